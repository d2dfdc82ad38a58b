"""Every stage of the record gives its result where what it needs is there, and works with what it has."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests.unit.analysis.text.drafting import draft
from travaux.commands.adding import add
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.domain.consultation import Consultation
from travaux.domain.lineage import Trace, Traces
from travaux.domain.process import Procedure
from travaux.domain.record import ResultHead, StageStatus
from travaux.domain.sources import Viewer
from travaux.pipeline import declarations
from travaux.pipeline.declarations import MAKERS, STAGES, stages_with_writer, transcribe
from travaux.reports.composition.tools import Tools
from travaux.views.search.indexes import close_indexes
from travaux.views.workspace import opened

DRAFT = "Draft accord\n\n1. Parties shall meet [every year].\n\n2. Invites Parties to share charts by 2035.\n"
FILES = {
    "zero.txt": (DRAFT, "draft"),
    "rev.txt": (DRAFT.replace("meet", "sit"), "draft"),
    "talk.txt": ("Norway: We support paragraph 1.\n\nKenya: We oppose paragraph 1.\n", "transcript"),
    "makers.txt": ("Comments\n\nWe propose to share charts by 2035.\n", "input"),
    "letter.txt": ("Letter\n\nI place the draft under silence until 14 July 2031, at noon.\n", "letter"),
}


@pytest.fixture(scope="module")
def heads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[ResultHead]]:
    base = tmp_path_factory.mktemp("talks")
    create(base / "ws")
    with opened(base / "ws") as workspace:
        for name, (text, _) in FILES.items():
            (base / name).write_text(text, encoding="utf-8")
        files = [(base / name, {"kind": kind}) for name, (_, kind) in FILES.items()]
        assert [one.status for one in add(workspace, files, "Ana")] == ["added"] * len(FILES)
        run(workspace, "Ana")
        with workspace.record.view(Viewer.KEEPER) as reading:
            yield reading.heads()
    close_indexes()


@pytest.mark.parametrize("stage", [stage.name for stage in STAGES if stage is not transcribe])
def test_each_stage_gives_what_it_says_it_gives(heads: list[ResultHead], stage: str) -> None:
    own = [head for head in heads if head.stage == stage]
    assert own
    assert {head.status for head in own} == {StageStatus.DONE}
    assert {MAKERS[form] for form in MAKERS if form.__name__ in {head.form for head in own}} == {stage}
    assert all(head.counts for head in own)


TOOLS = cast(Tools, SimpleNamespace(registry=None))


@pytest.mark.parametrize("given", [("trace",), ()])
def test_a_consultation_is_told_what_became_of_inputs_where_that_is_known(
    monkeypatch: pytest.MonkeyPatch, given: tuple[str, ...]
) -> None:
    heard: list[Any] = []
    monkeypatch.setattr(declarations, "consultation_of_record", lambda *said: heard.append(said))
    traces = Traces(cast(tuple[Trace, ...], given)) if given else None
    declarations.consultation((), (), (), (), traces, TOOLS)
    assert heard == [((), (), (), (), given, TOOLS)]


def test_a_procedure_takes_the_versions_by_their_dates_and_undated_ones_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[Any] = []
    monkeypatch.setattr(declarations, "read_procedure", lambda *said: heard.append(said))
    early, late, undated = (
        replace(draft("1. We meet.", name), date=day)
        for name, day in (("a", date(2031, 1, 1)), ("b", date(2031, 2, 1)), ("c", None))
    )
    declarations.procedure((), (), (), (undated, late, early), TOOLS)
    assert heard == [((), (), (), [early, late, undated], None)]


def test_a_class_of_result_belongs_to_one_stage() -> None:
    assert MAKERS[Consultation] == "consultation"
    assert MAKERS[Procedure] == "procedure"
    every = stages_with_writer(private=False)
    assert len(MAKERS) == sum(len(stage.returns) for stage in every)
