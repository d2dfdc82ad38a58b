"""What each sentence of an input is on its issue: a concern, a call, a proposal, or a view."""

import re
from collections.abc import Iterator, Mapping, Sequence

from travaux.analysis.meeting.designation import designation_of
from travaux.analysis.overview.claim_holders import HeldClaim
from travaux.domain.actors import Sector
from travaux.domain.consultation import Contribution
from travaux.domain.findings import Argument
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.spans import Citation, stable_id
from travaux.language.sentences import split_text
from travaux.reference.consultation import cues
from travaux.reference.cues import load_cues
from travaux.reference.phrases import load_pattern

KINDS = ("concern", "call", "proposal", "view")
_SIGNS = (
    ("concern", "worry", "not_worry"),
    ("proposal", "proposal", ""),
    ("call", "call", "not_call"),
    ("concern", "concern", ""),
)  # what it is, by which words, less which others
_IN_MARKS = re.compile(r"[“\"«‘](?=\w)[^“”\"«»’]{1,400}[”\"»’](?!\w)")
_UNARGUED = 8  # words at least of a sentence that stands by itself
_SHORT = 3  # letters of a word that titles print small
_CAPITAL = 0.5
_MAIN = 60  # words at most
_QUOTED = re.compile(r"[“\"«]\s*([^“”\"«»]{20,700}?)\s*[”\"»]")
_INNER = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_HEADING = 12  # words of a line that announces wording
_FEWEST = 5  # words of wording that somebody puts forward
_BEFORE = 220  # characters before a quotation in which its purpose is told


def kind_of(words: str) -> str:
    """Return what ``words`` are, by what they say outside of quotation marks.

    What an author is worried about speaks first, then what it proposes, then what it calls for; that
    something is bad counts only where nothing is asked for.
    """
    own = _IN_MARKS.sub(" ", words)
    for kind, name, other in _SIGNS:
        said = cues("cues", other).sub(" ", own) if other else own
        if cues("cues", name).search(said):
            return kind
    return "view"


def kind_of_claim(holding: HeldClaim) -> str:
    """Return what a claim is: wording that is put forward is a proposal, whatever it says."""
    if holding.argument.claim.startswith(("Wording was proposed", "An amendment was")):
        return "proposal"
    return kind_of(holding.argument.citations[0].quote)


def find_wordings(contribution: Contribution, holder: HeldClaim | None) -> list[HeldClaim]:
    """Return the wording that an input puts forward in quotation marks, and its amendments, as claims.

    ``holder`` is any claim of the same author, None where the author is not known.
    """
    if holder is None:
        return []
    meeting = contribution.meeting
    found: list[HeldClaim] = []
    for turn in meeting.interventions:
        wordings = (*_amendments(meeting, turn), *_quotations(meeting, turn), *_set_off(meeting, turn))
        for start, end, text in wordings:
            known = [one.argument.citations[0] for one in found]
            if not any(cited.start <= start < cited.end for cited in known):
                found.append(_claim(meeting, turn, holder, start, end, text))
    return found


def find_unargued(
    contribution: Contribution, holder: HeldClaim, known: Sequence[HeldClaim]
) -> list[HeldClaim]:
    """Return the sentences of an input that worry or propose and are part of no claim that is ``known``."""
    meeting = contribution.meeting
    spans = [citation for one in known for citation in _rests_on(one.argument)]
    found: list[HeldClaim] = []
    for turn in meeting.interventions:
        words = meeting.words_of(turn)
        for left, right in split_text(words):
            start, end = turn.start + left, turn.start + right
            taken = any(start < span.end and span.start < end for span in spans)
            sentence = " ".join(words[left:right].split())
            if not taken and _stands_alone(sentence) and kind_of(sentence) in ("concern", "proposal"):
                words_of_own = _INNER.sub(r"‘\1’", sentence).rstrip(" .;")
                claim = f"{holder.voice.plain.rstrip(',')}: “{words_of_own}”."
                found.append(_claim(meeting, turn, holder, start, end, claim))
    return found


def _rests_on(argument: Argument) -> Iterator[Citation]:
    yield from argument.citations
    yield from argument.explanation_citations


