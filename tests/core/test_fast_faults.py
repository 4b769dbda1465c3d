"""The fast transport tells failures apart exactly as the default one does: every fault is tried on both."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx
import pytest

from peaka_client.errors import PeakaConnectionError, PeakaTimeoutError
from peaka_client.fast import FastTransport
from peaka_client.http import Http, Reply
from peaka_client.uploads import UploadBody

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


@pytest.fixture(params=["pool", "fast"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


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
    transport = FastTransport() if kind == "fast" else None
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
    replayable: bool = False,
    patience: float | None = None,
) -> Reply | PeakaConnectionError:
    headers = layer.headers({"Accept": "application/json"})
    if method == "GET":
        body = None
    return await layer.open(method, target, headers, body, replayable=replayable, patience=patience)


async def head(reader: asyncio.StreamReader) -> bytes:
    """The head of a request, its small body read away."""
    text = await reader.readuntil(b"\r\n\r\n")
    for line in text.lower().splitlines():
        if line.startswith(b"content-length:"):
            await reader.readexactly(int(line.partition(b":")[2]))
    return text


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
    opened = 0

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal opened
        opened += 1
        while True:
            await head(reader)
            writer.write(OK)
            await writer.drain()

    async with server(handler) as origin, http(kind, origin, connections=3) as layer:

        async def call() -> None:
            reply = await send(layer)
            assert isinstance(reply, Reply)
            assert await reply.read(100) == b"{}"

        await asyncio.gather(*(call() for _ in range(50)))
    assert opened == 3


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
                assert await reply.next(decode=True)
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

    async with server(handler) as origin, http(kind, origin) as layer:
        reply = await send(layer, body=UploadBody(pieces(), b"<", b">", "text/csv"))
        assert isinstance(reply, Reply)
        assert await reply.read(100) == b"{}"
    assert bytes(received) == b"<" + b"".join(b"%d," % at * 1000 for at in range(100)) + b">"


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

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(1000):
            yield b"x" * 1_000_000

    async with server(handler) as origin, http(kind, origin) as layer:
        failure = await send(layer, body=UploadBody(pieces(), b"", b"", "text/csv"), patience=0.1)
    assert isinstance(failure, PeakaTimeoutError)
    assert failure.may_have_applied


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
        reply = await send(layer)
        assert isinstance(reply, Reply)
        assert await reply.next(decode=False) == packed
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
            headers = layer.headers({"Authorization": "Bearer AbCdEfGh.secret"})
            reply = await layer.open("GET", "/here", headers, None, replayable=True)
            assert isinstance(reply, Reply)
            assert reply.status == 200
            await reply.aclose()
    assert b"AbCdEfGh" in seen[0]
    assert b"AbCdEfGh" not in seen[1]


@pytest.mark.parametrize("way", ["argument", "environment"])
async def test_a_proxy_is_used(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await head(reader))
        writer.write(OK)
        await writer.drain()

    async with server(proxy) as origin:
        url = origin.replace("http://", "http://me:pass@")
        if way == "environment":
            monkeypatch.setenv("http_proxy", url)
            monkeypatch.delenv("no_proxy", raising=False)
            transport = FastTransport()
        else:
            transport = FastTransport(proxy=url)
        layer = Http("http://peaka.invalid", transport=transport, verify=True, max_connections=1)
        reply = await send(layer, target="/path?x=1")
        assert isinstance(reply, Reply)
        assert await reply.read(100) == b"{}"
        await layer.aclose()
    assert seen[0].startswith(b"POST http://peaka.invalid/path?x=1 HTTP/1.1\r\n")
    assert b"proxy-authorization: basic bwu6cgfzcw==" in seen[0].lower()


async def test_a_tunnel_that_the_proxy_refuses_cannot_have_applied() -> None:
    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert (await head(reader)).startswith(b"CONNECT peaka.invalid:443 ")
        writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()

    async with server(proxy) as origin:
        transport = FastTransport(proxy=origin)
        layer = Http("https://peaka.invalid", transport=transport, verify=True, max_connections=1)
        failure = await send(layer)
        await layer.aclose()
    assert isinstance(failure, PeakaConnectionError)
    assert not failure.may_have_applied


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


async def test_it_serves_an_httpx_client_too() -> None:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head(reader)
        writer.write(OK)
        await writer.drain()

    async with server(handler) as origin, httpx.AsyncClient(transport=FastTransport()) as client:
        assert (await client.post(origin, json={"a": 1})).json() == {}
        with pytest.raises(httpx.ConnectError):
            await client.get("http://nowhere.invalid")
