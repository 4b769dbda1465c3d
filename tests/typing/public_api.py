"""The public API as a type checker sees it. Never run: ``mypy --strict`` and pyright read it.

Every ``type: ignore`` is an assertion: without the error it names, ``warn_unused_ignores`` makes it an error itself.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_type

import httpx

from peaka_client import (
    UNSET,
    AgentEvent,
    Attempt,
    Column,
    EventStream,
    Outcome,
    PeakaClient,
    PeakaError,
    PeakaStatusError,
    PeakaTimeoutError,
    Project,
    QueryResult,
    Response,
    RowStream,
    Secret,
    Session,
)
from peaka_client.api.catalogs import get_catalog, list_catalogs
from peaka_client.models import (
    Catalog,
    CsvColumnMapping,
    CsvImportRequest,
    Export,
    ExportStarted,
    MaterializedQueryStatus,
    Query,
    SearchResult,
)
from peaka_client.testing import LocalPeaka

if TYPE_CHECKING:
    import os

    from peaka_client.middleware import Next


async def clients() -> None:
    async with PeakaClient() as peaka:
        assert_type(peaka, PeakaClient)
        assert_type(peaka.project("aB3dE5fG"), Project)
        assert_type(peaka.project("aB3dE5fG", api_key="k"), Project)
        assert_type(peaka.with_options(timeout=None, max_retries=0, headers={"X-A": "b"}, api_key="k"), PeakaClient)
        assert_type(await peaka.request("GET", "/x", query={"a": 1}, timeout=3), Response)
    PeakaClient("k", zone="eu", key_scope="project", transport=httpx.AsyncHTTPTransport(), verify=False)
    PeakaClient(lambda: "k")
    PeakaClient(fresh_key, middleware=[watch])
    assert_type(peaka.project("aB3dE5fG").with_options(middleware=[watch]), Project)
    assert_type(LocalPeaka().client(max_retries=0), PeakaClient)
    LocalPeaka().client(retries=0)  # type: ignore[call-arg]
    LocalPeaka.serve(now="2026-07-14", strick=True)  # type: ignore[call-arg]

    PeakaClient("k", zone="mars")  # type: ignore[arg-type]
    PeakaClient(b"k")  # type: ignore[arg-type]
    PeakaClient("k", "eu")  # type: ignore[call-arg]
    PeakaClient("k", key_scope="admin")  # type: ignore[arg-type]
    PeakaClient("k", retries=3)  # type: ignore[call-arg]
    peaka.with_options(retries=3)  # type: ignore[call-arg]
    peaka.project()  # type: ignore[call-arg]
    peaka.catalogs  # type: ignore[attr-defined]


async def fresh_key() -> str:
    return "k"


async def watch(attempt: Attempt, following: Next) -> Outcome:
    assert_type(attempt.number, int)
    outcome = await following(attempt)
    assert_type(outcome.error, PeakaError | None)
    return outcome


async def both_levels(peaka: PeakaClient, project: Project) -> None:
    assert_type(await list_catalogs(project), list[Catalog])
    assert_type(await project.catalogs.list(), list[Catalog])
    assert_type(await get_catalog(project, "1"), Catalog)
    assert_type(await project.catalogs.get("1", timeout=5, max_retries=0), Catalog)
    assert_type(await project.queries.create(display_name="a", input_query=UNSET), Query)
    assert_type(await project.queries.delete("1"), None)

    await list_catalogs(peaka)  # type: ignore[arg-type]
    await project.catalogs.get()  # type: ignore[call-arg]
    await project.catalogs.get(1)  # type: ignore[arg-type]
    await project.queries.create("a")  # type: ignore[call-arg]
    await project.catalogs.list(timout=5)  # type: ignore[call-arg]
    await project.catalogs.list(timeout="5")  # type: ignore[arg-type]
    project.organizations  # type: ignore[attr-defined]


async def rows(project: Project) -> None:
    result = await project.query("SELECT 1", bindings=["a"], query_timeout=5, timeout=10)
    assert_type(result, QueryResult)
    assert_type(result.rows, list[tuple[Any, ...]])
    assert_type(await result.rows_async(), list[tuple[Any, ...]])
    assert_type(result.columns, list[Column])
    assert_type(result.dicts(), list[dict[str, Any]])
    assert_type(project.query_stream("SELECT 1", format="compact"), AbstractAsyncContextManager[RowStream])
    async with project.query_stream("SELECT 1") as stream:
        async for row in stream:
            row[0]

    await project.query()  # type: ignore[call-arg]
    await project.query("SELECT 1", format="csv")  # type: ignore[arg-type]
    await project.query_stream("SELECT 1")  # type: ignore[misc]


async def sessions(project: Project) -> None:
    session = await project.sessions.start(theme="dark", feature_flags={"queries": False})
    assert_type(session, Session)
    assert_type(session.partner_origin, str | None)
    assert_type(session.iframe(title="Data"), str)
    await project.sessions.start(feature_flags={"novelSection": True})
    await project.sessions.start_connector("slack", catalog_create_enabled=False)

    await project.sessions.start(connector_type="slack")  # type: ignore[call-arg]
    await project.sessions.start_connector()  # type: ignore[call-arg]
    await project.sessions.start_connector("slack", feature_flags={})  # type: ignore[call-arg]
    await project.sessions.start_connector("slack", displayed_connector_types=[])  # type: ignore[call-arg]
    session.iframe()  # type: ignore[call-arg]


async def streams(project: Project) -> None:
    assert_type(project.agent.stream("hi"), AbstractAsyncContextManager[EventStream])
    async with project.agent.stream("hi", thread_id="t") as events:
        async for event in events:
            assert_type(event, AgentEvent)
            assert_type(event.data, dict[str, Any] | list[Any] | str)

    async for _ in project.agent.stream("hi"):  # type: ignore[attr-defined]
        pass
    project.agent.stream(text="hi")  # type: ignore[call-arg]


async def exports(project: Project, where: os.PathLike[str]) -> None:
    assert_type(await project.exports.export_query("1", format="CSV"), ExportStarted)
    assert_type(await project.exports.export_query_and_wait("1", format="CSV", wait_timeout=5), Export)
    assert_type(await project.exports.wait("1", on_poll=str), Export)
    made = await project.materialized_queries.create_and_wait(display_name="daily", input_query="SELECT 1", timeout=5)
    assert_type(made, MaterializedQueryStatus)
    await project.materialized_queries.create_and_wait(input_query="SELECT 1")  # type: ignore[call-arg]
    assert_type(await project.exports.download(query_id="1", format="CSV", to=where, progress=progress), Path)
    async with aclosing(project.exports.stream("1")) as pieces, aclosing(project.exports.iterate()) as every:
        async for piece in pieces:
            assert_type(piece, bytes)
        assert_type(await anext(every), Export)
    async for export in project.exports.iterate(status="FAILED"):
        assert_type(export, Export)
    async for page in project.iterate_search(query="orders"):
        assert_type(page, SearchResult)

    await project.exports.download("1")  # type: ignore[call-arg]
    await project.exports.download("1", to=where, progress=say_nothing)  # type: ignore[arg-type]


def say_nothing() -> None: ...


def progress(done: int, total: int | None) -> None: ...


async def uploads(project: Project) -> None:
    request = CsvImportRequest(mappings=[CsvColumnMapping(name="id", csv_column_name="ID")], contains_header=True)
    await project.tables.import_csv("orders", file=Path("orders.csv"), request=request)
    await project.tables.import_csv("orders", file=b"ID\n1\n", request=request)

    await project.tables.import_csv("orders", file="orders.csv", request=request)  # type: ignore[arg-type]
    await project.tables.import_csv("orders", file=b"", request={"mappings": []})  # type: ignore[arg-type]


def errors(error: PeakaStatusError, late: PeakaTimeoutError, secret: Secret[str]) -> None:
    assert_type(error.status, int)
    assert_type(error.error_code, int | str | None)
    assert_type(secret.get(), str)
    assert_type(late.may_have_applied, bool)
    secret.value  # type: ignore[attr-defined]


def as_builtin(late: PeakaTimeoutError) -> TimeoutError:
    return late
