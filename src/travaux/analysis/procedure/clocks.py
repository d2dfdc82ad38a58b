"""Times of different places, set side by side."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from travaux.reference.phrases import entries, phrase


def at(day: date, time: str, zone: str | None) -> datetime:
    """Return a moment to compare with others; a zone that nobody knows counts as universal time."""
    hour, minute = map(int, time.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=_zone(zone) or UTC)


def _zone(name: str | None) -> ZoneInfo | None:
    """Return the zone that words name ("Geneva time", "EST"); None where they name none that is known."""
    words = phrase("procedure", "clock.around_zone").sub("", (name or "").lower())
    zones = entries("procedure", "zones").items()
    known = next((zone for zone, names in zones if words in names), None)
    try:
        return ZoneInfo(known) if known else None
    except (ZoneInfoNotFoundError, OSError):
        return None  # the machine has no table of zones
