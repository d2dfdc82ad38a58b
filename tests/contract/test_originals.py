"""What every place for originals must do, wherever it keeps their bytes."""

from hashlib import sha256
from pathlib import Path

import pytest

from travaux.errors import NotFound, WorkspaceError
from travaux.ports import Originals
from travaux.store.originals import OriginalsFolder


@pytest.fixture(params=[OriginalsFolder])
def originals(request: pytest.FixtureRequest, tmp_path: Path) -> Originals:
    made: Originals = request.param(tmp_path / "originals")
    return made


def test_bytes_lie_untouched_under_the_address_of_their_content(originals: Originals) -> None:
    data = b"\xff\x00 minutes \r\n"
    address = originals.save(data, "minutes.bin")
    assert address == sha256(data).hexdigest()
    assert originals.path(address).read_bytes() == data
    assert originals.path(address).name == "minutes.bin"
    assert list(originals.addresses()) == [address]


def test_the_same_bytes_are_saved_once_under_their_first_name(originals: Originals) -> None:
    first = originals.save(b"one", "a.txt")
    assert originals.save(b"one", "b.txt") == first
    assert originals.path(first).name == "a.txt"


def test_a_damaged_original_is_noticed_and_mended_by_saving_it_again(originals: Originals) -> None:
    address = originals.save(b"one", "a.txt")
    assert originals.is_intact(address)
    originals.path(address).write_bytes(b"two")
    assert not originals.is_intact(address)
    originals.save(b"one", "a.txt")
    assert originals.is_intact(address)


def test_a_missing_original_says_what_to_do(originals: Originals) -> None:
    assert not originals.is_intact("ab" * 32)
    with pytest.raises(NotFound, match="add the file again"):
        originals.path("ab" * 32)


def test_a_discarded_original_is_gone_and_the_others_stay(originals: Originals) -> None:
    gone, stays = originals.save(b"one", "a.txt"), originals.save(b"two", "b.txt")
    originals.discard(gone)
    originals.discard("ab" * 32)
    assert list(originals.addresses()) == [stays]


def test_sweeping_leaves_what_is_whole(originals: Originals) -> None:
    address = originals.save(b"one", "a.txt")
    originals.sweep()
    assert originals.is_intact(address)
    assert originals.path(originals.save(b"two", "b.txt")).read_bytes() == b"two"


def test_addresses_come_in_order(originals: Originals) -> None:
    saved = [originals.save(bytes([number]), f"{number}.bin") for number in range(1, 9)]
    assert list(originals.addresses()) == sorted(saved)


@pytest.mark.parametrize("name", ["../../outside.txt", "/etc/passwd", "..", "a\x00b.txt", "\n", "." * 300])
def test_no_name_leads_outside(originals: Originals, name: str) -> None:
    path = originals.path(originals.save(name.encode(), name))
    assert path.read_bytes() == name.encode()
    assert path.name not in ("", ".", "..")


def test_a_file_is_saved_as_its_bytes_are(originals: Originals, tmp_path: Path) -> None:
    long = tmp_path / "talk.wav"
    long.write_bytes(bytes(range(256)) * 10_000)
    address = originals.save_file(long, "talk.wav")
    assert address == sha256(long.read_bytes()).hexdigest()
    assert originals.path(address).read_bytes() == long.read_bytes()
    assert originals.save(long.read_bytes(), "other.wav") == address
    assert originals.path(address).name == "talk.wav"


def test_a_file_that_is_not_there_is_saved_by_no_name(originals: Originals, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="cannot save talk"):
        originals.save_file(tmp_path / "nowhere.wav", "talk.wav")
    assert list(originals.addresses()) == []
