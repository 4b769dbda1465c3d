"""The transport of the ``[fast]`` extra: aiohttp under the same client, for a fraction of the CPU a call.

``PeakaClient(transport=FastTransport())``. It speaks HTTP/1.1 only, and tools that patch httpx's own transport
(pytest-httpx, respx, tracing of httpx) do not see it.

httpx-aiohttp as it is makes a lost reply look like a connection that was never made, so that a write could be sent
twice; here every failure of aiohttp is told by when it happened, and aiohttp's own replays are off.
"""

from __future__ import annotations

import asyncio
import ssl
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable
from typing import NoReturn, cast

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport
from yarl import URL

from .http import KEEPALIVE, environment_proxy, tls_context

__all__ = ["FastTransport"]

_UNSENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)
"""What aiohttp raises before the first byte of a request is written."""

_KINDS: tuple[tuple[type[Exception], type[httpx.RequestError]], ...] = (
    (aiohttp.ClientProxyConnectionError, httpx.ProxyError),
    (aiohttp.ClientHttpProxyError, httpx.ProxyError),
    (aiohttp.ClientConnectorError, httpx.ConnectError),
    (aiohttp.ConnectionTimeoutError, httpx.ConnectTimeout),
    (TimeoutError, httpx.ReadTimeout),
    (aiohttp.InvalidURL, httpx.UnsupportedProtocol),
    (aiohttp.NonHttpUrlClientError, httpx.UnsupportedProtocol),
    (aiohttp.ServerDisconnectedError, httpx.RemoteProtocolError),
    (aiohttp.ClientResponseError, httpx.RemoteProtocolError),
    (aiohttp.ClientPayloadError, httpx.RemoteProtocolError),
)
"""httpx's error for each of aiohttp's; the first that fits."""

_LARGE = 1 << 20
"""Bytes: a larger body is written like a stream; aiohttp warns of larger ones."""


class _Lost(aiohttp.ClientError):
    """Hides a lost connection from aiohttp, which would send an idempotent request again of its own accord."""


