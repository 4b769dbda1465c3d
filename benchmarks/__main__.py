"""Run the benchmarks, print their tables and write benchmarks/results.md."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

from .harness import Section, load, table
from .rivals import environments, versions
from .run import Run
from .server import serving
from .wire import ROOT

FAMILIES = ("calls", "gather", "imports", "lists", "rows", "streams", "growth", "stand_in")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--all-rivals", action="store_true", help="every rival, each in an environment of its own")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of every measurement (5)")
    parser.add_argument("--only", help=f"families, separated by commas: {', '.join(FAMILIES)}")
    parser.add_argument("--output", type=Path, default=ROOT / "benchmarks" / "results.md")
    options = parser.parse_args()
    families = options.only.split(",") if options.only else FAMILIES
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode cached
    begin, loads = time.time(), [load()]
    pythons, skipped = environments(everybody=options.all_rivals)
    sections: list[Section] = []
    with serving() as servers:
        run = Run(servers, pythons, options.rounds)
        for family in families:
            print(f"measuring {family} …", file=sys.stderr, flush=True)
            sections += import_module(f"benchmarks.{family}").measure(run)
            loads.append(load())
    report = _report(run, sections, skipped, loads, time.time() - begin)
    print(report)
    if options.only is None:
        options.output.write_text(report)


def _report(run: Run, sections: list[Section], skipped: list[str], loads: list[float], took: float) -> str:
    goals = [goal for section in sections for goal in section.goals]
    command = f"python -m benchmarks {' '.join(sys.argv[1:])}".strip()
    heading = (
        f"`{command}` on {dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC, commit {_commit()}, in {took:.0f} s. "
        "Written by the command; do not edit."
    )
    facts = [
        f"Machine: {_machine()}",
        f"Python {platform.python_version()}; server: {run.servers.kind}, on loopback",
        f"Load average: {min(loads):.1f} to {max(loads):.1f}; the benchmark alone makes about 1.5 of it",
        "Versions: " + ", ".join(f"{name} ({version})" for name, version in versions(run.pythons).items()),
        f"Figures are medians of {run.rounds} rounds or more; the spread is the smallest and the largest round",
        "Every ratio is taken within a round, in which all rivals take turns",
        *(f"Left out: {reason}" for reason in skipped),
    ]
    parts = [
        "# Benchmarks",
        heading,
        "\n".join(f"- {fact}" for fact in facts),
        "## Goals",
        f"{sum(goal.holds for goal in goals)} of {len(goals)} hold. Stretch goals are in brackets.",
        table(["what", "measured", "spread", "goal", ""], (goal.cells() for goal in goals)),
    ]
    for section in sections:
        note = f"{section.note}\n\n" if section.note else ""
        parts.append(f"## {section.title}\n\n{note}{table(section.head, section.rows)}")
    return "\n\n".join(parts) + "\n"


def _commit() -> str:
    shown = subprocess.run(
        ["git", "log", "-1", "--format=%h"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    return shown.strip() or "unknown"


def _machine() -> str:
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        named = [line for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        model = f"{len(named)} cores of {named[0].partition(': ')[2]}" if named else model
    return f"{model}, {platform.system()} {platform.release()}"


main()
