"""Votes: the totals that a record states, and who voted how where it names them."""

from dataclasses import dataclass
from enum import StrEnum

from travaux.domain.messages import Message, message
from travaux.domain.spans import Citation


class VoteChoice(StrEnum):
    """What a voter did."""

    FAVOUR = "in favour"
    AGAINST = "against"
    ABSTAINING = "abstaining"
    ABSENT = "absent"
    NOT_VOTING = "not voting"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One voter's choice, by the name that the registry gives, else as printed.

    ``intended`` is what the voter afterwards said it had meant; the vote itself stands as it was cast.
    """

    choice: VoteChoice
    actor: str
    citation: Citation
    intended: VoteChoice | None = None


@dataclass(frozen=True, slots=True)
class Votes:
    """A tally as the record states it, or as its lists count where it states none.

    ``abstaining`` is None where nothing is said of abstentions.
    """

    favour: int
    against: int
    abstaining: int | None = None
    ballots: tuple[Ballot, ...] = ()

    @property
    def totals(self) -> tuple[int, int, int | None]:
        """Return the three figures."""
        return self.favour, self.against, self.abstaining

    def agrees_with(self, other: "Votes") -> bool:
        """Tell whether two tallies can be of one vote: the same figures, as far as both state them."""
        known = self.abstaining is None or other.abstaining is None or self.abstaining == other.abstaining
        return (self.favour, self.against) == (other.favour, other.against) and known

    def who(self, choice: VoteChoice) -> tuple[str, ...]:
        """Return the voters that made a choice, in the order of the record."""
        return tuple(ballot.actor for ballot in self.ballots if ballot.choice is choice)

    def differences(self) -> tuple[Message, ...]:
        """Return a message wherever the lists count otherwise than the record states; none without lists."""
        stated = ((VoteChoice.FAVOUR, self.favour), (VoteChoice.AGAINST, self.against))
        rest = () if self.abstaining is None else ((VoteChoice.ABSTAINING, self.abstaining),)
        return tuple(
            message(
                "%(listed)s are listed %(choice)s, and %(stated)s are stated",
                choice=Message(choice.value),
                listed=len(self.who(choice)),
                stated=total,
            )
            for choice, total in (*stated, *rest)
            if self.who(choice) and len(self.who(choice)) != total
        )
