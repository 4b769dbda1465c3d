"""Middleware, log records and spans."""

from __future__ import annotations

import asyncio
import logging
import traceback
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from peaka_client import (
    Attempt,
    Outcome,
    PeakaBadRequestError,
    PeakaClient,
    PeakaConfigError,
    PeakaConnectionError,
    PeakaDecodeError,
    PeakaServerError,
    PeakaUsageError,
    spans,
)
from peaka_client.models import CsvImportRequest

from .conftest import KEY
from .stub import Answer, Drop

if TYPE_CHECKING:
    from peaka_client.middleware import Middleware, Next


async def test_middleware_sees_every_attempt_and_its_error_as_a_value(talk: Any) -> None:
    seen: list[tuple[str, int, int | None, str | None]] = []

    async def watch(attempt: Attempt, following: Next) -> Outcome:
        attempt.headers["X-Attempt"] = str(attempt.number)
        outcome = await following(attempt)
        error = None if outcome.error is None else type(outcome.error).__name__
        seen.append((attempt.operation.name, attempt.number, outcome.status, error))
        return outcome

    answers = [Drop(), Answer({}, 429), Answer([])]
    async with talk(lambda _: answers.pop(0), middleware=[watch]) as (stub, peaka):
        await peaka.organizations.list()
    assert seen == [
        ("list_organizations", 1, None, "PeakaConnectionError"),
        ("list_organizations", 2, 429, "PeakaRateLimitError"),
        ("list_organizations", 3, 200, None),
    ]
    assert [request.headers["x-attempt"] for request in stub.requests] == ["1", "2", "3"]


async def test_the_first_middleware_is_the_outermost_and_may_answer_itself(talk: Any) -> None:
    order: list[str] = []

    async def outer(attempt: Attempt, following: Next) -> Outcome:
        order.append("outer")
        return await following(attempt)

    async def inner(attempt: Attempt, following: Next) -> Outcome:
        order.append("inner")
        return Outcome(200, {}, b'[{"id": "1", "name": "kept"}]')

    async with talk(lambda _: Answer([]), middleware=[outer, inner]) as (stub, peaka):
        found = await peaka.organizations.list()
    assert found[0].name == "kept"
    assert order == ["outer", "inner"]
    assert stub.requests == []


async def test_a_derived_client_adds_middleware_inside_that_of_its_parent(talk: Any) -> None:
    order: list[str] = []

    def named(name: str) -> Middleware:
        async def middleware(attempt: Attempt, following: Next) -> Outcome:
            order.append(name)
            return await following(attempt)

        return middleware

    async with talk(lambda _: Answer([]), middleware=[named("all")]) as (_, peaka):
        tenant = peaka.project("aB3dE5fG").with_options(middleware=[named("tenant")])
        await tenant.with_options(middleware=[named("call")], timeout=5).catalogs.list()
        assert order == ["all", "tenant", "call"]
        order.clear()
        await peaka.organizations.list()
        assert order == ["all"]


async def test_middleware_never_sees_the_key(talk: Any) -> None:
    seen: list[Attempt] = []

    async def watch(attempt: Attempt, following: Next) -> Outcome:
        seen.append(attempt)
        return await following(attempt)

    async with talk(lambda _: Answer([]), middleware=[watch]) as (_, peaka):
        await peaka.organizations.list(extra_headers={"X-A": "1"})
    assert seen[0].headers == {"X-A": "1"}
    assert KEY not in str([getattr(seen[0], name) for name in Attempt._fields])


async def test_middleware_that_fails_leaves_no_stream_open(talk: Any) -> None:
    async def events() -> Any:
        yield b"data: 1\n\n"

    async def broken(attempt: Attempt, following: Next) -> Outcome:
        await following(attempt)
        raise RuntimeError("mine")

    async with talk(lambda _: Answer(events()), middleware=[broken]) as (_, peaka):
        with pytest.raises(RuntimeError, match="mine"):
            async with peaka.project("aB3dE5fG").agent.stream("hi"):
                raise AssertionError
        pool = peaka._peaka.hub.http()._transports[None]._pool
        assert pool._busy == set()


