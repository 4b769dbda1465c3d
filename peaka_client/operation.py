"""What generated code says about an endpoint, and what a sender makes of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any, Generic, Literal, Protocol, TypeVar

from attrs import define, field

from .types import CallOptions

__all__ = ["Call", "Operation", "Response", "Sender", "StreamOperation", "StreamedResponse"]

T = TypeVar("T")


@define(eq=False, kw_only=True)
class Endpoint:
    """The fixed facts of one operation of openapi.yaml."""

    name: str
    """The operation id, e.g. ``list_catalogs``."""
    method: str
    path: str
    """The route template, e.g. ``/data/projects/{projectId}/catalogs``."""
    safe: bool
    """Whether it may be replayed after an ambiguous failure (``x-peaka-replay``)."""
    scopes: tuple[str, ...] = ()
    """Kinds of key that may call it: ``partner``, ``project``; empty: not known."""
    accept: str = "application/json"
    multipart: bool = False
    """The body is multipart/form-data; otherwise it is JSON."""
    literals: tuple[str, ...] = field(init=False)
    """The template's text around its parameters, cut once here and not once a call."""

    @literals.default
    def _cut(self) -> tuple[str, ...]:
        head, *rest = self.path.split("{")
        return (head, *(part.partition("}")[2] for part in rest))


@define(eq=False, kw_only=True)
class Operation(Endpoint, Generic[T]):
    """An operation whose reply is read whole."""

    decode: Callable[[Any], T]
    """Turns the parsed JSON of a reply into the result."""


@define(eq=False, kw_only=True)
class StreamOperation(Endpoint, Generic[T]):
    """An operation whose reply is handed over while it arrives."""

    wrap: Callable[[StreamedResponse], T]
    """Makes the object that the ``async with`` yields."""


@define(eq=False)
class Call:
    """One use of an operation."""

    operation: Endpoint
    path: tuple[str, ...]
    query: Mapping[str, object] | None
    body: object
    """UNSET, or what to encode: mappings and sequences of plain values, models, enums, datetimes."""
    options: CallOptions


@define(eq=False)
class Response:
    """A reply that has arrived whole."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    elapsed: float
    """Seconds from the first attempt to the last byte."""
    attempts: int = 1


class StreamedResponse(Protocol):
    """A reply whose body is still on the wire."""

    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    def chunks(self) -> AsyncIterator[bytes]: ...


class Sender(Protocol):
    """All that generated code needs of the world: something that sends a call."""

    async def send(self, call: Call) -> Response: ...

    def stream(self, call: Call) -> AbstractAsyncContextManager[StreamedResponse]: ...


Scope = Literal["partner", "project"]
