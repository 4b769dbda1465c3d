"""Memory and stalls of a worker, by its own looking."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Iterator
from pathlib import Path


def rss() -> int:
    """Bytes resident now."""
    return _status("VmRSS:")


def peak() -> int:
    """Bytes resident at most since `reset_peak`."""
    return _status("VmHWM:")


def reset_peak() -> None:
    """Let the peak begin anew (Linux)."""
    Path("/proc/self/clear_refs").write_text("5")


def _status(field: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"no {field} in /proc/self/status")


class Stalls:
    """The longest times, in seconds, for which the event loop did not turn."""

    wall = 0.0
    cpu = 0.0
    """The longest by CPU time: without what other processes took from this one."""


@contextlib.contextmanager
def watching() -> Iterator[Stalls]:
    """Ask the loop for a turn every millisecond, and note how late it comes."""
    stalls = Stalls()

    async def watch() -> None:
        while True:
            wall, cpu = time.perf_counter(), time.process_time()
            await asyncio.sleep(0.001)
            stalls.wall = max(stalls.wall, time.perf_counter() - wall - 0.001)
            stalls.cpu = max(stalls.cpu, time.process_time() - cpu)

    task = asyncio.get_running_loop().create_task(watch())
    try:
        yield stalls
    finally:
        task.cancel()
