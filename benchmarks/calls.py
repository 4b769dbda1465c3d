"""CPU a call at several concurrencies, latency, throughput; and the cost of a call without any I/O."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .wire import ANTHROPIC_LIST, CATALOG_LIST, OPENAI_LIST

if TYPE_CHECKING:
    from .clients import Call
    from .harness import Sample, Section
    from .run import Run

CALLS = {1: 400, 20: 800, 100: 1000, 500: 1500}
"""Calls a turn, by the number of concurrent callers."""
LIMITS = {1: (0.50, 0.40), 20: (0.25, 0.18), 100: (0.20, 0.15), 500: (0.10, 0.08)}
"""By the number of callers: goal and stretch goal for the CPU a call over httpx. They are those that were set for a
faster transport beside the default one; there is one transport now, and it has to reach them."""
QUIET_CALLS = 1000
CROWDS = (100, 500)
CROWD_TURNS = 8
CALLS_A_CALLER = 20
US = "peaka-client"

_open = AsyncExitStack()
_calls: dict[str, Call] = {}


async def turn(client: str, origin: str, callers: int, calls: int) -> Sample:
    """One turn of a worker: so many callers share out so many calls."""
    call = await _client(client, origin)
    if callers > 1:
        await asyncio.gather(*(call() for _ in range(callers)))
    latencies: list[float] = []
    left = calls

    async def caller() -> None:
        nonlocal left
        while left > 0:
            left -= 1
            begin = time.perf_counter()
            await call()
            latencies.append(time.perf_counter() - begin)

    begin, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(caller() for _ in range(callers)))
    cpu, wall = time.process_time() - cpu, time.perf_counter() - begin
    latencies.sort()
    return {
        "cpu": cpu / calls * 1e3,
        "rate": calls / wall,
        "p50": latencies[len(latencies) // 2] * 1e3,
        "p99": latencies[len(latencies) * 99 // 100] * 1e3,
    }


async def quiet_turn(client: str, calls: int) -> Sample:
    """One turn without a server: the transport answers at once."""
    from .clients import ON_HTTPX

    body = {"openai": OPENAI_LIST, "anthropic": ANTHROPIC_LIST}.get(client, CATALOG_LIST)
    call = await _client(client, "http://127.0.0.1:1", canned_transport(body, ON_HTTPX[client]))
    cpu = time.process_time()
    for _ in range(calls):
        await call()
    return {"cpu": (time.process_time() - cpu) / calls * 1e3}


def canned_transport(body: bytes, package: str = "httpx") -> Any:
    """A transport of httpx's (or of its fork's) that answers every request with the same JSON."""
    httpx = import_module(package)

    class Canned(httpx.AsyncBaseTransport):  # type: ignore[misc, name-defined]
        async def handle_async_request(self, request: object) -> Any:
            return httpx.Response(200, headers=headers, content=body)

    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    return Canned()


async def close() -> None:
    """Close the clients that stayed open between turns."""
    await _open.aclose()


async def _client(name: str, origin: str, *transport: Any) -> Call:
    from .clients import ADAPTERS

    if name not in _calls:
        _calls[name] = await _open.enter_async_context(ADAPTERS[name](origin, *transport))
        for _ in range(50):
            await _calls[name]()
    return _calls[name]


def measure(run: Run) -> list[Section]:
    """The sections of this module."""
    return [_under_load(run), _crowd(run), _without_io(run)]


def _under_load(run: Run) -> Section:
    from .clients import ADAPTERS
    from .harness import Goal, Section, Series, rounds, show, workers

    names = [name for name in ADAPTERS if name in run.pythons]
    measured: dict[tuple[str, int, str], Series] = {}
    for _, order in rounds(run.rounds, names):
        with workers({name: run.pythons[name] for name in names}, "calls:turn") as running:
            for callers, calls in CALLS.items():
                for name in order:
                    sample = running[name].ask(client=name, origin=run.servers.plain, callers=callers, calls=calls)
                    for key, value in sample.items():
                        measured.setdefault((name, callers, key), Series()).values.append(value)
    section = Section(
        "CPU a call",
        "Milliseconds of the client's CPU a request (list of one catalog, read into what the client gives its user), "
        "in brackets the ratio to httpx of the same run; c callers at once.",
        ["client", *(f"c = {callers}" for callers in CALLS), "p99 / p50 at 100", "calls/s at 100", "at 500"],
    )
    for name in names:
        cells = []
        for callers in CALLS:
            cpu = measured[name, callers, "cpu"]
            cells.append(f"{cpu.middle:.3f} ({show(cpu.over(measured['httpx', callers, 'cpu']).middle)})")
        tail = measured[name, 100, "p99"].over(measured[name, 100, "p50"]).middle
        rates = [show(measured[name, callers, "rate"].middle) for callers in (100, 500)]
        section.rows.append([name, *cells, show(tail), *rates])
    for callers, (limit, stretch) in LIMITS.items():
        ratio = measured[US, callers, "cpu"].over(measured["httpx", callers, "cpu"])
        section.goals.append(Goal(f"CPU a call, c = {callers}, over httpx", ratio, limit, stretch=stretch))
    ratio = measured[US, 100, "cpu"].over(measured["aiohttp", 100, "cpu"])
    section.goals.append(Goal("CPU a call, c = 100, over aiohttp (a stretch goal)", ratio, 1.5))
    latency = measured[US, 100, "p99"].over(measured[US, 100, "p50"])
    section.goals.append(Goal("p99 / p50, c = 100", latency, 1.5))
    return section


def _crowd(run: Run) -> Section:
    from statistics import mean

    from .harness import Goal, Section, Series, rounds, show, workers

    rates: dict[int, Series] = {callers: Series() for callers in CROWDS}
    for _ in rounds(run.rounds, [US]):
        with workers({US: run.pythons[US]}, "calls:turn") as running:
            turns = [
                {
                    callers: running[US].ask(
                        client=US, origin=run.servers.plain, callers=callers, calls=callers * CALLS_A_CALLER
                    )["rate"]
                    for callers in CROWDS
                }
                for _ in range(CROWD_TURNS)
            ]
        for callers in CROWDS:
            rates[callers].values.append(mean(turn[callers] for turn in turns))
    few, many = CROWDS
    ratio = rates[many].over(rates[few])
    return Section(
        f"{many} callers over 100 connections, against {few} callers",
        f"{CALLS_A_CALLER} calls a caller, in {CROWD_TURNS} turns each way a round.",
        [f"calls/s at {few}", f"at {many}", "ratio"],
        [[show(rates[few].middle), show(rates[many].middle), show(ratio.middle)]],
        [Goal(f"calls/s at {many} over calls/s at {few}", ratio, 0.95, at_least=True)],
    )


def _without_io(run: Run) -> Section:
    from .clients import ON_HTTPX
    from .harness import Goal, Section, Series, rounds, show, workers

    names = [name for name in ON_HTTPX if name in run.pythons]
    measured = {name: Series() for name in names}
    for _, order in rounds(run.rounds, names):
        with workers({name: run.pythons[name] for name in names}, "calls:quiet_turn") as running:
            for _ in range(3):
                for name in order:
                    measured[name].values.append(running[name].ask(client=name, calls=QUIET_CALLS)["cpu"])
    ratios = {name: measured[name].over(measured["httpx"]) for name in names}
    return Section(
        "A call without I/O",
        "The same call over an injected httpx transport that answers at once.",
        ["client", "ms", "over httpx"],
        [[name, f"{measured[name].middle:.4f}", show(ratios[name].middle)] for name in names],
        [Goal("no-I/O cost of a call, over httpx", ratios[US], 0.75, stretch=0.5)],
    )
