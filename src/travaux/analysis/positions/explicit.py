"""Explicit acts in a language of which nothing else is read: reservations, dissociations, votes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from travaux.analysis.positions.cues import Cue, CueKind
from travaux.analysis.positions.polarity import modified, negated
from travaux.domain.actors import Actor
from travaux.domain.annotations import Annotations, Modified
from travaux.domain.messages import Text, message
from travaux.domain.positions import Moment, Target, TargetKind, Time, Unresolved
from travaux.domain.spans import Citation, SourceText
from travaux.language.modifiers import annotate
from travaux.language.quotations import quoted_spans
from travaux.language.sentences import split_text
from travaux.reference.explicit_acts import ActRules, TargetRule, load_acts
from travaux.reference.modifier_rules import load_modifiers
from travaux.reference.registry import Mention, Registry

DENIED = message("denied: the words say that it is not so")
NOT_OWN = message("said of others")
IN_SPEECH = message(
    "of which speakers, capacity and explicit reservations, dissociations and votes alone are read"
)
NO_REPORTS = message("of which nothing that reports tell of others is read")
NOBODYS = message("whose act it is cannot be told")
_SYMBOL = re.compile(
    r"(?<![A-Za-z0-9/])(?:A|E|S|C|CCPR|UNEP|FCCC|WT)(?:/[A-Z0-9][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*)+|"
    r"(?<![A-Za-z0-9/])L\.\d{1,3}(?:/Rev\.\d+)?(?![A-Za-z0-9])"
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*(?:\([a-z]{1,2}\))?")
_RANGE = re.compile(r"(\d{1,3})\s?[-–—]\s?(\d{1,3})")
_MOST_IN_RANGE = 130  # as in every other language: longer ranges are years or pages
_AHEAD = 20  # characters before a verb in which its auxiliary stands
_FRONT = 1500  # characters in which a turn says what it explains
_COMMA = re.compile("[,،，]")


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the speaker's in a sentence, or why its words are none: ``doubt``.

    ``start`` and ``end`` are the span of its clause, counted from the start of the sentence.
    """

    cue: Cue
    targets: tuple[Target, ...]
    start: int
    end: int
    doubt: Text = ""


@dataclass(frozen=True, slots=True)
class _Subject:
    """Somebody named in a sentence: whether it is the speaker, and whether he stands where a subject does."""

    start: int
    end: int
    own: bool
    opens: bool


def find_acts(sentence: str, rules: ActRules, own: Sequence[Actor], registry: Registry) -> tuple[Act, ...]:
    """Return the acts of ``sentence``, in order; ``own`` are the speaker and those for whom he speaks."""
    cues = _cues(sentence, rules)
    if not cues:
        return ()
    subjects = _subjects(sentence, rules, _mentions(sentence, rules, registry), own)
    annotations = _without_own_sayings(annotate(sentence, rules.language), subjects)
    found: list[Act] = []
    owned = False
    for cue, match in cues:
        start, end = _clause(sentence, cue, [one for one, _ in cues], rules)
        turned = negated(cue, annotations, None)
        kept = modified(turned, sentence, annotations, direct=True) if turned else None
        targets = _targets(sentence, match, start, end, rules)
        whose = _is_speakers_own(sentence, match, start, rules, subjects)
        owned = whose is True or (whose is None and owned)
        doubt = _other_owner_reason(turned, kept, whose, owned)
        found.append(Act(_timed(kept or cue, sentence, start, rules), targets, start, end, doubt))
    return tuple(found)


def _timed(cue: Cue, sentence: str, start: int, rules: ActRules) -> Cue:
    """Return a cue as announced where its verb, or what leads to it, is in the future."""
    ahead = rules.announced.search(sentence, max(start, cue.start - _AHEAD), cue.end)
    return replace(cue, time=Time.ANNOUNCED) if ahead else cue


def _other_owner_reason(turned: Cue | None, kept: Cue | None, whose: bool | None, owned: bool) -> Text:
    """Return why the words of an act are none of the speaker's, "" where they are."""
    if turned is None or kept is None:
        return DENIED
    if kept.barred:
        return kept.barred
    if whose is False:
        return NOT_OWN
    return "" if owned else NOBODYS


