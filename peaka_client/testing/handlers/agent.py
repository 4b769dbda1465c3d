"""The agent's conversations, and its stream.

No source says what events Peaka streams. LocalPeaka's guess, named after the stream modes: ``messages`` carries pieces
of the answer (``{"content": …, "threadId": …}``), ``updates`` a step that has ended (``{step: …}``), ``values`` the
whole state, ``debug`` a line of log. The stream ends when the connection does.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import AsyncGenerator, Iterator
from typing import Any

from ..agent import Thought, answer
from ..call import Call, handles
from ..names import ProjectNames
from ..state import Thread

_MODES = ("messages", "updates", "values", "debug")


def _messages(thread: Thread) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = []
    for turn in thread.turns:
        content = json.dumps({"summary": turn["summary"], "data": turn["rows"]}, ensure_ascii=False)
        messages += [_message("HumanMessage", turn["question"]), _message("AIMessage", content)]
    return messages


def _message(kind: str, content: str) -> dict[str, Any]:
    return {"id": ["langchain_core", "messages", kind], "kwargs": {"content": content}}


def _key(call: Call, thread_id: str, api: str) -> str:
    return thread_id if api == "v2" else f"v1-{thread_id}"


def _thread(call: Call, thread_id: str | None, question: str, api: str) -> Thread:
    """The thread that a message belongs to; an id that the caller made up opens one."""
    wanted = thread_id or call.state.ids.uuid()
    found = call.project.threads.get(_key(call, wanted, api))
    if found is None:
        found = Thread(wanted, question[:60], api=api)
        call.project.threads[_key(call, wanted, api)] = found
    return found


async def _ask(call: Call, api: str) -> tuple[Thread, Thought]:
    body = call.body
    thread = _thread(call, body.get("threadId"), body["message"], api)
    names = ProjectNames(call.project, call.state.clock.moment())
    thought = await answer(call.project, names, body["message"], execute=not body.get("noExecute"))
    thread.turns.append(thought.turn())
    return thread, thought


def _state(call: Call, thread: Thread, thought: Thought) -> dict[str, Any]:
    state: dict[str, Any] = {
        "projectId": call.project.id, "messages": _messages(thread), "noExecute": bool(call.body.get("noExecute")),
        "userIntentReasoning": thought.intent,
    }  # fmt: skip
    if thought.sql:
        state["currentGeneratedQuery"] = thought.sql
    if thought.rows:
        state["currentQueryResult"] = thought.rows
    if thought.error:
        state["currentQueryError"] = thought.error
    return state


@handles("chat")
async def chat(call: Call) -> Any:
    thread, thought = await _ask(call, "v2")
    return {"result": _state(call, thread, thought), "threadId": thread.id}


@handles("chat_stream")
async def chat_stream(call: Call) -> Any:
    from starlette.responses import StreamingResponse

    thread, thought = await _ask(call, "v2")
    modes = [mode for mode in call.body.get("streamModes") or ["messages"] if mode in _MODES] or ["messages"]
    events = list(_events(call, thread, thought, modes))

    async def stream() -> AsyncGenerator[bytes]:
        for number, (event, data) in enumerate(events, 1):
            yield f"id: {number}\nevent: {event}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()

    return StreamingResponse(stream(), media_type="text/event-stream", headers={"Cache-Control": "no-cache"})


def _events(call: Call, thread: Thread, thought: Thought, modes: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    if "debug" in modes:
        yield "debug", {"step": "intent", "payload": thought.intent}
    if "updates" in modes:
        yield "updates", {"intent": {"userIntentReasoning": thought.intent}}
        if thought.sql:
            yield "updates", {"sql": {"currentGeneratedQuery": thought.sql}}
    if "messages" in modes:
        words = thought.summary.split(" ")
        for start in range(0, len(words), 3):
            piece = " ".join(words[start : start + 3])
            yield "messages", {"content": piece if start == 0 else f" {piece}", "threadId": thread.id}
    if "values" in modes:
        yield "values", _state(call, thread, thought)


def _threads(call: Call, api: str) -> list[Thread]:
    return [one for one in call.project.threads.values() if one.api == api]


def _find(call: Call, api: str) -> Thread:
    mine = {one.id: one for one in _threads(call, api)}
    return call.find(mine, "thread", call.path["threadId"])


@handles("list_threads")
def list_threads(call: Call) -> Any:
    project = call.project.id
    return {
        "threads": [
            {"threadId": one.id, "displayName": one.display_name, "projectId": project} for one in _threads(call, "v2")
        ]
    }


@handles("get_thread")
def get_thread(call: Call) -> Any:
    return {"result": {"values": {"messages": _messages(_find(call, "v2"))}}}


@handles("update_thread")
def update_thread(call: Call) -> Any:
    _find(call, "v2").display_name = call.body["displayName"]
    return {}


@handles("delete_thread")
def delete_thread(call: Call) -> Any:
    del call.project.threads[_key(call, _find(call, "v2").id, "v2")]
    return {}


@handles("download_workflow_image")
def download_workflow_image(call: Call) -> Any:
    from starlette.responses import Response

    return Response(_png(64, 24), media_type="image/png")


def _png(width: int, height: int) -> bytes:
    """A small picture: three boxes in a row."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b""
    for y in range(height):
        line = bytes(60 if 6 <= y < height - 6 and x % 22 < 14 else 245 for x in range(width))
        rows += b"\0" + line
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _v1_output(turn: dict[str, Any]) -> dict[str, Any]:
    data = [
        [
            {"name": name, "order": order, "value": value, "dataType": kind}
            for order, (name, kind, value) in enumerate(zip(turn["columns"], turn["types"], row, strict=True))
        ]
        for row in turn["rows"]
    ]
    return {"text": turn["summary"], "query": turn["sql"], "data": data}


@handles("ask_agent_v1")
async def ask_agent_v1(call: Call) -> Any:
    thread, _ = await _ask(call, "v1")
    return {"threadId": thread.id, "output": _v1_output(thread.turns[-1])}


def _history(call: Call) -> dict[str, Any]:
    project = call.project.id
    return {
        "history": [
            {
                "id": call.stable_id(project, one.id),
                "projectId": project, "aiThreadId": one.id, "displayName": one.display_name, "source": "api",
                "tasks": [
                    {
                        "message": turn["question"], "output": _v1_output(turn),
                        "step": [{
                            "action": {"tool": "sql", "toolInput": {"query": turn["sql"]}, "log": turn["intent"]},
                            "observation": turn["summary"],
                        }],
                        "modelParams": {"temperature": 0},
                    }
                    for turn in one.turns
                ],
            }
            for one in _threads(call, "v1")
        ]
    }  # fmt: skip


@handles("get_agent_v1_history")
def get_agent_v1_history(call: Call) -> Any:
    return _history(call)


@handles("rename_agent_v1_thread")
def rename_agent_v1_thread(call: Call) -> Any:
    _find(call, "v1").display_name = call.body["name"]
    return _history(call)


@handles("delete_agent_v1_thread")
def delete_agent_v1_thread(call: Call) -> Any:
    del call.project.threads[_key(call, _find(call, "v1").id, "v1")]
    return _history(call)