def _stands_alone(sentence: str) -> bool:
    """Say whether a line is a whole sentence of somebody's own, which neither asks nor heads what follows."""
    return (
        _UNARGUED <= len(sentence.split()) <= _MAIN
        and sentence[-1:] in ".!;"
        and sentence[:1].isupper()
        and not load_pattern("consultation", "points_back").match(sentence)
        and not load_pattern("consultation", "leads_on").search(sentence)
    )


def _quotations(meeting: Meeting, turn: Intervention) -> Iterator[tuple[int, int, str]]:
    """Yield the span and the telling of each quotation that its lead-in puts forward as wording.

    Words that are to be replaced or deleted are quoted too, and are nobody's proposal.
    """
    text = meeting.source.text
    for match in _QUOTED.finditer(text, turn.start, turn.end):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        given_up = load_pattern("consultation", "given_up").search(before)
        if len(match[1].split()) < _FEWEST or given_up or _is_title(match[1]):
            continue
        proposed = cues("cues", "wording").search(before) and cues("cues", "proposal").search(before)
        if proposed or _leads_up(before):
            words = " ".join(match[1].split()).rstrip(" ;,.")
            yield match.start(1), match.end(1), f"Wording was proposed: “{words}”."


def _is_title(words: str) -> bool:
    """Say whether ``words`` are printed as titles are: most of them that are long have a capital."""
    long = [word for word in words.split() if len(word) > _SHORT]
    return sum(word[:1].isupper() for word in long) > _CAPITAL * len(long)


def _set_off(meeting: Meeting, turn: Intervention) -> Iterator[tuple[int, int, str]]:
    """Yield a whole paragraph that opens as provisions do, under a line that announces wording."""
    text = meeting.source.text
    heading = text[: turn.start].rstrip(" \n\t>*_").rpartition("\n")[2]
    if (
        cues("cues", "announced").fullmatch(heading.strip(" *_#>:."))
        and len(heading.split()) <= _HEADING
        and load_pattern("consultation", "provision").match(text, turn.start)
    ):
        words = " ".join(meeting.words_of(turn).split()).rstrip(" ;,.")
        quoted = _INNER.sub(r"‘\1’", words)
        yield turn.start, turn.end, f"Wording was proposed: “{quoted}”."


def _leads_up(before: str) -> bool:
    """Say whether what stands right before a quotation announces it as wording."""
    last = before.rstrip()[-80:]
    return bool(re.search(r"[:—–]\s*$", before)) and bool(cues("cues", "wording").search(last))


def _amendments(meeting: Meeting, turn: Intervention) -> Iterator[tuple[int, int, str]]:
    """Yield sentences that amend outright: "Replace “2030” with “2035”"."""
    acts = cues("cues", "amendment").pattern
    opening = re.compile(rf"\s*(?:{acts})", re.I)
    text = meeting.words_of(turn)
    for left, right in split_text(text):
        words = text[left:right]
        if opening.match(words) and words[:1].isupper() and len(words.split()) > 1:
            told = _INNER.sub(r"‘\1’", " ".join(words.split()).rstrip(" ."))
            yield turn.start + left, turn.start + right, f"An amendment was put forward: “{told}”."


def _claim(
    meeting: Meeting, turn: Intervention, holder: HeldClaim, start: int, end: int, text: str
) -> HeldClaim:
    argument = Argument(
        stable_id(meeting.source.id, turn.id, str(start), "wording"),
        turn.id,
        holder.name,
        text,
        (meeting.source.cite(start, end),),
    )
    return HeldClaim(argument, holder.name, holder.attribution, holder.kind, holder.voice, holder.cues, turn)


def holder_of(contribution: Contribution) -> HeldClaim | None:
    """Return a claimless holding that names the author of an input, None where the author is not known."""
    if contribution.author is None or not contribution.meeting.interventions:
        return None
    turn = contribution.meeting.interventions[0]
    cite = contribution.meeting.source.cite(turn.start, turn.end)
    argument = Argument("", turn.id, contribution.author, "", (cite,))
    language = load_cues("en")
    official = contribution.sector is Sector.GOVERNMENT
    kind = "delegation" if official else "organisation"
    return HeldClaim(
        argument,
        contribution.author,
        contribution.author,
        kind,
        designation_of(turn.speaker, language),
        language,
        turn,
    )


def sectors_of(names: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the sectors of ``names``, each once."""
    return tuple(dict.fromkeys(known[name] for name in names if name in known))
