"""What middleware sees: one attempt, and what became of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from .errors import PeakaError
    from .operation import Operation


class Attempt(NamedTuple):
    """One sending of one call. Retries are attempts of their own."""

    operation: Operation[Any]
    """What is called: ``name``, ``method``, ``path`` (the route template)."""
    target: str
    """Path and query as they go out."""
    number: int
    """1 for the first attempt."""
    headers: dict[str, str]
    """Headers to add; a middleware may add more. The key is not among them and cannot be set here."""
    body: bytes | None
    """The JSON body, or None (none, or an upload)."""


class Outcome(NamedTuple):
    """What became of an attempt: an answer, or an error as a value."""

    status: int | None = None
    """The HTTP status; None: no answer came."""
    headers: Mapping[str, str] = {}
    body: bytes = b""
    """The answer's body; empty for streams, which are still on the wire."""
    error: PeakaError | None = None
    """What will be raised (or retried); None: success."""


Next = Callable[[Attempt], Awaitable[Outcome]]
"""The next middleware, or the sending itself."""
Middleware = Callable[[Attempt, Next], Awaitable[Outcome]]
"""``async def middleware(attempt, following): outcome = await following(attempt); …; return outcome``

It may answer itself with an outcome of its own: an error in it is sent again where the rules permit, a
``PeakaConnectionError(…, may_have_applied=False)`` always. What it raises reaches the caller as it is, at once. When
the call's time is up, what it awaits is cancelled. A derived client may add its own: ``with_options(middleware=[…])``.
"""
