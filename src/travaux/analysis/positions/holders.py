"""Who takes a stand in a report's clause: its subject, who joins it, whom the sentence before was about."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from travaux.analysis.positions.antecedents import Told, goes_on, says_again, somebody_else_says
from travaux.analysis.positions.attributions import (
    Holder,
    NamedHolders,
    after_telling,
    said_between,
    subject_before,
)
from travaux.analysis.positions.clauses import Clause, is_bridge
from travaux.analysis.positions.cues import Cue, CueKind
from travaux.analysis.positions.passages import Passage
from travaux.analysis.positions.polarity import BARRED
from travaux.analysis.positions.stances import words_of
from travaux.analysis.positions.unnamed import others_told_of
from travaux.domain.actors import Actor
from travaux.domain.annotations import Modified
from travaux.reference.expressions import Expression
from travaux.reference.phrases import clause_pattern
from travaux.reference.stances import StanceLexicon, saying_of

_IS_FOR = re.compile(r"(?:\s+for|(?<=\bfor))\s+(?:the\s+|both\s+)?", re.IGNORECASE)
_OWNED = re.compile(r"[’']s?\s+(?:[\w-]+\s+){0,3}")
_ALSO_THAT = re.compile(r"^[\s,]*that\b", re.IGNORECASE)
_THEIRS = re.compile(r"^\W*[\w ]{5,30}\b(?:its|their|his|her)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_QUOTED_BEFORE = re.compile(r"[,.!?]?[”\"»]\s*(?:the\s+)?$", re.IGNORECASE)
_COMMA_BEFORE = re.compile(r",\s*(?:the\s+)?$", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_ALSO_FIRST = re.compile(
    r"\W*(?:(?:also|again|equally|likewise|similarly|among (?:those|them))\b\W*)*", re.IGNORECASE
)
_LAST_OF_ALL = re.compile(
    r"\b(?:was|were|is|are|came|stood|figured|included?)\s+(?:also\s+|both\s+|only\s+)?(?:the\s+|both\s+)?$",
    re.IGNORECASE,
)
_NEXT_WORD = 24  # characters in which the verb after a name stands
_WITH = re.compile(
    r"\W*(?:and |while |but )?(?:(?:together |along )?with|(?:just |much )?like) (?:the |both )?",
    re.IGNORECASE,
)
_MANNER = re.compile(r"\b(?:by|while|when|in|through|before|after)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)
_TELLING_WORDS = 4
_LEADS_AGAIN = re.compile(r",\s+(?:he|she|it|they|(?:his|her|its|their) (?:delegation|country|group))\b")
_BEFORE_LEAD = re.compile(r",\s*(?:(?:the|la|le|les|el|los|las)\s+|l[’'])?$", re.IGNORECASE)


def goes_on_freely(told: Told, clause: Clause, lexicon: StanceLexicon) -> Cue | None:
    """Return what a sentence that names nobody asks for or judges, as whoever was reported before goes on.

    "X said that costs rose. The board should therefore meet in May."
    """
    if any(one.part == "subject" for one in told.named) or clause.start > 0:
        return None
    said = saying_of(told.lexicon).union(told.lexicon.words.get("outsiders", ()))
    for cue in clause.cues:
        before = told.words[: cue.start]
        plain = cue.kind is CueKind.IMPERSONAL and not cue.barred
        if (
            plain
            and not said & {*words_of(before)}
            and clause_pattern(lexicon.language, "free_speech").search(told.words[cue.start : cue.end])
        ):
            return cue
    return None


def still_telling(told: Told, subject: tuple[Holder, ...], teller: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """Return who goes on being reported after a sentence: its one subject if told to say something."""
    named = [one for one in told.named if one.part == "subject"]
    if not named and somebody_else_says(told.words, told.lexicon):
        return ()
    if not named:
        return teller or (subject if goes_on(told.words, told.lexicon.language) and len(subject) == 1 else ())
    first = named[0]
    saying = saying_of(told.lexicon)
    following = words_of(told.words[first.end : first.end + _NEXT_WORD])[:2]
    tells = any(word in saying for word in following) or is_told_after(
        told.words, first.start, first.end, told.lexicon
    )
    return first.holders if tells and len(first.holders) == 1 and len(named) == 1 else ()


def find_holders(
    told: Told, clause: Clause, cue: Cue, last: tuple[Holder, ...], passage: Passage
) -> tuple[Holder, ...]:
    """Return who takes the stand of ``cue``; ``last`` was the subject before. Empty where nobody does."""
    following = _following(told, clause, cue, last)
    if following:
        return following
    inverted = _inverted(told, clause, cue)
    if inverted is not None:
        return inverted.holders
    if _others_hold(told, cue):
        return ()
    if last and says_again(told.words, told.lexicon) and not _subjects_before(told, cue):
        return last
    here = _holder_in_clause(told, clause, cue)
    if here is not None and _is_cited_as_source(told, here):
        return ()
    if here is not None:
        return (*here.holders, *_joining(told.named, here.end, cue), *_opening_with(told, clause, here))
    viewed = viewing(told, clause, cue)
    if viewed:
        return viewed
    if cue.kind is CueKind.PERSONAL and any(
        one.part == "subject" and clause.start <= one.start and one.end <= cue.start for one in told.named
    ):
        return ()
    resumed = _resumed(told, cue)
    if resumed is not None:
        return resumed.holders
    ahead = _just_before(told, clause)
    before = told.words[clause.start : cue.start]
    if ahead is not None and is_bridge(after_telling(before, told.lexicon), told.lexicon):
        return ahead.holders
    if cue.kind is CueKind.NOMINAL and _is_the_texts(before, told.lexicon):
        return ()
    if any(
        word in told.lexicon.words.get("outsiders", ()) for word in words_of(_subject_part(told, cue, before))
    ):
        return ()
    return _holder_before(told, clause, cue, last, passage)


def _others_hold(told: Told, cue: Cue) -> bool:
    """Tell whether others who are not named are said to hold it: "X said that some had urged that"."""
    found = others_told_of(told.words[: cue.start], cue, told.lexicon.language)
    if found is None:
        return False
    return not any(found.start("who") <= one.start < found.end("who") for one in told.named)


def once_held(told: Told, clause: Clause, last: tuple[Holder, ...], passage: Passage) -> tuple[Holder, ...]:
    """Return who held once what is held no more, of whom what follows goes on: "… ; it now supports it"."""
    past = (cue for cue in clause.cues if cue.barred == BARRED[Modified.PAST])
    found = (find_holders(told, clause, cue, last, passage) for cue in past)
    return next((holders for holders in found if holders), ())


def are_same(some: Sequence[Holder], others: Sequence[Holder]) -> bool:
    """Tell whether names in brackets only say again who the subject is."""
    return {each.group or each.actor for each in some} == {each.group or each.actor for each in others}


def _subjects_before(told: Told, cue: Cue) -> bool:
    return any(one.part == "subject" and one.end <= cue.start for one in told.named)


def leading(subject: tuple[Holder, ...], named: Sequence[NamedHolders], cue: Cue) -> tuple[Holder, ...]:
    """Return ``subject`` without those who join it in this clause alone."""
    joining = {
        holder for one in named if one.part == "with" and one.end <= cue.start for holder in one.holders
    }
    return tuple(holder for holder in subject if holder not in joining) or subject


def opens(words: str, clause: Clause, one: NamedHolders, lexicon: StanceLexicon) -> bool:
    """Tell whether a name opens its clause, but for a heading or an introductory phrase, or is who spoke."""
    before = words[clause.start : one.start]
    if clause_pattern(lexicon.language, "came_from").search(before):
        return True
    if one.part != "subject":
        return False
    return len(before) < 8 or bool(
        re.search(r"(?::|^\s*On\s[^,]{3,90},|^\s*In\s[^,]{3,90},)\s*(?:the\s+)?$", before, re.IGNORECASE)
    )


def _holder_in_clause(told: Told, clause: Clause, cue: Cue) -> NamedHolders | None:
    """Return who in the clause itself takes the stand, or is told to have said what it says."""
    inside = [one for one in told.named if clause.start <= one.start < clause.end]
    if cue.kind is not CueKind.PERSONAL:
        return _owner(told, inside, cue) or _teller(told, inside, cue)
    return subject_before(inside, told.words, cue.start, told.lexicon) or _coordinated(
        inside, told.words, cue, told.lexicon.language
    )


def viewing(told: Told, clause: Clause, cue: Cue) -> tuple[Holder, ...]:
    """Return whose view, wish or opposition a clause names: "X’s view was that …", "resistance from X"."""
    if cue.kind is CueKind.PERSONAL:
        return ()
    here = (one for one in told.named if clause.start <= one.start < clause.end)
    return next((one.holders for one in here if _is_view_of(told, clause, cue, one)), ())


def _is_view_of(told: Told, clause: Clause, cue: Cue, one: NamedHolders) -> bool:
    def pattern(name: str) -> Expression:
        return clause_pattern(told.lexicon.language, name)

    before, after = told.words[clause.start : one.start], told.words[one.end : cue.start]
    of_whom = pattern("view_before").search(before)
    if one.end <= cue.start:
        return bool(
            pattern("view_after").fullmatch(after) or (of_whom and pattern("view_is").fullmatch(after))
        )
    if cue.kind is not CueKind.NOMINAL:
        return False
    if one.start < cue.end:
        return bool(of_whom)
    return bool(pattern("view_from").fullmatch(told.words[cue.start : one.start]))


def _is_cited_as_source(told: Told, one: NamedHolders) -> bool:
    """Tell whether a name only says whose proposal is spoken of: "as X had suggested, …"."""
    language = told.lexicon.language
    opens_so = clause_pattern(language, "as_proposed").search(told.words[: one.start])
    return bool(opens_so and clause_pattern(language, "as_proposed_after").match(told.words[one.end :]))


def teller_of(told: Told, holders: Sequence[Holder], cue: Cue) -> Actor | None:
    """Return who is told to have said what others hold: X in "X said that Y opposed it"."""
    tellers = teller_holders(told, holders, cue)
    return (tellers[0].group or tellers[0].actor) if tellers else None


def teller_holders(told: Told, holders: Sequence[Holder], cue: Cue) -> tuple[Holder, ...]:
    """Return who tells what others hold, and so is whom the next sentence goes on about."""
    subjects = [one for one in told.named if one.part == "subject" and one.end <= cue.start]
    for teller, holder in pairwise(subjects):
        if holder.holders != tuple(holders) or len(teller.holders) != 1:
            continue
        between = words_of(told.words[teller.end : holder.start])
        saying = saying_of(told.lexicon)
        if between and between[0] in saying and len(between) <= _TELLING_WORDS and "which" not in between:
            return teller.holders
    return ()


def is_told_after(words: str, start: int, end: int, lexicon: StanceLexicon) -> bool:
    """Tell whether the name at ``start`` to ``end`` says what stands before it: "…, stressed X"."""
    return _said_before(words, start, end, lexicon) is not None


def _said_before(words: str, start: int, end: int, lexicon: StanceLexicon) -> int | None:
    """Return where what a name is told to have said ends, None where it tells nothing before it."""
    said = clause_pattern(lexicon.language, "said").search(words[:start])
    if said:
        return said.start() + 1
    comma = _COMMA_BEFORE.search(words[:start])
    if comma and clause_pattern(lexicon.language, "tells_after").match(words, end):
        return comma.start() + 1
    quoted = _QUOTED_BEFORE.search(words[:start])
    following = words_of(words[end : end + _NEXT_WORD])[:1]
    if quoted and following and following[0] in saying_of(lexicon):
        return quoted.start() + 1
    return None


def end_of_what_is_said(told: Told, clause: Clause, cue: Cue) -> int:
    """Return where a clause ends but for the words that tell after it who said it."""
    for one in told.named:
        if one.start > cue.end:
            place = _said_before(told.words, one.start, one.end, told.lexicon)
            if place is not None and cue.end <= place < clause.end:
                return place
    return clause.end


def _inverted(told: Told, clause: Clause, cue: Cue) -> NamedHolders | None:
    """Return who is named after what he said: "… should be shared, stressed X"."""
    for one in told.named:
        place = _said_before(told.words, one.start, one.end, told.lexicon) if one.start > cue.end else None
        if place is None or one.part != "subject" or place < cue.end:
            continue
        before = (each for each in told.named if each.part == "subject")
        named = [each for each in before if clause.start <= each.start < cue.start]
        return None if named else one
    return None


def _resumed(told: Told, cue: Cue) -> NamedHolders | None:
    """Return whose sentence goes on after what he says beside it: "X, noting that Y had agreed, opposed"."""
    for start, end in said_between(told.words[: cue.start], told.lexicon.language):
        if end > cue.start or not is_bridge(told.words[end : cue.start].strip(" ,"), told.lexicon):
            continue
        before = [one for one in told.named if one.part == "subject" and one.end <= start]
        last = max(before, key=lambda one: one.end, default=None)
        if last is not None and not _BRACKETS.sub("", told.words[last.end : start]).strip():
            return last
    return None


def _just_before(told: Told, clause: Clause) -> NamedHolders | None:
    """Return the subject that a cut parted from its verb: "…, X, for the group, | opposed"."""
    subjects = (one for one in told.named if one.part == "subject" and one.end <= clause.start)
    last = max(subjects, key=lambda one: one.end, default=None)
    return last if last and not told.words[last.end : clause.start].strip(" ,") else None


def _holder_before(
    told: Told, clause: Clause, cue: Cue, last: tuple[Holder, ...], passage: Passage
) -> tuple[Holder, ...]:
    """Return the holder before, where the clause names no other: by a pronoun, "and …", or a heading."""
    before = told.words[clause.start : cue.start]
    language = told.lexicon.language
    pronoun = clause_pattern(language, "pronoun_subject").match(before.lstrip(" ,"))
    if pronoun and last and clause_pattern(language, "joined").search(before):
        return last
    if last and _is_anothers_word(told, before, cue):
        return last
    rest = before.lstrip(" ,")[pronoun.end() :] if pronoun else before
    plain = after_telling(_without_joining(rest, told, cue), told.lexicon)
    bridged = is_bridge(plain, told.lexicon)
    carried = bridged if cue.kind is CueKind.PERSONAL else _is_carried(told, before)
    if last and carried and (pronoun or clause.start > 0 or told.dropped):
        return (*last, *_joining(told.named, clause.start, cue))
    if cue.kind is not CueKind.PERSONAL and _for_whom(told, cue):
        return _for_whom(told, cue)
    if passage.owner and (passage.listed or bridged or cue.kind is not CueKind.PERSONAL):
        return (passage.owner,)
    return ()


def _is_anothers_word(told: Told, before: str, cue: Cue) -> bool:
    """Tell whether a pronoun says whose view or words these are: "in her view, …", "“…”, he said"."""
    language = told.lexicon.language
    viewed = cue.kind is not CueKind.PERSONAL and clause_pattern(language, "by_pronoun").search(before)
    return bool(viewed or clause_pattern(language, "said_by_pronoun").search(told.words, cue.end))


def _subject_part(told: Told, cue: Cue, before: str) -> str:
    """Return where the subject of a stand stands: before the verb of saying, if what is said is a thing’s."""
    saying = saying_of(told.lexicon)
    said = next((match for match in re.finditer(r"\w+", before) if match.group().lower() in saying), None)
    return before if cue.kind is CueKind.PERSONAL or said is None else before[: said.start()]


def _is_the_texts(before: str, lexicon: StanceLexicon) -> bool:
    """Tell whether the text itself is the subject: "the document calls for" is nobody's call."""
    opening = before.lower().lstrip(" ,").removeprefix("the ")
    return any(opening.startswith(whole.removeprefix("the ")) for whole in lexicon.targets.get("whole", ()))


