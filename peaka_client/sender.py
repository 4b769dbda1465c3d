"""Sending a call: attempts, deadline, key, middleware, errors. Generated code knows it as a ``Sender``."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from .clock import within
from .config import ClientOptions, checked_headers
from .errors import (
    PeakaAmbiguousError,
    PeakaAuthenticationError,
    PeakaConnectionError,
    PeakaError,
    PeakaStatusError,
    PeakaTimeoutError,
    PeakaUsageError,
)
from .flight import Flight
from .logs import log, log_attempt, log_wait
from .middleware import Attempt, Outcome
from .operation import Call, Operation, Response
from .replies import StreamCall, StreamReply
from .retry import backoff, may_replay, was_rejected
from .spans import traced
from .types import Secret

if TYPE_CHECKING:
    from .config import Settings
    from .http import Http, Prepared
    from .hub import Hub
    from .middleware import Next

T = TypeVar("T")

MAX_BODY = 64 * 1024 * 1024
"""Bytes: a reply that is read whole may not be larger, compressed or not. Streams, rows and downloads have no limit."""


class PeakaSender:
    """Sends calls with one set of settings over the connections of a hub.

    Args:
        hub: The connections, shared with every client derived from the first.
        settings: Key, limits, headers and middleware of this client.
    """

    def __init__(self, hub: Hub, settings: Settings) -> None:
        self.hub = hub
        self.settings = settings
        self._prepared: dict[tuple[str, bool], Prepared] = {}
        self._prepared_for = -1

    def derive(self, **options: Unpack[ClientOptions]) -> PeakaSender:
        """A sender with other options over the same connections."""
        if unknown := options.keys() - ClientOptions.__optional_keys__:
            raise TypeError(f"with_options() got unexpected arguments: {', '.join(sorted(unknown))}")
        return PeakaSender(self.hub, self.settings.with_options(options))

    async def send(self, call: Call, read: Callable[[Response], T]) -> T:
        """Send a call, again where the rules permit, take in its reply whole, and read it."""
        flight = Flight(call, self.settings, streamed=False)
        with traced(call.operation, self.settings, flight):
            outcome = self._success(flight, await within(flight.limit, self._attempts(flight)))
            return read(_handed_over(flight, outcome))

    def stream(self, call: Call, wrap: Callable[[Any], T]) -> StreamCall[T]:
        """A call whose reply is handed over while it arrives, to what ``wrap`` makes of it."""
        return StreamCall(self, call, wrap)

    async def open(self, flight: Flight) -> StreamReply:
        """Send a call, again where the rules permit, and hand over its reply once the head is there.

        Middleware or ``on_response`` may fail, or be cancelled, with the reply already open: whoever made the flight
        drops it.
        """
        _handed_over(flight, self._success(flight, await within(flight.limit, self._attempts(flight))))
        if flight.reply is None:
            raise PeakaUsageError("a middleware answered a stream without calling the next step")
        return StreamReply(flight, flight.reply)

    def _success(self, flight: Flight, outcome: Outcome | PeakaTimeoutError) -> Outcome:
        """What came of a call within its time limit: a success, all else is raised."""
        if isinstance(outcome, PeakaTimeoutError):
            if flight.attempts == len(flight.unsent or ()):
                raise self._not_sent(flight)
            late = PeakaTimeoutError(f"no answer within {round(flight.limit or 0.0, 3):g} s")
            raise flight.told(_in_doubt(late, flight.call.operation))
        if outcome.error is not None:
            raise flight.told(_in_doubt(outcome.error, flight.call.operation))
        flight.status = outcome.status
        return outcome

    def _place(self, flight: Flight, room: asyncio.Semaphore) -> Awaitable[object]:
        """A place for one request, which all else must be ready for."""
        if flight.limit is None or self.settings.key.current is None:
            return self._enter(flight, room)
        return room.acquire()

    async def _enter(self, flight: Flight, room: asyncio.Semaphore) -> None:
        """Wait for the key, whose source may make calls as well, and then for a place."""

        async def wait() -> None:
            if self.settings.key.current is None:
                await self.settings.key.renew(0)
            await room.acquire()

        # An upload has no limit around all of it.
        if await within(flight.patience, wait()) is not None:
            raise self._not_sent(flight)

    def _not_sent(self, flight: Flight) -> PeakaTimeoutError:
        what = "no connection was made" if flight.unsent else "no connection became free"
        what = what if self.settings.key.current else "api_key() gave no key"
        held = ", or a middleware held it back" if self.settings.middleware else ""
        text = f"not sent: {what} within {flight.limit or flight.patience or 0.0:g} s{held}"
        return flight.told(PeakaTimeoutError(text, may_have_applied=False))

    async def _attempts(self, flight: Flight) -> Outcome:
        operation, key, http = flight.call.operation, self.settings.key, self.hub.http()
        if flight.body is not None and not isinstance(flight.body, bytes):
            await flight.body.measure()
        step: Next | None = None
        for middleware in reversed(self.settings.middleware):
            step = step or partial(self._exchange, flight, http)
            step = partial(_around, middleware, step)
        number = replays = 0
        renewed = False
        lost: PeakaError | None = None
        while True:
            number += 1
            if step is None:
                await self._place(flight, http.room)  # before an attempt is made: of a crowd, few have one
            body = flight.body if isinstance(flight.body, bytes) else None
            attempt = Attempt(operation, flight.target, number, flight.headers.copy(), body)
            started = monotonic()
            outcome = await (self._exchange(flight, http, attempt) if step is None else step(attempt))
            if log.isEnabledFor(10):
                log_attempt(attempt, outcome, monotonic() - started)
            error = outcome.error
            if error is None:
                return outcome
            await flight.drop_reply()
            if isinstance(error, PeakaAuthenticationError) and key.renewable and not renewed and flight.again:
                renewed = True
                await key.renew(flight.key_version)
                continue
            again = replays < flight.retries and flight.again and may_replay(error, safe=operation.safe)
            asked = error.retry_after if isinstance(error, PeakaStatusError) else None
            wait = backoff(replays, asked) if again else 0.0
            if not again or (flight.limit is not None and monotonic() + wait >= flight.started + flight.limit):
                return outcome if lost is None else _after_lost(lost, error, outcome, undoes=operation.undoes)
            if lost is None and not was_rejected(error):
                lost = flight.told(error)
            log_wait(operation, number, error, wait)
            replays += 1
            await asyncio.sleep(wait)

    async def _exchange(self, flight: Flight, http: Http, attempt: Attempt) -> Outcome:
        """One request and its reply; failures are values."""
        extra = attempt.headers
        if self.settings.middleware:
            await flight.drop_reply()  # it may ask once more
            extra = checked_headers(extra)
            await self._place(flight, http.room)  # only here: it may make calls itself, and no place may wait for it
        key, operation = self.settings.key, flight.call.operation
        flight.key_version = key.version
        secret = Secret(key.current)  # a traceback may show the variables of its frames
        request = http.request(
            operation.method,
            flight.target,
            self._headers(http, operation.accept, isinstance(flight.body, bytes)),
            flight.body,
            extra=extra,
            replayable=operation.safe,
            patience=None if flight.streamed else flight.patience,
        )
        request.extensions["unsent"] = flight.unsent = flight.unsent or []
        flight.attempts += 1
        reply = await http.send(request)
        if isinstance(reply, PeakaConnectionError):
            return Outcome(error=reply)
        if flight.streamed and reply.status < 300:
            flight.reply = reply
            return Outcome(reply.status, reply.headers)
        body = await reply.read(MAX_BODY)
        if not isinstance(body, bytes):
            return Outcome(reply.status, reply.headers, error=body)
        if reply.status < 300:
            return Outcome(reply.status, reply.headers, body)
        from .failures import status_error

        error = status_error(operation, reply.status, reply.headers, body, secret.get())
        return Outcome(reply.status, reply.headers, body, error)

    def _headers(self, http: Http, accept: str, has_json: bool) -> Prepared:
        if self._prepared_for != self.settings.key.version:
            self._prepared.clear()
            self._prepared_for = self.settings.key.version
        prepared = self._prepared.get((accept, has_json))
        if prepared is None:
            from . import __version__

            values = {"Accept": accept, "Accept-Encoding": "gzip", "User-Agent": f"peaka-client/{__version__}"}
            values |= {"Authorization": f"Bearer {self.settings.key.current}"}
            if has_json:
                values["Content-Type"] = "application/json"
            prepared = self._prepared[accept, has_json] = http.headers({**values, **self.settings.headers})
        return prepared


async def _around(middleware: Callable[[Attempt, Next], Any], following: Next, attempt: Attempt) -> Outcome:
    outcome = await middleware(attempt, following)
    if not isinstance(outcome, Outcome):
        raise PeakaUsageError("a middleware gave no Outcome: it must `return await following(attempt)`")
    return outcome


def _in_doubt(error: PeakaError, operation: Operation[Any]) -> PeakaError:
    """The error; of a write whose answer did not come, it says what that means."""
    if isinstance(error, PeakaConnectionError) and error.may_have_applied and not operation.safe:
        error.args = (f"{error.args[0]}; it may have had its effect all the same",)
    return error


def _handed_over(flight: Flight, outcome: Outcome) -> Response:
    """The reply as the caller may see it: by ``on_response``, and where it is not parsed."""
    elapsed = monotonic() - flight.started
    response = Response(outcome.status or 0, outcome.headers, outcome.body, elapsed, flight.attempts)
    if "on_response" in flight.call.options:
        flight.call.options["on_response"](response)
    return response


def _after_lost(lost: PeakaError, error: PeakaError, outcome: Outcome, *, undoes: bool) -> Outcome:
    """What the last outcome means after an attempt whose reply was lost."""
    if isinstance(error, PeakaConnectionError):
        error.may_have_applied = True
    elif undoes and isinstance(error, PeakaStatusError) and 400 <= error.status < 500:
        if error.status == 404 or error.error_code == "cn004":
            return Outcome(204, outcome.headers, b"{}")
        told = f"sent again after a lost reply ({lost.args[0]}); the last answer was: {error.args[0]}"
        return Outcome(outcome.status, outcome.headers, outcome.body, PeakaAmbiguousError(told, first=lost, last=error))
    return outcome
