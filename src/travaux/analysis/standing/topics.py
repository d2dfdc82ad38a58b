"""What is being spoken of: targets named in a clause, or named earlier and meant again."""

from dataclasses import dataclass, field

from travaux.analysis.standing.clauses import Clause
from travaux.analysis.standing.stances import Cue
from travaux.analysis.standing.targets import Seen, find_targets, object_of, points_back
from travaux.domain.positions import Target, TargetKind
from travaux.reference.stances import StanceLexicon

_MOST = 40


@dataclass(slots=True)
class Topics:
    """The paragraphs, or else the other targets, that were named last."""

    last: tuple[Target, ...] = ()
    _paragraphs: tuple[Target, ...] = field(default=())

    def resolve(self, sentence: str, clause: Clause, cue: Cue, lexicon: StanceLexicon) -> tuple[Target, ...]:
        """Return what the stand that ``cue`` takes is about."""
        words = sentence[clause.start : clause.end]
        end = cue.end - clause.start
        seen = self._relevant(find_targets(words, lexicon))
        if seen:
            return tuple(dict.fromkeys(one.target for one in seen))[:_MOST]
        leading = sentence[: clause.start]
        ahead = find_targets(leading, lexicon)
        taken = object_of(words, end)
        if points_back(words, lexicon) or taken is None:
            named = tuple(one.target for one in ahead) or self.last
            if named:
                return tuple(dict.fromkeys(named))[:_MOST]
        return (taken.target,) if taken else ()

    def pass_by(self, words: str, lexicon: StanceLexicon) -> None:
        """Remember what a clause names, for the words that point back to it."""
        named = [one.target for one in self._relevant(find_targets(words, lexicon))]
        paragraphs = tuple(dict.fromkeys(t for t in named if t.kind is TargetKind.PARAGRAPH))
        if paragraphs:
            self.last = self._paragraphs = paragraphs
        elif named and not self._paragraphs:
            self.last = tuple(dict.fromkeys(named))

    def _relevant(self, seen: tuple[Seen, ...]) -> tuple[Seen, ...]:
        """Return the targets that a stand is about: the whole text only where nothing more particular is."""
        particular = tuple(one for one in seen if one.target.kind is not TargetKind.TEXT)
        return particular or seen
