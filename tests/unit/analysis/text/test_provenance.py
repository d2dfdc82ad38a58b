"""Whose wording it was first: adopted texts, inputs and interventions against the versions of a text."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from drafting import draft

from travaux.analysis.text.provenance import find_provenance
from travaux.domain.actors import Speaker
from travaux.domain.lineage import Borrowing
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.spans import SourceText
from travaux.domain.texts import Draft

CHARTER = "1. No master shall overrule a pilot who refuses a passage in thick fog;"
ASKED = "The keepers of the northern lamps shall be paid in silver before the solstice, and not in fish."


def dated(text: str, name: str, when: date | None) -> Draft:
    return replace(draft(text, name), date=when)


def meeting(words: str, when: date) -> Meeting:
    spoken = Intervention("i", Speaker("Ms. Quill"), 0, len(words), len(words.split()))
    return Meeting(SourceText("meeting", words), "text", MeetingFacts(date=when), (spoken,))


def quotes(found: Sequence[Borrowing]) -> list[tuple[str, list[str]]]:
    return [(one.citation.quote, [source.source for source in one.sources]) for one in found]


ZERO = dated("1. Decides that lamps shall burn at night;", "zero", date(2025, 3, 1))
REV = dated(
    "1. Decides that the keepers of the northern lamps shall be paid in silver before the solstice;\n"
    "2. Recalls that no master shall overrule a pilot who refuses a passage in thick fog;",
    "rev",
    date(2025, 6, 1),
)


def test_an_input_that_had_the_words_first_put_them_forward() -> None:
    asked = dated(ASKED, "input", date(2025, 4, 1))
    charter = dated(CHARTER, "charter", date(1999, 1, 1))
    zero, rev = find_provenance([ZERO, REV], [charter], [asked]).versions
    assert (zero.agreed, zero.put_forward) == ((), ())
    assert quotes(rev.agreed) == [
        ("no master shall overrule a pilot who refuses a passage in thick fog", ["charter"])
    ]
    assert quotes(rev.put_forward) == [
        ("the keepers of the northern lamps shall be paid in silver before the solstice", ["input"])
    ]


def test_who_quotes_a_version_is_not_its_author() -> None:
    later = dated(ASKED, "input", date(2025, 7, 1))
    third = replace(REV, source=SourceText("third", REV.source.text), date=date(2025, 8, 1))
    assert find_provenance([ZERO, REV, third], [], [later]).versions[-1].put_forward == ()
    assert find_provenance([ZERO, third], [], [later]).versions[-1].put_forward != ()


def test_words_around_those_of_a_version_are_credited_without_them() -> None:
    first = dated("1. Decides that the keepers of the northern lamps shall rest;", "v1", date(2025, 1, 1))
    said = "the keepers of the northern lamps shall be paid in silver before the solstice begins"
    (_, rev) = find_provenance([first, REV], [], [meeting(said, date(2025, 2, 1))]).versions
    assert quotes(rev.put_forward) == [("be paid in silver before the solstice", ["meeting"])]
    assert rev.put_forward[0].sources[0].by == "Ms. Quill"


def test_what_was_said_on_the_day_of_a_version_is_not_older_than_it() -> None:
    said = meeting(ASKED, date(2025, 6, 1))
    assert find_provenance([ZERO, REV], [], [said]).versions[-1].put_forward == ()


def test_the_earliest_comes_first_and_adopted_texts_before_all() -> None:
    charter = dated(CHARTER, "charter", date(1999, 1, 1))
    early, late = dated(CHARTER, "early", date(2025, 1, 1)), dated(CHARTER, "late", date(2025, 2, 1))
    rev = find_provenance([REV], [charter], [late, early]).versions[0]
    assert [source.source for source in rev.agreed[0].sources] == ["charter", "early", "late"]
    assert rev.put_forward == ()


def test_no_version_has_no_origin() -> None:
    assert find_provenance([], [], [meeting(ASKED, date(2025, 1, 1))]).versions == ()
