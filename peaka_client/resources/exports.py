"""Exports: queries and tables as files."""

from __future__ import annotations

import builtins
import os
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from datetime import datetime, timedelta
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Unpack, cast

from ..api.exports import Exports as ExportsApi
from ..api.exports import export_query, export_table, get_export, list_exports
from ..config import checked_count
from ..downloads import Download, check_target, save
from ..errors import PeakaConfigError, PeakaConnectionError, PeakaDownloadError, PeakaIncompleteError
from ..jobs import WaitOptions, split, wait_for
from ..types import UNSET, CallOptions, Secret, Unset

if TYPE_CHECKING:
    from ..models.csv_options_input import CsvOptionsInput
    from ..models.export import Export
    from ..models.export_compression import ExportCompression
    from ..models.export_file import ExportFile
    from ..models.export_format import ExportFormat
    from ..sender import PeakaSender


_MAX_PAGE = 200


class ExportOptions(WaitOptions, total=False):
    """What an export takes beside its source; the server's defaults apply to what is left out."""

    format: ExportFormat | Literal["CSV", "JSONL"] | str
    """``CSV`` or ``JSONL``."""
    compression: ExportCompression | Literal["NONE", "GZIP"] | str
    """``NONE`` or ``GZIP``, which adds ``.gz`` to the file's name."""
    limit: int
    """Rows at most; the server allows 1 to 1,000,000."""
    columns: list[str]
    include_system_columns: bool
    csv_options: CsvOptionsInput


