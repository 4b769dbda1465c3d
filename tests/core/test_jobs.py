"""Waiting for jobs, with every trap of the wire; and iterating over pages."""

from __future__ import annotations

import pickle
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from peaka_client import (
    PeakaConfigError,
    PeakaIncompleteError,
    PeakaJobError,
    PeakaJobTimeoutError,
    PeakaServerError,
    PeakaStatusError,
    jobs,
)
from peaka_client.resources import exports, metadata

from .stub import Answer, Drop, Request

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "POLL_START", 0.001)
    monkeypatch.setattr(jobs, "POLL_MAX", 0.002)


def states(*bodies: Any, post: Any = None) -> Callable[[Request], Answer]:
    left = list(bodies)

    def handler(request: Request) -> Answer:
        if request.method == "POST":
            return Answer({} if post is None else post, 202)
        return Answer(left.pop(0) if len(left) > 1 else left[0])

    return handler


def export(status: str, **more: Any) -> dict[str, Any]:
    return {"id": "e1", "status": status, "createdAt": "2026-01-01T00:00:00Z", **more}


async def test_an_export_from_start_to_end(talk: Any) -> None:
    seen: list[str] = []
    handler = states(*map(export, ("PENDING", "RUNNING", "THINKING", "SUCCEEDED")), post=export("PENDING"))
    async with talk(handler) as (_, peaka):
        exports = peaka.project("aB3dE5fG").exports
        done = await exports.export_query_and_wait(
            "1", format="CSV", on_poll=lambda state: seen.append(str(state.status))
        )
        assert (done.id, done.status) == ("e1", "SUCCEEDED")
        assert seen == ["PENDING", "RUNNING", "THINKING", "SUCCEEDED"]
        assert (await exports.export_table_and_wait("1", "s", "t")).status == "SUCCEEDED"
        assert (await exports.wait("e1")).status == "SUCCEEDED"


async def test_an_async_callback_is_awaited(talk: Any) -> None:
    seen: list[Any] = []

    async def on_poll(state: Any) -> None:
        seen.append(state)

    async with talk(states(export("SUCCEEDED"))) as (_, peaka):
        await peaka.project("aB3dE5fG").exports.wait("e1", on_poll=on_poll)
    assert len(seen) == 1


@pytest.mark.parametrize("status", ["FAILED", "CANCELLED", "CANCELED", "EXPIRED"])
async def test_an_export_that_fails(talk: Any, status: str) -> None:
    async with talk(states(export(status, error="over the limit"))) as (_, peaka):
        with pytest.raises(PeakaJobError, match="over the limit") as caught:
            await peaka.project("aB3dE5fG").exports.wait("e1")
    assert (caught.value.job_id, caught.value.status) == ("e1", "CANCELLED" if "CANC" in status else status)
    assert caught.value.last.error == "over the limit"
    async with talk(states(export(status))) as (_, peaka):
        with pytest.raises(PeakaJobError, match=r"^export e1 ended as [A-Z]+$"):
            await peaka.project("aB3dE5fG").exports.wait("e1")


def looks(*answers: Any) -> Callable[[Request], Any]:
    left = list(answers)
    return lambda _: left.pop(0)


async def test_waiting_outlasts_a_server_that_is_away_for_a_while(talk: Any) -> None:
    away = [Answer({}, 503), Drop(), Answer({}, 429), Answer(b"<html>", 502), Drop()]
    assert len(away) == jobs.LOOKS_LOST
    runs, done = Answer(export("RUNNING")), Answer(export("SUCCEEDED"))
    async with talk(looks(runs, *away, runs, *away, done), max_retries=0) as (stub, peaka):
        assert (await peaka.project("aB3dE5fG").exports.wait("e1")).status == "SUCCEEDED"
        assert len(stub.requests) == 2 * len(away) + 3


