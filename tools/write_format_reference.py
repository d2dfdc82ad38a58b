"""Write docs/reference/formats.md from the table of formats, so that the two never differ."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from travaux.formats.budget import READING_MEMORY, READING_SECONDS
from travaux.formats.format import Format
from travaux.formats.opening import MAX_BYTES
from travaux.formats.table import document_formats, formats, transcript_formats

OUT = Path(__file__).parent.parent / "docs" / "reference" / "formats.md"
HEAD = f"""# Formats

Made from the table of formats by `python tools/write_format_reference.py`.

A file is recognised by its content. Its suffix decides only between formats that its content leaves open,
and where name and content disagree, that is noted. Files of up to {MAX_BYTES >> 20} MiB are opened; what they
hold is read within {READING_SECONDS} seconds of processor and {READING_MEMORY >> 20} MiB of
memory (SECURITY.md).
Of plain words 8 MB, some 2,500 pages, take eight seconds; 60 MB take more than that memory and are refused in
one line: what is larger holds pictures or sound beside its words. A file that
no format recognises is refused, and the error names what was tried.
"""


def reference() -> str:
    """Return the page."""
    spoken = transcript_formats()
    layouts = [each for each in spoken if each.turns]
    documents = ", ".join(str(each.title) for each in document_formats())
    parts = [
        HEAD,
        "\n## Files\n",
        *_table(each for each in formats() if not each.turns),
        "\n## Turns in documents\n",
        f"\nIn the words of a document ({documents}) turns are found by how they are laid out. A folder of\n"
        "documents is read as single statements, one a file.\n\n",
        *(f"- `{each.name}`: {each.title!s}\n" for each in layouts),
        "\n## Saying what a file is\n",
        "\n`travaux report SOURCE --as FORMAT` reads a transcript as one of ",
        ", ".join(f"`{each.name}`" for each in spoken),
        ".\n",
    ]
    return "".join(parts)


def _table(rows: Iterable[Format]) -> Iterator[str]:
    yield "\n| name | what it is | suffixes | read as |\n|---|---|---|---|\n"
    for each in rows:
        suffixes = " ".join(f"`{suffix}`" for suffix in each.suffixes)
        yield f"| `{each.name}` | {each.title!s} | {suffixes} | {each.reads_as} |\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["-"]:
        sys.stdout.write(reference())
    else:
        OUT.write_text(reference(), encoding="utf-8")
