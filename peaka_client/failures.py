"""Turning an answer that says no into the right error, whatever shape its body has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .errors import STATUS_ERRORS, PeakaServerError, PeakaStatusError
from .jsons import parse
from .masking import mask
from .retry import retry_after

if TYPE_CHECKING:
    from .operation import Operation


_LONGEST = 64 * 1024
_LONGEST_MESSAGE = 500


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def status_error(
    operation: Operation[Any], status: int, headers: Mapping[str, str], body: bytes, secret: str | None = None
) -> PeakaStatusError:
    """The error for an answer, from any of the body shapes that were seen (gateway, service, Spring, driver, clients).

    Args:
        operation: What was called.
        status: The HTTP status.
        headers: The answer's headers.
        body: The answer's body.
        secret: The key in use, to be taken out of all texts.
    """
    raw = mask(body[:_LONGEST].decode("utf-8", "replace"), secret)
    try:
        parsed: Any = parse(raw.encode("utf-8", "replace"))
    except ValueError:
        parsed = None
    fields: Mapping[str, Any] = parsed if isinstance(parsed, dict) else {}
    code = fields.get("errorCode", fields.get("code"))
    error = _text(fields.get("error"))
    plain = _text(raw) if parsed is None and not raw.lstrip().startswith("<") else None
    message = _text(fields.get("message")) or _text(fields.get("reason")) or error or _text(parsed) or plain
    message = (message or f"no explanation from the server (status {status})").strip()
    kind = STATUS_ERRORS.get(status, PeakaServerError if status >= 500 else PeakaStatusError)
    hint = ""
    if status in (401, 403) and operation.scopes:
        hint = f"; {operation.name} needs a {' or '.join(operation.scopes)} key"
        if status == 403:
            hint += " with access to this project or organization"
    elif 300 <= status < 400:
        hint = "; the server redirects elsewhere: check base_url"
    return kind(
        message[:_LONGEST_MESSAGE] + hint,
        status=status,
        error_code=code if isinstance(code, int | str) and not isinstance(code, bool) else None,
        error=error,
        message=message,
        trace_id=_text(fields.get("traceId")),
        body=parsed,
        raw_body=raw,
        retry_after=retry_after(headers),
    )