async def test_the_next_look_is_not_before_the_server_wants_it(talk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(jobs, "asyncio", SimpleNamespace(sleep=sleep))
    busy, done = Answer({}, 429, {"Retry-After": "30"}), Answer(export("SUCCEEDED"))
    async with talk(looks(busy, Drop(), done), max_retries=0) as (_, peaka):
        await peaka.project("aB3dE5fG").exports.wait("e1")
    assert slept == [30.0, jobs.POLL_MAX]


async def test_looks_come_less_and_less_often(talk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(jobs, "POLL_START", 0.25)
    monkeypatch.setattr(jobs, "POLL_MAX", 10.0)
    monkeypatch.setattr(jobs, "asyncio", SimpleNamespace(sleep=sleep))
    async with talk(states(*[export("RUNNING")] * 13, export("SUCCEEDED"))) as (_, peaka):
        await peaka.project("aB3dE5fG").exports.wait("e1")
    pauses = [min(0.25 * 1.5**number, 10) for number in range(13)]
    assert len(slept) == len(pauses)
    assert all(0.8 * pause <= actual <= 1.2 * pause for actual, pause in zip(slept, pauses, strict=True))


async def test_waiting_does_not_outlast_everything(talk: Any) -> None:
    gone = [Answer({}, 503)] * (jobs.LOOKS_LOST + 1)
    async with talk(looks(*gone, Answer(export("SUCCEEDED"))), max_retries=0) as (stub, peaka):
        with pytest.raises(PeakaServerError):
            await peaka.project("aB3dE5fG").exports.wait("e1")
        assert len(stub.requests) == len(gone)
    for final in (
        Answer({}, 404),
        Answer({}, 403),
        Answer({"message": "no"}, 500),
        Answer({}, 429, {"Retry-After": "99"}),
    ):
        async with talk(looks(final), max_retries=0) as (_, peaka):
            with pytest.raises(PeakaStatusError):
                await peaka.project("aB3dE5fG").exports.wait("e1")


async def test_a_wait_that_ends_while_the_server_is_away_says_that_the_job_goes_on(talk: Any) -> None:
    async def never(_: Request) -> Answer:
        return Answer({}, 503)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jobs, "LOOKS_LOST", 10**6)
        async with talk(never, max_retries=0) as (_, peaka):
            with pytest.raises(PeakaJobTimeoutError, match="state: not known yet"):
                await peaka.project("aB3dE5fG").exports.wait("e1", wait_timeout=0.05)


@pytest.mark.parametrize("way", ["wait", "export_query_and_wait", "download"])
async def test_the_options_of_every_call_are_those_of_each_look(talk: Any, way: str, tmp_path: Path) -> None:
    def handler(request: Request) -> Answer:
        if request.method == "GET":
            assert request.headers["x-mine"] == "1"
        return Answer(export("RUNNING" if len(stub.requests) < 3 else "FAILED"))

    async with talk(handler) as (stub, peaka):
        exports, options = peaka.project("aB3dE5fG").exports, {"extra_headers": {"X-Mine": "1"}}
        with pytest.raises(PeakaJobError):
            if way == "download":
                await exports.download("e1", to=tmp_path / "a.csv", **options)
            else:
                await getattr(exports, way)("e1", **options)
        assert len(stub.requests) == 3


async def test_giving_up_says_that_the_job_goes_on(talk: Any) -> None:
    async with talk(states(export("RUNNING"))) as (_, peaka):
        with pytest.raises(PeakaJobTimeoutError, match="goes on at the server") as caught:
            await peaka.project("aB3dE5fG").exports.wait("e1", wait_timeout=0.05)
    assert isinstance(caught.value, TimeoutError)
    assert caught.value.status == "RUNNING"
    assert caught.value.__context__ is None


@pytest.mark.parametrize("limit", [0, -1, "60"])
async def test_a_wait_that_cannot_be_is_refused_before_the_job_is_started(talk: Any, limit: Any) -> None:
    async with talk(states(export("RUNNING"))) as (stub, peaka):
        with pytest.raises(PeakaConfigError, match=r"^wait_timeout must be a number of seconds above 0"):
            await peaka.project("aB3dE5fG").exports.export_query_and_wait("1", wait_timeout=limit)
    assert not stub.requests


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ("not-active", "NOT_ACTIVE"),
        ("CANCELED", "CANCELLED"),
        ("Completed", "COMPLETED"),
        (" x\n", "X"),
        (None, ""),
        (7, "7"),
    ],
)
def test_states_have_one_spelling(given: Any, state: str) -> None:
    assert jobs.normalised(given) == state


