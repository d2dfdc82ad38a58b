"""Whose cited words are: the turn that they stand in, the names of its speaker and for whom it spoke."""

from bisect import bisect_right
from collections.abc import Sequence

from travaux.analysis.grounding.lines import CitedWords, Context
from travaux.domain.meetings import Intervention, Meeting
from travaux.domain.spans import Citation
from travaux.language.identification import language_of, language_of_turn
from travaux.reference.cues import load_cues


class TurnsByPlace:
    """The turns of some meetings, by where they stand in their sources."""

    def __init__(self, meetings: Sequence[Meeting]) -> None:
        self._meetings = {meeting.source.id: meeting for meeting in meetings}
        self._starts = {
            name: [turn.start for turn in meeting.interventions] for name, meeting in self._meetings.items()
        }

    def words(self, citation: Citation) -> CitedWords:
        """Return ``citation`` with whose words it has; nobody's where the record itself speaks."""
        turn = self._turn(citation)
        if turn is None:
            return CitedWords(citation, "")
        speaker = turn.speaker
        known = [speaker.label, speaker.person or "", speaker.role or "", speaker.name.removeprefix("The ")]
        if speaker.actor:
            known += [speaker.actor.name, speaker.actor.code]
        groups = () if self._national(turn, citation) else speaker.on_behalf_of
        known += [group.code for group in groups]
        names = tuple(dict.fromkeys(name for name in known if len(name) > 1 and name != speaker.name))
        return CitedWords(citation, speaker.name, tuple(group.name for group in groups), names)

    def context(self, citation: Citation) -> Context:
        """Return the language of the turn that ``citation`` stands in, and how many speak in its meeting."""
        meeting, turn = self._meetings.get(citation.source), self._turn(citation)
        known = language_of_turn(meeting, turn) if meeting and turn else language_of(citation.quote)
        return Context(known or "en")

    def _turn(self, citation: Citation) -> Intervention | None:
        meeting = self._meetings.get(citation.source)
        if meeting is None:
            return None
        place = bisect_right(self._starts[citation.source], citation.start) - 1
        turn = meeting.interventions[place] if place >= 0 else None
        return turn if turn is not None and citation.start < turn.end else None

    def _national(self, turn: Intervention, citation: Citation) -> bool:
        """Say whether a speaker for a group had gone on for its own country when it said the words."""
        if not turn.speaker.on_behalf_of:
            return False
        meeting = self._meetings[citation.source]
        cues = load_cues(language_of_turn(meeting, turn))
        return bool(cues.anywhere("speech.national").search(meeting.source.text[turn.start : citation.start]))
