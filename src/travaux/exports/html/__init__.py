"""Pages as HTML: one self-contained file, good on paper and phone, light and dark."""

from travaux.exports.html.page import write_page

__all__ = ["write_page"]
