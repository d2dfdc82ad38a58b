"""What every writer must do, whichever model it asks."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from evals.scripted_writer import ScriptedServer, honest, serving
from travaux.engines.writer.chat import ChatWriter
from travaux.errors import TravauxError, UnusableAnswer
from travaux.extras import is_installed
from travaux.ports import NumberedSentence, Writer, WritingTask, Written, WrittenSentence

TASK = WritingTask(
    "Say in one sentence what Velmara asked for.",
    (NumberedSentence("s1", "Velmara asked for a gauge at the harbour.", "Velmara"),),
    "en",
)


class Copyist:
    """Repeats each sentence it is given and cites it: the least that fulfils the port."""

    identity = "copyist 1"

    def preview(self, task: WritingTask) -> str:
        lines = [task.instruction, *(f"[{each.id}] {each.holder}: {each.text}" for each in task.sentences)]
        return "\n".join([*lines, task.correction or ""])

    def write(self, task: WritingTask) -> Written:
        sentences = tuple(
            WrittenSentence(each.text, (each.id,), (each.holder,) if each.holder else ())
            for each in task.sentences
        )
        return Written(
            sentences, len(self.preview(task).split()), sum(len(s.text.split()) for s in sentences)
        )


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    with serving(ScriptedServer(honest)) as made:
        yield made


def _chat(server: ScriptedServer) -> Writer:
    if not is_installed("writer"):
        pytest.skip("the extra writer is not installed: pip install 'travaux[writer]'")
    return ChatWriter(server.address, "scripted")


@pytest.fixture(params=[lambda _: Copyist(), _chat], ids=["copyist", "chat"])
def writer(request: pytest.FixtureRequest, server: ScriptedServer) -> Writer:
    make: Callable[[ScriptedServer], Writer] = request.param
    return make(server)


def test_its_identity_is_stated(writer: Writer) -> None:
    assert writer.identity.strip()


def test_what_will_be_sent_is_shown_before_and_holds_all_that_was_given(writer: Writer) -> None:
    shown = writer.preview(replace(TASK, correction="the figure is not in s1"))
    for given in (TASK.instruction, "s1", TASK.sentences[0].text, "Velmara", "the figure is not in s1"):
        assert given in shown


def test_nothing_is_shown_that_was_not_given(writer: Writer) -> None:
    assert "Velmara" not in writer.preview(WritingTask("Say what was asked for.", (), "en"))


def test_sentences_say_what_they_cite_and_what_it_cost(writer: Writer) -> None:
    written = writer.write(TASK)
    assert written.tokens_sent > 0
    assert written.tokens_received >= 0
    assert all(sentence.text.strip() for sentence in written.sentences)


@pytest.mark.parametrize(
    "content",
    ["", "All agreed.", "[]", "{}", '{"sentences": [{"text": 1, "cites": [], "holders": []}]}', "[" * 9999],
)
def test_an_answer_of_another_form_is_an_error_of_its_own(content: str) -> None:
    with serving(ScriptedServer(lambda *_: content)) as odd, pytest.raises(UnusableAnswer):
        _chat(odd).write(TASK)


def test_a_server_that_is_not_there_is_named_with_what_to_check() -> None:
    with serving(ScriptedServer(honest)) as gone:
        writer = _chat(gone)
    with pytest.raises(TravauxError, match="TRAVAUX_WRITER_KEY") as error:
        writer.write(TASK)
    assert not isinstance(error.value, UnusableAnswer)
