"""What a question was taken to ask, in words."""

from collections.abc import Iterable, Iterator

from travaux.analysis.search.question import Question
from travaux.domain.messages import Joined, Message, Text, joined, message

_SOUGHT: dict[str, Text] = {
    "vote": message("who voted how"),
    "deadline of silence": message("until when silence runs"),
    "next": message("what comes next"),
    "contested": message("which paragraphs are contested"),
    "brackets": message("which paragraphs are in brackets"),
    "proposals": message("what became of proposals"),
    "agreed with": message("who agreed with whom"),
    "withdrawn": message("what was withdrawn"),
    "changes": message("what changed between versions"),
    "history": message("how the words changed"),
    "wording": message("how the text reads"),
    "about": message("which paragraphs have the words"),
    "overdue": message("what is overdue"),
    "due": message("what is due"),
    "duties": message("what shall be done"),
    "sides": message("who stands where"),
    "said": message("what was said"),
}


def described(asked: Question, numbering: str | None = None) -> Text:
    """Return in words what a question was taken to ask, its paragraphs as ``numbering`` numbers them."""
    if asked.form is None:
        return message("a question that is not understood")
    return joined(_parts_understood(asked, numbering))


def _parts_understood(asked: Question, numbering: str | None) -> Iterator[Text]:
    yield _sought_in_words(asked)
    if asked.choices:
        yield joined((Message(choice.value) for choice in asked.choices), " / ")
    if asked.actors:
        yield message("of %(names)s", names=_list(actor.name for actor in asked.actors))
    if asked.sought == "agreed with" and asked.others:
        yield message("with %(names)s", names=_list(actor.name for actor in asked.others))
    if asked.sectors:
        yield message("of %(names)s", names=_list(asked.sectors))
    if asked.paragraphs:
        yield _paragraphs(_list(asked.paragraphs), numbering)
    if asked.days is not None:
        yield message("within %(n)s days", n=asked.days)
    if asked.until is not None:
        yield message("by %(day)s", day=asked.until)
    if asked.topic:
        yield message("about “%(words)s”", words=" ".join(asked.topic))


def _paragraphs(labels: Joined, numbering: str | None) -> Text:
    if numbering is None:
        return message("on paragraph %(labels)s", labels=labels)
    return message("on paragraph %(labels)s as numbered in %(version)s", labels=labels, version=numbering)


def _sought_in_words(asked: Question) -> Text:
    if asked.sought == "steps":
        return message(
            "procedure: %(steps)s", steps=joined((Message(step.value) for step in asked.steps), " / ")
        )
    if asked.sought == "stance":
        return joined((Message(stance.value) for stance in asked.stances), " / ")
    return _SOUGHT[asked.sought]


def _list(names: Iterable[str]) -> Joined:
    return joined(map(str, names))
