"""What a register answers to a question, and how words of the record become an answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from travaux.analysis.search.folding import FoldedWord, folded, forms, words
from travaux.analysis.search.question import Question, root_of
from travaux.analysis.wording import stop_words
from travaux.domain.messages import Text
from travaux.domain.search import Answer
from travaux.domain.sources import Source
from travaux.domain.spans import Citation
from travaux.views.search.units import opened_at
from travaux.views.snapshot import Snapshot

_APART_BY = 2
"""Words that may stand between two words of a topic in a phrase: "register of the losses"."""


@dataclass(frozen=True, slots=True)
class RegisterReply:
    """The answers of one register; ``counted`` says how many of how many they are."""

    answers: tuple[Answer, ...] = ()
    counted: Text | None = None
    ordered: bool = False  # whether their order tells something, so that it is kept


def citation_on_one_line(citation: Citation) -> str:
    """Return the words of a citation on one line."""
    return " ".join(citation.quote.split())


def written(
    snapshot: Snapshot,
    source: Source,
    label: str | None,
    citation: Citation,
    actor: str | None = None,
    stance: str | None = None,
) -> Answer:
    """Return words of a text as an answer, with the paragraph in which they stand."""
    return Answer(
        citation_on_one_line(citation),
        actor,
        stance,
        (citation,),
        opened_at(snapshot, citation),
        "the text",
        f"{source.title}, paragraph {label}" if label else source.title,
        source.facts.date.isoformat() if source.facts.date else None,
    )


def plain_label(label: str) -> str:
    """Return a label as it is compared: "OP 6 bis." is "6bis"."""
    return label.casefold().replace(" ", "").removeprefix("op").rstrip(".")


def names_label(wanted: str, label: str) -> bool:
    """Say whether ``label`` is the paragraph ``wanted`` or a part of it."""
    plain = plain_label(wanted)
    return plain_label(label) == plain or plain_label(label).startswith(f"{plain}(")


def is_about(asked: Question, said: Iterable[str]) -> bool:
    """Say whether most of the topic's words are in ``said``."""
    have = {root_of(form) for text in said for form in forms(text)}
    stems = asked.stems
    return not stems or len(stems & have) * 2 > len(stems)


def is_all_about(asked: Question, said: Iterable[str]) -> bool:
    """Say whether every word of the topic is in ``said``."""
    return asked.stems <= {root_of(form) for text in said for form in forms(text)}


def closeness(asked: Question, said: Sequence[str]) -> int:
    """Return 3 where ``said`` has the topic as a phrase, 2 its very words, 1 most of their stems, else 0."""
    if not is_about(asked, said):
        return 0
    if any(has_phrase(asked, text) for text in said):
        return 3
    have = {form for text in said for form in forms(text)}
    return 2 if {folded(word) for word in asked.topic} <= have else 1


def has_phrase(asked: Question, text: str) -> bool:
    """Say whether ``text`` has the words of the topic in their order, next to one another."""
    sought = [root_of(folded(word)) for word in asked.topic]
    have = [word for word in words(text) if word.form not in stop_words()]
    stems = [root_of(word.form) for word in have]
    return any(
        stems[at : at + len(sought)] == sought and _are_near(have[at : at + len(sought)], text)
        for at in range(len(stems) - len(sought) + 1)
        if sought
    )


def _are_near(found: Sequence[FoldedWord], text: str) -> bool:
    """Say whether no sentence ends between words and few others stand there."""
    between = text[found[0].start : found[-1].end]
    return not set(";:.") & set(between) and len(between.split()) <= len(found) * (1 + _APART_BY)
