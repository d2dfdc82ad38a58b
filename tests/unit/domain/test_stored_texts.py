"""Texts of ours inside findings: written as plain values and read back, in any language afterwards."""

from dataclasses import dataclass
from datetime import date

import pytest

from travaux.domain.canonical import canonical, restored, shape
from travaux.domain.messages import Percentage, Text, counted, joined, message
from travaux.domain.stored_texts import text_read, written

DAY = date(2031, 5, 6)
TEXTS: list[Text] = [
    "words of the record",
    message("no deadline"),
    message("due on %(day)s (%(reason)s)", day=DAY, reason=message("the day is named")),
    counted("%(n)s day", "%(n)s days", 3),
    joined(("a quotation", 7, 2.5, DAY, Percentage(0.4), message("no deadline")), "; ", capital=True),
    "",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with a text that it must have and one that it may have."""

    rule: Text
    note: Text | None = None


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_back_as_it_was_written(text: Text) -> None:
    assert text_read(written(text)) == text
    for finding in (Finding(text), Finding("plain", text)):
        assert restored(canonical(finding), Finding) == finding


def test_the_same_text_has_the_same_form() -> None:
    assert canonical(Finding("a")) == '{"rule":"a"}'
    assert canonical(Finding(message("no deadline"))) == '{"rule":{"key":"no deadline","values":[]}}'
    assert shape(Finding) == shape(Finding)


@pytest.mark.parametrize(
    "plain", [7, None, ["a"], {"day": "2031-05-06"}, {"words": "a"}, {"key": 7, "values": []}]
)
def test_what_is_no_text_is_not_read_as_one(plain: object) -> None:
    with pytest.raises(TypeError):
        text_read(plain)


def test_what_has_no_form_is_not_written() -> None:
    with pytest.raises(TypeError):
        written(object())  # type: ignore[arg-type]
