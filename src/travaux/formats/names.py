"""Texts whose speakers are named at the start of a line: logs, meeting tools, Markdown, plain text.

Forms: ">> NAME:", "**Name | Role**" alone on a line, "**Name:** text", "[00:12:03] Name: text",
"[Name] 10:02:03", "Name  00:12" alone on a line, a table's rows, "Name: text", and names in bold alone.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from travaux.formats.labels import (
    ADDRESSED,
    TITLES,
    LabelFound,
    is_plausible,
    is_sound_word,
    is_strong,
    milliseconds,
    names_a_state,
    tidy_label,
)
from travaux.formats.manuscript import Manuscript, Parse, Structural, read_hits
from travaux.formats.verbatim import END
from travaux.reference.phrases import load_pattern

_CLOCK = r"\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?"
_LABEL = r"[^:：\n]{1,110}?"


_HOLDER = re.compile(
    rf"(?:(?:H\.E\.? )?{TITLES}\.? (?!{ADDRESSED})[^.!?\n]{{2,60}}"
    r"|[^。\n]{1,25}(?:先生|女士|夫人)[^。\n]{0,12})"
    r"(?:[. ]{4,}[^\n]*)?(?<!,)$(?!\n[ \t]*[a-zà-ÿ])",
    re.M,
)
"""What follows an office on a cover, where it names who holds it: "Chair: H.E. Ms. Lena Orsa (Velmara)"."""


LONGEST_USUAL_TURN = 1_000
"""Words; where labels stand further apart than this, and none is a title or office, they are headings."""


_NO_SPEECH = re.compile(r"\s*(?:#{1,6}\s|[-*+•]\s|\|)")
"""Headings, bullets and rows of tables: lines among which labels need not be many for a text to be talk."""


class NamingForm(NamedTuple):
    """One way of naming speakers: its name, its pattern, and how many labels make it that form."""

    name: str
    pattern: re.Pattern[str]
    least: int = 2
    own_line: bool = False


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile(r"^[ \t]*+" + "".join(parts), re.M)


_TIME = rf"[\[(]?(?P<time>{_CLOCK})[\])]?"
_NAME = rf"(?P<label>{_LABEL})"
_DASH = r"(?:[ \t]*[-–—][ \t]*|[ \t]+)"
_COLON = r"[ \t]*(?::(?=\s|$)|：)[ \t]*"
_APART = r"(?:[ \t]+|[ \t]*[|•·–—-][ \t]*|[ \t]*\n[ \t]*)"

_SHOUTED = r"(?:Ma?c|O['’]|D['’]|[Dd]e |[Vv]an )?[A-ZÀ-Þ][A-ZÀ-Þ’'-]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ’'-]+)*"
_OF = r"(?:the )?[A-ZÀ-Þ][\w’'-]+(?: (?:[A-ZÀ-Þ][\w’'-]+|and|the|of))*"
_REMARK = r"(?: ?\([^)\n]{2,60}\))?"
_PRESIDING = (
    r"The (?:(?:ACTING|VICE|DEPUTY|PRESIDING)[ -])*"
    r"(?:OFFICER|PRESIDENT|SPEAKER|CLERK|SECRETARY|CHAIR(?:MAN|WOMAN|PERSON)?|RAPPORTEUR|MODERATOR)"
    rf"(?: pro tempore)?{_REMARK}"
)
_DELEGATE = (
    r"The (?i:delegate|representative|observer|ambassador|member|minister|envoy) (?:of|for|from) "
    rf"{_OF}{_REMARK}"
)
_MEMBER = (
    rf"{TITLES}\.? (?:[A-Z]\. |[A-ZÀ-Þ][a-zà-ÿ’'-]+ (?=[A-ZÀ-Þ]{{2}}))*"
    rf"(?:{_SHOUTED}(?:,? of {_OF})?|[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)? of {_OF}){_REMARK}"
)
_BEFORE_STOP = rf"(?P<label>{_MEMBER}|{_PRESIDING}|{_DELEGATE})\.[ \t]+(?=[A-ZÀ-Þ“\"\[(])"
"""Labels that end with a stop, as some parliaments print them: "Mr. ROE of Ruritania. Madam President, …"."""
_BRACKETED = (
    r"(?:[-–—][ \t]*)?\[(?P<label>\w{3,12}[ _:-]\w{1,3}|[^\]\n:\d][^\]\n:]{0,80})\](?!\()"
    rf"[ \t]*:?[ \t]*(?!{_CLOCK})(?=\S)"
)

_HELD = r"[\[(<](?P<label>[^\[\]()<>\n:\d][^\[\]()<>\n:]{0,80})[\])>]"
_SPAN = rf"[\[(]?(?P<time>{_CLOCK})(?:[ \t]*(?:-->|[-–—]|to)[ \t]*{_CLOCK})?[\])]?"
"""A time, or from when to when: "[00:00:02 --> 00:00:07]"."""

_STOPPED = re.compile(_BEFORE_STOP)
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2}")

FORMS = (
    NamingForm("stopped-names", _pattern(_BEFORE_STOP)),
    NamingForm("timed-names", _pattern(_SPAN, r"[ \t]*[-–—]?[ \t]*", _HELD, r"[ \t]*:?[ \t]*(?=\S)")),
    NamingForm("timed-names", _pattern(_HELD, r"[ \t]*[-–—]?[ \t]*", _SPAN, r"[ \t]*:?[ \t]+(?=\S)")),
    NamingForm("bracketed-names", _pattern(_BRACKETED)),
    NamingForm("live-captions", _pattern(rf">{{2,3}}[ \t]*(?:{_NAME}:(?=\s|$)[ \t]*)?"), 1),
    NamingForm(
        "markdown-names", _pattern(r"(?:#{1,6}[ \t]*)?\*\*(?P<label>[^*\n]{1,110})\*\*:?[ \t]*$"), 2, True
    ),
    NamingForm("markdown-names", _pattern(rf"(?:[-*][ \t]+)?\*\*{_NAME}(?:[:：]\*\*|\*\*[ \t]*[:：])[ \t]*")),
    NamingForm("timed-names", _pattern(_SPAN, _DASH, _NAME, _COLON)),
    NamingForm(
        "timed-names", _pattern(rf"\[(?P<label>[^\]\n\d]{{1,110}})\][ \t]+(?P<time>{_CLOCK})[ \t]*$"), 2, True
    ),
    NamingForm(
        "timed-names", _pattern(rf"(?P<label>[^\n:\d][^\n:]{{0,108}}?){_APART}{_TIME}:?[ \t]*$"), 2, True
    ),
    NamingForm("timed-names", _pattern(rf"{_NAME}[ \t]*[\[(](?P<time>{_CLOCK})[\])]", _COLON)),
    NamingForm("table", _pattern(rf"(?:{_TIME}\t)?(?P<label>[^\t\n:]{{1,110}}):?\t(?=\S)")),
    NamingForm("names", _pattern(r"(?:[-•][ \t]+)?", _NAME, _COLON)),
)


def opens_with_stop(line: str) -> bool:
    """Tell whether a line opens with a label that ends with a stop: "Mr. ROE of Ruritania. I agree."""
    return bool(_STOPPED.match(line))


