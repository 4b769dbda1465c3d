"""Time limits that end in a value."""

from __future__ import annotations

import asyncio

import pytest

from peaka_client import PeakaTimeoutError
from peaka_client.clock import within


async def gives(value: str) -> str:
    await asyncio.sleep(0)
    return value


@pytest.mark.parametrize("seconds", [None, 10])
async def test_what_is_done_in_time(seconds: float | None) -> None:
    assert await within(seconds, gives("x")) == "x"


@pytest.mark.parametrize(("seconds", "text"), [(0.0123456, "nothing came for 0.012 s"), (0, "nothing came for 0 s")])
async def test_what_is_not(seconds: float, text: str) -> None:
    outcome = await within(seconds, asyncio.sleep(30))
    assert isinstance(outcome, PeakaTimeoutError)
    assert str(outcome) == text


async def fails(error: Exception) -> None:
    await asyncio.sleep(0)
    raise error


@pytest.mark.parametrize("seconds", [None, 10])
@pytest.mark.parametrize("kind", [TimeoutError, PeakaTimeoutError])
async def test_a_timeout_of_its_own_is_passed_on(seconds: float | None, kind: type[Exception]) -> None:
    error = kind("of its own")
    with pytest.raises(kind) as caught:
        await within(seconds, fails(error))
    assert caught.value is error


async def test_an_error_of_ours_that_a_step_ends_with_when_its_time_is_up_is_passed_on() -> None:
    error = PeakaTimeoutError("of its own")

    async def step() -> None:
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            raise error from None

    with pytest.raises(PeakaTimeoutError) as caught:
        await within(0.001, step())
    assert caught.value is error
