"""`travaux mcp`: the record for assistants."""

from pathlib import Path

import click

from travaux.cli.printing import show_status
from travaux.commands.installation import ensure_assistant
from travaux.domain.sources import VIEWERS, Viewer


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--viewer",
    type=click.Choice(list(VIEWERS)),
    default=Viewer.PUBLIC.name,
    show_default=True,
    help="What the assistant sees: what is public, or everything, as its keeper does.",
)
@click.option("--http", is_flag=True, help="Listen on this machine instead of speaking over standard input.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="With --http.")
@click.option("--host", default="127.0.0.1", show_default=True, help="With --http.")
def mcp(folder: Path, viewer: str, http: bool, port: int, host: str) -> None:
    """Serve the workspace DIR to an assistant over the Model Context Protocol; it can read, and no more.

    Every answer carries the exact words that it rests on, with their source and place. Assistants start this
    command themselves: give them `travaux mcp DIR`.
    """
    ensure_assistant()  # before its modules are imported, which need the extra
    from travaux.assistant.server import serve

    if http:
        show_status(f"http://{host}:{port}/mcp")
    serve(folder, VIEWERS[viewer], (host, port) if http else None)
