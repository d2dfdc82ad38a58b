"""`travaux note`: what people note of a commitment."""

import json
from datetime import date, datetime
from pathlib import Path

import click

from travaux.cli.printing import say
from travaux.commands.notes import note_commitment
from travaux.commands.workspace import somebody
from travaux.domain.commitments import CommitmentStatus, Entry
from travaux.domain.messages import joined, message
from travaux.views.workspace import opened

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("commitment")
@click.option(
    "--status", type=click.Choice([status.value for status in CommitmentStatus]), help="How far it has come."
)
@click.option("--note", help="A note, in your words.")
@click.option("--evidence", help="What shows it.")
@click.option("--source", help="Where the evidence is from.")
@click.option("--dated", type=DAY, help="The date of the evidence.")
@click.option("--next-review", type=DAY, help="When to look again.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def note(
    folder: Path,
    commitment: str,
    status: str | None,
    note: str | None,
    evidence: str | None,
    source: str | None,
    dated: datetime | None,
    next_review: datetime | None,
    as_json: bool,
) -> None:
    """Note in the workspace DIR how a COMMITMENT stands, by its id; earlier notes are kept."""
    entry = Entry(
        who="",
        when=date.today(),
        status=CommitmentStatus(status) if status else None,
        note=note,
        evidence=evidence,
        source=source,
        dated=dated.date() if dated else None,
        next_review=next_review.date() if next_review else None,
    )
    with opened(folder) as workspace:
        one = note_commitment(workspace, commitment, entry, somebody())
    if as_json:
        found = {
            "id": one.id,
            "paragraph": one.paragraph,
            "addressees": list(one.addressees),
            "status": status,
        }
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        named = joined(one.addressees) if one.addressees else message("no addressee")
        say(message("noted: paragraph %(label)s, %(addressees)s", label=one.paragraph, addressees=named))
