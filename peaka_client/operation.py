"""What generated code says about an endpoint, and what a sender makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from .errors import PeakaDecodeError
from .jsons import parse
from .types import UNSET, CallOptions

T = TypeVar("T")


class Operation(NamedTuple, Generic[T]):
    """The fixed facts of one operation of openapi.yaml."""

    name: str
    """The operation id, e.g. ``list_catalogs``."""
    method: str
    """The HTTP method."""
    path: str
    """The route template, e.g. ``/data/projects/{projectId}/catalogs``."""
    safe: bool
    """Whether it may be replayed after an ambiguous failure (``x-peaka-replay``)."""
    decode: Callable[[Any], T]
    """Turns the parsed JSON of a reply, or an open reply that is streamed, into the result."""
    scopes: tuple[str, ...] = ()
    """Kinds of key that may call it: ``partner``, ``project``; empty: not known."""
    accept: str = "application/json"
    """What to ask the server for."""
    multipart: bool = False
    """The body is multipart/form-data; otherwise it is JSON."""

    @property
    def undoes(self) -> bool:
        """Whether it takes something away by its id, so that "not there" after a lost reply means success."""
        return self.safe and (self.method == "DELETE" or self.name.startswith("cancel_"))

    def read(self, response: Response) -> T:
        """The result in a whole reply.

        Raises:
            PeakaDecodeError: It is not JSON, or its root has another shape than the operation's.
        """
        body, place = response.body, None
        try:
            return self.decode(parse(body) if body.strip() else None)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            from .model import anything, nothing

            if self.decode in (anything, nothing):
                # Whatever came is right: nobody knows what these answer, and the work is done.
                return self.decode(body.decode("utf-8", "replace"))
            what, place = (str(error) or type(error).__name__), getattr(error, "place", None)
        # Raised out here: a JSON error holds the whole body, which may hold a new API key.
        kind = response.headers.get("content-type", "no content type")
        raise self.unreadable(
            f"cannot read the answer: {what if body.strip() else 'the body is empty'} ({len(body)} bytes, {kind})",
            status=response.status,
            place=place,
            attempts=response.attempts,
            elapsed=response.elapsed,
        )

    def unreadable(self, problem: str, **facts: Any) -> PeakaDecodeError:
        """The error for an answer of this operation that cannot be made sense of."""
        return PeakaDecodeError(problem, operation=self.name, method=self.method, route=self.path, **facts)

    def __repr__(self) -> str:
        return f"<Operation {self.name}: {self.method} {self.path}>"


class Call(NamedTuple):
    """One use of an operation: values for the path's parameters in their order, query, body (UNSET: none), options."""

    operation: Operation[Any]
    path: tuple[str, ...] = ()
    query: Mapping[str, object] | None = None
    body: object = UNSET
    options: CallOptions = {}  # noqa: RUF012 - nobody changes it


class Response(NamedTuple):
    """A reply that has arrived whole."""

    status: int
    headers: Mapping[str, str]
    """Names in any case."""
    body: bytes
    """Decompressed."""
    elapsed: float
    """Seconds from the first attempt to the last byte."""
    attempts: int = 1
    """How often the call was sent."""

    def json(self) -> Any:
        """The body, parsed.

        Raises:
            ValueError: It is not JSON.
        """
        return parse(self.body)

    def __repr__(self) -> str:
        return f"<Response {self.status}, {len(self.body)} bytes, {self.elapsed:.3f} s, attempts: {self.attempts}>"


class Sender(Protocol):
    """All that generated code needs of the world: something that sends a call."""

    async def send(self, call: Call, read: Callable[[Response], T]) -> T:
        """Send a call, take in its reply whole, and read it; an answer that is no success is raised."""
        ...

    def stream(self, call: Call, wrap: Callable[[Any], T]) -> AbstractAsyncContextManager[T]:
        """Open a call whose reply is handed over while it arrives, to what ``wrap`` makes of it."""
        ...