class Exports(ExportsApi):
    """Exports of one project."""

    __slots__ = ()

    async def wait(self, export_id: str, **options: Unpack[WaitOptions]) -> Export:
        """Wait until an export has ended; works for any export of the project, also one started elsewhere.

        Args:
            export_id: The export.
            **options: Of the waiting (``wait_timeout``, ``on_poll``) and of each look.

        Raises:
            PeakaJobError: It failed, was cancelled, or its files have expired.
            PeakaJobTimeoutError: It still runs.
        """
        return await wait_for("export", get_export, self, export_id, options, reason=attrgetter("error"))

    async def export_query_and_wait(self, query_id: str, **options: Unpack[ExportOptions]) -> Export:
        """Export a saved query and wait for the files; arguments as in ``export_query`` and :meth:`wait`."""
        waiting, rest = split(options)
        return await self.wait((await export_query(self, query_id, **rest)).id, **waiting)

    async def export_table_and_wait(
        self, catalog_id: str, schema_name: str, table_name: str, **options: Unpack[ExportOptions]
    ) -> Export:
        """Export a table and wait for the files; arguments as in ``export_table`` and :meth:`wait`."""
        waiting, rest = split(options)
        return await self.wait((await export_table(self, catalog_id, schema_name, table_name, **rest)).id, **waiting)

    async def download(
        self,
        export_id: str | None = None,
        *,
        to: str | os.PathLike[str],
        query_id: str | None = None,
        table: tuple[str, str, str] | None = None,
        overwrite: bool = False,
        progress: Callable[[int, int | None], object] | None = None,
        **options: Unpack[ExportOptions],
    ) -> Path:
        """Bring an export to disk: an existing one, or a new one of a query or a table.

        Args:
            export_id: An export that was started before; it is waited for.
            to: The file to write; for an export of several files, the folder. An existing folder gets the file under
                its own name.
            query_id: Export this saved query.
            table: Export this table: catalog id, schema name, table name.
            overwrite: Replace a file that exists.
            progress: Called with the bytes so far and in all (None: not known).
            **options: Of a new export (format, compression, limit, …), of its call, and of the waiting for it
                (``wait_timeout``); ``timeout``, ``max_retries`` and ``extra_headers`` are those of each look, too. The
                transfer has an idle time instead: the client's timeout.

        Returns:
            The file, or the folder.

        Raises:
            PeakaConfigError: Not exactly one source is given, or the file exists.
            PeakaJobError: The export failed.
            PeakaDownloadError: The export is made, but a file did not arrive, and none is left; ``export_id`` fetches
                them later.
        """
        if sum(source is not None for source in (export_id, query_id, table)) != 1:
            raise PeakaConfigError("pass exactly one of export_id, query_id and table")
        target = check_target(to, overwrite=overwrite)
        waiting, rest = split(options)
        if query_id is not None:
            export_id = (await export_query(self, query_id, **rest)).id
        elif table is not None:
            export_id = (await export_table(self, *table, **rest)).id
        elif lost := ", ".join(sorted(rest.keys() - CallOptions.__optional_keys__)):
            raise PeakaConfigError(
                f"an export that exists cannot be changed: leave out {lost}, or pass query_id or table"
            )
        else:
            waiting |= rest
        export_id = cast("str", export_id)
        downloads = await self._downloads(export_id, waiting)
        return await save(downloads, target, overwrite=overwrite, progress=progress)

    async def stream(
        self, export_id: str, *, file: int = 0, **waiting: Unpack[WaitOptions]
    ) -> AsyncGenerator[bytes, None]:
        """The bytes of an export's file as they arrive, gzip left as it is; wrap it in ``contextlib.aclosing``.

        A broken connection is resumed where the storage can do that; it never repeats bytes that were handed over.

        Args:
            export_id: The export; it is waited for.
            file: Which of its files, from 0.
            **waiting: As in :meth:`wait`.
        """
        downloads = await self._downloads(export_id, waiting)
        if not 0 <= file < len(downloads):
            raise PeakaConfigError(f"the export has {len(downloads)} files: pass file=0 to {len(downloads) - 1}")
        async with aclosing(downloads[file].pieces()) as arriving:
            async for piece in arriving:
                if piece is None:
                    raise downloads[file].lost("the file broke off and the storage cannot resume it")
                yield piece

    async def _downloads(self, export_id: str, waiting: Mapping[str, Any]) -> builtins.list[Download]:
        export = await self.wait(export_id, **waiting)
        if not export.files:
            raise PeakaDownloadError(
                f"the export {export_id} has no files for this key: only the owner of an export can fetch it",
                export_id=export_id,
            )

        names = [file.name for file in export.files]

        async def renew(number: int) -> str:
            """A fresh URL, by name, for the order may change; of several of one name, that with as many before it."""
            files = (await get_export(self, export_id)).files or []
            urls = [_url(file) for file in files if file.name == names[number]]
            if (earlier := names[:number].count(names[number])) >= len(urls):
                raise PeakaConnectionError("the export's file is gone")
            return urls[earlier]

        sender = cast("PeakaSender", self.sender)
        return [
            Download(sender, export_id, file.name, file.bytes, _url(file), partial(renew, number))
            for number, file in enumerate(export.files)
        ]

    async def iterate(
        self, *, status: str | Unset = UNSET, page_size: int = 50, **options: Unpack[CallOptions]
    ) -> AsyncGenerator[Export, None]:
        """All exports, newest first, page by page as they are needed.

        Args:
            status: States to keep, separated by commas: PENDING, RUNNING, SUCCEEDED, FAILED, CANCELLED.
            page_size: Exports a request, 1 to 200.
            **options: Of each request.

        Raises:
            PeakaIncompleteError: After the last one: 200 or more were created at one moment, or the server does not say
                when one was created, so some may be missing.
        """
        seen: set[str] = set()
        crowded: builtins.list[str] = []
        cursor: str | Unset = UNSET
        size = min(checked_count(page_size, "page_size", 1), _MAX_PAGE)
        while True:
            page = await list_exports(self, status=status, limit=size, created_before=cursor, **options)
            new = [export for export in page if export.id not in seen]
            for export in new:
                yield export
            if len(page) < size:
                break
            last = page[-1].created_at
            if not isinstance(last, str):
                raise PeakaIncompleteError(f"export {page[-1].id} has no createdAt: older ones cannot be asked for")
            # The server's cursor has no tie-breaker: ask for the last moment once more and skip what was seen. Where
            # one moment fills whole pages, ask for larger ones, and step over it only when there is no larger page.
            if new:
                seen.update(export.id for export in new)
                cursor = _after(last)
            elif size < _MAX_PAGE:
                size = _MAX_PAGE
            elif last not in crowded:
                crowded.append(last)
                cursor = last
            else:
                break  # stepping over it did not help
        if crowded:
            raise PeakaIncompleteError(
                f"the server lists no more than {_MAX_PAGE} exports of one moment, and there are as many of "
                f"{', '.join(crowded)}: for others, which may be missing, try status=…, one state at a time"
            )


def _url(file: ExportFile) -> str:
    url: object = file.url
    return str(url.get()) if isinstance(url, Secret) else ""


def _after(text: str) -> str:
    """The moment one unit of its own precision later, so that all of a truncated moment lies before it."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    digits = len(text.partition(".")[2].rstrip("Zz").partition("+")[0].partition("-")[0])
    later = moment + timedelta(microseconds=10 ** max(0, 6 - digits))
    spec = "seconds" if digits == 0 else "milliseconds" if digits <= 3 else "microseconds"
    return later.isoformat(timespec=spec).replace("+00:00", "Z")
