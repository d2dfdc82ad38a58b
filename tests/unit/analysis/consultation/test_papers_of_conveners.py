"""Papers of those who run a consultation, inputs of no known kind, and whose claims are counted."""

from dataclasses import replace
from datetime import date

import pytest

from travaux.analysis.consultation.asks import find_unargued, holder_of
from travaux.analysis.consultation.authors import is_input, names_of_author, speaks_throughout
from travaux.analysis.consultation.contributions import read_contribution
from travaux.analysis.consultation.following import convenes, find_steps, passages_of, summarises
from travaux.analysis.consultation.mastheads import opens_text, read_masthead
from travaux.analysis.consultation.reported import find_reported
from travaux.domain.consultation import Contribution
from travaux.domain.spans import SourceText
from travaux.domain.texts import Draft, Paragraph, ParagraphKind
from travaux.engines.sentence_encoder import default_embedder
from travaux.pipeline.tools import tools
from travaux.reference.registry import load_registry

REGISTRY = load_registry()
TIDES = "Tides matter to every port of the delta, and tables of tides are few."


def paper(text: str, kind: ParagraphKind = ParagraphKind.OTHER, **more: object) -> Draft:
    paragraphs = []
    start = 0
    for number, words in enumerate(text.split("\n\n")):
        is_heading = words.startswith("# ")
        what = ParagraphKind.HEADING if is_heading else kind
        paragraphs.append(Paragraph(number, None, what, words, start, start + len(words)))
        start += len(words) + 2
    made = Draft(SourceText("paper", text), "plain", paragraphs=tuple(paragraphs))
    return replace(made, **more)  # type: ignore[arg-type]


def contribution(text: str, author: str | None = None) -> Contribution:
    return read_contribution(paper(text), REGISTRY, author=author)


@pytest.mark.parametrize(
    ("text", "stage", "does"),
    [
        (f"Elements paper\n\n{TIDES}", None, True),
        (f"Issued by the port\n\n{TIDES}", None, True),
        (f"On tides\n\n{TIDES}", None, False),
        (f"On tides\n\n{TIDES}", "zero draft", True),
        (f"{'tides ' * 245}\nissued by the port", None, True),
        (f"{'tides ' * 250}\nissued by the port", None, False),
    ],
    ids=["elements", "issued", "neither", "of a stage", "at the end of its front", "behind its front"],
)
def test_who_runs_a_consultation_says_so_on_the_front(text: str, stage: str | None, does: bool) -> None:
    assert convenes(paper(text, stage=stage)) is does


def test_a_summary_of_what_was_said_says_so_on_the_front() -> None:
    assert summarises(paper(f"Report on the online consultations\n\n{TIDES}"))
    assert not summarises(paper(f"Elements paper\n\n{TIDES}"))
    assert not summarises(paper(f"{'tides ' * 250}\nSummary"))


def test_a_paper_is_read_sentence_by_sentence_without_its_headings() -> None:
    draft = paper(f"# Next steps\n\n{TIDES} A table is due in May.", date=date(2031, 5, 4))
    found = passages_of(draft)
    assert [one.words for one in found] == [TIDES, "A table is due in May."]
    assert {one.said for one in found} == {date(2031, 5, 4)}
    assert not any(one.enacts for one in found)


def test_a_paragraph_stands_under_its_section_and_under_a_short_sentence_that_opens_it() -> None:
    draft = paper(f"Next steps. {TIDES}")
    assert {one.under for one in passages_of(draft)} == {"Next steps."}
    (only,) = draft.paragraphs
    sectioned = replace(draft, paragraphs=(replace(only, section=("Part I", "Timeline")),))
    assert {one.under for one in passages_of(sectioned)} == {"Timeline Next steps."}
    assert {one.under for one in passages_of(paper(TIDES))} == {""}


def test_operative_paragraphs_enact() -> None:
    assert all(one.enacts for one in passages_of(paper(TIDES, ParagraphKind.OPERATIVE)))


@pytest.mark.parametrize(("length", "kept"), [(700, True), (701, False)])
def test_what_is_longer_than_seven_hundred_characters_is_no_sentence(length: int, kept: bool) -> None:
    words = ("Harbourages " + "harbourages " * 70)[: length - 2] + "s."
    assert bool(passages_of(paper(words))) is kept


KEYED = "Organization: Lake Watch\nTitle: On tides\n\n"


@pytest.mark.parametrize(
    ("text", "author", "own"),
    [
        (f"{KEYED}{TIDES}", None, False),
        (f"{KEYED}{TIDES} We ask for tables. Our ports wait.", None, True),
        (f"{KEYED}{TIDES} Lake Watch believes that ports wait.", None, True),
        (TIDES, "Lake Watch", True),
        (TIDES, None, False),
    ],
    ids=["in nobody's voice", "says we twice", "says what it believes", "named by a person", "nobody's"],
)
def test_a_text_of_no_known_kind_is_an_input_where_its_author_speaks(
    text: str, author: str | None, own: bool
) -> None:
    assert is_input(contribution(text, author)) is own


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("We ask for tides. Our ports wait. We mend piers.", True),
        ("We ask for tides. Our ports wait. The piers rot.", False),
        ("The tides, we think, are high. Here we wait. There we mend.", False),
    ],
)
def test_somebody_speaks_throughout_whose_sentences_open_with_we(text: str, does: bool) -> None:
    assert speaks_throughout(text) is does


