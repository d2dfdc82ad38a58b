"""Terms: the words beside a cue that say what it is about, where nothing is named by number or title."""

import re
from dataclasses import dataclass

from travaux.domain.positions import Target, TargetKind

_STOP = re.compile(
    r"\s+(?:which|who|whom|that|because|since|when|where|if|"
    r"(?<!viewed )(?<!seen )(?<!perceived )(?<!described )as|"
    r"so|in order|before|after|until|unless|once|and (?:we|I|to)|but|"
    r"and (?:(?:also|warmly|sincerely) )?(?:thank|commend|congratulat)\w*|"
    r"while|is|are|was|were|has|have|had|will|would|should|"
    r"must|can|could|may|by (?:the|[A-Z]))\b|[,;:.!?()\[\]—–]"
)
_ACT_STOP = re.compile(
    r"\s+(?:because|since|but|while|so that)\b|,\s+(?:supported|opposed)\s+by\b|"
    r"[;:!?()\[\]—–]|\.(?:\s|$)"
)
_TRAILING = re.compile(r"[\s,]+(?:and|or|but|with|the|of|to|for|and for|is|are|must|that)$", re.IGNORECASE)
_SUBJECT_OPENS = re.compile(
    r"[,;:—–]\s+|\b(?:argue[sd]?|contend(?:s|ed)?|believe[sd]?|consider(?:s|ed)?|maintain(?:s|ed)?|says?|"
    r"that|said|noted|stated|but|while|whilst|whereas|as|because|and that|although|"
    r"que|mais|puisque|pero|porque|aunque|"
    r"noting|saying)\s+|\bqu[’']",
    re.IGNORECASE,
)
_NO_SUBJECT = frozenset(
    {
        "we", "i", "it", "this", "that", "they", "he", "she", "there", "who", "which", "these", "those",
        "you", "one", "what", "here",
        "il", "elle", "cela", "ceci", "ce", "qui", "dont", "on", "nous", "esto", "eso", "ello", "quien",
    }
)  # fmt: skip
_LEADING = re.compile(
    r"^(?:\s|:|,|inter alia\b|perhaps\b|maybe\b|peut-être\b|quizás?\b|tal vez\b|"
    r"what (?:it|they|he|she) (?:viewed|considered|called|described|saw|termed) as|"
    r"(?:and|or|the|a|an|al|del|to|for|of|on|in|with|that|any|all|its|our|their|his|her|about|regarding|from|"
    r"towards?|upon|us|strong|very|need|importance|of|inclusion|retention|establishment|absence|lack|"
    r"adoption|attention|how|need|is|are|be|being)\b)+",
    re.IGNORECASE,
)
_NO_TERM = frozenset(
    {
        "and", "but", "not", "what", "namely", "regardless", "despite", "notwithstanding", "grounds",
        "because", "since", "after", "before", "when", "while", "until",
    }
)  # fmt: skip
_IDLE = frozenset(
    {
        "aujourd’hui",
        "aujourd'hui",
        "hoy",
        "ahora",
        "maintenant",
        "désormais",
        "dorénavant",
        "actuellement",
        "actualmente",
        "today",
        "now",
        "here",
        "there",
        "have",
        "say",
        "stay",
        "happen",
        "write",
        "used",
        "too",
    }
)
_JOINED_WITH = re.compile(
    r",\s(?:together |along |junto |de concert )?(?:with|avec|con) [^,;.]{2,60},"
    r"(?=\s(?:an?|the|une?|des?|la|les?|el|los|las|una?)\s|\sl[’'])",
    re.IGNORECASE,
)
"""Who joins a stand, put between its verb and what it is about: "asked, with X, for a register"."""
_BREAK = re.compile(r"\s*[,;.!?](?!\s*inter alia)", re.IGNORECASE)
_GERUND = re.compile(r"\w+ing,?\s+(?:that\s+|whether\s+)?")
_RELATIVE = re.compile(r"\s+(?:which|that)\b", re.IGNORECASE)
_APPOSITION = re.compile(r",[^,;]{0,60},\s*$")
_LISTED = re.compile(r"(?:and|or)\s|[\w’-]+(?:\s+[\w’-]+){0,4},", re.IGNORECASE)
_LONGEST, _LONGEST_ACT, _LONGEST_ITEM = 12, 16, 6


@dataclass(frozen=True, slots=True)
class Seen:
    """A target and where it is named; ``start`` and ``end`` count in the text searched."""

    target: Target
    start: int
    end: int


def trimmed(words: str) -> str:
    """Return words as a term: without articles, prepositions and marks around them."""
    return _TRAILING.sub("", _LEADING.sub("", words).strip(" ,;:.“”\"‘’'"))


def object_of(clause: str, cue_end: int, *, whole: bool = False, heard: str | None = None) -> Seen | None:
    """Return the words after a cue as a term: what it takes a stand on where nothing else is named.

    ``whole`` takes an act with all that is said of it, over commas. ``heard`` is the clause with marks for
    phrases that must not be cut.
    """
    joined = _JOINED_WITH.match(clause, cue_end)
    cue_end = joined.end() if joined else cue_end
    rest = clause[cue_end:]
    if _BREAK.match(rest):
        return None
    whole = whole or bool(re.match(r"\s*(?:that|:)\s", rest))
    lead = _LEADING.match(rest)
    start = lead.end() if lead else 0
    last = _end_of_term((heard or clause)[cue_end:], start, whole)
    words = list(re.finditer(r"\S+", rest[start:last]))[: _LONGEST_ACT if whole else _LONGEST]
    if not words or not any(letter.isalpha() for word in words for letter in word.group()):
        return None
    first, last = start + words[0].start(), start + words[-1].end()
    label = _TRAILING.sub("", rest[first:last].strip(" ,;:.“”\"'"))
    if not _names_something(label):
        return None
    return Seen(Target(TargetKind.TERM, label), cue_end + first, cue_end + last)


def _end_of_term(rest: str, start: int, whole: bool) -> int:
    """Return where a term that begins at ``start`` ends; "paragraph which …" keeps what tells which."""
    gerund = _GERUND.match(rest, start)
    stops = _ACT_STOP if whole else _STOP
    stop = stops.search(rest, gerund.end() if gerund else start)
    if stop and _RELATIVE.match(stop.group()) and len(rest[start : stop.start()].split()) == 1:
        stop = _ACT_STOP.search(rest, stop.end())
    return stop.start() if stop else len(rest)


def _names_something(label: str) -> bool:
    first = label.lower().split(" ")[0]
    return len(label) > 2 and first not in _NO_TERM and label.lower() not in _IDLE


def subject_of(clause: str, cue_start: int) -> Seen | None:
    """Return the words before a cue as a term: what is said to be essential, or was welcomed."""
    before = _APPOSITION.sub(" ", clause[:cue_start])
    opening = [0, *(match.end() for match in _SUBJECT_OPENS.finditer(before))]
    start = opening.pop()
    while opening and _LISTED.match(before, start) and before[:start].rstrip().endswith(","):
        if len(before[opening[-1] :].split(",")[0].split()) > _LONGEST_ITEM:
            break
        start = opening.pop()
    lead = _LEADING.match(before[start:])
    start += lead.end() if lead else 0
    label = before[start:].strip(" ,;:.“”\"'’")
    if not 1 <= len(label.split()) <= 16 or label.lower().split()[-1] in _NO_SUBJECT or len(label) < 3:
        return None
    return Seen(Target(TargetKind.TERM, label), start, start + len(label))
