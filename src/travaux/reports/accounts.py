"""The account of a source's words: how many its file holds, and what became of them."""

from collections.abc import Iterator

from travaux.domain.coverage import Coverage
from travaux.domain.messages import Text, message


def describe_coverage(coverage: Coverage) -> Text:
    """Return the account of a file's words in one sentence."""
    return message(
        "%(words)s words in the file: %(exposed)s in the text, %(apart)s kept apart, %(missing)s missing",
        words=coverage.words,
        exposed=coverage.exposed,
        apart=coverage.count_apart,
        missing=coverage.count_missing,
    )


def account_rows(coverage: Coverage) -> Iterator[tuple[Text, Text | None, int]]:
    """Yield what is missing and what is kept apart, with where that is and how many words."""
    for note in (*coverage.missing, *coverage.apart):
        yield note.what, note.where or None, note.count
