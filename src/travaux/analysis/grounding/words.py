"""A line or a citation read into words: folded expressions, roots, clauses, and what each word is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from travaux.analysis.grounding.rules import Rules

OWN = "@own"
"""The word that stands for whoever speaks: "we", "my delegation", the speaker's own name."""

MARK, MARK_WE, MARK_I = "\ue000", "\ue001", "\ue002"
"""Characters of private use for whoever speaks, by name, as "we" and as "I", until words are read."""

_WORD = re.compile(rf"[^\W_]+(?:(?:[-–./,]|['’])[^\W_]+)*|…|[{MARK}{MARK_WE}{MARK_I}]")
_CONTRACTED = {
    "won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not"),
    "i'm": ("i", "am"), "let's": ("let", "us"),
}  # fmt: skip
_SHORT = (("n't", "not"), ("'ve", "have"), ("'ll", "will"), ("'re", "are"), ("'d", "would"))
_BREAK = re.compile(r"[;:.!?—]|\s[–-]\s")
_REACH = 6  # words after "and" among which the verb of a clause of its own stands
_LABEL = "#"
_LABELS = re.compile(r"[a-z]|[ivxl]+|[a-z]\d+")
_OPENING, _CLOSING = ("“", "‘", '"'), ("”", "’", '"')
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class ClauseWord:
    """A word: ``text`` in small letters, its ``root``, the marks ``before`` it, its clause and what it is."""

    text: str
    root: str
    before: str
    capital: bool
    clause: int = 0
    sentence: int = 0
    plural: bool = False  # whether whoever speaks says "we"
    first_person: bool = False  # whether whoever speaks says "we", "I" or "my delegation"

    @property
    def number(self) -> bool:
        """Say whether the word holds figures, or labels a provision."""
        return bool(_NUMBER.search(self.text)) or self.label

    @property
    def label(self) -> bool:
        """Say whether the word labels a provision: the "bis" of "14 bis", the "(a)" of "4 (a)"."""
        return self.text[0] == _LABEL


def read_words(text: str, rules: Rules) -> list[ClauseWord]:
    """Return the words of ``text`` with expressions folded into one word and clauses numbered."""
    return _in_clauses(_labelled(list(_folded(_words_without_clauses(text, rules), rules)), rules), rules)


def _words_without_clauses(text: str, rules: Rules) -> list[ClauseWord]:
    found: list[ClauseWord] = []
    place = 0
    for match in _WORD.finditer(text):
        before, place = text[place : match.start()], match.end()
        if match.group() in (MARK, MARK_WE, MARK_I):
            plural, speaks = match.group() == MARK_WE, match.group() != MARK
            found.append(ClauseWord(OWN, OWN, before, True, plural=plural, first_person=speaks))
            continue
        capital = match.group()[:1].isupper()
        alone = text[: match.start()].endswith(_OPENING) and text[match.end() :].startswith(_CLOSING)
        if alone:
            part = _LABEL + match.group().lower()
            found.append(ClauseWord(part, part, before, capital))
            continue
        if capital and found and match.group().lower() in rules.sets["numbers.capital"]:
            found.append(
                ClauseWord(_LABEL + match.group().lower(), _LABEL + match.group().lower(), before, True)
            )
            continue
        for part in _word_parts(match.group().lower().replace("’", "'").replace("–", "-")):
            found.append(ClauseWord(part, rules.root(part), before, capital))
            before = " "
    return found


def _word_parts(word: str) -> tuple[str, ...]:
    if word in _CONTRACTED:
        return _CONTRACTED[word]
    for ending, full in _SHORT:
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], full)
    return (word.removesuffix("'s"),)


