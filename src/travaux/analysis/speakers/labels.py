"""Labels of speakers read into speakers: who, in what role, for whom.

What a label does not say for certain stays unsaid: a wrong attribution is the worst defect of a record.
"""

import re
from dataclasses import replace
from functools import lru_cache

from travaux.analysis.speakers.label_parts import LabelPart, PartKind, PartReader, code_of
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.reference.floor import FloorJob, floor_patterns
from travaux.reference.names import key
from travaux.reference.registry import Registry
from travaux.reference.tables import with_straight_apostrophe

BRACKETED = re.compile(r"[(（\[]([^()（）\[\]]*(?:\([^()]*\)[^()（）\[\]]*)*)[)）\]]")
LOOSE = re.compile(r":\s+|\s+[-–—/]+\s+|\s*[;\t_@•·]\s*|\s*[,，،]\s+|，|،|\s/\s|(?<=\w)\s*/\s*(?=\w)")
WIDE = str.maketrans({"（": " (", "）": ")", "［": "[", "］": "]", "，": ", ", "：": ": ", "、": ", "})
AND = re.compile(r"\s*(?:,\s+and|,|\band\b|&|\by\b|\bet\b|\bи\b|和|及|\sو)\s*", re.IGNORECASE)
AFTER_GROUPS = re.compile(r"[)|]|,\s+(?:also|and also|said|noted|stated|thanked|welcomed)\b", re.IGNORECASE)
BEFORE_GROUP = re.compile(r"^(?:also\s+)?(?:of\s+)?(?:the|a|its|las?|los|les?)\s+", re.IGNORECASE)
MIRRORED = re.compile(r"^[^()]*\)[^()]+\([^()]*$")  # brackets of right-to-left text taken from print
MIRROR = str.maketrans("()", ")(")
SEAT = re.compile(r"(?<=[^\W\d_]{4})[\s_-]+\d{1,2}$")
DEVICE = re.compile(
    r"(?:['’]s?)?[\s-]+(?:i-?phone|i-?pad|laptop|macbook|phone|android|galaxy|desktop|pc|tablet)\b.*$", re.I
)
SYMBOLS = re.compile(r"^[^\w(\[（]+(?=\w)")
REPRESENTING = re.compile(
    r",?\s*\(?(?:now\s+)?(?:speaking|intervening)?\s*(?:as|in (?:his|her|my|their) capacity as)\s+(?:the\s+)?"
    r"(?:representative|delegate|ambassador) (?:of|for)\s+(?:the\s+)?(?P<who>[^()]+?)\)?$"
    r"|,?\s*\(?(?:(?:hablando|interviniendo|s[’']exprimant|parlant|intervenant)\s+)?"
    r"(?:en\s+(?:(?:su|mi|sa|ma)\s+)?(?:calidad|carácter|condición|qualité)\s+de|como|en\s+tant\s+que)\s+"
    r"(?:representante|délégué|déléguée|delegado|delegada|représentante?|ambassadeur|ambassadrice|embajador|embajadora)\s+"
    r"(?:de\s+l[’']|de\s+la\s+|du\s+|des\s+|de\s+los\s+|de\s+las\s+|del\s+|de\s+|d[’'])(?P<land>[^()]+?)\)?$",
    re.IGNORECASE,
)
OFFICE_OF = re.compile(
    r"(?:(?:current|acting|outgoing|incoming)\s+)?(?:vice-?\s?|co-?)?(?:president|chair(?:man|person|woman)?|rapporteur|facilitator|coordinator)"
    r"\s+of\s+(?:the\s+)?(?P<of>.+)"
    r"|(?P<body>.+?)[\s-]+(?:vice-?\s?|co-?)?(?:president|chair(?:man|person|woman)?|rapporteur|facilitator|coordinator)",
    re.IGNORECASE,
)
BODIES = (ActorKind.ENTITY, ActorKind.INTERGOVERNMENTAL)
LONGEST_LABEL = 400  # what is longer is no label, whatever a reader took it for
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
        text = self._without_badges(self._without_asides(label))
        national = self._national(label, text)
        return national or self._in_office(self._read_text(label, text), text)

    def _national(self, label: str, text: str) -> Speaker | None:
        """Return the State for which somebody who presides speaks: "The Chair, as representative of Peru"."""
        named = REPRESENTING.search(text)
        if (
            named
            and (actor := self._registry.resolve_exactly(named["who"] or named["land"]).actor)
            and actor.kind in PEOPLE
        ):
            return _for_itself(self._read_text(label, text[: named.start()]), actor)
        for pattern in floor_patterns(FloorJob.NATIONAL):
            if found := pattern.search(text):
                base = re.sub(
                    r"[\s,(]*(?:(?:also\s+)?(?:speaking|parlant|hablando))?[\s,(]*$",
                    "",
                    text[: found.start()],
                )
                states = {each.resolution.actor for each in self._registry.mentions(text)}
                only = states.pop() if len(states) == 1 else None
                read = self._read_text(label, base)
                return _for_itself(read, only) if only and only.kind in PEOPLE else read
        return None

    def _in_office(self, speaker: Speaker, text: str) -> Speaker:
        """Return ``speaker``, or the body whose office the label gives beside the State that sent it."""
        if speaker.actor is None or speaker.actor.kind not in PEOPLE or speaker.on_behalf_of:
            return speaker
        for field in re.split(r"\s*[|;()]\s*|,\s+", text):
            found = OFFICE_OF.fullmatch(field.strip())
            owner = (found["of"] or found["body"]).strip() if found else ""
            body = self._registry.resolve_exactly(owner).actor if owner else None
            unknown = body is None and (
                self._is_acronym(owner)
                or bool(speaker.person and found and found["of"] and self._is_body(owner))
            )
            if (body and body.kind in BODIES) or unknown:
                return replace(speaker, actor=body, role=speaker.role or field.strip())
        return speaker

    def _is_acronym(self, owner: str) -> bool:
        return re.fullmatch(r"[A-Z]{4,8}", owner) is not None

    def _without_badges(self, text: str) -> str:
        """Return ``text`` without what a meeting tool adds to a name: "External", "…'s iPhone", a flag."""
        text = SYMBOLS.sub("", DEVICE.sub("", text))
        badges = self._registry.lexicon["badges"]
        words = text.split(" ")
        while len(words) > 1 and words[-1].strip("()[],").lower() in badges:
            del words[-1]
        return " ".join(words)

    def _is_badge(self, inside: str) -> bool:
        words = re.findall(r"[\w/’'-]+", inside.lower())
        return bool(words) and all(word in self._registry.lexicon["badges"] for word in words)

    def _is_remark(self, inside: str) -> bool:
        """Tell whether a bracket is a remark on the speech, "during the reading", and names nobody."""
        if not inside[:1].islower() or self._registry.mentions(inside):
            return False
        if any(pattern.match(inside) for pattern in self._registry.lexicon.patterns("on_behalf")):
            return False
        return self._parts.read(inside).kind in (PartKind.UNKNOWN, PartKind.PERSON)

    def _read_text(self, label: str, text: str) -> Speaker:
        if not text or len(text) > LONGEST_LABEL or self._is_anonymous(text):
            return Speaker(label)
        seat = SEAT.sub("", text)  # meeting tools number the seats of a delegation: "Ruritania 2"
        exact = None if "|" in text else self._named_part(text, seat)
        if exact:
            return _speaker(label, [exact], exact.actor, exact.candidates)
        joint = self._several(self._registry.lexicon.without_address(text) or text)
        if len(joint) > 1 and all(each.kind in (*PEOPLE, ActorKind.GROUP) for each in joint):
            return Speaker(label, on_behalf_of=joint)
        behalf = self._behalf(text)
        base, groups = behalf if behalf else (text, ())
        if not base:
            return Speaker(label, groups[0] if len(groups) == 1 else None)
        return _speaking_for(
            self._structured(label, base) if "|" in base else self._running(label, base), groups
        )

    def _named_part(self, text: str, seat: str) -> LabelPart | None:
        return self._parts.named(text) or self._parts.named(seat) or self._parts.addressed(text)

    def _without_asides(self, label: str) -> str:
        """Return ``label`` without markup and without brackets that say nothing of who speaks."""
        text = re.sub(r"^[\s>*#_•-]+|[\s*:：_]+$", "", label).replace("**", "").translate(WIDE)
        for beside in self._registry.lexicon.patterns("beside_label"):
            text = beside.sub("", text)
        text = text.translate(MIRROR) if MIRRORED.search(text) else text
        patterns = self._registry.lexicon.patterns("asides")

        def blank(found: re.Match[str]) -> str:
            inside = with_straight_apostrophe(found[1])
            if self._is_badge(inside) or self._is_remark(inside):
                return ""
            return "" if any(pattern.fullmatch(inside) for pattern in patterns) else found[0]

        return re.sub(r"\s+", " ", BRACKETED.sub(blank, text)).strip(" :：")

    def _is_anonymous(self, text: str) -> bool:
        return any(pattern.fullmatch(text) for pattern in self._registry.lexicon.patterns("anonymous"))

    def _behalf(self, text: str) -> tuple[str, tuple[Actor, ...]] | None:
        """Return what precedes "on behalf of", and on whose behalf, where that is understood."""
        plain = with_straight_apostrophe(text)
        for name in ("on_behalf", "on_behalf_perhaps"):
            for pattern in self._registry.lexicon.patterns(name):
                for found in pattern.finditer(plain):
                    base = text[: found.start()].strip(" ,(|")
                    certain = name == "on_behalf" or found.group().startswith((",", "("))
                    groups = self._groups(text[found.end() :], certain=certain)
                    if name == "on_behalf" or (groups and self._is_for(base, groups)):
                        return base, groups
        return None

    def _is_for(self, base: str, groups: tuple[Actor, ...]) -> bool:
        """Tell whether "``base`` for ``groups``" is a delegation for its groups, not an envoy for a State."""
        known = all(each.kind is ActorKind.GROUP for each in groups)
        return known and self._running(base, base).actor is not None

    def _groups(self, text: str, *, certain: bool) -> tuple[Actor, ...]:
        """Return the group or groups that ``text`` names and nothing else.

        Where it is ``certain`` that a group is named, one that is unknown counts under its name as written.
        """
        text = text.strip(" ,.;:|")
        found = self._group(text)
        if found:
            return (found,)
        text = AFTER_GROUPS.split(text, maxsplit=1)[0].strip(" ,.;:()|")
        found = self._group(text)
        named = (found,) if found else self._several(text)
        return named or (self._parts.unknown_group(text) if certain else ())

    def _several(self, text: str) -> tuple[Actor, ...]:
        """Return every group of a list such as "the Group of 77 and China, and AOSIS", or nothing."""
        cuts = [
            (0, 0),
            *((found.start(), found.end()) for found in AND.finditer(text)),
            (len(text), len(text)),
        ]
        named: list[Actor] = []
        place = 0
        while place < len(cuts) - 1:
            spans = ((last, text[cuts[place][1] : cuts[last][0]]) for last in range(len(cuts) - 1, place, -1))
            found = next(((last, group) for last, span in spans if (group := self._group(span))), None)
            if found is None:
                return ()
            place, group = found
            named.append(group)
        return tuple(named)

    def _group(self, text: str) -> Actor | None:
        return self._parts.group(BEFORE_GROUP.sub("", text.strip()))

    def _structured(self, label: str, text: str) -> Speaker:
        """Return the speaker of a label in fields: affiliation, person, role, group."""
        fields = [field.strip() for field in text.split("|") if field.strip()]
        parts = [self._field(field) for field in fields]
        if not parts:
            return Speaker(label)
        if fields[0].isupper() and " " not in fields[0] and parts[0].kind is PartKind.PERSON:
            parts[0] = LabelPart(
                PartKind.UNKNOWN, fields[0]
            )  # the first field is an affiliation: here an acronym
        leader = self._leader(parts)
        named = next(
            (part for part in parts if part.kind in (PartKind.ACTOR, PartKind.GROUP, PartKind.AMBIGUOUS)),
            None,
        )
        if leader and (
            self._leads_unnamed(leader, parts) if named is None else self._outranks(leader, named)
        ):
            return _speaker(label, parts, leader.actor)
        if named:
            return self._of_named(label, parts, named, in_fields=True)
        return self._unnamed(label, parts)

    def _field(self, field: str) -> LabelPart:
        bracketed = field.startswith(("(", "（", "[")) and field.endswith((")", "）", "]"))
        return self._parts.read(field.strip("()（）[]") if bracketed else field, bracketed=bracketed)

    def _leader(self, parts: list[LabelPart]) -> LabelPart | None:
        return next((part for part in parts if part.kind is PartKind.ROLE_ACTOR), None)

    def _outranks(self, leader: LabelPart, named: LabelPart, *, leads_alone: bool = False) -> bool:
        """Tell whether somebody of ``named`` speaks as ``leader``; a State's President heads the State."""
        words = self._registry.lexicon["leading_words"]
        if named.actor is None or named.actor.kind in PEOPLE:
            words = (*words, *self._registry.lexicon["chairing_words"])
            if leads_alone:
                return True
        return key(leader.role or leader.text) in {key(word) for word in words}

    def _leads_unnamed(self, leader: LabelPart, parts: list[LabelPart]) -> bool:
        """Tell whether a role decides where nobody is named: not an office in an unknown organisation."""
        office = leader.actor is not None and leader.actor.code in self._registry.lexicon["offices"]
        return not office or leader is parts[0] or len(parts) < 3

    def _leads_alone(self, parts: list[LabelPart]) -> bool:
        """Tell whether a label is a role with a State in brackets: "The President (Ruritania)"."""
        first, *rest = parts
        return first.kind is PartKind.ROLE_ACTOR and all(part.bracketed for part in rest)

    def _of_named(
        self, label: str, parts: list[LabelPart], named: LabelPart, *, in_fields: bool = False
    ) -> Speaker:
        """Return the speaker where the label names an actor: the State before the group it speaks for."""
        parts = [self._without_seat(part) for part in self._with_certain_groups(parts)]
        states = {part.actor.code: part.actor for part in parts if part.actor and part.actor.kind in PEOPLE}
        groups = tuple(part.actor for part in parts if part.kind is PartKind.GROUP and part.actor)
        listed = [self._several(part.text) for part in parts if part.bracketed and not part.actor]
        groups = (*groups, *(each for several in listed for each in several if each.kind is ActorKind.GROUP))
        if len(states) > 1:
            return _speaker(label, parts, None, ambiguous=tuple(each.name for each in states.values()))
        others = [
            part.actor
            for part in parts
            if part.kind is PartKind.ACTOR and part.actor and part.actor.code not in states
        ]
        if states and others:
            clash = (*states.values(), *others)
            first = named.actor if named is parts[0] and in_fields else None
            return _speaker(
                label, parts, first, ambiguous=() if first else tuple(each.name for each in clash)
            )
        if states:
            return _speaking_for(_speaker(label, parts, next(iter(states.values()))), groups)
        return _speaking_for(_speaker(label, parts, named.actor, ambiguous=named.candidates), groups)

    def _without_seat(self, part: LabelPart) -> LabelPart:
        """Return a part that seemed a person as none where it is a seat or an office: "Geneva"."""
        lexicon = self._registry.lexicon
        words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", part.text.lower())
        office = len(words) > 1 or words[:1] in (["mofa"], ["mfa"], ["mission"], ["delegation"])
        own = office and all(word in lexicon["own_words"] for word in words)
        if part.kind is not PartKind.PERSON or not (own or " ".join(words) in lexicon["seats"]):
            return part
        return (
            LabelPart(PartKind.ROLE, part.text, role=part.text)
            if own
            else LabelPart(PartKind.UNKNOWN, part.text)
        )

    def _with_certain_groups(self, parts: list[LabelPart]) -> list[LabelPart]:
        """Return ``parts`` with what could be a State's code or a group read as the group beside a State."""
        if not any(part.actor and part.actor.kind in PEOPLE for part in parts):
            return parts
        groups = {part: self._parts.group(part.text) for part in parts if part.kind is PartKind.AMBIGUOUS}
        return [
            LabelPart(PartKind.GROUP, part.text, group) if (group := groups.get(part)) else part
            for part in parts
        ]

    def _unnamed(self, label: str, parts: list[LabelPart]) -> Speaker:
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
        sector = self._parts.sector(name) or self._parts.sector(roles)
        return Actor(code_of("ORG", name), name, ActorKind.ORGANISATION, sector)

    def _running(self, label: str, text: str) -> Speaker:
        """Return the speaker of a label in running form: "Ms. Doe (Ruritania), Co-Facilitator"."""
        whole = self._parts.read(text)
        if whole.actor or whole.candidates:
            return _speaker(label, [whole], whole.actor, whole.candidates)
        parts = self._split(text)
        leader = self._leader(parts)
        named = [part for part in parts if part.kind in (PartKind.ACTOR, PartKind.GROUP, PartKind.AMBIGUOUS)]
        if leader and (not named or self._outranks(leader, named[0], leads_alone=self._leads_alone(parts))):
            return _speaker(label, parts, leader.actor)
        organisations = [part for part in parts if part.kind is PartKind.ORGANISATION]
        if organisations and (not named or named[0] is not parts[0]):
            roles = " ".join(part.text for part in parts if part is not organisations[0])
            return _speaker(
                label,
                parts,
                self._organisation(organisations[0].text, roles) if len(organisations) == 1 else None,
            )
        if named:
            if self._leaves_doubt(parts, named[0]):
                return _speaker(label, parts, None)
            return self._of_named(label, parts, named[0])
        return self._nearest_speaker(label, parts)

    def _leaves_doubt(self, parts: list[LabelPart], named: LabelPart) -> bool:
        """Tell whether ``named`` may only be the seat of an unknown organisation: "Acme, Ruritania"."""
        if named is parts[0]:
            return False
        first = parts[0]
        single = first.kind is PartKind.PERSON and not re.search(r"[\s.]", first.text)
        is_state = named.actor is not None and named.actor.kind in PEOPLE
        unknown = any(part.kind is PartKind.UNKNOWN for part in parts)
        return unknown or (is_state and single and not named.bracketed)

    def _split(self, text: str) -> list[LabelPart]:
        """Return the parts of a running label, brackets last; what makes one name stays together."""
        names = [(each.start, each.end) for each in self._registry.mentions(text)]

        def is_inside(place: int) -> bool:
            return any(start < place < end for start, end in names)

        brackets = [found for found in BRACKETED.finditer(text) if not is_inside(found.start())]
        outside = "".join(
            letter if not any(found.start() <= place < found.end() for found in brackets) else "\t"
            for place, letter in enumerate(text)
        )
        cuts = [(0, 0), *(found.span() for found in LOOSE.finditer(outside) if not is_inside(found.start()))]
        ends = [start for start, _ in cuts[1:]] + [len(outside)]
        pieces = [outside[cut[1] : end] for cut, end in zip(cuts, ends, strict=True)]
        parts = [self._parts.read(piece) for piece in pieces if piece.strip(" \t,.")]
        person = any(part.person for part in parts)
        return parts + [part for found in brackets for part in self._bracketed(found[1], after_person=person)]

    def _bracketed(self, inside: str, *, after_person: bool) -> list[LabelPart]:
        """Return the part in a bracket, or its parts where only they mean something: "Director, X"."""
        whole = self._parts.read(inside, bracketed=True)
        pieces = [piece for piece in LOOSE.split(inside) if piece and piece.strip()]
        if whole.actor is None and self._several(inside):
            return [LabelPart(PartKind.UNKNOWN, inside, bracketed=True)]
        if whole.actor or whole.candidates or len(pieces) < 2:
            return [whole] if inside.strip() else []
        first, *rest = (self._parts.read(piece) for piece in pieces)
        if whole.kind is PartKind.ROLE and " of " in pieces[0] and not any(part.actor for part in rest):
            return [whole]  # one office with a long name: "Minister of Fisheries, Oceans and Lakes"
        if after_person and first.actor is None and first.kind in (PartKind.PERSON, PartKind.UNKNOWN):
            return [
                LabelPart(PartKind.UNKNOWN, inside, bracketed=True)
            ]  # a place and a party: "Upper Vale, ABC"
        return [self._parts.read(piece, bracketed=True) for piece in pieces]

    def _nearest_speaker(self, label: str, parts: list[LabelPart]) -> Speaker:
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


def _speaker(
    label: str, parts: list[LabelPart], actor: Actor | None, ambiguous: tuple[str, ...] = ()
) -> Speaker:
    """Return ``actor`` speaking, with the person and role that ``parts`` give."""
    person = next((part.person for part in parts if part.person), None)
    roles = [part.role for part in parts if part.role]
    return Speaker(label, actor, person, ", ".join(dict.fromkeys(roles)) or None, ambiguous=ambiguous)


def _for_itself(speaker: Speaker, actor: Actor) -> Speaker:
    """Return ``actor`` speaking for its own, with the person of ``speaker``; the office is laid aside."""
    return replace(speaker, actor=actor, role=None, on_behalf_of=(), ambiguous=())


def _speaking_for(speaker: Speaker, groups: tuple[Actor, ...]) -> Speaker:
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
