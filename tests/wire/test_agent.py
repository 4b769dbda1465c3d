"""The agent, its streams and threads; the agent of the first version."""

from peaka_client import AgentEvent, PeakaBadRequestError, PeakaServerError, Project
from peaka_client.api.agent import (
    chat,
    chat_stream,
    delete_thread,
    download_workflow_image,
    get_thread,
    list_threads,
    update_thread,
)
from peaka_client.api.agent_v1 import ask_agent_v1, delete_agent_v1_thread, get_agent_v1_history, rename_agent_v1_thread
from peaka_client.models import AgentV1History, AgentV1Reply, ChatReply, ThreadDetail, ThreadList

from .exchange import HTML, JSON, PNG, SSE, calling, through

THREAD = "f2c1b0a9-8877-4665-9443-322110ffeedd"
_AGENT = "/ai-agent/wR7tQ2mZ"


@calling(chat, message="How many late ferries?", thread_id=THREAD, no_execute=True).replies(
    f"POST {_AGENT}/chat",
    200,
    JSON,
    r"""{"result": {"messages": [
          {"lc": 1, "type": "constructor", "id": ["langchain_core", "messages", "HumanMessage"],
           "kwargs": {"content": "How many late ferries?"}},
          {"id": ["langchain_core", "messages", "AIMessage"],
           "kwargs": {"content": "{\"summary\": \"Seven\", \"data\": [[7]]}", "tool_calls": []}},
          {"id": ["langchain_core", "messages", "FunctionMessage"], "kwargs": {"content": [{"type": "text",
              "text": "ok"}]}}],
         "userIntentReasoning": "TEXT_TO_SQL", "tableNames": ["gauges"], "invalidQuery": false,
             "currentQueryError": null}}""",
    evidence="DT",
    where="A1 A2 C3.1 C3.2 U.sdk",
    sends=r"""{"message": "How many late ferries?", "threadId": "f2c1b0a9-8877-4665-9443-322110ffeedd",
        "noExecute": true}""",
    unknown=("lc", "type", "tool_calls", "userIntentReasoning", "tableNames", "invalidQuery", "currentQueryError"),
)
def test_an_answer_is_a_list_of_messages_and_a_state(reply: ChatReply) -> None:
    assert reply.result is not None
    assert reply.result.messages is not None
    human, ai, function = reply.result.messages
    assert human.id == ["langchain_core", "messages", "HumanMessage"]
    assert human.extra["lc"] == 1
    assert ai.kwargs is not None
    assert ai.kwargs.content == '{"summary": "Seven", "data": [[7]]}'
    assert function.kwargs is not None
    assert function.kwargs.content == [{"type": "text", "text": "ok"}]
    assert reply.result.extra["userIntentReasoning"] == "TEXT_TO_SQL"
    assert reply.result.extra["tableNames"] == ["gauges"]
    assert reply.result.extra["invalidQuery"] is False


@calling(chat, message="?").replies(
    f"POST {_AGENT}/chat",
    200,
    JSON,
    r"""{"userIntentReasoning": "WAITING_FOR_INPUT", "sampleQuestions": ["Which ferry?"], "result": null}""",
    evidence="D",
    where="A2 C3.2",
    sends=r"""{"message": "?"}""",
    unknown=("userIntentReasoning", "sampleQuestions"),
)
def test_an_answer_without_result(reply: ChatReply) -> None:
    assert reply.result is None
    assert reply.extra["sampleQuestions"] == ["Which ferry?"]


@calling(chat, message="?").replies(
    f"POST {_AGENT}/chat",
    200,
    JSON,
    r"""{"result": "Seven ferries were late."}""",
    evidence="-",
    where="A2",
    warns=("AgentState",),
)
def test_an_answer_of_plain_text_is_kept(reply: ChatReply) -> None:
    assert reply.to_dict() == {"result": "Seven ferries were late."}


@calling(list_threads).replies(
    f"GET {_AGENT}/threads",
    200,
    JSON,
    r"""{"threads": [{"threadId": "f2c1b0a9-8877-4665-9443-322110ffeedd", "displayName": "Late ferries",
           "projectId": "wR7tQ2mZ"},
                     {"threadId": "thread 2", "displayName": null}]}""",
    evidence="T",
    where="A2 C3.3",
)
def test_threads_come_in_an_envelope(found: ThreadList) -> None:
    assert found.threads is not None
    late, other = found.threads
    assert late.thread_id == THREAD
    assert late.display_name == "Late ferries"
    assert other.display_name is None


