"""Reviews of the findings that a page rests on, shown on the page itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from travaux.domain.meetings import Meeting
from travaux.domain.messages import Text, joined, message
from travaux.domain.review import ReviewNote, describe_review
from travaux.domain.spans import Citation
from travaux.reports.page import Bullets, Page, Section, Statement, citations_of

_SECTION = "reviewed"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One finding that was reviewed: the words that it is about, where, what stands, and what was said.

    ``about`` is what was reviewed, such as who spoke; whatever cites words inside ``words`` rests on it.
    """

    words: Citation
    about: Text
    where: Text
    now: Text
    said: ReviewNote

    def holds(self, citation: Citation) -> bool:
        """Say whether ``citation`` lies within the words that were reviewed."""
        of = self.words
        return citation.source == of.source and of.start <= citation.start and citation.end <= of.end


@dataclass(frozen=True, slots=True)
class Backing:
    """What a record knows beside a finding: what people said of it, and what its sources are called."""

    reviews: tuple[Reviewed, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, page: Page) -> Page:
        """Return ``page`` with the reviews that its lines rest on, and its sources by their names."""
        return replace(with_reviews(page, self.reviews), names=self.names)


UNBACKED = Backing()
"""For findings in files that no record keeps."""


def with_reviews(page: Page, said: Iterable[Reviewed]) -> Page:
    """Return ``page`` with the reviews that its lines rest on; with all, where it cites nothing.

    A page that shows its reviews itself is left as it is.
    """
    given = tuple(said)
    if not given or any(section.id == _SECTION for section in page.sections):
        return page
    cited = tuple(citations_of(page))
    used = [one for one in given if not cited or any(one.holds(citation) for citation in cited)]
    if not used:
        return page
    return replace(page, sections=(*page.sections, reviewed_section(used, cite=bool(cited))))


def reviewed_section(said: Iterable[Reviewed], *, cite: bool = True) -> Section:
    """Return the part of a page that shows reviews."""
    return Section(_SECTION, message("Reviewed by people"), (Bullets(list_reviews(said, cite=cite)),))


def list_reviews(said: Iterable[Reviewed], *, cite: bool = True) -> tuple[Statement, ...]:
    """Return a line for each review, with the words that it is about."""
    return tuple(
        Statement(
            joined((one.about, one.now), ": "),
            (one.words,) if cite else (),
            one.where or None,
            describe_review(one.said),
        )
        for one in said
    )


def turns_reviewed(meeting: Meeting, where: str) -> Iterable[Reviewed]:
    """Yield what people said of who spoke in a meeting."""
    for turn in meeting.interventions:
        if turn.review:
            words = meeting.source.cite(turn.start, turn.end)
            now = turn.speaker.name or message("no speaker named")
            yield Reviewed(words, message("Speaker"), where, now, turn.review)
