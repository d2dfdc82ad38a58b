"""Names of States that stand for whoever speaks for them: "Norway’s delegate", "Ms. RAY (India)"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from travaux.domain.actors import ActorKind
from travaux.reference.expressions import Expression
from travaux.reference.language_data import read_language
from travaux.reference.phrases import clause_pattern
from travaux.reference.registry import Mention, Registry, Resolution

_SPEAKER = (
    r"(?:representatives?|delegates?|delegation|ambassador|envoy|negotiators?|spokes\w+|speaker(?!\s+of\b)|observer|"
    r"(?:permanent|foreign|prime|deputy|chief|lead)\s+(?:representative|minister|negotiator|ambassador)|minister|"
    r"government|head of delegation|statement)"
)
_POSSESSED = re.compile(rf"[’']s?\s+(?:\w+\s+)?{_SPEAKER}\b(?!\s+of\b)", re.IGNORECASE)
_ADJOINED = re.compile(
    r"\s+(?:delegate|delegation|representative|ambassador|del|dels|govt|reps?)\b\.?(?=\W)", re.IGNORECASE
)
"""What stands after an adjective or a name of a State, in telegrams shortened: "the Israeli del"."""
_REPRESENTING = Expression(
    r"\b(?:the\s+|an?\s+)?speaker\s+(?:for|from)\s+(?:the\s+)?$|"
    rf"\b(?:the\s+|an?\s+)?(?:distinguished\s+|permanent\s+)?{_SPEAKER}\s+(?:of|for|from)\s+(?:the\s+)?$|"
    r"\b(?:le|la|son|sa|leur)\s+(?:homologue|collègue|représentante?|délégué|déléguée|délégation|ambassadeur|ambassadrice|ministre)"
    r"(?:\s+permanente?)?\s+(?:de\s+l[’']|de\s+la\s+|des\s+|du\s+|de\s+|d[’'])$|"
    r"\b(?:el|la|su)\s+(?:homólog[oa]|colega|representante|delegad[oa]|delegación|embajador|embajadora|ministr[oa])"
    r"(?:\s+permanente)?\s+(?:de\s+los\s+|de\s+las\s+|de\s+la\s+|del\s+|de\s+)$",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:\b(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Sir|Dame|Amb|Ambassador|H\.E|M|Mme|Mlle|Sr|Sra|Srta)\.?\s+)"
    r"(?:[A-ZÀ-Þ][\w’'.-]*\s+|(?:de|da|dos|del|van|von|der|bin|al|el|la)\s+){1,5}\(\s*(?:the\s+)?$"
)

_SENDING = frozenset({ActorKind.STATE, ActorKind.OBSERVER, ActorKind.PARTICIPANT})
_ADJECTIVE = re.compile(r"\b(?:(?:South|North|New|Saudi|Sri|Costa|El|San) )?[A-Z][a-zé]{3,}")


def extended_to_office(text: str, mention: Mention) -> Mention:
    """Return ``mention`` with the words that make it whoever speaks for a State, where there are any."""
    end = mention.end
    after = _POSSESSED.match(text, end) or _ADJOINED.match(text, end)
    if after:
        end = after.end()
    before = None if _REPRESENTING.is_idle(text) else _REPRESENTING.search(text, 0, mention.start)
    start = before.start() if before else mention.start
    return Mention(start, end, mention.resolution)


def persons(text: str, registry: Registry) -> list[Mention]:
    """Return the people whom ``text`` names with their State in brackets: "Mr. Sato (Japan)"."""
    found = []
    for mention in registry.mentions(text):
        in_brackets = text[mention.end : mention.end + 1] == ")"
        person = _PERSON.search(text, 0, mention.start) if in_brackets else None
        if person:
            found.append(Mention(person.start(), mention.end + 1, mention.resolution))
    return found


_SURNAMED = re.compile(
    r"(?:(?<![\w’'] )|(?<=\band )|(?<=\bthat )|(?<=\bbut )|(?<=\bwhile )|(?<=\bby ))(?<![\w’'-])"
    r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}(?: (?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][A-ZÀ-Þ’'-]+)){1,4}) "
    r"\(\s?(?:the )?(?P<of>[^()]{3,40}?)(?: (?:dels?|delegate|delegation|reps?|representative)\.?)?\)"
)


def surnamed(text: str, registry: Registry, language: str) -> list[Mention]:
    """Return the people named by surname with their State in brackets: "Sato (Japan) proposed".

    A verb or what is theirs must follow, since names in brackets may also say who holds what stands before.
    """
    acts = clause_pattern(language, "person_acts")
    found: list[Mention] = []
    if "(" not in text or acts.is_idle(text):
        return found
    for match in _SURNAMED.finditer(text):
        if not acts.match(text[match.end() :]):
            continue
        meant = registry.resolve_exactly(match["of"])
        meant = meant if meant.actor else registry.resolve_addressed(match["of"])
        known = {one.resolution.actor for one in registry.mentions(match["name"])}
        if meant.actor is not None and meant.actor.kind in _SENDING and known <= {meant.actor}:
            found.append(Mention(match.start(), match.end(), meant))
    return found


def listed_adjectives(
    text: str, registry: Registry, named: Sequence[Mention], language: str
) -> list[Mention]:
    """Return the adjectives that stand for States in a list with some, or by or with whom something is done.

    "Peru, Soviet and Chile abstained", "supported by the Dutch".
    """
    found: list[Mention] = []
    ends = clause_pattern(language, "adjective_ends")
    if ends.is_idle(text):
        return found
    for match in reversed(list(_ADJECTIVE.finditer(text))):
        if any(one.start < match.end() and match.start() < one.end for one in (*named, *found)):
            continue
        if ends.match(text, match.end()) is None or registry.resolve_exactly(match.group()).actor:
            continue
        meant = registry.resolve_addressed(match.group())
        if meant.actor is None or meant.how != "name":
            continue
        one = Mention(match.start(), match.end(), meant)
        if _is_listed(text, one, (*named, *found), language):
            found.append(one)
    return found


def _is_listed(text: str, one: Mention, named: Sequence[Mention], language: str) -> bool:
    if clause_pattern(language, "adjective_agent").search(text[: one.start]):
        return True
    glue = clause_pattern(language, "glue")
    return any(
        glue.fullmatch(text, other.end, one.start) is not None
        if other.end < one.start
        else other.start > one.end and glue.fullmatch(text, one.end, other.start) is not None
        for other in named
    )


def adjectives_after(text: str, registry: Registry, language: str) -> list[Mention]:
    """Return the delegations that ``text`` names by an adjective after a noun: "la délégation chinoise"."""
    found = []
    for match in clause_pattern(language, "adjective_follows").finditer(text):
        codes = _adjectives(language).get(match.group("adjective").lower(), ())
        actors = tuple(registry.actors[code] for code in codes if code in registry.actors)
        if actors:
            sure = len(actors) == 1
            meant = Resolution(actors[0], (), "name") if sure else Resolution(None, actors, "ambiguous")
            found.append(Mention(match.start(), match.end(), meant))
    return found


@cache
def _adjectives(language: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, words in read_language(language, "adjectives").items():
        for word in words:
            found[word] = (*found.get(word, ()), code)
    return found


def adjectival(text: str, registry: Registry, after: Expression) -> list[Mention]:
    """Return the adjectives that mean a delegation before words that match ``after``: "British supported"."""
    found: list[Mention] = []
    if after.is_idle(text):
        return found
    for match in _ADJECTIVE.finditer(text):
        if after.match(text[match.end() :]) is None or registry.resolve_exactly(match.group()).actor:
            continue
        meant = registry.resolve_addressed(match.group())
        if meant.actor is not None and meant.how == "name":
            found.append(extended_to_office(text, Mention(match.start(), match.end(), meant)))
    return found
