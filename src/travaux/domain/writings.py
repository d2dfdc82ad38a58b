"""What a language model wrote and its words bore out, section by section, beside the composed lines."""

from dataclasses import dataclass

from travaux.domain.findings import Line


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line of a section; ``by_model`` says whether a model wrote it or the composed line stands."""

    line: Line
    by_model: bool


@dataclass(frozen=True, slots=True)
class WritingCounts:
    """What became of a model's sentences.

    ``passed`` are those that held at once, ``mended`` those that held when sent back with the reason, and
    ``dropped`` those that never held; an answer that was no answer counts as one. ``spare`` are sentences
    that held and that a composed line, which says more, makes needless.
    """

    passed: int = 0
    mended: int = 0
    dropped: int = 0
    spare: int = 0

    def __add__(self, other: "WritingCounts") -> "WritingCounts":
        return WritingCounts(
            self.passed + other.passed,
            self.mended + other.mended,
            self.dropped + other.dropped,
            self.spare + other.spare,
        )


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """One part of a session report: ``kind`` is summary, points or account, the last of one ``matter``."""

    kind: str
    matter: str | None
    lines: tuple[WrittenLine, ...]
    counts: WritingCounts


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """The parts of one session report that a model was asked to write; ``writer`` names the model."""

    writer: str
    sections: tuple[WrittenSection, ...] = ()
    tokens_sent: int = 0
    tokens_received: int = 0

    @property
    def counts(self) -> WritingCounts:
        """Return what became of all of its sentences."""
        return sum((each.counts for each in self.sections), WritingCounts())
