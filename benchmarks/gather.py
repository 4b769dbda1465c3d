"""`gather` of 1,000 calls at a server that takes 50 ms: connections opened and time taken, plain and over TLS."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .harness import Sample, Section
    from .run import Run

CALLS = 1000
CONNECTIONS = 100
"""What the package allows itself at once, and so what the ideal time is reckoned from."""


async def burst(client: str, origin: str, cert: str | None, warm: str) -> Sample:
    """All calls at once on a fresh client of a warm process; what fails is counted."""
    from .clients import ADAPTERS

    if cert:
        import os

        os.environ["SSL_CERT_FILE"] = cert
    options = {}
    if cert and client == "httpx":
        import ssl

        options["verify"] = ssl.create_default_context(cafile=cert)
    async with ADAPTERS[client](warm) as call:
        await call()
    async with ADAPTERS[client](origin, **options) as call:
        begin = time.perf_counter()
        results = await asyncio.gather(*(call() for _ in range(CALLS)), return_exceptions=True)
        wall = time.perf_counter() - begin
    failed = [result for result in results if isinstance(result, BaseException)]
    if failed:
        print(f"{client}: {len(failed)} calls failed, the first with {failed[0]!r:.300}")
    return {"wall": wall, "failed": len(failed)}


def measure(run: Run) -> list[Section]:
    from .harness import Goal, Section, Series, ask_once, rounds, show
    from .server import DELAY, certificate, connections
    from .wire import SLOW

    ideal = CALLS / CONNECTIONS * DELAY
    section = Section(
        f"A burst of {CALLS} calls at a {DELAY * 1e3:.0f} ms server",
        f"`gather` on a fresh client; {CONNECTIONS} connections would need {ideal * 1e3:.0f} ms at best. "
        "httpx is measured once.",
        ["client", "wall ms", "over the ideal", "connections", "failed calls"],
    )
    for origin, cert in ((run.servers.raw, None), (run.servers.tls, certificate())):
        if origin is None:
            section.note += " No openssl here: TLS was left out."
            continue
        names = ["httpx", "peaka-client"] if cert else ["httpx", "peaka-client", "aiohttp"]
        # Where the call that warms a process goes to the same server, its connection is not one of the burst.
        warming = int(origin == run.servers.tls or run.servers.plain == run.servers.raw)
        walls: dict[str, Series] = {name: Series() for name in names}
        opened: dict[str, Series] = {name: Series() for name in names}
        failed: dict[str, float] = dict.fromkeys(names, 0)
        for turn, order in rounds(run.rounds, names):
            for name in order:
                if name == "httpx" and turn:
                    continue  # once is enough: it takes minutes
                before = connections(run.servers, origin)
                sample = ask_once(
                    run.pythons[name],
                    "gather:burst",
                    client=name,
                    origin=origin + SLOW,
                    cert=str(cert[0]) if cert else None,
                    warm=run.servers.plain,
                )
                walls[name].values.append(sample["wall"])
                opened[name].values.append(connections(run.servers, origin) - before - 1 - warming)
                failed[name] += sample["failed"]
        kind = " over TLS" if cert else ""
        for name in names:
            wall = walls[name].middle
            section.rows.append(
                [name + kind, show(wall * 1e3), show(wall / ideal), show(max(opened[name].values)), show(failed[name])]
            )
        for name in names:
            if name.startswith("peaka"):
                over = Series([wall / ideal for wall in walls[name].values])
                section.goals += [
                    Goal(f"burst{kind}, {name}: wall over the ideal", over, 1.3, stretch=1.2),
                    Goal(f"burst{kind}, {name}: connections", opened[name], CONNECTIONS),
                    Goal(f"burst{kind}, {name}: failed calls", Series([failed[name]]), 0),
                ]
    return [section]
