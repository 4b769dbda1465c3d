"""OpenTelemetry spans, where the application uses OpenTelemetry: one a logical call, metadata only, never raising."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from .errors import PeakaStatusError

if TYPE_CHECKING:
    from opentelemetry.trace import Span

    from .config import Settings
    from .operation import Operation

_UNTRACED = nullcontext()


class Facts:
    """What a span says of its call when it ends."""

    __slots__ = ("attempts", "status")

    def __init__(self) -> None:
        self.attempts: int = 0
        """How often it was sent."""
        self.status: int | None = None
        """Of the answer, if that is a success."""


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


def current(span: Span | None) -> AbstractContextManager[object]:
    """Makes it the parent of what is traced inside."""
    if span is None:
        return _UNTRACED
    from opentelemetry.trace import use_span

    return use_span(span, record_exception=False, set_status_on_exception=False)


def traced(operation: Operation[Any], settings: Settings, facts: Facts) -> AbstractContextManager[object]:
    """A span around a call, current inside."""
    span = start_span(operation, settings)
    return _UNTRACED if span is None else _recorded(span, facts)


@contextmanager
def _recorded(span: Span, facts: Facts) -> Iterator[None]:
    error: BaseException | None = None
    try:
        with current(span):
            yield
    except BaseException as caught:
        error = caught
        raise
    finally:
        end_span(span, facts, error)


def end_span(span: Span | None, facts: Facts, error: object) -> None:
    """Close it, whatever the outcome, and write down how the call ended."""
    if span is None:
        return
    with contextlib.suppress(Exception):
        from opentelemetry.trace import Status, StatusCode

        status = error.status if isinstance(error, PeakaStatusError) else facts.status
        if status is not None:
            span.set_attribute("http.response.status_code", status)
        if facts.attempts > 1:
            span.set_attribute("http.request.resend_count", facts.attempts - 1)
        if error is not None:
            name = str(status) if isinstance(error, PeakaStatusError) else type(error).__qualname__
            span.set_attribute("error.type", name)
            # A description could quote the server's text; the class's name is metadata.
            span.set_status(Status(StatusCode.ERROR, type(error).__name__))
    with contextlib.suppress(Exception):
        span.end()
