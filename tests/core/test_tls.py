"""TLS: which certificates are believed, and when they are loaded."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import subprocess
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from peaka_client import PeakaClient, PeakaConfigError, PeakaConnectionError, tls

from .conftest import KEY
from .stub import Answer, serve

if TYPE_CHECKING:
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


@pytest.mark.parametrize("cut", [False, True])
async def test_what_is_cut_off_is_not_whole(secured: dict[str, Any], cut: bool) -> None:
    """An end of TCP can be anybody's doing; only that of TLS is the server's."""

    async def answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n[]")
        await writer.drain()
        if cut:
            with socket.socket(fileno=os.dup(writer.get_extra_info("socket").fileno())) as below:
                below.shutdown(socket.SHUT_RDWR)
        writer.close()

    listening = await asyncio.start_server(answers, "127.0.0.1", 0, **secured)
    url = f"https://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    async with listening, PeakaClient(KEY, base_url=url, verify=False, max_retries=0) as peaka:
        if cut:
            with pytest.raises(PeakaConnectionError, match="cut off") as caught:
                await peaka.organizations.list()
            assert caught.value.may_have_applied
        else:
            assert await peaka.organizations.list() == []
