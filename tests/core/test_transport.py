"""Transports: ours, injected ones, proxies, TLS, redirects, and the mocks people use."""

from __future__ import annotations

import asyncio
import traceback
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import respx

from peaka_client import (
    PeakaClient,
    PeakaConfigError,
    PeakaConnectionError,
    PeakaRateLimitError,
    PeakaStatusError,
    PeakaTimeoutError,
    PeakaUsageError,
    http,
    tls,
)

from .conftest import KEY
from .stub import Answer, Request, serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from pytest_httpx import HTTPXMock

BASE = "https://peaka.example/api/v1"


@pytest.mark.parametrize("kind", ["ours", "httpx"])
async def test_an_injected_transport(talk: Any, kind: str) -> None:
    transport = httpx.AsyncHTTPTransport(http2=False) if kind == "httpx" else None
    found = [{"id": "1", "name": "a"}]
    async with talk(lambda r: Answer(found if r.method == "GET" else b""), transport=transport) as (stub, peaka):
        assert (await peaka.organizations.list())[0].id == "1"
        async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
            async for _ in events:
                pass
        assert len(stub.requests) == 2


async def test_an_asgi_application_as_transport() -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        assert dict(scope["headers"])[b"authorization"] == f"Bearer {KEY}".encode()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
        await send({"type": "http.response.body", "body": b'[{"id": "1", "name": "a"}]'})

    async with PeakaClient(KEY, transport=httpx.ASGITransport(app)) as peaka:
        assert (await peaka.organizations.list())[0].name == "a"


async def test_pytest_httpx_sees_us(httpx_mock: HTTPXMock) -> None:
    httpx_mock.add_response(url=f"{BASE}/organizations", json=[{"id": "1", "name": "a"}])
    httpx_mock.add_response(
        url=f"{BASE}/data/projects/aB3dE5fG/queries?checkSchemaExists=false",
        match_json={"displayName": "a b"},
        match_headers={"Authorization": f"Bearer {KEY}"},
        json={"id": "2", "name": "a_b"},
    )
    httpx_mock.add_exception(httpx.ReadError("gone"))
    async with PeakaClient(KEY, base_url=BASE, max_retries=0) as peaka:
        assert (await peaka.organizations.list())[0].id == "1"
        project = peaka.project("aB3dE5fG")
        assert (await project.queries.create(display_name="a b", check_schema_exists=False)).id == "2"
        with pytest.raises(PeakaConnectionError, match="gone"):
            await peaka.info()


async def test_respx_sees_us() -> None:
    async with PeakaClient(KEY, base_url=BASE, max_retries=0) as peaka:
        with respx.mock(base_url=BASE) as mock:
            mock.get("/organizations").respond(json=[{"id": "1", "name": "a"}])
            mock.post("/ui/initSession").respond(429, json={})
            assert (await peaka.organizations.list())[0].id == "1"
            with pytest.raises(PeakaRateLimitError):
                await peaka.project("aB3dE5fG").sessions.start()
            assert mock.calls[0].request.headers["authorization"] == f"Bearer {KEY}"


@pytest.fixture
async def proxy() -> AsyncIterator[Any]:
    """A proxy that answers by itself, saying what it was asked."""
    async with serve(
        lambda request: Answer({"asked": request.target, "auth": request.headers.get("proxy-authorization")})
    ) as stub:
        yield stub