def execution(number: int, status: str, **more: Any) -> dict[str, Any]:
    return {"id": f"x{number}", "status": status, "createdAt": f"2026-01-01T00:00:0{number}.000Z", **more}


def cache(status: str, full: Any = None, incremental: Any = None) -> dict[str, Any]:
    return {
        "id": "c1",
        "status": status,
        "lastFullRefreshCacheExecution": full,
        "lastIncrementalCacheExecution": incremental,
    }


async def test_a_cache_waits_for_the_slot_it_started(talk: Any) -> None:
    old, other = execution(1, "COMPLETED"), execution(5, "COMPLETED")
    handler = states(
        cache("COMPLETED", old, other),  # before the start
        cache("COMPLETED", old, other),  # stale: the run has not begun yet
        cache("RUNNING", execution(6, "RUNNING"), execution(7, "FAILED")),  # the other slot fails: not ours
        cache("FAILED", execution(6, "COMPLETED"), execution(7, "FAILED")),
    )
    seen: list[str] = []
    async with talk(handler) as (stub, peaka):
        done = await peaka.project("aB3dE5fG").cache.start_full_refresh_and_wait(
            "c1", on_poll=lambda s: seen.append(s.status)
        )
    assert done.last_full_refresh_cache_execution.status == "COMPLETED"
    assert len(seen) == 3
    assert stub.requests[0].query == {"excludeLogs": ["true"]}


async def test_a_first_run(talk: Any) -> None:
    handler = states(
        cache("NOT_INITIALIZED"), cache("NOT_INITIALIZED"), cache("COMPLETED", None, execution(1, "COMPLETED"))
    )
    async with talk(handler) as (_, peaka):
        done = await peaka.project("aB3dE5fG").cache.start_incremental_update_and_wait("c1")
    assert done.last_incremental_cache_execution.id == "x1"


async def test_a_new_cache_is_waited_for(talk: Any) -> None:
    handler = states(
        cache("NOT_INITIALIZED"),
        cache("RUNNING", execution(1, "RUNNING")),
        cache("COMPLETED", execution(1, "COMPLETED")),
        post={"id": "c1"},
    )
    seen: list[str] = []
    async with talk(handler) as (stub, peaka):
        done = await peaka.project("aB3dE5fG").cache.create_and_wait(
            catalog_id="1",
            schema_name="s",
            table_name="t",
            timeout=9,
            on_poll=lambda status: seen.append(status.status),
        )
    assert (done.id, seen) == ("c1", ["NOT_INITIALIZED", "RUNNING", "COMPLETED"])
    assert stub.requests[0].json() == {"catalogId": "1", "schemaName": "s", "tableName": "t"}
    assert [request.path.rpartition("/")[2] for request in stub.requests] == ["cache", *["status"] * 3]


async def test_a_new_cache_whose_first_run_fails(talk: Any) -> None:
    failed = cache("FAILED", execution(1, "FAILED", error={"message": "no rights"}))
    async with talk(states(failed, post={"id": "c1"})) as (_, peaka):
        with pytest.raises(PeakaJobError, match="cache c1 ended as FAILED: no rights"):
            await peaka.project("aB3dE5fG").cache.create_and_wait(catalog_id="1", schema_name="s", table_name="t")


