"""The wheel as others install it: without extras and with each, on every Python that is at hand."""

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
TRANSCRIPT = "Chair: I open the meeting.\n\nVelmara: We support the gauge.\n\nChair: Thank you.\n"
_PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")
_ENOUGH_S = 900  # seconds; a command that takes longer hangs, even where all is busy


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a newcomer would: nothing of the project on its path."""
    line = [str(word) for word in words]
    return subprocess.run(
        line, cwd=cwd, env=_clean(), capture_output=True, text=True, timeout=_ENOUGH_S, check=False
    )


def _clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))}


def python_of(version: str) -> str | None:
    """Return an interpreter of this version that runs, None where there is none."""
    if version == f"{sys.version_info.major}.{sys.version_info.minor}":
        return sys.executable
    # pyenv puts a command on the path for every version that it holds, but runs only the ones chosen.
    held = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [shutil.which(f"python{version}"), *held.glob(f"{version}.*/bin/python{version}")]
    return next((str(found) for found in candidates if found and _runs(found)), None)


def _runs(python: str | Path) -> bool:
    return run(python, "-c", "import venv", cwd=Path.cwd()).returncode == 0


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    reached = run(
        sys.executable, *_PIP, "download", "--no-deps", "-d", folder / "probe", "hatchling", cwd=folder
    )
    if reached.returncode:
        pytest.skip("no package index can be reached")
    built = run(sys.executable, *_PIP, "wheel", "--no-deps", "-w", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stderr
    (found,) = folder.glob("travaux-*.whl")
    return found


class Installed:
    """A virtual environment with the wheel in it."""

    def __init__(self, folder: Path, python: str, wheel: Path) -> None:
        self.folder = folder
        self._wheel = wheel
        made = run(python, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
        assert made.returncode == 0, made.stderr
        self.add()

    def add(self, extra: str = "") -> None:
        """Install the wheel, with an extra where one is named."""
        wanted = f"{self._wheel}[{extra}]" if extra else str(self._wheel)
        into = ("--python", self.folder / "venv" / "bin" / "python", "install", "--no-compile")
        pinned = ("-c", ROOT / "constraints.txt", wanted)
        done = run(sys.executable, *_PIP, *into, *pinned, cwd=self.folder)
        assert done.returncode == 0, done.stderr

    def python(self, code: str) -> subprocess.CompletedProcess[str]:
        return run(self.folder / "venv" / "bin" / "python", "-c", code, cwd=self.folder)

    def travaux(self, *words: str) -> subprocess.CompletedProcess[str]:
        return run(self.folder / "venv" / "bin" / "travaux", *words, cwd=self.folder)


@pytest.fixture(scope="module", params=PYTHONS)
def installed(
    request: pytest.FixtureRequest, wheel: Path, tmp_path_factory: pytest.TempPathFactory
) -> Installed:
    """Give the wheel without extras; the tests below add them in their order."""
    python = python_of(request.param)
    if python is None:
        pytest.skip(f"there is no Python {request.param} on this machine")
    found = Installed(tmp_path_factory.mktemp("clean"), python, wheel)
    (found.folder / "meeting.txt").write_text(TRANSCRIPT, encoding="utf-8")
    assert found.travaux("new", "review").returncode == 0
    return found


def test_without_extras_there_is_help_and_a_report(installed: Installed) -> None:
    shown = installed.travaux("--help")
    assert shown.returncode == 0, shown.stderr
    assert "report" in shown.stdout
    made = installed.travaux("report", "meeting.txt", "-o", "report.html")
    assert made.returncode == 0, made.stderr
    assert "We support the gauge" in (installed.folder / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [("serve", "review"), ("publish", "review", "site")])
def test_a_missing_extra_is_one_line_that_names_what_to_install(
    installed: Installed, words: tuple[str, ...]
) -> None:
    refused = installed.travaux(*words)
    assert refused.returncode == 6
    assert refused.stderr.strip().endswith("pip install 'travaux[web]'")
    assert refused.stderr.count("\n") == 1


def test_without_the_extra_for_pages_there_is_no_recogniser_of_them(installed: Installed) -> None:
    asked = "from travaux.engines.page_recogniser import find_page_recogniser as find; print(find())"
    assert installed.python(asked).stdout.strip() == "None"


@pytest.fixture
def served(installed: Installed) -> Iterator[str]:
    """Give the address of the reading room, which listens until the test is over."""
    installed.add("web")
    room = subprocess.Popen(
        [str(installed.folder / "venv" / "bin" / "travaux"), "serve", "review", "--port", "0"],
        cwd=installed.folder,
        stdout=subprocess.PIPE,
        text=True,
        env={**_clean(), "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert room.stdout is not None
        said = re.search(r"http://\S+", room.stdout.readline())
        assert said is not None
        yield said.group()
    finally:
        room.terminate()
        room.wait(timeout=_ENOUGH_S)
        if room.stdout is not None:
            room.stdout.close()


def test_with_the_extra_for_pages_of_the_web_it_serves_and_publishes(
    installed: Installed, served: str
) -> None:
    with urllib.request.urlopen(served, timeout=_ENOUGH_S) as answer:
        assert answer.status == 200
    made = installed.travaux("publish", "review", "site")
    assert made.returncode == 0, made.stderr
    assert (installed.folder / "site" / "index.html").is_file()


def test_with_the_extra_for_pictures_of_pages_there_is_a_recogniser(installed: Installed) -> None:
    installed.add("ocr")
    asked = "from travaux.engines.page_recogniser import find_page_recogniser as find; print(find().identity)"
    shown = installed.python(asked)
    assert shown.stdout.startswith("Tesseract"), shown.stderr
