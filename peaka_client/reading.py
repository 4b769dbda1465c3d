"""From a reply's bytes to the result of an operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from .errors import PeakaDecodeError
from .jsons import parse

if TYPE_CHECKING:
    from .operation import Operation, Response


T = TypeVar("T")


def read(operation: Operation[T], response: Response) -> T:
    """Parse and decode a reply.

    Raises:
        PeakaDecodeError: It is not JSON, or its root has another shape than the operation's.
    """
    body = response.body
    place = None
    try:
        return operation.decode(parse(body) if body.strip() else None)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        from .model import anything, nothing

        if operation.decode in (anything, nothing):
            # Whatever came is right: nobody knows what these answer, and the work is done.
            return operation.decode(body.decode("utf-8", "replace"))
        what, place = (str(error) or type(error).__name__), getattr(error, "place", None)
    # Raised out here: a JSON error holds the whole body, which may hold a new API key.
    kind = response.headers.get("content-type", "no content type")
    raise PeakaDecodeError(
        f"cannot read the answer: {what if body.strip() else 'the body is empty'} ({len(body)} bytes, {kind})",
        operation=operation.name,
        method=operation.method,
        route=operation.path,
        status=response.status,
        place=place,
        attempts=response.attempts,
        elapsed=response.elapsed,
    )
