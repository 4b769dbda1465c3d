"""Bodies of type multipart/form-data, written while they are sent, in constant memory."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from .encoding import json_body
from .errors import PeakaConfigError, PeakaUsageError
from .files import opened
from .types import UNSET, Upload

_PIECE = 1024 * 1024


def _quoted(name: str) -> str:
    """A file name as browsers write it: it can neither close its quotes nor begin a new header, and is UTF-8."""
    return name.encode(errors="replace").decode().replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


async def _readable(path: Path) -> IO[bytes]:
    try:
        return await opened(path, "rb")
    except OSError as error:
        raise PeakaConfigError(f"cannot read {path.name}: {error.strerror}") from None


@dataclass(eq=False, repr=False, slots=True)
class UploadBody:
    """A head, a file, a tail. Iterating it again sends it again, unless the file was an iterator."""

    file: Upload
    head: bytes
    tail: bytes
    content_type: str
    """The media type of the whole, boundary included."""
    size: int | None = None
    """Bytes in all, once measured; None: not known before the end."""
    started: bool = False

    @property
    def again(self) -> bool:
        """Whether it can be sent (once more)."""
        return not self.started or isinstance(self.file, bytes | os.PathLike)

    async def measure(self) -> None:
        """Look up how much there is to send, a file's size off the loop."""
        if isinstance(self.file, bytes):
            length = len(self.file)
        elif isinstance(self.file, os.PathLike):
            # Opened, for a folder has a size, too, and so has what may not be read.
            with closing(await _readable(Path(self.file))) as file:
                length = await asyncio.to_thread(file.seek, 0, os.SEEK_END)
        else:
            return
        self.size = len(self.head) + length + len(self.tail)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if not self.again:
            raise PeakaUsageError("an async iterator can be uploaded only once")
        self.started = True
        yield self.head
        if isinstance(self.file, bytes):
            yield self.file
        elif isinstance(self.file, os.PathLike):
            with closing(await _readable(Path(self.file))) as file:
                while piece := await asyncio.to_thread(file.read, _PIECE):
                    yield piece
        else:
            async for piece in self.file:
                if not isinstance(piece, bytes | bytearray | memoryview):
                    raise PeakaUsageError(f"an iterator to upload must give bytes, not {type(piece).__name__}")
                yield bytes(piece)
        yield self.tail


def multipart(body: Mapping[str, object]) -> UploadBody:
    """A form of JSON parts and one file part, as ``import_csv`` takes it."""
    boundary = secrets.token_hex(16)
    head, start_of_file, upload = b"", b"", None
    for name, value in body.items():
        start = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"'.encode()
        if isinstance(value, bytes | bytearray | memoryview | os.PathLike) or hasattr(value, "__aiter__"):
            file_name = Path(value).name if isinstance(value, os.PathLike) else f"{name}.csv"
            start_of_file = start + f'; filename="{_quoted(file_name)}"\r\nContent-Type: text/csv\r\n\r\n'.encode()
            upload = cast("Upload", bytes(value) if isinstance(value, bytearray | memoryview) else value)
        elif value is not UNSET and name != "file":
            head += start + b"\r\nContent-Type: application/json\r\n\r\n" + json_body(value) + b"\r\n"
    if upload is None:
        kind = type(body.get("file")).__name__
        raise PeakaConfigError(f"file takes bytes, a pathlib.Path or an async iterator of bytes, not {kind}")
    tail = f"\r\n--{boundary}--\r\n".encode()
    return UploadBody(upload, head + start_of_file, tail, f"multipart/form-data; boundary={boundary}")
