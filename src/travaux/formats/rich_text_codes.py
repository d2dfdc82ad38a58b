"""What RTF writes by name: characters, code pages, the parts of a file that hold no text of it."""

MARKS = {
    "~": "\u00a0", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\", "tab": "\t", "line": "\n", "page": "\n",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "zwbo": "", "zwnbo": "", "softline": " ",
}  # fmt: skip
"""Characters by the control word or sign that stands for them (RTF 1.9.1, special characters)."""

CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437",
}  # fmt: skip
"""The code page of a font by its character set (RTF 1.9.1, font table)."""

_NO_TEXT = (
    "fonttbl colortbl stylesheet info operator creatim revtim printim object objdata datafield themedata "
    "colorschememapping latentstyles listtable listoverridetable rsidtbl generator xmlnstbl mmathPr "
    "fldinst filetbl pnseclvl datastore ftnsep ftnsepc aftnsep aftnsepc shppict nonshppict sp bkmkstart "
    "bkmkend atrfstart atrfend atnref atnparent atntime ftncn wgrffmtfilter pgdsctbl defchp defpap ud0 "
    "company category keywords doccomm subject author manager hlinkbase userprops comment"
)
SKIPPED = {
    **dict.fromkeys(_NO_TEXT.split(), "skipped"),
    "fonttbl": "fonttbl", "revtbl": "revtbl", "title": "title", "listtext": "number", "pntext": "number",
    "atnid": "atnid", "atnauthor": "atnauthor", "atndate": "atndate", "pict": "pict",
}  # fmt: skip
"""Destinations that are no part of the text, each with what they are read into."""


def moment(packed: int) -> str | None:
    """Return a date as RTF packs it (DTTM: minute 6 bits, hour 5, day 5, month 4, year 9) in ISO 8601."""
    value = packed % (1 << 32)
    minute, hour, day, month = value & 63, value >> 6 & 31, value >> 11 & 31, value >> 16 & 15
    year = 1900 + (value >> 20 & 511)
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour < 24 and minute < 60):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:00"
