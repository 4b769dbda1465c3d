"""Everything the SDK raises.

::

    PeakaError
    ├── PeakaConfigError          wrong use, found before anything was sent (also a ValueError)
    │   └── PeakaKeyScopeError    the key cannot call this operation
    ├── PeakaUsageError           a closed client, or one used on two event loops (also a RuntimeError)
    ├── PeakaMissingExtraError    an optional package is not installed (also an ImportError)
    ├── PeakaConnectionError      no complete answer: DNS, connect, TLS, reset, truncated body
    │   └── PeakaTimeoutError     the time was up (also a TimeoutError)
    ├── PeakaDecodeError          an answer that cannot be read
    ├── PeakaStatusError          an answer that says no
    │   ├── PeakaBadRequestError      400, 422
    │   ├── PeakaAuthenticationError  401
    │   ├── PeakaPermissionError      403
    │   ├── PeakaNotFoundError        404, 410
    │   ├── PeakaConflictError        409
    │   ├── PeakaRateLimitError       429
    │   └── PeakaServerError          5xx
    ├── PeakaAmbiguousError       sent twice, and nobody can say which attempt took effect
    ├── PeakaDownloadError        an export was made, but its files did not arrive whole
    ├── PeakaIncompleteError      a listing has ended, and the server may have more that it cannot be asked for
    └── PeakaJobError             a job at the server did not succeed
        └── PeakaJobTimeoutError  we stopped waiting; the job goes on (also a TimeoutError)

None of them holds the API key, a request header or a session code; all can be pickled.
"""

from __future__ import annotations

from typing import Any

__all__ = ["PeakaAmbiguousError", "PeakaAuthenticationError", "PeakaBadRequestError", "PeakaConfigError"]
__all__ += ["PeakaConflictError", "PeakaConnectionError", "PeakaDecodeError", "PeakaDownloadError", "PeakaError"]
__all__ += ["PeakaIncompleteError", "PeakaJobError", "PeakaJobTimeoutError", "PeakaKeyScopeError"]
__all__ += ["PeakaMissingExtraError", "PeakaNotFoundError", "PeakaPermissionError", "PeakaRateLimitError"]
__all__ += ["PeakaServerError", "PeakaStatusError", "PeakaTimeoutError", "PeakaUsageError"]


class PeakaError(Exception):
    """The base of all errors of this package.

    Attributes:
        operation: The operation's id, e.g. ``list_catalogs``; None outside a call.
        method: The HTTP method.
        route: The route template, without its values.
        attempts: How often the call was sent.
        elapsed: Seconds that the call took, waits included.
    """

    operation: str | None = None
    method: str | None = None
    route: str | None = None
    attempts: int = 0
    elapsed: float = 0.0
    _told: tuple[tuple[str, str], ...] = ()
    """What else the text tells, where it is known, and by which word."""

    def __init__(self, message: str, /, **facts: Any) -> None:
        super().__init__(message)
        self.__dict__.update(facts)

    def __str__(self) -> str:
        place = [] if self.operation is None else [f"{self.operation}: {self.method} {self.route}"]
        place += [f"{word} {value}" for name, word in self._told if (value := getattr(self, name)) is not None]
        if self.operation is not None and self.attempts:
            place += [f"attempts: {self.attempts}", f"{self.elapsed:.2f} s"]
        return f"{self.args[0]} ({', '.join(place)})" if place else str(self.args[0])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


class PeakaConfigError(PeakaError, ValueError):
    """Wrong use, found before anything was sent. The message says how to put it right."""


class PeakaKeyScopeError(PeakaConfigError):
    """The client holds a project key and the operation needs a partner key; nothing was sent."""


class PeakaUsageError(PeakaError, RuntimeError):
    """A client used after it was closed, on a second event loop, or a stream used out of turn."""


class PeakaMissingExtraError(PeakaError, ImportError):
    """An optional package is not installed; the message names the extra to install."""


