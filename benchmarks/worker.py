"""The inside of a worker process: run one async function for every line of JSON on standard input."""

from __future__ import annotations

import asyncio
import json
import sys
from importlib import import_module


def main() -> None:
    module, _, name = sys.argv[1].partition(":")
    family = import_module(f"benchmarks.{module}")
    job = getattr(family, name)
    answers, sys.stdout = sys.stdout, sys.stderr
    with asyncio.Runner() as runner:
        for line in sys.stdin:
            print(json.dumps(runner.run(job(**json.loads(line)))), file=answers, flush=True)
        if hasattr(family, "close"):
            runner.run(family.close())


main()
