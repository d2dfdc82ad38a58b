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
    told = _phrase("told").search(words)
    if told is None and _phrase("section").search(before):
        told = _phrase("in_section").search(words)
    if told is None or _phrase("not_told").search(words, 0, told.end()):
        return
    kind = _kind(words)
    by = _phrase("made_by").search(words, told.start())
    speaking = words[by.end() :] if by else words[: told.start()]
    if not by and (opening := _phrase("opening").match(words)):
        after = _phrase("spoke").search(words, opening.end())
        speaking = words[opening.end() : after.start()] if after else ""
    for party in parties(_phrase("aside").sub(" ", speaking), registry):
        yield kind, party


def _kind(words: str) -> StepKind:
    kinds = entries("procedure", "explanations.kinds")
    found = next((kind for kind in kinds if _phrase(f"kinds.{kind}").search(words)), None)
    return StepKind[found.upper()] if found else StepKind.EXPLANATION_AFTER
