"""Messages: written in English here, never formatted into other text."""

from datetime import date, datetime

import pytest

from travaux.domain.messages import (
    ENGLISH,
    Percentage,
    counted,
    day_of,
    joined,
    joined_or_none,
    message,
    plain,
)


def boats(n: int) -> str:
    return str(counted("%(n)s boat", "%(n)s boats", n))


@pytest.mark.parametrize(
    ("n", "written"), [(0, "0 boats"), (1, "1 boat"), (2, "2 boats"), (1200, "1,200 boats")]
)
def test_a_count_takes_the_number_that_it_needs(n: int, written: str) -> None:
    assert boats(n) == written


def test_values_are_written_as_english_writes_them() -> None:
    said = message(
        "%(n)s, %(x)s, %(share)s, %(day)s, %(name)s",
        n=12345,
        x=2.25,
        share=Percentage(0.256),
        day=date(2025, 3, 6),
        name="Ferry Guild",
    )
    assert str(said) == "12,345, 2.2, 26%, 6 March 2025, Ferry Guild"


def test_a_name_with_a_percent_sign_stays_a_name() -> None:
    assert str(message("by %(name)s", name="100% Rivers %(n)s")) == "by 100% Rivers %(n)s"


def test_messages_are_values_of_messages() -> None:
    inner = counted("%(n)s meeting", "%(n)s meetings", 1)
    assert str(message("spoke in %(where)s", where=inner)) == "spoke in 1 meeting"


def test_what_is_not_there_is_not_joined() -> None:
    assert str(joined(("a", None, "", message("b"), 3, date(2025, 1, 2)))) == "a, b, 3, 2 January 2025"
    assert str(joined((message("vote"), "x"), " – ", capital=True)) == "Vote – x"
    assert joined_or_none((None, "")) is None
    assert str(joined_or_none(("a", "b"))) == "a; b"


def test_a_message_cannot_slip_into_other_text() -> None:
    for said in (message("vote"), joined(("a",))):
        with pytest.raises(TypeError):
            f"{said}"
        with pytest.raises(TypeError):
            said.__html__()


def test_a_cell_without_anything_is_an_en_dash() -> None:
    assert (ENGLISH.cell(None), ENGLISH.cell(""), ENGLISH.cell(0)) == ("–", "", "0")


def test_data_keep_their_numbers_and_days() -> None:
    assert [plain(value) for value in (None, 3, 2.5, Percentage(0.5), date(2025, 3, 6), message("vote"))] == [
        None,
        3,
        2.5,
        0.5,
        "2025-03-06",
        "vote",
    ]
    assert plain(datetime(2025, 3, 6, 9, 30)) == "2025-03-06T09:30:00"


def test_a_text_that_is_no_day_stays_as_it_is() -> None:
    assert (day_of("2025-03-06"), day_of("last spring"), day_of(None)) == (
        date(2025, 3, 6),
        "last spring",
        None,
    )
