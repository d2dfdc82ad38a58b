"""A PDF read page by page in a process of its own, with limits on memory and time.

A file of a few hundred bytes may draw itself without end or unpack to gigabytes; only the process that
reads it ends then. What it sends back is plain numbers and text (no objects), since it has run on a
stranger's file. Run as a module it is that process: it takes a PDF on its input and writes frames.
"""

import json
import resource
import struct
import subprocess
import sys
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO, Any

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from travaux.domain.coverage import Apart
from travaux.domain.messages import message
from travaux.errors import SourceTooLarge, UnreadableSource
from travaux.formats.annotations import Annotation, read_annotations
from travaux.formats.budget import limit_memory
from travaux.formats.glyphs import Glyph, Piece, Rule, Sheet, Style, read_sheet

MAX_PAGES = 3_000
"""The most pages that are read of one PDF."""

MEMORY = 640 * 1024 * 1024
"""Bytes that reading may take beyond the file itself: a page of a large map takes a tenth."""

PAGE_SECONDS = 6
"""Seconds of processor for one page, and for opening the file: the densest of honest pages take one."""

DOCUMENT_SECONDS = 40
"""Seconds of processor for all pages of a file together: 3,000 of running text take half a minute."""

MOST_MARKS = 9_000_000
"""The most characters and lines of a file: 3,000 pages of running text."""

FULL_PAGE = 20_000
"""Characters and lines that fill a page: a page of a gazette in three columns has twelve thousand."""

MOST_BEYOND = 500_000
"""The most that pages of a file hold together beyond ``FULL_PAGE``: some sheets of maps or tables."""

MOST_HEAVY = 1
"""Pages over a limit that are left out; a file with more of them is refused."""

DOTS_PER_INCH = 200  # of the pictures of pages

Frame = tuple[dict[str, Any], bytes]


@dataclass(frozen=True, slots=True)
class PdfPages:
    """The pages of a PDF; ``damaged`` and ``heavy`` number those that cannot be read within the limits."""

    count: int
    title: str | None
    sheets: tuple[Sheet, ...] = field(repr=False)
    damaged: tuple[int, ...] = ()
    heavy: tuple[int, ...] = ()
    annotations: tuple[Annotation, ...] = field(default=(), repr=False)


@lru_cache(maxsize=1)  # a file is looked at as a transcript and as a draft, one after the other
def read_document(data: bytes, where: str) -> PdfPages:
    """Return everything that the pages of a PDF draw.

    Raises:
        UnreadableSource: if it is damaged or encrypted.
        SourceTooLarge: if it has more than ``MAX_PAGES`` pages, or takes more memory or time than it may.
    """
    count, title, first = -1, None, 1
    sheets: list[Sheet] = []
    damaged: list[int] = []
    heavy: list[int] = []
    remarks: list[Annotation] = []
    extent = Extent()
    while first <= count or count < 0:
        ended = False
        for head, body in _frames(data, "pages", [first]):
            if head["kind"] == "opened":
                count, title = _opened_part(head, where)
                ended = count == 0
            elif head["kind"] == "damaged":
                damaged.append(head["number"])
            else:
                extent.add(head, body)
                if extent.is_too_large(count):
                    raise _too_large(where, head["number"])
                sheets.append(_sheet(head, body))
                remarks += _annotations(head)
            first = head.get("number", first - 1) + 1
            ended = ended or first > count
        if ended:
            break
        if count < 0 or len(heavy) >= MOST_HEAVY:
            raise _too_large(where, first if count > 0 else None)
        heavy.append(first)
        first += 1
    return PdfPages(count, title, tuple(sheets), tuple(damaged), tuple(heavy), tuple(remarks))


@dataclass(slots=True)
class Extent:
    """How much the pages of a file that were read hold: a small file may name one page thousands of times."""

    pages: int = 0
    marks: int = 0
    beyond: int = 0

    def add(self, head: dict[str, Any], body: bytes) -> None:
        """Count a page; each of its characters takes 32 bytes, and is in its text where it is not seen."""
        marks = max(len(body) // 32, len(head["written"])) + sum(
            len(one[0]) for one in head.get("annotations", ())
        )
        self.pages, self.marks = self.pages + 1, self.marks + marks
        self.beyond += max(0, marks - FULL_PAGE)

    def is_too_large(self, count: int) -> bool:
        """Return whether it is more than is read, or will be if all ``count`` pages are as those before."""
        expected = self.marks * count // self.pages if self.pages >= _TELLING else self.marks
        return expected > MOST_MARKS or self.beyond > MOST_BEYOND


_TELLING = 20  # pages that show what the others hold


def _too_large(where: str, page: int | None) -> SourceTooLarge:
    return SourceTooLarge(
        message("takes more memory or time to read than a PDF may"),
        where=where if page is None else message("%(file)s, page %(n)s", file=where, n=page),
        remedy=message("print it to a new PDF, or give its text"),
    )


def picture_pages(data: bytes, numbers: Sequence[int]) -> Iterator[tuple[int, NDArray[np.uint8]]]:
    """Yield pages by their numbers as grey pictures of ``DOTS_PER_INCH``; one over the limits ends them."""
    for head, body in _frames(data, "pictures", numbers):
        if head["kind"] == "picture":
            yield head["number"], np.frombuffer(body, dtype=np.uint8).reshape(head["shape"])


