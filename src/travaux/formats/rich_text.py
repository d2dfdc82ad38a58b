"""RTF opened safely: paragraphs, revisions, comments, printed numbers, tables, notes (RTF 1.9.1).

What is read is told in the values of a Word document, since both hold the same things. Pictures, objects and
everything that programs keep in a file for themselves are passed over; nothing in it is run.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from travaux.domain.coverage import Apart
from travaux.domain.figures import UNKNOWN, character, paired, whole
from travaux.domain.messages import N_, message
from travaux.domain.spans import Note
from travaux.errors import SourceTooLarge, UnreadableSource
from travaux.formats.rich_text_codes import CHARSETS, MARKS, SKIPPED, moment
from travaux.formats.rich_text_words import words_of_rtf
from travaux.formats.unseen import name_unseen, unseen_apart
from travaux.formats.word_values import (
    TrackedChange,
    WordComment,
    WordDocument,
    WordParagraph,
    WordRun,
    holding_change,
)

DEEPEST = 1_000
"""Groups within one another: word processors write some twenty."""

MOST_TOKENS = 5_000_000
"""Control words, groups and stretches of text that are read of one file."""

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d+)?[ ]?|\\'(?P<hex>[0-9a-fA-F]{2})"
    r"|\\(?P<mark>[^a-zA-Z])|(?P<group>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.S,
)
_LOOKS = {"b": "bold", "i": "italic", "strike": "struck", "striked": "struck", "ul": "underlined"}
_LOOKS |= {"super": "raised", "v": "hidden"}
_HEADS = frozenset({"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"})
_BEYOND = 0xFFFD  # a number of more figures than any: as a character, the sign of one that is not known
_BLANK: dict[str, object] = {
    "bold": False, "italic": False, "struck": False, "underlined": False, "raised": False, "hidden": False,
    "revised": None, "deleted": None, "who": 0, "when": None, "gone_by": 0, "gone_when": None,
}  # fmt: skip


@dataclass(slots=True)
class _State:
    """What holds in a group: how words are set and what they are written into."""

    into: str = "body"
    looks: dict[str, object] = field(default_factory=lambda: dict(_BLANK))
    font: int = -1
    skip: int = 1  # characters behind each one written by its number
    star: bool = False

    def inner(self) -> "_State":
        return replace(self, looks=dict(self.looks), star=False)


@dataclass(slots=True)
class _RichParagraph:
    """A paragraph that is being read."""

    runs: list[WordRun] = field(default_factory=list)
    number: str = ""
    heading: int | None = None
    in_table: bool = False
    centred: bool = False


def open_rtf(data: bytes, where: str) -> WordDocument:
    """Return the content of an RTF file.

    Raises:
        UnreadableSource: if it is cut off or holds no text.
        SourceTooLarge: if its groups stand in one another deeper than ``DEEPEST``, or it holds too many.
    """
    reader = _TokenReader(where)
    text = data.decode("latin-1")
    reader.read(text)
    if not any(paragraph.text.strip() for paragraph in reader.paragraphs):
        raise UnreadableSource(message("is RTF without text"), where=where, remedy=message("save it as DOCX"))
    return WordDocument(
        tuple(reader.paragraphs),
        {name: tuple(paragraphs) for name, paragraphs in reader.notes.items()},
        reader.comments,
        tuple(reader.heads),
        reader.title or None,
        (*reader.remarks(), *name_unseen(reader.unseen)),
        written=tuple(words_of_rtf(text)),
        unseen=tuple(unseen_apart(reader.unseen)),
    )


class _TokenReader:
    """Goes through a file's tokens with a stack of groups."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.paragraphs: list[WordParagraph] = []
        self.notes: dict[str, list[WordParagraph]] = {}
        self.comments: dict[str, WordComment] = {}
        self.heads: list[str] = []
        self.title = ""
        self.unseen: list[Apart] = []
        self._authors: list[str] = []
        self._charsets: dict[int, str] = {}
        self._page = "cp1252"
        self._stack = [_State()]
        self._held = {"body": _RichParagraph()}
        self._words: dict[str, list[str]] = {}
        self._bytes = bytearray()
        self._to_skip = 0
        self._high = 0
        self._pictures = 0
        self._table, self._row, self._column, self._was_table = -1, 0, 0, False

    @property
    def _current_state(self) -> _State:
        return self._stack[-1]

    def remarks(self) -> Iterator[Note]:
        """Yield what was passed over."""
        if self._pictures:
            yield Note(message("pictures and drawings without text were left out"), count=self._pictures)

    def read(self, text: str) -> None:
        """Read all tokens."""
        at = count = 0
        while found := _TOKEN.match(text, at):
            at, count = found.end(), count + 1
            if count > MOST_TOKENS:
                raise SourceTooLarge(
                    message("holds more than %(most)s marks", most=MOST_TOKENS),
                    where=self.where,
                    remedy=message("split it"),
                )
            if found["hex"] is None:
                self._decode_gathered()
            if found["word"] == "bin":
                at += max(0, whole(found["value"], 0))
            else:
                self._token(found)
            if len(self._stack) == 1 and found["group"] == "}":
                break
        self._decode_gathered()
        if len(self._stack) > 1:
            raise UnreadableSource(
                message("is RTF that is cut off"), where=self.where, remedy=message("get the file again")
            )
        if self._held["body"].runs:
            self._end_paragraph()

    def _token(self, found: re.Match[str]) -> None:
        if found["group"] == "{":
            if len(self._stack) > DEEPEST:
                raise SourceTooLarge(message("has groups too deep in one another"), where=self.where)
            self._stack.append(self._current_state.inner())
        elif found["group"] == "}":
            self._close()
        elif found["hex"] is not None:
            self._byte(int(found["hex"], 16))
        elif found["mark"] is not None:
            self._mark(found["mark"])
        elif found["word"] is not None:
            self._word(found["word"], whole(found["value"], _BEYOND) if found["value"] else None)
        elif found["text"] is not None:
            text = found["text"]
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            self._add_text(self._decoded(text[skipped:].encode("latin-1")))

    def _close(self) -> None:
        """End a group, and what was written into it."""
        if len(self._stack) == 1:
            return
        ended = self._stack.pop()
        if ended.into != self._current_state.into:
            self._end_part(ended.into)

    def _end_part(self, name: str) -> None:
        words = "".join(self._words.pop(name, [])).strip()
        if name in ("note", "comment", "head") and self._held[name].runs:
            self._end_paragraph(name)
        if name == "revtbl":
            self._authors = [one.strip() for one in words.split(";")]
        elif name == "fonttbl":
            self._words["fonttbl"] = []
        elif name == "number":
            self._held["body"].number = " ".join(words.split())
        elif name == "title":
            self.title = words
        elif name == "comment":
            self._add_comment()
        elif name in ("atnid", "atnauthor", "atndate"):
            self._words[f"last {name}"] = [words]
        elif name == "pict":
            self._pictures += 1

    def _add_comment(self) -> None:
        name = str(len(self.comments) + 1)
        said = [p.text for p in self.notes.pop("comment", [])]
        who = "".join(self._words.pop("last atnauthor", [])) or "".join(self._words.pop("last atnid", []))
        when = "".join(self._words.pop("last atndate", []))
        packed = whole(when)
        told = None if packed is None else moment(packed)
        self.comments[name] = WordComment(name, who or None, told, "\n".join(said))
        self._held["body"].runs.append(WordRun("", comments=(name,)))

    def _byte(self, value: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(value)

    def _decode_gathered(self) -> None:
        if self._bytes:
            gathered, self._bytes = bytes(self._bytes), bytearray()
            self._add_text(self._decoded(gathered))

    def _decoded(self, data: bytes) -> str:
        if data.isascii():
            return data.decode("ascii")
        charset = self._charsets.get(self._current_state.font, self._page)
        try:
            return data.decode(charset, "replace")
        except LookupError:
            return data.decode("cp1252", "replace")

    def _mark(self, mark: str) -> None:
        if mark == "*":
            self._current_state.star = True
        elif mark in "\r\n":
            self._end_paragraph(self._current_place)
        elif mark in MARKS:
            self._add_text(MARKS[mark])

    @property
    def _current_place(self) -> str:
        return self._current_state.into if self._current_state.into in ("note", "comment", "head") else "body"

    def _word(self, word: str, value: int | None) -> None:
        state = self._current_state
        if word in _LOOKS:
            state.looks[_LOOKS[word]] = value != 0
        elif word in MARKS:
            self._add_text(MARKS[word])
        elif not (self._opens_part(word) or self._revises(word, value) or self._lays_out(word, value)):
            if word == "u" and value is not None:
                self._unit(value % 65_536)
                self._to_skip = state.skip
            elif state.star:
                state.into = "skipped"  # nobody but some program knows it
        state.star = False

    def _opens_part(self, word: str) -> bool:
        """Turn to another part where ``word`` begins one."""
        state = self._current_state
        if word in SKIPPED:
            state.into = SKIPPED[word]
        elif word in _HEADS:
            state.into = "head"
            self._held["head"] = _RichParagraph()
        elif word == "footnote":
            self.notes[str(len(self.notes) + 1)] = []
            self._held["body"].runs.append(WordRun("", raised=True, note=str(len(self.notes))))
            state.into = "note"
            self._held["note"] = _RichParagraph()
        elif word == "annotation":
            state.into = "comment"
            self.notes["comment"] = []
            self._held["comment"] = _RichParagraph()
        elif word == "fldrslt" and state.into == "skipped":
            state.into = self._stack[-2].into
        else:
            return False
        return True

    def _revises(self, word: str, value: int | None) -> bool:
        """Note a revision, or how the file writes characters."""
        looks, state = self._current_state.looks, self._current_state
        number = value or 0
        if word in ("revised", "deleted"):
            looks[word] = value != 0 or None
        elif word in ("revauth", "revdttm", "revauthdel", "revdttmdel"):
            name = {"revauth": "who", "revdttm": "when", "revauthdel": "gone_by", "revdttmdel": "gone_when"}
            looks[name[word]] = number
        elif word == "f":
            state.font = number
        elif word == "fcharset":
            self._charsets[state.font] = CHARSETS.get(number, self._page)
        elif word == "ansicpg":
            self._page = f"cp{number}"
        elif word == "mac":
            self._page = "mac_roman"
        elif word == "uc":
            state.skip = max(0, number)
        elif word == "ulnone":
            looks["underlined"] = False
        elif word == "nosupersub":
            looks["raised"] = False
        elif word == "plain":
            state.looks = dict(_BLANK)
        else:
            return False
        return True

    def _lays_out(self, word: str, value: int | None) -> bool:
        """Note where paragraphs, cells and rows end, and how a paragraph stands."""
        held = self._held[self._current_place]
        if word == "par":
            self._end_paragraph(self._current_place)
        elif word in ("cell", "nestcell"):
            self._end_paragraph(in_cell=True)
            self._column += 1
        elif word in ("row", "nestrow"):
            self._row, self._column = self._row + 1, 0
        elif word == "pard":
            held.heading, held.in_table, held.centred = None, False, False
        elif word == "intbl":
            held.in_table = True
        elif word == "qc":
            held.centred = True
        elif word == "outlinelevel":
            held.heading = (value or 0) + 1 if (value or 0) < 9 else None
        else:
            return False
        return True

    def _unit(self, code: int) -> None:
        """Say a character that is told as a unit of UTF-16, the second of a pair with the first."""
        high, self._high = self._high, 0
        if 0xD800 <= code < 0xDC00:
            self._add_text(UNKNOWN if high else "")
            self._high = code
        else:
            self._add_text(paired(high, code) if high else character(code))

    def _add_text(self, text: str) -> None:
        if self._high and text:
            self._high, text = 0, UNKNOWN + text
        state = self._current_state
        if not text or state.into == "skipped":
            return
        if state.into not in ("body", "note", "comment", "head"):
            self._words.setdefault(state.into, []).append(text)
            return
        if state.looks["hidden"]:
            self.unseen.append(Apart(text, N_("hidden text")))
            return
        self._held[state.into].runs.append(self._run_with_looks(text, state.looks))

    def _run_with_looks(self, text: str, looks: dict[str, object]) -> WordRun:
        change: TrackedChange | None = None
        if looks["revised"]:
            change = TrackedChange(True, self._author(looks["who"]), _unpacked_date(looks["when"]))
        if looks["deleted"]:
            who = self._author(looks["gone_by"] or looks["who"])
            deletion = TrackedChange(False, who, _unpacked_date(looks["gone_when"]))
            change = holding_change(change, deletion)
        return WordRun(
            text, bool(looks["bold"]), bool(looks["italic"]), bool(looks["struck"]),
            bool(looks["underlined"]), bool(looks["raised"]), change=change,
        )  # fmt: skip

    def _author(self, number: object) -> str | None:
        known = isinstance(number, int) and 0 <= number < len(self._authors)
        return self._authors[number] if known and isinstance(number, int) else None

    def _end_paragraph(self, place: str = "body", *, in_cell: bool = False) -> None:
        """Keep the paragraph that was read, and begin another set like it."""
        held = self._held[place]
        self._held[place] = replace(held, runs=[], number="")
        in_table = place == "body" and (in_cell or held.in_table)
        if in_table and not self._was_table:
            self._table, self._row, self._column = self._table + 1, 0, 0
        self._was_table = in_table if place == "body" else self._was_table
        cell = (self._table, self._row, self._column) if in_table else None
        made = WordParagraph(
            tuple(held.runs), held.number or None, heading=held.heading, centred=held.centred, cell=cell
        )
        if place == "body":
            self.paragraphs.append(made)
        elif place == "note":
            self.notes[str(len(self.notes))].append(made)
        elif place == "comment":
            self.notes["comment"].append(made)
        elif made.text.strip():
            self.heads.append(made.text.strip())


def _unpacked_date(packed: object) -> str | None:
    return moment(packed) if isinstance(packed, int) else None
