"""A person whom a record prints in capitals here and in small letters there is one holder."""

from travaux.analysis.speakers.introductions import in_one_spelling
from travaux.domain.actors import Speaker


def persons(*printed: str) -> list[str | None]:
    return [each.person for each in in_one_spelling([Speaker(name, None, name) for name in printed])]


def test_capitals_take_the_spelling_that_most_turns_have() -> None:
    assert persons("MR. TARN", "Mr. Tarn", "MR. TARN") == ["Mr. Tarn"] * 3
    assert persons("MS. MCORM", "Ms. McOrm", "Ms. Mcorm", "Ms. McOrm")[0] == "Ms. McOrm"


def test_a_person_in_capitals_alone_and_another_stay_as_they_are() -> None:
    assert persons("MR. TARN", "MS. TARN", "Mr. Tarnow") == ["MR. TARN", "MS. TARN", "Mr. Tarnow"]


def test_the_label_stays_as_it_is_printed() -> None:
    speakers = [Speaker("MR. TARN", None, "MR. TARN"), Speaker("Mr. Tarn", None, "Mr. Tarn")]
    assert [each.label for each in in_one_spelling(speakers)] == ["MR. TARN", "Mr. Tarn"]
