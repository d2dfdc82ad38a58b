"""Review: what most needs a human eye, one finding with what was said of it, and who changed what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from travaux.commands.corrections import FIELDS
from travaux.domain.actors import ActorKind
from travaux.domain.messages import Text, joined
from travaux.domain.review import Review, ReviewDecision
from travaux.views.registry import registry_of
from travaux.views.review.consequences import is_worked_out, resting_on, what_stands
from travaux.views.review.findings import (
    LogLine,
    ReviewItem,
    item,
    items,
    name_of,
    original_in_words,
    queue,
    replacement_in_words,
)
from travaux.views.review.findings import log as written_log
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind, path_alone

LABELS: Mapping[str, str] = {
    "actor": N_("Delegation or organisation"),
    "person": N_("Person"),
    "on_behalf_of": N_("On behalf of (with “;” between groups)"),
    "stance": N_("Stance"),
    "targets": N_("About (with “;” between them)"),
    "topics": N_("Topics (with “;” between them)"),
    "old": N_("Paragraphs of the older version, by number in reading order"),
    "new": N_("Paragraphs of the newer version, by number in reading order"),
}
"""What a field of a correction is called."""

_PEOPLE = frozenset({"add", "update", "review"})
_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Queue:
    heading: str
    items: tuple[ReviewItem, ...]
    reviewed: tuple[ReviewItem, ...]


@dataclass(frozen=True, slots=True)
class DescribedReview:
    """One review in words."""

    review: Review
    machine: Text
    instead: Text
    path: str


@dataclass(frozen=True, slots=True)
class ReviewField:
    name: str
    label: str
    value: str
    options: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding and its form. ``refused`` says why what was sent could not be kept.

    ``stands`` is what stands at once; ``rests`` are the findings that are worked out again with it.

    ``since`` are the reviews that came while a form was filled in: then the page shows both.
    """

    heading: str
    item: ReviewItem
    path: str
    said: tuple[DescribedReview, ...]
    fields: tuple[ReviewField, ...]
    actors: tuple[str, ...]
    reason: str = ""
    refused: Text = ""
    since: tuple[DescribedReview, ...] = ()
    sent: tuple[tuple[str, str], ...] = ()
    stands: Text = ""
    rests: tuple[ReviewItem, ...] = ()
    worked_out: bool = True

    @property
    def was_corrected(self) -> bool:
        """Tell whether what people put in place of what the machine found is applied everywhere."""
        said = self.item.in_force
        return self.worked_out and said is not None and said.verdict is ReviewDecision.EDIT

    @property
    def subject(self) -> Text:
        """Return what tells this page from others of its heading."""
        return joined((f"{self.item.key.id} ·", self.item.where, "–", self.item.now), " ")


@dataclass(frozen=True, slots=True)
class Log:
    heading: str
    entries: tuple[LogLine, ...] = field(default=())
    said: tuple[DescribedReview, ...] = ()
    left_out: int = 0


def path_of(name: str) -> str:
    """Return the path of the page on a finding."""
    return f"review/{name}/"


def reviews(snapshot: Snapshot) -> Queue:
    """Return what most needs a human eye, and what was reviewed."""
    reviewed = tuple(one for one in items(snapshot).values() if one.reviews)
    return Queue(N_("Review"), tuple(queue(snapshot)), reviewed)


def finding(
    snapshot: Snapshot,
    what: str,
    subject: str,
    finding: str,
    *,
    sent: Mapping[str, str] | None = None,
    refused: Text = "",
    seen: int | None = None,
) -> Finding:
    """Return one finding; with what a form ``sent`` where it was ``refused``."""
    one = item(snapshot, f"{what}/{subject}/{finding}")
    given = sent or {}
    said = tuple(_described_review(snapshot, review) for review in one.reviews)
    fields = tuple(
        ReviewField(name, LABELS[name], given.get(name, ""), name in ("actor", "on_behalf_of"))
        for name in FIELDS[one.key.kind]
    )
    return Finding(
        one.what,
        one,
        path_of(one.name),
        said,
        fields,
        _actors(snapshot) if any(each.options for each in fields) else (),
        given.get("reason", ""),
        refused,
        said[seen:] if seen is not None else (),
        tuple((LABELS.get(name, name), value) for name, value in given.items() if value and name in _TOLD),
        what_stands(snapshot, one),
        resting_on(snapshot, one),
        is_worked_out(snapshot, one),
    )


_TOLD = frozenset({"verdict", "reason", *LABELS})


def log(snapshot: Snapshot) -> Log:
    """Return who changed what, newest first; what stages made is in the programming interface."""
    written = [line for line in written_log(snapshot) if line.action in _PEOPLE]
    said = tuple(_described_review(snapshot, review) for review in reversed(snapshot.reviews()))
    return Log(
        N_("Who changed what"), tuple(written[: -_SHOWN - 1 : -1]), said, max(0, len(written) - _SHOWN)
    )


def _described_review(snapshot: Snapshot, review: Review) -> DescribedReview:
    return DescribedReview(
        review, original_in_words(snapshot, review), replacement_in_words(snapshot, review), _path(review)
    )


def _path(review: Review) -> str:
    return path_of(name_of(review.finding)) if review.finding.kind in FIELDS else "commitments/"


def _actors(snapshot: Snapshot) -> tuple[str, ...]:
    def load() -> tuple[str, ...]:
        known = registry_of(snapshot).actors.values()
        return tuple(sorted({actor.name for actor in known if actor.kind is not ActorKind.ROLE}))

    return snapshot.cached("names of actors", load)


def _findings(snapshot: Snapshot) -> Iterable[str]:
    return (path_of(one.name) for one in items(snapshot).values())


PAGES = (
    PageKind("review/", "review.html", reviews, path_alone("review/"), "review", live=True),
    PageKind("review/log/", "review-log.html", log, path_alone("review/log/"), "review", live=True),
    PageKind("review/{what}/{subject}/{finding}/", "finding.html", finding, _findings, "review", live=True),
)
"""The pages of this module; they need a server."""
