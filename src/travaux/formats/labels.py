"""What names a speaker: the shapes a label takes at the start of a line, and whether it is one at all."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from travaux.domain.actors import ActorKind
from travaux.formats.lexicon import label_words
from travaux.reference.floor import FloorJob, floor_patterns
from travaux.reference.registry import load_registry

LONGEST_LABEL = 110

TITLES = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Messrs|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness"
    r"|H\.? ?E|HE|Hon|Rt|Ambassador|Amb"
    r"|Minister|Archbishop|Bishop|Monsignor|Msgr|Cardinal|Father|Rev|Sheikh|Shaikh"
    r"|Prince|Princess|King|Queen|Major|General|Colonel|Senator|Brigadier|Captain|Commander|Admiral|Councillor|Alderman"
    r"|M|MM|Mme|Mmes|Mlle|Monsieur|Madame|Mademoiselle|Messieurs|Mesdames|Sr|Sra|Srta|Señor|Señora|Señorita|Senhor|Senhora"
    r"|Signor|Signora|Signorina|Herr|Frau|Shri|Smt|Datuk|Sayyid|Comrade|Baron|Count|Viscount|Maître|Dña|Doña|Don|Excmo|Excma|г-н|г-жа|Г-н|Г-жа|господин|госпожа|السيد|السيدة|الآنسة|السفير|السفيرة)"
)
ADDRESSED = (
    r"(?i:(?:(?:acting|vice|deputy|madam|co)[- ])*(?:speaker|president|chair\w*|moderator|secretary|minister"
    r"|ambassador|facilitator|commissioner|présidente?|presidente|presidenta)),"
)
"""Who presides, spoken to: "Mr. Speaker, we rise"."""
_MARKUP = re.compile(r"[*_`#]+|^[>\-–—•\s]+")
_TITLED = re.compile(rf"{TITLES}(?:\.|\b)\s*\w")
_VOICE = re.compile(
    r"(?:speaker|participant|voice|spk|channel|intervenant|orador|sprecher|спикер|发言人)"
    r"(?:[ _:-]{0,2}\d{1,3}|[ _:-]{1,2}[a-z]|(?!s)[a-z])",
    re.IGNORECASE,
)
"""A voice as recognisers write it: a number or a letter after a word; "Participants" are several."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_SENTENCE = re.compile(
    r"[;?!…=<>@]|[.,]\s+[a-zа-я]|(?i:\b(?:is|are|was|were|has|have|will|would|should|that|which|we|they|it|said|says)\b)"
)
_WORD = re.compile(r"[^\W\d_][\w’'.-]*|\d+")
_ENDED_BEFORE = re.compile(r"^(?:\S+\s+){2,}\S*[^\W\d_]{3,}\.\s+\S")
"""A sentence of its own before an office: "Held on 3 March in Port Ansel. Chair: Ms. Orm"."""
_DELEGATIONS = (ActorKind.STATE, ActorKind.OBSERVER, ActorKind.GROUP)
_UNCASED = re.compile("[\u0590-\u08ff\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class LabelFound:
    """A label found: it starts at ``start``, what is said starts at ``end``.

    ``label`` None marks a change of speaker to somebody unnamed. ``start_ms`` is the time written beside it.
    """

    start: int
    end: int
    label: str | None
    language: str | None = None
    start_ms: int | None = None


@lru_cache(maxsize=4096)
def tidy_label(raw: str) -> str:
    """Return a label without markup, doubled spaces and surrounding marks, its accents composed."""
    raw = unicodedata.normalize("NFC", raw)  # files from some systems part a letter from its accent
    return " ".join(_MARKUP.sub("", raw).split()).strip(" \t:：|,")


@lru_cache(maxsize=4096)
def is_strong(label: str) -> bool:
    """Return whether a label names somebody by its own words: a title, an office, a numbered speaker."""
    lower = label.lower()
    offices = label_words().offices
    if _TITLED.match(label) or is_voice(label):
        return True
    bare = re.sub(r"\([^)]*\)|^(?:the|le|la|el|l['’])\s*", "", lower).strip()
    return any(
        bare == office or bare.startswith((office + " ", office + ",")) or bare.endswith(" " + office)
        for office in offices
    )


@lru_cache(maxsize=4096)
def names_a_state(label: str) -> bool:
    """Return whether a label is the whole name of a State or group, "Norway", and no code of letters.

    What says for whom it speaks, "Norway, on behalf of …", is left aside. It is one more speaker where others
    are named by an office or a title; alone it may head a section.
    """
    found = load_registry().resolve_exactly(without_capacity(label))
    return found.actor is not None and found.actor.kind in _DELEGATIONS and found.how != "code"


def is_voice(label: str) -> bool:
    """Return whether a label tells voices apart and names nobody: "Speaker 2", "SPEAKER_00", "Voice A"."""
    return bool(_VOICE.fullmatch(label))


def is_sound_word(label: str) -> bool:
    """Return whether words in brackets are a sound or a remark, "Applause", rather than a name."""
    words = re.findall(r"[^\W\d_]+", label.lower())
    known = label_words()
    if not any(word in known.sounds for word in words):
        return False
    return all(word in known.sounds or word in known.particles for word in words)


def is_collective(label: str) -> bool:
    """Return whether a label means several, or anybody, whom nobody tells apart: "Several delegates"."""
    return any(pattern.fullmatch(label) for pattern in floor_patterns(FloorJob.COLLECTIVE))


@lru_cache(maxsize=4096)
def without_capacity(label: str) -> str:
    """Return a label without what says in what capacity somebody speaks: ", also on behalf of …"."""
    for pattern in floor_patterns(FloorJob.LABEL_CAPACITY):
        found = next((each for each in pattern.finditer(label) if _is_capacity(each, label)), None)
        if found:
            return label[: found.start()].rstrip(" ,，،(（")
    return label


def _is_capacity(found: re.Match[str], label: str) -> bool:
    """Return whether a tail is set apart by a comma or a bracket, or is more than a bare "for"."""
    words = found.group().lstrip()
    if not found.start() or found.end() < len(label.rstrip(" )）")):
        return False
    return words[:1] in ",，،(（" or not re.match(r"(?:for|as|como|en tant)\b", words, re.I)


@lru_cache(maxsize=4096)
def is_plausible(label: str) -> bool:
    """Return whether words before a colon may name a speaker; a clause, a heading word or a time may not."""
    label = without_capacity(label)
    if not 1 <= len(label) <= LONGEST_LABEL or _CLOCK.search(label) or "http" in label.lower():
        return False
    bare = re.sub(r"\s*[(\[（|,].*$", "", label).strip().lower().rstrip(".")
    if is_voice(label):
        return True
    words = label_words()
    if not bare or bare in words.not_names or (_first_word(bare) in words.not_names and not is_strong(label)):
        return False
    if re.fullmatch(r"[A-Z]{2,4}", label):
        return True
    if _UNCASED.search(label):
        return len(label) <= 60 and not re.search("[。，؛،！？]", label)
    outside = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", label)
    outside = re.sub(rf"\b{TITLES}\.", " ", outside)
    return not (_SENTENCE.search(outside) or _ENDED_BEFORE.match(outside)) and _is_name_like(outside)


def _first_word(text: str) -> str:
    """Return the first word where a number or a letter follows it: "paragraph 5", "option b"."""
    found = re.match(r"([^\W\d_]+)\.?\s+(?:\d+|[ivx]+|[a-z])\b", text)
    return found.group(1) if found else ""


def _is_name_like(text: str) -> bool:
    words = _WORD.findall(text)
    particles = label_words().particles
    if not words or len(words) > 14:
        return False
    alone = len(words) == 1  # "Ben" is a small word within a name, and a name
    named = [word for word in words if (alone or word.lower() not in particles) and not word.isdigit()]
    offices = label_words().offices
    small = [
        word
        for word in named
        if word[0].islower() and word not in offices and not re.match(r"[a-zà-ÿ]{1,3}['’-]?\w*[A-ZА-Я]", word)
    ]
    return bool(named) and not small


def milliseconds(clock: str) -> int:
    """Return "1:02:03", "02:03" or "1:02:03.450" in milliseconds."""
    whole, _, fraction = clock.replace(",", ".").partition(".")
    seconds = 0
    for part in whole.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + int((fraction + "000")[:3] if fraction else 0)
