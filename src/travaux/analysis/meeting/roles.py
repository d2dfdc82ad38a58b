"""What each sentence does: claim, explain, prove, ask, thank, run the meeting, introduce."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby
from unicodedata import normalize

from travaux.analysis.meeting.claim import stripped
from travaux.analysis.meeting.designation import Designation, designation_of, named_subject
from travaux.domain.actors import ActorKind, Speaker
from travaux.domain.findings import ARGUED, Sentence, SentenceRole
from travaux.domain.meetings import Intervention, Manner, Meeting
from travaux.language.identification import language_of_turn
from travaux.reference.cues import Cues, load_cues
from travaux.reference.expressions import Expression
from travaux.reference.language_data import LANGUAGES

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_QUOTATION = re.compile(r"\W*?(?:“[^”]*”|\"[^\"]*\")\W*")
_SHORTEST = 4  # words; less cannot carry an argument
_SCRAP = 5  # words; fewer without a cue say too little to explain anything
_ASSERTION = 8  # words that a bare statement needs to pass for a claim


def assign_roles(meeting: Meeting, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return ``sentences`` with what each does. Languages without a lexicon keep every sentence as other."""
    turns = {turn.id: turn for turn in meeting.interventions}
    assigned: list[Sentence] = []
    for identity, group in groupby(sentences, key=lambda sentence: sentence.intervention):
        turn, spoken = turns[identity], list(group)
        texts = [meeting.source.text[one.start : one.end] for one in spoken]
        roles = roles_of_turn(texts, turn, language_of_turn(meeting, turn))
        assigned.extend(replace(one, role=role) for one, role in zip(spoken, roles, strict=True))
    return tuple(assigned)


def roles_of_turn(texts: Sequence[str], turn: Intervention, language: str | None) -> list[SentenceRole]:
    """Return the role of each sentence of one turn, read in order."""
    grammar = _grammar(language)
    composed = [normalize("NFC", text) for text in texts]
    return list(grammar.read(composed, turn)) if grammar else [SentenceRole.OTHER] * len(texts)


def presides(speaker: Speaker) -> bool:
    """Say whether ``speaker`` runs the meeting: the president of a company or a centre does not."""
    if speaker.on_behalf_of or (speaker.actor and speaker.actor.kind is not ActorKind.ROLE):
        return False
    return bool(_chair().search(" ".join(filter(None, (speaker.role, speaker.label)))))


