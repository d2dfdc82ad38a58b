"""Wording as HTML: words added and removed told apart by line as well as colour; filters without script."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from travaux.domain.messages import Text, counted, message
from travaux.reports.filters import MOST, Filter, FilterValue
from travaux.reports.revisions import (
    BEGINNINGS,
    ENDINGS,
    KINDS,
    Revision,
    RevisionRun,
    Revisions,
    WordOutcome,
)

FOLDED = 3  # so many paragraphs in a row that are as they were are folded
_BRACKETS = re.compile(r"[\[\]［］【】〔〕]")
_TAGS = {WordOutcome.KEPT: "", WordOutcome.ADDED: "ins", WordOutcome.REMOVED: "del"}


@dataclass(frozen=True, slots=True)
class RowStretch:
    """Rows that follow one another; ``summary`` is set where they are folded because nothing changed."""

    rows: tuple[Revision, ...]
    summary: Text | None = None


class RevisionsContext:
    """What the template of a block of revisions asks for."""

    def __init__(self, block: Revisions) -> None:
        self.block = block
        self._counted = block.whole or block.rows
        self.values: dict[str, list[Text]] = {
            "kind": [kind for kind in KINDS if any(kind in row.kinds for row in self._counted)],
            "section": list(dict.fromkeys(row.section for row in self._counted)),
            "actor": [
                actor for actor, _ in Counter(a for row in self._counted for a in row.actors).most_common()
            ],
        }
        self._numbers = {name: {v: n for n, v in enumerate(values)} for name, values in self.values.items()}

    @property
    def filters(self) -> list[Filter]:
        """Return the filters that have something to tell apart; none where readers do not choose."""
        least = {
            "kind": (message("What happened"), 2),
            "section": (message("Section"), 2),
            "actor": (message("Attributed to"), 1),
        }
        return [
            Filter(name, label, tuple(self._choices(name)))
            for name, (label, few) in least.items()
            if self.block.filtered and len(self.values[name]) >= few
        ]

    def _choices(self, name: str) -> Iterator[FilterValue]:
        counts = Counter[Text](value for row in self._counted for value in dict.fromkeys(_values(row)[name]))
        for number, value in enumerate(self.values[name][:MOST]):
            yield FilterValue(number, KINDS[str(value)] if name == "kind" else value, counts[value])

    def drawn(self, kind: str) -> str:
        """Return the class under which a style sheet knows what happened."""
        return "begins" if kind in BEGINNINGS else "ends" if kind in ENDINGS else kind

    def ends(self, row: Revision) -> bool:
        """Tell whether the newer version has nothing of a row."""
        return any(kind in ENDINGS for kind in row.kinds)

    def begins(self, row: Revision) -> bool:
        """Tell whether the older version has nothing of a row."""
        return any(kind in BEGINNINGS for kind in row.kinds)

    def keys(self, row: Revision) -> Markup:
        """Return the data attributes by which filters know a row."""
        return Markup("").join(
            Markup(' data-{}="{}"').format(
                name, " ".join(str(self._numbers[name][value]) for value in values)
            )
            for name, values in _values(row).items()
            if values
        )

    @property
    def stretches(self) -> Iterator[RowStretch]:
        """Yield the rows in order; many that are as they were, one after the other, are folded."""
        for (same, _), found in groupby(self.block.rows, lambda row: (_is_same(row), row.section)):
            rows = tuple(found)
            folded = same and self.block.sides and len(rows) >= FOLDED
            yield RowStretch(rows, _unchanged(len(rows)) if folded else None)


def _unchanged(n: int) -> Text:
    return counted("%(n)s paragraph unchanged", "%(n)s paragraphs unchanged", n)


def _values(row: Revision) -> Mapping[str, Sequence[Text]]:
    return {"kind": row.kinds, "section": (row.section,), "actor": row.actors}


def _is_same(row: Revision) -> bool:
    return row.kinds in (("unchanged",), ("unchanged", "renumbered"))


def runs(found: Iterable[RevisionRun], left_out: str = "") -> Markup:
    """Return runs as HTML, those of one outcome left out; line feeds part paragraphs split or merged."""
    return Markup("".join(_run_html(run) for run in found if run.outcome != left_out))


def _run_html(run: RevisionRun) -> str:
    words = _BRACKETS.sub(r"<b>\g<0></b>", str(escape(run.text))).replace("\n", "<br>")
    if run.bracket:
        words = f'<span class="open {escape(run.bracket)}">{words}</span>'
    tag = _TAGS[run.outcome]
    if not tag:
        return words
    light = ' class="light"' if run.light else ""
    return f"<{tag}{light}>{words}</{tag}>"


def opening_of(row: Revision, width: int = 90) -> str:
    """Return the first words of a row, for a line that only leads to them."""
    words = " ".join("".join(run.text for run in row.runs).split())
    return words if len(words) <= width else words[:width].rsplit(" ", 1)[0] + " …"
