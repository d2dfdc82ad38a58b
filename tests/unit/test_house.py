"""The house in order: one name means one thing, and functions are short enough to read."""

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src" / "travaux"
TOOLS = Path(__file__).parents[2] / "tools"
MOST_ENGLISH = 243
"""Expressions with English words outside `languages/` today, half of them in positions; none is the aim."""


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


def test_no_function_is_longer_than_a_screen() -> None:
    longest = 40
    found = []
    for module in sorted(SOURCES.rglob("*.py")):
        if "migrations" in module.parts:  # a migration stays as it was when it was published
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                lines = node.end_lineno - node.lineno + 1
                if lines > longest:
                    found.append(f"{module.relative_to(SOURCES)}: {node.name} ({lines} lines)")
    assert found == []


def test_no_module_is_too_long_to_find_ones_way_in() -> None:
    longest = 500
    lines = {module: len(module.read_text(encoding="utf-8").splitlines()) for module in SOURCES.rglob("*.py")}
    assert [str(module.relative_to(SOURCES)) for module, count in lines.items() if count > longest] == []


def test_english_expressions_outside_the_languages_grow_no_more() -> None:
    counted = subprocess.run(
        [sys.executable, TOOLS / "english_patterns.py"], capture_output=True, text=True, check=True
    )
    assert int(counted.stdout.splitlines()[-1].split()[0]) <= MOST_ENGLISH
