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
from travaux.analysis.positions.unnamed import tells_of_some
from travaux.domain.actors import Speaker
from travaux.domain.positions import Stance
from travaux.reference.expressions import Expression
from travaux.reference.phrases import clause_pattern
from travaux.reference.registry import Mention, Registry
from travaux.reference.stances import StanceLexicon, saying_of

_INSERTED = re.compile(r",[^,;]{0,90},")
_OWN_COUNTRY = re.compile(r"\bmy (?:own )?(?:country|government)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:said|say|says|stated|(?-i:states)|"
    r"claims?|claimed|argues?|argued|told|asked|(?<!the )(?<!any )(?<!this )(?<!these )proposed|heard|"
    r"representative of|those who|some|others|many|delegations|colleagues|a lot of|lots of|most of|several|"
    r"plenty of|numerous|a number of|a few)\b[^,;]*$",
    re.IGNORECASE,
)
_OFFICE_TELLS = re.compile(
    r"\b(?:chair\w*|co-chairs?|secretariat|director\w*|president|facilitators?)\b[^.;]*\bthat\b",
    re.IGNORECASE,
)
_OTHER_SAYS = re.compile(
    r"\b(?P<who>(?:the\s+(?:Minister|Chair\w*|President|Secretary|Director|Moderator|Commissioner|Governor|Mayor)|"
    r"(?-i:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Professor|Senator)\.?\s+(?-i:[A-Z])[\w’'-]+))\s+(?:\w+ly\s+|then\s+|also\s+)?"
    r"(?:said|stated|replied|answered|explained|indicated|pointed\s+out|felt|thought|believed|considered|observed|"
    r"asserted|noted|added|argued|remarked)\b",
    re.IGNORECASE,
)
_OTHER_HAD = re.compile(
    r"^\W*(?P<who>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Professor|Senator|General|Pandit)\.?\s+"
    r"[A-Z][\w’'-]+)\s+had\b"
)
"""A sentence that opens with what somebody else did before: "Mr. Roe had suggested that"."""
_LEADS_TO = re.compile(
    r"\W*$|(?!.*\b(?:he|she|they|said|that|what|which|who|as)\b)"
    r"(?:On|As (?:for|to|regards)|In|To|Asked|Replying|Answering|Responding|Regarding|Concerning|"
    r"When|At|With)\b"
    r"[^;]{2,200}$",
    re.IGNORECASE,
)
"""Before a name at the head of a sentence: nothing, or what was asked."""
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Professor|Senator|General|Pandit)\.?"
_FROM_WHOM = frozenset({"from", "by", "among", "of"})
_OWN_NOUN = re.compile(r"\b(?:my|our|its|his|her)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_AND = re.compile(
    r",?\s+(?:and|as\s+well\s+as|together\s+with|along\s+with|&)\s+(?:the\s+)?|,\s+(?:the\s+)?", re.IGNORECASE
)
_A_VIEW_IS = re.compile(
    r"\b(?:the|an?)\s+(?:(?-i:[A-Z])[\w-]*(?:an|ish|ese|ch|ic|sh)|general|prevailing|common|popular|conventional|"
    r"traditional|widespread|orthodox|official)\s+(?:view|opinion|impression|attitude|belief)\s+(?:is|was)\s+that\b",
    re.IGNORECASE,
)
"""A view that is told of, and is no person's who tells of it: "The Ruritanian view is that"."""
_COMMA = re.compile(r",\s+(?:the\s+(?:representative|delegation)\s+of\s+)?(?:the\s+)?", re.IGNORECASE)
_WORDS = re.compile(r"[a-z]+", re.IGNORECASE)
_REPRESENTED = re.compile(
    r"\b(?:representative|delegation|observer|delegate)s?\s+(?:of|for|from)\s+(?:the\s+)?$", re.I
)
_PREPOSITION = re.compile(r"\b(?:by|of|from|to|with|against|between|among)\s+(?:the\s+)?$", re.IGNORECASE)
_PERFECT = re.compile(
    r"(?:\b(?:have|has)|[’']ve)\s+"
    r"(?:(?:\w+ly|also|always|long|already|now|since|just|ever|time and again)\s+)*$",
    re.IGNORECASE,
)
"""Before a verb that told a call which goes on: "we have called for"."""
_TELLING_WORDS = 4  # "X had also said"
_AGENT = re.compile(r"\bby\s+(?:the\s+)?(?:those|some|others|many|[A-Z])")


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
        if in_quotation(sentence, cue.start) or (not indirect and _is_recalled(sentence, cue)):
            continue
        before = sentence[clause.start : cue.start]
        subject = _own_subject(before, speaker, registry, lexicon, indirect)
        if indirect and _is_of_another(subject, sentence[: cue.start], speaker, registry, lexicon):
            continue
        subject = _nickname(before, nicknames, lexicon) if subject is None else subject
        if subject is None and _is_first_person(sentence, clause, cue, lexicon):
            subject = ""
        if subject is not None:
            return Bound(cue, national=bool(_OWN_COUNTRY.search(before)), subject=subject)
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
        if own or not _is_told(sentence, clause, cue, speaker, registry):
            return Bound(cue)
    return None


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
    return _another_says(ahead, speaker) or _another_named_says(ahead, speaker, registry, lexicon)


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
            and not _is_governed(before[:place])
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
    own = {speaker.actor, *speaker.on_behalf_of} - {None}
    names = {m.start for m in registry.mentions(sentence) if m.resolution.actor in own}
    for comma in _COMMA.finditer(sentence, cue.end):
        if comma.end() in names or _first_person_pattern(lexicon, indirect).match(sentence, comma.end()):
            return True
    return False


