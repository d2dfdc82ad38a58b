"""The parts of a Word document's package, unpacked within limits and parsed with nothing fetched."""

import io
import zipfile

from lxml import etree

from travaux.domain.messages import message
from travaux.errors import SourceTooLarge, UnreadableSource

MAX_UNPACKED = 256 * 1024 * 1024
"""The most that all parts of a document may unpack to."""

MAX_RATIO = 200
"""How many times larger than its packed form a part of over a mebibyte may be."""

MAX_PARTS = 10_000

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Parts:
    """The parts of a package, each unpacked within limits and parsed with nothing fetched or expanded."""

    def __init__(self, data: bytes, where: str, form: str = "DOCX") -> None:
        self.where = where
        self.form = form
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            self.names = self.archive.namelist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self._damaged() from error
        self._check_sizes(len(data))

    def _damaged(self) -> UnreadableSource:
        return UnreadableSource(
            message("is a damaged or truncated %(form)s", form=self.form),
            where=self.where,
            remedy=message("get the file again"),
        )

    def _check_sizes(self, packed: int) -> None:
        infos = self.archive.infolist()
        total = sum(info.file_size for info in infos)
        steep = [
            i for i in infos if i.file_size > 1_048_576 and i.file_size > MAX_RATIO * max(i.compress_size, 1)
        ]
        if len(infos) > MAX_PARTS or total > MAX_UNPACKED or steep:
            raise SourceTooLarge(
                message(
                    "unpacks from %(packed)s to %(total)s bytes, as a zip bomb does",
                    packed=packed,
                    total=total,
                ),
                where=self.where,
                remedy=message("open it in a word processor you trust and save it again"),
            )

    def bytes(self, name: str) -> bytes | None:
        if name not in self.names:
            return None
        try:
            with self.archive.open(name) as part:
                data = part.read(MAX_UNPACKED + 1)
        except (
            zipfile.BadZipFile,
            OSError,
            EOFError,
            RuntimeError,
            NotImplementedError,
            ValueError,
        ) as error:
            if "encrypted" in str(error):
                raise UnreadableSource(
                    message("is encrypted"), where=self.where, remedy=message("save it without a password")
                ) from error
            raise self._damaged() from error
        if len(data) > MAX_UNPACKED:
            raise SourceTooLarge(
                message("unpacks beyond its stated size, as a zip bomb does"), where=self.where
            )
        return data

    def xml(self, name: str) -> etree._Element | None:
        data = self.bytes(name)
        if data is None:
            return None
        head = data[:4096].replace(b"\x00", b"")
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise UnreadableSource(
                message("declares entities in %(part)s, which no word processor does", part=name),
                where=self.where,
                remedy=message("do not trust it; ask its sender for a clean copy"),
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True
        )
        try:
            return etree.fromstring(data.replace(_STRICT, _TRANSITIONAL), parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableSource(
                message("is damaged in %(part)s (%(reason)s)", part=name, reason=error.msg),
                where=self.where,
                remedy=message("get the file again"),
            ) from error
