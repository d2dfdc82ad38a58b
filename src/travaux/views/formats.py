"""What can be read, as people name it."""

from travaux.formats.table import transcript_formats


def transcript_format_names() -> list[str]:
    """Return the names of the formats that a transcript may be read as."""
    return [each.name for each in transcript_formats()]