@pytest.mark.parametrize("old", [None, execution(1, "COMPLETED"), execution(1, "COMPLETED", id=None)])
async def test_a_cache_started_by_hand_is_waited_for(talk: Any, old: Any) -> None:
    """What ``…_and_wait`` does, in steps."""
    other = execution(8, "COMPLETED")
    handler = states(
        cache("COMPLETED", old, other), cache("COMPLETED", old, other), cache("X", execution(2, "COMPLETED"))
    )
    seen: list[Any] = []
    async with talk(handler) as (_, peaka):
        caches = peaka.project("aB3dE5fG").cache
        before = (await caches.get_status("c1")).last_full_refresh_cache_execution
        await caches.wait("c1", slot="full_refresh", after=before, on_poll=seen.append)
    assert len(seen) == 2


async def test_a_cache_after_a_restart_looks_at_the_later_slot(talk: Any) -> None:
    running = cache("RUNNING", execution(1, "FAILED"), execution(2, "RUNNING"))
    done = cache("COMPLETED", execution(1, "FAILED"), execution(2, "COMPLETED"))
    async with talk(states(running, done)) as (_, peaka):
        found = peaka.project("aB3dE5fG").cache
        await found.wait("c1")
        with pytest.raises(PeakaJobError, match="FAILED"):
            await found.wait("c1", slot="full_refresh")


async def test_a_cache_without_any_run_is_what_it_says(talk: Any) -> None:
    async with talk(states(cache("COMPLETED"))) as (_, peaka):
        assert (await peaka.project("aB3dE5fG").cache.wait("c1")).status == "COMPLETED"


async def test_a_run_that_ends_late_is_still_the_one_before(talk: Any) -> None:
    handler = states(
        cache("RUNNING", execution(1, "RUNNING")),  # before the start
        cache("COMPLETED", execution(1, "COMPLETED")),
        cache("COMPLETED", execution(2, "COMPLETED")),
    )
    async with talk(handler) as (_, peaka):
        done = await peaka.project("aB3dE5fG").cache.start_full_refresh_and_wait("c1")
    assert done.last_full_refresh_cache_execution.id == "x2"


