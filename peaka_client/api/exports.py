# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from typing import Unpack

from ..model import list_of, nothing
from ..models.csv_options_input import CsvOptionsInput
from ..models.export import Export
from ..models.export_compression import ExportCompression
from ..models.export_format import ExportFormat
from ..models.export_started import ExportStarted
from ..operation import Operation
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
    format: ExportFormat | str | Unset = UNSET,
    compression: ExportCompression | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    columns: list[str] | Unset = UNSET,
    include_system_columns: bool | Unset = UNSET,
    csv_options: CsvOptionsInput | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ExportStarted:
    """Start the export of a saved query to a file.

    ``POST /data/projects/{projectId}/queries/{queryId}/exports``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        include_system_columns: The server's default: ``true``.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
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


async def export_table(
    project: ProjectScope,
    catalog_id: str,
    schema_name: str,
    table_name: str,
    *,
    format: ExportFormat | str | Unset = UNSET,
    compression: ExportCompression | str | Unset = UNSET,
    limit: int | Unset = UNSET,
    columns: list[str] | Unset = UNSET,
    include_system_columns: bool | Unset = UNSET,
    csv_options: CsvOptionsInput | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ExportStarted:
    """Start the export of a table to a file.

    ``POST /data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables/{tableName}/exports``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        include_system_columns: The server's default: ``true``.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
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

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _LIST_EXPORTS,
        (project.project_id,),
        query={"status": status, "limit": limit, "createdBefore": created_before},
        options=options,
    )


async def get_export(project: ProjectScope, export_id: str, **options: Unpack[CallOptions]) -> Export:
    """Read an export job, with fresh download links when it is done.

    ``GET /data/projects/{projectId}/exports/{exportId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_GET_EXPORT, (project.project_id, export_id), options=options)


async def cancel_export(project: ProjectScope, export_id: str, **options: Unpack[CallOptions]) -> None:
    """Cancel an export job.

    ``DELETE /data/projects/{projectId}/exports/{exportId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_CANCEL_EXPORT, (project.project_id, export_id), options=options)


class Exports(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    export_query = export_query
    export_table = export_table
    list = list_exports
    get = get_export
    cancel = cancel_export
