"""`travaux align`: a record of a meeting with the times of its recording."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from travaux.cli.options import ACTORS, in_forms
from travaux.cli.printing import put_out, say
from travaux.cli.transcribe import hearing
from travaux.domain.messages import Percentage, counted, joined, message
from travaux.domain.recordings import clock

if TYPE_CHECKING:
    from travaux.views.alignments import AlignedMeeting

FORMS = ("vtt", "srt", "json")
_SHOWN = 20  # differences that are listed; JSON has all of them
_LONGEST = 160  # characters of the words of one


@click.command()
@click.argument("recording", type=click.Path(path_type=Path))
@click.argument("record", type=click.Path(path_type=Path))
@hearing
@in_forms(FORMS, "vtt")
@ACTORS
def align(
    recording: Path,
    record: Path,
    how: Mapping[str, Any],
    form: str,
    output: str | None,
    actors: Path | None,
) -> None:
    """Give RECORD, a transcript or verbatim record, the times of its words in RECORDING.

    The words stay those of the record. What was said and is not recorded, and what is recorded and was not
    heard, is listed.
    """
    from travaux.views.alignments import aligned_at, in_form
    from travaux.views.transcripts import RecordingOptions

    found = aligned_at(recording, record, RecordingOptions(**how), actors)
    put_out(in_form(found, form), form, output, f"{record.stem}-timed.{form}")
    _tell(found)


def _tell(found: "AlignedMeeting") -> None:
    """Say how much of the record was heard, and list where it and the sound differ."""
    differences = found.alignment.differences
    heard = message("%(share)s of the record's words are heard", share=Percentage(found.alignment.matched))
    told = counted("%(n)s difference", "%(n)s differences", len(differences))
    say(joined((heard, told), "; "), err=True)
    for one in differences[:_SHOWN]:
        when = clock(one.start_ms) if one.start_ms is not None else None
        said = message("said, not recorded: %(words)s", words=_short(one.said)) if one.said else None
        recorded = (
            message("recorded, not heard: %(words)s", words=_short(one.recorded)) if one.recorded else None
        )
        say(joined((when, said, recorded), "  "), err=True)


def _short(words: str) -> str:
    return f"“{words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(' ', 1)[0] + ' …'}”"
