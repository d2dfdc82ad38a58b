"""Comments in the margin of a version, of a version sent back, and of other papers: whose they are."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from travaux.commands.adding import add
from travaux.commands.returning import said_of_return
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.domain.positions import Position, Register, Stance
from travaux.domain.sources import SourceKind, Viewer
from travaux.domain.texts import Comment, Draft
from travaux.exports.draft_word import write_draft
from travaux.exports.positions import positions_json
from travaux.formats.draft_file import read_draft
from travaux.store.workspace import Workspace
from travaux.views.positions.indexes import positions_by
from travaux.views.snapshot import Snapshot
from travaux.views.workspace import opened

WORDS = (
    "# Draft accord on locks\n\n1. Decides that the levy on locks shall be doubled by 2030;\n\n"
    "2. Requests the Secretariat to report every year on the gauges;\n\n"
    "3. Invites the Parties to share data on floods;\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    create(tmp_path / "ws", "Lock talks")
    with opened(tmp_path / "ws") as made:
        yield made


def draft_of(folder: Path, *comments: Comment) -> Draft:
    path = folder / "words.md"
    path.write_text(WORDS, encoding="utf-8")
    return replace(read_draft(path), comments=comments)


def added(workspace: Workspace, path: Path, draft: Draft, **said: str) -> None:
    path.write_bytes(write_draft(draft))
    (one,) = add(workspace, [(path, said)], "Ana")
    assert one.status == "added", one.error


def snapshot(workspace: Workspace) -> Snapshot:
    assert not run(workspace, "Ana").failures
    return Snapshot(workspace, Viewer.KEEPER, 0)


def beside(number: int, text: str, typist: str = "Ana Pereira", words: str | None = None) -> Comment:
    return Comment(text, typist, "2031-01-12T09:00:00Z", number, words)


def held(position: Position) -> tuple[str, Stance, str | None]:
    return position.holder.name, position.stance, position.typist


def test_a_comment_in_a_version_is_whom_it_names_on_the_thread(workspace: Workspace, tmp_path: Path) -> None:
    comment = beside(1, "Norway: delete “doubled”", words="doubled")
    own = beside(2, "Fiji: cannot accept the burden", "Fiji")
    draft = draft_of(tmp_path, comment, own, beside(3, "Check the figure"), beside(3, "We oppose this."))
    added(workspace, tmp_path / "rev1.docx", draft, kind="draft", stage="Rev.1", date="2031-01-10")
    seen = snapshot(workspace)
    register = seen.result(Register)
    assert [held(one) for one in register.positions] == [
        ("Norway", Stance.DELETE, "Ana Pereira"),
        ("Fiji", Stance.OPPOSE, None),
    ]
    norway = register.positions[0]
    target = norway.targets[0]
    assert (target.label, target.paragraph, target.words) == ("1", 1, "doubled")
    assert target.thread in positions_by(seen).held_on
    assert norway.date == "2031-01-12"
    (citation,) = norway.citations
    assert seen.text(citation.source).text[citation.start : citation.end] == citation.quote
    assert any("Ana Pereira" in str(one.reason) for one in register.unresolved)
    told = positions_json(register)["positions"]
    assert [one["typed_by"] for one in told] == ["Ana Pereira", None]  # type: ignore[index, union-attr, call-overload]
    assert not list(workspace.problems())


def test_a_comment_may_name_another_paragraph(workspace: Workspace, tmp_path: Path) -> None:
    draft = draft_of(tmp_path, beside(1, "Norway: delete paragraph 3"))
    added(workspace, tmp_path / "rev1.docx", draft, kind="draft", stage="Rev.1", date="2031-01-10")
    (position,) = snapshot(workspace).result(Register).positions
    (target,) = position.targets
    assert (target.paragraph, target.why_unbound) == (3, None)


@pytest.mark.parametrize(("typist", "expected"), [("Kari", ["Norway"]), ("Norway", ["Norway"]), ("Fiji", [])])
def test_comments_in_a_version_sent_back_are_its_senders(
    workspace: Workspace, tmp_path: Path, typist: str, expected: list[str]
) -> None:
    first = beside(2, "Delete this paragraph")
    added(
        workspace, tmp_path / "rev1.docx", draft_of(tmp_path, first), kind="draft", stage="Rev.1",
        date="2031-01-10",
    )  # fmt: skip
    assert not snapshot(workspace).result(Register).positions
    said = {"date": "2031-02-02", **said_of_return(workspace, "Rev.1", "Norway")}
    back = draft_of(tmp_path, first, beside(3, "Delete these words", typist, "share data"))
    added(workspace, tmp_path / "norway.docx", back, **said)
    register = snapshot(workspace).result(Register)
    assert [one.holder.name for one in register.positions] == expected
    assert all(one.targets[0].paragraph == 3 and one.targets[0].thread for one in register.positions)


def test_what_stands_beside_a_text_is_no_part_of_it(workspace: Workspace, tmp_path: Path) -> None:
    comment = beside(1, "Norway said on 3 May 2031 that it opposed the levy.")
    for kind in (SourceKind.REPORT, SourceKind.DRAFT):
        added(
            workspace, tmp_path / f"{kind.value}.docx",
            replace(draft_of(tmp_path, comment), title=kind.value), kind=kind.value, date="2031-01-10",
        )  # fmt: skip
    text = draft_of(tmp_path, comment).with_comments()
    assert text.source.text.endswith(comment.text)
    assert text.without_comments() == draft_of(tmp_path, comment)
    assert text.with_comments() is text
    assert all(one.via == "own words" for one in snapshot(workspace).result(Register).positions)
