"""The life of a text as Akoma Ntoso 3.0: the newest version, with how each of its paragraphs came to be.

The standard tells the versions (``lifecycle``), from when each provision stands (``temporalData``), every
change (``passiveModifications``) and where each paragraph stood before (``mappings``). Whose words they are,
and the wording that went, is told in a namespace of our own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from travaux.analysis.text.places import place as place_of
from travaux.domain.lineage import Lineage, Link, LinkKind, Thread
from travaux.domain.texts import Attribution, Draft
from travaux.exports.akoma_ntoso import (
    UNDATED,
    add,
    address_of,
    draft_tree,
    own_name,
    serialised,
    standard_name,
)
from travaux.exports.word_text import clean
from travaux.reports.versions import name_versions

_TYPES = {
    LinkKind.EDITED: "substitution",
    LinkKind.SPLIT: "split",
    LinkKind.MERGED: "join",
    LinkKind.INSERTED: "insertion",
    LinkKind.DELETED: "repeal",
}
Node = tuple[int, int]  # a version and the index of a paragraph in it


def write_lineage(lineage: Lineage) -> bytes:
    """Return the newest version as Akoma Ntoso, with all that became of it since the first."""
    root = draft_tree(lineage.versions[-1])
    statement, meta = root[0], root[0][0]
    statement.set("contains", "multipleVersions")
    threads = _threads(lineage)
    names = name_versions(lineage.versions)
    told = (_lifecycle(lineage.versions), _analysis(lineage, threads), _temporal_data(lineage.versions))
    for position, element in enumerate((part for part in told if len(part)), start=1):
        meta.insert(position, element)
    references = next(child for child in meta if child.tag.endswith("}references"))
    _write_references(references, lineage.versions, names)
    _date_paragraphs(statement, lineage)
    _tell_threads(meta[-1], lineage, names)
    return serialised(root)


def _threads(lineage: Lineage) -> dict[Node, Thread]:
    return {
        (place.version, index): thread
        for thread in lineage.threads
        for place in thread.places
        for index in place.paragraphs
    }


def _lifecycle(versions: Sequence[Draft]) -> etree._Element:
    element = _own_element("lifecycle")
    for number, draft in enumerate(versions):
        date = draft.date.isoformat() if draft.date else UNDATED
        kind = "amendment" if number else "generation"
        add(element, "eventRef", eId=f"e_{number}", date=date, source=f"#v_{number}", type=kind)
    return element


def _temporal_data(versions: Sequence[Draft]) -> etree._Element:
    """Return from when provisions stand, a group for each version that provisions may have come with."""
    element = _own_element("temporalData")
    for number in range(len(versions)):
        group = add(element, "temporalGroup", eId=f"since_{number}")
        add(group, "timeInterval", start=f"#e_{number}", refersTo="#standing")
    return element


def _analysis(lineage: Lineage, threads: Mapping[Node, Thread]) -> etree._Element:
    element = _own_element("analysis")
    changes = [
        (step, link, kind)
        for step, links in enumerate(lineage.links)
        for link in links
        for kind in _kinds(link)
    ]
    if changes:
        held = add(element, "passiveModifications")
        for number, (step, link, kind) in enumerate(changes):
            _modification(held, number, step, link, kind, threads, lineage)
    moves = list(_mappings(lineage))
    if moves:
        mappings = add(element, "mappings", source="#travaux")
        for number, (version, old, new) in enumerate(moves):
            add(
                mappings,
                "mapping",
                eId=f"map_{number}",
                original=_address(lineage, version, old),
                current=f"#para_{new}",
                start=f"#e_{version}",
                end=f"#e_{version + 1}",
            )
    return element


def _kinds(link: Link) -> Iterator[str]:
    if link.kind in _TYPES:
        yield _TYPES[link.kind]
    if link.renumbered or link.moved:
        yield "renumbering"


def _modification(
    held: etree._Element,
    number: int,
    step: int,
    link: Link,
    kind: str,
    threads: Mapping[Node, Thread],
    lineage: Lineage,
) -> None:
    """Write what one step did to one provision: its places before and after, and the words that changed."""
    node = (step + 1, link.new[0]) if link.new else (step, link.old[0])
    element = add(held, "textualMod", eId=f"mod_{number}", type=kind, period=f"#since_{step + 1}")
    thread = threads.get(node)
    if thread:
        element.set(own_name("thread"), thread.id)
        if step + 1 in thread.returned and link.kind is LinkKind.INSERTED:
            element.set(own_name("change"), "brought back")
    if link.moved:
        element.set(own_name("moved"), "true")
    add(element, "source", href=f"#v_{step + 1}")
    for index in link.new or link.old:
        version = step + 1 if link.new else step
        add(element, "destination", href=_address(lineage, version, index))
    for index in link.old[:1] if link.new else ():
        add(element, "previous", href=_address(lineage, step, index))
    if kind == "renumbering":
        return
    for change in link.changes:
        for name, words in (("old", change.old), ("new", change.new)):
            if not words:
                continue
            told = etree.SubElement(add(element, name), own_name("words"), op=change.op.value)
            told.text = clean(words)
    _in_order(element)


def _in_order(element: etree._Element) -> None:
    """Put all old words before all new ones, as the schema wants."""
    words = [child for child in element if child.tag.endswith(("}old", "}new"))]
    words.sort(key=lambda child: child.tag.endswith("}new"))
    for child in words:
        element.remove(child)
        element.append(child)


def _address(lineage: Lineage, version: int, index: int) -> str:
    """Return where a paragraph stands: in this document, or in an earlier version of the text."""
    if version == len(lineage.versions) - 1:
        return f"#para_{index}"
    return f"{address_of(lineage.versions[version])}/!main#para_{index}"


def _mappings(lineage: Lineage) -> Iterator[tuple[int, int, int]]:
    """Yield (version, index there, index in the newest) for each earlier place of what still stands."""
    last = len(lineage.versions) - 1
    for thread in lineage.threads:
        now = [index for place in thread.places if place.version == last for index in place.paragraphs]
        for place in thread.places:
            if place.version != last:
                yield from ((place.version, old, new) for old in place.paragraphs for new in now)


def _write_references(references: etree._Element, versions: Sequence[Draft], names: Sequence[str]) -> None:
    """Name the versions, which come first among references, and what it means that words stand."""
    for number, (draft, name) in enumerate(zip(versions, names, strict=True)):
        kind = "passiveRef" if number else "original"
        element = add(
            references, kind, eId=f"v_{number}", href=address_of(draft), showAs=clean(name) or "version"
        )
        references.remove(element)
        references.insert(number, element)
    add(
        references,
        "TLCConcept",
        eId="standing",
        href="/akn/ontology/concept/standing",
        showAs="stands in the text",
    )


def _date_paragraphs(statement: etree._Element, lineage: Lineage) -> None:
    """Say of each provision of the newest version with which version it came, and its thread."""
    last = len(lineage.versions) - 1
    elements = {element.get("eId"): element for element in statement.iter() if element.get("eId")}
    for (version, index), thread in _threads(lineage).items():
        element = elements.get(f"para_{index}") if version == last else None
        if element is None:
            continue
        element.set(own_name("thread"), thread.id)
        if not element.tag.endswith("}p"):
            element.set("period", f"#since_{thread.places[0].version}")


def _tell_threads(proprietary: etree._Element, lineage: Lineage, names: Sequence[str]) -> None:
    """Write each provision through all versions: its places, and every phrase with when it came and went."""
    told = etree.SubElement(proprietary, own_name("lineage"))
    for thread in lineage.threads:
        element = etree.SubElement(told, own_name("thread"), id=thread.id)
        for one in thread.places:
            stands = place_of(lineage.versions[one.version], one.paragraphs)
            etree.SubElement(
                element,
                own_name("place"),
                version=f"#v_{one.version}",
                name=clean(names[one.version]),
                label=clean(stands),
            )
        for phrase in thread.words:
            words = etree.SubElement(element, own_name("phrase"), came=f"#v_{phrase.came}")
            if phrase.went is not None:
                words.set("went", f"#v_{phrase.went}")
            _write_authors(words, "cameBy", phrase.came_by)
            _write_authors(words, "wentBy", phrase.went_by)
            words.text = clean(phrase.text)


def _write_authors(element: etree._Element, name: str, said: Iterable[Attribution]) -> None:
    actors = dict.fromkeys(actor for one in said for actor in one.actors)
    if actors:
        element.set(name, clean("; ".join(actors)))


def _own_element(name: str) -> etree._Element:
    """Return an element of the standard whose source we are, not yet in its place."""
    return etree.Element(standard_name(name), source="#travaux")
