"""Common jobs, as an assistant is asked to do them: which tools to use, and that every line cites."""

from typing import Annotated

from pydantic import Field

_RULE = (
    "Use nothing but what the tools return. After every sentence give the title of its source and the quote "
    "it rests on, word for word. Attribute words to nobody but the actor that the tools name. Where the "
    "record has no words on something, say so."
)


def brief_delegation(delegation: Annotated[str, Field(description="Whom the brief is for.")]) -> str:
    """Brief a delegation for the next round: where it stands, with whom, and what is open."""
    return (
        f"Write a brief of one page for the delegation of {delegation}. With `positions` find where it "
        "stands on each paragraph and who stands with it or against it; with `procedure` what is next; with "
        f"`commitments` what falls to it; with `ask` what is still in brackets. {_RULE}"
    )


def follow_paragraph(
    paragraph: Annotated[str, Field(description="Its label in the newest version, such as 7.")],
) -> str:
    """Follow a paragraph: how its words came to be, who wanted what, and where it stands."""
    return (
        f"Tell the life of paragraph {paragraph} in order of time. With `paragraph_history` get its "
        "wordings, positions and proposals; with `search` the discussions of it. Quote each wording that "
        f"changed, and say whose words entered only where the tools say so. {_RULE}"
    )


def prepare_meeting(
    meeting: Annotated[str, Field(description="The title or day of the last meeting.")],
) -> str:
    """Prepare for the next meeting: what the last one agreed, left open and asked for."""
    return (
        f"With `meeting_report` read the report of {meeting}; with `procedure` see what is next. List what "
        f"was agreed, what is open and between whom, and who is to do what by when. {_RULE}"
    )


PROMPTS = (brief_delegation, follow_paragraph, prepare_meeting)
"""Every prompt, in the order in which an assistant offers them."""
