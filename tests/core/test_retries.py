"""What is sent again, when, and what a second answer means (design.md, rule 4)."""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import random
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peaka_client import (
    UNSET,
    PeakaAmbiguousError,
    PeakaClient,
    PeakaConnectionError,
    PeakaDecodeError,
    PeakaError,
    PeakaNotFoundError,
    PeakaRateLimitError,
    PeakaServerError,
    PeakaStatusError,
    PeakaTimeoutError,
    api,
)
from peaka_client import retry as rules
from peaka_client.operation import Call, Operation

from .conftest import KEY
from .stub import Answer, Drop, Request, serve

if TYPE_CHECKING:
    from collections.abc import Callable

OK = Answer([])
QUERY = Answer({"id": "1", "name": "a"})


def script(*answers: Any) -> Callable[[Request], Any]:
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


async def read(peaka: PeakaClient) -> object:
    return await peaka.organizations.list()


async def write(peaka: PeakaClient) -> object:
    return await peaka.project("aB3dE5fG").queries.create(display_name="a")


REJECTED = {
    "429": Answer({"message": "slow down"}, 429),
    "429 with Retry-After": Answer({}, 429, {"Retry-After": "2"}),
    "503 with Retry-After": Answer({}, 503, {"Retry-After": "1"}),
}
AMBIGUOUS = {
    "reset": Drop(),
    "closed without a word": Drop(reset=False),
    "cut off in the head": Drop(b"HTTP/1.1 200 OK\r\nContent-"),
    "cut off in the body": Drop(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n[{"),
    "cut off in a chunk": Drop(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[{"),
    "garbage": Drop(b"\x00\x01\x02\r\n\r\n"),
    "bad gzip": Answer(b"xxxx", headers={"Content-Encoding": "gzip"}),
    "502": Answer(b"<html>bad gateway</html>", 502),
    "503": Answer({}, 503),
    "504": Answer({}, 504),
    "502 that asks to wait": Answer(b"<html>", 502, {"Retry-After": "1"}),
    "500 of a proxy": Answer(b"<html>", 500),
    "500 of the framework": Answer({"timestamp": "x", "status": 500, "error": "Internal Server Error"}, 500),
}
FINAL = {
    "400": Answer({"errorCode": 100, "message": "no"}, 400),
    "401": Answer({}, 401),
    "404": Answer({}, 404),
    "409": Answer({}, 409),
    "500 of Peaka": Answer({"errorCode": 100, "message": "boom"}, 500),
    "429 for too long": Answer({}, 429, {"Retry-After": "61"}),
    "501": Answer({}, 501),
    "501 that asks to wait": Answer({}, 501, {"Retry-After": "1"}),
    "500 of Peaka that asks to wait": Answer({"errorCode": 100, "message": "boom"}, 500, {"Retry-After": "1"}),
}


@pytest.mark.parametrize("fault", REJECTED.values(), ids=REJECTED.keys())
async def test_a_rejected_call_is_sent_again_whatever_it_does(talk: Any, fault: Any) -> None:
    for call, good in ((read, OK), (write, QUERY)):
        async with talk(script(fault, fault, good)) as (stub, peaka):
            await call(peaka)
            assert len(stub.requests) == 3


@pytest.mark.parametrize("fault", AMBIGUOUS.values(), ids=AMBIGUOUS.keys())
async def test_an_ambiguous_failure_is_sent_again_only_where_that_is_safe(talk: Any, fault: Any) -> None:
    async with talk(script(fault, fault, OK)) as (stub, peaka):
        await read(peaka)
        assert len(stub.requests) == 3
    async with talk(script(fault, QUERY)) as (stub, peaka):
        with pytest.raises(PeakaError) as caught:
            await write(peaka)
        assert len(stub.requests) == 1
        assert caught.value.attempts == 1
        assert getattr(caught.value, "may_have_applied", True)


@pytest.mark.parametrize("fault", FINAL.values(), ids=FINAL.keys())
async def test_a_final_answer_is_raised_at_once(talk: Any, fault: Any) -> None:
    async with talk(script(fault, OK)) as (stub, peaka):
        with pytest.raises(PeakaStatusError):
            await read(peaka)
        assert len(stub.requests) == 1


async def test_retries_end(talk: Any) -> None:
    async with talk(lambda _: Drop()) as (stub, peaka):
        with pytest.raises(PeakaConnectionError) as caught:
            await read(peaka)
        assert caught.value.attempts == len(stub.requests) == 1 + rules.MAX_RETRIES
        with pytest.raises(PeakaConnectionError):
            await peaka.organizations.list(max_retries=0)
        assert len(stub.requests) == 2 + rules.MAX_RETRIES


async def test_the_waits(talk: Any, waits: list[float]) -> None:
    async with talk(script(Answer({}, 429), Answer({}, 429, {"Retry-After": "7"}), OK)) as (_, peaka):
        await read(peaka)
    assert 0 <= waits[0] <= rules.BACKOFF_START
    assert waits[1] == 7.0


def test_backoff_is_full_jitter_with_a_ceiling() -> None:
    for replay, ceiling in ((0, 0.5), (1, 1.0), (4, 8.0), (50, 8.0)):
        drawn = [rules.backoff(replay) for _ in range(300)]
        assert 0 <= min(drawn) < ceiling * 0.2
        assert ceiling * 0.8 < max(drawn) <= ceiling
    assert rules.backoff(0, 30.0) == 30.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("3", 3.0),
        (" 3 ", 3.0),
        ("-3", None),
        ("soon", None),
        ("", None),
        ("\u0661", 1.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
    ],
)
def test_retry_after(text: str, seconds: float | None) -> None:
    assert rules.retry_after({"retry-after": text}) == seconds


@pytest.mark.parametrize(("asked", "wait"), [(None, 2.0), (0.0, 2.0), (3.0, 3.0)])
def test_the_server_may_ask_for_more_and_not_for_less(
    asked: float | None, wait: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(random, "uniform", lambda _, most: most)
    assert rules.backoff(2, asked) == wait


@pytest.mark.parametrize(("seconds", "again"), [(60.0, True), (60.5, False)])
def test_a_longer_wait_than_a_minute_is_for_the_caller_to_decide(seconds: float, again: bool) -> None:
    assert rules.may_replay(PeakaRateLimitError("x", status=429, retry_after=seconds), safe=True) is again


def test_retry_after_as_a_date() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    assert 25 < (rules.retry_after({"retry-after": later}) or 0) <= 30


async def test_a_replay_waits_before_it_is_sent(talk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from peaka_client import sender

    monkeypatch.setattr(sender, "backoff", lambda replay, _: 0.05 * (1 + replay))
    async with talk(lambda _: Answer({}, 503), max_retries=2) as (stub, peaka):
        with pytest.raises(PeakaServerError) as caught:
            await read(peaka)
    assert len(stub.requests) == 3
    assert caught.value.elapsed >= 0.15


async def test_a_wait_that_would_pass_the_deadline_is_not_begun(talk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from peaka_client import sender

    monkeypatch.setattr(sender, "backoff", rules.backoff)
    async with talk(script(Answer({}, 503, {"Retry-After": "50"}), OK), timeout=10) as (stub, peaka):
        with pytest.raises(PeakaServerError) as caught:
            await read(peaka)
        assert caught.value.retry_after == 50
        assert caught.value.elapsed < 5
        assert len(stub.requests) == 1


async def test_one_deadline_over_all_attempts(talk: Any) -> None:
    async def slow(_: Request) -> Drop:
        await asyncio.sleep(0.06)
        return Drop()

    async with talk(slow, max_retries=50, timeout=0.2) as (stub, peaka):
        with pytest.raises(PeakaTimeoutError) as caught:
            await read(peaka)
        assert 0.2 <= caught.value.elapsed < 2
        assert 1 < len(stub.requests) < 6


@pytest.mark.parametrize("answer", [Answer({}, 404), Answer({"errorCode": "cn004", "message": "invalid"}, 400)])
async def test_gone_after_a_lost_reply_is_success(talk: Any, answer: Answer) -> None:
    async with talk(script(Drop(), answer)) as (stub, peaka):
        project = peaka.project("aB3dE5fG")
        await project.queries.delete("1")
        assert len(stub.requests) == 2
    for undo in ("cancel_full_refresh", "cancel_incremental_update"):
        async with talk(script(Drop(), answer)) as (_, peaka):
            await getattr(peaka.project("aB3dE5fG").cache, undo)("1")
    async with talk(script(Drop(), answer)) as (_, peaka):
        await peaka.project("aB3dE5fG").golden_sqls.delete("1")


async def test_gone_without_a_lost_reply_is_an_error(talk: Any) -> None:
    async with talk(lambda _: Answer({}, 404)) as (_, peaka):
        with pytest.raises(PeakaNotFoundError):
            await peaka.project("aB3dE5fG").queries.delete("1")
    for turned_away in (Answer({}, 429), Answer({}, 503, {"Retry-After": "1"})):
        async with talk(script(turned_away, Answer({}, 404))) as (_, peaka):
            with pytest.raises(PeakaNotFoundError):
                await peaka.project("aB3dE5fG").queries.delete("1")


async def test_another_refusal_after_a_lost_reply_is_ambiguous(talk: Any) -> None:
    async with talk(script(Drop(), Answer({"errorCode": 100, "message": "no query"}, 400))) as (_, peaka):
        with pytest.raises(PeakaAmbiguousError) as caught:
            await peaka.project("aB3dE5fG").queries.delete("1")
    assert isinstance(caught.value.first, PeakaConnectionError)
    assert isinstance(caught.value.last, PeakaStatusError)
    assert caught.value.last.error_code == 100
    assert caught.value.attempts == 2
    async with talk(script(Answer(b"<html>", 502), Drop(), Answer({}, 400))) as (_, peaka):
        with pytest.raises(
            PeakaAmbiguousError, match=r"lost reply \(no explanation from the server \(status 502\)"
        ) as caught:
            await peaka.project("aB3dE5fG").queries.delete("1")
    assert isinstance(caught.value.first, PeakaServerError)


async def test_a_server_that_stays_away_after_a_lost_reply_is_told_as_it_is(talk: Any) -> None:
    async with talk(script(Drop(), Answer({}, 503), Answer({}, 503))) as (_, peaka):
        with pytest.raises(PeakaServerError) as caught:
            await peaka.project("aB3dE5fG").queries.delete("1")
    assert caught.value.attempts == 3


async def test_a_404_after_a_lost_read_is_a_404(talk: Any) -> None:
    async with talk(script(Drop(), Answer({}, 404))) as (_, peaka):
        with pytest.raises(PeakaNotFoundError):
            await read(peaka)


async def test_an_idle_connection_that_died_costs_an_unsafe_call_nothing(talk: Any) -> None:
    async with talk(lambda _: QUERY) as (stub, peaka):
        await write(peaka)
        stub.hang_up()
        while stub.open:
            await asyncio.sleep(0)
        await write(peaka)
        assert [request.connection for request in stub.requests] == [1, 2]


FAULTS = (
    "none", "at the door", "before", "after", "cut", "corrupt", "429", "503", "retry-after", "500", "502",
    "half-closed", "garbage", "slow", "stalled",
)  # fmt: skip


def unsafe_operations() -> list[Operation[Any]]:
    found = []
    for module in pkgutil.iter_modules(api.__path__):
        values = vars(importlib.import_module(f"peaka_client.api.{module.name}")).values()
        found += [value for value in values if isinstance(value, Operation) and not value.safe]
    return found


UNSAFE = unsafe_operations()


def test_the_operations_that_may_not_be_repeated() -> None:
    assert len(UNSAFE) >= 40


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(UNSAFE),
    st.lists(st.tuples(st.sampled_from(FAULTS), st.booleans()), min_size=1, max_size=6),
    st.integers(0, 5),
)
async def test_no_effect_happens_twice(
    waits: list[float], operation: Operation[Any], faults: list[tuple[str, bool]], retries: int
) -> None:
    """A server that applies the effect or not, whatever it answers or fails to: at most one effect a call."""
    effects: list[str] = []
    left = list(faults)

    async def slowly() -> Any:
        for byte in b"{}":
            await asyncio.sleep(0)
            yield bytes([byte])

    async def handler(request: Request) -> Answer | Drop:
        fault, applies = left.pop(0) if left else ("none", True)
        if fault == "at the door":  # the call came through a door that was open already
            fault = "none"
        # Turned away at the door means without effect: that is what these answers promise.
        if fault in ("none", "slow") or (applies and fault not in ("before", "429", "retry-after")):
            effects.append(request.headers["x-call"])
        match fault:
            case "before" | "after":
                return Drop()
            case "cut":
                return Drop(b'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"id"')
            case "half-closed":
                return Drop(b"HTTP/1.1 200 OK\r\n", reset=False)
            case "garbage":
                return Drop(b"\x16\x03\x01\x00\r\n\r\n")
            case "corrupt":
                return Answer(b"\x1f\x8bnonsense", headers={"Content-Encoding": "gzip"})
            case "429":
                return Answer({}, 429)
            case "retry-after":
                return Answer({}, 503, {"Retry-After": "1"})
            case "500" | "502" | "503":
                return Answer(b"<html>", int(fault))
            case "slow":
                return Answer(slowly())
            case "stalled":
                await asyncio.sleep(0.3)
        return Answer({})

    def greet() -> bool:
        if left and left[0][0] == "at the door":
            left.pop(0)
            return False
        return True

    async with serve(handler) as stub, PeakaClient(KEY, base_url=stub.url, max_retries=retries, timeout=0.2) as peaka:
        stub.greet = greet
        project = peaka.project("aB3dE5fG")
        path = ("p",) * operation.path.count("{")
        body = {"file": b"a", "request": {}} if operation.multipart else UNSET
        for name in ("one", "two"):
            try:
                call = Call(operation, path, body=body, options={"extra_headers": {"X-Call": name}})
                await project.sender.send(call, operation.read)
            except PeakaDecodeError:
                assert name in effects  # an answer came, of another shape than this operation's
            except PeakaError:
                pass
            else:
                assert name in effects
    assert len(effects) == len(set(effects))


@pytest.mark.parametrize("status", [401, 408, 429])
async def test_a_refusal_to_the_last_after_a_lost_reply_is_ambiguous(talk: Any, status: int) -> None:
    async with talk(script(Drop(), Answer({}, status))) as (_, peaka):
        with pytest.raises(PeakaAmbiguousError):
            await peaka.project("aB3dE5fG").queries.delete("1")


async def test_an_error_says_in_its_text_that_a_write_may_have_had_its_effect(talk: Any) -> None:
    async def never(_: Request) -> Answer:
        await asyncio.sleep(30)
        return Answer({})

    for fault in (Drop(), never):
        async with talk(fault if callable(fault) else script(fault, fault, fault), timeout=0.3) as (_, peaka):
            with pytest.raises(PeakaConnectionError) as caught:
                await write(peaka)
            assert "it may have had its effect all the same (create_query: " in str(caught.value)
            with pytest.raises(PeakaConnectionError) as caught:
                await read(peaka)
            assert "effect" not in str(caught.value)


@pytest.mark.parametrize("turned_away", [False, True])
async def test_what_was_lost_once_may_have_applied_whatever_comes_after(*, turned_away: bool) -> None:
    taken = 0

    async def takes_one_and_is_gone(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal taken
        await reader.readuntil(b"\r\n\r\n")
        taken += 1
        server.close()
        if turned_away:
            writer.write(b"HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            writer.close()
        else:
            writer.transport.abort()

    server = await asyncio.start_server(takes_one_and_is_gone, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with PeakaClient(KEY, base_url=url) as peaka:
        with pytest.raises(PeakaConnectionError, match="no connection") as caught:
            await peaka.project("aB3dE5fG").queries.delete("1")
    assert (taken, caught.value.attempts) == (1, 3)
    assert caught.value.may_have_applied is not turned_away


def test_any_number_of_replays_has_a_wait() -> None:
    assert 0 <= rules.backoff(10_000) <= rules.BACKOFF_MAX
