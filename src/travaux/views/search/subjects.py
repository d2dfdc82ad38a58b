"""What a question is about, as places of the text: the paragraphs that it names, or whose words it has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from travaux.analysis.search.question import Question
from travaux.domain.lineage import Lineage
from travaux.domain.positions import PARTICULAR, Target, TargetKind
from travaux.domain.sources import Source, SourceKind
from travaux.domain.texts import Draft, Paragraph
from travaux.views.search.reply import has_phrase, names_label, plain_label
from travaux.views.snapshot import Snapshot
from travaux.views.text.lives import At, life_of
from travaux.views.text.paragraphs import ParagraphViews, label_of, paragraph_views

_A_QUOTE = 5
"""Words from which a quotation shows from which paragraph it is: fewer are common to many."""
_OWN_WORDS = 2
"""Threads in which a phrase may stand for a question about it to be about their paragraphs."""


@dataclass(frozen=True, slots=True)
class QuestionSubject:
    """Paragraphs of the text that a question is about, by the ids of their versions and their indexes.

    ``labels`` are those that the question names. ``is_bound`` where the text was there to find them in;
    ``wordings`` are then how it worded them.
    """

    labels: tuple[str, ...]
    places: frozenset[tuple[str, int]]
    is_bound: bool
    wordings: tuple[str, ...] = ()

    def has(self, targets: Iterable[Target]) -> bool:
        """Say whether one of ``targets`` is bound to a paragraph that is asked about."""
        return any(
            target.version is not None
            and target.paragraph is not None
            and (target.version, target.paragraph) in self.places
            for target in targets
        )

    def quotes(self, targets: Iterable[Target]) -> bool:
        """Say whether one of ``targets`` is words that stand in a wording of what is asked about."""
        quoted = (" ".join(target.label.split()) for target in targets if target.kind is TargetKind.TERM)
        return any(
            len(words.split()) >= _A_QUOTE and words in text for words in quoted for text in self.wordings
        )

    def names(self, targets: Iterable[Target]) -> bool:
        """Say whether one of ``targets`` has the label asked for and is bound to no paragraph of the text."""
        return any(
            target.kind in PARTICULAR
            and target.paragraph is None
            and target.instrument is None
            and any(names_label(wanted, target.label) for wanted in self.labels)
            for target in targets
        )


def subject_of(snapshot: Snapshot, asked: Question) -> QuestionSubject:
    """Return the paragraphs that a question names, or else those whose own words its topic is."""
    if not snapshot.has(Lineage):
        return QuestionSubject(asked.paragraphs, _labelled(snapshot, asked), is_bound=False)
    text = paragraph_views(snapshot)
    lives = lives_asked(text, asked)
    places = {(text.sources[version].id, index) for life in lives for version, index in life}
    wordings = tuple(
        " ".join(text.lineage.versions[version].paragraphs[index].text.split())
        for life in lives
        for version, index in life
    )
    return QuestionSubject(
        asked.paragraphs, frozenset(places), bool(lives), wordings if asked.paragraphs else ()
    )


def lives_asked(text: ParagraphViews, asked: Question) -> list[tuple[At, ...]]:
    """Return the life of each paragraph that a question names, as the newest version numbers it."""
    if not asked.paragraphs:
        return _lives_of_phrase(text, asked)
    return [life_of(text, starts) for wanted in asked.paragraphs if (starts := _starts(text, asked, wanted))]


def _starts(text: ParagraphViews, asked: Question, wanted: str) -> list[At]:
    """Return the paragraphs so called in the newest version that has any, of those named or of all."""
    for version in reversed(_versions_asked(text, asked)):
        paragraphs = text.lineage.versions[version].paragraphs
        starts = [(version, p.index) for p in paragraphs if p.label and names(wanted, p)]
        if starts:
            return starts
    return []


def numbering_of(snapshot: Snapshot, asked: Question) -> str | None:
    """Return the version by whose numbers the paragraphs of a question were found, if it is one."""
    if not asked.paragraphs or not snapshot.has(Lineage):
        return None
    text = paragraph_views(snapshot)
    found = {at[0] for wanted in asked.paragraphs for at in _starts(text, asked, wanted)}
    return text.name(found.pop()) if len(found) == 1 else None


def _versions_asked(text: ParagraphViews, asked: Question) -> Sequence[int]:
    return asked.versions if asked.versions else range(len(text.lineage.versions))


def names(wanted: str, paragraph: Paragraph) -> bool:
    """Say whether ``paragraph`` is called ``wanted``."""
    return plain_label(wanted) == plain_label(label_of(paragraph)) and paragraph.end > paragraph.start


def _lives_of_phrase(text: ParagraphViews, asked: Question) -> list[tuple[At, ...]]:
    """Return the lives of the paragraphs whose words the topic is; none where too many have them."""
    if not asked.topic:
        return []
    having = [
        (version, paragraph.index)
        for version, draft in enumerate(text.lineage.versions)
        for paragraph in draft.paragraphs
        if paragraph.end > paragraph.start and has_phrase(asked, paragraph.text)
    ]
    by_thread: dict[str, list[At]] = {}
    for at in having:
        if at in text.at:
            by_thread.setdefault(text.at[at], []).append(at)
    return [life_of(text, starts) for starts in by_thread.values()] if len(by_thread) <= _OWN_WORDS else []


def _labelled(snapshot: Snapshot, asked: Question) -> frozenset[tuple[str, int]]:
    """Return the paragraphs so called of texts that are no versions of one another."""
    return frozenset(
        (source.id, paragraph.index)
        for source, draft in drafts_of(snapshot)
        for paragraph in draft.paragraphs
        if paragraph.label and any(names(wanted, paragraph) for wanted in asked.paragraphs)
    )


def drafts_of(snapshot: Snapshot) -> list[tuple[Source, Draft]]:
    """Return every draft of the record, by date."""
    return snapshot.results(Draft, SourceKind.DRAFT)
