"""Plug-ins: the one of the documentation is installed and used; broken ones are named, never passed over."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from travaux import plugins
from travaux.engines.speech.choice import speech_recogniser
from travaux.errors import NotFound
from travaux.formats.conformance import NotConforming, check_format
from travaux.formats.table import formats
from travaux.plugins import BrokenPlugin, ensure_kind, ensure_new, provided

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "how-to" / "write-a-plugin.md"
SAMPLE = (
    "LANTERN 1\n@@ Chair\nI open the meeting on the harbour lights.\n"
    "@@ Veldara\nWe support paragraph 3 as drafted.\n@@ Dravenia\nWe cannot accept paragraph 3.\n"
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the plug-in of the guide installed in it."""
    pytest.importorskip("setuptools")
    folder = tmp_path_factory.mktemp("plugin")
    found = re.findall(
        r"^`([\w.]+)`:\n\n```\w+\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert [name for name, _ in found] == ["pyproject.toml", "travaux_lantern.py"]
    (folder / "package").mkdir()
    for name, text in found:
        (folder / "package" / name).write_text(text, encoding="utf-8")
    code = "import sys; from setuptools.build_meta import build_wheel; print(build_wheel(sys.argv[1]))"
    built = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)},
        cwd=folder / "package",
        capture_output=True,
        text=True,
    )
    if "bdist_wheel" in built.stderr:
        pytest.skip("setuptools is too old to build wheels: install the extra “dev”")
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index")
    done = subprocess.run(
        [*pip, "--target", str(folder / "site"), str(wheel)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    (folder / "sample.lantern").write_text(SAMPLE, encoding="utf-8")
    return folder


def _python(installed: Path, *words: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(installed / "site"), *(each for each in sys.path if each)])
    return subprocess.run(
        [sys.executable, *words],
        cwd=installed,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )


def test_an_installed_format_is_read_and_an_installed_form_written(installed: Path) -> None:
    done = _python(installed, "-m", "travaux", "report", "sample.lantern", "-o", "report.txt")
    assert done.returncode == 0, done.stderr
    written = (installed / "report.txt").read_text(encoding="utf-8")
    assert "We cannot accept paragraph 3" in written
    assert "#" not in written
    told = _python(installed, "-m", "travaux", "speakers", "sample.lantern", "--json")
    assert '"lantern"' in told.stdout
    assert "Veldara" in told.stdout


def test_doctor_lists_what_is_installed(installed: Path) -> None:
    done = _python(installed, "-m", "travaux", "doctor", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["installation"]["plugins"]
    assert [(each["group"], each["name"], each["package"], each["error"]) for each in found] == [
        ("formats", "lantern", "travaux-lantern", None),
        ("exporters", "txt", "travaux-lantern", None),
    ]


def test_the_format_of_the_guide_conforms(installed: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    test = f"{blocks[-1]}\ntest_the_format_conforms()\n"
    done = _python(installed, "-c", test)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[EntryPoint]]:
    """Give a list: the entry points in it are those of formats."""
    points: list[EntryPoint] = []
    monkeypatch.setattr(
        plugins, "entry_points", lambda group: [each for each in points if each.group == group]
    )
    provided.cache_clear()
    formats.cache_clear()
    yield points
    provided.cache_clear()
    formats.cache_clear()


def test_without_plugins_there_is_what_is_shipped(added: list[EntryPoint]) -> None:
    assert added == []
    assert provided("formats") == {}
    assert plugins.plugins() == ()


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([("gone", "no_such_module:FORMAT")], "cannot be loaded: No module named 'no_such_module'"),
        ([("odd", "json:dumps")], "is no Format but a function"),
        ([("vtt", "travaux.formats.table.webvtt:FORMAT")], "“vtt” is shipped"),
        ([("twice", "json:dumps"), ("twice", "json:loads")], "two plug-ins are called “twice”"),
    ],
)
def test_a_broken_plugin_is_named(added: list[EntryPoint], points: list[tuple[str, str]], said: str) -> None:
    added += [EntryPoint(name, value, "travaux.formats") for name, value in points]
    with pytest.raises(BrokenPlugin, match=re.escape(said)):
        formats()


