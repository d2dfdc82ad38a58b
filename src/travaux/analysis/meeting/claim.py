"""A speaker's sentence put in the third person, or quoted where that would not be safe.

Every word comes from the speaker, save the speaker's name, the ending of a verb and "its" for "our".
"""

import re
from functools import cache, lru_cache

from travaux.analysis.meeting.designation import Designation, lower_article, named_subject
from travaux.domain.meetings import Manner
from travaux.reference.cues import Cues
from travaux.reference.expressions import Expression
from travaux.reference.lexicons import load_pairs

RECAST = "en"  # the language whose grammar is known well enough to recast; others are quoted
LONGEST = 40  # words of a claim, where a safe cut allows it
_SUBJECT = 12  # words before the verb of a clause that stands alone
_SHORTEST = 7  # words that must remain before a cut

_LIST_MARK = re.compile(r"^(?:[-–•*·]\s*|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)+")
_QUOTE = re.compile(r"“([^”]*)”")
_DASH = re.compile(r"\s[–—-]\s")
_SPACE = re.compile(r"\s+")


def third_person(text: str, voice: Designation, manner: Manner, cues: Cues) -> str:
    """Return ``text`` as a report would put it: one sentence about the speaker, ended by a full stop."""
    bare = stripped(text, cues)
    if cues.language != RECAST:
        return _quoted(bare, voice, cues)
    bare = _without_ceremony(bare, cues)
    if manner is Manner.INDIRECT:
        return _with_full_stop(_upper(shortened(_reported(_smoothed(bare, cues), voice, cues), cues)))
    said = _recast(_smoothed(bare, cues), voice, cues)
    return _with_full_stop(_upper(said)) if said and _verbatim(said, bare) else _quoted(bare, voice, cues)


def _recast(text: str, voice: Designation, cues: Cues) -> str | None:
    """Return ``text`` in the third person, or None where only a quotation would be safe."""
    said = _own_stand(text, voice, cues)
    if said is None and _stands_alone(text, voice, cues):
        return shortened(text, cues)
    return said


def _quoted(text: str, voice: Designation, cues: Cues) -> str:
    cut = shortened(text, cues)
    words = _with_full_stop(_quotable(cut)) if cut == text else f"{_quotable(_unmarked(cut))} …"
    return f"{voice.name.rstrip(',')}: “{_upper(words)}”"


def _verbatim(said: str, text: str) -> bool:
    """Say whether every word that ``said`` puts in quotation marks stands so in ``text``."""
    sources = (text, _quotable(text))
    quotes = [quote.removesuffix(" …") for quote in _QUOTE.findall(said)]
    return all(any(quote in source for source in sources) for quote in quotes)


def _stands_alone(text: str, voice: Designation, cues: Cues) -> bool:
    """Say whether ``text`` can be shown unquoted: it names nobody by pronoun and tells no other's stand."""
    points_back = cues.opening("speech.anaphora").match(text) and not cues.opening("speech.impersonal").match(
        text
    )
    if points_back or _personal(text, cues):
        return False
    subject = named_subject(text, cues)
    return subject is None or voice.is_own(subject)


def stripped(text: str, cues: Cues) -> str:
    """Return ``text`` on one line, without forms of address and words that only lead over."""
    plain = _LIST_MARK.sub("", _SPACE.sub(" ", text).strip())
    leading = _leading(cues)
    while match := leading.match(plain):
        rest = plain[match.end() :].lstrip(" ,;:–-")
        if len(rest.split()) < 3:
            break
        plain = rest
    return plain


