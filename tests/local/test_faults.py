"""Failures on demand, over a real socket and in process."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING

import httpx
import pytest
import pytest_asyncio

from peaka_client.testing import LocalPeaka

from .conftest import client_of

if TYPE_CHECKING:
    from peaka_client.testing.faults import Kind

PROJECT = "/data/projects/aB3dE5fG"
CATALOGS = f"{PROJECT}/catalogs"
BREAKS = [("reset", httpx.ReadError), ("truncate", httpx.RemoteProtocolError), ("timeout", httpx.ReadTimeout)]


@pytest_asyncio.fixture(params=["socket", "in process"])
async def pair(request: pytest.FixtureRequest) -> AsyncGenerator[tuple[LocalPeaka, httpx.AsyncClient]]:
    local = LocalPeaka(validate=True)
    if request.param == "socket":
        async with local.listen(), client_of(local) as client:
            yield local, client
    else:
        headers = {"Authorization": f"Bearer {local.partner_key}"}
        async with httpx.AsyncClient(base_url=local.url, headers=headers, transport=local.transport()) as client:
            yield local, client


async def test_a_status_as_often_as_asked(pair: tuple[LocalPeaka, httpx.AsyncClient]) -> None:
    local, http = pair
    local.fail("list_catalogs", status=503, times=2, retry_after=1.5)

    first = await http.get(CATALOGS)
    assert (first.status_code, first.headers["retry-after"], first.json()["error"]) == (
        503,
        "1.5",
        "Service Unavailable",
    )
    assert [(await http.get(path)).status_code for path in ("/info", CATALOGS, CATALOGS)] == [200, 503, 200]


@pytest.mark.parametrize(("kind", "error"), BREAKS)
async def test_a_broken_connection(
    pair: tuple[LocalPeaka, httpx.AsyncClient], kind: Kind, error: type[Exception]
) -> None:
    local, http = pair
    local.fail("list_catalogs", kind=kind)

    with pytest.raises(error):
        await http.get(CATALOGS, timeout=0.2)
    assert (await http.get(CATALOGS)).status_code == 200
    assert [one.fault for one in local.requests] == [kind, ""]


async def test_a_stream_breaks_off_after_its_first_event(pair: tuple[LocalPeaka, httpx.AsyncClient]) -> None:
    local, http = pair
    local.fail("chat_stream", kind="truncate")
    came = b""
    asking = http.stream("POST", "/ai-agent/aB3dE5fG/chat/stream", json={"message": "How many orders?"})
    with pytest.raises(httpx.RemoteProtocolError):  # noqa: PT012 - in process when it is opened, else while it is read
        async with asking as reply:
            async for chunk in reply.aiter_bytes():
                came += chunk

    in_process = local.url.startswith("https")  # there httpx hands over whole answers only
    assert (came.count(b"\n\n"), came.endswith(b"\n\n")) == ((0, False) if in_process else (1, True))


async def test_an_answer_without_a_body_breaks_off(pair: tuple[LocalPeaka, httpx.AsyncClient]) -> None:
    local, http = pair
    local.fail("cancel_export", kind="truncate")

    with pytest.raises(httpx.RemoteProtocolError):
        await http.delete(f"{PROJECT}/exports/nothing")


async def file_of_an_export(local: LocalPeaka, http: httpx.AsyncClient) -> str:
    """Its URL; the client has no key from then on, which it must not have for a file."""
    job = (await http.post(f"{PROJECT}/queries/184203390771122304/exports", json={})).json()
    local.advance(60)
    url: str = (await http.get(f"{PROJECT}/exports/{job['id']}")).json()["files"][0]["url"]
    del http.headers["Authorization"]
    local.reset()
    return url


@pytest.mark.parametrize(("kind", "error"), BREAKS)
async def test_a_download_breaks(
    pair: tuple[LocalPeaka, httpx.AsyncClient], kind: Kind, error: type[Exception]
) -> None:
    local, http = pair
    url = await file_of_an_export(local, http)
    local.fail("download_file", kind=kind)

    with pytest.raises(error):
        await http.get(url, timeout=0.2)
    assert (await http.get(url)).status_code == 200
    assert [(one.fault, one.status) for one in local.calls("download_file")] == [(kind, 0), ("", 200)]
    assert url.rpartition("=")[2] not in repr(local.requests)


async def test_a_download_is_refused(pair: tuple[LocalPeaka, httpx.AsyncClient]) -> None:
    local, http = pair
    url = await file_of_an_export(local, http)
    export = url.split("/")[-2]
    local.fail("download_file", status=503, match={"exportId": "another"})
    local.fail("download_file", status=500, match={"projectId": "aB3dE5fG", "exportId": export})

    assert [(await http.get(url)).status_code for _ in range(2)] == [500, 200]


async def test_files_are_not_among_all_operations(pair: tuple[LocalPeaka, httpx.AsyncClient]) -> None:
    local, http = pair
    url = await file_of_an_export(local, http)
    local.fail("*", status=500, times=None)
    local.delay(3600)
    assert (await http.get(url)).status_code == 200

    local.delay(0)
    assert (await http.get("/info")).status_code == 500
    local.delay(3600, "download_file")
    assert local.faults.wait("download_file") == 3600


async def test_a_body_that_is_no_json(pair: tuple[LocalPeaka, httpx.AsyncClient]) -> None:
    local, http = pair
    local.fail("list_catalogs", kind="malformed")

    reply = await http.get(CATALOGS)
    assert reply.status_code == 200
    with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
        reply.json()


async def test_after_some_and_only_where_it_matches(pair: tuple[LocalPeaka, httpx.AsyncClient]) -> None:
    local, http = pair
    local.fail("create_query", status=500, after=1, times=None, match={"displayName": "b"})
    body = {"inputQuery": "SELECT 1 AS x"}
    seen = [
        (await http.post("/data/projects/aB3dE5fG/queries", json={**body, "displayName": name})).status_code
        for name in ("a", "b", "b", "a", "b")
    ]

    assert seen == [200, 200, 500, 200, 500]


async def test_a_callable_sees_the_logged_request(pair: tuple[LocalPeaka, httpx.AsyncClient]) -> None:
    local, http = pair
    local.fail("*", status=429, match=lambda request: request.headers.get("x-tenant") == "two")

    assert (await http.get("/info", headers={"X-Tenant": "one"})).status_code == 200
    assert (await http.get("/info", headers={"X-Tenant": "two"})).status_code == 429


@pytest.mark.parametrize(("handled", "made"), [(True, 1), (False, 0)])
async def test_a_reply_can_be_lost_after_the_work_is_done(
    pair: tuple[LocalPeaka, httpx.AsyncClient], handled: bool, made: int
) -> None:
    local, http = pair
    before = len(local.state.projects["hJ7kL9mN"].keys)
    local.fail("create_api_key", kind="reset", handled=handled)

    with pytest.raises(httpx.TransportError):
        await http.post("/projects/hJ7kL9mN/apiKeys", json={"name": "x"})
    assert len(local.state.projects["hJ7kL9mN"].keys) == before + made


async def test_an_answer_can_wait(pair: tuple[LocalPeaka, httpx.AsyncClient]) -> None:
    local, http = pair
    local.delay(0.15, "get_info")
    started = time.perf_counter()
    await http.get(CATALOGS)
    quick = time.perf_counter() - started
    await http.get("/info")
    slow = time.perf_counter() - started - quick

    assert slow >= 0.15
    local.reset()
    started = time.perf_counter()
    await http.get("/info")
    assert time.perf_counter() - started < 0.15


def test_an_unknown_operation_fails_loudly() -> None:
    local = LocalPeaka()

    with pytest.raises(ValueError, match="did you mean list_catalogs"):
        local.fail("list_catalog")
    with pytest.raises(ValueError, match="There is no operation 'nothing_at_all'"):
        local.calls("nothing_at_all")
    with pytest.raises(ValueError, match="There is no operation"):
        local.delay(1, "listCatalogs")
    with pytest.raises(ValueError, match="did you mean download_file"):
        local.fail("download_files")
    with pytest.raises(ValueError, match="Unknown kind"):
        local.fail("list_catalogs", kind="explode")  # type: ignore[arg-type]


def test_a_name_that_no_request_has_fails_loudly() -> None:
    local = LocalPeaka()

    with pytest.raises(ValueError, match=r"get_query has no query_id on the wire: projectId, queryId$"):
        local.fail("get_query", match={"query_id": "1"})
    with pytest.raises(ValueError, match="has no queryId on the wire: exportId, fileName, projectId"):
        local.fail("download_file", match={"queryId": "1"})
    with pytest.raises(ValueError, match="has no query_id"):
        local.fail("*", match={"query_id": "1"})
    local.fail("*", match={"queryId": "1"})
    local.fail("execute_query", match={"statement": "SELECT 1"})
    local.fail("execute_query", match={"from": "a.b.c", "format": "COMPACT"})
