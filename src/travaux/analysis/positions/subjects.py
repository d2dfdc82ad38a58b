"""Whose stand a clause takes: the speaker's own, or somebody else's of whom the speaker tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from travaux.analysis.positions.attributions import said_between
from travaux.analysis.positions.clauses import Clause, is_bridge
from travaux.analysis.positions.cues import Cue, CueKind
from travaux.analysis.positions.represented import adjectival, adjectives_after, extended_to_office
from travaux.analysis.positions.stances import in_quotation, words_of
from travaux.analysis.positions.unnamed import others_told_of, tells_of_some
from travaux.domain.actors import Speaker
from travaux.domain.positions import Stance
from travaux.language.quotations import quoted_spans
from travaux.reference.expressions import Expression
from travaux.reference.phrases import clause_pattern
from travaux.reference.registry import Mention, Registry
from travaux.reference.stances import StanceLexicon, load_stances, saying_of

_INSERTED = re.compile(r",[^,;]{0,90},")
_WORDS = re.compile(r"[a-z]+", re.IGNORECASE)
_TELLING_WORDS = 4  # "X had also said"


@dataclass(frozen=True, slots=True)
class Bound:
    """A cue and that it is the speaker's own; ``national`` where it is said for the country alone."""

    cue: Cue
    inherited: bool = False
    national: bool = False
    subject: str = ""


def bind(
    sentence: str,
    clause: Clause,
    speaker: Speaker,
    registry: Registry,
    lexicon: StanceLexicon,
    *,
    owned: bool,
    indirect: bool,
    nicknames: Sequence[str] = (),
) -> Bound | None:
    """Return the first cue of ``clause`` that is the speaker's own stand, None where none is.

    ``nicknames`` are short names that the speaker gave to those spoken for: "the A3+".
    """
    for cue in clause.cues:
        if _is_said_otherwise(sentence, cue, speaker, registry, lexicon, indirect):
            continue
        before = _before_word(sentence, clause.start, cue.start)
        subject = _own_subject(before, speaker, registry, lexicon, indirect)
        if indirect and _is_of_another(subject, sentence[: cue.start], speaker, registry, lexicon):
            continue
        subject = _nickname(before, nicknames, lexicon) if subject is None else subject
        if subject is None and _is_first_person(sentence, clause, cue, lexicon):
            subject = ""
        if subject is not None:
            return Bound(cue, national=_is_for_country(before, lexicon), subject=subject)
        if _leads_to_self(sentence, cue, speaker, registry, lexicon, indirect):
            return Bound(cue)
        if cue.kind is CueKind.PERSONAL:
            dropped = not indirect and _drops_self(sentence, clause, cue, lexicon)
            if dropped or _is_inherited(before, speaker, registry, lexicon, owned=owned, indirect=indirect):
                return Bound(cue, inherited=True)
            continue
        if _is_a_texts(sentence, cue, lexicon) or _is_somebodys(sentence, clause, cue, lexicon):
            continue
        own = _tells_own(sentence[: cue.start], speaker, registry, lexicon, indirect)
        if own or not _is_told(sentence, clause, cue, speaker, registry, lexicon):
            return Bound(cue)
    return None


def names_itself(words: str, names: Sequence[Mention], speaker: Speaker, lexicon: StanceLexicon) -> bool:
    """Tell whether the speaker’s own name, or that of a group spoken for, is the subject of a sentence."""
    own = speaker.actors
    first = next((one for one in names if one.resolution.actor in own), None)
    return first is not None and is_subject_place(words[: first.start], lexicon.language)


def itself_again(words: str, cues: Sequence[Cue], lexicon: StanceLexicon) -> int:
    """Return where "it" ends that opens a sentence and takes its stand, 0 where none does.

    After a sentence that ``names_itself`` it is the delegation: "Arcadia abstained. It supports article 4".
    """
    again = clause_pattern(lexicon.language, "itself_again").match(words)
    first = next((cue for cue in cues if cue.kind is CueKind.PERSONAL), None)
    if again is None or first is None or not is_bridge(words[again.end() : first.start], lexicon):
        return 0
    return again.end()