@calling(get_thread, THREAD).replies(
    f"GET {_AGENT}/threads/f2c1b0a9-8877-4665-9443-322110ffeedd",
    200,
    JSON,
    r"""{"result": {"values": {"messages": [{"id": ["HumanMessage"], "kwargs": {"content": "Hi"}}], "goldSQLs": []},
           "next": [],
                    "createdAt": "2026-11-24T08:00:00.000Z"}}""",
    evidence="T",
    where="A2 C3.3",
    unknown=("goldSQLs", "next", "createdAt"),
)
def test_a_thread_has_its_messages_deep_inside(found: ThreadDetail) -> None:
    assert found.result is not None
    assert found.result.values is not None
    assert found.result.values.messages is not None
    (only,) = found.result.values.messages
    assert only.kwargs is not None
    assert only.kwargs.content == "Hi"
    assert found.result.values.extra["goldSQLs"] == []


@calling(get_thread, THREAD).replies(
    f"GET {_AGENT}/threads/f2c1b0a9-8877-4665-9443-322110ffeedd",
    200,
    JSON,
    r"""{"result": {"values": []}}""",
    evidence="T",
    where="A2 C3.3",
    warns=("AgentState",),
)
def test_a_thread_without_a_state(found: ThreadDetail) -> None:
    assert found.to_dict() == {"result": {"values": []}}


@calling(update_thread, THREAD, display_name="Late").replies(
    f"PUT {_AGENT}/threads/f2c1b0a9-8877-4665-9443-322110ffeedd",
    200,
    JSON,
    r"""true""",
    evidence="S",
    where="A2 C3.3",
    sends=r"""{"displayName": "Late"}""",
)
def test_a_renamed_thread_may_answer_with_anything(done: object) -> None:
    assert done in (True, None)


@calling(delete_thread, THREAD).replies(
    f"DELETE {_AGENT}/threads/f2c1b0a9-8877-4665-9443-322110ffeedd", 200, None, "", evidence="S", where="A2 C3.3"
)
def test_a_deleted_thread_may_answer_with_nothing(done: object) -> None:
    assert done is None


async def _stream_by_function(project: Project) -> list[AgentEvent]:
    async with chat_stream(project, message="How many?", stream_modes=["updates"]) as events:
        return [event async for event in events]


async def _stream_by_resource(project: Project) -> list[AgentEvent]:
    async with project.agent.stream("How many?", stream_modes=["updates"]) as events:
        return [event async for event in events]


_stream = through("chat_stream", function=_stream_by_function, resource=_stream_by_resource)
_SENT = r"""{"message": "How many?", "streamModes": ["updates"]}"""


@_stream.replies(
    f"POST {_AGENT}/chat/stream",
    200,
    SSE,
    b'event: agent/step-7\nid: 1\ndata: {"node": "plan", "n": 9007199254740993}\n\n'
    b'data: {\ndata: "text": "\xc3\x98resund"\ndata: }\n\n'
    b": still here\n\n"
    b"data: Seven ferries were late.\n\n"
    b'event:\ndata:["a", null]\n\n'
    b"data: {not json}\n\n"
    b"event: no data\n\n"
    b"data: 42\n\n"
    b"data\n\n"
    b"data: cut off by the end of the stream",
    evidence="S",
    where="B.chatStream B.ServerSentEvent C3.4 C3.1",
    sends=_SENT,
)
def test_events_of_any_name_with_json_or_text(events: list[AgentEvent]) -> None:
    assert [(event.event, event.data, event.id) for event in events] == [
        ("agent/step-7", {"node": "plan", "n": 9007199254740993}, "1"),
        ("message", {"text": "Øresund"}, "1"),
        ("message", "Seven ferries were late.", "1"),
        ("message", ["a", None], "1"),
        ("message", "{not json}", "1"),
        ("message", "42", "1"),
        ("message", "", "1"),
    ]


@_stream.replies(
    f"POST {_AGENT}/chat/stream",
    200,
    "text/event-stream;charset=UTF-8",
    b'\xef\xbb\xbfdata:{"a":1}\r\n\r\nretry: 10\r\rid\rdata:{"b":2}\r\r',
    evidence="S",
    where="C3.4",
)
def test_line_ends_of_every_kind_and_no_end_marker(events: list[AgentEvent]) -> None:
    assert [event.data for event in events] == [{"a": 1}, {"b": 2}]


@_stream.replies(f"POST {_AGENT}/chat/stream", 200, SSE, b"", evidence="S", where="C3.4")
def test_a_stream_of_no_events(events: list[AgentEvent]) -> None:
    assert events == []


@_stream.refuses(
    f"POST {_AGENT}/chat/stream",
    400,
    JSON,
    r"""{"errorCode": 100, "message": "message must not be empty"}""",
    PeakaBadRequestError,
    evidence="-",
    where="C3.4 P5.A",
)
def test_a_stream_that_is_refused(error: PeakaBadRequestError) -> None:
    assert error.error_code == 100
    assert error.message == "message must not be empty"


@_stream.refuses(
    f"POST {_AGENT}/chat/stream",
    502,
    HTML,
    "<html><h1>Bad Gateway</h1></html>",
    PeakaServerError,
    evidence="-",
    where="C3.4 P5.html",
)
def test_a_stream_that_a_gateway_refuses(error: PeakaServerError) -> None:
    assert error.status == 502
    assert error.body is None


