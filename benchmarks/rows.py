"""The rows of a query, 100,000 of ten columns as CELL_TYPED, fetched and read: time, stalls, memory."""

from __future__ import annotations

import gc
import json
import time
from contextlib import nullcontext
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .memory import peak, reset_peak, rss, watching
from .wire import CATALOGS, EXECUTE, KEY, LONG, PREFIX, PROJECT, ROWS

if TYPE_CHECKING:
    from .harness import Goal, Sample, Section, Series
    from .run import Run

SQL = "SELECT * FROM shop.public.orders"
LIMITS = {"text": (0.35, 0.25), "values": (1.0, 0.7), "arrow": (0.4, 0.3)}
MIB = 1 << 20


async def baseline(origin: str) -> Sample:
    """Raw httpx, json.loads, dicts."""
    import httpx

    async with httpx.AsyncClient(timeout=120) as client:
        await client.get(origin + CATALOGS)
        begin, cpu = time.perf_counter(), time.process_time()
        response = await client.post(origin + EXECUTE, json={"statement": SQL})
        data = json.loads(response.content)["data"]
        rows = [{cell["name"]: cell["value"] for cell in row} for row in data]
        cpu, wall = time.process_time() - cpu, time.perf_counter() - begin
    assert len(rows) == ROWS
    return {"wall": wall, "cpu": cpu}


async def collect(origin: str, what: str, watch: bool) -> Sample:
    """A whole result; watching the loop costs a little, so times are taken without, on the way that never gives way."""
    from peaka_client import PeakaClient

    async with PeakaClient(KEY, base_url=origin + PREFIX, timeout=120) as peaka:
        project = peaka.project(PROJECT)
        await project.catalogs.list()
        if what == "arrow":
            # pyarrow imports its functions, and pandas where it is installed, with the first array.
            arrow = import_module("pyarrow")
            arrow.array(["1"]).cast(arrow.int64())
        gc.collect()
        before = rss()
        reset_peak()
        begin, cpu = time.perf_counter(), time.process_time()
        with watching() if watch else nullcontext() as fetching:
            result: Any = await project.query(SQL)
        fetched = time.perf_counter()
        with watching() if watch else nullcontext() as converting:
            if what == "values":
                kept: Any = await result.rows_async() if watch else result.rows
            elif what == "arrow":
                kept = await result.to_arrow_async() if watch else result.to_arrow()
            else:
                kept = result.texts
        cpu, end = time.process_time() - cpu, time.perf_counter()
        highest = peak()
        assert len(kept) == ROWS
        if what == "arrow":
            del result
        gc.collect()
        return {
            "wall": end - begin,
            "cpu": cpu,
            "convert": end - fetched,
            "over": max(0, highest - rss()),
            "result": rss() - before,
            "stall": fetching.wall if fetching else 0,
            "stall_cpu": fetching.cpu if fetching else 0,
            "convert_stall": converting.wall if converting else 0,
            "convert_stall_cpu": converting.cpu if converting else 0,
        }


async def consume(origin: str, rows: int) -> Sample:
    """Rows taken one by one and dropped."""
    from peaka_client import PeakaClient

    async with PeakaClient(KEY, base_url=origin + PREFIX, timeout=120) as peaka:
        project = peaka.project(PROJECT)
        async with project.query_stream(SQL) as stream:
            await anext(aiter(stream))
        gc.collect()
        before = rss()
        reset_peak()
        first, count = 0.0, 0
        with watching() as stalls:
            async with project.query_stream(SQL) as stream:
                async for _ in stream:
                    if not count:
                        first = time.monotonic()
                    count += 1
        assert count == rows
        return {"first": first, "grown": peak() - before, "stall": stalls.wall, "stall_cpu": stalls.cpu}


def measure(run: Run) -> list[Section]:
    return [_collected(run), _streamed(run)]


