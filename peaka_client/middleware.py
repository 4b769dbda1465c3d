"""What middleware sees: one attempt, and what became of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .errors import PeakaError
    from .operation import Endpoint

__all__ = ["Attempt", "Middleware", "Next", "Outcome"]


class Attempt:
    """One sending of one call. Retries are attempts of their own.

    Attributes:
        operation: What is called: ``name``, ``method``, ``path`` (the route template).
        target: Path and query as they go out.
        number: 1 for the first attempt.
        headers: Headers to add; a middleware may add more. The key is not among them and cannot be set here.
        body: The JSON body, or None (none, or an upload).
    """

    __slots__ = ("body", "headers", "number", "operation", "target")

    def __init__(
        self, operation: Endpoint, target: str, number: int, headers: dict[str, str], body: bytes | None
    ) -> None:
        self.operation = operation
        self.target = target
        self.number = number
        self.headers = headers
        self.body = body


class Outcome:
    """What became of an attempt: an answer, or an error as a value.

    Attributes:
        status: The HTTP status; None: no answer came.
        headers: The answer's headers.
        body: The answer's body; empty for streams, which are still on the wire.
        error: What will be raised (or retried); None: success.
    """

    __slots__ = ("body", "error", "headers", "status", "stream")

    def __init__(
        self,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        error: PeakaError | None = None,
        stream: object = None,
    ) -> None:
        self.status = status
        self.headers: Mapping[str, str] = {} if headers is None else headers
        self.body = body
        self.error = error
        self.stream = stream


Next = Callable[[Attempt], Awaitable[Outcome]]
Middleware = Callable[[Attempt, Next], Awaitable[Outcome]]
"""``async def middleware(attempt, following): outcome = await following(attempt); …; return outcome``"""
