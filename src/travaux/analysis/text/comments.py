"""Comments beside a draft as statements: each is of the delegation that it opens with.

It is never its typist's: one that says "we" and names nobody is nobody's until a person confirms whose.
"""

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, field

from travaux.domain.actors import ActorKind
from travaux.domain.meetings import WRITTEN, Manner, MeetingFacts, Transcript, Turn
from travaux.domain.positions import Target, TargetKind
from travaux.domain.spans import Citation, SourceText
from travaux.domain.texts import Comment, Draft
from travaux.reference.registry import Registry
from travaux.reference.wording import load_wording

_LABEL = re.compile(r"\s*[\[(]?(?P<label>[^\W\d_][^:\n\])]{1,80}?)(?:[\])]?\s*:|\s[-–—]\s|[\])]|\n)\s*(?=\S)")
_SEVERAL = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*(?:the\s+)?")
_FOR = re.compile(r"\s*,?\s+(?:on behalf of|speaking for|for)\s+(?:the\s+)?.*$", re.IGNORECASE)
_SECONDED = re.compile(
    r"\s*,?\s+(?:supported|seconded|joined|backed|echoed) by\s+(?P<names>.*)$", re.IGNORECASE
)
_BEFORE_NAME = re.compile(
    r"[\s\W]*?(?:(?:the\s+)?(?:delegations?|representatives?|delegates?)\s+(?:of|from)\s+)?(?:the\s+)?(?=[^\W\d_])",
    re.I,
)
_BETWEEN_NAMES = re.compile(r"\s*(?:,\s*and\b|,|;|/|&|\band\b)\s*(?:the\s+)?", re.IGNORECASE)
_BESIDE_NAMES = re.compile(
    r"(?:\s*\((?P<bracketed>[^()\n]{2,80})\))?"
    r"(?:\s*,?\s+(?:on behalf of|for|(?:supported|seconded|joined|backed) by)\s+(?:the\s+)?[^,;:.\n]{2,80}?"
    r"(?:,|(?=\s+(?:cannot|can|could|would|will|does|do|is|are|has|have|\w+s)\b)))?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:[^.;\n“]|“[^”]*”|\.(?=\S))+")
_OPENING = re.compile(
    r"(?:please\s+)?(?P<adverb>(?:\w+ly|also|still|not)\s+)?(?P<verb>[a-z]+)(?P<rest>.*)", re.I | re.S
)
_SELF = re.compile(r"\s*(?:we|our delegation|my delegation)\b", re.IGNORECASE)
_THIRD = {"does": "do", "is": "are", "has": "have", "was": "were"}


Clause = tuple[int, int, int, Comment]  # where it ends as spoken; where it starts and ends as written


@dataclass(frozen=True, slots=True)
class CommentRecord:
    """The comments of a draft that name whose they are.

    ``source`` is that of the draft, its comments set out in it; ``spoken`` holds them as sentences that their
    holders might say, since a margin leaves the subject out. ``clauses`` tie each sentence to the words as
    written.
    """

    source: SourceText
    spoken: Transcript
    clauses: tuple[tuple[int, int, int, Comment], ...] = field(
        repr=False
    )  # end spoken, start and end written

    def written(self, spoken: Citation) -> tuple[Citation, Comment]:
        """Return the words as written for words as spoken, and the comment that they are of."""
        _, start, end, comment = next(each for each in self.clauses if spoken.start < each[0])
        return self.source.cite(start, end), comment


def read_comments(
    draft: Draft,
    registry: Registry,
    confirmed: Set[str] = frozenset(),
    sender: str | None = None,
    known: Collection[str] = (),
) -> CommentRecord:
    """Return the comments beside a draft as what delegations say; those of several are a turn of each.

    ``confirmed`` are the names of typists whom people know to have written for themselves. ``sender`` is the
    delegation that sent the draft, whose are the comments that name nobody unless another delegation's name
    stands to them. Comments whose words are ``known`` stood in another version, and are left to it.
    """
    source = (draft := draft.with_comments()).source
    said: list[str] = []
    turns: list[Turn] = []
    clauses: list[Clause] = []
    length = 0
    for comment in draft.comments:
        start = comment.start or 0
        if comment.text.strip() in known:
            continue
        for name, first, last in _segments(
            comment.text, _unnamed(comment, registry, confirmed, sender), registry
        ):
            before = length
            for low, high in _clauses(comment.text, first, last):
                said.append(_sentence(comment.text[low:high], comment, draft))
                length += len(said[-1])
                clauses.append((length, start + low, start + high, comment))
            if length > before:
                turns.append(Turn(name, before, length, manner=Manner.DIRECT))
    spoken = SourceText(f"{source.id}#comments", "".join(said))
    transcript = Transcript(spoken, WRITTEN, MeetingFacts(date=draft.date), tuple(turns))
    return CommentRecord(source, transcript, tuple(clauses))


@dataclass(frozen=True, slots=True)
class _Unnamed:
    """Whose a comment is that names nobody: all of it (``takes_all``), or where it says "we"."""

    holder: str | None
    takes_all: bool = False