class PeakaConnectionError(PeakaError):
    """No complete answer came: DNS, connect, TLS, a reset, a truncated or garbled reply.

    Attributes:
        may_have_applied: False when nothing of the request was written, so that it cannot have had an effect.
    """

    may_have_applied: bool = True


class PeakaTimeoutError(PeakaConnectionError, TimeoutError):
    """The call's deadline, or a stream's idle time, was up."""


class PeakaDecodeError(PeakaError):
    """An answer that cannot be read: not JSON, or its root has another shape.

    Attributes:
        status: The HTTP status.
        place: Where in the body, e.g. ``$[3].id``; None: the whole.
    """

    status: int | None = None
    place: str | None = None
    _told = (("status", "status"), ("place", "at"))


class PeakaStatusError(PeakaError):
    """The server answered with a status that is no success.

    Attributes:
        status: The HTTP status.
        error_code: ``errorCode`` or ``code`` as the wire had it: an int, a string or None.
        error: The wire's ``error``, e.g. ``INVALID_CONNECTION_ID``.
        message: What the server said; never empty.
        trace_id: The server's ``traceId``, for its support.
        body: The parsed JSON body, secrets masked; None when it was not JSON.
        raw_body: The body as text, secrets masked, cut at 64 KiB.
        retry_after: Seconds that the server asked to wait, if it did.
    """

    status: int = 0
    error_code: int | str | None = None
    error: str | None = None
    message: str = ""
    trace_id: str | None = None
    body: Any = None
    raw_body: str = ""
    retry_after: float | None = None
    _told = (("status", "status"), ("error_code", "errorCode"), ("trace_id", "traceId"), ("retry_after", "Retry-After"))


class PeakaBadRequestError(PeakaStatusError):
    """400 or 422: the request is invalid. Also what the server says for a query or connection that does not exist."""


class PeakaAuthenticationError(PeakaStatusError):
    """401: the key is unknown, revoked or expired."""


class PeakaPermissionError(PeakaStatusError):
    """403: the key may not do this, e.g. a project key on a partner operation or on another project."""


class PeakaNotFoundError(PeakaStatusError):
    """404 or 410: no such thing, or no such route."""


class PeakaConflictError(PeakaStatusError):
    """409: it exists already, is not empty, or would form a circle."""


class PeakaRateLimitError(PeakaStatusError):
    """429: too many requests; ``retry_after`` says how long to wait, if the server did."""


class PeakaServerError(PeakaStatusError):
    """5xx: the server failed."""


STATUS_ERRORS: dict[int, type[PeakaStatusError]] = {
    400: PeakaBadRequestError,
    401: PeakaAuthenticationError,
    403: PeakaPermissionError,
    404: PeakaNotFoundError,
    409: PeakaConflictError,
    410: PeakaNotFoundError,
    422: PeakaBadRequestError,
    429: PeakaRateLimitError,
}
"""The errors that stand for one status each; from 500 on it is PeakaServerError, otherwise PeakaStatusError."""


class PeakaAmbiguousError(PeakaError):
    """A call was sent again after a lost reply, and the second answer does not tell whether the first took effect.

    Attributes:
        first: What became of the attempt whose reply was lost.
        last: What the replay was answered.
    """

    first: PeakaError
    last: PeakaError


class PeakaDownloadError(PeakaError):
    """An export succeeded at the server, but its files did not arrive whole.

    Attributes:
        export_id: The export, to be fetched again with ``project.exports.download(export_id)``.
    """

    export_id: str | None = None


class PeakaIncompleteError(PeakaError):
    """A listing has ended, and the server may have more that it cannot be asked for. Raised after the last item."""


class PeakaJobError(PeakaError):
    """A job at the server ended without success.

    Attributes:
        job_id: The id of what was waited for.
        status: The state it was in, normalised (``FAILED``, ``CANCELLED``, …).
        last: The last state read, as a model.
    """

    job_id: str | None = None
    status: str | None = None
    last: Any = None


class PeakaJobTimeoutError(PeakaJobError, TimeoutError):
    """We stopped waiting; the job itself goes on at the server and can be waited for again by its id."""
