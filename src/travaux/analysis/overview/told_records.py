"""The overview of a record that tells of a meeting: its own sentences, under its own headings.

A bulletin has no turns. Each sentence that gives somebody a position is told as it stands, with all whom
it names; what some want and others oppose in it is divergent.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.analysis.meeting.items import Items
from travaux.domain.findings import Argument, Difference
from travaux.domain.meetings import Meeting
from travaux.domain.messages import Text
from travaux.domain.overview import AttributedSentence, Theme
from travaux.domain.spans import Citation, stable_id
from travaux.domain.voices import Voice

_MOST = 16
"""Sentences under one heading: those of several holders, then those of one in the record's order."""


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """The themes of a record that tells of a meeting, and how many sentences of one holder are left out."""

    themes: tuple[Theme, ...] = ()
    omitted: int = 0


def tell_record(
    meeting: Meeting, arguments: Sequence[Argument], differences: Sequence[Difference], other: str
) -> ToldRecord:
    """Return what each sentence tells, by the headings of the record, ``other`` where it has none."""
    items = Items(meeting)
    under: dict[str, list[AttributedSentence]] = defaultdict(list)
    for sentence in _sentences(arguments, differences):
        item = items.at(sentence.citations[0].start)
        under[item.label if item else other].append(sentence)
    chosen = {label: _chosen_sentences(told) for label, told in under.items()}
    themes = tuple(
        Theme(label, "other" if label == other else "phrase", tuple(told)) for label, told in chosen.items()
    )
    return ToldRecord(themes, sum(len(under[label]) - len(told) for label, told in chosen.items()))


def joined_themes(one: Sequence[Theme], other: Sequence[Theme]) -> tuple[Theme, ...]:
    """Return themes in order, those with one label as one."""
    found: dict[str, Theme] = {}
    for theme in (*one, *other):
        before = found.get(theme.label)
        sentences = (*before.sentences, *theme.sentences) if before else theme.sentences
        found[theme.label] = Theme(theme.label, before.kind if before else theme.kind, sentences)
    kinds = Counter({"other": 1, "outcome": 2})
    return tuple(sorted(found.values(), key=lambda theme: kinds[theme.kind]))


def _sentences(
    arguments: Sequence[Argument], differences: Sequence[Difference]
) -> Iterator[AttributedSentence]:
    holders: dict[Citation, list[Argument]] = defaultdict(list)
    for each in arguments:
        holders[each.citations[0]].append(each)
    against = dict(_opposed(differences))
    for citation in sorted(holders, key=lambda one: one.start):
        names = tuple(dict.fromkeys(each.actor for each in holders[citation] if each.actor))
        if names:
            yield _sentence(citation, holders[citation][0].told, names, against)


def _sentence(
    citation: Citation, said: Text, names: tuple[str, ...], against: Mapping[Citation, tuple[Voice, ...]]
) -> AttributedSentence:
    contrast = tuple(dict.fromkeys(voice.name for voice in against.get(citation, ())))
    told = dict.fromkeys((*names, *contrast))
    return AttributedSentence(
        stable_id("told", citation.source, str(citation.start)),
        said,
        tuple(Voice(name, citation) for name in told),
        tuple(told),
        divergent=bool(contrast),
        contrast=contrast,
    )


def _opposed(differences: Sequence[Difference]) -> Iterator[tuple[Citation, tuple[Voice, ...]]]:
    """Yield the sentences that put both sides of a difference against one another, with the second side."""
    for difference in differences:
        one, other = (set(side.citations) for side in difference.sides[:2])
        for citation in one & other:
            yield citation, difference.sides[1].voices


def _chosen_sentences(told: Sequence[AttributedSentence]) -> list[AttributedSentence]:
    several = [each for each in told if len(each.voices) > 1]
    single = [each for each in told if len(each.voices) == 1]
    kept = {each.id for each in (*several, *single)[:_MOST]}
    return [each for each in told if each.id in kept]
