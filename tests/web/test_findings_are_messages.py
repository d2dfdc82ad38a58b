"""What analysis says in words of its own is a message: a plain text in a finding is the record's, or a key.

Every finding of the example is walked. A field that holds plain text is one of those below, which hold words
of the record (quotations, names, titles, labels, reports of what was said in the language it was said in),
identifiers, days, values that `travaux.reports.terms` names, or words of data that nobody sees on a page.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from pathlib import Path

import pytest

from travaux.domain.messages import Joined, Message, Narrated, Text, joined, message
from travaux.domain.sources import Viewer
from travaux.store.workspace import open_workspace
from travaux.views.snapshot import Snapshots

PLAIN = {
    "Account": "matter",
    "Actor": "code groups name region",
    "Agreement": "arguments by_name id kind proposition",
    "Argument": "actor claim explanation id intervention point topics",
    "Ask": "kind sectors via",
    "AttributedSentence": "attribution contrast id said",
    "Attribution": "actors note",
    "Balance": "conditional matter opponents said supporters",
    "Ballot": "actor",
    "Bracket": "mended status",
    "Budget": "posts",
    "BudgetItem": "activity paragraphs",
    "Change": "new old",
    "Checked": "subject",
    "Citation": "quote source",
    "Comment": "text typist when",
    "Commitment": "addressees beneficiaries duty id means paragraph section verb",
    "Commitments": "text",
    "Consensus": "text",
    "Consultation": "made_with",
    "Contribution": "author date region title",
    "Deadline": "every text",
    "Difference": "id kind on proposition",
    "Draft": "dialect format stage symbol title",
    "EarlierOccurrence": "by source",
    "Event": "date id position supersedes",
    "Evidence": "text",
    "FollowUp": "draft text version",
    "Intervention": "id language",
    "Issue": "label",
    "Line": "actors due id kind matter said",
    "Link": "why",
    "Mark": "author when",
    "Matter": "arguments holders id kind label",
    "Meeting": "format",
    "MeetingFacts": "body chair number title",
    "MeetingReport": "form made_with",
    "Membership": "members",
    "Note": "where",
    "Omission": "reason",
    "Origin": "draft",
    "Overview": "made_with",
    "Paragraph": "clean_text label notes section status text",
    "Participant": "author date region sector source title",
    "Party": "name speaking_for",
    "Phrase": "text",
    "Position": "capacity date id meeting person supersedes",
    "Reading": "source",
    "Reply": "name",
    "Sentence": "intervention",
    "Side": "arguments",
    "Sitting": "date source speakers title",
    "SourceText": "id text",
    "Speaker": "label person role",
    "SpeakerStatistics": "actor groups label on_behalf_of person region role sector timing",
    "StatisticsTable": "columns name rows",
    "Step": "former id paragraphs result time track until_time what",
    "SubmissionOutcome": "source verdict",
    "Target": "label thread version",
    "Theme": "kind label",
    "Thread": "id",
    "Trace": "first last",
    "Transcript": "format",
    "Turn": "label language",
    "Voice": "name person",
    "Vote": "id text voters",
    "Witness": "position",
    "Wording": "draft id label new old said",
}
"""By the names of findings, the fields that hold plain text."""


def plain_texts(value: object, owner: str = "", name: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield every plain text of a finding with the type and the field that hold it."""
    if isinstance(value, Message | Joined | Narrated | Enum):
        return
    if isinstance(value, str):
        yield owner, name, value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from plain_texts(getattr(value, field.name), type(value).__name__, field.name)
    elif isinstance(value, Mapping):
        for item in value.items():
            yield from plain_texts(item, owner, name)
    elif isinstance(value, tuple | list | frozenset):
        for item in value:
            yield from plain_texts(item, owner, name)


@pytest.fixture(scope="module")
def texts(workspace: Path) -> Mapping[tuple[str, str], set[str]]:
    """The plain texts of every finding of the example, by type and field."""
    snapshot = Snapshots(open_workspace(workspace), Viewer.KEEPER).now()
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for subject in ("", *snapshot.sources):
        for result in snapshot.known(subject):
            for owner, name, text in plain_texts(result):
                found[owner, name].add(text)
    return found


def test_no_finding_says_anything_in_plain_words_of_ours(texts: Mapping[tuple[str, str], set[str]]) -> None:
    composed = {
        f"{owner}.{name}": min(said)
        for (owner, name), said in texts.items()
        if name not in PLAIN.get(owner, "").split() and said != {""}
    }
    assert composed == {}


@dataclass(frozen=True)
class Unresolved:
    reason: Text
    quote: str


@pytest.mark.parametrize(
    ("reason", "found"),
    [
        (message("asked as a question"), []),
        (joined((message("asked as a question"), "Norway"), ": "), []),
        ("asked as a question", [("Unresolved", "reason", "asked as a question")]),
    ],
)
def test_a_plain_reason_would_be_found(reason: Text, found: list[tuple[str, str, str]]) -> None:
    texts = list(plain_texts((Unresolved(reason, "Norway asked"),)))
    assert [each for each in texts if each[1] == "reason"] == found
