"""How a speaker is named in the third person, and whether a name is the speaker's own."""

import re
from dataclasses import dataclass
from functools import lru_cache

from travaux.domain.actors import Speaker
from travaux.reference.cues import Cues
from travaux.reference.expressions import Expression

_WORD = re.compile(r"[^\W\d_]{2,}")
_ROOT = 4  # letters by which "Russia" and "Russian Federation" are one


@dataclass(frozen=True, slots=True)
class Designation:
    """A speaker's name as a sentence needs it: ``name`` may say for whom, ``plain`` does not.

    ``known_as`` holds every word of the names, groups and label by which the speaker goes.
    """

    name: str
    plain: str = ""
    known_as: frozenset[str] = frozenset()

    def is_own(self, subject: str) -> bool:
        """Say whether ``subject`` names the speaker or its group: "The EU", "The Group", "Russia"."""
        words = [word.lower() for word in _WORD.findall(subject) if word.lower() not in _EMPTY]
        roots = {word[:_ROOT] for word in self.known_as}
        return all(word in _COMMON or word in self.known_as or word[:_ROOT] in roots for word in words)

    def may_be(self, subject: str) -> bool:
        """Say whether the subject of a sentence of minutes can be the speaker: "He", or its own name."""
        words = {word.lower() for word in _WORD.findall(subject)} - _EMPTY
        return not words - _PRONOUNS or bool(words & self.known_as)


_EMPTY = frozenset(
    {"the", "of", "and", "on", "behalf", "for", "in", "to", "representative", "representatives"}
)
_COMMON = frozenset({"group", "delegation", "alliance", "union", "country", "government", "forum", "states"})
_PRONOUNS = frozenset(
    {"he", "she", "they", "his", "her", "their", "delegation", "group", "country", "government"}
)


def designation_of(speaker: Speaker, cues: Cues, national: bool = False) -> Designation:
    """Return how to name ``speaker``, with the group it speaks for unless it speaks for itself alone."""
    plain = name = _with_article(speaker.name or "The speaker", cues)
    if speaker.on_behalf_of and not national:
        groups = " and ".join(_with_article(one.name, cues, inside=True) for one in speaker.on_behalf_of)
        name = f"{name}, for {groups},"
    actors = [*([speaker.actor] if speaker.actor else []), *speaker.on_behalf_of]
    names = [speaker.label, *(one.name for one in actors), *(one.code for one in actors)]
    acronyms = ["".join(word[0] for word in _WORD.findall(one) if word[0].isupper()) for one in names]
    words = {word.lower() for one in names for word in _WORD.findall(one)}
    return Designation(name, plain, frozenset((words | {one.lower() for one in acronyms}) - _EMPTY))


def named_subject(text: str, cues: Cues) -> str | None:
    """Return who takes a stand by name in ``text`` ("The River States support …"), or None."""
    match = _named_stand(cues).match(text)
    return match["subject"] if match else None


def lower_article(name: str) -> str:
    """Return ``name`` as it stands inside a sentence."""
    return "the " + name[4:] if name.startswith("The ") else name


def _with_article(name: str, cues: Cues, inside: bool = False) -> str:
    if cues.opening("speech.article").match(name):
        return f"{'the' if inside else 'The'} {name}"
    return name


@lru_cache(maxsize=8)
def _named_stand(cues: Cues) -> Expression:
    """A party that speaks of itself by name, whatever leads up to it."""
    article, about = cues.alternatives("speech.definite"), cues.alternatives("speech.about_first")
    inside, adverb = cues.alternatives("speech.in_name"), cues.alternatives("speech.adverb_of_name")
    stance = cues.alternatives("speech.stance")
    return Expression(
        rf"(?:[^,]{{2,60}},\s+|{about}\s+[\w ]{{2,40}}?\s+(?={article}\s+[A-Z]))?"
        rf"(?P<subject>(?:{article}\s+)?[A-Z][\w.'’-]+(?:\s+(?:{inside}|[A-Z][\w.'’-]*|\d+)){{0,7}})"
        rf"\s+(?:{adverb}\s+)*{stance}(?!\w)"
    )
