"""How pages name versions, and the sections that places in them fall into."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from travaux.analysis.text.places import label_of
from travaux.domain.messages import N_, Message, Text, joined, joined_or_none, message
from travaux.domain.spans import name_of
from travaux.domain.texts import (
    TRACKED_CHANGES,
    Action,
    Attribution,
    Draft,
    MarkKind,
    Paragraph,
    ParagraphKind,
)
from travaux.reports.terms import term

_TRACKED = {
    MarkKind.INSERTED: N_("“%(words)s” inserted by %(name)s"),
    MarkKind.DELETED: N_("“%(words)s” deleted by %(name)s"),
    MarkKind.MOVED_HERE: N_("“%(words)s” moved here by %(name)s"),
    MarkKind.MOVED_AWAY: N_("“%(words)s” moved elsewhere by %(name)s"),
    MarkKind.END_INSERTED: N_("paragraph divided here by %(name)s"),
    MarkKind.END_DELETED: N_("paragraph joined to the next by %(name)s"),
}
_WHOLE = 0.8  # a heading over this share of a version's paragraphs is its title, not one of its sections
_NUMBER = re.compile(r"^(?:[IVXLC]+|[A-Z]|\d+(?:\.\d+)*)[.)]?\s+(?=\S)")
_EXTENSION = re.compile(r"(?<=.)\.(?:md|txt|json|pdf|docx|html?|xml)$", re.IGNORECASE)
_FILES = 2  # names of a version that are its file's: without and with its extension
_PREAMBLE, _OPENING, _OTHER = N_("Preamble"), N_("Opening"), N_("Title and other parts")
_OPERATIVE, _ANNEXES, _FOOTNOTES = N_("Operative part"), N_("Annexes"), N_("Footnotes")
_OURS = frozenset({_PREAMBLE, _OPENING, _OTHER, _OPERATIVE, _ANNEXES, _FOOTNOTES})
_UNTITLED = {
    ParagraphKind.PREAMBULAR: _PREAMBLE,
    ParagraphKind.OPERATIVE: _OPERATIVE,
    ParagraphKind.SUBPARAGRAPH: _OPERATIVE,
    ParagraphKind.ANNEX: _ANNEXES,
    ParagraphKind.FOOTNOTE: _FOOTNOTES,
}
_WISHES = {
    Action.PROPOSES: N_("proposed by %(names)s"),
    Action.DELETES: N_("%(names)s would delete"),
    Action.RETAINS: N_("%(names)s would retain"),
    Action.RESERVES: N_("reserved by %(names)s"),
    Action.SUPPORTS: N_("supported by %(names)s"),
    Action.OPPOSES: N_("opposed by %(names)s"),
    Action.COMMENTS: N_("comment by %(names)s"),
}


def name_versions(versions: Sequence[Draft]) -> tuple[str, ...]:
    """Return a short name for each version: its stage, else its symbol, else its file; no two are alike.

    Of versions that share a name, those that have a better one than their file give way first.
    """
    offered = [list(_names(draft)) for draft in versions]
    for files in (_FILES + 1, _FILES + 1, 1, 1):  # first only to other names of their own, then to files too
        counts = Counter(names[0] for names in offered)
        offered = [names[1:] if counts[names[0]] > 1 and len(names) > files else names for names in offered]
    chosen = [names[0] for names in offered]
    shared, seen = Counter(chosen), Counter[str]()
    named = []
    for name in chosen:
        seen[name] += 1
        named.append(f"{name} ({seen[name]})" if shared[name] > 1 else name)
    return tuple(named)


def _names(draft: Draft) -> Iterator[str]:
    yield from filter(None, (draft.stage, draft.symbol))
    file = name_of(draft.source.id)
    yield from (_EXTENSION.sub("", file), file)


def sections_of(draft: Draft) -> tuple[str, ...]:
    """Return the section that each paragraph is in: its outermost heading that is not the title of it all.

    Headings that hold the preamble, whatever they say, are the preamble. Where no heading parts the text,
    its kinds of paragraph do.
    """
    counts = Counter(name for paragraph in draft.paragraphs for name in dict.fromkeys(paragraph.section))
    titles = {name for name, count in counts.items() if count >= _WHOLE * len(draft.paragraphs)}
    parts = counts.keys() - titles
    if len(parts) < 2:
        return tuple(_UNTITLED.get(paragraph.kind, _OTHER) for paragraph in draft.paragraphs)
    found = [_section(paragraph, parts) for paragraph in draft.paragraphs]
    preambles = set(_preambles(draft.paragraphs, found))
    return tuple(_PREAMBLE if name in preambles else name for name in found)


def name_section(name: str) -> Text:
    """Return a section as pages name it: a heading as it stands, a part without one in our words."""
    return Message(name) if name in _OURS else name


def _section(paragraph: Paragraph, parts: Container[str]) -> str:
    heading = paragraph.kind is ParagraphKind.HEADING
    own = [" ".join(filter(None, (paragraph.label, paragraph.text))), paragraph.text] if heading else []
    name = next((name for name in (*paragraph.section, *own) if name in parts), _OPENING)
    return " ".join(name.split())


def _preambles(paragraphs: Sequence[Paragraph], sections: Sequence[str]) -> Iterator[str]:
    """Yield the sections in which most paragraphs are preambular."""
    words = [
        (section, paragraph.kind is ParagraphKind.PREAMBULAR)
        for paragraph, section in zip(paragraphs, sections, strict=True)
        if paragraph.kind is not ParagraphKind.HEADING
    ]
    for section in dict.fromkeys(section for section, _ in words):
        kinds = [preambular for name, preambular in words if name == section]
        if 2 * sum(kinds) > len(kinds):
            yield section


def section_key(name: str) -> str:
    """Return what a section is known by in all versions: its heading without number and capitals."""
    return _NUMBER.sub("", name).casefold().strip()


def wants_of(paragraphs: Sequence[Paragraph]) -> tuple[Text, ...]:
    """Return who wants what of the words in paragraphs, and what is settled, a line for each stretch."""
    alone = len(paragraphs) == 1
    return tuple(
        dict.fromkeys(line for paragraph in paragraphs for line in _requests_in_words(paragraph, alone))
    )


def _requests_in_words(paragraph: Paragraph, alone: bool) -> Iterator[Text]:
    if said := _attributions_in_words(paragraph.attributions, paragraph.status):
        where = (
            message("Whole paragraph") if alone else message("All of %(label)s", label=label_of(paragraph))
        )
        yield joined((where, said), ": ")
    for bracket in paragraph.brackets:
        if said := _attributions_in_words(bracket.attributions, bracket.status):
            yield joined((_shorten(paragraph.text[bracket.start : bracket.end]), said), " ")
    for mark in paragraph.marks:
        if mark.author and mark.kind in TRACKED_CHANGES:
            words = _shorten(paragraph.text[mark.start : mark.end])
            yield Message(_TRACKED[mark.kind], (("words", words), ("name", mark.author)))


def _attributions_in_words(attributions: Iterable[Attribution], status: str | None) -> Text | None:
    return joined_or_none((*map(_request_in_words, attributions), term(status) if status else None))


def _request_in_words(said: Attribution) -> Text:
    wish = Message(_WISHES[said.action], (("names", ", ".join(said.actors)),))
    return joined((wish, f"({said.note})"), " ") if said.note else wish


def actors_of(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    """Return everyone whom the marks and brackets of paragraphs name, in order of appearance."""
    return tuple(dict.fromkeys(actor for paragraph in paragraphs for actor in _actors(paragraph)))


def _actors(paragraph: Paragraph) -> Iterator[str]:
    said = [*paragraph.attributions, *(one for bracket in paragraph.brackets for one in bracket.attributions)]
    yield from (actor for one in said for actor in one.actors)
    yield from (mark.author for mark in paragraph.marks if mark.author)


def _shorten(words: str, room: int = 48) -> str:
    line = " ".join(words.split())
    if len(line) <= room or " " not in line:
        return line[:room]
    tail = line[-room // 3 :].split(" ", 1)[-1]
    return f"{line[: room - room // 3].rsplit(' ', 1)[0]} … {tail}"
