"""What is being spoken of: targets named in a clause, or named earlier and meant again."""

import re
from dataclasses import dataclass, field

from travaux.analysis.standing.clauses import Clause
from travaux.analysis.standing.stances import Cue, CueKind
from travaux.analysis.standing.targets import Seen, find_targets, object_of, points_back, subject_of
from travaux.domain.positions import Stance, Target, TargetKind
from travaux.reference.stances import StanceLexicon

_MOST = 40
_ACTS = frozenset({Stance.COMMIT, Stance.CALL_FOR})
_EMPTY = frozenset({"you", "us", "me", "him", "her", "them", "it", "this", "that", "these", "those", "rest"})
_PREDICATE = re.compile(
    r"(?:is|are|was|were|remain\w*|(?:should|must|will|shall|would|to) be|fall\w*|fell|go|goes|"
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
_FORMER = re.compile(
    r"\b(?:what was then|formerly|the former|former|old|previous)\s+paragraphs?\s+[\w(), ]{1,12}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Topics:
    """The paragraphs, or else the other targets, that were named last."""

    last: tuple[Target, ...] = ()
    _paragraphs: tuple[Target, ...] = field(default=())

    def resolve(self, sentence: str, clause: Clause, cue: Cue, lexicon: StanceLexicon) -> tuple[Target, ...]:
        """Return what the stand that ``cue`` takes is about."""
        words = sentence[clause.start : clause.end]
        begin, end = cue.start - clause.start, cue.end - clause.start
        taken = object_of(words, end, whole=cue.stance in _ACTS)
        seen = _relevant(find_targets(words, lexicon), begin, cue.kind is CueKind.PERSONAL)
        if seen and taken and _is_beside(words, taken, seen):
            seen = ()
        if seen:
            return self._with_paragraph(tuple(dict.fromkeys(one.target for one in seen)))[:_MOST]
        said_of = _said_of(words, begin, end, cue)
        if said_of is not None:
            return (said_of.target,)
        if taken is None or points_back(words, begin, end, lexicon):
            ahead = tuple(one.target for one in find_targets(sentence[: clause.start], lexicon))
            if ahead or self.last:
                return tuple(dict.fromkeys(ahead or self.last))[:_MOST]
        if taken and cue.stance in _ACTS and self._paragraphs and _WITHIN.search(taken.target.label):
            return self._paragraphs
        return (taken.target,) if taken and taken.target.label.lower() not in _EMPTY else ()

    def pass_by(self, words: str, lexicon: StanceLexicon) -> None:
        """Remember what a clause names, for the words that point back to it."""
        named = [one.target for one in find_targets(_without_former(words), lexicon)]
        paragraphs = tuple(dict.fromkeys(t for t in named if t.kind is TargetKind.PARAGRAPH))
        if paragraphs:
            self.last = self._paragraphs = paragraphs
        elif named and not self._paragraphs:
            self.last = tuple(dict.fromkeys(named))

    def leave(self) -> None:
        """Forget what was named: a new paragraph begins, and "it" no longer reaches so far back."""
        self.last = self._paragraphs = ()

    def _with_paragraph(self, targets: tuple[Target, ...]) -> tuple[Target, ...]:
        """Return words in quotation marks with the paragraph that is being spoken of."""
        quoted = all(target.kind is TargetKind.TERM for target in targets)
        return (*self._paragraphs, *targets) if quoted else targets


def _relevant(seen: tuple[Seen, ...], begin: int, personal: bool) -> tuple[Seen, ...]:
    """Return the targets that a stand is about: the whole text only where nothing more particular is."""
    kept = [
        one for one in seen if one.target.kind is TargetKind.PARAGRAPH or not personal or one.start >= begin
    ]
    particular = tuple(one for one in kept if one.target.kind is not TargetKind.TEXT)
    whole = [one for one in kept if one.target.label != "consensus"] or kept
    return particular or tuple(whole)


def _said_of(words: str, begin: int, end: int, cue: Cue) -> Seen | None:
    """Return what a cue says something of: "X is premature", or the whole of "X should stand"."""
    if cue.kind is CueKind.PERSONAL:
        return None
    written = words[begin:end]
    if _PREDICATE.match(written):
        return subject_of(words, begin)
    if not _MODAL.match(written):
        return None
    subject = subject_of(words, begin)
    if subject is None:
        return None
    rest = object_of(words, end, whole=True)
    last = rest.end if rest else end
    label = " ".join(words[subject.start : last].split()[:14])
    return Seen(Target(TargetKind.TERM, label), subject.start, last)


def _is_beside(words: str, taken: Seen, seen: tuple[Seen, ...]) -> bool:
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
