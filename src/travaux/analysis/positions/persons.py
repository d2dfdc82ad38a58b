"""Persons who hold positions for themselves: speakers to whom the record gives no State and no body."""

import re

from travaux.analysis.speakers.presiding import holds_no_side
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.messages import Text, listed, message
from travaux.domain.spans import stable_id

_TITLE = re.compile(
    r"(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Hon|Senator|Judge|Justice|"
    r"M|Mme|Mlle|Sr|Sra|Srta|Dra|Lic|Pandit|Sardar|Viscount|Earl|Baron|Count|(?:Field[ -])?Marshal|General|"
    r"Colonel|Admiral|Brigadier|Commodore|Captain|Major|Commander|Archbishop|Bishop)\.?\s+",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ][\w’'.-]*|[A-ZÀ-Þ][A-ZÀ-Þ’'-]{3,}")
"""A word of a name: not two or three letters in capitals alone, for these may be initials or a body's."""
_PARTICLES = frozenset(
    {"de", "da", "del", "della", "di", "dos", "du", "van", "von", "der", "den", "bin", "al", "el", "la"}
)
_FEWEST = 2  # names of one word may be a place, a body or a part that somebody plays: "Witness"


def holder_of(speaker: Speaker) -> Actor | None:
    """Return whose positions ``speaker`` takes: a State or body, else the person; None where nobody is known.

    A person is one whom the record names in full or with a title. Initials that nothing in the record
    explains, labels that could mean several, and those who preside or serve the meeting are nobody.
    """
    if speaker.actor is not None:
        return speaker.actor
    if speaker.ambiguous or holds_no_side(speaker) or not speaker.person:
        return None
    return person_named(" ".join(speaker.person.split()))


def why_unknown(speaker: Speaker) -> Text:
    """Return why nobody is known to be ``speaker``."""
    if speaker.ambiguous:
        names = listed(speaker.ambiguous, either=True)
        return message("“%(name)s” could mean %(names)s", name=speaker.label, names=names)
    if speaker.label:
        return message("nobody known is meant by “%(name)s”", name=speaker.label)
    return message("nobody is named as the speaker")


def person_named(name: str) -> Actor | None:
    """Return the person whom ``name`` means, None where it is no person’s: a lone word, initials."""
    return _person(name) if _is_named(name) else None


def _person(name: str) -> Actor:
    return Actor(f"PERSON-{stable_id(_TITLE.sub('', name).casefold())}", name, ActorKind.PERSON)


def _is_named(name: str) -> bool:
    """Tell whether ``name`` is a person's: with a title, or of a given and a family name."""
    title = _TITLE.match(name)
    words = [word for word in (name[title.end() :] if title else name).split() if word not in _PARTICLES]
    named = [word for word in words if _NAME.fullmatch(word)]
    if title:
        return bool(words) and len(words[-1].strip(".")) > 1 and (words[-1].isupper() or bool(named))
    return len(named) >= _FEWEST and words[0] in named
