"""What sentences of inputs ask for, and whether the text did it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from drafting import draft
from numpy.typing import NDArray

from travaux.analysis.text.inputs import trace_inputs
from travaux.analysis.text.proposals import find_proposals
from travaux.analysis.text.requests import asks_for_something, find_requests
from travaux.domain.lineage import Request, Trace, Verdict
from travaux.domain.texts import Draft


def asked(sentence: str) -> list[tuple[Request, str, str]]:
    return [
        (
            one.request,
            sentence[one.old[0] : one.old[1]] if one.old else "",
            sentence[one.new[0] : one.new[1]] if one.new else "",
        )
        for one in find_requests(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "request_", "old", "new"),
    [
        ("Replace “every year” with “every two years”.", Request.REPLACE, "every year", "every two years"),
        ('We ask to replace the words "may" by "shall".', Request.REPLACE, "may", "shall"),
        ("“shall” should be replaced by “may”.", Request.REPLACE, "shall", "may"),
        (
            "Remplacer « chaque année » par « tous les deux ans ».",
            Request.REPLACE,
            "chaque année",
            "tous les deux ans",
        ),
        ('Delete "permanent".', Request.DELETE, "permanent", ""),
        ('The words "of the harbour" should be deleted.', Request.DELETE, "of the harbour", ""),
        ('Insert "and pilots" after "masters".', Request.INSERT, "masters", "and pilots"),
        ('After "masters" add the words "and pilots".', Request.INSERT, "masters", "and pilots"),
        ("Delete.", Request.DELETE, "", ""),
        ("Paragraph 12 should be deleted.", Request.DELETE, "", ""),
        ("The ferry gauges should stay in (paragraph 16).", Request.RETAIN, "", ""),
        ("We would retain paragraph 4 bis.", Request.RETAIN, "", ""),
    ],
)
def test_an_amendment_says_which_words_go_and_come(
    sentence: str, request_: Request, old: str, new: str
) -> None:
    assert asked(sentence) == [(request_, old, new)]


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        ("We propose that every quay be lit at night.", "every quay be lit at night."),
        (
            "In paragraph 20 we would welcome an express reference to lamps sold by private firms.",
            "lamps sold by private firms.",
        ),
        ("The outcome should speak of keepers in all their trades.", "keepers in all their trades."),
        ("Every quay should be lit before the solstice.", "Every quay should be lit before the solstice."),
    ],
)
def test_the_words_that_ask_are_no_part_of_what_is_asked(sentence: str, wording: str) -> None:
    assert asked(sentence) == [(Request.WORDING, "", wording)]


def test_coordinate_requests_are_traced_apart() -> None:
    sentence = "We propose that notice be given six hours before, and that the bell be tested every month."
    assert [words for _, _, words in asked(sentence)] == [
        "notice be given six hours before",
        "that the bell be tested every month.",
    ]


def test_courtesy_and_descriptions_ask_for_nothing() -> None:
    assert asks_for_something("Every quay should be lit.")
    assert not asks_for_something("We thank the Chair, who should rest.")
    assert not asks_for_something("Three keepers drowned in the spring tide.")


ZERO = replace(
    draft(
        "1. Decides that keepers shall report every year to the harbour council;\n"
        "2. Invites all permanent pilots of the northern lagoon to supper;\n"
        "3. Recalls that lamps of the outer harbour burn until the last ferry is moored;",
        "zero",
    ),
    date=date(2025, 5, 1),
)
REV = replace(
    draft(
        "1. Decides that keepers shall report every two years to the harbour council;\n"
        "2. Invites all pilots of the northern lagoon to supper;\n"
        "3. Recalls that lamps of the outer harbour burn until the last ferry is moored;",
        "rev",
    ),
    date=date(2025, 7, 1),
)
LAST = replace(
    draft(
        "1. Decides that keepers shall report each spring to the harbour council;\n"
        "2. Invites all pilots of the northern lagoon to supper;",
        "last",
    ),
    date=date(2025, 9, 1),
)


def traced(text: str, *versions: Draft) -> tuple[Trace, ...]:
    return trace_inputs([replace(draft(text, "input"), date=date(2025, 6, 1))], versions or (ZERO, REV, LAST))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In paragraph 1, replace “every year” with “every two years”.", Verdict.DROPPED),
        ("In paragraph 1, replace “every year” with “each spring”.", Verdict.VERBATIM),
        ("In paragraph 1, replace “every year” with “at every full moon”.", Verdict.NOT_TAKEN_UP),
        ("In paragraph 2, delete “permanent”.", Verdict.VERBATIM),
        ("In paragraph 2, delete “pilots”.", Verdict.NOT_TAKEN_UP),
        ("Paragraph 3 should be deleted.", Verdict.VERBATIM),
        ("We ask to retain paragraph 2.", Verdict.SUBSTANCE),
        ("We ask to retain paragraph 3.", Verdict.NOT_TAKEN_UP),
    ],
)
def test_an_amendment_is_judged_by_what_became_of_its_paragraph(text: str, verdict: Verdict) -> None:
    (found,) = traced(text)
    assert found.verdict is verdict
    assert all(
        match.target.paragraph == {"1": 0, "2": 1, "3": 2}[found.proposal.label or ""]
        for match in found.matches
    )


def test_words_that_the_text_had_before_are_not_brought_by_an_input() -> None:
    (kept,) = traced("Lamps of the outer harbour should burn until the last ferry is moored.", ZERO, REV)
    assert kept.already
    (brought,) = traced("Keepers should report every two years to the harbour council.", ZERO, REV)
    assert not brought.already


def test_a_paragraph_is_named_by_the_line_before() -> None:
    found = find_proposals(draft("Operative paragraph 4.\nEvery quay should be lit before the solstice."))
    assert [one.label for one in found if "quay" in one.text] == ["4"]


class Dictionary:
    """Takes a Spanish request and an English clause for the same, and nothing else."""

    identity = "dictionary"

    def embed(self, texts: list[str]) -> NDArray[np.float32]:
        same = ("los faros", "the lighthouses")
        return np.array(
            [[1.0, 0.0] if any(each in text.lower() for each in same) else [0.0, 1.0] for text in texts],
            np.float32,
        )


SPANISH = "Pedimos que los faros del puerto exterior queden encendidos toda la noche."
ENGLISH = draft(
    "1. Decides that the lighthouses of the outer port stay lit all night;\n2. Thanks every pilot;", "en"
)


def test_a_request_in_another_language_is_found_by_its_meaning_and_never_verbatim() -> None:
    (found,) = trace_inputs([draft(SPANISH, "es")], [ENGLISH], Dictionary())
    assert (found.verdict, found.matches[0].target.paragraph) == (Verdict.SUBSTANCE, 0)


def test_without_an_engine_for_meaning_a_translation_is_left_open() -> None:
    (found,) = trace_inputs([draft(SPANISH, "es")], [ENGLISH])
    assert (found.verdict, found.confidence, found.matches) == (Verdict.NOT_TAKEN_UP, 0.5, ())
