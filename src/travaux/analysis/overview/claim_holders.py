"""Who holds each claim of a meeting, as prose names them; what can be given to nobody is set apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from travaux.analysis.meeting.designation import Designation, designation_of
from travaux.analysis.meeting.sides import join
from travaux.analysis.speakers.presiding import holds_no_side
from travaux.domain.actors import Actor, ActorKind, Speaker
from travaux.domain.findings import Argument
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.messages import Narrated, Text, joined, listed, message
from travaux.domain.overview import Unattributed
from travaux.domain.spans import Citation
from travaux.domain.voices import Voice, voice_in
from travaux.language.identification import language_of_turn
from travaux.language.sentences import split_text
from travaux.reference.cues import Cues, load_cues
from travaux.reference.phrases import load_pattern

_BEFORE = 300  # characters before a claim in which the sentence before it stands
_KINDS = {
    ActorKind.STATE: "delegation",
    ActorKind.OBSERVER: "delegation",
    ActorKind.PARTICIPANT: "delegation",
    ActorKind.GROUP: "group",
    ActorKind.ENTITY: "organisation",
    ActorKind.INTERGOVERNMENTAL: "organisation",
    ActorKind.ORGANISATION: "organisation",
}


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A claim and whose it is: ``name`` for lists, ``attribution`` for prose; ``kind`` says what it is."""

    argument: Argument
    name: str
    attribution: str
    kind: str
    voice: Designation
    cues: Cues
    turn: Intervention
    national: bool = False
    behalf: tuple[str, ...] = ()  # groups beside its own name, with the article that prose gives them

    @property
    def named(self) -> Text:
        """Return whose it is, as ``attribution`` does in English."""
        if not self.behalf:
            return self.attribution
        groups = [Narrated(group, group.removeprefix("the ")) for group in self.behalf]
        return message("%(name)s for %(groups)s", name=self.name, groups=listed(groups))

    def said(self, citation: Citation) -> Voice:
        """Return its holder with words of the claim's own turn.

        Raises:
            ValueError: if they stand elsewhere.
        """
        return replace(voice_in((self.turn,), self.turn.speaker.name.strip(), citation), name=self.name)


def find_held_claims(
    meeting: Meeting, arguments: Sequence[Argument]
) -> tuple[list[HeldClaim], list[Unattributed]]:
    """Return the claims of those who take part in the discussion, and what cannot be attributed.

    Whoever presides or serves the meeting holds no side and is in neither.
    """
    turns = {turn.id: turn for turn in meeting.interventions}
    held: list[HeldClaim] = []
    doubtful: list[Unattributed] = []
    for argument in arguments:
        turn = turns[argument.intervention]
        if holds_no_side(turn.speaker):
            continue
        if reason := _unattributable_reason(turn.speaker):
            doubtful.append(Unattributed(reason, argument.citations[:1]))
            continue
        held.append(_held_claim(meeting, turn, argument))
    return held, doubtful


def in_context(meeting: Meeting, holding: HeldClaim) -> str | None:
    """Return a claim that points back with the sentence before it, None where it points at nothing."""
    citation = holding.argument.citations[0]
    turn = meeting.turn_at(citation.start)
    if turn is None or not load_pattern("narration", "points_back").search(citation.quote):
        return None
    before = meeting.source.text[max(turn.start, citation.start - _BEFORE) : citation.start].rstrip()
    last = before[slice(*split_text(before)[-1])] if before else ""
    return " ".join(f"{last} {citation.quote}".split())


def _is_national(meeting: Meeting, turn: Intervention, argument: Argument, cues: Cues) -> bool:
    """Say whether a speaker for a group had gone on for its own country when it made ``argument``."""
    if not turn.speaker.on_behalf_of:
        return False
    said = meeting.source.text[turn.start : argument.citations[0].start]
    return bool(cues.anywhere("speech.national").search(said))


def _unattributable_reason(speaker: Speaker) -> Text | None:
    """Return why nothing said by ``speaker`` can be attributed, None where it can."""
    if speaker.ambiguous:
        *names, last = speaker.ambiguous
        either = message("%(names)s or %(last)s", names=joined(names), last=last) if names else last
        return message("“%(label)s” could be %(names)s", label=speaker.label, names=either)
    nobody = load_pattern("narration", "nobody")
    if speaker.actor is None and (not speaker.name.strip() or nobody.fullmatch(speaker.name)):
        return message("the record does not say who speaks")
    return None


def _held_claim(meeting: Meeting, turn: Intervention, argument: Argument) -> HeldClaim:
    speaker = turn.speaker
    cues = load_cues(language_of_turn(meeting, turn))
    national = _is_national(meeting, turn, argument, cues)
    groups = () if national else speaker.on_behalf_of
    others = tuple(_with_article(group) for group in groups if group.name != speaker.name)
    kind = "group" if groups else _KINDS.get(speaker.actor.kind, "speaker") if speaker.actor else "speaker"
    attribution = f"{speaker.name} for {join(others)}" if others else speaker.name
    return HeldClaim(
        argument,
        speaker.name,
        attribution,
        kind,
        designation_of(speaker, cues, national),
        cues,
        turn,
        national,
        others,
    )


def _with_article(group: Actor) -> str:
    """Return a group's name as it stands inside a sentence: States, acronyms and "The …" take no article."""
    name = group.name
    if group.kind is ActorKind.STATE or name.split()[0].isupper() or name.lower().startswith("the "):
        return name
    return f"the {name}"
