"""A server that knows nothing of Peaka: it answers with the bytes it was given and keeps what it was sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus

__all__ = ["PREFIX", "Received", "Replay"]

PREFIX = "/api/v1"
"""What the API's base URL ends in; targets are compared without it."""


@dataclass(frozen=True)
class Received:
    """One request as it came off the socket."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Replay:
    """One literal reply, and the requests that asked for it."""

    status: int
    content_type: str | None
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)

    @asynccontextmanager
    async def serve(self) -> AsyncGenerator[str]:
        """Listen on a free loopback port; yields the base URL."""
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            yield f"http://127.0.0.1:{port}{PREFIX}"

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            self.received.append(await _read_request(reader))
            writer.write(self._reply())
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _reply(self) -> bytes:
        head = [f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}"]
        if self.content_type is not None:
            head.append(f"Content-Type: {self.content_type}")
        head += [f"{name}: {value}" for name, value in self.headers.items()]
        if self.status != HTTPStatus.NO_CONTENT and "Transfer-Encoding" not in self.headers:
            head.append(f"Content-Length: {len(self.body)}")
        head += ["Connection: close", "", ""]
        return "\r\n".join(head).encode("latin-1") + self.body


async def _read_request(reader: asyncio.StreamReader) -> Received:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.rstrip("\r\n").split("\r\n")
    method, target, _version = first.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if headers.get("transfer-encoding") == "chunked":
        body = b""
        while size := int((await reader.readuntil(b"\r\n")).strip(), 16):
            body += await reader.readexactly(size)
            await reader.readexactly(2)
        await reader.readuntil(b"\r\n")
    else:
        body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Received(method, target.removeprefix(PREFIX), headers, body)
