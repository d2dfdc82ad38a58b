"""Minutes and summary records, which report what was said: "The representative of X said that …".

A turn opens where a paragraph, or a sentence in it, names who speaks; it lasts over the paragraphs that go
on ("He went on to say …") until another speaker, a heading, or an outcome, which is the meeting's own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from travaux.domain.meetings import Manner, Turn
from travaux.domain.messages import message
from travaux.domain.spans import Note
from travaux.formats.labels import TITLES
from travaux.formats.lexicon import minutes_words
from travaux.formats.manuscript import Manuscript, Parse
from travaux.formats.replies import asks_something, is_agreed, is_impersonal, is_reply, turns_to_another
from travaux.reference.registry import load_registry

LONGEST_SUBJECT = 600  # characters of a sentence in which its subject and verb stand
CLAUSE = 80  # characters of a paragraph in which it says "he" or "she" of the speaker before

FEWEST_SPEAKERS = 3
"""How many paragraphs must name who speaks before a text is taken for minutes."""

_TITLE = (
    rf"(?:{TITLES}|MR|MRS|MISS|MS|DR|SIR|LORD|LADY|DAME|PROFESSOR|SENATOR"
    r"|SIGNOR|MME|COLONEL|GENERAL|ADMIRAL|BRIGADIER|(?:FIELD[ -])?MARSHAL|COMMODORE|CAPTAIN|PANDIT|SARDAR"
    r"|VISCOUNT|EARL|BARON|COUNT|SHEIKH|PRINCE|Pandit|Sardar|Viscount)"
)
"""A title as written in labels, or in capitals: "MR. ROE said"."""
_CAPITAL = r"(?:(?:[A-ZÀ-Þ]\.)+|[A-ZÀ-Þ][\w’'\-/]*(?<!['’]s)|\([^)\n]{2,60}\)|\d{1,2}\b)"
_SMALL = r"(?:of|and|the|for|de|du|des|la|le|el|to|in|d['’]|al|secretariat|European|its|member|States)"
_NAME = rf"(?:the\s+)?(?:{_CAPITAL}|secretariat)(?:,?\s+(?:{_SMALL}\s+)*{_CAPITAL})*"
_BEHALF = (
    r"(?:,?\s+(?:also\s+)?(?:(?:speaking|taking\s+the\s+floor|intervening)\s+)?(?:also\s+|as\s+well\s+)?"
    r"on\s+behalf\s+(?:also\s+)?of\s+"
    rf"(?:{_NAME}(?:\s+and\s+its\s+member\s+States)?,?(?=\s+[a-z])(?!\s+(?:of|for|and|in)\s)|[^,.;:\n]{{2,90}},))?"
)
_SEAT = (
    r"(?i:representatives?|delegates?|delegations?|observers?|permanent\s+(?:representative|observer)s?"
    r"|ambassadors?|ministers?)"
)
_ARTICLE = r"(?:[Tt]he|THE|[Aa]n?)"
_ADJECTIVAL = (
    rf"(?:{_CAPITAL}\s+){{1,3}}?(?:[Dd]elegate|DELEGATE|[Dd]elegation|DELEGATION|[Rr]epresentative|REPRESENTATIVE"
    r"|[Aa]mbassador|[Oo]bserver)\b(?!\s+(?i:of|for|from|to)\b)(?!['’])"
)
"""A delegation by its adjective, or by its name before the word: "the Ruritanian delegate"."""
_MARK = r"(?:\s*\[\d{1,3}\])?"
"""The mark of a note that an editor set after a name."""
_OFFICE = (
    r"(?i:(?:[Aa]cting\s+|[Ii]nterim\s+|[Ii]ncoming\s+|[Oo]utgoing\s+|[Vv]ice[-\s]|[Cc]o-?|[Dd]eputy\s+|[Aa]ssistant\s+"
    r"|[Ee]xecutive\s+|[Ss]enior\s+|[Uu]nder-)*"
    r"(?:[Cc]hair(?:man|person|woman)?s?|[Pp]resident|[Mm]oderator|[Ff]acilitators?|[Rr]apporteur|[Ss]ecretariat"
    r"|[Ss]ecretary(?:-General)?|[Dd]irector(?:-General)?|[Ll]egal\s+[Aa]dviser|[Cc]oordinator|[Cc]ommissioner"
    r"|[Ss]peaker|[Ff]riend\s+of\s+the\s+[Cc]hair|(?:[Pp]rime\s+|[Ff]oreign\s+)?[Mm]inister|[Aa]ttorney-[Gg]eneral"
    r"|[Gg]overnor(?:-[Gg]eneral)?|[Hh]igh\s+[Cc]ommissioner|[Ss]ecretary\s+of\s+[Ss]tate|[Aa]dministrator|[Tt]reasurer"
    r"|[Rr]egistrar|[Cc]hancellor|[Mm]ayor|[Aa]mbassador|[Cc]onven[oe]r|[Cc]lerk|[Ee]xpert|[Cc]ounsel|[Cc]onsultant))"
)
_WITHIN = r"(?:[^.;:\n]|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z][a-z])\.|\.(?=\S))"
"""A character within a clause: not a stop, but for those after "Mr", "Mrs" and in "A.B."."""
_BEGINS = rf"(?:{_ARTICLE}\s+(?:{_SEAT}|{_OFFICE}|{_ADJECTIVAL})\b|{_TITLE}[.,]?\s+{_CAPITAL})"
_LEAD = rf"(?:(?!{_BEGINS})[A-Z]{_WITHIN}{{2,140}}?,\s+)?"
_POST = (
    rf"(?:,\s+(?:the\s+)?{_OFFICE}(?:\s+of\s+{_WITHIN}{{2,80}}?)?(?=,|\s+[a-z]+ed\s|\s+said\s)"
    r"|,?\s+speaking\s+in\s+(?:his|her|its|their|a)\s+(?:own\s+)?\w+\s+capacity(?=,|\s))*"
)
"""What is said of the speaker's office or capacity beside the name: it belongs to the label."""
_SUBJECT = (
    rf"(?P<label>(?:{_ARTICLE}\s+{_SEAT}\s+(?i:of|for|from)\s+{_NAME}{_BEHALF}"
    rf"|{_ARTICLE}\s+{_OFFICE}(?:\s+(?:of|for)\s+{_NAME})?{_BEHALF}"
    rf"|{_ARTICLE}\s+{_ADJECTIVAL}{_BEHALF}"
    rf"|{_TITLE}[.,]?\s+{_CAPITAL}(?:[\s-]+(?:{_SMALL}\s+)*{_CAPITAL})*{_BEHALF}){_POST})"
)
_ADVERBS = (
    r"(?:\s+(?:also|then|further|once\s+again|again|briefly|subsequently|finally|therefore|next|first|firstly"
    r"|in\s+turn|in\s+response|in\s+reply|\w+ly),?)*"
)
_ASIDE = (
    r"(?:,\s+(?:(?:\w+ly\s+)?following|(?:(?:\w+ly\s+|also\s+)?[a-z]+ing|supported|seconded|joined|echoed|followed|in\s+(?:reply|response|answer)|on\s+a\s+point"
    rf"|referred|(?:together\s+|along\s+)?with|(?:by|to)\s+whom|whose|(?:in\s+)?an?\s+(?:view|position|point|concern)\s+(?:also\s+)?shared)\s{_WITHIN}{{2,160}}?"
    r"|for\s+(?:his|her|its|their)\s+part|however|too|in\s+turn),)*"
)
_OPENING = re.compile(rf"{_LEAD}{_SUBJECT}{_MARK}{_ASIDE},?{_ADVERBS},?\s+(?P<verb>[a-z]+)\b")
_SHOUTED = re.compile(
    rf"(?P<label>(?!THE\b)[A-ZÀ-Þ][A-ZÀ-Þ'’.-]{{3,}}(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){{0,4}}(?:\s+\([^)\n]{{2,60}}\))?){_MARK}"
    rf"{_ASIDE},?{_ADVERBS},?\s+(?P<verb>[a-z]+)\b"
)
"""Somebody named in capitals without a title, at the start of a paragraph: "MARA VOSS said"."""
_PERSON = rf"{_TITLE}\.?\s+{_CAPITAL}(?:[\s-]+{_CAPITAL})*"
_TOGETHER = re.compile(
    rf"(?P<labels>{_PERSON}(?:,\s+{_PERSON})*,?\s+and\s+{_PERSON}){_ASIDE},?{_ADVERBS},?\s+(?P<verb>[a-z]+)\b"
)
"""Several persons who are told to have said the same: "Ms. ROE (Ruritania) and Mr. DOE (Syldavia) said"."""
_BY_ANOTHER = re.compile(
    rf"{_WITHIN}{{2,160}}\bwas\s+(?:supported|seconded|opposed|endorsed|moved|proposed)\s+by\s+(?:the\s+{_SEAT}\b"
    rf"|the\s+{_OFFICE}\b|{_TITLE}\.?\s+{_CAPITAL})"
)
"""A sentence that tells of the act of somebody named at its end."""
_ANOTHER = re.compile(
    rf"(?P<lead>(?!{_BEGINS})[A-ZÀ-Þ]{_WITHIN}{{2,200}}?,)\s+(?:(?:the|le|la|el)\s+)?{_TITLE}\.?\s+{_CAPITAL}"
    rf"(?:[\s-]+(?:{_SMALL}\s+)*{_CAPITAL}){{0,4}}(?<=\))\s+(?!(?:and|et|y|or|ou|o|that|who|whom|qui|que)\b)[a-zà-ÿ]"
)
"""A paragraph whose first clause leads over to somebody who is named with something in brackets."""
_NUMBER = re.compile(r"(?:\d{1,4}(?:\.\d{1,3})*\\?\.?|[-•–])[ \t]+")
_GLUED = re.compile(
    rf"(?:[A-ZÀ-Þ(][\w’'()-]*,?\s+|(?:{_SMALL})\s+){{1,9}}?(?={_TITLE}\.?\s+(?:[A-Z][.\s]\s*)*[A-ZÀ-Þ]{{2}})"
)
"""A heading that print left on the line of the first speaker, whose name stands in capitals."""
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z])")
_COLONED = re.compile(rf"{_SUBJECT}\s*:\s+(?=[A-Z“\"])")
"""A label within a paragraph: "The Minister: That has been considered."""
_REPLY = re.compile(
    rf"(?:The|An?)?\s*(?:[Rr]esponse|[Rr]eply|[Aa]nswer|[Pp]resentation|[Ss]tatement|[Ii]ntervention)s?\s+by\s+"
    rf"(?P<label>(?:the\s+|a\s+)?(?:{_SEAT}\s+of\s+)?{_NAME})\s+[a-z]"
)
_BEYOND = re.compile(r"[_\-=*]{5,}")
_PRONOUN = re.compile(
    r"\b(?:he|she|they|his|her|their|il|elle|ils|elles|sa|son|ses|él|ella|ellos|ellas|su|sus)\b", re.I
)


