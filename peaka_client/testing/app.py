"""The ASGI application: from a request to an answer."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse

from . import handlers
from .call import HANDLERS, Call, Reply
from .conformance import ConformanceError, check_media, check_reply
from .document import Operation, document
from .downloads import DOWNLOAD_FILE, serve_file
from .errors import ApiError, framework
from .log import Recorded, mask
from .pages import serve_page
from .requests import read_body, read_query
from .routing import Router

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from .faults import Fault
    from .local import LocalPeaka
    from .state import Key

__all__ = ["PREFIX", "App", "DisconnectedError"]

PREFIX = "/api/v1"
_JSON = "application/json"
_HEADERS = {
    "Cache-Control": "no-cache, no-store, max-age=0, must-revalidate",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_LOGGER = logging.getLogger("peaka_client.testing")

handlers.load()
_ROUTER = Router(document().operations.values())


class DisconnectedError(Exception):
    """The connection is to break here: a fault that was asked for."""

    def __init__(self, *, abort: bool, timeout: bool = False) -> None:
        super().__init__("connection dropped on purpose")
        self.abort = abort
        """True: reset; False: closed as if the peer had finished."""
        self.timeout = timeout


class App:
    """Answers requests from one LocalPeaka's state."""

    def __init__(self, local: LocalPeaka) -> None:
        self._local = local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            while (await receive())["type"] != "lifespan.shutdown":
                await send({"type": "lifespan.startup.complete"})
            await send({"type": "lifespan.shutdown.complete"})
            return
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        page = await serve_page(self._local, request)
        if page is not None:
            await page(scope, receive, send)
            return
        exchange = _Exchange(self._local, request, receive, send)
        await exchange.run()


