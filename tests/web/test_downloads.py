"""What pages offer to take away: documents, tables and JSON that say what the page says."""

import csv
import io
from zipfile import ZipFile

from fastapi.testclient import TestClient
from lxml import html


def offered(client: TestClient, path: str) -> dict[str, str]:
    """Return the addresses of the files that a page offers, by their form."""
    page = html.fromstring(client.get(path).text)
    links = page.xpath("//p[@class='take']/a[@download]/@href")
    return {link.rpartition(".")[2]: link for link in links}


def first(client: TestClient, path: str, beginning: str) -> str:
    """Return the first link of a list or of the page's main part that begins so."""
    page = html.fromstring(client.get(path).text)
    return next(link for link in page.xpath("//main//li//a/@href") if link.startswith(beginning))


def document(client: TestClient, address: str) -> str:
    with ZipFile(io.BytesIO(client.get(address).content)) as packed:
        return packed.read("word/document.xml").decode()


def test_an_actor_can_be_taken_away_with_what_it_holds(client: TestClient) -> None:
    files = offered(client, "/actors/VLD/")
    assert set(files) == {"docx", "md", "csv", "json"}
    rows = list(csv.DictReader(io.StringIO(client.get(files["csv"]).text)))
    assert {"Positions"} < {row["section"] for row in rows}
    quotes = [row["quote"] for row in rows if row["quote"]]
    assert len(quotes) > 10
    assert "Veldara" in document(client, files["docx"])
    assert client.get(files["json"]).json()["title"] == "Veldara"


def test_a_paragraph_can_be_taken_away_with_its_wordings(client: TestClient) -> None:
    files = offered(client, first(client, "/", "/paragraphs/"))
    wordings = client.get(files["json"]).json()["sections"][0]["blocks"]
    assert len(wordings) > 1
    assert all(each["blocks"][0]["statements"][0]["citations"] for each in wordings)


def test_a_version_can_be_taken_away_as_akoma_ntoso(client: TestClient) -> None:
    files = offered(client, first(client, "/text/", "/text/"))
    assert set(files) == {"docx", "akn", "csv", "json"}
    assert "akomaNtoso" in client.get(files["akn"]).text[:300]


def test_a_comparison_can_be_taken_away_with_its_changes_tracked(client: TestClient) -> None:
    page = html.fromstring(client.get("/text/").text)
    (path, *_) = [link for link in page.xpath("//main//a/@href") if "/compare/" in link]
    files = offered(client, path)
    assert "w:ins" in document(client, files["docx"])


def test_lists_can_be_taken_away_as_tables(client: TestClient) -> None:
    for path in ("/actors/", "/meetings/", "/sources/"):
        rows = list(csv.DictReader(io.StringIO(client.get(offered(client, path)["csv"]).text)))
        assert len(rows) > 3, path
