"""Whose a text is that has no masthead: by its title, by how it speaks of itself, or by who signs it.

A name is an author's only where the text says so: "Arcadia's submission to", "Lake Watch welcomes the
opportunity to comment", "Yours sincerely, Jane Roe, Director, Lake Watch". One merely mentioned is none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from travaux.analysis.consultation.mastheads import Masthead, is_proper, lines_of, read_masthead
from travaux.analysis.consultation.whole_names import name_in, unwrapped, whole_name
from travaux.domain.actors import ActorKind, Speaker
from travaux.domain.consultation import Contribution
from travaux.reference.consultation import front_words, sector_of
from travaux.reference.lexicons import load_lexicon
from travaux.reference.registry import Registry, Resolution

_TITLED = 8  # lines with words in which a title stands
_FRONT = 900  # characters in which the heading of a letter stands
_OPENING = 3000  # characters in which an author says what the text is
_SIGNED = 9  # lines with words in which a signature stands
_END = 0.5  # of a text: who signs it does so behind this
_OFTEN = 3  # sentences that open with "we" or "our" in a text in which somebody speaks throughout
_FEWEST_INITIALS = 3  # two may be a State's or a body's
_VOICE = 2  # times that an author says "we" or "our"; once may be in a quotation
_LONGEST = 12  # words of a name

_SENDING = frozenset({ActorKind.STATE, ActorKind.OBSERVER, ActorKind.PARTICIPANT, ActorKind.GROUP})

_RUN = r"[A-ZÀ-Þ][\w.&'’/-]+(?:[ \t]+(?:\(?[A-ZÀ-Þ][\w.&'’/)-]*|\d+|{inside}))*?"
_NAME = rf"{_RUN}(?:(?:,[ \t]+(?:(?:{{article}})[ \t]+)?{_RUN})+)??"


def find_author(text: str, registry: Registry) -> Masthead | None:
    """Return who ``text`` says has written it, with the words that say so; None where nothing does."""
    text = unwrapped(text)
    return _letter(text) or _titled(text, registry) or _opened(text) or _signed(text)


def resolve_author(name: str, registry: Registry) -> Resolution:
    """Return whom the name of an author means: an actor by name, or the State whose Government it is."""
    found = registry.resolve_exactly(name)
    if found.actor or found.candidates:
        return found
    bare = _before_state().sub("", name)
    bare = _after_state().sub("", bare) if bare == name else bare
    stated = registry.resolve_addressed(bare) if bare != name else registry.resolve_addressed(name)
    is_state = stated.actor is not None and stated.actor.kind in _SENDING
    return stated if is_state else found


def speaks_for_itself(text: str) -> bool:
    """Tell whether whoever wrote ``text`` speaks in it: "we", "our", "my"."""
    return sum(1 for _, _ in zip(range(_VOICE), _voice().finditer(text), strict=False)) == _VOICE


def speaks_throughout(text: str) -> bool:
    """Tell whether sentence after sentence opens with whoever wrote ``text``: "We believe", "Our view"."""
    return sum(1 for _, _ in zip(range(_OFTEN), _opens_own().finditer(text), strict=False)) == _OFTEN


def is_input(found: Contribution) -> bool:
    """Tell whether a text of no known kind is its author's own: it says so, or its author speaks in it."""
    text = found.meeting.source.text
    if found.author is None:
        return False
    if read_masthead(text).author is None:
        return True
    return found.sector is not None or speaks_for_itself(text) or bool(_holds(found.author).search(text))


def names_of_author(found: Contribution, speaker: Speaker) -> tuple[str, ...]:
    """Return by what an input calls its author: its names, its initials, a short name given to it, itself.

    Names that the text does not use are left out.
    """
    text = found.meeting.source.text
    given = [speaker.label, found.author or ""]
    initials = {_initials(name) for name in given if name.count(" ")}
    for name in filter(None, tuple(given)):
        short = _shortened(name).search(text)
        given += [short["short"], f"the {short['short']}"] if short else []
    called = front_words()["called"].split("|")
    own = [f"{this} {name}" for this in ("this", "the present") for name in called]
    names = [*given, *(one for one in initials if len(one) >= _FEWEST_INITIALS), *own]
    spelt = [form for name in names if name for form in (name, name[:1].upper() + name[1:])]
    return tuple(dict.fromkeys(one for one in spelt if one in text))


def _initials(name: str) -> str:
    """Return the initials of a name, with what is in capitals already: "GSM Association" has GSMA."""
    words = [word for word in re.findall(r"[\w&]+", name) if word[:1].isupper()]
    return "".join(word if word.isupper() else word[0] for word in words)


def _letter(text: str) -> Masthead | None:
    """Return who sends a letter that its heading describes: "Letter dated … from the … of Arcadia"."""
    match = _headed().search(text, 0, _FRONT)
    return _named(match["name"], match.span(), _line_after(text, match.end())) if match else None


