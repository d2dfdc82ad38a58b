"""What must be installed before a command can do its work."""

from travaux.extras import require


def ensure_pages(what: str) -> None:
    """Do nothing where pages can be made and served.

    Raises:
        MissingExtra: if they cannot: ``what`` is out of reach, and the error names the line that installs it.
    """
    require("web", what)


def ensure_assistant() -> None:
    """Do nothing where assistants can be served.

    Raises:
        MissingExtra: if they cannot; the error names the line that installs it.
    """
    require("assistant", "serving assistants")


def ensure_frames(library: str) -> None:
    """Do nothing where the data frames of a library (pandas, polars) can be made.

    Raises:
        MissingExtra: if they cannot; the error names the line that installs it.
    """
    require(library, "data frames")