def shortened(text: str, cues: Cues, longest: int = LONGEST, verb: bool = True) -> str:
    """Return ``text`` cut where what follows only adds to it, if it is longer than ``longest`` words.

    What remains has a ``verb`` of its own, unless ``text`` is only what a verb takes.
    """
    while len(text.split()) > longest:
        places = [
            match.start()
            for match in _tail(cues).finditer(text)
            if len(text[: match.start()].split()) >= _SHORTEST
            and _cuttable(text, match.start(), cues)
            and (not verb or cues.anywhere("speech.finite").search(text, 0, match.start()))
        ]
        if not places:
            return _broken_off(text, longest, cues)
        within = [place for place in places if len(text[:place].split()) <= longest]
        cut = max(within) if within else min(places)
        if len(text[:cut].split()) < longest // 2 and len(text.split()) < 2 * longest:
            return _broken_off(text, longest, cues)
        text = text[:cut].rstrip(" ,;:–—-")
    return text


def _broken_off(text: str, longest: int, cues: Cues) -> str:
    """Return ``text`` up to a comma or an "and", marked with an ellipsis, if what follows takes nothing back.

    A sentence that hangs on a condition or a reason stays whole: its main clause may stand last.
    """
    if cues.anywhere("speech.hinge").search(text):
        return text
    places = [
        match.start()
        for match in _pause(cues).finditer(text)
        if longest // 2 <= len(text[: match.start()].split()) <= longest
        and not cues.anywhere("speech.reserve").search(text, match.start())
        and not cues.opening("speech.condition").match(text[match.end() :])
        and _balanced(text[: match.start()])
        and cues.anywhere("speech.finite").search(text, 0, match.start())
    ]
    return f"{text[: max(places)].rstrip(' ,;:–—-')} …" if places else text


def _cuttable(text: str, place: int, cues: Cues) -> bool:
    """Say whether ``text`` can end at ``place``: no condition goes lost and nothing stays open."""
    before, after = text[:place], text[place:]
    if cues.anywhere("speech.condition").search(after) or _DASH.search(after.lstrip(" –—")):
        return False
    return _balanced(before)


def _balanced(text: str) -> bool:
    pairs = (("(", ")"), ("“", "”"))
    return all(text.count(opened) == text.count(closed) for opened, closed in pairs) and (
        text.count('"') % 2 == 0
    )


def _own_stand(text: str, voice: Designation, cues: Cues) -> str | None:
    """Return "X believes …" for "We believe …", or None where the speaker is not the subject."""
    match = _stance_pattern(cues).match(text)
    if not match:
        return None
    lead, adverb, verb, rest = (match[name] or "" for name in ("lead", "adverb", "verb", "rest"))
    if len(text.split()) > LONGEST and not cues.anywhere("speech.condition").search(lead):
        lead = ""
    if _personal(lead, cues):
        return None
    clause = _clause_of_opinion(match["verb"], rest, cues)
    if clause:
        return f"{lead}{_without_capital(clause) if lead else clause}"
    cut = shortened(rest, cues, LONGEST - 6, verb=False)
    said = f"{lead}{lower_article(voice.name) if lead else voice.name} {adverb}{_conjugated(verb)}"
    if not _personal(cut, cues):
        return f"{said}{_agreeing(cut, cues)}"
    connectives = cues.alternatives("speech.connective")
    connective = re.match(rf"\s*{connectives}\s+", cut)
    quoted = cut[connective.end() :] if connective else cut.strip()
    ended = _quotable(quoted).strip(" .") if cut == rest else f"{_quotable(_unmarked(quoted))} …"
    return " ".join([said, *([connective.group().strip()] if connective else []), f"“{ended}”"])


def _agreeing(rest: str, cues: Cues) -> str:
    """Return ``rest`` with a second verb of the speaker's in the third person: "… and welcome the draft".

    Where it could as well go on with an infinitive ("asks ports to open and support …") it stays as it is.
    """
    match = cues.anywhere("speech.second_verb").search(rest)
    if match is None or cues.anywhere("speech.infinitive").search(rest, 0, match.start()):
        return rest
    words = match.group().split()
    return f"{rest[: match.start()]}{' '.join(words[:-1])} {_conjugated(words[-1])}{rest[match.end() :]}"


