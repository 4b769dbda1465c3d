# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Unpack

from ..model import list_of, nothing
from ..models.column import Column
from ..models.column_data_type import ColumnDataType
from ..models.column_input import ColumnInput
from ..models.csv_import_request import CsvImportRequest
from ..models.import_job import ImportJob
from ..models.table import Table
from ..operation import Operation, StreamOperation
from ..scope import ProjectScope
from ..streams import ByteStream
from ..types import UNSET, CallOptions, Unset, Upload

__all__ = [
    "Tables",
    "add_internal_columns",
    "create_internal_table",
    "delete_internal_column",
    "delete_internal_table",
    "download_csv_sample",
    "import_csv",
    "list_internal_columns",
    "list_internal_tables",
    "update_internal_column",
]

_LIST_INTERNAL_TABLES = Operation(
    name="list_internal_tables",
    method="GET",
    path="/data/projects/{projectId}/table",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(Table.read),
)
_CREATE_INTERNAL_TABLE = Operation(
    name="create_internal_table",
    method="POST",
    path="/data/projects/{projectId}/table/{tableName}",
    safe=False,
    scopes=("partner", "project"),
    decode=Table.from_dict,
)
_DELETE_INTERNAL_TABLE = Operation(
    name="delete_internal_table",
    method="DELETE",
    path="/data/projects/{projectId}/table/{tableName}",
    safe=False,
    scopes=("partner", "project"),
    decode=nothing,
)
_LIST_INTERNAL_COLUMNS = Operation(
    name="list_internal_columns",
    method="GET",
    path="/data/projects/{projectId}/table/{tableName}/columns",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(Column.read),
)
_ADD_INTERNAL_COLUMNS = Operation(
    name="add_internal_columns",
    method="POST",
    path="/data/projects/{projectId}/table/{tableName}/columns",
    safe=False,
    scopes=("partner", "project"),
    decode=list_of(Column.read),
)
_UPDATE_INTERNAL_COLUMN = Operation(
    name="update_internal_column",
    method="PUT",
    path="/data/projects/{projectId}/table/{tableName}/columns/{columnName}",
    safe=False,
    scopes=("partner", "project"),
    decode=list_of(Column.read),
)
_DELETE_INTERNAL_COLUMN = Operation(
    name="delete_internal_column",
    method="DELETE",
    path="/data/projects/{projectId}/table/{tableName}/columns/{columnName}",
    safe=False,
    scopes=("partner", "project"),
    decode=nothing,
)
_IMPORT_CSV = Operation(
    name="import_csv",
    method="POST",
    path="/data/projects/{projectId}/table/{tableName}/import",
    safe=False,
    scopes=("partner", "project"),
    multipart=True,
    decode=ImportJob.from_dict,
)
_DOWNLOAD_CSV_SAMPLE = StreamOperation(
    name="download_csv_sample",
    method="GET",
    path="/data/projects/{projectId}/table/{tableName}/sample",
    safe=True,
    scopes=("partner", "project"),
    accept="text/csv",
    wrap=ByteStream,
)


async def list_internal_tables(project: ProjectScope, **options: Unpack[CallOptions]) -> list[Table]:
    """List the Peaka tables of the project.

    ``GET /data/projects/{projectId}/table``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_INTERNAL_TABLES, (project.project_id,), options=options)


async def create_internal_table(project: ProjectScope, table_name: str, **options: Unpack[CallOptions]) -> Table:
    """Create an empty Peaka table.

    ``POST /data/projects/{projectId}/table/{tableName}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_CREATE_INTERNAL_TABLE, (project.project_id, table_name), options=options)


async def delete_internal_table(project: ProjectScope, table_name: str, **options: Unpack[CallOptions]) -> None:
    """Delete a Peaka table with its rows.

    ``DELETE /data/projects/{projectId}/table/{tableName}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_DELETE_INTERNAL_TABLE, (project.project_id, table_name), options=options)


async def list_internal_columns(project: ProjectScope, table_name: str, **options: Unpack[CallOptions]) -> list[Column]:
    """List the columns of a Peaka table.

    ``GET /data/projects/{projectId}/table/{tableName}/columns``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_INTERNAL_COLUMNS, (project.project_id, table_name), options=options)


async def add_internal_columns(
    project: ProjectScope, table_name: str, *, columns: list[ColumnInput], **options: Unpack[CallOptions]
) -> list[Column]:
    """Add columns to a Peaka table.

    ``POST /data/projects/{projectId}/table/{tableName}/columns``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_ADD_INTERNAL_COLUMNS, (project.project_id, table_name), body=columns, options=options)


async def update_internal_column(
    project: ProjectScope,
    table_name: str,
    column_name: str,
    *,
    name: str,
    data_type: ColumnDataType | str,
    display_name: str | Unset = UNSET,
    default_value: str | Unset = UNSET,
    is_not_null: bool | Unset = UNSET,
    is_unique: bool | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> list[Column]:
    """Change a column of a Peaka table.

    ``PUT /data/projects/{projectId}/table/{tableName}/columns/{columnName}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _UPDATE_INTERNAL_COLUMN,
        (project.project_id, table_name, column_name),
        body={
            "name": name,
            "dataType": data_type,
            "displayName": display_name,
            "defaultValue": default_value,
            "isNotNull": is_not_null,
            "isUnique": is_unique,
        },
        options=options,
    )


async def delete_internal_column(
    project: ProjectScope, table_name: str, column_name: str, **options: Unpack[CallOptions]
) -> None:
    """Delete a column of a Peaka table with its values.

    ``DELETE /data/projects/{projectId}/table/{tableName}/columns/{columnName}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_DELETE_INTERNAL_COLUMN, (project.project_id, table_name, column_name), options=options)


async def import_csv(
    project: ProjectScope, table_name: str, *, file: Upload, request: CsvImportRequest, **options: Unpack[CallOptions]
) -> ImportJob:
    """Append the rows of a CSV file to a Peaka table.

    ``POST /data/projects/{projectId}/table/{tableName}/import``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _IMPORT_CSV, (project.project_id, table_name), body={"file": file, "request": request}, options=options
    )


def download_csv_sample(
    project: ProjectScope, table_name: str, **options: Unpack[CallOptions]
) -> AbstractAsyncContextManager[ByteStream]:
    """Download a CSV template for importing into a Peaka table.

    ``GET /data/projects/{projectId}/table/{tableName}/sample``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return project.invoke_stream(_DOWNLOAD_CSV_SAMPLE, (project.project_id, table_name), options=options)


class Tables(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    list = list_internal_tables
    create = create_internal_table
    delete = delete_internal_table
    list_columns = list_internal_columns
    add_columns = add_internal_columns
    update_column = update_internal_column
    delete_column = delete_internal_column
    import_csv = import_csv
    download_csv_sample = download_csv_sample
