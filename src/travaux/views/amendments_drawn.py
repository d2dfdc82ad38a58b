"""What delegations put into the text as a picture: by version, proponent and outcome.

The words are those that came with a delegation's own bracket. Whether they stand is what the lineage tells of
them, word by word; what is asked to be deleted is not drawn, since words that were changed are not gone.
"""

import re
from collections.abc import Iterator, Sequence

from travaux.domain.lineage import Lineage
from travaux.domain.messages import message
from travaux.views.delegations import Delegation, Entered, delegations, slug
from travaux.views.proposals_drawn import MOST, Proponent, ProposalPhase, ProposalSquare
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views

_SHORTEST = 10  # characters: in the shipped example all shorter ones of two words are function words

ORDER = ("stands", "open", "left")
"""What may have become of words that a delegation put into the text, as squares show it."""


def amendments_drawn(snapshot: Snapshot) -> tuple[ProposalPhase, ...]:
    """Return the words that came with delegations' brackets, version by version, proponents by name."""
    return snapshot.cached("amendments drawn", lambda: tuple(_phases(snapshot)))


def _phases(snapshot: Snapshot) -> Iterator[ProposalPhase]:
    if not snapshot.has(Lineage):
        return
    text = paragraph_views(snapshot)
    everybody = sorted(delegations(snapshot).values(), key=lambda known: known.actor.name.casefold())
    telling = [(known, [one for one in known.entered if _is_telling(one.words)]) for known in everybody]
    single = sum(len(entered) for _, entered in telling) <= MOST
    for version in range(len(text.sources)):
        came = [(known, [one for one in entered if one.came == version]) for known, entered in telling]
        proponents = tuple(
            Proponent(known.actor.name, _page(known), tuple(_squares(text, known, made, single=single)))
            for known, made in came
            if made
        )
        if proponents:
            yield ProposalPhase(message("With %(version)s", version=text.name(version)), proponents)


def _squares(
    text: ParagraphViews, known: Delegation, made: Sequence[Entered], *, single: bool
) -> Iterator[ProposalSquare]:
    outcomes = [(_outcome(text, known, one), one) for one in made]
    for outcome in ORDER:
        found = [one for each, one in outcomes if each == outcome]
        if single:
            yield from (ProposalSquare(outcome, 1, one.words, f"paragraphs/{one.thread}/") for one in found)
        elif found:
            yield ProposalSquare(outcome, len(found), "", _page(known))


def _outcome(text: ParagraphViews, known: Delegation, one: Entered) -> str:
    """Return what became of words: they left again, or stand, in brackets of their proponent's or free."""
    if one.went is not None:
        return "left"
    newest = len(text.sources) - 1
    asked = (wish.words for wish in known.wishes if wish.version == newest and wish.thread == one.thread)
    return "open" if any(f" {_plain(one.words)} " in f" {_plain(words)} " for words in asked) else "stands"


def _is_telling(words: str) -> bool:
    """Say whether words tell a reader something by themselves: a figure, or more than "from" or "for the"."""
    return any(sign.isdigit() for sign in words) or (" " in words and len(words) >= _SHORTEST)


def _page(known: Delegation) -> str:
    return f"actors/{slug(known.actor)}/"


def _plain(words: str) -> str:
    """Return words without their marks and capitals."""
    return " ".join(re.findall(r"\w+", words.casefold()))
