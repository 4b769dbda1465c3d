"""HTTP itself: the one module that knows httpx.

Failures of the network come back as values, not as raised exceptions: raising one of ours inside ``except`` would chain
the original, whose frames hold the Authorization header.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import ssl
import sys
import zlib
from collections.abc import AsyncIterator, Callable, Mapping
from functools import cache, partial
from string import punctuation
from typing import TYPE_CHECKING, cast
from urllib.parse import quote, urlsplit

import httpx

from .config import is_loopback
from .connection import Body, Head
from .errors import PeakaConfigError, PeakaConnectionError, PeakaDecodeError, PeakaTimeoutError, PeakaUsageError
from .pool import KEEPALIVE, LifoPool, is_genuine
from .tls import tls_context
from .types import Secret

if TYPE_CHECKING:
    from .uploads import UploadBody


Prepared = httpx.Headers

CONNECT_TIMEOUT = 10.0
MAX_REDIRECTS = 5
_EMPTY = httpx.ByteStream(b"")
_ROOM = 256 * 1024
"""Bytes that a piece of a body is decompressed to at most: what is made of them must not hold up the event loop."""

# A block of 2 MiB, freed at once: glibc then keeps freed blocks up to that size. Otherwise each piece of a body goes
# back to the system, and the next one is a new mapping that the kernel fills with zeroes.
bytes(1 << 21)


def environment_proxy(scheme: str, netloc: bytes) -> Secret[str] | None:
    """The proxy that the environment names for an origin; it may hold a password. None: none, or it is this machine."""
    from urllib.request import getproxies, proxy_bypass

    proxies, place = getproxies(), netloc.decode("ascii")
    proxy = proxies.get(scheme) or proxies.get("all")
    if not proxy or is_loopback(urlsplit(f"//{place}").hostname or "") or proxy_bypass(place):
        return None
    return Secret(proxy if "://" in proxy else f"http://{proxy}")


class _PooledTransport(httpx.AsyncHTTPTransport):
    """httpx's own transport over our pool: whatever patches httpx.AsyncHTTPTransport (mocks, tracing) still sees it."""

    _pool: LifoPool  # type: ignore[assignment]

    def __init__(self, pool: LifoPool) -> None:
        # super().__init__() would build a TLS context and a pool of its own.
        self._pool = pool

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        below = sys.modules.get("httpcore")  # what nobody has loaded, nobody has patched
        if not is_genuine(httpx.AsyncHTTPTransport) or (below and not is_genuine(below.AsyncConnectionPool)):
            return await super().handle_async_request(request)
        url = request.url
        head = Head(request.method.encode("ascii"), url.raw_path, request.headers.raw)
        body = cast("httpx.AsyncByteStream", request.stream)
        key = (url.raw_scheme, url.raw_host, url.port)
        status, headers, content = await self._pool.send(key, head, body, request.extensions)
        return httpx.Response(status, headers=headers, stream=content)


class _SourceError(Exception):
    """What the caller's own iterator raised, kept apart from failures of the connection that it feeds."""


class _Upload(httpx.AsyncByteStream):
    def __init__(self, body: UploadBody) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._body:
                yield piece
        except httpx.TransportError as error:
            raise _SourceError(error) from None


def _url(origin: httpx.URL, target: str) -> httpx.URL:
    """The URL of a target that is quoted already; parsing it anew would cost more than all the rest of a request."""
    path, _, query = target.partition("?")
    url = httpx.URL.__new__(httpx.URL)
    url._uri_reference = origin._uri_reference._replace(path=path, query=query or None)
    return url


def _failure(error: Exception, host: bytes = b"") -> PeakaConnectionError:
    """Our error for one of httpx's (or of a library below an injected transport)."""
    # Behind a colon h11 quotes what came, which may be anything.
    text = str(error).partition(":")[0] if isinstance(error, httpx.RemoteProtocolError) else str(error)
    text = text or type(error).__name__
    cause = error.__cause__ or error.__context__
    rejected = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout | httpx.ProxyError)
    if rejected and type(cause).__module__.partition(".")[0] == "aiohttp":
        # httpx-aiohttp reports every failure as ConnectTimeout; only aiohttp's own connector errors come before a byte.
        kinds = {kind.__name__ for kind in type(cause).__mro__}
        rejected = bool(kinds & {"ClientConnectorError", "ConnectionTimeoutError", "ClientHttpProxyError"})
        text = str(cause) or type(cause).__name__
    kind = PeakaTimeoutError if isinstance(error, httpx.TimeoutException) else PeakaConnectionError
    what = f"no connection to {host.decode()}" if rejected else "the connection failed"
    return kind(f"{what}: {type(error).__name__}: {text}", may_have_applied=not rejected)


