"""Files from presigned URLs: in constant memory, resumed where the storage can, moved into place when complete."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from .clock import LATE, within
from .errors import PeakaConfigError, PeakaConnectionError, PeakaError, PeakaTimeoutError
from .retry import backoff

if TYPE_CHECKING:
    from .http import Reply
    from .sender import PeakaSender


_WRITE = 1024 * 1024


class Source(NamedTuple):
    """A file to fetch. Its URL expires, so it is asked for anew when a download breaks off."""

    name: str
    fresh_url: Callable[[], Awaitable[str]]
    size: int | None


class Piece(NamedTuple):
    """A part of a file; ``restart`` says that the file begins anew and what came before is void."""

    data: bytes
    restart: bool


def _begins_at(reply: Reply) -> int:
    """Where a partial answer begins."""
    text = reply.headers.get("content-range", "").partition("bytes ")[2].partition("-")[0]
    return int(text) if text.isdecimal() else -1


def _validator(reply: Reply) -> str | None:
    """What tells whether the file is still the same: a strong ETag, else its date."""
    etag = reply.headers.get("etag")
    return etag if etag and not etag.startswith("W/") else reply.headers.get("last-modified")


async def pieces(sender: PeakaSender, source: Source) -> AsyncGenerator[Piece]:
    """The bytes of a file as the storage has them, gzip left as it is.

    A connection that breaks is made again with Range and If-Range on a fresh URL; where the storage cannot do that, the
    file begins anew.
    """
    done, validator, failures, begun = 0, None, 0, False
    patience = sender.settings.timeout
    while True:
        headers = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "peaka-client"}
        if done and validator:
            headers |= {"Range": f"bytes={done}-", "If-Range": validator}
        before = done
        problem: PeakaError | None = None
        reply: Reply | None = None
        try:
            opened = await within(patience, sender.hub.http().get(await source.fresh_url(), headers))
            if opened is LATE:
                problem = PeakaTimeoutError(f"nothing came for {patience:g} s")
            elif isinstance(opened, PeakaConnectionError):
                problem = opened
            else:
                reply = opened
                if reply.status == 206 and done and _begins_at(reply) == done:
                    pass
                elif reply.status == 200:
                    if begun:
                        done = before = 0
                        yield Piece(b"", restart=True)
                    validator = _validator(reply)
                else:
                    problem = PeakaConnectionError(f"the storage answered with status {reply.status}")
                    if reply.status == 416:
                        validator = None  # what we have does not fit this file: begin anew
                while problem is None:
                    piece = await within(patience, reply.next(decode=False))
                    if piece is None:
                        # A length that HTTP itself vouches for beats the one that the API mentioned.
                        if "content-length" in reply.headers or source.size is None or done >= source.size:
                            return
                        problem = PeakaConnectionError(f"the file ended after {done} of {source.size} bytes")
                    elif piece is LATE:
                        problem = PeakaTimeoutError(f"nothing came for {patience:g} s")
                    elif isinstance(piece, PeakaError):
                        problem = piece
                    else:
                        done += len(piece)
                        begun = True
                        yield Piece(piece, restart=False)
        finally:
            if reply is not None:
                await reply.aclose()
        failures = 1 if done > before else failures + 1
        if failures > sender.settings.max_retries:
            raise problem
        await asyncio.sleep(backoff(failures - 1))


def check_target(to: str | os.PathLike[str], *, overwrite: bool) -> Path:
    """Where a download goes, checked before anything is started."""
    path = Path(to)
    if path.is_file() and not overwrite:
        raise PeakaConfigError(f"{path} exists already: pass overwrite=True, or another path")
    if not path.parent.is_dir():
        raise PeakaConfigError(f"the folder {path.parent} does not exist: create it first")
    return path


async def save(
    sender: PeakaSender,
    sources: list[Source],
    to: Path,
    *,
    overwrite: bool,
    progress: Callable[[int, int | None], object] | None,
) -> Path:
    """Fetch files to a path: one file to a file (or into an existing folder), several into a folder.

    Every file arrives under a temporary name beside its place and is moved there when it is complete.
    """
    names = [_safe_name(source.name, number) for number, source in enumerate(sources)]
    folder = to if len(sources) > 1 else None
    if folder is not None:
        await asyncio.to_thread(folder.mkdir, exist_ok=True)
    sizes = [source.size for source in sources]
    total = None if None in sizes else sum(size for size in sizes if size is not None)
    report = _Progress(progress, total)
    target = to
    for source, name in zip(sources, names, strict=True):
        target = to / name if folder is not None or await asyncio.to_thread(to.is_dir) else to
        if not overwrite and await asyncio.to_thread(target.exists):
            raise PeakaConfigError(f"{target} exists already: pass overwrite=True, or another path")
        await _save_one(sender, source, target, overwrite=overwrite, report=report)
    return target if folder is None else folder


class _Progress:
    """Bytes so far, over all files, for the caller's callback."""

    def __init__(self, call: Callable[[int, int | None], object] | None, total: int | None) -> None:
        self._call = call
        self._total = total
        self.done = 0

    def add(self, count: int) -> None:
        self.done += count
        if self._call is not None and count:
            self._call(self.done, self._total)


def _safe_name(name: str, number: int) -> str:
    """A file name that cannot leave its folder."""
    plain = name.replace("\\", "/").rpartition("/")[2].replace("\0", "").strip()
    return plain if plain not in ("", ".", "..") else f"part-{number}"


async def _save_one(sender: PeakaSender, source: Source, target: Path, *, overwrite: bool, report: _Progress) -> None:
    part, file = await asyncio.to_thread(_open_part, target)
    start = report.done
    buffer: list[bytes] = []
    size = 0
    arriving = pieces(sender, source)
    try:
        try:
            async for piece in arriving:
                if piece.restart:
                    buffer, size = [], 0
                    await asyncio.to_thread(file.truncate, 0)
                    await asyncio.to_thread(file.seek, 0)
                    report.done = start
                    continue
                buffer.append(piece.data)
                size += len(piece.data)
                report.add(len(piece.data))
                if size >= _WRITE:
                    # One hop to a thread a mebibyte: a disk that stalls must not stall the loop.
                    await asyncio.to_thread(file.writelines, buffer)
                    buffer, size = [], 0
            await asyncio.to_thread(file.writelines, buffer)
        finally:
            await arriving.aclose()
            await asyncio.to_thread(file.close)
        await asyncio.to_thread(_move, part, target, overwrite=overwrite)
    except BaseException:
        # Not awaited: under cancellation it would not run.
        part.unlink(missing_ok=True)
        raise


def _open_part(target: Path) -> tuple[Path, IO[bytes]]:
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    return part, part.open("xb")


def _move(part: Path, target: Path, *, overwrite: bool) -> None:
    if overwrite:
        part.replace(target)
        return
    try:
        # A link fails where something has appeared meanwhile; a rename would replace it.
        os.link(part, target)
    except FileExistsError:
        raise PeakaConfigError(f"{target} has appeared meanwhile: pass overwrite=True, or another path") from None
    except OSError:
        part.replace(target)  # no hard links on this file system
        return
    part.unlink()
