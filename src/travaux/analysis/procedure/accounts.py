"""Whether a text with numbered paragraphs tells what happened, as summary records do, or is to be agreed."""

from travaux.analysis.commitments.directives import opens_with_directive
from travaux.analysis.procedure.budgets import is_statement, read_budget
from travaux.domain.texts import Draft, ParagraphKind
from travaux.reference.expressions import Expression
from travaux.reference.phrases import phrase

_FRONT = 400  # characters in which a record, a letter or a note says what it is
_TITLED = 1 / 4  # of the paragraphs must tell of acts under a title of an account,
_UNTITLED = 1 / 2  # and this many without: drafts recall what was done, in a paragraph or two
_LONG = 30  # characters: shorter paragraphs are heads, or items of a list


def _phrase(name: str) -> Expression:
    return phrase("procedure", f"accounts.{name}")


def is_account(draft: Draft) -> bool:
    """Tell whether a text tells of acts that were done: a record, minutes, a report, a letter, a statement.

    What has a preamble, directs somebody, or lays down who shall do what is to be agreed, whatever its title.
    """
    body = [one for one in draft.paragraphs if one.kind is not ParagraphKind.HEADING]
    if is_statement(draft.source) and read_budget(draft.source) is not None:
        return True  # a statement that may also say what shall be reviewed
    if any(one.kind is ParagraphKind.PREAMBULAR for one in body) or any(_is_law(one.text) for one in body):
        return False
    if is_statement(draft.source):
        return True
    long = [one for one in body if len(one.text) > _LONG]
    titled = _phrase("title").search(draft.source.text[:_FRONT])
    telling = sum(_tells_step(one.text, bool(titled)) for one in long)
    return telling > 0 and telling >= (_TITLED if titled else _UNTITLED) * len(long)


def _tells_step(words: str, titled: bool) -> bool:
    told = _phrase("telling").search(words)
    return bool(told and (titled or _phrase("of_a_meeting").search(words)))


def _is_law(words: str) -> bool:
    """Tell whether a paragraph directs somebody or binds, in words of its own."""
    own = _phrase("quoted").sub("", words)
    return opens_with_directive(own) or bool(_phrase("binding").search(own)) or "[" in own