def names_a_group(bound: Bound) -> bool:
    """Tell whether the subject of a stand is a group: "the Coalition supports"."""
    return bound.subject.lower() in load_stances("en").words.get("short_groups", ())


def _is_for_country(before: str, lexicon: StanceLexicon) -> bool:
    """Tell whether a stand is taken for the country alone: "my own country"."""
    return bool(clause_pattern(lexicon.language, "own_country").search(before))


def _before_word(sentence: str, start: int, end: int) -> str:
    """Return what stands between two places, without the word that ``end`` lies in: "can" of "can't"."""
    before = sentence[start:end]
    return before.rstrip("abcdefghijklmnopqrstuvwxyz") if before[-1:].isalpha() else before


def _drops_self(sentence: str, clause: Clause, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether a note opens with what its speaker holds, without "I": "Want to add a mode"."""
    if lexicon.language != "en" or sentence[: clause.start].strip():
        return False
    opening = clause_pattern("en", "dropped_subject").match(sentence)
    return opening is not None and is_bridge(sentence[min(opening.end(), cue.start) : cue.start], lexicon)


def _is_of_another(
    subject: str | None, ahead: str, speaker: Speaker, registry: Registry, lexicon: StanceLexicon
) -> bool:
    """Tell whether a pronoun of indirect speech stands for somebody else who is said to speak."""
    if subject is None or subject.lower() not in lexicon.words.get("said_of_self", ()):
        return False
    return _another_says(ahead, speaker, lexicon.language) or _another_named_says(
        ahead, speaker, registry, lexicon
    )


def _is_said_otherwise(
    sentence: str, cue: Cue, speaker: Speaker, registry: Registry, lexicon: StanceLexicon, indirect: bool
) -> bool:
    """Tell whether a cue is quoted of others, recalled of once, or told in a record of others unnamed."""
    if not indirect:
        return in_quotation(sentence, cue.start) or _is_recalled(sentence, cue, lexicon)
    if in_quotation(sentence, cue.start) and not _quotes_self(sentence, cue, speaker, registry, lexicon):
        return True
    return _another_holds(sentence[: cue.start], cue, speaker, registry, lexicon)


def _quotes_self(
    sentence: str, cue: Cue, speaker: Speaker, registry: Registry, lexicon: StanceLexicon
) -> bool:
    """Tell whether a record quotes the speaker’s own words: "Mr. Roe (Arcadia) said: “We oppose it.”"."""
    opened = next((start for start, end in quoted_spans(sentence) if start < cue.start < end), None)
    said = clause_pattern(lexicon.language, "opens_quotation").search(sentence[:opened]) if opened else None
    if said is None:
        return False
    return _own_subject(sentence[: said.start()], speaker, registry, lexicon, True) is not None


def _another_holds(
    ahead: str, cue: Cue, speaker: Speaker, registry: Registry, lexicon: StanceLexicon
) -> bool:
    """Tell whether a record tells of others what follows: "said that a trade union had asked that"."""
    told = others_told_of(ahead, cue, lexicon.language)
    return told is not None and _own_subject(f"{told['who']} ", speaker, registry, lexicon, True) is None


def _is_inherited(
    before: str,
    speaker: Speaker,
    registry: Registry,
    lexicon: StanceLexicon,
    *,
    owned: bool,
    indirect: bool,
) -> bool:
    """Tell whether a clause without a subject goes on with the speaker's own stand."""
    outside = any(word in lexicon.words.get("outsiders", ()) for word in words_of(before))
    if owned and not outside and is_bridge(before, lexicon):
        return True
    if not clause_pattern(lexicon.language, "joined").search(before):
        return False
    return bool(
        _own_subject(_opening(before), speaker, registry, lexicon, indirect)
        or _first_person_pattern(lexicon, indirect).match(before.lstrip(" ,"))
        or (not outside and _opens_with_speaker(before, speaker, registry))
    )


def _nickname(before: str, nicknames: Sequence[str], lexicon: StanceLexicon) -> str | None:
    """Return the short name that is the subject of a cue, with nothing but bridging words between."""
    for name in nicknames:
        place = before.rfind(name)
        if (
            place >= 0
            and is_bridge(before[place + len(name) :], lexicon)
            and not _is_governed(before[:place], lexicon)
        ):
            return name
    return None


def _is_first_person(sentence: str, clause: Clause, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether a personal verb says by its ending that the speaker is its subject: "apoyamos"."""
    if cue.kind is not CueKind.PERSONAL:
        return False
    endings = lexicon.words.get("own_endings", ())
    beside = sentence[clause.start : cue.start].split()[-2:]
    return any(word.lower().endswith(endings) for word in (*beside, *sentence[cue.start : cue.end].split()))


def _leads_to_self(
    sentence: str, cue: Cue, speaker: Speaker, registry: Registry, lexicon: StanceLexicon, indirect: bool
) -> bool:
    """Tell whether a participle leads to the speaker: "Expressing concern that …, he said"."""
    participle = sentence[cue.start : cue.end].split()[0].endswith(lexicon.gerunds)
    opens = not sentence[: cue.start].strip() or sentence[: cue.start].rstrip().endswith(",")
    if not participle or not opens:
        return False
    own = speaker.actors
    names = {m.start for m in registry.mentions(sentence) if m.resolution.actor in own}
    for comma in clause_pattern(lexicon.language, "before_subject").finditer(sentence, cue.end):
        if comma.end() in names or _first_person_pattern(lexicon, indirect).match(sentence, comma.end()):
            return True
    return False


def _tells_own(
    before: str, speaker: Speaker, registry: Registry, lexicon: StanceLexicon, indirect: bool
) -> bool:
    """Tell whether the last words that report somebody's saying report the speaker's own."""
    saying = saying_of(lexicon)
    said = [match for match in _WORDS.finditer(before) if match.group().lower() in saying]
    if not said or (not indirect and _others_told(before[said[-1].end() :], lexicon)):
        return False
    return _own_subject(before[: said[-1].start()], speaker, registry, lexicon, indirect) is not None


def _opens_with_speaker(before: str, speaker: Speaker, registry: Registry) -> bool:
    """Tell whether the speaker’s own name is the subject that opens a clause: "Peru shared that, and"."""
    own = speaker.actors
    first = next((one for one in registry.mentions(before) if one.resolution.actor in own), None)
    if first is None or before[first.end : first.end + 2] in ("'s", "’s"):
        return False
    return before[: first.start].strip(" ,").lower() in ("", "the")


def _opening(before: str) -> str:
    """Return the first words of a clause, where its subject stands."""
    return " ".join(before.split()[:4])


def _is_recalled(sentence: str, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether a speaker recalls what was asked for once: "we asked for six hours"."""
    first = sentence[cue.start : cue.end].split()[0].lower()
    recalled = cue.stance is Stance.CALL_FOR and cue.kind is CueKind.PERSONAL and first.endswith("ed")
    return recalled and not clause_pattern(lexicon.language, "perfect").search(sentence[: cue.start])


def _own_subject(
    before: str, speaker: Speaker, registry: Registry, lexicon: StanceLexicon, indirect: bool
) -> str | None:
    """Return the last words before a cue that mean the speaker, where nothing but bridging words follow."""
    plain = _INSERTED.sub(lambda match: " " * len(match.group()), before)
    spans = [
        (match.start(), match.end()) for match in _first_person_pattern(lexicon, indirect).finditer(plain)
    ]
    own = speaker.actors
    names = registry.mentions(plain)
    spans += [
        (mention.start, mention.end)
        for mention in names
        if mention.resolution.actor in own
        and not plain[mention.end : mention.end + 2].startswith(("'s", "’s"))
    ]
    spans += [
        (one.start, one.end)
        for one in adjectives_after(plain, registry, lexicon.language)
        if one.resolution.actor in own
    ]
    own_adjective = clause_pattern(lexicon.language, "own_delegation")
    spans += [
        (one.start, one.end)
        for one in (adjectival(plain, registry, own_adjective) if own else ())
        if one.resolution.actor in own
    ]
    if indirect and speaker.person:
        spans += [
            found.span()
            for found in _person_pattern(speaker.label, speaker.person, lexicon.language).finditer(plain)
        ]
    for start, end in sorted(spans, reverse=True):
        end = _past_joined(plain, end, names, lexicon)
        if tells_of_some(plain[end:], lexicon):
            return None
        rest = plain[end:] if indirect else _after_itself(plain[start:end], plain[end:], lexicon)
        if is_bridge(rest, lexicon) and not _is_governed(plain[:start], lexicon):
            return plain[start:end]
    return None


def _past_joined(plain: str, end: int, names: Sequence[Mention], lexicon: StanceLexicon) -> int:
    """Return where a subject ends with the names that it is joined by: "Peru and Chile"."""
    while joined := clause_pattern(lexicon.language, "joined_name").match(plain, end):
        following = next((one for one in names if one.start == joined.end()), None)
        if following is None:
            return end
        end = following.end
    return end


@cache
def _person_pattern(label: str, person: str, language: str) -> Expression:
    """Return what finds a person in minutes: by the label of the turn, or by a title and the surname."""
    written = sorted({label, person}, key=len, reverse=True)
    whole = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in written)
    titles = clause_pattern(language, "person_title").pattern
    surname = re.escape(re.sub(r"\s*\(.*", "", person).split()[-1])
    return Expression(rf"(?<![\w’'-])(?:{whole}|{titles}\s+{surname})(?![\w’'-])", re.IGNORECASE)


def _after_itself(subject: str, rest: str, lexicon: StanceLexicon) -> str:
    """Return what follows "my delegation explains why it", where "it" is the delegation again."""
    if " " not in subject and subject.lower() in lexicon.words["selves"]:
        return rest  # "we said that it" is of something else
    again = clause_pattern(lexicon.language, "of_itself").match(rest)
    return rest[again.end() :] if again else rest


def _is_governed(before: str, lexicon: StanceLexicon) -> bool:
    """Tell whether what follows ``before`` is the object of a preposition and so no subject."""
    if clause_pattern(lexicon.language, "represented").search(before):
        return False
    return bool(clause_pattern(lexicon.language, "object_of").search(before))


def _is_told(
    sentence: str, clause: Clause, cue: Cue, speaker: Speaker, registry: Registry, lexicon: StanceLexicon
) -> bool:
    """Tell whether a clause tells what others hold: another actor is its subject, or somebody unnamed."""
    before = sentence[: cue.start]
    language = lexicon.language
    if _another_says(before, speaker, language) or _others_told(before, lexicon):
        return True
    if speaker.actor is None and clause_pattern(language, "view_told_of").search(before):
        return True
    if clause_pattern(language, "office_tells").search(before):
        return True
    if clause_pattern(language, "by_others").match(sentence[cue.end :].lstrip()):
        return True
    own = {speaker.actor, *speaker.on_behalf_of}
    if cue.kind is not CueKind.NOMINAL:
        return False
    mentions = registry.mentions(sentence[clause.start : cue.start])
    return any(
        mention.resolution.actor not in own
        and is_subject_place(sentence[clause.start : clause.start + mention.start], language)
        for mention in mentions
    )


def _others_told(before: str, lexicon: StanceLexicon) -> bool:
    """Tell whether somebody else is told to say or hold what follows: "some delegations said that"."""
    return bool(clause_pattern(lexicon.language, "told_of_others").search(before))


def _another_says(before: str, speaker: Speaker, language: str) -> bool:
    """Tell whether the last who is named as saying something before a cue is another than the speaker.

    In a summary record an answer may stand in the turn of whoever asked: "…, the Minister said that".
    """
    told = ("other_had", "other_says")
    said = [one for name in told for one in clause_pattern(language, name).finditer(before)]
    if not said:
        return False
    named = said[-1].group("who").split()[-1].lower()
    return named not in f"{speaker.label} {speaker.person or ''}".lower()


def another_answers(sentence: str, speaker: Speaker, language: str, *, before: bool) -> bool:
    """Tell whether a sentence of minutes is another's who answers in the turn; ``before``: the last was.

    "On fees the Minister said that little had been done" stands in the turn of whoever asked; what follows
    and names nobody goes on about the Minister.
    """
    told = clause_pattern(language, "other_says").finditer(sentence)
    asked = clause_pattern(language, "what_was_asked")
    found = next((one for one in told if asked.match(sentence[: one.start()])), None)
    if found is not None:
        return _another_says(found.group(), speaker, language)
    if not before or not speaker.person:
        return before
    return not _person_pattern(speaker.label, speaker.person, language).search(sentence)


def _another_named_says(before: str, speaker: Speaker, registry: Registry, lexicon: StanceLexicon) -> bool:
    """Tell whether the last actor who is told to say something is another: "that X had said that it"."""
    own = speaker.actors
    saying, bridge = saying_of(lexicon), lexicon.words["bridge"]
    beside = said_between(before, lexicon.language)
    last = None
    for name in (extended_to_office(before, mention) for mention in registry.mentions(before)):
        if any(start <= name.start < end for start, end in beside):
            continue  # "X, recalling that Y had said so, said that it"
        if _is_governed(before[: name.start], lexicon):
            continue  # "speaking on behalf of Y, said that they"
        following = words_of(before[name.end :])[:_TELLING_WORDS]
        verb = next((word for word in following if word not in bridge or word in saying), "")
        if verb in saying and is_subject_place(before[: name.start], lexicon.language):
            last = name.resolution.actor
    return last is not None and last not in own


def _is_somebodys(sentence: str, clause: Clause, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether a noun names somebody else’s view: "resistance from", "the aim is to"."""
    if cue.kind is not CueKind.NOMINAL:
        return False
    written = sentence[cue.start : cue.end].lower().split()
    if clause_pattern(lexicon.language, "view_of_whom").search(sentence[cue.start : cue.end]):
        return True
    owned = clause_pattern(lexicon.language, "own_noun").search(sentence[clause.start : cue.start])
    return written[0] in lexicon.words.get("view_nouns", ()) and not owned


def _is_a_texts(sentence: str, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether a text already made says it, and the speaker only tells what it says."""
    before = sentence[: cue.start]
    names = ("text_says", "text_itself") if cue.kind is CueKind.NOMINAL else ("text_says",)
    return any(clause_pattern(lexicon.language, name).search(before) for name in names)


def is_subject_place(before: str, language: str) -> bool:
    """Tell whether a name that follows ``before`` may be the subject of what comes after it."""
    return not before.strip() or bool(clause_pattern(language, "subject_place").search(before))


def _first_person_pattern(lexicon: StanceLexicon, indirect: bool) -> Expression:
    words = (*lexicon.words["selves"], *lexicon.words.get("short_groups", ()))
    return _any_of((*words, *lexicon.words.get("said_of_self", ())) if indirect else words)


@cache
def _any_of(words: tuple[str, ...]) -> Expression:
    ordered = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return Expression(rf"(?<![\w’'-])(?:{ordered})(?=[\s,’']|$)", re.IGNORECASE)
