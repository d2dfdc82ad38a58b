"""Sentences of an overview held against their words: one that says otherwise gives way to its quotations."""

from collections.abc import Iterable
from dataclasses import replace

from travaux.analysis.grounding.attribution import TurnsByPlace
from travaux.analysis.grounding.contrast import opposed
from travaux.analysis.grounding.gate import hold
from travaux.analysis.grounding.lines import CitedWords, ComposedLine, GroundedLine
from travaux.analysis.overview.divergence import diverging_views
from travaux.domain.meetings import Meeting
from travaux.domain.messages import Text, joined
from travaux.domain.overview import AttributedSentence, Theme

_MARKS = str.maketrans({"“": "‘", "”": "’", '"': "’"})


class OverviewGrounding:
    """The gate for the sentences of one overview or consultation."""

    def __init__(self, meetings: Iterable[Meeting]) -> None:
        self._whose = TurnsByPlace(tuple(meetings))

    def sentence(self, sentence: AttributedSentence) -> AttributedSentence:
        """Return ``sentence`` as composed, or as the quotations of all whom it names."""
        words = tuple(self._whose.words(each) for each in sentence.citations)
        line = ComposedLine(sentence.text, sentence.actors, words)
        if isinstance(hold(line, self._whose.context(sentence.citations[0])), GroundedLine):
            return sentence
        return replace(sentence, said=_quoted(sentence, words), quoted=True)

    def theme(self, theme: Theme) -> Theme:
        """Return ``theme`` with each of its sentences as composed, or as quotations."""
        return replace(theme, sentences=tuple(map(self.sentence, theme.sentences)))

    def stands_apart(self, sentence: AttributedSentence) -> bool:
        """Say whether the sides of a sentence on divergent views do stand against one another."""
        words = [self._whose.words(each) for each in sentence.citations]
        one = [each for each in words if each.speaker not in sentence.contrast]
        other = [each for each in words if each.speaker in sentence.contrast]
        return opposed(one, other, self._whose.context(sentence.citations[0]).language)


def _quoted(sentence: AttributedSentence, words: Iterable[CitedWords]) -> Text:
    """Return the words cited as quotations with their speakers, side by side where views diverge."""
    sides: tuple[list[Text], list[Text]] = ([], [])
    for each in words:
        quote = " ".join(each.citation.quote.translate(_MARKS).split()).rstrip(" .")
        said = joined((f"“{quote}” (", _attributed_name(each.speaker, sentence), ")."), "")
        sides[each.speaker in sentence.contrast].append(said)
    one, other = (list(dict.fromkeys(side)) for side in sides)
    if sentence.divergent and one and other:
        return diverging_views(joined(one, " "), joined(other, " "))
    return joined((*one, *other), " ")


def _attributed_name(speaker: str, sentence: AttributedSentence) -> Text:
    """Return a speaker as the sentence attributes it, with the group that it spoke for."""
    return next((each for each in sentence.attribution if str(each).startswith(speaker)), speaker)
