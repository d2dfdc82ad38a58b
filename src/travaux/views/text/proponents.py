"""Whose words a text says that words are: parties named beside them, apart from those who typed a change."""

from collections.abc import Iterable

from travaux.domain.lineage import Thread
from travaux.domain.texts import Attribution
from travaux.views.registry import actor_named
from travaux.views.snapshot import Snapshot
from travaux.views.text.paragraphs import ParagraphViews

Names = tuple[str, ...]


def told_apart(
    snapshot: Snapshot, text: ParagraphViews, thread: Thread, said: Iterable[Attribution]
) -> tuple[Names, Names]:
    """Return the parties named, and the names that only a word processor put to a change of the thread.

    A name of the second kind is that of whoever typed, unless the registry knows it as a party's.
    """
    typed = _typists(text, thread)
    names = dict.fromkeys(name for one in said for name in one.actors)
    typists = tuple(name for name in names if name in typed and actor_named(snapshot, name) is None)
    return tuple(name for name in names if name not in typists), typists


def _typists(text: ParagraphViews, thread: Thread) -> frozenset[str]:
    places = ((place.version, index) for place in thread.places for index in place.paragraphs)
    paragraphs = (text.lineage.versions[version].paragraphs[index] for version, index in places)
    return frozenset(mark.author for each in paragraphs for mark in each.marks if mark.author)
