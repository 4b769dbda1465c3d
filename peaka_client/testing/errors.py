"""The error bodies of the wire, odd ones included."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["ApiError", "framework", "gateway", "service"]


class ApiError(Exception):
    """A reply that is not a success."""

    def __init__(self, status: int, body: Any, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, body)
        self.status = status
        self.body = body
        self.headers: dict[str, str] = dict(headers or {})


def gateway(message: str, *, status: int = 400, code: int = 100) -> ApiError:
    """``{"errorCode": 100, "message": …}``: queries, catalogs, statistics, internal tables."""
    return ApiError(status, {"errorCode": code, "message": message})


def service(error: str, message: str, code: str | None, *, status: int = 400) -> ApiError:
    """``{"error": …, "message": …, "errorCode": …}``: connections and caches."""
    return ApiError(status, {"error": error, "message": message, "errorCode": code})


def framework(status: int, error: str, path: str, timestamp: str, headers: Mapping[str, str] | None = None) -> ApiError:
    """What the framework says of an unknown route, a wrong verb or a bad key.

    The bodies of 401, 403 and 429 were never recorded; they are assumed to have this form too.
    """
    return ApiError(status, {"timestamp": timestamp, "status": status, "error": error, "path": path}, headers)
