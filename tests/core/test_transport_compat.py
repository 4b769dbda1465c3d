"""What else must work: tracing of httpx, and transports that are not ours: HTTP/2, aiohttp."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived
from httpx_aiohttp import AiohttpTransport
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from peaka_client import PeakaClient, PeakaConnectionError

from .conftest import KEY
from .stub import Answer, Drop

if TYPE_CHECKING:
    from collections.abc import Iterator

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


async def test_httpx_aiohttp_tells_when_a_write_may_have_applied(talk: Any) -> None:
    # It calls every failure a ConnectTimeout, which would make each one look safe to repeat.
    async with talk(lambda _: Drop(), transport=AiohttpTransport()) as (stub, peaka):
        with pytest.raises(PeakaConnectionError) as lost:
            await peaka.request("POST", "/x", body={})
        assert len(stub.requests) == 1
    assert lost.value.may_have_applied
    async with PeakaClient(KEY, base_url=stub.url, transport=AiohttpTransport(), max_retries=0) as peaka:
        with pytest.raises(PeakaConnectionError) as refused:
            await peaka.request("POST", "/x", body={})
    assert not refused.value.may_have_applied
