"""What is exported and read back is the same draft, and what was changed since is read by what it shows."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from travaux.analysis.text.comparison import compare
from travaux.domain.exchange import carried_draft, carried_text, in_pieces
from travaux.domain.spans import SourceText
from travaux.domain.texts import (
    Action,
    Attribution,
    Comment,
    Draft,
    Mark,
    MarkKind,
    Paragraph,
    ParagraphKind,
)
from travaux.exports import akoma_ntoso, draft_word, tracked_changes
from travaux.formats.draft_file import read_draft
from travaux.formats.drafts.composition import CHANGED

WRITERS: dict[str, Callable[[Draft], bytes]] = {
    "docx": draft_word.write_draft,
    "xml": akoma_ntoso.write_draft,
}
FORMS = pytest.mark.parametrize("form", WRITERS)
LAYOUTS = {
    "charter.md": """# Charter of the Channels

The Assembly of Ports,

PP1. Recalling its resolution 4/12 on the lighting of channels,

PP2. [Noting with [grave] (Verrin) concern the wrecks of the western channel,] (Ostrava: delete)

## I. Lamps & fog

1. Decides that keepers:

(a) shall be paid [yearly] (Verrin, Ostrava: retain) from the common fund;

(i) in silver;

(b) may ring <fog bells>;

### Article 2

2 bis. Invites the ferry guild to survey the western channel; (Agreed)

Option 1: [no survey] / [a survey each spring]

## Annex

The list of lamps.
""",
    "wrapped.txt": """ASSEMBLY OF PORTS

The Assembly of Ports,

    Recalling its earlier decisions on lamps, which
    every port has read,

1.  Decides that lamps be lit
    at dusk;\tand put out at dawn;