def find_names(manuscript: Manuscript) -> Parse | None:
    """Return the manuscript read by the form that names most of its speakers, or None where none does."""
    best: tuple[NamingForm, list[LabelFound]] | None = None
    for form in FORMS:
        hits = _labels_of_form(manuscript.text, form)
        doubtful = best is not None and (
            (best[0].own_line and not _are_names(manuscript.text, best[1]))
            or (_are_sentences(best) and len(hits) >= len(best[1]))
        )
        if len(hits) >= form.least and (best is None or doubtful or len(hits) > 1.5 * len(best[1])):
            best = form, hits
    if best is None or _is_numbered_report(manuscript.text, best[1]):
        return None
    if best[0].name == "names" and _are_headings(manuscript.text, best[1]):
        return None
    hits = best[1]
    if best[0].name == "names":
        more = (*_inline(manuscript.text, hits), *_by_nickname(manuscript.text, hits))
        hits = sorted([*hits, *more], key=lambda hit: hit.start)
    return read_hits(manuscript, hits, best[0].name, Structural)


def _are_sentences(best: tuple[NamingForm, list[LabelFound]]) -> bool:
    """Tell whether labels before stops are as like sentences, "Mr. Orm of Velmara.": none in capitals."""
    form, hits = best
    return form.name == "stopped-names" and not any(_CAPITALS.search(hit.label or "") for hit in hits)


def _are_names(text: str, hits: Sequence[LabelFound]) -> bool:
    """Tell whether lines in bold mostly name speakers: by title, State or office, or by coming back."""
    seen = Counter(hit.label or "" for hit in hits)
    small = set(_SMALL_WORD.findall(text))
    named = sum(
        count > 1 or "|" in label or is_strong(label) or names_a_state(label) or _is_person(label, small)
        for label, count in seen.items()
    )
    return named >= 0.5 * len(seen)


def _inline(text: str, hits: Sequence[LabelFound]) -> Iterator[LabelFound]:
    """Yield initials that open the words of another within a line, of speakers who have turns elsewhere."""
    seen = {hit.label for hit in hits if hit.label}
    codes = (found[1] or found[0] for label in seen if (found := _CODE.search(label)))
    labels = {*codes, *(label for label in seen if _INITIALS.fullmatch(label))}
    for found in _WITHIN_LINE.finditer(text) if labels else ():
        if found["label"] in labels:
            yield LabelFound(found.start(), found.end("words"), found["label"])


