"""Pages in French and Spanish: whatever English stands on them is the record's.

Every kind of page of the example is rendered. A text of it may hold words of the record (sources, their
facts, the registry, the taxonomy) and texts that say of themselves that they are in English (``lang``). Any
other run of English words is ours and ought to be a message, as is a text that the catalogue has in English.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from gettext import NullTranslations
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from fastapi.testclient import TestClient
from lxml import html

from travaux.domain.sources import Viewer
from travaux.domain.texts import Draft
from travaux.store.workspace import open_workspace
from travaux.views.registry import registry_of
from travaux.views.snapshot import Snapshot, Snapshots
from travaux.web.app import create_app
from travaux.web.languages import catalogue
from travaux.web.pages import PAGES

LANGUAGES = ("fr", "es")
EACH = 6
"""So many pages of each kind, from both ends and the middle of its list."""
WORD = re.compile(r"[^\W_]+")
ENGLISH = frozenset(
    WORD.findall(
        "the of and is are was were that which by with from had its their they been this these those "
        "it she his her what who whose where when how will would shall should may could must than "
        "there only if each every any all other more most some such two our we us your you out up "
        "about after before under over between both nor neither does did made one"
    )
)
"""Words that are English and neither French nor Spanish."""
BETWEEN = re.compile(r"[“”«»\"(){}\[\]·—–:;,.?!/|§¶…→<>=%]|\s-\s|(?<!\w)\d+(?!\w)")
"""Where one thing that is said may end and another begin."""
SHOWN = (
    "//text()[not(ancestor::script or ancestor::style or ancestor::code or ancestor::noscript)]"
    "[not(ancestor::*[@lang][1][@lang='en'])]"
    "| //@*[name()='title' or name()='aria-label' or name()='placeholder' or name()='alt']"
    "[not(ancestor::*[@lang][1][@lang='en'])] | //meta[@name='description']/@content"
)
CUT = 3
"""Letters that a word which a page has cut off may still share with the record's."""


def words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


