"""Scopes: what an endpoint function takes first. A scope knows how to send, and which project it is bound to."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TypeVar

from .operation import Call, Operation, Sender, StreamOperation
from .types import UNSET, CallOptions

__all__ = ["ClientScope", "ProjectScope"]

T = TypeVar("T")


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
        response = await self.sender.send(Call(operation, path, query, body, options))
        raise NotImplementedError(response)

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
        return self._open(operation, Call(operation, path, query, body, options))

    @asynccontextmanager
    async def _open(self, operation: StreamOperation[T], call: Call) -> AsyncGenerator[T]:
        async with self.sender.stream(call) as response:
            yield operation.wrap(response)


class ProjectScope(ClientScope):
    """The scope of operations inside one project: it fills in ``projectId``."""

    __slots__ = ("project_id",)

    def __init__(self, sender: Sender, project_id: str) -> None:
        super().__init__(sender)
        self.project_id = project_id