_PASSIVE = ("was", "would", "could", "did", "made", "took")
"""Verbs of which also somebody spoken of may be the subject."""


class _Kind(Enum):
    OPENING = "names who speaks"
    OUTCOME = "is the meeting's own"
    STRUCTURE = "is no speech"
    ANONYMOUS = "reports speakers it does not name"
    UNREAD = "names somebody, in a way that is not understood"
    CONTINUED = "goes on"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph, or some of its sentences, and what it is; ``asks`` says that it ends in a question."""

    start: int
    end: int
    kind: _Kind
    label: str | None = None
    asks: bool = False


def find_minutes(manuscript: Manuscript) -> Parse | None:
    """Return the manuscript read as minutes in indirect speech, or None where few speakers are named so."""
    pieces = [piece for span in _body(manuscript) for piece in _pieces_by_speaker(manuscript.text, *span)]
    opened = sum(piece.kind is _Kind.OPENING for piece in pieces)
    others = sum(
        piece.kind is not _Kind.STRUCTURE and not _goes_on_about(manuscript.text, piece) for piece in pieces
    )
    others -= opened
    if opened < FEWEST_SPEAKERS and not (opened == FEWEST_SPEAKERS - 1 and others < opened):
        return None
    turns, lost = _turns(manuscript.text, pieces)
    lost += _tail(manuscript)
    unread = sum(piece.kind is _Kind.UNREAD for piece in pieces)
    what = message("names a speaker in a way that is not understood: nobody's words")
    notes = (Note(what, count=unread),) if unread else ()
    return Parse("minutes", tuple(turns), tuple(lost), notes=notes)


def _goes_on_about(text: str, piece: _Piece) -> bool:
    """Tell whether a paragraph's first word is of the speaker before: "She also supported paragraph 8." """
    return piece.kind is _Kind.CONTINUED and _PRONOUN.match(text, piece.start) is not None


