"""Which words of a sentence take a stand, and which stand they take."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial

from travaux.analysis.positions.contrasted import contrasted, spans_a_turn, with_modals
from travaux.analysis.positions.cues import Cue, CueKind
from travaux.analysis.positions.polarity import modified, negated
from travaux.analysis.positions.pressing import bidden
from travaux.domain.annotations import Annotations
from travaux.domain.messages import Text, message
from travaux.domain.positions import Stance
from travaux.language.modifiers import annotate
from travaux.reference.expressions import Expression
from travaux.reference.phrases import clause_pattern
from travaux.reference.stances import StanceLexicon

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_NEGATION_REACH = 6
_SUPPORT_OF = re.compile(
    r"\s+(?:with|to|from|of|for|should|must|shall|will|would|is|are|was|were|has|have|can|could|may)\b",
    re.IGNORECASE,
)
_WITH_SOMEBODY = frozenset({Stance.SUPPORT, Stance.OPPOSE, Stance.ALIGN, Stance.WELCOME})
_TO_NAME = re.compile(
    r"\s+(?:with\s+)?(?:what\s+)?(?:(?:the|les?|la|al|a\s+la|a\s+los|a\s+las|a)\s+|l[’'])?", re.IGNORECASE
)
_AFTER_NAME = re.compile(r"\s*(?:[.,;:!?)]|$|(?:that|on|in|and|when|here|said|as)\b)", re.IGNORECASE)
_DENIED = re.compile(r"\s+(?:with\s+)?(?:nobody|no one|none|nothing|not)\b(?!\s+only)", re.IGNORECASE)
_PLEASURE_TO = re.compile(r"\s+to\s+(?!see\b|note\b|hear\b|learn\b)", re.IGNORECASE)
_RELATIVE_OF = re.compile(r"\b(?:in|by|at|for|to|of|on|from|with)\s+which\s+(?:\w+\s+)?$", re.IGNORECASE)
_WHAT_THEY = re.compile(r"\b(?:on|about|of)\s+what\s+(?:they|we|he|she|it)\s+$", re.IGNORECASE)
_WHERE_IT = re.compile(
    r"\b(?:where|wherever|when|whenever|as|than|if)\s+(?:(?:it|they|this|these|most|help|and|so)\s+)*$",
    re.IGNORECASE,
)
_WILL_BE = re.compile(r"\b(?:will|would|may|might|could|can)\b(?: \w+){0,2}? (?:be|remain|prove|become)\b")
_GRANTED = re.compile(r"\b(?:while|whilst|although|though)\b[^,;]*\bappreciat\w+ that$", re.IGNORECASE)
_ONE_OF = re.compile(
    r"(?:is|was|are|were)\s+(?:(?:on|about|regarding|concerning|also|perhaps|still|indeed)\s+)*one\s+of\b"
    r"(?!\s+(?:the\s+)?utmost\b)",
    re.IGNORECASE,
)
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+|not\s+)?$", re.IGNORECASE)
_OPENS_A_CLAUSE = re.compile(
    r"(?:\s*,[^,;:]{2,90},)?(?:\s+(?:again|also|once more|to \w+))?,?\s+(?:that|que|qu[’'])\b|"
    r"\s+(?:the|this|these|its|their|all|any|no)\s+(?:(?!of\b|for\b)[\w-]+\s+){1,4}"
    r"(?:should|must|cannot|ought|needs? to)\b",
    re.IGNORECASE,
)
_ITS_STAND = re.compile(
    r"\s+(?:(?:its|their|our|my|his|her|the|a)\s+(?:[\w-]+[’']s?\s+)?|[\w-]+[’']s?\s+)(?:[\w-]+\s+){0,3}?"
    r"(?:positions?|views?|statements?|concerns?|opposition|objections?|reservations?|rejection|call|"
    r"requests?|refusal|unwillingness|dissociation|disassociation|disappointment|dissatisfaction|regrets?|"
    r"misgivings|dismay|unease|disagreement|hostility)\b",
    re.IGNORECASE,
)
_NAME_ENDS_IT = re.compile(
    r"\s*(?:(?:the|le|la|les|el|los)\s+|l[’'])?[A-ZÀ-Þ][\w’'-]*(?:\s+(?:[A-ZÀ-Þ][\w’'-]*|of|the|and|for|de|du|la|del))*\s*[.!]?\s*$"
)
_NOTHING_NEW = re.compile(
    r"\b(?:no(?! (?:doubt|question|wonder|denying)\b)|aucune?(?! doute\b)|ningún|ninguna(?! duda\b))\s+"
    r"(?:(?!(?:that|but|which|who|que|qui)\b)[\w-]+\s+){1,5}$",
    re.IGNORECASE,
)
_JOINED_BY = re.compile(
    r",\s(?:together\s|along\s|just\s|much\s|junto\s|de concert\s)?(?:with|like|avec|con)\s[_\s,]*"
    r"(?:(?:(?:the|and|la|le|les|el|los|et|y)(?![^\W_])|l[’'])[_\s,]*)*,"
)
_SUBJECT_BREAK = re.compile(r"[,;:]|\b(?:that|said|because|and|but|while)\b", re.IGNORECASE)
_GERUND = "ing"
_ACTS = frozenset({Stance.PROPOSE, Stance.AMEND})
_OPENING, _CLOSING = "“«", "”»"
_SPOILT_BY_NEGATION = frozenset(
    {
        Stance.CONDITIONAL, Stance.RESERVE, Stance.COMMIT, Stance.SUPPORT, Stance.ALIGN, Stance.INTERPRET,
        Stance.PROPOSE, Stance.CALL_FOR, Stance.DELETE, Stance.AMEND, Stance.WELCOME,
    }
)  # fmt: skip


def find_cues(
    sentence: str,
    lexicon: StanceLexicon,
    names: Sequence[tuple[int, int]] = (),
    own: Sequence[tuple[int, int]] = (),
    *,
    direct: bool = False,
) -> tuple[Cue, ...]:
    """Return the cues of ``sentence`` in order, modifiers applied; several may start at one place.

    Whoever asks of the same sentence is told what was found before.

    ``names`` are the spans of actors' names, in which no cue is sought: "the United States"; ``own`` those
    that mean the speaker. ``direct`` is speech of one's own, as against a report.
    """
    return _find_cues(sentence, lexicon, tuple(names), tuple(own), direct)


@lru_cache(maxsize=8192)
def _find_cues(
    sentence: str,
    lexicon: StanceLexicon,
    names: tuple[tuple[int, int], ...],
    own: tuple[tuple[int, int], ...],
    direct: bool,
) -> tuple[Cue, ...]:
    heard = with_names_masked(_without_idle(sentence, lexicon.words.get("idle", ())), names)
    heard = _titles(lexicon.targets.get("documents", ())).sub(lambda found: "_" * len(found.group()), heard)
    heard = _JOINED_BY.sub(lambda found: " " * len(found.group()), heard)
    any_cue = (*_unfiltered_cues(heard, lexicon), *_elliptical(sentence, lexicon, names))
    said = [cue for cue in any_cue if not spans_a_turn(heard, cue, lexicon)]
    if not said:
        return ()
    beside = [one.span() for one in clause_pattern(lexicon.language, "with_whom").finditer(heard)]
    raw = [
        cue
        for cue in (*with_modals(heard, said, lexicon), *contrasted(heard, said, lexicon))
        if not any(start < cue.start < end for start, end in beside)  # "X, with whom Y agreed, opposed it"
    ]
    annotations = annotate(
        with_names_masked(sentence, [name for name in names if name not in own]), lexicon.language
    )
    found = [cue for cue in raw if not _is_spoilt(sentence, cue, lexicon)]
    turned = [_negated_cue(sentence, cue, lexicon, annotations) for cue in found]
    kept = [
        modified(cue, sentence, annotations, direct=direct)
        for cue in turned
        if cue is not None and _is_alignment(heard, cue, lexicon, names)
    ]
    heeded = _without_barred(_without_reopened([cue for cue in kept if cue is not None]))
    named = [replace(cue, whom=_object_name(sentence, cue, names)) for cue in heeded]
    return tuple(sorted(named, key=lambda cue: (cue.start, cue.rank, -cue.end)))


def _without_reopened(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues but for those within words that withdraw: "has withdrawn its reservation"."""
    closing = [cue for cue in cues if cue.closes]
    return [
        cue
        for cue in cues
        if cue.closes or not any(one.start < cue.end and cue.start < one.end for one in closing)
    ]


