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


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """Return a writer of small PDFs: pages of placed words, and level lines as (x0, x1, y) for each page."""

    def write(*pages: Sequence[Drawing], rules: Sequence[tuple[float, float, float]] = ()) -> bytes:
        contents = [_page(page, rules) for page in pages]
        kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        for index, content in enumerate(contents):
            place = f"/Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * index} 0 R"
            objects.append(f"<< /Type /Page {place} /Resources << /Font << /F1 3 0 R >> >> >>".encode())
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        out, offsets = b"%PDF-1.4\n", []
        for number, body in enumerate(objects, start=1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        size, start = len(objects) + 1, len(out)
        trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
        return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer

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
