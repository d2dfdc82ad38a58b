"""Reads the record ahead of its readers: the first page of a large one would else take long."""

from itertools import islice

from travaux.errors import TravauxError
from travaux.views.search.results import search
from travaux.views.snapshot import Snapshots
from travaux.web.addresses import server_address
from travaux.web.pages import PAGES
from travaux.web.pages.kind import parts_of
from travaux.web.rendering import Setting, render


def warm(snapshots: Snapshots) -> None:
    """Open one page of every kind and search once, so that what they are made of is at hand."""
    snapshot = snapshots.now()
    for kind in PAGES:
        try:
            for path in islice(kind.paths(snapshot), 1):
                render(kind, snapshot, Setting(server_address, here=path), **parts_of(kind.pattern, path))
        except TravauxError:  # its reader will be told
            continue
    search(snapshot, snapshot.title)
