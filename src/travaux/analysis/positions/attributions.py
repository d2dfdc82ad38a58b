"""Who holds a clause of a report: its subject, those who join or counter it, names in brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from travaux.analysis.positions.clauses import is_bridge
from travaux.analysis.positions.cues import Cue
from travaux.analysis.positions.introduced import introducing
from travaux.analysis.positions.represented import (
    adjectival,
    adjectives_after,
    extended_to_office,
    listed_adjectives,
    persons,
    surnamed,
)
from travaux.analysis.positions.stances import words_of
from travaux.analysis.positions.unnamed import tells_of_some
from travaux.domain.actors import Actor, ActorKind
from travaux.domain.messages import Message, Text, listed, message
from travaux.domain.positions import Stance
from travaux.language.quotations import quoted_spans
from travaux.reference.expressions import Expression
from travaux.reference.phrases import clause_pattern
from travaux.reference.registry import Mention, Registry
from travaux.reference.stances import StanceLexicon, saying_of

_NEXT_WORD = 24  # characters in which the verb after a name stands
_JOINING = (
    r"\s*(?:(?:Supported|Opposed|Joined|Backed|Seconded|Echoed|Followed) by|"
    r"(?:Together |Along )?With) (?:the )?"
)
_ACRONYM = re.compile(r",\s*(?:[A-Z]{2,}[a-z]?!?|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s*(?=,|\band\b)")
"""A name of a list that nobody known bears."""
_COUNTED = re.compile(
    r"\b(?:abstentions?|abstaining|against|in favou?r|"
    r"(?:\d+|no|one|two|three|four|five|six|seven|eight|nine|ten) votes?)\s*$",
    re.IGNORECASE,
)
"""Before names in brackets: how many voted so, which is no stand of theirs on what the sentence says."""
_DOT = re.compile(r"^\.(?=,|\s+and\b|\s+or\b)")  # the last of an abbreviation: "U.S.S.R., Iraq"
_BY_OTHERS = re.compile(r"\s+by\b")
_SHORT_NAME = re.compile(r"\s*\([A-Z][\w&+/-]{1,11}\)")  # "the Lake Group (LG), X"
_ALONE = re.compile(r"\bwas\s+(?:the\s+)?(?:only|sole|first|last)\s+\w+\s+to\b", re.IGNORECASE)
_ON_BEHALF = re.compile(
    r"^(.*?)\s+(?:on behalf of|for|au nom d[eu]s?|en nombre del?)\s+(?:the\s+|la\s+|l[’'])?(.+)$",
    re.IGNORECASE,
)
_AFTER_OPENING = re.compile(
    r"(?:\s*\([^()]*\))?\s*,\s*(?:(?:the|le|la|les|el|los|las)\s+|l[’'])?", re.IGNORECASE
)
_TO_WHOM = (
    r"(?:(?:(?<=told)|(?<=informed)|(?<=assured)|(?<=notified)|(?<=reminded)|(?<=advised))\s+"
    r"(?:us|them|him|her|me|"
    r"(?:the\s+|its\s+|his\s+|her\s+)?(?:[\w-]+\s+){0,3}?[\w-]+(?=\s+that\b)))?"
)
"""Whom somebody tells: "told the meeting that it …", "told reporters that they …"."""
_OFFICE = re.compile(
    r"\b(?:Chairs?|Co-Chairs?|facilitators?|President|Co-facilitators?|Secretary|Présidente?|Presidente|"
    r"Presidenta|facilitateurs?|facilitatrices?|facilitador\w*)\b[^,;]*$",
    re.IGNORECASE,
)
_WHOSE_OFFICE = re.compile(r"\b[A-Z]{2,6}\s+$")
_AND = re.compile(r"\b(?:and|et|y|e)\b", re.IGNORECASE)
_NAME = re.compile(r"^(?:the\s+)?[A-Z]")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a position, and the group spoken for; ``actor`` is None where a name means nobody known."""

    actor: Actor | None
    group: Actor | None = None
    written: str = ""
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class NamedHolders:
    """Actors named together, by the span of their names; ``part`` is what they do."""

    holders: tuple[Holder, ...]
    start: int
    end: int
    part: str = "subject"


