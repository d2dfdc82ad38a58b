"""The body whose meeting a record is of, and whether an act is its own, here and now."""

import re
from functools import partial

from travaux.analysis.meeting.roles import presides
from travaux.domain.meetings import Meeting
from travaux.reference.lexicons import lexicon_pattern
from travaux.reference.phrases import load_pattern

_JUST_AFTER = 24  # characters after an act in which a time puts it earlier: "adopted in 2015"
_ENDED = re.compile(r"[.;,]\W*$")  # a line of the front that ends like this is no heading: it tells something
_FRONT = 600  # characters at the start of a record that name the body whose meeting it is
_pattern = partial(lexicon_pattern, "outcomes")
_form = partial(load_pattern, "outcomes")


class OwnBody:
    """The body whose meeting it is, as the title, the text before the first turn or its opening names it."""

    def __init__(self, meeting: Meeting) -> None:
        facts, text = meeting.facts, meeting.source.text
        named_turns = (turn.start for turn in meeting.interventions if turn.speaker.name.strip())
        first = min(named_turns, default=_FRONT)
        front = [line for line in text[: min(first, _FRONT)].split("\n") if not _ENDED.search(line)]
        chairs = {turn.speaker.label for turn in meeting.interventions if presides(turn.speaker)}
        opened = [match["body"] for match in _form("meets").finditer(text[:_FRONT])]
        given = (facts.title, facts.body, *front, *opened)
        named = _form("masthead").sub("", "\n".join(filter(None, given)))
        self._front = " ".join((*named.split(), *sorted(chairs))).lower()
        self._named = _form("body").search(named) is not None
        self._text = text

    def is_named(self, words: str) -> bool:
        """Tell whether ``words`` are the name of this body, as the front of the record gives it."""
        return self._named and words.strip(" *_,:").lower().removeprefix("the ") in self._front

    def may_be_told_to(self, name: str) -> bool:
        """Tell whether words without a verb give ``name`` a task: an office, or a person of the record.

        "Harbour Plans to review" is a heading: the record has its words in small letters, or nowhere else.
        """
        bare = name.strip()
        if any(load_pattern("body_acts", kind).fullmatch(bare) for kind in ("bare_office", "titled")):
            return True
        words = re.findall(r"[^\W\d_][\w’'-]+", load_pattern("body_acts", "joining").sub(" ", bare))
        known = all(len(re.findall(rf"\b{re.escape(word)}\b", self._text)) > 1 for word in words)
        small = any(re.search(rf"\b{re.escape(word.lower())}\b", self._text) for word in words)
        return bool(words) and known and not small and bare[:1].isupper()

    def acts_in(self, text: str, end: int) -> bool:
        """Tell whether the last body named before ``end`` is this one; a body in small letters always is."""
        named = [match.group() for match in _form("body").finditer(text, 0, end)]
        return not named or not self._named or named[-1].lower().removeprefix("the ") in self._front


def is_done_here(text: str, start: int, end: int, clause: int = 0) -> bool:
    """Tell whether the act in ``text[start:end]`` is done here and now, neither earlier nor only supposed.

    What makes it only supposed stands in its own clause, which begins at ``clause``.
    """
    before, around = text[:end], text[: end + _JUST_AFTER]
    if _pattern("supposed_decisions").search(text[clause:start]):
        return False
    earlier = _pattern("earlier_decisions").search(before)
    later = _pattern("earlier_decisions").search(around, end)
    return earlier is None and later is None
