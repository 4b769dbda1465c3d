"""The agent answers a few questions, always the same way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from peaka_client.testing.agent import SAMPLE_QUESTIONS

if TYPE_CHECKING:
    import httpx

    from peaka_client.testing import LocalPeaka

AGENT = "/ai-agent/aB3dE5fG"


async def chat(http: httpx.AsyncClient, message: str, **body: Any) -> dict[str, Any]:
    reply = await http.post(f"{AGENT}/chat", json={"message": message, **body})
    assert reply.status_code == 200, reply.text
    result: dict[str, Any] = reply.json()
    return result


@pytest.mark.parametrize("question", [question for question, _ in SAMPLE_QUESTIONS])
async def test_a_known_question_becomes_sql_that_runs(http: httpx.AsyncClient, question: str) -> None:
    state = (await chat(http, question))["result"]
    content = json.loads(state["messages"][-1]["kwargs"]["content"])
    ran = await http.post(
        "/data/projects/aB3dE5fG/queries/execute",
        params={"format": "COMPACT"},
        json={"statement": state["currentGeneratedQuery"]},
    )

    assert state["userIntentReasoning"] == "TEXT_TO_SQL"
    assert content["data"] == ran.json()["data"] == state["currentQueryResult"]
    assert str(content["data"][0][-1]) in content["summary"]


async def test_an_unknown_question_is_said_to_be_one(http: httpx.AsyncClient) -> None:
    assert (await chat(http, "Sing a song"))["result"]["userIntentReasoning"] == "USER_INTENT_NOT_CLEAR"


async def test_nothing_is_run_if_told_so(http: httpx.AsyncClient) -> None:
    state = (await chat(http, "How many orders?", noExecute=True))["result"]

    assert "currentGeneratedQuery" in state
    assert "currentQueryResult" not in state


async def test_a_thread_keeps_its_turns(http: httpx.AsyncClient) -> None:
    thread = "00000000-0000-4000-8000-000000000001"
    await chat(http, "How many orders?", threadId=thread)
    await chat(http, "How many customers?", threadId=thread)
    found = (await http.get(f"{AGENT}/threads/{thread}")).json()["result"]["values"]["messages"]

    assert [one["id"][-1] for one in found] == ["HumanMessage", "AIMessage"] * 2
    await http.put(f"{AGENT}/threads/{thread}", json={"displayName": "Counts"})
    names = {one["threadId"]: one["displayName"] for one in (await http.get(f"{AGENT}/threads")).json()["threads"]}
    assert names[thread] == "Counts"
    await http.delete(f"{AGENT}/threads/{thread}")
    assert (await http.get(f"{AGENT}/threads/{thread}")).status_code == 400


async def test_the_stream_is_named_after_its_modes(http: httpx.AsyncClient) -> None:
    body = {"message": "How many orders?", "streamModes": ["debug", "updates", "messages", "values"]}
    async with http.stream("POST", f"{AGENT}/chat/stream", json=body) as reply:
        assert reply.headers["content-type"].startswith("text/event-stream")
        lines = [line async for line in reply.aiter_lines()]
    events = [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]
    data = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]

    assert events == ["debug", "updates", "updates", "messages", "messages", "values"]
    assert "".join(one.get("content", "") for one in data) == "There are 60 orders."


async def test_the_removed_agent_still_answers(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    asked = (await http.post("/ai/aB3dE5fG/agent", json={"message": "How many customers?"})).json()
    cell = {"name": "n", "order": 0, "value": "12", "dataType": "bigint"}

    assert asked["output"]["data"] == [[cell]]
    path = f"/ai/aB3dE5fG/agent/history/{asked['threadId']}"
    renamed = (await http.put(path, json={"name": "People"})).json()["history"]
    assert "People" in [one["displayName"] for one in renamed]
    assert all(one["id"] for one in renamed)
    gone = (await http.delete(path)).json()["history"]
    assert asked["threadId"] not in [one["aiThreadId"] for one in gone]


async def test_the_workflow_is_a_picture(http: httpx.AsyncClient) -> None:
    reply = await http.get("/ai-agent/workflow/png")

    assert reply.headers["content-type"] == "image/png"
    assert reply.content.startswith(b"\x89PNG\r\n\x1a\n")
