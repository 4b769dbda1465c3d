"""Streams give their connection back however they are left, and warn when they are not used as they should be."""

from __future__ import annotations

import asyncio
import gc
import gzip
import warnings
from typing import Any

import httpx
import pytest

from peaka_client import (
    Attempt,
    Next,
    Outcome,
    PeakaConnectionError,
    PeakaDecodeError,
    PeakaRateLimitError,
    PeakaServerError,
    PeakaTimeoutError,
    PeakaUsageError,
    Response,
    sender,
)

from .conftest import look_on, turns
from .stub import Answer, Drop, Request


def pool(peaka: Any) -> Any:
    return peaka._peaka.hub.http()._transports[None]._pool


async def endless() -> Any:
    while True:
        yield b"data: tick\n\n"
        await asyncio.sleep(0)


@pytest.fixture
def chat(talk: Any) -> Any:
    return lambda body=endless, **options: talk(lambda _: Answer(body()), max_connections=1, **options)


async def test_break(chat: Any) -> None:
    async with chat() as (stub, peaka):
        for _ in range(3):
            async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
                async for _ in events:
                    break
            assert pool(peaka)._busy == set()
        assert stub.connections == 3


async def test_error(chat: Any) -> None:
    async with chat() as (_, peaka):
        with pytest.raises(ZeroDivisionError):
            async with peaka.project("aB3dE5fG").agent.stream("hi"):
                raise ZeroDivisionError
        assert pool(peaka)._busy == set()


async def test_cancellation(chat: Any) -> None:
    async with chat() as (_, peaka):
        begun = asyncio.Event()

        async def reader() -> None:
            async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
                async for _ in events:
                    begun.set()

        for _ in range(3):
            begun.clear()
            task = asyncio.create_task(reader())
            await begun.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert pool(peaka)._busy == set()


async def test_cancellation_that_comes_again_and_again(chat: Any) -> None:
    """As a web framework's cancel scope does it: every await in the cleanup is cancelled too."""
    import anyio

    async with chat() as (_, peaka):
        for _ in range(3):
            with anyio.CancelScope() as scope:
                async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
                    async for _ in events:
                        scope.cancel()
            assert pool(peaka)._busy == set()
            assert pool(peaka).open == 0


async def test_an_injected_transport_is_closed_to_the_end_under_cancellation() -> None:
    import anyio
    import httpx

    from peaka_client import PeakaClient

    from .conftest import KEY

    closed: list[str] = []

    class Body(httpx.AsyncByteStream):
        def __aiter__(self) -> Any:
            return endless()

        async def aclose(self) -> None:
            await asyncio.sleep(0.01)
            closed.append("to the end")

    class Transport(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, stream=Body())

    async with PeakaClient(KEY, transport=Transport()) as peaka:
        with anyio.CancelScope() as scope:
            async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
                async for _ in events:
                    scope.cancel()
        await asyncio.sleep(0.05)
    assert closed == ["to the end"]


async def test_read_to_the_end_the_connection_is_used_again(chat: Any) -> None:
    async def short() -> Any:
        yield b"data: 1\n\n"

    async with chat(short) as (stub, peaka):
        for _ in range(3):
            async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
                assert len([event async for event in events]) == 1
        assert stub.connections == 1


async def test_never_entered(chat: Any) -> None:
    async with chat() as (stub, peaka):
        stream = peaka.project("aB3dE5fG").agent.stream("hi")
        with pytest.warns(ResourceWarning, match="chat_stream was never entered"):
            del stream
            gc.collect()
        assert stub.requests == []


async def test_left_open(chat: Any) -> None:
    async with chat() as (_, peaka):
        stream = peaka.project("aB3dE5fG").agent.stream("hi")
        events = await stream.__aenter__()
        await anext(events)
        with pytest.warns(ResourceWarning, match="chat_stream was left open"):
            del stream
            gc.collect()