def _body(manuscript: Manuscript) -> list[tuple[int, int]]:
    """Return the lines up to the rule that parts off notes and page marks at the end."""
    lines = list(manuscript.lines())
    return lines[: _tail_index(manuscript.text, lines)]


def _tail_index(text: str, lines: Sequence[tuple[int, int]]) -> int:
    for index in range(len(lines) - 1, max(len(lines) * 3 // 5, 1), -1):
        start, end = lines[index]
        if _OPENING.match(text, start, end):
            return len(lines)
        if _BEYOND.fullmatch(text[start:end]) and not any(
            _BEYOND.fullmatch(text[a:b]) for a, b in lines[max(0, index - 12) : index]
        ):
            return index
    return len(lines)


def _tail(manuscript: Manuscript) -> list[tuple[int, int]]:
    """Return the notes after the end of the minutes: sentences, not page marks."""
    lines = list(manuscript.lines())
    rest = lines[_tail_index(manuscript.text, lines) :]
    return [
        (start, end)
        for start, end in rest
        if len(manuscript.text[start:end].split()) > 5 and manuscript.text[end - 1] == "."
    ]


def _pieces_by_speaker(text: str, start: int, end: int) -> Iterator[_Piece]:
    """Yield a paragraph in pieces, parted where a sentence names another speaker."""
    numbered = _NUMBER.match(text, start, end)
    start = numbered.end() if numbered else start
    named = re.compile(_BEGINS).match(text, start, end)
    glued = None if named else _GLUED.match(text, start, end)
    start = glued.end() if glued and _OPENING.match(text, glued.end(), end) else start
    here = start
    kind, label = _classify(text[start:end])
    is_said = kind in (_Kind.OPENING, _Kind.CONTINUED)
    begun = start
    for gap in _SENTENCE.finditer(text, start, end) if is_said else ():
        asks = asks_something(text[begun : gap.start()])
        begun = gap.end()
        later, name = _sentence(text[begun : min(end, begun + LONGEST_SUBJECT)], after_question=asks)
        if later is not _Kind.CONTINUED:
            yield _Piece(here, gap.start(), kind, label, asks)
            here, kind, label = begun, later, name
    yield _Piece(here, end, kind, label, asks_something(text[begun:end]))


def _sentence(text: str, *, after_question: bool) -> tuple[_Kind, str | None]:
    """Return what a sentence within a paragraph is, and whom it names as speaking."""
    opening = _opening(text, strict=True)
    if opening:
        return _Kind.OPENING, opening
    if is_agreed(text):
        return _Kind.OUTCOME, ""
    if is_impersonal(text) or _BY_ANOTHER.match(text) or (after_question and is_reply(text)):
        return _Kind.ANONYMOUS, None
    return _Kind.CONTINUED, None


def _classify(text: str) -> tuple[_Kind, str | None]:
    """Return what a paragraph is and who it names at its start."""
    words = minutes_words()
    if any(stage.match(text) for stage in words.stages):
        return _Kind.STRUCTURE, None
    body = _outcome_of(text)
    if body is not None:
        return _Kind.OUTCOME, body
    heading = _is_heading(text)
    opening = _opening(text, strict=heading)
    if opening:
        return _Kind.OPENING, opening
    if heading:
        return _Kind.STRUCTURE, None
    if words.collective.match(text) and not _PRONOUN.match(text):
        return _Kind.ANONYMOUS, None
    if is_impersonal(text):
        return _Kind.ANONYMOUS, None
    another = _ANOTHER.match(text)
    unread = another and (turns_to_another(text) or not _PRONOUN.search(another["lead"]))
    return (_Kind.UNREAD if unread or re.match(_BEGINS, text) else _Kind.CONTINUED), None


def _opening(text: str, *, strict: bool) -> str | None:
    for pattern in minutes_words().openers:
        foreign = pattern.match(text)
        if foreign:
            return foreign.group("label").strip(" ,，")
    reply = None if strict else _REPLY.match(text)
    if reply:
        return reply.group("label")
    together = _TOGETHER.match(text)
    if together and together.group("verb") in minutes_words().verbs:
        return together.group("labels")
    coloned = _COLONED.match(text) if strict else None
    if coloned:
        return _label(coloned)
    found = _OPENING.match(text) or (None if strict else _shouted(text))
    if not found or (strict and found.start("label") > 0 and not turns_to_another(text)):
        return None
    label, verb = _label(found), found.group("verb")
    if verb == "had" and not strict:  # "had asked": what was said before, told of whoever the paragraph is of
        further = re.match(r"\s+([a-z]+)\b", text[found.end() :])
        verb = further[1] if further else verb
    if not strict and verb in minutes_words().opening_verbs:
        return label
    seated = re.match(rf"(?:the|an?)\s+{_SEAT}\s", label, re.I)
    stated = verb in minutes_words().verbs and not (strict and verb in _PASSIVE)
    if stated or (
        seated and not strict and verb not in ("had", "were", "of", "and", "in", "to", "that", "who")
    ):
        return label
    return None


def _shouted(text: str) -> re.Match[str] | None:
    """Return the person in capitals who opens a report; a body of that name may be what is spoken of.

    A delegation in capitals is no turn: bulletins print them so, and tell of several in a paragraph.
    """
    found = _SHOUTED.match(text)
    if not found or found.group("verb") in _PASSIVE or _is_delegation(found.group("label")):
        return None
    return found


def _is_delegation(label: str) -> bool:
    return load_registry().resolve_exactly(label).how != "unknown"


def _label(found: re.Match[str]) -> str:
    label = re.sub(r"\s+", " ", found.group("label")).strip(" ,")
    label = re.sub(rf"^({_TITLE}),\s", r"\1 ", label)  # "SIR, GODFREY ROE", as scans have it
    return label[0].upper() + label[1:]


@cache
def _outcome_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<body>The {minutes_words().body}(?: on [A-Z][\w ,-]{{2,60}}?)?)"
        r"(?:,? (?:also|then|thus|therefore|subsequently|so))? "
        r"(?:took note|adopted|approved|agreed|decided|elected|appointed|noted|endorsed|forwarded|concluded"
        r"|recommended|requested|accepted|rejected|confirmed|resumed|began|held|observed a|proceeded"
        r"|had before it|heard|established|invited|welcomed)\b"
    )


