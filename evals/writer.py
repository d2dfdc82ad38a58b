"""A real model, by whatever endpoint is given: how well its sentences cite, and whose they say they are.

``TRAVAUX_WRITER=http://localhost:8080/v1#model python -m evals.writer [FILE…]`` asks the model for the
summary, the key points and the full report of each transcript (those of the shipped example unless others
are named) and prints, of its first answers before anything is sent back:

- citation recall and precision as ALCE defines them (Gao and others, "Enabling Large Language Models to
  Generate Text with Citations", EMNLP 2023, section 3): recall is the share of sentences that the words they
  cite prove together; a citation is precise where its sentence has recall and proves it alone or is needed.
  ALCE lets an entailment model judge; here the gate does, which is stricter;
- atomic claims: the share of statements, sentences split, that hold;
- holders: the share of sentences whose stated holders are those whose words they cite;
- what the whole way makes of it: passed, mended, dropped, spare.

Without an endpoint it says so and measures nothing.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import travaux.example
from travaux.analysis.grounding.gate import hold
from travaux.analysis.grounding.lines import CitedWords, ComposedLine, GroundedLine
from travaux.analysis.grounding.rules import load_rules
from travaux.analysis.grounding.statements import read_statements
from travaux.analysis.grounding.written import Citable
from travaux.analysis.writing.composition import write_section
from travaux.analysis.writing.sections import AskedSection, sections_of
from travaux.domain.writings import WritingCounts
from travaux.engines.writer.chat import ChatWriter
from travaux.engines.writer.choice import KEY, writer_choice
from travaux.errors import UnusableAnswer
from travaux.pipeline.tools import tools
from travaux.ports import Writer, WritingTask, Written, WrittenSentence
from travaux.views.meetings import report_file

EXAMPLE = Path(travaux.example.__file__).parent / "files"


def proves(words: Sequence[CitedWords], sentence: WrittenSentence, given: Citable) -> bool:
    """Say whether words prove a sentence together."""
    holders = tuple(dict.fromkeys(each.speaker for each in words if each.speaker))
    line = ComposedLine(sentence.text, holders, tuple(words))
    return bool(words) and isinstance(hold(line, given.context), GroundedLine)


def precise(sentence: WrittenSentence, given: Citable) -> tuple[int, int]:
    """Return how many citations of a sentence are precise, and of how many."""
    words = [given.words[each] for each in sentence.cites if each in given.words]
    if not proves(words, sentence, given):
        return 0, len(sentence.cites)
    needed = [
        proves([each], sentence, given) or not proves([o for o in words if o is not each], sentence, given)
        for each in words
    ]
    return sum(needed), len(sentence.cites)


def measured(sentence: WrittenSentence, given: Citable) -> Counter[str]:
    """Return the counts that one sentence adds to each measure."""
    words = [given.words[each] for each in sentence.cites if each in given.words]
    right, of = precise(sentence, given)
    rules = load_rules(given.context.language)
    said = ComposedLine(sentence.text, tuple(each.speaker for each in words), tuple(words))
    claims = [each.body for each in read_statements(said, rules)] or [sentence.text]
    held = sum(proves(words, WrittenSentence(claim, sentence.cites), given) for claim in claims)
    speakers = {each.speaker for each in words if each.speaker}
    return Counter(
        {
            "sentences": 1,
            "recalled": proves(words, sentence, given),
            "cites": of,
            "precise": right,
            "claims": len(claims),
            "held": held,
            "holders": bool(words) and speakers == {each.split(", for ")[0] for each in sentence.holders},
        }
    )


@dataclass
class _Listening:
    """A writer whose first answer to each task is kept."""

    writer: Writer
    first: tuple[WrittenSentence, ...] = ()
    unusable: int = 0

    @property
    def identity(self) -> str:
        return self.writer.identity

    def preview(self, task: WritingTask) -> str:
        return self.writer.preview(task)

    def write(self, task: WritingTask) -> Written:
        try:
            written = self.writer.write(task)
        except UnusableAnswer:
            self.unusable += task.correction is None
            raise
        if task.correction is None:
            self.first = written.sentences
        return written


def _sections(files: Sequence[Path]) -> Iterator[AskedSection]:
    for file in files:
        for asked in sections_of(report_file(file, tools())):
            if asked.open:
                yield asked


def _print(name: str, right: int, of: int) -> None:
    print(f"{name}: {right}/{of}" + (f" ({right / of:.3f})" if of else ""))


def main(files: Sequence[str]) -> None:
    """Print the figures of the model that the environment names."""
    choice = writer_choice(None, os.environ)
    if choice is None:
        print("no endpoint is given: set TRAVAUX_WRITER=http://localhost:8080/v1#model")
        return
    writer = _Listening(ChatWriter(choice.address, choice.model, os.environ.get(KEY)))
    found: Counter[str] = Counter()
    counts = WritingCounts()
    for asked in _sections(
        [Path(each) for each in files]
        or [each for each in sorted(EXAMPLE.iterdir()) if each.suffix == ".vtt"]
    ):
        writer.first = ()
        counts += write_section(asked, writer)[0].counts
        for sentence in writer.first:
            found += measured(sentence, asked.given)
    print(f"model: {writer.identity}; answers that were none: {writer.unusable}")
    _print("citation recall", found["recalled"], found["sentences"])
    _print("citation precision", found["precise"], found["cites"])
    _print("atomic claims held", found["held"], found["claims"])
    _print("holders right", found["holders"], found["sentences"])
    print(f"passed {counts.passed}, mended {counts.mended}, dropped {counts.dropped}, spare {counts.spare}")


if __name__ == "__main__":
    main(sys.argv[1:])