async def test_the_later_of_two_runs_is_told_by_moments_of_any_kind(talk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        later = execution(1, "COMPLETED", createdAt="2026-01-01T10:00:00")  # without a zone: UTC
        for other in ("2026-01-01T12:00:00+03:00", "2026-01-01T09:59:59Z", "soon", None):
            earlier = execution(2, "FAILED", createdAt=other)
            async with talk(states(cache("COMPLETED", later, earlier))) as (_, peaka):
                await peaka.project("aB3dE5fG").cache.wait("c1")
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("status", ["COMPLETED", "FAILED"])
async def test_a_slot_without_a_run_is_not_done_by_the_other(talk: Any, status: str) -> None:
    other = execution(1, status)
    handler = states(
        cache(status, other),
        cache("RUNNING", other, execution(2, "RUNNING")),
        cache("COMPLETED", other, execution(2, "COMPLETED")),
    )
    seen: list[Any] = []
    async with talk(handler) as (_, peaka):
        await peaka.project("aB3dE5fG").cache.wait("c1", slot="incremental", on_poll=seen.append)
    assert len(seen) == 3
    async with talk(states(cache(status, other))) as (_, peaka):
        with pytest.raises(PeakaJobTimeoutError, match="NOT_STARTED"):
            await peaka.project("aB3dE5fG").cache.wait("c1", slot="incremental", wait_timeout=0.05)


@pytest.mark.parametrize("status", ["CANCELLED", "CANCELED", "FAILED"])
async def test_a_cache_that_fails(talk: Any, status: str) -> None:
    bad = cache(status, execution(1, status, error={"message": "no rights"}))
    async with talk(states(bad)) as (_, peaka):
        with pytest.raises(PeakaJobError, match="no rights"):
            await peaka.project("aB3dE5fG").cache.wait("c1")
    async with talk(states(cache("DELETED", execution(1, "COMPLETED")))) as (_, peaka):
        with pytest.raises(PeakaJobError, match="DELETED"):
            await peaka.project("aB3dE5fG").cache.wait("c1")


def materialized(status: str, started: str | None) -> dict[str, Any]:
    return {"queryId": "q1", "status": status, "lastExecutionStartTime": started}


@pytest.mark.parametrize("before", [None, "2026-01-01T00:00:00Z", "no date"])
async def test_a_materialized_query_is_not_done_before_it_began(talk: Any, before: str | None) -> None:
    handler = states(
        materialized("COMPLETED", before),
        materialized("COMPLETED", before),
        materialized("RUNNING", "2026-01-02T00:00:00Z"),
        materialized("COMPLETED", "2026-01-02T00:00:00Z"),
    )
    seen: list[Any] = []
    async with talk(handler) as (stub, peaka):
        await peaka.project("aB3dE5fG").materialized_queries.refresh_and_wait("q1", on_poll=seen.append)
    assert len(seen) == 3
    assert [request.method for request in stub.requests] == ["GET", "POST", "GET", "GET", "GET"]


async def test_a_new_materialized_query_is_not_done_before_its_first_run(talk: Any) -> None:
    handler = states(
        materialized("COMPLETED", None),
        materialized("RUNNING", "2026-01-02T00:00:00Z"),
        materialized("COMPLETED", "2026-01-02T00:00:00Z"),
        post={"id": "q1", "name": "daily", "displayName": "Daily"},
    )
    async with talk(handler) as (stub, peaka):
        done = await peaka.project("aB3dE5fG").materialized_queries.create_and_wait(
            display_name="Daily", input_query="SELECT 1", path="/reports", wait_timeout=9, timeout=8
        )
    assert done.last_execution_start_time is not None
    assert [request.method for request in stub.requests] == ["POST", "GET", "GET", "GET"]
    assert stub.requests[0].json() == {
        "displayName": "Daily", "inputQuery": "SELECT 1", "queryType": "MATERIALIZED", "path": "/reports"
    }  # fmt: skip


async def test_a_materialized_query_that_was_cancelled(talk: Any) -> None:
    async with talk(states(materialized("CANCELED", "2026-01-02T00:00:00Z"))) as (_, peaka):
        with pytest.raises(PeakaJobError, match="CANCELLED"):
            await peaka.project("aB3dE5fG").materialized_queries.wait("q1")


async def test_a_metadata_refresh(talk: Any) -> None:
    handler = states(*({"status": s} for s in ("completed", "waiting", "active", "completed")))
    seen: list[str] = []
    async with talk(handler) as (stub, peaka):
        await peaka.project("aB3dE5fG").metadata.refresh_and_wait(
            "1", on_poll=lambda s: seen.append(jobs.normalised(s.status))
        )
        assert seen == ["COMPLETED", "WAITING", "ACTIVE", "COMPLETED"]
        assert stub.requests[0].json() == {"catalogId": "1"}
    async with talk(states(*({"status": s} for s in ("failed", "active", "completed")))) as (stub, peaka):
        await peaka.project("aB3dE5fG").metadata.refresh_and_wait("1", callback_url="u", callback_token="t")
        assert stub.requests[0].json() == {"catalogId": "1", "callbackURL": "u", "callbackToken": "t"}
        assert len(stub.requests) == 4


async def test_a_metadata_refresh_that_was_too_quick_to_see(talk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "STALE_FOR", 0.02)
    async with talk(states({"status": "completed"})) as (_, peaka):
        await peaka.project("aB3dE5fG").metadata.refresh_and_wait("1")
        await peaka.project("aB3dE5fG").metadata.wait("1")
        with pytest.raises(PeakaJobTimeoutError, match="NOT_STARTED"):
            await peaka.project("aB3dE5fG").metadata.wait("1", stale_for=60, wait_timeout=0.02)
    async with talk(states({"status": "not-active"})) as (_, peaka):
        await peaka.project("aB3dE5fG").metadata.wait("1")
    async with talk(states({"status": "failed"})) as (_, peaka):
        with pytest.raises(PeakaJobError):
            await peaka.project("aB3dE5fG").metadata.wait("1")


@pytest.mark.parametrize(
    ("moment", "later"),
    [
        ("2026-01-01T00:00:59Z", "2026-01-01T00:01:00Z"),
        ("2026-01-01T00:00:00.999Z", "2026-01-01T00:00:01.000Z"),
        ("2026-01-01T00:00:00.12Z", "2026-01-01T00:00:00.130Z"),
        ("2026-01-01T00:00:00.123456Z", "2026-01-01T00:00:00.123457Z"),
        ("2026-01-01T00:00:00.1234Z", "2026-01-01T00:00:00.123500Z"),
        ("2026-01-01T00:00:00.123456789Z", "2026-01-01T00:00:00.123457Z"),
        ("2026-01-01T00:00:00.123+03:00", "2026-01-01T00:00:00.124+03:00"),
        ("2026-01-01T00:00:00-03:00", "2026-01-01T00:00:01-03:00"),
        ("soon", "soon"),
    ],
)
def test_the_moment_after_a_moment_has_its_precision(moment: str, later: str) -> None:
    assert exports._after(moment) == later


class Exports:
    """A server's list of exports: newest first, a cursor without a tie-breaker, and perhaps hidden fractions."""

    def __init__(self, moments: list[str], *, inclusive: bool = False, fraction: str = "") -> None:
        ordered = sorted(enumerate(moments), key=lambda pair: pair[1], reverse=True)
        self.items = [export("SUCCEEDED") | {"id": f"e{number}", "createdAt": moment} for number, moment in ordered]
        self.inclusive = inclusive
        self.fraction = fraction

    def __call__(self, request: Request) -> Answer:
        limit = min(200, int(request.query["limit"][0]))
        before = request.query.get("createdBefore", ["9"])[0]

        def true(text: str) -> str:
            return text if "." in text else text.replace("Z", f"{self.fraction or '.000'}Z")

        cursor = before if before == "9" else before.replace("Z", "" if "." in before else ".000")
        kept = [
            item
            for item in self.items
            if true(item["createdAt"]).rstrip("Z") < cursor or (self.inclusive and item["createdAt"] == before)
        ]
        return Answer(kept[:limit])


def minute(number: int) -> str:
    return f"2026-01-01T00:{number:02d}:00Z"


@pytest.mark.parametrize("inclusive", [False, True])
@pytest.mark.parametrize("fraction", ["", ".400"])
@pytest.mark.parametrize(
    "moments",
    [
        [],
        [minute(1)],
        [minute(number) for number in range(23)],
        [minute(number // 4) for number in range(40)],
        [minute(1)] * 30,
        [minute(0)] * 3 + [minute(1)] * 150 + [minute(2)] * 3,
    ],
    ids=["none", "one", "distinct", "fours", "all equal", "a crowd"],
)
async def test_exports_are_neither_lost_nor_repeated(
    talk: Any, moments: list[str], inclusive: bool, fraction: str
) -> None:
    server = Exports(moments, inclusive=inclusive, fraction=fraction)
    async with talk(server) as (_, peaka):
        found = [item.id async for item in peaka.project("aB3dE5fG").exports.iterate(page_size=5)]
    assert found == [item["id"] for item in server.items]


async def test_more_exports_of_one_moment_than_a_page_are_told(talk: Any) -> None:
    moments = [minute(0)] * 3 + [minute(1)] * 201 + [minute(2)] * 3
    async with talk(Exports(moments)) as (_, peaka):
        found = []
        with pytest.raises(PeakaIncompleteError, match=r"2026-01-01T00:01:00Z: .* status=") as caught:
            async for export in peaka.project("aB3dE5fG").exports.iterate(page_size=50):
                found.append(export.created_at)  # noqa: PERF401
    assert found == [minute(2)] * 3 + [minute(1)] * 200 + [minute(0)] * 3  # what can be had, and then the error
    assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args


@pytest.mark.parametrize("moved", [True, False], ids=["by an inclusive cursor", "by no cursor"])
async def test_a_server_that_cannot_step_over_a_moment_ends_the_iteration(talk: Any, moved: bool) -> None:
    server = Exports([minute(0)] * 3 + [minute(1)] * 250, inclusive=True)
    handler = server if moved else lambda _: Answer(server.items[:200])
    async with talk(handler) as (stub, peaka):
        found = []
        with pytest.raises(PeakaIncompleteError):
            async for export in peaka.project("aB3dE5fG").exports.iterate(page_size=200):
                found.append(export.id)  # noqa: PERF401
    assert len(found) == len(set(found)) == 200
    assert len(stub.requests) < 10


async def test_a_page_larger_than_the_server_allows_loses_nothing(talk: Any) -> None:
    server = Exports([f"2026-01-01T00:{number // 60:02d}:{number % 60:02d}Z" for number in range(450)])
    async with talk(server) as (stub, peaka):
        found = [item.id async for item in peaka.project("aB3dE5fG").exports.iterate(page_size=1000)]
    assert found == [item["id"] for item in server.items]
    assert {request.query["limit"][0] for request in stub.requests} == {"200"}


@pytest.mark.parametrize("page_size", [1, 2, 3, 5])
async def test_fractions_with_as_many_digits_as_they_need(talk: Any, page_size: int) -> None:
    """As Java prints a moment: one without a fraction is whole, and not cut off."""
    moments = ["05.900", "05.500", "05.100001", "05", "05", "04.999", "04", "03.5"]
    items = [
        export("SUCCEEDED") | {"id": f"e{number}", "createdAt": f"2026-01-01T00:00:{moment}Z"}
        for number, moment in enumerate(moments)
    ]

    def handler(request: Request) -> Answer:
        limit, before = int(request.query["limit"][0]), request.query.get("createdBefore", ["9"])[0]
        return Answer([item for item in items if item["createdAt"].rstrip("Z") < before.rstrip("Z")][:limit])

    found: list[str] = []
    async with talk(handler) as (stub, peaka):
        async for item in peaka.project("aB3dE5fG").exports.iterate(page_size=page_size):
            found.append(item.id)
            assert len(found) <= len(items)
    assert found == [item["id"] for item in items]
    assert len(stub.requests) < 12


@pytest.mark.parametrize("moment", [None, 1767225600])
async def test_an_export_of_no_moment_is_told(talk: Any, moment: Any) -> None:
    items = [export("SUCCEEDED") | {"id": f"e{number}", "createdAt": moment} for number in range(2)]
    found = []
    async with talk(lambda _: Answer(items)) as (_, peaka):
        with pytest.raises(PeakaIncompleteError, match="export e1 has no createdAt"):
            async for item in peaka.project("aB3dE5fG").exports.iterate(page_size=2):
                found.append(item.id)  # noqa: PERF401
        assert len([item async for item in peaka.project("aB3dE5fG").exports.iterate(page_size=3)]) == 2
    assert found == ["e0", "e1"]


@pytest.mark.parametrize("page_size", [0, -5, "50", None])
async def test_pages_hold_something(talk: Any, page_size: Any) -> None:
    async with talk(lambda _: Answer([], 404)) as (stub, peaka):
        project = peaka.project("aB3dE5fG")
        for pages in (
            project.exports.iterate(page_size=page_size),
            project.cache.iterate_executions("c1", page_size=page_size),
            project.iterate_search(query="or", page_size=page_size),
        ):
            with pytest.raises(PeakaConfigError, match="page_size must be 1 or more"):
                await anext(pages)
    assert stub.requests == []


async def test_exports_iterate_lazily_and_pass_the_status(talk: Any) -> None:
    async with talk(Exports([minute(number) for number in range(20)])) as (stub, peaka):
        async for _ in peaka.project("aB3dE5fG").exports.iterate(status="FAILED", page_size=5):
            break
    assert len(stub.requests) == 1
    assert stub.requests[0].query["status"] == ["FAILED"]


async def test_an_odd_moment_does_not_stop_the_iteration(talk: Any) -> None:
    pages = [[export("FAILED") | {"id": f"a{n}", "createdAt": "yesterday"} for n in range(2)], []]
    async with talk(lambda _: Answer(pages.pop(0) if len(pages) > 1 else pages[0])) as (_, peaka):
        assert len([item async for item in peaka.project("aB3dE5fG").exports.iterate(page_size=2)]) == 2


async def test_cache_executions_shift_while_they_are_read(talk: Any) -> None:
    items = [execution(0, "COMPLETED") | {"id": f"x{number}"} for number in range(12)]

    def handler(request: Request) -> Answer:
        offset, limit = int(request.query["offset"][0]), int(request.query["limit"][0])
        page = items[offset : offset + limit]
        items.insert(0, execution(0, "COMPLETED") | {"id": f"new{offset}"})
        return Answer(page)

    async with talk(handler) as (_, peaka):
        found = [run.id async for run in peaka.project("aB3dE5fG").cache.iterate_executions("c1", page_size=5)]
    assert found == [f"x{number}" for number in range(12)]


async def test_cache_executions_come_whole_from_a_server_with_smaller_pages(talk: Any) -> None:
    items = [execution(0, "COMPLETED") | {"id": f"x{number}"} for number in range(12)]

    def handler(request: Request) -> Answer:
        offset, limit = int(request.query["offset"][0]), int(request.query["limit"][0])
        return Answer(items[offset : offset + min(limit, 3)])

    async with talk(handler) as (_, peaka):
        found = [run.id async for run in peaka.project("aB3dE5fG").cache.iterate_executions("c1", page_size=5)]
    assert found == [f"x{number}" for number in range(12)]


async def test_cache_executions_without_an_id_are_not_taken_for_one(talk: Any) -> None:
    runs = [execution(number, "COMPLETED", id=None) for number in range(3)]
    async with talk(lambda request: Answer(runs[int(request.query["offset"][0]) :])) as (_, peaka):
        found = [run.id async for run in peaka.project("aB3dE5fG").cache.iterate_executions("c1")]
    assert found == [None] * 3


async def test_search_pages(talk: Any) -> None:
    def handler(request: Request) -> Answer:
        body = request.json()
        following = body["offset"] + body["limit"]
        matches = [{"catalogName": str(body["offset"])}] if body["offset"] < 6 else None
        page = {"limit": 2, "offset": body["offset"], "nextOffset": following if following < 8 else None}
        return Answer({"matchedCatalogs": matches, "matchedTables": None, "meta": {"page": page}})

    async with talk(handler) as (stub, peaka):
        pages = [page async for page in peaka.project("aB3dE5fG").iterate_search(query="or", page_size=2)]
        assert [len(page.matched_catalogs or []) for page in pages] == [1, 1, 1, 0]
        found = peaka.project("aB3dE5fG").iterate_search(query="or", catalog="c", schema="s", page_size=8)
        assert len([page async for page in found]) == 1
    assert stub.requests[0].json() == {"query": "or", "limit": 2, "offset": 0}
    body = {"query": "or", "catalog": "c", "schema": "s", "limit": 8, "offset": 0}
    assert stub.requests[-1].json() == body


async def test_search_that_does_not_move_on_ends(talk: Any) -> None:
    async with talk(lambda _: Answer({"meta": {"page": {"nextOffset": 0}}})) as (stub, peaka):
        assert len([page async for page in peaka.project("aB3dE5fG").iterate_search(query="or")]) == 1
    silents: list[dict[str, Any]] = [{}, {"meta": {}}, {"meta": {"page": None}}]
    for silent in silents:
        async with talk(lambda _, body=silent: Answer(body)) as (stub, peaka):
            assert len([page async for page in peaka.project("aB3dE5fG").iterate_search(query="or")]) == 1
        assert len(stub.requests) == 1
