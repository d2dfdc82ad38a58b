"""Options that several commands share, with one meaning and one help."""

from pathlib import Path

import click

ACTORS = click.option(
    "--actors",
    type=click.Path(path_type=Path),
    help="Your own actors.toml; it wins over what is shipped.",
)