def find_named(
    text: str, registry: Registry, lexicon: StanceLexicon, cues: Sequence[Cue] = ()
) -> tuple[NamedHolders, ...]:
    """Return the actors named in ``text`` who may hold what it says, joined where a list joins them."""
    mentions = _speaking(text, registry, lexicon)
    groups: list[list[Mention]] = []
    for mention in mentions:
        if (
            groups
            and _joins_names(text[groups[-1][-1].end : mention.start], lexicon.language)
            and not _BY_OTHERS.match(text, mention.end)  # "supported by A, B by C"
            and not (
                _is_object(text[: groups[-1][0].start], lexicon.language)
                and not _AND.search(text[groups[-1][-1].end : mention.start])
                and _cue_follows(text, mention, cues, lexicon)
            )
        ):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return tuple(
        _groups_with_principals(
            text,
            [part for group in groups for part in _divided_before_leader(text, group, lexicon.language)],
            lexicon,
        )
    )


def names_anybody(text: str, registry: Registry, language: str) -> bool:
    """Tell whether a whole record names anybody who may hold something, before its sentences are read."""
    return bool(
        registry.mentions(text)
        or adjectives_after(text, registry, language)
        or adjectival(text, registry, clause_pattern(language, "adjective_speaks"))
        or introducing(text, registry, language) is not registry
    )


def _speaking(text: str, registry: Registry, lexicon: StanceLexicon) -> list[Mention]:
    """Return the names in ``text`` outside brackets, each with the words that make it whoever speaks."""
    language, selves = lexicon.language, lexicon.words.get("writing_selves", ())
    plain = [
        extended_to_office(text, mention)
        for mention in registry.mentions(text)
        if not _in_brackets(text, mention.start)
        and _is_name(text, mention, selves)
        and not clause_pattern(language, "office_of_body").match(text[mention.end :])
    ]
    people = persons(text, registry)
    people += [
        one
        for one in surnamed(text, registry, language)
        if not any(titled.start < one.end and one.start < titled.end for titled in people)
    ]
    people = [one for one in people if not _OFFICE.search(text[: one.start][-60:])]
    spoken = adjectival(text, registry, clause_pattern(language, "adjective_speaks"))
    found = [*plain, *people, *spoken, *adjectives_after(text, registry, language)]
    found += listed_adjectives(text, registry, found, language)
    return sorted(found, key=lambda mention: mention.start)


def _is_object(before: str, language: str) -> bool:
    """Tell whether a name after ``before`` is governed by a preposition, or by a participle that opens."""
    governed, participle = (clause_pattern(language, name) for name in ("governed", "participle"))
    before = _WHOSE_OFFICE.sub("", before)  # "of the UN High Commissioner"
    return bool(governed.search(before) or participle.search(before))


def _cue_follows(text: str, mention: Mention, cues: Sequence[Cue], lexicon: StanceLexicon) -> bool:
    """Tell whether a cue follows a name at once."""
    if re.match(r"\s*,?\s*(?:and|et|y|e)\b", text[mention.end :]):
        return False  # the list goes on: "supported by A, B and others, …"
    saying = saying_of(lexicon)
    if any(word in saying for word in words_of(text[mention.end : mention.end + _NEXT_WORD])[:1]):
        return True
    following = next((cue for cue in cues if cue.start >= mention.end), None)
    return following is not None and is_bridge(text[mention.end : following.start], lexicon)


def _divided_before_leader(text: str, group: list[Mention], language: str) -> list[list[Mention]]:
    """Return the group, cut before its last name where "Supported by A, B, the lead" opens the sentence.

    "On behalf of A, the lead" is cut so too.
    """
    spoken_for = clause_pattern(language, "for_whom_first").fullmatch(text[: group[0].start])
    if len(group) > 1 and spoken_for and _are_groups(group[:-1]) and not _are_groups(group[-1:]):
        return [group[:-1], group[-1:]]
    if len(group) < 2 or not re.fullmatch(_JOINING, text[: group[0].start], re.I):
        return [group]
    between = text[group[-2].end : group[-1].start]
    return [group] if re.search(r"\band\b", between) else [group[:-1], group[-1:]]


