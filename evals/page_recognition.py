"""Measure what recognition makes of pictures of a real draft's pages: `python -m evals.page_recognition`.

Ten pages are drawn at two resolutions and read back; their text layer is the truth.
"""

import io
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2 as pdfium
from rapidfuzz.distance import LCSseq

from evals.brackets import words_of
from evals.corpus import CORPUS
from travaux.domain.texts import Draft
from travaux.engines.page_recogniser import find_page_recogniser
from travaux.formats.draft_file import read_draft

DRAFT = "paris/adp_compilation_4dec15_10am.pdf"
PAGES = range(2, 12)
RESOLUTIONS = (150, 300)
FLOOR = 0.97


def pictures(path: Path, dots_per_inch: int) -> bytes:
    """Return a PDF of pictures of the pages."""
    document, scanned = pdfium.PdfDocument(path), pdfium.PdfDocument.new()
    for number in PAGES:
        width, height = document[number].get_size()
        image = pdfium.PdfImage.new(scanned)
        image.set_bitmap(document[number].render(scale=dots_per_inch / 72))
        image.set_matrix(pdfium.PdfMatrix().scale(width, height))
        page = scanned.new_page(width, height)
        page.insert_obj(image)
        page.gen_content()
    written = io.BytesIO()
    scanned.save(written)
    return written.getvalue()


def excerpt(path: Path) -> bytes:
    """Return a PDF of the same pages with their text."""
    document, cut = pdfium.PdfDocument(path), pdfium.PdfDocument.new()
    cut.import_pages(document, list(PAGES))
    written = io.BytesIO()
    cut.save(written)
    return written.getvalue()


def shared(wanted: list[str], found: list[str]) -> float:
    """Return the share of ``wanted`` that stands in ``found`` in the same order."""
    ids: dict[str, int] = {}
    one, other = ([ids.setdefault(word, len(ids)) for word in words] for words in (wanted, found))
    return LCSseq.similarity(one, other) / max(len(one), 1)


def marks_of(draft: Draft) -> list[str]:
    """Return the bracket marks, each with the word before it, so that they differ."""
    found: list[str] = []
    word = ""
    for piece in draft.source.text.replace("[", " [ ").replace("]", " ] ").split():
        if piece in "[]":
            found.append(word + piece)
        else:
            word = piece.casefold().strip(".,;:")
    return found


def main() -> int:
    """Print shares of words and bracket marks read back; fail below the floor at 300 dots per inch."""
    recogniser = find_page_recogniser()
    if recogniser is None or not CORPUS.is_dir():
        print("the extra ocr is not installed, or the corpus is not beside the project")
        return 0
    print(recogniser.identity)
    best = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.pdf"
        path.write_bytes(excerpt(CORPUS / DRAFT))
        truth = read_draft(path)
        for resolution in RESOLUTIONS:
            path.write_bytes(pictures(CORPUS / DRAFT, resolution))
            started = time.perf_counter()
            seen = read_draft(path, recogniser=recogniser)
            seconds = (time.perf_counter() - started) / len(PAGES)
            best = shared(words_of(truth.source.text), words_of(seen.source.text))
            marks = shared(marks_of(truth), marks_of(seen))
            labels = shared(*([p.label or "" for p in one.paragraphs if p.label] for one in (truth, seen)))
            print(f"{resolution} dots per inch: words {best:.3f}, bracket marks {marks:.3f},", end=" ")
            print(f"labels {labels:.3f}, {seconds:.1f} s a page")
    return 0 if best >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
