"""Commands on a workspace: new, add, run, list, show."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from travaux.cli.printing import is_quiet, print_json, say
from travaux.commands.manifest import Manifest, Said, read_manifest
from travaux.commands.running import MOST_PROCESSES
from travaux.commands.running import run as run_stages
from travaux.commands.workspace import adopt, create, somebody
from travaux.domain.actors import Sector
from travaux.domain.messages import counted, joined, message
from travaux.domain.runs import Failure, Listener, RunEvent, RunSummary, State, silence
from travaux.domain.sources import SourceKind, Track
from travaux.domain.spans import Citation
from travaux.errors import PartialFailure, UsageError
from travaux.views.workspace import Listing, excerpt, listed, opened

if TYPE_CHECKING:
    from travaux.commands.adding import Added

FOLDER = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
_NOTES_SHOWN = 6
KINDS = click.Choice([kind.value for kind in SourceKind])
KIND = click.option("--as", "kind", type=KINDS, help="What it is; else as recognised.")


RECORD_AT = click.option(
    "--record",
    metavar="ADDRESS",
    help="Keep the record in a PostgreSQL database, postgresql://NAME@HOST/DATABASE, not in DIR.",
)


@click.command("new")
@FOLDER
@click.option("--title", help="What the negotiation is called; the folder's name otherwise.")
@click.option("--taxonomy", default="none", show_default=True, help="Topics: a name or a file.")
@click.option("--actors", help="Your own registry of who takes part, a TOML file relative to DIR.")
@RECORD_AT
@AS_JSON
def new(
    folder: Path, title: str | None, taxonomy: str, actors: str | None, record: str | None, as_json: bool
) -> None:
    """Make a workspace in DIR: settings, a folder for the originals, and an empty record."""
    settings = create(folder, title, taxonomy, actors, record)
    if as_json:
        print_json({"workspace": str(folder), "title": settings.title, "taxonomy": settings.taxonomy})
    else:
        say(message("made %(folder)s; now: travaux add %(folder)s FILE…", folder=str(folder)))


@click.command("add")
@FOLDER
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@KIND
@click.option("--title", help="What to call it.")
@click.option("--date", help="When it was held, issued or received: YYYY-MM-DD.")
@click.option("--body", help="Where it belongs: a committee, a conference.")
@click.option("--stage", help="The step in the life of a text, such as Rev.1.")
@click.option("--symbol", help="Its document symbol, such as A/80/L.41.")
@click.option("--sector", type=click.Choice([sector.value for sector in Sector]), help="The author's sector.")
@click.option("--author", help="Whose input or statement it is.")
@click.option("--language", help="Its language, as an ISO 639-1 code.")
@click.option(
    "--track",
    type=click.Choice([track.value for track in Track]),
    help="The track it belongs to: open consultation or closed negotiation.",
)
@click.option(
    "--speakers",
    "speakers_list",
    metavar="LIST",
    type=click.Path(path_type=Path),
    help="Of a recording: a file that lists who is down to speak.",
)
@click.option(
    "--sound",
    type=click.Path(),
    help="Of a transcript: the file of sound or film in which its words are heard.",
)
@click.option("--private/--public", "private", default=None, help="Keep it out of whatever is published.")
@click.option("--room", metavar="ROOM", help="The room in which it stands: who is in it sees it.")
@click.option(
    "--return-of",
    "returns",
    metavar="VERSION",
    help="The files are edits of this version: its id, file name, symbol or stage. With --from.",
)
@click.option("--from", "sender", help="The delegation whose edits they are.")
@click.option("--manifest", type=click.Path(path_type=Path), help="A TOML file that lists sources.")
@AS_JSON
def add_sources(
    folder: Path,
    files: tuple[Path, ...],
    kind: str | None,
    speakers_list: Path | None,
    private: bool | None,
    manifest: Path | None,
    returns: str | None,
    sender: str | None,
    as_json: bool,
    **said: str | None,
) -> None:
    """Add FILES, and the files in folders, to the workspace DIR.

    The bytes are kept untouched. The same file added again is the same source; what you newly say of it is
    taken over. A file that cannot be read is named and leaves nothing behind; the others are still added.
    A recording is private unless you say --public; `travaux run` transcribes it.

    A version that was downloaded as DOCX, edited with tracked changes and sent back is added with --return-of
    VERSION --from DELEGATION: its changes are that delegation's proposals.
    """
    from travaux.commands.adding import add, files_in  # they load every reader
    from travaux.commands.returning import said_of_return

    _check_return(returns, sender)
    given = _facts_given(said, kind, private) | _speakers_given(speakers_list)
    listed = read_manifest(manifest) if manifest else None
    wanted = _sources_wanted(files_in(files), listed, given)
    unused = {item.path: item.unused for item in listed.files} if listed else {}
    done: list[Added] = []
    with opened(folder) as workspace:
        workspace = adopt(workspace, listed) if listed else workspace
        if returns and sender:
            edited = said_of_return(workspace, returns, sender)
            wanted = [(path, {**told, **edited}) for path, told in wanted]
        for item in add(workspace, wanted, somebody()):
            done.append(item)
            if not as_json:
                _tell_added(item, unused.get(Path(item.path), ()))
    _end_of_adding(done, as_json)


def _check_return(returns: str | None, sender: str | None) -> None:
    if (returns is None) is not (sender is None):
        raise UsageError("--return-of and --from go together", remedy="say which version, and who edited it")


def _sources_wanted(
    files: Iterable[Path], listed: Manifest | None, given: Mapping[str, str]
) -> list[tuple[Path, Said]]:
    """Return the files named and those of the manifest, each with what is said of it."""
    wanted: list[tuple[Path, Said]] = [(path, given) for path in files]
    wanted += [(item.path, {**given, **item.said}) for item in listed.files] if listed else []
    if not wanted:
        raise UsageError("there is nothing to add", remedy="name files, folders with files, or a --manifest")
    return wanted


def _facts_given(said: Mapping[str, str | None], kind: str | None, private: bool | None) -> dict[str, str]:
    """Return what the options say of all sources that are added."""
    given = {name: value for name, value in said.items() if value is not None}
    given |= {"kind": kind} if kind else {}
    given |= {} if private is None else {"visibility": "private" if private else "public"}
    return given


def _speakers_given(listed: Path | None) -> dict[str, str]:
    """Return who is down to speak, as a file lists it."""
    from travaux.commands.adding import speakers_listed  # it loads every reader

    return {"speakers": speakers_listed(listed)} if listed else {}


PROCESSES = click.option(
    "--processes",
    type=click.IntRange(1, MOST_PROCESSES),
    metavar="N",
    help="Share the work among N processes; one a core unless you say so here or in TRAVAUX_PROCESSES.",
)


@click.command("run")
@FOLDER
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what failed.")
@PROCESSES
@AS_JSON
def run(folder: Path, quiet: bool, processes: int | None, as_json: bool) -> None:
    """Process the sources in DIR that are new or have changed.

    What is done is skipped. A run that was interrupted, however, is taken up where it stood. A long run is
    shared by as many processes as there are cores; what is found is the same.
    """
    with opened(folder) as workspace:
        listen = silence if quiet or as_json else progress()
        summary = run_stages(workspace, somebody(), listen, processes=processes)
    if as_json:
        print_json(summary_json(summary))
    elif not quiet:
        click.echo(_summary_line(summary))
    end_of_run(summary)


@click.command("list")
@FOLDER
@AS_JSON
def list_sources(folder: Path, as_json: bool) -> None:
    """List the sources of the workspace DIR and what became of each."""
    with opened(folder) as workspace:
        listings = listed(workspace)
        title = workspace.settings.title
    if as_json:
        print_json({"title": title, "sources": [_listing_json(item) for item in listings]})
        return
    for item in listings:
        click.echo(_listing_line(item))
    sources = counted("%(n)s source", "%(n)s sources", len(listings))
    say(joined((title, sources), ": "))


@click.command("show")
@click.argument("source")
@click.argument("start", type=int)
@click.argument("end", type=int)
@KIND
@AS_JSON
def show(source: str, start: int, end: int, kind: str | None, as_json: bool) -> None:
    """Print the words from START to END of SOURCE, as citations give them.

    SOURCE is a file, or WORKSPACE:SOURCE with a source's id or file name. START and END count Unicode
    characters of the source text as read.
    """
    words = excerpt(source, start, end, SourceKind(kind) if kind else None)
    if as_json:
        print_json(_citation_json(words))
    else:
        click.echo(words.quote)


def _tell_added(item: "Added", unused: Iterable[str]) -> None:
    if item.error is not None or item.source is None:
        click.echo(f"{message('failed')!s:<10} {item.error!s}", err=True)
        return
    understood = ", ".join(f"{count:,} {what}" for what, count in item.counts.items() if count)
    facts = item.source.facts
    dated = f" of {facts.date.isoformat()}" if facts.date else ", undated"
    click.echo(f"{item.status:<10} {item.source.id}  {item.path}: {facts.kind}{dated}, {understood}")
    for note in item.notes[:_NOTES_SHOWN]:
        click.echo(f"{'':<10} {note!s}")
    if len(item.notes) > _NOTES_SHOWN:
        more = message("and %(n)s more; --json gives all", n=len(item.notes) - _NOTES_SHOWN)
        click.echo(f"{'':<10} {more!s}")
    if unused:
        spare = message(
            "the manifest also says %(names)s, which the record has no place for", names=joined(unused)
        )
        click.echo(f"{'':<10} {spare!s}")


def _end_of_adding(done: list["Added"], as_json: bool) -> None:
    failed = sum(item.status == "failed" for item in done)
    if as_json:
        print_json({"files": [_added_json(item) for item in done], "failed": failed})
    if failed:
        rest = "; the others are in" if failed < len(done) else ""
        raise PartialFailure(
            f"{failed} of {len(done)} files could not be added", remedy=f"the reasons are above{rest}"
        )


def progress() -> Listener:
    """Return what tells of a run: one live line on a terminal, a line a result elsewhere."""
    if is_quiet():
        return silence
    return _show_progress if sys.stdout.isatty() else _print_progress


def _show_progress(event: RunEvent) -> None:
    far = "" if event.state is State.UNDER_WAY else f" {event.number}/{event.total} "
    left = f"  {event.message!s}" if event.state is State.UNDER_WAY and event.message else ""
    line = f"{event.stage}{far} {event.about}{left}"
    end = f": {event.message!s}\n" if event.state is State.FAILED else ""
    click.echo(f"\r\x1b[2K{line[:100]}{end}", nl=False)


def _print_progress(event: RunEvent) -> None:
    if event.state in (State.DONE, State.FAILED):
        said = f": {event.message!s}" if event.message else ""
        click.echo(f"{event.stage} {event.number}/{event.total} {event.state}  {event.about}{said}")


def _summary_line(summary: RunSummary) -> str:
    counts = {state: summary.count(state) for state in (State.DONE, State.SKIPPED, State.FAILED)}
    start = "\r\x1b[2K" if sys.stdout.isatty() else ""
    said = message(
        "%(done)s done, %(skipped)s up to date, %(failed)s failed",
        done=counts[State.DONE],
        skipped=counts[State.SKIPPED],
        failed=counts[State.FAILED],
    )
    return f"{start}{said!s}"


def end_of_run(summary: RunSummary) -> None:
    """Say what failed.

    Raises:
        PartialFailure: if anything did.
    """
    for failure in summary.failures:
        said = message(
            "%(stage)s failed for %(name)s: %(reason)s",
            stage=failure.stage,
            name=failure.name,
            reason=failure.message,
        )
        say(said, err=True)
    if summary.failures:
        raise PartialFailure(
            f"{len(summary.failures)} items failed",
            remedy="the reasons are above; mend or replace these sources and run again",
        )


def summary_json(summary: RunSummary) -> dict[str, object]:
    """Return what a run did, as scripts read it."""
    return {
        **{state.value: summary.count(state) for state in (State.DONE, State.SKIPPED, State.FAILED)},
        "stages": {name: dict(counts) for name, counts in summary.stages.items()},
        "failures": [_failure_json(failure) for failure in summary.failures],
    }


def _failure_json(failure: Failure) -> dict[str, str]:
    return {
        "stage": failure.stage,
        "source": failure.source,
        "name": failure.name,
        "message": str(failure.message),
    }


def _added_json(item: "Added") -> dict[str, object]:
    facts = item.source.facts if item.source else None
    return {
        "path": item.path,
        "status": item.status,
        "source": item.source.id if item.source else None,
        "kind": facts.kind if facts else None,
        "title": facts.title if facts else None,
        "date": facts.date.isoformat() if facts and facts.date else None,
        "counts": dict(item.counts),
        "notes": [str(note) for note in item.notes],
        "error": None if item.error is None else str(item.error),
    }


def _listing_json(item: Listing) -> dict[str, object]:
    facts = item.stored.source.facts
    return {
        "id": item.stored.source.id,
        "name": item.stored.source.name,
        "kind": facts.kind,
        "title": item.stored.source.title,
        "date": facts.date.isoformat() if facts.date else None,
        "body": facts.body,
        "stage": facts.stage,
        "symbol": facts.symbol,
        "sector": facts.sector,
        "author": facts.author,
        "language": facts.language,
        "visibility": facts.visibility,
        "returns": facts.returns,
        "track": facts.track,
        "sha256": item.stored.sha256,
        "size": item.stored.size,
        "added": item.stored.added,
        "results": [
            {
                "stage": head.stage,
                "status": head.status,
                "counts": dict(head.counts),
                "error": None if head.error is None else str(head.error),
            }
            for head in item.results
        ],
    }


def _listing_line(item: Listing) -> str:
    facts = item.stored.source.facts
    when = facts.date.isoformat() if facts.date else "undated   "
    done = ", ".join(f"{head.stage} {head.status}" for head in item.results)
    private = " (private)" if facts.visibility == "private" else ""
    return f"{item.stored.source.id}  {when}  {facts.kind:<10}  {item.stored.source.title}{private}  [{done}]"


def _citation_json(words: Citation) -> dict[str, object]:
    return {
        "source": words.source,
        "start": words.start,
        "end": words.end,
        "quote": words.quote,
        "start_s": None if words.start_ms is None else words.start_ms / 1000,
        "end_s": None if words.end_ms is None else words.end_ms / 1000,
    }