def _opened_part(head: dict[str, Any], where: str) -> tuple[int, str | None]:
    if head["error"] == "encrypted":
        raise UnreadableSource(
            message("is encrypted"), where=where, remedy=message("save it without a password")
        )
    if head["error"]:
        raise UnreadableSource(
            message("is a damaged or truncated PDF"),
            where=where,
            remedy=message("download it again or print it to a new PDF"),
        )
    if head["count"] > MAX_PAGES:
        raise SourceTooLarge(
            message("has %(n)s pages; at most %(most)s are read", n=head["count"], most=MAX_PAGES),
            where=where,
            remedy=message("split it"),
        )
    return head["count"], head["title"]


def _frames(data: bytes, what: str, numbers: Sequence[int]) -> Iterator[Frame]:
    """Yield what the process sends until it ends, of itself or by a limit."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        command = [sys.executable, "-m", "travaux.formats.page_process", what, ",".join(map(str, numbers))]
        with subprocess.Popen(
            command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            assert process.stdout is not None
            try:
                while frame := _receive(process.stdout):
                    yield frame
            finally:
                process.kill()


def _receive(stream: IO[bytes]) -> Frame | None:
    lengths = stream.read(8)
    if len(lengths) < 8:
        return None
    head_length, body_length = struct.unpack("<II", lengths)
    head, body = stream.read(head_length), stream.read(body_length)
    return (json.loads(head), body) if len(body) == body_length and len(head) == head_length else None


def _send_message(head: dict[str, Any], body: bytes = b"") -> None:
    packed = json.dumps(head).encode()
    sys.stdout.buffer.write(struct.pack("<II", len(packed), len(body)) + packed + body)
    sys.stdout.buffer.flush()


def _packed_page(sheet: Sheet) -> Frame:
    """Return a page as text and numbers: rules, pieces, and glyph by glyph its ends, baseline and style."""
    styles: dict[Style, int] = {}
    numbers = array("d")
    for rule in sheet.rules:
        numbers.extend((rule.x0, rule.x1, rule.y))
    for piece in sheet.pieces:
        numbers.extend((piece.y, piece.size, piece.x0, piece.x1))
        for glyph in piece.glyphs:
            style = styles.setdefault(glyph.style, len(styles))
            numbers.extend((glyph.x0, glyph.x1, glyph.y, 2 * style + glyph.raised))
    head = {
        "kind": "page",
        "number": sheet.number,
        "size": (sheet.width, sheet.height),
        "images": sheet.images,
        "unmapped": sheet.unmapped,
        "turned": sheet.turned,
        "written": sheet.written,
        "unseen": [(one.text, one.why, one.where) for one in sheet.unseen],
        "rules": len(sheet.rules),
        "pieces": [piece.text for piece in sheet.pieces],
        "styles": [(s.font, s.size, s.bold, s.italic) for s in styles],
    }
    return head, numbers.tobytes()


def _sheet(head: dict[str, Any], body: bytes) -> Sheet:
    numbers = array("d")
    numbers.frombytes(body)
    values = iter(numbers)
    styles = [Style(*style) for style in head["styles"]]
    rules = tuple(Rule(next(values), next(values), next(values)) for _ in range(head["rules"]))
    pieces = []
    for text in head["pieces"]:
        piece = Piece([], next(values), next(values), next(values), next(values))
        for character in text:
            x0, x1, y, look = next(values), next(values), next(values), int(next(values))
            piece.glyphs.append(Glyph(character, x0, x1, y, styles[look // 2], bool(look % 2)))
        pieces.append(piece)
    unseen = tuple(Apart(*one) for one in head["unseen"])
    width, height = head["size"]
    return Sheet(
        head["number"],
        width,
        height,
        tuple(pieces),
        rules,
        head["images"],
        head["unmapped"],
        unseen,
        head["turned"],
        head["written"],
    )


def _annotations(head: dict[str, Any]) -> Iterator[Annotation]:
    for text, typist, when, boxes, apart in head["annotations"]:
        yield Annotation(head["number"], text, typist, when, tuple(map(tuple, boxes)), apart)


def _allow_page() -> None:
    """Let this process take the time of one page from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = min(int(used.ru_utime + used.ru_stime) + 1 + PAGE_SECONDS, DOCUMENT_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def main(what: str, numbers: Sequence[int]) -> None:
    """Read the PDF on the input and write its pages, or their pictures, to the output."""
    data = sys.stdin.buffer.read()
    limit_memory(MEMORY + 2 * len(data))
    _allow_page()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        _send_message(
            {"kind": "opened", "error": "encrypted" if "password" in str(error).lower() else "damaged"}
        )
        return
    count, title = len(document), document.get_metadata_dict().get("Title") or None
    _send_message({"kind": "opened", "error": None, "count": count, "title": title})
    if what == "pictures":
        for number in numbers:
            _send_picture(document, number)
    elif count <= MAX_PAGES:
        for number in range(numbers[0], count + 1):
            _send_page(document, number)


def _send_page(document: pdfium.PdfDocument, number: int) -> None:
    _allow_page()
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        _send_message({"kind": "damaged", "number": number})
        return
    head, body = _packed_page(read_sheet(page, number))
    head["annotations"] = [
        (one.text, one.typist, one.when, one.boxes, one.apart) for one in read_annotations(page, number)
    ]
    _send_message(head, body)
    page.close()


def _send_picture(document: pdfium.PdfDocument, number: int) -> None:
    _allow_page()
    page = document[number - 1]
    bitmap = page.render(scale=DOTS_PER_INCH / 72, grayscale=True)
    picture = np.ascontiguousarray(np.asarray(bitmap.to_numpy(), dtype=np.uint8))
    shape = picture.shape[:2]
    _send_message({"kind": "picture", "number": number, "shape": shape}, picture.tobytes())
    bitmap.close()
    page.close()


if __name__ == "__main__":
    main(sys.argv[1], [int(number) for number in sys.argv[2].split(",")])
