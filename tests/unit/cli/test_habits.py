"""Habits of the command line: forms by suffix, JSON everywhere, quiet and verbose, statuses, completion."""

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from travaux.cli import main, travaux
from travaux.cli.commands import COMMANDS
from travaux.cli.statuses import STATUSES
from travaux.errors import TravauxError

ROOT = Path(__file__).parents[3]
DRAFT = "1. Decides to keep the [northern] light.\n2. Requests a report by 1 June 2031.\n"
ANSWERED = frozenset({"serve", "mcp", "work"})
"""Commands that serve until they are ended, and so have no answer to print."""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, encoding="utf-8")
    return file


@dataclass(frozen=True)
class _Done:
    returncode: int
    stdout: str
    stderr: str


def _run(*words: str | Path) -> _Done:
    """Run the command line as the console script does, in this process, with pipes where it prints."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    status = 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["travaux", *map(str, words)])
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        try:
            main()
        except SystemExit as ended:
            status = int(ended.code or 0)
    told = [each.buffer.getvalue().decode() for each in (out, err)]  # type: ignore[attr-defined]
    return _Done(status, *told)


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - ANSWERED))
def test_every_command_has_json(name: str) -> None:
    command = travaux.get_command(click.Context(travaux), name)
    assert command is not None
    assert "--json" in {spelling for parameter in command.params for spelling in parameter.opts}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_quiet_or_verbose_behind_its_name_too(name: str) -> None:
    for _ in range(2):  # asked for twice, it is given the options once
        command = travaux.get_command(click.Context(travaux), name)
        assert command is not None
        spelt = [spelling for parameter in command.params for spelling in parameter.opts]
        assert spelt.count("--quiet") == spelt.count("--verbose") == 1
        assert spelt.count("-q") == spelt.count("-v") == 1


@pytest.mark.parametrize(
    ("suffix", "starts"),
    [("md", b"#"), ("html", b"<!doctype"), ("htm", b"<!doctype"), ("docx", b"PK"), ("json", b"{")],
)
@pytest.mark.parametrize("command", [("read",), ("compare", "again")], ids=["read", "compare"])
def test_the_suffix_of_the_output_says_its_form(
    draft: Path, command: tuple[str, ...], suffix: str, starts: bytes
) -> None:
    out = draft.parent / f"out.{suffix}"
    files = [draft] * len(command)
    done = _run(command[0], *files, "-o", out)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().lstrip().lower().startswith(starts.lower())


@pytest.mark.parametrize("name", ["out.odt", "out.xlsx", "v1.2", "out.md.gz"])
def test_an_unknown_suffix_is_refused_and_nothing_written(draft: Path, name: str) -> None:
    out = draft.parent / name
    done = _run("read", draft, "-o", out)
    assert done.returncode == 2
    assert "no form of this ends in" in done.stderr
    assert "docx" in done.stderr
    assert not out.exists()


@pytest.mark.parametrize("name", ["out", "in.a.folder/out", "v1.2"])
def test_a_form_that_is_named_goes_wherever_it_is_sent(draft: Path, name: str) -> None:
    out = draft.parent / name
    out.parent.mkdir(exist_ok=True)
    assert _run("read", draft, "--format", "md", "-o", out).returncode == 0
    assert out.read_text(encoding="utf-8").startswith("#")


def test_a_name_without_a_suffix_gets_the_usual_form(draft: Path) -> None:
    out = draft.parent / "folder.docx" / "out"
    out.parent.mkdir()
    assert _run("read", draft, "-o", out).returncode == 0
    assert not out.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("where", ["before", "behind"])
@pytest.mark.parametrize(("option", "said"), [(None, True), ("-q", False), ("--quiet", False), ("-v", True)])
def test_quiet_says_nothing_of_what_was_written(
    draft: Path, option: str | None, where: str, said: bool
) -> None:
    given = [option] if option else []
    before, behind = (given, []) if where == "before" else ([], given)
    done = _run(*before, "read", draft, "-o", draft.parent / "out.md", *behind)
    assert done.returncode == 0, done.stderr
    assert ("wrote" in done.stderr) is said


def test_quiet_keeps_errors_and_what_was_asked_for(draft: Path) -> None:
    assert "no form" in _run("-q", "read", draft, "-o", "out.odt").stderr
    assert "northern" in _run("-q", "read", draft, "--full").stdout


def test_verbose_says_to_a_pipe_what_is_being_done(draft: Path) -> None:
    words = "Chair: I open the meeting.\nVeldara: We support the northern light in paragraph 1.\n"
    talk = draft.parent / "talk.txt"
    talk.write_text(words * 4, encoding="utf-8")
    silent = _run("report", talk, "--json")
    told = _run("report", talk, "--json", "-v")
    assert silent.returncode == told.returncode == 0, told.stderr
    assert silent.stdout == told.stdout
    assert silent.stderr == ""
    assert told.stderr


def _errors(of: type[TravauxError]) -> set[type[TravauxError]]:
    return {of}.union(*(_errors(each) for each in of.__subclasses__()))


def test_every_exit_status_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    for error in _errors(TravauxError):
        assert error.exit_status in STATUSES, error
    for status, said in STATUSES.items():
        assert f"| {status} | {said} |" in page


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("read", "draft.txt"), 0),
        (("read", "draft.txt", "-o", "no/such/folder/out.md"), 2),
        (("read",), 2),
        (("nonsense",), 2),
        (("read", "empty.pdf"), 3),
        (("read", "nowhere.txt"), 4),
        (("list", "."), 5),
        (("doctor", "."), 5),
    ],
)
def test_exit_statuses_are_as_documented(
    draft: Path, words: tuple[str, ...], status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (draft.parent / "empty.pdf").write_bytes(b"%PDF-1.4\n")
    monkeypatch.chdir(draft.parent)
    done = _run(*words)
    assert done.returncode == status, done.stderr


def test_a_missing_extra_has_its_own_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travaux.extras.find_spec", lambda _: None)
    done = _run("mcp", ".")
    assert done.returncode == 6
    assert "pip install 'travaux[assistant]'" in done.stderr


@pytest.mark.parametrize(("shell", "word"), [("bash", "1"), ("zsh", "1"), ("fish", "pos")])
def test_shells_complete_commands(shell: str, word: str) -> None:
    asked = {"_TRAVAUX_COMPLETE": f"{shell}_complete", "COMP_WORDS": "travaux pos", "COMP_CWORD": word}
    assert "positions" in _completed(asked)
    assert "_TRAVAUX_COMPLETE" in _completed({"_TRAVAUX_COMPLETE": f"{shell}_source"})


def _completed(env: dict[str, str]) -> str:
    code = "import sys; sys.argv[0] = 'travaux'; from travaux.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, **env}
    )
    return done.stdout


def test_the_help_takes_little_more_than_starting_python_with_click() -> None:
    # By ratio, since this machine may be busy: what help imports beyond click is a table and a few words.
    code = "import sys, travaux.cli; print(len([n for n in sys.modules if n.startswith('travaux')]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) <= 10


def test_doctor_says_what_is_installed_and_what_an_extra_adds() -> None:
    told = json.loads(_run("doctor", "--json").stdout)
    assert told["workspace"] is None
    extras = {extra["name"]: extra for extra in told["installation"]["extras"]}
    assert set(extras) == {
        "web",
        "server",
        "postgres",
        "ocr",
        "audio",
        "writer",
        "assistant",
        "pandas",
        "polars",
    }
    assert extras["web"]["install"] == "pip install 'travaux[web]'"
    assert all(extra["installed"] is not bool(extra["missing"]) for extra in extras.values())


def test_doctor_names_the_line_of_an_extra_that_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("travaux.extras.find_spec", lambda name: None if name == "mcp" else object())
    travaux(["doctor"], standalone_mode=False)
    said = capsys.readouterr().out
    assert "assistant: not installed; for serving assistants: pip install 'travaux[assistant]'" in said
    assert "web: installed: the reading room" in said


def test_doctor_finds_what_is_wrong_with_a_workspace(draft: Path) -> None:
    folder = draft.parent / "review"
    assert _run("new", folder).returncode == 0
    assert _run("add", folder, draft, "--as", "draft").returncode == 0
    sound = _run("doctor", folder)
    assert sound.returncode == 0, sound.stderr
    assert "1 source" in sound.stdout
    assert "everything holds" in sound.stdout
    (original,) = [each for each in (folder / "originals").rglob("*") if each.is_file()]
    original.chmod(0o644)
    original.write_text("1. Decides otherwise.\n", encoding="utf-8")
    broken = _run("doctor", folder, "--json")
    assert broken.returncode == 5
    assert json.loads(broken.stdout)["workspace"]["problems"]
