"""One actor as the programming interface tells it."""

from travaux.domain.actors import Actor
from travaux.exports.meeting_json import citations_json
from travaux.views.delegations import NumberedIntervention, SharedPoint, Wish, delegation
from travaux.views.rows import Row, actor_row, filtered
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import paragraph_views


def actor_json(snapshot: Snapshot, name: str) -> Row:
    """Return everything that the record has of one actor.

    Raises:
        NotFound: if it has nothing.
    """
    found = delegation(snapshot, name)
    return {
        **actor_row(name, found, snapshot),
        "turns": [_turn(turn) for turn in found.turns],
        "turns_for_it": [_turn(turn) for turn in found.by_proxy],
        "held": [
            {"meeting": held.source.id, "argument": held.argument.id, "claim": held.argument.claim}
            | {"citations": citations_json(held.argument.citations)}
            for held in found.arguments
        ],
        "stands": _stance_rows(snapshot, found.actor),
        "shares": [_shared_row(shared) for shared in found.shared],
        "opposes": [
            {"meeting": parted.source.id, "difference": parted.difference.id, "text": parted.difference.text}
            | {"against": [actor for side in parted.others for actor in side.actors]}
            | {"citations": citations_json(parted.own.citations)}
            for parted in found.parted
        ],
        "wants": [_wish_row(snapshot, wish) for wish in found.wishes],
        "sent": [source.id for source in found.inputs],
    }


def _stance_rows(snapshot: Snapshot, actor: Actor) -> list[Row]:
    own = filtered(snapshot, "positions", {"actor": actor.name})
    return [row for row in own if actor.name in (row["actor"], row["speaking_for"])]


def _turn(turn: NumberedIntervention) -> Row:
    told = turn.intervention
    return {"meeting": turn.source.id, "intervention": told.id, "number": turn.number, "words": told.words}


def _shared_row(shared: SharedPoint) -> Row:
    told = shared.agreement
    return {
        "meeting": shared.source.id,
        "agreement": told.id,
        "text": told.text,
        "with": list(shared.others),
        "citations": citations_json(told.citations),
    }


def _wish_row(snapshot: Snapshot, wish: Wish) -> Row:
    return {
        "draft": paragraph_views(snapshot).sources[wish.version].id,
        "paragraph": wish.paragraph.index,
        "thread": wish.thread,
        "action": wish.action.value,
        "words": wish.words,
        "note": wish.note,
    }