def _tells_own(
    before: str, speaker: Speaker, registry: Registry, lexicon: StanceLexicon, indirect: bool
) -> bool:
    """Tell whether the last words that report somebody's saying report the speaker's own."""
    saying = saying_of(lexicon)
    said = [match for match in _WORDS.finditer(before) if match.group().lower() in saying]
    if not said or (not indirect and _TOLD.search(before[said[-1].end() :])):
        return False
    return _own_subject(before[: said[-1].start()], speaker, registry, lexicon, indirect) is not None


def _opens_with_speaker(before: str, speaker: Speaker, registry: Registry) -> bool:
    """Tell whether the speaker’s own name is the subject that opens a clause: "Peru shared that, and"."""
    own = {speaker.actor, *speaker.on_behalf_of} - {None}
    first = next((one for one in registry.mentions(before) if one.resolution.actor in own), None)
    if first is None or before[first.end : first.end + 2] in ("'s", "’s"):
        return False
    return before[: first.start].strip(" ,").lower() in ("", "the")


def _opening(before: str) -> str:
    """Return the first words of a clause, where its subject stands."""
    return " ".join(before.split()[:4])


def _is_recalled(sentence: str, cue: Cue) -> bool:
    """Tell whether a speaker recalls what was asked for once: "we asked for six hours"."""
    first = sentence[cue.start : cue.end].split()[0].lower()
    recalled = cue.stance is Stance.CALL_FOR and cue.kind is CueKind.PERSONAL and first.endswith("ed")
    return recalled and not _PERFECT.search(sentence[: cue.start])


def _own_subject(
    before: str, speaker: Speaker, registry: Registry, lexicon: StanceLexicon, indirect: bool
) -> str | None:
    """Return the last words before a cue that mean the speaker, where nothing but bridging words follow."""
    plain = _INSERTED.sub(lambda match: " " * len(match.group()), before)
    spans = [
        (match.start(), match.end()) for match in _first_person_pattern(lexicon, indirect).finditer(plain)
    ]
    own = {speaker.actor, *speaker.on_behalf_of} - {None}
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
        spans += [found.span() for found in _person_pattern(speaker.label, speaker.person).finditer(plain)]
    for start, end in sorted(spans, reverse=True):
        end = _past_joined(plain, end, names)
        if tells_of_some(plain[end:], lexicon):
            return None
        rest = plain[end:] if indirect else _after_itself(plain[start:end], plain[end:], lexicon)
        if is_bridge(rest, lexicon) and not _is_governed(plain[:start]):
            return plain[start:end]
    return None


def _past_joined(plain: str, end: int, names: Sequence[Mention]) -> int:
    """Return where a subject ends with the names that it is joined by: "Peru and Chile"."""
    while joined := _AND.match(plain, end):
        following = next((one for one in names if one.start == joined.end()), None)
        if following is None:
            return end
        end = following.end
    return end


@cache
def _person_pattern(label: str, person: str) -> Expression:
    """Return what finds a person in minutes: by the label of the turn, or by a title and the surname."""
    written = sorted({label, person}, key=len, reverse=True)
    whole = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in written)
    surname = re.escape(re.sub(r"\s*\(.*", "", person).split()[-1])
    return Expression(rf"(?<![\w’'-])(?:{whole}|{_TITLE}\s+{surname})(?![\w’'-])", re.IGNORECASE)


def _after_itself(subject: str, rest: str, lexicon: StanceLexicon) -> str:
    """Return what follows "my delegation explains why it", where "it" is the delegation again."""
    if " " not in subject and subject.lower() in lexicon.words["selves"]:
        return rest  # "we said that it" is of something else
    again = clause_pattern(lexicon.language, "of_itself").match(rest)
    return rest[again.end() :] if again else rest


