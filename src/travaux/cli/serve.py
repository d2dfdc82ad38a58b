"""`travaux serve`: the reading room on a workspace."""

from pathlib import Path

import click

from travaux.commands.installation import ensure_pages


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--allow-remote", is_flag=True, help="Answer other machines too; asks them for a token.")
@click.option(
    "--token", envvar="TRAVAUX_TOKEN", help="The token that others need; made up where none is given."
)
def serve(folder: Path, port: int, host: str, allow_remote: bool, token: str | None) -> None:
    """Open the reading room on the workspace DIR, for one person on this machine."""
    ensure_pages("the reading room")  # before its modules are imported, which need the extra
    from travaux.web.serving import serve as run_server

    run_server(folder, host=host, port=port, allow_remote=allow_remote, token=token, say=click.echo)
