"""Whether the report on a recogniser's output names the actors that spoke by the official verbatim record."""

import json
import sys
import tempfile
from pathlib import Path

from evals.corpus import CORPUS
from travaux.domain.actors import ActorKind
from travaux.domain.meeting_reports import MeetingReport
from travaux.pipeline.tools import tools
from travaux.reports.composition.tools import Tools
from travaux.views.meetings import report_file

OUTPUTS = CORPUS / "asr"
FILE = "un-security-council-asr-vs-verbatim.json"
KINDS = frozenset({ActorKind.STATE, ActorKind.OBSERVER})


def measure(corpus: Path) -> tuple[int, int, int, int]:
    """Return how well recognisers' outputs name the States that speak by the verbatim records.

    The figures are: speaking and looked for, found, names that the verbatim text lacks, names in all.
    """
    data = json.loads((corpus / FILE).read_text(encoding="utf-8"))
    with_ = tools()
    looked_for = found = foreign = named = 0
    with tempfile.TemporaryDirectory() as folder:
        for symbol, outputs in data["transcriptions"].items():
            verbatim = _report(data["groundTruth"][symbol]["en"], with_, Path(folder))
            official = {line.text for line in verbatim.named} | _speaking(verbatim)
            for text in outputs["en"].values():
                names = {line.text for line in _report(text, with_, Path(folder)).named}
                said = _speaking(verbatim) & {line.text for line in verbatim.named}
                looked_for, found = looked_for + len(said), found + len(said & names)
                named, foreign = named + len(names), foreign + len(names - official)
    return looked_for, found, foreign, named


def _report(text: str, with_: Tools, folder: Path) -> MeetingReport:
    path = folder / "meeting.txt"
    path.write_text(text, encoding="utf-8")
    return report_file(path, with_)


def _speaking(report: MeetingReport) -> set[str]:
    actors = (turn.speaker.actor for turn in report.meeting.interventions)
    return {actor.name for actor in actors if actor and actor.kind in KINDS}


if __name__ == "__main__":
    if not OUTPUTS.is_dir():
        sys.exit(f"{OUTPUTS} is not there")
    wanted, got, others, everything = measure(OUTPUTS)
    print("Recognisers' output against the verbatim record, English, four meetings, nine recognisers")
    print(f"States that speak and are named in the verbatim text: {got} of {wanted} named in the output")
    print(f"actors named in the output that the verbatim text does not know: {others} of {everything}")
