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


async def test_cancelled_while_it_fails_to_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()
    told: list[dict[str, Any]] = []
    loop.set_exception_handler(lambda _, context: told.append(context))

    def slow(*_: Any) -> IO[Any]:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait(10)
        raise FileNotFoundError

    monkeypatch.setattr(Path, "open", slow)
    task = asyncio.create_task(opened(tmp_path / "gone", "rb"))
    await begun.wait()
    opening = next(other for other in asyncio.all_tasks() if other not in (task, asyncio.current_task()))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    await asyncio.wait([opening])
    await asyncio.sleep(0)  # what is to be done then is done
    assert told == []


async def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await opened(tmp_path / "gone", "rb")
