"""How a language says who proposed, who supports in the passive, who is named after the words."""

import re
from functools import cache

from travaux.reference.language_data import read_language
from travaux.reference.modifier_rules import compiled

_NOTHING = re.compile(r"(?!)")


@cache
def clause_pattern(language: str, name: str) -> re.Pattern[str]:
    """Return the pattern ``name`` of ``languages/LANGUAGE/clauses.toml``, which finds nothing without it."""
    written = read_language(language, "clauses").get("patterns", {}).get(name)
    return compiled(written) if written else _NOTHING
