# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Any, Unpack

from ..model import anything
from ..models.chat_reply import ChatReply
from ..models.thread_detail import ThreadDetail
from ..models.thread_list import ThreadList
from ..operation import Operation, StreamOperation
from ..scope import ProjectScope
from ..streams import ByteStream, EventStream
from ..types import UNSET, CallOptions, Unset

__all__ = [
    "Agent",
    "chat",
    "chat_stream",
    "delete_thread",
    "download_workflow_image",
    "get_thread",
    "list_threads",
    "update_thread",
]

_CHAT = Operation(
    name="chat",
    method="POST",
    path="/ai-agent/{projectId}/chat",
    safe=False,
    scopes=("partner", "project"),
    decode=ChatReply.from_dict,
)
_CHAT_STREAM = StreamOperation(
    name="chat_stream",
    method="POST",
    path="/ai-agent/{projectId}/chat/stream",
    safe=False,
    scopes=("partner", "project"),
    accept="text/event-stream",
    wrap=EventStream,
)
_LIST_THREADS = Operation(
    name="list_threads",
    method="GET",
    path="/ai-agent/{projectId}/threads",
    safe=True,
    scopes=("partner", "project"),
    decode=ThreadList.from_dict,
)
_GET_THREAD = Operation(
    name="get_thread",
    method="GET",
    path="/ai-agent/{projectId}/threads/{threadId}",
    safe=True,
    scopes=("partner", "project"),
    decode=ThreadDetail.from_dict,
)
_UPDATE_THREAD = Operation(
    name="update_thread",
    method="PUT",
    path="/ai-agent/{projectId}/threads/{threadId}",
    safe=True,
    scopes=("partner", "project"),
    decode=anything,
)
_DELETE_THREAD = Operation(
    name="delete_thread",
    method="DELETE",
    path="/ai-agent/{projectId}/threads/{threadId}",
    safe=True,
    scopes=("partner", "project"),
    decode=anything,
)
_DOWNLOAD_WORKFLOW_IMAGE = StreamOperation(
    name="download_workflow_image",
    method="GET",
    path="/ai-agent/workflow/png",
    safe=True,
    scopes=("partner", "project"),
    accept="image/png",
    wrap=ByteStream,
)


async def chat(
    project: ProjectScope,
    *,
    message: str,
    thread_id: str | Unset = UNSET,
    no_execute: bool | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ChatReply:
    """Ask the agent and wait for the whole answer.

    ``POST /ai-agent/{projectId}/chat``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _CHAT,
        (project.project_id,),
        body={"message": message, "threadId": thread_id, "noExecute": no_execute},
        options=options,
    )


def chat_stream(
    project: ProjectScope,
    *,
    message: str,
    thread_id: str | Unset = UNSET,
    no_execute: bool | Unset = UNSET,
    stream_modes: list[str] | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> AbstractAsyncContextManager[EventStream]:
    """Ask the agent and read the answer as it is made.

    ``POST /ai-agent/{projectId}/chat/stream``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return project.invoke_stream(
        _CHAT_STREAM,
        (project.project_id,),
        body={"message": message, "threadId": thread_id, "noExecute": no_execute, "streamModes": stream_modes},
        options=options,
    )


async def list_threads(project: ProjectScope, **options: Unpack[CallOptions]) -> ThreadList:
    """List the conversations with the agent.

    ``GET /ai-agent/{projectId}/threads``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_THREADS, (project.project_id,), options=options)


async def get_thread(project: ProjectScope, thread_id: str, **options: Unpack[CallOptions]) -> ThreadDetail:
    """Read one conversation with the agent.

    ``GET /ai-agent/{projectId}/threads/{threadId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_GET_THREAD, (project.project_id, thread_id), options=options)


async def update_thread(
    project: ProjectScope, thread_id: str, *, display_name: str, **options: Unpack[CallOptions]
) -> Any:
    """Rename a conversation.

    ``PUT /ai-agent/{projectId}/threads/{threadId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _UPDATE_THREAD, (project.project_id, thread_id), body={"displayName": display_name}, options=options
    )


async def delete_thread(project: ProjectScope, thread_id: str, **options: Unpack[CallOptions]) -> Any:
    """Delete a conversation.

    ``DELETE /ai-agent/{projectId}/threads/{threadId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_DELETE_THREAD, (project.project_id, thread_id), options=options)


def download_workflow_image(
    project: ProjectScope, **options: Unpack[CallOptions]
) -> AbstractAsyncContextManager[ByteStream]:
    """Download a drawing of how the agent works.

    ``GET /ai-agent/workflow/png``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return project.invoke_stream(_DOWNLOAD_WORKFLOW_IMAGE, options=options)


class Agent(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    chat = chat
    chat_stream = chat_stream
    list_threads = list_threads
    get_thread = get_thread
    update_thread = update_thread
    delete_thread = delete_thread
    download_workflow_image = download_workflow_image
