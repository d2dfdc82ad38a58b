"""Votes as steps: the sentence that states the figures, with the lists that go with it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.analysis.procedure.ballot_names import names_in
from travaux.analysis.procedure.challenges import read_challenged
from travaux.analysis.procedure.moments import read_day
from travaux.analysis.procedure.roll_calls import Roll
from travaux.analysis.procedure.tallies import Tally, read_result, read_tally
from travaux.analysis.procedure.voters_told import find_voters
from travaux.domain.process import Step, StepKind
from travaux.domain.spans import SourceText, stable_id
from travaux.domain.votes import Ballot, VoteChoice, Votes
from travaux.language.numbers import read_number
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase
from travaux.reference.registry import Registry

_BEFORE = 1500  # characters before a vote in which the text that is voted on is named
_SENTENCES = 4  # next to the figures in which voters are named, a choice each and one more
_NEAR = 700  # characters between lists and the sentence that sums them up; corrections may stand between


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"votes.{name}")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a stretch of a source, each a span, and the lists of voters in that source."""

    source: SourceText
    spans: Sequence[tuple[int, int]]
    rolls: Sequence[Roll]

    def roll_of(self, start: int, end: int) -> Roll | None:
        """Return the lists nearest to a sentence: before it with no other figures between, or after it."""
        within = next((roll for roll in self.rolls if roll.start < end and start < roll.end), None)
        if within:
            return within
        before = [roll for roll in self.rolls if roll.end <= start and start - roll.end <= _NEAR]
        if before:
            between = [s for s in self.spans if before[-1].end <= s[0] and s[1] <= start]
            if not any(read_tally(self.source.text[slice(*span)]) for span in between):
                return before[-1]
        after = [roll for roll in self.rolls if roll.start - start >= 0 and roll.start - end <= _NEAR]
        if after:
            between = [s for s in self.spans if end <= s[0] and s[1] <= after[0].start]
            if not any(read_tally(self.source.text[slice(*span)]) for span in between):
                return after[0]
        return None

    def voters_beside(
        self, number: int, taken: set[int], registry: Registry
    ) -> tuple[tuple[Ballot, ...], set[int]]:
        """Return who voted how as sentences next to one tell it, and which: those before it, else after."""
        before = range(number - 1, max(-1, number - 1 - _SENTENCES), -1)
        for beside in (before, range(number + 1, min(len(self.spans), number + 1 + _SENTENCES))):
            told: dict[int, list[Ballot]] = {}
            for each in beside:
                voters = (
                    []
                    if each in taken
                    else find_voters(self.source, *self.spans[each], registry, throughout=True)
                )
                if not voters:
                    break
                told[each] = voters
            words = " ".join(self.source.text[slice(*self.spans[each])] for each in told)
            if _phrase("named.of_votes").search(words):
                return tuple(ballot for each in sorted(told) for ballot in told[each]), set(told)
        return (), set()


def find_votes(found: Sentences, near: date | None, registry: Registry) -> Iterator[tuple[Step, int, int]]:
    """Yield each vote with the stretch of the source that states it; lists without a sentence last."""
    text, used = found.source.text, set()
    covered: set[int] = set()
    taken: set[int] = set()
    for number, (start, end) in enumerate(found.spans):
        after = found.spans[number + 1] if number + 1 < len(found.spans) else (end, end)
        words, following = text[start:end], text[slice(*after)] if after[0] - end < 3 else ""
        roll = found.roll_of(start, end)
        if roll and start < roll.end < end:
            start = roll.end  # the list runs on into the sentence of the figures
            words = text[start:end]
        lists = (roll.count(VoteChoice.FAVOUR), roll.count(VoteChoice.AGAINST)) if roll else (None, None)
        tally = None if number in covered else read_tally(words, following, lists)
        if tally is None or _phrase("recalling").search(tally.what) or _is_contest(words, tally, registry):
            continue
        said = bool(following) and read_result(words) is None and tally.result is not None
        covered |= {number + 1} if said and after[0] - end < 3 else set()
        stop = after[1] if said else end
        used |= {roll.start} if roll else set()
        beside, sentences = found.voters_beside(number, taken | covered, registry)
        taken |= sentences
        yield _vote(found.source, (start, stop), tally, roll, beside, near, registry), start, stop
    for roll in found.rolls:
        if roll.start not in used and (step := _vote_of_lists(found.source, roll, near)):
            yield step, roll.start, roll.end


