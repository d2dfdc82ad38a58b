"""The pages of the reading room, each a typed context and a template."""

from travaux.web.pages import (
    actors,
    commitments,
    consultation,
    facts,
    home,
    inputs,
    meetings,
    method,
    paragraphs,
    positions,
    procedure,
    reader,
    registers,
    review,
    search,
    sources,
    statistics,
    texts,
    themes,
    work,
)
from travaux.web.pages.kind import FileKind, PageKind

PAGES: tuple[PageKind, ...] = (
    *home.PAGES,
    *texts.PAGES,
    *reader.PAGES,
    *paragraphs.PAGES,
    *meetings.PAGES,
    *actors.PAGES,
    *positions.PAGES,
    *registers.PAGES,
    *themes.PAGES,
    *inputs.PAGES,
    *consultation.PAGES,
    *procedure.PAGES,
    *commitments.PAGES,
    *statistics.PAGES,
    *sources.PAGES,
    *facts.PAGES,
    *search.PAGES,
    *review.PAGES,
    *work.PAGES,
    *method.PAGES,
)
"""Every page there is; a published site holds just these."""

FILES: tuple[FileKind, ...] = (
    *reader.FILES,
    *texts.FILES,
    *paragraphs.FILES,
    *meetings.FILES,
    *actors.FILES,
    *positions.FILES,
    *registers.FILES,
    *themes.FILES,
    *inputs.FILES,
    *consultation.FILES,
    *commitments.FILES,
    *statistics.FILES,
    *sources.FILES,
    *procedure.FILES,
    *search.FILES,
)
"""Every file that pages offer to take away; a published site holds these too."""
