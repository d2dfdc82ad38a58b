"""A plain line for a change: what came, what went, and what that does to the force of the text."""

import re
from collections.abc import Iterator, Mapping, Sequence

from travaux.analysis.text.wording import find_keys, find_words
from travaux.domain.lineage import ChangeOp, Force
from travaux.domain.messages import Message, Text, joined, message
from travaux.reference.wording import load_wording

OPENING = re.compile(r"[\[［【〔]")
CLOSING = re.compile(r"[\]］】〕]")
LONGEST = 240  # characters of a quotation in a line


def say_change(before: str, after: str) -> tuple[Text, Force | None]:
    """Return the line for words that came, went or were replaced, and which way it points, if any."""
    force, reason = _force_of_change(before, after)
    line = _say_words(before, after)
    shown = str(line)
    hidden = [word for word in _telling(f"{before} {after}") if word not in shown]
    notes = [reason] if reason else []
    if hidden:
        notes.append(message("with %(words)s", words=", ".join(hidden)))
    return (message("%(line)s (%(notes)s)", line=line, notes=joined(notes, "; ")) if notes else line), force


def _say_words(before: str, after: str) -> Message:
    """Return which words came, went or replaced which, called by their kind where they are of one."""
    old, new = quote(before), quote(after)
    if not find_keys(before):
        if called := _name_of_figures(after):
            return message("the %(called)s '%(new)s' was added", called=Message(called), new=new)
        return message("'%(new)s' was added", new=new)
    if not find_keys(after):
        if called := _name_of_figures(before):
            return message("the %(called)s '%(old)s' was taken out", called=Message(called), old=old)
        return message("'%(old)s' was taken out", old=old)
    called = _name_of_figures(before)
    if called and called == _name_of_figures(after):
        return message(
            "the %(called)s '%(new)s' replaced '%(old)s'", called=Message(called), new=new, old=old
        )
    return message("'%(new)s' replaced '%(old)s'", new=new, old=old)


def _telling(words: str) -> list[str]:
    """Return the figures and modal verbs of a long change, which are named even where it is shortened."""
    modal = load_wording().scales[0].members
    forms = (word.form for word in find_words(words))
    return [word for word in dict.fromkeys(forms) if word in modal or any(map(str.isdigit, word))]


def say_mark(op: ChangeOp, before: str, after: str, ahead: str, behind: str) -> Message:
    """Return the line for a change that is no rewording, told by the words around it in the new text."""
    old, new = " ".join(before.split()), " ".join(after.split())
    match op:
        case ChangeOp.BRACKET | ChangeOp.UNBRACKET:
            return _say_bracket(op, new if op is ChangeOp.BRACKET else old, ahead, behind)
        case ChangeOp.SPELLING if old.casefold() == new.casefold():
            return message("capital letters: '%(old)s' is now '%(new)s'", old=old, new=new)
        case ChangeOp.SPELLING:
            return message("spelling: '%(old)s' is now '%(new)s'", old=old, new=new)
        case ChangeOp.ATTRIBUTION:
            return _say_note(quote(old.strip(" ,;:.[]")), quote(new.strip(" ,;:.[]")))
        case ChangeOp.SPACING:
            return message("spacing only")
        case _ if old and new:
            return message("punctuation: '%(old)s' is now '%(new)s'", old=old, new=new)
        case _ if new:
            return message("punctuation: '%(new)s' added", new=new)
        case _:
            return message("punctuation: '%(old)s' taken out", old=old)


def _say_bracket(op: ChangeOp, longer: str, ahead: str, behind: str) -> Message:
    """Return the line for a bracket that was put or lifted, by the words next to it."""
    put = op is ChangeOp.BRACKET
    after = bool(CLOSING.search(longer) and not OPENING.search(longer))
    words = _last_words(ahead) if after else _first_words(behind)
    if not words:
        edge = message("bracket put at the edge of the paragraph")
        return edge if put else message("bracket lifted at the edge of the paragraph")
    if after:
        there = message("bracket put after '%(words)s'", words=words)
        return there if put else message("bracket lifted after '%(words)s'", words=words)
    here = message("bracket put before '%(words)s'", words=words)
    return here if put else message("bracket lifted before '%(words)s'", words=words)


