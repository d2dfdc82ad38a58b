"""Written inputs: whose they are, what each sentence is, and which are there twice."""

from datetime import date

import pytest

from travaux.analysis.consultation.asks import find_unargued, find_wordings, holder_of, kind_of, sectors_of
from travaux.analysis.consultation.contributions import read_contribution
from travaux.analysis.consultation.copies import copied_from
from travaux.analysis.consultation.following import (
    SourceSentence,
    find_opening,
    find_promises,
    find_steps,
)
from travaux.analysis.consultation.mastheads import read_masthead
from travaux.domain.actors import Sector
from travaux.domain.consultation import Contribution
from travaux.domain.spans import SourceText
from travaux.domain.texts import Draft, Paragraph, ParagraphKind
from travaux.reference.registry import load_registry

REGISTRY = load_registry()


def draft(text: str, name: str = "input", day: date | None = None, **facts: str) -> Draft:
    paragraphs = []
    start = 0
    for words in text.split("\n\n"):
        kind = ParagraphKind.HEADING if words.startswith("# ") else ParagraphKind.OTHER
        paragraphs.append(Paragraph(len(paragraphs), None, kind, words, start, start + len(words)))
        start += len(words) + 2
    return Draft(SourceText(name, text), "plain", date=day, paragraphs=tuple(paragraphs), **facts)  # type: ignore[arg-type]


def read(
    text: str, author: str | None = "Union of Pilots", sector: Sector | None = Sector.CIVIL_SOCIETY
) -> Contribution:
    return read_contribution(draft(text), REGISTRY, author=author, sector=sector)


def test_an_input_is_its_authors_words_paragraph_by_paragraph() -> None:
    found = read("# On tolls and pilots\n\nPilots need the toll.\n\nToo short\n\nShips wait at every port.")
    words = [found.meeting.words_of(turn) for turn in found.meeting.interventions]
    assert words == ["Pilots need the toll.", "Ships wait at every port."]
    assert {turn.speaker.name for turn in found.meeting.interventions} == {"Union of Pilots"}
    assert (found.author, found.sector) == ("Union of Pilots", Sector.CIVIL_SOCIETY)


@pytest.mark.parametrize(("words", "kept"), [("one two three four", True), ("one two three", False)])
def test_four_words_at_least_are_something_said(words: str, kept: bool) -> None:
    assert bool(read(words).meeting.interventions) is kept


def test_bullets_in_one_paragraph_are_said_one_by_one() -> None:
    found = read("We ask:\n- Keep the harbour toll.\n2) Train all the pilots.")
    words = [found.meeting.words_of(turn).strip() for turn in found.meeting.interventions]
    assert [each.rstrip("\n-2) ") for each in words] == ["Keep the harbour toll.", "Train all the pilots."]


def test_an_author_of_the_registry_is_a_delegation_and_one_of_two_names_is_nobody() -> None:
    assert read("Ships wait at every port.", "Fiji", None).author == "Fiji"
    doubtful = read("Ships wait at every port.", "Korea", None)
    assert doubtful.author is None
    assert len(doubtful.meeting.interventions[0].speaker.ambiguous) > 1
    nameless = read("Ships wait at every port.", None, None)
    assert (nameless.author, nameless.title) == (None, "Untitled input")
    assert holder_of(nameless) is None


def test_a_title_is_the_drafts_unless_it_only_announces_the_text() -> None:
    words = "Ships wait at every port."
    titled = read_contribution(draft(words, title="On tolls"), REGISTRY, author="Union of Pilots")
    assert titled.title == "On tolls"
    bare = read_contribution(draft(words, title="Abstract"), REGISTRY, author="Union of Pilots")
    assert bare.title == "Union of Pilots"


KEYED = """On keeping the toll
Organization: Union of Pilots
Sector: Civil Society
Region: Coast

Ships wait at every port."""


