"""Scopes: what an endpoint function takes first. A scope knows how to send, and which project it is bound to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import TypeVar

from .operation import Call, Operation, Sender, StreamedResponse, StreamOperation
from .reading import read
from .types import UNSET, CallOptions

__all__ = ["ClientScope", "ProjectScope"]

T = TypeVar("T")


class _Wrapped(AbstractAsyncContextManager[T]):
    """An open reply as the object that reads it."""

    __slots__ = ("_inner", "_wrap")

    def __init__(
        self, inner: AbstractAsyncContextManager[StreamedResponse], wrap: Callable[[StreamedResponse], T]
    ) -> None:
        self._inner = inner
        self._wrap = wrap

    async def __aenter__(self) -> T:
        return self._wrap(await self._inner.__aenter__())

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._inner.__aexit__(kind, value, traceback)


class ClientScope:
    """The scope of operations that belong to no project."""

    __slots__ = ("sender",)

    def __init__(self, sender: Sender) -> None:
        self.sender = sender

    async def invoke(
        self,
        operation: Operation[T],
        path: tuple[str, ...] = (),
        *,
        query: Mapping[str, object] | None = None,
        body: object = UNSET,
        options: CallOptions,
    ) -> T:
        """Send an operation and read its reply."""
        return read(operation, await self.sender.send(Call(operation, path, query, body, options)))

    def invoke_stream(
        self,
        operation: StreamOperation[T],
        path: tuple[str, ...] = (),
        *,
        query: Mapping[str, object] | None = None,
        body: object = UNSET,
        options: CallOptions,
    ) -> AbstractAsyncContextManager[T]:
        """Open an operation whose reply is handed over while it arrives."""
        return _Wrapped(self.sender.stream(Call(operation, path, query, body, options)), operation.wrap)


class ProjectScope(ClientScope):
    """The scope of operations inside one project: it fills in ``projectId``."""

    __slots__ = ("project_id",)

    def __init__(self, sender: Sender, project_id: str) -> None:
        super().__init__(sender)
        self.project_id = project_id