@dataclass(frozen=True)
class Own:
    """The words of a record: its sources, what is said of them, its registry and its taxonomy."""

    texts: tuple[str, ...]
    names: tuple[str, ...]

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every two and three words that follow one another in the record."""
        found: set[tuple[str, ...]] = set()
        for text in (*self.texts, *self.names):
            row = words(text)
            for size in (2, 3):
                found.update(tuple(row[at : at + size]) for at in range(len(row) - size + 1))
        return frozenset(found)

    @cached_property
    def named(self) -> re.Pattern[str]:
        longest = sorted(filter(None, self.names), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")

    def foreign(self, text: str) -> list[str]:
        """Return the runs of English words of ``text`` that the record does not hold."""
        return [
            " ".join(run)
            for part in BETWEEN.split(self.named.sub(" · ", " ".join(text.split())))
            for run in _runs(words(part))
            if ENGLISH & set(run) and run not in self.runs
        ]


def _runs(row: list[str]) -> Iterator[tuple[str, ...]]:
    size = min(3, len(row))
    if size > 1:
        yield from (tuple(row[at : at + size]) for at in range(len(row) - size + 1))


@pytest.fixture(scope="module")
def snapshot(workspace: Path) -> Snapshot:
    return Snapshots(open_workspace(workspace), Viewer.KEEPER).now()


@pytest.fixture(scope="module")
def own(workspace: Path, snapshot: Snapshot) -> Own:
    texts = [snapshot.text(source).text for source in snapshot.sources]
    drafts = [
        draft for source in snapshot.sources for draft in snapshot.known(source) if isinstance(draft, Draft)
    ]
    for draft in drafts:
        texts += [each for one in draft.paragraphs for each in (one.text, one.clean_text or "")]
    texts += [path.read_text(encoding="utf-8") for path in workspace.glob("*.toml")]
    facts = [source.facts for source in snapshot.sources.values()]
    names = [actor.name for actor in registry_of(snapshot).actors.values()]
    names += [
        each for one in facts for each in (one.title, one.author, one.body, one.stage, one.symbol) if each
    ]
    names += [each for source in snapshot.sources.values() for each in (source.title, source.name)]
    return Own(tuple(texts), tuple(dict.fromkeys(names)))


@pytest.fixture(scope="module")
def paths(snapshot: Snapshot) -> list[str]:
    found = []
    for kind in PAGES:
        every = list(kind.paths(snapshot))
        middle = len(every) // 2
        found += every if len(every) <= EACH else [*every[:2], *every[middle : middle + 2], *every[-2:]]
    return found


@pytest.fixture(scope="module")
def rendered(workspace: Path, paths: list[str]) -> Mapping[str, Mapping[str, str]]:
    """The pages by language and path."""
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    with TestClient(create_app(workspace)) as client:
        for language, path in product(LANGUAGES, paths):
            answer = client.get(f"/{path}", headers={"accept": "text/html", "accept-language": language})
            assert answer.status_code == 200, path
            found[language][path] = answer.text
    return found


def shown_on(page: str) -> list[str]:
    """Return every text that a page shows or reads out, but for what says that it is English."""
    return [text for each in html.fromstring(page).xpath(SHOWN) if (text := " ".join(str(each).split()))]


def kept_in_english(language: str) -> Mapping[str, str]:
    """Return the texts of the catalogue that differ from their translations, with these."""
    own: NullTranslations = catalogue(language)
    with (files("travaux.web") / "translations" / f"{language}.po").open("rb") as file:
        ids = [str(message.id) for message in read_po(file, locale=language) if isinstance(message.id, str)]
    return {
        each: own.gettext(each) for each in ids if each and "%(" not in each and own.gettext(each) != each
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_says_anything_of_ours_in_english(
    rendered: Mapping[str, Mapping[str, str]], own: Own, language: str
) -> None:
    found: dict[str, str] = {}
    for path, page in rendered[language].items():
        found |= {text: path for text in shown_on(page) if own.foreign(_uncut(text))}
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_catalogue_stays_in_english(
    rendered: Mapping[str, Mapping[str, str]], own: Own, language: str
) -> None:
    english = kept_in_english(language)
    recorded = {" ".join(name.split()) for name in own.names}
    found: dict[str, set[str]] = defaultdict(set)
    for path, page in rendered[language].items():
        for text in shown_on(page):
            if text in english and text not in recorded and len(text.split()) > 1:
                found[text].add(path)
    assert {text: sorted(there)[:3] for text, there in found.items()} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_choice_and_no_head_of_a_table_stays_in_english(
    rendered: Mapping[str, Mapping[str, str]], own: Own, language: str
) -> None:
    english, recorded = kept_in_english(language), {" ".join(name.split()) for name in own.names}
    found: dict[str, str] = {}
    for path, page in rendered[language].items():
        ours = html.fromstring(page).xpath("//option | //th[@scope='col'] | //label | //button | //dt")
        for each in (" ".join(one.text_content().split()) for one in ours):
            if each in english and each not in recorded:
                found[each] = path
    assert found == {}


def _uncut(text: str) -> str:
    """Return a text without the word that it was cut in the midst of."""
    return re.sub(r"\w+…", "…", text)


REFUSED = (
    "meetings/none/",
    "text/none/",
    "paragraphs/none/",
    "themes/none/",
    "review/none/",
    "no/such/page/",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", REFUSED)
def test_what_is_refused_is_refused_in_the_readers_language(
    client: TestClient, own: Own, language: str, path: str
) -> None:
    answer = client.get(f"/{path}", headers={"accept": "text/html", "accept-language": language})
    assert answer.status_code == 404
    assert [text for text in shown_on(answer.text) if own.foreign(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_form_refuses_is_said_in_the_readers_language(
    client: TestClient, snapshot: Snapshot, own: Own, language: str
) -> None:
    source = next(iter(snapshot.sources))
    headers = {"accept": "text/html", "accept-language": language, "origin": "http://testserver"}
    wrong = (
        (f"/sources/{source}/facts/", {"kind": "poem", "title": ""}),
        ("/add/", {}),
    )
    for path, sent in wrong:
        answer = client.post(path, data=sent, headers=headers)
        assert answer.status_code in (400, 403, 409, 413, 422), path
        assert [text for text in shown_on(answer.text) if own.foreign(text)] == [], path


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One delegation wants the door to open in both directions (Sahwan).", True),
        ("Position retenue : “We want the door to open in both directions.” (Sahwan)", False),
        ("Sahwan", False),
        ("two of these are late", True),
        ("le quorum est atteint", False),
        ("agreed by all who spoke", True),
    ],
)
def test_english_of_ours_is_told_from_the_records(text: str, found: bool) -> None:
    own = Own(("We want the door to open in both directions.",), ("Sahwan",))
    assert bool(own.foreign(text)) is found


def test_what_says_that_it_is_english_may_be_english() -> None:
    page = (
        "<html lang='fr'><p>the one</p><div lang='en'><p title='a fourth'>the other</p>"
        "<p lang='fr'>the third</p></div></html>"
    )
    assert shown_on(page) == ["the one", "the third"]