async def test_used_properly_it_does_not_warn(chat: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        async with chat() as (_, peaka):
            async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
                await anext(events)
            with pytest.raises(PeakaUsageError, match="inside its `async with`"):
                await anext(events)
            gc.collect()


async def test_entered_twice(chat: Any) -> None:
    async with chat() as (_, peaka):
        stream = peaka.project("aB3dE5fG").agent.stream("hi")
        async with stream:
            pass
        with pytest.raises(PeakaUsageError, match="only once"):
            async with stream:
                pass


async def test_a_stream_that_is_closed_while_another_task_reads_it_did_not_end_well(talk: Any) -> None:
    more = asyncio.Event()

    async def body() -> Any:
        yield b"data: 1\n\n"
        await more.wait()

    async with talk(lambda r: Answer("mine") if r.method == "GET" else Answer(body())) as (_, peaka):
        stream = peaka.project("aB3dE5fG").agent.stream("hi")
        events = await stream.__aenter__()
        await anext(events)
        reading = asyncio.ensure_future(anext(events))
        await asyncio.sleep(0)
        (connection,) = pool(peaka)._busy
        # Closed in the very turn in which the rest arrives: the connection is whole, and another call takes it at once.
        closing = asyncio.ensure_future(stream.__aexit__(None, None, None))
        others: list[asyncio.Task[Response]] = []
        loop = asyncio.get_running_loop()
        loop.call_soon(lambda: others.append(loop.create_task(peaka.request("GET", "/x"))))
        loop.call_soon(connection.data_received, b"9\r\ndata: 2\n\n\r\n0\r\n\r\n")
        with pytest.raises(PeakaConnectionError, match="closed"):
            await reading
        await closing
        assert pool(peaka)._busy == {connection}
        more.set()
        connection.abort()  # the stub still believes that it is streaming
        assert (await others[0]).json() == "mine"


async def test_idle_time(chat: Any) -> None:
    async def stalls() -> Any:
        yield b"data: 1\n\n"
        await asyncio.sleep(30)

    async with chat(stalls, timeout=0.1) as (_, peaka):
        with pytest.raises(PeakaTimeoutError, match="nothing came for 0"):
            async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
                await anext(events)
                await anext(events)
        assert pool(peaka)._busy == set()


async def test_a_long_stream_is_not_bound_by_the_timeout_of_a_call(chat: Any) -> None:
    async def steady() -> Any:
        for _ in range(8):
            yield b"data: 1\n\n"
            await asyncio.sleep(0.05)

    async with chat(steady, timeout=0.25) as (_, peaka):
        async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
            assert len([event async for event in events]) == 8
        with pytest.raises(PeakaTimeoutError, match=r"not complete within 0\.2 s"):
            async with peaka.project("aB3dE5fG").agent.stream("hi", timeout=0.2) as events:
                [event async for event in events]


async def test_who_reads_on_when_the_time_is_up_is_told_which(chat: Any) -> None:
    async with chat(timeout=None) as (_, peaka):
        with pytest.raises(PeakaTimeoutError, match=r"not complete within 0\.1 s"):
            async with peaka.project("aB3dE5fG").agent.stream("hi", timeout=0.1) as events:
                await asyncio.sleep(0.15)
                [event async for event in events]


async def test_time_to_the_first_byte(talk: Any) -> None:
    async def slow(_: Request) -> Answer:
        await asyncio.sleep(30)
        return Answer(b"")

    async with talk(slow, timeout=0.05) as (_, peaka):
        with pytest.raises(PeakaTimeoutError):
            async with peaka.project("aB3dE5fG").agent.stream("hi"):
                pass


async def test_an_unsafe_stream_is_not_asked_for_twice(talk: Any) -> None:
    async with talk(lambda _: Drop()) as (stub, peaka):
        with pytest.raises(PeakaConnectionError):
            async with peaka.project("aB3dE5fG").agent.stream("hi"):
                pass
        assert len(stub.requests) == 1
    async with talk(lambda _: Answer({"errorCode": 1, "message": "boom"}, 500)) as (_, peaka):
        with pytest.raises(PeakaServerError, match="boom"):
            async with peaka.project("aB3dE5fG").agent.stream("hi"):
                pass


async def test_a_safe_stream_is_opened_again_but_never_replayed_once_begun(talk: Any) -> None:
    async def picture() -> Any:
        yield b"\x89PNG"
        yield None

    answers: list[Any] = [Drop(), Answer(picture())]
    async with talk(lambda _: answers.pop(0)) as (stub, peaka):
        with pytest.raises(PeakaConnectionError):
            async with peaka.project("aB3dE5fG").agent.download_workflow_image() as image:
                async for chunk in image:
                    assert chunk == b"\x89PNG"
        assert len(stub.requests) == 2


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
async def test_bytes_are_decompressed_piece_by_piece(talk: Any, encoding: str) -> None:
    text = b"id,name\n" * 50_000
    sent = gzip.compress(text[:100_000]) + gzip.compress(text[100_000:]) if encoding == "gzip" else text

    async def body() -> Any:
        for at in range(0, len(sent), 97):
            yield sent[at : at + 97]

    async with talk(lambda _: Answer(body(), headers={"Content-Encoding": encoding})) as (_, peaka):
        async with peaka.project("aB3dE5fG").tables.download_csv_sample("orders") as sample:
            assert await sample.read() == text
            assert sample.headers["content-encoding"] == encoding


async def test_a_compressed_stream_that_is_cut_off(talk: Any) -> None:
    async def body() -> Any:
        yield gzip.compress(b"id,name\n" * 50_000)[:-20]

    async with talk(lambda _: Answer(body(), headers={"Content-Encoding": "gzip"})) as (_, peaka):
        async with peaka.project("aB3dE5fG").tables.download_csv_sample("orders") as sample:
            with pytest.raises(PeakaConnectionError, match="cut off"):
                await sample.read()


async def test_an_on_response_that_fails_leaves_nothing_open(chat: Any) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    async with chat() as (_, peaka):
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                async with peaka.project("aB3dE5fG").agent.stream("hi", on_response=fail):
                    pass
            assert pool(peaka)._busy == set()
            assert peaka._peaka.hub.http().room._value == 1


async def test_a_middleware_that_asks_twice_leaves_one_reply_open(talk: Any) -> None:
    async def twice(attempt: Attempt, following: Next) -> Outcome:
        await following(attempt)
        return await following(attempt)

    async with talk(lambda _: Answer(endless()), max_connections=1, middleware=[twice]) as (stub, peaka):
        async with asyncio.timeout(5), peaka.project("aB3dE5fG").agent.stream("hi") as events:
            assert (await anext(events)).data == "tick"
        assert len(stub.requests) == 2
        assert pool(peaka)._busy == set()


@pytest.mark.parametrize("way", ["pool", "traced", "httpx"])
async def test_a_stream_that_was_interrupted_never_seems_complete(
    talk: Any, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An event that did not come in time may be waited for once more, or the stream says that it is broken."""
    more = asyncio.Event()

    async def body() -> Any:
        yield b"data: 1\n\n"
        await more.wait()
        yield b"data: 2\n\n"

    if way == "traced":
        look_on(monkeypatch)
    transport = httpx.AsyncHTTPTransport() if way == "httpx" else None
    async with talk(lambda _: Answer(body()), transport=transport) as (_, peaka):
        async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
            assert (await anext(events)).data == "1"
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(anext(events), 0.02)
            more.set()
            if way == "pool":
                assert [event.data async for event in events] == ["2"]
            else:
                for _ in range(2):
                    with pytest.raises(PeakaConnectionError, match="interrupted"):
                        await anext(events)


async def test_a_compressed_piece_is_handed_over_in_small_ones(talk: Any) -> None:
    text = b"id,name\n" * 1_000_000
    packed = gzip.compress(text[:4_000_000]) + gzip.compress(text[4_000_000:])

    async def read(sample: Any) -> list[bytes]:
        return [piece async for piece in sample]

    async with talk(lambda _: Answer(packed, headers={"Content-Encoding": "gzip"})) as (_, peaka):
        async with peaka.project("aB3dE5fG").tables.download_csv_sample("orders") as sample:
            pieces, count = await turns(read(sample))
    assert b"".join(pieces) == text
    assert max(map(len, pieces)) <= 256 * 1024
    assert count >= len(pieces) - 2 > 20


async def test_what_is_no_event_stream_is_no_empty_one(talk: Any) -> None:
    async with talk(lambda _: Answer(b"<html>", headers={"Content-Type": "text/html"})) as (_, peaka):
        with pytest.raises(PeakaDecodeError, match="no event stream, but text/html") as caught:
            async with peaka.project("aB3dE5fG").agent.stream("hi"):
                pass
        assert (caught.value.operation, caught.value.status) == ("chat_stream", 200)
        assert pool(peaka)._busy == set()


async def test_a_stream_does_not_wait_longer_than_its_head_may_take(talk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "backoff", lambda _, asked: asked)
    async with talk(lambda _: Answer({}, 429, {"Retry-After": "30"}), timeout=2) as (stub, peaka):
        with pytest.raises(PeakaRateLimitError):
            async with peaka.project("aB3dE5fG").agent.stream("hi"):
                pass
    assert len(stub.requests) == 1
