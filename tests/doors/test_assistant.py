"""What assistants get: asked through the client of the protocol, every answer's citations slice."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra “assistant” is not installed")

from mcp import Client

from travaux.assistant.citing import MisquotedSource, cited
from travaux.assistant.server import serve, server_of
from travaux.domain.sources import Viewer
from travaux.errors import UsageError
from travaux.views.snapshot import Snapshot, Snapshots

QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    ("search", {"query": "gauges"}),
    ("search", {"query": "loss register", "kind": "intervention", "limit": 5}),
    ("search", {"query": "warnings", "actor": "Emberley"}),
    ("ask", {"question": "who reserved?"}),
    ("ask", {"question": "what changed between Rev.1 and Rev.2?"}),
    ("ask", {"question": "what must be reported, and when?", "as_of": "2026-01-31"}),
    ("positions", {}),
    ("positions", {"actor": "Emberley"}),
    ("positions", {"stance": "reserve", "limit": 3, "skip": 1}),
    ("positions", {"paragraph": "21"}),
    ("paragraph_history", {"paragraph": "5"}),
    ("paragraph_history", {"paragraph": "12."}),
    ("compare", {"old": "Rev.1", "new": "Rev.2"}),
    ("compare", {"old": "rev.2", "new": "REV.1", "everything": True}),
    ("commitments", {}),
    ("commitments", {"addressee": "Member States", "as_of": "2026-01-31"}),
    ("procedure", {}),
    ("meetings", {}),
    ("meeting_report", {"meeting": "2025-07-08"}),
    ("sources", {}),
    ("sources", {"kind": "draft"}),
]


@pytest.fixture(scope="module")
def snapshots(review: Path) -> Iterator[Snapshots]:
    found = Snapshots.open(review, Viewer.PUBLIC)
    yield found
    found.workspace.record.close()


def _with_client(snapshots: Snapshots, job: Callable[[Client], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with Client(server_of(snapshots)) as client:
            return await job(client)

    return asyncio.run(run())


def _call(snapshots: Snapshots, tool: str, given: dict[str, Any]) -> Any:
    return _with_client(snapshots, lambda client: client.call_tool(tool, given))


def _quotes(value: object) -> Iterator[tuple[str, int, int, str]]:
    """Yield every quote of an answer, however deep, with its place."""
    if isinstance(value, dict):
        if {"source", "start", "end", "quote"} <= value.keys():
            yield value["source"], value["start"], value["end"], value["quote"]
        for each in value.values():
            yield from _quotes(each)
    elif isinstance(value, list):
        for each in value:
            yield from _quotes(each)


@pytest.mark.parametrize(("tool", "given"), QUESTIONS, ids=lambda part: str(part)[:60])
def test_every_answer_has_citations_that_slice_to_their_quotes(
    snapshots: Snapshots, tool: str, given: dict[str, Any]
) -> None:
    answer = _call(snapshots, tool, given)
    assert not answer.is_error, answer.content
    found = answer.structured_content
    assert found["citations"]
    for one in found["citations"]:
        assert snapshots.now().text(one["source"]).text[one["start"] : one["end"]] == one["quote"]
        assert one["address"].partition("/")[0] in {"meetings", "sources"}
        assert one["title"] == snapshots.now().source(one["source"]).title
    listed = {(one["source"], one["start"], one["end"], one["quote"]) for one in found["citations"]}
    assert set(_quotes({**found, "citations": []})) == listed
    assert json.loads(answer.content[0].text) == found


def test_a_uri_of_a_citation_reads_its_quote(snapshots: Snapshots) -> None:
    async def job(client: Client) -> None:
        answer = await client.call_tool("positions", {"limit": 2})
        for one in answer.structured_content["citations"]:
            read = await client.read_resource(one["uri"])
            assert read.contents[0].text == one["quote"]

    _with_client(snapshots, job)


def test_what_the_record_does_not_know_is_said_and_cites_nothing(snapshots: Snapshots) -> None:
    found = _call(snapshots, "ask", {"question": "what did Emberley say about volcanoes?"}).structured_content
    assert found["abstained"]
    assert found["citations"] == []


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("show", {"source": "nowhere", "start": 0, "end": 5}, "there is no source"),
        ("paragraph_history", {"paragraph": "999"}, "there is no paragraph “999”"),
        ("compare", {"old": "Rev.1", "new": "Rev.77"}, "there is no source “Rev.77”"),
        ("meeting_report", {"meeting": "2031-01-01"}, "there is no source"),
        ("positions", {"stance": "adore"}, "stance"),
    ],
)
def test_what_cannot_be_answered_is_an_error_that_says_why(
    snapshots: Snapshots, tool: str, given: dict[str, Any], said: str
) -> None:
    answer = _call(snapshots, tool, given)
    assert answer.is_error
    assert said in answer.content[0].text


def test_a_span_outside_its_source_is_refused_and_one_inside_is_shown(snapshots: Snapshots) -> None:
    source = next(iter(snapshots.now().sources))
    length = len(snapshots.now().text(source).text)
    last = _call(snapshots, "show", {"source": source, "start": length - 1, "end": length})
    assert last.structured_content["words"]["quote"] == snapshots.now().text(source).text[-1]
    for start, end in ((length - 1, length + 1), (5, 5), (-1, 3)):
        assert _call(snapshots, "show", {"source": source, "start": start, "end": end}).is_error


def test_every_tool_says_that_it_only_reads(snapshots: Snapshots) -> None:
    tools = _with_client(snapshots, lambda client: client.list_tools()).tools
    assert {tool.name for tool in tools} == {tool for tool, _ in QUESTIONS} | {"show"}
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert tool.description


def test_nothing_is_written_by_asking(snapshots: Snapshots) -> None:
    before = snapshots.now().version
    for tool, given in QUESTIONS[:4]:
        _call(snapshots, tool, given)
    assert snapshots.now().version == before


def test_the_public_sees_nothing_private_and_the_keeper_everything(
    review: Path, snapshots: Snapshots
) -> None:
    keeper = Snapshots.open(review, Viewer.KEEPER)
    everything = _call(keeper, "sources", {}).structured_content
    private = {row["id"] for row in everything["sources"] if row["visibility"] == "private"}
    assert private
    assert everything["withheld"] == 0
    public = _call(snapshots, "sources", {}).structured_content
    assert public["withheld"] == len(private)
    for tool, given in QUESTIONS:
        assert not {place[0] for place in _quotes(_call(snapshots, tool, given).structured_content)} & private
    for source in private:
        assert _call(snapshots, "show", {"source": source, "start": 0, "end": 4}).is_error
        assert not _call(keeper, "show", {"source": source, "start": 0, "end": 4}).is_error
    keeper.workspace.record.close()


def test_sources_and_reports_are_resources(snapshots: Snapshots) -> None:
    async def job(client: Client) -> None:
        listed = json.loads((await client.read_resource("travaux://sources")).contents[0].text)
        first = listed["sources"][0]["id"]
        text = (await client.read_resource(f"travaux://sources/{first}")).contents[0].text
        assert text == snapshots.now().text(first).text
        (meeting,) = (await client.call_tool("meetings", {})).structured_content["meetings"]
        report = json.loads(
            (await client.read_resource(f"travaux://reports/{meeting['source']}")).contents[0].text
        )
        assert report["meeting"]["source"] == meeting["source"]
        with pytest.raises(Exception, match="there is no source"):
            await client.read_resource("travaux://sources/nowhere")
        with pytest.raises(Exception, match="is no number"):
            await client.read_resource(f"travaux://sources/{first}/a/b")

    _with_client(snapshots, job)


def test_prompts_name_tools_that_there_are(snapshots: Snapshots) -> None:
    async def job(client: Client) -> None:
        tools = {tool.name for tool in (await client.list_tools()).tools}
        prompts = (await client.list_prompts()).prompts
        assert [prompt.name for prompt in prompts] == [
            "brief_delegation",
            "follow_paragraph",
            "prepare_meeting",
        ]
        for prompt in prompts:
            assert prompt.arguments
            said = await client.get_prompt(prompt.name, {prompt.arguments[0].name: "Veldara"})
            text = said.messages[0].content.text
            assert "Veldara" in text
            assert set(text.split("`")[1::2]) <= tools

    _with_client(snapshots, job)


def test_a_quote_that_does_not_stand_where_it_says_withholds_the_answer(snapshots: Snapshots) -> None:
    snapshot: Snapshot = snapshots.now()
    source = next(iter(snapshot.sources))
    words = snapshot.text(source).text[:9]
    right = {"source": source, "start": 0, "end": 9, "quote": words}
    assert cited(snapshot, {"words": right})["citations"][0]["quote"] == words
    with pytest.raises(MisquotedSource):
        cited(snapshot, {"words": {**right, "quote": words[:-1] + "§"}})


def test_other_machines_are_not_served(review: Path) -> None:
    with pytest.raises(UsageError, match="this machine only"):
        serve(review, Viewer.PUBLIC, ("0.0.0.0", 8765))


def test_a_name_that_two_things_have_is_refused(
    snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch
) -> None:
    from travaux.assistant import naming

    snapshot = snapshots.now()
    rows = [
        {"id": "1", "label": "3.", "draft": version, "thread": thread, "section": "Annex"}
        for version, thread in (("new", "one"), ("new", "two"), ("old", "one"))
    ]
    monkeypatch.setattr(naming, "rows_of", lambda _, what: rows if what == "paragraphs" else [])
    monkeypatch.setattr(naming, "version_ids", lambda _: ("old", "new"))
    with pytest.raises(UsageError, match="several are called “3”"):
        naming.thread_called(snapshot, "3")
    rows.pop(1)
    assert naming.thread_called(snapshot, "3") == "one"