class _Exchange:
    """One request, to the API or for an exported file, and what becomes of it."""

    def __init__(self, local: LocalPeaka, request: Request, receive: Receive, send: Send) -> None:
        self.local = local
        self.request = request
        self._receive = receive
        self._send = send
        self._started = time.perf_counter()
        headers = {name: mask(value, name) for name, value in request.headers.items()}
        self.record = Recorded("", request.method, _raw_path(request), {}, mask(dict(request.query_params)), headers)

    async def run(self) -> None:
        fault: Fault | None = None
        self.local.log.append(self.record)
        try:
            operation = self._route()
            self.record.operation = operation.name
            await self._read_for_log(operation)
            await self._wait(self.local.faults.wait(operation.name))
            fault = self.local.faults.next(self.record)
            if fault is not None:
                self.record.fault = fault.kind
                await self._wait(fault.delay)
                if fault.kind != "truncate" and not fault.handled:
                    await self._break(fault)
                    return
            response = await self._answer(operation)
        except ApiError as error:
            response = self._refuse(error)
        except (DisconnectedError, ClientDisconnect):
            raise
        except Exception as error:
            # A fault of LocalPeaka, not one that was asked for: told to the caller and to the log, whole.
            _LOGGER.exception("%s failed", self.record.operation)
            response = self._render({"error": type(error).__name__, "message": str(error)}, 500, {})
        if fault is not None:
            await self._break(fault, response)
            return
        await self._finish(response)

    def _route(self) -> Operation:
        path = self.record.path
        if path.startswith("/files/"):
            names = (one.name for one in DOWNLOAD_FILE.parameters)
            self.record.path_values = dict(zip(names, unquote(path).split("/")[2:], strict=False))
            return DOWNLOAD_FILE
        segments = path.removeprefix(PREFIX).strip("/").split("/") if path.startswith(f"{PREFIX}/") else [""]
        match = _ROUTER.match(self.request.method, [unquote(segment) for segment in segments])
        if match is None:
            raise framework(404, "Not Found", path, self.local.timestamp())
        if match.operation is None:
            allowed = {"Allow": ", ".join(match.allowed)}
            raise framework(405, "Method Not Allowed", path, self.local.timestamp(), allowed)
        self.record.path_values = match.values
        return match.operation

    async def _read_for_log(self, operation: Operation) -> None:
        if operation.body_type != _JSON:
            return
        try:
            self.record.body = mask(json.loads(await self.request.body() or b"null"))
        except (ValueError, RecursionError):
            self.record.body = None

    async def _answer(self, operation: Operation) -> Response:
        if operation is DOWNLOAD_FILE:
            return await serve_file(self.local, self.request)
        key = self._authenticate(operation)
        self.record.key_prefix = key.prefix
        await self.local.settle()
        strict = self.local.strict
        given = dict(self.request.query_params)
        if operation.name == "create_legacy_session" and key.project_id is not None and not strict:
            given.setdefault("projectId", key.project_id)  # the oldest clients leave it out
        query = read_query(operation, given, document(), strict=strict)
        body = await read_body(operation, self.request, document(), strict=strict)
        call = Call(self.local, operation, key, self.record.path_values, query, body, self.request.headers)
        if operation.name not in ("create_session", "create_legacy_session") and "projectId" in call.path:
            _ = call.project
        if operation.writes:
            self.local.changed()
        result: Any = HANDLERS[operation.name](call)
        if asyncio.iscoroutine(result):
            result = await result
        if isinstance(result, Response):
            if self.local.validate:
                check_media(operation, result)
            return result
        reply = result if isinstance(result, Reply) else Reply(result)
        status = reply.status or operation.success
        if self.local.validate:
            check_reply(operation, status, reply.body)
        return self._render(reply.body, status, reply.headers)

    def _authenticate(self, operation: Operation) -> Key:
        scheme, _, secret = self.request.headers.get("authorization", "").partition(" ")
        key = self.local.state.keys().get(secret.strip()) if scheme.lower() == "bearer" else None
        if key is None or (key.expires_at is not None and self.local.expired(key.expires_at)):
            raise self.local.refuse(401, "Unauthorized", self.record.path)
        if operation.scopes and key.kind not in operation.scopes:
            raise self.local.refuse(403, "Forbidden", self.record.path)
        return key

    def _refuse(self, error: ApiError) -> Response:
        if error.body.get("path") == "":
            error.body["path"] = self.record.path
        operation = document().operations.get(self.record.operation)
        if self.local.validate and operation is not None:
            try:
                check_reply(operation, error.status, error.body)
            except ConformanceError as wrong:
                return self._render({"error": "ConformanceError", "message": str(wrong)}, 500, {})
        return self._render(error.body, error.status, error.headers)

    def _render(self, body: Any, status: int, headers: dict[str, str]) -> Response:
        content = b"" if body is None else _encode(body)
        response = Response(content, status, {**_HEADERS, **headers})
        if content:
            response.headers["Content-Type"] = _JSON
        if status == 204:
            del response.headers["Content-Length"]
        elif len(content) > 2048 and "gzip" in self.request.headers.get("accept-encoding", ""):
            import gzip

            response.body = gzip.compress(content, 1)
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Length"] = str(len(response.body))
        return response

    async def _wait(self, seconds: float) -> None:
        if seconds > 0:
            await asyncio.sleep(seconds)

    async def _break(self, fault: Fault, response: Response | None = None) -> None:
        """Do what a fault asks for."""
        if fault.kind == "status":
            self.record.status = fault.status
            response = self._render(fault.body, fault.status, fault.headers)
            await self._finish(response)
        elif fault.kind == "malformed":
            broken = self._render({}, 200, fault.headers)
            broken.body = b'{"items": [{"id": "1", '
            broken.headers["Content-Length"] = str(len(broken.body))
            await self._finish(broken)
        elif fault.kind == "truncate":
            await self._truncate(response)
        elif fault.kind == "timeout":
            await self._hold()
        else:
            raise DisconnectedError(abort=True)

    async def _truncate(self, response: Response | None) -> None:
        """Send the first chunk of a stream, or half of any other body."""
        if isinstance(response, StreamingResponse):
            sent = await anext(aiter(response.body_iterator))
        else:
            if response is None or len(response.body) < 2:
                response = self._render({}, 200, {})
            sent = response.body[: len(response.body) // 2]
        start = {"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers}
        await self._send(start)
        await self._send({"type": "http.response.body", "body": sent, "more_body": True})
        raise DisconnectedError(abort=False)

    async def _hold(self) -> None:
        if self.local.in_process(self.request):
            raise DisconnectedError(abort=False, timeout=True)
        while (await self._receive())["type"] != "http.disconnect":
            pass
        raise DisconnectedError(abort=True)

    async def _finish(self, response: Response) -> None:
        self.record.status = response.status_code
        self.record.elapsed = time.perf_counter() - self._started
        await response(self.request.scope, self._receive, self._send)


def _raw_path(request: Request) -> str:
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    return raw.partition(b"?")[0].decode("ascii", "replace")


def _encode(body: Any) -> bytes:
    try:
        return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:  # a lone surrogate that came in as an escape goes out as one
        return json.dumps(body, separators=(",", ":")).encode()