async def test_middleware_that_fails_a_stream_once_leaves_one_open(talk: Any) -> None:
    async def events() -> Any:
        yield b"data: 1\n\n"

    async def second(attempt: Attempt, following: Next) -> Outcome:
        if attempt.operation.name == "request":
            return await following(attempt)
        if attempt.number == 2:  # there is but one connection, and what failed does not hold it
            await peaka.request("GET", "/x")
        outcome = await following(attempt)
        return outcome if attempt.number == 2 else Outcome(error=PeakaConnectionError("mine", may_have_applied=False))

    handler = {"GET": lambda: Answer({}), "POST": lambda: Answer(events())}
    async with talk(lambda r: handler[r.method](), middleware=[second], max_connections=1, timeout=5) as (stub, peaka):
        async with peaka.project("aB3dE5fG").agent.stream("hi") as stream:
            assert peaka._peaka.hub.http().room._value == 0
            assert len(peaka._peaka.hub.http()._transports[None]._pool._busy) == 1
            assert [event.data async for event in stream] == ["1"]
        assert len(stub.requests) == 3


async def test_middleware_cannot_make_up_a_stream(talk: Any) -> None:
    async def made_up(attempt: Attempt, following: Next) -> Outcome:
        return Outcome(200)

    async with talk(lambda _: Answer({}), middleware=[made_up]) as (stub, peaka):
        with pytest.raises(PeakaUsageError, match="answered a stream without calling the next step"):
            async with peaka.project("aB3dE5fG").agent.stream("hi"):
                raise AssertionError
        assert stub.requests == []


async def test_logging_is_quiet_by_default(talk: Any, capfd: pytest.CaptureFixture[str]) -> None:
    async with talk(lambda _: Answer({}, 400)) as (_, peaka):
        with pytest.raises(PeakaBadRequestError):
            await peaka.organizations.list()
    assert capfd.readouterr() == ("", "")


async def test_log_records(talk: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "peaka_client")
    answers = [Drop(), Answer([{"id": "1", "name": "x" * 5000, "apiKey": "hush-hush"}])]
    async with talk(lambda _: answers.pop(0)) as (_, peaka):
        await peaka.organizations.list()
    texts = [record.getMessage() for record in caplog.records]
    assert texts[0].startswith("list_organizations: GET /organizations, attempt 1: PeakaConnectionError in 0.")
    assert texts[1].startswith("list_organizations: attempt 1 failed (PeakaConnectionError), sending again in ")
    assert texts[2].startswith("list_organizations: GET /organizations, attempt 2: 200 in 0.")
    facts = caplog.records[2].__dict__["peaka"]
    assert (facts["operation"], facts["status"], facts["attempt"], facts["error"]) == (
        "list_organizations",
        200,
        2,
        None,
    )
    assert facts["response_body"].endswith("bytes)")
    assert len(facts["response_body"]) < 1100
    assert KEY not in str([vars(record) for record in caplog.records])


@pytest.mark.parametrize(
    ("size", "shown"),
    [(1024, "x" * 1024), (1025, "x" * 1024 + "… (1025 bytes)"), (4097, "x" * 1024 + "… (4097 bytes)"), (0, "")],
)
async def test_a_long_body_is_cut_in_the_log(
    talk: Any, caplog: pytest.LogCaptureFixture, size: int, shown: str
) -> None:
    caplog.set_level(logging.DEBUG, "peaka_client")
    async with talk(lambda _: Answer(b"x" * size)) as (_, peaka):
        await peaka.request("GET", "/x")
    assert caplog.records[0].__dict__["peaka"]["response_body"] == shown


@pytest.fixture(scope="module")
def exporter() -> InMemorySpanExporter:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    return exporter


@pytest.fixture
def finished(exporter: InMemorySpanExporter) -> Any:
    exporter.clear()
    return exporter.get_finished_spans


def facts(span: ReadableSpan) -> dict[str, Any]:
    return dict(span.attributes or {})


async def test_one_span_a_logical_call(talk: Any, finished: Any) -> None:
    answers = [Drop(), Answer([])]
    async with talk(lambda _: answers.pop(0)) as (stub, peaka):
        await peaka.organizations.list()
    (span,) = finished()
    assert span.name == "GET /organizations"
    assert span.kind is trace.SpanKind.CLIENT
    assert facts(span) == {
        "http.request.method": "GET",
        "url.template": "/organizations",
        "server.address": "127.0.0.1",
        "server.port": int(stub.url.rpartition(":")[2]),
        "peaka.operation": "list_organizations",
        "http.response.status_code": 200,
        "http.request.resend_count": 1,
    }


