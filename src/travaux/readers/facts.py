"""What a text says of its meeting as a whole: title, body, number, date, chair."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier enero января يناير",
            "february février febrero февраля فبراير",
            "march mars marzo марта مارس",
            "april avril abril апреля أبريل نيسان",
            "may mai mayo мая مايو أيار",
            "june juin junio июня يونيه يونيو حزيران", "july juillet julio июля يوليه يوليو تموز",
            "august août agosto августа أغسطس آب", "september septembre septiembre сентября سبتمبر أيلول",
            "october octobre octubre октября أكتوبر", "november novembre noviembre ноября نوفمبر",
            "december décembre diciembre декабря ديسمبر",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items() if name.isascii()} | {"sept": 9}
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º)?\s+(?:de\s+)?([^\W\d_]{3,12})[./]?(?:/[^\W\d_]+)?\.?,?\s+"
    r"(?:del?\s+)?(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


def find_date(text: str) -> date | None:
    """Return the first full date in ``text``, in any of the six languages; figures alone read day first."""
    found: list[tuple[int, date]] = []
    for pattern, order in (
        (_DAY_FIRST, "dmy"),
        (_MONTH_FIRST, "mdy"),
        (_ISO, "ymd"),
        (_SLASHED, "dmy"),
        (_CHINESE, "ymd"),
    ):
        for match in pattern.finditer(text):
            parts = dict(zip(order, match.groups(), strict=True))
            day = _date(parts["y"], parts["m"], parts["d"])
            if day:
                found.append((match.start(), day))
                break
    return min(found)[1] if found else None


def _date(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower())
    try:
        return date(int(year), number, int(day)) if number and 1900 <= int(year) <= 2200 else None
    except ValueError:
        return None
