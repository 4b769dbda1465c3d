"""OpenTelemetry spans, where the application uses OpenTelemetry: one a logical call, metadata only, never raising."""

from __future__ import annotations

import contextlib
import sys
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from .errors import PeakaStatusError

if TYPE_CHECKING:
    from opentelemetry.trace import Span

    from .config import Settings
    from .operation import Operation


def start_span(operation: Operation[Any], settings: Settings) -> Span | None:
    """A client span for a call; None where the application has not loaded OpenTelemetry."""
    if "opentelemetry.trace" not in sys.modules:
        return None
    try:
        from urllib.parse import urlsplit

        from opentelemetry import trace

        from . import __version__

        server = urlsplit(settings.origin)

        attributes: dict[str, str | int] = {
            "http.request.method": operation.method,
            "url.template": operation.path,
            "server.address": server.hostname or "",
            "peaka.operation": operation.name,
        }
        if server.port is not None:
            attributes["server.port"] = server.port
        tracer = trace.get_tracer("peaka_client", __version__)
        name = f"{operation.method} {operation.path}"
        return tracer.start_span(name, kind=trace.SpanKind.CLIENT, attributes=attributes)
    except Exception:  # noqa: BLE001 - observing a call must never break it
        return None


def current(span: Span) -> AbstractContextManager[object]:
    """Makes it the parent of what is traced inside."""
    from opentelemetry.trace import use_span

    return use_span(span, record_exception=False, set_status_on_exception=False)


def end_span(span: Span, *, status: int | None, error: object, attempts: int) -> None:
    """Close it, whatever the outcome, and write down how the call ended."""
    with contextlib.suppress(Exception):
        from opentelemetry.trace import Status, StatusCode

        if isinstance(error, PeakaStatusError):
            status = error.status
        if status is not None:
            span.set_attribute("http.response.status_code", status)
        if attempts > 1:
            span.set_attribute("http.request.resend_count", attempts - 1)
        if error is not None:
            name = str(error.status) if isinstance(error, PeakaStatusError) else type(error).__qualname__
            span.set_attribute("error.type", name)
            # A description could quote the server's text; the class's name is metadata.
            span.set_status(Status(StatusCode.ERROR, type(error).__name__))
    with contextlib.suppress(Exception):
        span.end()
