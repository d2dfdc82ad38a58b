"""The parts of a speaker's label, each told apart: actor, group, role, person, organisation."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from travaux.domain.actors import Actor, ActorKind, Sector
from travaux.reference.expressions import Expression
from travaux.reference.names import HAN, key
from travaux.reference.registry import Registry, Resolution
from travaux.reference.tables import with_straight_apostrophe

OF = re.compile(
    r"(?:\s+(?:of|from|de|del|du|des)\s+(?:the\s+|la\s+|los\s+|las\s+|l’)?|\s+(?:de\s+l|d)’)", re.IGNORECASE
)
BEFORE_NAME = re.compile(
    r"(?:\s+(?:of|from|for|de|del|du|des)(?:\s+(?:the|la|los|las))?|\s+(?:de\s+l|d)’)?\s*$", re.IGNORECASE
)
TO_A_BODY = re.compile(r"\s+(?:to|auprès|ante|при)\s+(?:the\s+)?\S.*$", re.IGNORECASE)
ARTICLE = re.compile(
    r"^(?:the|le|la|les|el|los|las)\s+(?:(?:distinguished|honou?rable|esteemed)\s+)?|^l’", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_][\w.’-]*")
ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
EXCELLENCY = re.compile(r"^(?:h\.?\s?e\.?|his excellency|her excellency)\s+", re.IGNORECASE)
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
LONGEST_GROUP = 14


def code_of(kind: str, name: str) -> str:
    """Return a code for an actor that a source names and the registry lacks."""
    return f"{kind}-" + re.sub(r"\W+", "-", key(name)).strip("-").upper()


def described_group(text: str, registry: Registry) -> Actor | None:
    """Return the group that the first words of ``text`` describe: "a cross-regional group of 34 States"."""
    for pattern in registry.lexicon.patterns("described_group"):
        found = pattern.match(text)
        if found:
            name = " ".join(found.group().split())
            return Actor(code_of("GROUP", name), name, ActorKind.GROUP)
    return None


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
class LabelPart:
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

    def read(self, text: str, *, bracketed: bool = False) -> LabelPart:
        """Return what ``text``, one part of a label, is."""
        text = text.strip(" \t.,;:–—-")
        part = (
            self.named(text)
            or self._titled_of(text)
            or self._chair_in_label(text)
            or self.addressed(text)
            or self._office_of(text)
        )
        part = part or self._officer(text) or self._administration(text) or self._plain_part(text)
        named = part.text if part.kind is PartKind.ORGANISATION else text
        return LabelPart(part.kind, named, part.actor, part.role, part.person, part.candidates, bracketed)

    def nearly(self, text: str) -> LabelPart | None:
        """Return the actor whose name ``text`` nearly is, as recognisers and typists slip."""
        if self.begins_with_honorific(text):
            return None
        found = self.registry.resolve(text)
        return self._part_of_match(found, text) if found.how == "near-miss" else None

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

    def unknown_group(self, text: str) -> tuple[Actor, ...]:
        """Return the group that the registry lacks but whose name, as written, can only be a group's."""
        name = re.sub(r"^an?\s+", "", ARTICLE.sub("", text.strip()), flags=re.IGNORECASE)
        described = described_group(name, self.registry)
        if described is not None and described.name == name:
            return (described,)
        words = {word.lower() for word in re.findall(r"\w+", name)}
        named = words & {*self.registry.lexicon["group_words"]}
        if not name[:1].isupper() or not named or len(words) > LONGEST_GROUP:
            return ()
        return (Actor(code_of("GROUP", name), name, ActorKind.GROUP),)

    def named(self, text: str) -> LabelPart | None:
        """Return the actor or actors whose whole name ``text`` is, or None."""
        if text in self.registry.lexicon["doubtful_codes"]:
            return None
        found = self.registry.resolve_exactly(text)
        return None if found.how == "unknown" else self._part_of_match(found, text)

    def _titled_of(self, text: str) -> LabelPart | None:
        """Return the State that a titled person is said to be of: "Mr. ROE of Ruritania"."""
        name, of, owner = text.partition(" of ")
        if not of or "(" in name or not self.begins_with_honorific(name) or len(name.split()) > LONGEST_NAME:
            return None
        found = self.registry.resolve_exactly(owner)
        if found.actor is None or found.actor.kind not in (ActorKind.STATE, ActorKind.OBSERVER):
            return None
        return LabelPart(PartKind.ACTOR, text, found.actor, None, name)

    def _chair_in_label(self, text: str) -> LabelPart | None:
        """Return the Chair where a label names who chairs in one breath: "Co-Chair Doe"."""
        first, _, rest = text.partition(" ")
        leading = (*self.registry.lexicon["leading_words"], *self.registry.lexicon["chairing_words"])
        if first.lower() in leading and rest and self.is_person(rest):
            person = None if self._is_negotiating_body(rest) or self.named(rest) else rest
            return LabelPart(PartKind.ROLE_ACTOR, text, self.registry.role("CHAIR"), first, person)
        return None

    def addressed(self, text: str) -> LabelPart | None:
        """Return whom a form of address is about: "the delegation of Ruritania"."""
        about = self.registry.lexicon.without_address(text)
        found = self.registry.resolve_addressed(about) if about else None
        if found and found.how != "unknown" and about:
            part = self._part_of_match(found, text)
            where = with_straight_apostrophe(text).find(about)
            before = BEFORE_NAME.sub("", text[:where]).strip(" ,") if where > 0 else ""
            role, person = self._role_or_person(before)
            return LabelPart(part.kind, text, part.actor, role, person, part.candidates)
        return None

    def _role_or_person(self, text: str) -> tuple[str | None, str | None]:
        """Return ``text`` as a role, or as a person where it names one after a title: "Ambassador Doe"."""
        text = ARTICLE.sub("", text).strip(" ,")
        return (None, text) if self._is_titled(text) else (text or None, None)

    def _is_titled(self, text: str) -> bool:
        title, _, name = EXCELLENCY.sub("", text).partition(" ")
        titles = self.registry.lexicon["titles"]
        return title.lower().rstrip(".") in titles and self.is_person(name) and not self._is_role(name)

    def _officer(self, text: str) -> LabelPart | None:
        """Return whose officer is named by the office alone: "ITU Secretary-General"."""
        first = next(iter(self.registry.mentions(text)), None)
        if first is None or first.start > 0 or first.resolution.actor is None:
            return None
        office = text[first.end :].strip()
        word = re.split(r"[\s,]", office, maxsplit=1)[0].lower()
        is_state = first.resolution.actor.kind in (ActorKind.STATE, ActorKind.OBSERVER)
        if not self._is_role(word) or (is_state and word not in self.registry.lexicon["diplomatic_words"]):
            return None
        part = self._part_of_match(first.resolution, text)
        return LabelPart(part.kind, text, part.actor, office)

    def _office_of(self, text: str) -> LabelPart | None:
        """Return whose office "Minister for Trade of Ruritania" or "Director of X" is."""
        plain = TO_A_BODY.sub("", with_straight_apostrophe(text))
        if not self._opens_with_role(plain):
            return None
        for found in OF.finditer(plain):
            office, owner = plain[: found.start()], plain[found.end() :]
            if not self._is_role(office) or "(" in office:
                continue
            resolution = self.registry.resolve_exactly(owner)
            if self._cuts_a_name(plain, found.end()):
                continue
            if resolution.how == "unknown" and "chair" in office.lower() and self._is_negotiating_body(owner):
                return LabelPart(PartKind.ROLE_ACTOR, text, self.registry.role("CHAIR"), _role_only(text))
            if resolution.how == "unknown" and self._is_another_body(office, owner):
                return LabelPart(PartKind.ORGANISATION, owner, role=_role_only(office))
            if resolution.actor and resolution.actor.kind is not ActorKind.ROLE:
                part = self._part_of_match(resolution, text)
                role, person = self._role_or_person(text[: found.start()])
                return LabelPart(part.kind, text, part.actor, role, person)
        return None

    def _is_another_body(self, office: str, owner: str) -> bool:
        """Tell whether somebody holds an office in a body known by its acronym, not the one that meets."""
        return self._is_role(office) and re.fullmatch(r"[A-Z]{3,8}", owner) is not None

    def _is_negotiating_body(self, text: str) -> bool:
        """Tell whether ``text`` is an acronym of a body that negotiates, such as a working group."""
        return any(pattern.fullmatch(text) for pattern in self.registry.lexicon.patterns("body_acronym"))

    def _represented(self, text: str) -> str | None:
        """Return of whom or what ``text`` says somebody is the representative."""
        found = next((pattern.match(text) for pattern in self.registry.lexicon.patterns("represents")), None)
        return text[found.end() :].strip() if found else None

    def _is_proper(self, text: str) -> bool:
        """Tell whether ``text`` is a proper name, not a word for people such as "civil society"."""
        return text[:1].isupper() and self.is_person(text) and not self._is_role(text)

    def _opens_with_role(self, text: str) -> bool:
        words = re.findall(r"[\w’-]+", EXCELLENCY.sub("", ARTICLE.sub("", text)).lower())[:2]
        return any(self._is_role(word) for word in words)

    def _administration(self, text: str) -> LabelPart | None:
        """Return the State whose ministry, mission or parliament ``text`` names."""
        if not self._governs(text):
            return None
        places = [(0, found.start()) for found in re.finditer(r"\s", text)]
        places += [(found.end(), len(text)) for found in OF.finditer(with_straight_apostrophe(text))]
        states = {
            found.code
            for start, end in places
            if not self._cuts_a_name(text, start) and not self._cuts_a_name(text, end)
            if (found := self.registry.resolve_exactly(text[start:end]).actor)
            and found.kind is ActorKind.STATE
        }
        if len(states) != 1:
            return None
        return LabelPart(PartKind.ACTOR, text, self.registry.actors[states.pop()], text)

    def _cuts_a_name(self, text: str, place: int) -> bool:
        """Tell whether ``place`` stands inside a name: "the Congo" is only the tail of a longer one."""
        return any(each.start < place < each.end for each in self.registry.mentions(text))

    def _governs(self, text: str) -> bool:
        return self._government.search(text) is not None

    def _plain_part(self, text: str) -> LabelPart:
        if self.begins_with_honorific(text) or self._is_titled(text):
            return LabelPart(PartKind.PERSON, text, person=text)
        about = self._represented(text)
        if about and (near := self.nearly(about)):
            return near
        if about and (self.names_organisation(about) or self._is_proper(about)):
            return LabelPart(PartKind.ORGANISATION, about)
        if self._is_role(text) or self._governs(text):
            return LabelPart(PartKind.ROLE, text, role=text)
        if self.names_organisation(text):
            return LabelPart(PartKind.ORGANISATION, text)
        if self.is_person(text) and (text.isupper() or not ACRONYM.search(text)):
            return LabelPart(PartKind.PERSON, text, person=text)
        return LabelPart(PartKind.UNKNOWN, text)

    def _part_of_match(self, found: Resolution, text: str) -> LabelPart:
        if found.actor is None:
            return LabelPart(
                PartKind.AMBIGUOUS, text, candidates=tuple(each.name for each in found.candidates)
            )
        kinds = {ActorKind.ROLE: PartKind.ROLE_ACTOR, ActorKind.GROUP: PartKind.GROUP}
        kind = kinds.get(found.actor.kind, PartKind.ACTOR)
        return LabelPart(kind, text, found.actor, _role_only(text) if kind is PartKind.ROLE_ACTOR else None)

    def _is_role(self, text: str) -> bool:
        words = re.findall(r"[\w’']+(?:-[\w’']+)*", text.lower())
        words = [*words, *(part for word in words if "-" in word for part in word.split("-"))]
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
    def _government(self) -> Expression:
        words = "|".join(map(re.escape, self.registry.lexicon["government_words"]))
        return Expression(rf"\b(?:{words})\b" if words else r"(?!)", re.IGNORECASE)

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
