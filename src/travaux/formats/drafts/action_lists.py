"""Plans of action as JSON lists: each action with its words, who leads it, and its dated milestones."""

import re
from collections.abc import Iterator, Mapping, Sequence

from travaux.analysis.text.assembly import Exposed
from travaux.domain.texts import ParagraphKind
from travaux.formats.drafts.composition import TextComposition
from travaux.formats.json_head import first_entry
from travaux.formats.json_values import read_json
from travaux.formats.json_words import pieces_by_key

ACTION_LIST = "action list"
_LEADS = re.compile(r"(?:^|_)(?:leads?|responsible|owners?|addressees?)$")
_DUE = re.compile(r"^(?P<what>.*?)_?(?:deadline|due_date|due|delivery_date)$")
_WORDS = ("indicative_activity", "activity", "action", "title", "description")
_SOURCE = ("doc_text", "source_text", "text")
_NUMBER = ("action_number", "number", "id")


def is_action_list(head: str) -> bool:
    """Tell whether a text begins as a JSON list of actions that somebody leads or that are due."""
    entry = first_entry(head)
    if entry is None:
        return False
    keys = [str(key) for key in entry]
    return any(map(_LEADS.search, keys)) and any(map(_DUE.match, keys)) and "type" not in keys


def read_action_list(text: str, where: str) -> Exposed:  # noqa: ARG001 - a reader's signature
    """Return the actions: each one's activity, then its leads, milestones and source as sub-paragraphs."""
    page = TextComposition("\n")
    entries = read_json(text)
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            _add(page, entry)
    return Exposed(page.text, tuple(page.blocks), ACTION_LIST, written=tuple(pieces_by_key(entries)))


def _add(page: TextComposition, entry: Mapping[str, object]) -> None:
    activity = _first_value(entry, _WORDS)
    if not activity:
        return
    page.add(activity, label=_first_value(entry, _NUMBER) or None, kind=ParagraphKind.OPERATIVE)
    for line in (*_leader_lines(entry), *_milestones(entry)):
        page.add(line, label="–", kind=ParagraphKind.SUBPARAGRAPH, depth=1)
    source = _first_value(entry, _SOURCE)
    if source and source != activity:
        page.add(f"Source: {source}", label="–", kind=ParagraphKind.SUBPARAGRAPH, depth=1)


def _first_value(entry: Mapping[str, object], keys: Sequence[str]) -> str:
    found = next((entry[key] for key in keys if entry.get(key) not in (None, "")), "")
    return " ".join(str(found).split())


def _leader_lines(entry: Mapping[str, object]) -> Iterator[str]:
    """Yield the line of who leads: those of the action itself rather than of what it is part of."""
    named = [key for key in entry if _LEADS.search(key) and entry[key]]
    named.sort(key=lambda key: not key.startswith("action"))
    for key in named[:1]:
        value = entry[key]
        names = [str(name) for name in value] if isinstance(value, list) else [str(value)]
        yield f"Leads: {'; '.join(names)}"


def _milestones(entry: Mapping[str, object]) -> Iterator[str]:
    for key, value in entry.items():
        due = _DUE.match(key)
        if due is None or not value or not re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)[:10]):
            continue
        name = due["what"] or "delivery"
        what = entry.get(due["what"]) or (entry.get("upcoming_milestone") if name == "delivery" else "") or ""
        words = " ".join(str(what).split())
        yield f"{name.replace('_', ' ').capitalize()}, by {str(value)[:10]}: {words}".rstrip(": ")
