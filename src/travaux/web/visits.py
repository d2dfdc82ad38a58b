"""When a reader was here before, kept in a cookie of theirs and nowhere else."""

from datetime import UTC, datetime, timedelta

COOKIE = "travaux_visits"
_SAME_VISIT = timedelta(minutes=30)


def visits(cookie: str | None, now: datetime) -> tuple[str | None, str]:
    """Return when the visit before this one was (ISO 8601), and the cookie to keep.

    The cookie holds that time and the last page's of this visit; half an hour without a page ends a visit.
    """
    before, _, latest = (cookie or "").partition("|")
    seen, last = _time(before), _time(latest)
    if last is None:
        return None, f"|{_time_in_words(now)}"
    if now - last > _SAME_VISIT:
        seen = last
    return (
        _time_in_words(seen) if seen else None
    ), f"{_time_in_words(seen) if seen else ''}|{_time_in_words(now)}"


def _time(said: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(said)
    except ValueError:
        return None
    return time if time.tzinfo else None


def _time_in_words(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="seconds")