def _unnamed(comment: Comment, registry: Registry, confirmed: Set[str], sender: str | None) -> _Unnamed:
    if comment.typist in confirmed:
        return _Unnamed(comment.typist)
    if sender is None:
        return _Unnamed(None)
    typist = registry.resolve_exactly(comment.typist or "").actor
    own = typist is None or typist == registry.resolve_exactly(sender).actor
    return _Unnamed(sender, takes_all=True) if own else _Unnamed(None)


def _segments(text: str, unnamed: _Unnamed, registry: Registry) -> Iterator[tuple[str | None, int, int]]:
    """Yield who says what in a comment: it changes hands at every line that opens with a delegation."""
    opened: list[tuple[Sequence[str | None], int, int]] = []
    if _SELF.match(text) or unnamed.takes_all:
        opened.append(([unnamed.holder], 0, 0))
    for line in re.finditer(r"[^\n;]*[^\s;][^\n;]*", text):
        found = _LABEL.match(text, line.start())
        names, start = (_names(found["label"], registry), found.end()) if found else ([], 0)
        if not names:
            names, start = _told_of(line.group(), registry)
            start += line.start()
        if names:
            opened.append((names, line.start(), start))
    ends = [*(line for _, line, _ in opened[1:]), *([len(text)] if opened else ())]
    for (holders, _, start), end in zip(opened, ends, strict=True):
        yield from ((name, start, end) for name in holders)


def _seconders(words: str, registry: Registry) -> list[str]:
    """Return the delegations behind "supported by": what is said is theirs too."""
    found = _SECONDED.search(words)
    names = _SEVERAL.split(found["names"].strip(" ,")) if found else []
    names = [re.sub(r"^the\s+", "", name, flags=re.IGNORECASE) for name in names]
    return names if all(registry.resolve_exactly(name).actor is not None for name in names) else []


def _told_of(line: str, registry: Registry) -> tuple[list[str], int]:
    """Return the delegations that are the subject of ``line``, none where it has none, and its verb’s place.

    "Norway does not agree to this" is Norway's without a colon, whoever typed it.
    """
    before = _BEFORE_NAME.match(line)
    place = before.end() if before else 0
    actors = {
        each.start: each
        for each in registry.mentions(line)
        if each.resolution.actor is not None and each.resolution.actor.kind is not ActorKind.ROLE
    }
    names: list[str] = []
    first = end = place
    while (mention := actors.get(place)) is not None:
        names.append(line[mention.start : mention.end])
        end = mention.end
        between = _BETWEEN_NAMES.match(line, end)
        place = between.end() if between else -1
    beside = _BESIDE_NAMES.match(line, end)
    verb = beside.end() if beside else end
    asks = line.rstrip().endswith("?")
    if not names or asks or not load_wording().comment_tells.match(line, verb):
        return [], 0
    if len(names) == 1:
        told = line[first:verb].strip(" ,")
        names = [_SECONDED.sub("", told), *_seconders(told, registry)]
    return names, verb + len(line[verb:]) - len(line[verb:].lstrip(" ,"))


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for clause in _CLAUSE.finditer(text, start, end):
        words = clause.group()
        if any(map(str.isalnum, words)):
            low = clause.start() + len(words) - len(words.lstrip())
            yield low, low + len(words.strip())


def target_of(comment: Comment, draft: Draft) -> Target | None:
    """Return the paragraph that a comment stands beside, None where it has no place or no number."""
    label = _label(comment, draft)
    if label is None:
        return None
    return Target(
        TargetKind.PARAGRAPH, label, paragraph=comment.paragraph, version=draft.source.id, words=comment.words
    )


def _label(comment: Comment, draft: Draft) -> str | None:
    if comment.paragraph is None:
        return None
    return (draft.paragraphs[comment.paragraph].label or "").strip(" .:()") or None


def _names(label: str, registry: Registry) -> list[str]:
    """Return the delegations that a label names, all of them known; none where it is no label of one."""
    seconders = _seconders(label, registry)
    label = _SECONDED.sub("", label)
    if registry.resolve_exactly(_FOR.sub("", label)).actor is not None:
        return [label, *seconders]
    names = _SEVERAL.split(label)
    known = all(registry.resolve_exactly(name).actor is not None for name in names)
    return [*names, *seconders] if known and len(names) > 1 else []


def _sentence(words: str, comment: Comment, draft: Draft) -> str:
    """Return a clause of a comment as a sentence in the first person, a blank after it."""
    lexicon = load_wording()
    found = _OPENING.fullmatch(words)
    if found is None:
        return f"{words}. "
    verb, adverb, rest = found["verb"].casefold(), found["adverb"] or "", found["rest"]
    label = _label(comment, draft)
    there = f" paragraph {label}" if label and not any(map(str.isalnum, rest)) else ""
    if verb in lexicon.comment_orders and not adverb:
        return f"We propose to {verb}{rest.rstrip()}{there}. "
    if verb in lexicon.auxiliaries:
        return f"We {adverb}{_THIRD.get(verb, verb)}{rest}. "
    forms = (verb, verb[:-1], verb[:-2], verb[:-3])
    plain = next((each for each in forms if each and each in lexicon.comment_acts), None)
    if plain is None or verb.removeprefix(plain) not in ("", "s", "es", "d", "ed", f"{plain[-1]}ed"):
        return f"{words}. "
    return f"We {adverb}{plain}{rest.rstrip()}{there}. "
