# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""The first agent, removed from the vendor's description in August 2025.

Whether the service still answers these calls is not known. Use `agent`.
"""

from __future__ import annotations

import warnings
from typing import Unpack

from ..models.agent_v1_history import AgentV1History
from ..models.agent_v1_reply import AgentV1Reply
from ..operation import Call, Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = ["AgentV1", "ask_agent_v1", "delete_agent_v1_thread", "get_agent_v1_history", "rename_agent_v1_thread"]

_ASK_AGENT_V1 = Operation(
    name="ask_agent_v1",
    method="POST",
    path="/ai/{projectId}/agent",
    safe=False,
    scopes=(),
    decode=AgentV1Reply.from_dict,
)
_GET_AGENT_V1_HISTORY = Operation(
    name="get_agent_v1_history",
    method="GET",
    path="/ai/{projectId}/agent/history",
    safe=True,
    scopes=(),
    decode=AgentV1History.from_dict,
)
_RENAME_AGENT_V1_THREAD = Operation(
    name="rename_agent_v1_thread",
    method="PUT",
    path="/ai/{projectId}/agent/history/{threadId}",
    safe=True,
    scopes=(),
    decode=AgentV1History.from_dict,
)
_DELETE_AGENT_V1_THREAD = Operation(
    name="delete_agent_v1_thread",
    method="DELETE",
    path="/ai/{projectId}/agent/history/{threadId}",
    safe=True,
    scopes=(),
    decode=AgentV1History.from_dict,
)


async def ask_agent_v1(
    project: ProjectScope,
    *,
    message: str,
    thread_id: str | Unset = UNSET,
    source: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> AgentV1Reply:
    """Ask the removed first agent.

    ``POST /ai/{projectId}/agent``

    Answers with text, SQL and rows in one reply. Use `agent.chat`.

    Deprecated by the vendor. Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        message: In words, as a person would ask it.
        thread_id: The conversation to go on with; left out: a new one.
        source: Where the message comes from; the values are not published.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The answer and its thread.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    warnings.warn("ask_agent_v1 is deprecated by the vendor", DeprecationWarning, stacklevel=2)
    call = Call(
        _ASK_AGENT_V1,
        (project.project_id,),
        body={"message": message, "threadId": thread_id, "source": source},
        options=options,
    )
    return await project.sender.send(call, _ASK_AGENT_V1.read)


async def get_agent_v1_history(project: ProjectScope, **options: Unpack[CallOptions]) -> AgentV1History:
    """Read the conversations with the removed first agent.

    ``GET /ai/{projectId}/agent/history``

    All threads with all their tasks. Use `agent.list_threads` and `agent.get_thread`.

    Deprecated by the vendor.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        All conversations.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    warnings.warn("get_agent_v1_history is deprecated by the vendor", DeprecationWarning, stacklevel=2)
    call = Call(_GET_AGENT_V1_HISTORY, (project.project_id,), options=options)
    return await project.sender.send(call, _GET_AGENT_V1_HISTORY.read)


async def rename_agent_v1_thread(
    project: ProjectScope, thread_id: str, *, name: str, **options: Unpack[CallOptions]
) -> AgentV1History:
    """Rename a conversation with the removed first agent.

    ``PUT /ai/{projectId}/agent/history/{threadId}``

    Use `agent.update_thread`. The reply is the history, which clients ignore.

    Deprecated by the vendor.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        thread_id: A UUID version 4, as `agent.list_threads` gives it or as the first message made it up.
        name: What people see.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The conversations as they now are.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    warnings.warn("rename_agent_v1_thread is deprecated by the vendor", DeprecationWarning, stacklevel=2)
    call = Call(_RENAME_AGENT_V1_THREAD, (project.project_id, thread_id), body={"name": name}, options=options)
    return await project.sender.send(call, _RENAME_AGENT_V1_THREAD.read)


async def delete_agent_v1_thread(
    project: ProjectScope, thread_id: str, **options: Unpack[CallOptions]
) -> AgentV1History:
    """Delete a conversation with the removed first agent.

    ``DELETE /ai/{projectId}/agent/history/{threadId}``

    Use `agent.delete_thread`. The reply is the history, which clients ignore.

    Deprecated by the vendor.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        thread_id: A UUID version 4, as `agent.list_threads` gives it or as the first message made it up.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The conversations that are left.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    warnings.warn("delete_agent_v1_thread is deprecated by the vendor", DeprecationWarning, stacklevel=2)
    call = Call(_DELETE_AGENT_V1_THREAD, (project.project_id, thread_id), options=options)
    return await project.sender.send(call, _DELETE_AGENT_V1_THREAD.read)


class AgentV1(ProjectScope):
    """The first agent, removed from the vendor's description in August 2025.

    Whether the service still answers these calls is not known. Use `agent`.
    """

    __slots__ = ()

    ask = ask_agent_v1
    get_history = get_agent_v1_history
    rename_thread = rename_agent_v1_thread
    delete_thread = delete_agent_v1_thread
