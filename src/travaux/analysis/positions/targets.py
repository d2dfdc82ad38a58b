"""What a clause is about: paragraphs in every spelling, sections, terms, documents, amendments, the text."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from travaux.analysis.positions.clauses import unsplit
from travaux.analysis.positions.instruments import instrument_after, instrument_before
from travaux.analysis.positions.provisions import provisions_of
from travaux.analysis.positions.terms import Seen, trimmed
from travaux.domain.positions import Target, TargetKind
from travaux.reference.expressions import Expression
from travaux.reference.phrases import clause_pattern
from travaux.reference.stances import StanceLexicon

MOST_IN_RANGE = 130
_LATIN = r"(?:\s?(?:bis|ter|quater|quat|quinquies|alt))*"
_SUB = r"(?:\s?\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\))*"
_ITEM = rf"(?:(?:PP|OP|AP)\s?)?\d{{1,3}}(?:\.\d{{1,3}})*(?:[A-Za-z](?![A-Za-z]))?{_LATIN}{_SUB}"
_TO = r"\s?(?:-|–|—|to|through|à)\s?"
_JOIN = rf"(?:\s*(?:,\s*and|,\s*or|,|;|\band\b|\bor\b|&|\bas well as\b|\bet\b|\by\b)\s*|{_TO})"
_NOUN = (
    r"(?:operative\s+|preambular\s+|sub-?|new\s+|draft\s+|former\s+|current\s+)?"
    r"(?:paragraphs?|paras?\.?|párrafos?|paragraphe?s?|articles?|art[íi]culos?|provisions?|§§?)"
)
_AGAIN = r"(?:(?:sub-?)?(?:paragraphs?|paras?\.?)\s*)?"
_LISTED = re.compile(
    rf"\b({_NOUN})\s*(?:nos?\.\s*)?({_ITEM}(?:{_JOIN}{_AGAIN}{_ITEM})*)(?![\w%])", re.IGNORECASE
)
_BARE = re.compile(
    rf"(?<![\w/])((?:PP|OP)\s?\d{{1,3}}{_LATIN}{_SUB}(?:{_JOIN}(?:(?:PP|OP)\s?)?\d{{1,3}}{_LATIN}{_SUB})*)(?![\w/])"
)
_INSERTED = re.compile(rf"(?<![\w/.-])(\d{{1,3}}\s?(?:bis|ter|quater|quat|quinquies|alt)\b{_SUB})(?![\w/])")
_ARTICLE_FIRST = re.compile(
    rf"\bArticle\s+(\d{{1,3}}(?:\s?bis|\s?ter)?)\s*,?\s*(?:sub-?)?(?:paragraphs?|paras?\.?)\s+"
    rf"({_ITEM}(?:{_JOIN}{_AGAIN}{_ITEM})*)(?![\w%])",
    re.IGNORECASE,
)
_SUB_OF = re.compile(rf"sub-?paragraphs?\s+({_ITEM}|\(?[a-z]\)?)\s+of\s+paragraph\s+({_ITEM})", re.IGNORECASE)
_AMENDMENT = re.compile(
    r"\b(?:draft\s+|oral\s+|"
    r"proposed\s+)?amendments?(?:\s+(?:contained\s+in\s+)?(?:document\s+)?([A-Z][\w]*(?:[/-][A-Z0-9.]+)+|L\.\s?\d+))?",
    re.IGNORECASE,
)
_SYMBOL = re.compile(
    r"(?<![\w/])(?:(?:A|E|S|C|CP|FCCC|WT|G|TD|CCPR|UNEP|TN|APDP)(?:/[A-Z0-9][\w.]*)+(?:/[\w.()]+)*|"
    r"[A-Z]-\d{2,3}-L\.?-?\d{1,3}|L\.\s?\d{1,3})(?:/Rev\.\d+)?(?![\w])"
)
_RESOLUTION = re.compile(
    r"\b(?:r[ée]solutions?|resolución|resoluciones)\s+(\d{1,3}/\d{1,4}(?:\s+[A-Z]\b)?|\d{3,4}\s+\(\d{4}\)|\d{2}-\d{2,3})",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"\bthe\s+((?:(?!(?:the|this|that|these|a|an|its|their|in|of|on|under|paragraphs?)\b)[\w’'-]+\s+){1,5}?)(section|chapter|pillar)s?\b|\b(?:section|chapter|part|"
    r"annex)s?\s+(?:on\s+((?:[\w’'-]+\s?){1,5})|([IVX]{1,4}|[A-H])\b)"
)
_QUOTED = re.compile(r"(?:[“\"‘](?!\s)|«\s?)([^“”\"«»]{2,120}?)\s?[”\"»’](?!\w)")
_MENTIONED = re.compile(
    r"\b(?:(?:references?|language|wording|terms|mention|mentions)\s+(?:to|on|of|about|regarding|"
    r"like|such as|including)"
    r"|(?:paragraphs|sections?|provisions|elements|matters)\s+(?:relat(?:ed|ing)|pertaining|"
    r"refer+ing|linked)\s+to)\s+(?=[\w“\"‘])",
    re.IGNORECASE,
)
_LIST_STOP = re.compile(
    r"\s+(?:which|who|whom|that|because|since|when|where|if|as|so|but|while|whilst|"
    r"is|are|was|were|has|have|had|will|would|should|must|"
    r"can|could|may|in (?:the|para)|citing|arguing|stating|noting|with|alongside|to which|due to|"
    r"outside|within|going|and (?:we|I|it|they|the negotiation))\b"
    r"|[;:.!?()\[\]—–]|,\s*(?:with|arguing|stating|noting|citing|which|alongside)"
)
_POSSESSIVE = re.compile(r"[’']s\b")
_OPTION = re.compile(
    r"\boptions?\s+((?:\d+[a-z]?|(?-i:[A-Z])\b)(?:(?:,|\s+and|\s+or)\s+(?:\d+[a-z]?|(?-i:[A-Z])\b))*|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\b(?!\s+(?:of|is to|was to)\b))",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(
    r"\b((?:(?!The\b)[A-Z][\w’'/-]+\s+){1,4}(?:[’']s\s+)?|(?:this|that|the|his|her|their)\s+)"
    r"(proposals?|suggestions?)\b"
    r"(?:\s+(?:by|of|made by|from)\s+((?:the\s+)?[A-Z][\w/-]*(?:\s+[A-Z][\w/-]*)*))?"
)


def find_targets(clause: str, lexicon: StanceLexicon) -> tuple[Seen, ...]:
    """Return what ``clause`` names outright, in order; of two readings the more particular wins.

    What a stand leaves out ("all but for paragraph 14") is not named.
    """
    found: list[Seen] = []
    for finder in _outright(lexicon.language):
        for seen in finder(clause, lexicon):
            if not any(
                _overlap(seen, other)
                for other in found
                if other.target.kind is not seen.target.kind or seen.start != other.start
            ):
                found.append(seen)
    for finder in (_documents, _whole_text, _mentioned, _proposals):
        for seen in finder(clause, lexicon):
            if not any(_overlap(seen, other) for other in found):
                found.append(seen)
    named = [seen for seen in found if not in_exception(clause, seen.start, lexicon.language)]
    return tuple(sorted(named, key=lambda seen: seen.start))


def in_exception(words: str, place: int, language: str) -> bool:
    """Tell whether what is named at ``place`` is left out of a stand: "except for paragraph 14"."""
    excepted = clause_pattern(language, "excepted").finditer(words)
    return any(one.start() <= place < one.end() for one in excepted)


def expand(listed: str) -> list[str]:
    """Return every label of a list with ranges: "11, 38-40 and PP3" gives 11, 38, 39, 40, PP3."""
    labels: list[str] = []
    prefix = ""
    for part in re.split(
        rf"{_JOIN.replace('|' + _TO, '')}",
        re.sub(r"\b(?:sub-?)?(?:paragraphs?|paras?\.?)\s*", "", listed, flags=re.I),
    ):
        ends = [end for end in re.split(_TO, part.strip()) if end]
        if not ends:
            continue
        given = re.match(r"(PP|OP|AP)\s?", ends[0], re.IGNORECASE)
        prefix = given.group(1).upper() if given else prefix
        first = re.sub(r"^(?:PP|OP|AP)\s?", "", ends[0], flags=re.IGNORECASE)
        last = re.sub(r"^(?:PP|OP|AP)\s?", "", ends[-1], flags=re.IGNORECASE)
        labels.extend(prefix + label for label in _range(first, last))
    return list(dict.fromkeys(labels))


def _range(first: str, last: str) -> list[str]:
    if (
        first != last
        and first.isdigit()
        and last.isdigit()
        and int(first) < int(last) <= int(first) + MOST_IN_RANGE
    ):
        return [str(number) for number in range(int(first), int(last) + 1)]
    return [_tidy(first)] if first == last else [_tidy(first), _tidy(last)]


def _tidy(label: str) -> str:
    label = re.sub(r"\s+\(", "(", label.strip())
    return re.sub(r"(?<=\d)\s*(bis|ter|quater|quat|quinquies|alt)\b", r" \1", label)


def _listed(clause: str, _: StanceLexicon) -> Iterator[Seen]:
    with_article = [match.span() for match in _ARTICLE_FIRST.finditer(clause)]
    for match in _LISTED.finditer(clause):
        if any(start <= match.start() < end for start, end in with_article):
            continue
        after, before = instrument_after(clause, match.end()), instrument_before(clause, match.start())
        instrument = (after and after.instrument) or (before and before.instrument)
        start = before.end if before and not (after and after.instrument) else match.start()
        end = after.end if after else match.end()
        if instrument:
            yield Seen(_of_instrument(clause[match.start() : end], instrument), start, end)
            continue
        for label in expand(match.group(2)):
            known = _prefixed(label, match.group(1).lower(), after.article if after else None)
            yield Seen(Target(TargetKind.PARAGRAPH, known), match.start(), end)


def _of_instrument(provision: str, instrument: str) -> Target:
    """Return a provision of a text that the words name; only a draft of that text has it."""
    label = " ".join(provision.split())
    label = label if instrument in label else f"{label} of {instrument}"
    return Target(TargetKind.DOCUMENT, label, instrument=instrument)


def _prefixed(label: str, noun: str, article: str | None) -> str:
    if article:
        return f"{article}, paragraph {label}"
    if label.startswith(("PP", "OP")):
        return label
    return (
        "Article "
        if noun.startswith(("article", "artículo", "articulo"))
        else {"pre": "PP", "ope": "OP"}.get(noun[:3], "")
    ) + label


def _of_articles(clause: str, _: StanceLexicon) -> Iterator[Seen]:
    """Yield paragraphs named after their article: "Article 5, paragraphs 2 and 3"."""
    for match in _ARTICLE_FIRST.finditer(clause):
        article = f"Article {match.group(1)}"
        after, before = instrument_after(clause, match.end()), instrument_before(clause, match.start())
        named = after if after and after.instrument else before
        if named and named.instrument:
            end = after.end if after else match.end()
            yield Seen(_of_instrument(clause[match.start() : end], named.instrument), match.start(), end)
            continue
        for label in expand(match.group(2)):
            yield Seen(Target(TargetKind.PARAGRAPH, f"{article}, paragraph {label}"), *match.span())


def _of_sub_paragraphs(clause: str, _: StanceLexicon) -> Iterator[Seen]:
    for match in _SUB_OF.finditer(clause):
        label = f"{_tidy(match.group(2))}({match.group(1).strip('()')})"
        yield Seen(Target(TargetKind.PARAGRAPH, label), match.start(), match.end())


def _bare_provisions(clause: str, _: StanceLexicon) -> Iterator[Seen]:
    for match in _BARE.finditer(clause):
        for label in expand(match.group(1)):
            yield Seen(Target(TargetKind.PARAGRAPH, label), match.start(), match.end())
    for match in _INSERTED.finditer(clause):
        yield Seen(Target(TargetKind.PARAGRAPH, _tidy(match.group(1))), match.start(), match.end())


def _ordinal(clause: str, lexicon: StanceLexicon) -> Iterator[Seen]:
    for match in _ordinals(lexicon.targets.get("ordinals", ())).finditer(clause):
        number = lexicon.targets["ordinals"].index(match.group(1).lower()) + 1
        prefix = "OP" if "operative" in match.group(0).lower() else "PP"
        yield Seen(Target(TargetKind.PARAGRAPH, f"{prefix}{number}"), match.start(), match.end())


@cache
def _ordinals(words: tuple[str, ...]) -> Expression:
    if not words:
        return Expression(r"(?!)")
    any_of = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return Expression(
        rf"\b({any_of})\s+(?:preambular\s+paragraph|operative\s+paragraph|paragraph\s+of\s+the\s+preamble)\b",
        re.I,
    )


def _symbols(clause: str, _: StanceLexicon) -> Iterator[Seen]:
    for match in _AMENDMENT.finditer(clause):
        if match.group(1):
            yield Seen(Target(TargetKind.AMENDMENT, plain_symbol(match.group(1))), match.start(), match.end())
    for match in _SYMBOL.finditer(clause):
        yield Seen(Target(TargetKind.DOCUMENT, plain_symbol(match.group())), match.start(), match.end())
    for match in _RESOLUTION.finditer(clause):
        label = f"resolution {match.group(1).replace('-', '/')}"
        yield Seen(Target(TargetKind.DOCUMENT, label), match.start(), match.end())


def plain_symbol(written: str) -> str:
    """Return a document symbol as it is printed: "A-80-L41" and "L. 41" as A/80/L.41 and L.41."""
    symbol = re.sub(r"\s+", "", written).rstrip(".")
    if re.fullmatch(r"[A-Z]-\d{2,3}-L[.-]*\d+", symbol):
        symbol = symbol.replace("-", "/")
    return re.sub(r"(?:^|(?<=/))L[./]*(?=\d)", "L.", symbol)


def _sections(clause: str, _: StanceLexicon) -> Iterator[Seen]:
    for match in _SECTION.finditer(clause):
        name = match.group(1) or match.group(3) or match.group(4)
        label = " ".join(re.sub(r"^(?:the|on|whole|entire)\s+", "", name.strip()).split())
        if label.lower() not in {"private", "public", "this", "whole", "same"}:
            yield Seen(Target(TargetKind.SECTION, label), match.start(), match.end())


def _options(clause: str, _: StanceLexicon) -> Iterator[Seen]:
    for match in _OPTION.finditer(clause):
        words = (word if len(word.strip(",")) == 1 else word.lower() for word in match.group().split())
        yield Seen(Target(TargetKind.PROPOSAL, " ".join(words)), match.start(), match.end())


def _quoted(clause: str, _: StanceLexicon) -> Iterator[Seen]:
    for match in _QUOTED.finditer(clause):
        yield Seen(Target(TargetKind.TERM, " ".join(match.group(1).split())), match.start(), match.end())


def _documents(clause: str, lexicon: StanceLexicon) -> Iterator[Seen]:
    for match in phrases(lexicon.targets.get("documents", ()), any_case=False).finditer(clause):
        if _POSSESSIVE.match(clause, match.end()):
            continue  # "the Convention’s reporting framework" is about the framework
        label = lexicon.short.get(match.group(), match.group())
        yield Seen(Target(TargetKind.DOCUMENT, label), match.start(), match.end())


def _whole_text(clause: str, lexicon: StanceLexicon) -> Iterator[Seen]:
    for match in phrases(lexicon.targets.get("whole", ())).finditer(clause):
        label = re.sub(r"^(?:the|this)\s+", "", match.group().lower())
        yield Seen(Target(TargetKind.TEXT, label), match.start(), match.end())


def _mentioned(clause: str, lexicon: StanceLexicon) -> Iterator[Seen]:
    """Yield what references are to, each of a list by itself."""
    for match in _MENTIONED.finditer(clause):
        stop = _LIST_STOP.search(unsplit(clause, lexicon), match.end())
        listed = clause[match.end() : stop.start() if stop else len(clause)]
        place = match.end()
        for item in re.split(r"(,\s*(?:and\s+|or\s+)?)", listed)[:20]:
            label = trimmed(item)
            if place == match.end() and len(label.split()) > 14:
                yield Seen(Target(TargetKind.TERM, " ".join(label.split()[:12])), place, place + len(item))
                break
            if len(label) > 2 and len(label.split()) <= 14 and label.lower() not in {"and", "or"}:
                yield Seen(Target(TargetKind.TERM, " ".join(label.split())), place, place + len(item))
            place += len(item)


def _proposals(clause: str, _: StanceLexicon) -> Iterator[Seen]:
    for match in _PROPOSAL.finditer(clause):
        owner = match.group(3) or (match.group(1) if match.group(1)[:1].isupper() else "")
        label = (
            f"proposal by {' '.join(owner.split()).removesuffix('’s').removesuffix(chr(39) + 's')}"
            if owner
            else "proposal"
        )
        yield Seen(Target(TargetKind.PROPOSAL, label), match.start(), match.end())


def _provisions_of_language(clause: str, lexicon: StanceLexicon) -> Iterator[Seen]:
    """Yield provisions as the language of the lexicon writes them, by rules of its own."""
    own = provisions_of(lexicon.language)
    yield from own.find(clause) if own else ()


_ENGLISH = (_of_sub_paragraphs, _of_articles, _listed, _ordinal, _options)
_OUTRIGHT = (_bare_provisions, _symbols, _sections, _quoted)


def _outright(language: str) -> tuple[Callable[[str, StanceLexicon], Iterator[Seen]], ...]:
    """Return what names a target outright in ``language``, the more particular first."""
    return (*((_provisions_of_language,) if provisions_of(language) else _ENGLISH), *_OUTRIGHT)


def _overlap(one: Seen, other: Seen) -> bool:
    return one.start < other.end and other.start < one.end


@cache
def phrases(known: tuple[str, ...], any_case: bool = True) -> Expression:
    """Return what finds any of the phrases ``known`` as whole words."""
    if not known:
        return Expression(r"(?!)")
    any_of = "|".join(re.escape(phrase) for phrase in sorted(known, key=len, reverse=True))
    return Expression(rf"(?<![\w-])(?:{any_of})(?![\w-])", re.IGNORECASE if any_case else 0)
