"""The registry of actors: who a name, a code or a form of address means.

What is truly ambiguous is never guessed: the candidates are returned instead. Nothing here
reads files but ``load_registry``, through the tables shipped beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from travaux.domain.actors import Actor, ActorKind
from travaux.reference.index import NameIndex
from travaux.reference.mentions import PhraseTree
from travaux.reference.names import key
from travaux.reference.tables import ActorEntry, Lexicon, read_entries, read_lexicon, read_user_entries


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a name means. ``actor`` is None where nobody or several are meant; ``how`` says what decided.

    ``how`` is one of name, code, address, near-miss, ambiguous, unknown.
    """

    actor: Actor | None
    candidates: tuple[Actor, ...]
    how: str


_SENTENCE = 1000  # characters: the longest stretch that is read as one sentence has 120 words
UNKNOWN = Resolution(None, (), "unknown")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of an actor inside a running text."""

    start: int
    end: int
    resolution: Resolution


@dataclass(frozen=True, eq=False)
class Registry:
    """Every actor known, by code, and the index of their names."""

    actors: Mapping[str, Actor]
    index: NameIndex = field(repr=False)
    lexicon: Lexicon = field(repr=False)
    membership: Mapping[str, tuple[str, ...]] = field(repr=False)
    notes: Mapping[str, str] = field(repr=False, default_factory=dict)

    def resolve(self, name: str) -> Resolution:
        """Return whom ``name`` means: as a name, a code, a form of address or a near-miss of one."""
        exact = self.resolve_exactly(name)
        if exact.how != "unknown":
            return exact
        addressed = self.lexicon.without_address(name)
        if addressed:
            found = self.resolve_addressed(addressed)
            if found.how == "unknown":
                found = self._nearest_name(addressed)
            return Resolution(
                found.actor, found.candidates, "address" if found.actor and found.how == "name" else found.how
            )
        return self._nearest_name(name)

    def resolve_exactly(self, name: str) -> Resolution:
        """Return whom ``name`` means as a whole name or code, letter for letter but for accents and case."""
        codes, how = self.index.find(name)
        return self._resolution(codes, how)

    def resolve_addressed(self, name: str) -> Resolution:
        """Return whom ``name`` means where it follows or precedes a form of address, as adjectives do too."""
        found = self.resolve_exactly(name)
        if found.how != "unknown":
            return found
        codes = self.lexicon.adjectives.get(key(name), ())
        return self._resolution((code for code in codes if code in self.actors), "name")

    def members(self, group_code: str) -> tuple[Actor, ...]:
        """Return the members of a group by display name; empty where membership is not listed."""
        found = (self.actors[code] for code in self.membership.get(group_code, ()))
        return tuple(sorted(found, key=lambda actor: actor.name))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the names of actors in running ``text``, in order, never overlapping.

        Many findings ask of the same sentence, which is read once; what is longer than one is not kept.
        """
        return _kept_mentions(self, text) if len(text) <= _SENTENCE else self._mentions(text)

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        return tuple(
            Mention(start, end, self._resolution(codes, "name"))
            for start, end, codes in self._phrases.find(text)
        )

    def absent_from(self, text: str) -> frozenset[str]:
        """Return the codes of States that are no members of the body whose record ``text`` is."""
        return frozenset(code for code in self.lexicon.absent_from(text) if code in self.actors)

    def role(self, code: str) -> Actor:
        """Return one of the shipped roles, such as ``CHAIR`` or ``SECRETARIAT``."""
        return self.actors[code]

    @cached_property
    def _phrases(self) -> PhraseTree:
        return PhraseTree(
            (phrase for phrase in self.index.phrases() if not self._is_role(phrase[2])),
            self.lexicon.decoys,
            self.lexicon.honorifics,
        )

    def _is_role(self, codes: tuple[str, ...]) -> bool:
        return any(self.actors[code].kind is ActorKind.ROLE for code in codes)

    def _nearest_name(self, name: str) -> Resolution:
        return self._resolution(self.index.near(name), "near-miss")

    def _resolution(self, codes: Iterable[str], how: str) -> Resolution:
        found = tuple(self.actors[code] for code in codes)
        if not found:
            return UNKNOWN
        return Resolution(found[0], (), how) if len(found) == 1 else Resolution(None, found, "ambiguous")


def load_registry(extra: Mapping[str, object] | None = None) -> Registry:
    """Return the shipped registry, with a user's own entries winning over it.

    ``extra`` is a parsed ``actors.toml``: tables ``[[actor]]`` with ``code``, ``name``, ``kind`` and, as
    wanted, ``sector``, ``region``, ``groups``, ``aliases``, ``members``; and a table ``[aliases]`` from a
    name as written to the code of an actor. An entry with a known code replaces what it states, no more.

    Raises:
        UsageError: if ``extra`` names an unknown kind, sector or actor, or lacks a code or name.
    """
    return _shipped() if not extra else _build(read_entries(), extra)


@lru_cache(maxsize=16384)
def _kept_mentions(registry: Registry, text: str) -> tuple[Mention, ...]:
    return registry._mentions(text)


@lru_cache(maxsize=1)
def _shipped() -> Registry:
    return _build(read_entries(), {})


def _build(shipped: Mapping[str, ActorEntry], extra: Mapping[str, object]) -> Registry:
    lexicon = read_lexicon()
    own, aliases = read_user_entries(extra, shipped)
    kept = {code: entry for code, entry in shipped.items() if code not in own or entry.is_same(own[code])}
    entries = {**kept, **own}
    membership = {
        code: _members(entry, code in own, kept) for code, entry in entries.items() if entry.members
    }
    groups = _groups_by_member(membership)
    for code, entry in own.items():
        listed = groups.setdefault(code, [])
        listed.extend(group for group in entry.groups if group not in listed)
    actors = {
        code: Actor(code, entry.name, entry.kind, entry.sector, entry.region, tuple(groups.get(code, ())))
        for code, entry in entries.items()
    }
    notes = {code: entry.note for code, entry in entries.items() if entry.note}
    return Registry(actors, _indexed(kept, own, aliases, lexicon), lexicon, membership, notes)


def _indexed(
    kept: Mapping[str, ActorEntry],
    own: Mapping[str, ActorEntry],
    aliases: Mapping[str, str],
    lexicon: Lexicon,
) -> NameIndex:
    index = NameIndex(lexicon)
    for code, entry in kept.items():
        is_state = entry.kind is ActorKind.STATE
        index.add(code, entry.codes, (entry.name, *entry.aliases), is_state=is_state)
        index.listen_for(entry.spoken)
    index.add_ambiguous({name: codes for name, codes in lexicon.ambiguous.items() if {*codes} <= {*kept}})
    for code, entry in own.items():
        index.overrule(code, (entry.name, *entry.own_aliases), is_state=entry.kind is ActorKind.STATE)
    for name, code in aliases.items():
        index.overrule(code, (name,), is_state=False)
    return index


def _members(entry: ActorEntry, is_own: bool, kept: Mapping[str, ActorEntry]) -> tuple[str, ...]:
    """Return the members of a group; who takes a shipped actor's code does not take its memberships."""
    return entry.members if is_own else tuple(code for code in entry.members if code in kept)


def _groups_by_member(membership: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for group, members in membership.items():
        for member in members:
            groups.setdefault(member, []).append(group)
    return groups
