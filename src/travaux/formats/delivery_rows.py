"""Reads the CSV in which assessments of delivery are handed on, each row with the line where it stands."""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from travaux.domain.delivery import COLUMNS
from travaux.domain.messages import message
from travaux.errors import UnreadableSource, UsageError, in_line

_MARKED = re.compile(r"^'+[=+\-@\t\r]")
_NEEDED = ("commitment", "holder")
LARGEST = 20 * 1024 * 1024  # bytes: a register of 100 commitments and 200 holders takes about 6 MiB


def read_rows(data: bytes, where: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield (line, cells by column) for each row that holds anything; lines count from 1, the heads included.

    Raises:
        UnreadableSource: if it is no CSV in UTF-8, or larger than any register.
        UsageError: if a column that is needed is missing, one is unknown, or two have one name.
    """
    if len(data) > LARGEST:
        raise UnreadableSource(
            message("is too large"),
            where=where,
            remedy=message("send at most %(n)s MiB at once", n=LARGEST >> 20),
        )
    reader = csv.reader(io.StringIO(_decoded(data, where), newline=""), strict=True)
    try:
        heads = [head.strip() for head in next(reader, [])]
        _check(heads, where)
        while True:
            line = reader.line_num + 1
            row = next(reader, None)
            if row is None:
                return
            if any(cell.strip() for cell in row):
                yield line, _cells(heads, row)
    except csv.Error as error:
        raise UnreadableSource(
            message("is not CSV: %(error)s", error=str(error)),
            where=in_line(where, reader.line_num),
            remedy=message("mend that line"),
        ) from error


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableSource(
            message("is not UTF-8"), where=in_line(where, line), remedy=message("save it as CSV in UTF-8")
        ) from error


def _check(heads: list[str], where: str) -> None:
    remedy = message("columns are %(columns)s; commitment and holder are needed", columns=", ".join(COLUMNS))
    missing = [name for name in _NEEDED if name not in heads]
    if missing:
        raise UsageError(
            message("lacks columns: %(missing)s", missing=", ".join(missing)),
            where=where,
            remedy=remedy,
        )
    unknown = [head for head in heads if head not in COLUMNS]
    if unknown:
        raise UsageError(
            message("has a column “%(unknown)s” that says nothing here", unknown=unknown[0]),
            where=where,
            remedy=remedy,
        )
    if len(set(heads)) < len(heads):
        raise UsageError(message("has two columns of one name"), where=where, remedy=remedy)


def _cells(heads: list[str], row: list[str]) -> Mapping[str, str]:
    cells = {head: _armed(cell) for head, cell in zip(heads, row, strict=False)}
    if len(row) > len(heads) and any(cell.strip() for cell in row[len(heads) :]):
        cells[""] = "; ".join(row[len(heads) :])
    return cells


def _armed(cell: str) -> str:
    return cell[1:] if _MARKED.match(cell) else cell