def _without_barred(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues but for acts named within words that are none now: "might enter a reservation"."""
    barred = [cue for cue in cues if cue.barred]
    return [
        cue
        for cue in cues
        if cue.barred
        or cue.kind is not CueKind.NOMINAL
        or not any(one.stance is cue.stance and one.start < cue.start < one.end for one in barred)
    ]


@cache
def _titles(documents: tuple[str, ...]) -> Expression:
    """Return what finds titles, in which no cue is sought: the Doha Amendment amends nothing here."""
    return Expression(rf"\b(?:{'|'.join(map(re.escape, documents))})\b" if documents else r"(?!)")


def with_names_masked(sentence: str, names: Sequence[tuple[int, int]]) -> str:
    """Return the sentence, as long as it was, with a row of marks for each name."""
    for start, end in names:
        sentence = sentence[:start] + "_" * (end - start) + sentence[end:]
    return sentence


def _without_idle(sentence: str, idle: tuple[str, ...]) -> str:
    """Return the sentence, as long as it was, with a row of marks for words that only sound like a stand."""
    return _idle_pattern(idle).sub(lambda match: "_" * len(match.group()), sentence) if idle else sentence


@cache
def _any_phrase(phrases: tuple[str, ...]) -> Expression:
    """Return what finds any of ``phrases`` from the start of a word on: "islanders" slander nobody."""
    return Expression(rf"\b(?:{'|'.join(map(re.escape, phrases))})" if phrases else r"(?!)")


@cache
def _idle_pattern(idle: tuple[str, ...]) -> Expression:
    return Expression(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in idle)})\b", re.IGNORECASE)


def in_quotation(text: str, place: int) -> bool:
    """Tell whether ``place`` stands between quotation marks that ``text`` opens before it."""
    before = text[:place]
    curly = sum(before.count(mark) for mark in _OPENING) - sum(before.count(mark) for mark in _CLOSING)
    return curly > 0 or before.count('"') % 2 == 1


def not_on_the_text(clause: str, lexicon: StanceLexicon) -> Text | None:
    """Return why a clause in lower case takes no stand on a text: it is on procedure, or answers somebody."""
    if _any_phrase(lexicon.words.get("procedural", ())).search(clause):
        return message("a remark on the procedure, not on the text")
    if _any_phrase(lexicon.words.get("answers", ())).search(clause):
        return message("an answer to another delegation, not on the text")
    return None


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, apostrophes made plain."""
    return [match.group().lower().replace("’", "'") for match in _WORD.finditer(text)]


def in_small_letters(text: str) -> str:
    """Return ``text`` in small letters and as long as it was: "İ" would become two."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _unfiltered_cues(sentence: str, lexicon: StanceLexicon) -> Iterator[Cue]:
    small = in_small_letters(sentence)
    for rank, entry in enumerate(lexicon.stances):
        for kind, pattern in (
            (CueKind.PERSONAL, entry.cues),
            (CueKind.IMPERSONAL, entry.impersonal),
            (CueKind.NOMINAL, entry.nominal),
        ):
            if pattern is not None:
                for match in pattern.finditer(small):
                    if kind is CueKind.PERSONAL and _is_no_act(sentence, match, lexicon):
                        continue
                    if kind is CueKind.IMPERSONAL and _ends_in_a_name(sentence, match, lexicon):
                        continue
                    yield Cue(
                        entry.stance,
                        kind,
                        match.start(),
                        match.end(),
                        rank,
                        entry.stance,
                        closes=entry.closes,
                    )


def _ends_in_a_name(sentence: str, cue: re.Match[str], lexicon: StanceLexicon) -> bool:
    """Tell whether the last word of a judgement is the first of a name: "was followed by Key Area 2"."""
    last = cue.group().rfind(" ") + 1
    word = sentence[cue.start() + last : cue.end()]
    judging = word.lower() in lexicon.words.get("importance", ())
    return last > 0 and judging and word[:1].isupper() and word[1:].islower()


def _object_name(sentence: str, cue: Cue, names: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the name that a cue takes as its object, None where a thing of that name's follows."""
    if cue.kind is not CueKind.PERSONAL or cue.stance not in _WITH_SOMEBODY:
        return None
    for start, end in names:
        if (
            start >= cue.end
            and _TO_NAME.fullmatch(sentence, cue.end, start)
            and _AFTER_NAME.match(sentence, end)
        ):
            return start, end
    return None


def _is_alignment(sentence: str, cue: Cue, lexicon: StanceLexicon, names: Sequence[tuple[int, int]]) -> bool:
    """Tell whether words of alignment are with somebody: "aligned with the resources" is with nobody."""
    if cue.stance is not Stance.ALIGN:
        return True
    reach = re.split(r"[.;]", sentence[cue.end :])[0]
    said = {*words_of(sentence[cue.start : cue.end]), *words_of(reach)}
    named = any(cue.end <= start < cue.end + len(reach) for start, _ in names)
    return named or bool(said & {*lexicon.words.get("alignments", ())})


def _elliptical(sentence: str, lexicon: StanceLexicon, names: Sequence[tuple[int, int]]) -> Iterator[Cue]:
    """Yield stands without a verb: "X in favour, Y against"."""
    ends = {end for _, end in names}
    for stance, phrases in ((Stance.SUPPORT, "in_favour"), (Stance.OPPOSE, "against")):
        rank = lexicon.rank(stance)
        for match in _side_pattern(lexicon.words.get(phrases, ())).finditer(sentence):
            if {len(sentence[: match.start()].rstrip(marks)) for marks in (" ,", " ,.")} & ends:
                yield Cue(stance, CueKind.PERSONAL, match.start(), match.end(), rank, stance)
    yield from _without_verb(sentence, lexicon, names)
    yield from bidden(sentence, lexicon)


def _without_verb(sentence: str, lexicon: StanceLexicon, names: Sequence[tuple[int, int]]) -> Iterator[Cue]:
    """Yield the side that names which open a short note take of something: "X also against the fee"."""
    opening = clause_pattern(lexicon.language, "noted_side").match(with_names_masked(sentence, names))
    if opening is None:
        return
    stance = Stance.OPPOSE if opening.group("against") else Stance.SUPPORT
    rank = lexicon.rank(stance)
    yield Cue(stance, CueKind.PERSONAL, *opening.span("side"), rank, stance)


@cache
def _side_pattern(phrases: tuple[str, ...]) -> Expression:
    """Return what finds a phrase that takes a side and ends its clause."""
    any_of = "|".join(re.escape(phrase) for phrase in phrases) or r"(?!)"
    return Expression(
        rf"\b(?:{any_of})\b(?=\s*(?:[.,;:)]|$|(?:and|with|while|but|et|y|it|the latter|the former|this)\b))",
        re.IGNORECASE,
    )


def _is_no_act(sentence: str, cue: re.Match[str], lexicon: StanceLexicon) -> bool:
    """Tell whether a verb is in the passive, or is a noun: "was requested", "their requests"."""
    first = cue.group().split()[0].lower()
    before = sentence[: cue.start()]
    last_word = cue.start() + cue.group().rfind(" ") + 1
    passive = clause_pattern(lexicon.language, "agent").match(sentence, last_word)
    if passive or (first.endswith("ed") and _BEING.search(before)):
        return True
    last = words_of(before)[-1:]
    if first in ("support", "supports") and _is_the_noun(sentence, cue.start() + len(first), last):
        return True
    adjoins = bool(last) and before.rstrip().lower().endswith(last[0])
    return (
        first in lexicon.words.get("nouns", ())
        and adjoins
        and last[0] in lexicon.words.get("determiners", ())
    )


def _is_the_noun(sentence: str, end: int, last: list[str]) -> bool:
    """Tell whether "support" is no verb: "support for their efforts", "mitigation and support."."""
    ends = not sentence[end:].strip(" .,;:!)") or sentence[end : end + 1] in ".,;"
    return bool(_SUPPORT_OF.match(sentence, end)) or (ends and last[:1] in (["and"], ["or"]))


def _is_spoilt(sentence: str, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether a negation inside the cue takes its meaning away: "could not accept"."""
    if _DENIED.match(sentence, cue.end) and cue.raw is not Stance.INTERPRET:
        return True
    if cue.stance is Stance.WELCOME and _GRANTED.search(sentence[: cue.end]):
        return True
    if cue.stance is Stance.WELCOME and _PLEASURE_TO.match(sentence, cue.end):
        return cue.kind is CueKind.PERSONAL and "welcom" not in sentence[cue.start : cue.end].lower()
    governed = _RELATIVE_OF.search(sentence[: cue.start]) and cue.stance is not Stance.ALIGN
    if _WHAT_THEY.search(sentence[: cue.start]) or governed:
        return True
    if cue.stance is Stance.SUPPORT and _is_emphasis_of_a_clause(sentence, cue, lexicon):
        return True
    if _is_no_acts_harm(sentence, cue, lexicon) or _is_told_of_a_thing(sentence, cue, lexicon):
        return True
    if _is_on_anothers_act(sentence, cue, lexicon):
        return True
    if (
        cue.stance is Stance.SUPPORT
        and cue.kind is CueKind.IMPERSONAL
        and _is_foretold(sentence, cue, lexicon)
    ):
        return True
    if cue.kind is CueKind.IMPERSONAL and _ONE_OF.match(sentence, cue.start):
        return True
    if cue.stance is Stance.CALL_FOR and sentence[: cue.end].endswith("ed"):
        return bool(_WHERE_IT.search(sentence[: cue.start]))  # "directed where it is needed"
    if cue.stance not in _SPOILT_BY_NEGATION or _last_word(sentence, cue) in lexicon.words.get("neglect", ()):
        return False
    return bool(_negations(lexicon).search(sentence, cue.start, cue.end))


def _last_word(sentence: str, cue: Cue) -> str:
    return sentence[cue.start : cue.end].rpartition(" ")[2].lower()


def _is_foretold(sentence: str, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether a clause of emphasis foretells a plain fact: "underlined that water will be key to it"."""
    if not sentence[cue.start : cue.end].lower().startswith(("will be", "would be", "shall be")):
        return False
    opened = sentence[: cue.start].rpartition(" that ")[0].rpartition(" ")[2].lower()
    return opened.startswith(lexicon.words.get("emphasis", ("\0",)))


def _is_told_of_a_thing(sentence: str, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether words only say of a thing what it is for, what was done in it, or what it leads to."""
    before = sentence[: cue.start]
    pattern = partial(clause_pattern, lexicon.language)
    if cue.kind is CueKind.PERSONAL:
        upon = cue.stance in (Stance.DELETE, Stance.AMEND) and pattern("upon_an_act").search(
            sentence, cue.start, cue.end
        )
        return bool(upon or pattern("told_in_it").search(before))
    if cue.kind is not CueKind.IMPERSONAL:
        return False
    if cue.stance is Stance.PROPOSE:
        return bool(pattern("so_that").search(before))
    if cue.stance is not Stance.CALL_FOR:
        return False
    if _last_word(sentence, cue) in ("needed", "required", "necessary"):
        return bool(pattern("of_what_is_needed").search(before))
    return sentence[cue.start : cue.start + 4].lower() == "need" and bool(pattern("with_what").search(before))


def _is_emphasis_of_a_clause(sentence: str, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether a verb of emphasis leaves the stand to what follows: "stressed that …", "its position"."""
    first = sentence[cue.start : cue.end].split()[0].lower()
    if not first.startswith(lexicon.words.get("emphasis", ("\0",))):
        return False
    follows = clause_pattern(lexicon.language, "said").search(sentence[: cue.end] + " ")
    if _ITS_STAND.match(sentence, cue.end) or (follows and _NAME_ENDS_IT.match(sentence, cue.end)):
        return True
    rest = words_of(re.split(r"[,;:]", sentence[cue.end :].partition(" that ")[2])[0])
    praised = any(word in lexicon.words.get("importance", ()) for word in rest)
    praised = praised and not _WILL_BE.search(" ".join(rest))  # what is foretold is a plain fact
    return bool(_OPENS_A_CLAUSE.match(sentence, cue.end)) and not praised


def _is_on_anothers_act(sentence: str, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether words that name an act are on one there already: "supported the Lebanese amendment to"."""
    if cue.stance not in _ACTS:
        return False
    return bool(clause_pattern(lexicon.language, "on_another_act").match(sentence, cue.start))


def _is_no_acts_harm(sentence: str, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether harm is told of something that nobody proposes: "drought could undermine growth"."""
    written = sentence[cue.start : cue.end].lower()
    if cue.stance is not Stance.OPPOSE or not any(
        f" {stem}" in f" {written}" for stem in lexicon.words.get("harm", ())
    ):
        return False
    subject = words_of(_SUBJECT_BREAK.split(sentence[: cue.start])[-1])
    acts = lexicon.words.get("acts", ())
    return not any(word in acts or word.endswith(_GERUND) for word in subject)


def _negated_cue(sentence: str, cue: Cue, lexicon: StanceLexicon, annotations: Annotations) -> Cue | None:
    """Return the cue as a negation before it leaves it, None where it leaves nothing."""
    entry = lexicon.stances[cue.rank]
    if (
        cue.stance is Stance.CALL_FOR
        and cue.kind is CueKind.IMPERSONAL
        and _NOTHING_NEW.search(sentence[: cue.start])
    ):
        return replace(cue, stance=Stance.OPPOSE)  # "no new duties should be created"
    within = sentence[cue.start : cue.end]
    if not _is_negated(sentence[: cue.start], lexicon, within=within):
        return cue if _closes_a_negation(within, lexicon) else negated(cue, annotations, entry.negated)
    if cue.closes:
        return replace(cue, stance=cue.closes, closes=None)  # "we will not withdraw our reservation"
    if cue.stance in (Stance.NOT_BLOCKING, Stance.UNDECIDED):
        return cue
    return replace(cue, stance=entry.negated) if entry.negated else None


def _is_negated(before: str, lexicon: StanceLexicon, within: str = "") -> bool:
    """Tell whether a negation stands before a cue, whose own words ``within`` may close it."""
    clause = clause_pattern(lexicon.language, "negation_ends").split(before)[-1]
    if _closes_a_negation(within, lexicon):
        clause = _openings(lexicon.words["negation_opens"]).sub(" ", clause)
    words = clause.split()[-_NEGATION_REACH:]
    plain = [word for place, word in enumerate(words) if word.lower() != "without" or place >= len(words) - 2]
    return bool(_negations(lexicon).search(" ".join(plain)))


def _closes_a_negation(within: str, lexicon: StanceLexicon) -> bool:
    """Tell whether a cue begins with the second half of a negation, or with the one of several."""
    return bool({*words_of(within)[:1]} & {*lexicon.words.get("negation_closes", ())})


@cache
def _openings(words: tuple[str, ...]) -> Expression:
    """Return what finds the first half of a negation in two halves: "ne", "n’"."""
    return Expression(rf"\b(?:{'|'.join(map(re.escape, words))})\b[’']?", re.IGNORECASE)


@cache
def _negation_pattern(words: tuple[str, ...]) -> Expression:
    plain = "|".join(re.escape(word) for word in words if word != "nt")
    return Expression(rf"\b(?:{plain})\b(?!\s+(?:only|but|help)\b)|n[’']t\b", re.IGNORECASE)


def _negations(lexicon: StanceLexicon) -> Expression:
    return _negation_pattern(lexicon.words["negators"])
