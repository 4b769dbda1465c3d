"""One call on its way: what to send, by when, and how far it has come."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from .config import checked_count, checked_headers, checked_timeout
from .encoding import json_body, query_string, route
from .errors import PeakaDecodeError, PeakaError, PeakaKeyScopeError
from .spans import Facts
from .types import UNSET, CallOptions

if TYPE_CHECKING:
    from .config import Settings
    from .http import Reply
    from .operation import Call
    from .uploads import UploadBody

E = TypeVar("E", bound=PeakaError)

_OPTIONS = CallOptions.__optional_keys__
_NO_HEADERS: dict[str, str] = {}


class Flight(Facts):
    """One call on its way; made once a call, checked before anything is sent."""

    __slots__ = (
        "body", "call", "deadline", "headers", "key_version", "limit", "patience", "reply", "retries", "started",
        "streamed", "target", "unsent",
    )  # fmt: skip

    def __init__(self, call: Call, settings: Settings, *, streamed: bool) -> None:
        operation, options = call.operation, call.options
        if not options.keys() <= _OPTIONS:
            wrong = ", ".join(sorted(options.keys() - _OPTIONS))
            raise TypeError(f"{operation.name}() got unexpected arguments: {wrong}")
        super().__init__()
        self.call: Call = call
        self.streamed: bool = streamed
        self.unsent: list[bytes] | None = None
        """Something for each attempt that has not got a connection; the pool writes it down."""
        self.key_version: int = 0
        self.reply: Reply | None = None
        self.started: float = monotonic()
        if settings.key_scope == "project" and operation.scopes and "project" not in operation.scopes:
            lacking = f"{operation.name} needs a partner key, and this client was made with key_scope='project'"
            raise self.told(PeakaKeyScopeError(lacking))
        self.target: str = settings.prefix + route(operation.path, call.path)
        if call.query or "extra_query" in options:
            self.target += query_string(call.query, options.get("extra_query"))
        self.body: bytes | UploadBody | None = None
        if operation.multipart:
            from .uploads import multipart

            form: Any = call.body
            self.body = multipart(form)
        elif call.body is not UNSET or "extra_body" in options:
            self.body = json_body(call.body, options.get("extra_body"))
        extra = options.get("extra_headers")
        self.headers: dict[str, str] = _NO_HEADERS if extra is None else checked_headers(extra)
        self.retries: int = checked_count(options.get("max_retries", settings.max_retries), "max_retries", 0)
        # One reply is read whole within one deadline; what streams in either direction has an idle time instead.
        streaming = streamed or operation.multipart
        total = checked_timeout(options.get("timeout", None if streaming else settings.timeout))
        self.patience: float | None = settings.timeout if streaming else None
        self.deadline: float | None = None if total is None else self.started + total
        self.limit: float | None = self.patience if streamed and total is None else total
        """Seconds for all attempts, up to the head of a stream or the end of what is read whole; None: no limit."""

    @property
    def again(self) -> bool:
        """Whether the body can be sent once more."""
        return self.body is None or isinstance(self.body, bytes) or self.body.again

    async def drop_reply(self) -> None:
        """Set the connection of a stream free that nobody will read."""
        reply, self.reply = self.reply, None
        if reply is not None:
            await reply.aclose()

    def told(self, error: E) -> E:
        """The error, with the facts of this call written on it."""
        operation = self.call.operation
        if self.status is not None and isinstance(error, PeakaDecodeError):
            error.status = self.status
        error.operation, error.method, error.route = operation.name, operation.method, operation.path
        error.attempts, error.elapsed = self.attempts, monotonic() - self.started
        return error