def _is_carried(told: Told, before: str) -> bool:
    """Tell whether what an impersonal cue says goes on being said by the same: "said that …, and that …"."""
    return _is_said(told, before) or bool(_ALSO_THAT.match(before) or _THEIRS.search(before))


def _owner(told: Told, named: Sequence[NamedHolders], cue: Cue) -> NamedHolders | None:
    """Return whose a named act is: "X’s reservation on paragraph 11 was noted"."""
    if cue.kind is not CueKind.NOMINAL:
        return None
    owners = (one for one in named if one.part == "owner" and one.end <= cue.start)
    return next((one for one in owners if _OWNED.fullmatch(told.words, one.end, cue.start)), None)


def _teller(told: Told, named: Sequence[NamedHolders], cue: Cue) -> NamedHolders | None:
    """Return who is told to have said what an impersonal cue says: "X said that this should …"."""
    for group in reversed([one for one in named if one.part == "subject" and one.end <= cue.start]):
        after = told.words[group.end : cue.start]
        for other in told.named:
            if (
                other is not group
                and group.end <= other.start
                and other.part in {"with", "supported", "opposed"}
            ):
                after = after.replace(told.words[other.start : other.end], "")
        after = re.sub(
            r"^(?:\s*\([^()]*\))?(?:[\s,]|\b(?:with|the|and|also|for|supported|opposed|by)\b)*", "", after
        )
        if _is_said(told, " ".join(after.split()[:_TELLING_WORDS])):
            return group
    return None


