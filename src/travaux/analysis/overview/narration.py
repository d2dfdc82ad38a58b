"""Sentences of an overview: what is held, told without its subject, and who holds it in parentheses."""

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from travaux.analysis.meeting.designation import lower_article, named_subject
from travaux.analysis.meeting.stance import demands
from travaux.analysis.overview.claim_holders import HeldClaim
from travaux.domain.messages import N_, Message, Text, joined, message, narrated
from travaux.reference.cues import Cues
from travaux.reference.expressions import Expression
from travaux.reference.narration import claim_cues, load_forms
from travaux.reference.phrases import load_pattern

_LEAD = 220  # characters within which the subject must come for a sentence to be told without it
_WORD = re.compile(r"[^\W\d_]{3,}")
_SHORT = 14  # words of a claim that says nothing beside what it points at
LEADS = (N_("Wording was proposed:"), N_("An amendment was put forward:"))
"""What leads over to wording that somebody puts forward."""
_SUBJECTS = {
    "delegation": (
        N_("one delegation"), N_("two delegations"), N_("three delegations"), N_("four delegations"),
        N_("several delegations"),
    ),
    "group": (
        N_("one group"), N_("two groups"), N_("three groups"), N_("four groups"), N_("several groups"),
    ),
    "organisation": (
        N_("one organisation"), N_("two organisations"), N_("three organisations"), N_("four organisations"),
        N_("several organisations"),
    ),
    "speaker": (
        N_("one speaker"), N_("two speakers"), N_("three speakers"), N_("four speakers"),
        N_("several speakers"),
    ),
}  # fmt: skip
"""What holders are called by their kind: one of them, two, three, four, more."""
_IRREGULAR = {"is": "are", "has": "have", "does": "do", "was": "were"}
_form = partial(load_pattern, "narration")


def narrate(holding: HeldClaim, others: Sequence[HeldClaim] = ()) -> Text:
    """Return the claim of ``holding`` as one sentence that names all who hold it in parentheses."""
    held = (holding, *others)
    lead, words = _body(holding, held)
    names = {one.attribution: one.named for one in held}
    return joined(
        (
            lead,
            _narrated(holding, lead, _without_full_stop(words.strip())),
            joined(("(", joined(names.values()), ")."), ""),
        ),
        " ",
    )


def _narrated(holding: HeldClaim, lead: Text | None, words: str) -> Text:
    """Return what is held; what we do not lead over to is a sentence in English, which others quote."""
    return words if lead else narrated(words, _without_full_stop(holding.argument.citations[0].quote.strip()))


def attributions(held: Sequence[HeldClaim]) -> tuple[Text, ...]:
    """Return who holds a claim, each once, as prose names them."""
    return tuple(dict.fromkeys(one.named for one in held))


def is_quoted(holding: HeldClaim) -> bool:
    """Say whether a claim is given as a quotation because it could not be put in the third person."""
    return any(holding.argument.claim.startswith(f"{name}: “") for name in _names(holding))


def leans(holding: HeldClaim) -> bool:
    """Say whether a claim is only about "this" or "they", which its sentence does not name."""
    sentence = str(narrate(holding))
    short = len(holding.argument.citations[0].quote.split()) <= _SHORT
    about = short and claim_cues("leaning").search(sentence)
    return bool(_form("leans").match(_form("impersonal").sub("", sentence)) or about)


def is_own_part(holding: HeldClaim) -> bool:
    """Say whether a claim only tells of the speaker's own part in the meeting: "I must make a correction"."""
    return bool(claim_cues("idle").search(holding.argument.citations[0].quote))


def is_idle(holding: HeldClaim) -> bool:
    """Say whether a claim takes no stand and asks for nothing."""
    return not claim_cues("weighty").search(holding.argument.citations[0].quote)


def _names(holding: HeldClaim) -> tuple[str, ...]:
    return tuple(dict.fromkeys((holding.voice.name.rstrip(","), holding.voice.plain.rstrip(","))))


