"""What findings say of their own is said in the language of the page; words of the record stay."""

from collections.abc import Iterator

import pytest
from harbour import arguments, meet, positions, utterances

from travaux.analysis.meeting.agreement import find_agreement
from travaux.analysis.meeting.decisions import find_decisions
from travaux.analysis.meeting.outcomes import find_actions
from travaux.analysis.meeting.points import find_points
from travaux.analysis.meeting.questions import find_questions
from travaux.analysis.meeting.quotes import find_quotes
from travaux.analysis.meeting.sides import find_sides, first_names
from travaux.analysis.meeting.summary import find_takeaways, summarise
from travaux.analysis.meeting.tone import find_tone
from travaux.domain.canonical import canonical, restored
from travaux.domain.findings import Line
from travaux.domain.messages import Joined, Message, Value, listed
from travaux.engines.sentence_encoder import default_embedder
from travaux.web.translation import Translation

MEETING = meet(
    """
    Chair: We are here today to discuss pilotage in the strait and paragraph 4.
    Aru: We support night pilotage in the strait. We welcome paragraph 4. It is constructive.
    Belmora: We support night pilotage in the strait. We support paragraph 4. Who will pay the pilots?
    Corvane: We pay them from the tolls. We support night pilotage in the strait.
    Norland: We agree with Belmora on the tolls. We support night pilotage in the strait.
    Dunmark: We oppose night pilotage in the strait. We reject paragraph 4. It is unacceptable and premature.
    Estria: Not the tolls but the pilots must pay, as Dunmark said. We align ourselves with Aru.
    Chair: Paragraph 7 was retained by 19 votes to 5. The Secretariat will circulate the tolls by 15 May.
    """
)
CONCORD = find_agreement(MEETING, arguments(MEETING), default_embedder(), positions(MEETING))


def found() -> Iterator[Line]:
    spoken = utterances(MEETING)
    decisions, questions = find_decisions(MEETING, spoken), find_questions(MEETING, spoken)
    actions = find_actions(MEETING, spoken)
    yield from (*decisions, *questions, *actions, *find_tone(MEETING, spoken), *find_quotes(MEETING, spoken))
    yield from find_points(CONCORD, (), find_sides(MEETING))
    yield from find_takeaways(MEETING, spoken, CONCORD)
    yield from summarise(MEETING, spoken, CONCORD, decisions, questions, (), actions)


def messages_in(said: Value | None) -> Iterator[Message]:
    match said:
        case Message(_, values, _):
            yield said
            for _, value in values:
                yield from messages_in(value)
        case Joined(parts):
            for part in parts:
                yield from messages_in(part)


def said_by_us() -> set[Message]:
    texts = [value for line in found() for value in (line.said, line.note)]
    texts += [value for each in CONCORD.agreements for value in (each.said, each.why)]
    texts += [value for each in CONCORD.differences for value in (each.said, each.why, each.on)]
    return {each for text in texts for each in messages_in(text)}


@pytest.mark.parametrize("language", ["fr", "es"])
def test_everything_of_ours_is_translated(language: str) -> None:
    ours = said_by_us()
    assert len({each.key for each in ours}) > 15
    translation = Translation(language)
    same = {each.key for each in ours if translation.pattern(each) == each.key}
    assert same <= {"%(matter)s (%(stands)s).", "%(names)s: %(words)s", "%(names)s: %(words)s."}


def test_agreements_and_differences_hold_no_english_but_words_of_the_record() -> None:
    for finding in (*CONCORD.agreements, *CONCORD.differences):
        assert isinstance(finding.said, Message)
    french = Translation("fr")
    (paragraph,) = (each for each in CONCORD.differences if "paragraph 4" in each.text)
    shown = french.say(paragraph.said)
    assert shown.startswith("Les avis divergent sur ce point : paragraphe 4.")
    assert "De l’autre côté, Dunmark" in shown
    assert "On the other side" not in shown


def test_a_stored_line_is_the_line_that_was_found() -> None:
    for line in found():
        again = restored(canonical(line), Line, lambda _: MEETING.source)
        assert again == line
        assert again.text == line.text


@pytest.mark.parametrize(
    ("names", "english", "french"),
    [
        ([], "", ""),
        (["Aru"], "Aru", "Aru"),
        (["Aru", "Belmora"], "Aru and Belmora", "Aru et Belmora"),
        (["Aru", "Belmora", "Corvane"], "Aru, Belmora and Corvane", "Aru, Belmora et Corvane"),
    ],
)
def test_names_are_listed_as_prose_lists_them(names: list[str], english: str, french: str) -> None:
    assert str(listed(names)) == english
    assert Translation("fr").say(listed(names)) == french


@pytest.mark.parametrize(
    ("number", "shown"), [(4, "A1, A2, A3 and A4"), (5, "A1, A2, A3 and 2 others"), (1, "A1")]
)
def test_of_many_names_the_first_few_are_said(number: int, shown: str) -> None:
    assert str(first_names([f"A{each}" for each in range(1, number + 1)])) == shown
