"""`travaux delivery`: what people find that each holder of a commitment has done."""

from datetime import date, datetime
from pathlib import Path

import click

from travaux.cli.options import in_forms
from travaux.cli.printing import print_json, put_out, say
from travaux.commands.assessing import assess, hand_in, withdraw_assessment
from travaux.commands.workspace import somebody
from travaux.domain.delivery import RecordedAssessment
from travaux.domain.messages import message
from travaux.errors import NotFound, UsageError
from travaux.views.delivery.documents import FORMS, delivery_at
from travaux.views.delivery.table import Selection
from travaux.views.workspace import opened

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--commitment", help="Only this commitment, by the beginning of its id.")
@click.option("--holder", help="Only what this State or body holds, by name or code.")
@click.option("--group", help="Only what members of this group hold.")
@click.option("--region", help="Only what States of this region hold.")
@click.option("--goal", help="Only what names this goal, target or action line: “SDG 9.c”.")
@click.option("--as-of", type=DAY, help="The day on which status is told; today, if not given.")
@click.option("--csv", "table", metavar="OUT", help="Write every pair to OUT as CSV, to fill in and hand in.")
@click.option(
    "--import",
    "handed_in",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Hand in a CSV: all of its rows are taken, or none.",
)
@click.option("--assess", "grade", metavar="GRADE", help="Give a grade of the scale to --holder.")
@click.option("--on", "assessed", type=DAY, help="The day of the assessment; today, if not given.")
@click.option("--assessor", help="Whose assessment it is; yours, if not given.")
@click.option("--note", help="Why, in their words.")
@click.option("--evidence", help="What shows it, in words.")
@click.option("--address", help="Where that evidence is found.")
@click.option("--source", help="Evidence in the record: SOURCE:START-END.")
@click.option("--reply", help="What the holder answers.")
@click.option("--replied", type=DAY, help="When the holder answered.")
@click.option("--milestone", multiple=True, help="A step on the way: “BY | REACHED | WHAT”, days YYYY-MM-DD.")
@click.option("--next-review", type=DAY, help="When to look again.")
@click.option("--private/--public", "private", default=False, help="Keep it out of whatever is published.")
@click.option("--withdraw", metavar="ID", help="Take back the assessment of this id; the record keeps it.")
@in_forms(FORMS, "md")
def delivery(
    folder: Path,
    commitment: str | None,
    holder: str | None,
    group: str | None,
    region: str | None,
    goal: str | None,
    as_of: datetime | None,
    table: str | None,
    handed_in: Path | None,
    grade: str | None,
    private: bool,
    milestone: tuple[str, ...],
    withdraw: str | None,
    form: str,
    output: str | None,
    **said: datetime | str | None,
) -> None:
    """Show how far the commitments of the workspace DIR are delivered, by those who hold them.

    An assessment is yours: give one with --assess, --commitment and --holder, or say something of a holder
    without a grade. Nothing is overwritten. Whoever is not assessed is told as that, never as not done.
    """
    given = {name: _written(value) for name, value in said.items() if value}
    given |= {"grade": grade} if grade else {}
    given |= {"milestones": "\n".join(milestone)} if milestone else {}
    if sum(map(bool, (given, handed_in, withdraw))) > 1:
        raise UsageError("one thing at a time", remedy="assess, --withdraw or --import")
    if handed_in:
        _hand_in(folder, handed_in, form)
    elif withdraw:
        with opened(folder) as workspace:
            _tell(withdraw_assessment(workspace, withdraw, somebody()), form, withdrawn=True)
    elif given:
        _assess(folder, commitment, holder, given | {"visibility": "private" if private else "public"}, form)
    else:
        day = as_of.date() if as_of else date.today()
        wanted = Selection(holder, commitment, group, region, goal)
        form, output = ("csv", table) if table else (form, output)
        put_out(delivery_at(folder, form, day, wanted), form, output, f"{folder.name}-delivery.{form}")


def _written(value: datetime | str | None) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else value or ""


def _assess(
    folder: Path, commitment: str | None, holder: str | None, said: dict[str, str], form: str
) -> None:
    if not commitment or not holder:
        raise UsageError(
            "an assessment is of a holder and a commitment", remedy="give --commitment and --holder"
        )
    with opened(folder) as workspace:
        kept = assess(workspace, commitment, holder, said, somebody(), date.today())
    _tell(kept, form)


def _tell(kept: RecordedAssessment, form: str, *, withdrawn: bool = False) -> None:
    one = kept.assessment
    if form == "json":
        print_json(
            {"commitment": kept.commitment, "holder": one.holder, "grade": one.grade, "kept": not withdrawn}
        )
        return
    where = {"label": kept.paragraph, "holder": one.holder}
    if withdrawn:
        say(message("withdrawn: paragraph %(label)s, %(holder)s", **where))
    else:
        say(message("assessed: paragraph %(label)s, %(holder)s", **where))


def _hand_in(folder: Path, file: Path, form: str) -> None:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise NotFound(
            f"cannot be read: {error.strerror}", where=str(file), remedy="check the path"
        ) from error
    with opened(folder) as workspace:
        done = hand_in(workspace, data, str(file), somebody(), date.today())
    if form == "json":
        print_json({"added": done.added, "known": done.known, "empty": done.empty})
        return
    say(
        message(
            "added: %(added)s; known already: %(known)s; rows without an assessment: %(empty)s",
            added=done.added,
            known=done.known,
            empty=done.empty,
        )
    )