def test_doctor_can_tell_of_a_plugin_that_cannot_be_loaded(added: list[EntryPoint]) -> None:
    added += [
        EntryPoint("gone", "no_such_module:FORMAT", "travaux.formats"),
        EntryPoint("sound", "travaux.formats.table.webvtt:FORMAT", "travaux.formats"),
    ]
    gone, sound = plugins.plugins()
    assert "no_such_module" in str(gone.error)
    assert sound.error is None


def test_a_name_or_a_kind_that_fits_passes() -> None:
    ensure_new("formats", "lantern", ("vtt", "srt"))
    ensure_kind("formats", "vtt", 3, int)
    with pytest.raises(BrokenPlugin):
        ensure_kind("formats", "vtt", "3", int)


def test_a_recogniser_of_a_plugin_is_used_by_its_name(added: list[EntryPoint], tmp_path: Path) -> None:
    added.append(EntryPoint("echo", "types:SimpleNamespace", "travaux.recognisers"))
    assert type(speech_recogniser("echo")).__name__ == "SimpleNamespace"
    with pytest.raises(NotFound):
        speech_recogniser("other", tmp_path)


GOLDEN = ROOT / "tests" / "golden" / "transcripts"


@pytest.mark.parametrize(
    ("name", "sample"),
    [("vtt", "call.vtt"), ("srt", "hall.srt"), ("sbv", "platform.sbv"), ("recogniser", "recogniser.json")],
)
def test_shipped_formats_conform(name: str, sample: str) -> None:
    check_format({each.name: each for each in formats()}[name], GOLDEN / sample)


def _shifted(read: Any) -> Any:
    def shifted(opened: Any, source: str) -> Any:
        found = read(opened, source)
        last = replace(found.turns[-1], end=len(found.source.text) + 1)
        return replace(found, turns=(*found.turns[:-1], last))

    return shifted


def _crashing(read: Any) -> Any:
    def crashing(opened: Any, source: str) -> Any:
        if not opened.data:
            raise IndexError("no first line")
        return read(opened, source)

    return crashing


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "Web VTT"}, "the name “Web VTT”"),
        ({"title": " "}, "it has no title"),
        ({"suffixes": ("vtt",)}, "the suffix “vtt”"),
        ({"suffixes": (".txt",)}, "the sample does not end in"),
        ({"transcript": None}, "it gives neither"),
        ({"sniff": lambda _: 0.0}, "is not above 0"),
        ({"sniff": lambda _: 1.5}, "is not above 0"),
        ({"name": "greedy", "sniff": lambda _: 1.0}, "a letter is claimed with 1.0"),
    ],
)
def test_the_suite_notices_what_is_declared_wrongly(change: dict[str, Any], said: str) -> None:
    sound = {each.name: each for each in formats()}["vtt"]
    with pytest.raises(NotConforming, match=re.escape(said)):
        check_format(replace(sound, **change), GOLDEN / "call.vtt")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_shifted, "which is no place of its own in the text"),
        (_crashing, "an empty file ends in IndexError"),
        (lambda read: lambda opened, _: read(opened, "mine"), "the source is called “mine”"),
        (
            lambda read: lambda opened, source: replace(read(opened, source), turns=()),
            "the sample has no turns",
        ),
    ],
)
def test_the_suite_notices_what_is_read_wrongly(spoil: Any, said: str) -> None:
    sound = {each.name: each for each in formats()}["vtt"]
    with pytest.raises(NotConforming, match=re.escape(said)):
        check_format(replace(sound, transcript=spoil(sound.transcript)), GOLDEN / "call.vtt")
