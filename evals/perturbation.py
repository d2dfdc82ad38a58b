"""Make a new version of a real text whose true links are known: all kinds of change, mixed."""

import random
import re
from dataclasses import dataclass

from travaux.analysis.text.alignment import comparable
from travaux.domain.spans import SourceText
from travaux.domain.texts import Draft, Paragraph, ParagraphKind


@dataclass(frozen=True, slots=True)
class TrueLink:
    kind: str
    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool


@dataclass(slots=True)
class Piece:
    """A paragraph of the version in the making."""

    text: str
    kind: ParagraphKind
    old: tuple[int, ...]
    label: str | None = None
    split: int | None = None  # pieces of one split share this number
    edited: bool = False
    moved: bool = False


SHARES = {
    "edit": 0.25,
    "heavy": 0.05,
    "bracket": 0.1,
    "split": 0.05,
    "merge": 0.05,
    "delete": 0.06,
    "insert": 0.06,
    "move": 0.06,
}


def perturb(draft: Draft, foreign: list[str], seed: int) -> tuple[Draft, list[TrueLink]]:
    """Return a new version of ``draft`` and its true links; ``foreign`` paragraphs are what gets inserted."""
    rng = random.Random(seed)
    pieces = [Piece(comparable(p), p.kind, (p.index,), p.label) for p in draft.paragraphs]
    pieces = _move(_split(_merge(_delete(pieces, rng), rng), rng), rng)
    vocabulary = [word for text in foreign for word in text.split()]
    for piece in pieces:
        _edit(piece, vocabulary, rng)
    return _finish(_insert(pieces, foreign, rng), draft)


def _delete(pieces: list[Piece], rng: random.Random) -> list[Piece]:
    return [piece for piece in pieces if rng.random() >= SHARES["delete"]]


def _long(piece: Piece, least: int) -> bool:
    return piece.kind is not ParagraphKind.HEADING and len(piece.text.split()) >= least


def _merge(pieces: list[Piece], rng: random.Random) -> list[Piece]:
    merged: list[Piece] = []
    for piece in pieces:
        before = merged[-1] if merged else None
        if (
            before
            and len(before.old) == 1
            and _long(before, 8)
            and _long(piece, 8)
            and rng.random() < SHARES["merge"]
        ):
            joint = rng.choice((" ", "; ", ", and "))
            before.text = before.text.rstrip(" ;.,") + joint + piece.text
            before.old += piece.old
        else:
            merged.append(piece)
    return merged


def _split(pieces: list[Piece], rng: random.Random) -> list[Piece]:
    result: list[Piece] = []
    for number, piece in enumerate(pieces):
        words = piece.text.split()
        places = [k for k in range(8, len(words) - 8) if re.search(r"[,;.]$", words[k - 1])]
        if len(piece.old) == 1 and _long(piece, 24) and places and rng.random() < SHARES["split"]:
            place = rng.choice(places)
            result += [
                Piece(" ".join(part), piece.kind, piece.old, piece.label, split=number)
                for part in (words[:place], words[place:])
            ]
        else:
            result.append(piece)
    return result


def _move(pieces: list[Piece], rng: random.Random) -> list[Piece]:
    """Move single paragraphs and small runs by at least six places; neighbours of a split stay together."""
    result = list(pieces)
    wanted = round(SHARES["move"] * len(result))
    done = 0
    while done < wanted:
        size = rng.choice((1, 1, 2, 3))
        start = rng.randrange(len(result) - size)
        run = result[start : start + size]
        if any(piece.moved or piece.split is not None or len(piece.text.split()) < 6 for piece in run):
            done += 1
            continue
        rest = result[:start] + result[start + size :]
        targets = [k for k in range(len(rest)) if abs(k - start) >= 6]
        if not targets:
            break
        target = rng.choice(targets)
        for piece in run:
            piece.moved = True
        result = rest[:target] + run + rest[target:]
        done += size
    return result


def _edit(piece: Piece, vocabulary: list[str], rng: random.Random) -> None:
    chance = rng.random()
    if piece.kind is ParagraphKind.HEADING and chance > 0.1:
        return
    words = piece.text.split()
    if chance < SHARES["heavy"] and len(words) > 15:
        times = len(words) // 12
    elif chance < SHARES["heavy"] + SHARES["edit"] and len(words) > 4:
        times = rng.randint(1, 3)
    else:
        if words and chance > 1 - SHARES["bracket"]:
            piece.text = _bracket(words, rng)
        return
    for _ in range(times):
        place = rng.randrange(len(words))
        taken = rng.choice((0, 1, 1, 2, min(5, len(words) // 8)))
        first = rng.randrange(len(vocabulary) - 8)
        put = vocabulary[first : first + rng.choice((0, 1, 1, 2, 6))]
        if taken or put:
            words[place : place + taken] = put
    edited = " ".join(words)
    piece.edited = re.findall(r"\w+", edited.casefold()) != re.findall(r"\w+", piece.text.casefold())
    piece.text = edited


def _bracket(words: list[str], rng: random.Random) -> str:
    start = rng.randrange(len(words))
    end = rng.randrange(start, len(words))
    return " ".join((*words[:start], "[" + " ".join(words[start : end + 1]) + "]", *words[end + 1 :]))


def _insert(pieces: list[Piece], foreign: list[str], rng: random.Random) -> list[Piece]:
    result: list[Piece] = []
    for piece in pieces:
        if rng.random() < SHARES["insert"]:
            result.append(Piece(rng.choice(foreign), ParagraphKind.OPERATIVE, ()))
        result.append(piece)
    return result


def _finish(pieces: list[Piece], draft: Draft) -> tuple[Draft, list[TrueLink]]:
    paragraphs, text, number = [], "", 0
    for index, piece in enumerate(pieces):
        label = piece.label
        if piece.kind is ParagraphKind.OPERATIVE:
            number += 1
            label = f"{number}."
        text += f"{label or '.'} "
        paragraphs.append(
            Paragraph(index, label, piece.kind, piece.text, len(text), len(text) + len(piece.text))
        )
        text += piece.text + "\n"
    new = Draft(SourceText(draft.source.id + "#perturbed", text), "perturbed", paragraphs=tuple(paragraphs))
    return new, _truth(pieces, len(draft.paragraphs))


def _truth(pieces: list[Piece], count: int) -> list[TrueLink]:
    links: list[TrueLink] = []
    splits: dict[int, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.split is not None:
            splits.setdefault(piece.split, []).append(index)
        elif not piece.old:
            links.append(TrueLink("inserted", (), (index,), False))
        else:
            kind = "merged" if len(piece.old) > 1 else "edited" if piece.edited else "unchanged"
            links.append(TrueLink(kind, piece.old, (index,), piece.moved))
    for news in splits.values():
        links.append(TrueLink("split", pieces[news[0]].old, tuple(news), False))
    kept = {i for link in links for i in link.old}
    return links + [TrueLink("deleted", (i,), (), False) for i in range(count) if i not in kept]