def _is_contest(words: str, tally: Tally, registry: Registry) -> bool:
    """Tell whether figures are of a match and no vote: "Arcadia was defeated by nine to three"."""
    if _phrase("named.of_votes").search(words):
        return False
    return registry.resolve_exactly(tally.what.strip(" .,")).actor is not None


def _vote(
    source: SourceText,
    span: tuple[int, int],
    tally: Tally,
    roll: Roll | None,
    beside: tuple[Ballot, ...],
    near: date | None,
    registry: Registry,
) -> Step:
    start, end = span
    words = source.text[start:end]
    about = tally.what or words
    labels, _ = read_challenged(about)
    result = tally.result
    kind = voted_on(about, bool(labels), result or "")
    if kind is StepKind.MOTION and _is_of_no_action(source.text, start, about):
        kind = StepKind.NO_ACTION
    number = _phrase("number_of_text").search(words[len(tally.what) :]) if kind is StepKind.ADOPTION else None
    what = _voted_text(source, start, tally, kind, number[0] if number else None)
    ballots = roll.ballots if roll else _named_voters(source, (start, end), tally, beside, registry)
    counted = roll.count(VoteChoice.ABSTAINING) if roll else None
    listed = sum(ballot.choice is VoteChoice.ABSTAINING for ballot in ballots) or counted
    abstaining = tally.abstaining if tally.abstaining is not None else listed
    extent = (roll.start, roll.end) if roll else None
    return Step(
        id=stable_id("step", source.id, "vote", str(start)),
        kind=kind,
        what=what or _subject(tally.what) or kind.value,
        date=read_day(words, near) or near,
        paragraphs=labels,
        votes=Votes(tally.favour, tally.against, abstaining, ballots),
        result=result,
        citations=(source.cite(start, end), *([source.cite(*extent)] if extent else ())),
        note=number[0] if number and number[0] != what else None,
    )


def _is_of_no_action(text: str, start: int, about: str) -> bool:
    """Tell whether "the motion" that was voted on is one, told last before it, to take no action."""
    before = text[max(0, start - _NEAR) : start]
    told = list(_phrase("motion_told").finditer(before)) if _phrase("that_motion").match(about) else []
    return bool(told and _phrase("no_action").search(told[-1][0]))


def _voted_text(source: SourceText, start: int, tally: Tally, kind: StepKind, number: str | None) -> str:
    """Return the symbol or number of the text that was voted on, empty where the words name the matter."""
    if _names_matter(tally.what):
        return ""
    symbol = _symbol_before(source, start) if kind in _OF_TEXTS else None
    if symbol:
        return symbol
    return number if number and not tally.what.strip().endswith(number) else ""


_OF_TEXTS = frozenset({StepKind.ADOPTION, StepKind.VOTE})


def _names_matter(what: str) -> bool:
    """Tell whether the words before the figures name what was voted on, and do not only call it the text."""
    return bool(re.search(r"\d", what))


def _vote_of_lists(source: SourceText, roll: Roll, near: date | None) -> Step | None:
    """Return the vote whose lists alone are given; None without those for and those against."""
    favour, against = roll.count(VoteChoice.FAVOUR), roll.count(VoteChoice.AGAINST)
    if favour is None or (against is None and VoteChoice.ABSTAINING not in roll.heads):
        return None
    put = list(_phrase("put").finditer(source.text, max(0, roll.start - _NEAR), roll.start))
    what = " ".join(put[-1]["what"].split()) if put else ""
    labels, _ = read_challenged(what)
    return Step(
        id=stable_id("step", source.id, "roll", str(roll.start)),
        kind=voted_on(what, bool(labels), ""),
        what=_subject(what) or StepKind.VOTE.value,
        date=near,
        paragraphs=labels,
        votes=Votes(favour, against or 0, roll.count(VoteChoice.ABSTAINING), roll.ballots),
        citations=(source.cite(roll.start, roll.end),),
    )