class _Gunzip(AsyncIterator[bytes]):
    """The pieces of a gzip body, decompressed; whoever is interrupted while waiting for one may ask again."""

    def __init__(self, body: AsyncIterator[bytes]) -> None:
        self._body = body
        self._engine = zlib.decompressobj(wbits=31)
        self._rest = b""
        self._begun = False

    async def __anext__(self) -> bytes:
        while True:
            if self._rest:
                await asyncio.sleep(0)  # nothing else would let the event loop turn while one read is handed over
            else:
                data = await anext(self._body, None)
                if data is None:
                    if self._begun and not self._engine.eof:
                        raise zlib.error("cut off")
                    raise StopAsyncIteration  # a body without content was not compressed
                self._rest, self._begun = data, self._begun or data != b""
            if self._engine.eof and self._rest:
                self._engine = zlib.decompressobj(wbits=31)
            plain = self._engine.decompress(self._rest, _ROOM)
            self._rest = self._engine.unused_data or self._engine.unconsumed_tail
            if plain:
                return plain


class Reply:
    """An answer whose head has arrived.

    Args:
        raw: What the transport gave.
        leave: Called once its connection is free.
        decode: Whether to decompress the body.
    """

    def __init__(self, raw: httpx.Response, leave: Callable[[], None] | None = None, *, decode: bool = True) -> None:
        self._stream = cast("httpx.AsyncByteStream", raw.stream)
        self._leave = leave
        self.status: int = raw.status_code
        self.headers: Mapping[str, str] = raw.headers
        self._pieces = aiter(self._stream)
        self._torn = self._complete = False
        for name, value in raw.headers.raw if decode else ():
            if len(name) == 16 and name.lower() == b"content-encoding" and b"gzip" in value.lower():
                self._pieces = _Gunzip(self._pieces)
                break

    async def next(self) -> bytes | PeakaConnectionError | None:
        """The next piece of the body; None: it is complete."""
        if self._torn:
            return PeakaConnectionError("the connection failed: reading it was interrupted")
        self._torn = not isinstance(self._stream, Body)  # a generator that is interrupted seems to be at its end
        try:
            piece = await anext(self._pieces, None)
        except httpx.TransportError as error:
            return _failure(error)
        except zlib.error as error:
            return PeakaConnectionError(f"the connection failed: the compressed body is corrupt: {error}")
        self._torn, self._complete = False, piece is None
        return piece

    async def read(self, limit: int) -> bytes | PeakaConnectionError | PeakaDecodeError:
        """The whole body, and the connection set free."""
        parts: list[bytes] = []
        size = 0
        try:
            while (part := await self.next()) is not None:
                if not isinstance(part, bytes):
                    return part
                parts.append(part)
                size += len(part)
                if size > limit:
                    return PeakaDecodeError(f"the body is larger than {limit >> 20} MiB", status=self.status)
        finally:
            await self.aclose()
        return parts[0] if len(parts) == 1 else b"".join(parts)

    async def aclose(self) -> None:
        """Set the connection free, whatever happened before."""
        freeing = self._set_free()
        # Left early, perhaps by a cancellation that would interrupt a plain await too.
        await (freeing if self._complete else asyncio.shield(asyncio.ensure_future(freeing)))

    async def _set_free(self) -> None:
        leave, self._leave = self._leave, None
        try:
            await self._stream.aclose()
        except (httpx.TransportError, OSError):
            pass  # it is gone either way
        finally:
            if leave is not None:
                leave()


def _origin(url: httpx.URL) -> tuple[str, bytes]:
    return url.scheme, url.netloc


def _redirect(request: httpx.Request, response: httpx.Response) -> httpx.URL | None:
    """Where a read is sent on to; None: nowhere, or nowhere that may be followed."""
    if not 300 < response.status_code < 309 or request.method != "GET" or "location" not in response.headers:
        return None
    with contextlib.suppress(httpx.InvalidURL, ValueError):
        url = request.url.join(response.headers["location"])
        if url.host and (url.scheme == "https" or (url.scheme, request.url.scheme) == ("http", "http")):
            return url
    return None


