"""The name of a body told whole: over wrapped lines, in lists, and where a short name stands for it."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from travaux.reference.consultation import front_words
from travaux.reference.expressions import Expression

_WORD = r"(?:[dDlL]['’]|al-|el-)?[A-ZÀ-Þ][\w.&'’/-]*"
_MARKS = " \t()“”\"'‘’"


def unwrapped(text: str) -> str:
    """Return ``text`` at its length, with a line that breaks within a name joined to the next.

    It does where it ends in a small word of names ("of", "and the", "&"), or the next opens with one.
    """
    return _broken().compiled.sub(lambda found: re.sub(r"[\r\n]", " ", found[0]), text)


def name_in(words: str) -> str:
    """Return the name that ``words`` open with: "Centre for Public Law" of "Centre for Public Law on tides".

    A comma goes on where a list ends in "and" or "&"; "for", "on", "in", "at" go on behind a body's noun.
    """
    tokens = words.split()
    kept = 0
    for number, token in enumerate(tokens):
        if _inside().fullmatch(token):
            if not _leads_on(tokens, number):
                break
        elif _ends().fullmatch(token) or not _word().fullmatch(token.strip(_MARKS + ",")):
            break
        else:
            kept = number + 1
            if token.endswith(",") and not _goes_on(" ".join(tokens[kept:])):
                break
    return " ".join(tokens[:kept]).rstrip(",")


def whole_name(name: str, before: str) -> str | None:
    """Return ``name`` as the words ``before`` give it in full, None where it is short for what is not told.

    Short are a kind of body alone ("The Coalition") and two that share a verb ("The Chamber and the Lake
    Council"), each of which has an article of its own.
    """
    parts = [part for part in _joined().split(name) if part]
    for part in parts:
        if is_body_noun(part.split()[-1]) and (len(parts) > 1 or is_body_noun(part)):
            full = _in_full(part, before)
            if full is None:
                return None
            name = name.replace(part, full, 1)
    return name


def is_body_noun(name: str) -> bool:
    """Tell whether ``name`` only says what kind of body it is: "Coalition"."""
    return bool(_body().fullmatch(name))


def _in_full(part: str, before: str) -> str | None:
    """Return the one longer name that ``part`` is short for, itself where there is none; None if unsure."""
    defined = _defined(part).search(before)
    if defined:
        return next(reversed([*_names(before[: defined.start()])]), part)
    longer = dict.fromkeys(name for name in _names(before) if _is_short_for(part, name))
    if len(longer) == 1:
        return next(iter(longer))
    return None if longer or is_body_noun(part) else part


def _is_short_for(part: str, name: str) -> bool:
    """Tell whether the words of ``part`` stand in ``name``, in their order and with others."""
    words = iter(re.findall(r"\w+", name.lower()))
    return len(name.split()) > len(part.split()) and all(
        word in words for word in re.findall(r"\w+", part.lower())
    )


def _names(text: str) -> Iterator[str]:
    for found in _run().finditer(text):
        yield re.sub(rf"^(?i:{front_words()['article']})\s+", "", " ".join(found[0].split()))


def _goes_on(rest: str) -> bool:
    office = re.match(rf"(?i:{front_words()['offices']})\b", rest)
    return not office and bool(_list_end().match(rest))


def _leads_on(tokens: list[str], number: int) -> bool:
    """Tell whether a small word goes on with the name: "for" does behind "Centre", not before a meeting."""
    if not _place().fullmatch(tokens[number]):
        return True
    behind = " ".join(tokens[number + 1 :])
    return number > 0 and is_body_noun(tokens[number - 1]) and not _occasion().match(behind)


def _pattern(template: str) -> Expression:
    words = {part: f"(?i:{listed})" for part, listed in front_words().items()}
    return Expression(template.format_map({**words, "word": _WORD}))


@cache
def _broken() -> Expression:
    return _pattern(
        r"(?<![\w'’.-])(?:{in_name}|{article})[ \t]*\r?\n(?=[ \t]*\S)"
        r"|(?<=[\w,)])[ \t]*\r?\n(?=[ \t]*(?=[a-zà-þ&])(?:{in_name}|{article})[ \t])"
    )


@cache
def _word() -> Expression:
    return _pattern(r"{word}|\d{{1,3}}")


@cache
def _inside() -> Expression:
    return _pattern(r"{in_name}|{article}|{goes_on}")


@cache
def _ends() -> Expression:
    return _pattern(r"{after_name}")


@cache
def _place() -> Expression:
    return _pattern(r"{goes_on}")


@cache
def _occasion() -> Expression:
    return _pattern(r"(?:[\w-]+\s+){{0,4}}?{occasions}(?!\w)")


@cache
def _list_end() -> Expression:
    run = r"(?:{article}\s+)?{word}(?:\s+(?:{word}|{in_name}))*?"
    return _pattern(rf"(?:{run},\s+)*(?:{run},?\s+)?{{lists}}\s+(?:{{article}}\s+)?{{word}}")


@cache
def _run() -> Expression:
    word = (
        r"[A-ZÀ-Þ](?:[\w&'’/-]|\.(?=\w)|(?<=[^\w][A-Z])\.)*"  # the points of "U.S.", not those of sentences
    )
    gap = r"(?:[ \t]+|[ \t]*\r?\n[ \t]*(?=\S))"
    run = f"{word}(?:{gap}{word})*"
    of = f"{gap}{{of_name}}(?:{gap}{{article}})?{gap}"
    return _pattern(f"{run}(?:{of}{run}(?:{gap}{{lists}}{gap}{word})?)*")


@cache
def _joined() -> Expression:
    return _pattern(r",?\s+{lists}\s+{article}\s+|,\s+{article}\s+")


@cache
def _body() -> Expression:
    return _pattern(r"{bodies}")


@lru_cache(maxsize=64)
def _defined(part: str) -> Expression:
    """Match a definition of the short name ``part``: "(the “Coalition”)", "(hereafter the Coalition)"."""
    spelt = re.escape(part).replace(r"\ ", r"\s+")
    return Expression(rf"\s*\((?:[\w-]+\s+){{0,2}}[“\"'‘]?{spelt}[”\"'’]?\)")
