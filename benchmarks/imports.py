"""What a process pays before its first call: the import, the first response, further clients."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from .harness import Sample, Section
    from .run import Run

STATEMENTS = {
    "peaka-client": "from peaka_client import PeakaClient",
    "httpx": "import httpx",
    "aiohttp": "import aiohttp",
    "openapi-python-client": (
        "import sys; sys.path.insert(0, '.bench/generated'); from stock_peaka import AuthenticatedClient; "
        "import stock_peaka.api.catalogs.list_catalogs"
    ),
    "openapi-generator": "import sys; sys.path.insert(0, '.bench/generated/openapi_generator'); import ogen_peaka",
    "openai": "from openai import AsyncOpenAI",
    "anthropic": "from anthropic import AsyncAnthropic",
}
STARTERS = ("httpx", "peaka-client", "openapi-python-client", "openai", "anthropic", "openapi-generator")
CLIENTS = 50


async def clients(client: str, origin: str) -> Sample:
    """Milliseconds that the second and later clients take to be made, opened and closed."""
    from .clients import ADAPTERS

    async with ADAPTERS[client](origin):
        pass
    begin = time.perf_counter()
    for _ in range(CLIENTS):
        async with ADAPTERS[client](origin):
            pass
    return {"ms": (time.perf_counter() - begin) / CLIENTS * 1e3}


async def first_call(client: str, origin: str) -> Sample:
    """The job of a whole process: one call on a fresh client."""
    from .clients import ADAPTERS

    async with ADAPTERS[client](origin) as call:
        await call()
    return {}


def _python(run: Run, name: str) -> Path:
    from .rivals import BARE

    return run.pythons[BARE if name in ("httpx", "peaka-client") else name]


def measure(run: Run) -> list[Section]:
    return [_imports(run), _start(run), _clients(run)]


def _imports(run: Run) -> Section:
    from .harness import Goal, Section, Series, rounds, show

    names = [name for name in STATEMENTS if name in run.pythons]
    measured = {name: Series() for name in names}
    loaded = 0
    for name in names:
        _timed_import(_python(run, name), STATEMENTS[name])  # writes the bytecode where there was none
    for _, order in rounds(max(run.rounds, 9), names):
        for name in order:
            took, extra = _timed_import(_python(run, name), STATEMENTS[name])
            measured[name].values.append(took)
            if name == "peaka-client":
                loaded = max(loaded, extra)
    httpx = measured["httpx"]
    return Section(
        "Import",
        "With asyncio loaded already, in a fresh process, bytecode cached.",
        ["statement of", "ms", "over httpx"],
        [[name, show(measured[name].middle), show(measured[name].over(httpx).middle)] for name in names],
        [
            Goal("`from peaka_client import PeakaClient`", measured["peaka-client"], 25, unit=" ms", stretch=15),
            Goal("the same: modules of httpx or models that it loads", Series([loaded]), 0),
        ],
    )


def _timed_import(python: Path, statement: str) -> tuple[float, int]:
    code = (
        "import asyncio, sys, time\nbegin = time.perf_counter()\n"
        f"{statement}\ntook = time.perf_counter() - begin\n"
        "extra = [name for name in sys.modules if name.split('.')[0] in ('httpx', 'httpcore')"
        " or name.startswith('peaka_client.models.')]\n"
        "print(took * 1e3, len(extra))"
    )
    took, extra = subprocess.run([str(python), "-c", code], capture_output=True, text=True, check=True).stdout.split()
    return float(took), int(extra)


def _start(run: Run) -> Section:
    from .harness import Goal, Section, Series, rounds, show

    names = [name for name in STARTERS if name in run.pythons]
    wall = {name: Series() for name in names}
    cpu = {name: Series() for name in names}
    for _, order in rounds(max(run.rounds, 9), names):
        for name in order:
            before, begin = os.times(), time.perf_counter()
            subprocess.run([str(_python(run, name)), "-m", "benchmarks.imports", name, run.servers.plain], check=True)
            after = os.times()
            wall[name].values.append((time.perf_counter() - begin) * 1e3)
            spent = after.children_user + after.children_system - before.children_user - before.children_system
            cpu[name].values.append(spent * 1e3)
    return Section(
        "Start to first response",
        "A whole process, from its start to its end, that makes one call.",
        ["client", "wall ms", "over httpx", "CPU ms", "over httpx"],
        [
            [
                name,
                *(show(value.middle) for took in (wall, cpu) for value in (took[name], took[name].over(took["httpx"]))),
            ]
            for name in names
        ],
        [Goal("start to first response, wall, over httpx", wall["peaka-client"].over(wall["httpx"]), 1.05, stretch=1)],
    )


def _clients(run: Run) -> Section:
    from .harness import Goal, Section, Series, ask_once, rounds, show

    names = [name for name in STARTERS if name in run.pythons]
    measured = {name: Series() for name in names}
    for _, order in rounds(run.rounds, names):
        for name in order:
            sample = ask_once(_python(run, name), "imports:clients", client=name, origin=run.servers.plain)
            measured[name].values.append(sample["ms"])
    return Section(
        "Second and later clients",
        "Made, opened and closed, without a call.",
        ["client", "ms"],
        [[name, show(measured[name].middle)] for name in names],
        [Goal("second and later clients", measured["peaka-client"], 1, unit=" ms")],
    )


if __name__ == "__main__":
    import asyncio

    asyncio.run(first_call(sys.argv[1], sys.argv[2]))
