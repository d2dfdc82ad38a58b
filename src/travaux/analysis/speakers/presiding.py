"""Who presides over a meeting or serves it, and so takes no side in it."""

from functools import lru_cache

from travaux.domain.actors import ActorKind, Speaker
from travaux.reference.lexicons import load_lexicon


def holds_no_side(speaker: Speaker) -> bool:
    """Tell whether ``speaker`` presides or serves the meeting and so does not take part in it."""
    if speaker.actor is not None and speaker.actor.kind is ActorKind.ROLE:
        return True
    lexicon = load_lexicon("floor")
    role = (speaker.role or "").lower()
    if speaker.actor is None and _is_body(speaker.label):
        return True
    if role and any(word in role.replace("-", " ").split() for word in lexicon["presiding_roles"]):
        return True
    return speaker.actor is not None and (
        speaker.actor.code in lexicon["serving_offices"]
        or speaker.actor.name.lower() in lexicon["serving_names"]
    )


@lru_cache(maxsize=4096)
def _is_body(label: str) -> bool:
    """Tell whether ``label`` names whoever presides, or the meeting itself, rather than a participant."""
    lexicon = load_lexicon("floor")
    words = label.lower().replace("-", " ").split()
    presides = any(word in lexicon["presiding_roles"] for word in words)
    return presides or label.lower().strip() in lexicon["serving_names"]


def speaker_label(speaker: Speaker) -> str:
    """Return how a report names ``speaker``: the actor, else the role, else the person or label."""
    if speaker.actor is not None:
        return speaker.actor.name
    if speaker.role and holds_no_side(speaker):
        return f"the {speaker.role}"
    return speaker.name
