"""A version that a delegation edited and sent back: each change of its words, and if it still applies."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from travaux.analysis.text.places import place
from travaux.analysis.text.standing_text import COME, GONE, standing_text
from travaux.domain.lineage import Lineage
from travaux.domain.messages import Text, message
from travaux.domain.texts import Draft, Mark, Paragraph, ParagraphKind

_WORD = re.compile(r"\w+|[^\w\s]")
_AROUND = 3  # words before and after an insertion by which its place is known again
_ALIKE = 0.5  # of a paragraph's words are left: it was changed rather than written anew
_UNTIED = frozenset({ParagraphKind.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a version's words: ``old`` taken out, ``new`` put in; either may be empty.

    ``paragraph`` is its index in the version, and for a new paragraph (``added``) that of the one before it,
    None at the very beginning. ``start`` and ``end`` span the words of the returned file that show it. ``by``
    is whose name the tracked change bears, None where it was not tracked. ``why_not`` says why it applies no
    more to the newest version. ``bracketed`` says that ``new`` is ``old`` in brackets.
    """

    paragraph: int | None
    old: str
    new: str
    start: int
    end: int
    by: str | None = None
    tracked: bool = True
    added: bool = False
    whole: bool = False
    around: tuple[str, str] = ("", "")
    why_not: Text | None = None
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """The changes of a returned file in order, and what of the file could not be taken as a change."""

    edits: tuple[Edit, ...]
    told: tuple[Text, ...] = ()


def find_edits(returned: Draft, version: Draft) -> Returned:
    """Return what a returned file changes in the version that was exported.

    Paragraphs are known again by their ids, those without by their words. What the version showed as tracked
    is no change. Words changed without tracking are compared; paragraphs that are missing are told.
    """
    groups, loose = _groups(returned, version)
    edits: list[Edit] = []
    told: list[Text] = []
    for original in version.paragraphs:
        group = groups.get(original.index)
        if group is None:
            if _words(standing_text(original)) and original.kind not in _UNTIED:
                told.append(
                    message("%(place)s: not in the returned file", place=place(version, (original.index,)))
                )
            continue
        found = list(_edits(group, original))
        if any(not edit.tracked for edit in found):
            told.append(
                message("%(place)s: changed without tracked changes", place=place(version, (original.index,)))
            )
        edits += found
    edits += (_added(one, before) for one, before in loose if _words(standing_text(one)))
    return Returned(tuple(sorted(edits, key=lambda edit: edit.start)), tuple(told))


def counterparts(returned: Draft, version: Draft) -> Mapping[int, int]:
    """Return the paragraph of the version for each paragraph of a returned file that stands for one."""
    groups, _ = _groups(returned, version)
    return {one.index: at for at, group in groups.items() for one in group}


def _groups(
    returned: Draft, version: Draft
) -> tuple[dict[int, list[Paragraph]], list[tuple[Paragraph, int | None]]]:
    """Return the returned paragraphs by the one they stand for, and the new ones with the one before each."""
    by_words = _by_words(version)
    groups: dict[int, list[Paragraph]] = {}
    loose: list[tuple[Paragraph, int | None]] = []
    last: int | None = None
    for one in returned.paragraphs:
        at = (
            one.origin
            if one.origin is not None
            else by_words.get(_plain_words(_words_before_edit(one, frozenset())))
        )
        known = at is not None and at < len(version.paragraphs)
        if known and at is not None and not (at in groups and _is_new(one)):
            groups.setdefault(at, []).append(one)
            last = at
        elif one.kind not in _UNTIED:
            loose.append((one, last))
    return groups, loose


def _by_words(version: Draft) -> dict[str, int]:
    """Return the paragraphs of a version by their words, those that stand once alone."""
    plain = [_plain_words(paragraph.text) for paragraph in version.paragraphs]
    counts = Counter(plain)
    return {words: at for at, words in enumerate(plain) if words and counts[words] == 1}


def _is_new(paragraph: Paragraph) -> bool:
    """Tell whether all words of a paragraph were put in."""
    return bool(_words(paragraph.text)) and not _words(_words_before_edit(paragraph, frozenset()))


def _words_before_edit(paragraph: Paragraph, own: frozenset[Mark]) -> str:
    """Return a paragraph's words without what was put in; ``own`` marks were in the version already."""
    return _without(paragraph.text, (m for m in paragraph.marks if m.kind in COME and m not in own))


def _without(text: str, marks: Iterator[Mark]) -> str:
    for mark in sorted(marks, key=lambda mark: -mark.start):
        text = text[: mark.start] + text[mark.end :]
    return text


