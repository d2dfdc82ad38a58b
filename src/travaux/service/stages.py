"""The stages of the record, in order: each is one small function over the layers below."""

from pathlib import Path

from travaux.domain.meetings import Transcript
from travaux.domain.sources import Source
from travaux.domain.texts import Draft
from travaux.pipeline.plan import Tools
from travaux.pipeline.stages import stage
from travaux.service.sources import counted, read_source, with_facts
from travaux.store.workspace import Workspace


@stage("read", version=1, counts=counted)
def read(source: Source, original: Path) -> Transcript | Draft:
    """Return the source as its reader understands it, with what its keeper says of it."""
    return with_facts(read_source(source.facts.kind, original, source.id), source.facts)


STAGES = (read,)


def tools_of(_: Workspace) -> Tools:
    """Return what the stages work with in this workspace; nothing is loaded before it is needed."""
    return {}
