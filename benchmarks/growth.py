"""Many bound projects and many calls: nothing may grow."""

from __future__ import annotations

import gc
import time
import tracemalloc
from typing import TYPE_CHECKING

from .calls import canned_transport
from .memory import rss
from .wire import CATALOG_LIST, KEY, PREFIX

if TYPE_CHECKING:
    from .harness import Sample, Section
    from .run import Run

PROJECTS = 10_000
CALLS = 100_000
BLOCK = 2_000


async def projects() -> Sample:
    """CPU a call with one project and round 10,000 of them; bytes a bound project."""
    from peaka_client import PeakaClient

    async with PeakaClient(
        KEY, base_url="http://x.test", allow_http=True, transport=canned_transport(CATALOG_LIST)
    ) as peaka:
        one = [peaka.project("aB3dE5fG")]
        await one[0].catalogs.list()
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        many = [peaka.project(f"p{at:07}") for at in range(PROJECTS)]
        size = (tracemalloc.get_traced_memory()[0] - before) / PROJECTS
        tracemalloc.stop()
        spent = {1: 0.0, PROJECTS: 0.0}
        for start in range(0, PROJECTS, BLOCK):
            for bound in (one * BLOCK, many[start : start + BLOCK]):
                cpu = time.process_time()
                for project in bound:
                    await project.catalogs.list()
                spent[1 if bound[0] is one[0] else PROJECTS] += time.process_time() - cpu
    return {"one": spent[1] / PROJECTS * 1e3, "many": spent[PROJECTS] / PROJECTS * 1e3, "bytes": size}


async def calls(origin: str) -> Sample:
    """Memory after 100,000 calls over the socket, against memory after the first tenth of them."""
    import asyncio

    from peaka_client import PeakaClient

    async with PeakaClient(KEY, base_url=origin + PREFIX, timeout=120) as peaka:
        catalogs = peaka.project("aB3dE5fG").catalogs
        left = 0

        async def caller() -> None:
            nonlocal left
            while left > 0:
                left -= 1
                await catalogs.list()

        sizes, counts = [], []
        for block in (CALLS // 10, CALLS - CALLS // 10):
            left = block
            await asyncio.gather(*(caller() for _ in range(20)))
            gc.collect()
            sizes.append(rss())
            counts.append(len(gc.get_objects()))
    return {"grown": sizes[1] - sizes[0], "objects": counts[1] - counts[0]}


def measure(run: Run) -> list[Section]:
    from .harness import Goal, Section, Series, ask_once, rounds, show

    one, many, size = Series(), Series(), Series()
    for _ in rounds(run.rounds, ["peaka-client"]):
        sample = ask_once(run.python, "growth:projects")
        for series, key in ((one, "one"), (many, "many"), (size, "bytes")):
            series.values.append(sample[key])
    after = ask_once(run.python, "growth:calls", origin=run.servers.plain)
    return [
        Section(
            "Growth",
            "",
            ["what", "value"],
            [
                ["CPU a call without I/O, 1 project", f"{one.middle:.4f} ms"],
                [f"the same, round {PROJECTS:,} projects", f"{many.middle:.4f} ms"],
                ["a bound project", f"{show(size.middle)} bytes"],
                [f"memory grown over {CALLS:,} calls, after the first tenth", f"{after['grown'] / 1024:,.0f} KiB"],
                ["Python objects more after them", f"{after['objects']:,.0f}"],
            ],
            [
                Goal(f"CPU a call, {PROJECTS:,} projects over 1", many.over(one), 1.05),
                Goal("a bound project", size, 1024, unit=" bytes"),
                Goal(f"growth over {CALLS:,} calls", Series([after["grown"] / 1024]), 512, unit=" KiB"),
            ],
        )
    ]
