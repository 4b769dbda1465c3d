"""Snapshots of the whole state: right, quick, and free where nothing has changed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from peaka_client.testing import LocalPeaka
from peaka_client.testing.sql.engine import engine

if TYPE_CHECKING:
    import httpx

PROJECT = "/data/projects/aB3dE5fG"


async def test_everything_comes_back(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    paths = [
        "/projects",
        f"{PROJECT}/catalogs",
        f"{PROJECT}/table",
        f"{PROJECT}/queries",
        f"{PROJECT}/exports",
        f"{PROJECT}/cache/status",
    ]
    sql = {"statement": "SELECT count(*) FROM stripe_payments.payment.charges"}

    async def world() -> list[str]:
        replies = [(await http.get(path)).text for path in paths]
        return [*replies, (await http.post(f"{PROJECT}/queries/execute", json=sql)).text]

    before, snapshot = await world(), local.snapshot()
    await http.delete("/projects/hJ7kL9mN")
    await http.post(f"{PROJECT}/table/fresh")
    await http.post(f"{PROJECT}/queries", json={"displayName": "x", "inputQuery": "SELECT 1 AS x"})
    await http.post(f"{PROJECT}/queries/184203390771122304/exports", json={})
    await http.delete(f"{PROJECT}/cache/4fbd9052-6ba8-4c5f-bec3-7091b2d35e6f")
    local.load("stripe_payments", "payment", "charges", rows=[{"id": 1}])
    local.load("own", "main", "t", rows=[{"x": 1}])
    local.advance(3600)
    assert [was == now for was, now in zip(before, await world(), strict=True)] == [False] * len(before)

    local.restore(snapshot)
    assert await world() == before
    local.restore(snapshot)
    assert await world() == before


async def test_a_snapshot_keeps_the_tables_it_needs(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    local.load("own", "main", "t", rows=[{"x": 1}])
    snapshot = local.snapshot()
    for number in range(3):
        local.load("own", "main", "t", rows=[{"x": number}] * 2)
    local.restore(snapshot)
    reply = await http.post(f"{PROJECT}/queries/execute", json={"statement": "SELECT count(*) FROM own.main.t"})

    assert reply.json()["data"][0][0]["value"] == "1"


def test_tables_that_nothing_needs_are_dropped() -> None:
    local = LocalPeaka()

    def tables() -> int:
        return int(engine().run_now("SELECT count(*) FROM duckdb_tables()").rows[0][0])

    local.load("own", "main", "t", rows=[{"x": 1}])
    before = tables()
    for number in range(20):
        local.load("own", "main", "t", rows=[{"x": number}])
    assert tables() <= before + 2


def test_it_costs_little_and_nothing_where_nothing_changed() -> None:
    local = LocalPeaka()
    for number in range(40):
        local.load("own", "main", f"t{number}", rows=[{"x": number, "y": "text"}] * 50)

    def least(action: object) -> float:
        times = []
        for _ in range(5):
            started = time.perf_counter()
            action()  # type: ignore[operator]
            times.append(time.perf_counter() - started)
        return min(times) * 1000

    def there_and_back() -> None:
        snapshot = local.snapshot()
        local.changed()
        local.restore(snapshot)

    assert least(there_and_back) < 10
    unchanged = local.snapshot()
    assert local.snapshot() is unchanged
    assert least(lambda: local.restore(unchanged)) < 0.1


@pytest.mark.parametrize("count", [2])
def test_another_instance_starts_in_no_time(count: int) -> None:
    LocalPeaka()
    started = time.perf_counter()
    for _ in range(count):
        LocalPeaka()

    assert (time.perf_counter() - started) / count < 0.1


async def test_reads_leave_the_version_alone_and_writes_do_not(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    start = local.snapshot()
    await http.get(f"{PROJECT}/catalogs")
    await http.get(f"{PROJECT}/exports")
    assert local.snapshot() is start
    await http.post(f"{PROJECT}/table/fresh")
    assert local.snapshot() is not start