def _clause_of_opinion(verb: str, rest: str, cues: Cues) -> str | None:
    """Return the clause of "we believe (that) …" where it can stand alone."""
    if not cues.anywhere("speech.opinion").fullmatch(verb.strip()):
        return None
    stated = _stated(cues).match(rest)
    if stated is None and not _is_clause(rest, cues):
        return None
    clause = stripped(stated["clause"] if stated else rest, cues)
    if not clause or _personal(clause, cues) or cues.opening("speech.anaphora").match(clause):
        return None
    return shortened(clause, cues)


def _is_clause(rest: str, cues: Cues) -> bool:
    """Say whether what follows "we think" is a whole sentence: "each text should be shorter"."""
    if cues.opening("speech.bare").match(rest):
        return False
    verb = cues.anywhere("speech.finite").search(rest)
    return verb is not None and len(rest[: verb.start()].split()) <= _SUBJECT


def _conjugated(verb: str) -> str:
    """Return ``verb`` with its first word in the third person singular."""
    first, _, rest = verb.partition(" ")
    low = first.lower()
    irregular = load_pairs("phrasing", "conjugation")
    if low in irregular or low.endswith("ed"):
        first = irregular.get(low, low)
    elif low.endswith(("s", "sh", "ch", "x", "z", "o")) and not low.endswith(
        ("ss", "sh", "ch", "x", "z", "o")
    ):
        first = low  # already third person: "my delegation believes"
    elif low.endswith(("ss", "sh", "ch", "x", "z", "o")):
        first = low + "es"
    elif low.endswith("y") and low[-2:-1] not in "aeiou":
        first = low[:-1] + "ies"
    else:
        first = low + "s"
    return f"{first} {rest}" if rest else first


def _reported(text: str, voice: Designation, cues: Cues) -> str:
    """Return a sentence of minutes with the speaker's name for "The representative of X" or "He"."""
    match = _minuted(cues).match(text)
    if not match or not voice.may_be(match["subject"]):
        return _impersonal(text, voice.plain, cues)
    lead = match["lead"] or ""
    name = voice.name if not lead else lower_article(voice.name)
    return f"{lead}{name} {_impersonal(text[match.end('subject') :].lstrip(' ,'), 'it', cues)}"


def _impersonal(text: str, subject: str, cues: Cues) -> str:
    """Return ``text`` with "its" for "his delegation's": a report speaks of delegations, not of people."""
    theirs = cues.alternatives("minutes.theirs")
    owner = "its" if subject == "it" else f"{subject}’s"
    text = re.sub(rf"(?<!\w){theirs}['’]s?(?!\w)", owner, text, flags=re.IGNORECASE)
    return re.sub(rf"(?<!\w){theirs}(?!\w)", subject, text, flags=re.IGNORECASE)


def _personal(text: str, cues: Cues) -> bool:
    return bool(cues.anywhere("speech.first_person", "speech.second_person").search(text))


