"""How numbers and times are printed, alike in every form."""


def clock(milliseconds: int) -> str:
    """Return a time of the recording as m:ss, or h:mm:ss from the first hour on."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def printed(cell: str | int | float | None) -> str:
    """Return a table's cell as text: thousands separated, absent values as an en dash."""
    match cell:
        case None:
            return "–"
        case int():
            return f"{cell:,}"
        case float():
            return f"{cell:,.1f}"
        case _:
            return cell
