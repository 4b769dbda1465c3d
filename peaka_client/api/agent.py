# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""The agent that turns questions into SQL and answers.

Conversations are threads; a thread id of your own making (a UUID version 4) is accepted with the first message.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Any, Unpack

from ..model import anything
from ..models.chat_reply import ChatReply
from ..models.thread_detail import ThreadDetail
from ..models.thread_list import ThreadList
from ..operation import Call, Operation
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
_CHAT_STREAM = Operation(
    name="chat_stream",
    method="POST",
    path="/ai-agent/{projectId}/chat/stream",
    safe=False,
    scopes=("partner", "project"),
    accept="text/event-stream",
    decode=EventStream,
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
_DOWNLOAD_WORKFLOW_IMAGE = Operation(
    name="download_workflow_image",
    method="GET",
    path="/ai-agent/workflow/png",
    safe=True,
    scopes=("partner", "project"),
    accept="image/png",
    decode=ByteStream,
)


async def chat(
    project: ProjectScope,
    message: str,
    *,
    thread_id: str | Unset = UNSET,
    no_execute: bool | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ChatReply:
    """Ask the agent and wait for the whole answer.

    ``POST /ai-agent/{projectId}/chat``

    The whole state of the conversation comes back, not the answer alone: its messages are in `result.messages`, the
    last one the agent's. Takes as long as the model and its queries take, so give a generous timeout.

    No vendor document describes the reply; this is what clients read.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        message: In words, as a person would ask it.
        thread_id: The conversation to go on with. A new UUID version 4 begins one under that id; left out, the
            service makes one.
        no_execute: Make the SQL but do not run it, presumably.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The state of the conversation after the answer.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _CHAT,
        (project.project_id,),
        body={"message": message, "threadId": thread_id, "noExecute": no_execute},
        options=options,
    )
    return await project.sender.send(call, _CHAT.read)


def chat_stream(
    project: ProjectScope,
    message: str,
    *,
    thread_id: str | Unset = UNSET,
    no_execute: bool | Unset = UNSET,
    stream_modes: list[str] | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> AbstractAsyncContextManager[EventStream]:
    """Ask the agent and read the answer as it is made.

    ``POST /ai-agent/{projectId}/chat/stream``

    Server-sent events, each with a JSON object as data. The names of events, ids, an end mark and the form of errors
    are not documented anywhere: take any name, fall back to raw text, and treat the end of the connection as the end.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        message: In words, as a person would ask it.
        thread_id: The conversation to go on with. A new UUID version 4 begins one under that id; left out, the
            service makes one.
        no_execute: Make the SQL but do not run it, presumably.
        stream_modes: What to stream: `values`, `updates`, `debug` and `messages` are known, `messages` is what
            comes if left out. They are the stream modes of LangGraph.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        For ``async with``: Server-sent events until the connection ends.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _CHAT_STREAM,
        (project.project_id,),
        body={"message": message, "threadId": thread_id, "noExecute": no_execute, "streamModes": stream_modes},
        options=options,
    )
    return project.sender.stream(call, _CHAT_STREAM.decode)


async def list_threads(project: ProjectScope, **options: Unpack[CallOptions]) -> ThreadList:
    """List the conversations with the agent.

    ``GET /ai-agent/{projectId}/threads``

    Not paged. The vendor gives no schema; this one is what clients read.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The conversations, by id and name.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_THREADS, (project.project_id,), options=options)
    return await project.sender.send(call, _LIST_THREADS.read)


async def get_thread(project: ProjectScope, thread_id: str, **options: Unpack[CallOptions]) -> ThreadDetail:
    """Read one conversation with the agent.

    ``GET /ai-agent/{projectId}/threads/{threadId}``

    The state of the conversation with all its messages, as deep as `chat` gives it.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        thread_id: A UUID version 4, as `agent.list_threads` gives it or as the first message made it up.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The state of the conversation.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_THREAD, (project.project_id, thread_id), options=options)
    return await project.sender.send(call, _GET_THREAD.read)


async def update_thread(
    project: ProjectScope, thread_id: str, *, display_name: str, **options: Unpack[CallOptions]
) -> Any:
    """Rename a conversation.

    ``PUT /ai-agent/{projectId}/threads/{threadId}``

    Changes the name that people see. A second call changes nothing.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        thread_id: A UUID version 4, as `agent.list_threads` gives it or as the first message made it up.
        display_name: What people see.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Some JSON or nothing; no source shows what.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_UPDATE_THREAD, (project.project_id, thread_id), body={"displayName": display_name}, options=options)
    return await project.sender.send(call, _UPDATE_THREAD.read)


async def delete_thread(project: ProjectScope, thread_id: str, **options: Unpack[CallOptions]) -> Any:
    """Delete a conversation.

    ``DELETE /ai-agent/{projectId}/threads/{threadId}``

    There is no undo.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        thread_id: A UUID version 4, as `agent.list_threads` gives it or as the first message made it up.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Some JSON or nothing; no source shows what.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_THREAD, (project.project_id, thread_id), options=options)
    return await project.sender.send(call, _DELETE_THREAD.read)


def download_workflow_image(
    project: ProjectScope, **options: Unpack[CallOptions]
) -> AbstractAsyncContextManager[ByteStream]:
    """Download a drawing of how the agent works.

    ``GET /ai-agent/workflow/png``

    A PNG of the steps that the agent takes. It belongs to no project.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        For ``async with``: A PNG image.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DOWNLOAD_WORKFLOW_IMAGE, options=options)
    return project.sender.stream(call, _DOWNLOAD_WORKFLOW_IMAGE.decode)


class Agent(ProjectScope):
    """The agent that turns questions into SQL and answers.

    Conversations are threads; a thread id of your own making (a UUID version 4) is accepted with the first message.
    """

    __slots__ = ()

    chat = chat
    stream = chat_stream
    list_threads = list_threads
    get_thread = get_thread
    update_thread = update_thread
    delete_thread = delete_thread
    download_workflow_image = download_workflow_image