def _by_nickname(text: str, hits: Sequence[LabelFound]) -> Iterator[LabelFound]:
    """Yield lines that open with a short name in small letters given beside a name: "Ann Orm (annie)"."""
    named = {found[1]: hit.label for hit in hits if (found := _NICKNAME.search(hit.label or ""))}
    if not named:
        return
    lines = re.compile(rf"(?m)^(?P<nick>{'|'.join(map(re.escape, named))}):[ \t]+(?=\S)")
    for found in lines.finditer(text):
        yield LabelFound(found.start(), found.end(), named[found["nick"]])


def _are_headings(text: str, hits: Sequence[LabelFound]) -> bool:
    """Return whether words before colons head long sections rather than name speakers."""
    words = len(text[hits[0].start :].split())
    return words > LONGEST_USUAL_TURN * len(hits) and not any(is_strong(hit.label or "") for hit in hits)


def _is_numbered_report(text: str, hits: Sequence[LabelFound]) -> bool:
    """Tell whether a text is a report in numbered paragraphs, of which hardly any has a label.

    What stands before a colon there heads a list or names who holds an office; nobody speaks.
    """
    expected = counted = 1
    for match in _NUMBERED.finditer(text):
        if int(match.group(1)) == expected:
            expected, counted = expected + 1, max(counted, expected)
    return counted > FEWEST_NUMBERED and counted > _PARAGRAPHS_A_LABEL * len(hits)


def find_bold_names(manuscript: Manuscript) -> Parse | None:
    """Return the manuscript read by names in bold alone on their line, or None where there are none."""
    bold = set(manuscript.bold)
    hits = [
        LabelFound(start, end, tidy_label(manuscript.text[start:end]))
        for start, end in manuscript.lines()
        if (start, end) in bold and is_plausible(tidy_label(manuscript.text[start:end]))
    ]
    hits = [hit for hit in hits if hit.label and len(hit.label) <= 80]
    strong = sum(is_strong(hit.label or "") for hit in hits)
    repeated = len(hits) - len({hit.label for hit in hits})
    if len(hits) < 2 or strong + repeated <= len(hits) / 3:
        return None
    return (
        read_hits(manuscript, hits, "bold-names", Structural)
        if len(hits) > 1 and strong + repeated > len(hits) / 3
        else None
    )


def _labels_of_form(text: str, form: NamingForm) -> list[LabelFound]:
    """Return the labels of one form; for loose forms only those that the whole text bears out."""
    found = list(_candidates(text, form))
    loose = form.name in ("names", "timed-names", "table", "bracketed-names")
    return (
        _borne_out(text, found, own_line=form.own_line)
        if loose
        else [hit for hit in found if hit.label is None or _may_name_speaker(hit.label, form)]
    )


def _candidates(text: str, form: NamingForm) -> Iterator[LabelFound]:
    handed = _handed_items(text) if form.name in ("names", "markdown-names") else frozenset()
    for match in form.pattern.finditer(text):
        if match.start() in handed:
            continue
        raw = match.group("label")
        label = tidy_label(raw) if raw else None
        clock = match.groupdict().get("time")
        if raw is None or (label and not _HOLDER.match(text, match.end()) and not is_sound_word(label)):
            start_ms = milliseconds(clock) if clock else None
            yield LabelFound(match.start(), match.end(), label, start_ms=start_ms)


_NUMBERED_HEADING = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{2,5}|[a-z])[.)]\s")
"""A heading by its number: "1. Budget"; a person's initial is a capital."""


def _handed_items(text: str) -> frozenset[int]:
    """Return where bullets begin that give somebody a task, "- Lena: book the hall", in a list of tasks.

    Notes of a talk may print its turns as bullets: a list is of tasks where most of its bullets give one.
    """
    labelled = [match.start() for match in _BULLETED.finditer(text)]
    pattern = load_pattern("body_acts", "handed_item")
    handed = frozenset(start for start in labelled if pattern.match(text, start))
    return handed if len(handed) > _TASKS * len(labelled) else frozenset()


_BULLETED = re.compile(
    r"^[ \t]*[-*+•▪][ \t]+(?:\[[ xX]?\][ \t]+)?(?:\*\*)?[^:\n]{1,60}:(?:\*\*)?[ \t]+\S", re.M
)
_TASKS = 0.5
_MARK = re.compile(r"[@#]\w[\w .-]{0,20}|[A-Z0-9][\w .-]{0,20}")
"""What a meeting tool calls somebody whom it cannot name, "@1": a label beside a time on its own line."""


