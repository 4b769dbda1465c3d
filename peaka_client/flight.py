"""One call on its way: what to send, by when, and how far it has come."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING, TypeVar, cast

from . import config
from .encoding import json_body, query_string, route
from .errors import PeakaError, PeakaKeyScopeError
from .types import UNSET

if TYPE_CHECKING:
    from .config import Settings
    from .http import Reply
    from .operation import Call
    from .uploads import UploadBody


E = TypeVar("E", bound=PeakaError)

_OPTIONS = {"timeout", "max_retries", "extra_headers", "extra_query", "extra_body", "on_response"}


class Flight:
    """One call on its way; made once a call, checked before anything is sent."""

    def __init__(self, call: Call, settings: Settings, *, streamed: bool) -> None:
        operation, options = call.operation, call.options
        if not options.keys() <= _OPTIONS:
            wrong = ", ".join(sorted(options.keys() - _OPTIONS))
            raise TypeError(f"{operation.name}() got unexpected arguments: {wrong}")
        if settings.key_scope == "project" and operation.scopes and "project" not in operation.scopes:
            raise PeakaKeyScopeError(
                f"{operation.name} needs a partner key, and this client was made with key_scope='project'",
                operation=operation.name,
                method=operation.method,
                route=operation.path,
            )
        self.call = call
        self.streamed = streamed
        self.target = settings.prefix + route(operation.literals, call.path)
        if call.query or "extra_query" in options:
            self.target += query_string(call.query, options.get("extra_query"))
        self.body: bytes | UploadBody | None = None
        if operation.multipart:
            from .uploads import multipart

            self.body = multipart(cast("Mapping[str, object]", call.body))
        elif call.body is not UNSET or "extra_body" in options:
            self.body = json_body(call.body, options.get("extra_body"))
        extra = options.get("extra_headers")
        self.headers = config.checked_headers(extra) if extra else {}
        self.retries = settings.max_retries
        if "max_retries" in options:
            self.retries = config.checked_retries(options["max_retries"])
        # One reply is read whole within one deadline; what streams in either direction has an idle time instead.
        streaming = streamed or operation.multipart
        total = config.checked_timeout(options.get("timeout", None if streaming else settings.timeout))
        self.patience = settings.timeout if streaming else None
        self.started = monotonic()
        self.deadline = None if total is None else self.started + total
        self.attempts = 0
        self.key_version = 0
        self.reply: Reply | None = None

    @property
    def again(self) -> bool:
        """Whether the body can be sent once more."""
        return self.body is None or isinstance(self.body, bytes) or self.body.again

    def told(self, error: E) -> E:
        """The error, with the facts of this call written on it."""
        operation = self.call.operation
        error.operation, error.method, error.route = operation.name, operation.method, operation.path
        error.attempts, error.elapsed = self.attempts, monotonic() - self.started
        return error