def _outcome_of(text: str) -> str | None:
    """Return who an outcome is ascribed to, "" where the line does not say, None where it is no outcome."""
    found = _outcome_pattern().match(text)
    if found:
        return found.group("body")
    told = next((one for outcome in minutes_words().outcomes if (one := outcome.match(text))), None)
    return None if told is None else told.groupdict().get("body") or ""


def _is_heading(text: str) -> bool:
    """Return whether a line is a heading or an entry of the contents: it does not end as a sentence does."""
    if re.search(r"\t\s*\d{1,4}$|\.{4,}\s*\d{1,4}$", text):
        return True
    bare = re.sub(r"(?<=[.”\"])\d{1,2}$", "", text)
    letters = [c for c in bare if c.isalpha()]
    shouted = bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)
    return bare[-1] not in '.!?:;…”"。؟' or (shouted and len(bare) < 300) or not letters


def _turns(text: str, pieces: Sequence[_Piece]) -> tuple[list[Turn], list[tuple[int, int]]]:
    """Return the turns, and the paragraphs that belong to nobody."""
    body = _body_name(pieces)
    turns: list[Turn] = []
    lost: list[tuple[int, int]] = []
    speaking = started = asked = False
    for piece in pieces:
        if piece.kind is _Kind.STRUCTURE:
            speaking = False
        elif piece.kind is _Kind.OUTCOME:
            turns.append(Turn(piece.label or body, piece.start, piece.end, Manner.INDIRECT))
            speaking, started = False, True
        elif piece.kind is _Kind.OPENING:
            turns += [
                Turn(label, piece.start, piece.end, Manner.INDIRECT) for label in _persons(piece.label or "")
            ]
            speaking = started = True
        elif piece.kind is _Kind.CONTINUED and speaking and not (asked and not _goes_on(text, piece)):
            begun = turns[-1].start  # of several who said the same, too
            turns = [replace(turn, end=piece.end) if turn.start == begun else turn for turn in turns]
        elif started or len(text[piece.start : piece.end].split()) > 12:
            lost.append((piece.start, piece.end))
            speaking = False
        asked = piece.asks
    return _merged_turns(turns), lost


