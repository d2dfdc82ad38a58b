import json
from datetime import date
from pathlib import Path

from travaux.analysis.commitments.duties import find_commitments
from travaux.formats.draft_file import read_draft

PLAN = [
    {
        "action_number": 7,
        "activity": "Mend the gauges",
        "work_leads": ["River Fund"],
        "action_leads": ["Delta Office", "Gauge Office"],
        "first_milestone": "Gauges counted",
        "first_milestone_deadline": "2026-02-15",
        "final_milestone": None,
        "final_milestone_deadline": "2026-06-10T00:00:00",
    },
    {
        "action_number": 8,
        "activity": "Open a register",
        "work_leads": [],
        "action_leads": [],
        "first_milestone": None,
        "first_milestone_deadline": None,
        "final_milestone": None,
        "final_milestone_deadline": "soon",
    },
]


def test_a_plan_of_action_gives_leads_and_days(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(PLAN), encoding="utf-8")
    draft = read_draft(path)
    first, last, undated = find_commitments(draft).commitments
    assert first.addressees == ("Delta Office", "Gauge Office")
    assert first.deadline is not None
    assert first.deadline.date == date(2026, 2, 15)
    assert last.deadline is not None
    assert last.deadline.date == date(2026, 6, 10)
    assert (undated.paragraph, undated.addressees, undated.deadline) == ("8", (), None)
    for one in (first, last, undated):
        for citation in one.citations:
            assert draft.source.text[citation.start : citation.end] == citation.quote
