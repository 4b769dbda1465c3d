"""Failures are told apart by when they happened, however a request gets out: every fault is tried in three ways."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

import httpx
import pytest

from peaka_client.errors import PeakaConfigError, PeakaConnectionError, PeakaTimeoutError
from peaka_client.http import Http, Reply
from peaka_client.uploads import UploadBody

from .conftest import look_on

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


@pytest.fixture(params=["pool", "traced", "httpx"])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Through our pool; the same while something looks on; through httpx's own transport and httpcore."""
    if request.param == "traced":
        look_on(monkeypatch)
    return str(request.param)


ours = pytest.mark.parametrize("kind", ["pool", "traced"], indirect=True)


@asynccontextmanager
async def server(handler: Handler) -> AsyncIterator[str]:
    tasks: set[asyncio.Task[None]] = set()

    async def guarded(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await handler(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            tasks.discard(task)
            writer.close()

    listening = await asyncio.start_server(guarded, "127.0.0.1", 0)
    host, port = listening.sockets[0].getsockname()
    try:
        yield f"http://{host}:{port}"
    finally:
        listening.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await listening.wait_closed()


@asynccontextmanager
async def http(kind: str, origin: str, connections: int = 10) -> AsyncIterator[Http]:
    transport = httpx.AsyncHTTPTransport() if kind == "httpx" else None
    layer = Http(origin, transport=transport, verify=True, max_connections=connections)
    try:
        yield layer
    finally:
        await layer.aclose()


async def send(
    layer: Http,
    method: str = "POST",
    target: str = "/",
    body: bytes | UploadBody | None = b"{}",
    *,
    extra: Mapping[str, str] | None = None,
    replayable: bool = False,
    patience: float | None = None,
) -> Reply | PeakaConnectionError:
    headers = layer.headers({"Accept": "application/json"})
    if method == "GET":
        body = None
    request = layer.request(method, target, headers, body, extra=extra or {}, replayable=replayable, patience=patience)
    await layer.room.acquire()
    return await layer.send(request)


async def head(reader: asyncio.StreamReader) -> bytes:
    """The head of a request, its small body read away."""
    text = await reader.readuntil(b"\r\n\r\n")
    for line in text.lower().splitlines():
        if line.startswith(b"content-length:"):
            await reader.readexactly(int(line.partition(b":")[2]))
    return text


class Answering:
    """Gives every request the same answer, and counts its connections."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer
        self.opened = 0

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        while True:
            await head(reader)
            writer.write(self.answer)
            await writer.drain()


def reset(writer: asyncio.StreamWriter) -> None:
    """Close with RST."""
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def resets_after_reading(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await head(reader)
    reset(writer)


async def closes_after_reading(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await head(reader)


async def answers_garbage(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await head(reader)
    writer.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
    await writer.drain()


async def closes_in_the_head(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await head(reader)
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Le")
    await writer.drain()


async def never_answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await head(reader)
    await reader.read()


async def resets_at_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    reset(writer)


@pytest.mark.parametrize(
    "handler", [resets_after_reading, closes_after_reading, answers_garbage, closes_in_the_head, resets_at_once]
)
async def test_what_fails_once_connected_may_have_applied(kind: str, handler: Handler) -> None:
    async with server(handler) as origin, http(kind, origin) as layer:
        failure = await send(layer)
    assert isinstance(failure, PeakaConnectionError)
    assert failure.may_have_applied
    assert not isinstance(failure, PeakaTimeoutError)


@ours
async def test_what_is_no_answer_is_told_without_a_word_on_the_loop(kind: str) -> None:
    told: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))
    async with server(answers_garbage) as origin, http(kind, origin) as layer:
        failure = await send(layer)
    assert isinstance(failure, PeakaConnectionError)
    assert "the answer cannot be read" in str(failure)
    assert told == []


async def test_no_answer_in_time_may_have_applied(kind: str) -> None:
    async with server(never_answers) as origin, http(kind, origin) as layer:
        failure = await send(layer, patience=0.05)
    assert isinstance(failure, PeakaTimeoutError)
    assert failure.may_have_applied


async def test_a_refused_connection_cannot_have_applied(kind: str) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        async with http(kind, f"http://127.0.0.1:{bound.getsockname()[1]}") as layer:
            failure = await send(layer)
    assert isinstance(failure, PeakaConnectionError)
    assert not failure.may_have_applied


async def test_an_unknown_host_cannot_have_applied(kind: str) -> None:
    async with http(kind, "http://nowhere.invalid") as layer:
        failure = await send(layer)
    assert isinstance(failure, PeakaConnectionError)
    assert not failure.may_have_applied


async def test_a_failed_handshake_cannot_have_applied(kind: str) -> None:
    async def no_tls(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()

    async with server(no_tls) as origin, http(kind, origin.replace("http:", "https:")) as layer:
        failure = await send(layer)
    assert isinstance(failure, PeakaConnectionError)
    assert not failure.may_have_applied


async def test_words_before_the_handshake_are_no_answer(kind: str) -> None:
    async def early(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(OK)
        await writer.drain()
        await reader.read()

    async with server(early) as origin, http(kind, origin.replace("http:", "https:")) as layer:
        failure = await send(layer)
    assert isinstance(failure, PeakaConnectionError)
    assert not failure.may_have_applied


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[1,",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n[1,\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n[1,\r\nzz\r\n",
    ],
    ids=["length", "chunks", "corrupt chunk"],
)
async def test_a_body_that_breaks_off(kind: str, answer: bytes) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        writer.write(answer)
        await writer.drain()

    async with server(handler) as origin, http(kind, origin) as layer:
        reply = await send(layer)
        failure = await reply.read(1 << 20) if isinstance(reply, Reply) else reply
    assert isinstance(failure, PeakaConnectionError)
    assert failure.may_have_applied


async def test_a_body_that_should_end_with_its_connection_and_breaks_off(kind: str) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n[1,")
        await writer.drain()
        await begun.wait()
        reset(writer)

    begun = asyncio.Event()
    async with server(handler) as origin, http(kind, origin) as layer:
        reply = await send(layer)
        assert isinstance(reply, Reply)
        assert await reply.next() == b"[1,"
        begun.set()
        failure = await reply.next()
        await reply.aclose()
    assert isinstance(failure, PeakaConnectionError)


@ours
async def test_a_body_that_ended_with_its_connection_is_whole_though_it_is_read_late(kind: str) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n[1,")
        await writer.drain()
        writer.write(b"2]")

    async with server(handler) as origin, http(kind, origin) as layer:
        reply = await send(layer)
        assert isinstance(reply, Reply)
        (connection,) = layer._transports[None]._pool._busy  # type: ignore[attr-defined]
        await connection.gone
        assert await reply.read(100) == b"[1,2]"


async def test_a_connection_carries_any_number_of_answers_without_a_body(kind: str) -> None:
    handler = Answering(b"HTTP/1.1 204 No Content\r\nX-Long: " + b"x" * 5000 + b"\r\n\r\n")
    async with server(handler) as origin, http(kind, origin, connections=1) as layer:
        for _ in range(50):
            reply = await send(layer)
            assert isinstance(reply, Reply)
            assert await reply.read(100) == b""
    assert handler.opened == 1


async def test_an_answer_to_head_has_no_body_whatever_it_says(kind: str) -> None:
    handler = Answering(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
    async with server(handler) as origin, http(kind, origin, connections=1) as layer:
        for _ in range(3):
            async with asyncio.timeout(5):
                reply = await send(layer, "HEAD", body=None)
                assert isinstance(reply, Reply)
                assert reply.headers["content-length"] == "100"
                assert await reply.read(100) == b""


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST", "GET"])
async def test_nothing_is_sent_twice_behind_our_back(kind: str, method: str) -> None:
    seen = 0

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal seen
        await head(reader)
        seen += 1
        if seen == 1:
            writer.write(OK)
            await writer.drain()
            await head(reader)  # on the kept connection
            seen += 1

    async with server(handler) as origin, http(kind, origin) as layer:
        first = await send(layer, method)
        assert isinstance(first, Reply)
        assert await first.read(100) == b"{}"
        failure = await send(layer, method)
    assert isinstance(failure, PeakaConnectionError)
    assert failure.may_have_applied
    assert seen == 2


async def test_a_write_does_not_meet_a_connection_that_the_server_has_closed(kind: str) -> None:
    closed = asyncio.Event()

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        writer.write(OK)
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        closed.set()

    async with server(handler) as origin, http(kind, origin) as layer:
        for _ in range(5):
            closed.clear()
            reply = await send(layer)
            assert isinstance(reply, Reply)
            assert await reply.read(100) == b"{}"
            await closed.wait()


async def test_a_cancelled_call_leaves_the_pool_usable(kind: str) -> None:
    arrived = asyncio.Event()
    silent = True

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await head(reader)
            arrived.set()
            if silent:
                await reader.read()
            writer.write(OK)
            await writer.drain()

    async with server(handler) as origin, http(kind, origin, connections=1) as layer:
        for _ in range(3):
            arrived.clear()
            task = asyncio.create_task(send(layer))
            await arrived.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        silent = False
        async with asyncio.timeout(5):
            reply = await send(layer)
        assert isinstance(reply, Reply)
        assert await reply.read(100) == b"{}"


async def test_no_more_connections_than_allowed(kind: str) -> None:
    handler = Answering(OK)
    async with server(handler) as origin, http(kind, origin, connections=3) as layer:

        async def call() -> None:
            reply = await send(layer)
            assert isinstance(reply, Reply)
            assert await reply.read(100) == b"{}"

        await asyncio.gather(*(call() for _ in range(50)))
    assert handler.opened == 3


async def test_words_before_the_answer_are_passed_over(kind: str) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await head(reader)
            writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" + OK)
            await writer.drain()

    async with server(handler) as origin, http(kind, origin, connections=1) as layer:
        for _ in range(2):
            reply = await send(layer)
            assert isinstance(reply, Reply)
            assert reply.status == 200
            assert "link" not in reply.headers
            assert await reply.read(100) == b"{}"


@pytest.mark.parametrize(
    ("answer", "body", "hangs_up"),
    [
        (OK + b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n[1,2]", b"{}", False),
        (OK.replace(b"\r\n", b"\r\nConnection: close\r\n", 1), b"{}", False),
        (b"HTTP/1.0 200 OK\r\n\r\n[1,2]", b"[1,2]", True),
    ],
    ids=["words after the answer", "asked to close", "a body that ends with its connection"],
)
@ours  # httpcore takes such words for the next answer
async def test_a_connection_that_is_spent_is_not_used_again(
    kind: str, answer: bytes, body: bytes, hangs_up: bool
) -> None:
    opened = 0

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal opened
        opened += 1
        await head(reader)
        for half in (answer[:-3], answer[-3:]) if hangs_up else (answer,):
            writer.write(half)
            await writer.drain()
        if not hangs_up:
            await reader.read()

    async with server(handler) as origin, http(kind, origin, connections=1) as layer:
        for _ in range(3):
            reply = await send(layer)
            assert isinstance(reply, Reply)
            assert await reply.read(100) == body
    assert opened == 3


async def test_an_endless_head_is_refused(kind: str) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        writer.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(300):
            writer.write(b"X-More: " + b"x" * 1000 + b"\r\n")
            await writer.drain()
        await reader.read()

    async with server(handler) as origin, http(kind, origin) as layer:
        failure = await send(layer)
    assert isinstance(failure, PeakaConnectionError)


async def test_an_answer_that_comes_before_the_body_has_gone_is_read() -> None:
    # aiohttp stops writing then, and its error is the connection's; ours reads why.
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\n\r\n{}")
        await writer.drain()
        writer.write_eof()
        await reader.read()

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 100_000

    async with server(handler) as origin, http("pool", origin) as layer:
        reply = await send(layer, body=UploadBody(pieces(), b"", b"", "text/csv"))
        assert isinstance(reply, Reply)
        assert reply.status == 413
        assert await reply.read(100) == b"{}"


async def test_a_response_may_be_closed_twice(kind: str) -> None:
    async with server(Answering(OK)) as origin, http(kind, origin) as layer:
        for read in (True, False):
            reply = await send(layer)
            assert isinstance(reply, Reply)
            if read:
                assert await reply.read(100) == b"{}"
            await reply.aclose()
            await reply.aclose()
            assert layer.room._value == 10


async def test_a_response_left_unread_does_not_block_its_connection(kind: str) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n" + b"x" * 100_000)
        await writer.drain()
        await reader.read()

    async with server(handler) as origin, http(kind, origin, connections=1) as layer:
        for _ in range(3):
            async with asyncio.timeout(5):
                reply = await send(layer)
                assert isinstance(reply, Reply)
                assert await reply.next()
                await reply.aclose()


async def test_a_whole_response_left_unread_does_not_block_its_connection(kind: str) -> None:
    handler = Answering(b"HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + b"x" * 300_000)
    async with server(handler) as origin, http(kind, origin, connections=1) as layer:
        for _ in range(3):
            async with asyncio.timeout(5):
                reply = await send(layer)
                assert isinstance(reply, Reply)
                await asyncio.sleep(0.05)  # for all of it to come
                await reply.aclose()


async def test_uploads_arrive_whole(kind: str) -> None:
    received = bytearray()

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        text = await reader.readuntil(b"\r\n\r\n")
        assert b"transfer-encoding: chunked" in text.lower()
        while size := int(await reader.readline(), 16):
            received.extend(await reader.readexactly(size))
            await reader.readline()
        await reader.readline()
        writer.write(OK)
        await writer.drain()

    async def pieces() -> AsyncIterator[bytes]:
        for at in range(100):
            yield b"%d," % at * 1000
            yield b""

    async with server(handler) as origin, http(kind, origin) as layer:
        reply = await send(layer, body=UploadBody(pieces(), b"<", b">", "text/csv"))
        assert isinstance(reply, Reply)
        assert await reply.read(100) == b"{}"
    assert bytes(received) == b"<" + b"".join(b"%d," % at * 1000 for at in range(100)) + b">"


async def test_an_upload_waits_for_a_server_that_reads_more_slowly(kind: str) -> None:
    size, piece = 0, b"x" * 1_000_000

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal size
        await reader.readuntil(b"\r\n\r\n")
        while size < 32 * len(piece) + 2:
            size += len(await reader.read(1 << 16))
        writer.write(OK)
        await writer.drain()

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(32):
            yield piece

    async with server(handler) as origin, http(kind, origin) as layer:
        body = UploadBody(pieces(), b"<", b">", "text/csv", size=32 * len(piece) + 2)
        reply = await send(layer, body=body, patience=10)
        assert isinstance(reply, Reply)
        await reply.aclose()
    assert size == body.size


async def test_an_error_of_the_uploaded_iterator_comes_out_as_it_is(kind: str) -> None:
    class Broken(Exception):
        pass

    async def pieces() -> AsyncIterator[bytes]:
        yield b"a"
        raise Broken

    async with server(never_answers) as origin, http(kind, origin) as layer:
        with pytest.raises(Broken):
            await send(layer, body=UploadBody(pieces(), b"", b"", "text/csv"))


async def test_an_upload_that_nobody_takes_times_out(kind: str) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.pause_reading()  # type: ignore[attr-defined]
        await asyncio.Event().wait()

    given = 0

    async def pieces() -> AsyncIterator[bytes]:
        nonlocal given
        for given in range(1000):  # noqa: B007 - what does not fit into the socket's buffer waits
            yield b"x" * 1_000_000

    async with server(handler) as origin, http(kind, origin) as layer:
        failure = await send(layer, body=UploadBody(pieces(), b"", b"", "text/csv"), patience=0.1)
    assert isinstance(failure, PeakaTimeoutError)
    assert failure.may_have_applied
    assert given < 100


@ours
@pytest.mark.parametrize("size", [3, 5])
async def test_a_body_must_be_as_long_as_it_was_said_to_be(kind: str, size: int) -> None:
    received = b""
    ended = asyncio.Event()

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal received
        try:
            await reader.readuntil(b"\r\n\r\n")
            while piece := await reader.read(1):
                received += piece
        finally:
            ended.set()

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(4):
            yield b"x"

    async with server(handler) as origin, http(kind, origin) as layer:
        failure = await send(layer, body=UploadBody(pieces(), b"", b"", "text/csv", size))
        assert isinstance(failure, PeakaConnectionError)
        await ended.wait()
    assert received == b"xxxx"[:size]


async def test_a_connection_with_half_a_request_on_it_is_not_used_again(kind: str) -> None:
    answered = asyncio.Event()
    heads = 0

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal heads
        await reader.readuntil(b"\r\n\r\n")
        heads += 1
        writer.write(OK)
        await writer.drain()
        answered.set()
        await reader.read()

    async def pieces() -> AsyncIterator[bytes]:
        yield b"x"
        await answered.wait()
        await asyncio.sleep(0)
        raise ZeroDivisionError

    async with server(handler) as origin, http(kind, origin, connections=1) as layer:
        with pytest.raises(ZeroDivisionError):
            await send(layer, body=UploadBody(pieces(), b"", b"", "text/csv"))
        async with asyncio.timeout(5):
            reply = await send(layer)
        assert isinstance(reply, Reply)
        assert await reply.read(100) == b"{}"
    assert heads == 2


@ours
@pytest.mark.parametrize(
    "headers",
    [{"X-A": "a\r\nX-B: b"}, {"X-A": "a\nX-B: b"}, {"X-A": "a\0"}, {"X A": "a"}, {"X-A: a\r\nX-B": "b"}, {"": "a"}],
)
async def test_a_header_cannot_hold_another(kind: str, headers: dict[str, str]) -> None:
    connected = False

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connected
        connected = bool(await reader.read())

    async with server(handler) as origin, http(kind, origin) as layer:
        failure = await send(layer, "GET", extra=headers)
        assert isinstance(failure, PeakaConnectionError)
        assert "X-B" not in str(failure)
    assert not connected


@pytest.mark.parametrize("target", ["/a b", "/a\r\nX-B: b", "/a HTTP/1.1\r\nX-B: b\r\n\r\n", "/\u00e9", ""])
async def test_a_target_cannot_end_its_line(kind: str, target: str) -> None:
    seen: list[bytes] = []

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await head(reader))

    async with server(handler) as origin, http(kind, origin) as layer:
        with contextlib.suppress(UnicodeEncodeError):
            await send(layer, "GET", target)
    assert not [text for text in seen if b"X-B:" in text or b"a b" in text]


@ours
@pytest.mark.parametrize("lines", [b"X-More: " + b"x" * 1000 + b"\r\n", b"x" * 1000], ids=["lines", "one line"])
async def test_an_endless_trailer_is_refused(kind: str, lines: bytes) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-First: ")
        while True:
            writer.write(lines)
            await writer.drain()

    async with server(handler) as origin, http(kind, origin) as layer:
        reply = await send(layer)
        assert isinstance(reply, Reply)
        async with asyncio.timeout(5):
            failure = await reply.read(100)
    assert isinstance(failure, PeakaConnectionError)


async def test_headers_are_read_without_the_spaces_around_them(kind: str) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        writer.write(
            b"HTTP/1.1 200 OK\r\nX-A: \t a b \t \r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-A: c\r\n\r\n"
        )
        await writer.drain()

    async with server(handler) as origin, http(kind, origin) as layer:
        reply = await send(layer)
        assert isinstance(reply, Reply)
        assert reply.headers["x-a"] == "a b"
        assert await reply.read(100) == b"{}"


@ours
async def test_an_answer_that_changes_the_protocol_is_no_answer(kind: str) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        writer.write(b"HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n" + OK)
        await writer.drain()
        await reader.read()

    async with server(handler) as origin, http(kind, origin) as layer:
        async with asyncio.timeout(5):
            failure = await send(layer)
    assert isinstance(failure, PeakaConnectionError)
    assert "left HTTP" in str(failure)


@ours
async def test_an_answer_that_nobody_reads_is_left_with_the_server(kind: str) -> None:
    written = 0
    full = asyncio.Event()

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        await head(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n")
        for _ in range(100):
            written += 1
            writer.write(bytes(1_000_000))
            try:
                async with asyncio.timeout(0.3):
                    await writer.drain()
            except TimeoutError:
                full.set()
                await writer.drain()

    async with server(handler) as origin, http(kind, origin) as layer:
        reply = await send(layer)
        assert isinstance(reply, Reply)
        async with asyncio.timeout(10):
            await full.wait()
        assert written < 50
        size = 0
        while isinstance(piece := await reply.next(), bytes):
            size += len(piece)
        assert (piece, size) == (None, 100_000_000)
        await reply.aclose()


async def test_a_url_goes_out_as_it_is_spelled(kind: str) -> None:
    seen: list[bytes] = []

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append((await head(reader)).split(b" ")[1])
        writer.write(OK)
        await writer.drain()

    spelled = "/a%7Eb/%e4%bd/x?sig=a%2Bb+c%3d&e=&q=%41"
    async with server(handler) as origin, http(kind, origin) as layer:
        reply = await layer.get(origin + spelled, {})
        assert isinstance(reply, Reply)
        await reply.aclose()
    assert seen == [spelled.encode()]


async def test_no_cookie_is_kept_and_no_header_invented(kind: str) -> None:
    seen: list[bytes] = []

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            seen.append(await head(reader))
            writer.write(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 2\r\n\r\n{}")
            await writer.drain()

    # aiohttp keeps no cookies of hosts that are bare addresses.
    async with server(handler) as origin, http(kind, origin.replace("127.0.0.1", "localhost")) as layer:
        for _ in range(2):
            reply = await send(layer, "GET", replayable=True)
            assert isinstance(reply, Reply)
            await reply.read(100)
    for text in seen:
        names = {line.partition(b":")[0].lower() for line in text.split(b"\r\n")[1:] if line}
        assert names == {b"host", b"accept"}


async def test_compression_is_undone_or_left_as_the_reader_wants(kind: str) -> None:
    packed = gzip.compress(b"[1, 2, 3]")

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await head(reader)
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed
            )
            await writer.drain()

    async with server(handler) as origin, http(kind, origin) as layer:
        reply = await send(layer)
        assert isinstance(reply, Reply)
        assert await reply.read(100) == b"[1, 2, 3]"
        reply = await layer.get(f"{origin}/file", {})
        assert isinstance(reply, Reply)
        assert await reply.next() == packed
        await reply.aclose()


async def test_a_redirect_to_another_origin_loses_the_key(kind: str) -> None:
    seen: list[bytes] = []

    async def there(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await head(reader))
        writer.write(OK)
        await writer.drain()

    async with server(there) as target:

        async def here(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            seen.append(await head(reader))
            location = target.replace("127.0.0.1", "localhost").encode()
            writer.write(b"HTTP/1.1 302 Found\r\nLocation: " + location + b"/there\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()

        async with server(here) as origin, http(kind, origin) as layer:
            reply = await send(
                layer, "GET", "/here", extra={"Authorization": "Bearer AbCdEfGh.secret"}, replayable=True
            )
            assert isinstance(reply, Reply)
            assert reply.status == 200
            await reply.aclose()
    assert b"AbCdEfGh" in seen[0]
    assert b"AbCdEfGh" not in seen[1]


@pytest.mark.parametrize(
    "answer", [b"SSH-2.0 Signature=abc\r\n\r\n", OK[:19] + b"\r\nTransfer-Encoding: chunked\r\n\r\nSignature=abc"]
)
async def test_an_error_quotes_neither_url_nor_answer(kind: str, answer: bytes) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        writer.write(answer)
        await writer.drain()

    async with server(handler) as origin, http(kind, origin) as layer:
        reply = await layer.get(origin + "/file?Signature=abc", {})
        failure = await reply.read(1 << 20) if isinstance(reply, Reply) else reply
    assert isinstance(failure, PeakaConnectionError)
    assert "Signature=abc" not in str(failure)


async def test_the_loop_is_the_one_meant(request: pytest.FixtureRequest) -> None:
    module = type(asyncio.get_running_loop()).__module__.partition(".")[0]
    assert f"[{module}]" in request.node.name


@pytest.mark.parametrize("location", ["http://[::1", ":x://[", "https:///x", "http://xn--/", "http://[v1.x]/"])
async def test_a_redirect_to_nowhere_is_not_followed(kind: str, location: str) -> None:
    answer = f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()
    async with server(Answering(answer)) as origin, http(kind, origin, connections=1) as layer:
        for _ in range(2):
            async with asyncio.timeout(5):
                reply = await send(layer, "GET")
            assert isinstance(reply, Reply)
            assert reply.status == 302
            await reply.aclose()


@pytest.mark.parametrize("length", ["Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n"])
async def test_no_content_is_not_compressed(kind: str, length: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n{length}\r\n".encode()
    end = b"0\r\n\r\n" if "chunked" in length else b""
    async with server(Answering(head + end)) as origin, http(kind, origin) as layer:
        reply = await send(layer)
        assert isinstance(reply, Reply)
        assert await reply.read(100) == b""


@ours
async def test_a_body_that_ends_with_its_connection_is_not_whole_when_we_end_it(kind: str) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        writer.write(b"HTTP/1.1 200 OK\r\n\r\nsome")
        await writer.drain()
        await reader.read()

    async with server(handler) as origin, http(kind, origin) as layer:
        reply = await send(layer)
        assert isinstance(reply, Reply)
        assert await reply.next() == b"some"
        await layer.aclose()
        assert isinstance(await reply.next(), PeakaConnectionError)


@ours
async def test_nothing_is_sent_over_a_connection_that_opens_while_the_client_closes(kind: str) -> None:
    ended = asyncio.get_running_loop().create_future()

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            ended.set_result(await reader.read(1))
        except ConnectionError:
            ended.set_result(b"")

    async with server(handler) as origin, http(kind, origin) as layer:
        sending = asyncio.create_task(send(layer))
        transport = None
        while transport is None or not transport._pool.open:  # type: ignore[attr-defined]
            await asyncio.sleep(0)
            transport = layer._transports.get(None)
        await layer.aclose()
        failure = await sending
        assert isinstance(failure, PeakaConnectionError)
        assert not failure.may_have_applied
        assert transport._pool.open == 0  # type: ignore[attr-defined]
        assert await asyncio.wait_for(ended, 10) == b""  # and it is closed


@ours
async def test_who_says_no_need_not_read_the_rest(kind: str) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\n{}")
        await writer.drain()
        await asyncio.Event().wait()  # with the rest unread, and the connection open

    async with server(handler) as origin, http(kind, origin) as layer:
        async with asyncio.timeout(10):
            reply = await send(layer, body=UploadBody(bytes(64 << 20), b"", b"", "text/csv"))
            assert isinstance(reply, Reply)
            assert (reply.status, await reply.read(100)) == (413, b"{}")


@ours
@pytest.mark.parametrize("says", [b"HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\n{}", b""], ids=["no", "nothing"])
async def test_an_upload_that_is_wanted_no_more_ends(kind: str, says: bytes) -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        if says:
            writer.write(says)
            await reader.read()  # all there is
        else:
            reset(writer)

    async def pieces() -> AsyncIterator[bytes]:
        while True:
            yield b"x"
            await asyncio.sleep(0)

    async with server(handler) as origin, http(kind, origin) as layer:
        async with asyncio.timeout(10):
            reply = await send(layer, body=UploadBody(pieces(), b"", b"", "text/csv"))
            if says:
                assert isinstance(reply, Reply)
                assert (reply.status, await reply.read(100)) == (413, b"{}")
            else:
                assert isinstance(reply, PeakaConnectionError)
                assert reply.may_have_applied


@pytest.mark.parametrize("kind", ["pool", "traced", "httpx"], indirect=True)
@pytest.mark.parametrize("error", [httpx.ReadError, httpx.WriteError, httpx.ConnectError, httpx.ReadTimeout])
async def test_what_the_callers_own_source_raises_stays_what_it_is(
    kind: str, error: type[httpx.TransportError]
) -> None:
    async def source() -> AsyncIterator[bytes]:
        yield b"some"
        raise error("the source broke")

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with server(handler) as origin, http(kind, origin, connections=1) as layer:
        for _ in range(2):
            with pytest.raises(error, match="the source broke"):
                async with asyncio.timeout(5):
                    await send(layer, body=UploadBody(source(), b"", b"", "text/csv"))


@ours
@pytest.mark.parametrize("url", ["http://a..b/x", "http://127.0.0.1:99999/x", "https://.example/x"])
async def test_an_address_that_cannot_be_is_no_connection(kind: str, url: str) -> None:
    async with http(kind, "http://127.0.0.1:1") as layer:
        failure = await layer.get(url, {})
        assert isinstance(failure, PeakaConnectionError)
        assert not failure.may_have_applied


@pytest.mark.parametrize("url", ["http://[::1", "https://xn--/x", "/x", "ftp://x/y", "https:///x"])
async def test_what_is_no_address_is_told_without_being_quoted(kind: str, url: str) -> None:
    async with http(kind, "http://127.0.0.1:1") as layer:
        with pytest.raises(PeakaConfigError, match="needs an http:// or https:// URL") as caught:
            await layer.get(url, {})
        assert caught.value.__context__ is None


async def test_of_a_presigned_url_only_what_is_no_ascii_is_quoted(kind: str) -> None:
    seen = b""

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal seen
        seen = await head(reader)
        writer.write(OK)
        await writer.drain()

    async with server(handler) as origin, http(kind, origin) as layer:
        reply = await layer.get(f"{origin}/m\u00fcller%20(1)~.csv?sig=a+b/c%3D%e4&x='*'", {})
        assert isinstance(reply, Reply)
        await reply.aclose()
        assert seen.split(b" ")[1] == b"/m%C3%BCller%20(1)~.csv?sig=a+b/c%3D%e4&x='*'"
        reply = await layer.get(f"{origin}?sig=a", {})
        assert isinstance(reply, Reply)
        await reply.aclose()
        assert seen.split(b" ")[1] == b"/?sig=a"
        assert layer.room._value == 10
