"""Which tests of a room call which of its functions: those are run first when a function is changed.

Order alone is changed, never which tests are run: what a test finds in a cache, or in a fixture that another
test set up, it does not call itself.
"""

import ast
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

import pytest

Calls = dict[str, list[tuple[str, int]]]
"""For each test, the file and the first line of every function that it calls."""


class CallRecorder:
    """A plugin of pytest that notes which functions of ``files`` each test calls."""

    def __init__(self, files: Sequence[str]) -> None:
        """Note calls of functions in ``files``, as they are spelt in the code that is run."""
        self._files = frozenset(files)
        self._called: set[tuple[str, int]] = set()
        self._by_test: dict[str, set[tuple[str, int]]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note what is called from the set-up of a test to its end."""
        self._called = self._by_test.setdefault(item.nodeid, set())
        sys.settrace(self._note)
        try:
            return (yield)
        finally:
            sys.settrace(None)

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename in self._files:
            self._called.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    def write(self, path: Path) -> None:
        """Write what was noted, for `read_calls`."""
        path.write_text(json.dumps({test: sorted(called) for test, called in self._by_test.items()}))


def read_calls(path: Path) -> Calls:
    """Return what a recorder wrote."""
    noted = json.loads(path.read_text(encoding="utf-8"))
    return {test: [(file, line) for file, line in called] for test, called in noted.items()}


class ReachedFirst:
    """A plugin of pytest that puts the tests first which call the function around a line."""

    def __init__(self, calls: Calls, module: Path, line: int) -> None:
        """Take the smallest function of ``module`` that ``line`` stands in; without one, the order stays."""
        first, last = _function_around(module, line)
        self._reaching = {
            test
            for test, called in calls.items()
            if any(file == str(module) and first <= at <= last for file, at in called)
        }

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the tests first that reach the function; the order is otherwise kept."""
        items.sort(key=lambda item: item.nodeid not in self._reaching)


def _function_around(module: Path, line: int) -> tuple[int, int]:
    """Return the first line, with decorators, and the last of the smallest function that ``line`` is in."""
    ranges = [
        (min([node.lineno, *(each.lineno for each in node.decorator_list)]), node.end_lineno or node.lineno)
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    around = [(first, last) for first, last in ranges if first <= line <= last]
    return min(around, key=lambda each: each[1] - each[0], default=(0, -1))
