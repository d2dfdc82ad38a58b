"""One register over several instruments: each duty one line, with every place where it stands."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.unit.commands.assessed_ports import AGAIN, EARLIER, TEXT, build, put
from travaux.commands.notes import note_commitment
from travaux.domain.commitments import CommitmentStatus, Entry, FollowedCommitment
from travaux.domain.sources import Viewer
from travaux.errors import NotFound
from travaux.store.workspace import Workspace
from travaux.views.commitments.documents import Promises, commitments_json
from travaux.views.commitments.register import commitment_named, promises
from travaux.views.search.ask import ask
from travaux.views.snapshot import Snapshot, Snapshots
from travaux.views.workspace import opened

DAY = date(2032, 6, 1)
DRAFT = """Draft resolution on buoys

The Assembly of Ports,

1. Requests the parties to paint [all] their buoys;

2. Requests the parties to light every pier by 1 March 2031;
"""


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[Workspace]:
    build(
        tmp_path / "ws",
        ports=("adopted", TEXT),
        piers=("adopted", AGAIN),
        tides=("agreed", EARLIER),
    )
    with opened(tmp_path / "ws") as workspace:
        yield workspace


def now(workspace: Workspace) -> Snapshot:
    return Snapshots(workspace, Viewer.KEEPER).now()


def found(workspace: Workspace) -> Promises:
    register = promises(now(workspace), DAY)
    assert register is not None
    return register


def places(item: FollowedCommitment) -> list[tuple[str, str]]:
    return [(place.title.split(" on ")[0], place.paragraph) for place in item.places]


def test_the_same_duty_is_one_line_with_all_of_its_sources(ports: Workspace) -> None:
    assert [(item.commitment.duty[:14], places(item)) for item in found(ports).items] == [
        ("light every pi", [("Resolution 5/2", "1"), ("Resolution 4/1", "1")]),
        ("survey its ree", [("Resolution 5/2", "2")]),
        ("keep a registe", [("Resolution 4/1", "2"), ("Resolution 1/9", "1")]),
        ("the dredging o", [("Resolution 4/1", "3")]),
    ]
    told = commitments_json(found(ports).items, DAY)["commitments"]
    assert isinstance(told, list)
    assert [len(one["places"]) for one in told] == [2, 1, 2, 1]


def test_duties_of_texts_there_for_their_wording_alone_are_no_lines(ports: Workspace) -> None:
    assert not any("lights" in item.commitment.duty for item in found(ports).items)


def test_the_same_words_due_on_other_days_are_two_duties(tmp_path: Path) -> None:
    words = "\n\nThe Assembly of Ports,\n\n1. Requests Fiji to survey its reefs within two years;\n"
    build(
        tmp_path / "ws",
        old=("adopted", f"Resolution 1/1 on reefs\n\nAdopted by the Assembly on 1 May 2028{words}"),
        new=("adopted", f"Resolution 2/1 on reefs\n\nAdopted by the Assembly on 1 May 2031{words}"),
    )
    with opened(tmp_path / "ws") as workspace:
        items = found(workspace).items
        assert [item.due for item in items] == [date(2033, 5, 1), date(2030, 5, 1)]
        assert items[0].commitment.id != items[1].commitment.id
        for item in items:
            note = Entry("", note=str(item.due))
            note_commitment(workspace, item.commitment.id, note, "Ann")
        assert [[entry.note for entry in item.entries] for item in found(workspace).items] == [
            ["2033-05-01"],
            ["2030-05-01"],
        ]
    put(
        tmp_path / "ws",
        newer=("adopted", f"Resolution 3/1 on reefs\n\nAdopted by the Assembly on 1 May 2032{words}"),
    )
    with opened(tmp_path / "ws") as workspace:
        assert [[entry.note for entry in item.entries] for item in found(workspace).items] == [
            [],
            ["2033-05-01"],
            ["2030-05-01"],
        ]


def test_what_was_noted_of_a_duty_in_one_text_is_noted_of_its_line(ports: Workspace) -> None:
    line = found(ports).items[0]
    note_commitment(ports, line.places[1].commitment[:8], Entry("", status=CommitmentStatus.DELIVERED), "Ann")
    assert found(ports).items[0].status is CommitmentStatus.DELIVERED
    assert [item.status for item in found(ports).items[1:]] == [CommitmentStatus.NOT_STARTED] * 3


def test_a_duty_is_named_by_its_id_in_any_text(ports: Workspace) -> None:
    line = found(ports).items[2]
    assert commitment_named(found(ports), line.places[1].commitment) == line
    with pytest.raises(NotFound):
        commitment_named(found(ports), "zz")


def test_what_is_adopted_goes_before_a_draft_that_nobody_has_adopted(tmp_path: Path) -> None:
    build(tmp_path / "ws", buoys=("draft", DRAFT), ports=("adopted", TEXT))
    with opened(tmp_path / "ws") as workspace:
        register = found(workspace)
        assert [(item.commitment.duty[:5], item.status) for item in register.items] == [
            ("light", CommitmentStatus.OVERDUE),
            ("keep ", CommitmentStatus.NOT_STARTED),
            ("the d", CommitmentStatus.NOT_STARTED),
            ("paint", CommitmentStatus.NOT_ADOPTED),
        ]
        assert register.draft.title == "Draft resolution on buoys"
        assert {item.commitment.duty[:5] for own in register.by_thread.values() for item in own} == {
            "light",
            "paint",
        }


def test_a_text_alone_tells_no_places(tmp_path: Path) -> None:
    build(tmp_path / "ws", ports=("adopted", TEXT))
    with opened(tmp_path / "ws") as workspace:
        assert [item.places for item in found(workspace).items] == [(), (), ()]


def test_a_question_on_a_paragraph_is_of_the_text_that_is_negotiated(tmp_path: Path) -> None:
    build(tmp_path / "ws", buoys=("draft", DRAFT), ports=("adopted", TEXT.replace("piers", "locks")))
    with opened(tmp_path / "ws") as workspace:
        answers = ask(now(workspace), "what does paragraph 2 commit to?", today=DAY).answers
        assert not any("register of tides" in str(answer.citation.quote) for answer in answers)


def test_agreed_texts_alone_make_no_register(tmp_path: Path) -> None:
    build(tmp_path / "ws", tides=("agreed", EARLIER))
    with opened(tmp_path / "ws") as workspace:
        assert promises(now(workspace), DAY) is None
