"""The matrix of actors and paragraphs: whole in a published site, narrowed and in parts on a server."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace
from travaux.views.positions.indexes import positions_by
from travaux.views.snapshot import Snapshot, Snapshots
from travaux.web.pages import positions as pages
from travaux.web.pages.positions import positions


@pytest.fixture(scope="module")
def snapshot(workspace: Path) -> Snapshot:
    return Snapshots(open_workspace(workspace), Viewer.KEEPER).now()


def test_every_row_has_a_position_and_nobody_is_left_out(snapshot: Snapshot) -> None:
    whole = positions(snapshot)
    assert all(any(row.cells) for row in whole.rows)
    assert not {row.holder.name for row in whole.rows} & {name for name, _, _ in whole.elsewhere}
    holders = {one.holder.name for one in positions_by(snapshot).register.positions}
    assert {row.holder.name for row in whole.rows} | {name for name, _, _ in whole.elsewhere} == holders


def test_parts_make_up_the_whole(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = positions(snapshot)
    monkeypatch.setattr(pages, "_ROWS", 7)
    monkeypatch.setattr(pages, "_COLUMNS", 5)
    seen: dict[tuple[str, str], int] = {}
    for down in range(1, -(-len(whole.rows) // 7) + 1):
        for across in range(1, -(-len(whole.columns) // 5) + 1):
            part = positions(snapshot, asked={"rows": [str(down)], "columns": [str(across)]})
            for row in part.rows:
                for column, cell in zip(part.columns, row.cells, strict=True):
                    seen[row.holder.code, column.key] = len(cell)
    assert seen == {
        (row.holder.code, column.key): len(cell)
        for row in whole.rows
        for column, cell in zip(whole.columns, row.cells, strict=True)
    }


def test_narrowing_keeps_only_what_was_asked_for(snapshot: Snapshot) -> None:
    for choice in positions(snapshot, asked={}).choices:
        for value, _ in choice.values:
            narrowed = positions(snapshot, asked={choice.name: [value]})
            assert narrowed.rows
            assert all(any(row.cells) for row in narrowed.rows)
            if choice.name == "section":
                assert {column.section for column in narrowed.columns} == {value}
    groups = positions(snapshot, asked={"who": ["groups"]})
    assert {row.holder.kind.value for row in groups.rows} == {"group"}


def test_columns_have_labels_of_their_own_paragraphs(snapshot: Snapshot) -> None:
    labels = [column.label for column in positions(snapshot).columns]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("query", ["rows=0", "rows=99999", "columns=x", "who=nobody&section=none", "rows=-1"])
def test_a_query_that_makes_no_sense_shows_the_matrix(client: TestClient, query: str) -> None:
    page = html.fromstring(client.get(f"/positions/?{query}").text)
    assert page.xpath("//table[contains(@class, 'matrix')]//tbody/tr")
