"""Pages as HTML, the same for a server and for a published site: only their links differ."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape

from travaux.domain.lineage import Lineage
from travaux.domain.messages import Text
from travaux.domain.people import AccessRight, AccountRole
from travaux.domain.positions import side
from travaux.domain.review import ReviewDecision
from travaux.domain.sources import Source
from travaux.domain.spans import Citation
from travaux.release import __version__
from travaux.views.citation_targets import CitationTarget, home_of, opening
from travaux.views.documents import BLOCK_FUNCTIONS, Document
from travaux.views.dossiers import FORMS, PUBLISHED
from travaux.views.procedure.phases import phases
from travaux.views.recordings import has_sound
from travaux.views.review.backing import ReviewsUsed, reviewed_turns
from travaux.views.rooms import places_for
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import paragraph_views
from travaux.web.addresses import Link
from travaux.web.help import help_on
from travaux.web.languages import LANGUAGES, N_, catalogue, day, direction
from travaux.web.menu import menu
from travaux.web.pages.kind import PageKind
from travaux.web.previews import preview, title
from travaux.web.terms import KINDS, SIDES, WISHES
from travaux.web.translation import say_or_translate, translation


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a page is shown: how it links, in which language it speaks, and whether a server answers.

    ``here`` is the page's own path; ``since`` is when its reader was last here (ISO 8601), where known;
    ``at`` is the address, ending in "/", at which a published site will stand, where that is known.
    ``mine`` is the delegation that the reader is of, as paths name it; ``chosen`` are the filters that the
    address sets, each by the number of its value. ``acts`` is what the reader may do; ``person`` and ``role``
    who they are on a server with accounts, the role alone where they have not signed in.
    """

    link: Link
    language: str = "en"
    live: bool = True
    here: str = ""
    since: str | None = None
    at: str | None = None
    mine: str = ""
    chosen: Mapping[str, int] = field(default_factory=dict)
    acts: frozenset[AccessRight] = frozenset()
    person: str | None = None
    role: AccountRole | None = None

    def may(self, act: str) -> bool:
        """Tell whether the reader may do what a page offers; nobody may on a published site."""
        return act in self.acts


@dataclass(frozen=True, slots=True)
class _Opened:
    address: str
    label: str
    corrected: bool = False
    play: str | None = None


def render(kind: PageKind, snapshot: Snapshot, setting: Setting, **parts: object) -> str:
    """Return one page.

    Raises:
        NotFound: if there is no such page for the viewer of ``snapshot``.
    """
    if kind.steady and setting.live and not parts.get("asked"):
        key = ("printed", setting.here, setting.language, setting.acts, setting.person, setting.role)
        return snapshot.cached(key, lambda: _rendered(kind, snapshot, setting, **parts))
    return _rendered(kind, snapshot, setting, **parts)


def _rendered(kind: PageKind, snapshot: Snapshot, setting: Setting, **parts: object) -> str:
    context = kind.context(snapshot, **parts)
    report = getattr(context, "report", None)
    blocks: dict[str, object] = {}
    if isinstance(report, Document):
        blocks = report.with_reviews(reviewed_turns(snapshot)).context(getattr(context, "also", ()))
        if not getattr(context, "has_record", False):
            blocks["where"] = lambda citation: _opening_of(snapshot, setting, ReviewsUsed(snapshot), citation)
        elif setting.live:
            blocks |= _listening(snapshot, setting)
            blocks["review_of"] = lambda record, turn: setting.link(
                f"review/intervention/{record.meeting.source.id}/{turn.id}/"
            )
    return (
        templates(setting.language)
        .get_template(kind.template)
        .render(
            **blocks
            | _surroundings(snapshot, setting, kind.section, context)
            | {"this": context, "help": help_on(kind.template)}
        )
    )


@dataclass(frozen=True, slots=True)
class _Refusal:
    """What went wrong; ``missing`` where there is nothing at the address."""

    heading: str
    message: Text
    remedy: Text | None
    missing: bool


