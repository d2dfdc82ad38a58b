"""A server of the chat form that answers by a script: right, or wrong in one of twelve ways.

It is given the request that a real model would be, reads the numbered sentences from it, and answers as a
model would that copies them into reports, with one fault planted.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Sentence = Mapping[str, Any]
Script = Callable[[Sequence[Sentence], str], str]
"""From the sentences sent and the whole request, what the model's message holds."""

_NUMBERED = re.compile(r'^\{"id": .*\}$', re.MULTILINE)


@dataclass
class ScriptedServer:
    """Answers by ``script``; ``requests`` are the bodies that it was sent."""

    script: Script
    requests: list[Mapping[str, Any]] = field(default_factory=list)
    address: str = ""
    is_endless: bool = False
    finish: str = "stop"

    def answer(self, body: Mapping[str, Any]) -> bytes:
        """Return the bytes of one answer."""
        self.requests.append(body)
        asked = body["messages"][-1]["content"]
        given = [json.loads(each) for each in _NUMBERED.findall(asked)]
        content = self.script(given, asked)
        told = {
            "id": "scripted",
            "object": "chat.completion",
            "created": 0,
            "model": body["model"],
            "choices": [
                {
                    "index": 0,
                    "finish_reason": self.finish,
                    "message": {"role": "assistant", "content": content},
                }
            ],
            "usage": {
                "prompt_tokens": len(asked) // 4,
                "completion_tokens": len(content) // 4,
                "total_tokens": (len(asked) + len(content)) // 4,
            },
        }
        return json.dumps(told).encode()


@contextmanager
def serving(server: ScriptedServer) -> Iterator[ScriptedServer]:
    """Serve on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = server.answer(body)
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            if not server.is_endless:
                self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            try:
                self.wfile.write(answer)
                while server.is_endless:
                    self.wfile.write(b" " * 65536)
            except OSError:
                return  # whoever asked has hung up

        def log_message(self, *_: object) -> None:
            return

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=http.serve_forever, daemon=True)
    thread.start()
    server.address = f"http://127.0.0.1:{http.server_port}/v1"
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def answered(sentences: Sequence[Mapping[str, object]]) -> str:
    """Return sentences as the message of a model holds them."""
    return json.dumps({"sentences": list(sentences)}, ensure_ascii=False)


def told(sentence: Sentence) -> dict[str, object]:
    """Return a true report of one numbered sentence: its holder, then its words in quotation marks."""
    words = sentence["text"].replace("“", "‘").replace("”", "’")
    holder = sentence["holder"].split(", for ")
    name = holder[0] if len(holder) == 1 else f"{holder[0]} (for {holder[1]})"
    return {
        "text": f"{name}: “{words}”",
        "cites": [sentence["id"]],
        "holders": [holder[0]],
        "kind": "report",
    }


def honest(given: Sequence[Sentence], _: str) -> str:
    """Report every sentence truly."""
    return answered([told(each) for each in given])