@cache
def _chair() -> Expression:
    titles = "|".join(load_cues(language).alternatives("chair.title") for language in LANGUAGES)
    return Expression(rf"\b(?:{titles})\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def _grammar(language: str | None) -> "Grammar | None":
    cues = load_cues(language)
    return Grammar(cues) if cues else None


@lru_cache(maxsize=8192)
def _role_of(grammar: "Grammar", text: str, indirect: bool, chairs: bool) -> SentenceRole:
    """Return the role of a sentence by its own words: courtesies and calls are said many times a meeting."""
    return grammar._ceremony(text, indirect, chairs) or grammar._role_of_substance(text, indirect)


@dataclass(frozen=True, eq=False)
class Grammar:
    """The cues of one language and the order in which they speak."""

    cues: Cues

    def read(self, texts: Sequence[str], turn: Intervention) -> Iterator[SentenceRole]:
        """Yield the role of each sentence, knowing those before it."""
        indirect, chairs = turn.manner is Manner.INDIRECT, presides(turn.speaker)
        voice = designation_of(turn.speaker, self.cues)
        for text in texts:
            role = _role_of(self, text, indirect, chairs)
            aside = self._runs_meeting(text) if chairs else indirect and self._foreign(text, voice)
            yield SentenceRole.OTHER if aside and role in ARGUED else role

    def _runs_meeting(self, text: str) -> bool:
        """Say whether a chair takes no stand of its own here."""
        return not self._matches_cue("chair.stance", text)

    def _foreign(self, text: str, voice: Designation) -> bool:
        """Say whether a sentence of minutes has another speaker than its turn: an official who replies."""
        match = self.cues.opening("minutes.named").match(text)
        return match is not None and not voice.may_be(match.group())

    def _ceremony(self, text: str, indirect: bool, chairs: bool) -> SentenceRole | None:
        """Return the role of a sentence that is none of the argument's, None for the rest."""
        brief = len(_WORD.findall(text)) < _SHORTEST and not text.rstrip().endswith("?")
        if brief and not (self._matches_cue("speech.provision", text) and self._takes_stand(text, indirect)):
            return (
                SentenceRole.COURTESY if self._matches_cue("courtesy.opening", text) else SentenceRole.OTHER
            )
        if self._thanks(text):
            return None if self._turns_to_claim(text) else SentenceRole.COURTESY
        if indirect and self._matches_cue("question.reported", text):
            return SentenceRole.QUESTION
        if self._matches_cue("procedure.anywhere", text) or (
            indirect and self._matches_cue("procedure.reported", text)
        ):
            return None if self._turns_to_claim(text, firmly=True) and not chairs else SentenceRole.PROCEDURE
        inverted = not indirect and self.cues.opening("question.opening").match(text)
        if inverted or text.rstrip(' "”’»').endswith(("?", "？", "؟")):
            return SentenceRole.QUESTION
        if self._courteous(text, indirect):
            return None if self._turns_to_claim(text) else SentenceRole.COURTESY
        if self._matches_cue("question.anywhere", text) and not indirect:
            return SentenceRole.OTHER if chairs else SentenceRole.QUESTION
        if self._matches_cue("introduction.anywhere", text):
            return None if self._turns_to_claim(text) else SentenceRole.INTRODUCTION
        return None

    def _courteous(self, text: str, indirect: bool) -> bool:
        if indirect and self._matches_cue("courtesy.reported", text):
            return True
        if self.cues.opening("courtesy.opening").match(text) or self._matches_cue("courtesy.anywhere", text):
            return True
        return self._thanks(text)

    def _thanks(self, text: str) -> bool:
        """Say whether the sentence opens with thanks or the like, however wrapped and by whatever name."""
        core = self.cues.anywhere("courtesy.core").search(text)
        if core is None:
            return False
        lead = text[: core.start()]
        return bool(self._courteous_lead.fullmatch(lead) or self._name.fullmatch(lead))

    @property
    def _name(self) -> Expression:
        """The name of whoever thanks, with what may stand between it and the thanks."""
        lists = ("speech.definite", "speech.joining_name", "courtesy.between")
        article, joining, between = (self.cues.alternatives(each) for each in lists)
        return Expression(rf"(?:{article}\s+)?(?:(?:[A-Z][\w'’.-]*|{joining})\s+){{1,7}}(?:{between}\s+)?")

    @property
    def _courteous_lead(self) -> Expression:
        leads = self.cues.alternatives("courtesy.lead", "speech.opener", "speech.vocative")
        return Expression(rf"(?:\W*{leads}(?!\w))*\W*", re.IGNORECASE)

    def _turns_to_claim(self, text: str, firmly: bool = False) -> bool:
        """Say whether a polite or orderly beginning goes on to a stand; ``firmly``: by a verb of stance."""
        turned_by, telling = (
            self.cues.alternatives(each) for each in ("speech.turned_by", "minutes.telling")
        )
        parts = re.split(rf"(?:[,;:—–]|\s-)\s+(?:{turned_by})?\s*", text)[1:]
        long = [part for part in parts if len(part.split()) >= _ASSERTION]
        # "thanked the Secretary and said that …": what is told so is an assertion, however short.
        joined = rf"(?:,\s+(?:{turned_by})?|\s+(?:{turned_by}))\s*(?:(?:\w+ly|also|then|further)\s+)?"
        told = re.split(rf"{joined}(?:{telling})\s+that\s+", text)[1:] if telling else []
        return any(
            bool(self._stand_pattern.match(part))
            or (not firmly and self._matches_cue("speech.deontic", part))
            for part in (*long, *(part for part in told if len(part.split()) >= _SHORTEST))
        )

    def _role_of_substance(self, text: str, indirect: bool) -> SentenceRole:
        """Return the role of a sentence of substance."""
        if self.cues.opening("speech.discourse").match(stripped(text, self.cues)):
            return SentenceRole.OTHER
        if _QUOTATION.fullmatch(text):
            return SentenceRole.EXPLANATION
        if self._of_others(self._reported_speech(text) if indirect else text):
            return (
                SentenceRole.EVIDENCE if self._matches_cue("evidence.anywhere", text) else SentenceRole.OTHER
            )
        if self.cues.opening("evidence.opening").match(text) and not self._states_position(text, indirect):
            return SentenceRole.EVIDENCE
        if self._matches_cue("evidence.anywhere", text) and not self._insists(text, indirect):
            return SentenceRole.EVIDENCE
        if self._takes_stand(text, indirect):
            whole = len(text.split()) >= _SHORTEST or self._matches_cue("speech.provision", text)
            return SentenceRole.CLAIM if whole else SentenceRole.OTHER
        if self._names_a_point(text):
            return SentenceRole.OTHER
        if self._turns(text) and len(text.split()) >= _ASSERTION and self._matches_cue("speech.finite", text):
            return SentenceRole.CLAIM
        return SentenceRole.OTHER if _is_heading(text) else SentenceRole.EXPLANATION

    def _insists(self, text: str, indirect: bool) -> bool:
        """Say whether more than an opinion frames the sentence: "I think it is 5 per cent" only tells."""
        return self._takes_stand(self.cues.anywhere("speech.opinion").sub("", text), indirect)

    def _turns(self, text: str) -> bool:
        """Say whether the sentence opens a new point, not one that points back."""
        match = self.cues.opening("speech.turning").match(text)
        return match is not None and not self.cues.opening("speech.anaphora").match(text[match.end() :])

    def _names_a_point(self, text: str) -> bool:
        """Say whether the sentence only announces what comes next: "Second, on the budget."."""
        turning = self.cues.opening("speech.turning").match(text)
        rest = text[turning.end() :] if turning else text
        return "," not in rest.lstrip(" ,") and self.cues.opening("speech.point").match(rest) is not None

    def _reported_speech(self, text: str) -> str:
        """Return what the speaker of minutes is reported to have said, without who said it."""
        telling = self.cues.alternatives("minutes.telling")
        match = _compiled(r".{{0,120}}?\b{}\s+(?:to\s+say\s+)?that\s+", telling).match(text)
        return text[match.end() :] if match else text

    def _takes_stand(self, text: str, indirect: bool) -> bool:
        """Say whether the sentence takes a stand: a verb of stance or what ought to be."""
        text = self.cues.anywhere("speech.filler").sub("", text)
        if self._states_position(text, indirect):
            return True
        owned = self._premise.sub("", _QUOTED.sub("“”", text))  # neither a quotation nor a premise is held
        return self._matches_cue("minutes.deontic" if indirect else "speech.deontic", owned)

    def _states_position(self, text: str, indirect: bool) -> bool:
        if indirect:
            return bool(self._reported_stand.search(text) or self._own_stand_by_name.search(text))
        return bool(self._stand_pattern.search(text) or named_subject(text, self.cues))

    def _of_others(self, text: str) -> bool:
        """Say whether the sentence tells what somebody else holds, without joining or rejecting it."""
        if self._matches_cue("others.own", text):
            return False
        opener = self.cues.opening("speech.opener").match(text)
        text = text[opener.end() :].lstrip(" ,") if opener else text
        return bool(self._others_pattern.match(text)) or bool(self.cues.opening("others.passive").match(text))

    def _matches_cue(self, path: str, text: str) -> bool:
        return bool(self.cues.anywhere(path).search(text))

    @property
    def _stand_pattern(self) -> Expression:
        between = ("speech.adverb", "speech.before_adverb", "speech.quantifier")
        return _compiled(
            r"(?<!\w){}(?:,?\s+{},?)*\s+{}(?!\w)",
            self.cues.alternatives("speech.self"),
            self.cues.alternatives(*between),
            self.cues.alternatives("speech.stance"),
        )

    @property
    def _premise(self) -> Expression:
        """A condition before the main clause, up to its comma."""
        return _compiled(r"^\W*{}\s[^,]+,", self.cues.alternatives("speech.premise"))

    @property
    def _reported_stand(self) -> Expression:
        return _compiled(
            r"(?:^|(?<=[,;]\s)|(?<={}\s)|(?<={}\s)){}(?:\s+{})*\s+{}(?!\w)",
            self.cues.alternatives("minutes.joining"),
            self.cues.alternatives("minutes.introducing"),
            self.cues.alternatives("minutes.speaker"),
            self.cues.alternatives("minutes.adverb"),
            self.cues.alternatives("minutes.stance"),
        )

    @property
    def _own_stand_by_name(self) -> Expression:
        """A stand of whoever the record has just named: "Ms. Lee (Arcadia) said that Arcadia opposed …"."""
        return _compiled(
            r"\b(?P<name>(?-i:[A-Z])[\w'’-]+(?: [\w'’-]+){{0,4}})\b[^.;]{{0,60}}?\b{}\s+(?:{}\s+)?(?P=name)"
            r"(?:\s+{})*\s+{}(?!\w)",
            self.cues.alternatives("minutes.introducing"),
            self.cues.alternatives("speech.definite"),
            self.cues.alternatives("minutes.adverb"),
            self.cues.alternatives("minutes.stance"),
        )

    @property
    def _others_pattern(self) -> Expression:
        return _compiled(
            r"\W*(?:{},?\s+)?{}(?:\s+\w+){{0,3}}?\s+{}(?!\w)",
            self.cues.alternatives("others.before"),
            self.cues.alternatives("others.subject"),
            self.cues.alternatives("others.saying"),
        )


def _is_heading(text: str) -> bool:
    """Say whether ``text`` is a heading or a scrap: a list mark before it, capitals only, or a few words."""
    letters = _LETTERS.findall(text)
    capitals = sum(letter.isupper() for letter in letters)
    return (
        text.lstrip().startswith(("-", "–", "•")) or capitals * 2 > len(letters) or len(text.split()) < _SCRAP
    )


@lru_cache(maxsize=64)
def _compiled(frame: str, *groups: str) -> Expression:
    return Expression(frame.format(*groups), re.IGNORECASE)