def render_error(
    snapshot: Snapshot, setting: Setting, message: Text, remedy: Text | None, *, missing: bool = False
) -> str:
    """Return the page that says what went wrong, and where one can go from it."""
    heading = N_("There is no such page") if missing else N_("This page cannot be shown")
    said = _Refusal(heading, message, remedy, missing)
    return (
        templates(setting.language)
        .get_template("error.html")
        .render(**_surroundings(snapshot, setting, "", said) | {"this": said, "help": help_on("error.html")})
    )


def _surroundings(snapshot: Snapshot, setting: Setting, section: str, context: object) -> dict[str, Any]:
    """Return what every template may use; ``reviewed`` are the reviews that lines above it rest on."""
    used = ReviewsUsed(snapshot)
    return {
        "snapshot": snapshot,
        "link": setting.link,
        "setting": setting,
        "section": section,
        "title": title(context, snapshot, section),
        "preview": preview(context, snapshot),
        "phases": phases(snapshot, date.today()),
        "menu": menu(snapshot, live=setting.live, acts=setting.acts),
        "opened": lambda citation: _opening_of(snapshot, setting, used, citation),
        "reviewed": used.all,
        "places": lambda: places_for(snapshot),
        "day": lambda of: day(of, setting.language),
        "home_of": lambda source: home_of(snapshot, source),
        "thread_address": lambda thread: setting.link(f"paragraphs/{thread}/"),
        "threads": lambda: paragraph_views(snapshot).threads if snapshot.has(Lineage) else {},
    }


def _opening_of(snapshot: Snapshot, setting: Setting, used: ReviewsUsed, citation: Citation) -> _Opened:
    """Return where a citation opens, and a short label for the link; note in ``used`` what was reviewed."""
    found = opening(snapshot, citation)
    label = _label(snapshot.sources[citation.source], found, setting.language)
    played = _played(snapshot, setting, citation)
    said = used.under(citation)
    if said and said.verdict is ReviewDecision.EDIT:
        corrected = catalogue(setting.language).gettext(N_("corrected"))
        return _Opened(setting.link(found.path), f"{label} · {corrected}", True, played)
    return _Opened(setting.link(found.path), label, play=played)


def _listening(snapshot: Snapshot, setting: Setting) -> dict[str, object]:
    """Return what blocks need to lead to the sound of the words that they cite and show."""
    return {
        "play_of": lambda citation: _played(snapshot, setting, citation),
        "played_from": lambda record, milliseconds: _sound_at(
            snapshot, setting, record.meeting.source.id, milliseconds
        ),
    }


def _played(snapshot: Snapshot, setting: Setting, citation: Citation) -> str | None:
    """Return where the words of a citation are heard, None where there is no sound of them."""
    if not setting.live or citation.start_ms is None:
        return None
    return _sound_at(snapshot, setting, citation.source, citation.start_ms)


def _sound_at(snapshot: Snapshot, setting: Setting, source: str, milliseconds: int) -> str | None:
    found = snapshot.sources.get(source)
    if found is None or not has_sound(found):
        return None
    return setting.link(f"media/{source}#t={milliseconds / 1000:g}")


def _label(source: Source, found: CitationTarget, language: str) -> str:
    name = day(source.facts.date, language) if source.facts.date else source.title[:24]
    if found.number is None:
        return source.facts.stage or source.facts.symbol or name
    time = f" · {found.time}" if found.time else ""
    return f"{name} ¶{found.number}{time}"


@cache
def templates(language: str = "en") -> Environment:
    """Return the templates of the reading room in one language, and those of blocks that reports share."""
    environment = Environment(
        loader=ChoiceLoader(
            [PackageLoader("travaux.web", "templates"), PackageLoader("travaux.exports.html", "templates")]
        ),
        extensions=["jinja2.ext.i18n"],
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined] # added by the extension
    environment.globals |= BLOCK_FUNCTIONS
    environment.globals |= {
        "say": translation(language).say,
        "term": partial(say_or_translate, language),
        "printed": translation(language).cell,
        "version": __version__,
        "languages": LANGUAGES,
        "direction": direction,
        "wishes": WISHES,
        "side_of": lambda stance: SIDES[side(stance)],
        "kinds": KINDS,
        "dossier_forms": {True: FORMS, False: PUBLISHED},
        "kinds_by_name": {kind.value: name for kind, name in KINDS.items()},
    }
    return environment