async def test_a_span_of_a_failure_holds_metadata_only(talk: Any, finished: Any) -> None:
    async with talk(lambda _: Answer({"message": "private words"}, 400), max_retries=0) as (_, peaka):
        with pytest.raises(PeakaBadRequestError):
            await peaka.organizations.list()
    (span,) = finished()
    assert facts(span)["error.type"] == "400"
    assert "http.request.resend_count" not in facts(span)
    assert span.status.status_code is trace.StatusCode.ERROR
    assert "private words" not in span.to_json()
    assert not span.events


async def test_a_span_of_a_call_that_reaches_nobody(finished: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refused(*_: Any) -> Any:
        raise httpx.ConnectError("no")

    monkeypatch.setattr("peaka_client.http.environment_proxy", lambda *_: None)
    monkeypatch.setattr("peaka_client.connection.Connection.open", refused)
    async with PeakaClient(KEY, base_url="https://peaka.example", max_retries=0) as peaka:
        with pytest.raises(PeakaConnectionError):
            await peaka.organizations.list()
    (span,) = finished()
    assert facts(span) == {
        "http.request.method": "GET",
        "url.template": "/organizations",
        "server.address": "peaka.example",
        "peaka.operation": "list_organizations",
        "error.type": "PeakaConnectionError",
    }


async def test_a_span_covers_the_reading_of_a_stream(talk: Any, finished: Any) -> None:
    async def events() -> Any:
        yield b"data: 1\n\n"
        yield None

    async with talk(lambda _: Answer(events())) as (_, peaka):
        with pytest.raises(PeakaConnectionError):
            async with peaka.project("aB3dE5fG").agent.stream("hi") as stream:
                async for _ in stream:
                    assert finished() == ()
    (span,) = finished()
    assert facts(span)["error.type"] == "PeakaConnectionError"
    assert facts(span)["http.response.status_code"] == 200


async def test_a_span_tells_of_an_answer_that_cannot_be_read(talk: Any, finished: Any) -> None:
    async with talk(lambda _: Answer(b"<html>")) as (_, peaka):
        with pytest.raises(PeakaDecodeError):
            await peaka.organizations.list()
        with pytest.raises(PeakaDecodeError):
            await peaka.project("aB3dE5fG").query("SELECT 1")
    assert [facts(span)["error.type"] for span in finished()] == ["PeakaDecodeError"] * 2
    assert [facts(span)["http.response.status_code"] for span in finished()] == [200, 200]


async def test_a_query_that_is_asked_again_is_one_span(talk: Any, finished: Any) -> None:
    whole = b'{"columns": [], "data": []}'
    answers = [Answer(whole[:12], promise=len(whole)), Answer({}, 503), Answer(whole)]
    async with talk(lambda _: answers.pop(0)) as (_, peaka):
        assert (await peaka.project("aB3dE5fG").query("SELECT 1")).rows == []
    (span,) = finished()
    assert facts(span)["http.response.status_code"] == 200
    assert facts(span)["http.request.resend_count"] == 2
    assert span.status.status_code is trace.StatusCode.UNSET


async def test_a_query_that_fails_each_time_is_one_span(talk: Any, finished: Any) -> None:
    async with talk(lambda _: Answer(b'{"columns"', promise=99)) as (_, peaka):
        with pytest.raises(PeakaConnectionError) as caught:
            await peaka.project("aB3dE5fG").query("SELECT 1")
    (span,) = finished()
    assert facts(span)["error.type"] == "PeakaConnectionError"
    assert facts(span)["http.request.resend_count"] == 2
    assert caught.value.attempts == 3


async def test_observing_never_breaks_a_call(talk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("no tracing today")

    async with talk(lambda _: Answer([])) as (_, peaka):
        monkeypatch.setattr(trace, "get_tracer", broken)
        await peaka.organizations.list()
        monkeypatch.undo()
        monkeypatch.setattr("opentelemetry.sdk.trace.Span.end", broken)
        monkeypatch.setattr("opentelemetry.sdk.trace.Span.set_attribute", broken)
        await peaka.organizations.list()


async def test_no_tracing_where_the_application_does_not_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.delitem(sys.modules, "opentelemetry.trace")
    client = PeakaClient(KEY)
    from peaka_client.operation import Operation

    assert spans.start_span(Operation("n", "GET", "/", safe=True, decode=str), client._peaka.settings) is None
    assert "opentelemetry.trace" not in sys.modules
    assert client


async def test_a_server_error_is_named_by_its_status(talk: Any, finished: Any) -> None:
    async with talk(lambda _: Answer({}, 503), max_retries=0) as (_, peaka):
        with pytest.raises(PeakaServerError):
            await peaka.organizations.list()
    assert facts(finished()[0])["error.type"] == "503"


@pytest.mark.parametrize("name", ["Authorization", "Host", "content-length", "Transfer-Encoding"])
async def test_middleware_cannot_set_the_key_or_the_framing(talk: Any, name: str) -> None:
    async def replace(attempt: Attempt, following: Next) -> Outcome:
        attempt.headers[name] = "0"
        return await following(attempt)

    async with talk(lambda _: Answer([]), middleware=[replace]) as (stub, peaka):
        with pytest.raises(PeakaConfigError, match="cannot be set"):
            await peaka.organizations.list()
        assert not stub.requests


def test_middleware_that_is_no_function() -> None:
    client = PeakaClient(KEY)
    for wrong in ("ab", [None]):
        with pytest.raises(PeakaConfigError, match="middleware takes functions"):
            client.with_options(middleware=wrong)  # type: ignore[arg-type]
        with pytest.raises(PeakaConfigError, match="middleware takes functions"):
            PeakaClient(KEY, middleware=wrong)  # type: ignore[arg-type]


async def test_middleware_may_come_from_an_iterator(talk: Any) -> None:
    seen: list[int] = []

    async def watch(attempt: Attempt, following: Next) -> Outcome:
        seen.append(attempt.number)
        return await following(attempt)

    async with talk(lambda _: Answer([]), middleware=iter([watch])) as (_, peaka):
        await peaka.with_options(middleware=iter([watch])).organizations.list()
    assert seen == [1, 1]


async def test_middleware_that_forgets_to_return_is_told_so(talk: Any) -> None:
    async def forget(attempt: Attempt, following: Next) -> Any:
        await following(attempt)

    async with talk(lambda _: Answer([]), middleware=[forget]) as (_, peaka):
        with pytest.raises(PeakaUsageError, match="return await following"):
            await peaka.organizations.list()


async def test_the_span_is_the_parent_of_what_is_traced_below(talk: Any, finished: Any) -> None:
    below: list[int] = []

    async def watch(attempt: Attempt, following: Next) -> Outcome:
        below.append(trace.get_current_span().get_span_context().span_id)
        return await following(attempt)

    async with talk(lambda r: Answer([] if r.method == "GET" else b""), middleware=[watch]) as (_, peaka):
        await peaka.organizations.list()
        async with peaka.project("aB3dE5fG").agent.stream("hi"):
            assert trace.get_current_span() is trace.INVALID_SPAN
    assert below == [span.context.span_id for span in finished()]


async def test_the_span_of_a_stream_counts_its_attempts(talk: Any, finished: Any) -> None:
    answers = [Answer({}, 429), Answer(b"")]
    async with talk(lambda _: answers.pop(0)) as (_, peaka):
        async with peaka.project("aB3dE5fG").agent.stream("hi"):
            pass
    (span,) = finished()
    assert span.attributes["http.request.resend_count"] == 1


@pytest.mark.parametrize("patience", ["wait_for", "cancel"])
async def test_no_frame_of_a_call_that_is_given_up_holds_the_key(talk: Any, patience: str) -> None:
    """Error reporters show the variables of all frames, also of a cancellation that a timeout is chained to."""

    async def slow(_: Any) -> Answer:
        await asyncio.sleep(30)
        return Answer([])

    async def pieces() -> Any:
        while True:
            yield bytes(1 << 20)

    async with talk(slow) as (_, peaka):
        project = peaka.project("aB3dE5fG")
        request = CsvImportRequest(mappings=[], contains_header=True)
        calls: list[Any] = [
            peaka.organizations.list,
            lambda: project.queries.create(display_name="a"),
            lambda: project.query("SELECT 1"),
            lambda: project.tables.import_csv("t", file=pieces(), request=request),
        ]
        for call in calls:
            with pytest.raises((TimeoutError, asyncio.CancelledError)) as caught:
                if patience == "wait_for":
                    await asyncio.wait_for(call(), 0.1)
                else:
                    task = asyncio.ensure_future(call())
                    await asyncio.sleep(0.1)
                    task.cancel()
                    await task
            error: BaseException | None = caught.value
            frames = 0
            while error is not None:
                for frame, _line in traceback.walk_tb(error.__traceback__):
                    if "peaka_client" in frame.f_code.co_filename:
                        frames += 1
                        assert KEY not in repr(frame.f_locals), frame
                error = error.__context__
            assert frames > 3
