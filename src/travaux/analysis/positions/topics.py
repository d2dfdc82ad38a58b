"""What is being spoken of: targets named in a clause, or named earlier and meant again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from travaux.analysis.positions.acts_on_text import directed
from travaux.analysis.positions.anaphora import Earlier, Pointer, find_pointer, resolve_pointer
from travaux.analysis.positions.clauses import Clause, unsplit
from travaux.analysis.positions.cues import Cue, CueKind
from travaux.analysis.positions.targets import find_targets
from travaux.analysis.positions.terms import Seen, object_of, subject_of
from travaux.domain.messages import Text
from travaux.domain.positions import Stance, Target, TargetKind
from travaux.reference.phrases import clause_pattern
from travaux.reference.stances import StanceLexicon

_MOST = 40
_FAR = 40
_ACTS = frozenset({Stance.COMMIT, Stance.CALL_FOR})
_REWORDS = frozenset({Stance.AMEND, Stance.DELETE, Stance.PROPOSE})
_EMPTY = frozenset({"you", "us", "me", "him", "her", "them", "it", "this", "that", "these", "those", "rest"})
_PREDICATE = re.compile(
    r"(?:(?:would|could|will|may|might|can)\s+\w+|is|are|was|were|remain\w*|"
    r"est|sont|était|étaient|serait|es|son|era|eran|sería|podrían?|pourrai(?:en)?t|"
    r"(?:should|must|will|shall|would|to) be|fall\w*|fell|go|goes|went|"
    r"have no|has no)\b",
    re.I,
)
_MODAL = re.compile(r"(?:should|must|ought|need\w*)\b", re.IGNORECASE)
_MENTION = re.compile(
    r"(?:all |any |direct |explicit )*(?:references?|language|mentions?|wording|paragraphs|"
    r"provisions|inclusion|recognition|adoption|text)?"
    r"(?:\s+(?:to|on|of|from|in|about|regarding|related to|relating to))*\s*(?:the|a|an|this)?\s*",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:it|them|this paragraph)(?=,|$)", re.IGNORECASE)
_SOME_SUCH = re.compile(r"(?:these|those|this|that|such)\s+[\w-]+", re.IGNORECASE)
_OPENS_MAIN = re.compile(r",\s+(?:[\w’']+\s+){0,3}$")
"""What stands before a thing with which the main clause opens."""
_CIRCUMSTANCE = re.compile(
    r"\b(?:before|after|until|unless|because|as soon as|for the reason)\b", re.IGNORECASE
)
_AS = re.compile(r"\s*as\b", re.IGNORECASE)
_BY_WHOM = re.compile(r"\s+by\s+(?:my|our|its|his|her|their|the)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\s+(?:should|must|may|can|could|will|would|shall|is|was|are|were|has|had|does|did|need\w*|speaks?|spoke|"
    r"comes?|came|reflects?|reflected|means?|meant|follows?|followed|stems?|stemmed)\b",
    re.IGNORECASE,
)
_FRONT = re.compile(r"\W*(?:(?:and|but|while|as for|as to|as regards)\s+)?(?:the\s+)?", re.IGNORECASE)
_WHICH = re.compile(r"[\s,]*which\b", re.IGNORECASE)
_NOT_THAT = re.compile(r",\s+(?:but\s+|and\s+)?not\s", re.IGNORECASE)
_THAT = re.compile(r"\s+that\b", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:what was then|formerly|the former|former|old|previous)\s+paragraphs?\s+[\w(), ]{1,12}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class About:
    """What a stand is about, and where an earlier clause names it: ``whence`` are spans of the source.

    ``doubt`` is why words that point back were not resolved.
    """

    targets: tuple[Target, ...] = ()
    whence: tuple[tuple[int, int], ...] = ()
    doubt: Text | None = None


@dataclass(slots=True)
class Topics:
    """What the clauses read so far have named, the paragraphs among it apart."""

    _last: Earlier | None = None
    _paragraphs: Earlier | None = field(default=None)
    _sentence: int = 0

    def resolve(self, sentence: str, clause: Clause, cue: Cue, lexicon: StanceLexicon, at: int = 0) -> About:
        """Return what the stand of ``cue`` is about; ``at`` is where the sentence begins in its source."""
        if cue.whom is not None:
            return _with_somebody(sentence, clause, cue)
        words = sentence[clause.start : clause.end]
        begin, end = cue.start - clause.start, cue.end - clause.start
        taken = _object_taken(words, cue, end, lexicon)
        seen = _seen(words, begin, cue, lexicon)
        if "consensus" in words[begin:end].lower() and not _are_particular(seen):
            return About((Target(TargetKind.TEXT, "consensus"),))
        if seen and taken and _is_beside(words, taken, seen):
            seen = ()
        if seen and taken and cue.kind is CueKind.PERSONAL and _is_far(taken, seen):
            return About((taken.target, *dict.fromkeys(one.target for one in seen)))
        said_of = _said_of(words, begin, end, cue, lexicon.language)
        pointer = find_pointer(words, begin, end, lexicon, personal=cue.kind is CueKind.PERSONAL)
        if not seen and pointer and said_of and _is_modal(words[begin:end], lexicon.language):
            found = self._pointed(pointer, sentence[: clause.start], lexicon, at)
            return found if found.targets else About((said_of.target,))
        if seen:
            also = [said_of] if said_of and all(one.start >= end for one in seen) else []
            also = [one for one in also if one.target.label not in {each.target.label for each in seen}]
            return self._with_paragraph(
                tuple(dict.fromkeys(one.target for one in (*also, *seen))), cue.stance
            )
        if said_of is not None:
            return About() if _SOME_SUCH.fullmatch(said_of.target.label) else About((said_of.target,))
        if pointer is None and taken is None and not _is_bare(words, end, cue):
            return About()
        if pointer is not None or taken is None:
            ahead = sentence[: cue.start if pointer is None else clause.start]
            if _WHICH.match(words):
                ahead = _NOT_THAT.split(ahead)[-1]  # "article 6, not article 7, which we welcome"
            return self._pointed(pointer, ahead, lexicon, at)
        if cue.stance in _ACTS and self._is_close(self._paragraphs) and _WITHIN.search(taken.target.label):
            assert self._paragraphs is not None
            return About(self._paragraphs.targets, (self._paragraphs.span,))
        is_named = taken.target.label.lower() not in _EMPTY and not _AS.match(words, end)
        return About((taken.target,)) if is_named else About()

    def pass_by(self, words: str, lexicon: StanceLexicon, span: tuple[int, int] = (0, 0)) -> None:
        """Remember what a clause names, for the words that point back to it; ``span`` is its place."""
        seen = find_targets(_without_former(words), lexicon)
        named = tuple(dict.fromkeys(one.target for one in seen))
        if not named:
            return
        self._last = Earlier(named, span, self._sentence)
        paragraphs = tuple(target for target in named if target.kind is TargetKind.PARAGRAPH)
        if paragraphs:
            self._paragraphs = Earlier(paragraphs, span, self._sentence)

    def next_sentence(self) -> None:
        """Count a sentence: "it" reaches no farther back than a few."""
        self._sentence += 1

    def leave(self) -> None:
        """Forget what was named: a new paragraph begins, and "it" no longer reaches so far back."""
        self._last = self._paragraphs = None

    def _is_close(self, earlier: Earlier | None) -> bool:
        return earlier is not None and self._sentence - earlier.sentence <= 1

    def _pointed(self, pointer: Pointer | None, ahead: str, lexicon: StanceLexicon, at: int) -> About:
        """Return what words that point back mean: something named ``ahead`` in the sentence, or earlier."""
        named = tuple(dict.fromkeys(one.target for one in find_targets(ahead, lexicon)))
        known = [each for each in (self._last, self._paragraphs) if each is not None]
        if named:
            known.insert(0, Earlier(named, (at, at + len(ahead)), self._sentence))
        found, doubt = resolve_pointer(pointer, known, self._sentence)
        if doubt or found is None:
            return About(doubt=doubt)
        return About(found.targets[:_MOST], (found.span,))

    def _with_paragraph(self, targets: tuple[Target, ...], stance: Stance) -> About:
        """Return words to be changed, in quotation marks, with the one paragraph that is being spoken of."""
        quoted = all(target.kind is TargetKind.TERM for target in targets)
        here = self._paragraphs
        if quoted and stance in _REWORDS and here and self._is_close(here) and len(here.targets) == 1:
            return About((*here.targets, *targets)[:_MOST], (here.span,))
        return About(targets[:_MOST])


def _object_taken(words: str, cue: Cue, end: int, lexicon: StanceLexicon) -> Seen | None:
    """Return the object of a cue that ends at ``end``, None where what follows is none of its own."""
    if (cue.kind is CueKind.NOMINAL and _VERB.match(words, end)) or _BY_WHOM.match(words, end):
        return None  # "our vote against should surprise nobody", "cannot be accepted by my delegation"
    return object_of(words, end, whole=cue.stance in _ACTS, heard=unsplit(words, lexicon))


def _seen(words: str, begin: int, cue: Cue, lexicon: StanceLexicon) -> tuple[Seen, ...]:
    """Return what is named beside a cue and its stand is about."""
    named = directed(words, find_targets(words, lexicon), cue.stance, lexicon.language)
    apart = [one for one in named if not _is_quoted_with(words, one, begin)]
    left = _past_concession(words, apart, begin, lexicon.language)
    return _relevant(words, left, begin, cue.kind is CueKind.PERSONAL)


def _is_quoted_with(words: str, one: Seen, begin: int) -> bool:
    """Tell whether what was seen is the quotation in which the cue stands, and so is what is said."""
    return one.start < begin < one.end and words[max(0, one.start - 1)] in '“"«‘'


def _past_concession(words: str, seen: Sequence[Seen], begin: int, language: str) -> Sequence[Seen]:
    """Return ``seen`` without what a clause first concedes: "While 4 suits us, paragraph 5 does not"."""
    conceded = clause_pattern(language, "conceded_first").match(words)
    if conceded is None or words.rfind(",", 0, begin) < conceded.end():
        return seen
    ahead = [one.start for one in seen if one.start < begin and _OPENS_MAIN.search(words, 0, one.start)]
    place = max((at for at in ahead if words[at].isalpha()), default=words.rfind(",", 0, begin))
    return [one for one in seen if one.start >= place] or seen


def _relevant(words: str, seen: Sequence[Seen], begin: int, personal: bool) -> tuple[Seen, ...]:
    """Return the targets that a stand is about: the whole text only where nothing more particular is."""
    kept = [
        one
        for one in seen
        if one.target.kind is TargetKind.PARAGRAPH
        or not personal
        or one.start >= begin
        or _FRONT.fullmatch(words, 0, one.start)
    ]
    if personal:
        kept = [one for one in kept if one.start < begin or not _CIRCUMSTANCE.search(words, begin, one.start)]
    particular = tuple(one for one in kept if one.target.kind is not TargetKind.TEXT)
    whole = [one for one in kept if one.target.label != "consensus"] or kept
    return particular or tuple(whole)


def _are_particular(seen: Sequence[Seen]) -> bool:
    return bool(seen) and all(one.target.kind is not TargetKind.TEXT for one in seen)


def _with_somebody(sentence: str, clause: Clause, cue: Cue) -> About:
    """Return what agreement with a name is about: what is said of it, else that one's position."""
    assert cue.whom is not None
    start, end = cue.whom
    that = _THAT.match(sentence, end, clause.end)
    said = object_of(sentence[: clause.end], that.end(), whole=True) if that else None
    label = f"position of {' '.join(sentence[start:end].split())}"
    return About((said.target,) if said else (Target(TargetKind.PROPOSAL, label),))


