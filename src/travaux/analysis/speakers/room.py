"""What a meeting's own record tells of its labels: lists of those present, and what its other labels are.

A label becomes a State or body only on evidence of this meeting. Two or three letters are none by
themselves: they may be a person's initials, a firm, or a group of the house.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.reference.names import key
from travaux.reference.registry import Registry

FRONT = 12_000  # characters in which those present may be listed
LONGEST_CODE = 3  # letters that never suffice by themselves
MOSTLY = 0.5  # of the labels must be names of States and bodies before letters among them count as such
FEWEST_BRACKETS = 3  # labels with a bracket before they show what brackets hold in this record

_PERSON = r"(?P<name>[A-ZÀ-Þ][\w.’'-]+(?:[ \t]+[\w.’'-]+){0,4})"
_CODED = re.compile(
    rf"{_PERSON}[ \t]*[(\[](?P<code>[A-Za-z]{{2,6}})[)\]](?:[ \t]*[(–—][ \t]*(?P<of>[^,;()\n]{{3,50}}))?"
)
_CODE_FIRST = re.compile(rf"^(?P<code>[A-Z][A-Za-z]{{1,3}})[ \t]*\({_PERSON}\)[ \t]*$", re.M)
"""Initials with the person in brackets, as a label or a line of its own: "MB (Mara Brand)"."""
_EQUALS = re.compile(
    rf"^[ \t*•-]*(?P<code>[A-Z][A-Za-z]{{1,4}})[ \t]*(?:=|–|—|-|:|\t)[ \t]*{_PERSON}[ \t]*$", re.M
)
_BESIDE = 40  # characters before a name in which a code and the words that join them stand
_CODE_AFTER = re.compile(r"[ \t]*[(\[](?P<code>[A-Z]{2,4})[)\]]")
_CODE_BEFORE = re.compile(
    r"(?:^|[\n,;:(])[ \t*•-]*(?P<code>[A-Z]{2,4})[ \t]*(?:=|–|—|-|:|\t|means|for|stands for)[ \t]*(?:the )?\Z"
)
_ROW = re.compile(r"^[ \t]*\|?(?P<cells>[^|\n]+(?:\|[^|\n]+)+)\|?[ \t]*$", re.M)
_AFFILIATED = re.compile(
    rf"{_PERSON}[ \t]*(?:\((?P<of>[^()\n]{{4,60}})\)|,[ \t]*(?P<from>[^,;()\n]{{4,50}})(?=[;\n]|$))"
)
_PRESENT = re.compile(
    r"^\W*(?:present|attend(?:ees|ance|ing)|participants?|delegations?(?: present)?|members present"
    r"|in the room|présents?|participantes?|asistentes)\b[^\n:]{0,40}:?[ \t]*"
    r"(?P<list>[^\n]*(?:\n(?!\s*\n)[^\n]*){0,60})",
    re.I | re.M,
)
_ATTENDING = re.compile(
    r"^\W*(?:present|attend(?:ees|ance|ing)|participants?|members(?: present)?|in the room|people)\b"
    r"[^\n:]{0,40}:?[ \t]*"
    r"(?P<list>[^\n]*(?:\n(?:[ \t]*\n)?[ \t]*(?:[-*•]|\d{1,3}[.)])[^\n]*|\n(?!\s*\n)[^\n#]*){0,150})",
    re.I | re.M,
)
"""Those present, in a paragraph or in a list under their heading."""
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+\.?(?: [\w’'-]+\.?){0,3} [A-ZÀ-Þ][\w’'-]+")
_INITIALS = re.compile(r"[A-Z]{2,4}")
_AFFILIATION = re.compile(r"\(([^()]+)\)|\bof ([A-ZÀ-Þ][^(),|]+)$")
_SHORT = re.compile(r"(?<![\w.])(?:[A-Z][A-Z0-9]{1,2}|(?:[A-Z]\.){2,3})(?![\w])")
_STATES = (ActorKind.STATE, ActorKind.OBSERVER, ActorKind.PARTICIPANT, ActorKind.GROUP)


@dataclass(frozen=True, slots=True)
class MeetingParticipants:
    """What is known of a meeting before anybody is identified.

    ``present`` maps a label in plain form to the person whom a list gives for it; ``listed`` are the codes
    of actors that a list of those present names.
    """

    present: Mapping[str, Speaker] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()
    of_delegations: bool = False
    brackets_name_actors: bool = True


def read_room(
    front: str, labels: Sequence[str], read: Sequence[Speaker], registry: Registry, text: str = ""
) -> MeetingParticipants:
    """Return what the ``front`` of a record and its distinct ``labels``, as ``read``, tell of each other.

    Of the whole ``text`` only persons count whom it gives with a label's initials, no two with the same.
    """
    present = {
        **_introduced(text, labels),
        **_by_initials(front[:FRONT], labels),
        **_initialled(front[:FRONT], registry),
        **_initialled("\n".join(labels), registry),
        **_abbreviated(front[:FRONT], registry),
    }
    return MeetingParticipants(
        present,
        frozenset(_listed_actors(front[:FRONT], registry)),
        _of_delegations(labels, read, present, registry),
        _brackets_name_actors(labels, read, registry),
    )


def _initialled(text: str, registry: Registry) -> dict[str, Speaker]:
    """Return the persons whom ``text`` gives with their initials, by these initials."""
    found: dict[str, Speaker] = {}
    for code, name, of in (*_bracketed_names(text), *_rows(text)):
        if are_initials(code, name):
            actor = registry.resolve_exactly(of).actor if of and len(of) > LONGEST_CODE else None
            known = actor if actor and actor.kind in _STATES else None
            found.setdefault(key(code), Speaker(code, known, name.strip()))
    return found


def _introduced(text: str, labels: Sequence[str]) -> dict[str, Speaker]:
    """Return who is introduced further on with the initials of a label: "Ann Orm (AO) presented"."""
    wanted = {label for label in labels if _INITIALS.fullmatch(label)}
    bearers: dict[str, set[str]] = {}
    for found in _CODED.finditer(text) if wanted else ():
        if found["code"] in wanted and are_initials(found["code"], found["name"]):
            bearers.setdefault(found["code"], set()).add(found["name"].strip())
    return {key(code): Speaker(code, None, min(names)) for code, names in bearers.items() if len(names) == 1}


def _abbreviated(front: str, registry: Registry) -> dict[str, Speaker]:
    """Return the delegations whose abbreviations the record itself gives: "Norway (NO)", "NO = Norway"."""
    found: dict[str, Speaker] = {}
    for mention in registry.mentions(front):
        actor = mention.resolution.actor
        if actor is None or actor.kind not in _STATES or mention.end - mention.start <= LONGEST_CODE:
            continue
        code = _CODE_AFTER.match(front, mention.end) or _CODE_BEFORE.search(
            front, max(0, mention.start - _BESIDE), mention.start
        )
        if code:
            found.setdefault(key(code["code"]), Speaker(code["code"], actor))
    return found


def _by_initials(front: str, labels: Sequence[str]) -> dict[str, Speaker]:
    """Return the persons of a list of names whose initials a label is, where no other there has them."""
    names = {each for found in _ATTENDING.finditer(front) for each in _names_in(found["list"])}
    bearers: dict[str, set[str]] = {}
    for name in names:
        words = key(name).split(" ")
        for initials in {"".join(word[0] for word in words), words[0][0] + words[-1][0]}:
            bearers.setdefault(initials, set()).add(name)
    found = {label: bearers.get(key(label), set()) for label in labels if _INITIALS.fullmatch(label)}
    return {key(label): Speaker(label, None, min(who)) for label, who in found.items() if len(who) == 1}


def _names_in(listed: str) -> Iterator[str]:
    """Yield the persons whom a list names, one a line or between commas, each by two words or more."""
    for entry in re.split(r"[,;\n|]", listed):
        name = re.sub(r"^[\s\d.*•–-]+|\s*[(\[].*$", "", entry).strip()
        if _NAME.fullmatch(name):
            yield name


def _bracketed_names(text: str) -> Iterator[tuple[str, str, str | None]]:
    for first in _CODE_FIRST.finditer(text):
        yield first["code"], first["name"], None
    for coded in _CODED.finditer(text):
        yield coded["code"], coded["name"], coded["of"]
    for equals in _EQUALS.finditer(text):
        yield equals["code"], equals["name"], None


def _rows(text: str) -> Iterator[tuple[str, str, str | None]]:
    for row in _ROW.finditer(text):
        cells = [cell.strip() for cell in row["cells"].split("|")]
        for name, code, *rest in (cells, [*cells[1::-1], *cells[2:]]):
            if 2 <= len(code) <= 6 and " " not in code:
                yield code, name, rest[0] if rest else None


def are_initials(code: str, name: str) -> bool:
    """Tell whether ``code`` abbreviates the person's ``name``: "UA" or "USA" for Ulf Sandor Aalto."""
    letters, words = key(code).replace(" ", ""), key(name).split(" ")
    if len(words) < 2 or not letters.isalpha() or letters[0] != words[0][:1]:
        return False
    if words[-1][:1] not in letters[1:]:
        return False
    rest = iter("".join(words))
    return all(letter in rest for letter in letters)