def _titled(text: str, registry: Registry) -> Masthead | None:
    """Return whose paper a title says it is: "Arcadian contribution to", or a name over such a line."""
    found = _over(text)
    if found is None or found.author is None:
        return None
    own = resolve_author(found.author, registry).actor or _holds(found.author).search(text)
    return found if own or speaks_for_itself(text) else None


def _over(text: str) -> Masthead | None:
    before: tuple[int, int, str] | None = None
    for start, end, line in _first_lines(text):
        match = _title().match(line)
        if match and (found := _named(match["name"], (start, end), _line_after(text, end))):
            return None if before and _is_cut(text, before, start, match["name"]) else found
        if before and _untitled().match(line) and is_proper(before[2]) and not _is_place(before[2]):
            return _named(before[2], before[:2], _line_after(text, end))
        before = (start, end, line)
    return None


def _is_cut(text: str, above: tuple[int, int, str], start: int, name: str) -> bool:
    """Tell whether ``name``, right under a line of names, may be the end of a name that begins there."""
    under = not text[above[1] : start].strip() and text.count("\n", above[1], start) == 1
    alone = re.compile(rf"(?<!\w)(?<![A-ZÀ-Þ]\w )(?:{re.escape(name)})(?!\w)").search(text, start + 1)
    return under and is_proper(above[2]) and not _is_place(above[2]) and alone is None


def _is_place(line: str) -> bool:
    return len(line.split()) > _LONGEST or bool(re.search(r"\d{4}", line))


def _opened(text: str) -> Masthead | None:
    """Return who says at the start what the text is: "Lake Watch welcomes the opportunity to comment"."""
    for match in _opening().finditer(text, 0, _OPENING):
        found = _named(match["name"], match.span("whole"), 0) if _opens(text, match) else None
        whole = whole_name(found.author, text[: match.start("whole")]) if found and found.author else None
        if found and whole:
            return replace(found, author=whole)
    return None


def _opens(text: str, match: re.Match[str]) -> bool:
    """Tell whether words open a paragraph or sentence, and are no wrapped line of one."""
    above = text[: match.start("whole")].rstrip(" \t")
    if re.search(r"(?:[^\n]|\A|\n\s*\n)\Z", above):
        return True
    line = above.rstrip().rpartition("\n")[2].strip()
    return line.endswith((".", ":", "!", "?")) or bool(_salutation().match(line))


def _signed(text: str) -> Masthead | None:
    """Return who signs a letter: the body named in the signature, else the person."""
    if not speaks_for_itself(text):
        return None
    closings = list(_closing().finditer(text, int(len(text) * _END)))
    if not closings:
        return None
    parts = list(_signature(text, closings[-1].end()))
    stated = next((match for part in parts if (match := _office().search(part[2]))), None)
    if stated and (found := _named(stated["name"], (parts[0][0], parts[-1][1]), 0)):
        return found
    bodies = [part for part in parts[1:] if is_proper(part[2]) and not _is_role(part[2])]
    for start, end, name in (*bodies[:1], *parts[:1]):
        if is_proper(name) and (found := _named(name, (start, end), 0)):
            return found
    return None


