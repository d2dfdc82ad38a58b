"""Anchors in the record: every cited span gets an element of its own that a link can open."""

from collections.abc import Collection

from markupsafe import Markup, escape

Span = tuple[int, int]


def anchor(span: Span) -> str:
    """Return the element id of a cited span."""
    return f"w{span[0]}-{span[1]}"


def mark_up(text: str, offset: int, spans: Collection[Span]) -> Markup:
    """Return ``text`` with each of ``spans`` wrapped; ``offset`` is where the text stands in its source.

    Spans that cross are cut where they cross: the first piece carries the id, the others name it.
    """
    inside = sorted(
        {s for s in spans if offset <= s[0] < s[1] <= offset + len(text)}, key=lambda s: (s[0], -s[1])
    )
    out: list[str] = []
    stack: list[Span] = []
    position = offset
    for span in inside:
        position = _close_until(span[0], stack, out, text, offset, position)
        out.append(_escaped(text, offset, position, span[0]))
        position = span[0]
        out.append(_opening(span, first=True))
        stack.append(span)
    position = _close_until(offset + len(text), stack, out, text, offset, position)
    out.append(_escaped(text, offset, position, offset + len(text)))
    return Markup("".join(out))


def _escaped(text: str, offset: int, start: int, end: int) -> str:
    return str(escape(text[start - offset : end - offset])).replace("\n\n", "<br><br>").replace("\n", " ")


def _opening(span: Span, *, first: bool) -> str:
    return f'<span class="w" id="{anchor(span)}">' if first else f'<span class="w" data-of="{anchor(span)}">'


def _close_until(limit: int, stack: list[Span], out: list[str], text: str, offset: int, position: int) -> int:
    """Close every open span that ends at or before ``limit``; reopen those it had to close on the way."""
    while ending := min((span[1] for span in stack if span[1] <= limit), default=None):
        out.append(_escaped(text, offset, position, ending))
        position = ending
        reopen: list[Span] = []
        while any(span[1] == ending for span in stack):
            span = stack.pop()
            out.append("</span>")
            if span[1] != ending:
                reopen.append(span)
        for span in reversed(reopen):
            out.append(_opening(span, first=False))
            stack.append(span)
    return position
