"""Jobs run under the local clock, through the states that the wire shows."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

if TYPE_CHECKING:
    from peaka_client.testing import LocalPeaka

PROJECT = "/data/projects/aB3dE5fG"
SHOP = "184203377512349696"
ORDERS = {"catalogId": SHOP, "schemaName": "public", "tableName": "orders"}
CUSTOMERS = {**ORDERS, "tableName": "customers"}


async def ok(reply: Any) -> Any:
    answer = await reply
    assert answer.is_success, answer.text
    return answer.json() if answer.content else None


async def finished(local: LocalPeaka, http: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    job = await ok(http.post(path, json=body))
    local.advance(1)
    found: dict[str, Any] = await ok(http.get(f"{PROJECT}/exports/{job['id']}"))
    return found


async def file_of(job: dict[str, Any]) -> bytes:
    async with httpx.AsyncClient() as client:
        reply = await client.get(job["files"][0]["url"])
    assert reply.status_code == 200, reply.text
    assert len(reply.content) == job["files"][0]["bytes"]
    return reply.content


async def test_an_export_goes_from_pending_over_running_to_succeeded(
    local: LocalPeaka, http: httpx.AsyncClient
) -> None:
    started = await http.post(f"{PROJECT}/queries/184203390771122304/exports", json={})
    path = f"{PROJECT}/exports/{started.json()['id']}"

    assert (started.status_code, started.json()["status"]) == (202, "PENDING")
    assert (await ok(http.get(path)))["status"] == "PENDING"
    local.advance(local.durations.queued)
    assert (await ok(http.get(path)))["status"] == "RUNNING"
    local.advance(local.durations.export)
    done = await ok(http.get(path))
    assert (done["status"], done["downloadable"], done["durationMs"]) == ("SUCCEEDED", True, 150)
    assert "files" not in (await ok(http.get(f"{PROJECT}/exports")))[0]


async def test_a_csv_has_the_asked_form(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    body = {
        "columns": ["id", "note"],
        "limit": 8,
        "csvOptions": {"delimiter": ";", "nullValue": "NULL", "recordSeparator": "\\r\\n", "quoteChar": "'"},
    }
    job = await finished(local, http, f"{PROJECT}/catalogs/{SHOP}/schemas/public/tables/orders/exports", body)
    lines = (await file_of(job)).decode().split("\r\n")

    assert job["rowCount"] == 8
    assert lines[0] == "id;note"
    assert sorted(lines[1:-1]) == [
        "1001;NULL",
        "1002;oat milk",
        "1003;para llevar",
        "1004;NULL",
        "1005;'no sugar; extra hot'",
        "1006;NULL",
        '1007;"for here", please',
        "1008;☕ thanks!",
    ]


async def test_json_lines_come_gzipped(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    body = {"format": "JSONL", "compression": "GZIP", "columns": ["id", "paid", "total", "discount"]}
    job = await finished(local, http, f"{PROJECT}/catalogs/{SHOP}/schemas/public/tables/orders/exports", body)
    lines = gzip.decompress(await file_of(job)).decode().splitlines()

    assert job["files"][0]["name"] == "orders.jsonl.gz"
    assert json.loads(lines[1]) == {"id": 1002, "paid": False, "total": None, "discount": None}
    assert len(lines) == 60


async def test_system_columns_can_be_left_out(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    path = f"{PROJECT}/catalogs/1/schemas/table/tables/suppliers/exports"
    with_all = await file_of(await finished(local, http, path, {}))
    without = await file_of(await finished(local, http, path, {"includeSystemColumns": False}))

    assert with_all.startswith(b"name,lead_days,_id,_version")
    assert without.startswith(b"name,lead_days\n")


async def test_an_empty_export_fails_on_the_wire(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    await ok(http.post(f"{PROJECT}/table/empty"))
    job = await finished(local, http, f"{PROJECT}/catalogs/1/schemas/table/tables/empty/exports", {})

    assert (job["status"], job["downloadable"]) == ("FAILED", False)
    assert "produced no files" in job["error"]


async def test_an_unknown_column_is_refused_at_once(http: httpx.AsyncClient) -> None:
    reply = await http.post(f"{PROJECT}/queries/184203390771122304/exports", json={"columns": ["nope"]})

    assert (reply.status_code, reply.json()["message"]) == (400, "Unknown columns: nope")


async def test_a_cancelled_export_stays_cancelled(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    job = await ok(http.post(f"{PROJECT}/queries/184203390771122304/exports", json={}))
    for _ in range(2):
        assert (await http.delete(f"{PROJECT}/exports/{job['id']}")).status_code == 204
    local.advance(60)

    assert (await ok(http.get(f"{PROJECT}/exports/{job['id']}")))["status"] == "CANCELLED"


async def test_only_the_owner_gets_files(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    job = await finished(local, http, f"{PROJECT}/queries/184203390771122304/exports", {})
    headers = {"Authorization": f"Bearer {local.project_key}"}
    other = await ok(http.get(f"{PROJECT}/exports/{job['id']}", headers=headers))

    assert (other["downloadable"], "files" in other) == (False, False)


async def test_exports_are_listed_a_page_at_a_time(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    ids = []
    for _ in range(3):
        ids.append((await ok(http.post(f"{PROJECT}/queries/184203390771122304/exports", json={})))["id"])
        local.advance(1)
    first = await ok(http.get(f"{PROJECT}/exports", params={"limit": 2}))
    second = await ok(http.get(f"{PROJECT}/exports", params={"limit": 2, "createdBefore": first[-1]["createdAt"]}))

    assert [one["id"] for one in (*first, *second)][:3] == ids[::-1]
    pending = await ok(http.get(f"{PROJECT}/exports", params={"status": "FAILED,CANCELLED"}))
    assert pending == []


async def test_a_file_is_served_by_another_origin_and_refuses_a_key(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    job = await finished(local, http, f"{PROJECT}/queries/184203390771122304/exports", {})
    url = job["files"][0]["url"]

    assert not url.startswith(local.origin)
    refused = await http.get(url)
    assert (refused.status_code, "Only one auth mechanism" in refused.text) == (400, True)
    async with httpx.AsyncClient() as client:
        assert (await client.get(url + "0")).status_code == 403
        assert (await client.get(url.replace("%2F", "/"))).status_code == 403


async def test_a_file_comes_in_ranges(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    job = await finished(local, http, f"{PROJECT}/queries/184203390771122304/exports", {})
    whole = await file_of(job)
    async with httpx.AsyncClient() as client:
        url = job["files"][0]["url"]
        tag = (await client.head(url)).headers["etag"]
        part = await client.get(url, headers={"Range": "bytes=5-", "If-Range": tag})
        changed = await client.get(url, headers={"Range": "bytes=5-", "If-Range": '"other"'})
        beyond = await client.get(url, headers={"Range": f"bytes={len(whole)}-"})

    assert (part.status_code, part.content) == (206, whole[5:])
    assert part.headers["content-range"] == f"bytes 5-{len(whole) - 1}/{len(whole)}"
    assert (changed.status_code, changed.content) == (200, whole)
    assert beyond.status_code == 416


async def test_a_url_expires_and_a_fresh_one_works(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    job = await finished(local, http, f"{PROJECT}/queries/184203390771122304/exports", {})
    local.advance(3601)
    async with httpx.AsyncClient() as client:
        old = await client.get(job["files"][0]["url"])
    assert (old.status_code, "expired" in old.text) == (403, True)
    assert await file_of(await ok(http.get(f"{PROJECT}/exports/{job['id']}")))

    local.advance(86_400)
    assert (await ok(http.get(f"{PROJECT}/exports/{job['id']}")))["status"] == "EXPIRED"


async def test_a_cache_syncs_and_reads_are_routed_to_it(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    made = await ok(
        http.post(
            f"{PROJECT}/cache", json={**CUSTOMERS, "fullRefreshCacheSchedule": {"type": "BASIC", "expression": "PT15M"}}
        )
    )
    path = f"{PROJECT}/cache/{made['id']}"
    rows = {"statement": 'SELECT count(*) FROM "shop"."public"."customers"'}

    async def count() -> str:
        reply = await http.post(f"{PROJECT}/queries/execute", params={"format": "COMPACT"}, json=rows)
        return str(reply.json()["data"][0][0])

    assert (await ok(http.get(f"{path}/status")))["status"] == "RUNNING"
    assert (await ok(http.get(f"{PROJECT}/catalogs/{SHOP}/schemas/public/tables/customers/isCached")))["isCached"]
    local.advance(1)
    status = await ok(http.get(f"{path}/status", params={"excludeLogs": "true"}))
    assert (status["status"], "cacheActionLogs" in status) == ("COMPLETED", False)
    assert status["lastFullRefreshCacheExecution"]["progress"]["numberOfCachedRecords"] == 12

    local.load("shop", "public", "customers", rows=[{"id": 1, "name": "only one"}], into_caches=False)
    assert await count() == "12"
    await ok(http.post(f"{path}/incrementalUpdate"))
    local.advance(1)
    assert await count() == "1"

    local.advance(901)
    history = await ok(http.get(f"{path}/executionHistory"))
    assert [one["executionMode"] for one in history] == ["FULL_REFRESH", "INCREMENTAL", "FULL_REFRESH"]
    assert len(await ok(http.get(f"{path}/executionHistory", params={"limit": 1, "offset": 1}))) == 1
    local.advance(15 * 86_400)
    assert history[1]["id"] not in [
        one["id"] for one in await ok(http.get(f"{path}/executionHistory", params={"limit": 500}))
    ]


async def test_a_cached_connector_is_not_cut_at_a_hundred_rows(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    body = {"catalogId": "184203377512349721", "schemaName": "payment", "tableName": "charges"}
    await ok(http.post(f"{PROJECT}/cache", json=body))
    local.advance(1)
    sql = {"statement": "SELECT count(*) FROM stripe_payments.payment.charges"}
    reply = await ok(http.post(f"{PROJECT}/queries/execute", params={"format": "COMPACT"}, json=sql))

    assert reply["data"] == [["120"]]


async def test_the_wires_odd_answers_about_caches(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    made = await ok(http.post(f"{PROJECT}/cache", json=CUSTOMERS))
    path = f"{PROJECT}/cache/{made['id']}"

    assert (await http.post(f"{PROJECT}/cache", json=CUSTOMERS)).status_code == 500
    assert (await http.post(f"{path}/cancelFullRefreshUpdate")).status_code == 500
    local.advance(local.durations.cache / 2)
    await ok(http.post(f"{path}/cancelFullRefreshUpdate"))
    assert (await ok(http.get(f"{path}/status")))["status"] == "CANCELLED"
    assert (await http.post(f"{path}/cancelFullRefreshUpdate")).status_code == 404
    assert (await ok(http.post(f"{PROJECT}/cache", json=CUSTOMERS)))["id"] == made["id"]
    missing = await http.post(f"{PROJECT}/cache/nothing/fullRefreshUpdate")
    assert (missing.status_code, missing.json()["message"]) == (400, "Cache settings not found")
    assert (await http.get(f"{PROJECT}/cache/nothing/status")).status_code == 404
    by_schema = await http.get(f"{PROJECT}/catalog/{SHOP}/schema/public/cache/status")
    assert by_schema.status_code == 500
    refused = await http.post(f"{PROJECT}/cache", json={**ORDERS, "tableName": "products"})
    assert (refused.status_code, refused.json()["errorCode"]) == (400, "TABLE_NOT_CACHEABLE")
    internal = {"catalogId": "1", "schemaName": "table", "tableName": "suppliers"}
    refused = await http.post(f"{PROJECT}/cache", json=internal)
    assert (refused.status_code, refused.json()["errorCode"]) == (400, None)
    await ok(http.delete(f"{PROJECT}/cache/4fbd9052-6ba8-4c5f-bec3-7091b2d35e6f"))
    assert (await http.post(f"{PROJECT}/cache", json=ORDERS)).status_code == 500
    local.advance(local.durations.queued)
    await ok(http.post(f"{PROJECT}/cache", json=ORDERS))
    ignored = {"type": "BASIC", "expression": "often"}
    kept = await ok(
        http.put(path, json={"incrementalCacheSchedule": ignored, "fullRefreshCacheSchedule": {"type": "NONE"}})
    )
    assert kept["incrementalCacheSchedule"] is None


async def test_by_the_book_they_are_other_ones(strict: LocalPeaka, strict_http: httpx.AsyncClient) -> None:
    http = strict_http
    made = await ok(http.post(f"{PROJECT}/cache", json=CUSTOMERS))
    schedules = {
        "incrementalCacheSchedule": {"type": "NONE"},
        "fullRefreshCacheSchedule": {"type": "BASIC", "expression": "often"},
    }

    assert (await http.post(f"{PROJECT}/cache", json=CUSTOMERS)).status_code == 409
    assert (await http.post(f"{PROJECT}/cache/nothing/fullRefreshUpdate")).status_code == 404
    assert (await http.put(f"{PROJECT}/cache/{made['id']}", json=schedules)).status_code == 400
    assert (await ok(http.get(f"{PROJECT}/catalog/{SHOP}/schema/public/cache/status")))[0]["id"]
    await ok(http.post(f"{PROJECT}/cache/{made['id']}/cancelFullRefreshUpdate"))
    assert (await http.get(f"{PROJECT}/queries/nothing")).status_code == 404
    assert (await http.get("/connections/aB3dE5fG/nothing")).status_code == 404


async def test_a_batch_succeeds_although_its_items_fail(http: httpx.AsyncClient) -> None:
    items = [CUSTOMERS, {**ORDERS, "tableName": "products"}]
    made = await ok(http.post(f"{PROJECT}/cache/batch", json=items))

    assert [one["success"] for one in made] == [True, False]
    assert made[1]["error"] == "TABLE_NOT_CACHEABLE"


async def test_a_materialized_query_runs_at_once_and_keeps_its_result(
    local: LocalPeaka, http: httpx.AsyncClient
) -> None:
    body = {
        "displayName": "Customers now",
        "inputQuery": 'SELECT count(*) AS n FROM "shop"."public"."customers"',
        "queryType": "MATERIALIZED",
        "schedule": {"type": "interval", "repeatDuration": "PT1H"},
    }
    made = await ok(http.post(f"{PROJECT}/queries", json=body))
    status = f"{PROJECT}/materialized-queries/{made['id']}/status"
    sql = {"statement": 'SELECT n FROM "peaka"."mtquery"."customers_now"'}

    async def result() -> Any:
        reply = await http.post(f"{PROJECT}/queries/execute", params={"format": "COMPACT"}, json=sql)
        return reply.json()["data"][0][0] if reply.is_success else reply.json()["message"]

    assert (await ok(http.get(status)))["lastExecutionStartTime"] is None
    assert "has not run yet" in await result()
    local.advance(local.durations.queued)
    assert (await ok(http.get(status)))["status"] == "RUNNING"
    local.advance(local.durations.materialized)
    assert (await ok(http.get(status)))["status"] == "COMPLETED"
    assert await result() == "12"

    local.load("shop", "public", "customers", rows=[{"id": 1}])
    assert await result() == "12"
    before = await ok(http.get(status))
    await ok(http.post(f"{PROJECT}/materialized-queries/{made['id']}/refresh"))
    assert (await ok(http.get(status)))["lastExecutionStartTime"] == before["lastExecutionStartTime"]
    local.advance(local.durations.queued)
    await ok(http.post(f"{PROJECT}/materialized-queries/{made['id']}/cancel"))
    assert (await ok(http.get(status)))["status"] == "CANCELED"
    assert await result() == "12"

    local.advance(3601)
    assert await result() == "1"


@pytest.mark.parametrize(
    ("schedule", "following"),
    [
        ({"type": "cron", "cronExpression": "0 6 * * *", "timezone": "Europe/Berlin"}, "2026-07-15T04:00:00Z"),
        ({"type": "cron", "cronExpression": "*/20 9-17 * * 1-5"}, "2026-07-14T09:20:00Z"),
        ({"type": "cron", "cronExpression": "0 0 29 2 *"}, "2028-02-29T00:00:00Z"),
        ({"type": "interval", "repeatDuration": "P1DT2H"}, "2026-07-15T11:00:00Z"),
        ({"type": "none"}, None),
    ],
)
async def test_the_next_run_is_told(http: httpx.AsyncClient, schedule: dict[str, Any], following: str | None) -> None:
    body = {"displayName": "Planned", "inputQuery": "SELECT 1 AS x", "queryType": "MATERIALIZED", "schedule": schedule}
    made = await ok(http.post(f"{PROJECT}/queries", json=body))

    found = await ok(http.get(f"{PROJECT}/materialized-queries/{made['id']}/status"))
    assert found["nextExecutionStartTime"] == following


async def test_metadata_is_refreshed(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    status = "/metadata/aB3dE5fG/refresh/184203377512349721"
    seen = [(await ok(http.get(status)))["status"]]
    await ok(http.post("/metadata/aB3dE5fG/refresh", json={"catalogId": "184203377512349721"}))
    for wait in (0, local.durations.queued, local.durations.metadata):
        local.advance(wait)
        seen.append((await ok(http.get(status)))["status"])

    assert seen == ["not-active", "waiting", "active", "completed"]


async def test_a_materialized_query_keeps_the_types_of_its_statement(
    local: LocalPeaka, http: httpx.AsyncClient
) -> None:
    statement = "SELECT TIMESTAMP '2024-01-01 10:00:00.123456' AS at, CAST(1.5 AS decimal(12,2)) AS n, ROW(1, 'x') AS r"
    body = {"displayName": "Typed", "inputQuery": statement, "queryType": "MATERIALIZED"}
    made = await ok(http.post(f"{PROJECT}/queries", json=body))
    local.advance(60)

    (row,) = (await ok(http.post(f"{PROJECT}/queries/execute", json={"id": made["id"]})))["data"]
    found = [(one["dataType"], one["value"]) for one in row]
    assert found[:2] == [("timestamp(6)", "2024-01-01 10:00:00.123456"), ("decimal(12,2)", "1.50")]
    assert found[2] == ("row(integer, varchar)", "{1, x}")