def _goes_on(text: str, piece: _Piece) -> bool:
    """Tell whether a paragraph after a question is the asker's: what speaks of nobody may be the reply."""
    opening = text[piece.start : min(piece.end, piece.start + CLAUSE)]
    return bool(_PRONOUN.search(opening)) and not is_reply(opening)


def _persons(label: str) -> list[str]:
    """Return those whom a label names together, each as a label; else the label itself."""
    if re.fullmatch(rf"{_PERSON}(?:,\s+{_PERSON})*,?\s+and\s+{_PERSON}", label):
        return re.split(rf",?\s+and\s+(?={_TITLE}\b)|,\s+(?={_TITLE}\b)", label)
    return _delegations(label) or [label]


def _delegations(label: str) -> list[str]:
    """Return the delegations of "The representatives of Chile, China and India", each by its name."""
    seats = minutes_words().several.match(label)
    mentions = [
        each
        for each in load_registry().mentions(label)
        if seats and each.start >= seats.end() and each.resolution.actor
    ]
    if not seats or len(mentions) < 2 or mentions[-1].end != len(label):
        return []
    ends = [seats.end(), *(each.end for each in mentions[:-1])]
    between = [label[end : each.start] for end, each in zip(ends, mentions, strict=True)]
    listed = all(minutes_words().between.fullmatch(words) for words in between)
    return [label[each.start : each.end] for each in mentions] if listed else []


def _body_name(pieces: Sequence[_Piece]) -> str:
    named = Counter(piece.label for piece in pieces if piece.kind is _Kind.OUTCOME and piece.label)
    return named.most_common(1)[0][0] if named else "The meeting"


def _merged_turns(turns: list[Turn]) -> list[Turn]:
    """Return turns with those put together that only a repeated name had parted."""
    merged: list[Turn] = []
    for turn in turns:
        last = merged[-1] if merged else None
        if last and last.label == turn.label and turn.start - last.end <= 2:
            merged[-1] = Turn(last.label, last.start, turn.end, Manner.INDIRECT)
        else:
            merged.append(turn)
    return merged
