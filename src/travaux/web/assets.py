"""Where the files lie that pages load: styles and scripts, of the reading room and of reports."""

STATIC: tuple[tuple[str, str], ...] = (("travaux.web", "static"), ("travaux.exports.html", "static"))
"""(package, folder) pairs."""