def _edits(group: Sequence[Paragraph], original: Paragraph) -> Iterator[Edit]:
    known = Counter(_key(mark, original) for mark in original.marks)
    owned = [frozenset(_marks_of_version(one, known)) for one in group]
    before = " ".join(_words_before_edit(one, own) for one, own in zip(group, owned, strict=True))
    label = _plain_words(original.label or "")
    if _plain_words(before).removeprefix(label) == _plain_words(original.text).removeprefix(label):
        hunks = [h for one, own in zip(group, owned, strict=True) for h in _hunks(one, own, original.index)]
        yield from (replace(hunk, whole=_is_whole(hunk, hunks, before)) for hunk in hunks)
        for one, own in zip(group, owned, strict=True):
            yield from _bracketings(one, _tracked_brackets(one, own), original.index)
    else:
        yield from _untracked(group, original)


def _key(mark: Mark, paragraph: Paragraph) -> tuple[str, ...]:
    return mark.kind.value, mark.author or "", _plain_words(paragraph.text[mark.start : mark.end])


def _marks_of_version(paragraph: Paragraph, known: Counter[tuple[str, ...]]) -> Iterator[Mark]:
    """Yield the marks of a paragraph that were in the version already, each as often as there."""
    left = Counter(known)
    for mark in paragraph.marks:
        key = _key(mark, paragraph)
        if left[key] > 0:
            left[key] -= 1
            yield mark


def _hunks(paragraph: Paragraph, own: frozenset[Mark], index: int) -> Iterator[Edit]:
    """Yield the changes of a paragraph's words."""
    for marks in _groups_of_marks(paragraph, own):
        yield from _edits_of_mark(paragraph, marks, index)


def _groups_of_marks(paragraph: Paragraph, own: frozenset[Mark]) -> Iterator[list[Mark]]:
    """Yield the marks of each change: what is taken out and put in beside it is one."""
    text = paragraph.text
    held: list[Mark] = []
    changes = sorted(
        (m for m in paragraph.marks if m.kind in COME | GONE and m.author is not None and m not in own),
        key=lambda mark: mark.start,
    )
    for mark in [*changes, None]:
        if mark is not None and (not held or not text[held[-1].end : mark.start].strip()):
            held.append(mark)
            continue
        if held:
            yield held
        held = [mark] if mark is not None else []


