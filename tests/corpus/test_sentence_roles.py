"""Floors under how sentences are judged; the corpus lies beside the project."""

import re

import pytest

from evals import roles
from evals.corpus import CORPUS
from travaux.analysis.meeting.arguments import find_arguments
from travaux.analysis.meeting.roles import assign_roles
from travaux.analysis.speakers.identification import identify
from travaux.engines.sentence_encoder import default_embedder
from travaux.formats.transcripts import read_transcript
from travaux.language.sentences import split
from travaux.reference.registry import load_registry
from travaux.reference.taxonomies import load_taxonomy


def test_sentences_do_what_they_are_taken_for() -> None:
    judged = roles.cases()
    assert sum(case.label not in roles.UNSCORED for case in judged) >= 300
    for half in roles.HALVES:
        part = [case for case in judged if case.half == half]
        for role in roles.SCORED:
            assert roles.f1(part, role)[2] >= 0.85, (half, role)
        leaked, shown = roles.ceremony_within_argument(part)
        assert leaked <= 0.02 * shown, half


@pytest.mark.parametrize("pattern", ["un80/session_4_*.md", "wto/WTCOMTDM100.txt"])
def test_words_in_quotation_marks_were_spoken(pattern: str) -> None:
    (path,) = CORPUS.glob(pattern)
    meeting = identify(read_transcript(path), load_registry())
    sentences = assign_roles(meeting, split(meeting))
    found = find_arguments(meeting, sentences, default_embedder(), load_taxonomy("wsis-elements"))
    assert len(found) > 50
    assert len({argument.id for argument in found}) == len(found)
    for argument in found:
        words = argument.citations[0].quote
        assert meeting.source.text[argument.citations[0].start : argument.citations[0].end] == words
        for quote in re.findall("“([^”]*)”", argument.claim):
            assert _plain(quote).removesuffix(".").removesuffix(" …") in _plain(words)


def _plain(text: str) -> str:
    return re.sub(r"[“”‘’\"']", "'", re.sub(r"\s+", " ", text)).lower()
