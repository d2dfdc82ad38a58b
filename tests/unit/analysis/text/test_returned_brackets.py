"""Brackets that a delegation puts around words of a version, or takes from them, in what it sends back."""

from dataclasses import replace

import pytest

from tests.unit.analysis.text.test_returned_versions import LINES, draft, returned, told, version
from travaux.analysis.text.returned import find_edits, still_applying
from travaux.analysis.text.threads import follow
from travaux.domain.lineage import Lineage
from travaux.domain.positions import Register, Stance
from travaux.domain.review import Reviews
from travaux.reference.registry import load_registry
from travaux.reports.composition.returned import with_returned

FIRST = "Decides that the levy on locks shall be doubled by 2030;"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("shall be {+[+}doubled{+]+} by 2030", [("doubled", "[doubled]")]),
        ("{+[+}shall{+]+} be {+[+}doubled{+]+} by 2030", [("shall", "[shall]"), ("doubled", "[doubled]")]),
        ("{+[+}shall be {+[+}doubled{+]+} by 2030{+]+}",
         [("shall be [doubled] by 2030", "[shall be [doubled] by 2030]"), ("doubled", "[doubled]")]),
        ("shall be {+[ +}doubled{+ ]+} by 2030", [("doubled", "[doubled]")]),
        ("shall be {+[+}{-doubled-}{+]+} by 2030", [("doubled", "[]")]),
        ("shall be doubled {+[]+}by 2030", []),
        ("shall be doubled{+,+} by 2030", []),
        ("shall be doubled {+(+}by 2030{+)+}", []),
        ("shall be doubled{+ [and paid]+} by 2030", [("", "[and paid]")]),
    ],
)  # fmt: skip
def test_words_put_into_brackets(line: str, expected: list[tuple[str, str]]) -> None:
    back = returned(LINES[0].replace("shall be doubled by 2030", line), *LINES[1:])
    found = find_edits(back, version())
    assert sorted((old, new) for _, old, new in told(found.edits)) == sorted(expected)
    for edit in found.edits:
        if edit.bracketed:
            assert back.source.text[edit.start] == "["
            assert back.source.text[edit.end - 1] == "]"


def test_a_bracket_may_close_in_a_later_paragraph() -> None:
    back = returned(
        LINES[0].replace("by 2030", "{+[+}by 2030"),
        LINES[1].replace("on the gauges;", "on the gauges;{+]+}"),
        LINES[2],
    )
    found = find_edits(back, version()).edits
    assert [(edit.paragraph, edit.bracketed) for edit in found] == [(0, True), (1, True)]
    assert found[0].old == "by 2030;"
    assert found[1].old.endswith("on the gauges;")


def test_brackets_taken_out_are_no_reservation() -> None:
    lines = (LINES[0].replace("doubled", "[doubled]"), *LINES[1:])
    back = draft("back", *enumerate((lines[0].replace("[doubled]", "{-[-}doubled{-]-}"), *lines[1:])))
    (edit,) = find_edits(back, version(*lines)).edits
    assert (edit.old, edit.new, edit.bracketed) == ("[doubled]", "doubled", False)


def test_brackets_typed_without_tracking_are_found_by_comparison() -> None:
    back = returned(LINES[0].replace("doubled by 2030", "[doubled] by 2030"), *LINES[1:])
    (edit,) = find_edits(back, version()).edits
    assert (edit.old, edit.new, edit.bracketed, edit.tracked) == ("doubled", "[doubled]", True, False)


def lived(*texts: tuple[str, ...]) -> Lineage:
    return follow(
        [version(*lines, name=f"v{n}", stage=f"Rev.{n}") for n, lines in enumerate(texts, 1)], Reviews()
    )


def test_whoever_brackets_words_reserves_on_them() -> None:
    back = returned(LINES[0].replace("doubled", "{+[+}doubled{+]+}"), *LINES[1:])
    back = replace(back, returns="v1", author="Norway")
    register = with_returned(Register(()), [back], lived(LINES), load_registry())
    (position,) = register.positions
    assert (position.holder.name, position.stance) == ("Norway", Stance.RESERVE)
    assert position.targets[0].words == "doubled"
    assert position.citations[0].quote == "[doubled]"


@pytest.mark.parametrize(("later", "applies"), [("doubled", True), ("[doubled]", False), ("tripled", False)])
def test_a_bracket_applies_while_its_words_stand_without_it(later: str, applies: bool) -> None:
    back = returned(LINES[0].replace("doubled", "{+[+}doubled{+]+}"), *LINES[1:])
    lineage = lived(LINES, (LINES[0].replace("doubled", later), *LINES[1:]))
    (edit,) = still_applying(find_edits(back, lineage.versions[0]), lineage.versions[0], lineage).edits
    assert (edit.why_not is None) is applies
