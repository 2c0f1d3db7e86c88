"""A Telegram Bot API server on loopback, as strict as the real one about what bots send, with faults to order.

Records every call that a bot makes. Written after the descriptions on core.telegram.org/bots/api.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.channels.telegram_limits import RefusedError, check_keyboard, parse_html

TOKEN = "123456:ABC-DEF_ghi"
SECRET = "a-Secret_1"
BOT = {"id": 123456, "is_bot": True, "first_name": "Atlas", "username": "atlas_test_bot"}

_LONG_POLL = 30.0


@dataclass
class Call:
    """One call of a bot: the method, its parameters, the outcome's HTTP status, and when it came (monotonic)."""

    method: str
    parameters: dict[str, Any]
    status: int = 0
    at: float = field(default_factory=time.monotonic)


@dataclass
class Fault:
    """Instead of doing what was asked: this status and body, or close the connection without a word."""

    status: int = 0
    body: dict[str, Any] = field(default_factory=dict)
    raw: bytes | None = None

    @classmethod
    def wait(cls, seconds: int) -> Fault:
        """Too many requests."""
        text = f"Too Many Requests: retry after {seconds}"
        return cls(429, {"ok": False, "error_code": 429, "description": text, "parameters": {"retry_after": seconds}})


CLOSE = Fault()


