"""What holds for all tests here: they read the corpus, and are skipped where it is not beside the project."""

from pathlib import Path

import pytest

from evals.corpus import CORPUS

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.corpus)
            if not CORPUS.is_dir():
                item.add_marker(pytest.mark.skip(reason="the corpus is not beside the project"))
