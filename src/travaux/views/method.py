"""How a record was made: by which stages and tools, what failed, and how well each kind was measured."""

from collections.abc import Mapping
from dataclasses import dataclass

from travaux.domain.record import ResultHead
from travaux.pipeline.declarations import STAGES
from travaux.pipeline.tools import tools_of
from travaux.reference.measured import Wing, load_measured
from travaux.reports.composition.tools import Tools
from travaux.views.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class StageUse:
    """A stage: its version, how many results it gave in this record, and when the last was (ISO 8601)."""

    version: int
    results: int
    finished: str | None


@dataclass(frozen=True, slots=True)
class Making:
    """How a record was made. ``stages`` are by name; ``wings`` say how well each kind was measured."""

    stages: Mapping[str, StageUse]
    tools: tuple[str, ...]
    failures: tuple[ResultHead, ...]
    measuring: str
    wings: tuple[Wing, ...]


def making_of(snapshot: Snapshot) -> Making:
    """Return how everything in the record was made."""
    stages = {stage.name: _stage_use(snapshot, stage.name, stage.version) for stage in STAGES}
    identity = tools_of(snapshot.workspace)[Tools].identity
    return Making(stages, tuple(identity.split("; ")), snapshot.failed, *load_measured())


def _stage_use(snapshot: Snapshot, stage: str, version: int) -> StageUse:
    heads = snapshot.made_by(stage)
    return StageUse(version, len(heads), max((head.finished for head in heads), default=None))
