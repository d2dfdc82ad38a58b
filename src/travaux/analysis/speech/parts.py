"""The parts of a speaker's label, each told apart: actor, group, role, person, organisation."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from travaux.domain.actors import Actor, ActorKind, Sector
from travaux.reference.names import HAN, key
from travaux.reference.registry import Registry, Resolution
from travaux.reference.tables import straight

OF = re.compile(
    r"(?:\s+(?:of|from|de|del|du|des)\s+(?:the\s+|la\s+|los\s+|las\s+|l’)?|\s+(?:de\s+l|d)’)", re.IGNORECASE
)
TO_A_BODY = re.compile(r"\s+(?:to|auprès|ante|при)\s+(?:the\s+)?\S.*$", re.IGNORECASE)
ARTICLE = re.compile(
    r"^(?:the|le|la|les|el|los|las)\s+(?:(?:distinguished|honou?rable|esteemed)\s+)?|^l’", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_][\w.’-]*")
NAME_PARTICLES = frozenset(
    (
        "de",
        "del",
        "della",
        "da",
        "dos",
        "di",
        "von",
        "van",
        "der",
        "den",
        "bin",
        "binti",
        "ibn",
        "al",
        "el",
        "la",
    )
)
LONGEST_NAME = 5


class PartKind(StrEnum):
    ACTOR = "actor"
    GROUP = "group"
    ROLE_ACTOR = "role actor"  # the Chair, the Secretariat
    ROLE = "role"  # words that say what somebody is
    PERSON = "person"
    ORGANISATION = "organisation"  # named as such, unknown to the registry
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a label: ``text`` as written, whom it means and in what role."""

    kind: PartKind
    text: str
    actor: Actor | None = None
    role: str | None = None
    person: str | None = None
    candidates: tuple[str, ...] = ()
    bracketed: bool = False


