"""Dossiers of an actor, a paragraph and a theme; who took part, counted; themes with who argued on them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.unit.analysis.text.drafting import draft
from tests.unit.views.made_records import (
    FIJI,
    G77,
    KENYA,
    NORWAY,
    by,
    cite,
    meeting,
    paragraph_target,
    position,
    record,
    source,
    store,
    workspace,
)
from travaux.domain.actors import Sector
from travaux.domain.commitments import Commitment, Commitments, Deadline, Strength
from travaux.domain.findings import Agreement, Argument, Difference, Evidence, Side
from travaux.domain.lineage import (
    Change,
    ChangeOp,
    Lineage,
    Link,
    LinkKind,
    Match,
    Phrase,
    Place,
    Thread,
    Trace,
    Traces,
    Verdict,
    Wording,
)
from travaux.domain.meeting_reports import MeetingReport, MeetingStatistics, SpeakerStatistics
from travaux.domain.overview import AttributedSentence, Overview, Theme
from travaux.domain.positions import Register, Stance, Via
from travaux.domain.process import Procedure, Step, StepKind
from travaux.domain.review import ReviewDecision, ReviewNote
from travaux.domain.sources import SourceKind, Viewer, Visibility
from travaux.domain.spans import SourceText
from travaux.domain.texts import Action, Attribution, Bracket
from travaux.domain.voices import Voice
from travaux.errors import NotFound, UsageError
from travaux.reference.taxonomies import load_taxonomy
from travaux.reports.page import Bullets, Group, Page, Prose, Statement, Table
from travaux.store.workspace import Workspace
from travaux.views import participation
from travaux.views.dossiers import of_actor, of_paragraph, of_theme, render_dossier
from travaux.views.snapshot import Snapshot
from travaux.views.themes import holders_by_topic, sentences_on, theme_of, theme_rows

TALK = meeting(
    "talk", (by(NORWAY), "We light harbours."), (by(KENYA), "We never light."), (by(FIJI, G77), "We do.")
)
NOTED = ReviewNote("t1", ReviewDecision.CONFIRM, "Ben")
TALK = replace(TALK, interventions=(replace(TALK.interventions[0], review=NOTED), *TALK.interventions[1:]))
LIGHT = Argument(
    "a1", "t1", "Norway", "Light matters.", (cite(TALK, "We light harbours"),), explanation="It is dark.",
    explanation_citations=(cite(TALK, "harbours"),),
    evidence=(Evidence("Ten ships", (cite(TALK, "We light"),)),),
    topics=("Privacy",),
)  # fmt: skip
NEVER = Argument("a2", "t2", "Kenya", "Never.", (cite(TALK, "We never light"),), topics=("Privacy", "Access"))
DO = Argument("a3", "t3", "Fiji", "Do.", (cite(TALK, "We do"),), topics=("Privacy",), review=NOTED)


def _voice(one: Argument) -> Voice:
    return Voice(one.actor or "", one.citations[0])


def _statistics(name: str, words: int, interventions: int = 1) -> SpeakerStatistics:
    return SpeakerStatistics(
        name,
        name,
        None,
        None,
        "government",
        None,
        (),
        (),
        interventions,
        words,
        0.5,
        12.5,
        None,
        "measured",
        None,
    )


REPORT = MeetingReport(
    TALK,
    MeetingStatistics((_statistics("Norway", 3), _statistics("Kenya", 4), _statistics("Fiji", 2))),
    (LIGHT, NEVER, DO),
    (Agreement("g1", "agreement", "Both light.", (_voice(LIGHT), _voice(DO)), ("a1", "a3")),),
    (
        Difference(
            "d1", "difference", "Apart.", (Side((_voice(LIGHT),), ("a1",)), Side((_voice(NEVER),), ("a2",)))
        ),
    ),
)
OTHER = replace(REPORT, arguments=(), agreements=(), differences=())
ZERO = draft("1. We light [harbours].\n2. We part.", "zero")
MARK = Bracket(9, 19, (Attribution(("Norway",), Action.PROPOSES),))
ZERO = replace(ZERO, paragraphs=(replace(ZERO.paragraphs[0], brackets=(MARK,)), ZERO.paragraphs[1]))
LAST = draft("1. We light ports.", "last")
CHANGES = (
    Change(ChangeOp.REPLACE, "harbours", "ports", 9, 17, 9, 14, "“harbours” by “ports”"),
    Change(ChangeOp.UNBRACKET, "", "", 9, 9, 9, 9, "a bracket"),
    Change(ChangeOp.SPELLING, "", "", 9, 9, 9, 9, ""),
)
EDITED = Link(
    LinkKind.EDITED, (0,), (0,), 1.0, changes=CHANGES, citations=(LAST.source.cite(3, 5),), review=NOTED
)
PROPOSED = (Attribution(("Norway", "Fiji"), Action.PROPOSES), Attribution(("Kenya",), Action.RETAINS))
WORDS = (
    Phrase("We light", 0, None),
    Phrase("harbours", 0, 1, PROPOSED),
    Phrase("ports", 1, None, PROPOSED[:1]),
    Phrase("piers", 1, None, PROPOSED[1:]),
)
LINEAGE = Lineage(
    (ZERO, LAST),
    ((EDITED,),),
    (Thread("light", (Place(0, (0,)), Place(1, (0,))), WORDS), Thread("part", (Place(0, (1,)),))),
)
INPUT = SourceText("input", "Light all ports. Strike rivers.")


def _trace(new: str, old: str | None, cited: str) -> Trace:
    met = Match(Wording("m", "", draft="last", paragraph=0), 0.9)
    asked = Wording(cited, new, old, draft="input", citation=cite(INPUT, cited))
    return Trace(asked, Verdict.VERBATIM, 0.91, (met,))


TRACES = Traces((_trace("all ports", None, "Light all ports"), _trace("", "rivers", "Strike rivers")))
HELD = (
    position(
        "p1",
        NORWAY,
        Stance.SUPPORT,
        cite(TALK, "We light harbours"),
        paragraph_target("1", "light"),
        date="2031-02-01",
    ),
    position(
        "p2",
        NORWAY,
        Stance.WELCOME,
        cite(TALK, "We light"),
        via=Via.REPORT,
        contested="a report",
        review=NOTED,
    ),
)
DUTY = Commitment(
    "c1",
    "1",
    0,
    (),
    Strength.SHALL,
    "shall",
    (),
    (),
    "to light",
    (cite(LAST, "We light"),),
    None,
    thread="light",
)
DATED = replace(
    DUTY,
    id="c2",
    addressees=("Ports", "Piers"),
    deadline=Deadline("by May", "", cite(LAST, "ports"), date(2031, 5, 1)),
)
SOURCES = (
    source("talk", SourceKind.TRANSCRIPT, date(2031, 2, 1), title="First reading"),
    source("hall", SourceKind.STATEMENT, title="Hall"),
    source("zero", SourceKind.DRAFT, date(2031, 1, 1), stage="zero draft", visibility=Visibility.PRIVATE),
    source("last", SourceKind.DRAFT, date(2031, 3, 1), stage="Rev.1"),
    source("input", SourceKind.INPUT, date(2031, 2, 2), author="Norway", title="Of Norway"),
    source("choir", SourceKind.INPUT, author="Port Choir", sector=Sector.CIVIL_SOCIETY),
    source("silent", SourceKind.INPUT, title="Silent"),
)
LONG = AttributedSentence("s1", "One lights.", (_voice(LIGHT),), ("Norway",))
SHARED = AttributedSentence("s2", "Two light.", (_voice(LIGHT), _voice(DO)), ("Norway", "Fiji"))
VALUES: dict[str, Sequence[object]] = {
    "talk": [REPORT],
    "hall": [OTHER],
    "last": [Commitments("last", (DUTY, DATED)), LAST],
    "": [
        LINEAGE, TRACES, Register(HELD), Procedure((Step("s1", StepKind.REVIEW, "review", by_hand="Ana"),)),
        Overview((), (Theme("Privacy", "topic", (LONG, SHARED)), Theme("Ports", "topic", (LONG,)))),
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def talks() -> Snapshot:
    return record(SOURCES, VALUES)


def _lines(blocks: Sequence[object]) -> Iterator[tuple[str, str, str, str]]:
    for block in blocks:
        match block:
            case Group():
                yield "group", str(block.title), "", str(block.aside or "")
                yield from _lines(block.blocks)
            case Prose() | Bullets():
                yield from _lines(block.statements)
            case Statement():
                yield "", str(block.text), str(block.lead or ""), str(block.aside or "")
                yield from _lines(block.parts)
            case Table():
                for row in block.rows:
                    yield ("row", *("|".join(map(str, row)), "", "|".join(map(str, block.columns))))


def _section(page: Page, name: str) -> list[tuple[str, str, str, str]]:
    [section] = [one for one in page.sections if one.id == name]
    return list(_lines(section.blocks))


def test_the_dossier_of_an_actor_has_everything_the_record_has_of_it(talks: Snapshot) -> None:
    page = of_actor(talks, "NOR")
    assert [(str(name), str(value)) for name, value in page.facts] == [
        ("Kind", "state"),
        ("Sector", "government"),
        ("Interventions", "2"),
        ("Words", "6"),
    ]
    assert _section(page, "holds") == [
        ("group", "First reading", "", "1 February 2031"),
        ("", "Light matters.", "", ""),
        ("", "It is dark.", "Reason", ""),
        ("", "Ten ships", "Evidence", ""),
    ]
    supports, welcomes = _section(page, "stands")
    assert supports == ("", "support: paragraph 1. “We light harbours”", "Norway", "1 February 2031")
    assert welcomes[1].startswith("welcome: ")
    assert "as reported" in welcomes[3]
    assert "a report" in welcomes[3]
    assert "Ben" in welcomes[3]
    assert _section(page, "with") == [
        ("group", "Points shared", "", ""),
        ("", "Both light.", "", "Fiji"),
        ("group", "Points opposed", "", ""),
        ("", "Apart.", "", "Kenya"),
    ]
    assert _section(page, "inputs") == [("", "Of Norway", "", "2 February 2031")]
    with pytest.raises(NotFound):
        of_actor(talks, "CHN")


def test_words_that_entered_are_told_with_what_became_of_them(talks: Snapshot) -> None:
    entered = _section(of_actor(talks, "NOR"), "entered")
    columns = "Words|Paragraph|Added in|Status"
    assert entered == [
        ("row", "harbours|1|zero draft|removed in Rev.1", "", columns),
        ("row", "ports|1|Rev.1|still present", "", columns),
        ("", "all ports", "Norway", "verbatim; confidence 91%; 1"),
        ("", "rivers", "Norway", "verbatim; confidence 91%; 1"),
    ]
    kenya = of_actor(talks, "KEN")
    assert [line[1] for line in _section(kenya, "entered")] == [
        "harbours|1|zero draft|removed in Rev.1",
        "piers|1|Rev.1|still present",
    ]
    untied = of_actor(record(SOURCES, {"talk": [REPORT]}), "KEN")
    assert _section(untied, "entered") == []


def test_interventions_are_told_with_their_reviews_where_there_are_some(talks: Snapshot) -> None:
    spoke = _section(of_actor(talks, "NOR"), "spoke")
    assert [line[1].split("|")[:4] for line in spoke] == [
        ["2031-02-01", "First reading", "1", "3"],
        ["undated", "Hall", "1", "3"],
    ]
    assert spoke[0][3] == "Date|Meeting|Number|Words|Review"
    assert _section(of_actor(record(SOURCES, {"last": [LAST], "": [LINEAGE]}), "NOR"), "spoke") == []
    group = of_actor(talks, "G77")
    assert [str(name) for name, _ in group.facts] == ["Kind", "Interventions", "Words"]
    assert (_section(group, "holds"), _section(group, "with"), _section(group, "spoke")) == ([], [], [])


def test_the_dossier_of_a_paragraph_tells_its_life(talks: Snapshot) -> None:
    page = of_paragraph(talks, "light")
    assert (str(page.title), [str(value) for _, value in page.facts]) == (
        "Paragraph 1",
        ["zero draft, Rev.1"],
    )
    last, text, change, zero, before = _section(page, "wordings")
    assert (last[1], text[1], change[1]) == ("Rev.1", "We light ports.", "“harbours” by “ports”")
    assert "edited" in last[3]
    assert "Ben" in last[3]
    assert (zero, before[1]) == (("group", "zero draft", "", ""), "We light [harbours].")
    assert _section(page, "whose") == [
        ("", "harbours", "", "added in zero draft (Norway, Fiji); removed in Rev.1"),
        ("", "ports", "", "added in Rev.1 (Norway, Fiji)"),
        ("", "piers", "", "added in Rev.1"),
    ]
    assert [line[2] for line in _section(page, "stand")] == ["Norway"]
    undated, dated = _section(page, "promises")
    assert (undated[1], undated[3]) == ("obliged: to light", "no deadline; not started")
    assert (dated[2], dated[3].split(";")[0]) == ("Ports, Piers", "by May")
    assert len(_section(page, "sought")) == 2
    other = of_paragraph(talks, "part")
    assert [_section(other, name) for name in ("whose", "stand", "promises", "sought")] == [[], [], [], []]


def test_proposals_of_inputs_that_are_not_seen_are_in_no_dossier() -> None:
    seen = [one for one in SOURCES if one.id != "input"]
    assert _section(of_paragraph(record(seen, {"": [LINEAGE, TRACES]}), "light"), "sought") == []


@pytest.mark.parametrize(("form", "start"), [("csv", b""), ("json", b"{"), ("md", b"#"), ("docx", b"PK")])
def test_a_dossier_has_every_form_and_no_other(talks: Snapshot, form: str, start: bytes) -> None:
    page = of_actor(talks, "NOR")
    written = render_dossier(page, form)
    assert written.startswith(start)
    assert b"Light matters." in written or form == "docx"
    with pytest.raises(UsageError):
        render_dossier(page, "tex")


def test_themes_have_those_who_argued_most_first(talks: Snapshot) -> None:
    held = holders_by_topic(talks)
    assert {label: [one.name for one in holders] for label, holders in held.items()} == {
        "Privacy": ["Fiji", "Kenya", "Norway"],
        "Access": ["Kenya"],
    }
    more = replace(REPORT, arguments=(LIGHT, NEVER, DO, replace(NEVER, id="a4")))
    assert [one.name for one in holders_by_topic(record(SOURCES, {"talk": [more]}))["Privacy"]] == [
        "Kenya", "Fiji", "Norway",
    ]  # fmt: skip
    page = of_theme("Privacy", [("Norway", held["Privacy"][2].held)])
    assert _section(page, "held")[:2] == [
        ("group", "Norway", "", ""),
        ("", "Light matters.", "", "First reading, 1 February 2031"),
    ]


def test_topics_are_listed_on_which_something_was_said() -> None:
    [topic, other, *_] = load_taxonomy("sdgs").topics
    said = replace(REPORT, arguments=tuple(replace(one, topics=(topic.label,)) for one in REPORT.arguments))
    told = Overview((), (Theme(topic.label, "topic", (*[LONG] * 12, SHARED)),))
    room = workspace(store(SOURCES, {"talk": [said], "hall": [said], "": [told]}))
    kept = Snapshot(replace(room, settings=replace(room.settings, taxonomy="sdgs")), Viewer.KEEPER, 1)
    [row] = theme_rows(kept)
    assert (row.topic, row.arguments, row.actors) == (topic, 6, 3)
    assert [one.id for one in row.meetings] == ["talk", "hall"]
    found = theme_of(kept, topic.code)
    assert [len(one.actors) for one in found.told] == [2, *[1] * 11]  # twelve, what several say first
    assert sentences_on(kept, other) == ()
    for code in (other.code, "no such"):
        with pytest.raises(NotFound):
            theme_of(kept, code)
    assert sentences_on(record(SOURCES, {}), topic) == ()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch, talks: Snapshot) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    monkeypatch.setattr(participation, "participation", lambda *said: heard.append(said) or ())
    participation.tables_in(talks)
    return heard


def test_participation_counts_what_the_record_has(counted: list[tuple[object, ...]]) -> None:
    [(attended, written, frame, groups, incomes, guidelines)] = counted
    assert guidelines is None
    assert [(one.source, one.date, len(one.speakers)) for one in attended] == [  # type: ignore[attr-defined]
        ("talk", date(2031, 2, 1), 3),
        ("hall", None, 3),
    ]
    norway, choir, silent = written  # type: ignore[misc]
    assert (norway.author, norway.sector, norway.actor, dict(norway.verdicts)) == (
        "Norway", "government", "Norway", {Verdict.VERBATIM: 2},
    )  # fmt: skip
    assert norway.region == "Western European and Others Group"
    assert "Western European and Others Group" in norway.groups
    assert (choir.author, choir.sector, choir.actor, choir.region, choir.groups) == (
        "Port Choir", "civil society", None, None, (),
    )  # fmt: skip
    assert (silent.author, silent.sector) == ("Silent", None)
    assert (frame.versions, frame.sources, frame.public) == (  # type: ignore[attr-defined]
        (date(2031, 1, 1), date(2031, 3, 1)), 7, 6,
    )  # fmt: skip
    assert (frame.commitments, frame.reviews) == (2, 1)  # type: ignore[attr-defined]
    assert "Group of 77 and China" in groups  # type: ignore[operator]
    assert "Norway" not in groups  # type: ignore[operator]
    assert incomes.of["Norway"]  # type: ignore[attr-defined]


def test_participation_in_a_record_of_nothing_counts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[object, ...]] = []
    monkeypatch.setattr(participation, "participation", lambda *said: heard.append(said) or ())
    participation.tables_in(record(SOURCES[:2], {}))
    [(attended, written, frame, *_)] = heard
    assert (attended, written) == ([], [])
    assert (frame.commitments, frame.reviews, frame.versions) == (0, 0, ())  # type: ignore[attr-defined]


def test_classes_of_income_are_the_keepers_own_where_they_are_stated(tmp_path: Path) -> None:
    def of(text: str | None) -> dict[str, str]:
        room = workspace(store(SOURCES, {}))
        if text is not None:
            (tmp_path / "actors.toml").write_text(text, encoding="utf-8")
            room = Workspace(
                tmp_path, replace(room.settings, actors="actors.toml"), room.originals, room.record
            )
        kept = Snapshot(room, Viewer.KEEPER, 1)
        return dict(participation._incomes(participation.registry_of(kept), room).of)

    shipped = of(None)
    assert shipped["Norway"] == "high income"
    own = of('[[actors]]\ncode = "NOR"\nname = "Norland"\nkind = "state"\n')
    assert "Norland" not in own  # it has taken a shipped code, not the class that goes with it
    assert own["Fiji"] == shipped["Fiji"]


def test_speakers_are_told_a_row_for_each_meeting(talks: Snapshot) -> None:
    lines = participation.speakers_csv(talks).decode().splitlines()
    assert len(lines) == 7
    assert lines[1] == "2031-02-01,First reading,talk,Norway,Norway,government,,1,3,12.5"
    assert lines[4].startswith(",Hall,hall,Norway,")


def test_the_page_of_participation_has_the_figures_of_each_meeting(talks: Snapshot) -> None:
    page = participation.participation_document(talks).report
    assert [value for _, value in page.facts] == [2, 18]
    assert page.sections[-1].id == "meetings"
    rows = [line[1] for line in _section(page, "meetings")]
    assert rows == ["2031-02-01|First reading|3|3|9|3", "None|Hall|3|3|9|0"]
    tables = participation.participation_tables(talks)
    assert len(page.sections) == len(tables) + 1
    assert participation.tables_of(talks.workspace) == tables
    assert participation.in_form(tables, "json", "Talks").startswith(b"{")
    assert participation.in_form(tables, "md", "Talks").startswith(b"#")
    assert participation.default_name(Path("/somewhere/ws"), "md") == "ws-statistics.md"
