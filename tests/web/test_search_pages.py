"""Search and questions in the reading room, on a server and in a published site."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from lxml import html

import travaux.web
from travaux.analysis.search.query import parse
from travaux.domain.sources import Viewer
from travaux.views.positions.indexes import positions_of
from travaux.views.search.ask import ask
from travaux.views.search.indexes import close_indexes, finder_of
from travaux.views.search.published import static_index
from travaux.views.search.results import search
from travaux.views.workspace import snapshot_of
from travaux.web.app import create_app

SCRIPT = Path(travaux.web.__path__[0]) / "static" / "search.js"
NODE = shutil.which("node")


@pytest.fixture(autouse=True, scope="module")
def _background() -> Iterator[None]:
    yield
    close_indexes()


def found(client: TestClient, query: str) -> html.HtmlElement:
    answer = client.get(f"/search/?{query}")
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def test_every_position_is_found_by_its_very_words(workspace: Path) -> None:
    with snapshot_of(workspace) as snapshot:
        positions = positions_of(snapshot)
        together = Counter(one.citations[0] for one in positions)
        telling = [
            one for one in positions if together[one.citations[0]] > 1 or '"' in one.citations[0].quote
        ]
        for one in telling:
            hits = search(snapshot, f'"{one.citations[0].quote}"', {"kind": ["position"]}).hits
            held = {(hit.unit.actor, hit.unit.citations[0]) for hit in hits}
            assert (one.holder.name, one.citations[0]) in held
    assert len(telling) > 10


def test_every_result_opens_on_an_anchor_that_is_there(client: TestClient) -> None:
    pages: dict[str, set[str]] = {}
    links = [
        link
        for query in (
            "q=gauge",
            "q=early+warning",
            "kind=argument",
            "kind=position",
            "kind=input",
            "kind=letter",
        )
        for link in found(client, query).xpath("//ol[@class='hits']//h2/a/@href")
    ]
    assert len(links) > 60
    for link in links:
        page, _, anchor = link.partition("#")
        if page not in pages:
            pages[page] = set(html.fromstring(client.get(page).text).xpath("//@id"))
        assert anchor in pages[page], link


def test_every_answer_opens_on_an_anchor_that_is_there(client: TestClient) -> None:
    for question in ("who supports paragraph 6?", "what is due?", "what does paragraph 11 say?"):
        root = html.fromstring(client.get(f"/ask/?q={quote(question)}").text)
        links = root.xpath("//section[@class='answers']//a[@class='cite']/@href")
        assert links
        for link in links:
            page, _, anchor = link.partition("#")
            assert anchor in html.fromstring(client.get(page).text).xpath("//@id"), link


def test_a_paraphrase_is_found_by_its_meaning(workspace: Path) -> None:
    with snapshot_of(workspace) as snapshot:
        hits = search(
            snapshot, "headwater governments are afraid of no longer controlling their streams", say=str
        ).hits
        near = [hit for hit in hits if hit.how == "meaning"]
    assert any("sovereignty" in hit.unit.text.lower() for hit in near[:6])


def test_what_the_record_does_not_speak_of_is_neither_found_nor_answered(workspace: Path) -> None:
    with snapshot_of(workspace) as snapshot:
        for text in ("football results tonight", "recipe for chocolate cake", "xyzzy plugh frobnicate"):
            assert search(snapshot, text, say=str).total == 0, text
            assert ask(snapshot, text, today=date(2026, 1, 1), say=str).abstained, text


def test_a_facet_narrows_and_can_be_taken_off(client: TestClient) -> None:
    root = found(client, "q=gauge&actor=Bharuna")
    assert root.xpath("//ul[@class='chosen']//a/@href") == ["?q=gauge"]
    headings = root.xpath("//ol[@class='hits']//h2//text()")
    assert "Bharuna" in headings
    assert len(headings) < len(found(client, "q=gauge").xpath("//ol[@class='hits']//h2//text()"))


@pytest.mark.parametrize(
    "query",
    [
        "q=%3Cscript%3Ealert(1)%3C/script%3E",
        "q=%22%27%3E%3Cimg+src%3Dx+onerror%3D1%3E&actor=%3Cb%3E",
        "q=((((((((%22&from=never&to=%00&start=-1",
        "q=a&start=99999999999999999999999",
        "q=NEAR(a+b)+AND+OR+*&kind=nothing",
        "nonsense=1&q=",
        "q=%ED%A0%80%FF",
    ],
)
def test_hostile_queries_are_answered_in_plain_words(client: TestClient, query: str) -> None:
    root = found(client, query)
    assert root.xpath("//img | //main//script | //main//b") == []


def test_the_public_is_offered_no_name_that_only_a_private_source_holds(workspace: Path) -> None:
    with (
        TestClient(create_app(workspace, viewer=Viewer.PUBLIC)) as public,
        snapshot_of(workspace) as snapshot,
    ):
        private = {s.id for s in snapshot.sources.values() if s.facts.visibility.value == "private"}
        assert private
        for query in ("q=delegation", "kind=letter", "kind=report"):
            page = public.get(f"/search/?{query}").text
            assert not any(identifier in page for identifier in private)
    with snapshot_of(workspace, Viewer.PUBLIC) as seen:
        index = b"".join(static_index(seen).values())
    assert not any(identifier.encode() in index for identifier in private)


@pytest.fixture(scope="module")
def site(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with snapshot_of(workspace, Viewer.PUBLIC) as snapshot:
        for path, content in static_index(snapshot).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    return folder / "search" / "index"


def run_script(site: Path, body: str) -> object:
    """Return what JavaScript ``body`` gives back; it knows the published ``index`` and ``lib``."""
    program = f"""
    const lib = require({json.dumps(str(SCRIPT))}), fs = require("fs"), vm = require("vm");
    const parts = {{}};
    const load = async name => {{
      vm.runInNewContext(fs.readFileSync({json.dumps(str(site))} + "/" + name + ".js", "utf8"),
        {{ travauxIndex: (n, value) => {{ parts[n] = JSON.parse(JSON.stringify(value)); }} }});
      return parts[name];
    }};
    const index = new lib.Index(load);
    (async () => {{ {body} }})().then(value => console.log(JSON.stringify(value)));
    """
    assert NODE is not None
    done = subprocess.run([NODE, "-e", program], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


needs_node = pytest.mark.skipif(NODE is None, reason="the published site's search is tested with node")


@needs_node
def test_a_published_site_folds_words_as_the_index_was_folded(site: Path) -> None:
    from travaux.analysis.search.folding import forms, stemmed

    texts = [
        "L'Île d’Œuvre ÇA va — A/80/L.41", "气候变化 warning 2030年", "وبالإجراءات الإنذار المُبكّر للمياه",
        "ёлка Йод предупреждение", "Straße ΣΊΣΥΦΟΣ ﬁne ＦＵＬＬ",
        "reservations reserved, indicators'", "ไทย かな 한국어",
    ]  # fmt: skip
    body = f"""const about = await index.open();
    const both = w => [w.form, lib.stem(w.form, about.endings)];
    return {json.dumps(texts)}.map(text => lib.words(text, about.unspaced).map(both));"""
    assert run_script(site, body) == [[[form, stemmed(form)] for form in forms(text)] for text in texts]


@needs_node
@pytest.mark.parametrize(
    "query",
    ["gauge", "early warning", '"early warning"', "warn*", "gauge -tide", "flood OR crue*", "paragraph 11"],
)
def test_a_published_site_finds_what_the_server_finds(workspace: Path, site: Path, query: str) -> None:
    body = f"return (await index.search({json.dumps(query)}, {{}})).hits.map(hit => hit.unit.text);"
    shown = run_script(site, body)
    assert isinstance(shown, list)
    expression = parse(query).expression
    assert expression is not None
    with snapshot_of(workspace, Viewer.PUBLIC) as snapshot:
        finder = finder_of(snapshot)
        texts = {unit.text for unit in finder.units(finder.ranked(expression))}
    assert shown
    assert set(shown) <= texts


@needs_node
@pytest.mark.parametrize(
    "query",
    [
        "(flood OR crue*) -tide", "NOT river", "gauge AND NOT (tide OR river)", "actor:Bharuna", "kind:input",
        "gauge actor:bharuna kind:intervention", "warning from:2025-03 to:2025-06", "stance:support gauge",
        'sector:"civil society"', 'version:"Rev.1" data', "gauge nonsense:field", ") gauge ((",
    ],
)  # fmt: skip
def test_a_published_site_understands_fields_and_brackets_as_the_server_does(
    workspace: Path, site: Path, query: str
) -> None:
    body = f"return (await index.search({json.dumps(query)}, {{}})).hits.map(hit => hit.unit.text);"
    shown = run_script(site, body)
    assert isinstance(shown, list)
    asked = parse(query)
    with snapshot_of(workspace, Viewer.PUBLIC) as snapshot:
        finder = finder_of(snapshot)
        numbers = finder.ranked(asked.expression) if asked.expression else finder.everything()
        units = finder.units(numbers[finder.matching(asked.fields)[numbers]])
    assert shown or "nonsense" in query
    assert set(shown) <= {unit.text for unit in units}


@needs_node
def test_a_published_site_marks_the_words_it_found(site: Path) -> None:
    body = """const found = await index.search('"early warning"', {});
    return found.hits.map(hit => hit.lit.map(([a, b]) => hit.unit.text.slice(a, b)));"""
    lit = run_script(site, body)
    assert lit
    assert all(" ".join(words.split()).lower() == "early warning" for each in lit for words in each)  # type: ignore[attr-defined]
