"""The facade against LocalPeaka over a real socket: whole stories, with its fault switches thrown."""

from __future__ import annotations

import csv
import gzip
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from peaka_client import (
    PeakaAuthenticationError,
    PeakaBadRequestError,
    PeakaClient,
    PeakaConnectionError,
    PeakaDecodeError,
    PeakaPermissionError,
    PeakaServerError,
    PeakaTimeoutError,
    Project,
    jobs,
)
from peaka_client.models import CsvColumnMapping, CsvImportRequest
from peaka_client.testing import LocalPeaka

ORDERS = 'SELECT id, total FROM "shop"."public"."orders" ORDER BY id'


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "POLL_START", 0.01)
    monkeypatch.setattr(jobs, "POLL_MAX", 0.05)


@pytest.fixture
async def local() -> AsyncIterator[LocalPeaka]:
    async with LocalPeaka.serve() as local:
        yield local


@pytest.fixture
async def project(local: LocalPeaka) -> AsyncIterator[Project]:
    async with PeakaClient(local.partner_key, base_url=local.url, timeout=5) as peaka:
        yield peaka.project(local.project_id)


async def test_keys(local: LocalPeaka) -> None:
    async with PeakaClient(local.project_key, base_url=local.url) as peaka:
        assert (await peaka.info()).project_id == local.project_id
        with pytest.raises(PeakaPermissionError, match="list_organizations needs a partner key"):
            await peaka.organizations.list()
        with pytest.raises(PeakaAuthenticationError):
            await peaka.with_options(api_key="aBcD1234.not-a-key-of-anybody").info()


async def test_rows_are_typed(project: Project) -> None:
    result = await project.query(ORDERS)
    assert [column.type for column in result.columns] == ["bigint", "decimal(10,2)"]
    assert len(result) > 10
    async with project.query_stream(ORDERS) as rows:
        assert [row async for row in rows] == result.rows
    with pytest.raises(PeakaBadRequestError, match="not allowed"):
        await project.query("DELETE FROM shop.public.orders")


@pytest.mark.parametrize("fault", [{"status": 503}, {"kind": "reset"}, {"kind": "truncate"}])
async def test_reads_survive_two_faults(local: LocalPeaka, project: Project, fault: dict[str, Any]) -> None:
    local.fail("list_catalogs", times=2, **fault)
    assert await project.catalogs.list()
    local.fail("list_catalogs", times=3, **fault)
    with pytest.raises((PeakaServerError, PeakaConnectionError)) as caught:
        await project.catalogs.list()
    assert caught.value.attempts == 3


@pytest.mark.parametrize("handled", [True, False])
async def test_a_write_whose_reply_is_lost_is_made_once_or_never(
    local: LocalPeaka, project: Project, handled: bool
) -> None:
    local.fail("create_query", kind="reset", handled=handled)
    with pytest.raises(PeakaConnectionError) as caught:
        await project.queries.create(display_name="once only", input_query="SELECT 1")
    assert caught.value.may_have_applied
    made = [query for query in await project.queries.list() if query.display_name == "once only"]
    assert len(made) == handled


async def test_a_deletion_whose_reply_is_lost_is_done(local: LocalPeaka, project: Project) -> None:
    folder = await project.query_folders.create(folder_name="to be gone")
    local.fail("delete_query_folder", kind="reset", handled=True)
    await project.query_folders.delete(folder.id)


async def test_other_faults(local: LocalPeaka, project: Project) -> None:
    local.fail("list_catalogs", kind="malformed")
    with pytest.raises(PeakaDecodeError):
        await project.catalogs.list()
    local.fail("list_catalogs", kind="timeout")
    with pytest.raises(PeakaTimeoutError):
        await project.catalogs.list(timeout=0.1)
    local.fail("create_query", status=503, retry_after=0.0)
    await project.queries.create(display_name="after a pause", input_query="SELECT 1")


@pytest.mark.parametrize("compression", ["NONE", "GZIP"])
async def test_an_export_arrives(project: Project, tmp_path: Path, compression: str) -> None:
    query = await project.queries.create(display_name="orders to go", input_query=ORDERS)
    path = await project.exports.download(
        query_id=query.id, format="CSV", compression=compression, to=tmp_path / "orders", include_system_columns=False
    )
    data = gzip.decompress(path.read_bytes()) if compression == "GZIP" else path.read_bytes()
    rows = list(csv.reader(data.decode().splitlines()))
    assert len(rows) == 1 + len(await project.query(ORDERS))
    (export,) = [
        item async for item in project.exports.iterate(status="SUCCEEDED", page_size=1) if item.query_id == query.id
    ]
    assert b"".join([piece async for piece in project.exports.stream(export.id)]) == path.read_bytes()


async def test_csv_into_a_table(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "drinks.csv"
    path.write_text("Name,Price\nespresso,2.40\nlungo,2.60\n", encoding="utf-8")
    await project.tables.create("drinks")
    from peaka_client.models import ColumnInput

    await project.tables.add_columns(
        "drinks", columns=[ColumnInput(name="name", display_name="name", data_type="VARCHAR")]
    )
    request = CsvImportRequest(mappings=[CsvColumnMapping(name="name", csv_column_name="Name")], contains_header=True)
    assert (
        jobs.normalised((await project.tables.import_csv("drinks", file=path, request=request)).status) == "COMPLETED"
    )
    result = await project.query('SELECT name FROM "peaka"."table"."drinks" ORDER BY name')
    assert [row[0] for row in result.rows] == ["espresso", "lungo"]


async def test_jobs(project: Project) -> None:
    first = await project.materialized_queries.create_and_wait(
        display_name="daily", input_query="SELECT count(*) AS n FROM shop.public.orders", wait_timeout=10
    )
    assert len((await project.query('SELECT n FROM "peaka"."mtquery"."daily"')).rows) == 1
    done = await project.materialized_queries.refresh_and_wait(first.query_id, wait_timeout=10)
    assert jobs.normalised(done.status) == "COMPLETED"
    catalog = next(found for found in await project.catalogs.list() if found.name == "shop")
    await project.metadata.refresh_and_wait(catalog.id, wait_timeout=10)
    stripe = next(found for found in await project.catalogs.list() if found.catalog_type == "stripe")
    seen: list[str] = []
    cached = await project.cache.create_and_wait(
        catalog_id=stripe.id,
        schema_name="payment",
        table_name="charges",
        wait_timeout=10,
        on_poll=lambda status: seen.append(jobs.normalised(status.status)),
    )
    assert seen[0] == "RUNNING"
    assert seen[-1] == jobs.normalised(cached.status) == "COMPLETED"
    status = await project.cache.start_full_refresh_and_wait(cached.id, wait_timeout=10)
    assert jobs.normalised(status.status) == "COMPLETED"
    assert len([run async for run in project.cache.iterate_executions(cached.id, page_size=1)]) == 2


async def test_search_and_agent_and_session(project: Project) -> None:
    found = [page async for page in project.iterate_search(query="order", page_size=2)]
    assert any(page.matched_tables for page in found)
    async with project.agent.stream("How many orders are there?") as events:
        assert [event async for event in events]
    session = await project.sessions.start(theme="dark")
    assert session.partner_origin
    assert session.csp().startswith("frame-src http://127.0.0.1:")