def _groups_with_principals(
    text: str, groups: Sequence[Sequence[Mention]], lexicon: StanceLexicon
) -> Iterator[NamedHolders]:
    """Yield the groups, "X, for GROUP" as X speaking for it, and leave out names that are no subjects."""
    for_whom = clause_pattern(lexicon.language, "for_whom")
    pending: NamedHolders | None = None
    opening: Sequence[Mention] = ()
    for group in groups:
        before = text[: group[0].start]
        if clause_pattern(lexicon.language, "for_whom_first").fullmatch(before) and _are_groups(group):
            opening = group
            continue
        if pending is not None and for_whom.fullmatch(text[pending.end : group[0].start]):
            pending = _speaking_for(text, pending, group, lexicon.language)
            continue
        if pending is not None:
            yield pending
        holders = tuple(_holder(text, mention, lexicon) for mention in group)
        pending = NamedHolders(
            tuple(_opened_for(text, opening, group[0].start, holders)),
            group[0].start,
            group[-1].end,
            _part_taken(before, text[group[-1].end :], lexicon.language),
        )
    if pending is not None:
        yield pending


def _are_groups(mentions: Sequence[Mention]) -> bool:
    actors = [one.resolution.actor for one in mentions]
    return all(actor is not None and actor.kind is ActorKind.GROUP for actor in actors)


def _opened_for(
    text: str, opening: Sequence[Mention], start: int, holders: Sequence[Holder]
) -> Iterator[Holder]:
    """Yield ``holders``, for the groups that open the sentence at once before them: "On behalf of G, X …"."""
    at_once = bool(opening) and _AFTER_OPENING.fullmatch(text[opening[-1].end : start])
    for holder in holders:
        if not at_once:
            yield holder
            continue
        yield from (replace(holder, group=group.resolution.actor) for group in opening)


def _speaking_for(text: str, named: NamedHolders, group: Sequence[Mention], language: str) -> NamedHolders:
    """Return ``named`` with its last holder speaking for the group; who follows speaks for itself."""
    *first, last = named.holders
    spoken_for = group[0].resolution.actor
    led = Holder(last.actor, spoken_for, last.written, last.why)
    together = _all_spoken_for(text, named, group, language)
    others = tuple(
        Holder(last.actor, actor) if together else _after_group(text, last.actor, group, place)
        for place, mention in enumerate(group)
        if place and (actor := mention.resolution.actor)
    )
    return NamedHolders((*first, led, *others), named.start, group[-1].end, named.part)


def _all_spoken_for(text: str, named: NamedHolders, group: Sequence[Mention], language: str) -> bool:
    """Tell whether a list of groups is spoken for as a whole: "X, on behalf of the A, the B and the C, …"."""
    groups = all(
        mention.resolution.actor and mention.resolution.actor.kind is ActorKind.GROUP for mention in group
    )
    announced = clause_pattern(language, "announced_for").search(text[named.end : group[0].start])
    closed = re.match(r"\s*,", text[group[-1].end :])
    listed = any("," in text[one.end : other.start] for one, other in pairwise(group))
    return (groups or not listed) and bool(announced and closed)


def _after_group(text: str, speaker: Actor | None, group: Sequence[Mention], place: int) -> Holder:
    """Return who is named after a group: a second group spoken for, or somebody else of the list.

    "For" reaches one group; a second belongs to the speaker only where "and" joins it and a comma closes
    the insertion: "X, for the A and the B, opposed".
    """
    actor = group[place].resolution.actor
    groups = all(
        one.resolution.actor and one.resolution.actor.kind is ActorKind.GROUP for one in group[: place + 1]
    )
    between = text[group[0].end : group[place].start]
    closed = re.match(r"\s*,", text[group[-1].end :]) and place == len(group) - 1
    return Holder(speaker, actor) if groups and closed and "," not in between else Holder(actor)


def _part_taken(before: str, after: str, language: str) -> str:
    def stands(name: str) -> bool:
        return bool(clause_pattern(language, name).search(before))

    if stands("among"):
        return "subject"  # "many parties, including X and Y, …"
    if stands("of_office"):
        return "object"  # "A. Person, COP Presidency, X, said …": the office speaks
    if clause_pattern(language, "possessive").match(after):
        return "owner"
    if stands("with") and re.match(r"\s+(?:also\s+)?\w+ing\b", after):
        return "subject"  # "with X noting that …"
    agrees = _agreeing(before, after, language)
    if agrees:
        return agrees
    for part in ("supported", "opposed", "with"):
        if stands(part):
            return part
    if clause_pattern(language, "relative_subject").match(after):
        return "subject"  # "from X, which asked for …"
    return "object" if _is_object(before, language) else "subject"


