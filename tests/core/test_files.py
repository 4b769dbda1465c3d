"""Files are opened in a thread, which cannot be stopped: cancelling must not lose what it opens."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import IO, Any

import pytest

from peaka_client.files import opened


@pytest.mark.parametrize("mode", ["rb", "xb"])
async def test_cancelled_while_it_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: Any) -> None:
    path = tmp_path / "file"
    if mode == "rb":
        path.touch()
    begun, go_on = asyncio.Event(), threading.Event()
    loop, plain = asyncio.get_running_loop(), Path.open
    files: list[IO[Any]] = []

    def slow(self: Path, mode: str) -> IO[Any]:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait(10)
        files.append(plain(self, mode))
        return files[-1]

    monkeypatch.setattr(Path, "open", slow)
    task = asyncio.create_task(opened(path, mode))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    while not (files and files[0].closed):
        await asyncio.sleep(0)
    assert path.exists() == (mode == "rb")


async def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await opened(tmp_path / "gone", "rb")