def _is_governed(before: str) -> bool:
    """Tell whether what follows ``before`` is the object of a preposition and so no subject."""
    if _REPRESENTED.search(before):
        return False
    return bool(_PREPOSITION.search(before))


def _is_told(sentence: str, clause: Clause, cue: Cue, speaker: Speaker, registry: Registry) -> bool:
    """Tell whether a clause tells what others hold: another actor is its subject, or somebody unnamed."""
    before = sentence[: cue.start]
    if _another_says(before, speaker):
        return True
    if speaker.actor is None and _A_VIEW_IS.search(before):
        return True
    if _TOLD.search(before) or _OFFICE_TELLS.search(before) or _AGENT.match(sentence[cue.end :].lstrip()):
        return True
    own = {speaker.actor, *speaker.on_behalf_of}
    if cue.kind is not CueKind.NOMINAL:
        return False
    mentions = registry.mentions(sentence[clause.start : cue.start])
    return any(
        mention.resolution.actor not in own
        and is_subject_place(sentence[clause.start : clause.start + mention.start])
        for mention in mentions
    )


def _another_says(before: str, speaker: Speaker) -> bool:
    """Tell whether the last who is named as saying something before a cue is another than the speaker.

    In a summary record an answer may stand in the turn of whoever asked: "…, the Minister said that".
    """
    said = [*_OTHER_HAD.finditer(before), *_OTHER_SAYS.finditer(before)]
    if not said:
        return False
    named = said[-1].group("who").split()[-1].lower()
    return named not in f"{speaker.label} {speaker.person or ''}".lower()


def another_answers(sentence: str, speaker: Speaker, *, before: bool) -> bool:
    """Tell whether a sentence of minutes is another's who answers in the turn; ``before``: the last was.

    "On fees the Minister said that little had been done" stands in the turn of whoever asked; what follows
    and names nobody goes on about the Minister.
    """
    told = _OTHER_SAYS.finditer(sentence)
    found = next((one for one in told if _LEADS_TO.match(sentence[: one.start()])), None)
    if found is not None:
        return _another_says(found.group(), speaker)
    named = before and speaker.person and _person_pattern(speaker.label, speaker.person).search(sentence)
    return before and not named


def _another_named_says(before: str, speaker: Speaker, registry: Registry, lexicon: StanceLexicon) -> bool:
    """Tell whether the last actor who is told to say something is another: "that X had said that it"."""
    own = {speaker.actor, *speaker.on_behalf_of} - {None}
    saying, bridge = saying_of(lexicon), lexicon.words["bridge"]
    beside = said_between(before, lexicon.language)
    last = None
    for name in (extended_to_office(before, mention) for mention in registry.mentions(before)):
        if any(start <= name.start < end for start, end in beside):
            continue  # "X, recalling that Y had said so, said that it"
        if _is_governed(before[: name.start]):
            continue  # "speaking on behalf of Y, said that they"
        following = words_of(before[name.end :])[:_TELLING_WORDS]
        verb = next((word for word in following if word not in bridge or word in saying), "")
        if verb in saying and is_subject_place(before[: name.start]):
            last = name.resolution.actor
    return last is not None and last not in own


def _is_somebodys(sentence: str, clause: Clause, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether a noun names somebody else’s view: "resistance from", "the aim is to"."""
    if cue.kind is not CueKind.NOMINAL:
        return False
    written = sentence[cue.start : cue.end].lower().split()
    if written[-1] in _FROM_WHOM:
        return True
    owned = _OWN_NOUN.search(sentence[clause.start : cue.start])
    return written[0] in lexicon.words.get("view_nouns", ()) and not owned


def _is_a_texts(sentence: str, cue: Cue, lexicon: StanceLexicon) -> bool:
    """Tell whether a text already made says it, and the speaker only tells what it says."""
    before = sentence[: cue.start]
    names = ("text_says", "text_itself") if cue.kind is CueKind.NOMINAL else ("text_says",)
    return any(clause_pattern(lexicon.language, name).search(before) for name in names)


def is_subject_place(before: str) -> bool:
    """Tell whether a name that follows ``before`` may be the subject of what comes after it."""
    return not before.strip() or bool(
        re.search(r"(?:\b(?:that|as|and|but|while|said|the)|[,;:])\s*$", before, re.IGNORECASE)
    )


def _first_person_pattern(lexicon: StanceLexicon, indirect: bool) -> Expression:
    words = (*lexicon.words["selves"], *lexicon.words.get("short_groups", ()))
    return _any_of((*words, *lexicon.words.get("said_of_self", ())) if indirect else words)


@cache
def _any_of(words: tuple[str, ...]) -> Expression:
    ordered = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return Expression(rf"(?<![\w’'-])(?:{ordered})(?=[\s,’']|$)", re.IGNORECASE)
