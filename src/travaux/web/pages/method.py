"""The method: how each kind of finding is made, by which version, and how well that was measured."""

from collections.abc import Iterator
from dataclasses import dataclass

from travaux.views.method import Making, making_of
from travaux.views.snapshot import Snapshot
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind, path_alone

_WAYS = (
    (
        "reading",
        N_("Reading sources"),
        "read",
        N_(
            "Each format has a reader that exposes the text of a file, its turns or paragraphs, and "
            "says what it mended, lost or left out. Every citation counts characters in that text."
        ),
        "Texts",
    ),
    (
        "speakers",
        N_("Who speaks"),
        "meeting",
        N_(
            "Labels and forms of address are looked up in a registry of actors. What is ambiguous "
            "stays unresolved; what a group says is not made its members' own."
        ),
        "Meetings",
    ),
    (
        "arguments",
        N_("Arguments, agreement and difference"),
        "meeting",
        N_(
            "Cue grammars tell claims, reasons and evidence from courtesies and procedure; likeness "
            "of meaning groups claims into points; opposite stances on a point are a difference."
        ),
        "Meetings",
    ),
    (
        "lineage",
        N_("The life of the text"),
        "lineage",
        N_(
            "Paragraphs of successive versions are paired by their words, not their numbers; each "
            "word keeps when it came, when it went, and whose bracket it stood in."
        ),
        "Texts",
    ),
    (
        "traces",
        N_("Outcome of submissions"),
        "trace",
        N_(
            "Each proposal of an input is sought in every version by its words; a calibrated "
            "probability says how sure the match is, and wording that every resolution uses counts "
            "for nothing."
        ),
        "Texts",
    ),
    (
        "origins",
        N_("Where wording comes from"),
        "origin",
        N_(
            "Phrases of each version are looked for in texts adopted before, in inputs and in what was "
            "said before the text had them; wording that many share is said to be common."
        ),
        "Texts",
    ),
    (
        "consultation",
        N_("Consultation on submissions"),
        "consultation",
        N_(
            "Sentences of submissions are told apart as concerns, calls and proposals and gathered issue "
            "by issue; a submission that was sent twice is told of once."
        ),
        "Positions and commitments",
    ),
    (
        "overview",
        N_("Overviews by theme"),
        "overview",
        N_(
            "What was said in all meetings is gathered under the topics of a taxonomy, every sentence "
            "attributed."
        ),
        "Positions and commitments",
    ),
    (
        "positions",
        N_("Positions"),
        "positions",
        N_(
            "Clauses, not speeches, are given a stance, by cue phrases and what they are about. Own "
            "words, reports by others and words spoken for a group are kept apart."
        ),
        "Positions and commitments",
    ),
    (
        "commitments",
        N_("Commitments"),
        "commitments",
        N_(
            "Directive verbs of the last version say who shall do what by when; sessions are turned "
            "into dates."
        ),
        "Positions and commitments",
    ),
    (
        "procedure",
        N_("Procedure"),
        "procedure",
        N_("Letters, records and the texts themselves tell of deadlines, silence, objections and adoption."),
        None,
    ),
)


@dataclass(frozen=True, slots=True)
class Way:
    """How one kind of finding is made; ``measured`` is the wing whose figures tell how well.

    ``results`` counts what its stage gave in this record.
    """

    name: str
    title: str
    how: str
    measured: str | None
    stage: str | None
    version: int
    results: int
    finished: str | None


@dataclass(frozen=True, slots=True)
class Method:
    heading: str
    ways: tuple[Way, ...]
    making: Making


def method(snapshot: Snapshot) -> Method:
    """Return how everything in the record was made."""
    making = making_of(snapshot)
    return Method(N_("Method"), tuple(_ways_of_making(making)), making)


def _ways_of_making(making: Making) -> Iterator[Way]:
    for name, title, stage, how, measured in _WAYS:
        if use := making.stages.get(stage):
            yield Way(name, title, how, measured, stage, use.version, use.results, use.finished)


PAGES = (PageKind("method/", "method.html", method, path_alone("method/"), "method"),)
"""The pages of this module."""