[2. Requests pilots to report wrecks

3. Requests keepers to answer them.]
""",
    "part.md": "A. Purpose\n\n1.1 The fund pays.\n\n1.2 [The fund pays pilots.\n\n* lamps\n\n* bells]\n",
    "letter.txt": "Dear colleagues,\n\nPlease find [the text]\nof the charter.\n\nThe Secretary",
}


def _draft(folder: Path, text: str, name: str = "draft.md") -> Draft:
    (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    return read_draft(folder / name)


def _again(folder: Path, draft: Draft, form: str, content: bytes | None = None) -> Draft:
    path = folder / f"again.{form}"
    path.write_bytes(content if content is not None else WRITERS[form](draft))
    return read_draft(path)


def _as(draft: Draft, other: Draft) -> Draft:
    """Return a draft as if it had been read from where another was."""
    source = SourceText(other.source.id, draft.source.text)
    return replace(draft, source=source, format=other.format)


@FORMS
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_reads_back_as_it_was(form: str, name: str, tmp_path: Path) -> None:
    draft = _draft(tmp_path, LAYOUTS[name], name)
    again = _again(tmp_path, draft, form)
    assert again.paragraphs == tuple(
        replace(mine, start=other.start, end=other.end)
        for mine, other in zip(draft.paragraphs, again.paragraphs, strict=True)
    )
    assert (again.title, again.symbol, again.stage, again.date) == (
        draft.title, draft.symbol, draft.stage, draft.date,
    )  # fmt: skip
    assert all(again.source.text[p.start : p.end] == p.text for p in again.paragraphs)


def _rich(folder: Path) -> Draft:
    """Return a draft with changes, looks, comments, notes and an author that no registry knows."""
    draft = _draft(folder, LAYOUTS["charter.md"])
    changed = list(draft.paragraphs)
    place = next(p.index for p in changed if p.text.startswith("Decides"))
    marks = (
        Mark(MarkKind.INSERTED, 0, 7, "Verrin", "2031-02-03T04:05:06Z"),
        Mark(MarkKind.DELETED, 3, 7, None, None),
        Mark(MarkKind.MOVED_HERE, 8, 12, "Ostrava", "spring"),
        Mark(MarkKind.UNDERLINED, 5, 12),
        Mark(MarkKind.BOLD, 0, 20),
        Mark(MarkKind.STRUCK, 13, 20),
        Mark(MarkKind.END_DELETED, 21, 21, "Verrin", None),
    )
    said = (Attribution(("Guild of Pilots",), Action.RESERVES, "for now"),)
    changed[place] = replace(changed[place], marks=marks, notes=("footnote 1",), attributions=said)
    last = changed[-1]
    changed[-1] = replace(last, marks=(Mark(MarkKind.DELETED, 0, len(last.text), "Verrin", None),))
    comments = (
        Comment("Verrin: delete\nplease", "K. Marlo", "2031-02-03T04:05:06Z", place, "that keepers"),
        Comment("no place", None, None, None, None),
    )
    return replace(draft, paragraphs=tuple(changed), comments=comments)


@FORMS
def test_changes_authors_comments_and_notes_read_back(form: str, tmp_path: Path) -> None:
    draft = _rich(tmp_path)
    again = _again(tmp_path, draft, form)
    for mine, other in zip(draft.paragraphs, again.paragraphs, strict=True):
        expected = replace(mine, start=other.start, end=other.end, clean_text=other.clean_text)
        assert other == expected
    assert again.comments == draft.comments
    assert again.paragraphs[-1].clean_text == ""


def test_word_shows_each_paragraph_once_with_its_changes_and_comments(tmp_path: Path) -> None:
    draft = _rich(tmp_path)
    content = draft_word.write_draft(draft)
    with ZipFile(BytesIO(content)) as file:
        story, beside = (etree.fromstring(file.read(f"word/{name}.xml")) for name in ("document", "comments"))
    w = f"{{{story.nsmap['w']}}}"
    shown = ["".join(p.itertext(f"{w}t", f"{w}delText")) for p in story.iter(f"{w}p")]
    labels = [f"{p.label_apart} " if p.label_apart else "" for p in draft.paragraphs]
    assert shown == [
        label + p.text.replace("\n", "") for label, p in zip(labels, draft.paragraphs, strict=True)
    ]
    assert {e.get(f"{w}author") for e in story.iter(f"{w}ins", f"{w}del")} == {"Verrin", "Ostrava", ""}
    assert [e.get(f"{w}author") for e in beside] == ["K. Marlo", ""]
    document = Document(BytesIO(content))
    headings = [p.text for p in document.element.body.iter(f"{w}p") if "Heading" in (p.style or "")]
    assert headings == [
        "".join((p.label_apart or "", " " if p.label_apart else "", p.text))
        for p in draft.paragraphs
        if p.kind in (ParagraphKind.HEADING, ParagraphKind.ANNEX)
    ]


def test_a_comment_spans_the_words_it_is_on(tmp_path: Path) -> None:
    with ZipFile(BytesIO(draft_word.write_draft(_rich(tmp_path)))) as file:
        story = etree.fromstring(file.read("word/document.xml"))
    w = f"{{{story.nsmap['w']}}}"
    (opened, *_), (closed, *_) = (list(story.iter(f"{w}commentRange{end}")) for end in ("Start", "End"))
    within, spanned = False, ""
    for element in opened.getparent().iter():
        within = within or element is opened
        if element is closed:
            break
        if within and element.tag in (f"{w}t", f"{w}delText"):
            spanned += element.text or ""
    assert spanned == "that keepers"


def test_a_word_processor_may_cut_runs_and_save_the_file_anew(tmp_path: Path) -> None:
    draft = _rich(tmp_path)
    document = Document(BytesIO(draft_word.write_draft(draft)))
    w = f"{{{document.element.nsmap['w']}}}"
    for text in list(document.element.body.iter(f"{w}t")):
        run = text.getparent()
        if len(text.text or "") > 6:
            words, rest = text.text[:4], text.text[4:]
            second = etree.fromstring(etree.tostring(run))
            text.text = words
            second.find(f"{w}t").text = rest
            run.addnext(second)
    out = BytesIO()
    document.save(out)
    again = _again(tmp_path, draft, "docx", out.getvalue())
    assert [p.marks for p in again.paragraphs] == [p.marks for p in draft.paragraphs]
    assert CHANGED not in again.notes


def _rewritten(content: bytes, form: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a file whose shown words somebody changed."""
    if form == "xml":
        head, tail = content.split(b"</meta>", 1)
        return head + b"</meta>" + change(tail)
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == "word/document.xml" else data)
    return out.getvalue()