def test_keyed_lines_say_whose_an_input_is() -> None:
    head = read_masthead(KEYED)
    assert (head.author, head.sector, head.region) == ("Union of Pilots", Sector.CIVIL_SOCIETY, "Coast")
    assert head.title == "On keeping the toll"
    assert head.span is not None
    assert KEYED[slice(*head.span)] == "Organization: Union of Pilots"
    assert KEYED[head.start :].strip() == "Ships wait at every port."


def test_one_keyed_line_is_no_masthead() -> None:
    assert read_masthead("Organization: Union of Pilots\n\nShips wait.").author is None


def test_a_key_far_from_the_front_is_no_masthead() -> None:
    lines = "\n".join(f"line {n}" for n in range(30))
    assert read_masthead(f"{lines}\n{KEYED}").author is None


@pytest.mark.parametrize(
    ("line", "author", "sector"),
    [
        ("Women of the Delta (civil society)", "Women of the Delta", Sector.CIVIL_SOCIETY),
        ("Women of the Delta – civil society", "Women of the Delta", Sector.CIVIL_SOCIETY),
        ("Submission by the Union of Pilots", "Union of Pilots", None),
        ("We are the Union of Pilots (civil society)", None, None),
        ("a union (civil society)", None, None),
        ("Ships wait at every port.", None, None),
    ],
)
def test_a_name_stands_beside_its_sector_or_after_by(
    line: str, author: str | None, sector: Sector | None
) -> None:
    head = read_masthead(f"{line}\n\nShips wait at every port.")
    assert (head.author, head.sector) == (author, sector)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We are concerned that pilots are not trained.", "concern"),
        ("We are concerned and propose that pilots be trained.", "concern"),
        ("We propose that pilots be trained.", "proposal"),
        ("We propose that pilots should be trained.", "proposal"),
        ("Pilots must be trained.", "call"),
        ("The lack of pilots threatens ports.", "concern"),
        ("The lack of pilots must end.", "call"),
        ("Pilots are trained in winter.", "view"),
        ("We are not concerned that pilots are trained.", "view"),
        ("We read “pilots must be trained” in the draft.", "view"),
        ("The text should have been shorter.", "view"),
    ],
)
def test_a_sentence_is_what_it_says_outside_quotation_marks(words: str, kind: str) -> None:
    assert kind_of(words) == kind


def wordings(text: str) -> list[str]:
    found = read(text)
    return [one.argument.claim for one in find_wordings(found, holder_of(found))]


def test_quoted_wording_that_is_put_forward_is_a_proposal() -> None:
    said = "We propose to insert the following text: “pilots shall be trained every winter”."
    assert wordings(said) == ["Wording was proposed: “pilots shall be trained every winter”."]
    assert find_wordings(read(said), None) == []


@pytest.mark.parametrize(
    "text",
    [
        "We propose to delete the words “pilots shall be trained every winter”.",
        "We propose text: “pilots shall be trained”.",
        "We read “pilots shall be trained every winter” in the draft.",
        "We propose the text of “Training All Pilots Every Winter Anew”.",
    ],
)
def test_words_to_go_short_words_and_titles_are_nobodys_wording(text: str) -> None:
    assert wordings(text) == []


def test_an_amendment_is_told_whole() -> None:
    assert wordings("Replace “2030” with “2035” in paragraph 4.") == [
        "An amendment was put forward: “Replace ‘2030’ with ‘2035’ in paragraph 4”."
    ]
    assert wordings("We will replace all pilots soon enough.") == []


def test_sentences_that_worry_and_are_in_no_claim_are_not_lost() -> None:
    found = read(
        "We are concerned that the pilots of this coast are not trained."
        " Pilots are trained every winter on the coast."
        " This is a grave threat to all the ports of the coast. We are concerned about ports."
    )
    holder = holder_of(found)
    assert holder is not None
    left = find_unargued(found, holder, [])
    quotes = [one.argument.citations[0].quote for one in left]
    assert quotes == ["We are concerned that the pilots of this coast are not trained."]
    assert find_unargued(found, holder, left) == []


