"""Debates of parliaments in XML: TEI as ParlaMint has it, and the debates of Akoma Ntoso (OASIS, 3.0).

Both mark who speaks and what is said. What stenographers add (applause, times, headings, who has the chair)
is nobody's speech, and is kept apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lxml import etree

from travaux.domain.coverage import Apart
from travaux.domain.meetings import MeetingFacts, Transcript
from travaux.domain.messages import message
from travaux.errors import UnreadableSource
from travaux.formats.composition import TurnComposition, Utterance
from travaux.formats.coverage import account
from travaux.formats.labels import tidy_label
from travaux.formats.opening import root_name
from travaux.formats.xml_parsing import parse_xml

_SPEECHES = frozenset({"u", "speech", "question", "answer"})
_BLOCKS = frozenset({"seg", "p", "block", "li", "td"})
_NAMES_OF_SILENT = (
    "teiHeader meta note kinesic vocal incident gap desc from num heading subheading remark scene narrative "
    "recordedTime authorialNote head"
)
_SILENT = frozenset(_NAMES_OF_SILENT.split())
_HEADERS = frozenset({"teiHeader", "meta"})
_SPOKEN = ("<u>", "<u ", "ParlaMint")
_AKOMA_NTOSO = ("<debate>", "<debate ", ":debate>", ":debate ")
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def is_debate(text: str) -> bool:
    """Tell whether the beginning of XML shows a debate: TEI with speech, or a debate of Akoma Ntoso."""
    marks = {"TEI": _SPOKEN, "akomaNtoso": _AKOMA_NTOSO}.get(root_name(text) or "", ())
    return any(mark in text for mark in marks)


def read_debate(data: bytes, where: str, source_id: str) -> Transcript:
    """Return the turns of a debate, each with the name under which the record has its speaker.

    Raises:
        UnreadableSource: if it is no well-formed XML, declares entities, or nobody says anything in it.
    """
    root = parse_xml(data, where)
    words = tuple(_words(root))
    names = _names(root)
    composition = TurnComposition(source_id)
    composition.add(_utterances(words, names))
    found = composition.transcript("debate", _facts(root), ())
    if not found.turns:
        raise UnreadableSource(
            message("holds no words that were said"), where=where, remedy=message("check the file")
        )
    written = (("", each.text) for each in words)
    apart = [Apart(each.text, message("remarks of the record")) for each in words if each.speech is None]
    return replace(found, coverage=account(tuple(written), (found.source.text,), apart))


@dataclass(frozen=True, slots=True)
class _DebateWords:
    """Words of the file in its order, with the speech (None where nobody says them) and block around them."""

    text: str
    speech: etree._Element | None
    block: etree._Element | None


def _words(root: etree._Element) -> Iterator[_DebateWords]:
    """Yield all words of the file behind its header, in order."""
    homes: dict[etree._Element, tuple[etree._Element | None, etree._Element | None, bool, bool]] = {}
    for event, element in etree.iterwalk(root, events=("start", "end", "pi", "comment")):
        parent = element.getparent()
        above = homes[parent] if parent is not None else (None, None, False, False)
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if event == "start":
            speech = element if name in _SPEECHES else above[0]
            block = element if name in _BLOCKS | _SPEECHES else above[1]
            homes[element] = (speech, block, above[2] or name in _SILENT, above[3] or name in _HEADERS)
            yield from _told(element.text, homes[element])
        elif element is not root:
            yield from _told(element.tail, above)


def _told(
    text: str | None, home: tuple[etree._Element | None, etree._Element | None, bool, bool]
) -> Iterator[_DebateWords]:
    speech, block, silent, header = home
    if text and text.strip() and not header:
        yield _DebateWords(text, None if silent else speech, block)


def _utterances(words: Sequence[_DebateWords], names: dict[etree._Element, str]) -> Iterator[Utterance]:
    speech: etree._Element | None = None
    block: etree._Element | None = None
    paragraphs: list[str] = []
    for each in (*(one for one in words if one.speech is not None), None):
        if each is None or each.speech is not speech:
            said = "\n".join(" ".join(one.split()) for one in paragraphs)
            if speech is not None and said:
                yield Utterance(said, label=names.get(speech), new_turn=True)
            paragraphs, block = [], None
        if each is not None:
            if each.block is not block or not paragraphs:
                paragraphs.append("")
            paragraphs[-1] += each.text
            speech, block = each.speech, each.block


def _names(root: etree._Element) -> dict[etree._Element, str]:
    """Return who says each speech: as the record prints it, else the person whom it names, else its mark."""
    persons = _persons(root)
    found: dict[etree._Element, str] = {}
    printed: str | None = None
    for element in root.iter("{*}note", "{*}from", *(f"{{*}}{name}" for name in _SPEECHES)):
        name = etree.QName(element).localname
        if name == "note":
            printed = _line(element) if element.get("type") == "speaker" else printed
        elif name != "from":
            mark = (element.get("who") or element.get("by") or element.get("from") or "").strip().lstrip("#")
            own = next((_line(each) for each in element.iterchildren("{*}from")), None)
            label = tidy_label(own or printed or persons.get(mark) or mark)
            if label:
                found[element] = label
            printed = None
    return found


def _persons(root: etree._Element) -> dict[str, str]:
    persons = {one.get(_ID, ""): _line(one) for one in root.iter("{*}person")}
    for one in root.iter("{*}TLCPerson", "{*}TLCRole", "{*}TLCOrganization"):
        persons[one.get("eId") or one.get("id") or ""] = one.get("showAs") or ""
    return {mark: name for mark, name in persons.items() if mark and name}


def _line(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split()).rstrip(":")


def _facts(root: etree._Element) -> MeetingFacts:
    days = [one.get("when") for one in root.iter("{*}date") if "sitting" in (one.get("ana") or "")]
    days += [one.get("when") for each in root.iter("{*}setting") for one in each.iter("{*}date")]
    days += [one.get("date") for each in root.iter("{*}FRBRWork") for one in each.iter("{*}FRBRdate")]
    titles = [
        *root.iter("{*}docTitle"),
        *(t for s in root.iter("{*}titleStmt") for t in s.iterchildren("{*}title")),
    ]
    sub = [one for one in titles if one.get("type") == "sub"] or titles
    return MeetingFacts(title=next(filter(None, map(_line, sub)), None), date=_day(days))


def _day(written: Sequence[str | None]) -> date | None:
    for each in written:
        try:
            return date.fromisoformat((each or "")[:10])
        except ValueError:
            continue
    return None
