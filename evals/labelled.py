"""Where labels stand in a source as its reader exposes it, and whether a name on a label means an actor.

Labels count characters of the file as it is stored; what the program finds counts characters of the text
that its reader exposes, without running heads, marks of captions and the like. `Places` goes from one to
the other, word by word. `Names` compares a name in common English with an actor or a person found.
"""

import argparse
import json
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol, Self, TypeVar

import pypdfium2
from rapidfuzz.distance import Levenshtein

from evals.corpus import CORPUS
from travaux.domain.actors import Actor
from travaux.reference.registry import Registry

PARTS = ("tune", "held")
_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"<(head|style|script)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_RUN = 4
"""Words that must agree before two texts count as together again: fewer meet by chance ("of the")."""
_REACH = 600
"""Words that may be left out in one place, such as a page of running heads or a table."""
_TITLES = re.compile(
    r"\b(mr|mrs|ms|miss|dr|sir|dame|lord|lady|prof|professor|the|hon|right|senator|h\.?e)\b\.?", re.IGNORECASE
)
_ANONYMOUS = re.compile(
    r"(?:unknown|unidentified)?\s*(?:speaker|voice|participant|male|female)?\s*(?-i:[A-Z\d-]{0,4})",
    re.IGNORECASE,
)


def stored_text(name: str, corpus: Path = CORPUS) -> str:
    """Return the text that labels of ``name`` count in: a file, or a text in a JSON file after ``#``.

    Pages of a PDF follow each other on new lines. Turns in JSON are written as "speaker: content", with an
    empty line between them. What is not UTF-8 counts one character a byte.
    """
    file, _, pointer = name.partition("#")
    if file.endswith(".pdf"):
        with pypdfium2.PdfDocument(corpus / file) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    text = _decoded((corpus / file).read_bytes())
    if not pointer:
        return text
    found = json.loads(text)
    for part in pointer.strip("/").split("/"):
        found = found[part.replace("~1", "/").replace("~0", "~")]
    if isinstance(found, list):
        return "\n\n".join(f"{turn['speaker']}: {turn['content']}" for turn in found)
    return str(found)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


@contextmanager
def stored_file(name: str, corpus: Path = CORPUS) -> Iterator[Path]:
    """Give the file that holds the text of ``name``: the corpus' own, or one made of a text in JSON."""
    if "#" not in name:
        yield corpus / name
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.txt"
        path.write_text(stored_text(name, corpus), encoding="utf-8", newline="")
        yield path


def asking(description: str | None) -> argparse.ArgumentParser:
    """Return what asks which half is to be measured, and of which half what went wrong is to be shown."""
    ask = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("--part", choices=[*PARTS, "all"], default="all")
    ask.add_argument("--show", action="store_true")
    ask.add_argument("--show-held", action="store_true")
    return ask


def asked(given: argparse.Namespace) -> Iterator[tuple[str, bool]]:
    """Yield each half that is to be measured, and whether what went wrong there is to be shown."""
    for part in PARTS if given.part == "all" else (given.part,):
        yield part, given.show_held if part == "held" else given.show


def is_under(figures: Mapping[str, float], floors: Mapping[str, float]) -> bool:
    """Print whether each floor is kept; return whether a figure is under its own."""
    failed = False
    for name, floor in floors.items():
        failed |= figures[name] < floor
        print(f"    floor of {name} {floor:.3f}: {'under it' if figures[name] < floor else 'kept'}")
    return failed


class Counted(Protocol):
    """What was counted over a part of the labels; ``wrong`` are lines to read."""

    wrong: list[str]

    def add(self, other: Self, /) -> None: ...
    def figures(self) -> dict[str, float]: ...


Tally = TypeVar("Tally", bound=Counted)


def print_parts(
    chosen: Mapping[str, bool],
    tallies: Mapping[tuple[str, str], Tally],
    empty: Callable[[], Tally],
    show: Callable[[str, Tally], None],
    floors: Mapping[str, Mapping[str, float]],
) -> bool:
    """Print the figures of each part ``chosen``, file by file and over all; return whether a floor is missed.

    ``tallies`` are by part and file; ``chosen`` says of each part whether what went wrong is to be listed.
    """
    failed = False
    for part, errors in chosen.items():
        print(part)
        total = empty()
        for (own, file), tally in tallies.items():
            if own == part:
                show(file, tally)
                total.add(tally)
        show("all", total)
        if errors:
            print("\n".join(f"    {line}" for line in total.wrong))
        failed |= is_under(total.figures(), floors[part])
    return failed