async def _image_by_function(project: Project) -> bytes:
    async with download_workflow_image(project) as stream:
        return await stream.read()


async def _image_by_resource(project: Project) -> bytes:
    async with project.agent.download_workflow_image() as stream:
        return await stream.read()


@through("download_workflow_image", function=_image_by_function, resource=_image_by_resource).replies(
    "GET /ai-agent/workflow/png",
    200,
    PNG,
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\xff\xfe",
    evidence="S",
    where="A1 A11 C3.5",
)
def test_the_image_is_bytes_and_knows_no_project(image: bytes) -> None:
    assert image == b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\xff\xfe"


_V1 = "/ai/wR7tQ2mZ/agent"


@calling(ask_agent_v1, message="How many?", thread_id=THREAD).replies(
    f"POST {_V1}",
    200,
    JSON,
    r"""{"output": {"query": "SELECT 7", "text": "Seven", "data": [
          [{"dataType": "bigint", "name": "late", "order": 0, "value": 7}, {"dataType": "varchar", "name": "line",
              "order": 1, "value": "A"}],
          [{"dataType": "bigint", "name": "late", "order": 0, "value": null}]]},
         "threadId": "f2c1b0a9-8877-4665-9443-322110ffeedd"}""",
    evidence="C",
    where="U.agent_v1",
    deprecated=True,
    sends=r"""{"message": "How many?", "threadId": "f2c1b0a9-8877-4665-9443-322110ffeedd"}""",
)
def test_the_first_agent_answers_with_cells(reply: AgentV1Reply) -> None:
    assert reply.thread_id == THREAD
    assert reply.output is not None
    assert reply.output.text == "Seven"
    assert reply.output.data is not None
    assert [cell.value for cell in reply.output.data[0]] == [7, "A"]
    assert reply.output.data[1][0].value is None
    assert reply.output.data[0][1].data_type == "varchar"


@calling(get_agent_v1_history).replies(
    f"GET {_V1}/history",
    200,
    JSON,
    r"""{"history": [{"id": "h-1", "aiThreadId": "f2c1b0a9-8877-4665-9443-322110ffeedd",
           "displayName": "Late ferries", "tasks": [
          {"message": "How many?", "modelParams": {"temperature": 0}, "output": null, "step": [
             {"action": {"log": "thinking", "tool": "sql", "toolInput": {"q": "SELECT 7"}}, "observation": "7"},
             {"action": {"log": "done", "tool": "say", "toolInput": "Seven"}, "observation": null}]}]},
         {"id": "h-2", "aiThreadId": "t-2", "displayName": "Fares", "projectId": "wR7tQ2mZ", "source": "EDITOR",
          "tasks": [
          {"message": "Which?", "step": [], "output": {"text": "None", "query": "SELECT 0", "data": [[]]}}]}]}""",
    evidence="C",
    where="U.agent_v1",
    deprecated=True,
)
def test_the_history_of_the_first_agent(found: AgentV1History) -> None:
    assert found.history is not None
    thread, other = found.history
    assert thread.ai_thread_id == THREAD
    assert thread.id == "h-1"
    assert thread.tasks is not None
    (task,) = thread.tasks
    assert task.output is None
    assert task.model_params == {"temperature": 0}
    assert task.step is not None
    first, second = task.step
    assert first.action is not None
    assert first.action.tool_input == {"q": "SELECT 7"}
    assert second.action is not None
    assert second.action.tool_input == "Seven"
    assert second.observation is None
    assert (other.project_id, other.source) == ("wR7tQ2mZ", "EDITOR")
    assert other.tasks is not None
    assert other.tasks[0].output is not None
    assert other.tasks[0].output.text == "None"
    assert other.tasks[0].output.data == [[]]


@calling(rename_agent_v1_thread, THREAD, name="Late").replies(
    f"PUT {_V1}/history/f2c1b0a9-8877-4665-9443-322110ffeedd",
    200,
    JSON,
    r"""{"history": [{"aiThreadId": "f2c1b0a9-8877-4665-9443-322110ffeedd", "displayName": "Late", "tasks": null}]}""",
    evidence="H",
    where="U.agent_v1",
    deprecated=True,
    sends=r"""{"name": "Late"}""",
)
def test_a_renamed_thread_of_the_first_agent_answers_with_the_history(found: AgentV1History) -> None:
    assert found.history is not None
    assert found.history[0].display_name == "Late"
    assert found.history[0].tasks is None


@calling(delete_agent_v1_thread, THREAD).replies(
    f"DELETE {_V1}/history/f2c1b0a9-8877-4665-9443-322110ffeedd",
    200,
    JSON,
    r"""{"history": []}""",
    evidence="H",
    where="U.agent_v1",
    deprecated=True,
)
def test_a_deleted_thread_of_the_first_agent_leaves_an_empty_history(found: AgentV1History) -> None:
    assert found.history == []