@dataclass(frozen=True, eq=False)
class PartReader:
    """Tells the parts of labels apart by the registry and its lexicon."""

    registry: Registry

    def read(self, text: str, *, bracketed: bool = False) -> Part:
        """Return what ``text``, one part of a label, is."""
        text = text.strip(" \t.,;:–—-")
        part = self.named(text) or self._led(text) or self._addressed(text) or self._administration(text)
        part = part or self._plain(text)
        return Part(part.kind, text, part.actor, part.role, part.person, part.candidates, bracketed)

    def nearly(self, text: str) -> Part | None:
        """Return the actor whose name ``text`` nearly is, as recognisers and typists slip."""
        if self.begins_with_honorific(text):
            return None
        found = self.registry.resolve(text)
        return self._of(found, text) if found.how == "near-miss" else None

    def begins_with_honorific(self, text: str) -> bool:
        """Tell whether ``text`` opens with a form such as "Mr." (or closes with one, as in Chinese)."""
        if text.endswith(self.registry.lexicon["han_honorifics"]):
            return True
        return key(re.split(r"[\s.]", text.strip(), maxsplit=1)[0]) in self.registry.lexicon.honorifics

    def group(self, text: str) -> Actor | None:
        """Return the group, or role, that ``text`` can only mean where somebody speaks for another."""
        text = text.strip(" \t.,;:()（）")
        found = self.registry.resolve_exactly(text)
        candidates = (found.actor,) if found.actor else found.candidates
        groups = [each for each in candidates if each.kind not in (ActorKind.STATE, ActorKind.OBSERVER)]
        return groups[0] if len(groups) == 1 else found.actor

    def named(self, text: str) -> Part | None:
        """Return the actor or actors whose whole name ``text`` is, or None."""
        if text in self.registry.lexicon["doubtful_codes"]:
            return None
        found = self.registry.resolve_exactly(text)
        return None if found.how == "unknown" else self._of(found, text)

    def _led(self, text: str) -> Part | None:
        """Return the Chair where a label names who chairs in one breath: "Co-Chair Doe"."""
        first, _, rest = text.partition(" ")
        leading = (*self.registry.lexicon["leading_words"], *self.registry.lexicon["chairing_words"])
        if first.lower() in leading and rest and self.is_person(rest):
            return Part(PartKind.ROLE_ACTOR, text, self.registry.role("CHAIR"), first, rest)
        return None

    def _addressed(self, text: str) -> Part | None:
        about = self.registry.lexicon.without_address(text)
        found = self.registry.resolve_exactly(about) if about else None
        if found and found.how != "unknown" and about:
            part = self._of(found, text)
            where = straight(text).find(about)
            role = OF.sub("", TO_A_BODY.sub("", text[:where])).strip(" ,") if where > 0 else None
            return Part(part.kind, text, part.actor, _role_only(role), None, part.candidates)
        return self._office_of(text)

    def _office_of(self, text: str) -> Part | None:
        """Return whose office "Minister for Trade of Ruritania" or "Director of X" is."""
        plain = TO_A_BODY.sub("", straight(text))
        for found in OF.finditer(plain):
            office, owner = plain[: found.start()], plain[found.end() :]
            if not self._is_role(office):
                continue
            resolution = self.registry.resolve_exactly(owner)
            if resolution.actor and resolution.actor.kind is not ActorKind.ROLE:
                part = self._of(resolution, text)
                return Part(part.kind, text, part.actor, _role_only(text[: found.start()]))
        return None

    def _administration(self, text: str) -> Part | None:
        """Return the State whose ministry, mission or parliament ``text`` names."""
        words = self.registry.lexicon["government_words"]
        if not any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in words):
            return None
        places = [(0, found.start()) for found in re.finditer(r"\s", text)]
        places += [(found.end(), len(text)) for found in OF.finditer(straight(text))]
        states = {
            found.code
            for start, end in places
            if (found := self.registry.resolve_exactly(text[start:end]).actor)
            and found.kind is ActorKind.STATE
        }
        if len(states) != 1:
            return None
        return Part(PartKind.ACTOR, text, self.registry.actors[states.pop()], text)

    def _plain(self, text: str) -> Part:
        if self.begins_with_honorific(text):
            return Part(PartKind.PERSON, text, person=text)
        if self._is_role(text):
            return Part(PartKind.ROLE, text, role=text)
        if self.names_organisation(text):
            return Part(PartKind.ORGANISATION, text)
        if self.is_person(text):
            return Part(PartKind.PERSON, text, person=text)
        return Part(PartKind.UNKNOWN, text)

    def _of(self, found: Resolution, text: str) -> Part:
        if found.actor is None:
            return Part(PartKind.AMBIGUOUS, text, candidates=tuple(each.name for each in found.candidates))
        kinds = {ActorKind.ROLE: PartKind.ROLE_ACTOR, ActorKind.GROUP: PartKind.GROUP}
        kind = kinds.get(found.actor.kind, PartKind.ACTOR)
        return Part(kind, text, found.actor, _role_only(text) if kind is PartKind.ROLE_ACTOR else None)

    def _is_role(self, text: str) -> bool:
        words = re.findall(r"[\w’'-]+", text.lower())
        return any(word in self._role_words for word in words) or any(
            text.endswith(word) for word in self._han_roles if not text.isascii()
        )

    def names_organisation(self, text: str) -> bool:
        """Tell whether ``text`` holds a word that only names of organisations hold."""
        words = re.findall(r"[\w’'-]+\.?", text.lower())
        named = any(word in self._organisation_words for word in words) and len(words) > 1
        return named or any(word in text for word in self._han_organisations)

    def is_person(self, text: str) -> bool:
        """Tell whether ``text`` can be a person's name: a few capitalised words without figures."""
        words = text.split()
        if not 1 <= len(words) <= LONGEST_NAME or any(letter.isdigit() for letter in text):
            return False
        if re.fullmatch(rf"[{HAN}]{{2,4}}", text):
            return True
        return all(
            WORD.fullmatch(word.strip(".,").replace("'", "’")) is not None
            and (word[0].isupper() or word.lower() in NAME_PARTICLES or not word[0].islower())
            for word in words
        )

    def sector(self, text: str) -> Sector | None:
        """Return the sector of an unknown organisation where its name or a role in it leaves no doubt."""
        found = {
            sector
            for sector, words in self.registry.lexicon.sectors.items()
            if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in words)
        }
        return Sector(found.pop()) if len(found) == 1 else None

    @cached_property
    def _role_words(self) -> frozenset[str]:
        return frozenset(self.registry.lexicon["role_words"])

    @cached_property
    def _han_roles(self) -> tuple[str, ...]:
        return tuple(
            word for word in self.registry.lexicon["role_words"] if not word.isascii() and len(word) <= 2
        )

    @cached_property
    def _organisation_words(self) -> frozenset[str]:
        return frozenset(self.registry.lexicon["organisation_words"])

    @cached_property
    def _han_organisations(self) -> tuple[str, ...]:
        words = self.registry.lexicon["organisation_words"]
        return tuple(word for word in words if re.match(rf"[{HAN}]", word))


def _role_only(role: str | None) -> str | None:
    if not role:
        return None
    return ARTICLE.sub("", role).strip(" ,") or None
