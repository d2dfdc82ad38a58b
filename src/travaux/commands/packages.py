"""What leaves a workspace as open files, and what is taken in of them: all of it, or its reviews alone."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from travaux.commands.workspace import somebody
from travaux.domain.messages import message
from travaux.domain.review import FindingKey, Review, ReviewDecision
from travaux.domain.sources import Viewer
from travaux.errors import NotFound, UnreadableSource
from travaux.store import packages
from travaux.store.copies import Copied, writing_to
from travaux.store.drafts import write_whole
from travaux.views.verification import Verification, verified_at
from travaux.views.workspace import opened

FORMAT = "travaux/reviews/1"


@dataclass(frozen=True, slots=True)
class TakenOver:
    """How many reviews were ``new``, were there already, or are about sources that are not there."""

    new: int
    known: int
    elsewhere: int


def export_workspace(folder: Path, file: Path) -> Copied:
    """Write the workspace ``folder`` as one open package."""
    with opened(folder) as workspace:
        return packages.write_package(workspace, file)


def import_workspace(file: Path, folder: Path) -> Verification:
    """Make the workspace ``folder`` of a package and return whether it holds what it says.

    Raises:
        NotFound: if there is no such file.
        UnreadableSource: if it is no package of a workspace.
        UsageError: if there is something in ``folder``.
    """
    if not file.is_file():
        raise NotFound(message("no such file"), where=str(file))
    packages.read_package(file, folder)
    return verified_at(folder)


def export_reviews(folder: Path, file: Path) -> int:
    """Write all that people said in a workspace as JSON; return how many reviews that is."""
    with opened(folder) as workspace:
        with workspace.record.view(Viewer.KEEPER) as view:
            told = [_review_json(review) for review in view.reviews()]
        about = {"format": FORMAT, "workspace": workspace.settings.title, "reviews": told}
    with writing_to(file):
        write_whole(file, json.dumps(about, ensure_ascii=False, indent=2) + "\n")
    return len(told)


def import_reviews(file: Path, folder: Path) -> TakenOver:
    """Take over reviews with their authors and moments; the log has who took them over.

    Raises:
        NotFound: if there is no such file.
        UnreadableSource: if it holds no reviews.
    """
    reviews = _read_reviews(file)
    with opened(folder) as workspace, workspace.record.writing(somebody()) as writing:
        here = {stored.source.id for stored in writing.seen().sources()} | {""}
        ours = [review for review in reviews if review.finding.subject in here]
        new = sum(writing.take_over_review(review) for review in ours)
    return TakenOver(new, len(ours) - new, len(reviews) - len(ours))


def _read_reviews(file: Path) -> list[Review]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        if told["format"] != FORMAT:
            raise ValueError(told["format"])
        return [_review_of(item) for item in told["reviews"]]
    except FileNotFoundError as error:
        raise NotFound(message("no such file"), where=str(file)) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableSource(
            message("holds no reviews as `travaux export --reviews` writes them"), where=str(file)
        ) from error


def _review_json(review: Review) -> dict[str, str | None]:
    return {
        "subject": review.finding.subject,
        "kind": review.finding.kind,
        "id": review.finding.id,
        "verdict": review.verdict.value,
        "reason": review.reason,
        "original": review.original,
        "replacement": review.replacement,
        "who": review.who,
        "when": review.when.isoformat(timespec="milliseconds") if review.when else None,
    }


def _review_of(item: dict[str, str | None]) -> Review:
    said = {name: item[name] for name in ("subject", "kind", "id", "reason", "original", "who", "when")}
    if not all(isinstance(value, str) for value in said.values()):
        raise ValueError("a review lacks something")
    for value in (said["original"], item["replacement"]):
        if value is not None:
            json.loads(value)
    key = FindingKey(str(said["subject"]), str(said["kind"]), str(said["id"]))
    when = datetime.fromisoformat(str(said["when"]))
    if when.tzinfo is None:
        raise ValueError("a moment without a time zone")
    verdict = ReviewDecision(str(item["verdict"]))
    return Review(
        key, verdict, str(said["original"]), str(said["reason"]), item["replacement"], str(said["who"]), when
    )
