"""The server under every benchmark: nginx where there is one, and a raw asyncio protocol for what nginx cannot do.

nginx answers the plain calls. The protocol of this module answers late (50 ms), over TLS, counts connections and
swallows uploads; where nginx is absent it answers everything. Both run in processes of their own.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from .wire import CACHE, ROOT, SLOW, WWW, Reply, replies

DELAY = 0.050


@dataclass
class Servers:
    """Where the servers are, as origins without a path."""

    plain: str
    """nginx, or the protocol."""
    raw: str
    """The protocol."""
    tls: str | None
    """The protocol behind TLS, which nginx ends where there is one; None without openssl to make a certificate."""
    kind: str


@contextlib.contextmanager
def serving() -> Iterator[Servers]:
    """Start the servers; they end with the block."""
    raw_port, tls_port, plain_port = (_free_port() for _ in range(3))
    nginx = shutil.which("nginx")
    raw = f"http://127.0.0.1:{raw_port}"
    plain = f"http://127.0.0.1:{plain_port}" if nginx else raw
    known = replies(f"{plain}/big.csv")
    with contextlib.ExitStack() as stack:
        stack.enter_context(
            _process(
                [sys.executable, "-m", "benchmarks.server", str(raw_port), "0" if nginx else str(tls_port), plain], raw
            )
        )
        if nginx:
            config = _nginx_config(plain_port, tls_port, raw, known)
            stack.enter_context(_process([nginx, "-c", str(config), "-p", str(CACHE)], plain))
        kind = _version(nginx) if nginx else "a raw asyncio protocol"
        yield Servers(plain, raw, f"https://127.0.0.1:{tls_port}" if certificate() else None, kind)


def certificate() -> tuple[Path, Path] | None:
    """A self-signed certificate for localhost and its key."""
    cert, key = CACHE / "cert.pem", CACHE / "key.pem"
    openssl = shutil.which("openssl")
    if openssl is None:
        return None
    if not cert.exists():
        CACHE.mkdir(exist_ok=True)
        words = (
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=localhost "
            "-addext subjectAltName=DNS:localhost,IP:127.0.0.1"
        )
        subprocess.run(
            [openssl, *words.split(), "-keyout", str(key), "-out", str(cert)], check=True, capture_output=True
        )
    return cert, key


def first_byte(origin: str) -> float:
    """When the protocol last wrote the first byte of a file, by the monotonic clock."""
    with urlopen(f"{origin}/stats") as reply:
        return float(json.load(reply)["first_byte"])


def connections(servers: Servers, origin: str) -> int:
    """How many connections a server has accepted so far, the one that asks included."""
    if origin == servers.tls and servers.plain != servers.raw:
        with urlopen(f"{servers.plain}/accepted") as reply:
            return int(reply.read().split()[7])
    with urlopen(f"{servers.raw}/stats") as reply:
        return int(json.load(reply)["connections"])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _version(nginx: str) -> str:
    return subprocess.run([nginx, "-v"], capture_output=True, text=True, check=False).stderr.strip().split(": ")[-1]


@contextlib.contextmanager
def _process(command: list[str], origin: str) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(_address(origin)):
                break
            if process.poll() is not None:
                raise RuntimeError(f"{command[0]} ended with {process.returncode}")
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait()


def _address(origin: str) -> tuple[str, int]:
    host, _, port = origin.partition("://")[2].rpartition(":")
    return host, int(port)


def _nginx_config(port: int, tls_port: int, raw: str, known: dict[str, Reply]) -> Path:
    # nginx answers 405 to a POST on a file; sent back to the same file it answers with the file.
    locations = "\n".join(
        f"    location = {path} {{ default_type {reply.media}; alias {WWW / reply.file}; "
        f"error_page 405 ={reply.status} $uri; }}"
        for path, reply in known.items()
    )
    tls = ""
    if (pair := certificate()) is not None:
        tls = f"""
  upstream raw {{ server {raw.partition("://")[2]}; keepalive 256; keepalive_requests 100000000; }}
  server {{
    listen 127.0.0.1:{tls_port} ssl backlog=2048;
    ssl_certificate {pair[0]}; ssl_certificate_key {pair[1]};
    location / {{ proxy_pass http://raw; proxy_http_version 1.1; proxy_set_header Connection ""; }}
  }}
"""
    config = CACHE / "nginx.conf"
    config.write_text(
        f"""daemon off; worker_processes 1; user root; pid {CACHE}/nginx.pid; error_log {CACHE}/nginx.log;
events {{ worker_connections 4096; }}
http {{
  access_log off; sendfile on; tcp_nodelay on; keepalive_requests 100000000; keepalive_timeout 600;
  client_max_body_size 0; client_body_temp_path {CACHE}/nginx-body; types {{ }}
  server {{
    listen 127.0.0.1:{port} backlog=2048;
    location = /accepted {{ stub_status; }}
{locations}
  }}
{tls}
}}
"""
    )
    return config


class _Counts:
    connections = 0
    first_byte = 0.0


class _Protocol(asyncio.Protocol):
    """Enough HTTP/1.1 for well-behaved clients: no pipelining, bodies counted and dropped."""

    def __init__(self, answers: dict[bytes, bytes], files: dict[bytes, tuple[bytes, Path]]) -> None:
        self.answers, self.files = answers, files
        self.head = b""
        self.left = 0
        """Bytes of the request's body still to come; -1: chunked, ends with an empty chunk."""
        self.tail = b""
        self.path = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        _Counts.connections += 1
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        if self.left == 0:
            self.head += data
            head, found, data = self.head.partition(b"\r\n\r\n")
            if not found:
                return
            self.head = b""
            self.path = head.split(b" ", 2)[1]
            fields = head.lower()
            if b"\r\ntransfer-encoding: chunked" in fields:
                self.left, self.tail = -1, b""
            elif (at := fields.find(b"\r\ncontent-length: ")) >= 0:
                self.left = int(fields[at + 18 :].partition(b"\r\n")[0])
        if self.left < 0:
            self.tail = (self.tail + data)[-5:]
            if self.tail != b"0\r\n\r\n":
                return
            self.left = 0
        elif self.left:
            self.left -= len(data)
            if self.left:
                return
        self.respond(self.path)

    def respond(self, path: bytes) -> None:
        if path.startswith(SLOW.encode()):
            asyncio.get_running_loop().call_later(DELAY, self.respond, path[len(SLOW) :])
        elif path.startswith(b"/stats"):
            self.write(
                _answer(json.dumps({"connections": _Counts.connections, "first_byte": _Counts.first_byte}).encode())
            )
        elif (bare := path.partition(b"?")[0]) in self.files:
            head, file = self.files[bare]
            _Counts.first_byte = time.monotonic()
            self.write(head)
            self.sending = asyncio.get_running_loop().create_task(self.send_file(file))
        else:
            self.write(self.answers.get(bare, _answer(b'{"message":"unknown"}', status=404)))

    def write(self, data: bytes) -> None:
        if not self.transport.is_closing():
            self.transport.write(data)

    async def send_file(self, file: Path) -> None:
        with file.open("rb") as content, contextlib.suppress(OSError):
            await asyncio.get_running_loop().sendfile(self.transport, content)


def _answer(body: bytes, media: str = "application/json", status: int = 200) -> bytes:
    return _head(len(body), media, status) + body


def _head(length: int, media: str, status: int) -> bytes:
    return f"HTTP/1.1 {status} OK\r\nContent-Type: {media}\r\nContent-Length: {length}\r\n\r\n".encode()


async def _serve(raw_port: int, tls_port: int, plain: str) -> None:
    answers: dict[bytes, bytes] = {}
    files: dict[bytes, tuple[bytes, Path]] = {}
    for path, reply in replies(f"{plain}/big.csv").items():
        file = WWW / reply.file
        size = file.stat().st_size
        if size < 1 << 16:
            answers[path.encode()] = _answer(file.read_bytes(), reply.media, reply.status)
        else:
            files[path.encode()] = _head(size, reply.media, reply.status), file
    loop = asyncio.get_running_loop()
    protocol = lambda: _Protocol(answers, files)  # noqa: E731
    await loop.create_server(protocol, "127.0.0.1", raw_port, backlog=2048)
    if tls_port and (pair := certificate()) is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*pair)
        await loop.create_server(protocol, "127.0.0.1", tls_port, ssl=context, backlog=2048)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
