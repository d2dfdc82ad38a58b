"""Small meetings of fictional parties with what they argued, and likeness of meaning by common words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from travaux.analysis.overview.claim_holders import HeldClaim, find_held_claims
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.findings import Argument
from travaux.domain.meetings import Intervention, Meeting, MeetingFacts
from travaux.domain.spans import SourceText

CHAIR = Speaker("The Chair", Actor("chair", "Chair", ActorKind.ROLE), role="Chair")
RIVERS = Actor("riv", "Group of Rivers", ActorKind.GROUP)


class CommonWords:
    """Texts are as near as they share words."""

    identity = "common words"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        known = sorted({word for text in texts for word in text.lower().split()})
        found = np.zeros((len(texts), max(len(known), 1)), np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                found[row, known.index(word)] = 1
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1)


def party(name: str, *groups: Actor, kind: ActorKind = ActorKind.STATE) -> Speaker:
    return Speaker(name.upper(), Actor(name.lower(), name, kind), on_behalf_of=groups)


def meeting(*turns: tuple[Speaker, str], source: str = "talks") -> Meeting:
    text, found = "", []
    for number, (speaker, words) in enumerate(turns):
        start = len(text)
        text += f"{words}\n"
        found.append(Intervention(f"i{number}", speaker, start, start + len(words), len(words.split())))
    return Meeting(SourceText(source, text), "plain", MeetingFacts(), tuple(found))


def argued(held: Meeting, *claims: str | None) -> list[Argument]:
    """Return an argument for each turn: its claim, or the turn's own words in the third person."""
    found = []
    for turn, claim in zip(held.interventions, claims, strict=True):
        words = held.words_of(turn)
        text = claim or f"{turn.speaker.name} {words[0].lower()}{words[1:]}"
        cited = (held.source.cite(turn.start, turn.end),)
        found.append(Argument(f"{held.source.id}-{turn.id}", turn.id, turn.speaker.name, text, cited))
    return found


def holdings(*turns: tuple[Speaker, str], claims: Sequence[str | None] = ()) -> list[HeldClaim]:
    held = meeting(*turns)
    found, _ = find_held_claims(held, argued(held, *(claims or [None] * len(turns))))
    return found
