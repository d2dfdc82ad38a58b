"""All words of an OpenDocument text, by the element that holds them, whatever they are read as."""

from collections.abc import Iterator

from lxml import etree

from travaux.formats.open_names import DC, DRAW, OFFICE, TABLE, TEXT

_PLACES = {
    f"{OFFICE}annotation": "comments",
    f"{TEXT}note-body": "footnotes",
    f"{TEXT}tracked-changes": "deleted words",
    f"{DRAW}text-box": "text boxes",
    f"{TABLE}table": "tables",
}
_ASIDE = (f"{TEXT}note-citation", f"{OFFICE}change-info", f"{DC}creator", f"{DC}date", f"{DC}title")
_BREAKS = (f"{TEXT}p", f"{TEXT}h", f"{TEXT}tab", f"{TEXT}line-break", f"{TEXT}s", f"{TEXT}note")


def words_of_odt(body: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the words of a text document, each stretch with the element around it that is told by name."""
    held: dict[str, list[str]] = {}
    places = ["body"]
    aside = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = str(element.tag)
        if tag in _BREAKS:
            yield from ((place, "".join(said)) for place, said in held.items())
            held = {}
        if event == "start":
            aside += tag in _ASIDE
            places += [_PLACES[tag]] if tag in _PLACES else []
            said = element.text
        else:
            aside -= tag in _ASIDE
            places = places[:-1] if tag in _PLACES else places
            said = element.tail
        if said and not aside:
            held.setdefault(places[-1], []).append(said)
    yield from ((place, "".join(said)) for place, said in held.items())
