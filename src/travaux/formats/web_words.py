"""All words of a page of HTML, block by block, whatever its blocks are read as."""

from collections.abc import Iterator

from lxml import etree

_NAMES_OF_BLOCKS = (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "form h1 h2 h3 h4 h5 h6 hr html li main ol p pre section summary table tbody td tfoot th thead "
    "tr ul"
)
_NAMES_OF_SKIPPED = (
    "script style noscript template nav header footer head svg math iframe object button select"
)
BLOCKS = frozenset(_NAMES_OF_BLOCKS.split())
SKIPPED = frozenset(_NAMES_OF_SKIPPED.split())
"""Elements beside a page's text: menus, heads and feet, drawings, what is not shown."""

_NO_WORDS = frozenset(("script", "style", "title", "noscript", "template"))


def words_of_page(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield a page's words, block by block, each with the element that is not read that it stands in."""
    held: list[str] = []
    skipped: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        if tag in BLOCKS or tag in SKIPPED or tag == "br":
            yield (f"<{skipped[0]}>" if skipped else ""), "".join(held)
            held = []
        if event == "start":
            skipped += [tag] if tag in SKIPPED else []
            held.append(element.text or "" if tag not in _NO_WORDS else "")
        else:
            del skipped[len(skipped) - (tag in SKIPPED) :]
            held.append(element.tail or "")
    yield (f"<{skipped[0]}>" if skipped else ""), "".join(held)
