"""A published site is what it would be if the private sources had never existed."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fastapi.testclient import TestClient
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from travaux.commands.adding import add
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.domain.search import Facet
from travaux.domain.sources import Viewer
from travaux.views.search.indexes import close_indexes
from travaux.views.search.results import completed, search
from travaux.views.workspace import opened, snapshot_of
from travaux.web.app import create_app
from travaux.web.publishing import HEAD, publish

WRITTEN = {
    "zero.md": (
        {"kind": "draft", "title": "Zero draft of Almery", "date": "2031-01-10", "stage": "zero draft"},
        "# Accord on the Almery\n\n1. Parties shall keep gauges on every quillmark of the river.\n\n"
        "2. Requests the Secretary-General to report on brambleford tolls by 30 June 2032.\n",
    ),
    "rev.md": (
        {"kind": "draft", "title": "First revision of Almery", "date": "2031-03-10", "stage": "Rev.1"},
        "# Accord on the Almery\n\n1. Parties shall keep gauges on [every quillmark] (Kenya: delete) of the "
        "river and its wexcombe.\n\n2. Requests the Secretary-General to report on brambleford tolls.\n\n"
        "3. Decides that harnwick sluices are inspected [each spring] (Peru, Fiji).\n",
    ),
    "meeting.txt": (
        {"kind": "transcript", "title": "Meeting at Tolverne", "date": "2031-02-01"},
        "Chair: I open the debate on tolverne sluices.\n\nKenya: We cannot accept paragraph 1. The marlstone "
        "gauges cost too much, because villages have no money.\n\nPeru: Peru supports paragraph 2 and "
        "proposes that ferrymen of Osculane be paid.\n\nChair: It is so decided.\n",
    ),
    "evening.txt": (
        {"kind": "transcript", "title": "Evening at Undermoor", "date": "2031-02-02"},
        "Chair: I open the meeting on undermoor dykes.\n\nNorway: Norway reserves its position on paragraph "
        "3 because vellacot dykes leak.\n\nFiji: Fiji agrees with Norway on vellacot dykes.\n",
    ),
    "villages.txt": (
        {"kind": "input", "title": "Words of the villages", "date": "2031-01-20", "author": "Jorrowby Union",
         "sector": "civil society"},
        "We are the Jorrowby Union of villages.\n\nWe propose that paragraph 3 read: “Decides that harnwick "
        "sluices are inspected each spring”.\n\nPimperne roads flood every winter.\n",
    ),
    "makers.txt": (
        {"kind": "input", "title": "Words of the makers", "date": "2031-01-22", "author": "Skelwith Makers",
         "sector": "private sector"},
        "Skelwith makers ask for open crundale standards. We call for cheaper gauges.\n",
    ),
    "paper.txt": (
        {"kind": "report", "title": "Daily report of Ebbsworth", "date": "2031-02-03"},
        "INDIA, with CHINA, opposed the ebbsworth clause in paragraph 2. SAMOA supported it.\n",
    ),
    "letter.txt": (
        {"kind": "letter", "title": "Letter on the silence", "date": "2031-03-20"},
        "Silence procedure. The text is placed under silence until 24 March 2031, noon, says the chair of "
        "Nympsfield.\n",
    ),
}  # fmt: skip
TRACES = {
    "zero.md": ("Zero draft of Almery", "zero draft"),
    "rev.md": ("First revision", "wexcombe", "Rev.1"),
    "meeting.txt": ("tolverne", "marlstone", "osculane"),
    "evening.txt": ("undermoor", "vellacot", "norway"),
    "villages.txt": ("jorrowby", "pimperne", "words of the villages"),
    "makers.txt": ("skelwith", "crundale", "words of the makers"),
    "paper.txt": ("ebbsworth", "samoa"),
    "letter.txt": ("nympsfield", "letter on the silence"),
}
"""Words that one source alone holds, in lower case or not."""
EXAMPLES = 60 if settings.get_current_profile_name() == "soak" else 4
_MOMENT = re.compile(r"20\d\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(\+00:00|Z)?( UTC)?")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("whole") / "record"
    make(folder, frozenset())
    yield folder
    close_indexes()


def make(folder: Path, left_out: frozenset[str]) -> None:
    """Make a workspace of all sources but some."""
    create(folder, "The Almery talks")
    tell(folder, {name: said for name, (said, _) in WRITTEN.items() if name not in left_out})


def tell(folder: Path, sources: dict[str, dict[str, str]]) -> None:
    """Add sources to a workspace, or change what is said of them, and work everything out."""
    with TemporaryDirectory() as base, opened(folder) as workspace:
        files = []
        for name, said in sources.items():
            (Path(base) / name).write_text(WRITTEN[name][1], encoding="utf-8")
            files.append((Path(base) / name, said))
        assert not [item.error for item in add(workspace, files, "tester") if item.error]
        run(workspace, "tester")


def hide(folder: Path, hidden: frozenset[str]) -> None:
    """Make some sources of a workspace private and all others public."""
    shown = {name: "private" if name in hidden else "public" for name in WRITTEN}
    tell(folder, {name: said | {"visibility": shown[name]} for name, (said, _) in WRITTEN.items()})


def site_of(folder: Path, base: Path) -> dict[str, str]:
    """Return every file of the published site by its path, without the moments at which it was made."""
    out = publish(folder, base / "site").folder
    files = {
        str(path.relative_to(out)): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.name != HEAD
    }
    return {name: plain(name, content) for name, content in files.items()}


def plain(name: str, content: bytes) -> str:
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = b"\n".join(parts.read(part) for part in sorted(parts.namelist()))
    text = content.decode(errors="surrogateescape")
    return _MOMENT.sub("", text)


@settings(max_examples=EXAMPLES, phases=[Phase.generate])
@given(hidden=st.frozensets(st.sampled_from(sorted(WRITTEN)), max_size=6))
def test_a_site_is_as_if_the_private_had_never_been(whole: Path, hidden: frozenset[str]) -> None:
    hide(whole, hidden)
    with TemporaryDirectory() as base:
        make(Path(base) / "public", hidden)
        seen, expected = site_of(whole, Path(base) / "a"), site_of(Path(base) / "public", Path(base) / "b")
    assert seen.keys() == expected.keys()
    assert [name for name in seen if seen[name] != expected[name]] == []
    held = "\n".join((*seen, *seen.values())).lower()
    for name in hidden:
        assert not [trace for trace in TRACES[name] if trace.lower() in held], name


@settings(max_examples=EXAMPLES, phases=[Phase.generate])
@given(hidden=st.frozensets(st.sampled_from(sorted(WRITTEN)), min_size=1, max_size=6))
def test_the_public_is_served_and_offered_nothing_of_what_is_private(
    whole: Path, hidden: frozenset[str]
) -> None:
    hide(whole, hidden)
    traces = {trace for name in hidden for trace in TRACES[name]}
    with snapshot_of(whole, Viewer.PUBLIC) as snapshot:
        offered = [value.lower() for facet in Facet for value in completed(snapshot, "", facet, limit=1000)]
        found = [hit.unit.text.lower() for t in traces for hit in search(snapshot, t, say=str).hits]
    shown = "\n".join(offered + found)
    assert not [trace for trace in traces if trace.lower() in shown]
    with TestClient(create_app(whole, viewer=Viewer.PUBLIC)) as public:
        for path in ("sources", "actors", "positions", "commitments", "search?q=NOT+nothing"):
            answer = public.get(f"/api/v1/{path}").text.lower()
            assert not [trace for trace in traces if trace.lower() in answer], path