def _say_note(old: str, new: str) -> Message:
    """Return the line for what is written beside a bracket: who proposes, what is agreed."""
    if old and new:
        return message("the note '%(new)s' stands for '%(old)s'", new=new, old=old)
    if new:
        return message("the note '%(new)s' was added", new=new)
    return message("the note '%(old)s' was taken out", old=old)


def _first_words(text: str) -> str:
    return " ".join(text[:200].split()[:4]).strip("[] ")


def _last_words(text: str) -> str:
    return " ".join(text[-200:].split()[-4:]).strip("[] ")


def quote(words: str) -> str:
    """Return words fit to stand in quotation marks: on one line, shortened in the middle where long."""
    clean = " ".join(words.split()).lstrip(" ,;:.]").rstrip(" ,;:.[")
    if len(clean) <= LONGEST:
        return clean
    half = LONGEST // 2
    return f"{clean[:half].rsplit(' ', 1)[0]} … {clean[-half:].split(' ', 1)[-1]}"


def _name_of_figures(words: str) -> str | None:
    """Return what the words are called when they are little more than a date, a figure, a reference."""
    clean = " ".join(words.split()).strip(" ,;:.")
    for name, pattern in load_wording().called:
        found = pattern.search(clean)
        if found and 2 * len(found.group()) >= len(clean):
            return name
    scales = {scale.name for scale in load_wording().scales if _on_scale(clean) == scale.name}
    return scales.pop() if scales else None


def _on_scale(words: str) -> str | None:
    lowered = words.casefold()
    return next((scale.name for scale in load_wording().scales if lowered in scale.members), None)


def _force_of_change(before: str, after: str) -> tuple[Force | None, Message | None]:
    """Return whether the change strengthens or weakens, and the words for it.

    What stands on both sides does not count, and where one side offers a choice of weaker and stronger than
    the other, nothing is said.
    """
    old, new = f" {' '.join(find_plain(before))} ", f" {' '.join(find_plain(after))} "
    for scale in load_wording().scales:
        there, here = list(_members(scale.members, old)), list(_members(scale.members, new))
        gone = [member for member in there if member not in here]
        come = [member for member in here if member not in there]
        if force := _turn([scale.members[each] for each in gone], [scale.members[each] for each in come]):
            return force, _say_strength(force, Message(scale.name), come[0], gone[0])
    return _weigh_qualifiers(old, new)


def _say_strength(force: Force, called: Message, new: str, old: str) -> Message:
    """Return the words for one expression of a scale that stands for another, and which way that points."""
    if force is Force.STRONGER:
        return message("stronger: %(called)s '%(new)s' for '%(old)s'", called=called, new=new, old=old)
    return message("weaker: %(called)s '%(new)s' for '%(old)s'", called=called, new=new, old=old)


def _turn(gone: Sequence[int], come: Sequence[int]) -> Force | None:
    """Return which way a change of strengths points, None where they overlap."""
    if gone and come and min(come) > max(gone):
        return Force.STRONGER
    return Force.WEAKER if gone and come and max(come) < min(gone) else None


def _weigh_qualifiers(old: str, new: str) -> tuple[Force | None, Message | None]:
    lexicon = load_wording()
    for listed, came, went in (
        (lexicon.stronger, Force.STRONGER, Force.WEAKER),
        (lexicon.weaker, Force.WEAKER, Force.STRONGER),
    ):
        for qualifier in listed:
            there, here = f" {qualifier} " in old, f" {qualifier} " in new
            if there != here:
                force = came if here else went
                return force, _say_qualifier(force, qualifier, added=here)
    return None, None


def _say_qualifier(force: Force, words: str, *, added: bool) -> Message:
    """Return the words for a qualifier that came or went, and which way that points."""
    if force is Force.STRONGER:
        came = message("stronger: '%(words)s' added", words=words)
        return came if added else message("stronger: '%(words)s' taken out", words=words)
    came = message("weaker: '%(words)s' added", words=words)
    return came if added else message("weaker: '%(words)s' taken out", words=words)


def _members(members: Mapping[str, int], words: str) -> Iterator[str]:
    found = (
        (words.find(f" {member} "), -len(member), member) for member in members if f" {member} " in words
    )
    yield from (member for _, _, member in sorted(found))


def find_plain(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return re.findall(r"[\w'’-]+", text.casefold())
