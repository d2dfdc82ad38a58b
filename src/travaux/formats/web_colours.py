"""Colours as style sheets and HTML attributes write them."""

import re

from travaux.domain.figures import decimal
from travaux.formats.unseen import Colour

_NAMED: dict[str, Colour] = {
    "white": (255, 255, 255), "black": (0, 0, 0), "red": (255, 0, 0), "lime": (0, 255, 0),
    "blue": (0, 0, 255), "yellow": (255, 255, 0), "aqua": (0, 255, 255), "cyan": (0, 255, 255),
    "fuchsia": (255, 0, 255), "magenta": (255, 0, 255), "silver": (192, 192, 192), "gray": (128, 128, 128),
    "grey": (128, 128, 128), "maroon": (128, 0, 0), "olive": (128, 128, 0), "green": (0, 128, 0),
    "purple": (128, 0, 128), "teal": (0, 128, 128), "navy": (0, 0, 128), "orange": (255, 165, 0),
    "snow": (255, 250, 250), "ivory": (255, 255, 240), "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255), "floralwhite": (255, 250, 240), "darkblue": (0, 0, 139),
    "lightgray": (211, 211, 211), "lightgrey": (211, 211, 211), "darkgray": (169, 169, 169),
    "beige": (245, 245, 220), "darkgreen": (0, 100, 0), "darkred": (139, 0, 0),
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b")
_FUNCTION = re.compile(r"rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)(?:\s*[,/]\s*([\d.]+%?))?\s*\)")
_HSL = re.compile(r"hsla?\(\s*([\d.]+)(?:deg)?[\s,]+([\d.]+)%[\s,]+([\d.]+)%(?:\s*[,/]\s*([\d.]+%?))?\s*\)")
_WORD = re.compile(r"[a-z]+")


def read_colour(value: str) -> tuple[Colour, float] | None:
    """Return the first colour in a style's value and how opaque it is (0 to 1), None where none is known."""
    value = value.casefold()
    if found := _HEX.search(value):
        return _hex(found[1])
    if found := _FUNCTION.search(value):
        red, green, blue = (_channel(found[place]) for place in (1, 2, 3))
        return (red, green, blue), _share(found[4])
    if found := _HSL.search(value):
        return _colour_of_hsl(decimal(found[1]), decimal(found[2]) / 100, decimal(found[3]) / 100), _share(
            found[4]
        )
    for word in _WORD.findall(value):
        if word == "transparent":
            return (0, 0, 0), 0.0
        if word in _NAMED:
            return _NAMED[word], 1.0
    return None


def _hex(digits: str) -> tuple[Colour, float]:
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    return (red, green, blue), int(digits[6:8], 16) / 255 if len(digits) == 8 else 1.0


def _channel(value: str) -> int:
    number = decimal(value.rstrip("%"))
    return min(255, round(number * 2.55 if value.endswith("%") else number))


def _share(value: str | None) -> float:
    if not value:
        return 1.0
    return decimal(value.rstrip("%"), 100.0) / 100 if value.endswith("%") else decimal(value, 1.0)


def _colour_of_hsl(hue: float, saturation: float, lightness: float) -> Colour:
    reach = saturation * min(lightness, 1 - lightness)

    def channel(place: int) -> int:
        at = (place + hue / 30) % 12
        return round(255 * (lightness - reach * max(-1, min(at - 3, 9 - at, 1))))

    return channel(0), channel(8), channel(4)
