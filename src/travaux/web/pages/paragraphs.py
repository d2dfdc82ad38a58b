"""A paragraph of the text: its whole history on one page."""

from collections.abc import Iterable

from travaux.domain.lineage import Lineage
from travaux.views.dossiers import paragraph_dossier
from travaux.views.paragraph_history import paragraph_history
from travaux.views.snapshot import Snapshot
from travaux.web.pages.downloads import dossiers
from travaux.web.pages.kind import PageKind


def _paths(snapshot: Snapshot) -> Iterable[str]:
    threads = snapshot.result(Lineage).threads if snapshot.has(Lineage) else ()
    return (f"paragraphs/{thread.id}/" for thread in threads)


PAGES = (PageKind("paragraphs/{thread}/", "paragraph.html", paragraph_history, _paths, "text"),)
"""The pages of this module."""

FILES = dossiers("paragraphs/{thread}/", "paragraph", paragraph_dossier, _paths)
"""What can be taken away."""