def _is_said(told: Told, before: str) -> bool:
    """Tell whether words before an impersonal cue report somebody's saying."""
    return any(word in saying_of(told.lexicon) for word in words_of(before))


def _for_whom(told: Told, cue: Cue) -> tuple[Holder, ...]:
    """Return for whom a clause says it: "for X the text was too weak", "a red line for X"."""
    says = clause_pattern(told.lexicon.language, "for_whom_says")
    for one in told.named:
        if says.search(told.words[: one.start]) or _IS_FOR.fullmatch(told.words, cue.end, one.start):
            return one.holders
    return ()


def _following(told: Told, clause: Clause, cue: Cue, last: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """Return the subject that follows a participle: "Calling for it, X proposed …", "Opposing it was X".

    A pronoun there is whoever was spoken of ``last``.
    """
    if clause.start > 0:
        return ()
    participle = told.words[cue.start : cue.end].split()[0].endswith(told.lexicon.gerunds)
    before = told.words[: cue.start]
    opens = bool(clause_pattern(told.lexicon.language, "before_participle").match(before))
    opens = opens or (participle and not before.strip())
    after = [one for one in told.named if one.start >= cue.end and one.part == "subject"]
    ahead = told.words[: after[0].start] if after else ""
    lead = opens and _BEFORE_LEAD.search(ahead)
    leads = participle or not before.strip(" ")  # "Among those who | opposed it were X"
    inverted = leads and _LAST_OF_ALL.search(ahead) and _ALSO_FIRST.fullmatch(before)
    if lead or inverted:
        return after[0].holders
    again = _LEADS_AGAIN.search(told.words, cue.end) if opens else None
    return last if again and "," not in told.words[cue.end : again.start()] else ()


def _without_joining(rest: str, told: Told, cue: Cue) -> str:
    """Return the words before a cue without those who join: ", with Y," """
    for one in told.named:
        if one.part == "with" and one.end <= cue.start:
            rest = rest.replace(told.words[one.start : one.end], " ")
    return rest


def _joining(named: Sequence[NamedHolders], start: int, cue: Cue) -> Iterator[Holder]:
    """Yield those who join the subject: "X, with Y, opposed"."""
    for one in named:
        if one.part == "with" and start <= one.start and one.end <= cue.end:
            yield from one.holders


def _opening_with(told: Told, clause: Clause, lead: NamedHolders) -> Iterator[Holder]:
    """Yield those with whom a clause opens before it names its subject: "With Y, X opposed"."""
    for one in told.named:
        before = told.words[clause.start : one.start] if one.start >= clause.start else ""
        if one.part == "with" and one.end <= lead.start and _WITH.fullmatch(before):
            yield from one.holders


def _coordinated(named: Sequence[NamedHolders], words: str, cue: Cue, language: str) -> NamedHolders | None:
    """Return the one subject of a clause whose later verb takes the stand: "X noted a gap and called for"."""
    subjects = [one for one in named if one.part == "subject" and one.end <= cue.start]
    joined = clause_pattern(language, "joined").search(words[: cue.start]) or _is_manner(words, cue)
    return subjects[0] if len(subjects) == 1 and joined and subjects[0].start < 60 else None


def _is_manner(words: str, cue: Cue) -> bool:
    """Tell whether a cue says how its subject did something: "opened by supporting", "while opposing"."""
    participle = words[cue.start : cue.end].split()[0].endswith("ing")
    return participle and bool(_MANNER.search(words[: cue.start]))