async def test_a_proxy_from_the_environment(proxy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", proxy.url.replace("//", "//me:pw@"))
    monkeypatch.setenv("no_proxy", "direct.example")
    async with PeakaClient(KEY, base_url="http://peaka.example/api", allow_http=True) as peaka:
        reply = (await peaka.request("GET", "/x", query={"a": 1})).json()
    assert reply == {"asked": "http://peaka.example/api/x?a=1", "auth": "Basic bWU6cHc="}
    async with serve(lambda _: Answer({"asked": "direct"})) as stub:
        monkeypatch.setattr(http, "is_loopback", lambda _: False)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        async with PeakaClient(KEY, base_url=stub.url) as peaka:
            assert (await peaka.request("GET", "/x")).json() == {"asked": "direct"}


async def test_a_proxy_for_all_schemes(proxy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("all_proxy", proxy.url.removeprefix("http://"))
    async with PeakaClient(KEY, base_url="http://peaka.example/api", allow_http=True) as peaka:
        assert (await peaka.request("GET", "/x")).json()["asked"] == "http://peaka.example/api/x"


async def test_a_proxy_that_is_not_there_has_had_no_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "127.0.0.1:1")
    async with PeakaClient(KEY, max_retries=0) as peaka:
        with pytest.raises(PeakaConnectionError) as caught:
            await peaka.info()
    assert caught.value.may_have_applied is False


async def test_redirects_are_followed_for_reads_and_lose_the_key_elsewhere() -> None:
    async with serve(
        lambda r: Answer([{"id": r.headers.get("authorization", "none"), "name": r.headers["host"]}])
    ) as other:

        def handler(request: Request) -> Answer:
            if request.path == "/organizations":
                return Answer(b"", 302, {"Location": "/here"})
            if request.path == "/here":
                return Answer(b"", 307, {"Location": other.url + "/there"})
            return Answer(b"", 302, {"Location": other.url})

        async with serve(handler) as stub, PeakaClient(KEY, base_url=stub.url) as peaka:
            found = await peaka.organizations.list()
            assert (found[0].id, found[0].name) == ("none", other.url.removeprefix("http://"))
            assert stub.requests[1].headers["authorization"] == f"Bearer {KEY}"
            with pytest.raises(PeakaStatusError, match="check base_url"):
                await peaka.project("aB3dE5fG").queries.create(display_name="a")
            assert len(other.requests) == 1


@pytest.mark.parametrize(
    ("status", "headers"),
    [(200, {"Location": "/there"}), (302, {}), (309, {"Location": "/there"}), (300, {"Location": "/"})],
)
async def test_what_is_no_redirect(talk: Any, status: int, headers: dict[str, str]) -> None:
    async with talk(lambda _: Answer([], status, headers)) as (stub, peaka):
        if status == 200:
            assert await peaka.organizations.list() == []
        else:
            with pytest.raises(PeakaStatusError, match=f"status {status}"):
                await peaka.organizations.list()
        assert len(stub.requests) == 1


async def test_redirects_end(talk: Any) -> None:
    async with talk(lambda _: Answer(b"", 302, {"Location": "/again"})) as (stub, peaka):
        with pytest.raises(PeakaStatusError, match="redirects elsewhere: check base_url"):
            await peaka.organizations.list()
        assert len(stub.requests) == 6  # it would end like that again
    to = {"Location": "/here"}
    for redirects in (5, 6):
        answers = [*(Answer(b"", 302, to) for _ in range(redirects)), Answer([])]
        async with talk(lambda _, left=answers: left.pop(0), max_retries=0) as (stub, peaka):
            if redirects == 5:
                await peaka.organizations.list()
            else:
                with pytest.raises(PeakaStatusError, match="status 302"):
                    await peaka.organizations.list()
            assert len(stub.requests) == 6
            assert stub.connections == 1


class Scripted(httpx.AsyncByteStream):
    """A body of given pieces, whose closing may fail."""

    def __init__(self, *pieces: bytes, closing: Exception | None = None) -> None:
        self.pieces = pieces
        self.closing = closing

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            yield piece

    async def aclose(self) -> None:
        if self.closing is not None:
            raise self.closing


class Answering(httpx.AsyncBaseTransport):
    def __init__(self, stream: Scripted | Exception, headers: dict[str, str] | None = None) -> None:
        self.stream = stream
        self.headers = headers

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if isinstance(self.stream, Exception):
            raise self.stream
        return httpx.Response(200, headers=self.headers, stream=self.stream)


class SlowToClose(Scripted):
    closed = False

    def __init__(self) -> None:
        super().__init__(b"data: 1\n\n", b"data: 2\n\n")
        self.begun, self.gate = asyncio.Event(), asyncio.Event()

    async def aclose(self) -> None:
        self.begun.set()
        await self.gate.wait()
        self.closed = True


async def test_a_connection_is_closed_though_its_reader_is_cancelled_again_and_again() -> None:
    stream, reading = SlowToClose(), asyncio.Event()

    async def read() -> None:
        async with peaka.project("aB3dE5fG").agent.stream("hi") as events:
            async for _ in events:
                reading.set()
                await asyncio.sleep(30)

    async with PeakaClient(KEY, transport=Answering(stream)) as peaka:
        task = asyncio.create_task(read())
        await reading.wait()
        task.cancel()
        await stream.begun.wait()
        task.cancel()  # as frameworks do, whose cancel scopes cancel until the block is left
        with pytest.raises(asyncio.CancelledError):
            await task
        assert not stream.closed
        stream.gate.set()
        async with asyncio.timeout(5):
            while peaka._peaka.hub.http().room._value < 100:
                await asyncio.sleep(0)
        assert stream.closed


@pytest.mark.parametrize("kind", ["in the clear", "injected"])
async def test_where_no_certificates_are_needed_none_are_loaded(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*_: Any) -> Any:
        raise AssertionError

    monkeypatch.setattr(tls, "_build", load)
    options: dict[str, Any] = {"base_url": "http://127.0.0.1:1"}
    if kind == "injected":
        options = {"base_url": BASE, "transport": Answering(Scripted(b"{}"))}
    async with PeakaClient(KEY, **options):
        pass


@pytest.mark.parametrize("error", [httpx.ReadError("gone"), OSError("gone")])
async def test_a_connection_that_cannot_be_closed_well_has_answered_all_the_same(error: Exception) -> None:
    async with PeakaClient(KEY, transport=Answering(Scripted(b"{}", closing=error))) as peaka:
        assert (await peaka.request("GET", "/x")).json() == {}
        assert peaka._peaka.hub.http().room._value == 100


@pytest.mark.parametrize(
    ("error", "applied", "late"),
    [
        (httpx.ConnectError(""), False, False),
        (httpx.ConnectTimeout(""), False, True),
        (httpx.PoolTimeout(""), False, True),
        (httpx.ProxyError("no"), False, False),
        (httpx.ReadError(""), True, False),
        (httpx.ReadTimeout(""), True, True),
        (httpx.WriteError("no"), True, False),
        (httpx.RemoteProtocolError("no"), True, False),
    ],
)
async def test_only_what_fails_before_a_byte_is_sent_cannot_have_applied(
    error: httpx.TransportError, applied: bool, late: bool
) -> None:
    async with PeakaClient(KEY, base_url=BASE, transport=Answering(error), max_retries=0) as peaka:
        with pytest.raises(PeakaConnectionError) as caught:
            await peaka.request("GET", "/x")
    assert caught.value.may_have_applied is applied
    assert isinstance(caught.value, PeakaTimeoutError) is late
    begin = "the connection failed" if applied else "no connection to peaka.example"
    name = type(error).__name__
    assert str(caught.value).startswith(f"{begin}: {name}: {str(error) or name} (")


async def test_an_injected_transport_is_all_there_is(proxy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", proxy.url)
    base = {"base_url": "http://peaka.example", "allow_http": True}
    async with PeakaClient(KEY, transport=Answering(Scripted(b"{}")), **base) as peaka:  # type: ignore[arg-type]
        assert (await peaka.request("GET", "/x")).json() == {}
    assert proxy.requests == []


@pytest.mark.parametrize("behind", [(), (b"",)], ids=["", "and a piece of nothing"])
async def test_a_compressed_body_is_whole_or_an_error(behind: tuple[bytes, ...]) -> None:
    import gzip

    packed = gzip.compress(b'{"a": 1}')
    for pieces, whole in (
        ((packed,), True), ((packed[:9], packed[9:]), True),
        ((packed[:10], packed[10:12]), False), ((packed[:3],), False),
    ):  # fmt: skip
        transport = Answering(Scripted(*pieces, *behind), {"Content-Encoding": "GZip"})
        async with PeakaClient(KEY, transport=transport, max_retries=0) as peaka:
            if whole:
                assert (await peaka.request("GET", "/x")).json() == {"a": 1}
            else:
                with pytest.raises(PeakaConnectionError, match="cut off"):
                    await peaka.request("GET", "/x")


async def test_no_byte_is_lost_where_a_piece_ends() -> None:
    import gzip

    for size in range(http._ROOM - 3, http._ROOM + 600):
        packed = gzip.compress(b"x" * size, 9)
        pieces = [piece async for piece in http._Gunzip(aiter(Scripted(packed[:-9], packed[-9:])))]
        assert sum(map(len, pieces)) == size
        assert max(map(len, pieces)) <= http._ROOM


async def test_gzip_is_asked_for_and_read(talk: Any) -> None:
    import gzip

    body = gzip.compress(b'[{"id": "1", "name": "a"}]')
    async with talk(lambda _: Answer(body, headers={"content-ENCODING": "gzip"})) as (_, peaka):
        assert (await peaka.organizations.list())[0].id == "1"


async def test_a_burst_through_a_proxy_makes_one_transport(proxy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", proxy.url)
    monkeypatch.setattr(tls, "_CONTEXTS", {})  # each call has to wait for the certificates
    async with PeakaClient(KEY, base_url="http://peaka.example", allow_http=True, max_connections=2) as peaka:
        await asyncio.gather(*(peaka.request("GET", "/x") for _ in range(20)))
        assert proxy.most_open <= 2


async def test_a_client_closed_before_its_proxy_was_asked_asks_it_nothing(
    proxy: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, gate = asyncio.Event(), asyncio.Event()

    async def slow(_: object) -> object:
        begun.set()
        await gate.wait()
        return await tls.tls_context(True)

    monkeypatch.setenv("http_proxy", proxy.url)
    monkeypatch.setattr(http, "tls_context", slow)
    peaka = PeakaClient(KEY, base_url="http://peaka.example", allow_http=True)
    call = asyncio.create_task(peaka.request("GET", "/x"))
    await begun.wait()
    await peaka.aclose()
    gate.set()
    with pytest.raises(PeakaUsageError, match="closed before the request was sent"):
        await call
    assert not proxy.connections


@pytest.mark.parametrize("url", ["socks://127.0.0.1:1", "ftp://127.0.0.1:1"])
async def test_a_proxy_of_a_kind_that_nobody_speaks(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", url)
    async with PeakaClient(KEY) as peaka:
        with pytest.raises(PeakaConfigError, match="the proxy that the environment names"):
            await peaka.info()


@pytest.mark.parametrize(
    "url",
    [
        "http://me:hu/sh@proxy.example:80",
        "http://me:hush@proxy.example:x",
        "ftp://me:hush@proxy.example",
        "http://me:hush@127.0.0.1:65536",
    ],
)
async def test_a_proxy_that_is_spelled_wrong_keeps_its_password(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", url)
    async with PeakaClient(KEY) as peaka:
        with pytest.raises(PeakaConfigError, match="the proxy that the environment names") as caught:
            await peaka.info()
    error = caught.value
    assert error.__context__ is None
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename != __file__]
    assert not [value for frame in frames for value in frame.f_locals.values() if "sh@" in repr(value)]
    assert "hu" not in str(error).replace("httpx", "")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_what_is_on_this_machine_needs_no_proxy(proxy: Any, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", proxy.url)
    async with serve(lambda _: Answer({"asked": "direct"})) as stub:
        async with PeakaClient(KEY, base_url=stub.url.replace("127.0.0.1", host)) as peaka:
            assert (await peaka.request("GET", "/x")).json() == {"asked": "direct"}
    assert not proxy.requests
