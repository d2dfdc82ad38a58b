"""Sections followed through the versions of a text: the same one under another heading is still the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from travaux.analysis.text.alignment import comparable
from travaux.analysis.text.wording import find_keys
from travaux.domain.lineage import Lineage
from travaux.domain.texts import Draft
from travaux.reports.versions import section_key

Named = tuple[int, str]  # a version and the name of a section in it
MOSTLY = 0.5  # the share of a section's words that go on into one other, or came from it


def follow_sections(lineage: Lineage, sections: Sequence[Sequence[str]]) -> dict[Named, str]:
    """Return for each section of each version what it is called last, by name or by where its words went.

    ``sections`` names the section of each paragraph, version by version. Two sections of successive versions
    are one where each has most in common with the other, and at least half of the words of one of them.
    """
    known: dict[Named, Named] = {}
    for version, names in enumerate(sections):
        for name in names:
            known.setdefault((version, name), (version, name))
    for step, (before, after) in enumerate(pairwise(sections)):
        for old, new in _identical_sections(lineage, step, before, after):
            _join_sections(known, (step, old), (step + 1, new))
    last: dict[Named, str] = {}
    for version in reversed(range(len(sections))):
        for name in sections[version]:
            last.setdefault(_root(known, (version, name)), name)
    by_key: dict[str, str] = {}
    for name in reversed(list(last.values())):
        by_key[section_key(name)] = name
    return {named: by_key[section_key(last[_root(known, named)])] for named in known}


def _identical_sections(
    lineage: Lineage, step: int, before: Sequence[str], after: Sequence[str]
) -> list[tuple[str, str]]:
    """Return the pairs of sections of two successive versions that are one."""
    shared: dict[tuple[str, str], int] = defaultdict(int)
    newer, older = lineage.versions[step + 1], lineage.versions[step]
    for link in lineage.links[step]:
        for old in link.old:
            for new in link.new:
                shared[before[old], after[new]] += min(_words(older, old), _words(newer, new))
    sizes_before, sizes_after = _sizes(older, before), _sizes(newer, after)
    most_of_old = _most_shared(shared, 0)
    most_of_new = _most_shared(shared, 1)
    keys_before, keys_after = {section_key(n) for n in before}, {section_key(n) for n in after}
    return [
        (old, new)
        for (old, new), words in shared.items()
        if most_of_old[old] == new
        and most_of_new[new] == old
        and words >= MOSTLY * min(sizes_before[old], sizes_after[new])
        and (
            section_key(old) == section_key(new)
            or (section_key(old) not in keys_after and section_key(new) not in keys_before)
        )
    ]


def _most_shared(shared: Mapping[tuple[str, str], int], side: int) -> dict[str, str]:
    """Return for each section of one side the one of the other with which it shares most words."""
    found: dict[str, str] = {}
    for pair, _ in sorted(shared.items(), key=lambda entry: (-entry[1], entry[0])):
        found.setdefault(pair[side], pair[1 - side])
    return found


def _sizes(draft: Draft, names: Sequence[str]) -> dict[str, int]:
    sizes: dict[str, int] = defaultdict(int)
    for index, name in enumerate(names):
        sizes[name] += _words(draft, index)
    return sizes


def _words(draft: Draft, index: int) -> int:
    return len(find_keys(comparable(draft.paragraphs[index]))) + 1


def _root(known: Mapping[Named, Named], named: Named) -> Named:
    while known[named] != named:
        named = known[named]
    return named


def _join_sections(known: dict[Named, Named], one: Named, other: Named) -> None:
    known[_root(known, one)] = _root(known, other)
