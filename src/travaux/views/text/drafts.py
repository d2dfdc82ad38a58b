"""Drafts for the command line and the reading room: read, and told as JSON."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from travaux.analysis.text.attributions import same_actor
from travaux.domain.messages import message
from travaux.domain.texts import ALL_IN, ALL_OUT, Attribution, Bracket, Draft, Mark, Paragraph
from travaux.errors import UsageError
from travaux.exports.meeting_json import coverage_json, notes_json
from travaux.formats.registries import registry_of
from travaux.pipeline.exposure import written_in
from travaux.views.documents import as_json

Json = dict[str, object]


def read(path: Path, dialect: str | None = None, actors: Path | None = None, choice: str = ALL_IN) -> Draft:
    """Return the draft in a file, its clean text under a choice: "all in", "all out", or what an actor wants.

    Raises:
        UsageError: if the choice is an actor whom the draft does not name beside its brackets.
    """
    draft = written_in(path, dialect=dialect, registry=registry_of(actors), choice=choice)
    if choice not in (ALL_IN, ALL_OUT):
        named = _attributed_actors(draft)
        if not any(same_actor(choice, actor) for actor in named):
            raise UsageError(
                message("“%(choice)s” is not named beside any bracket of this draft", choice=choice),
                where=str(path),
                remedy=message(
                    "choose %(all_in)s, %(all_out)s, or one of %(named)s",
                    all_in=ALL_IN,
                    all_out=ALL_OUT,
                    named=", ".join(named),
                )
                if named
                else message("choose %(all_in)s or %(all_out)s", all_in=ALL_IN, all_out=ALL_OUT),
            )
    return draft


def _attributed_actors(draft: Draft) -> list[str]:
    """Return the actors named beside brackets, those named most often first."""
    said = Counter(
        actor
        for paragraph in draft.paragraphs
        for bracket in paragraph.brackets
        for one in bracket.attributions
        for actor in one.actors
    )
    return [actor for actor, _ in said.most_common(_MOST_NAMED)]


_MOST_NAMED = 30


def draft_as_json(draft: Draft) -> Json:
    """Return a draft as `travaux read --json` prints it."""
    return {
        "source": draft.source.id,
        "format": draft.format,
        "title": draft.title,
        "symbol": draft.symbol,
        "stage": draft.stage,
        "date": draft.date.isoformat() if draft.date else None,
        "dialect": draft.dialect,
        "paragraphs": [_paragraph(paragraph) for paragraph in draft.paragraphs],
        "coverage": coverage_json(draft.coverage),
        "lost": notes_json(draft.lost),
        "notes": notes_json(draft.notes),
    }


def draft_json(draft: Draft) -> bytes:
    """Return ``draft_as_json`` in bytes; of long drafts one paragraph a line, so that they stay quick."""
    if len(draft.paragraphs) <= _LONG:
        return as_json(draft_as_json(draft))
    fields = draft_as_json(replace(draft, paragraphs=()))
    written = [f"{_dumped(name)}: {_dumped(value)}" for name, value in fields.items() if name != "paragraphs"]
    paragraphs = ",\n".join(_dumped(_paragraph(paragraph)) for paragraph in draft.paragraphs)
    return "".join(["{", ",\n".join(written), ',\n"paragraphs": [\n', paragraphs, "\n]}\n"]).encode()


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_LONG = 5_000


def _paragraph(paragraph: Paragraph) -> Json:
    return {
        "index": paragraph.index,
        "label": paragraph.label,
        "kind": paragraph.kind.value,
        "section": " / ".join(paragraph.section),
        "text": paragraph.text,
        "clean_text": paragraph.clean_text,
        "brackets": [_bracket(bracket) for bracket in paragraph.brackets],
        "attributions": _attributions(paragraph.attributions),
        "status": paragraph.status,
        "level": paragraph.level,
        "parent": paragraph.parent,
        "chapeau": paragraph.chapeau,
        "start": paragraph.start,
        "end": paragraph.end,
        "marks": [_mark(mark) for mark in paragraph.marks],
        "notes": list(paragraph.notes),
        "within": list(paragraph.within),
    }


def _bracket(bracket: Bracket) -> Json:
    return {
        "start": bracket.start,
        "end": bracket.end,
        "attributions": _attributions(bracket.attributions),
        "status": bracket.status,
        "parent": bracket.parent,
        "alternative": bracket.alternative,
        "mended": bracket.mended,
        "opened_in": bracket.opened_in,
        "closed_in": bracket.closed_in,
    }


def _attributions(attributions: Iterable[Attribution]) -> list[Json]:
    return [
        {"actors": list(said.actors), "action": said.action.value, "note": said.note} for said in attributions
    ]


def _mark(mark: Mark) -> Json:
    return {
        "kind": mark.kind.value,
        "start": mark.start,
        "end": mark.end,
        "author": mark.author,
        "when": mark.when,
    }
