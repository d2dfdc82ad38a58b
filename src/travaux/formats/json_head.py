"""What the head of a text shows of JSON, without reading to its end."""

import json
import re

_NEAR_END = 32  # characters that a number, a name of a value or an escape may lack at a cut


def is_json(text: str, is_whole: bool) -> bool:
    """Tell whether ``text`` is JSON, or may go on as JSON where it is not whole.

    A draft may open with brackets that look like JSON: "[1. The Parties shall …".
    """
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        if is_whole or error.msg.startswith("Extra data"):
            return False
        return error.msg.startswith("Unterminated string") or error.pos >= len(text) - _NEAR_END
    except (ValueError, RecursionError):
        return text.lstrip().startswith(("{", "["))  # too deep or too long a number: JSON all the same
    return True


def first_entry(text: str) -> dict[str, object] | None:
    """Return the first object of a list of objects, None where there is none or it does not end."""
    opening = re.match(r"\s*\[\s*(?=\{)", text)
    if opening is None:
        return None
    try:
        entry, _ = json.JSONDecoder().raw_decode(text, opening.end())
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None
