"""The tools of this installation and of a workspace, built when they are first needed."""

import os
from hashlib import sha256
from pathlib import Path

from travaux.analysis.recordings.stretches import STRETCHES
from travaux.domain.messages import Text, counted, joined, message
from travaux.domain.recordings import clock
from travaux.domain.runs import Listener, RunEvent, State, silence
from travaux.engines.remembering import remembering_embedder
from travaux.engines.sentence_encoder import default_embedder
from travaux.engines.speech.choice import speech_recogniser
from travaux.engines.writer.chat import ChatWriter
from travaux.engines.writer.choice import KEY, WriterChoice, writer_choice
from travaux.errors import UsageError
from travaux.formats.registries import read_toml, registry_of
from travaux.pipeline.plan import Tool
from travaux.pipeline.plan import Tools as PlanTools
from travaux.pipeline.transcription import Transcriber, TranscriptionProgress
from travaux.pipeline.writing import LoggedWriter, WritingBudget
from travaux.reference.taxonomies import load_taxonomy, parse_taxonomy
from travaux.release import __version__
from travaux.reports.composition.tools import DEFAULT_TAXONOMY, TIME_LIMIT_S, Tools
from travaux.store.workspace import HEARD, WRITTEN, Workspace


def tools(
    *, actors: Path | None = None, taxonomy: str | Path | None = None, time_limit_s: int = TIME_LIMIT_S
) -> Tools:
    """Return the tools with a user's own actors and topics, where there are any.

    ``taxonomy`` is a shipped name, or a TOML file.

    Raises:
        UsageError: if a file of the user's is not TOML or no taxonomy has that name.
    """
    own = Path(taxonomy) if taxonomy and str(taxonomy).endswith(".toml") else None
    topics = parse_taxonomy(read_toml(own)) if own else load_taxonomy(str(taxonomy or DEFAULT_TAXONOMY))
    return Tools(registry_of(actors), topics, remembering_embedder(), time_limit_s)


def tools_of(workspace: Workspace) -> PlanTools:
    """Return what the stages work with in this workspace; nothing is loaded before it is needed."""
    settings, folder = workspace.settings, workspace.folder
    actors = folder / settings.actors if settings.actors else None
    taxonomy = folder / settings.taxonomy if settings.taxonomy.endswith(".toml") else settings.taxonomy
    identity = "; ".join(
        (
            f"travaux {__version__}",
            default_embedder().identity,
            f"actors {_content(actors)}",
            f"taxonomy {taxonomy if isinstance(taxonomy, str) else _content(taxonomy)}",
        )
    )
    return {Tools: Tool(identity, lambda: tools(actors=actors, taxonomy=taxonomy))}


def transcriber_of(workspace: Workspace, listen: Listener = silence) -> PlanTools:
    """Return what recordings of this workspace are transcribed with; ``listen`` hears how far it is.

    Raises:
        NotFound: if the settings name a model that is not there.
    """
    recogniser = speech_recogniser(workspace.settings.recogniser, workspace.folder)

    def tell(progress: TranscriptionProgress) -> None:
        about = joined((clock(progress.done_ms), clock(progress.total_ms)), " / ")
        done, total = progress.done_ms // 1000, progress.total_ms // 1000
        left = left_in_words(progress.left_s) if progress.left_s is not None else None
        said = str(joined((progress.said, left), "; "))
        listen(RunEvent("transcribe", str(about), done, total, State.UNDER_WAY, said))

    made = Transcriber(recogniser, workspace.folder / HEARD, tell)
    return {Transcriber: Tool(f"{recogniser.identity}; stretches {STRETCHES}", lambda: made)}


def writer_choice_of(workspace: Workspace) -> WriterChoice | None:
    """Return which language model writes for this workspace; None where none does.

    Raises:
        UsageError: if the line that names it cannot be used.
    """
    return writer_choice(workspace.settings.writer, os.environ)


def writer_of(workspace: Workspace, choice: WriterChoice) -> PlanTools:
    """Return what writes for this workspace, with one run's budget; its key comes from the environment."""
    writer = ChatWriter(choice.address, choice.model, os.environ.get(KEY))
    made = LoggedWriter(writer, WritingBudget(choice.tokens, choice.seconds), workspace.folder / WRITTEN)
    return {LoggedWriter: Tool(writer.identity, lambda: made)}


def left_in_words(seconds: float) -> Text:
    """Return how long something will still take, to the minute where it is longer than one."""
    if seconds < 60:
        return message("less than a minute left")
    return counted("%(n)s minute left", "%(n)s minutes left", round(seconds / 60))


def _content(file: Path | None) -> str:
    """Return what tells one version of a user's file from another."""
    if file is None:
        return "as shipped"
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise UsageError(
            message("cannot be read: %(reason)s", reason=error.strerror or ""),
            where=str(file),
            remedy=message("mend travaux.toml"),
        ) from error
