"""`travaux search` and `travaux ask`: find words and answers in a workspace."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from travaux.cli.printing import put_out, show_status
from travaux.domain.messages import Message, Text, joined, message

if TYPE_CHECKING:
    from travaux.domain.search import Answer, Answers, Hit, SearchResult

_SHOWN = 5
"""Values of a facet that are printed."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("query")
@click.option("--actor", multiple=True, help="Only what is of this actor; repeat it for others too.")
@click.option("--sector", multiple=True, help="Only what is of this sector.")
@click.option("--group", multiple=True, help="Only what is of members of this group.")
@click.option("--kind", multiple=True, help="Only this kind: intervention, draft, input, report, argument …")
@click.option("--version", multiple=True, help="Only this version of the text.")
@click.option("--theme", multiple=True, help="Only what is about this theme.")
@click.option("--stance", multiple=True, help="Only where this stance is taken: support, reserve …")
@click.option("--from", "since", metavar="DATE", help="Only from this day, month or year on.")
@click.option("--to", "until", metavar="DATE", help="Only up to this day, month or year.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def search(
    folder: Path,
    query: str,
    actor: tuple[str, ...],
    sector: tuple[str, ...],
    group: tuple[str, ...],
    kind: tuple[str, ...],
    version: tuple[str, ...],
    theme: tuple[str, ...],
    stance: tuple[str, ...],
    since: str | None,
    until: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Search the record of the workspace DIR, by words and by meaning.

    QUERY is words, "phrases in quotes", begin*, AND, OR, NOT (or -word), and fields such as actor:Kenya.
    """
    from travaux.views.documents import as_json as to_json
    from travaux.views.search.results import search as find
    from travaux.views.search.results import search_plain
    from travaux.views.workspace import snapshot_of

    filters = {
        "actor": actor, "sector": sector, "group": group, "kind": kind, "version": version, "theme": theme,
        "stance": stance, "from": (since,) if since else (), "to": (until,) if until else (),
    }  # fmt: skip
    with snapshot_of(folder) as snapshot:
        result = find(snapshot, query, filters, limit=limit, say=show_status)
        plain = search_plain(snapshot, result) if as_json else None
    if plain is not None:
        put_out(to_json(plain), "json", None, "")
    else:
        click.echo("\n".join(_printed(result)))


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("question")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day from which “due” counts; today.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def ask(folder: Path, question: str, as_of: datetime | None, as_json: bool) -> None:
    """Answer QUESTION with the words of the record in the workspace DIR, or say that it has no answer.

    Such as: who voted against? who reserved on paragraph 11? how did paragraph 7 come back? what changed
    between Rev.1 and Rev.2? what did Kenya say about fees? when is the report due? what is next?
    """
    from travaux.views.documents import as_json as to_json
    from travaux.views.search.ask import answers_plain
    from travaux.views.search.ask import ask as answer
    from travaux.views.workspace import snapshot_of

    with snapshot_of(folder) as snapshot:
        found = answer(snapshot, question, today=(as_of or datetime.now()).date(), say=show_status)
        plain = answers_plain(snapshot, found) if as_json else None
    if plain is not None:
        put_out(to_json(plain), "json", None, "")
    else:
        click.echo("\n".join(_answered(found)))


def _answered(found: "Answers") -> Iterator[str]:
    if found.refused:
        yield from _refused(found)
        return
    yield str(message("Asked: %(question)s", question=found.understood))
    if found.abstained:
        yield str(message("The record has no words that answer this."))
    if found.counted:
        yield str(found.counted if found.abstained else joined((message("Found:"), found.counted), " "))
    yield from _printed_answers([answer for answer in found.answers if not answer.apart])
    if apart := [answer for answer in found.answers if answer.apart]:
        yield "\n" + str(message("Not counted"))
        yield from _printed_answers(apart)
    if found.left_out:
        yield "\n" + str(message("and %(n)s more", n=found.left_out))


def _refused(found: "Answers") -> Iterator[str]:
    yield str(message("This question was not understood."))
    if found.examples:
        yield str(message("Questions that this record answers:"))
    yield from (f"  {example!s}" for example in found.examples)


def _printed_answers(answers: "Sequence[Answer]") -> Iterator[str]:
    actor: str | None = ""
    for answer in answers:
        if answer.actor != actor:
            actor = answer.actor
            yield "\n" + click.style(actor or str(message("The text")), bold=True)
        stance = f"{click.style(answer.stance, underline=True)}: " if answer.stance else ""
        note = f" · {answer.note!s}" if answer.note else ""
        due = message("due %(date)s", date=answer.due) if answer.due else None
        facts = joined((answer.title, answer.date or message("undated"), due, answer.path), " · ")
        yield f"  {stance}“{answer.text}”{note}"
        yield click.style(f"    {facts!s}", dim=True)


def _printed(result: "SearchResult") -> Iterator[str]:
    if not result.hits:
        yield str(message("Nothing was found."))
        return
    shown = len(result.hits)
    if result.total > shown:
        yield str(message("%(n)s found, the first %(shown)s", n=result.total, shown=shown))
    else:
        yield str(message("%(n)s found", n=result.total))
    for number, hit in enumerate(result.hits, 1):
        unit = hit.unit
        heading = click.style(f"{number}. {unit.actor or unit.title}", bold=True)
        near = None if hit.how == "words" else message("by %(how)s", how=Message(hit.how))
        where = unit.title if unit.actor else None
        facts = joined((where, unit.kind.value, unit.date or message("undated"), near), " · ")
        yield f"\n{heading}\n   {facts!s}"
        if len(hit.versions) > 1:
            yield "   " + str(message("the same words in: %(versions)s", versions=joined(hit.versions)))
        yield f"   {_highlighted(hit)}\n   {click.style(unit.path, dim=True)}"
    yield ""
    for name, counts in result.facets.items():
        first: list[Text] = [f"{value} {count}" for value, count in list(counts.items())[:_SHOWN]]
        if len(counts) > _SHOWN:
            first.append(message("and %(n)s more", n=len(counts) - _SHOWN))
        yield f"{click.style(name, bold=True)}: {joined(first)!s}"


def _highlighted(hit: "Hit") -> str:
    """Return the words to show, what was sought made bold."""
    text, (start, end) = hit.unit.text, hit.shown
    parts, place = ["… " if start else ""], start
    for left, right in hit.spans:
        if start <= left and right <= end:
            parts += [text[place:left], click.style(text[left:right], bold=True, underline=True)]
            place = right
    parts += [text[place:end], " …" if end < len(text) else ""]
    return " ".join("".join(parts).split())
