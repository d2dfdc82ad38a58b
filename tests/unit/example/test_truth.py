"""What the example says of itself: every quote stands in its source, every label in its version."""

import re
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from tests.unit.example.manifest import list_files
from travaux.example import folder

TRUTH = tomllib.loads((folder() / "truth.toml").read_text(encoding="utf-8"))
PLENARY = "files/2025-10-22-plenary-adoption.txt"
FILES = {entry.path: entry for entry in list_files()}


def running(path: str) -> str:
    """Return a file's words as one line, without cue marks and quotation marks of Markdown."""
    text = (folder() / path).read_text(encoding="utf-8")
    if path.endswith(".vtt"):
        text = re.sub(r"^(?:\d+|.*-->.*)$|<v [^>]*>", "", text, flags=re.MULTILINE)
    return " ".join(text.replace("> ", " ").split())


def resolution_labels(path: str) -> set[str]:
    """Return the labels of a draft in resolution form: preambular ones counted, operative ones as printed."""
    blocks = [block.strip() for block in (folder() / path).read_text(encoding="utf-8").split("\n\n")]
    blocks = blocks[blocks.index("The Assembly,") + 1 :]
    preamble = next(place for place, block in enumerate(blocks) if block.startswith("I. "))
    found = {f"PP{count}" for count in range(1, preamble + 1)}
    number = ""
    for block in blocks:
        label = re.match(r"(\d+)\.|(\(\w\))", block)
        if label:
            number = label[1] or number
            found.add(f"{number}{label[2] or ''}")
    return found


def word_labels(path: str) -> set[str]:
    """Return the labels of Rev.2, whose operative numbers Word computes."""
    with (folder() / path).open("rb") as data, zipfile.ZipFile(data) as archive:
        document = archive.read("word/document.xml").decode()
    paragraphs = document.split("<w:p>")[1:]
    kept = [words for words in paragraphs if not re.search(r"<w:rPr><w:del ", words)]
    operative = sum('<w:ilvl w:val="0"/>' in words for words in kept)
    opening = next(place for place, words in enumerate(kept) if "The Assembly," in words)
    section = next(place for place, words in enumerate(kept) if "Heading1" in words)
    preamble = section - opening - 1
    return {f"PP{count}" for count in range(1, preamble + 1)} | {str(n) for n in range(1, operative + 1)}


def labels() -> dict[str, set[str]]:
    """Return the labels that each version has."""
    versions = TRUTH["versions"]
    elements = (folder() / versions["elements"]).read_text(encoding="utf-8")
    rev1 = (folder() / versions["rev1"]).read_text(encoding="utf-8")
    ordinal = r"(?: (?:bis|ter|alt))?"
    return {
        "elements": set(re.findall(r"^(\d+)\. ", elements, re.MULTILINE)),
        "zero": resolution_labels(versions["zero"]),
        "rev1": {
            match.replace("\\.", "")
            for match in re.findall(rf"^(PP\d+{ordinal}|\d+(?:\\\.|{ordinal})) ", rev1, re.M)
        },
        "rev2": word_labels(versions["rev2"]),
        "adopted": resolution_labels(versions["adopted"]),
    }


LABELS = labels()


def quoted() -> Iterator[tuple[str, str]]:
    """Yield each quote of the truth with the file that it is from."""
    for kind in ("agreement", "difference"):
        for entry in TRUTH[kind]:
            yield from ((entry["source"], quote) for quote in entry["quotes"])
    for kind in ("decision", "action", "question", "compromise", "trap", "unresolved"):
        yield from ((entry["source"], entry["quote"]) for entry in TRUTH[kind] if "quote" in entry)
    for entry in TRUTH["position"]:
        yield PLENARY, entry["quote"]
    for entry in TRUTH["proposal"]:
        yield entry["input"], entry["quote"]
    for entry in TRUTH["commitment"]:
        yield TRUTH["versions"]["adopted"], entry.get("quote", "")
    for entry in TRUTH["contradiction"]:
        yield entry["report"], entry["reported"]
        yield entry["record"], entry["said"]
    for entry in TRUTH["silence"]:
        yield entry["source"], entry["quote"]
        for notice in entry.get("broken", ()):
            yield "files/2025-09-18-letters-breaking-silence.txt", notice["quote"]


@pytest.mark.parametrize(("path", "quote"), list(quoted()))
def test_a_quote_stands_in_its_source(path: str, quote: str) -> None:
    assert " ".join(quote.split()) in running(path)


def test_versions_have_the_paragraphs_that_they_should_have() -> None:
    assert {name: len(found) for name, found in LABELS.items()} == {
        "elements": 34,
        "zero": 11 + 29 + 4,
        "rev1": 13 + 35,
        "rev2": 10 + 30,
        "adopted": 11 + 32 + 5,
    }


def test_threads_and_links_name_paragraphs_that_exist() -> None:
    for thread in TRUTH["thread"]:
        for version, found in LABELS.items():
            assert set(thread.get(version, ())) <= found, thread
    for link in TRUTH["link"]:
        assert set(link["old"]) <= LABELS[link["from"]], link
        assert set(link["new"]) <= LABELS[link["to"]], link