async def _once(request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    try:
        return await send(request)
    except _UNSENT:
        raise
    except (aiohttp.ClientConnectionError, OSError) as error:
        raise _Lost from error


def _translate(error: Exception, request: httpx.Request, *, reading: bool) -> NoReturn:
    """Raise httpx's error for one of aiohttp's."""
    if isinstance(error, _Lost) and isinstance(error.__cause__, Exception):
        error = error.__cause__
    otherwise: type[httpx.RequestError] = httpx.ReadError if reading else httpx.WriteError
    kind = next((ours for theirs, ours in _KINDS if isinstance(error, theirs)), otherwise)
    # Of an answer that it cannot read aiohttp quotes the URL, whose query may be a signature, and the answer itself.
    text = "" if kind is httpx.RemoteProtocolError else str(error)
    raise kind(f"{type(error).__name__}: {text}" if text else type(error).__name__, request=request) from error


class FastTransport(AiohttpTransport):
    """Sends requests with aiohttp. One belongs to one client and one event loop.

    Args:
        verify: A CA file, a TLS context, or whether to check certificates at all.
        proxy: The URL of a proxy, which may hold user and password; None: what the environment names
            (``HTTPS_PROXY``, ``NO_PROXY``, …).
    """

    def __init__(self, *, verify: ssl.SSLContext | str | bool = True, proxy: str | None = None) -> None:
        # super().__init__() would build a TLS context, on the loop.
        self.client: aiohttp.ClientSession | None = None
        self._verify = verify
        self._proxy = proxy
        self._tls: ssl.SSLContext | bool = True
        self._proxies: dict[tuple[str, str, int | None], tuple[URL | None, dict[str, str] | None]] = {}

    def get_client(self) -> aiohttp.ClientSession:
        """The session, which keeps no cookies, adds no headers, and undoes no compression."""
        if self.client is None:
            self.client = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=KEEPALIVE),
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding", "Content-Type"),
                auto_decompress=False,
                middlewares=(_once,),
            )
        return self.client

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; its connection is free again when the response is closed."""
        url, extensions = request.url, request.extensions
        if self._tls is True and url.scheme == "https":
            self._tls = await tls_context(self._verify)
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
        proxy, proxy_headers = self._proxy_for(url, headers)
        if "replayable" not in extensions:
            # Two turns of the loop, in which it sees what the server has closed: no write may meet that.
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        timeouts = extensions.get("timeout", {})
        stream = request.stream
        whole = b"".join(stream) if isinstance(stream, httpx.ByteStream) else None
        body: bytes | _Body | None = whole or None
        if whole is None or len(whole) > _LARGE:
            body = _Body(cast("httpx.AsyncByteStream", stream), timeouts.get("write"))
            # aiohttp writes this one itself, and refuses to be told.
            headers = [(name, value) for name, value in headers if name.lower() != "transfer-encoding"]
        sending = self.get_client().request(
            request.method,
            URL(str(url), encoded=True),
            headers=headers,
            data=body,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(sock_connect=timeouts.get("connect"), sock_read=timeouts.get("read")),
            ssl=self._tls,
            proxy=proxy,
            proxy_headers=proxy_headers,
        )
        try:
            response = await (body.watch(sending) if isinstance(body, _Body) else sending)
        except (aiohttp.ClientError, OSError) as error:
            if isinstance(body, _Body) and body.error is not None:
                raise body.error from None
            _translate(error, request, reading=False)
        stream = _Reading(response, request)
        return httpx.Response(response.status, headers=response.raw_headers, stream=stream, request=request)

    def _proxy_for(self, url: httpx.URL, headers: list[tuple[str, str]]) -> tuple[URL | None, dict[str, str] | None]:
        """The proxy for a URL and what to tell it; a plain request carries that among its own headers."""
        origin = (url.scheme, url.host, url.port)
        if origin not in self._proxies:
            found = self._proxy or environment_proxy(url)
            proxy = None if found is None else URL(found)
            told = None
            if proxy is not None and proxy.user:
                login = b64encode(f"{proxy.user}:{proxy.password or ''}".encode()).decode()
                told = {"Proxy-Authorization": f"Basic {login}"}
                proxy = proxy.with_user(None)
            self._proxies[origin] = (proxy, told)
        proxy, told = self._proxies[origin]
        if told is not None and url.scheme == "http":
            headers.extend(told.items())
        return proxy, told

    async def aclose(self) -> None:
        """Close every connection."""
        if self.client is not None:
            await self.client.close()


class _Body:
    """A body that is read while it is sent. aiohttp would hide what its iterator raises, and wait for a stuck peer."""

    def __init__(self, stream: httpx.AsyncByteStream, patience: float | None) -> None:
        self.error: Exception | None = None
        self._stream = stream
        self._patience = patience
        self._timer = asyncio.timeout(None)

    async def watch(self, sending: Awaitable[aiohttp.ClientResponse]) -> aiohttp.ClientResponse:
        """Wait for the answer; fail when a single piece takes too long to be written."""
        try:
            async with self._timer:
                return await sending
        except TimeoutError as error:
            if not self._timer.expired():
                raise
            raise httpx.WriteTimeout("the server does not take the body") from error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        loop = asyncio.get_running_loop()
        try:
            async for piece in self._stream:
                if self._patience is not None:
                    self._timer.reschedule(loop.time() + self._patience)
                yield piece
                self._timer.reschedule(None)
        except Exception as error:
            self.error = error
            raise


class _Reading(httpx.AsyncByteStream):
    """The body of a response."""

    def __init__(self, response: aiohttp.ClientResponse, request: httpx.Request) -> None:
        self._response = response
        self._request = request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        content = self._response.content
        try:
            while piece := await content.readany():
                yield piece
        except (aiohttp.ClientError, OSError) as error:
            _translate(error, self._request, reading=True)

    async def aclose(self) -> None:
        self._response.release()
