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
@click.option("--at", metavar="URL", help="The address at which people reach it, as https://….")
@click.option(
    "--proxy",
    "proxies",
    metavar="ADDRESS",
    multiple=True,
    help="A proxy that says who asks; may be repeated.",
)
@click.option("--public", is_flag=True, help="Let whoever has not signed in read what is public.")
def serve(
    folder: Path,
    port: int,
    host: str,
    allow_remote: bool,
    token: str | None,
    at: str | None,
    proxies: tuple[str, ...],
    public: bool,
) -> None:
    """Open the reading room on the workspace DIR, for one person here or for people with accounts.

    `travaux people DIR` gives accounts; from the first one on everybody signs in.
    """
    ensure_pages("the reading room")  # before its modules are imported, which need the extra
    from travaux.web.serving import ServerReach
    from travaux.web.serving import serve as run_server

    run_server(
        folder,
        host=host,
        port=port,
        allow_remote=allow_remote,
        token=token,
        reach=ServerReach(at, proxies, public),
        say=click.echo,
    )