def _folded(words: Sequence[ClauseWord], rules: Rules) -> Iterator[ClauseWord]:
    place = 0
    while place < len(words):
        for expression, meant in rules.fold.get(words[place].text, ()):
            part = words[place : place + len(expression)]
            if (
                place
                and words[place - 1].text in rules.sets["clauses.determiners"]
                and rules.kind(meant[0], "modality")
            ):
                continue  # "the need to" is a noun
            joined = all(not each.before.strip() for each in part[1:])
            if joined and tuple(each.text for each in part) == expression:
                yield from (
                    replace(
                        words[place],
                        text=one,
                        root=rules.root(one),
                        before=words[place].before if one is meant[0] else " ",
                    )
                    for one in meant
                )
                place += len(expression)
                break
        else:
            yield words[place]
            place += 1


def _labelled(words: list[ClauseWord], rules: Rules) -> list[ClauseWord]:
    """Return ``words`` with labels of provisions marked: "A" in "option A", "bis" in "14 bis", "4 (a)"."""
    for place in range(1, len(words)):
        word, before = words[place], words[place - 1]
        follows = rules.kind(before.text, "targets") not in (None, "labels") and _LABELS.fullmatch(word.text)
        added = word.text in rules.sets["targets.labels"] or _is_bracketed(words, place)
        if follows or (before.number and added):
            words[place] = replace(word, text=_LABEL + word.text, root=_LABEL + word.text)
    return words


def _is_bracketed(words: Sequence[ClauseWord], place: int) -> bool:
    """Say whether the word at ``place`` is a label that stands alone in brackets."""
    closed = place + 1 == len(words) or words[place + 1].before.startswith(")")
    return closed and words[place].before.endswith("(") and bool(_LABELS.fullmatch(words[place].text))


def _in_clauses(words: Sequence[ClauseWord], rules: Rules) -> list[ClauseWord]:
    """Return ``words`` with the number of their clause: a mark, or "and" that opens a clause, ends one."""
    found: list[ClauseWord] = []
    clause = sentence = 0
    for place, word in enumerate(words):
        broken = bool(place) and _ends_clause(words[place - 1], word, rules)
        if broken:
            clause += 1
            sentence += bool(re.search(r"[.!?]\W", word.before))
        elif place and not broken and _opens_clause(words, place, rules):
            clause += 1
        found.append(replace(word, clause=clause, sentence=sentence))
    return found


def _ends_clause(before: ClauseWord, word: ClauseWord, rules: Rules) -> bool:
    """Say whether a mark that ends a clause stands between two words; a stop after "No" is none."""
    if not _BREAK.search(word.before):
        return False
    stop = word.before.strip(' ”’"') == "."
    return not stop or (word.capital and before.text not in rules.sets["clauses.shortened"])


def _opens_clause(words: Sequence[ClauseWord], place: int, rules: Rules) -> bool:
    """Say whether the word at ``place`` joins a clause that has a subject or a verb of its own."""
    word = words[place]
    if word.text in rules.sets["clauses.opens"]:
        return "," in word.before or word.text in rules.sets["clauses.always"]
    if word.text not in rules.sets["clauses.joins"]:
        return False
    follow = [each.text for each in words[place + 1 : place + 1 + _REACH]]
    return bool(follow) and (
        follow[0] == OWN
        or follow[0] in rules.sets["persons.own"]
        or follow[0] in rules.sets["persons.reported"]
        or is_auxiliary(follow[0], rules)
        or ("," in word.before and any(is_auxiliary(each, rules) for each in follow[1:]))
        or takes_stand(words, place + 1, rules)
    )


def takes_stand(words: Sequence[ClauseWord], place: int, rules: Rules) -> bool:
    """Say whether the word at ``place`` is a verb by which somebody takes a stand or asks."""
    word = words[place]
    if place and words[place - 1].text in rules.sets["clauses.determiners"]:
        return False
    if word.text in rules.sets["clauses.nouns"]:
        return False
    return word.root in rules.stands


def is_auxiliary(word: str, rules: Rules) -> bool:
    """Say whether ``word`` can only go before a verb."""
    return word in rules.auxiliaries


def is_content(word: ClauseWord, rules: Rules) -> bool:
    """Say whether ``word`` says something by itself."""
    return word.text not in rules.empty and word.root not in ("be", "have")