@FORMS
@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (b"the common fund", b"no fund", "no fund"),
        (b"The list of lamps.", b"The list of bells.", "The list of bells."),
        (b"Recalling", b"[Stressing]", "[Stressing]"),
    ],
)
def test_what_was_changed_is_read_by_what_the_file_shows(
    form: str, before: bytes, after: bytes, found: str, tmp_path: Path
) -> None:
    draft = _draft(tmp_path, LAYOUTS["charter.md"])
    content = _rewritten(WRITERS[form](draft), form, lambda data: data.replace(before, after))
    again = _again(tmp_path, draft, form, content)
    assert CHANGED in again.notes
    assert any(found in p.text for p in again.paragraphs)
    assert not any(before.decode() in p.text for p in again.paragraphs)
    assert [p.label for p in again.paragraphs] == [p.label for p in draft.paragraphs]
    assert [p.section for p in again.paragraphs] == [p.section for p in draft.paragraphs]


def test_a_tracked_deletion_or_a_comment_made_in_word_counts_as_a_change(tmp_path: Path) -> None:
    draft = _draft(tmp_path, "# Charter\n\n1. Keepers ring bells.\n\n2. Pilots answer.\n")
    content = draft_word.write_draft(draft)
    words = b'<w:r><w:t xml:space="preserve">Pilots answer.</w:t></w:r>'
    gone = words.replace(b"w:t>", b"w:delText>").replace(b"<w:t ", b"<w:delText ")
    deleted = b'<w:del w:id="90" w:author="Norway">%s</w:del>' % gone
    changed = _rewritten(content, "docx", lambda data: data.replace(words, deleted))
    again = _again(tmp_path, draft, "docx", changed)
    assert [m.author for p in again.paragraphs for m in p.marks if m.kind is MarkKind.DELETED] == ["Norway"]
    new = b"<w:p><w:r><w:t>3. New.</w:t></w:r></w:p><w:sectPr"
    added = _rewritten(content, "docx", lambda data: data.replace(b"<w:sectPr", new))
    assert [p.label for p in _again(tmp_path, draft, "docx", added).paragraphs][-1] == "3."
    document = Document(BytesIO(content))
    paragraph = document.add_paragraph("x")
    document.add_comment(paragraph.runs, "Norway: delete", author="Norway")
    out = BytesIO()
    document.save(out)
    assert [c.text for c in _again(tmp_path, draft, "docx", out.getvalue()).comments] == ["Norway: delete"]


def _carried(draft: Draft) -> Iterator[tuple[str, list[str | None]]]:
    carried = carried_text(draft, "seen")
    assert carried is not None
    yield carried, [p.text for p in draft.paragraphs]


@pytest.mark.parametrize(
    "forge",
    [
        lambda told: told.update(seen="other"),
        lambda told: told.pop("between"),
        lambda told: told["between"].pop(),
        lambda told: told["draft"]["paragraphs"][0].update(parent=99),
        lambda told: told["draft"]["paragraphs"][0].update(index=3),
        lambda told: told["draft"]["paragraphs"][0].update(text="Quite other words"),
        lambda told: told["draft"]["paragraphs"][1].update(marks=[{"kind": "bold", "start": 0, "end": 9999}]),
        lambda told: told["draft"]["paragraphs"][1].update(kind="no kind"),
        lambda told: told["draft"].update(paragraphs="x"),
    ],
)
def test_what_does_not_fit_the_words_shown_is_not_believed(
    forge: Callable[[dict[str, object]], object], tmp_path: Path
) -> None:
    draft = _draft(tmp_path, "# Charter\n\n1. Keepers [ring] bells.\n")
    ((carried, words),) = _carried(draft)
    assert carried_draft(carried, "seen", words) is not None
    assert carried_draft(carried, "seen", [*words, "more"]) is None
    told = json.loads(carried)
    forge(told)
    assert carried_draft(json.dumps(told), "seen", words) is None


