"""Shared by the tests of the core: a client against a stub, and no waiting between replays."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import uvloop

from peaka_client import PeakaClient, downloads, retry, rows, sender

from .stub import Stub, serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

KEY = "aBcD1234.s3cr3t-s3cr3t-s3cr3t"

_ON_BOTH_LOOPS = ("test_transport_faults", "test_transport", "test_tls", "test_with_local_peaka")
"""Modules that run on asyncio's loop and on uvloop, which uvicorn brings along: its sockets and TLS are its own."""


def look_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put something between the client and httpx's transport, as tracing does: requests then pass httpcore's types."""
    own = httpx.AsyncHTTPTransport.handle_async_request

    async def seen(transport: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
        return await own(transport, request)

    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", seen)


Opened = AbstractAsyncContextManager[tuple[Stub, PeakaClient]]


def pytest_asyncio_loop_factories(item: pytest.Item) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    module = item.path.stem
    return {"asyncio": asyncio.new_event_loop} | ({"uvloop": uvloop.new_event_loop} if module in _ON_BOTH_LOOPS else {})


@pytest.fixture
def talk() -> Callable[..., Opened]:
    """``async with talk(handler, max_retries=…) as (stub, peaka)``."""

    @asynccontextmanager
    async def open_both(handler: Any, **options: Any) -> AsyncIterator[tuple[Stub, PeakaClient]]:
        async with serve(handler) as stub:
            async with PeakaClient(**{"api_key": KEY, "base_url": stub.url, **options}) as peaka:
                yield stub, peaka

    return open_both


async def turns(during: Any) -> tuple[Any, int]:
    """What comes out, and how often the event loop turned meanwhile."""
    count = 0

    async def beat() -> None:
        nonlocal count
        while True:
            count += 1
            await asyncio.sleep(0)

    beating = asyncio.create_task(beat())
    made = await during
    beating.cancel()
    return made, count


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits that replays would have taken, in order; they take no time."""
    asked: list[float] = []

    def backoff(replay: int, wanted: float | None = None) -> float:
        asked.append(retry_backoff(replay, wanted))
        return 0.0

    retry_backoff = retry.backoff
    for module in (sender, rows, downloads):
        monkeypatch.setattr(module, "backoff", backoff)
    return asked
