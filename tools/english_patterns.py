"""Count the regular expressions of English outside `languages/`: `tools/english_patterns.py [folder …]`.

A word of an expression is English if a data file of `languages/en` holds it; names of groups, escapes and
classes of characters are no words. Printed are the expressions by room, and those of folders that are named
by file and line.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "travaux"
ENGLISH = PACKAGE / "languages" / "en"
_CALLS = frozenset(
    {"compile", "search", "match", "fullmatch", "findall", "finditer", "split", "sub", "Expression"}
)
_GRAMMAR = re.compile(r"\(\?P?[<!=:a-zA-Z-]*(?:\w+>|[:=!])?|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[\d,]+\}")
_WORD = re.compile(r"[A-Za-z]{3,}")  # "of" and "to" alone are in other languages too


def english_patterns(package: Path = PACKAGE) -> Iterator[tuple[Path, int, str]]:
    """Yield each expression with English words: its module, line and words."""
    for module in sorted(package.rglob("*.py")):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and _is_expression(node.func):
                words = [word for word in _words(node.args[0]) if word in _known()]
                if words:
                    yield module.relative_to(package), node.lineno, " ".join(words)


def _is_expression(called: ast.expr) -> bool:
    match called:
        case ast.Attribute(value=ast.Name(id="re"), attr=name) | ast.Name(id=name):
            return name in _CALLS
    return False


def _words(pattern: ast.expr) -> Iterator[str]:
    match pattern:
        case ast.Constant(value=str(written)):
            yield from (word.lower() for word in _WORD.findall(_GRAMMAR.sub(" ", written)))
        case ast.JoinedStr(values=parts):
            for part in parts:
                yield from _words(part)
        case ast.BinOp(left=left, right=right):
            yield from (*_words(left), *_words(right))


@cache
def _known() -> frozenset[str]:
    files = (file.read_text(encoding="utf-8") for file in ENGLISH.glob("*.toml"))
    lines = (line for text in files for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word.lower() for line in lines for word in _WORD.findall(line))


def main(folders: list[str]) -> None:
    """Print the counts by room, and each expression of the folders named."""
    found = list(english_patterns())
    for module, line, words in found:
        if any(module.is_relative_to(folder) for folder in folders):
            print(f"{module}:{line}: {words}")
    for room, count in sorted(Counter(_room(module) for module, _, _ in found).items()):
        print(f"{count:4}  {room}")
    print(f"{len(found):4}  in {len({module for module, _, _ in found})} modules")


def _room(module: Path) -> str:
    parts = module.parts
    return "/".join(parts[:2]) if parts[0] == "analysis" and len(parts) > 2 else parts[0]


if __name__ == "__main__":
    main(sys.argv[1:])