def _listed_actors(front: str, registry: Registry) -> Iterator[str]:
    """Yield the codes of actors whom a list of those present names, where at least half of it are actors."""
    for found in _PRESENT.finditer(front):
        entries = [entry.strip(" \t*•-.") for entry in re.split(r"[,;|\n\t]", found["list"])]
        entries = [entry for entry in entries if entry]
        actors = [actor for entry in entries if (actor := registry.resolve_exactly(entry).actor)]
        if len(actors) >= 2 and len(actors) >= MOSTLY * len(entries):
            yield from (actor.code for actor in actors)


def list_affiliations(front: str, registry: Registry) -> list[Speaker]:
    """Return the persons whom a list of those present gives with their State or group in full."""
    return [
        Speaker(person["name"], actor, person["name"].strip())
        for found in _PRESENT.finditer(front[:FRONT])
        for person in _AFFILIATED.finditer(found["list"])
        if (actor := registry.resolve_exactly(person["of"] or person["from"]).actor)
        and actor.kind in _STATES
        and len(person["of"] or person["from"]) > LONGEST_CODE
    ]


def rests_on_letters(label: str, actor: Actor, registry: Registry) -> bool:
    """Tell whether nothing but two or three letters of ``label`` names ``actor``."""
    for mention in registry.mentions(label):
        seen = label[mention.start : mention.end]
        if mention.resolution.actor == actor and len(seen.replace(".", "")) > LONGEST_CODE:
            return False
    return any(
        registry.resolve_exactly(short[0]).actor == actor
        or actor in registry.resolve_exactly(short[0]).candidates
        for short in _SHORT.finditer(label)
    )


