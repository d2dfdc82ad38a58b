"""How far requests that were met in other words could be found, by what is at hand, and how precisely.

``python -m evals.trace_paraphrase`` holds every request of known end against all paragraphs of the text that
followed: by the likeness of their sentences' vectors, by parts that they share (telling words, figures, whom
they address, the class of their verb), and by both. For each way the paragraph with the highest score is what
would be shown as possibly met. The thresholds are chosen on the very requests that are counted, so that what
is printed is the most that a way can give, not what it would give on others.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

from evals.corpus import CORPUS
from evals.trace_prose import LABELLED, example
from travaux.analysis.text.named import read_label
from travaux.analysis.wording import institutions, stem, stop_words
from travaux.domain.texts import Draft, Paragraph
from travaux.engines.sentence_encoder import default_embedder
from travaux.formats.draft_file import read_draft
from travaux.language.sentences import split_text

PRECISE = (0.5, 0.7, 0.8)
"""Precisions at which recall is told: of what is shown to people as possible, most should hold."""

VERBS = (
    "establish create set found launch build institute form",
    "strengthen enhance improve deepen reinforce boost increase expand scale",
    "protect safeguard uphold respect defend preserve",
    "ensure guarantee secure provide grant give",
    "fund finance invest mobilise support resource",
    "prohibit ban end stop prevent refrain avoid eliminate",
    "report review monitor measure assess evaluate track",
    "include involve engage consult participate represent",
    "align coordinate link integrate harmonise merge",
    "extend renew continue maintain keep make permanent",
)
"""Classes of verbs by which requests and provisions act, for this evaluation alone."""

_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_FIGURE = re.compile(r"\d[\d,.]*")
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Asked:
    """A request, and the places among the paragraphs held against it of those that met it."""

    words: str
    met_by: frozenset[int]


@dataclass(frozen=True)
class Pairs:
    """Requests and the paragraphs of the text that followed them."""

    name: str
    asked: Sequence[Asked]
    paragraphs: Sequence[str]

    @cached_property
    def likeness(self) -> Floats:
        """Return for each request and paragraph how alike their nearest sentences are, by their vectors."""
        sentences = [[one[start:end] for start, end in split_text(one)] or [one] for one in self.paragraphs]
        embed = default_embedder().embed
        asked = embed([one.words for one in self.asked])
        return np.column_stack([(asked @ embed(each).T).max(axis=1) for each in sentences])

    @cached_property
    def parts(self) -> Floats:
        """Return for each request and paragraph what share of the request's parts the paragraph has."""
        read = [_parts(one) for one in self.paragraphs]
        counted = Counter(part for each in read for part in each)
        rarity = {part: log(1 + len(read) / count) for part, count in counted.items()}
        most = log(1 + len(read))

        def weigh(parts: frozenset[str]) -> float:
            return sum(rarity.get(part, most) for part in parts)

        asked = [_parts(one.words) for one in self.asked]
        return np.array(
            [[weigh(one & other) / max(weigh(one), 1e-9) for other in read] for one in asked], np.float32
        )


def _parts(words: str) -> frozenset[str]:
    """Return the parts of a request or provision: figures, whom it names, classes of verbs, telling words."""
    stems = {stem(word) for word in _WORD.findall(words) if word.lower() not in stop_words()}
    classes = {stem(verb): f"verb {number}" for number, row in enumerate(VERBS) for verb in row.split()}
    acts = {classes[each] for each in stems if each in classes}
    named = {f"body {each}" for each in stems & institutions()}
    figures = {f"figure {each.strip('.,')}" for each in _FIGURE.findall(words)}
    return frozenset({*figures, *named, *acts, *(each for each in stems if each not in classes)})


WAYS: dict[str, Callable[[Pairs], Floats]] = {
    "vectors of sentences": lambda pairs: pairs.likeness,
    "parts that they share": lambda pairs: pairs.parts,
    "both, halved": lambda pairs: (pairs.likeness + pairs.parts) / 2,
}


def real() -> Iterator[Pairs]:
    """Yield the requests of a consultation's summary and the paper that followed."""
    lines = [json.loads(line) for line in LABELLED.read_text("utf-8").splitlines()]
    for source, name in dict.fromkeys((line["input"], line["text"]) for line in lines):
        spoken = read_draft(CORPUS / source).source.text
        held = read_draft(CORPUS / name).paragraphs
        chosen = [line for line in lines if (line["input"], line["text"]) == (source, name)]
        asked = [
            Asked(spoken[each["start"] : each["end"]], _places(held_labels(held), each["paragraphs"]))
            for each in chosen
        ]
        yield Pairs("real requests and the paper that followed", asked, [each.text for each in held])


def invented() -> Pairs:
    """Return the proposals of the shipped example and its last version that has any of them."""
    inputs, drafts, cases, _ = example()
    texts = {each.source.id: each.source.text for each in inputs}
    last: Draft = drafts[-1]
    places = held_labels(last.paragraphs)
    asked = [
        Asked(
            texts[case.input][case.start : case.end],
            _places(places, [label for version, label in case.places if version == last.source.id]),
        )
        for case in cases
        if case.verdict in ("substance", "not taken up")
    ]
    return Pairs("the shipped example, what is verbatim left out", asked, [p.text for p in last.paragraphs])


def held_labels(paragraphs: Sequence[Paragraph]) -> list[str | None]:
    """Return the labels of paragraphs as requests name them."""
    return [read_label(each.label) if each.label else None for each in paragraphs]


def _places(labels: Sequence[str | None], named: Sequence[str]) -> frozenset[int]:
    wanted = {read_label(each) for each in named}
    return frozenset(place for place, label in enumerate(labels) if label in wanted)


def told(pairs: Pairs, scores: Floats) -> str:
    """Return how often the best paragraph is a true one, and the recall at each precision."""
    best = scores.argmax(axis=1)
    shown = sorted(
        (
            (float(scores[n, at]), int(at) in one.met_by)
            for n, (one, at) in enumerate(zip(pairs.asked, best, strict=True))
        ),
        reverse=True,
    )
    met = sum(bool(one.met_by) for one in pairs.asked)
    right = np.cumsum([ok for _, ok in shown])
    reached = {
        least: max((int(r) for n, r in enumerate(right, start=1) if r / n >= least), default=0)
        for least in PRECISE
    }
    first = sum(ok for _, ok in shown)
    recalls = ", ".join(f"{found} at precision {least}" for least, found in reached.items())
    return f"best paragraph right for {first} of {met} that were met; found {recalls}"


ALIKE, SHARED = 0.55, 0.5  # chosen on these very requests: of the least that leave nothing wrong


def agreed(pairs: Pairs) -> tuple[int, int]:
    """Return how many requests both ways hold against one paragraph, one surely, and how many rightly."""
    alike, shared = pairs.likeness, pairs.parts
    shown = right = 0
    for n, one in enumerate(pairs.asked):
        at = int(alike[n].argmax())
        if at == int(shared[n].argmax()) and (alike[n][at] >= ALIKE or shared[n][at] >= SHARED):
            shown, right = shown + 1, right + (at in one.met_by)
    return shown, right


def main() -> None:
    for pairs in (*real(), invented()):
        met = sum(bool(one.met_by) for one in pairs.asked)
        print(f"{pairs.name}: {len(pairs.asked)} requests, {met} met, {len(pairs.paragraphs)} paragraphs")
        for name, score in WAYS.items():
            print(f"  {name}: {told(pairs, score(pairs))}")
        shown, right = agreed(pairs)
        print(f"  both name one paragraph, one of them surely: {right} of {shown} right, {met} were met")


if __name__ == "__main__":
    main()