def _agreeing(before: str, after: str, language: str) -> str:
    """Return whether a name between commas joins the subject or counters it: "with whom Y agreed"."""

    def found(name: str, words: str) -> bool:
        return bool(clause_pattern(language, name).search(words))

    if found("agreed_with", before):
        return (
            "opposed" if found("disagreed_after", after) else "with" if found("agreed_after", after) else ""
        )
    if found("shared_by", before) or found("as_did", before):
        return "with"
    if found("contested_by", before):
        return "opposed"
    return "object" if found("whose", before) else ""  # "X, whose plan Y had rejected, opposed it"


def _holder(text: str, mention: Mention, lexicon: StanceLexicon) -> Holder:
    written = text[mention.start : mention.end]
    found = mention.resolution
    why = _could_mean(written, found.candidates) if found.actor is None else lexicon.doubt(written, text)
    return Holder(None if why else found.actor, None, written, why)


def _joins_names(between: str, language: str) -> bool:
    plain = _ACRONYM.sub(",", _SHORT_NAME.sub("", _DOT.sub("", between)))
    return bool(between) and bool(clause_pattern(language, "glue").fullmatch(plain))


def _in_brackets(text: str, place: int) -> bool:
    return text.count("(", 0, place) > text.count(")", 0, place)


def _is_name(text: str, mention: Mention, selves: Sequence[str]) -> bool:
    """Tell whether a mention is written as a name, or is whoever writes: "we", but not in others' words."""
    written = text[mention.start : mention.end]
    if written[:1].lower() + written[1:] in selves:
        return not any(start < mention.start < end for start, end in quoted_spans(text))
    return _is_written_as_name(text, mention)


def _is_written_as_name(text: str, mention: Mention) -> bool:
    return (
        text[mention.start : mention.start + 1].isupper() or text[mention.start : mention.start + 1].isdigit()
    )


@dataclass(frozen=True, slots=True)
class Bracketed:
    """Names in brackets after what they hold: the span of the brackets and who is named."""

    holders: tuple[Holder, ...]
    start: int
    end: int


def find_bracketed(sentence: str, registry: Registry, lexicon: StanceLexicon) -> tuple[Bracketed, ...]:
    """Return the attributions in brackets of ``sentence``; an office before them makes them a nationality."""
    found: list[Bracketed] = []
    for match in re.finditer(r"\(([^()]{2,500})(\)|$)", sentence):
        holders = tuple(read_names(match.group(1).rstrip(" ."), registry, lexicon))
        known = sum(holder.actor is not None for holder in holders)
        before = sentence[: match.start()]
        if not known and not all(holder.why for holder in holders):
            continue
        if (
            not holders
            or _OFFICE.search(before[-80:])
            or _follows_a_name(before)
            or _COUNTED.search(before)
            or not _ends_clause(sentence[match.end() :])
        ):
            continue
        if known or all(holder.why and not holder.written.isupper() for holder in holders):
            found.append(Bracketed(holders, match.start(), match.end()))
    return tuple(found)


def _ends_clause(after: str) -> bool:
    return bool(re.match(r"\s*(?:[.,;:!?]|$|and\b|while\b|but\b)", after))


def _follows_a_name(before: str) -> bool:
    """Tell whether a person's name stands before the brackets: "Victor Abello (Peru) will consult"."""
    return bool(
        re.search(r"(?:^|[\s,])(?:[A-ZÀ-Þ][\w’'.-]*[a-zà-ÿ.][\w’'.-]*\s+){1,3}[A-ZÀ-Þ][\w’'-]+\s*$", before)
    )


def read_names(listed: str, registry: Registry, lexicon: StanceLexicon) -> Iterator[Holder]:
    """Yield who is named in a list: "A, B on behalf of GROUP and C"; nothing else may stand in it."""
    for item in _items(listed, registry):
        spoken = _ON_BEHALF.match(item)
        whole = registry.resolve_exactly(_plain_name(item))
        doubt = lexicon.doubt(_plain_name(item))
        if doubt:
            yield Holder(None, None, item, doubt)
            continue
        if whole.actor is None and spoken:
            actor, group = (
                registry.resolve_exactly(_plain_name(spoken[1])),
                registry.resolve_exactly(_plain_name(spoken[2])),
            )
            if actor.actor and group.actor:
                yield Holder(actor.actor, group.actor, item)
                continue
        if whole.actor is not None:
            yield Holder(whole.actor, None, item)
        elif whole.candidates:
            yield Holder(None, None, item, _could_mean(item, whole.candidates))
        elif _NAME.match(item) and len(item.split()) <= 14:
            yield Holder(None, None, item, message("nobody known is meant by “%(name)s”", name=item))
        else:
            yield Holder(None, None, item)