class Http:
    """Sends requests to one origin (and, for redirects and downloads, to others).

    Args:
        origin: Scheme, host and port of the API.
        transport: What to send with; None: the pool of ours, or httpx's where the environment asks for a proxy.
        verify: A CA file, a TLS context, or whether to check certificates at all.
        max_connections: How many requests may be under way at once, and so how many connections there are.
    """

    def __init__(
        self,
        origin: str,
        *,
        transport: httpx.AsyncBaseTransport | None,
        verify: ssl.SSLContext | str | os.PathLike[str] | bool,
        max_connections: int,
    ) -> None:
        self.origin: httpx.URL = httpx.URL(origin)
        self._context = partial(tls_context, verify)
        self._max_connections = max_connections
        self._transports: dict[Secret[str] | None, httpx.AsyncBaseTransport] = (
            {} if transport is None else {None: transport}
        )
        """What to send with, by the proxy between."""
        self._proxy = cache(environment_proxy) if transport is None else lambda *_: None
        self._closed = False
        self.room: asyncio.Semaphore = asyncio.Semaphore(max_connections)
        """The places for requests under way; nobody queues anywhere else."""

    async def prepare(self) -> None:
        """Load the certificates off the loop, so that the first call does not have to."""
        if not self._transports and self.origin.scheme == "https":
            await self._context()

    async def _transport(self, url: httpx.URL) -> httpx.AsyncBaseTransport:
        proxy = self._proxy(*_origin(url))
        if proxy in self._transports:
            return self._transports[proxy]
        if proxy is None:
            pool = LifoPool(self._context, max_connections=self._max_connections)
            return self._transports.setdefault(proxy, _PooledTransport(pool))
        limits = httpx.Limits(max_connections=self._max_connections, keepalive_expiry=KEEPALIVE)
        context = await self._context()
        with contextlib.suppress(ImportError, ValueError, httpx.InvalidURL):  # which may quote the password
            _ = urlsplit(proxy.get()).port  # httpx takes one that cannot be
            made = httpx.AsyncHTTPTransport(verify=context, proxy=proxy.get(), limits=limits)
            return self._transports.setdefault(proxy, made)  # another call may have made it meanwhile
        raise PeakaConfigError("the proxy that the environment names cannot be used; SOCKS needs httpx[socks]")

    def headers(self, values: Mapping[str, str]) -> Prepared:
        """Headers to reuse for many requests."""
        host = self.origin.netloc.decode("ascii")
        return httpx.Headers({"Host": host, **values})

    async def get(self, url: str, headers: Mapping[str, str]) -> Reply | PeakaConnectionError:
        """GET a full URL, exactly as it is spelled, without the API's Authorization."""
        parsed, host = self.origin, ""
        with contextlib.suppress(httpx.InvalidURL, ValueError):
            # A presigned URL is signed in its own spelling: only what is not ASCII may be quoted.
            parts = urlsplit(url)
            parsed = _url(httpx.URL(url), quote(f"{parts.path or '/'}?{parts.query}", safe=punctuation))
            host = parsed.host
        if not host or parsed.scheme not in ("http", "https"):
            raise PeakaConfigError("a download needs an http:// or https:// URL")
        sent = {"Host": parsed.netloc.decode("ascii"), **headers}
        extensions = {"timeout": {"connect": CONNECT_TIMEOUT}, "replayable": True}
        request = httpx.Request("GET", parsed, headers=sent, stream=_EMPTY, extensions=extensions)
        await self.room.acquire()
        return await self.send(request, decode=False)  # it is wanted as it is stored

    def request(
        self,
        method: str,
        target: str,
        headers: Prepared,
        body: bytes | UploadBody | None,
        *,
        extra: Mapping[str, str],
        replayable: bool,
        patience: float | None,
    ) -> httpx.Request:
        """A request to the API.

        Args:
            method: The HTTP method.
            target: Path and query, quoted.
            headers: Made by :meth:`headers`; not changed.
            body: What to send; None: nothing.
            extra: Headers for this request alone; they win.
            replayable: An answer that is lost does no harm, so an idle connection need not be checked first.
            patience: Seconds that a single read or write may take; None: no limit of its own.
        """
        more: dict[str, str] = {}
        stream: httpx.AsyncByteStream = _EMPTY
        if isinstance(body, bytes):
            more["Content-Length"] = str(len(body))
            stream = httpx.ByteStream(body)
        elif body is not None:
            more["Content-Type"] = body.content_type
            more |= {"Transfer-Encoding": "chunked"} if body.size is None else {"Content-Length": str(body.size)}
            stream = _Upload(body)
        elif method in ("POST", "PUT", "PATCH"):
            more["Content-Length"] = "0"
        timeouts = {"connect": CONNECT_TIMEOUT, "read": patience, "write": patience}
        extensions = {"timeout": timeouts, "replayable": replayable}
        url = _url(self.origin, target)
        request = httpx.Request(method, url, headers=headers, stream=stream, extensions=extensions)
        if more or extra:
            request.headers.update({**more, **extra})
        return request

    async def send(self, request: httpx.Request, *, decode: bool = True) -> Reply | PeakaConnectionError:
        """Send a request and wait for the head of its answer; redirected reads are followed, within limits.

        The caller has taken a place in :attr:`room`, which is the request's from now on.
        """
        reply: Reply | None = None
        redirects = 0
        try:
            while True:
                transport = await self._transport(request.url)
                if self._closed:
                    raise PeakaUsageError("the client was closed before the request was sent")
                try:
                    response = await transport.handle_async_request(request)
                except httpx.TransportError as error:
                    return _failure(error, request.url.netloc)
                except _SourceError as error:
                    raise error.args[0] from None
                following = _redirect(request, response) if redirects < MAX_REDIRECTS else None
                if following is None:
                    reply = Reply(response, self.room.release, decode=decode)
                    return reply
                redirects += 1
                await Reply(response).aclose()
                headers = request.headers
                if _origin(following) != _origin(request.url):
                    headers.pop("Authorization", None)
                headers["Host"] = following.netloc.decode("ascii")
                request.extensions["unsent"] = []  # whatever becomes of it now, something was sent
                request = httpx.Request("GET", following, headers=headers, stream=_EMPTY, extensions=request.extensions)
        finally:
            if reply is None:
                self.room.release()

    async def aclose(self) -> None:
        """Close every connection."""
        self._closed = True
        for transport in list(self._transports.values()):
            await transport.aclose()
