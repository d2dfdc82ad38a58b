"""Addresses of pages: absolute on a server, relative files in a published site, the same in templates.

A page is named by its path, "text/v3/". A server answers that path; a published site holds it as
"text/v3/index.html" and links by relative paths, so that it works from any folder and from disk.
"""

import posixpath
from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import quote

Link: TypeAlias = Callable[[str], str]


def server_address(path: str) -> str:
    """Return the address of ``path`` on a server."""
    return "/" + quote(path, safe="/#?=&")


def published_from(here: str) -> Link:
    """Return a function that links from the page ``here`` to another page of a published site."""
    folder = posixpath.dirname(file_of(here))

    def link(path: str) -> str:
        page, mark, fragment = path.partition("#")
        target = posixpath.relpath(file_of(page), folder or ".")
        return quote(target) + mark + fragment

    return link


def file_of(path: str) -> str:
    """Return the file that holds the page ``path`` in a published site."""
    return path + "index.html" if path == "" or path.endswith("/") else path