def _is_modal(written: str, language: str) -> bool:
    return bool(_MODAL.match(written) or clause_pattern(language, "modal").match(written))


def _said_of(words: str, begin: int, end: int, cue: Cue, language: str) -> Seen | None:
    """Return what a cue says something of: "X is premature", or the whole of "X should stand"."""
    if cue.kind is CueKind.PERSONAL:
        return None
    written = words[begin:end]
    if _PREDICATE.match(written) or clause_pattern(language, "predicate").match(written):
        return subject_of(words, begin)
    if not _is_modal(written, language):
        return None
    subject = subject_of(words, begin)
    rest = object_of(words, end, whole=True)
    if subject is None:
        return rest  # "it should be based on talks": what is asked for is the act
    last = rest.end if rest else end
    label = " ".join(words[subject.start : last].split()[:14]).rstrip(" ,;:")
    return Seen(Target(TargetKind.TERM, label), subject.start, last)


def _is_bare(words: str, end: int, cue: Cue) -> bool:
    """Tell whether a verb stands alone: "India opposed." is on whatever was spoken of."""
    return cue.kind is CueKind.PERSONAL and not words[end:].strip(" .,;:!)")


def _is_far(taken: Seen, seen: Sequence[Seen]) -> bool:
    """Tell whether words in quotation marks only come late in what a cue takes as its object."""
    terms = all(one.target.kind is TargetKind.TERM for one in seen)
    return terms and seen[0].start - taken.start > _FAR and seen[0].start > taken.end


def _is_beside(words: str, taken: Seen, seen: Sequence[Seen]) -> bool:
    """Tell whether the text or a document is named only within or beside what a cue takes as its object."""
    if any(
        one.target.kind not in (TargetKind.TEXT, TargetKind.DOCUMENT, TargetKind.PROPOSAL) for one in seen
    ):
        return False
    first = seen[0].start
    between = words[taken.start : first] if taken.start < first else ""
    return (taken.start < first and not _MENTION.fullmatch(between)) or all(
        one.end <= taken.start for one in seen
    )


def _without_former(words: str) -> str:
    return _FORMER.sub(" ", words)
