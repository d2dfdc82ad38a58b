"""Who holds a commitment: those whom it addresses, one by one where a list says who they are."""

from collections.abc import Iterable, Iterator

from travaux.domain.actors import Actor, ActorKind
from travaux.domain.delivery import DutyHolder, HolderKind
from travaux.reference.phrases import phrase
from travaux.reference.registry import Registry


def holders_of(
    addressees: Iterable[str], registry: Registry, members: str | None = None
) -> tuple[DutyHolder, ...]:
    """Return those who are addressed, each once: "Member States" are every State, a group its members.

    Where ``members`` is the code of a group, "Member States" are that group's. A group whose members no list
    gives is one holder, and so is whoever is addressed by a name that the registry does not know or that may
    mean several.
    """
    found: dict[str, DutyHolder] = {}
    for written in addressees:
        for holder in _meant(written, registry, members):
            found.setdefault(holder.code, holder)
    return tuple(found.values())


def is_every_state(written: str) -> bool:
    """Tell whether what a text addresses is every State of its body together: "all Member States"."""
    return bool(phrase("commitments", "holders.every_state").fullmatch(_without_article(written)))


def _without_article(written: str) -> str:
    return phrase("commitments", "holders.article").sub("", " ".join(written.split()))


def _meant(written: str, registry: Registry, members: str | None) -> Iterator[DutyHolder]:
    if is_every_state(written):
        states = registry.members(members) if members else _states(registry)
        yield from (holder_of(actor) for actor in states)
        return
    name = _without_article(written)
    actor = registry.resolve_exactly(name).actor
    if actor is None:
        yield DutyHolder(name.casefold(), name, HolderKind.COLLECTIVE)
    elif listed := registry.members(actor.code):
        yield from (holder_of(member) for member in listed)
    else:
        yield holder_of(actor)


def holder_of(actor: Actor) -> DutyHolder:
    """Return an actor of the registry as a holder."""
    kind = HolderKind.BODY
    if actor.kind is ActorKind.STATE:
        kind = HolderKind.STATE
    elif actor.kind is ActorKind.GROUP:
        kind = HolderKind.COLLECTIVE
    return DutyHolder(actor.code, actor.name, kind, actor.region, actor.groups)


def _states(registry: Registry) -> list[Actor]:
    states = (actor for actor in registry.actors.values() if actor.kind is ActorKind.STATE)
    return sorted(states, key=lambda actor: actor.name)
