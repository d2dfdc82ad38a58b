"""Sections as a model writes them: what holds, what is mended, and what stays as composed."""

from collections.abc import Iterator, Sequence

from travaux.analysis.grounding.lines import CitedWords, Context
from travaux.analysis.grounding.written import Citable
from travaux.analysis.writing.composition import MOST, write_section
from travaux.analysis.writing.sections import AskedSection
from travaux.domain.findings import Line
from travaux.domain.spans import Citation
from travaux.domain.writings import WritingCounts
from travaux.errors import UnusableAnswer
from travaux.ports import NumberedSentence, WritingTask, Written, WrittenSentence

SAID = {"s1": ("Avaria", "We support the fund."), "s2": ("Belmora", "We oppose the fund.")}
AVARIA = WrittenSentence("Avaria supports the fund.", ("s1",), ("Avaria",))
BELMORA = WrittenSentence("Belmora opposes the fund.", ("s2",), ("Belmora",))
FALSE = WrittenSentence("Belmora supports the fund.", ("s2",), ("Belmora",))
COMPOSED = ["Avaria: support.", "Belmora: opposition."]


class Scripted:
    """Gives one answer after the other; None is an answer that is none."""

    identity = "scripted 1"

    def __init__(self, *answers: Sequence[WrittenSentence] | None) -> None:
        self._answers: Iterator[Sequence[WrittenSentence] | None] = iter(answers)
        self.tasks: list[WritingTask] = []

    def preview(self, task: WritingTask) -> str:
        return task.instruction

    def write(self, task: WritingTask) -> Written:
        self.tasks.append(task)
        answer = next(self._answers)
        if answer is None:
            raise UnusableAnswer("it is not JSON")
        return Written(tuple(answer), 10, 5)


def _asked(*, together: bool = False) -> AskedSection:
    words = {
        name: CitedWords(Citation(name, 0, len(said), said), speaker)
        for name, (speaker, said) in SAID.items()
    }
    cited = [each.citation for each in words.values()]
    lines = tuple(Line(text, "summary", text, (each,)) for text, each in zip(COMPOSED, cited, strict=True))
    lines = (Line("both", "summary", "They parted.", tuple(cited)),) if together else lines
    sentences = tuple(NumberedSentence(name, said, who) for name, (who, said) in SAID.items())
    given = Citable(words, frozenset({"Avaria", "Belmora"}), Context("en", 2))
    return AskedSection("summary", None, lines, lines, WritingTask("Write.", sentences, "en"), given)


def _told(writer: Scripted, *, together: bool = False) -> tuple[list[tuple[str, bool]], WritingCounts]:
    section, _ = write_section(_asked(together=together), writer)
    return [(each.line.text, each.by_model) for each in section.lines], section.counts


def test_what_holds_stands_in_the_place_of_the_composed_lines() -> None:
    lines, counts = _told(Scripted([BELMORA, AVARIA]))
    assert lines == [(AVARIA.text, True), (BELMORA.text, True)]
    assert counts == WritingCounts(passed=2)


def test_what_fails_is_sent_back_once_with_the_reason() -> None:
    writer = Scripted([AVARIA, FALSE], [BELMORA])
    lines, counts = _told(writer)
    assert lines == [(AVARIA.text, True), (BELMORA.text, True)]
    assert counts == WritingCounts(passed=1, mended=1)
    assert [each.correction is None for each in writer.tasks] == [True, False]
    assert FALSE.text in str(writer.tasks[1].correction)
    assert AVARIA.text not in str(writer.tasks[1].correction)


def test_what_fails_twice_is_replaced_by_the_composed_line() -> None:
    lines, counts = _told(Scripted([AVARIA, FALSE], [FALSE]))
    assert lines == [(AVARIA.text, True), (COMPOSED[1], False)]
    assert counts == WritingCounts(passed=1, dropped=1)


def test_what_a_model_leaves_out_stays_as_composed() -> None:
    lines, counts = _told(Scripted([AVARIA]))
    assert lines == [(AVARIA.text, True), (COMPOSED[1], False)]
    assert counts == WritingCounts(passed=1)


def test_a_line_gives_way_only_where_every_word_of_it_is_told() -> None:
    lines, counts = _told(Scripted([AVARIA]), together=True)
    assert lines == [("They parted.", False)]
    assert counts == WritingCounts(spare=1)
    lines, counts = _told(Scripted([AVARIA, BELMORA]), together=True)
    assert lines == [(AVARIA.text, True), (BELMORA.text, True)]


def test_an_answer_that_is_none_is_sent_back_once_and_leaves_what_was_composed() -> None:
    for answers in ((None, None), ([], []), (None, [FALSE])):
        writer = Scripted(*answers)
        lines, counts = _told(writer)
        assert lines == [(text, False) for text in COMPOSED]
        assert counts == WritingCounts(dropped=1)
        assert len(writer.tasks) == 2
    lines, counts = _told(Scripted(None, [AVARIA, BELMORA]))
    assert counts == WritingCounts(mended=2)
    assert all(by_model for _, by_model in lines)


def test_sentences_that_were_not_asked_for_again_are_not_taken() -> None:
    lines, counts = _told(Scripted([FALSE], [AVARIA, BELMORA]))
    assert [by_model for _, by_model in lines] == [True, False]
    assert counts == WritingCounts(mended=1)


def test_no_more_sentences_are_weighed_than_a_section_can_have() -> None:
    lines, counts = _told(Scripted([AVARIA] * MOST + [FALSE]))
    assert lines[0] == (AVARIA.text, True)
    assert counts == WritingCounts(passed=1)


def test_an_instruction_among_the_sentences_changes_nothing_but_its_own() -> None:
    bold = WrittenSentence("All delegations support the fund.", ("s1", "s2"), ("Avaria", "Belmora"))
    lines, counts = _told(Scripted([AVARIA, bold], [bold]))
    assert lines == [(AVARIA.text, True), (COMPOSED[1], False)]
    assert counts == WritingCounts(passed=1, dropped=1)
