"""Scopes: what an endpoint function takes first. A scope knows how to send, and which project it is bound to."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeVar

from .operation import Call, Operation, Sender
from .types import UNSET, CallOptions

T = TypeVar("T")


class ClientScope:
    """The scope of operations that belong to no project."""

    __slots__ = ("sender",)

    def __init__(self, sender: Sender) -> None:
        self.sender: Sender = sender

    def invoke(
        self,
        operation: Operation[T],
        path: tuple[str, ...] = (),
        *,
        query: Mapping[str, object] | None = None,
        body: object = UNSET,
        options: CallOptions,
    ) -> Coroutine[Any, Any, T]:
        """Send an operation and read its reply."""
        return self.sender.send(Call(operation, path, query, body, options), operation.read)

    def invoke_stream(
        self,
        operation: Operation[T],
        path: tuple[str, ...] = (),
        *,
        query: Mapping[str, object] | None = None,
        body: object = UNSET,
        options: CallOptions,
    ) -> AbstractAsyncContextManager[T]:
        """Open an operation whose reply is handed over while it arrives."""
        return self.sender.stream(Call(operation, path, query, body, options), operation.decode)


class ProjectScope(ClientScope):
    """The scope of operations inside one project: it fills in ``projectId``."""

    __slots__ = ("project_id",)

    def __init__(self, sender: Sender, project_id: str) -> None:
        super().__init__(sender)
        self.project_id: str = project_id
