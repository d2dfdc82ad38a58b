"""What every recogniser of pages must do; run on those that are installed."""

from collections.abc import Callable

import numpy as np
import pypdfium2 as pdfium
import pytest

from tests.unit.formats.conftest import make_pdf as make_pdf
from travaux.engines.page_recogniser import find_page_recogniser
from travaux.ports import PageRecogniser


@pytest.fixture
def recogniser() -> PageRecogniser:
    found = find_page_recogniser()
    if found is None:
        pytest.skip("the extra ocr is not installed: pip install 'travaux[ocr]'")
    return found


def test_words_are_seen_where_they_stand(recogniser: PageRecogniser, make_pdf: Callable[..., bytes]) -> None:
    drawn = [(60, 700, 12, "Decides to light every lamp"), (60, 640, 12, "Requests a report on fog")]
    page = pdfium.PdfDocument(make_pdf(drawn))[0]
    picture = np.asarray(page.render(scale=200 / 72, grayscale=True).to_numpy(), dtype=np.uint8)
    lines = recogniser.recognise(picture.reshape(picture.shape[:2]), 200)
    assert [" ".join(word.text for word in line.words) for line in lines] == [words for *_, words in drawn]
    for line, (x, y, size, _) in zip(lines, drawn, strict=True):
        assert abs(line.words[0].x0 * 72 / 200 - x) < 3
        assert abs(800 - line.baseline * 72 / 200 - y) < 2
        assert 0.5 * size < line.height * 72 / 200 < 1.6 * size
        assert all(60 < word.confidence <= 100 for word in line.words)


def test_an_empty_page_has_no_lines(recogniser: PageRecogniser) -> None:
    assert list(recogniser.recognise(np.full((1200, 900), 255, dtype=np.uint8), 200)) == []


def test_it_names_itself(recogniser: PageRecogniser) -> None:
    assert "eng" in recogniser.identity
