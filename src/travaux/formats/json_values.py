"""What a JSON text holds, its strings such as can be written again."""

import json
import re

from travaux.domain.figures import well_formed

_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(text: str) -> object:
    """Return the value that ``text`` holds; halves of characters in it are put together or replaced.

    Raises:
        ValueError: if it is no JSON (`json.JSONDecodeError`) or has a number too long to be one.
        RecursionError: if it is nested too deeply.
    """
    value: object = json.loads(text)
    return _mended(value) if _HALF.search(text) else value


def _mended(value: object) -> object:
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, list):
        return [_mended(one) for one in value]
    if isinstance(value, dict):
        return {well_formed(str(key)): _mended(one) for key, one in value.items()}
    return value
