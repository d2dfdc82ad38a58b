"""What stages work with, how far a transcription is, and the one text that a lone file exposes."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import toy
from docx import Document as WordDocument

from travaux.domain.runs import RunEvent, State
from travaux.domain.sources import Viewer, Visibility
from travaux.errors import NotFound, UnreadableSource, UsageError
from travaux.pipeline.execution import Execution
from travaux.pipeline.exposure import exposed_text, spoken_in, spoken_of, written_in
from travaux.pipeline.plan import plan
from travaux.pipeline.recognition import SourceFile
from travaux.pipeline.tools import left_in_words, tools, tools_of, transcriber_of
from travaux.pipeline.transcription import Transcriber, TranscriptionProgress
from travaux.store.settings import Settings
from travaux.store.workspace import create_workspace

TALK = "Marenia: We ask for a toll.\n\nTessaly: We ask for none.\n\nMarenia: Then let us wait for spring.\n"
TEXT = "# The toll\n\n1. The parties shall keep the toll.\n\n2. The toll pays for pilots.\n"
OWN = '[[topic]]\ncode = "nets"\nlabel = "Mending of nets"\ncues = ["nets"]\n'


@dataclass(frozen=True)
class Deaf:
    """A recogniser that is only asked what it is."""

    identity: str = "deaf 1"


def test_topics_are_the_users_where_a_toml_file_is_named_and_the_shipped_ones_else(tmp_path: Path) -> None:
    own = tmp_path / "nets.toml"
    own.write_text(OWN, encoding="utf-8")
    assert [topic.label for topic in tools(taxonomy=own).taxonomy.topics] == ["Mending of nets"]
    assert tools(taxonomy="sdgs").taxonomy.topics
    assert not tools().taxonomy.topics
    with pytest.raises(NotFound):
        tools(taxonomy="toml.nets")  # no file is meant, and no such topics are shipped
    assert (tools(time_limit_s=7).time_limit_s, tools().time_limit_s) == (7, tools().time_limit_s)


def test_the_topics_of_a_workspace_tell_its_tools_apart(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    workspace = create_workspace(tmp_path / "own", Settings("Nets", taxonomy="nets.toml"))
    (workspace.folder / "nets.toml").write_text(OWN, encoding="utf-8")
    (tool,) = tools_of(workspace).values()
    shipped = create_workspace(tmp_path / "shipped", Settings("Nets"))
    (other,) = tools_of(shipped).values()
    assert f"taxonomy {shipped.settings.taxonomy}" in other.identity
    assert "taxonomy nets.toml" not in tool.identity
    (workspace.folder / "nets.toml").write_text(OWN.replace('"nets"', '"ropes"'), encoding="utf-8")
    (changed,) = tools_of(workspace).values()
    assert changed.identity != tool.identity
    assert [topic.code for topic in changed.build().taxonomy.topics] == ["ropes"]


@pytest.mark.parametrize(
    ("progress", "about", "seconds", "said"),
    [
        (TranscriptionProgress(0, 61_999), "0:00 / 1:01", (0, 61), ""),
        (TranscriptionProgress(59_999, 61_000, 59.9), "0:59 / 1:01", (59, 61), "less than a minute left"),
        (
            TranscriptionProgress(60_000, 3_600_000, 90.1, said="in fair English"),
            "1:00 / 1:00:00",
            (60, 3600),
            "in fair English; 2 minutes left",
        ),
    ],
)
def test_whoever_listens_hears_how_far_a_transcription_is(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    progress: TranscriptionProgress,
    about: str,
    seconds: tuple[int, int],
    said: str,
) -> None:
    workspace = create_workspace(tmp_path / "w", Settings("Nets"))
    monkeypatch.setattr("travaux.pipeline.tools.speech_recogniser", lambda *_: Deaf())
    heard: list[RunEvent] = []
    tool = transcriber_of(workspace, heard.append)[Transcriber]
    assert tool.identity.startswith("deaf 1; stretches ")
    tool.build().tell(progress)
    (event,) = heard
    assert (event.stage, event.about, event.state) == ("transcribe", about, State.UNDER_WAY)
    assert (event.number, event.total) == seconds
    assert event.message == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "less than a minute left"),
        (59.9, "less than a minute left"),
        (60, "1 minute left"),
        (89, "1 minute left"),
        (91, "2 minutes left"),
    ],
)
def test_what_is_left_is_told_to_the_minute(seconds: float, said: str) -> None:
    assert str(left_in_words(seconds)) == said


def written(folder: Path, text: str, name: str = "source.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_transcript_has_turns_and_lines_over_one_text(tmp_path: Path) -> None:
    path = written(tmp_path, TALK)
    talk, draft = spoken_in(path), written_in(path)
    assert [turn.label for turn in talk.turns] == ["Marenia", "Tessaly", "Marenia"]
    assert draft.source.text == talk.source.text == exposed_text(path).text
    assert [draft.source.text[p.start : p.end] for p in draft.paragraphs] == [
        p.text for p in draft.paragraphs
    ]
    assert len(draft.paragraphs) == 3
    assert draft.coverage == talk.coverage


def test_a_text_is_read_as_one_and_turns_are_looked_for_in_it(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT, "source.md")
    draft, talk = written_in(path), spoken_in(path)
    assert [p.label for p in draft.paragraphs if p.label] == ["1.", "2."]
    assert draft.source.text == talk.source.text == exposed_text(path).text


def test_a_format_that_is_named_is_read_whatever_the_content_shows(tmp_path: Path) -> None:
    file = SourceFile(written(tmp_path, TALK))
    assert spoken_of(file, file.talk.format if file.talk else None).turns == spoken_of(file).turns
    with pytest.raises(UsageError):
        spoken_of(file, "no such format")


def test_a_folder_of_statements_is_one_text(tmp_path: Path) -> None:
    folder = tmp_path / "statements"
    folder.mkdir()
    for name in ("marenia.txt", "tessaly.txt"):
        written(folder, f"Statement by {name[:-4].title()}\n\nWe support the toll on the river.\n", name)
    talk = spoken_in(folder)
    assert exposed_text(folder).text == talk.source.text
    assert len(talk.turns) == 2


def test_what_is_no_text_at_all_is_refused_as_the_text_it_is_not(tmp_path: Path) -> None:
    path = written(tmp_path, "", "source.txt")
    for read in (spoken_in, written_in, exposed_text):
        with pytest.raises(UnreadableSource):
            read(path)


def test_a_stage_may_be_tried_on_one_source_and_nothing_is_kept(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.")
    found = Execution(workspace, plan(toy.STAGES, toy.tools()), toy.tools(), "tester")
    with workspace.record.view(Viewer.KEEPER) as view:
        (stored,) = view.sources()
    tried = found.try_one("read", stored)
    assert tried.head.stage == "read"
    assert list(found.standing()) == []
    found.run()
    again = Execution(workspace, plan(toy.STAGES, toy.tools()), toy.tools(), "tester")
    heads = {task.step.stage.name: (task, head) for task, head in again.standing()}
    assert set(heads) == {"read", "remarks", "tally"}
    task, head = heads["read"]
    assert head.fingerprint == task.fingerprint == found.told_by_itself(tried, stored).head.fingerprint
    assert found.again(task).head.digest == head.digest


def test_what_failed_does_not_stand(tmp_path: Path) -> None:
    workspace = toy.workspace_with(tmp_path, "We speak of rivers.")
    toy.put(workspace, "b.txt", "ILLEGIBLE", Visibility.PUBLIC)
    found = Execution(workspace, plan(toy.STAGES, toy.tools()), toy.tools(), "tester")
    found.run()
    assert {head.error for _, head in found.standing()} == {None}
    assert len([task for task, _ in found.standing() if task.step.stage.name == "read"]) == 1


def test_a_paragraph_that_is_bold_throughout_may_name_who_speaks(tmp_path: Path) -> None:
    document = WordDocument()
    said = ("We ask for a toll.", "We ask for none.", "Then let us wait for spring.", "We wait.")
    for name, words in zip(("Ida Berg", "Tom Roe") * 2, said, strict=True):
        document.add_paragraph().add_run(name).bold = True
        document.add_paragraph(words)
    mixed = document.add_paragraph()
    mixed.add_run("Ann Poe").bold = True
    mixed.add_run(" left the room.")
    path = tmp_path / "talk.docx"
    document.save(str(path))
    assert [turn.label for turn in spoken_in(path).turns] == ["Ida Berg", "Tom Roe"] * 2
