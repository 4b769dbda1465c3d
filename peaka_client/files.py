"""Files, opened off the event loop."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import IO, Literal


async def opened(path: Path, mode: Literal["rb", "xb"]) -> IO[bytes]:
    """Open a file in a thread; cancelled meanwhile, it leaves neither an open file nor a new one behind.

    Args:
        path: The file.
        mode: ``rb`` to read; ``xb`` to make it, where none may exist.
    """
    opening: asyncio.Task[IO[bytes]] = asyncio.create_task(asyncio.to_thread(path.open, mode))

    def drop(done: asyncio.Task[IO[bytes]]) -> None:
        if not done.cancelled() and done.exception() is None:
            done.result().close()
            if mode == "xb":
                path.unlink(missing_ok=True)

    try:
        # Shielded: a thread cannot be stopped, and what it opens must come to somebody who closes it.
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        opening.add_done_callback(drop)
        raise
