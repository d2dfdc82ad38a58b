"""The pages of the reading room, each a typed context and a template."""

from travaux.web.pages import home, meetings, sources
from travaux.web.pages.kind import PageKind

PAGES: tuple[PageKind, ...] = (*home.PAGES, *meetings.PAGES, *sources.PAGES)
"""Every page there is; a published site holds just these."""
