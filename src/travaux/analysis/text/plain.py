"""A plain line for a change: what came, what went, and what that does to the force of the text."""

import re
from collections.abc import Iterator, Mapping, Sequence

from travaux.analysis.text.wording import find_keys, find_words
from travaux.domain.lineage import ChangeOp, Force
from travaux.reference.wording import load_wording

OPENING = re.compile(r"[\[［【〔]")
CLOSING = re.compile(r"[\]］】〕]")
LONGEST = 240  # characters of a quotation in a line


def say_change(before: str, after: str) -> tuple[str, Force | None]:
    """Return the line for words that came, went or were replaced, and which way it points, if any."""
    old, new = quote(before), quote(after)
    force, reason = _weigh(before, after)
    if not find_keys(before):
        line = f"{_named(after)}'{new}' was added"
    elif not find_keys(after):
        line = f"{_named(before)}'{old}' was taken out"
    else:
        line = f"{_named_pair(before, after)}'{new}' replaced '{old}'"
    hidden = [word for word in _telling(f"{before} {after}") if word not in line]
    notes = [reason] * bool(reason) + [f"with {', '.join(hidden)}"] * bool(hidden)
    return (f"{line} ({'; '.join(notes)})" if notes else line), force


def _telling(words: str) -> list[str]:
    """Return the figures and modal verbs of a long change, which are named even where it is shortened."""
    modal = load_wording().scales[0].members
    forms = (word.form for word in find_words(words))
    return [word for word in dict.fromkeys(forms) if word in modal or any(map(str.isdigit, word))]


def say_mark(op: ChangeOp, before: str, after: str, ahead: str, behind: str) -> str:
    """Return the line for a change that is no rewording, told by the words around it in the new text."""
    old, new = " ".join(before.split()), " ".join(after.split())
    match op:
        case ChangeOp.BRACKET | ChangeOp.UNBRACKET:
            longer = new if op is ChangeOp.BRACKET else old
            side = "after" if CLOSING.search(longer) and not OPENING.search(longer) else "before"
            words = _last_words(ahead) if side == "after" else _first_words(behind)
            place = f"{side} '{words}'" if words else "at the edge of the paragraph"
            how = "put" if op is ChangeOp.BRACKET else "lifted"
            return f"bracket {how} {place}"
        case ChangeOp.SPELLING:
            how = "capital letters" if old.casefold() == new.casefold() else "spelling"
            return f"{how}: '{old}' is now '{new}'"
        case ChangeOp.ATTRIBUTION:
            return _say_note(old.strip(" ,;:.[]"), new.strip(" ,;:.[]"))
        case ChangeOp.SPACING:
            return "spacing only"
        case _ if old and new:
            return f"punctuation: '{old}' is now '{new}'"
        case _:
            return f"punctuation: '{new}' added" if new else f"punctuation: '{old}' taken out"


def _say_note(old: str, new: str) -> str:
    """Return the line for what is written beside a bracket: who proposes, what is agreed."""
    if old and new:
        return f"the note '{quote(new)}' stands for '{quote(old)}'"
    return f"the note '{quote(new)}' was added" if new else f"the note '{quote(old)}' was taken out"


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


def _named(words: str) -> str:
    name = _called(words)
    return f"the {name} " if name else ""


def _named_pair(before: str, after: str) -> str:
    name = _called(before)
    return f"the {name} " if name and name == _called(after) else ""


def _called(words: str) -> str | None:
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


def _weigh(before: str, after: str) -> tuple[Force | None, str]:
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
            return force, f"{force}: {scale.name} '{come[0]}' for '{gone[0]}'"
    return _weigh_qualifiers(old, new)


def _turn(gone: Sequence[int], come: Sequence[int]) -> Force | None:
    """Return which way a change of strengths points, None where they overlap."""
    if gone and come and min(come) > max(gone):
        return Force.STRONGER
    return Force.WEAKER if gone and come and max(come) < min(gone) else None


def _weigh_qualifiers(old: str, new: str) -> tuple[Force | None, str]:
    lexicon = load_wording()
    for listed, came, went in (
        (lexicon.stronger, Force.STRONGER, Force.WEAKER),
        (lexicon.weaker, Force.WEAKER, Force.STRONGER),
    ):
        for qualifier in listed:
            there, here = f" {qualifier} " in old, f" {qualifier} " in new
            if there != here:
                force = came if here else went
                return force, f"{force}: '{qualifier}' {'added' if here else 'taken out'}"
    return None, ""


def _members(members: Mapping[str, int], words: str) -> Iterator[str]:
    found = (
        (words.find(f" {member} "), -len(member), member) for member in members if f" {member} " in words
    )
    yield from (member for _, _, member in sorted(found))


def find_plain(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return re.findall(r"[\w'’-]+", text.casefold())
