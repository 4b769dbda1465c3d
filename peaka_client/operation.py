"""What generated code says about an endpoint, and what a sender makes of it."""

# Plain classes, not attrs: this module is imported with the package, and attrs costs more than all the rest of it.

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, Required, TypedDict, TypeVar, Unpack

if TYPE_CHECKING:
    from .types import CallOptions

__all__ = ["Call", "Endpoint", "Operation", "Response", "Sender", "StreamOperation", "StreamedResponse"]

T = TypeVar("T")


class Facts(TypedDict, total=False):
    """What is fixed about an operation, as :class:`Endpoint` takes it."""

    name: Required[str]
    method: Required[str]
    path: Required[str]
    safe: Required[bool]
    scopes: tuple[str, ...]
    accept: str
    multipart: bool


class Endpoint:
    """The fixed facts of one operation of openapi.yaml.

    Attributes:
        name: The operation id, e.g. ``list_catalogs``.
        method: The HTTP method.
        path: The route template, e.g. ``/data/projects/{projectId}/catalogs``.
        safe: Whether it may be replayed after an ambiguous failure (``x-peaka-replay``).
        scopes: Kinds of key that may call it: ``partner``, ``project``; empty: not known.
        accept: What to ask the server for.
        multipart: The body is multipart/form-data; otherwise it is JSON.
        literals: The template's text around its parameters, cut once here and not once a call.
    """

    __slots__ = ("accept", "literals", "method", "multipart", "name", "path", "safe", "scopes")

    def __init__(self, **facts: Unpack[Facts]) -> None:
        self.name, self.method, self.path, self.safe = facts["name"], facts["method"], facts["path"], facts["safe"]
        self.scopes = facts.get("scopes", ())
        self.accept = facts.get("accept", "application/json")
        self.multipart = facts.get("multipart", False)
        head, *rest = self.path.split("{")
        self.literals: tuple[str, ...] = (head, *(part.partition("}")[2] for part in rest))

    @property
    def undoes(self) -> bool:
        """Whether it takes something away by its id, so that "not there" after a lost reply means success."""
        return self.safe and (self.method == "DELETE" or self.name.startswith("cancel_"))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}: {self.method} {self.path}>"


class Operation(Endpoint, Generic[T]):
    """An operation whose reply is read whole; ``decode`` turns the parsed JSON of a reply into the result."""

    __slots__ = ("decode",)

    def __init__(self, *, decode: Callable[[Any], T], **facts: Unpack[Facts]) -> None:
        super().__init__(**facts)
        self.decode = decode


class StreamOperation(Endpoint, Generic[T]):
    """An operation whose reply is handed over while it arrives; ``wrap`` makes what the ``async with`` yields."""

    __slots__ = ("wrap",)

    def __init__(self, *, wrap: Callable[[StreamedResponse], T], **facts: Unpack[Facts]) -> None:
        super().__init__(**facts)
        self.wrap = wrap


class Call(NamedTuple):
    """One use of an operation: values for the path's parameters in their order, query, body (UNSET: none), options."""

    operation: Endpoint
    path: tuple[str, ...]
    query: Mapping[str, object] | None
    body: object
    options: CallOptions


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
        from .jsons import parse

        return parse(self.body)

    def __repr__(self) -> str:
        return f"<Response {self.status}, {len(self.body)} bytes, {self.elapsed:.3f} s, attempts: {self.attempts}>"


class StreamedResponse(Protocol):
    """A reply whose body is still on the wire."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The reply's headers, names in any case."""
        ...

    def chunks(self) -> AsyncIterator[bytes]:
        """The body, decompressed, piece by piece."""
        ...


class Sender(Protocol):
    """All that generated code needs of the world: something that sends a call."""

    async def send(self, call: Call) -> Response:
        """Send a call and read its reply whole; an answer that is no success is raised."""
        ...

    def stream(self, call: Call) -> AbstractAsyncContextManager[StreamedResponse]:
        """Open a call whose reply is handed over while it arrives."""
        ...
