"""Documents made on the spot for the readers' tests."""

import io
import zipfile
from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
import pytest

Drawing = tuple[float, float, float, str]
"""x, y, size and words of a line of text, in points from the page's foot."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _page(texts: Sequence[Drawing], rules: Sequence[tuple[float, float, float]]) -> bytes:
    drawn = [f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET" for x, y, size, words in texts]
    drawn += [f"0.5 w {x0} {y} m {x1} {y} l S" for x0, x1, y in rules]
    return "\n".join(drawn).encode("latin-1")


def _file(contents: Sequence[bytes], resources: str = "", extra: Sequence[bytes] = ()) -> bytes:
    """Return a PDF of pages of 600 by 800 points with these contents; ``extra`` objects are 4 and on."""
    first = 4 + len(extra)
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *extra,
    ]
    for index, content in enumerate(contents):
        place = f"/Parent 2 0 R /MediaBox [0 0 600 800] /Contents {first + 1 + 2 * index} 0 R"
        fonts = f"/Resources << /Font << /F1 3 0 R >> {resources} >>"
        objects.append(f"<< /Type /Page {place} {fonts} >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, start = len(objects) + 1, len(out)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """Return a writer of small PDFs: pages of placed words, and level lines as (x0, x1, y) for each page."""

    def write(*pages: Sequence[Drawing], rules: Sequence[tuple[float, float, float]] = ()) -> bytes:
        return _file([_page(page, rules) for page in pages])

    return write


@pytest.fixture
def draw_pdf() -> Callable[..., bytes]:
    """Return a writer of PDFs from what their pages draw, in a PDF's own operators; F1 is a font."""

    def write(*pages: str, resources: str = "", extra: Sequence[bytes] = ()) -> bytes:
        return _file([page.encode("latin-1") for page in pages], resources, extra)

    return write


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """Return a writer of small DOCX files from the XML of a body, with further parts by name."""

    def write(body: str, **parts: str) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(
                "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
            )
            for name, xml in parts.items():
                archive.writestr(f"word/{name}.xml", xml.replace(">", f' xmlns:w="{W}">', 1))
        return packed.getvalue()

    return write


@pytest.fixture
def scan() -> Callable[..., bytes]:
    """Return what makes pictures of the pages of a PDF whose numbers from 0 are given, or of all."""

    def photograph(data: bytes, only: Sequence[int] | None = None) -> bytes:
        document, scanned = pdfium.PdfDocument(data), pdfium.PdfDocument.new()
        for number in range(len(document)):
            if only is not None and number not in only:
                scanned.import_pages(document, [number])
                continue
            width, height = document[number].get_size()
            image = pdfium.PdfImage.new(scanned)
            image.set_bitmap(document[number].render(scale=200 / 72))
            image.set_matrix(pdfium.PdfMatrix().scale(width, height))
            page = scanned.new_page(width, height)
            page.insert_obj(image)
            page.gen_content()
        written = io.BytesIO()
        scanned.save(written)
        return written.getvalue()

    return photograph
