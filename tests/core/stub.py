"""A small HTTP/1.1 server on a loopback socket that answers, or fails, exactly as a test says."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

__all__ = ["Answer", "Drop", "Request", "Stub", "serve"]


@dataclass
class Request:
    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    connection: int

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.target).query, keep_blank_values=True)

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Answer:
    """A status, headers and a body: bytes, something to encode as JSON, or chunks as they come."""

    body: Any = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    promise: int | None = None
    """Content-Length to claim; more than the body has cuts it off."""


@dataclass
class Drop:
    """Close the connection with a reset; ``after`` bytes of an answer."""

    after: bytes = b""
    reset: bool = True


Handler = Callable[[Request], Awaitable[Answer | Drop] | Answer | Drop]


class Stub:
    """The running server: its URL and what it was asked."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        self.requests: list[Request] = []
        self.connections = 0
        self.open = 0
        self.most_open = 0
        self.url = ""
        self.greet: Callable[[], bool] = lambda: True
        """False: reset the next connection before a byte of it is read."""
        self._writers: set[asyncio.StreamWriter] = set()

    async def serve_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        number = self.connections
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        self._writers.add(writer)
        try:
            if not self.greet():
                _reset(writer)
                return
            while await self._one(reader, writer, number):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the client has gone, or the test is over
        finally:
            self.open -= 1
            self._writers.discard(writer)
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, *fields = head.split("\r\n")
        method, target, _ = line.split(" ")
        headers = {name.strip().lower(): value.strip() for name, _, value in (f.partition(":") for f in fields if f)}
        if headers.get("transfer-encoding") == "chunked":
            body = b""
            while size := int(await reader.readline(), 16):
                body += await reader.readexactly(size)
                await reader.readline()
            await reader.readline()
        else:
            body = await reader.readexactly(int(headers.get("content-length", "0")))
        request = Request(method, target, headers, body, number)
        self.requests.append(request)
        answer = self.handler(request)
        if not isinstance(answer, Answer | Drop):
            answer = await answer
        if isinstance(answer, Drop):
            writer.write(answer.after)
            if answer.after:
                await writer.drain()
            if answer.reset:
                _reset(writer)
            return False
        return await self._write(writer, answer)

    async def _write(self, writer: asyncio.StreamWriter, answer: Answer) -> bool:
        body = answer.body
        fields = {**answer.headers}
        if not isinstance(body, bytes) and not hasattr(body, "__aiter__"):
            body = json.dumps(body).encode()
            fields.setdefault("Content-Type", "application/json")
        head = f"HTTP/1.1 {answer.status} X\r\n"
        if isinstance(body, bytes):
            fields.setdefault("Content-Length", str(len(body) if answer.promise is None else answer.promise))
        else:
            fields.setdefault("Transfer-Encoding", "chunked")
        head += "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        writer.write(head.encode("latin-1") + b"\r\n")
        if isinstance(body, bytes):
            writer.write(body)
            await writer.drain()
            return answer.promise is None
        async for chunk in body:
            if chunk is None:
                return False
            writer.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))
            await writer.drain()
        writer.write(b"0\r\n\r\n")
        await writer.drain()
        return True

    def hang_up(self) -> None:
        """Close every connection that is open."""
        for writer in self._writers:
            writer.close()


def _reset(writer: asyncio.StreamWriter) -> None:
    """Make the coming close a reset."""
    raw: socket.socket = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@asynccontextmanager
async def serve(handler: Handler, **options: Any) -> AsyncIterator[Stub]:
    """Run a stub for the length of a block."""
    stub = Stub(handler)
    server = await asyncio.start_server(stub.serve_connection, "127.0.0.1", 0, limit=1 << 20, backlog=1024, **options)
    port = server.sockets[0].getsockname()[1]
    stub.url = f"{'https' if options else 'http'}://127.0.0.1:{port}"
    try:
        yield stub
    finally:
        server.close()
        stub.hang_up()
        await server.wait_closed()