@dataclass(frozen=True)
class Places:
    """Where the words of a stored text stand in the text that a reader exposes."""

    stored: str
    exposed: str

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where ``stored[start:end]`` stands in the exposed text; None where none of it does."""
        found = [place for place in self.words(start, end) if place]
        return (found[0][0], found[-1][1]) if found else None

    def words(self, start: int, end: int, *, lettered: bool = False) -> Iterator[tuple[int, int] | None]:
        """Yield the place of each word of ``stored[start:end]``, None for one that is not exposed.

        Only words with a letter where they are to be ``lettered``: not the numbers and times of captions.
        """
        return (
            place
            for at, place in self._placed
            if start <= at < end and not (lettered and self.stored[at].isdigit() and self._is_number(at))
        )

    def _is_number(self, at: int) -> bool:
        found = _WORD.match(self.stored, at)
        return found is not None and found[0].isdigit()

    @cached_property
    def _placed(self) -> list[tuple[int, tuple[int, int] | None]]:
        ours = [(found.start(), found[0]) for found in _WORD.finditer(_without_markup(self.stored))]
        theirs = [(found.start(), found.end(), found[0]) for found in _WORD.finditer(self.exposed)]
        pairs = dict(_together([word for _, word in ours], [word for _, _, word in theirs]))
        return [
            (at, theirs[pairs[number]][:2] if number in pairs else None)
            for number, (at, _) in enumerate(ours)
        ]


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two spans share at least half of the shorter."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= max(1, min(one[1] - one[0], other[1] - other[0]))


@dataclass(frozen=True)
class Names:
    """Whether a name as labels have it means an actor or a person as the program gives them."""

    registry: Registry

    def is_actor(self, name: str | None, actor: Actor | None) -> bool:
        """Tell whether ``name`` means ``actor``, by the registry or by its words."""
        if not name or actor is None:
            return False
        meant = self.registry.resolve_exactly(name).actor
        return meant.code == actor.code if meant else _folded(name) == _folded(actor.name)

    def is_person(self, name: str | None, person: str | None) -> bool:
        """Tell whether two names are one person's: every part of the shorter stands in the longer."""
        ours, theirs = _name_parts(name), _name_parts(person)
        if not ours or not theirs:
            return False
        if "".join(ours) == "".join(theirs):  # "AdaQuill", as names of accounts are written
            return True
        fewer, more = sorted((ours, theirs), key=len)
        return all(any(_is_same_part(part, each) for each in more) for part in fewer) and (
            len(fewer) > 1 or len(fewer[0]) > 1
        )


def is_anonymous(label: str) -> bool:
    """Tell whether a label names nobody: "Speaker 2", or initials only."""
    return bool(_ANONYMOUS.fullmatch(label.strip(" :[]()<>*")))


def _name_parts(name: str | None) -> list[str]:
    plain = _TITLES.sub(" ", re.sub(r"\(.*?\)|\[.*?\]|,.*$", " ", name or ""))
    return re.findall(r"\w+", _folded(plain))


def _is_same_part(one: str, other: str) -> bool:
    """Tell whether two parts of names agree: as they are, by an initial, or but for one letter."""
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return one == other or (len(one) > 4 and Levenshtein.distance(one, other) == 1)


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.lower())
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).split())


def _without_markup(text: str) -> str:
    """Return ``text`` with tags blanked, so that offsets stay."""
    if not re.search(r"<(?:html|body|p|div)\b", text, re.IGNORECASE):
        return text
    return _MARKUP.sub(lambda found: " " * len(found[0]), text)


def _together(ours: list[str], theirs: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of places at which two lists of words run together, skipping what one of them lacks."""
    one = other = 0
    while one < len(ours) and other < len(theirs):
        if ours[one] == theirs[other]:
            yield one, other
            one, other = one + 1, other + 1
        elif step := _next_meeting(ours, theirs, one, other):
            one, other = one + step[0], other + step[1]
        else:
            one += 1


def _next_meeting(ours: list[str], theirs: list[str], one: int, other: int) -> tuple[int, int] | None:
    """Return how many words each list must skip, as few as can be, until a run of words agrees."""
    runs: dict[tuple[str, ...], int] = {}
    for skip in range(min(_REACH, len(theirs) - other)):
        runs.setdefault(tuple(theirs[other + skip : other + skip + _RUN]), skip)
    best: tuple[int, int] | None = None
    for skip in range(min(_REACH, len(ours) - one)):
        if best and skip >= sum(best):
            break
        found = runs.get(tuple(ours[one + skip : one + skip + _RUN]))
        if found is not None and (best is None or skip + found < sum(best)):
            best = skip, found
    return best
