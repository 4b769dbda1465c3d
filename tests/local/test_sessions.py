"""Embedded sessions as a browser's requests see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from .conftest import client_of

if TYPE_CHECKING:
    from peaka_client.testing import LocalPeaka


async def start(http: httpx.AsyncClient, **body: Any) -> dict[str, str]:
    reply = await http.post("/ui/initSession", json={"projectId": "aB3dE5fG", **body})
    assert reply.status_code == 200, reply.text
    found: dict[str, str] = reply.json()
    return found


async def page_of(http: httpx.AsyncClient, **body: Any) -> httpx.Response:
    session = await start(http, **body)
    async with httpx.AsyncClient(follow_redirects=True) as browser:
        return await browser.get(session["sessionUrl"])


async def test_a_code_works_once_and_leads_to_the_other_origin(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    session = await start(http, sessionMode="FULL_STUDIO", theme="dark")
    async with httpx.AsyncClient() as browser:
        first = await browser.get(session["sessionUrl"])
        second = await browser.get(session["sessionUrl"])

    assert re.fullmatch(re.escape(local.url) + r"/ui/session\?code=[0-9a-f]{64}", session["sessionUrl"])
    assert first.status_code == 302
    assert first.headers["location"].startswith(f"{local.pages_origin}/studio/")
    assert session["partnerOrigin"] == f"{local.pages_origin}/"
    assert not session["partnerOrigin"].startswith(local.origin)
    assert second.status_code == 410


async def test_looking_ahead_does_not_use_the_code_up(http: httpx.AsyncClient) -> None:
    session = await start(http)
    async with httpx.AsyncClient() as browser:
        await browser.head(session["sessionUrl"])
        assert (await browser.get(session["sessionUrl"])).status_code == 302


async def test_a_code_and_a_session_grow_old(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    old, used = await start(http, timeoutInSeconds=30), await start(http, timeoutInSeconds=30)
    async with httpx.AsyncClient() as browser:
        page = (await browser.get(used["sessionUrl"])).headers["location"]
        assert (await browser.get(page)).status_code == 200
        assert (await browser.get(f"{page}/data/catalogs")).status_code == 200
        local.advance(31)
        assert (await browser.get(old["sessionUrl"])).status_code == 410
        assert (await browser.get(page)).status_code == 410
        assert (await browser.get(f"{page}/data/catalogs")).status_code == 401


async def test_a_deleted_project_ends_its_sessions(http: httpx.AsyncClient) -> None:
    session = (await http.post("/ui/initSession", json={"projectId": "hJ7kL9mN", "sessionMode": "FULL_STUDIO"})).json()
    await http.delete("/projects/hJ7kL9mN")
    async with httpx.AsyncClient() as browser:
        assert (await browser.get(session["sessionUrl"])).status_code == 410


async def test_the_page_says_who_may_frame_it(http: httpx.AsyncClient) -> None:
    page = await page_of(http)
    policy = page.headers["content-security-policy"]

    assert "frame-ancestors 'self' http://127.0.0.1:* http://localhost:*" in policy
    assert "script-src 'self'" in policy
    assert "x-frame-options" not in page.headers


async def test_what_a_session_says_is_only_text_in_the_page(http: httpx.AsyncClient) -> None:
    evil = "</script><script>alert(1)</script>"
    page = await page_of(http, theme=evil, themeOverride=True, featureFlags={evil: False})

    assert "<script>alert" not in page.text


@pytest.mark.parametrize(
    ("flag", "path", "body"),
    [("tables", "catalogs", None), ("queries", "queries", None), ("caching", "caches", None), ("aiAgent", "agent", {})],
)
async def test_a_flag_closes_the_data_too(http: httpx.AsyncClient, flag: str, path: str, body: Any) -> None:
    page = await page_of(http, featureFlags={flag: False})
    async with httpx.AsyncClient() as browser:
        where = f"{page.url}/data/{path}"
        reply = await (browser.get(where) if body is None else browser.post(where, json=body))

    assert reply.status_code == 403


async def test_a_page_takes_no_sql_but_a_select(http: httpx.AsyncClient) -> None:
    page = await page_of(http)
    async with httpx.AsyncClient() as browser:
        good = await browser.post(f"{page.url}/data/query", json={"sql": "SELECT 1 AS one"})
        bad = await browser.post(f"{page.url}/data/query", json={"sql": "DROP TABLE x"})

    assert good.json() == {"columns": ["one"], "types": ["integer"], "rows": [["1"]]}
    assert "not allowed" in bad.json()["error"]


async def test_a_custom_theme_is_served(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    local.themes["brand"] = ":root { --primary-base: #c00 }"
    page = await page_of(http, theme="brand", themeOverride=True)
    path = re.search(r'id="custom-theme" href="([^"]+)"', page.text)
    assert path
    async with httpx.AsyncClient() as browser:
        assert "#c00" in (await browser.get(local.pages_origin + path[1])).text


async def test_the_old_call_takes_the_project_from_the_key(local: LocalPeaka) -> None:
    async with client_of(local, local.project_key) as http:
        reply = await http.get("/ui/initSession", params={"projectId": local.project_id, "theme": "dark"})

    assert reply.json().keys() == {"sessionUrl", "partnerOrigin"}


@pytest.mark.parametrize(
    "body",
    [
        {"sessionMode": "SIDEWAYS"},
        {"timeoutInSeconds": 0},
        {"timeoutInSeconds": "soon"},
        {"featureFlags": []},
        {"projectId": ""},
    ],
)
async def test_a_bad_request_is_refused(http: httpx.AsyncClient, body: dict[str, Any]) -> None:
    reply = await http.post("/ui/initSession", json={"projectId": "aB3dE5fG", **body})

    assert reply.status_code == 400
