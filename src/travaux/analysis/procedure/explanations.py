"""Explanations and statements that an account tells of, each by whoever made it."""

from collections.abc import Iterator

from travaux.analysis.procedure.objections import parties
from travaux.domain.process import Party, StepKind
from travaux.reference.expressions import Expression
from travaux.reference.phrases import entries, phrase
from travaux.reference.registry import Registry


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"explanations.{name}")


def find_explanations(words: str, registry: Registry, before: str = "") -> Iterator[tuple[StepKind, Party]]:
    """Yield each explanation, reply or general statement that a sentence tells, with who made it.

    Whoever stands before the verb made it, or those whom it was made "by"; an explanation without "before"
    is told as one after the adoption, to which reservations and dissociations are said. Reservations alone
    are explanations where the words ``before`` say that explanations are being given.
    """
    found = dict.fromkeys(_told(words, registry, before))
    for way in entries("procedure", "explanations.ways"):
        for match in _phrase(way).finditer(words):
            if not _phrase("not_told").search(words, 0, match.end()):
                found |= dict.fromkeys(parties(match["who"], registry))
    known: set[str] = set()
    for party in sorted(found, key=lambda one: one.speaking_for is None):
        if party.name not in known:
            known.add(party.name)
            yield _kind(words), party


def _told(words: str, registry: Registry, before: str) -> Iterator[Party]:
    """Yield whom the verb of a sentence has explain, or the words after "by"."""
    told = _phrase("told").search(words)
    if told is None and _phrase("section").search(before):
        told = _phrase("in_section").search(words)
    if told is None or _phrase("not_told").search(words, 0, told.end()):
        return
    by = _phrase("made_by").search(words, told.start())
    speaking = words[by.end() :] if by else words[: told.start()]
    if not by and (opening := _phrase("opening").match(words)):
        after = _phrase("spoke").search(words, opening.end())
        speaking = words[opening.end() : after.start()] if after else ""
    yield from parties(_phrase("aside").sub(" ", speaking), registry)


def _kind(words: str) -> StepKind:
    kinds = entries("procedure", "explanations.kinds")
    found = next((kind for kind in kinds if _phrase(f"kinds.{kind}").search(words)), None)
    return StepKind[found.upper()] if found else StepKind.EXPLANATION_AFTER
