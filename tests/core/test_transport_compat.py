"""What else must work: tracing of httpx, HTTP/2, and the fast transport in the place of ours."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from peaka_client import PeakaClient, PeakaConnectionError, PeakaUsageError
from peaka_client.fast import FastTransport

from .conftest import KEY
from .stub import Answer, serve
from .test_transport import certificate, tls

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

__all__ = ["certificate", "tls"]

ONE = [{"id": "1", "name": "a"}]


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    HTTPXClientInstrumentor().instrument(tracer_provider=provider)
    yield exporter
    HTTPXClientInstrumentor().uninstrument()


@pytest.mark.parametrize("when", ["before the client", "after the client"])
async def test_opentelemetrys_httpx_instrumentation_sees_us(
    talk: Any, when: str, request: pytest.FixtureRequest
) -> None:
    early = request.getfixturevalue("spans") if when == "before the client" else None
    async with talk(lambda _: Answer(ONE)) as (stub, peaka):
        spans: InMemorySpanExporter = early or request.getfixturevalue("spans")
        await peaka.organizations.list()
        assert "traceparent" in stub.requests[0].headers
    (span,) = spans.get_finished_spans()
    assert span.attributes is not None
    assert span.attributes["http.status_code"] == 200
    assert KEY not in span.to_json()


class _Http2(asyncio.Protocol):
    """HTTP/2 without TLS: every request gets the same answer."""

    seen: list[dict[bytes, bytes]]

    def __init__(self, seen: list[dict[bytes, bytes]]) -> None:
        self.seen = seen
        self.connection = H2Connection(H2Configuration(client_side=False))

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.connection.initiate_connection()
        transport.write(self.connection.data_to_send())

    def data_received(self, data: bytes) -> None:
        for event in self.connection.receive_data(data):
            if isinstance(event, RequestReceived):
                self.seen.append(dict(event.headers))
                self.connection.send_headers(
                    event.stream_id, [(":status", "200"), ("content-type", "application/json")]
                )
                self.connection.send_data(event.stream_id, b'[{"id": "1", "name": "a"}]', end_stream=True)
        self.transport.write(self.connection.data_to_send())


async def test_http_2_by_an_injected_transport() -> None:
    seen: list[dict[bytes, bytes]] = []
    server = await asyncio.get_running_loop().create_server(lambda: _Http2(seen), "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api"
    transport = httpx.AsyncHTTPTransport(http1=False, http2=True)
    async with PeakaClient(KEY, base_url=url, transport=transport) as peaka:
        answers = await asyncio.gather(*(peaka.organizations.list() for _ in range(20)))
    server.close()
    assert [answer[0].name for answer in answers] == ["a"] * 20
    assert {request[b":path"] for request in seen} == {b"/api/organizations"}


async def test_the_fast_transport_under_the_client(talk: Any) -> None:
    def handler(request: Any) -> Answer:
        if request.path.endswith("/chat/stream"):
            return Answer(b'data: {"n": 1}\n\ndata: {"n": 2}\n\n', headers={"Content-Type": "text/event-stream"})
        return Answer(ONE)

    async with talk(handler, transport=FastTransport()) as (stub, peaka):
        assert (await peaka.organizations.list())[0].id == "1"
        await peaka.request("POST", "/x", body={"a": "é" * 2_000_000})
        assert stub.requests[-1].json() == {"a": "é" * 2_000_000}
        async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
            assert [event.data async for event in events] == [{"n": 1}, {"n": 2}]
        async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
            async for _ in events:
                break
        await asyncio.gather(*(peaka.organizations.list() for _ in range(200)))
        assert {request.headers["authorization"] for request in stub.requests} == {f"Bearer {KEY}"}
    with pytest.raises(PeakaUsageError):
        await peaka.organizations.list()


@asynccontextmanager
async def fast(url: str, **options: Any) -> AsyncIterator[PeakaClient]:
    async with PeakaClient(KEY, base_url=url, max_retries=0, transport=FastTransport(**options)) as peaka:
        yield peaka


async def test_the_fast_transport_with_a_ca_of_ones_own(tls: dict[str, Any], certificate: Path) -> None:
    for verify in (str(certificate / "cert.pem"), ssl.create_default_context(cafile=certificate / "cert.pem"), False):
        async with serve(lambda _: Answer(ONE), **tls) as stub, fast(stub.url, verify=verify) as peaka:
            await asyncio.gather(*(peaka.organizations.list() for _ in range(5)))


async def test_the_fast_transport_with_the_environments_ca(
    tls: dict[str, Any],
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    async with serve(lambda _: Answer(ONE), **tls) as stub, fast(stub.url) as peaka:
        await peaka.organizations.list()


async def test_the_fast_transport_refuses_a_certificate_nobody_knows(tls: dict[str, Any]) -> None:
    async with serve(lambda _: Answer(ONE), **tls) as stub, fast(stub.url) as peaka:
        with pytest.raises(PeakaConnectionError, match="certificate verify failed") as caught:
            await peaka.organizations.list()
        assert stub.requests == []
    assert caught.value.may_have_applied is False


async def test_the_fast_transport_is_a_transport_of_httpx() -> None:
    assert isinstance(FastTransport(), httpx.AsyncBaseTransport)
