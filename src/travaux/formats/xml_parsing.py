"""XML of strangers as a tree: no entity is resolved, and nothing it names is fetched."""

from lxml import etree

from travaux.domain.messages import message
from travaux.errors import UnreadableSource
from travaux.formats.encodings import decode_bytes
from travaux.formats.opening import without_prologue


def parse_xml(data: bytes, where: str) -> etree._Element:
    """Return the first element of an XML document, its comments left out.

    Raises:
        UnreadableSource: if it is no well-formed XML or declares entities.
    """
    before, rest = without_prologue(decode_bytes(data).text.lstrip("\ufeff"))
    if "<!ENTITY" in before.upper():
        raise UnreadableSource(
            message("declares entities"), where=where, remedy=message("do not trust it; ask for a clean copy")
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, encoding="utf-8"
    )
    try:
        return etree.fromstring(rest.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(
            message("is no well-formed XML (%(error)s)", error=str(getattr(error, "msg", error))),
            where=where,
            remedy=message("get the file again"),
        ) from error
