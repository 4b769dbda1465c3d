"""Bodies of type multipart/form-data, written while they are sent, in constant memory."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any, cast

from .encoding import json_body
from .errors import PeakaConfigError, PeakaUsageError
from .types import UNSET, Upload

_PIECE = 1024 * 1024


def _quoted(name: str) -> str:
    """A file name as browsers write it: it can neither close its quotes nor begin a new header."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


class UploadBody:
    """A head, a file, a tail. Iterating it again sends it again, unless the file was an iterator.

    Args:
        file: What to send in the file part.
        head: What comes before.
        tail: What comes after.
        content_type: The media type of the whole, boundary included.
    """

    def __init__(self, file: Upload, head: bytes, tail: bytes, content_type: str) -> None:
        self._file = file
        self._head = head
        self._tail = tail
        self._started = False
        self.content_type = content_type
        self.size: int | None = None
        """Bytes in all; None: not known before the end."""
        if isinstance(file, bytes):
            self.size = len(head) + len(file) + len(tail)

    @property
    def again(self) -> bool:
        """Whether it can be sent (once more)."""
        return not self._started or isinstance(self._file, bytes | os.PathLike)

    async def measure(self) -> None:
        """Look up the file's size, off the loop."""
        if isinstance(self._file, os.PathLike):
            path = Path(self._file)
            try:
                found = await asyncio.to_thread(path.stat)
            except OSError as error:
                raise PeakaConfigError(f"cannot read {path.name}: {error.strerror}") from None
            self.size = len(self._head) + found.st_size + len(self._tail)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if not self.again:
            raise PeakaUsageError("an async iterator can be uploaded only once")
        self._started = True
        yield self._head
        if isinstance(self._file, bytes):
            yield self._file
        elif isinstance(self._file, os.PathLike):
            file = await asyncio.to_thread(Path(self._file).open, "rb")
            try:
                while piece := await asyncio.to_thread(file.read, _PIECE):
                    yield piece
            finally:
                file.close()
        else:
            async for piece in self._file:
                yield piece
        yield self._tail


def multipart(body: Mapping[str, object], boundary: str | None = None) -> UploadBody:
    """A form of JSON parts and one file part, as ``import_csv`` takes it."""
    boundary = boundary or secrets.token_hex(16)
    head, tail = b"", b""
    upload: Any = None
    for name, value in body.items():
        if value is UNSET:
            continue
        start = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"'.encode()
        if isinstance(value, bytes | bytearray | memoryview | os.PathLike) or hasattr(value, "__aiter__"):
            file_name = Path(value).name if isinstance(value, os.PathLike) else f"{name}.csv"
            upload = bytes(value) if isinstance(value, bytearray | memoryview) else value
            tail = start + f'; filename="{_quoted(file_name)}"\r\nContent-Type: text/csv\r\n\r\n'.encode()
        else:
            head += start + b"\r\nContent-Type: application/json\r\n\r\n" + json_body(value) + b"\r\n"
    if upload is None:
        raise PeakaConfigError("no file to upload: pass bytes, a pathlib.Path or an async iterator of bytes")
    return UploadBody(
        cast("Upload", upload),
        head + tail,
        f"\r\n--{boundary}--\r\n".encode(),
        f"multipart/form-data; boundary={boundary}",
    )