def _body(holding: HeldClaim, held: Sequence[HeldClaim]) -> tuple[Text | None, str]:
    """Return what is held: what leads over to it, where that is ours, and the words."""
    claim, several, subject = holding.argument.claim, len(held) > 1, _subject(held)
    for lead in LEADS:
        if claim.startswith(lead):
            return Message(lead), claim[len(lead) :].strip()
    for name in (holding.voice.name, *_names(holding)):
        if claim.startswith(f"{name.rstrip(',')}: “"):
            said = joined((Message(subject),), capital=True)
            lead_in = message("%(subject)s said, in the words of the first:", subject=said)
            return lead_in if several else None, claim[len(name.rstrip(",")) + 2 :]
        if claim.startswith(f"{name} "):
            return _without_subject(claim[len(name) :].strip(), subject, several, holding.cues)
        inside = re.match(rf"(?P<lead>.{{3,{_LEAD}}}?, ){re.escape(lower_article(name))} ", claim)
        if inside:
            stand = f"{subject} {_agreeing(claim[inside.end() :], several)}"
            return None, f"{inside['lead']}{stand}"
    if demands(claim) and not several:
        return None, f"“{claim.rstrip('. ')}”"  # without a subject: quoted, it is plainly the speaker's
    own = _own_name(holding)
    return (
        _without_subject(claim[len(own) :].strip(), subject, several, holding.cues) if own else (None, claim)
    )


def _own_name(holding: HeldClaim) -> str | None:
    """Return the name by which the speaker speaks of itself at the start of its claim: "The Group"."""
    subject = named_subject(holding.argument.claim, holding.cues)
    if subject and holding.kind == "delegation" and _form("group").search(subject):
        return None  # a State that speaks as "the Alliance": it may be the Alliance's view and not its own
    if (
        subject
        and _WORD.search(subject)
        and holding.argument.claim.startswith(f"{subject} ")
        and holding.voice.is_own(subject)
    ):
        return subject
    return None


def _without_subject(rest: str, subject: str, several: bool, cues: Cues) -> tuple[Text | None, str]:
    """Return what is held without its subject, or under a subject that names nobody."""
    if not _goes_on(rest, cues):
        for form in load_forms():
            match = form.pattern.match(rest)
            if match and rest[match.end() :].strip():
                return Message(form.text.rstrip()), rest[match.end() :]
    return None, f"{_upper(subject)} {_agreeing(rest, several)}"


def _goes_on(rest: str, cues: Cues) -> bool:
    """Say whether a second verb of the subject's follows, which a form without a subject would orphan."""
    return bool(_second(cues).search(rest) or _form("and_more").search(rest))


@lru_cache(maxsize=8)
def _second(cues: Cues) -> Expression:
    verbs = cues.alternatives("speech.stance", "minutes.stance", "minutes.telling")
    joined = _form("second_verb").pattern
    return Expression(rf"{joined}{verbs}(?!\w)")


def _agreeing(rest: str, several: bool) -> str:
    """Return what follows a subject with its verb in the number of that subject."""
    if not several:
        return rest
    adverb = _form("adverbs").match(rest)
    start = adverb.end() if adverb else 0
    verb, space, tail = rest[start:].partition(" ")
    return f"{rest[:start]}{_plural(verb)}{space}{tail}"


def _plural(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if verb.endswith(("sses", "shes", "ches", "xes", "oes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def _subject(held: Sequence[HeldClaim]) -> str:
    kinds = {one.kind for one in held}
    kind = kinds.pop() if len(kinds) == 1 else "speaker"
    called = _SUBJECTS[kind]
    return called[min(len(attributions(held)), len(called)) - 1]


def _without_full_stop(body: str) -> str:
    """Return ``body`` without its full stop; one inside a closing quotation mark goes too."""
    body = body.rstrip()
    if body.endswith(".”"):
        return f"{body[:-2]}”"
    return body[:-1].rstrip() if body.endswith(".") else body


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
