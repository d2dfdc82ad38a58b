"""Short names that a speaker gives to those spoken for: "on behalf of the Lake States (L6)"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from travaux.domain.actors import Actor, ActorKind
from travaux.domain.meetings import Intervention
from travaux.reference.phrases import clause_pattern
from travaux.reference.registry import Mention, Registry

_HEAD = re.compile(r" (?:of|for|on|and) ")
_SHORTEST = 4  # letters of a word by which a group is called again: "the Friends"


def short_names(
    words: str, mentions: Sequence[Mention], groups: Sequence[Actor], language: str
) -> tuple[str, ...]:
    """Return the names that ``words`` give to those spoken for, where nobody else is known by them.

    ``mentions`` are the actors named in ``words``, ``groups`` those that the speaker is known to speak for.
    """
    others = {(one.start, one.end) for one in mentions if one.resolution.actor not in groups}
    found = clause_pattern(language, "short_name").finditer(words)
    given = [(match[match.lastindex], match.span(match.lastindex)) for match in found if match.lastindex]
    short = [name.removeprefix("the ") for name, span in given if span not in others]
    known = clause_pattern(language, "spoken_for").search(words)
    full = known.group(1).strip() if known and not groups else ""
    first = full.split(" ")[0]
    plural = [f"he {first}"] if first.endswith("s") and len(first) > _SHORTEST else []
    counted_by = clause_pattern(language, "counted")
    counted = [
        f"he {last}" for name in short if counted_by.fullmatch(last := name.split(" ")[-1]) and name != last
    ]
    counted += [f"he {one['count'].title()}" for one in clause_pattern(language, "so_many").finditer(words)]
    return tuple(name for name in (*short, full, *plural, *counted) if name)


def group_shortly_named(words: str, mentions: Sequence[Mention], language: str) -> tuple[Actor, ...]:
    """Return the known group by whose short name ``words`` sum up those spoken for.

    "On behalf of Canada, Australia and my own country, New Zealand (CANZ)"; "of the eight States, the NB8".
    """
    short, apposed = (
        clause_pattern(language, name).finditer(words) for name in ("short_name", "apposed_group")
    )
    named = {one.span(one.lastindex) for one in short if one.lastindex} | {
        one.span("group") for one in apposed
    }
    found = (one.resolution.actor for one in mentions if (one.start, one.end) in named)
    return next(((actor,) for actor in found if actor and actor.kind is ActorKind.GROUP), ())


def are_groups(actors: Sequence[Actor]) -> bool:
    """Tell whether a group is among ``actors``, and not only the States that it is made of."""
    return any(actor.kind is ActorKind.GROUP for actor in actors)


def group_called(registry: Registry, actor: Actor, subject: str) -> tuple[Actor, ...]:
    """Return the one group of ``actor`` with a word such as "Coalition" in its name."""
    noun = subject.split()[-1].lower()
    groups = [registry.actors[code] for code in actor.groups if code in registry.actors]
    called = [group for group in groups if noun in group.name.lower().split()]
    return tuple(called) if len(called) == 1 else ()


def speaking_for(turn: Intervention, groups: tuple[Actor, ...]) -> Intervention:
    """Return a turn whose speaker has said for whom, where the record had not told it before."""
    if not are_groups(groups) or are_groups(turn.speaker.on_behalf_of):
        return turn
    return replace(turn, speaker=replace(turn.speaker, on_behalf_of=groups))


def called_in(words: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Return where ``words`` have short ``names``."""
    found = (re.finditer(rf"\b[Tt]?{re.escape(name)}(?!\w)", words) for name in names)
    return [one.span() for each in found for one in each]


@lru_cache(maxsize=256)
def nouns_of(groups: tuple[Actor, ...], record: str) -> tuple[str, ...]:
    """Return by which nouns the ``groups`` spoken for are called again: "the Council".

    A noun in the plural is anybody's, and so is one that the ``record`` has in another name, such as that of
    the body which meets.
    """
    found = {_HEAD.split(group.name, maxsplit=1)[0].split(" ")[-1]: group for group in groups}
    return tuple(
        f"he {noun}"
        for noun, group in found.items()
        if group.kind is ActorKind.GROUP
        and noun.istitle()
        and not noun.endswith("s")
        and not _is_of_others(noun, group, record)
    )


def _is_of_others(noun: str, group: Actor, record: str) -> bool:
    of = r" (?:of|on|for) (?:the )?[A-Z][\w’'-]+"
    named = re.findall(rf"(?:[A-Z][\w’'-]+ )+{noun}\b(?:{of})?|\b{noun}{of}", record)
    return any(
        name.removeprefix("The ") not in (noun, "") and _bare(name) not in _bare(group.name) for name in named
    )


def _bare(name: str) -> str:
    return re.sub(r"\bthe ", "", name.lower())
