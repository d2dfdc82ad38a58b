"""What papers and the chair promise for the text, when what follows is due, and how a consultation opened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.analysis.meeting.roles import presides
from travaux.analysis.wording import content_stems
from travaux.domain.consultation import Checked, FollowUp
from travaux.domain.meetings import Meeting
from travaux.domain.spans import SourceText
from travaux.domain.texts import Draft, ParagraphKind
from travaux.language.sentences import split_text
from travaux.reference.consultation import cues

_LONGEST = 700  # characters; what is longer is no sentence
_RUN_IN = 40  # characters of a heading that opens its paragraph
_FRONT = 1500  # characters
_OPENINGS = 3  # sentences of a paper that open it
_SHORTEST = 5  # words of a step; less is a heading
_NAMED = 8  # words at most of one thing that is promised
_ENACTING = {
    ParagraphKind.PREAMBULAR,
    ParagraphKind.OPERATIVE,
    ParagraphKind.SUBPARAGRAPH,
    ParagraphKind.OPTION,
}
_FEWEST = 8  # words of a sentence that opens a paper


_HEADED = cues("follow_up", "heading")


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence of a paper or of whoever presides, by its span."""

    source: SourceText
    start: int
    end: int
    under: str = ""  # the heading, or the first sentence of its paragraph
    said: date | None = None
    enacts: bool = False  # a paragraph of the negotiated text, which decides and does not announce

    @property
    def words(self) -> str:
        return " ".join(self.source.text[self.start : self.end].split())


def convenes(paper: Draft) -> bool:
    """Say whether a paper comes from those who run the consultation, by its front."""
    return bool(cues("follow_up", "convening").search(paper.source.text[:_FRONT])) or bool(paper.stage)


def summarises(paper: Draft) -> bool:
    """Say whether a paper that convenes is the summary of what stakeholders said."""
    return bool(cues("reported", "summary").search(paper.source.text[:_FRONT]))


def passages_of(draft: Draft) -> list[SourceSentence]:
    """Return the sentences of a paper."""
    found = []
    for paragraph in draft.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            continue
        text = draft.source.text[paragraph.start : paragraph.end]
        spans = split_text(text)
        under = " ".join((*paragraph.section[-1:], *(text[a:b] for a, b in spans[:1] if b - a < _RUN_IN)))
        enacts = paragraph.kind in _ENACTING
        found += [
            SourceSentence(
                draft.source, paragraph.start + left, paragraph.start + right, under, draft.date, enacts
            )
            for left, right in spans
            if right - left <= _LONGEST
        ]
    return found


def chaired(meeting: Meeting) -> list[SourceSentence]:
    """Return the sentences of whoever presides over a meeting."""
    return [
        SourceSentence(meeting.source, turn.start + left, turn.start + right, said=meeting.facts.date)
        for turn in meeting.interventions
        if presides(turn.speaker)
        for left, right in split_text(meeting.words_of(turn))
        if right - left <= _LONGEST
    ]


def find_promises(passages: Sequence[SourceSentence], drafts: Sequence[Draft]) -> list[FollowUp]:
    """Return what is said to come in a version of the text, with that version where it is at hand."""
    return list(_promises(passages, drafts))


def _promises(passages: Sequence[SourceSentence], drafts: Sequence[Draft]) -> Iterator[FollowUp]:
    for passage in passages:
        version = cues("follow_up", "version").search(passage.words)
        promised = cues("follow_up", "promised").search(passage.words)
        if version and promised and not passage.words.endswith("?"):
            named = " ".join(version.group().split())
            draft = _draft_called(named, passage, drafts)
            yield FollowUp(
                passage.words,
                (passage.source.cite(passage.start, passage.end),),
                named,
                draft.source.id if draft else None,
                tuple(_check(subject, draft) for subject in _subjects(passage.words)) if draft else (),
            )


def _draft_called(version: str, passage: SourceSentence, drafts: Sequence[Draft]) -> Draft | None:
    """Return the draft that ``version`` names, by its stage, title or first words.

    It is never the paper itself, nor a draft that was there before the promise was made.
    """
    named = re.sub(r"[^a-z0-9]+", " ", version.lower()).strip()
    for draft in drafts:
        front = f"{draft.stage or ''} {draft.title or ''} {draft.source.text[:300]}"
        earlier = draft.date is not None and passage.said is not None and draft.date < passage.said
        if draft.source.id == passage.source.id or earlier:
            continue
        if named in re.sub(r"[^a-z0-9]+", " ", front.lower()):
            return draft
    return None


def _subjects(words: str) -> list[str]:
    """Return what is promised: "proposals on X, on Y and on Z will be presented" gives X, Y and Z."""
    thing, on, joining = (cues("follow_up", name).pattern for name in ("about", "on", "joining"))
    about = re.compile(rf"{thing}\s+{on}\s+", re.I)
    for promised in reversed(list(cues("follow_up", "promised").finditer(words))):
        found = [match.end() for match in about.finditer(words, 0, promised.start())]
        if found:
            listed = words[found[-1] : promised.start()].strip(" ,;")
            parts = re.split(rf"\s*(?:,\s*{joining}|,|;|{joining})\s+{on}\s+", listed)
            return [part for part in parts if 0 < len(part.split()) <= _NAMED]
    return []


def _check(subject: str, draft: Draft) -> Checked:
    """Return whether a paragraph of ``draft`` has all telling words of ``subject``, and which."""
    wanted = set(content_stems(subject))
    for paragraph in draft.paragraphs:
        if paragraph.kind is not ParagraphKind.HEADING and wanted <= set(content_stems(paragraph.text)):
            return Checked(subject, draft.source.cite(paragraph.start, paragraph.end))
    return Checked(subject)


def find_steps(passages: Sequence[SourceSentence]) -> list[FollowUp]:
    """Return what is said to come next: deadlines, meetings, issues of papers."""
    return [
        FollowUp(passage.words, (passage.source.cite(passage.start, passage.end),))
        for passage in passages
        if not passage.enacts
        and cues("follow_up", "step").search(passage.words)
        and (cues("follow_up", "dated").search(passage.words) or _HEADED.search(passage.under))
        and len(passage.words.split()) >= _SHORTEST
        and not passage.words.endswith("?")
    ]


def find_opening(papers: Sequence[Sequence[SourceSentence]]) -> list[FollowUp]:
    """Return the sentences that open each paper, which say what it is and what was asked."""
    return [
        FollowUp(passage.words, (passage.source.cite(passage.start, passage.end),))
        for passages in papers[:1]
        for passage in [one for one in passages if len(one.words.split()) >= _FEWEST][:_OPENINGS]
    ]
