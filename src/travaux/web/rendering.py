"""Pages as HTML, the same for a server and for a published site: only their links differ."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape

from travaux import __version__
from travaux.exports.html.page import page_context
from travaux.reports.page import Page
from travaux.service.reading_room import Snapshot
from travaux.web.addresses import Link
from travaux.web.pages.kind import PageKind


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a page is shown: how it links, in which language it speaks, and whether a server answers."""

    link: Link
    language: str = "en"
    live: bool = True


def render(kind: PageKind, room: Snapshot, setting: Setting, **parts: str) -> str:
    """Return one page.

    Raises:
        NotFound: if there is no such page for the viewer of ``room``.
    """
    context = kind.context(room, **parts)
    report = getattr(context, "report", None)
    blocks: dict[str, Any] = page_context(report) if isinstance(report, Page) else {}
    return (
        templates()
        .get_template(kind.template)
        .render(
            **blocks
            | {
                "this": context,
                "room": room,
                "link": setting.link,
                "setting": setting,
                "section": kind.section,
            }
        )
    )


@cache
def templates() -> Environment:
    """Return the templates of the reading room, and those of blocks that reports share with it."""
    environment = Environment(
        loader=ChoiceLoader(
            [PackageLoader("travaux.web", "templates"), PackageLoader("travaux.exports.html", "templates")]
        ),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["version"] = __version__
    return environment
