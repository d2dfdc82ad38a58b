"""A version goes out as DOCX, is edited in Word and comes back: its changes are the sender's positions."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from travaux.commands.adding import Added, add
from travaux.commands.returning import said_of_return
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.domain.positions import Register, Stance
from travaux.domain.sources import SourceKind, Viewer
from travaux.errors import UsageError
from travaux.exports.draft_word import write_draft
from travaux.formats.draft_file import read_draft
from travaux.store.workspace import Workspace
from travaux.views.snapshot import Snapshot
from travaux.views.workspace import opened

REV_1 = (
    "# Draft accord on locks\n\n1. Decides that the levy on locks shall be doubled by 2030;\n\n"
    "2. Requests the Secretariat to report every year on the gauges;\n\n"
    "3. Invites the Parties to share data on floods;\n"
)
_RUN = r'(<w:r>(?:(?!</w:r>).)*?<w:t(?: xml:space="preserve")?>)([^<]*{words}[^<]*)(</w:t></w:r>)'


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    create(tmp_path / "ws", "Lock talks")
    with opened(tmp_path / "ws") as made:
        path = tmp_path / "rev1.md"
        path.write_text(REV_1, encoding="utf-8")
        said = {"kind": "draft", "stage": "Rev.1", "date": "2031-01-10"}
        assert [one.status for one in add(made, [(path, said)], "Ana")] == ["added"]
        (tmp_path / "rev1.docx").write_bytes(write_draft(read_draft(path)))
        yield made


def edited(folder: Path, name: str, *changes: tuple[str, str, str]) -> Path:
    """Write the exported version with tracked changes: words, what stands for them, whose change it is."""
    with zipfile.ZipFile(folder / "rev1.docx") as source:
        parts = {part: source.read(part) for part in source.namelist()}
    xml = parts["word/document.xml"].decode()
    for old, new, who in changes:
        made = f'w:id="900" w:author="{who}" w:date="2031-02-01T10:00:00Z"'
        added = new.removeprefix(old) if new.startswith(old) else new
        stays = f"<w:r><w:t>{old}</w:t></w:r>" if added != new else ""
        delete = stays or f"<w:del {made}><w:r><w:delText>{old}</w:delText></w:r></w:del>"
        insert = f"<w:ins {made}><w:r><w:t>{added}</w:t></w:r></w:ins>" if added else ""

        def changed(found: re.Match[str], old: str = old, tracked: str = delete + insert) -> str:
            before, after = found[2].split(old, 1)
            kept = [f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in (before, after)]
            return kept[0] + tracked + kept[1]

        xml, count = re.subn(_RUN.format(words=re.escape(old)), changed, xml, count=1)
        assert count == 1
    path = folder / name
    with zipfile.ZipFile(path, "w") as target:
        for part, data in {**parts, "word/document.xml": xml.encode()}.items():
            target.writestr(part, data)
    return path


def sent_back(workspace: Workspace, path: Path, sender: str = "Norway") -> Added:
    said = {"date": "2031-02-02", **said_of_return(workspace, "Rev.1", sender)}
    (added,) = add(workspace, [(path, said)], "Ana")
    return added


def register(workspace: Workspace) -> Register:
    assert not run(workspace, "Ana").failures
    return Snapshot(workspace, Viewer.KEEPER, 0).result(Register)


def test_changes_come_back_as_positions_on_the_same_threads(workspace: Workspace, tmp_path: Path) -> None:
    path = edited(
        tmp_path,
        "norway.docx",
        ("doubled", "tripled", "Kari"),
        ("every year", "every two years", "Sweden"),
        ("Invites the Parties to share data on floods;", "", "Kari"),
    )
    added = sent_back(workspace, path)
    assert added.source is not None
    assert added.source.facts.kind is SourceKind.RETURNED
    assert tuple(map(str, added.notes[:4])) == (
        "2 changes to Rev.1 from Norway",
        "2: a change by Sweden, not taken as that of Norway",
        "1: “tripled” for “doubled”",
        "3: take out “Invites the Parties to share data on floods;”",
    )
    found = register(workspace)
    said = [
        (p.holder.name, p.stance, p.targets[0].label, p.citations[0].quote, p.targets[0].words)
        for p in found.positions
    ]
    whole = "Invites the Parties to share data on floods;"
    assert said == [
        ("Norway", Stance.AMEND, "1", "tripled", "doubled"),
        ("Norway", Stance.DELETE, "3", whole, whole),
    ]
    assert all(p.targets[0].thread for p in found.positions)
    assert [str(one.reason) for one in found.unresolved] == ["a change by Sweden in what Norway sent"]


def test_what_a_later_version_overtook_is_told(workspace: Workspace, tmp_path: Path) -> None:
    later = tmp_path / "rev2.md"
    later.write_text(REV_1.replace("doubled", "raised"), encoding="utf-8")
    said = {"kind": "draft", "stage": "Rev.2", "date": "2031-03-10"}
    assert [one.status for one in add(workspace, [(later, said)], "Ana")] == ["added"]
    assert not run(workspace, "Ana").failures
    added = sent_back(workspace, edited(tmp_path, "norway.docx", ("doubled", "tripled", "Kari")))
    assert str(added.notes[0]) == "1 change to Rev.1 from Norway; 1 no longer applicable"
    assert str(added.notes[1]) == (
        "1: “tripled” for “doubled” – no longer applies: the words “doubled” no longer stand in Rev.2"
    )
    (position,) = register(workspace).positions
    assert str(position.targets[0].overtaken) == "the words “doubled” no longer stand in Rev.2"


def test_changes_that_no_longer_apply_are_told_first(workspace: Workspace, tmp_path: Path) -> None:
    later = tmp_path / "rev2.md"
    later.write_text(REV_1.replace("every year", "each spring"), encoding="utf-8")
    said = {"kind": "draft", "stage": "Rev.2", "date": "2031-03-10"}
    assert [one.status for one in add(workspace, [(later, said)], "Ana")] == ["added"]
    assert not run(workspace, "Ana").failures
    changes = [("doubled", "tripled", "Kari"), ("every year", "every month", "Kari")]
    told = [str(one) for one in sent_back(workspace, edited(tmp_path, "norway.docx", *changes)).notes[1:3]]
    assert ["no longer applies" in one for one in told] == [True, False]
    assert "“every month” for “every year”" in told[0]
    assert "“tripled” for “doubled”" in told[1]


def test_an_unchanged_export_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    added = sent_back(workspace, tmp_path / "rev1.docx")
    assert str(added.notes[0]) == "0 changes to Rev.1 from Norway"
    assert not register(workspace).positions


def test_what_a_return_does_is_told_change_by_change(workspace: Workspace, tmp_path: Path) -> None:
    path = edited(
        tmp_path,
        "norway.docx",
        ("Invites the Parties to share data on floods;", "", "Kari"),
        ("every year", "every year and every spring", "Kari"),
    )
    told = [str(one) for one in sent_back(workspace, path).notes[:3]]
    assert told[0] == "2 changes to Rev.1 from Norway"
    assert any(one.startswith("2: put in “") and "every spring" in one for one in told[1:])
    assert any(one.startswith("3: take out “Invites") for one in told[1:])


def test_a_version_that_was_not_read_has_its_changes_found_by_the_next_run(
    workspace: Workspace, tmp_path: Path
) -> None:
    said = said_of_return(workspace, "Rev.1", "Norway")
    with workspace.record.writing("Ana") as writing:
        writing.drop_outcome("read", said["returns"])
    added = sent_back(workspace, edited(tmp_path, "norway.docx", ("doubled", "tripled", "Kari")))
    assert added.status == "added"
    assert str(added.notes[0]).startswith("the version that it returns has not been read")


def test_a_return_names_its_version_by_whatever_it_is_called(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        other = tmp_path / "rev2.md"
        other.write_text(REV_1.replace("doubled", "raised"), encoding="utf-8")
        said = {"kind": "draft", "stage": "Rev.2", "symbol": "A/9/L.2", "title": "Second text"}
        (added,) = add(workspace, [(other, said)], "Ana")
    assert added.source is not None
    meant = added.source.id
    for name in (meant, "rev2.md", "Rev.2", "A/9/L.2", "Second text"):
        found = said_of_return(workspace, name, "Norway")
        assert found == {"kind": "returned draft", "returns": meant, "author": "Norway"}
    with pytest.raises(UsageError, match=r"no version .*Rev\.3.*name one by its id: .*Rev\.1; .*Rev\.2"):
        said_of_return(workspace, "Rev.3", "Norway")
    with pytest.raises(UsageError, match="no version"):
        said_of_return(workspace, "", "Norway")


def test_a_name_of_two_versions_names_none_and_a_letter_is_no_version(
    workspace: Workspace, tmp_path: Path
) -> None:
    letter, again = tmp_path / "letter.txt", tmp_path / "again.md"
    letter.write_text("Excellency, we send our text.\n", encoding="utf-8")
    again.write_text(REV_1.replace("doubled", "raised"), encoding="utf-8")
    told = {"stage": "Rev.1", "date": "2031-01-11"}
    wanted = [(again, {"kind": "draft", **told}), (letter, {"kind": "letter", "stage": "Rev.7"})]
    assert [one.status for one in add(workspace, wanted, "Ana")] == ["added"] * 2
    with pytest.raises(UsageError, match=r"more than one version of the text is called “Rev\.1”"):
        said_of_return(workspace, "Rev.1", "Norway")
    with pytest.raises(UsageError, match=r"no version of the text is called “Rev\.7”"):
        said_of_return(workspace, "Rev.7", "Norway")


def test_where_there_is_no_draft_one_is_asked_for(tmp_path: Path) -> None:
    create(tmp_path / "empty", "Lock talks")
    with opened(tmp_path / "empty") as empty, pytest.raises(UsageError, match="add a draft first"):
        said_of_return(empty, "Rev.1", "Norway")


def test_the_version_itself_is_not_turned_into_its_own_return(workspace: Workspace, tmp_path: Path) -> None:
    added = sent_back(workspace, tmp_path / "rev1.md")
    assert added.status == "failed"
    assert "the version itself" in str(added.error)


@pytest.mark.parametrize(
    ("version", "sender", "why"),
    [
        ("Rev.9", "Norway", "no version"),
        ("Rev.1", "Nowhere at all", "called “Nowhere at all” — name the delegation"),
        ("Rev.1", "Korea", "called “Korea”; it may be Republic of Korea or Democratic People"),
    ],
)
def test_a_return_names_a_version_and_a_delegation(
    workspace: Workspace, version: str, sender: str, why: str
) -> None:
    with pytest.raises(UsageError, match=why):
        said_of_return(workspace, version, sender)
