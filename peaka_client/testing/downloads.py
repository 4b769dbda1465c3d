"""Exported files behind presigned URLs, as an S3 store serves them: ranges, entity tags, no Authorization header."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from starlette.responses import Response

from .document import Operation, Parameter
from .signing import RETENTION, verify

if TYPE_CHECKING:
    from starlette.requests import Request

    from .local import LocalPeaka

__all__ = ["DOWNLOAD_FILE", "serve_file"]

DOWNLOAD_FILE = Operation(
    name="download_file", method="GET", path="/files/{projectId}/{exportId}/{fileName}", tag="", scopes=(),
    parameters=tuple(Parameter(name, "path", True, {}) for name in ("projectId", "exportId", "fileName")),
    body=None, body_type=None, body_required=False, answers={},
)  # fmt: skip
"""No operation of the API; by this name the log and planned failures know a request for a file."""

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def _refuse(status: int, code: str, message: str) -> Response:
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>'
    return Response(body, status, media_type="application/xml")


async def serve_file(local: LocalPeaka, request: Request) -> Response:
    """A file, whole or from where the last download broke off."""
    if request.method not in ("GET", "HEAD"):
        return _refuse(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
    if "authorization" in request.headers:
        return _refuse(400, "InvalidArgument", "Only one auth mechanism allowed")
    raw = request.scope.get("raw_path") or request.url.path.encode()
    wrong = verify(local, raw.partition(b"?")[0].decode("ascii"), request.scope["query_string"].decode("ascii"))
    if wrong is not None:
        code = "AccessDenied" if wrong.startswith("Request") else wrong
        return _refuse(403, code, wrong)
    project_id, export_id = request.url.path.split("/")[2:4]
    project = local.state.projects.get(project_id)
    job = project.exports.get(export_id) if project else None
    if job is None or job.content is None or local.state.clock.now() >= (job.finished_at or 0) + RETENTION:
        return _refuse(404, "NoSuchKey", "The specified key does not exist.")
    return _content(request, job.content, "text/csv" if ".csv" in job.file_name else "application/x-ndjson")


def _content(request: Request, content: bytes, kind: str) -> Response:
    tag = f'"{hashlib.md5(content, usedforsecurity=False).hexdigest()}"'
    headers = {"ETag": tag, "Accept-Ranges": "bytes"}
    found = _RANGE.fullmatch(request.headers.get("range", ""))
    if found and request.headers.get("if-range", tag) == tag:
        start, end = _limits(found[1], found[2], len(content))
        if start >= len(content):
            headers["Content-Range"] = f"bytes */{len(content)}"
            return Response(b"", 416, headers)
        headers["Content-Range"] = f"bytes {start}-{end}/{len(content)}"
        return Response(content[start : end + 1], 206, headers, media_type=kind)
    return Response(content, 200, headers, media_type=kind)


def _limits(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(size - int(last or 0), 0), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1