def _signature(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of a signature: each line, and in a line what stands between commas."""
    lines = [each for each in lines_of(text[start:]) if each[2]][:_SIGNED]
    for at, _, line in lines:
        written = text[start + at :]
        if re.search(r"\d|@|[.!?]$", line.replace("Inc.", "").replace("Ltd.", "")):
            return
        offset = 0
        for part in _parts_signed(line):
            offset = max(written.find(part, offset), 0)
            bare = _signer().sub("", part).strip()
            if bare:
                yield start + at + offset, start + at + offset + len(part), bare


def _parts_signed(line: str) -> Iterator[str]:
    """Yield what stands between commas and dashes, a list in the name of one body as one."""
    while line:
        part = re.split(r",\s*|\s+[–—|-]\s+", line, maxsplit=1)[0]
        whole = name_in(line)
        listed = len(whole) > len(part) and (" " not in part or _held_together().search(part))
        taken = whole if listed and not _is_role(part) else part
        yield taken
        line = line[len(taken) :].lstrip(" ,–—|-")


def _is_role(part: str) -> bool:
    return bool(re.match(rf"(?:{front_words()['offices']})\b", part, re.IGNORECASE))


def _named(name: str, span: tuple[int, int], start: int) -> Masthead | None:
    """Return a masthead with ``name``, None where it is a kind of author or of text, or presides."""
    bare = re.sub(r"['’]s?$", "", " ".join(name.split()).strip(" ,;:-–—*_#")).removeprefix("The ")
    bare = re.sub(r"\s*\([^()]*\)?$", "", bare).removeprefix("the ")
    words = re.findall(r"[\w-]+", bare.lower())
    if not words or len(words) > _LONGEST or sector_of(bare) is not None:
        return None
    presiding = (
        not set(words).isdisjoint(load_lexicon("floor")["presiding_roles"]) or bare.lower() in _serving()
    )
    if presiding or all(re.fullmatch(front_words()["generic"], word) for word in words):
        return None
    return Masthead(author=bare, start=start, span=span)


@cache
def _serving() -> frozenset[str]:
    return frozenset(load_lexicon("floor")["serving_names"])


def _first_lines(text: str) -> Iterator[tuple[int, int, str]]:
    shown = ((start, end, line) for start, end, line in lines_of(text[:_OPENING]) if line)
    return (each for _, each in zip(range(_TITLED), shown, strict=False))


def _line_after(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _pattern(template: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern with the lists of ``[front]`` and a name in their places."""
    words = {part: f"(?i:{listed})" for part, listed in front_words().items()}
    name = _NAME.replace("{inside}", words["in_name"]).replace("{article}", words["article"])
    return re.compile(template.format_map({**words, "name": f"(?P<name>{name})"}), flags)


@cache
def _voice() -> re.Pattern[str]:
    return _pattern(r"(?<![\w“\"'’])(?:{voice})(?![\w])")


@cache
def _opens_own() -> re.Pattern[str]:
    return _pattern(r"(?:^|[.;:!?]\s)\s*(?:{voice})\s", re.MULTILINE)


@lru_cache(maxsize=64)
def _shortened(name: str) -> re.Pattern[str]:
    """Match the short name given in brackets behind a name: "the Argo Boating Union (ABU)"."""
    spelt = re.escape(name).replace(r"\ ", r"\s+")
    return re.compile(
        rf"{spelt}\s*\((?:the |hereafter |henceforth |hereinafter )*"
        r"[“\"'‘]?(?P<short>[A-Z][\w-]+(?: [A-Z][\w-]+)?)[”\"'’]?\)"
    )


@cache
def _headed() -> re.Pattern[str]:
    return _pattern(
        r"(?:{letters})\s[^\n]{{0,60}}?\s?(?:\n\s*)?(?:{sent_from})\s+{name}"
        r"(?=\s+(?:{sent_to})\b|\s*,|\s*\n\s*\n)"
    )


@cache
def _title() -> re.Pattern[str]:
    return _pattern(
        r"{name}(?:['’]s?)?\s+(?:(?:{qualified})\s+){{0,3}}(?:{papers})(?:\s+(?:{after_paper})\b|\s*[:–—]|\s*$)"
    )


@lru_cache(maxsize=64)
def _holds(name: str) -> re.Pattern[str]:
    """Match what ``name`` itself holds: "Lake Watch believes"."""
    return re.compile(rf"{re.escape(name)}\s+(?:\w+ly\s+)?(?:{front_words()['holds']})\b")


@cache
def _untitled() -> re.Pattern[str]:
    return _pattern(r"(?:(?:{qualified})\s+){{0,3}}(?:{papers})(?:\s+(?:{after_paper})\b|\s*[:–—]|\s*$)")


@cache
def _opening() -> re.Pattern[str]:
    return _pattern(
        r"(?:^|(?<=[a-z)][.:!]\s))[ \t]*"
        r"(?P<whole>(?:(?:{article})\s+)?(?:(?:{represents})\s+)?(?!(?:{pronouns})\b){name}"
        r"(?:,?\s*\((?:[^()\n]|\n(?!\n)){{2,80}}\))*(?:,(?!\s+[A-ZÀ-Þ][^,\n]*\s(?:{lists})\s)(?:[^,.\n]|\n(?!\n)){{3,120}},|,)?\s+(?:{presents}))",
        re.MULTILINE,
    )


@cache
def _closing() -> re.Pattern[str]:
    return _pattern(r"^[ \t]*(?:{closing})(?!\w)[ \t]*[,.:]?(?=\s)", re.MULTILINE)


@cache
def _office() -> re.Pattern[str]:
    return _pattern(r"(?:{offices})\s+(?:{of})\s+(?:(?:{article})\s+)?{name}(?=\s+(?:{sent_to})\b|\s*$)")


@cache
def _salutation() -> re.Pattern[str]:
    return _pattern(r"(?:{salutation})(?!\w)")


@cache
def _held_together() -> re.Pattern[str]:
    return _pattern(r"\s(?:{of_name})\s")


@cache
def _before_state() -> re.Pattern[str]:
    return _pattern(r"^(?i:{state_before})\s*")


@cache
def _after_state() -> re.Pattern[str]:
    return _pattern(r"(?:['’]s)?\s+(?i:{state_after})$")


@cache
def _signer() -> re.Pattern[str]:
    return _pattern(r"^(?:{on_behalf})\s+(?:(?:{article})\s+)?")
