"""Server-sent events, a 1 GiB download and a 1 GiB CSV import."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from .memory import Stalls, peak, reset_peak, rss, watching
from .wire import AGENT, CACHE, CATALOGS, EVENTS, EXPORT_ID, GIB, IMPORT, KEY, PREFIX, PROJECT, WWW

if TYPE_CHECKING:
    from .harness import Sample, Section
    from .run import Run

MIB = 1 << 20
MEMORY = Path("/dev/shm")
"""Where files go if there is such a place, so that the disk is not what is measured."""
MAPPINGS = {"mappings": [{"name": "id", "csvColumnName": "id"}], "containsHeader": True}


class _Meter:
    """Time, CPU and memory since it was made, which is when a client is open and warm."""

    def __init__(self) -> None:
        self.before = rss()
        reset_peak()
        self.begin, self.cpu = time.perf_counter(), time.process_time()

    def read(self, units: float, stalls: Stalls | None = None) -> Sample:
        wall, cpu = time.perf_counter() - self.begin, time.process_time() - self.cpu
        sample = {"rate": units / wall, "cpu": cpu * 1e3, "grown": peak() - self.before}
        if stalls is not None:
            sample |= {"stall": stalls.wall * 1e3, "stall_cpu": stalls.cpu * 1e3}
        return sample


async def events(client: str, origin: str) -> Sample:
    """Read all events of a stream, their JSON parsed unless the name says otherwise."""
    return await {
        "peaka-client": _ours,
        "httpx-sse": _httpx_sse,
        "httpx-sse, text": _httpx_sse_text,
        "openai": _openai,
    }[client](origin)


async def _ours(origin: str) -> Sample:
    from peaka_client import PeakaClient

    async with PeakaClient(KEY, base_url=origin + PREFIX, timeout=120) as peaka:
        project = peaka.project(PROJECT)
        await project.catalogs.list()
        meter, count = _Meter(), 0
        async with project.agent.stream("how many?") as stream:
            async for event in stream:
                count += isinstance(event.data, dict) and event.data["step"] >= 0
        return meter.read(_whole(count))


async def _httpx_sse(origin: str, *, parse: bool = True) -> Sample:
    import httpx
    from httpx_sse import aconnect_sse  # type: ignore[import-not-found]

    async with httpx.AsyncClient(timeout=120) as client:
        await client.get(origin + CATALOGS)
        meter, count = _Meter(), 0
        async with aconnect_sse(client, "POST", origin + AGENT) as source:
            async for event in source.aiter_sse():
                count += event.json()["step"] >= 0 if parse else 1
        return meter.read(_whole(count))


async def _httpx_sse_text(origin: str) -> Sample:
    return await _httpx_sse(origin, parse=False)


async def _openai(origin: str) -> Sample:
    from openai import AsyncOpenAI, AsyncStream  # type: ignore[import-not-found]

    async with AsyncOpenAI(api_key=KEY, base_url=origin + "/openai", timeout=120) as client:
        await client.models.list()
        meter, count = _Meter(), 0
        # Plain objects: building its typed models would cost it much more.
        stream = await client.post("/events", cast_to=object, stream=True, stream_cls=AsyncStream[object])
        async for event in stream:
            count += event["step"] >= 0
        return meter.read(_whole(count))


def _whole(count: int) -> int:
    assert count == EVENTS, count
    return count


async def download(client: str, origin: str, folder: str) -> Sample:
    """1 GiB into a file."""
    target = Path(folder) / f"{time.monotonic_ns()}.csv"
    if client == "httpx":
        import httpx

        async with httpx.AsyncClient(timeout=120) as http:
            await http.get(origin + CATALOGS)
            meter = _Meter()
            with watching() as stalls:
                async with http.stream("GET", origin + "/big.csv") as response:
                    with target.open("wb") as file:
                        async for piece in response.aiter_bytes():
                            file.write(piece)
            sample = meter.read(GIB / MIB, stalls)
    else:
        from peaka_client import PeakaClient

        async with PeakaClient(KEY, base_url=origin + PREFIX) as peaka:
            project = peaka.project(PROJECT)
            await project.catalogs.list()
            await project.exports.get(EXPORT_ID)
            meter = _Meter()
            with watching() as stalls:
                await project.exports.download(EXPORT_ID, to=target)
            sample = meter.read(GIB / MIB, stalls)
    assert target.stat().st_size == GIB
    target.unlink()
    return sample


async def upload(client: str, origin: str) -> Sample:
    """1 GiB of CSV as a multipart form."""
    source = WWW / "big.csv"
    if client == "httpx":
        import httpx

        async with httpx.AsyncClient(timeout=120) as http:
            await http.get(origin + CATALOGS)
            meter = _Meter()
            with watching() as stalls, source.open("rb") as file:
                (await http.post(origin + IMPORT, files={"file": file}, data={"request": json.dumps(MAPPINGS)})).json()
            return meter.read(GIB / MIB, stalls)
    from peaka_client import PeakaClient
    from peaka_client.models import CsvImportRequest

    async with PeakaClient(KEY, base_url=origin + PREFIX) as peaka:
        project = peaka.project(PROJECT)
        await project.catalogs.list()
        meter = _Meter()
        with watching() as stalls:
            await project.tables.import_csv("orders", file=source, request=CsvImportRequest.from_dict(MAPPINGS))
        return meter.read(GIB / MIB, stalls)


def measure(run: Run) -> list[Section]:
    return [_events(run), *_transfers(run)]


def _events(run: Run) -> Section:
    from .harness import Goal, Section, Series, ask_once, rounds, show

    homes = {
        "peaka-client": "peaka-client",
        "httpx-sse": "httpx-sse",
        "httpx-sse, text": "httpx-sse",
        "openai": "openai",
    }
    names = [name for name, home in homes.items() if home in run.pythons]
    measured: dict[tuple[str, str], Series] = {}
    for _, order in rounds(run.rounds, names):
        for name in order:
            sample = ask_once(run.pythons[homes[name]], "streams:events", client=name, origin=run.servers.plain)
            for key, value in sample.items():
                measured.setdefault((name, key), Series()).values.append(value)
    ours = measured["peaka-client", "rate"]
    section = Section(
        "Server-sent events",
        f"{EVENTS:,} events of 88 bytes from the server, their JSON parsed except where it says text.",
        ["client", "events/s", "peaka-client is faster by", "memory grown MB"],
        [
            [
                name,
                show(measured[name, "rate"].middle),
                show(ours.over(measured[name, "rate"]).middle),
                show(measured[name, "grown"].middle / MIB),
            ]
            for name in names
        ],
    )
    for name, limit in (("httpx-sse", 1.5), ("openai", 4)):
        if name in names:
            ratio = ours.over(measured[name, "rate"])
            section.goals.append(Goal(f"SSE events/s, over {name}", ratio, limit, at_least=True))
    grown = Series([value / MIB for value in measured["peaka-client", "grown"].values])
    section.goals.append(Goal("SSE: memory grown", grown, 10, unit=" MB"))
    return section


def _transfers(run: Run) -> list[Section]:
    from .harness import Goal, Section, Series, ask_once, rounds, show

    sections = []
    folder = tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else CACHE)
    names = ["httpx", "peaka-client"]
    jobs = (
        ("1 GiB download to a file", "streams:download", {"origin": run.servers.plain, "folder": folder}),
        ("1 GiB CSV import", "streams:upload", {"origin": run.servers.raw}),
    )
    for title, job, question in jobs:
        measured: dict[tuple[str, str], Series] = {}
        for _, order in rounds(run.rounds, names):
            for name in order:
                for key, value in ask_once(run.python, job, client=name, **question).items():
                    measured.setdefault((name, key), Series()).values.append(value)
        section = Section(
            title,
            "",
            ["client", "MiB/s", "over httpx", "CPU ms", "memory grown MB", "longest stall ms", "of it CPU"],
        )
        for name in names:
            ratio = measured[name, "rate"].over(measured["httpx", "rate"])
            section.rows.append(
                [
                    name,
                    show(measured[name, "rate"].middle),
                    show(ratio.middle),
                    show(measured[name, "cpu"].middle),
                    show(measured[name, "grown"].middle / MIB),
                    show(measured[name, "stall"].middle),
                    show(measured[name, "stall_cpu"].middle),
                ]
            )
            if name != "httpx":
                grown = Series([value / MIB for value in measured[name, "grown"].values])
                section.goals += [
                    Goal(f"{title}, {name}: speed over httpx", ratio, 1.0, at_least=True),
                    Goal(f"{title}, {name}: memory grown", grown, 25, unit=" MB"),
                    Goal(f"{title}, {name}: longest stall", measured[name, "stall"], 25, unit=" ms"),
                ]
        sections.append(section)
    shutil.rmtree(folder)
    return sections
