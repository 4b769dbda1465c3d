"""What generated code says about an endpoint, and what a sender makes of it."""

# Plain classes, not attrs: this module is imported with the package, and attrs costs more than all the rest of it.

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from .types import CallOptions

__all__ = ["Call", "Endpoint", "Operation", "Response", "Sender", "StreamOperation", "StreamedResponse"]

T = TypeVar("T")


class Endpoint:
    """The fixed facts of one operation of openapi.yaml.

    Args:
        name: The operation id, e.g. ``list_catalogs``.
        method: The HTTP method.
        path: The route template, e.g. ``/data/projects/{projectId}/catalogs``.
        safe: Whether it may be replayed after an ambiguous failure (``x-peaka-replay``).
        scopes: Kinds of key that may call it: ``partner``, ``project``; empty: not known.
        accept: What to ask the server for.
        multipart: The body is multipart/form-data; otherwise it is JSON.
    """

    __slots__ = ("accept", "literals", "method", "multipart", "name", "path", "safe", "scopes")

    def __init__(
        self,
        *,
        name: str,
        method: str,
        path: str,
        safe: bool,
        scopes: tuple[str, ...] = (),
        accept: str = "application/json",
        multipart: bool = False,
    ) -> None:
        self.name = name
        self.method = method
        self.path = path
        self.safe = safe
        self.scopes = scopes
        self.accept = accept
        self.multipart = multipart
        head, *rest = path.split("{")
        self.literals: tuple[str, ...] = (head, *(part.partition("}")[2] for part in rest))
        """The template's text around its parameters, cut once here and not once a call."""

    @property
    def undoes(self) -> bool:
        """Whether it takes something away by its id, so that "not there" after a lost reply means success."""
        return self.safe and (self.method == "DELETE" or self.name.startswith("cancel_"))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}: {self.method} {self.path}>"


class Operation(Endpoint, Generic[T]):
    """An operation whose reply is read whole; ``decode`` turns the parsed JSON of a reply into the result."""

    __slots__ = ("decode",)

    def __init__(
        self,
        *,
        name: str,
        method: str,
        path: str,
        safe: bool,
        decode: Callable[[Any], T],
        scopes: tuple[str, ...] = (),
        accept: str = "application/json",
        multipart: bool = False,
    ) -> None:
        super().__init__(
            name=name, method=method, path=path, safe=safe, scopes=scopes, accept=accept, multipart=multipart
        )
        self.decode = decode


class StreamOperation(Endpoint, Generic[T]):
    """An operation whose reply is handed over while it arrives; ``wrap`` makes what the ``async with`` yields."""

    __slots__ = ("wrap",)

    def __init__(
        self,
        *,
        name: str,
        method: str,
        path: str,
        safe: bool,
        wrap: Callable[[StreamedResponse], T],
        scopes: tuple[str, ...] = (),
        accept: str = "application/json",
        multipart: bool = False,
    ) -> None:
        super().__init__(
            name=name, method=method, path=path, safe=safe, scopes=scopes, accept=accept, multipart=multipart
        )
        self.wrap = wrap


class Call:
    """One use of an operation: values for the path's parameters in their order, query, body (UNSET: none), options."""

    __slots__ = ("body", "operation", "options", "path", "query")

    def __init__(
        self,
        operation: Endpoint,
        path: tuple[str, ...],
        query: Mapping[str, object] | None,
        body: object,
        options: CallOptions,
    ) -> None:
        self.operation = operation
        self.path = path
        self.query = query
        self.body = body
        self.options = options


class Response:
    """A reply that has arrived whole.

    Attributes:
        status: The HTTP status.
        headers: The reply's headers, names in any case.
        body: The body, decompressed.
        elapsed: Seconds from the first attempt to the last byte.
        attempts: How often the call was sent.
    """

    __slots__ = ("attempts", "body", "elapsed", "headers", "status")

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes, elapsed: float, attempts: int = 1) -> None:
        self.status = status
        self.headers = headers
        self.body = body
        self.elapsed = elapsed
        self.attempts = attempts

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
