"""What reports say, in a reader's language; words of the record stay as they are."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from fastapi.testclient import TestClient
from lxml import html

from travaux.analysis.commitments.deadlines import find_deadlines
from travaux.analysis.commitments.moments import DocumentContext
from travaux.domain.messages import Joined, Message, Percentage, Text, counted, joined, message
from travaux.domain.sources import Viewer
from travaux.reports.page import Bars, Block, Group, Matrix, Page, Table
from travaux.reports.revisions import Revisions, River
from travaux.store.workspace import open_workspace
from travaux.views.documents import Document
from travaux.views.snapshot import Snapshots
from travaux.web.languages import LANGUAGES
from travaux.web.pages import PAGES
from travaux.web.translation import Translation, translation

CATALOGUES = Path(__file__).parents[2] / "src" / "travaux" / "web" / "translations"
TRANSLATED = [language for language in LANGUAGES if language != "en"]


def keys(language: str) -> set[object]:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return {entry.id for entry in read_po(file, locale=language) if entry.id}


class Recording(Translation):
    """Notes what it was asked for and has no translation of."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self._keys = keys(language)
        self.missing: set[Message] = set()

    def pattern(self, said: Message) -> str:
        if (said.key if said.several is None else (said.key, said.several)) not in self._keys:
            self.missing.add(said)
        return super().pattern(said)


@pytest.fixture(scope="module")
def reports(workspace: Path) -> list[Page]:
    """The report of every page of the example that has one."""
    snapshot = Snapshots(open_workspace(workspace), Viewer.KEEPER).now()
    pages = []
    for kind in PAGES:
        for path in list(kind.paths(snapshot))[:3]:
            found = re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", kind.pattern), path)
            parts = found.groupdict() if found else {}
            asked = {"asked": {}} if kind.queried else {}
            report = getattr(kind.context(snapshot, **parts, **asked), "report", None)
            pages += [report.report] if isinstance(report, Document) else []
    return pages


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_message_of_any_report_is_without_translation(language: str, reports: list[Page]) -> None:
    recording = Recording(language)
    said = [text for page in reports for text in texts_of(page)]
    for text in said:
        recording.say(text)
    assert len(said) > 500
    assert recording.missing == set()


def test_a_message_without_translation_would_be_found() -> None:
    recording = Recording("fr")
    for said in (message("a text nobody translates"), counted("%(n)s argument", "%(n)s argumentses", 2)):
        recording.say(said)
    assert len(recording.missing) == 2


def test_what_is_ours_on_a_report_is_a_message(reports: list[Page]) -> None:
    """Captions, notes and what stands where nothing was found are words of ours, always."""
    plain = [
        text
        for page in reports
        for text in (page.kicker, *(section.empty for section in page.sections), *ours_in(page))
        if isinstance(text, str) and text
    ]
    assert plain == []


def ours_in(page: Page) -> Iterator[Text | None]:
    for block in blocks_of(page):
        match block:
            case Table(caption, _, _, note):
                yield from (caption, note)
            case Bars(caption, description) | Matrix(caption, description):
                yield from (caption, description)
            case Revisions(caption=caption) | River(caption=caption):
                yield caption
            case _:
                continue


def blocks_of(page: Page) -> Iterator[Block]:
    waiting = [block for section in page.sections for block in section.blocks]
    while waiting:
        block = waiting.pop()
        yield block
        if isinstance(block, Group):
            waiting += block.blocks


