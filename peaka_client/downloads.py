"""Files from presigned URLs: in constant memory, resumed where the storage can, moved into place when complete."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from .clock import within
from .errors import PeakaConfigError, PeakaConnectionError, PeakaDecodeError, PeakaDownloadError, PeakaStatusError
from .files import opened
from .logs import log
from .retry import backoff

if TYPE_CHECKING:
    from .http import Reply
    from .sender import PeakaSender

T = TypeVar("T")

_BATCH = 32
"""Pieces that are written at once: a disk that stalls must not stall the loop, and each hop to a thread costs."""


@dataclass(eq=False, repr=False, slots=True)  # the URL is a secret while it lasts
class Download:
    """One file on its way."""

    sender: PeakaSender
    export_id: str
    name: str
    """As the server names it."""
    size: int | None
    """Bytes; None: not known."""
    url: str
    """Where it is. The URL expires."""
    renew: Callable[[], Awaitable[str]]
    """Gives a fresh one, to go on with after a break."""
    done: int = 0
    """Bytes that have come."""
    validator: str | None = None
    """What tells whether the file is still the same: a strong ETag, else its date."""

    async def pieces(self) -> AsyncGenerator[bytes | None]:
        """The bytes as the storage has them, gzip left as it is; None: the file begins anew, what came before is void.

        A connection that breaks is made again with Range and If-Range on a fresh URL; where the storage cannot do
        that, the file begins anew.

        Raises:
            PeakaDownloadError: It broke too often, or the API gives no fresh URL.
        """
        best = failures = 0
        while True:
            try:
                async with aclosing(await self._get()) as reply:
                    if not self._goes_on(reply) and self.done:
                        self.done = 0
                        yield None
                    while (piece := await self._in_time(reply.next())) is not None:
                        self.done += len(piece)
                        yield piece
                    # A length that HTTP itself vouches for beats the one that the API mentioned.
                    if "content-length" in reply.headers or self.size is None or self.done >= self.size:
                        return
                problem = PeakaConnectionError(f"the file ended after {self.done} of {self.size} bytes")
            except PeakaConnectionError as error:
                problem = error
            # Only what is further than ever before counts: a file that always breaks off at one place must end.
            failures = 1 if self.done > best else failures + 1
            best = max(best, self.done)
            if failures > self.sender.settings.max_retries:
                raise self.lost(problem)
            log.info("%s broke off (%s), going on", self.name, problem, extra={"peaka": {"file": self.name}})
            await asyncio.sleep(backoff(failures - 1))
            try:
                self.url = await self.renew()
            except (PeakaConnectionError, PeakaStatusError, PeakaDecodeError) as error:
                raise self.lost(error) from None

    def lost(self, problem: object) -> PeakaDownloadError:
        """The error for a file that will not arrive."""
        return PeakaDownloadError(
            f"the export {self.export_id} is made, but its file did not arrive ({problem}): "
            f"fetch it with exports.download({self.export_id!r}, to=…)",
            export_id=self.export_id,
        )

    async def _get(self) -> Reply:
        headers = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "peaka-client"}
        if self.done and self.validator:
            headers |= {"Range": f"bytes={self.done}-", "If-Range": self.validator}
        if not self.url:
            raise PeakaConnectionError("the server gives no URL for it")
        return await self._in_time(self.sender.hub.http().get(self.url, headers))

    def _goes_on(self, reply: Reply) -> bool:
        """Whether the reply has the rest of the file that was asked for; otherwise it has the whole."""
        there = reply.headers.get("content-range", "")
        if reply.status == 206 and self.done and self.validator and there.startswith(f"bytes {self.done}-"):
            return True
        if reply.status == 416:
            self.validator = None  # what we have does not fit this file: begin anew
        if reply.status != 200:
            raise PeakaConnectionError(f"the storage answered with status {reply.status}")
        etag = reply.headers.get("etag")
        self.validator = etag if etag and not etag.startswith("W/") else reply.headers.get("last-modified")
        return False

    async def _in_time(self, step: Awaitable[T | PeakaConnectionError]) -> T:
        result = await within(self.sender.settings.timeout, step)
        if isinstance(result, PeakaConnectionError):
            raise result
        return result


def check_target(to: str | os.PathLike[str], *, overwrite: bool) -> Path:
    """Where a download goes, checked before anything is started."""
    path = Path(to)
    if path.is_file() and not overwrite:
        raise PeakaConfigError(f"{path} exists already: pass overwrite=True, or another path")
    if not path.parent.is_dir():
        raise PeakaConfigError(f"the folder {path.parent} does not exist: create it first")
    return path


async def save(
    downloads: list[Download], to: Path, *, overwrite: bool, progress: Callable[[int, int | None], object] | None
) -> Path:
    """Fetch files to a path: one file to a file (or into an existing folder), several into a folder.

    Every file arrives under a temporary name beside its place; once the last is complete, all are moved there. Where
    that fails, nothing that was made here stays.
    """
    several, in_folder = len(downloads) > 1, await asyncio.to_thread(to.is_dir)
    targets = [to / name for name in _names(downloads)] if several or in_folder else [to]
    parts = [target.with_name(f".{target.name}.{secrets.token_hex(4)}.part") for target in targets]
    made = list(parts)
    sizes = [download.size for download in downloads if download.size is not None]
    total = sum(sizes) if len(sizes) == len(downloads) else None

    def report() -> None:
        if progress is not None:
            progress(sum(download.done for download in downloads), total)

    if several and await asyncio.to_thread(to.is_file):
        raise PeakaConfigError(f"the export has {len(downloads)} files, and {to} is a file: pass a folder")
    try:
        if several:
            await asyncio.to_thread(to.mkdir, exist_ok=True)
        for target in targets:
            await asyncio.to_thread(check_target, target, overwrite=overwrite)
        for download, part in zip(downloads, parts, strict=True):
            await _fetch(download, part, report)
        for part, target in zip(parts, targets, strict=True):
            await asyncio.to_thread(_move, part, target, overwrite=overwrite)
            if not overwrite:
                made.append(target)
    except BaseException:
        # Not awaited: under cancellation it would not run.
        for path in made:
            path.unlink(missing_ok=True)
        if several and not in_folder:
            with suppress(OSError):  # somebody else has put something there
                to.rmdir()  # noqa: ASYNC240
        raise
    return to if several else targets[0]


def _names(downloads: list[Download]) -> list[str]:
    """File names that cannot leave their folder, and of which no two are one, not even where case does not count."""
    names: dict[str, str] = {}
    for number, download in enumerate(downloads):
        name = (download.name or "").replace("\\", "/").rpartition("/")[2].replace("\0", "").strip()
        if name in ("", ".", ".."):
            name = f"part-{number}"
        while name.casefold() in names:
            name = f"{number}-{name}"
        names[name.casefold()] = name
    return list(names.values())


async def _fetch(download: Download, part: Path, report: Callable[[], None]) -> None:
    file = await opened(part, "xb")
    batch: list[bytes] = []
    try:
        async with aclosing(download.pieces()) as arriving:
            async for piece in arriving:
                if piece is None:
                    batch = []
                    await asyncio.to_thread(file.seek, 0)
                    continue
                batch.append(piece)
                report()
                if len(batch) == _BATCH:
                    await asyncio.to_thread(file.writelines, batch)
                    batch = []
        await asyncio.to_thread(file.writelines, batch)
        await asyncio.to_thread(file.truncate)
    finally:
        await asyncio.shield(asyncio.to_thread(file.close))  # a second cancellation would take it out of the queue


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
