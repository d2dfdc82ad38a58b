"""A version that comes back edited: whose each change is, what it changes, and whether it still applies."""

from dataclasses import replace

import pytest

from travaux.analysis.text.assembly import Exposed, assemble
from travaux.analysis.text.returned import Edit, find_edits, still_applying
from travaux.analysis.text.structure import TextBlock
from travaux.analysis.text.threads import follow
from travaux.domain.review import Reviews
from travaux.domain.texts import Draft, Mark, MarkKind

LINES = (
    "1. Decides that the levy on locks shall be doubled by 2030;",
    "2. Requests the Secretariat to report every year on the gauges;",
    "3. Invites the Parties to share data on floods;",
)
Line = tuple[int | None, str]


def draft(name: str, *lines: Line, stage: str | None = None) -> Draft:
    """Return a draft of lines, each the paragraph that it stands for and its words.

    {-…-} is deleted and {+…+} inserted by Kari; {~…~} was deleted in the version by Ana.
    """
    text, blocks = "", []
    for origin, line in lines:
        start, words, marks = len(text), "", []
        for piece in line.replace("{", "\0{").replace("}", "}\0").split("\0"):
            kind = {"{-": MarkKind.DELETED, "{+": MarkKind.INSERTED, "{~": MarkKind.DELETED}.get(piece[:2])
            said = piece[2:-2] if kind else piece
            if kind:
                at = start + len(words)
                marks.append(Mark(kind, at, at + len(said), "Ana" if piece[1] == "~" else "Kari"))
            words += said
        text += words + "\n\n"
        blocks.append(TextBlock(start, start + len(words), marks=tuple(marks), origin=origin))
    return replace(assemble(name, Exposed(text, tuple(blocks))), stage=stage)


def version(*lines: str, name: str = "v1", stage: str = "Rev.1") -> Draft:
    return draft(name, *((None, line) for line in lines or LINES), stage=stage)


def returned(*lines: str) -> Draft:
    return draft("back", *enumerate(lines))


def told(edits: tuple[Edit, ...]) -> list[tuple[int | None, str, str]]:
    return [(edit.paragraph, edit.old, edit.new) for edit in edits]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (LINES[0].replace("doubled", "{-doubled-}{+tripled+}"), [(0, "doubled", "tripled")]),
        (LINES[0].replace("doubled", "{+tripled+}{-doubled-}"), [(0, "doubled", "tripled")]),
        (LINES[0].replace(" by 2030", "{- by 2030-}"), [(0, "by 2030", "")]),
        (LINES[0].replace("by 2030", "by 2030{+ at the latest+}"), [(0, "", "at the latest")]),
        (
            LINES[0].replace("levy", "{-levy-}{+toll+}").replace("2030", "{-2030-}{+2031+}"),
            [(0, "levy", "toll"), (0, "2030", "2031")],
        ),
        (LINES[0].replace(";", "{-;-}{+.+}"), []),  # a mark changes no words
        (LINES[0], []),
        (LINES[0].replace(" levy", "  levy"), []),
    ],
)
def test_tracked_changes_are_told_one_by_one(line: str, expected: list[tuple[int, str, str]]) -> None:
    found = find_edits(returned(line, *LINES[1:]), version())
    assert told(found.edits) == expected
    assert all(edit.tracked and edit.by == "Kari" for edit in found.edits)
    assert not found.told


def test_words_of_a_change_stand_where_it_says() -> None:
    back = returned(LINES[0], LINES[1].replace("every year", "{-every year-}{+every month+}"), LINES[2])
    (edit,) = find_edits(back, version()).edits
    assert back.source.text[edit.start : edit.end] == "every month"
    back = returned(LINES[0], LINES[1].replace(" every year", "{- every year-}"), LINES[2])
    (edit,) = find_edits(back, version()).edits
    assert back.source.text[edit.start : edit.end].strip() == "every year"


def test_what_the_version_showed_as_tracked_is_nobodys_change() -> None:
    open_line = LINES[0].replace("by 2030", "{~by 2029~} by 2030")
    first = version(open_line, *LINES[1:])
    assert not find_edits(returned(open_line, *LINES[1:]), first).edits
    again = open_line.replace("doubled", "{-doubled-}{+tripled+}")
    assert told(find_edits(returned(again, *LINES[1:]), first).edits) == [(0, "doubled", "tripled")]