def _could_mean(name: str, candidates: Sequence[Actor]) -> Message:
    """Return that a name is that of several."""
    names = listed([actor.name for actor in candidates], either=True)
    return message("“%(name)s” could mean %(names)s", name=name, names=names)


def _items(listed: str, registry: Registry) -> list[str]:
    if registry.resolve_exactly(_plain_name(listed)).actor is not None:
        return [listed]
    items: list[str] = []
    for part in re.split(r"\s*[,;]\s*(?:and\s+)?", listed):
        halves = re.split(r"\s+and\s+", part)
        together = registry.resolve_exactly(_plain_name(part)).actor is not None or bool(
            _ON_BEHALF.match(part)
        )
        together = together or all(
            registry.resolve_exactly(_plain_name(half)).how == "unknown" for half in halves
        )
        items.extend([part] if together or len(halves) == 1 else halves)
    return [item.strip() for item in items if item.strip()]


def _plain_name(name: str) -> str:
    return re.sub(r"^(?:the|and)\s+", "", name.strip(), flags=re.IGNORECASE)


def subject_before(
    named: Sequence[NamedHolders], text: str, place: int, lexicon: StanceLexicon
) -> NamedHolders | None:
    """Return who is the subject of a cue at ``place``: named before it, with bridging words between."""
    beside = said_between(text[:place], lexicon.language)
    for start, end in beside:
        text = text[:start] + " " * (end - start) + text[end:]
    named = [one for one in named if not any(start <= one.start < end for start, end in beside)]
    for group in reversed([one for one in named if one.end <= place and one.part == "subject"]):
        between = clause_pattern(lexicon.language, "relative_opens").sub(" ", text[group.end : place])
        for other in named:
            if other.part != "subject" and group.end <= other.start and other.end <= place:
                between = between.replace(text[other.start : other.end], " ")
        if tells_of_some(between, lexicon):
            return None
        plain = re.sub(r"\([^()]*\)", " ", re.sub(r",[^,]{0,120},", " ", between))
        plain = re.sub(
            r"\b(?:with|together|joined|supported|opposed|by|the|for)\b", " ", plain, flags=re.IGNORECASE
        )
        return group if is_bridge(after_telling(plain, lexicon), lexicon) else None
    return None


def said_between(before: str, language: str) -> list[tuple[int, int]]:
    """Return the spans between commas of what somebody says beside his stand: ", noting that Y opposed,"."""
    names = ("said_between", "with_whom")
    found = (one for name in names for one in clause_pattern(language, name).finditer(before))
    return [one.span("between") for one in found]


def after_telling(between: str, lexicon: StanceLexicon) -> str:
    """Return the words after "… declared that it", where whoever declares goes on being the subject."""
    told = _telling(lexicon.words.get("saying", ()), lexicon.words.get("said_of_self", ())).match(between)
    return _ALONE.sub(" ", between[told.end() :] if told else between)


@cache
def _telling(saying: tuple[str, ...], selves: tuple[str, ...]) -> Expression:
    any_of = "|".join(re.escape(word) for word in saying) or r"(?!)"
    own = "|".join(re.escape(word) for word in sorted(selves, key=len, reverse=True)) or r"(?!)"
    return Expression(
        rf"(?:.*\s)?(?:{any_of}){_TO_WHOM}\s+(?:that\s+|que\s+|qu[’'])?(?:{own})\b", re.IGNORECASE | re.DOTALL
    )


def find_aligned(words: str, cue: Cue, registry: Registry) -> tuple[Actor, ...]:
    """Return with whom a stand aligns itself: "we align ourselves with the statement by X for the group"."""
    if cue.stance is not Stance.ALIGN and cue.whom is None:
        return ()
    found = (mention for mention in registry.mentions(words) if mention.start >= cue.end)
    if cue.whom is not None and cue.stance is not Stance.ALIGN:
        found = (mention for mention in found if mention.start == cue.whom[0])
    return tuple(dict.fromkeys(m.resolution.actor for m in found if m.resolution.actor))


def is_body(actor: Actor) -> bool:
    """Tell whether ``actor`` presides or serves and so takes no position."""
    return actor.kind is ActorKind.ROLE
