# Generated from openapi.yaml by `make generate`. Change that file, not this one.

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from attrs import define

from ..model import Getter, Model, read_datetime, read_list
from .export_compression import ExportCompression
from .export_file import ExportFile
from .export_format import ExportFormat
from .export_state import ExportState

__all__ = ["Export"]


@define(kw_only=True, eq=False, repr=False)
class Export(Model):
    """An export job."""

    id: str
    """A UUID."""
    status: ExportState | str
    format: ExportFormat | str | None = None
    """As it was asked for."""
    compression: ExportCompression | str | None = None
    """As it was asked for."""
    row_count: int | None = None
    """How many rows were written."""
    bytes: int | None = None
    """Size of all files together."""
    duration_ms: int | None = None
    """How long it took, in milliseconds."""
    files: list[ExportFile] | None = None
    """Only in `exports.get`, only once it is `SUCCEEDED`, and only for the owner of the job."""
    expires_at: datetime | str | None = None
    """When the links of this reply stop working, about an hour on. Ask again for fresh ones."""
    downloadable: bool | None = None
    """Whether `exports.get` gives links: false for another user's jobs and once it is `EXPIRED`."""
    error: str | None = None
    """Why it `FAILED`, for people."""
    created_at: str
    """ISO 8601 in UTC, kept as text: it is the cursor of `exports.list` and must be passed back exactly."""
    query_id: str | None = None
    """Of an exported query."""
    catalog_id: str | None = None
    """Of an exported table."""
    schema_name: str | None = None
    """Of an exported table."""
    table_name: str | None = None
    """Of an exported table."""
    source: str | None = None
    """What was exported; the values are not published."""
    user_id: str | None = None
    """Who started it."""
    user_name: str | None = None
    """Who started it."""
    api_key_prefix: str | None = None
    """The first eight characters of the key that started it."""
    client_source: str | None = None
    """The program that started it: its `X-Trino-Source` header or else its `User-Agent`."""

    _wire: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "status": "status",
        "format": "format",
        "compression": "compression",
        "rowCount": "row_count",
        "bytes": "bytes",
        "durationMs": "duration_ms",
        "files": "files",
        "expiresAt": "expires_at",
        "downloadable": "downloadable",
        "error": "error",
        "createdAt": "created_at",
        "queryId": "query_id",
        "catalogId": "catalog_id",
        "schemaName": "schema_name",
        "tableName": "table_name",
        "source": "source",
        "userId": "user_id",
        "userName": "user_name",
        "apiKeyPrefix": "api_key_prefix",
        "clientSource": "client_source",
    }

    def _read(self, get: Getter) -> None:
        self.id = get("id")
        self.status = ExportState.read(get("status"))
        self.format = ExportFormat.read(get("format"))
        self.compression = ExportCompression.read(get("compression"))
        self.row_count = get("rowCount")
        self.bytes = get("bytes")
        self.duration_ms = get("durationMs")
        self.files = read_list(get("files"), ExportFile.read)
        self.expires_at = read_datetime(get("expiresAt"))
        self.downloadable = get("downloadable")
        self.error = get("error")
        self.created_at = get("createdAt")
        self.query_id = get("queryId")
        self.catalog_id = get("catalogId")
        self.schema_name = get("schemaName")
        self.table_name = get("tableName")
        self.source = get("source")
        self.user_id = get("userId")
        self.user_name = get("userName")
        self.api_key_prefix = get("apiKeyPrefix")
        self.client_source = get("clientSource")
        if self.id is None or self.status is None or self.created_at is None:
            self._tell_missing("id", "status", "createdAt")
