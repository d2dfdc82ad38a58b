"""The method: how each kind of finding is made, by which version, and how well that was measured."""

from collections.abc import Iterator
from dataclasses import dataclass

from travaux.service.meetings import Tools
from travaux.service.reading_room import Snapshot
from travaux.service.stages import STAGES, tools_of
from travaux.store.rows import ResultHead
from travaux.web.languages import N_
from travaux.web.pages.kind import PageKind, only

_WAYS = (
    (
        "reading",
        N_("Reading sources"),
        "read",
        N_(
            "Each format has a reader that exposes the text of a file, its turns or paragraphs, and "
            "says what it mended, lost or left out. Every citation counts characters in that text."
        ),
        N_(
            "On three states of a real treaty text with over a thousand brackets each, every printed "
            "mark is found and prints back; a PDF reads to 98.8 per cent of the words of its typed twin and "
            "95.8 per cent of its brackets."
        ),
    ),
    (
        "speakers",
        N_("Who speaks"),
        "meeting",
        N_(
            "Labels and forms of address are looked up in a registry of actors. What is ambiguous "
            "stays unresolved; what a group says is not made its members' own."
        ),
        N_(
            "Share of words attributed to the right actor: 100.00 per cent of 71,109 words in four sessions "
            "with speaker lines; 99.47 per cent of 62,916 words in four sets of minutes, none wrong, "
            "0.53 per cent unattributed."
        ),
    ),
    (
        "arguments",
        N_("Arguments, agreement and difference"),
        "meeting",
        N_(
            "Cue grammars tell claims, reasons and evidence from courtesies and procedure; likeness "
            "of meaning groups claims into points; opposite stances on a point are a difference."
        ),
        "",
    ),
    (
        "lineage",
        N_("The life of the text"),
        "lineage",
        N_(
            "Paragraphs of successive versions are paired by their words, not their numbers; each "
            "word keeps when it came, when it went, and whose bracket it stood in."
        ),
        N_(
            "On 175 links of five real pairs labelled by one reader: F1 .974, against .727 for a "
            "matcher in order. On 10,222 links of perturbed real texts: edited .992, moved .979, "
            "split .976, merged .973."
        ),
    ),
    (
        "traces",
        N_("What became of inputs"),
        "trace",
        N_(
            "Each proposal of an input is sought in every version by its words; a calibrated "
            "probability says how sure the match is, and wording that every resolution uses counts "
            "for nothing."
        ),
        N_(
            "On 45 pairs of proposal and amendment checked by people: area under the curve .891. The "
            "curve was fitted on amendments; for sentences of prose its probabilities are untested."
        ),
    ),
    (
        "overview",
        N_("Overviews by theme"),
        "overview",
        N_(
            "What was said in all meetings is gathered under the topics of a taxonomy, every sentence "
            "attributed."
        ),
        "",
    ),
    (
        "positions",
        N_("Positions"),
        "positions",
        N_(
            "Clauses, not speeches, are given a stance, by cue phrases and what they are about. Own "
            "words, reports by others and words spoken for a group are kept apart."
        ),
        "",
    ),
    (
        "commitments",
        N_("Commitments"),
        "commitments",
        N_(
            "Directive verbs of the last version say who shall do what by when; sessions are turned "
            "into dates."
        ),
        "",
    ),
    (
        "procedure",
        N_("Procedure"),
        "procedure",
        N_("Letters, records and the texts themselves tell of deadlines, silence, objections and adoption."),
        "",
    ),
)


@dataclass(frozen=True, slots=True)
class Way:
    """How one kind of finding is made. ``results`` counts what its stage gave in this record."""

    name: str
    title: str
    how: str
    measured: str
    stage: str | None
    version: int
    results: int
    finished: str | None


@dataclass(frozen=True, slots=True)
class Method:
    heading: str
    ways: tuple[Way, ...]
    tools: tuple[str, ...]
    failures: tuple[ResultHead, ...]


def method(room: Snapshot) -> Method:
    """Return how everything in the record was made."""
    identity = tools_of(room.workspace)[Tools].identity
    return Method(N_("Method"), tuple(_ways(room)), tuple(identity.split("; ")), room.failed)


def _ways(room: Snapshot) -> Iterator[Way]:
    versions = {stage.name: stage.version for stage in STAGES}
    for name, title, stage, how, measured in _WAYS:
        if stage not in versions:
            continue
        heads = room.made_by(stage)
        finished = max((head.finished for head in heads), default=None)
        yield Way(name, title, how, measured, stage, versions[stage], len(heads), finished)


PAGES = (PageKind("method/", "method.html", method, only("method/"), "method"),)
"""The pages of this module."""
