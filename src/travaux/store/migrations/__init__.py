"""The steps by which a record reaches the schema of today, oldest first; Alembic takes them."""

CURRENT = "0006"
"""The schema this version of Travaux reads and writes."""


def is_known(schema: str) -> bool:
    """Tell whether this version of Travaux knows how to bring a record of ``schema`` up to its own."""
    return len(schema) == len(CURRENT) and schema.isdecimal() and 0 < int(schema) <= int(CURRENT)
