"""The gate against planted falsehoods and true lines, and against real claims with one thing changed.

``python -m evals.gate`` prints, for each half of the suite, how many falsehoods were refused and how many
true lines were kept, by kind. With the corpus at hand it also changes one thing in real claims (a denial
left out, a number, a modal or a quantifier put for another) and prints how many changes get through.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from evals.corpus import CORPUS
from tests.unit.analysis.grounding.planted import planted
from travaux.analysis.grounding.attribution import TurnsByPlace
from travaux.analysis.grounding.gate import hold
from travaux.analysis.grounding.lines import ComposedLine, GroundedLine
from travaux.pipeline.tools import tools
from travaux.views.meetings import report_file

PARTS = ("tune", "held", "fresh")
RECORDS = ("wto/WTCOMTDM100.txt", "forms/uk-inquiry-2023-07-13-witness.rst", "forms/tc39-2025-04-17.md")
CHANGES = (
    ("denial left out", r"\b(?:not|never) ", ""),
    ("denial put in", r"\b(should|could|would|will|must|may) (?!not)", r"\1 not "),
    ("should to must", r"\bshould\b", "must"),
    ("may or could to will", r"\b(?:may|might|could)\b(?= \w)", "will"),
    ("some to all", r"\b(?:some|many|several|most)\b", "all"),
    ("number changed", r"\b([1-9])(\d*)\b(?![,.]\d)", r"\g<1>\g<2>7"),
    ("only left out", r"\bonly ", ""),
    ("has to will", r"\bha(?:s|d) (?=\w+ed\b)", "will have "),
    ("condition left out", r",? (?:if|unless|provided|until) [^,.]+", ""),
)


def main() -> None:
    """Print the figures of the suite, and of changed claims where the corpus is at hand."""
    for part in PARTS:
        _suite(part)
    _changed()


def _suite(part: str) -> None:
    total: Counter[tuple[bool, str]] = Counter()
    right: Counter[tuple[bool, str]] = Counter()
    for each in planted(part):
        total[each.true, each.kind] += 1
        right[each.true, each.kind] += isinstance(hold(each.line), GroundedLine) is each.true
    for true, name in ((False, "falsehoods refused"), (True, "true lines kept")):
        kinds = [kind for is_true, kind in total if is_true is true]
        print(f"{part}: {name} {sum(right[true, k] for k in kinds)}/{sum(total[true, k] for k in kinds)}")
        for kind in kinds:
            print(f"    {kind}: {right[true, kind]}/{total[true, kind]}")


def _changed() -> None:
    present = [CORPUS / record for record in RECORDS if (CORPUS / record).is_file()]
    kept: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for path in present:
        report = report_file(path, tools())
        whose = TurnsByPlace([report.meeting])
        for argument in report.arguments:
            words = tuple(whose.words(each) for each in argument.citations[:1])
            line = ComposedLine(argument.claim, (), words)
            context = whose.context(argument.citations[0])
            kept["all"] += 1
            kept["held"] += isinstance(hold(line, context), GroundedLine)
            for name, text in _changes(argument.claim):
                kept[name] += 1
                shown[name] += isinstance(hold(replace(line, text=text), context), GroundedLine)
    if present:
        print(f"real claims held: {kept['held']}/{kept['all']}")
        for name, _, _ in CHANGES:
            print(f"    {name}: {shown[name]} of {kept[name]} changes get through")


def _changes(claim: str) -> Iterator[tuple[str, str]]:
    plain = claim if "“" not in claim else ""
    for name, pattern, put in CHANGES:
        text = re.sub(pattern, put, plain, count=1)
        if text != plain:
            yield name, text


if __name__ == "__main__":
    main()
