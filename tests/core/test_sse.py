"""Server-sent events, to the letter of the HTML standard, 9.2.6."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peaka_client import AgentEvent, EventStream, PeakaConnectionError, PeakaDecodeError, sse
from peaka_client.sse import RawEvent, SseParser

from .stub import Answer

BOM = b"\xef\xbb\xbf"


def parse(data: bytes, size: int | None = None) -> list[RawEvent]:
    parser = SseParser()
    step = size or len(data) or 1
    return [event for at in range(0, len(data), step) for event in parser.feed(data[at : at + step])]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # the standard's own examples
        (b"data: YHOO\ndata: +2\ndata: 10\n\n", [("message", "YHOO\n+2\n10", "")]),
        (b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
         [("message", "first event", "1"), ("message", "second event", "")]),
        (b"data\n\ndata\ndata\n\ndata:\n", [("message", "", ""), ("message", "\n", "")]),
        (b"data:test\n\ndata: test\n\n", [("message", "test", ""), ("message", "test", "")]),
        # and the corners
        (b"event: a\ndata: 1\n\ndata: 2\n\n", [("a", "1", ""), ("message", "2", "")]),
        (b"event: a\n\ndata: 1\n\n", [("message", "1", "")]),
        (b"event: a\nevent: b\ndata: 1\n\n", [("b", "1", "")]),
        (b"id: 7\ndata: 1\n\ndata: 2\n\n", [("message", "1", "7"), ("message", "2", "7")]),
        (b"id: 7\0\ndata: 1\n\n", [("message", "1", "")]),
        (b"id: 7\n\ndata: 1\n\n", [("message", "1", "7")]),
        (b"data: a: b\n\n", [("message", "a: b", "")]),
        (b"Data: 1\ndatax: 1\n data: 1\n\n", []),
        (b"data: 1\r\n\r\ndata: 2\r\rdata: 3\n\n", [("message", "1", ""), ("message", "2", ""), ("message", "3", "")]),
        (b"data: 1\r\ndata: 2\rdata: 3\n\r\n", [("message", "1\n2\n3", "")]),
        (BOM + b"data: 1\n\n", [("message", "1", "")]),
        (BOM + BOM + b"data: 1\n\n", []),
        (b"\ndata: 1\n\n" + BOM + b"data: 2\n\n", [("message", "1", "")]),
        ("data: é€😀\n\n".encode(), [("message", "é€😀", "")]),
        (b"data: \xff\n\n", [("message", "\ufffd", "")]),
        (b"data: 1", []),
        (b"data: 1\n", []),
        (b"", []),
        (b"\n\n\n", []),
        (b":\n:x\n\n", []),
        (b"data: a\x0bb\x85c\xe2\x80\xa8d\n\n", [("message", "a\x0bb\ufffdc\u2028d", "")]),
    ],
)  # fmt: skip
def test_the_standard(text: bytes, events: list[tuple[str, str, str]]) -> None:
    for size in (None, 1, 2, 3, 5):
        assert parse(text, size) == events


def test_retry_is_digits_only() -> None:
    parser = SseParser()
    for text, value in (
        (b"retry: 3000\n", 3000),
        (b"retry: 1.5\n", 3000),
        (b"retry: -1\n", 3000),
        (b"retries: 5\n", 3000),
        (b"retry:\n", 3000),
        (b"retry: %s\n" % (b"9" * 5000), 3000),
    ):
        list(parser.feed(text))
        assert parser.retry == value


LINES = st.sampled_from(
    [b"data: x", b"data", b"data:", b"event: e", b"id: 1", b"id", b": c", b"", b"", b"retry: 1", "data: é😀".encode()]
)


@given(
    st.lists(st.tuples(LINES, st.sampled_from([b"\n", b"\r", b"\r\n"])), max_size=20),
    st.booleans(),
    st.lists(st.integers(0, 200), max_size=20),
)
def test_it_does_not_matter_where_the_chunks_are_cut(
    lines: list[tuple[bytes, bytes]], bom: bool, cuts: list[int]
) -> None:
    text = (BOM if bom else b"") + b"".join(line + end for line, end in lines)
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    parser = SseParser()
    found = [event for a, b in itertools.pairwise(edges) for event in parser.feed(text[a:b])]
    assert found == parse(text)


def test_a_chunk_of_nothing_ends_no_line() -> None:
    parser = SseParser()
    chunks = (b"data: a\r", b"", b"\ndata: b\r", b"", b"\n\r\n")
    assert [event for chunk in chunks for event in parser.feed(chunk)] == [("message", "a\nb", "")]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (b"data:   [1]", [1]),
        (b'data: {"a": NaN}', None),
        (b"data: [1", "[1"),
        (b"data: " + b"[" * 100_000, "[" * 100_000),
        (b"data: " + b"[" * 100_000 + b"]" * 100_000, "[" * 100_000 + "]" * 100_000),
        (b"data: 7", "7"),
    ],
    ids=["spaced", "nan", "cut off", "deep and cut off", "deep", "a number"],
)
async def test_data_is_json_where_it_can_be(talk: Any, text: bytes, data: Any) -> None:
    async with talk(lambda _: Answer(text + b"\n\n", headers={"Content-Type": "text/event-stream"})) as (_, peaka):
        async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
            (event,) = [event async for event in events]
    if data is None:
        assert isinstance(event.data, dict)
        assert math.isnan(event.data["a"])
    else:
        assert event.data == data


def test_an_event_has_a_greatest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sse, "MAX_EVENT", 1000)
    with pytest.raises(PeakaDecodeError, match="larger than 1000 characters"):
        parse(b"data: " + b"x" * 2000, 100)
    with pytest.raises(PeakaDecodeError, match="larger than 1000 characters"):
        parse(b"data: x\n" * 600, 100)
    assert len(parse(b"data: x\n\n" * 600, 100)) == 600


async def test_an_agents_answer(talk: Any) -> None:
    async def body() -> Any:
        text = (
            b'event: messages\nid: 1\nretry: 10\ndata: {"text": "Gr\xc3\xbc\xc3\x9fe"}\n\ndata: [1,\ndata:  2]\n\n'
            b'data: plain\n\ndata: {broken\n\ndata: 12\n\nevent: done\ndata: ["\\ud800"]\n\ndata: lost'
        )
        for at in range(0, len(text), 7):
            yield text[at : at + 7]

    async with talk(lambda _: Answer(body(), headers={"Content-Type": "text/event-stream"})) as (stub, peaka):
        async with peaka.project("aB3dE5fG").agent.stream("hi", stream_modes=("updates",)) as events:
            assert isinstance(events, EventStream)
            found = [event async for event in events]
            assert events.retry == 10
            assert [event async for event in events] == []
    assert found == [
        AgentEvent("messages", {"text": "Grüße"}, "1"),
        AgentEvent("message", [1, 2], "1"),
        AgentEvent("message", "plain", "1"),
        AgentEvent("message", "{broken", "1"),
        AgentEvent("message", "12", "1"),
        AgentEvent("done", ["\ud800"], "1"),
    ]
    assert stub.requests[0].json() == {"message": "hi", "streamModes": ["updates"]}
    assert stub.requests[0].headers["accept"] == "text/event-stream"


async def test_an_answer_that_breaks_off_is_an_error_not_an_end(talk: Any) -> None:
    async def body() -> Any:
        yield b"data: 1\n\ndata: 2\n\n"
        yield None

    async with talk(lambda _: Answer(body())) as (_, peaka):
        found = []
        with pytest.raises(PeakaConnectionError) as caught:
            async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
                found.extend([event.data async for event in events])
        assert caught.value.operation == "chat_stream"
        assert caught.value.__context__ is None


PIECES = st.sampled_from(
    [
        *("data: {}\n\n", "id: 1\ndata: {}\n\n", "id:\ndata: x\n\n", "id: 2\0\ndata: x\n\n", "event: e\ndata:x\n\n"),
        *("id: 3\nevent: f\ndata: ☃\n\n", "event:\ndata: z\n\n", "data: a\n", "\n", "event: e\n", "id: 4\n", ": c\n"),
    ]
)


@given(st.lists(PIECES, max_size=12), st.integers(1, 60))
def test_the_short_way_reads_as_the_long_way(pieces: list[str], size: int) -> None:
    text = "".join(pieces).encode()
    short = parse(text, size)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sse, "_USUAL", lambda *_: None)
        assert short == parse(text, size)