def test_words_hidden_between_paragraphs_do_not_enter_the_text(tmp_path: Path) -> None:
    draft = _draft(tmp_path, "# Charter\n\n1. Keepers ring bells.\n")
    ((carried, words),) = _carried(draft)
    told = json.loads(carried)
    told["between"][1] = "\n\nNorway deletes all\n\n1. "
    found = carried_draft(json.dumps(told), "seen", words)
    assert found is not None
    assert "Norway" not in found.draft.source.text
    assert [p.text for p in found.draft.paragraphs] == words


def test_what_is_long_goes_in_pieces_and_comes_back() -> None:
    pieces = in_pieces("x" * 2_500_001)
    assert [len(piece) for piece in pieces] == [1_000_000, 1_000_000, 500_001]
    assert in_pieces("") == []


@FORMS
def test_another_choice_between_brackets_can_be_made_of_what_came_back(form: str, tmp_path: Path) -> None:
    draft = _draft(tmp_path, LAYOUTS["charter.md"])
    _again(tmp_path, draft, form)
    out = read_draft(tmp_path / f"again.{form}", choice="all out")
    first = read_draft(tmp_path / "draft.md", choice="all out")
    assert [p.clean_text for p in out.paragraphs] == [p.clean_text for p in first.paragraphs]
    assert [p.clean_text for p in out.paragraphs] != [p.clean_text for p in draft.paragraphs]


SOUP = st.text(st.sampled_from("ab1 .,[]()\n\r\t#*\x0b\ufffeé漢ي<&i-"), min_size=1, max_size=160)


@FORMS
@given(words=SOUP)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back(form: str, tmp_path: Path, words: str) -> None:
    draft = _draft(tmp_path, f"1. Words {words}\n\n2. [More {words[::-1]}")
    again = _again(tmp_path, draft, form)
    assert CHANGED not in again.notes
    assert [_facts(p) for p in again.paragraphs] == [_facts(p) for p in draft.paragraphs]


def _facts(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, start=0, end=0)


def test_a_title_longer_than_word_allows_is_cut_in_the_properties_alone(tmp_path: Path) -> None:
    ports = ", ".join(f"Port {number}" for number in range(60))
    draft = replace(_draft(tmp_path, f"# Ports: {ports}\n\n1. Decides so.\n"), title=ports)
    again = _again(tmp_path, draft, "docx")
    assert again.title == ports
    assert re.search("Port 59", again.paragraphs[0].text)
    document = Document(BytesIO(draft_word.write_draft(draft)))
    assert len(document.core_properties.title) == 255
    redline = Document(BytesIO(tracked_changes.write_redline(compare(draft, draft))))
    assert len(redline.core_properties.title) == 255


@FORMS
def test_a_paragraph_whose_words_are_all_deleted_goes_whatever_space_stands_beside_them(
    form: str, tmp_path: Path
) -> None:
    draft = _draft(tmp_path, LAYOUTS["charter.md"])
    last = draft.paragraphs[-1]
    gone = replace(last, marks=(Mark(MarkKind.DELETED, 0, len(last.text.rstrip()), "Verrin", None),))
    spaced = replace(gone, text=f"{last.text.rstrip()} ", end=last.end + 1)
    for paragraph in (gone, spaced):
        again = _again(tmp_path, replace(draft, paragraphs=(*draft.paragraphs[:-1], paragraph)), form)
        assert again.paragraphs[-1].clean_text == ""
