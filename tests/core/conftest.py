"""Shared by the tests of the core: a client against a stub, and no waiting between replays."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from peaka_client import PeakaClient, downloads, retry, rows, sender

from .stub import Stub, serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

KEY = "aBcD1234.s3cr3t-s3cr3t-s3cr3t"

Opened = AbstractAsyncContextManager[tuple[Stub, PeakaClient]]


@pytest.fixture
def talk() -> Callable[..., Opened]:
    """``async with talk(handler, max_retries=…) as (stub, peaka)``."""

    @asynccontextmanager
    async def open_both(handler: Any, **options: Any) -> AsyncIterator[tuple[Stub, PeakaClient]]:
        async with serve(handler) as stub:
            async with PeakaClient(**{"api_key": KEY, "base_url": stub.url, **options}) as peaka:
                yield stub, peaka

    return open_both


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
