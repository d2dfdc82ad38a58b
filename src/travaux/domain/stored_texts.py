"""Texts of ours inside findings, as plain JSON values: messages keep their keys, for any language to say."""

from datetime import date
from typing import Any

from travaux.domain.messages import TEXTS, Joined, Message, Narrated, Percentage, Text, Value


def written(text: Value) -> Any:
    """Return a text, or a value of one, as plain values: words of the record as they are.

    Raises:
        TypeError: if it is none.
    """
    match text:
        case str() | int() | float():
            return text
        case date():
            return {"day": text.isoformat()}
        case Percentage(share):
            return {"share": share}
        case Message(key, values, several):
            own = {"key": key, "values": [[name, written(value)] for name, value in values]}
            return own | ({"several": several} if several is not None else {})
        case Joined(parts, between, capital):
            return {"parts": [written(part) for part in parts], "between": between, "capital": capital}
        case Narrated(english, words):
            return {"english": english, "words": written(words)}
    raise TypeError(f"{text!r} is no text")


def text_read(plain: Any) -> Text:
    """Return the text that `written` wrote.

    Raises:
        TypeError: if the plain values are of no text.
    """
    found = _read(plain)
    if isinstance(found, TEXTS):
        return found
    raise TypeError(f"{plain!r} is no text")


def _read(plain: Any) -> Value:
    match plain:
        case str() | int() | float():
            return plain
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case {"share": share}:
            return Percentage(share)
        case {"key": str(key), "values": list(values)}:
            return Message(key, tuple((name, _read(value)) for name, value in values), plain.get("several"))
        case {"parts": list(parts), "between": str(between), "capital": bool(capital)}:
            return Joined(tuple(map(_read, parts)), between, capital)
        case {"english": str(english), "words": words}:
            return Narrated(english, text_read(words))
    raise TypeError(f"{plain!r} is no text")
