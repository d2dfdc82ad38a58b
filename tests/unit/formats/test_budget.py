"""What reading a file and finding anything in it may take, and what is said where it takes more."""

import subprocess
import sys
import threading
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from travaux.errors import SourceTooLarge, UnreadableSource
from travaux.formats import rehearsal
from travaux.formats.budget import within
from travaux.formats.draft_file import read_draft
from travaux.formats.transcripts import read_transcript

LATE = SourceTooLarge("is late", where="x", remedy="hurry")


def _work(seconds: float) -> int:
    until, done = time.process_time() + seconds, 0
    while time.process_time() < until:
        done += 1
    return done


def _hold(memory: int) -> None:
    held = bytearray(b"x" * memory)
    _work(30)
    del held


def test_work_within_its_time_is_done() -> None:
    with within(30, None, LATE):
        assert _work(0.5)


def test_work_over_its_time_ends_in_what_it_is_refused_with() -> None:
    started = time.process_time()
    with pytest.raises(SourceTooLarge, match="is late"), within(0.3, None, LATE):
        _work(30)
    assert time.process_time() - started < 10


def _work_on(seconds: float) -> None:
    try:
        _work(seconds)
    except Exception:
        _work(seconds)


def test_nothing_that_handles_errors_keeps_work_going() -> None:
    with pytest.raises(SourceTooLarge, match="is late"), within(0.3, None, LATE):
        _work_on(30)


def test_a_budget_around_another_keeps_to_its_own() -> None:
    inner = SourceTooLarge("is late inside")
    with pytest.raises(SourceTooLarge, match="x: is late"), within(0.4, None, LATE), within(60, None, inner):
        _work(30)
    with within(60, None, LATE), pytest.raises(SourceTooLarge, match="is late inside"):  # noqa: SIM117
        with within(0.3, None, inner):
            _work(30)


def test_memory_counts_too_and_what_was_there_before_does_not() -> None:
    held = bytearray(96 * 1024 * 1024)
    with within(60, 64 * 1024 * 1024, LATE):
        _work(0.5)
    with pytest.raises(SourceTooLarge), within(60, 64 * 1024 * 1024, LATE):
        _hold(128 * 1024 * 1024)
    assert held


def test_a_thread_of_a_server_is_stopped_and_no_other() -> None:
    ended: list[str] = []

    def late() -> None:
        try:
            with within(0.3, None, LATE):
                _work(30)
        except SourceTooLarge:
            ended.append("late")

    thread = threading.Thread(target=late)
    thread.start()
    assert sum(range(1000))
    thread.join(timeout=60)
    assert ended == ["late"]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "LARGE", 2_000)


TALK = "NORWAY: We support the lamps of the quay.\n\nCHILE: We oppose them.\n\n" * 60


@pytest.mark.usefixtures("small")
def test_large_files_are_read_as_they_are_once_they_were_tried_out(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    assert len(read_transcript(path).turns) == 120
    assert len(read_draft(path).paragraphs) == 120


@pytest.mark.usefixtures("small")
def test_what_a_large_file_is_refused_for_is_told_as_if_it_were_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talk.json"
    path.write_text('{"turns": [' + '{"speaker": 1},' * 400, encoding="utf-8")
    with pytest.raises(UnreadableSource) as large:
        read_draft(path)
    monkeypatch.setattr(rehearsal, "LARGE", 1 << 30)
    with pytest.raises(UnreadableSource) as as_small:
        read_draft(path)
    assert str(large.value) == str(as_small.value)
    assert type(large.value) is type(as_small.value)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("status", [1, -9, -24])
def test_a_large_file_over_its_budget_is_too_large(
    status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    ended = subprocess.CompletedProcess([], status)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: ended)
    with pytest.raises(SourceTooLarge, match="60 seconds or 800 MiB"):
        read_transcript(path)


def test_small_files_and_pdfs_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a process was started"))
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    assert read_transcript(path).turns
    page = tmp_path / "x.pdf"
    page.write_bytes(b"%PDF-1.4\n" + b"%" * (rehearsal.LARGE + 1))
    with pytest.raises(UnreadableSource):
        read_draft(page)


def test_an_archive_counts_by_what_it_unpacks_to(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with ZipFile(path, "w", compresslevel=9, compression=8) as archive:
        archive.writestr("word/document.xml", "<a/>" * 250_000)
    assert path.stat().st_size < 100_000
    assert rehearsal._unpacked(path) == 1_000_000


@pytest.mark.parametrize(("many", "fits"), [(5, True), (14_000_000, False)])
def test_memory_that_one_call_takes_ends_the_process_alone(many: int, fits: bool, tmp_path: Path) -> None:
    page = tmp_path / "values.json"
    page.write_text("[" + "{}," * many + "{}]", encoding="utf-8")
    door = f"{read_draft.__module__}:{read_draft.__name__}"
    done = subprocess.run(
        [sys.executable, "-m", "travaux.formats.rehearsal", door, str(page)], capture_output=True, check=False
    )
    assert (done.returncode == 0) is fits
