# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Files made of a query or a table.

An export is a job: start it, ask until it is `SUCCEEDED`, then download the files from links that live for about an
hour.
"""

from __future__ import annotations

from typing import Literal, Unpack

from ..model import list_of, nothing
from ..models.csv_options_input import CsvOptionsInput
from ..models.export import Export
from ..models.export_compression import ExportCompression
from ..models.export_format import ExportFormat
from ..models.export_started import ExportStarted
from ..operation import Call, Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = ["Exports", "cancel_export", "export_query", "export_table", "get_export", "list_exports"]

_EXPORT_QUERY = Operation(
    name="export_query",
    method="POST",
    path="/data/projects/{projectId}/queries/{queryId}/exports",
    safe=False,
    scopes=("partner", "project"),
    decode=ExportStarted.from_dict,
)
_EXPORT_TABLE = Operation(
    name="export_table",
    method="POST",
    path="/data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables/{tableName}/exports",
    safe=False,
    scopes=("partner", "project"),
    decode=ExportStarted.from_dict,
)
_LIST_EXPORTS = Operation(
    name="list_exports",
    method="GET",
    path="/data/projects/{projectId}/exports",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(Export.read),
)
_GET_EXPORT = Operation(
    name="get_export",
    method="GET",
    path="/data/projects/{projectId}/exports/{exportId}",
    safe=True,
    scopes=("partner", "project"),
    decode=Export.from_dict,
)
_CANCEL_EXPORT = Operation(
    name="cancel_export",
    method="DELETE",
    path="/data/projects/{projectId}/exports/{exportId}",
    safe=True,
    scopes=("partner", "project"),
    decode=nothing,
)


async def export_query(
    project: ProjectScope,
    query_id: str,
    *,
    format: ExportFormat | Literal["CSV", "JSONL"] | str | Unset = UNSET,
    compression: ExportCompression | Literal["NONE", "GZIP"] | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    columns: list[str] | Unset = UNSET,
    include_system_columns: bool | Unset = UNSET,
    csv_options: CsvOptionsInput | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ExportStarted:
    """Start the export of a saved query to a file.

    ``POST /data/projects/{projectId}/queries/{queryId}/exports``

    Answers 202 with the id of a job; `exports.get` says when it is done. A second call starts a second export.

    At most 1,000,000 rows: a longer result ends the job as `FAILED`. The body must be sent, but may be empty.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        query_id: A string of 18 or 19 digits, as `queries.list` gives it.
        format: CSV, or one JSON object a line. The server's default: ``"CSV"``.
        compression: `GZIP` adds `.gz` to the file name. The server's default: ``"NONE"``.
        limit: At most this many rows; the service forces it into 1 to 1,000,000. Its default is not published.
        columns: Only these. An unknown one gives 400. Left out: all.
        include_system_columns: Whether Peaka's own columns come along; those starting with `_q_` or `_cache_` never
            do. The server's default: ``true``.
        csv_options: Ignored for JSONL.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The job was accepted.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _EXPORT_QUERY,
        (project.project_id, query_id),
        body={
            "format": format,
            "compression": compression,
            "limit": limit,
            "columns": columns,
            "includeSystemColumns": include_system_columns,
            "csvOptions": csv_options,
        },
        options=options,
    )
    return await project.sender.send(call, _EXPORT_QUERY.read)


async def export_table(
    project: ProjectScope,
    catalog_id: str,
    schema_name: str,
    table_name: str,
    *,
    format: ExportFormat | Literal["CSV", "JSONL"] | str | Unset = UNSET,
    compression: ExportCompression | Literal["NONE", "GZIP"] | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    columns: list[str] | Unset = UNSET,
    include_system_columns: bool | Unset = UNSET,
    csv_options: CsvOptionsInput | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ExportStarted:
    """Start the export of a table to a file.

    ``POST /data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables/{tableName}/exports``

    Answers 202 with the id of a job; `exports.get` says when it is done. A second call starts a second export.

    Internal tables bring their eight system columns along unless `include_system_columns` is false. Exporting an empty
    table ends as `FAILED`.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        table_name: Its name as SQL uses it, without quotes.
        format: CSV, or one JSON object a line. The server's default: ``"CSV"``.
        compression: `GZIP` adds `.gz` to the file name. The server's default: ``"NONE"``.
        limit: At most this many rows; the service forces it into 1 to 1,000,000. Its default is not published.
        columns: Only these. An unknown one gives 400. Left out: all.
        include_system_columns: Whether Peaka's own columns come along; those starting with `_q_` or `_cache_` never
            do. The server's default: ``true``.
        csv_options: Ignored for JSONL.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The job was accepted.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _EXPORT_TABLE,
        (project.project_id, catalog_id, schema_name, table_name),
        body={
            "format": format,
            "compression": compression,
            "limit": limit,
            "columns": columns,
            "includeSystemColumns": include_system_columns,
            "csvOptions": csv_options,
        },
        options=options,
    )
    return await project.sender.send(call, _EXPORT_TABLE.read)


async def list_exports(
    project: ProjectScope,
    *,
    status: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    created_before: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> list[Export]:
    """List export jobs, newest first.

    ``GET /data/projects/{projectId}/exports``

    A bare list without a link to the next page: pass `created_at` of the last item as `created_before`. Two jobs made
    at the same instant may be split over a page's edge and one of them lost. `files` is not part of the items;
    `downloadable` says whether `exports.get` would give them, which it does to the owner of the job only.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        status: Only jobs in these states: one or more of `PENDING`, `RUNNING`, `SUCCEEDED`, `FAILED`, `CANCELLED`,
            separated by commas. `EXPIRED` cannot be asked for.
        limit: At most this many jobs; the service forces it into 1 to 200. Its default is not published.
        created_before: Only jobs older than this. Pass `created_at` of the last item exactly as it came.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        One page of jobs, newest first.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _LIST_EXPORTS,
        (project.project_id,),
        query={"status": status, "limit": limit, "createdBefore": created_before},
        options=options,
    )
    return await project.sender.send(call, _LIST_EXPORTS.read)


async def get_export(project: ProjectScope, export_id: str, **options: Unpack[CallOptions]) -> Export:
    """Read an export job, with fresh download links when it is done.

    ``GET /data/projects/{projectId}/exports/{exportId}``

    Goes from `PENDING` over `RUNNING` to `SUCCEEDED`, `FAILED` or `CANCELLED`. `EXPIRED` follows when the files were
    removed; they are not made again.

    Once `SUCCEEDED`, and only for the owner of the job, `files` has one signed link a file. Each call signs fresh ones.
    Fetch them as they are, without the Authorization header.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        export_id: A UUID, as `exports.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The job, with links to its files once they are there.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_EXPORT, (project.project_id, export_id), options=options)
    return await project.sender.send(call, _GET_EXPORT.read)


async def cancel_export(project: ProjectScope, export_id: str, **options: Unpack[CallOptions]) -> None:
    """Cancel an export job.

    ``DELETE /data/projects/{projectId}/exports/{exportId}``

    A second call, or one after the job has ended, is harmless and also answers 204.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        export_id: A UUID, as `exports.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_CANCEL_EXPORT, (project.project_id, export_id), options=options)
    return await project.sender.send(call, _CANCEL_EXPORT.read)


class Exports(ProjectScope):
    """Files made of a query or a table.

    An export is a job: start it, ask until it is `SUCCEEDED`, then download the files from links that live for about an
    hour.
    """

    __slots__ = ()

    export_query = export_query
    export_table = export_table
    list = list_exports
    get = get_export
    cancel = cancel_export
