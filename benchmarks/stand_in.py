"""LocalPeaka: how long it takes to start, to answer, to remember its state and to go back to it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .harness import Sample, Section
    from .run import Run

CALLS = 300
TURNS = 20


async def boot() -> Sample:
    """In a fresh process: import, start on a socket, first answer."""
    begin = time.perf_counter()
    from peaka_client import PeakaClient
    from peaka_client.testing import LocalPeaka

    async with (
        LocalPeaka.serve() as local,
        PeakaClient(local.partner_key, base_url=local.url) as peaka,
    ):
        await peaka.project(local.project_id).catalogs.list()
        first = time.perf_counter() - begin
    begin = time.perf_counter()
    async with LocalPeaka.serve():
        pass
    return {"first": first * 1e3, "second": (time.perf_counter() - begin) * 1e3}


async def answer() -> Sample:
    """A list, a query and a write, in process and over a socket; snapshot and restore."""
    from peaka_client import PeakaClient
    from peaka_client.testing import LocalPeaka

    sample: Sample = {}
    async with LocalPeaka.serve() as local, PeakaClient(local.partner_key, base_url=local.url) as peaka:
        project = peaka.project(local.project_id)
        await project.catalogs.list()
        begin = time.perf_counter()
        for _ in range(CALLS):
            await project.catalogs.list()
        sample["socket"] = (time.perf_counter() - begin) / CALLS * 1e3
    local = LocalPeaka()
    async with local.client() as peaka:
        project = peaka.project(local.project_id)
        await project.catalogs.list()
        begin = time.perf_counter()
        for _ in range(CALLS):
            await project.catalogs.list()
        sample["in process"] = (time.perf_counter() - begin) / CALLS * 1e3
        start = local.snapshot()
        sample["snapshot"] = _took(local.snapshot)
        sample["restore, nothing changed"] = _took(lambda: local.restore(start))
        spent = 0.0
        for at in range(TURNS):
            await project.queries.create(display_name=f"number {at}", input_query="SELECT 1")
            spent += _took(lambda: local.restore(start), 1)
        sample["restore, a query added"] = spent / TURNS
    return sample


def _took(step: Callable[[], object], turns: int = TURNS) -> float:
    begin = time.perf_counter()
    for _ in range(turns):
        step()
    return (time.perf_counter() - begin) / turns * 1e3


def measure(run: Run) -> list[Section]:
    from .harness import Goal, Section, Series, ask_once, rounds, show

    measured: dict[str, Series] = {}
    for _ in rounds(run.rounds, ["LocalPeaka"]):
        started = ask_once(run.python, "stand_in:boot")
        told = {"boot to first answer, imports included": started["first"], "a second one": started["second"]}
        told |= ask_once(run.python, "stand_in:answer")
        for what, value in told.items():
            measured.setdefault(what, Series()).values.append(value)
    return [
        Section(
            "LocalPeaka",
            "Milliseconds; the requests are lists of catalogs through the client.",
            ["what", "ms"],
            [[what, show(series.middle)] for what, series in measured.items()],
            [
                Goal(f"LocalPeaka: {what}", measured[what], 10, unit=" ms")
                for what in ("snapshot", "restore, a query added")
            ],
        )
    ]