def _named_voters(
    source: SourceText, span: tuple[int, int], tally: Tally, beside: tuple[Ballot, ...], registry: Registry
) -> tuple[Ballot, ...]:
    """Return who voted how as the sentence of the figures tells it, else those beside it where they fit."""
    named = tuple(_in_brackets(source, *span, tally, registry))
    start, end = span
    told = named or tuple(find_voters(source, start + tally.end, end, registry, throughout=False))
    return (*told, *beside) if _fits((*told, *beside), tally) else told


def _fits(ballots: Sequence[Ballot], tally: Tally) -> bool:
    """Tell whether no more voters are named for a choice than its figure counts."""
    totals = {
        VoteChoice.FAVOUR: tally.favour,
        VoteChoice.AGAINST: tally.against,
        VoteChoice.ABSTAINING: tally.abstaining,
    }
    named = {choice: sum(one.choice is choice for one in ballots) for choice in totals}
    return all(total is None or named[choice] <= total for choice, total in totals.items())


def _in_brackets(
    source: SourceText, start: int, end: int, tally: Tally, registry: Registry
) -> Iterator[Ballot]:
    """Yield the voters named in brackets behind a figure, where they are as many as it says."""
    for match in _phrase("bracketed").finditer(source.text, start, end):
        figure = read_number(match["figure"])
        choice = _bracketed_choice(match, figure, tally)
        names = [one for one in names_in(source.text, *match.span("names"), registry) if one.known]
        if choice and len(names) == figure:
            yield from (Ballot(choice, one.name, source.cite(one.start, one.end)) for one in names)


def _bracketed_choice(match: re.Match[str], figure: int | None, tally: Tally) -> VoteChoice | None:
    """Return the choice of a figure: as it says, else as the only figure of the vote that it is."""
    said = next((name for name in ("favour", "against", "abstaining") if match[name]), None)
    totals = {"favour": tally.favour, "against": tally.against, "abstaining": tally.abstaining}
    fitting = [said] if said else [name for name, total in totals.items() if total == figure]
    return VoteChoice[fitting[0].upper()] if len(fitting) == 1 else None


def _symbol_before(source: SourceText, start: int) -> str:
    """Return the symbol of the text that was last named before a vote, with no other vote in between."""
    before = source.text[max(0, start - _BEFORE) : start]
    found = list(_phrase("symbol").finditer(before))
    return found[-1][0] if found and read_tally(before[found[-1].end() :]) is None else ""


def voted_on(what: str, paragraphs: bool, result: str) -> StepKind:
    """Return what a tally is of: a motion, an amendment, paragraphs, or the text, which it may adopt."""
    if _phrase("no_action").search(what):
        return StepKind.NO_ACTION
    if _phrase("motion").search(what):
        return StepKind.MOTION
    if _phrase("amendment").search(what):
        return StepKind.AMENDMENT
    if paragraphs:
        return StepKind.PARAGRAPH_VOTE
    whole = _phrase("whole_text").search(what) and _phrase("adopting").fullmatch(result)
    return StepKind.ADOPTION if whole else StepKind.VOTE


def recalled(words: str) -> bool:
    """Tell whether a speaker's words are of an earlier vote."""
    return bool(_phrase("recalled").search(words))


def _subject(words: str) -> str:
    """Return what was voted on, from the last sentence opening in ``words``."""
    plain = " ".join(words.split())
    for around in ("label", "speaker", "put_to_it", "before_figures", "by_vote", "until_subject"):
        plain = _phrase(around).sub("", plain)
    return plain[-120:].strip(" ,")
