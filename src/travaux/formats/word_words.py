"""All words of a Word document's package element by element, whatever it is read as."""

from collections.abc import Iterator

from lxml import etree

from travaux.formats.word_parts import Parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_WRITTEN = (f"{W}t", f"{W}delText")
_BREAKS = (f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen", f"{W}p", f"{W}footnoteReference")
_PARTS = (
    ("word/document.", "body"),
    ("word/footnotes.", "footnotes"),
    ("word/endnotes.", "endnotes"),
    ("word/comments.", "comments"),
    ("word/header", "running heads and feet"),
    ("word/footer", "running heads and feet"),
    ("word/charts/chart", "charts"),
    ("word/diagrams/data", "diagrams"),
)


def words_of_parts(parts: Parts) -> Iterator[tuple[str, str]]:
    """Yield the words of every part that people see, each with the part or the element that holds them."""
    for name in sorted(parts.names):
        place = next((place for start, place in _PARTS if name.startswith(start)), None)
        root = parts.xml(name) if place and name.endswith(".xml") else None
        if place and root is not None:
            yield from _words(root, place)


def _words(root: etree._Element, part: str) -> Iterator[tuple[str, str]]:
    held: dict[str, list[str]] = {}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        if tag in _BREAKS:
            if tag == f"{W}p":
                yield from ((place, "".join(said)) for place, said in held.items())
                held = {}
            for said in held.values():
                said.append(" ")
        elif event == "start" and tag in (*_WRITTEN, _DRAWN, _FORMULA):
            place = _words_place(element, part)
            if place is not None:
                held.setdefault(place, []).append(element.text or "")
                held[place].append("" if tag in _WRITTEN else " ")
    yield from ((place, "".join(said)) for place, said in held.items())


def _words_place(element: etree._Element, part: str) -> str | None:
    """Return where an element's words stand; None in what is no text, such as the rule above notes."""
    above = {str(one.tag).rpartition("}")[2] for one in element.iterancestors()}
    notes = element.iterancestors(f"{W}footnote", f"{W}endnote")
    if "Fallback" in above or any(note.get(f"{W}type") for note in notes):
        return None
    if element.tag == _FORMULA:
        return "formulas"
    if "txbxContent" in above:
        return "text boxes"
    if element.tag == _DRAWN:
        return part if part != "body" else "drawings"
    return "tables" if part == "body" and "tbl" in above else part
