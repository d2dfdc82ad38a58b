"""Opposing views in one sentence of an overview, each side in its own words."""

from collections.abc import Mapping, Sequence

from travaux.analysis.meeting.phrasing import quoted, strip_lead_in
from travaux.analysis.overview.claim_holders import HeldClaim
from travaux.analysis.overview.narration import narrate
from travaux.domain.findings import Difference, Side
from travaux.domain.messages import Text, joined, message
from travaux.domain.overview import AttributedSentence
from travaux.domain.spans import Citation
from travaux.domain.voices import Voice

_SHOWN = 3  # speakers of a side that are told of; more would be a list, not a sentence


def diverging(difference: Difference, held: Mapping[str, HeldClaim]) -> AttributedSentence | None:
    """Return the sentence on views that stand against one another, None where a side can be given to nobody.

    ``held`` are the claims by the ids of their arguments.
    """
    sides = [_members(side, held) for side in difference.sides]
    if difference.kind == "partial" or len(sides) < 2 or not all(sides):
        return None
    one, other = (joined((_narrated(*member) for member in side), " ") for side in sides[:2])
    first, second = ([holding for holding, _ in side] for side in sides[:2])
    members = [member for side in sides[:2] for member in side]
    return AttributedSentence(
        difference.id,
        diverging_views(one, other, difference.on),
        tuple(holding.said(citation) for holding, citation in members),
        tuple(dict.fromkeys(holding.named for holding, _ in members)),
        divergent=True,
        contrast=tuple(dict.fromkeys(h.name for h in second if h.name not in {f.name for f in first})),
    )


def diverging_views(one: Text, other: Text, matter: Text | None = None) -> Text:
    """Return what two sides hold as views that diverge, on a ``matter`` where it has a name."""
    if matter is None:
        return message("Divergent views were expressed. %(one)s In contrast: %(other)s", one=one, other=other)
    return message(
        "Divergent views were expressed on %(matter)s. %(one)s In contrast: %(other)s",
        matter=matter,
        one=one,
        other=other,
    )


def topic_of(difference: Difference, held: Mapping[str, HeldClaim]) -> HeldClaim | None:
    """Return the first claim of a difference, under whose topic it belongs."""
    ids = [argument for side in difference.sides for argument in side.arguments]
    return next((held[one] for one in ids if one in held), None)


def _members(side: Side, held: Mapping[str, HeldClaim]) -> list[tuple[HeldClaim, Citation]]:
    """Return the claims in which the words of a side stand, with these words."""
    claims = [held[argument] for argument in side.arguments if argument in held]
    found = [(_claim_of(voice, claims), voice.citation) for voice in side.voices]
    return [(claim, citation) for claim, citation in found if claim is not None][:_SHOWN]


def _claim_of(voice: Voice, claims: Sequence[HeldClaim]) -> HeldClaim | None:
    """Return the claim of a voice's own that lies nearest to its words."""
    own = [one for one in claims if one.turn.start <= voice.citation.start < one.turn.end]
    own = [one for one in own if one.argument.citations[0].source == voice.citation.source]
    return min(own, key=lambda one: abs(one.argument.citations[0].start - voice.citation.start), default=None)


def _narrated(holding: HeldClaim, citation: Citation) -> Text:
    """Return a claim told; a reason that stands for it is quoted instead."""
    if citation in holding.argument.citations:
        return narrate(holding)
    return joined((quoted(strip_lead_in(citation.quote)), " (", holding.named, ")."), "")


def places_shown(sentences: Sequence[AttributedSentence]) -> frozenset[tuple[str, int]]:
    """Return the places of the words that ``sentences`` already rest on."""
    return frozenset((c.source, c.start) for sentence in sentences for c in sentence.citations)
