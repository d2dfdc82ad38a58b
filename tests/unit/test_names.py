"""Names of the code: one name means one thing."""

import ast
from collections import defaultdict
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src" / "travaux"


def _classes() -> dict[str, list[str]]:
    """Return the modules in which each class name is defined."""
    named: dict[str, list[str]] = defaultdict(list)
    for module in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                named[node.name].append(str(module.relative_to(SOURCES)))
    return named


def test_no_two_types_have_one_name() -> None:
    named = _classes()
    assert len(named) > 500
    assert {name: modules for name, modules in named.items() if len(modules) > 1} == {}
