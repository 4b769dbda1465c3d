"""A list of 10,000 columns read into models, against json.loads of the same bytes."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from .wire import COLUMNS, KEY, PREFIX, PROJECT, column_list

if TYPE_CHECKING:
    from .harness import Sample, Section
    from .run import Run

TURNS = 7


async def read() -> Sample:
    """Medians of interleaved turns in one process; the list reaches the client through an injected transport."""
    from statistics import median

    from peaka_client import PeakaClient

    from .calls import canned_transport

    body = column_list()
    plain, models = [], []
    async with PeakaClient(KEY, base_url="http://127.0.0.1:1" + PREFIX, transport=canned_transport(body)) as peaka:
        catalogs = peaka.project(PROJECT).catalogs
        for _ in range(TURNS + 1):
            begin = time.perf_counter()
            json.loads(body)
            plain.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            columns = await catalogs.list_columns("1", "public", "wide")
            models.append(time.perf_counter() - begin)
            assert len(columns) == COLUMNS
            assert columns[-1].name == f"column_{COLUMNS - 1}"
            del columns
    return {"plain": median(plain[1:]) * 1e3, "models": median(models[1:]) * 1e3}


def measure(run: Run) -> list[Section]:
    from .harness import Goal, Section, Series, ask_once, rounds, show

    plain, models = Series(), Series()
    for _ in rounds(run.rounds, ["peaka-client"]):
        sample = ask_once(run.python, "lists:read")
        plain.values.append(sample["plain"])
        models.values.append(sample["models"])
    ratio = models.over(plain)
    return [
        Section(
            f"List of {COLUMNS:,} columns",
            "The whole call, from the bytes to models; the garbage collector as Python starts it.",
            ["", "ms", "over json.loads"],
            [["json.loads", show(plain.middle), "1"], ["peaka-client", show(models.middle), show(ratio.middle)]],
            [Goal(f"list of {COLUMNS:,} columns → models, over json.loads", ratio, 2.5, stretch=1)],
        )
    ]
