"""Short names that a speaker gives to those spoken for: "on behalf of the Lake States (L6)"."""

from collections.abc import Sequence

from travaux.domain.actors import Actor
from travaux.reference.phrases import clause_pattern
from travaux.reference.registry import Mention

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
    return tuple(name for name in (*short, full, *plural) if name)