def texts_of(value: object) -> Iterator[Message | Joined]:
    """Yield every message of a report, wherever it stands."""
    if isinstance(value, Message | Joined):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts_of(item)
    elif is_dataclass(value) and type(value).__module__.startswith("travaux.reports"):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (counted("%(n)s argument", "%(n)s arguments", 0), "0 argument"),
        (counted("%(n)s argument", "%(n)s arguments", 1), "1 argument"),
        (counted("%(n)s argument", "%(n)s arguments", 2), "2 arguments"),
        (counted("%(n)s word", "%(n)s words", 12345), "12\u202f345 mots"),
        (message("opposed to %(names)s", names="Dravenia, Skarnland"), "opposé à Dravenia, Skarnland"),
        (message("confidence %(share)s", share=Percentage(0.8)), "confiance 80\u202f%"),
        (joined((message("Date"), date(2025, 3, 6)), ": "), "Date: 6 mars 2025"),
        (joined((2.5,)), "2,5"),
        ("Agreement", "Agreement"),
    ],
)
def test_french_has_its_own_plurals_numbers_and_days(said: Text, written: str) -> None:
    assert translation("fr").say(said).replace("\xa0", "\u202f") == written


def test_spanish_counts_none_as_several() -> None:
    assert translation("es").say(counted("%(n)s argument", "%(n)s arguments", 0)) == "0 argumentos"
    assert translation("es").say(counted("%(n)s argument", "%(n)s arguments", 1)) == "1 argumento"


def test_english_is_written_as_documents_write_it() -> None:
    said = counted("%(n)s word", "%(n)s words", 1234)
    assert translation("en").say(said) == str(said) == "1,234 words"


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_blanks_of_its_message(language: str) -> None:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        entries = [entry for entry in read_po(file, locale=language) if entry.id]
    for entry in entries:
        english = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        forms = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        assert blanks(forms[-1]) == blanks(english[-1]), entry.id
        assert all(blanks(form) <= blanks(english[-1]) for form in forms), entry.id


def blanks(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", text))


def test_a_report_has_its_captions_and_columns_in_the_language_of_its_reader(client: TestClient) -> None:
    page = html.fromstring(client.get("/meetings/").text)
    path = page.xpath("//main//td/a/@href")[0]
    shown = html.fromstring(client.get(f"{path}?lang=fr").text)
    captions = " ".join(each.text_content() for each in shown.xpath("//caption | //figcaption"))
    assert "Mots prononcés" in captions
    assert "Words spoken" not in captions
    assert "Corriger" in shown.xpath("//a[@class='doubt']")[0].text_content()


CONTEXTS = (
    DocumentContext(),
    DocumentContext(date(2031, 4, 1), "General Assembly", 85),
    DocumentContext(date(2031, 4, 1), "Council of Tides", 4),
)
DUE = (
    "to report by 30 June 2033",
    "to report by May 2033",
    "to report by 2033",
    "to report before 2033",
    "to report in early 2033",
    "to report by the middle of 2033",
    "to report in the third quarter of 2033",
    "to mend it for the period 2032 to 2035",
    "to report by the end of the year",
    "to report by the end of the following year",
    "to report by the end of this year",
    "to report as soon as possible",
    "to report within three months",
    "to report within three months of the flood",
    "to report within ten working days",
    "to report two weeks before 30 June 2033",
    "to report two weeks before the flood",
    "to report one year after 30 June 2033",
    "to report ten working days before 30 June 2033",
    "to report every two years",
    "to report every year from 2033 until 2039",
    "to report monthly",
    "not to report before 2033",
    "to serve until 2033",
    "to report at its eighty-sixth session",
    "to report at its seventy-sixth session",
    "to report at its ninth session",
    "to report at its ninth session, in May 2033",
    "to report at its ninth session, in 2033",
    "to report at its next session",
    "to report at its 2033 session",
    "to report to the Human Rights Council at its sixty-third session",
    "to report to the Economic and Social Council at its 2033 session",
)


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("words", DUE)
def test_rules_of_deadlines_are_said_in_the_language_of_the_reader(language: str, words: str) -> None:
    recording = Recording(language)
    rules = [when.rule for context in CONTEXTS for when in find_deadlines(words, context)]
    assert rules
    assert not any(recording.say(rule) == str(rule) for rule in rules)
    assert recording.missing == set()
