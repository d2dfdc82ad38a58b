"""Versions with tracked changes: what is struck out is printed, but no part of the version."""

from dataclasses import replace

from drafting import draft

from travaux.analysis.text.comparison import compare
from travaux.analysis.text.standing_text import printed_span, refused_marks, standing_text
from travaux.analysis.text.threads import follow
from travaux.domain.lineage import LinkKind
from travaux.domain.texts import ALL_OUT, Draft, Mark, MarkKind

BEFORE = draft(
    "1. Decides that pilots shall be paid monthly from the common fund;\n"
    "2. Asks the ferry guild to ring fog bells only when no lighthouse can be seen;",
    "before",
)


def _tracked() -> Draft:
    printed = draft(
        "1. Decides that pilots shallmay be paid monthly from the common fund;\n"
        "2. Asks the ferry guild to ring fog bells only when no lighthouse can be seen;",
        "tracked",
    )
    first, second = printed.paragraphs
    at = first.text.index("shall")
    marks = (
        Mark(MarkKind.DELETED, at, at + 5, "Mira Sol"),
        Mark(MarkKind.INSERTED, at + 5, at + 8, "Mira Sol"),
    )
    first = replace(first, marks=marks, clean_text=first.text.replace("shall", ""))
    second = replace(second, marks=(Mark(MarkKind.DELETED, 0, len(second.text), "Ivo Tarn"),))
    return replace(printed, paragraphs=(first, second))


def test_what_was_inserted_and_then_deleted_stands_in_neither_text() -> None:
    printed = draft("1. Pilots ring monthlyyearly bells;", "tracked").paragraphs[0]
    at = printed.text.index("monthly")
    inserted = Mark(MarkKind.INSERTED, at, at + 7, "Mira Sol")
    deleted = Mark(MarkKind.DELETED, at, at + 7, "Ivo Tarn")
    both = replace(printed, marks=(deleted, inserted))
    assert "monthly" not in standing_text(both)
    assert {mark.author for mark in refused_marks(both, ALL_OUT)} == {"Mira Sol"}
    assert {mark.author for mark in refused_marks(both, "all in")} == {"Ivo Tarn"}


def test_struck_words_do_not_stand() -> None:
    first = _tracked().paragraphs[0]
    assert standing_text(first).startswith("Decides that pilots may be paid")
    start = standing_text(first).index("may")
    assert first.text[slice(*printed_span(first, start, start + 3))] == "may"


def test_changes_and_deletions_are_told_from_what_stands() -> None:
    links = {link.old: link for link in compare(BEFORE, _tracked()).links}
    (change,) = links[(0,)].changes
    assert (change.old, change.new) == ("shall", "may")
    assert (links[(1,)].kind, links[(1,)].new) == (LinkKind.DELETED, ())


def test_authors_of_tracked_changes_are_named() -> None:
    phrases = follow([BEFORE, _tracked()]).threads[0].words
    gone = next(phrase for phrase in phrases if phrase.text == "shall")
    came = next(phrase for phrase in phrases if phrase.text == "may")
    assert [said.actors for said in gone.went_by] == [("Mira Sol",)]
    assert [said.actors for said in came.came_by] == [("Mira Sol",)]
