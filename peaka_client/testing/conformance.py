"""Whether a reply is what the document says: a switch for our tests and our users'."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .document import Operation, document

if TYPE_CHECKING:
    from starlette.responses import Response

__all__ = ["ConformanceError", "check_media", "check_reply"]


class ConformanceError(AssertionError):
    """A reply of LocalPeaka differs from openapi.yaml."""


def check_reply(operation: Operation, status: int, body: Any) -> None:
    """Check a reply's status and body.

    Raises: ConformanceError, with every difference.
    """
    answer = operation.answer(status)
    if answer is None or (status < 400 and str(status) not in operation.answers):
        raise ConformanceError(f"{operation.name} answered {status}, which openapi.yaml does not know")
    if answer.schema is None:
        if body is not None and not isinstance(body, (bytes, str)):
            raise ConformanceError(f"{operation.name} answered {status} with a body; openapi.yaml knows none")
        return
    if answer.content_type != "application/json":
        return
    problems = [f"{where} {what}" for where, what in document().checker.problems(answer.schema, body)]
    if problems:
        raise ConformanceError(f"{operation.name} answered {status} with {'; '.join(problems)}")


def check_media(operation: Operation, response: Response) -> None:
    """Check the status and the content type of a reply that is no JSON.

    Raises: ConformanceError.
    """
    answer = operation.answers.get(str(response.status_code))
    kind = response.headers.get("content-type", "").partition(";")[0]
    if answer is None or answer.content_type != kind:
        raise ConformanceError(f"{operation.name} answered {response.status_code} with {kind}, unlike openapi.yaml")