@pytest.mark.parametrize("version", ["elements", "zero", "rev1", "rev2", "adopted"])
def test_every_paragraph_of_a_version_belongs_to_a_thread(version: str) -> None:
    threaded = {label for thread in TRUTH["thread"] for label in thread.get(version, ())}
    principles = {label for label in LABELS[version] if "(" in label}
    assert LABELS[version] - principles <= threaded


def test_positions_commitments_and_proposals_name_paragraphs_that_exist() -> None:
    for entry in TRUTH["position"]:
        assert set(entry.get("paragraphs", ())) <= LABELS["adopted"]
    assert {entry["paragraph"] for entry in TRUTH["commitment"]} <= LABELS["adopted"]
    for entry in TRUTH["decision"]:
        assert set(entry["paragraphs"]) <= LABELS[entry["version"]]
    for entry in TRUTH["proposal"]:
        for place in entry["places"]:
            assert place["paragraph"] in LABELS[place["version"]], entry


def test_a_proposal_taken_up_then_dropped_is_not_in_the_adopted_text() -> None:
    for entry in TRUTH["proposal"]:
        versions = {place["version"] for place in entry["places"]}
        lives = "adopted" in versions
        assert lives == (entry["verdict"] in {"verbatim", "substance"}), entry
        assert bool(versions) == (entry["verdict"] != "not taken up"), entry


def test_every_input_has_a_fate() -> None:
    inputs = {path for path, entry in FILES.items() if entry.kind == "input"}
    assert {entry["input"] for entry in TRUTH["proposal"]} == inputs


def test_the_vote_adds_up() -> None:
    vote = TRUTH["vote"][0]
    actors = tomllib.loads((folder() / "actors.toml").read_text(encoding="utf-8"))["actor"]
    voters = vote["in_favour"] + vote["against"] + vote["abstaining"]
    assert sorted(voters) == sorted(actor["name"] for actor in actors if actor["kind"] == "state")
    counts = (len(vote["in_favour"]), len(vote["against"]), len(vote["abstaining"]))
    assert f"{counts[0]} votes to {counts[1]}, with {counts[2]} abstentions" in running(PLENARY)
    for names in (vote["in_favour"], vote["against"], vote["abstaining"]):
        assert ", ".join(names) in running(PLENARY)


def test_the_budget_items_add_up_to_the_total_that_was_read_out() -> None:
    budget = TRUTH["budget"]
    assert sum(budget["items"].values()) == budget["total"]
    for amount in (*budget["items"].values(), budget["total"]):
        assert f"{amount:,}" in running(budget["source"])
        assert f"{amount:,}" in running(PLENARY)


def test_silence_lasts_three_days_at_least() -> None:
    for silence in TRUTH["silence"]:
        circulated, deadline = silence["circulated"], silence["deadline"]
        assert isinstance(circulated, date)
        assert (deadline - circulated).days >= 3


def spoken_turns(path: str) -> list[str]:
    """Return who takes the floor, turn by turn, in a verbatim record or in captions with voices."""
    if path.endswith(".vtt"):
        voices = re.findall(r"<v ([^>]*)>", (folder() / path).read_text(encoding="utf-8"))
        turns = [voice for voice, previous in zip(voices, ["", *voices], strict=False) if voice != previous]
        return [re.sub(r"^M[rs]\. .*?\((.*?)\).*$", r"\1", voice) for voice in turns]
    pattern = r"^ {5}(?:The (Chair|President)|M[rs]\. [\w'-]+ \(([^)]+)\)[^:\n]*):"
    found = re.findall(pattern, (folder() / path).read_text(encoding="utf-8"), re.MULTILINE)
    return [role or actor for role, actor in found]


@pytest.mark.parametrize(
    "path",
    [
        "files/2025-03-06-informal-consultation.vtt",
        "files/2025-07-08-verbatim-negotiation.txt",
        PLENARY,
    ],
)
def test_interventions_are_counted_as_the_record_has_them(path: str) -> None:
    meeting = next(entry for entry in TRUTH["meeting"] if entry["source"] == path)
    assert Counter(spoken_turns(path)) == meeting["interventions"]


def seconds(stamp: str) -> float:
    """Return a WebVTT time in seconds."""
    hours, minutes, rest = stamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def test_those_who_speak_too_long_are_named() -> None:
    overrun = TRUTH["overrun"][0]
    captions = (folder() / overrun["source"]).read_text(encoding="utf-8")
    cues = re.findall(r"^(\S+) --> (\S+)\n<v ([^>]*)>", captions, re.MULTILINE)
    turns: list[tuple[str, float, float]] = []
    for first, last, voice in cues:
        start = turns.pop()[1] if turns and turns[-1][0] == voice else seconds(first)
        turns.append((voice, start, seconds(last)))
    late = [voice for voice, start, end in turns if end - start > overrun["limit_s"]]
    assert [re.findall(r"\((.*?)\)", voice)[0] for voice in late] == overrun["actors"]
