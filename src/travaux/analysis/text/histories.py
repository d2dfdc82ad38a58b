"""The history of each word of a thread: when it came in, when it went, and by whom where that is known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby

from travaux.analysis.text.changes import find_proper_words, matching_runs
from travaux.analysis.text.standing_text import find_struck, printed_span, standing_text
from travaux.domain.lineage import Phrase, Place
from travaux.domain.texts import Action, Attribution, Draft, MarkKind, Paragraph

Said = tuple[Attribution, ...]


@dataclass(slots=True)
class _Word:
    """A word as it stood when it came in: ``text`` is its paragraph, ``number`` its turn in the place."""

    key: str
    text: str
    start: int
    end: int
    number: int
    came: int
    came_by: Said
    went_by: Said
    opposed_by: Said
    went: int | None = None


@dataclass(frozen=True, slots=True)
class FollowedWords:
    """Words of one version with one history, as printed there (``start``/``end`` span them in the paragraph).

    ``opposed_by`` are those whom the version in which they came names against them.
    """

    phrase: Phrase
    opposed_by: Said
    start: int
    end: int


def tell_words(versions: Sequence[Draft], places: Sequence[Place]) -> tuple[Phrase, ...]:
    """Return the words of a thread in reading order, gone ones where they stood, by their history."""
    told: list[_Word] = []
    at = {place.version: place.paragraphs for place in places}
    for version in range(places[0].version, len(versions)):
        paragraphs = [versions[version].paragraphs[index] for index in at.get(version, ())]
        now, struck = list(_words(paragraphs, version)), _struck_by(paragraphs)
        told = _carry_on(told, now, version, struck)
    return tuple(_phrases(told))


def follow_words(
    versions: Sequence[Draft], places: Sequence[Place], version: int, index: int, span: tuple[int, int]
) -> tuple[FollowedWords, ...]:
    """Return the history of the words that ``span`` touches in a printed paragraph of one version."""
    told: list[_Word] = []
    at = {place.version: place.paragraphs for place in places}
    chosen: list[tuple[int, int, int, _Word]] = []
    for number in range(places[0].version, len(versions)):
        paragraphs = [versions[number].paragraphs[each] for each in at.get(number, ())]
        told = _carry_on(told, list(_words(paragraphs, number)), number, _struck_by(paragraphs))
        if number == version:
            standing = [word for word in told if word.went is None]
            chosen = list(_chosen_words(paragraphs, standing, index, span))
    return tuple(_followed(versions[version].paragraphs[index].text, chosen))


def _chosen_words(
    paragraphs: Sequence[Paragraph], standing: Sequence[_Word], index: int, span: tuple[int, int]
) -> Iterator[tuple[int, int, int, _Word]]:
    """Yield the words of a version that a span touches: turn, printed start and end, history."""
    numbers = count()
    for paragraph in paragraphs:
        for word in find_proper_words((paragraph,)):
            number = next(numbers)
            start, end = printed_span(paragraph, word.start, word.end)
            if paragraph.index == index and start < span[1] and end > span[0]:
                yield number, start, end, standing[number]


def _followed(text: str, chosen: Sequence[tuple[int, int, int, _Word]]) -> Iterator[FollowedWords]:
    def history(entry: tuple[int, tuple[int, int, int, _Word]]) -> tuple[object, ...]:
        index, (number, _, _, word) = entry
        gone_by = word.went_by if word.went is not None else ()
        return word.came, word.went, word.came_by, gone_by, word.opposed_by, number - index

    for _, group in groupby(enumerate(chosen), key=history):
        run = [each for _, each in group]
        (_, start, _, word), (_, _, end, _) = run[0], run[-1]
        went_by = word.went_by if word.went is not None else ()
        phrase = Phrase(text[start:end], word.came, word.went, word.came_by, went_by)
        yield FollowedWords(phrase, word.opposed_by, start, end)


def _words(paragraphs: Sequence[Paragraph], version: int) -> Iterator[_Word]:
    """Yield the words of the text proper, without what is written beside brackets."""
    numbers = count()
    for paragraph in paragraphs:
        for word in find_proper_words((paragraph,)):
            said = _by_whom(paragraph, printed_span(paragraph, word.start, word.end)[0])
            text = standing_text(paragraph)
            yield _Word(word.key, text, word.start, word.end, next(numbers), version, *said)


def _by_whom(paragraph: Paragraph, position: int) -> tuple[Said, Said, Said]:
    """Return who is recorded as proposing, as deleting and as being against the word at a position."""
    around = [bracket for bracket in paragraph.brackets if bracket.start <= position < bracket.end]
    said = [*paragraph.attributions, *(said for bracket in around for said in bracket.attributions)]
    for mark in paragraph.marks:
        if mark.start <= position < mark.end and mark.author and mark.kind is MarkKind.INSERTED:
            said.append(Attribution((mark.author,), Action.PROPOSES, mark.when))
    return (
        tuple(one for one in said if one.action is Action.PROPOSES),
        tuple(one for one in said if one.action is Action.DELETES),
        tuple(one for one in said if one.action in _AGAINST),
    )


_AGAINST = frozenset({Action.DELETES, Action.OPPOSES, Action.RESERVES})


def _struck_by(paragraphs: Sequence[Paragraph]) -> dict[str, Said]:
    """Return who struck which words out, by their keys."""
    return {
        word.key: (Attribution((mark.author,), Action.DELETES, mark.when),)
        for paragraph in paragraphs
        for word, mark in find_struck(paragraph)
        if mark.author
    }


def _carry_on(told: list[_Word], now: list[_Word], version: int, struck: Mapping[str, Said]) -> list[_Word]:
    """Return all words told so far with those of another version: old ones kept, gone or joined by new."""
    standing = [index for index, word in enumerate(told) if word.went is None]
    result: list[_Word] = []
    position = arrived = 0
    runs = matching_runs([told[index].key for index in standing], [word.key for word in now])
    for first, start, size in (*runs, (len(standing), len(now), 0)):
        until = standing[first] if first < len(standing) else len(told)
        result += _words_ended(told[position:until], version, struck)
        result += now[arrived:start]
        for step in range(size):
            index = standing[first + step]
            result += _words_ended(told[until:index], version, struck)
            told[index].went_by = now[start + step].went_by
            result.append(told[index])
            until = index + 1
        position, arrived = until, start + size
    return result


def _words_ended(words: Sequence[_Word], version: int, struck: Mapping[str, Said]) -> list[_Word]:
    for word in words:
        if word.went is None:
            word.went = version
            word.went_by = struck.get(word.key, word.went_by)
    return list(words)


def _phrases(told: Sequence[_Word]) -> Iterator[Phrase]:
    """Yield runs of words that came together and went together."""
    numbered = enumerate(told)

    def history(entry: tuple[int, _Word]) -> tuple[object, ...]:
        index, word = entry
        gone_by = word.went_by if word.went is not None else ()
        return word.came, word.went, word.came_by, gone_by, word.number - index, word.text

    for _, group in groupby(numbered, key=history):
        words = [word for _, word in group]
        first, last = words[0], words[-1]
        went_by = first.went_by if first.went is not None else ()
        text = first.text[first.start : last.end]
        yield Phrase(text, first.came, first.went, first.came_by, went_by)
