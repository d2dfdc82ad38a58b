"""A writer behind a server of the usual `/v1/chat/completions` form, by the `openai` client.

The form is OpenAI's (API reference, "Create chat completion"), with an answer by JSON Schema; servers that
people run themselves offer it too. Nothing is sent unless whoever runs Travaux names such a server.
"""

import json
from collections.abc import Callable, Mapping
from time import monotonic
from typing import TYPE_CHECKING

from travaux.domain.messages import message
from travaux.domain.spans import stable_id
from travaux.errors import TravauxError, UnusableAnswer
from travaux.extras import require
from travaux.ports import WritingTask, Written, WrittenSentence
from travaux.reference.writing import writing_rules

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types.chat import ChatCompletion

ANSWER_TOKENS = 4000
"""The most that a model may answer: five times the 200 words of a summary, as JSON with its ids."""

_LARGEST = 1_000_000  # bytes of an answer: sixty times what so many tokens take
_TIMEOUT_S = 300.0  # for one answer: a small model on a slow machine gives ten tokens a second or more
_TEMPERATURE = 0.0
_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
SCHEMA: Mapping[str, object] = {
    "type": "object",
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"text": _TEXT, "cites": _TEXTS, "holders": _TEXTS, "kind": _TEXT},
                "required": ["text", "cites", "holders", "kind"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["sentences"],
    "additionalProperties": False,
}


class ChatWriter:
    """A model by its server's address, up to and with ``/v1``, and its name; ``key`` is kept in no file."""

    def __init__(
        self,
        address: str,
        model: str,
        key: str | None = None,
        *,
        timeout_s: float = _TIMEOUT_S,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._address = address
        self._model = model
        self._key = key
        self._timeout_s = timeout_s
        self._clock = clock

    @property
    def identity(self) -> str:
        rules = writing_rules()
        words = stable_id(rules.system, rules.correction, *rules.instructions.values())
        settings = f"temperature {_TEMPERATURE:g}, at most {ANSWER_TOKENS} tokens"
        return f"{self._model} at {self._address}; instructions {rules.version} {words}; {settings}"

    def preview(self, task: WritingTask) -> str:
        return f"{writing_rules().system}\n\n{_request(task)}"

    def write(self, task: WritingTask) -> Written:
        answer = self._completion(task)
        choice = answer.choices[0] if answer.choices else None
        if choice is None or choice.finish_reason == "length":
            raise self._unusable("it is cut off, or empty")
        usage = answer.usage
        sent = usage.prompt_tokens if usage else len(self.preview(task)) // 4
        content = choice.message.content or ""
        received = usage.completion_tokens if usage else len(content) // 4
        return Written(self._sentences(content), max(sent, 1), max(received, 0))

    def _completion(self, task: WritingTask) -> "ChatCompletion":
        require("writer", "a language model that writes")
        from openai import APIConnectionError, APIStatusError
        from openai.types.chat import ChatCompletion

        try:
            body = self._body(self._client(), task)
        except APIStatusError as error:
            raise self._refusal(f"answers {error.status_code}") from error
        except APIConnectionError as error:
            raise self._refusal("cannot be reached in time") from error
        try:
            return ChatCompletion.model_validate_json(body)
        except ValueError as error:
            raise self._unusable("it is not of the chat form") from error

    def _client(self) -> "OpenAI":
        from openai import OpenAI

        # A key is always given: without one the client would take another service's from the environment.
        return OpenAI(
            base_url=self._address, api_key=self._key or "none", timeout=self._timeout_s, max_retries=1
        )

    def _body(self, client: "OpenAI", task: WritingTask) -> bytes:
        """Return the bytes of the answer, which may neither be endless nor trickle in for ever."""
        from httpx2 import HTTPError  # what the client reads bodies with; its errors come through as they are

        ends = self._clock() + self._timeout_s
        held = bytearray()
        with client.chat.completions.with_streaming_response.create(
            model=self._model,
            messages=[
                {"role": "system", "content": writing_rules().system},
                {"role": "user", "content": _request(task)},
            ],
            temperature=_TEMPERATURE,
            max_tokens=ANSWER_TOKENS,
            response_format={
                "type": "json_schema",
                "json_schema": {"name": "sentences", "strict": True, "schema": dict(SCHEMA)},
            },
        ) as response:
            try:
                for part in response.iter_bytes(8192):
                    held += part
                    if len(held) > _LARGEST or self._clock() > ends:
                        raise self._unusable("it does not end")
            except HTTPError as error:
                raise self._refusal("breaks off") from error
        return bytes(held)

    def _sentences(self, content: str) -> tuple[WrittenSentence, ...]:
        try:
            told = json.loads(content)
            return tuple(_sentence(each) for each in told["sentences"])
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise self._unusable("it is not JSON of the form asked for") from error

    def _unusable(self, why: str) -> UnusableAnswer:
        return UnusableAnswer(why, where=self._address)

    def _refusal(self, why: str) -> TravauxError:
        return TravauxError(
            message("the server of the writer: %(why)s", why=why),
            where=self._address,
            remedy=message("check its address and model, and the key in %(key)s", key="TRAVAUX_WRITER_KEY"),
        )


def _request(task: WritingTask) -> str:
    """Return what a model is asked; words of the record stand in JSON, where they cannot end it."""
    sentences = [{"id": each.id, "holder": each.holder, "text": each.text} for each in task.sentences]
    lines = [json.dumps(each, ensure_ascii=False) for each in sentences]
    parts = [task.instruction, f"Language: {task.language}", "Sentences:", *lines]
    return "\n".join([*parts, *([task.correction] if task.correction else [])])


def _sentence(told: Mapping[str, object]) -> WrittenSentence:
    text, cites, holders = told["text"], told["cites"], told["holders"]
    if not isinstance(text, str) or not isinstance(cites, list) or not isinstance(holders, list):
        raise TypeError("a sentence of another form")
    return WrittenSentence(text, tuple(map(str, cites)), tuple(map(str, holders)), str(told.get("kind", "")))
