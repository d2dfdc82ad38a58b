"""Words counted in any script."""

import re

# Han, Hiragana and Katakana are written without spaces: each of their characters counts as one word,
# as word processors count them. Thai, Lao, Khmer and Burmese run on too but are no language of the record.
UNSPACED = re.compile(
    r"[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
LETTER = re.compile(r"\w")


def count_words(text: str) -> int:
    """Return the number of words in ``text``.

    In scripts that part words by white space, everything between white space counts as one word, so that
    the count of plain prose is ``len(text.split())``: "co-operation" is one, "–" standing alone is one.
    Each Chinese (or Japanese) character counts as one word; Chinese punctuation counts for nothing, and
    letters or figures between Chinese characters count as one word a run.
    """
    if text.isascii() or not UNSPACED.search(text):
        return len(text.split())
    return sum(_count_token(token) for token in text.split())


def _count_token(token: str) -> int:
    characters, rest = 0, []
    for place, run in enumerate(UNSPACED.split(token)):
        characters += place > 0
        rest.append(run)
    if not characters:
        return 1
    return characters + sum(1 for run in rest if LETTER.search(run))
