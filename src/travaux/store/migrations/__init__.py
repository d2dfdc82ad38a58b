"""The steps by which a record reaches the schema of today, oldest first; Alembic takes them."""

CURRENT = "0004"
"""The schema this version of Travaux reads and writes."""
