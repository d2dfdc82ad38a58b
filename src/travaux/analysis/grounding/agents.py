"""Who does it: the subject of a verb in the line against the subject of that verb in its words."""

from collections.abc import Iterator, Sequence

from travaux.analysis.grounding.alignment import Alignment
from travaux.analysis.grounding.lines import Fault, Reason
from travaux.analysis.grounding.verbs import chain
from travaux.analysis.grounding.words import OWN, ClauseWord, is_auxiliary, is_content, takes_stand

_SUBJECT = 8  # words before a verb among which its subject stands
_BY = 8  # words after a verb among which "by" stands


def find_agents(found: Alignment) -> Iterator[Reason]:
    """Yield the verbs that the line gives to somebody else than its words do."""
    for here, there in sorted(found.to.items()):
        if not _are_verbs(found, here, there):
            continue
        told, said = agent(found.line, here, found), agent(found.cited, there, found)
        mine, theirs = _meant(found.line, here, told, found), _meant(found.cited, there, said, found)
        if mine is None or theirs is None:
            continue
        if _is_pronoun_for_own(told, said, found) or not _agree(mine, theirs, found):
            yield Reason(Fault.HOLDER, found.line[here].text)
    yield from _duties_of_all(found)
    for here, word in enumerate(found.line):
        if here not in found.to and word.root in found.rules.root_sets["frame.reports"]:
            said_by = agent(found.line, here, found)
            if said_by and not _agree(said_by, frozenset({OWN}), found):
                yield Reason(Fault.HOLDER, word.text)


def _are_verbs(found: Alignment, here: int, there: int) -> bool:
    """Say whether both words are verbs; one that plainly is one vouches for another that looks like one."""
    mine, theirs = _is_verb(found.line, here, found), _is_verb(found.cited, there, found)
    if mine and theirs:
        return True
    other = found.cited[there] if mine else found.line[here]
    endings = (*found.rules.sets["tense.endings"], *found.rules.sets["tense.third"])
    return (mine or theirs) and other.text.endswith(tuple(endings)) and is_content(other, found.rules)


def _is_verb(words: Sequence[ClauseWord], place: int, found: Alignment) -> bool:
    if not is_content(words[place], found.rules) or words[place].text == OWN:
        return False
    if words[place].text in found.rules.sets["frame.adverbs"]:
        return False
    if words[place].text.endswith(tuple(found.rules.sets["tense.endings"])) and place:
        before = words[place - 1].text
        subjects = found.rules.sets["lists.joins"] | found.rules.sets["persons.reported"]
        return before not in found.rules.sets["frame.function"] or before in subjects
    if takes_stand(words, place, found.rules) or chain(words, place, found.rules):
        return True
    return bool(place) and words[place - 1].text == OWN


def agent(words: Sequence[ClauseWord], place: int, found: Alignment) -> frozenset[str] | None:
    """Return the telling words of who does what the verb at ``place`` says, None where that is not said."""
    rules = found.rules
    before = chain(words, place, rules)
    if before and any(rules.root(each) == "be" for each in before) and not words[place].text.endswith("ing"):
        by = _agent_place(words, place, found)
        return _phrase(words, by + 1, found) if by is not None else None
    if not before and (by := _agent_place(words[: place + 3], place, found)) is not None:
        return _phrase(words, by + 1, found)
    start = _before_chain(words, place, found)
    if start < 0 or words[start].clause != words[place].clause:
        return None
    if "," in words[start + 1].before:
        return _before_aside(words, start, found)
    if words[start].text in rules.sets["lists.joins"]:
        return _shared_agents(words, start, found)
    if words[start].text in rules.sets["clauses.relative"] and start:
        return _subject(words, start - 1, found)  # "the Fund, which drafted the annex"
    if (
        words[start].text in rules.sets["tense.infinitive"]
        or words[start].text in rules.sets["agents.relative"]
    ):
        return None
    return _subject(words, start, found)


def _acts(words: Sequence[ClauseWord], place: int, found: Alignment) -> bool:
    """Say whether the word at ``place`` is a verb with its subject right before it."""
    before = words[place - 1].text
    return before == OWN or (before in found.rules.sets["persons.reported"] and not words[place].capital)


def _meant(
    words: Sequence[ClauseWord], place: int, doer: frozenset[str] | None, found: Alignment
) -> frozenset[str] | None:
    """Return whom a lone "it" before the verb at ``place`` means where a report opens with it.

    In "Avaria said that it drafted" nobody else is there to be meant. Whoever says "we" is never an "it".
    """
    rules = found.rules
    if doer is None or not doer <= rules.sets["persons.reported"] - rules.sets["persons.owners"]:
        return doer
    said = next(
        (n for n in range(place - 1, -1, -1) if words[n].root in rules.root_sets["frame.reports"]), None
    )
    if said is None or words[said].sentence != words[place].sentence:
        return doer
    if any(is_content(word, rules) and word.text not in doer for word in words[said + 1 : place]):
        return doer  # something else is there to be meant
    teller = agent(words, said, found)
    is_first_person = teller == frozenset({OWN}) and words is found.cited
    return doer if teller is None or is_first_person else teller


def _before_aside(words: Sequence[ClauseWord], place: int, found: Alignment) -> frozenset[str] | None:
    """Return the subject before an aside between commas: "A, with B, proposed", "A, which …, proposed"."""
    commas = [
        n for n in range(place + 1) if "," in words[n].before and words[n].clause == words[place].clause
    ]
    opens = found.rules.sets["agents.asides"] | found.rules.sets["clauses.relative"]
    if not commas or words[commas[0]].text not in opens:
        return None
    return _subject(words, commas[0] - 1, found)


