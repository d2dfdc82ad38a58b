"""Web pages parsed within limits: nothing is fetched, no script is run, and no element takes over."""

import re

from lxml import etree, html

from travaux.domain.messages import message
from travaux.errors import SourceTooLarge, UnreadableSource

MOST_ATTRIBUTES = 500
"""Attributes of one element: parsing takes time by their square, and pages of the web have some dozens."""

MOST_ELEMENTS = 200_000
"""Elements of a page: the longest saved debates have some ten thousand."""

_LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{%d,}" % (2 * MOST_ATTRIBUTES))
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")


def parse_page(data: bytes, where: str, encoding: str | None) -> etree._Element:
    """Return the root of a page.

    Raises:
        UnreadableSource: if there is no HTML in it.
        SourceTooLarge: if it holds more elements, or an element more attributes, than pages do.
    """
    _check(data, where)
    parser = html.HTMLParser(encoding=encoding, huge_tree=False, no_network=True, remove_comments=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(
            message("holds no HTML that can be read"), where=where, remedy=message("save the page again")
        ) from error
    return root


def _check(data: bytes, where: str) -> None:
    elements = data.count(b"<") - data.count(b"</")
    if elements > MOST_ELEMENTS:
        raise SourceTooLarge(
            message(
                "holds %(n)s elements; at most %(most)s are read",
                n=elements,
                most=MOST_ELEMENTS,
            ),
            where=where,
            remedy=message("split it, or give its text"),
        )
    for tag in _LONG_TAG.finditer(data):
        named = len(_QUOTED.sub(b"", tag.group()).split())
        if named > MOST_ATTRIBUTES:
            raise SourceTooLarge(
                message(
                    "has an element with %(n)s attributes; at most %(most)s are read",
                    n=named,
                    most=MOST_ATTRIBUTES,
                ),
                where=where,
                remedy=message("save the page again"),
            )
