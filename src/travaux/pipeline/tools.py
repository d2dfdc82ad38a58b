"""The tools of this installation and of a workspace, built when they are first needed."""

from hashlib import sha256
from pathlib import Path

from travaux.domain.messages import message
from travaux.engines.remembering import RememberingEmbedder
from travaux.engines.sentence_encoder import default_embedder
from travaux.errors import UsageError
from travaux.formats.registries import read_toml, registry_of
from travaux.pipeline.plan import Tool
from travaux.pipeline.plan import Tools as PlanTools
from travaux.reference.taxonomies import load_taxonomy, parse_taxonomy
from travaux.release import __version__
from travaux.reports.composition.tools import DEFAULT_TAXONOMY, TIME_LIMIT_S, Tools
from travaux.store.workspace import Workspace


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
    return Tools(registry_of(actors), topics, RememberingEmbedder(default_embedder()), time_limit_s)


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