def test_sectors_are_named_once_and_only_where_they_are_known() -> None:
    known = {"A": "business", "B": "business", "C": "science"}
    assert sectors_of(["A", "B", "X", "C"], known) == ("business", "science")


def words(count: int, mark: str = "w") -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return " ".join(f"{mark}{letters[n // 26]}{letters[n % 26]}" for n in range(count))


def test_a_text_that_holds_nearly_all_of_another_is_its_copy() -> None:
    other = read(words(24))
    assert copied_from(words(24), [other]) is other
    assert copied_from(words(23), [other]) is None
    whole = read(words(104))
    assert copied_from(f"{words(84)} {words(20, 'x')}", [whole]) is whole
    assert copied_from(f"{words(83)} {words(21, 'x')}", [whole]) is None
    assert copied_from(words(24), []) is None
    assert copied_from(words(24, "x"), [other]) is None


def passages(*sentences: str, said: date | None = None, **more: object) -> list[SourceSentence]:
    text = " ".join(sentences)
    source = SourceText("paper", text)
    return [
        SourceSentence(source, text.index(one), text.index(one) + len(one), said=said, **more)  # type: ignore[arg-type]
        for one in sentences
    ]


PROMISE = "Proposals on the training of pilots will be reflected in Rev.1 of the text."


def test_a_promise_names_its_version_and_what_is_checked_there() -> None:
    rev = draft("Rev.1\n\nThe training of pilots begins in winter.", "rev1", date(2031, 5, 1))
    (found,) = find_promises(passages(PROMISE, said=date(2031, 4, 1)), [rev])
    assert (found.version, found.draft) == ("Rev.1", "rev1")
    assert [(one.subject, one.where.quote if one.where else None) for one in found.checked] == [
        ("the training of pilots", "The training of pilots begins in winter.")
    ]
    assert find_promises(passages(PROMISE.replace(".1 of the text.", ".1 of the text?")), [rev]) == []
    assert find_promises(passages("Pilots will be trained in winter."), [rev]) == []


def test_what_is_promised_and_does_not_stand_there_is_told_so() -> None:
    rev = draft("Rev.1\n\nShips wait at every port.", "rev1")
    (found,) = find_promises(passages(PROMISE), [rev])
    assert [(one.subject, one.where) for one in found.checked] == [("the training of pilots", None)]


def test_a_draft_that_was_there_before_or_is_the_paper_itself_keeps_no_promise() -> None:
    said = date(2031, 4, 1)
    for name, day, found in (
        ("rev1", date(2031, 3, 31), None),
        ("rev1", said, "rev1"),
        ("rev1", None, "rev1"),
        ("paper", date(2031, 5, 1), None),
    ):
        (promise,) = find_promises(passages(PROMISE, said=said), [draft("Rev.1\n\nWords.", name, day)])
        assert promise.draft == found


STEP = "The next meeting will be held on 3 May 2031 in the harbour."


def test_a_step_has_a_day_or_stands_under_a_heading_of_steps() -> None:
    assert [one.text for one in find_steps(passages(STEP))] == [STEP]
    undated = "The paper will be circulated to the pilots."
    assert find_steps(passages(undated)) == []
    assert len(find_steps(passages(undated, under="Next steps"))) == 1
    assert find_steps(passages(STEP, enacts=True)) == []
    assert find_steps(passages(f"{STEP[:-1]}?")) == []


def test_a_consultation_opens_with_the_first_whole_sentences_of_its_first_paper() -> None:
    long = [f"This paper number {n} tells what all pilots have asked for." for n in range(4)]
    first = passages("Too short a line.", *long)
    found = find_opening([first, passages(STEP)])
    assert [one.text for one in found] == long[:3]
    assert find_opening([]) == []
