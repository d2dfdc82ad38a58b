"""Long texts in parts: where they are cut, and what each holds."""

import pytest

from travaux.errors import NotFound
from travaux.views.text.parts import part_bounds, part_holding, rows_of_part


@pytest.mark.parametrize(
    ("weights", "sections", "bounds"),
    [
        ([], [], (0,)),
        ([10], ["A"], (0,)),
        ([40, 40, 10], ["A", "A", "B"], (0,)),
        ([40, 40, 30, 30], ["A", "A", "B", "B"], (0, 2)),  # where a section begins
        ([60, 60, 60], ["A", "A", "A"], (0, 1, 2)),  # within one that is heavier than a part
        ([300, 10], ["A", "B"], (0, 1)),  # a paragraph that is heavier than a part
        ([20, 90, 90, 5], ["A", "B", "B", "C"], (0, 1, 2)),
    ],
)
def test_parts_end_with_sections_where_they_can(
    weights: list[int], sections: list[str], bounds: tuple[int, ...]
) -> None:
    assert part_bounds(weights, sections, 100) == bounds


def test_parts_together_hold_every_row_once() -> None:
    rows = tuple(range(57))
    bounds = part_bounds([7] * len(rows), [str(row // 9) for row in rows], 100)
    parts = [rows_of_part(rows, bounds, number) for number in range(1, len(bounds) + 1)]
    assert len(parts) > 2
    assert tuple(row for part in parts for row in part) == rows
    assert all(row in parts[part_holding(bounds, row) - 1] for row in rows)


@pytest.mark.parametrize("part", [0, -1, 3])
def test_there_is_no_other_part(part: int) -> None:
    with pytest.raises(NotFound):
        rows_of_part((1, 2), (0, 1), part)
