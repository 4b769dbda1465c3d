"""The faults that the proxy can be told to play, by what the client gets to see."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import replace

from .fault_proxy import UNASKED, Fault, Message, Shape, whole


def _solid(reply: Message) -> Message:
    """A reply that has a body to break."""
    return reply if reply.body else UNASKED.having(b"{}")


def _nothing(_: Message) -> list[bytes]:
    return []


def _half_head(reply: Message) -> list[bytes]:
    return [reply.head[: len(reply.head) // 2]]


def _halves(reply: Message) -> list[bytes]:
    reply = _solid(reply)
    middle = len(reply.framed) // 2
    return [reply.head + reply.framed[:middle], reply.framed[middle:]]


def _half(reply: Message) -> list[bytes]:
    return _halves(reply)[:1]


def _trickle(reply: Message) -> list[bytes]:
    """Byte by byte, a large one in two thousand pieces."""
    text = reply.head + reply.framed
    size = 1 + len(text) // 2000
    return [text[at : at + size] for at in range(0, len(text), size)]


def _said(text: bytes) -> Shape:
    return lambda _: [text]


def _answer(status: bytes, body: bytes, *fields: bytes) -> bytes:
    return b"\r\n".join([b"HTTP/1.1 " + status, b"Content-Length: %d" % len(body), *fields, b"", body])


def _with_body(change: Callable[[bytes], bytes], **fields: str) -> Shape:
    return lambda reply: whole(_solid(reply).having(change(_solid(reply).body), **fields))


def _in_chunks(frame: Callable[[bytes], bytes]) -> Shape:
    return lambda reply: [replace(_solid(reply), chunked=True).head, frame(_solid(reply).body)]


SLOW = Fault("trickling", _trickle, "keep", forwards=True)
PAUSED = Fault("paused in the body", _halves, "keep", forwards=True, gated=True)

RESET_ON_ACCEPT = Fault("reset on accept", _nothing, "reset", "accept")
RESET_ON_FIRST_BYTE = Fault("reset on the first byte", _nothing, "reset", "first byte")
UNREAD = (RESET_ON_ACCEPT, RESET_ON_FIRST_BYTE)
"""The request is not read: the server cannot have done anything, but the client cannot know."""
LOST = (
    Fault("reset", _nothing, "reset"),
    Fault("closed", _nothing),
    Fault("half-closed", _nothing, "half-close"),
    Fault("no HTTP", _said(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")),
    Fault("head closed", _half_head),
    Fault("head reset", _half_head, "reset"),
    Fault("head half-closed", _half_head, "half-close"),
)
"""No status arrives."""
CUT = (
    Fault("body closed", _half),
    Fault("body reset", _half, "reset"),
    Fault("body half-closed", _half, "half-close"),
    Fault("chunk cut", _in_chunks(lambda body: b"%x\r\n%b" % (len(body), body[:-1]))),
    Fault("no last chunk", _in_chunks(lambda body: b"%x\r\n%b\r\n" % (len(body), body))),
    Fault("chunk without a size", _in_chunks(lambda body: b"zz\r\n%b\r\n0\r\n\r\n" % body), "keep"),
    Fault("chunk too long", _in_chunks(lambda body: b"%x\r\n%b\r\n0\r\n\r\n" % (len(body) - 1, body)), "keep"),
)
"""The head arrives, the body does not."""
PACKED = (
    Fault("gzip cut", _with_body(lambda body: gzip.compress(body)[:-9], content_encoding="gzip"), "keep"),
    Fault("bad gzip", _with_body(lambda body: gzip.compress(body)[:-8] + bytes(8), content_encoding="gzip"), "keep"),
    Fault("no gzip", _with_body(lambda body: body, content_encoding="gzip"), "keep"),
)  # fmt: skip
"""The body arrives, its compression is broken."""
AMBIGUOUS = UNREAD + LOST + CUT + PACKED
BAD_GATEWAY = Fault("502", _said(_answer(b"502 Bad Gateway", b"<html>")), "keep")

TOO_MANY = Fault("429", _said(_answer(b"429 Too Many Requests", b"{}")), "keep", forwards=False)
BUSY = Fault(
    "503 with Retry-After",
    _said(_answer(b"503 Service Unavailable", b"{}", b"Retry-After: 1")),
    "keep",
    forwards=False,
)
REJECTED = (TOO_MANY, BUSY)
"""Turned away at the door: without effect, and the client knows it."""

NO_JSON = Fault("bytes flipped", _with_body(lambda body: bytes(byte ^ 0x80 for byte in body)), "keep")
STALLED = Fault("stalled", _nothing, "hold")
STALLED_IN_BODY = Fault("stalled in the body", _half, "hold")

_FORGED = _answer(b"200 OK", b'{"id": "forged", "displayName": "forged"}', b"Content-Type: application/json")
THEN = (
    Fault("closed afterwards", whole, "close", forwards=True),
    Fault("reset afterwards", whole, "reset", forwards=True),
    Fault("half-closed afterwards", whole, "half-close", forwards=True),
    Fault("words afterwards", lambda reply: [*whole(reply), _FORGED], "keep", forwards=True),
    Fault("words at once", lambda reply: [whole(reply)[0] + _FORGED], "keep", forwards=True),
)
"""The reply is whole, and its connection must not carry another call."""