def test_an_input_calls_its_author_by_name_initials_short_name_and_itself() -> None:
    text = "The Delta Boat Union (Boaters) asks for tides. DBU waits. This submission is of the Boaters."
    found = contribution(text, "Delta Boat Union")
    (turn, *_) = found.meeting.interventions
    names = names_of_author(found, turn.speaker)
    assert {"Delta Boat Union", "DBU", "Boaters", "the Boaters", "This submission"} <= set(names)
    assert "this submission" not in names
    assert "The present paper" not in names


def test_two_initials_call_nobody() -> None:
    found = contribution("Lake Watch asks for tides at once. LW waits for tables.", "Lake Watch")
    (turn, *_) = found.meeting.interventions
    assert "LW" not in names_of_author(found, turn.speaker)


@pytest.mark.parametrize(
    ("line", "opens"),
    [("Document", True), ("Full text:", True), ("Abstract :", True), ("Document of May", False), ("", False)],
)
def test_a_line_may_only_announce_the_text(line: str, opens: bool) -> None:
    assert opens_text(line) is opens


@pytest.mark.parametrize(
    ("between", "own"),
    [
        ("", TIDES),
        ("Abstract:\nTides in short.\n\nDocument:\n", TIDES),
        ("Abstract:\n", TIDES),
    ],
    ids=["at once", "behind an abstract", "under a heading alone"],
)
def test_the_text_of_an_input_opens_behind_its_abstract(between: str, own: str) -> None:
    text = f"{KEYED}{between}{TIDES}\n"
    assert text[read_masthead(text).start :].strip() == own


def test_a_value_runs_on_to_the_next_key_and_a_name_alone_is_the_author() -> None:
    head = read_masthead(f"Organization: Lake\nWatch: we care for lakes\nTitle: On\ntides\n\n{TIDES}")
    assert head.title == "On tides"
    assert head.author == "Lake Watch"


def steps(text: str, kind: ParagraphKind = ParagraphKind.OTHER) -> list[str]:
    return [step.text for step in find_steps(passages_of(paper(text, kind)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The deadline is 4 May 2031.", True),
        ("Deadline is 4 May 2031.", True),
        ("Deadline is 4 May.", False),
        ("Is the deadline 4 May 2031?", False),
        ("The deadline is not yet known to us.", False),
    ],
    ids=["six words", "five words", "four words", "a question", "no day"],
)
def test_a_step_has_five_words_and_a_day_and_asks_nothing(text: str, found: bool) -> None:
    assert steps(text) == ([text] if found else [])


def test_what_an_operative_paragraph_enacts_is_no_next_step() -> None:
    assert steps("The deadline is 4 May 2031.", ParagraphKind.OPERATIVE) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Stakeholders warned that the buoys of the cape are not lit.", "concern"),
        ("Stakeholders called for lamps on all of the buoys of the cape.", "call"),
        ("Stakeholders proposed that the lamps of the cape be mended soon.", "proposal"),
        ("Stakeholders warned of dark lamps and proposed that they be mended.", "concern"),
        ("The keepers warned that all the buoys of the cape are dark.", None),
        ("Stakeholders came by boat and left by boat before the storm.", None),
    ],
)
def test_a_summary_tells_of_stakeholders_whatever_it_says_first(text: str, kind: str | None) -> None:
    told = list(find_reported(passages_of(paper(text)), tools().taxonomy, default_embedder()))
    assert [ask.kind for _, ask in told] == ([kind] if kind else [])
    for issue, ask in told:
        assert issue is None
        assert (ask.via, ask.sentence.voices[0].citation.quote) == ("report", text)


def test_sentences_beside_a_known_claim_stand_by_themselves_and_those_within_do_not() -> None:
    worries = [f"We are concerned that the buoys of the {cape} cape are dark." for cape in ("east", "west")]
    found = contribution(f"Our lamps are out.\n\n{' '.join(worries)}", "Lake Watch")
    holder = holder_of(found)
    assert holder is not None
    source = found.meeting.source

    def left(start: int, end: int) -> list[str]:
        citation = source.cite(start, end)
        known = replace(holder, argument=replace(holder.argument, citations=(citation,), claim="it"))
        return [one.argument.citations[0].quote for one in find_unargued(found, holder, [known])]

    first, second = (source.text.index(words) for words in worries)
    assert left(0, 4) == worries
    assert left(first, first + 4) == worries[1:]
    assert left(first + len(worries[0]) - 1, second + 1) == []