def _of_delegations(
    labels: Sequence[str], read: Sequence[Speaker], present: Mapping[str, Speaker], registry: Registry
) -> bool:
    """Tell whether most labels are names of States and bodies in full; known abbreviations do not count."""
    named = others = 0
    for label, speaker in zip(labels, read, strict=True):
        actor = speaker.actor
        if actor is not None and actor.kind is ActorKind.ROLE:
            continue
        if actor is None or key(label) in present:
            others += 1
        elif rests_on_letters(label, actor, registry):
            others += registry.resolve_exactly(label).how == "code"  # "US" is a name, "MN" a code
        else:
            named += 1
    return named > 0 and named >= MOSTLY * (named + others)


def _brackets_name_actors(labels: Sequence[str], read: Sequence[Speaker], registry: Registry) -> bool:
    """Tell whether what stands in brackets after persons in this record are States and bodies."""
    named = others = 0
    for label, speaker in zip(labels, read, strict=True):
        place = affiliation(label)
        if place is None or not speaker.person or _is_office(place, registry):
            continue
        actor = registry.resolve_exactly(place).actor
        known = actor is not None and actor.kind in _STATES and len(place) > LONGEST_CODE
        named, others = named + known, others + (not known)
    return (
        others == 0 or named >= MOSTLY * (named + others) or (named > 0 and named + others < FEWEST_BRACKETS)
    )


def affiliation(label: str) -> str | None:
    """Return what a label gives after a person, in brackets or after "of": a State, a party, a place."""
    found = _AFFILIATION.search(label)
    return (found[1] or found[2]).strip() if found else None


def _is_office(place: str, registry: Registry) -> bool:
    words = set(re.findall(r"[^\W\d_]+", place.lower()))
    return bool(words & {*registry.lexicon["role_words"]}) or not place[:1].isupper()


def without_initials(label: str, room: MeetingParticipants) -> str:
    """Return ``label`` without the initials that it gives beside a person's name."""
    found = _CODED.match(label) or _CODE_FIRST.match(label)
    known = found and key(found["code"]) in room.present and are_initials(found["code"], found["name"])
    return found["name"] if found and known else label


def person_of(label: str, room: MeetingParticipants) -> Speaker | None:
    """Return the person whom a list gives for ``label``, under the label as written."""
    found = room.present.get(key(label))
    return replace(found, label=label) if found else None
