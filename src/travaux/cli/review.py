"""`travaux review`: what needs a human eye, and what people say of it."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from travaux.cli.printing import print_json, say
from travaux.commands.running import run
from travaux.commands.workspace import somebody
from travaux.domain.messages import counted, joined, message
from travaux.domain.review import ReviewDecision
from travaux.domain.sources import Viewer
from travaux.errors import UsageError
from travaux.views.workspace import opened

if TYPE_CHECKING:
    from travaux.views.review.findings import ReviewItem
    from travaux.views.snapshot import Snapshot

_VERBS = {
    "confirm": ReviewDecision.CONFIRM,
    "edit": ReviewDecision.EDIT,
    "reject": ReviewDecision.REJECT,
    "undo": ReviewDecision.WITHDRAW,
}
_QUOTED = 160


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("action", type=click.Choice(("list", "show", *_VERBS, "log")), default="list")
@click.argument("finding", required=False)
@click.option("--reason", default="", help="Why; kept with the review.")
@click.option("--actor", help="Whose it is: a name or code of the registry.")
@click.option("--person", help="Who spoke, where that is known.")
@click.option("--for", "on_behalf_of", help="The groups spoken for, with “;” between them.")
@click.option("--stance", help="Which stance it is.")
@click.option("--targets", help="What it is about, with “;” between them.")
@click.option("--topics", help="What an argument is about, with “;” between them.")
@click.option("--old", help="Paragraphs of the older version, by number in reading order.")
@click.option("--new", help="Paragraphs of the newer version, by number in reading order.")
@click.option("--alike", is_flag=True, help="Say the same of every turn under the same label.")
@click.option("--all", "every", is_flag=True, help="List everything that can be reviewed.")
@click.option("--run/--no-run", "follow", default=True, help="Let all that rests on it follow at once.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def review(
    folder: Path,
    action: str,
    finding: str | None,
    reason: str,
    alike: bool,
    every: bool,
    follow: bool,
    as_json: bool,
    **said: str | None,
) -> None:
    """Review what was found in the workspace DIR: list, show, confirm, edit, reject, undo, log.

    FINDING is what `list` prints: kind/source/id, or the id alone where only one finding has it. What the
    machine found is kept beside every review, and reviews survive re-runs.
    """
    if action not in ("list", "log") and finding is None:
        raise UsageError(f"`{action}` needs a finding", remedy="`travaux review DIR list` names them")
    with opened(folder) as workspace:
        from travaux.views.snapshot import Snapshot

        snapshot = Snapshot(workspace, Viewer.KEEPER, 0)
        if action in _VERBS:
            given = {name: value for name, value in said.items() if value is not None}
            _record_decision(snapshot, finding or "", _VERBS[action], given, reason, alike=alike)
            if follow:
                run(workspace, somebody())
            snapshot = Snapshot(workspace, Viewer.KEEPER, 1)
        if action == "list":
            _list(snapshot, every=every, as_json=as_json)
        elif action == "log":
            _log(snapshot, as_json=as_json)
        else:
            _print_finding(snapshot, finding or "", as_json=as_json)


def _record_decision(
    snapshot: "Snapshot",
    name: str,
    verdict: ReviewDecision,
    said: Mapping[str, str],
    reason: str,
    *,
    alike: bool,
) -> None:
    from travaux.commands.corrections import read_correction
    from travaux.commands.reviewing import decide
    from travaux.views.review.findings import item, with_alike

    one = item(snapshot, name)
    wanted = with_alike(snapshot, one) if alike else [one]
    if said and verdict is not ReviewDecision.EDIT:
        raise UsageError("only `edit` says what stands instead", where=name)
    correction = read_correction(snapshot, one, said) if verdict is ReviewDecision.EDIT else None
    decide(
        snapshot.workspace,
        wanted,
        verdict,
        somebody(),
        reason=reason,
        correction=correction,
        after=len(one.reviews),
    )


def _list(snapshot: "Snapshot", *, every: bool, as_json: bool) -> None:
    from travaux.views.review.findings import items, queue
    from travaux.views.review.plain import item_json

    wanted = list(items(snapshot).values()) if every else queue(snapshot)
    if as_json:
        print_json({"findings": [item_json(snapshot, item) for item in wanted]})
        return
    for item in wanted:
        click.echo(_line(item))
    if every:
        say(counted("%(n)s finding", "%(n)s findings", len(wanted)))
        return
    say(
        counted(
            "%(n)s finding needs a second look; --all lists every one",
            "%(n)s findings need a second look; --all lists every one",
            len(wanted),
        )
    )


def _line(item: "ReviewItem") -> str:
    needs = "; ".join(str(need.why) for need in item.needs)
    return f"{item.name}  {item.where}: {item.now!s}{f' — {needs}' if needs else ''}"


def _print_finding(snapshot: "Snapshot", name: str, *, as_json: bool) -> None:
    from travaux.views.review.findings import item
    from travaux.views.review.plain import item_json

    one = item(snapshot, name)
    if as_json:
        print_json(item_json(snapshot, one))
        return
    click.echo(f"{one.what}, {one.where}: {one.now!s}")
    if one.machine != one.now:
        say(message("the machine found: %(words)s", words=one.machine))
    for need in one.needs:
        say(message("needs a second look: %(why)s", why=need.why))
    for citation in one.citations[:2]:
        quote = " ".join(citation.quote.split())
        click.echo(f"  “{quote[:_QUOTED]}{'…' if len(quote) > _QUOTED else ''}”")
    for number, given in enumerate(one.reviews, 1):
        said = message(
            "%(number)s. %(decision)s by %(name)s on %(when)s",
            number=number,
            decision=given.verdict,
            name=given.who,
            when=f"{given.when:%Y-%m-%d %H:%M}",
        )
        say(joined((said, given.reason or None), ": "))
    if one.pending:
        say(message("what rests on it follows with the next `travaux run`"))


def _log(snapshot: "Snapshot", *, as_json: bool) -> None:
    from travaux.views.review.findings import log

    lines = log(snapshot)
    if as_json:
        print_json({"log": [asdict(line) for line in lines]})
        return
    for line in lines:
        click.echo(f"{line.when}  {line.who}  {line.action} {line.subject}  {line.detail}")