def _before_chain(words: Sequence[ClauseWord], place: int, found: Alignment) -> int:
    """Return the place of the word before the auxiliaries, adverbs and denials of a verb."""
    rules = found.rules
    there = place - 1
    while there >= 0 and (
        is_auxiliary(words[there].text, rules)
        or words[there].text in rules.sets["frame.loose"]
        or words[there].text in rules.sets["frame.adverbs"]
        or words[there].text.endswith(tuple(rules.sets["tense.adverbial"]))
        or (
            words[there].text in rules.sets["negation.words"]
            and words[there].text in rules.sets["agents.denials"]
        )
        or words[there].root in ("be", "have")
    ):
        there -= 1
    return there


def _shared_agents(words: Sequence[ClauseWord], place: int, found: Alignment) -> frozenset[str] | None:
    """Return the doer of the verb before "and", which does what follows as well."""
    for there in range(place - 1, -1, -1):
        if words[there].sentence != words[place].sentence:
            return None
        if _is_verb(words, there, found):
            return agent(words, there, found)
    return None


def _subject(words: Sequence[ClauseWord], end: int, found: Alignment) -> frozenset[str] | None:
    """Return the telling words of the phrase that ends at ``end``, back to a comma, a verb or "that"."""
    rules = found.rules
    named: set[str] = set()
    joined = False
    for there in range(end, max(-1, end - _SUBJECT), -1):
        word = words[there]
        if word.clause != words[end].clause or word.text in rules.sets["agents.stops"]:
            break
        if there < end and (is_auxiliary(word.text, rules) or takes_stand(words, there, rules)):
            break
        if word.text in rules.sets["persons.reported"] and there == end:
            return frozenset({word.text})
        if there < end and there and _acts(words, there, found) and not joined:
            break
        if is_content(word, rules) or word.text == OWN or word.text in rules.sets["persons.reported"]:
            named.add(word.root)
        joined = joined or word.text in rules.sets["lists.joins"]
        if "," in word.before and not (joined and word.capital):
            break
    return frozenset(named) or None


def _agent_place(words: Sequence[ClauseWord], place: int, found: Alignment) -> int | None:
    for there in range(place + 1, min(len(words), place + _BY)):
        if words[there].clause != words[place].clause:
            return None
        if words[there].text in found.rules.sets["agents.by"]:
            return there
        if is_auxiliary(words[there].text, found.rules):
            return None
    return None


def _phrase(words: Sequence[ClauseWord], start: int, found: Alignment) -> frozenset[str] | None:
    named: set[str] = set()
    for there in range(start, min(len(words), start + _SUBJECT)):
        word = words[there]
        if word.clause != words[start].clause or (
            there > start and "," in word.before and (not word.capital or word.text == OWN)
        ):
            break
        if word.text in found.rules.sets["agents.ends"]:
            break
        if is_content(word, found.rules) or word.text == OWN:
            named.add(word.root)
    return frozenset(named) or None


def _agree(mine: frozenset[str], theirs: frozenset[str], found: Alignment) -> bool:
    rules = found.rules
    if mine & theirs and (OWN in mine) == (OWN in theirs):
        return True
    pointers = rules.sets["persons.reported"] | rules.sets["persons.pointers"]
    if mine & pointers or theirs & pointers:
        return True
    frame = (
        rules.root_sets["counting.counted"]
        | rules.root_sets["frame.words"]
        | rules.root_sets["frame.function"]
    )
    sections = ("quantity.", "numbers.words")
    counting = frozenset[str]().union(
        *(rules.root_sets[path] for path in rules.sets if path.startswith(sections))
    )
    if all(word in frame or word in counting or word.isdigit() for word in mine):
        return True
    offices = rules.root_sets["persons.delegation"]
    return OWN in mine and bool(theirs) and theirs <= offices


def _is_pronoun_for_own(told: frozenset[str] | None, said: frozenset[str] | None, found: Alignment) -> bool:
    """Say whether the line gives the speaker what "they" did: whoever says "we" is never a "they"."""
    if told is None or said is None or OWN not in told:
        return False
    return said <= found.rules.sets["persons.reported"] and any(word.first_person for word in found.cited)


def _duties_of_all(found: Alignment) -> Iterator[Reason]:
    """Yield a duty or a habit of "we" that the line gives to the speaker alone: "we" may be all of us."""
    rules = found.rules
    for here, there in sorted(found.to.items()):
        word = found.line[here]
        if word.text == OWN or not is_content(word, rules):
            continue
        mine, theirs = _before_chain(found.line, here, found), _before_chain(found.cited, there, found)
        if mine < 0 or theirs < 0 or found.line[mine].text != OWN or not found.cited[theirs].plural:
            continue
        if found.line[mine].plural:
            continue
        modals = {rules.kind(each, "modality") for each in chain(found.cited, there, rules)}
        burden = word.root in rules.root_sets["persons.burdens"] and modals & rules.sets["persons.duties"]
        if burden or word.root in rules.root_sets["persons.wants"] or _habitual(found, there):
            yield Reason(Fault.HOLDER, word.text)


def _habitual(found: Alignment, there: int) -> bool:
    clause = found.cited[there].clause
    return any(
        word.clause == clause and word.root in found.rules.root_sets["persons.habits"] for word in found.cited
    )
