"""TLS: which certificates are believed, and when they are loaded."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from peaka_client import PeakaClient, PeakaConfigError, PeakaConnectionError, http, tls
from peaka_client.http import Reply

from .conftest import KEY
from .stub import Answer, Request, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder


@pytest.fixture
def secured(certificate: Path) -> dict[str, Any]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    return {"ssl": context}


async def test_a_ca_of_ones_own(secured: dict[str, Any], certificate: Path) -> None:
    for verify in (str(certificate / "cert.pem"), ssl.create_default_context(cafile=certificate / "cert.pem"), False):
        async with serve(lambda _: Answer([]), **secured) as stub:
            async with PeakaClient(KEY, base_url=stub.url, verify=verify) as peaka:
                await asyncio.gather(*(peaka.organizations.list() for _ in range(5)))
            assert len(stub.requests) == 5


async def test_a_redirect_over_tls_is_followed(secured: dict[str, Any]) -> None:
    def handler(request: Request) -> Answer:
        return Answer([]) if request.path == "/there" else Answer(b"", 307, {"Location": f"{stub.url}/there"})

    async with serve(handler, **secured) as stub, PeakaClient(KEY, base_url=stub.url, verify=False) as peaka:
        assert await peaka.organizations.list() == []
        assert stub.requests[1].headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("known", [True, False])
async def test_through_a_proxy_the_servers_certificate_counts(
    secured: dict[str, Any], certificate: Path, known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    async def tunnel(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        further, back = await asyncio.open_connection("127.0.0.1", int(stub.url.rpartition(":")[2]))
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")

        async def copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
            with contextlib.suppress(ConnectionError, asyncio.CancelledError):
                while data := await source.read(65536):
                    target.write(data)
            target.close()

        await asyncio.gather(copy(reader, back), copy(further, writer))

    monkeypatch.setattr(http, "is_loopback", lambda _: False)
    verify = str(certificate / "cert.pem") if known else True
    proxy = await asyncio.start_server(tunnel, "127.0.0.1", 0)
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.sockets[0].getsockname()[1]}")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    async with serve(lambda _: Answer([]), **secured) as stub:
        async with PeakaClient(KEY, base_url=stub.url, verify=verify, max_retries=0) as peaka:
            if known:
                assert await peaka.organizations.list() == []
            else:
                with pytest.raises(PeakaConnectionError, match="certificate verify failed") as caught:
                    await peaka.organizations.list()
                assert caught.value.may_have_applied is False
        assert len(stub.requests) == known
    proxy.close()
    await proxy.wait_closed()
    assert asked[0].startswith(b"CONNECT 127.0.0.1:")
    assert KEY.encode() not in asked[0]


async def test_of_a_server_that_speaks_more_only_http_1_is_asked_for(
    secured: dict[str, Any], certificate: Path
) -> None:
    spoken: list[str | None] = []
    secured["ssl"].set_alpn_protocols(["h2", "http/1.1"])

    class Spy(ssl.SSLObject):
        def do_handshake(self) -> None:
            super().do_handshake()
            spoken.append(self.selected_alpn_protocol())

    secured["ssl"].sslobject_class = Spy
    for verify in (str(certificate / "cert.pem"), ssl.create_default_context(cafile=certificate / "cert.pem")):
        async with serve(lambda _: Answer([]), **secured) as stub:
            async with PeakaClient(KEY, base_url=stub.url, verify=verify) as peaka:
                await peaka.organizations.list()
    assert spoken == ["http/1.1"] * 2


async def test_a_certificate_nobody_knows_is_refused_before_a_byte(secured: dict[str, Any]) -> None:
    async with serve(lambda _: Answer([]), **secured) as stub:
        async with PeakaClient(KEY, base_url=stub.url, max_retries=0) as peaka:
            with pytest.raises(PeakaConnectionError, match="certificate verify failed") as caught:
                await peaka.organizations.list()
        assert caught.value.may_have_applied is False
        assert stub.requests == []


async def test_the_environments_ca(secured: dict[str, Any], certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    async with serve(lambda _: Answer([]), **secured) as stub, PeakaClient(KEY, base_url=stub.url) as peaka:
        await peaka.organizations.list()


async def test_certificates_are_loaded_once_and_off_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bool] = []

    def slow(**_: Any) -> ssl.SSLContext:
        made.append(True)
        time.sleep(0.2)
        return ssl.create_default_context()

    monkeypatch.setattr(tls, "_CONTEXTS", {})
    monkeypatch.setattr(httpx, "create_ssl_context", slow)
    longest = 0.0

    async def tick() -> None:
        nonlocal longest
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.001)
            longest = max(longest, time.perf_counter() - before)

    ticking = asyncio.create_task(tick())
    async with PeakaClient(KEY, zone="eu"), PeakaClient(KEY, zone="us"):
        pass
    ticking.cancel()
    assert made == [True]
    assert longest < 0.15


async def test_certificates_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(PeakaConfigError, match="certificates cannot be loaded"):
        async with PeakaClient(KEY, verify=tmp_path / "gone.pem"):
            pass


async def test_what_one_client_does_not_check_another_does(secured: dict[str, Any]) -> None:
    async with serve(lambda _: Answer([]), **secured) as stub:
        async with PeakaClient(KEY, base_url=stub.url, verify=False) as careless:
            await careless.organizations.list()
        async with PeakaClient(KEY, base_url=stub.url, max_retries=0) as careful:
            with pytest.raises(PeakaConnectionError, match="certificate verify failed"):
                await careful.organizations.list()
        assert len(stub.requests) == 1


@pytest.fixture
def once(secured: dict[str, Any]) -> Any:
    """A server that gives one answer and closes TCP at once; TLS is ended before, or not."""

    @contextlib.contextmanager
    def serving(answer: bytes, *, goodbye: bool) -> Iterator[tuple[str, threading.Event]]:
        closed = threading.Event()

        def serve_one() -> None:
            plain, _ = listening.accept()
            with secured["ssl"].wrap_socket(plain, server_side=True, suppress_ragged_eofs=True) as connection:
                request = b""
                while not request.endswith(b"\r\n\r\n"):
                    request += connection.recv(65536)
                connection.sendall(b"HTTP/1.1 200 OK\r\n" + answer)
                if goodbye:
                    connection.setblocking(False)
                    with contextlib.suppress(ssl.SSLWantReadError):
                        connection.unwrap()
            closed.set()

        with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as thread:
            served = thread.submit(serve_one)
            yield f"https://127.0.0.1:{listening.getsockname()[1]}", closed
            served.result(10)

    return serving


async def test_what_is_cut_off_is_not_whole(once: Any) -> None:
    """An end of TCP can be anybody's doing; only that of TLS is the server's."""
    answer = b"\r\n[]"
    with once(answer, goodbye=True) as (url, _):
        async with PeakaClient(KEY, base_url=url, verify=False, max_retries=0) as peaka:
            assert await peaka.organizations.list() == []
    with once(answer, goodbye=False) as (url, _):
        async with PeakaClient(KEY, base_url=url, verify=False, max_retries=0) as peaka:
            with pytest.raises(PeakaConnectionError, match="cut off"):
                await peaka.organizations.list()


@pytest.mark.parametrize("goodbye", [False, True])
async def test_who_reads_slowly_gets_what_came_before_the_end(once: Any, goodbye: bool) -> None:
    size = 450_000  # more than a connection takes in unread
    with once(b"Content-Length: %d\r\n\r\n" % size + bytes(size), goodbye=goodbye) as (url, closed):
        async with PeakaClient(KEY, base_url=url, verify=False) as peaka:
            reply = await peaka._peaka.hub.http().get(url, {})
            assert isinstance(reply, Reply)
            await asyncio.to_thread(closed.wait, 10)
            for _ in range(1000):
                await asyncio.sleep(0)
            got = 0
            while piece := await reply.next():
                assert isinstance(piece, bytes), piece
                got += len(piece)
            assert got == size
            await reply.aclose()