def _cues(sentence: str, rules: ActRules) -> list[tuple[Cue, re.Match[str]]]:
    """Return the words of acts, of two at one place those whose rule comes first."""
    found: list[tuple[Cue, re.Match[str]]] = []
    for rank, act in enumerate(rules.acts):
        for match in act.pattern.finditer(sentence):
            if any(one.start() < match.end() and match.start() < one.end() for _, one in found):
                continue
            cue = Cue(
                act.stance, CueKind.PERSONAL, match.start(), match.end(), rank, act.stance, closes=act.closes
            )
            found.append((cue, match))
    return sorted(found, key=lambda one: one[0].start)


def _clause(sentence: str, cue: Cue, cues: Sequence[Cue], rules: ActRules) -> tuple[int, int]:
    """Return the span of the clause of a cue: between the ends of clauses and the acts beside it."""
    ends = load_modifiers(rules.language).clause_end
    before = [match.end() for match in ends.finditer(sentence) if match.end() <= cue.start]
    after = ends.search(sentence, cue.end)
    start = max((*before, *(one.end for one in cues if one.end <= cue.start), 0))
    end = after.start() if after else len(sentence)
    return start, min((end, *(one.start for one in cues if one.start >= cue.end)))


def _mentions(sentence: str, rules: ActRules, registry: Registry) -> list[Mention]:
    """Return the names of actors, those too that are written together with a prefix: "ومصر"."""
    found = list(registry.mentions(sentence))
    if rules.prefixes:
        apart = re.sub(rf"(?<!\w)[{rules.prefixes}](?=\w{{3}})", " ", sentence)
        taken = [(one.start, one.end) for one in found]
        found += [
            one
            for one in registry.mentions(apart)
            if not any(one.start < end and start < one.end for start, end in taken)
        ]
    return sorted(found, key=lambda one: one.start)


def _is_speakers_own(
    sentence: str, match: re.Match[str], start: int, rules: ActRules, subjects: Sequence[_Subject]
) -> bool | None:
    """Tell whether an act is the speaker's: True, False where another's, None where nobody is its subject."""
    if rules.relative.match(sentence, match.end()):
        return False  # "the States that voted against"
    if rules.own_forms.match(match.group()):
        return True
    within = [one for one in subjects if match.start() <= one.start < match.end()]
    if rules.verb_first and within:
        return within[0].own
    ahead = [one for one in subjects if one.start < match.start()]
    if chain := _adjoining(sentence, match.start(), rules, ahead):
        return any(one.own for one in chain)
    before = [one.own for one in ahead if start <= one.start and one.opens]
    if before or within:
        return before[-1] if before else within[0].own
    opened = {one.own for one in ahead if one.opens}
    return True if opened == {True} else None  # "X joined the consensus, but dissociated itself"


def _adjoining(sentence: str, place: int, rules: ActRules, ahead: Sequence[_Subject]) -> list[_Subject]:
    """Return those named at once before an act, with all who are joined to them: "X and Y reserved"."""
    chain: list[_Subject] = []
    for one in reversed(ahead):
        between = sentence[one.end : place]
        if not (rules.joins if chain else rules.adjoins).fullmatch(between):
            break
        chain.append(one)
        place = one.start
    return chain


def _subjects(
    sentence: str, rules: ActRules, names: Sequence[Mention], own: Sequence[Actor]
) -> list[_Subject]:
    """Return those who may act in a sentence, in order."""
    found = [_Subject(*one.span(), True, True) for one in rules.selves.finditer(sentence)]
    found += [_Subject(*one.span(), False, True) for one in rules.others.finditer(sentence)]
    for name in names:
        is_own = name.resolution.actor in own
        opens = is_own or bool(rules.subject_opens.search(sentence[: name.start]))
        found.append(_Subject(name.start, name.end, is_own, opens))
    return sorted(
        (one for one in found if not rules.beside.search(sentence[: one.start])), key=lambda one: one.start
    )


def _without_own_sayings(annotations: Annotations, subjects: Sequence[_Subject]) -> Annotations:
    """Return the modifiers but for what the speaker is told to say himself: "my delegation says that"."""
    own = [one for one in subjects if one.own]
    kept = tuple(
        one
        for one in annotations.modifiers
        if one.category is not Modified.REPORTED
        or not any(one.start <= each.start < one.start + len(one.by) for each in own)
    )
    return replace(annotations, modifiers=kept)


