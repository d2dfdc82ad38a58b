"""Figures of participation, with how they were counted."""

from dataclasses import dataclass

from travaux.domain.messages import Cell, Message, Text


@dataclass(frozen=True, slots=True)
class ParticipationTable:
    """Figures of participation; ``recipe`` says how they were counted."""

    name: Message
    columns: tuple[Message, ...]
    rows: tuple[tuple[Cell, ...], ...]
    recipe: Text = ""
