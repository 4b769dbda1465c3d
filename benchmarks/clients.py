"""One call of every rival: the list of one catalog, or what comes nearest to it, read into what its user gets.

Every adapter is an async context manager around an open client; what it yields is called once a request. This module
runs in the rivals' environments: it may import at the top only what every Python has.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from .wire import CACHE, CATALOGS, KEY, PREFIX, PROJECT

Call = Callable[[], Awaitable[Any]]
Adapter = Callable[..., AbstractAsyncContextManager[Call]]

PATIENCE = 120.0
"""Seconds: a timeout so long that a rival's crowded pool does not end the run."""


@asynccontextmanager
async def raw_httpx(origin: str, transport: Any = None, verify: Any = True) -> AsyncIterator[Call]:
    import httpx

    headers = {"Authorization": f"Bearer {KEY}"}
    async with httpx.AsyncClient(
        base_url=origin, headers=headers, timeout=PATIENCE, transport=transport, verify=verify
    ) as client:

        async def call() -> Any:
            return (await client.get(CATALOGS)).json()

        yield call


@asynccontextmanager
async def raw_aiohttp(origin: str) -> AsyncIterator[Call]:
    import aiohttp

    headers = {"Authorization": f"Bearer {KEY}"}
    async with aiohttp.ClientSession(headers=headers) as session:

        async def call() -> Any:
            async with session.get(origin + CATALOGS) as response:
                return await response.json()

        yield call


@asynccontextmanager
async def ours(origin: str, transport: Any = None) -> AsyncIterator[Call]:
    from peaka_client import PeakaClient

    async with PeakaClient(KEY, base_url=origin + PREFIX, timeout=PATIENCE, transport=transport) as peaka:
        yield peaka.project(PROJECT).catalogs.list


@asynccontextmanager
async def stock(origin: str, transport: Any = None) -> AsyncIterator[Call]:
    """What openapi-python-client makes of our openapi.yaml without our templates."""
    sys.path.insert(0, str(CACHE / "generated"))
    endpoint = importlib.import_module("stock_peaka.api.catalogs.list_catalogs")
    made = importlib.import_module("stock_peaka").AuthenticatedClient
    httpx_args = {"transport": transport} if transport else {}
    async with made(base_url=origin + PREFIX, token=KEY, timeout=PATIENCE, httpx_args=httpx_args) as client:

        async def call() -> Any:
            return await endpoint.asyncio(PROJECT, client=client)

        yield call


@asynccontextmanager
async def openapi_generator(origin: str) -> AsyncIterator[Call]:
    """What openapi-generator (python, asyncio) makes of our openapi.yaml."""
    sys.path.insert(0, str(CACHE / "generated" / "openapi_generator"))
    package = importlib.import_module("ogen_peaka")
    configuration = package.Configuration(host=origin + PREFIX, access_token=KEY)
    async with package.ApiClient(configuration) as client:
        catalogs = package.CatalogsApi(client)

        async def call() -> Any:
            return await catalogs.list_catalogs(PROJECT)

        yield call


@asynccontextmanager
async def openai(origin: str, transport: Any = None) -> AsyncIterator[Call]:
    from openai import AsyncOpenAI  # type: ignore[import-not-found]

    http = _httpx2_client(transport)
    async with AsyncOpenAI(api_key=KEY, base_url=origin + "/openai", timeout=PATIENCE, http_client=http) as client:
        yield client.models.list


@asynccontextmanager
async def anthropic(origin: str, transport: Any = None) -> AsyncIterator[Call]:
    from anthropic import AsyncAnthropic  # type: ignore[import-not-found]

    http = _httpx2_client(transport)
    async with AsyncAnthropic(
        api_key=KEY, base_url=origin + "/anthropic", timeout=PATIENCE, http_client=http
    ) as client:
        yield client.models.list


def _httpx2_client(transport: Any) -> Any:
    return importlib.import_module(ON_HTTPX["openai"]).AsyncClient(transport=transport) if transport else None


ADAPTERS: dict[str, Adapter] = {
    "httpx": raw_httpx,
    "peaka-client": ours,
    "aiohttp": raw_aiohttp,
    "openapi-python-client": stock,
    "openapi-generator": openapi_generator,
    "openai": openai,
    "anthropic": anthropic,
}
ON_HTTPX = {
    "httpx": "httpx",
    "peaka-client": "httpx",
    "openapi-python-client": "httpx",
    "openai": "httpx2",
    "anthropic": "httpx2",
}
"""Those that take a transport of httpx's, and whose httpx that is."""
