"""What each sentence of an input is on its issue: a concern, a call, a proposal, or a view."""

import re
from collections.abc import Iterator, Mapping, Sequence

from travaux.analysis.overview.holdings import Holding
from travaux.analysis.speech.sentences import split_text
from travaux.analysis.speech.voice import voice_of
from travaux.domain.actors import Sector
from travaux.domain.consultation import Contribution
from travaux.domain.findings import Argument
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.spans import identify
from travaux.reference.consultation import cues
from travaux.reference.cues import load_cues

KINDS = ("concern", "call", "proposal", "view")
_QUOTED = re.compile(r"[“\"«]\s*([^“”\"«»]{20,700}?)\s*[”\"»]")
_INNER = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_PROVISION = re.compile(
    r"(?:[A-Z][a-z]+ly )?(?!This)[A-Z][a-z]{3,}(?:s|ing) "
    r"(?:that|the|an?|upon|on|all|its|to|with|[A-Z])"
)
_HEADING = 12  # words of a line that announces wording
_GIVEN_UP = re.compile(
    r"\b(?:replac\w+|delet\w+|remov\w+|strik\w+|omit\w*|instead of|rather than|in place of)"
    r"\s+(?:the\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_FEWEST = 5  # words of wording that somebody puts forward
_BEFORE = 220  # characters before a quotation in which its purpose is told


def kind_of(words: str) -> str:
    """Return what ``words`` are: proposals speak first, then concerns, then calls."""
    for kind in ("proposal", "concern", "call"):
        if cues("cues", kind).search(words):
            return kind
    return "view"


def find_wordings(contribution: Contribution, holder: Holding | None) -> list[Holding]:
    """Return the wording that an input puts forward in quotation marks, and its amendments, as claims.

    ``holder`` is any claim of the same author, None where the author is not known.
    """
    if holder is None:
        return []
    meeting = contribution.meeting
    found: list[Holding] = []
    for turn in meeting.interventions:
        wordings = (*_amendments(meeting, turn), *_quotations(meeting, turn), *_set_off(meeting, turn))
        for start, end, text in wordings:
            known = [one.argument.citations[0] for one in found]
            if not any(cited.start <= start < cited.end for cited in known):
                found.append(_claim(meeting, turn, holder, start, end, text))
    return found


def _quotations(meeting: Meeting, turn: Intervention) -> Iterator[tuple[int, int, str]]:
    """Yield the span and the telling of each quotation that its lead-in puts forward as wording.

    Words that are to be replaced or deleted are quoted too, and are nobody's proposal.
    """
    text = meeting.source.text
    for match in _QUOTED.finditer(text, turn.start, turn.end):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if len(match[1].split()) < _FEWEST or _GIVEN_UP.search(before):
            continue
        proposed = cues("cues", "wording").search(before) and cues("cues", "proposal").search(before)
        if proposed or _leads_up(before):
            words = " ".join(match[1].split()).rstrip(" ;,.")
            yield match.start(1), match.end(1), f"Wording was proposed: “{words}”."


def _set_off(meeting: Meeting, turn: Intervention) -> Iterator[tuple[int, int, str]]:
    """Yield a whole paragraph that opens as provisions do, under a line that announces wording."""
    text = meeting.source.text
    heading = text[: turn.start].rstrip(" \n\t>*_").rpartition("\n")[2]
    announced = cues("cues", "wording").search(heading) or cues("cues", "proposal").search(heading)
    if announced and len(heading.split()) <= _HEADING and _PROVISION.match(text, turn.start):
        words = " ".join(meeting.words_of(turn).split()).rstrip(" ;,.")
        quoted = _INNER.sub(r"‘\1’", words)
        yield turn.start, turn.end, f"Wording was proposed: “{quoted}”."


def _leads_up(before: str) -> bool:
    """Say whether what stands right before a quotation announces it as wording."""
    last = before.rstrip()[-80:]
    return bool(re.search(r"[:—–]\s*$", before)) and bool(cues("cues", "wording").search(last))


def _amendments(meeting: Meeting, turn: Intervention) -> Iterator[tuple[int, int, str]]:
    """Yield sentences that amend outright: "Replace “2030” with “2035”"."""
    opening = re.compile(rf"\s*(?:{cues('cues', 'amendment').pattern})", re.I)
    text = meeting.words_of(turn)
    for left, right in split_text(text):
        words = text[left:right]
        if opening.match(words) and words[:1].isupper() and len(words.split()) > 1:
            told = _INNER.sub(r"‘\1’", " ".join(words.split()).rstrip(" ."))
            yield turn.start + left, turn.start + right, f"An amendment was put forward: “{told}”."


def _claim(meeting: Meeting, turn: Intervention, holder: Holding, start: int, end: int, text: str) -> Holding:
    argument = Argument(
        identify(meeting.source.id, turn.id, str(start), "wording"),
        turn.id,
        holder.name,
        text,
        (meeting.source.cite(start, end),),
    )
    return Holding(argument, holder.name, holder.attribution, holder.kind, holder.voice, holder.cues)


def holder_of(contribution: Contribution) -> Holding | None:
    """Return a claimless holding that names the author of an input, None where the author is not known."""
    if contribution.author is None or not contribution.meeting.interventions:
        return None
    turn = contribution.meeting.interventions[0]
    cite = contribution.meeting.source.cite(turn.start, turn.end)
    argument = Argument("", turn.id, contribution.author, "", (cite,))
    language = load_cues("en")
    official = contribution.sector is Sector.GOVERNMENT
    kind = "delegation" if official else "organisation"
    return Holding(
        argument, contribution.author, contribution.author, kind, voice_of(turn.speaker, language), language
    )


def sectors_of(names: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the sectors of ``names``, each once."""
    return tuple(dict.fromkeys(known[name] for name in names if name in known))