def test_a_paragraph_taken_out_whole_is_told_as_such() -> None:
    found = find_edits(returned(*LINES[:2], "3. {-Invites the Parties to share data on floods;-}"), version())
    assert [edit.whole for edit in found.edits] == [True]
    part = find_edits(returned(*LINES[:2], "3. Invites the Parties{- to share data on floods-};"), version())
    assert [edit.whole for edit in part.edits] == [False]


def test_new_paragraphs_stand_behind_the_one_before() -> None:
    back = draft("back", (0, LINES[0]), (0, "{+Notes the drought;+}"), (1, LINES[1]), (2, LINES[2]))
    (edit,) = find_edits(back, version()).edits
    assert (edit.added, edit.paragraph, edit.new) == (True, 0, "Notes the drought;")
    free = draft("back", (None, "Notes the drought;"), (0, LINES[0]), (1, LINES[1]), (2, LINES[2]))
    (edit,) = find_edits(free, version()).edits
    assert (edit.added, edit.paragraph) == (True, None)


def test_words_changed_without_tracking_are_compared_and_told() -> None:
    found = find_edits(returned(LINES[0].replace("doubled", "tripled"), *LINES[1:]), version())
    assert told(found.edits) == [(0, "doubled", "tripled")]
    assert not found.edits[0].tracked
    assert tuple(map(str, found.told)) == ("1: changed without tracked changes",)


def test_a_paragraph_written_anew_is_no_change_of_words() -> None:
    anew = "1. Welcomes with thanks what fishers of both banks told us;"
    found = find_edits(returned(anew, *LINES[1:]), version())
    assert not found.edits


def test_a_paragraph_that_is_missing_is_told_and_nobodys_deletion() -> None:
    found = find_edits(returned(*LINES[:2]), version())
    assert not found.edits
    assert tuple(map(str, found.told)) == ("3: not in the returned file",)


def test_without_ids_paragraphs_are_known_by_their_words() -> None:
    lines = [(None, line) for line in (*LINES[:2], LINES[2].replace("floods", "{-floods-}{+droughts+}"))]
    found = find_edits(draft("back", *lines), version())
    assert told(found.edits) == [(2, "floods", "droughts")]


@pytest.mark.parametrize(
    ("edited", "now", "why"),
    [
        ("{-doubled-}{+tripled+}", LINES[0], None),
        ("{-doubled-}{+tripled+}", LINES[0].replace("doubled", "raised"), "no longer stand"),
        ("{-doubled-}{+tripled+}", LINES[0].replace("doubled", "tripled"), "says so already"),
        ("doubled{+ or tripled+}", LINES[0], None),
        ("doubled{+ or tripled+}", LINES[0].replace("doubled", "doubled or tripled"), "says so already"),
        ("doubled{+ or tripled+}", LINES[0].replace("on locks", "on all locks"), None),
    ],
)
def test_what_no_longer_applies_to_the_newest_version_is_told(edited: str, now: str, why: str | None) -> None:
    first, second = version(), version(now, *LINES[1:], name="v2", stage="Rev.2")
    lineage = follow((first, second), Reviews(()))
    found = find_edits(returned(LINES[0].replace("doubled", edited), *LINES[1:]), first)
    (edit,) = still_applying(found, first, lineage).edits
    assert (edit.why_not is None) is (why is None)
    assert why is None or (why in str(edit.why_not) and "Rev.2" in str(edit.why_not))
    assert still_applying(found, second, lineage) == found


def test_changes_to_a_paragraph_that_is_gone_no_longer_apply() -> None:
    first, second = version(), version(*LINES[:2], name="v2", stage="Rev.2")
    lineage = follow((first, second), Reviews(()))
    found = find_edits(returned(*LINES[:2], LINES[2].replace("floods", "{-floods-}{+fish+}")), first)
    (edit,) = still_applying(found, first, lineage).edits
    assert str(edit.why_not) == "the paragraph no longer stands in Rev.2"
