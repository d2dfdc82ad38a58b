"""A tour of the record in five stops."""

from dataclasses import dataclass

from travaux.views.snapshot import Snapshot
from travaux.views.tour import TourStop, tour_of
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind


@dataclass(frozen=True, slots=True)
class TourPage:
    heading: str
    stops: tuple[TourStop, ...]


def tour(snapshot: Snapshot) -> TourPage:
    """Return the stops of the tour."""
    return TourPage(N_("A tour in five stops"), tour_of(snapshot))


PAGES = (PageKind("tour/", "tour.html", tour, lambda snapshot: ("tour/",) if snapshot.sources else (), ""),)
"""The pages of this module."""