def _targets(
    sentence: str, match: re.Match[str], start: int, end: int, rules: ActRules
) -> tuple[Target, ...]:
    """Return what an act is about: named within its words, after them, or in what leads to them."""
    places = [match.span("about")] if match.groupdict().get("about") else []
    places.append((match.end(), end))
    places += [match.span(), *_leading(sentence, start, match.start(), rules)]
    for place in places:
        found = _targets_named(sentence, *place, rules, quoted=place != match.span())
        if found:
            return found
    return ()


def _leading(sentence: str, start: int, end: int, rules: ActRules) -> Iterator[tuple[int, int]]:
    """Yield the words before an act that say what it is about: those next to it, those "as regards …"."""
    commas = [start, *(comma.end() for comma in _COMMA.finditer(sentence, start, end))]
    yield commas[-1], end
    for begin, finish in zip(reversed(commas[:-1]), reversed(commas[1:]), strict=True):
        if rules.regarding.match(sentence[begin:finish].lstrip()):
            yield begin, finish


def _targets_named(
    sentence: str, start: int, end: int, rules: ActRules, *, quoted: bool
) -> tuple[Target, ...]:
    """Return what is named outright in a stretch, the text as a whole only where nothing in it is.

    ``quoted`` takes words between quotation marks for what is meant where nothing else is.
    """
    found: list[tuple[int, int, Target]] = []
    for rule in rules.targets:
        for match in rule.pattern.finditer(sentence, start, end):
            if not any(match.start() < right and left < match.end() for left, right, _ in found):
                found += [(*match.span(), one) for one in _labelled(match, rule, rules)]
    for match in _SYMBOL.finditer(sentence, start, end):
        found.append((*match.span(), Target(TargetKind.DOCUMENT, match.group())))
    for left, right in quoted_spans(sentence) if quoted else ():
        if start <= left and right <= end and not found:
            found.append((left, right, Target(TargetKind.TERM, sentence[left:right].strip('«»“”" '))))
    particular = [one for one in found if one[2].kind is not TargetKind.TEXT]
    ordered = sorted(particular or found, key=lambda one: one[0])
    return tuple(dict.fromkeys(target for _, _, target in ordered))


def _labelled(match: re.Match[str], rule: TargetRule, rules: ActRules) -> Iterator[Target]:
    instrument = match.groupdict().get("instrument")
    if rule.kind is not TargetKind.PARAGRAPH:
        label = rule.name or f"{rule.prefix}{' '.join(match.group('label').split())}"
        yield Target(rule.kind, label, instrument=" ".join(instrument.split()) if instrument else None)
        return
    written = match.group("label")
    for word, number in rules.numerals.items():
        written = written.replace(word, f" {number} ")
    written = written.translate(_DIGITS)
    for one in _numbers(written):
        yield Target(rule.kind, f"{rule.prefix}{one}")


def _numbers(written: str) -> list[str]:
    """Return the numbers of a list, ranges written out: "7, 9-11" as 7, 9, 10, 11."""

    def spelt_out(found: re.Match[str]) -> str:
        first, last = int(found[1]), int(found[2])
        whole = first < last <= first + _MOST_IN_RANGE
        return ", ".join(map(str, range(first, last + 1))) if whole else found.group()

    return list(dict.fromkeys(_NUMBER.findall(_RANGE.sub(spelt_out, written))))


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩０１２３４５６７８９", "01234567890123456789")


def moment_told(words: str, rules: ActRules) -> Moment:
    """Return on which side of the adoption a turn says that it explains a vote or position."""
    for pattern, moment in ((rules.after, Moment.AFTER), (rules.before, Moment.BEFORE)):
        if pattern.search(words[:_FRONT]):
            return moment
    return Moment.UNKNOWN


def unread_languages(turns: Mapping[str, Sequence[Citation]], but: Text = IN_SPEECH) -> Iterator[Unresolved]:
    """Yield what is not read of each language, with the first words of each turn; ``but`` tells what is."""
    for language, citations in turns.items():
        rules = load_acts(language)
        name = rules.name if rules else language
        why = message("not read in this language: %(language)s, %(but)s", language=name, but=but)
        yield Unresolved(why, tuple(citations))


def unread_report(source: SourceText, language: str) -> Iterator[Unresolved]:
    """Yield that reports are not read in ``language``, with the first words of this one."""
    first = next(iter(split_text(source.text, language)), None)
    if first:
        yield from unread_languages({language: [source.cite(*first)]}, NO_REPORTS)