def _edits_of_mark(paragraph: Paragraph, marks: Sequence[Mark], index: int) -> Iterator[Edit]:
    text = paragraph.text
    old = "".join(text[m.start : m.end] for m in marks if m.kind in GONE)
    new = "".join(text[m.start : m.end] for m in marks if m.kind in COME)
    if not _words(old + new):
        return
    shown = [m for m in marks if m.kind in (COME if _words(new) else GONE)]
    start, end = shown[0].start, shown[-1].end
    first, last = marks[0].start, marks[-1].end
    around = (
        _last_words(standing_text(replace(paragraph, text=text[:first], marks=()))),
        _first_words(text[last:]),
    )
    yield Edit(
        index, old.strip(), new.strip(), paragraph.start + start, paragraph.start + end, marks[0].author,
        around=around,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _BracketMark:
    """One mark of a bracket that was put in or (``lifted``) taken out, by its offset in its paragraph."""

    at: int
    lifted: bool
    by: str | None = None
    tracked: bool = True


def _tracked_brackets(paragraph: Paragraph, own: frozenset[Mark]) -> Iterator[_BracketMark]:
    """Yield the marks of brackets that changes without a word put in or take out."""
    text = paragraph.text
    for marks in _groups_of_marks(paragraph, own):
        if not any(_words(text[mark.start : mark.end]) for mark in marks):
            for mark in marks:
                for at in range(mark.start, mark.end):
                    if text[at] in "[]":
                        yield _BracketMark(at, mark.kind in GONE, mark.author)


def _bracketings(paragraph: Paragraph, marks: Iterable[_BracketMark], index: int) -> Iterator[Edit]:
    """Yield the words that brackets were put around or taken from; a bracket may open or close elsewhere."""
    text, found = paragraph.text, list(marks)
    for lifted in (False, True):
        opened: list[_BracketMark] = []
        for mark in [one for one in found if one.lifted is lifted]:
            if text[mark.at] == "[":
                opened.append(mark)
            else:
                yield from _bracketing(paragraph, opened.pop() if opened else None, mark, index)
        for mark in opened:
            yield from _bracketing(paragraph, mark, None, index)


def _bracketing(
    paragraph: Paragraph, first: _BracketMark | None, last: _BracketMark | None, index: int
) -> Iterator[Edit]:
    mark = first or last
    assert mark is not None
    start = first.at if first else 0
    end = last.at + 1 if last else len(paragraph.text)
    gone = [m for m in paragraph.marks if m.kind in GONE and start < m.start and m.end < end]
    inner = paragraph.text[start + bool(first) : end - bool(last)]
    moved = (replace(m, start=m.start - start - bool(first), end=m.end - start - bool(first)) for m in gone)
    words = " ".join(_without(inner, moved).split())
    if _words(words):
        bracketed = f"[{words}]"
        old, new = (bracketed, words) if mark.lifted else (words, bracketed)
        yield Edit(
            index, old, new, paragraph.start + start, paragraph.start + end, mark.by, mark.tracked,
            bracketed=not mark.lifted,
        )  # fmt: skip


def _is_whole(hunk: Edit, hunks: Sequence[Edit], before: str) -> bool:
    return len(hunks) == 1 and not hunk.new and _plain_words(hunk.old) == _plain_words(before)


def _untracked(group: Sequence[Paragraph], original: Paragraph) -> Iterator[Edit]:
    """Yield what stands otherwise than in the version, word by word, where most of it still stands."""
    one = group[0]
    old, new = list(_WORD.finditer(original.text)), list(_WORD.finditer(one.text))
    matcher = SequenceMatcher(None, [w.group() for w in old], [w.group() for w in new], autojunk=False)
    if len(group) > 1 or matcher.ratio() < _ALIKE:
        return
    put_in: list[_BracketMark] = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            continue
        out = original.text[old[a].start() : old[b - 1].end()] if b > a else ""
        put = one.text[new[c].start() : new[d - 1].end()] if d > c else ""
        if not _words(out + put):
            put_in += (_BracketMark(w.start(), False, None, False) for w in new[c:d] if w.group() in "[]")
            continue
        shown = (new[c].start(), new[d - 1].end()) if d > c else (0, len(one.text))
        around = _last_words(original.text[: old[a].start()] if a < len(old) else original.text), ""
        yield Edit(
            original.index, out, put, one.start + shown[0], one.start + shown[1], tracked=False, around=around
        )
    yield from _bracketings(one, put_in, original.index)


def _added(paragraph: Paragraph, before: int | None) -> Edit:
    by = next((mark.author for mark in paragraph.marks if mark.kind in COME), None)
    return Edit(
        before, "", standing_text(paragraph).strip(), paragraph.start, paragraph.end, by, by is not None, True
    )


def _last_words(text: str) -> str:
    return _plain_words(" ".join(text.split()[-_AROUND:]))


def _first_words(text: str) -> str:
    return _plain_words(" ".join(text.split()[:_AROUND]))


def _words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _plain_words(text: str) -> str:
    """Return a text's words and marks with one blank between them, so that white space tells nothing."""
    return " ".join(_WORD.findall(text))


def still_applying(returned: Returned, version: Draft, lineage: Lineage) -> Returned:
    """Return a file's changes, each that applies no more to the newest version with why."""
    newest = lineage.versions[-1]
    if newest.source.id == version.source.id:
        return returned
    stands = _standing_by_paragraph(version, lineage)
    return replace(
        returned,
        edits=tuple(replace(edit, why_not=_why_not(edit, stands, newest)) for edit in returned.edits),
    )


def _standing_by_paragraph(version: Draft, lineage: Lineage) -> Mapping[int, str]:
    """Return what stands in the newest version of each paragraph of an earlier one."""
    number = next(n for n, one in enumerate(lineage.versions) if one.source.id == version.source.id)
    last, newest = len(lineage.versions) - 1, lineage.versions[-1]
    found: dict[int, str] = {}
    for thread in lineage.threads:
        here = [one for one in thread.places if one.version == number]
        there = [one for one in thread.places if one.version == last]
        words = " ".join(standing_text(newest.paragraphs[at]) for one in there for at in one.paragraphs)
        found.update((at, words) for one in here if there for at in one.paragraphs)
    return found


def _why_not(edit: Edit, stands: Mapping[int, str], newest: Draft) -> Text | None:
    name = newest.stage or newest.symbol or newest.title or "the newest version"
    if edit.paragraph is None:
        return None
    if edit.paragraph not in stands:
        return message("the paragraph no longer stands in %(version)s", version=name)
    now = f" {_plain_words(stands[edit.paragraph]).casefold()} "
    old, new = (f" {_plain_words(words).casefold()} " for words in (edit.old, edit.new))
    if edit.added:
        return None
    if new.strip() and new in now and (edit.bracketed or not old.strip() or old not in now):
        return (
            message("%(version)s says so already", version=name)
            if edit.old or _stands_in_place(edit, now, new)
            else None
        )
    if old.strip() and old not in now:
        return message("the words “%(words)s” no longer stand in %(version)s", words=edit.old, version=name)
    if not old.strip() and not any(side and f" {side.casefold()} " in now for side in edit.around):
        return message("the words around it no longer stand in %(version)s", version=name)
    return None


def _stands_in_place(edit: Edit, now: str, new: str) -> bool:
    """Tell whether words that were to be put in stand where they were to be."""
    before, after = (side.casefold() for side in edit.around)
    return f"{before}{new}" in now or f"{new}{after} " in now