def _may_name_speaker(label: str, form: NamingForm) -> bool:
    """Return whether a marked label may name a speaker: the mark itself speaks for it, a heading against."""
    if form.name in ("live-captions", "stopped-names"):
        return len(label.split()) <= 14
    if form.own_line and (label.endswith((".", "!", "?")) or _NUMBERED_HEADING.match(label)):
        return False
    return "|" in label or is_plausible(label)


_INITIALS = re.compile(r"[A-Z]{2,4}")
_WITHIN_LINE = re.compile(r"(?<=[.!?…)\]”\"] )(?=(?P<label>[^\W\d_][^:\n]{0,60}):(?P<words>[ \t]+)\S)")
_NICKNAME = re.compile(r"\w \(([a-z][a-z0-9_-]{1,11})\)$")
_CODE = re.compile(r"\(([A-Z]{2,4})\)$|^[A-Z]{2,4}(?= \()")
_PERSON = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]+(?: (?:(?:van|von|de|da|del|der|dos|la|bin|al) )*[A-ZÀ-Þ][\w’'.-]*){1,3}"
)
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL_WORD = re.compile(r"\b[a-zß-ÿ][\w’-]+")
FEWEST_FIRM = 2
"""Labels that come back or bear a title or an office, beside which names met once are further speakers."""
_NUMBERED = re.compile(r"^[ \t]*(\d{1,3})\.[ \t]+(?=\S)", re.M)
FEWEST_NUMBERED = 20
"""Paragraphs numbered one after the other from which a text is a report: an agenda or a list has fewer."""
_PARAGRAPHS_A_LABEL = 2
FEWEST_INITIALS = 2
"""Distinct labels of two to four capitals that make a record one in which people go by initials."""


def _borne_out(text: str, hits: Sequence[LabelFound], *, own_line: bool) -> list[LabelFound]:
    """Return the hits whose label names somebody: by its words, by coming back, or as one of many alike."""
    plausible = [
        hit
        for hit in hits
        if hit.label and (is_plausible(hit.label) or (own_line and _MARK.fullmatch(hit.label)))
    ]
    initials = {hit.label for hit in plausible if hit.label and _INITIALS.fullmatch(hit.label)}
    if len(initials) >= FEWEST_INITIALS:  # where people go by initials, "PS" and "OP" are two of them
        named = set(plausible)
        plausible = [hit for hit in hits if hit in named or _INITIALS.fullmatch(hit.label or "")]
    seen = Counter(hit.label for hit in plausible)
    firm = {label for label, count in seen.items() if label and (count > 1 or is_strong(label))}
    states = {label for label in seen if label and names_a_state(label)}
    if len(states) > 1 and any(is_strong(label) for label in firm):
        firm |= states
    small = set(_SMALL_WORD.findall(text))
    if sum(hit.label in firm for hit in plausible) >= FEWEST_FIRM:
        firm |= {label for label in seen if label and _is_person(label, small)}
    plausible = [hit for hit in plausible if hit.label in firm or not _is_of_words(hit.label or "", small)]
    others = _among_names(text, plausible, firm)
    return [hit for hit in plausible if hit.label in firm or hit.start_ms is not None or others]


def _among_names(text: str, plausible: Sequence[LabelFound], firm: set[str]) -> bool:
    """Return whether the text is a transcript anyway, so that a label met once is one more speaker."""
    firm_hits = sum(hit.label in firm for hit in plausible)
    if len(plausible) < 2 or firm_hits >= 0.5 * len(plausible):
        return len(plausible) >= 2
    talk = sum(1 for line in text.split("\n") if _is_talk(line))
    opening = sum(_opens_talk(text, hit) for hit in plausible)
    return opening > 0 and opening >= 0.5 * talk


def _opens_talk(text: str, hit: LabelFound) -> bool:
    """Tell whether what follows a label may be talk, on its line or the next: no field of a form."""
    said = text[hit.end :].lstrip()
    return _is_talk(said.split("\n", 1)[0])


def _is_talk(line: str) -> bool:
    """Tell whether a line may be talk: no heading, which ends in no stop, no rule, no item of a list."""
    return END.search(line) is not None and not _NO_SPEECH.match(line)


def _is_person(label: str, small: set[str]) -> bool:
    """Tell whether a label of two words or more is as names of persons are: in capitals wherever it stands.

    ``small`` are the words that the text has in small letters; none is of a name.
    """
    return bool(_PERSON.fullmatch(label)) and small.isdisjoint(_LONG_WORD.findall(label.lower()))


def _is_of_words(label: str, small: set[str]) -> bool:
    """Tell whether a label of two words or more has none that the text has in capitals alone: a heading."""
    words = _LONG_WORD.findall(label.lower())
    return len(words) > 1 and small.issuperset(words) and not names_a_state(label)
