"""The kinds of meeting that a report is written for."""

from enum import StrEnum


class MeetingForm(StrEnum):
    """A kind of meeting: what a report of it leads with depends on it."""

    ADOPTION = "adoption"  # a text is put to the vote or adopted, and positions are explained
    STATEMENTS = "statements"  # delegations make general statements
    NEGOTIATION = "negotiation"  # a draft is gone through by its paragraphs
    PANEL = "panel"  # several present, and are asked
    HEARING = "hearing"  # some ask, and others answer
    TECHNICAL = "technical"  # a working group of experts
    COUNCIL = "council"  # a council or a board decides on its agenda
    BULLETIN = "bulletin"  # a day of several bodies, told by a bulletin
    DISCUSSION = "discussion"  # none of these plainly
