"""Whose business each paragraph of a version is: who asks for it, takes a stance on it, sent words for it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from travaux.domain.actors import Actor, ActorKind
from travaux.domain.messages import Text, message
from travaux.domain.positions import Position
from travaux.domain.texts import Paragraph
from travaux.reports.filters import Filter, FilterValue
from travaux.views.delegations import delegations, slug
from travaux.views.positions.indexes import positions_by
from travaux.views.registry import actor_named, tools_for
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views

OWN, OF_GROUPS = 0, 1
"""The numbers by which a row says that it is a delegation's own business, or that of a group of its."""
_NO_PARTIES = (ActorKind.PERSON, ActorKind.ROLE)


@dataclass(frozen=True, slots=True)
class Interests:
    """The paragraphs of a version that are somebody's business. Parties are named as paths name them.

    ``parties`` are those whom a reader can be, each with its name; ``groups`` the groups of each that the
    record knows.
    """

    parties: tuple[tuple[str, str], ...]
    groups: Mapping[str, tuple[str, ...]] = field(repr=False)
    by_paragraph: Mapping[int, frozenset[str]] = field(repr=False)

    def of(self, paragraph: int, party: str) -> str:
        """Return the numbers by which a row says whose business it is, for one party that reads it."""
        holders = self.by_paragraph.get(paragraph, frozenset())
        own = party in holders
        grouped = not holders.isdisjoint(self.groups.get(party, ()))
        return " ".join(str(number) for number, holds in ((OWN, own), (OF_GROUPS, grouped)) if holds)

    def filter_for(self, party: str) -> Filter | None:
        """Return the filter by which a party sees its own paragraphs; None where there is no such party."""
        name = dict(self.parties).get(party)
        if name is None:
            return None
        said = [self.of(paragraph, party).split() for paragraph in self.by_paragraph]
        labels: dict[int, Text] = {OWN: name, OF_GROUPS: message("Its groups")}
        counted = {number: sum(str(number) in each for each in said) for number in labels}
        choices = (FilterValue(n, label, counted[n]) for n, label in labels.items() if counted[n] or n == OWN)
        return Filter("own", message("Mine"), tuple(choices))


def interests_in(snapshot: Snapshot, version: int) -> Interests:
    """Return whose business each paragraph of a version is."""
    return snapshot.cached(("interests", version), lambda: _gathered(snapshot, version))


def _gathered(snapshot: Snapshot, version: int) -> Interests:
    text = paragraph_views(snapshot)
    found: dict[int, frozenset[str]] = {}
    parties = {name: each.actor for name, each in delegations(snapshot).items()}
    for paragraph in text.lineage.versions[version].paragraphs:
        thread = text.at.get((version, paragraph.index))
        holders = {slug(actor): actor for actor in _interested(snapshot, text, version, paragraph, thread)}
        found[paragraph.index] = frozenset(holders)
        parties |= holders
    parties = {name: actor for name, actor in parties.items() if actor.kind not in _NO_PARTIES}
    return Interests(
        tuple(sorted(((name, actor.name) for name, actor in parties.items()), key=lambda each: each[1])),
        {name: tuple(_groups(snapshot, actor)) for name, actor in parties.items()},
        {index: names for index, names in found.items() if names},
    )


def _interested(
    snapshot: Snapshot, text: ParagraphViews, version: int, paragraph: Paragraph, thread: str | None
) -> Iterator[Actor]:
    """Yield those named beside the words, the authors of submissions for them, and who takes a stance."""
    beside = (one for bracket in paragraph.brackets for one in bracket.attributions)
    names = [name for one in (*paragraph.attributions, *beside) for name in one.actors]
    names += _authors(snapshot, text, thread) if thread else []
    yield from filter(None, (actor_named(snapshot, name) for name in names))
    if thread:
        held = positions_by(snapshot).by_thread.get(thread, ())
        for one in positions_on(held, thread, text.sources[version].id):
            yield from (one.holder, one.actor)


def _authors(snapshot: Snapshot, text: ParagraphViews, thread: str) -> list[str]:
    cited = (trace.proposal.citation for trace, _ in text.traces.get(thread, ()))
    known = (snapshot.sources[each.source] for each in cited if each and each.source in snapshot.sources)
    return [source.facts.author for source in known if source.facts.author]


def positions_on(positions: Iterable[Position], thread: str, source: str) -> Iterator[Position]:
    """Yield the positions on a paragraph that are on its words as one version has them."""
    for one in positions:
        if any(target.thread == thread and target.version in (None, source) for target in one.targets):
            yield one


def _groups(snapshot: Snapshot, actor: Actor) -> Iterator[str]:
    registry = tools_for(snapshot).registry
    known = (registry.actors.get(code) for code in actor.groups)
    return (slug(group) for group in known if group)
