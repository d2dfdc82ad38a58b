"""Labels of speakers read into speakers: who, in what role, for whom.

What a label does not say for certain stays unsaid: a wrong attribution is the worst defect of a record.
"""

import re
from functools import lru_cache

from travaux.analysis.speech.parts import Part, PartKind, PartReader
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.reference.names import key
from travaux.reference.registry import Registry
from travaux.reference.tables import straight

BRACKETED = re.compile(r"[(（\[]([^()（）\[\]]*(?:\([^()]*\)[^()（）\[\]]*)*)[)）\]]")
LOOSE = re.compile(r"\s+[-–—/]+\s+|\s*[;\t_@•·]\s*|\s*[,，،]\s+|，|،|\s/\s|(?<=\w)\s*/\s*(?=\w)")
AND = re.compile(r"\s*(?:,\s+and|,|\band\b|&|\by\b|\bet\b|\bи\b|和|及|\sو)\s*", re.IGNORECASE)
PEOPLE = (ActorKind.STATE, ActorKind.OBSERVER, ActorKind.PARTICIPANT)


class LabelReader:
    """Reads labels by one registry, remembering what it read."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._parts = PartReader(registry)
        self._read = lru_cache(maxsize=4096)(self._read_label)

    def read(self, label: str) -> Speaker:
        """Return who ``label`` says speaks."""
        return self._read(label)

    def _read_label(self, label: str) -> Speaker:
        text = self._without_asides(label)
        if not text or self._is_anonymous(text):
            return Speaker(label)
        exact = self._parts.named(text)
        if exact:
            return _speaker(label, [exact], exact.actor, exact.candidates)
        behalf = self._behalf(text)
        base, groups = behalf if behalf else (text, ())
        if not base:
            return Speaker(label, groups[0] if len(groups) == 1 else None)
        return _for(self._structured(label, base) if "|" in base else self._running(label, base), groups)

    def _without_asides(self, label: str) -> str:
        """Return ``label`` without markup and without brackets that say nothing of who speaks."""
        text = re.sub(r"^[\s>*#_•-]+|[\s*:：_]+$", "", label).replace("**", "")
        patterns = self._registry.lexicon.patterns("asides")

        def blank(found: re.Match[str]) -> str:
            inside = straight(found[1])
            return "" if any(pattern.fullmatch(inside) for pattern in patterns) else found[0]

        return re.sub(r"\s+", " ", BRACKETED.sub(blank, text)).strip(" :：")

    def _is_anonymous(self, text: str) -> bool:
        return any(pattern.fullmatch(text) for pattern in self._registry.lexicon.patterns("anonymous"))

    def _behalf(self, text: str) -> tuple[str, tuple[Actor, ...]] | None:
        """Return what precedes "on behalf of", and on whose behalf, where that is understood."""
        plain = straight(text)
        for pattern in self._registry.lexicon.patterns("on_behalf"):
            for found in pattern.finditer(plain):
                groups = self._groups(text[found.end() :])
                if groups:
                    return text[: found.start()].strip(" ,(|"), groups
        return None

    def _groups(self, text: str) -> tuple[Actor, ...]:
        """Return the group or groups that ``text`` names and nothing else."""
        text = text.strip(" ,.;:()（）|")
        found = self._group(text)
        if found:
            return (found,)
        text = re.split(r"[)）|]|,\s+(?:also|and also|said|noted|stated)\b", text, maxsplit=1)[0]
        found = self._group(text)
        named = [self._group(name) for name in AND.split(text)] if not found else [found]
        return tuple(each for each in named if each) if all(named) else ()

    def _group(self, text: str) -> Actor | None:
        return self._parts.group(
            re.sub(r"^(?:also\s+)?(?:the|a|its|las?|los|les?)\s+", "", text.strip(), flags=re.IGNORECASE)
        )

    def _structured(self, label: str, text: str) -> Speaker:
        """Return the speaker of a label in fields: affiliation, person, role, group."""
        fields = [field.strip() for field in text.split("|") if field.strip()]
        parts = [self._field(field) for field in fields]
        if not parts:
            return Speaker(label)
        if fields[0].isupper() and " " not in fields[0] and parts[0].kind is PartKind.PERSON:
            parts[0] = Part(PartKind.UNKNOWN, fields[0])  # the first field is an affiliation: here an acronym
        leader = self._leader(parts)
        named = next(
            (part for part in parts if part.kind in (PartKind.ACTOR, PartKind.GROUP, PartKind.AMBIGUOUS)),
            None,
        )
        if leader and (named is None or named is not parts[0] or self._outranks(leader, named)):
            return _speaker(label, parts, leader.actor)
        if named:
            return self._of_named(label, parts, named)
        return self._unnamed(label, parts)

    def _field(self, field: str) -> Part:
        bracketed = field.startswith(("(", "（", "[")) and field.endswith((")", "）", "]"))
        return self._parts.read(field.strip("()（）[]") if bracketed else field, bracketed=bracketed)

    def _leader(self, parts: list[Part]) -> Part | None:
        return next((part for part in parts if part.kind is PartKind.ROLE_ACTOR), None)

    def _outranks(self, leader: Part, named: Part) -> bool:
        """Tell whether somebody of ``named`` speaks as ``leader``; a State's President heads the State."""
        words = self._registry.lexicon["leading_words"]
        if named.actor is None or named.actor.kind in PEOPLE:
            words = (*words, *self._registry.lexicon["chairing_words"])
        return (leader.role or leader.text).lower() in words

    def _of_named(self, label: str, parts: list[Part], named: Part) -> Speaker:
        """Return the speaker where the label names an actor: the State before the group it speaks for."""
        states = {part.actor.code: part.actor for part in parts if part.actor and part.actor.kind in PEOPLE}
        groups = tuple(part.actor for part in parts if part.kind is PartKind.GROUP and part.actor)
        if len(states) > 1:
            return _speaker(label, parts, None, ambiguous=tuple(each.name for each in states.values()))
        others = [
            part.actor
            for part in parts
            if part.kind is PartKind.ACTOR and part.actor and part.actor.code not in states
        ]
        if states and others:
            clash = (*states.values(), *others)
            first = named.actor if named is parts[0] else None
            return _speaker(
                label, parts, first, ambiguous=() if first else tuple(each.name for each in clash)
            )
        if states:
            return _for(_speaker(label, parts, next(iter(states.values()))), groups)
        return _for(_speaker(label, parts, named.actor, ambiguous=named.candidates), groups)

    def _unnamed(self, label: str, parts: list[Part]) -> Speaker:
        """Return the speaker of a label in fields of which the registry knows none."""
        first, rest = parts[0], parts[1:]
        near = self._parts.nearly(first.text)
        if near and near.actor:
            return _speaker(label, rest, near.actor)
        roles = " ".join(part.text for part in rest)
        if self._is_body(first.text) and any(
            word in roles.lower() for word in ("chair", "president", "facilitator")
        ):
            return _speaker(label, rest, self._registry.role("CHAIR"))
        has_person = any(part.kind is PartKind.PERSON for part in rest)
        has_role = any(part.kind is PartKind.ROLE for part in rest)
        acronym = first.text.isupper() and " " not in first.text and len(first.text) > 2
        if first.kind is PartKind.ORGANISATION or (has_role and (has_person or acronym)):
            return _speaker(label, rest, self._organisation(first.text, roles))
        organisations = [part for part in rest if part.kind is PartKind.ORGANISATION]
        if first.kind is PartKind.PERSON and len(organisations) == 1:
            others = [part for part in parts if part is not organisations[0]]
            return _speaker(label, others, self._organisation(organisations[0].text, roles))
        return _speaker(label, parts, None)

    def _is_body(self, text: str) -> bool:
        body = self._registry.lexicon.patterns("body_acronym")
        words = self._registry.lexicon["body_words"]
        return any(pattern.fullmatch(text) for pattern in body) or any(word in text.lower() for word in words)

    def _organisation(self, name: str, roles: str) -> Actor:
        code = "ORG-" + re.sub(r"\W+", "-", key(name)).strip("-").upper()
        return Actor(
            code, name, ActorKind.ORGANISATION, self._parts.sector(name) or self._parts.sector(roles)
        )

    def _running(self, label: str, text: str) -> Speaker:
        """Return the speaker of a label in running form: "Ms. Doe (Ruritania), Co-Facilitator"."""
        whole = self._parts.read(text)
        if whole.actor or whole.candidates:
            return _speaker(label, [whole], whole.actor, whole.candidates)
        parts = self._split(text)
        leader = self._leader(parts)
        named = [part for part in parts if part.kind in (PartKind.ACTOR, PartKind.GROUP, PartKind.AMBIGUOUS)]
        if leader and (not named or leader is parts[0] or self._outranks(leader, named[0])):
            return _speaker(label, parts, leader.actor)
        organisations = [part for part in parts if part.kind is PartKind.ORGANISATION]
        if organisations and (not named or named[0] is not parts[0]):
            others = [part for part in parts if part is not organisations[0]]
            roles = " ".join(part.text for part in others)
            return _speaker(
                label,
                others,
                self._organisation(organisations[0].text, roles) if len(organisations) == 1 else None,
            )
        if named:
            doubt = any(part.kind is PartKind.UNKNOWN for part in parts) and named[0] is not parts[0]
            return _speaker(label, parts, None) if doubt else self._of_named(label, parts, named[0])
        return self._nearly(label, parts)

    def _split(self, text: str) -> list[Part]:
        """Return the parts of a running label, brackets last; neighbours that make one name stay together."""
        inside = [found[1] for found in BRACKETED.finditer(text)]
        outside = [
            piece.strip() for piece in LOOSE.split(BRACKETED.sub(" , ", text)) if piece and piece.strip(" ,")
        ]
        pieces: list[str] = []
        for piece in outside:
            together = f"{pieces[-1]}, {piece}" if pieces else ""
            if together and self._registry.resolve_exactly(together).actor:
                pieces[-1] = together
            else:
                pieces.append(piece)
        parts = [self._parts.read(piece) for piece in pieces]
        return parts + [self._parts.read(piece, bracketed=True) for piece in inside if piece.strip()]

    def _nearly(self, label: str, parts: list[Part]) -> Speaker:
        """Return the speaker where one part nearly is an actor's name; else only person and role."""
        for part in parts:
            if part.person and self._parts.begins_with_honorific(part.text):
                continue
            near = self._parts.nearly(part.text)
            if (
                near
                and near.actor
                and (part.bracketed or part is parts[0] or part.kind is not PartKind.PERSON)
            ):
                return _speaker(label, [other for other in parts if other is not part], near.actor)
        return _speaker(label, parts, None)


def _speaker(label: str, parts: list[Part], actor: Actor | None, ambiguous: tuple[str, ...] = ()) -> Speaker:
    """Return ``actor`` speaking, with the person and role that ``parts`` give."""
    person = next((part.person for part in parts if part.person), None)
    roles = [part.role for part in parts if part.role]
    return Speaker(label, actor, person, ", ".join(dict.fromkeys(roles)) or None, ambiguous=ambiguous)


def _for(speaker: Speaker, groups: tuple[Actor, ...]) -> Speaker:
    """Return ``speaker`` speaking for ``groups``, itself left out."""
    code = speaker.actor.code if speaker.actor else None
    others = {each.code: each for each in (*speaker.on_behalf_of, *groups) if each.code != code}
    return Speaker(
        speaker.label, speaker.actor, speaker.person, speaker.role, tuple(others.values()), speaker.ambiguous
    )


@lru_cache(maxsize=8)
def reader(registry: Registry) -> LabelReader:
    """Return the reader of labels by ``registry``, made once."""
    return LabelReader(registry)