def _collected(run: Run) -> Section:
    from .harness import Goal, Section, Series, ask_once, rounds, show

    origin = run.servers.plain
    names = ["httpx, json.loads → dicts", *LIMITS]
    measured: dict[tuple[str, str], Series] = {}

    def note(name: str, sample: Sample, *keys: str) -> None:
        for key in keys or sample:
            measured.setdefault((name, key), Series()).values.append(sample[key])

    for _, order in rounds(run.rounds, names):
        for name in order:
            if name in LIMITS:
                note(name, ask_once(run.python, "rows:collect", origin=origin, what=name, watch=False))
                watched = ask_once(run.python, "rows:collect", origin=origin, what=name, watch=True)
                note(f"{name}, watched", watched, "convert", *(key for key in watched if "stall" in key))
            else:
                note(name, ask_once(run.python, "rows:baseline", origin=origin))
    section = Section(
        f"Rows: {ROWS:,} x 10, CELL_TYPED, fetch included",
        "Text: as `query()` gives it. Values and Arrow: what `.rows` and `.to_arrow()` make of it, in one synchronous "
        "step whose time is shown apart, and what `rows_async()` and `to_arrow_async()` make of it while the loop is "
        "watched; pyarrow is loaded before.",
        [
            "what",
            *("wall ms", "over httpx + json.loads", "CPU ms", "conversion ms"),
            *("longest stall while fetching, ms", "of it CPU"),
            *("conversion in steps, ms", "longest stall meanwhile, ms", "of it CPU", "result MB", "peak over it MB"),
        ],
    )
    for name in names:
        base = names[0]
        cells = [
            show(measured[name, "wall"].middle * 1e3),
            show(measured[name, "wall"].over(measured[base, "wall"]).middle),
            show(measured[name, "cpu"].middle * 1e3),
        ]
        if name in LIMITS:
            cells += [
                show(measured[name, "convert"].middle * 1e3),
                show(measured[f"{name}, watched", "stall"].middle * 1e3),
                show(measured[f"{name}, watched", "stall_cpu"].middle * 1e3),
                *(
                    show(measured[f"{name}, watched", key].middle * 1e3) if name != "text" else ""
                    for key in ("convert", "convert_stall", "convert_stall_cpu")
                ),
                show(measured[name, "result"].middle / MIB),
                show(measured[name, "over"].middle / MIB),
            ]
        section.rows.append([name, *cells, *[""] * (len(section.head) - 1 - len(cells))])
    for name, (limit, stretch) in LIMITS.items():
        ratio = measured[name, "wall"].over(measured[names[0], "wall"])
        section.goals.append(Goal(f"rows of {name}, over httpx + json.loads → dicts", ratio, limit, stretch=stretch))
    section.goals += _limits("query()", measured["text, watched", "stall"], measured["text", "over"], 10)
    for name, call in (("values", "rows_async()"), ("arrow", "to_arrow_async()")):
        section.goals.append(_stall(call, measured[f"{name}, watched", "convert_stall"]))
    return section


def _limits(what: str, stall: Series, memory: Series, megabytes: float) -> list[Goal]:
    from .harness import Goal, Series

    grown = Series([value / MIB for value in memory.values])
    return [_stall(what, stall), Goal(f"{what}: peak memory", grown, megabytes, unit=" MB")]


def _stall(what: str, stall: Series) -> Goal:
    from .harness import Goal, Series

    return Goal(f"{what}: longest stall of the loop", Series([value * 1e3 for value in stall.values]), 15, unit=" ms")


def _streamed(run: Run) -> Section:
    from .harness import Goal, Section, Series, ask_once, rounds, show
    from .server import first_byte

    origin = run.servers.raw
    first, stall, cpu = Series(), Series(), Series()
    grown = {ROWS: Series(), ROWS * LONG: Series()}
    for _ in rounds(run.rounds, ["peaka-client"]):
        sample = ask_once(run.python, "rows:consume", origin=origin, rows=ROWS)
        first.values.append((sample["first"] - first_byte(origin)) * 1e3)
        grown[ROWS].values.append(sample["grown"])
        stall.values.append(sample["stall"])
        cpu.values.append(sample["stall_cpu"])
    for _ in range(2):
        sample = ask_once(run.python, "rows:consume", origin=origin + "/long", rows=ROWS * LONG)
        grown[ROWS * LONG].values.append(sample["grown"])
    return Section(
        "Rows taken as they come",
        "`async for row in rows`, typed values, each row dropped.",
        ["what", "value"],
        [
            ["first row after the server's first byte", f"{show(first.middle)} ms"],
            ["longest stall", f"{show(stall.middle * 1e3)} ms, of it CPU {show(cpu.middle * 1e3)} ms"],
            *([f"memory grown, {rows:,} rows", f"{show(size.middle / MIB)} MB"] for rows, size in grown.items()),
        ],
        [
            Goal("first row after the first byte", first, 10, unit=" ms"),
            *_limits(f"{ROWS:,} rows as they come", stall, grown[ROWS], 10),
            *_limits(f"{ROWS * LONG:,} rows as they come", stall, grown[ROWS * LONG], 10)[1:],
        ],
    )
