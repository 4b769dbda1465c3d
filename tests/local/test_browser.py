"""The studio page in a real browser: framed, themed by message, and the connector in a popup."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import async_playwright

from peaka_client.testing import LocalPeaka

from .conftest import client_of

if TYPE_CHECKING:
    import httpx
    from playwright.async_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# A developer may do without a browser; in CI its absence is a failure, not a skip.
pytestmark = pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="needs Chromium")


@pytest_asyncio.fixture
async def browser() -> AsyncGenerator[Browser]:
    async with async_playwright() as engine:
        chromium = await engine.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture
async def page(browser: Browser) -> AsyncGenerator[Page]:
    one = await browser.new_page()
    errors: list[str] = []
    one.on("pageerror", lambda error: errors.append(str(error)))
    yield one
    assert errors == []


@asynccontextmanager
async def embedding(html: str) -> AsyncGenerator[str]:
    """A page of the embedding application, on an origin of its own; gives its URL."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = html.encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"http://localhost:{server.sockets[0].getsockname()[1]}/"


async def start(http: httpx.AsyncClient, **body: Any) -> dict[str, str]:
    found: dict[str, str] = (await http.post("/ui/initSession", json={"projectId": "aB3dE5fG", **body})).json()
    return found


@pytest_asyncio.fixture
async def served() -> AsyncGenerator[LocalPeaka]:
    async with LocalPeaka.serve(validate=True) as one:
        yield one


@pytest_asyncio.fixture
async def api(served: LocalPeaka) -> AsyncGenerator[httpx.AsyncClient]:
    async with client_of(served) as client:
        yield client


async def test_catalogs_and_the_query_box_work(page: Page, api: httpx.AsyncClient) -> None:
    session = await start(
        api, theme="dark", featureFlags={"queries": False, "caching": False, "createDataInPeaka": False}
    )
    await page.goto(session["sessionUrl"])

    assert await page.locator("nav button").all_inner_texts() == ["Tables", "Metadata", "AI agent", "Query history"]
    assert await page.evaluate("document.documentElement.dataset.theme") == "dark"
    await page.get_by_role("button", name="customers").click()
    await page.locator("#result table").wait_for()
    assert "Zoë Çelik" in await page.locator("#result").inner_text()
    await page.locator("#sql").fill("SELECT sum(x) AS total FROM (VALUES 1.50, 2.25) t(x)")
    await page.locator("#run").click()
    await page.get_by_role("cell", name="3.75").wait_for()
    await page.locator("#sql").fill("DELETE FROM x")
    await page.keyboard.press("Control+Enter")
    assert "not allowed" in await page.get_by_role("alert").inner_text()
    await page.get_by_role("button", name="Query history").click()
    assert await page.locator("tbody tr").count() == 3


SWITCH = """origin => document.querySelector("iframe").contentWindow
  .postMessage({theme: "dark", themeOverride: false}, origin)"""


async def test_it_is_framed_and_takes_a_theme_from_its_parent(page: Page, api: httpx.AsyncClient) -> None:
    session = await start(api, theme="light")
    async with embedding(f'<iframe src="{session["sessionUrl"]}" allow="clipboard-write *"></iframe>') as url:
        await page.goto(url)
        frame = page.frame_locator("iframe")
        await frame.get_by_role("button", name="Tables").wait_for()
        await page.evaluate(SWITCH, session["partnerOrigin"])

        await frame.locator('html[data-theme="dark"]').wait_for(state="attached")


async def test_an_origin_that_is_not_registered_may_not_frame_it(page: Page) -> None:
    async with LocalPeaka.serve(frame_ancestors=["https://app.example"]) as local, client_of(local) as api:
        session = await start(api)
        async with embedding(f'<iframe src="{session["sessionUrl"]}"></iframe>') as url:
            async with page.expect_console_message() as told:
                await page.goto(url)

            assert "frame-ancestors" in (await told.value).text


async def test_a_session_that_is_over_says_so(page: Page, served: LocalPeaka, api: httpx.AsyncClient) -> None:
    session = await start(api, timeoutInSeconds=300)
    await page.goto(session["sessionUrl"])
    await page.get_by_role("button", name="customers").wait_for()
    served.advance(301)
    await page.locator("#run").click()

    await page.get_by_role("alertdialog").wait_for()


POPUP = """
<script>
  window.statuses = [];
  window.addEventListener("message", (event) => window.statuses.push([event.origin, event.data]));
  window.go = (url) => window.open(url, "authPopup", "width=500,height=600,noopener=no,noreferrer=no");
</script>
"""


@pytest.mark.parametrize(("act", "status"), [("connect", "FINISHED"), ("cancel", "CANCELLED"), ("close", "CANCELLED")])
async def test_the_connector_tells_its_opener(page: Page, api: httpx.AsyncClient, act: str, status: str) -> None:
    session = await start(
        api, sessionMode="CONNECTOR_MODAL_ONLY", connectorType="stripe", catalogCreateEnabled=act == "connect"
    )
    async with embedding(POPUP) as url:
        await page.goto(url)
        async with page.expect_popup() as opened:
            await page.evaluate(f'window.go("{session["sessionUrl"]}") && null')
        popup = await opened.value
        await popup.locator("#connect").wait_for()
        assert await popup.locator("input[name=catalog]").count() == (act == "connect")
        if act == "connect":
            await popup.locator("input[name=apiKey]").fill("sk_test")
            await popup.locator("input[name=catalog]").fill("payments")
        if act == "close":
            await popup.close(run_before_unload=True)
        else:
            with contextlib.suppress(PlaywrightError):  # the popup may be gone before the click is told to be done
                await popup.locator(f"#{act}").click()
        await page.wait_for_function("window.statuses.length > 0")

        assert await page.evaluate("window.statuses") == [[session["partnerOrigin"].rstrip("/"), {"status": status}]]
    catalogs = [one["name"] for one in (await api.get("/data/projects/aB3dE5fG/catalogs")).json()]
    assert ("payments" in catalogs) == (act == "connect")