class TelegramServer:
    """The service. `fault(method, parameters)` decides what goes wrong."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.fault: Callable[[str, dict[str, Any]], Fault | None] = lambda method, parameters: None
        self.token = TOKEN
        self.webhook: dict[str, Any] = {}
        self.commands: list[dict[str, str]] = []
        self.pending: list[dict[str, Any]] = []
        self.callbacks: set[str] = set()
        self.blocked: set[int] = set()
        self.moved: dict[int, int] = {}
        self.port = 0
        self._number = 1000
        self._changed = threading.Condition()
        self.closing = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def sent(self) -> list[dict[str, Any]]:
        """The messages that reached people, in their order."""
        with self._changed:
            return [each.parameters for each in self.calls if each.method == "sendMessage" and each.status == 200]

    def made(self, method: str) -> list[Call]:
        """The calls of a method."""
        with self._changed:
            return [each for each in self.calls if each.method == method]

    def wait(self, condition: Callable[[], Any], seconds: float = 20) -> Any:
        """Wait until something is so; gives what it gave."""
        end = time.monotonic() + seconds
        with self._changed:
            while not (found := condition()):
                if not self._changed.wait(max(0.0, min(0.05, end - time.monotonic()))) and time.monotonic() >= end:
                    raise AssertionError(
                        f"waited in vain; calls: {[(each.method, each.status) for each in self.calls]}"
                    )
        return found

    def wait_for_messages(self, count: int, seconds: float = 20) -> list[dict[str, Any]]:
        """The messages sent, once there are so many."""
        return self.wait(lambda: self.sent if len(self.sent) >= count else None, seconds)

    def queue(self, *updates: dict[str, Any]) -> None:
        """Keep updates for long polling."""
        with self._changed:
            self.pending += updates
            self._changed.notify_all()

    def answer(self, token: str, method: str, parameters: dict[str, Any]) -> tuple[int, dict[str, Any], Fault | None]:
        """The status and body for a call."""
        call = Call(method, parameters)
        with self._changed:
            self.calls.append(call)
        fault = self.fault(method, parameters)
        if fault:
            call.status = fault.status
            return fault.status, fault.body, fault
        status, body = self._do(token, method, parameters)
        with self._changed:
            call.status = status
            self._changed.notify_all()
        return status, body, None

    def _do(self, token: str, method: str, parameters: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if token != self.token:
            return 401, {"ok": False, "error_code": 401, "description": "Unauthorized"}
        do = getattr(self, f"do_{method}", None)
        if do is None:
            return 404, {"ok": False, "error_code": 404, "description": "Not Found"}
        try:
            return 200, {"ok": True, "result": do(parameters)}
        except RefusedError as error:
            body = {"ok": False, "error_code": error.code, "description": str(error)}
            return error.code, {**body, **({"parameters": error.parameters} if error.parameters else {})}

    def do_getMe(self, parameters: dict[str, Any]) -> Any:  # noqa: N802 - the method's name
        return BOT

    def do_setWebhook(self, parameters: dict[str, Any]) -> Any:  # noqa: N802
        if not re.match(r"https?://", parameters.get("url", "")):
            raise RefusedError("Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", parameters.get("secret_token", "x")):
            raise RefusedError("Bad Request: secret token contains unallowed characters")
        self.webhook = parameters
        return True

    def do_deleteWebhook(self, parameters: dict[str, Any]) -> Any:  # noqa: N802
        self.webhook = {}
        return True

    def do_setMyCommands(self, parameters: dict[str, Any]) -> Any:  # noqa: N802
        for each in parameters["commands"]:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", each["command"]):
                raise RefusedError("Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(each["description"]) <= 256:
                raise RefusedError("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands = parameters["commands"]
        return True

    def do_getUpdates(self, parameters: dict[str, Any]) -> Any:  # noqa: N802
        if self.webhook:
            raise RefusedError("Conflict: can't use getUpdates method while webhook is active", 409)
        offset = int(parameters.get("offset", 0))
        end = time.monotonic() + min(float(parameters.get("timeout", 0)), _LONG_POLL)
        with self._changed:
            self.pending = [each for each in self.pending if each["update_id"] >= offset]
            while not self.pending and time.monotonic() < end and not self.closing:
                self._changed.wait(0.05)
            return self.pending[:100]

    def do_sendChatAction(self, parameters: dict[str, Any]) -> Any:  # noqa: N802
        self._chat(parameters)
        if parameters.get("action") != "typing":
            raise RefusedError("Bad Request: wrong parameter action in request")
        return True

    def do_answerCallbackQuery(self, parameters: dict[str, Any]) -> Any:  # noqa: N802
        if parameters.get("callback_query_id") not in self.callbacks:
            raise RefusedError("Bad Request: query is too old and response timeout expired or query ID is invalid")
        return True

    def do_sendMessage(self, parameters: dict[str, Any]) -> Any:  # noqa: N802
        chat, text = self._chat(parameters), parameters.get("text", "")
        shown = parse_html(text) if parameters.get("parse_mode") == "HTML" else text
        if not shown.strip():
            raise RefusedError("Bad Request: message text is empty")
        if len(shown.encode("utf-16-le")) // 2 > 4096:
            raise RefusedError("Bad Request: message is too long")
        check_keyboard(parameters.get("reply_markup"))
        with self._changed:
            self._number += 1
            number = self._number
        return {"message_id": number, "date": int(time.time()), "chat": {"id": chat, "type": "private"}, "text": shown}

    def _chat(self, parameters: dict[str, Any]) -> int:
        try:
            chat = int(parameters["chat_id"])
        except (KeyError, ValueError) as error:
            raise RefusedError("Bad Request: chat_id is empty") from error
        if chat in self.blocked:
            raise RefusedError("Forbidden: bot was blocked by the user", 403)
        if chat in self.moved:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            raise RefusedError(text, migrate_to_chat_id=self.moved[chat])
        return chat


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    service: TelegramServer

    def do_POST(self) -> None:
        parts = urlsplit(self.path)
        found = re.fullmatch(r"/bot([^/]+)/(\w+)", parts.path)
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        if not found:
            return self._reply(404, {"ok": False, "error_code": 404, "description": "Not Found"})
        status, answer, fault = self.service.answer(found[1], found[2], self._parameters(parts.query, body))
        if fault is CLOSE:
            self.close_connection = True
            self.connection.close()
            return None
        return self._reply(status, answer, fault.raw if fault else None)

    do_GET = do_POST  # noqa: N815

    def _parameters(self, query: str, body: bytes) -> dict[str, Any]:
        parameters: dict[str, Any] = dict(parse_qsl(query))
        if "json" in self.headers.get("content-type", ""):
            return {**parameters, **json.loads(body)}
        for name, value in parse_qsl(body.decode(), keep_blank_values=True):
            is_json = name in {
                "reply_markup",
                "link_preview_options",
                "reply_parameters",
                "commands",
                "allowed_updates",
            }
            parameters[name] = json.loads(value) if is_json else value
        return parameters

    def _reply(self, status: int, answer: dict[str, Any], raw: bytes | None = None) -> None:
        body = json.dumps(answer).encode() if raw is None else raw
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 200

    def handle_error(self, *_: Any) -> None:
        """A bot that hangs up in the middle is none of ours."""


@contextmanager
def telegram_server() -> Iterator[TelegramServer]:
    """Serve on a free port."""
    service = TelegramServer()
    handler = type("Handler", (_Handler,), {"service": service})
    server = _Server(("127.0.0.1", 0), handler)
    service.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield service
    finally:
        service.closing = True
        server.shutdown()
        server.server_close()


def environment(service: TelegramServer) -> dict[str, str]:
    """The settings that switch a real server on, behind this stand-in."""
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_WEBHOOK_SECRET": SECRET,
        "TELEGRAM_WEBHOOK_URL": "https://atlas.example.org",
        "TELEGRAM_API_BASE_URL": service.url,
    }
