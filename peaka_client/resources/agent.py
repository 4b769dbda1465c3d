"""The agent, with its answers as streams."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Unpack

from ..api.agent import Agent as AgentApi
from ..api.agent import chat_stream
from ..types import UNSET, CallOptions, Unset

if TYPE_CHECKING:
    from ..streams import EventStream


class Agent(AgentApi):
    """The AI agent of one project."""

    __slots__ = ()

    def stream(
        self,
        message: str,
        *,
        thread_id: str | Unset = UNSET,
        no_execute: bool | Unset = UNSET,
        stream_modes: Sequence[str] | Unset = UNSET,
        **options: Unpack[CallOptions],
    ) -> AbstractAsyncContextManager[EventStream]:
        """Ask the agent and read its answer as it is made.

        ``POST /ai-agent/{projectId}/chat/stream``

        Args:
            message: The question, in any language.
            thread_id: The conversation to go on with; a new UUID starts one.
            no_execute: Make the SQL, but do not run it.
            stream_modes: ``messages`` (the server's default), ``updates``, ``values``, ``debug``.
            **options: Of this call alone.

        Returns:
            ``async with`` it, then ``async for event in events``.
        """
        modes = stream_modes if isinstance(stream_modes, Unset) else list(stream_modes)
        return chat_stream(
            self, message=message, thread_id=thread_id, no_execute=no_execute, stream_modes=modes, **options
        )
