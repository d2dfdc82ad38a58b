"""What a paragraph came to, in at most five sentences: its words, its end, what is open, who holds what."""

from collections.abc import Iterator
from datetime import date

from travaux.analysis.text.standing_text import shown_text
from travaux.domain.lineage import LinkKind, Thread
from travaux.domain.messages import N_, Message, Text, counted, joined, message
from travaux.domain.positions import Position, Stance
from travaux.reports.lineage import shorten
from travaux.views.brief import BriefLine, first_of_names
from travaux.views.disputes import Dispute, disputes_now
from travaux.views.positions.indexes import positions_by
from travaux.views.procedure.adoption import adoption_of
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews, paragraph_views

_WIDTH = 420


def verdict_on(snapshot: Snapshot, thread: str) -> tuple[BriefLine, ...]:
    """Return what a paragraph came to.

    Raises:
        NotFound: if there is none of that id.
    """
    text = paragraph_views(snapshot)
    found = text.thread(thread)
    open_now = next((one for one in disputes_now(snapshot) if one.thread == thread), None)
    lines = (
        _words(text, found),
        line_of_end(snapshot, text, found),
        _line_of_course(text, found),
        _line_of_objections(snapshot, found, open_now) if _still_stands(text, found) else None,
        _stances(snapshot, found),
    )
    return tuple(line for line in lines if line)


def _still_stands(text: ParagraphViews, thread: Thread) -> bool:
    return thread.places[-1].version + 1 == len(text.sources)


def _words(text: ParagraphViews, thread: Thread) -> BriefLine:
    """Return how the paragraph reads in the last version that has it."""
    last = thread.places[-1]
    draft = text.lineage.versions[last.version]
    paragraphs = [draft.paragraphs[index] for index in last.paragraphs]
    words = shorten(" ".join(shown_text(paragraph) for paragraph in paragraphs), _WIDTH)
    label = N_("As it stands") if _still_stands(text, thread) else N_("As it stood last")
    cited = draft.source.cite(paragraphs[0].start, paragraphs[0].end)
    return BriefLine(label, words, f"text/{text.sources[last.version].id}/#p{last.paragraphs[0]}", (cited,))


def line_of_end(snapshot: Snapshot, text: ParagraphViews, thread: Thread) -> BriefLine:
    """Return whether the paragraph was adopted, still stands, or went, and with which version."""
    last = thread.places[-1].version
    path, name = f"text/{text.sources[last].id}/", text.name(last)
    if not _still_stands(text, thread):
        said = message(
            "Not in %(version)s or later: %(outcome)s.",
            version=text.name(last + 1),
            outcome=Message(_outcome(text, thread)),
        )
        return BriefLine(N_("What became of it"), said, f"text/{text.sources[last + 1].id}/")
    adopted = adoption_of(snapshot)
    if adopted is None:
        said = message("Open, in the latest version: %(version)s.", version=name)
        return BriefLine(N_("What became of it"), said, path)
    day: Text | date = adopted.date or "–"
    source = text.sources[last]
    said = message("Adopted on %(day)s, in %(text)s.", day=day, text=source.facts.symbol or source.title)
    cited = adopted.step.citations[:1] if adopted.step else ()
    return BriefLine(N_("What became of it"), said, path, cited)


def _outcome(text: ParagraphViews, thread: Thread) -> str:
    """Return what the link behind the last place says of it."""
    last = thread.places[-1]
    links = text.lineage.links[last.version]
    found = next((link for link in links if set(link.old) & set(last.paragraphs)), None)
    return found.outcome if found else "gone"


def _line_of_course(text: ParagraphViews, thread: Thread) -> BriefLine | None:
    """Return since when the paragraph is there, and since when it reads as it does."""
    first, last = thread.places[0], thread.places[-1]
    if first.version == last.version:
        return None
    changed = [
        place.version
        for place in thread.places[1:]
        if (link := text.into[place.version].get(place.paragraphs[0])) and link.kind is not LinkKind.UNCHANGED
    ]
    if not changed:
        said: Text = message("In the text since %(first)s, unchanged.", first=text.name(first.version))
    else:
        said = counted(
            "In the text since %(first)s; changed once, last with %(last)s.",
            "In the text since %(first)s; changed %(n)s times, last with %(last)s.",
            n=len(changed),
            first=text.name(first.version),
            last=text.name(changed[-1]),
        )
    return BriefLine(N_("Course"), said, f"paragraphs/{thread.id}/#wordings")


def _line_of_objections(snapshot: Snapshot, thread: Thread, one: Dispute | None) -> BriefLine:
    """Return what stands against the words as they are."""
    label = N_("On record against it") if adoption_of(snapshot) else N_("Open now")
    if one is None:
        return BriefLine(label, message("No bracket and no objection."), f"paragraphs/{thread.id}/#wordings")
    names = list(dict.fromkeys((*one.actors, *(each.holder.name for each in one.objections))))
    what = joined(_counted(one))
    said = message("%(what)s: %(names)s", what=what, names=first_of_names(names)) if names else what
    cited = tuple(each.citations[0] for each in one.objections[:3])
    where = "stand" if one.objections else "wordings"
    return BriefLine(label, joined((said, "."), ""), f"paragraphs/{thread.id}/#{where}", cited)


def _counted(one: Dispute) -> Iterator[Text]:
    """Yield how many brackets, objections and broken silences stand against a paragraph."""
    if one.brackets:
        yield counted("%(n)s bracket", "%(n)s brackets", n=one.brackets)
    if one.objections:
        yield counted("%(n)s objection", "%(n)s objections", n=len(one.objections))
    if one.breaks:
        yield counted("silence broken once", "silence broken %(n)s times", n=len(one.breaks))


def _stances(snapshot: Snapshot, thread: Thread) -> BriefLine | None:
    """Return who takes which stance on the paragraph, as far as it is held."""
    held = positions_by(snapshot).held_on.get(thread.id, ())
    if not held:
        return None
    parts = [
        message("%(what)s: %(names)s", what=Message(stance.value), names=first_of_names(list(names)))
        for stance, names in _by_stance(held)
    ]
    said = joined((joined(parts, "; ", capital=True), "."), "")
    return BriefLine(N_("Who holds what"), said, f"paragraphs/{thread.id}/#stand")


def _by_stance(held: tuple[Position, ...]) -> Iterator[tuple[Stance, dict[str, None]]]:
    for stance in Stance:
        names = dict.fromkeys(one.holder.name for one in held if one.stance is stance)
        if names:
            yield stance, names
