"""Workers, rounds, medians and tables.

A worker is a process in one rival's environment that measures itself. It stays alive between its turns, so that the
turns of all rivals can be interleaved finely: what disturbs the machine disturbs all of them alike.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from .wire import ROOT

Sample = dict[str, float]


class Worker:
    """One process that runs an async function of this package, once a question."""

    def __init__(self, python: Path, job: str) -> None:
        self.process = subprocess.Popen(
            [str(python), "-m", "benchmarks.worker", job],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **question: object) -> Sample:
        """Let it run and give back what it measured."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"a worker ended with {self.process.wait()}")
        answer: Sample = json.loads(line)
        return answer

    def close(self) -> None:
        """Let it end."""
        assert self.process.stdin
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextlib.contextmanager
def workers(pythons: dict[str, Path], job: str) -> Iterator[dict[str, Worker]]:
    """One worker a rival, in that rival's environment."""
    running = {name: Worker(python, job) for name, python in pythons.items()}
    try:
        yield running
    finally:
        for worker in running.values():
            worker.close()


def ask_once(python: Path, job: str, **question: object) -> Sample:
    """Ask a fresh process one question."""
    with workers({"": python}, job) as running:
        return running[""].ask(**question)


def rounds(count: int, names: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The rounds of a measurement; each goes through the rivals from another start."""
    for at in range(count):
        turn = at % len(names)
        yield at, [*names[turn:], *names[:turn]]


@dataclass
class Series:
    """What one rival measured, one number a round."""

    values: list[float] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return median(self.values)

    def over(self, other: Series) -> Series:
        """The ratio to another rival, round by round."""
        return Series([mine / theirs for mine, theirs in zip(self.values, other.values, strict=True)])


@dataclass
class Goal:
    """A line of the goals table."""

    what: str
    measured: Series
    limit: float
    unit: str = ""
    at_least: bool = False
    stretch: float | None = None

    @property
    def holds(self) -> bool:
        middle = self.measured.middle
        return middle >= self.limit if self.at_least else middle <= self.limit

    def cells(self) -> list[str]:
        sign = "≥" if self.at_least else "≤"
        goal = f"{sign} {self.limit:g}{self.unit}"
        if self.stretch is not None:
            goal += f" ({self.stretch:g})"
        values = self.measured.values
        spread = f"{show(min(values))} … {show(max(values))}" if len(values) > 1 else ""
        verdict = "holds" if self.holds else f"missed by {abs(self.measured.middle / self.limit - 1):.0%}"
        return [self.what, show(self.measured.middle) + self.unit, spread, goal, verdict]


@dataclass
class Section:
    """What one family of rows gives: a table of its own and lines for the goals table."""

    title: str
    note: str = ""
    head: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)


def show(number: float) -> str:
    """A number with about three digits that matter."""
    size = abs(number)
    digits = 0 if size >= 100 else 1 if size >= 20 else 2 if size >= 0.1 else 3
    return f"{number:,.{digits}f}"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table with aligned columns."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    padded = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    ]
    return "\n".join([padded[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *padded[1:]])


def load() -> float:
    """The load average of the last minute."""
    return os.getloadavg()[0]