def _quotable(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’").replace('"', "’")


def _unmarked(text: str) -> str:
    return text.removesuffix(" …")


def _without_ceremony(text: str, cues: Cues) -> str:
    """Return the stand that follows thanks or an introduction in the same sentence, else ``text``."""
    for match in _next_clause(cues).finditer(text):
        head, rest = text[: match.start()], text[match.end() :]
        polite = cues.anywhere("courtesy.anywhere", "courtesy.core", "introduction.anywhere").search(head)
        if polite and len(rest.split()) >= _SHORTEST and _stance_pattern(cues).match(rest):
            return rest
    return text


def _smoothed(text: str, cues: Cues) -> str:
    """Return ``text`` without forms of address and asides inside it: for recasting, never for quoting."""
    aside, address = cues.alternatives("speech.aside"), cues.alternatives("speech.vocative")
    text = re.sub(aside, "", text, flags=re.IGNORECASE)
    text = re.sub(rf",\s*{address}(?=[,.;])", "", text, flags=re.IGNORECASE)
    for pattern, full in _contracted():
        text = pattern.sub(full, text)
    return text


def _with_full_stop(text: str) -> str:
    text = text.rstrip(" ,;:–—-")
    return text if text.endswith((".", "!", "?", "…", ".”", "?”", '."', '?"', '!"')) else text + "."


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _without_capital(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]


@cache
def _contracted() -> tuple[tuple[Expression, str], ...]:
    """Return the short forms and what they stand for, the first ones at the start of a sentence alone."""
    opening = load_pairs("phrasing", "contractions.opening").items()
    anywhere = load_pairs("phrasing", "contractions.anywhere").items()
    framed = [*((rf"^{short}\b", full) for short, full in opening)]
    framed += ((rf"\b{short}\b", full) for short, full in anywhere)
    return tuple((Expression(frame.replace("'", "['’]"), re.I), full) for frame, full in framed)


@lru_cache(maxsize=8)
def _next_clause(cues: Cues) -> Expression:
    before, clause = cues.alternatives("speech.own_clause_after"), cues.alternatives("speech.own_clause")
    return Expression(rf"[,;]\s+(?:{before}\s+)?(?={clause}\s)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _pause(cues: Cues) -> Expression:
    listing, pausing = cues.alternatives("speech.listing"), cues.alternatives("speech.pausing")
    return Expression(rf"[,;]\s+(?:{listing}\s+)?|\s+{pausing}\s+")


@lru_cache(maxsize=8)
def _stated(cues: Cues) -> Expression:
    stated, pronoun = cues.alternatives("speech.stated_by"), cues.alternatives("speech.stated_not")
    return Expression(rf"\s+{stated}\s+(?!{pronoun}\b)(?P<clause>.+)", re.DOTALL)


@lru_cache(maxsize=8)
def _leading(cues: Cues) -> Expression:
    opener, address = cues.alternatives("speech.opener"), cues.alternatives("speech.vocative")
    before, after = cues.alternatives("speech.before_opener"), cues.alternatives("speech.after_address")
    forms = (
        rf"{address}\s*[,;:.]",
        rf"{address}\s+(?={after}\s)",
        rf"(?:{before}\s+)?{opener}\s*[,:;–-]",
        rf"{cues.alternatives('speech.leading')}\s+(?=\w)",
        rf"{opener},?\s+{address},",
    )
    return Expression(rf"(?:{'|'.join(forms)})\s*", re.I)


@lru_cache(maxsize=8)
def _tail(cues: Cues) -> Expression:
    tail, bare = cues.alternatives("speech.tail"), cues.alternatives("speech.tail_bare")
    return Expression(rf"(?:;\s|\s[–—]\s|,\s+(?={tail}(?!\w))|\s+(?={bare}(?!\w)))", re.I)


@lru_cache(maxsize=8)
def _stance_pattern(cues: Cues) -> Expression:
    leads, before = cues.alternatives("speech.lead"), cues.alternatives("speech.before_adverb")
    me, adverb = cues.alternatives("speech.self"), cues.alternatives("speech.adverb")
    verbs = cues.alternatives("speech.stance", "speech.opinion")
    return Expression(
        rf"(?P<lead>(?:{leads}\s[^;:]{{3,200}}?,\s+)?)(?:{me})\s+(?:{before}\s+)*"
        rf"(?P<adverb>(?:{adverb},?\s+)*)"
        rf"(?P<verb>{verbs})(?P<rest>(?!\w).*)$",
        re.IGNORECASE | re.DOTALL,
    )


@lru_cache(maxsize=8)
def _minuted(cues: Cues) -> Expression:
    speaker, adverb = cues.alternatives("minutes.speaker"), cues.alternatives("minutes.adverb")
    said = cues.alternatives("minutes.stance", "minutes.telling", "question.reported")
    return Expression(
        rf"(?P<lead>(?:(?!{speaker})[^;]{{3,220}}?,\s+)?)(?P<subject>{speaker})(?=,?\s+(?:{adverb}\s+)*{said}(?!\w))"
    )
