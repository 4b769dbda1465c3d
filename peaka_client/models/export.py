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
    """Export."""

    id: str
    status: ExportState | str
    format: ExportFormat | str | None = None
    compression: ExportCompression | str | None = None
    row_count: int | None = None
    bytes: int | None = None
    duration_ms: int | None = None
    files: list[ExportFile] | None = None
    expires_at: datetime | str | None = None
    downloadable: bool | None = None
    error: str | None = None
    created_at: str
    query_id: str | None = None
    catalog_id: str | None = None
    schema_name: str | None = None
    table_name: str | None = None
    source: str | None = None
    user_id: str | None = None
    user_name: str | None = None
    api_key_prefix: str | None = None
    client_source: str | None = None

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
