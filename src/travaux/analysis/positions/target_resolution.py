"""Targets held against the drafts of the record: tied to a paragraph that was there, or not at all."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from travaux.analysis.positions.targets import expand
from travaux.analysis.text.named import is_chapeau
from travaux.analysis.wording import content_stems
from travaux.domain.lineage import Lineage
from travaux.domain.messages import Message, Text, joined, message
from travaux.domain.positions import Moment, Position, Register, Stance, Target, TargetKind, Unresolved
from travaux.domain.texts import Draft, Paragraph, ParagraphKind

_AT_ADOPTION = frozenset({Stance.RESERVE, Stance.DISSOCIATE, Stance.INTERPRET})
_PAPER = re.compile(r"\bpaper$", re.IGNORECASE)
_JOINED = r"(?:\s*,)?\s*(?:of|in|from|under|to)\s+(?:the\s+|our\s+|its\s+|this\s+)?"
_LEADING = re.compile(r"^(PP|OP|AP)?\s*(.+)$")
_IN_ARTICLE = re.compile(r"^(?P<article>[A-Za-z]+\.?\s+\S+(?:\s?bis|\s?ter)?), paragraph (?P<label>.+)$")
_PROVISION = re.compile(
    r"^(?P<noun>[A-Za-z-]+\.?)\s+(?P<labels>.+?)(?:\s+of\s+(?P<article>Article\s+\S+))?$", re.I
)
# Words of a text's name that say what kind of text it is, not which one.
_KINDS = frozenset(
    content_stems(
        "draft resolution decision text document agreement convention protocol treaty declaration outcome "
        "revised zero compilation general assembly council conference committee article annex "
        "projet résolution décision texte accord protocole traité déclaration "
        "proyecto resolución decisión texto documento acuerdo convención convenio protocolo tratado "
        "declaración"
    )
)


def ground(register: Register, lineage: Lineage) -> Register:
    """Return ``register`` with provisions tied to paragraphs of the version that was on the table.

    A provision is tied only where that version was there to be spoken of: it is not younger than the
    position, the words name no other text, and one paragraph alone has that number. Everything else is kept
    with why it is not tied.
    """
    if not lineage.versions:
        return register
    versions = [_Provisions(lineage, number) for number in range(len(lineage.versions))]
    grounded = tuple(_grounded(position, lineage, versions) for position in register.positions)
    missing = [
        Unresolved(joined((position.actor.name, target.why_unbound), ": "), position.citations)
        for position in grounded
        for target in position.targets
        if target.why_unbound and target.instrument is None and target.version is not None
    ]
    return replace(
        register, positions=grounded, unresolved=tuple(dict.fromkeys((*register.unresolved, *missing)))
    )


def bound_to(register: Register, lineage: Lineage, number: int) -> Register:
    """Return ``register`` with the provisions that it names tied to paragraphs of version ``number``."""
    version = _Provisions(lineage, number)
    return replace(
        register,
        positions=tuple(
            replace(one, targets=tuple(bound for target in one.targets for bound in version.bind(target)))
            for one in register.positions
        ),
    )


def _grounded(position: Position, lineage: Lineage, versions: "list[_Provisions]") -> Position:
    number, why = _on_the_table(position, lineage)
    if number is None:
        return replace(position, targets=tuple(_unbound_target(target, why) for target in position.targets))
    tied = (bound for target in position.targets for bound in versions[number].bind(target))
    return replace(position, targets=tuple(dict.fromkeys(tied)))


def _unbound_target(target: Target, why: Text) -> Target:
    is_provision = target.kind is TargetKind.PARAGRAPH or target.instrument is not None
    return replace(target, why_unbound=why) if is_provision else target


def _on_the_table(position: Position, lineage: Lineage) -> tuple[int | None, Text]:
    """Return the version that a position speaks of; None where it is not among them, and why.

    What is placed on record at adoption speaks of a draft, never of the paper that came before drafts.
    """
    final = position.stance in _AT_ADOPTION or position.moment is Moment.AFTER
    dates = {
        number: version.date.isoformat() if version.date else None
        for number, version in enumerate(lineage.versions)
        if not (final and _PAPER.search(version.stage or ""))
    }
    if not dates:
        return None, message("the text that was adopted is not at hand")
    if position.date is None or None in dates.values():
        return max(dates), ""
    earlier = [number for number, day in dates.items() if day and day <= position.date]
    if not earlier:
        first = date.fromisoformat(min(filter(None, dates.values())))
        return None, message("of a text not at hand: the first version here is of %(day)s", day=first)
    return max(earlier), ""


@dataclass(frozen=True, slots=True)
class _ParagraphPlace:
    """A paragraph by its index, and the headings that it stands under."""

    index: int
    section: tuple[str, ...] = field(default=())


class _Provisions:
    """The paragraphs of one version by every label that people use for them."""

    def __init__(self, lineage: Lineage, number: int) -> None:
        draft = lineage.versions[number]
        self._source = draft.source.id
        self._name = frozenset(content_stems(f"{draft.title or ''} {draft.symbol or ''}"))
        self._written = f"{draft.title or ''} {draft.symbol or ''} {draft.stage or ''}".lower()
        self._places = _labelled(draft)
        self._threads: Mapping[int, str] = {
            index: thread.id
            for thread in lineage.threads
            for place in thread.places
            if place.version == number
            for index in place.paragraphs
        }

    def bind(self, target: Target) -> tuple[Target, ...]:
        """Return ``target`` tied to its paragraph, or with why it is not; several where it names several."""
        if target.instrument is not None:
            if not self._is_called(target.instrument):
                return (
                    replace(target, why_unbound=message("of another text: %(name)s", name=target.instrument)),
                )
            return tuple(self._bound_target(one) for one in _provisions_of(target))
        return (self._bound_target(target),) if target.kind is TargetKind.PARAGRAPH else (target,)

    def _is_called(self, instrument: str) -> bool:
        """Tell whether ``instrument`` is what this version is called, by symbol or in words."""
        symbol = re.search(r"[\w.]+(?:/[\w.()]+)+", instrument)
        if symbol:
            return symbol.group().lower() in self._written
        stems = frozenset(content_stems(instrument))
        return bool(stems) and stems <= self._name | (_KINDS if stems - _KINDS else frozenset())

    def _bound_target(self, target: Target) -> Target:
        within = _IN_ARTICLE.match(target.label)
        article, label = (within["article"], within["label"]) if within else (None, target.label)
        places = self._places.get(_key(label), [])
        if article:
            places = [place for place in places if _stands_under(place, article)]
        if len(places) != 1:
            why = _ambiguous(label, places) if places else self._no_such_paragraph(target.label)
            return replace(target, version=self._source, why_unbound=why)
        index = places[0].index
        return replace(target, paragraph=index, thread=self._threads.get(index), version=self._source)

    def _no_such_paragraph(self, label: str) -> Message:
        """Return that there is no such paragraph, and how many there are."""
        is_whole = label[:1].isalpha() and not label.startswith(("PP", "OP"))
        named = label if is_whole else message("paragraph %(label)s", label=label)
        last = max((int(known) for known in self._places if known.isdigit()), default=0)
        if last:
            return message("%(paragraph)s of %(last)s", paragraph=named, last=str(last))
        return message("no %(paragraph)s in the draft at hand", paragraph=named)


def _stands_under(place: _ParagraphPlace, article: str) -> bool:
    number = re.escape(article.split(None, 1)[-1])
    return any(re.match(rf"(?:\w+\s+)?{number}\b", heading, re.IGNORECASE) for heading in place.section)


def _ambiguous(label: str, places: "list[_ParagraphPlace]") -> Text:
    headings = dict.fromkeys(place.section[-1] for place in places if place.section)
    same = message("%(count)s paragraphs have the number %(label)s", count=len(places), label=label)
    return joined((same, ", ".join(list(headings)[:4])), ": ")


def _provisions_of(target: Target) -> tuple[Target, ...]:
    """Return each provision that a target of a named text holds: "paragraphs 2 and 3 of Article 4 of …"."""
    words = re.sub(rf"{_JOINED}{re.escape(target.instrument or '')}$", "", target.label)
    found = _PROVISION.match(words)
    if found is None:
        return (target,)
    noun, article = found["noun"].lower(), found["article"]
    prefix = "Article " if noun.startswith("art") else {"pre": "PP", "ope": "OP"}.get(noun[:3], "")
    return tuple(
        Target(
            TargetKind.PARAGRAPH,
            f"{article}, paragraph {label}" if article else prefix + label,
            instrument=target.instrument,
        )
        for label in expand(found["labels"])
    ) or (target,)


def _labelled(draft: Draft) -> Mapping[str, list[_ParagraphPlace]]:
    """Return the places of every label; one paragraph stands once under each of its labels."""
    found: dict[str, list[_ParagraphPlace]] = defaultdict(list)
    by_index = {paragraph.index: paragraph for paragraph in draft.paragraphs}
    preambular = 0
    for paragraph in draft.paragraphs:
        if paragraph.kind is ParagraphKind.PREAMBULAR and not is_chapeau(paragraph):
            preambular += 1
            found[_key(f"PP{preambular}")].append(_ParagraphPlace(paragraph.index, paragraph.section))
        for label in _labels(paragraph, by_index):
            found[_key(label)].append(_ParagraphPlace(paragraph.index, paragraph.section))
    return found


def _labels(paragraph: Paragraph, by_index: Mapping[int, Paragraph]) -> set[str]:
    if not paragraph.label or paragraph.kind is ParagraphKind.HEADING:
        return set()
    label = paragraph.label.strip().rstrip(".)")
    parent = by_index.get(paragraph.parent) if paragraph.parent is not None else None
    if parent is not None and parent.label and paragraph.kind is ParagraphKind.SUBPARAGRAPH:
        label = f"{parent.label.strip().rstrip('.)')}({label.strip('()')})"
    operative = {f"OP{label.removeprefix('OP')}"} if paragraph.kind is ParagraphKind.OPERATIVE else set()
    return {label} | operative


def _key(label: str) -> str:
    match = _LEADING.match(label.strip())
    assert match is not None
    return (match.group(1) or "") + re.sub(r"\s+", "", match.group(2)).lower()
