"""A LocalPeaka on a loopback port whose every reply is checked, and a plain httpx client for it."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import httpx
import pytest_asyncio

from peaka_client.testing import LocalPeaka

NOW = "2026-07-14T09:00:00Z"


@pytest_asyncio.fixture
async def local() -> AsyncGenerator[LocalPeaka]:
    async with LocalPeaka.serve(validate=True, now=NOW) as one:
        yield one


@pytest_asyncio.fixture
async def strict() -> AsyncGenerator[LocalPeaka]:
    async with LocalPeaka.serve(validate=True, strict=True, now=NOW) as one:
        yield one


def client_of(local: LocalPeaka, key: str | None = None) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {local.partner_key if key is None else key}"}
    return httpx.AsyncClient(base_url=local.url, headers=headers)


@pytest_asyncio.fixture
async def http(local: LocalPeaka) -> AsyncGenerator[httpx.AsyncClient]:
    async with client_of(local) as client:
        yield client


@pytest_asyncio.fixture
async def strict_http(strict: LocalPeaka) -> AsyncGenerator[httpx.AsyncClient]:
    async with client_of(strict) as client:
        yield client
