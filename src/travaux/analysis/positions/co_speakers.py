"""What each of several takes where a sentence pairs them: "A and B supported 3 and 4, respectively"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.analysis.positions.attributions import Holder, NamedHolders
from travaux.analysis.positions.cues import Cue
from travaux.domain.messages import Text, message
from travaux.domain.positions import Stance, Target
from travaux.reference.phrases import clause_pattern

_WITH_AFTER = re.compile(
    r",\s+(?:(?:together\s+|along\s+|jointly\s+|in common\s+)?with|(?:just\s+|much\s+|rather\s+)?like)\s+"
    r"(?:the\s+|both\s+)?"
)
_RESPECTIVELY = re.compile(r"\brespectively\b|\brespectivement\b|\brespectivamente\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Share:
    """Who takes what; ``doubt`` is why that cannot be told."""

    holders: tuple[Holder, ...]
    targets: tuple[Target, ...]
    doubt: Text | None = None


def shares(
    sentence: str, holders: Sequence[Holder], targets: Sequence[Target], cue: Cue, cues: Sequence[Cue]
) -> tuple[Share, ...]:
    """Return the shares of one stand: all of everything, or each its own where the sentence pairs them off.

    ``cues`` are all those of the sentence: "A and B supported and opposed paragraph 3, respectively".
    """
    everybody = tuple(dict.fromkeys(holders))
    if cue.stance is Stance.ALIGN or not _RESPECTIVELY.search(sentence):
        return (Share(everybody, tuple(targets)),)
    stands = _stand_starts(cues)
    place = max(0, len([start for start in stands if start <= cue.start]) - 1)
    if len(everybody) == len(targets) > 1 == len(stands):
        return tuple(Share((holder,), (target,)) for holder, target in zip(everybody, targets, strict=True))
    if len(stands) == len(targets) > 1 == len(everybody):
        return (Share(everybody, (targets[place],)),)
    if len(stands) == len(everybody) > 1 and len(targets) <= 1:
        return (Share((everybody[place],), tuple(targets)),)
    if len(stands) == len(everybody) == len(targets) > 1:
        return (Share((everybody[place],), (targets[place],)),)
    unclear = message(
        "“respectively” does not tell who of %(holders)s takes which of %(targets)s",
        holders=len(everybody),
        targets=len(targets),
    )
    return (Share((), (), unclear),)


def _stand_starts(cues: Sequence[Cue]) -> list[int]:
    """Return where each stand begins; words inside those of another stand begin none."""
    starts: list[int] = []
    last = -1
    for cue in sorted(cues, key=lambda each: (each.start, -each.end)):
        if cue.start >= last:
            starts.append(cue.start)
        last = max(last, cue.end)
    return starts


def joins_after(words: str, cue: Cue, one: NamedHolders, language: str) -> bool:
    """Tell whether names join a stand after its verb: "opposed, with Y, …", "…, as did Y"."""
    if one.start < cue.end:
        return False
    as_did = clause_pattern(language, "as_did").search(words[: one.start])
    return bool(as_did or _WITH_AFTER.fullmatch(words, cue.end, one.start))
