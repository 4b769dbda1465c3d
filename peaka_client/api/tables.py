# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Peaka tables: small tables that live in Peaka and are filled from CSV files.

SQL reads them as `"peaka"."table"."<name>"`. No call writes, changes or deletes a single row.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Literal, Unpack

from ..model import list_of, nothing
from ..models.column import Column
from ..models.column_data_type import ColumnDataType
from ..models.column_input import ColumnInput
from ..models.csv_import_request import CsvImportRequest
from ..models.import_job import ImportJob
from ..models.table import Table
from ..operation import Call, Operation
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
_DOWNLOAD_CSV_SAMPLE = Operation(
    name="download_csv_sample",
    method="GET",
    path="/data/projects/{projectId}/table/{tableName}/sample",
    safe=True,
    scopes=("partner", "project"),
    accept="text/csv",
    decode=ByteStream,
)


async def list_internal_tables(project: ProjectScope, **options: Unpack[CallOptions]) -> list[Table]:
    """List the Peaka tables of the project.

    ``GET /data/projects/{projectId}/table``

    Not paged. BI tables have a list of their own, `bi_tables.list`.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The Peaka tables.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_INTERNAL_TABLES, (project.project_id,), options=options)
    return await project.sender.send(call, _LIST_INTERNAL_TABLES.read)


async def create_internal_table(project: ProjectScope, table_name: str, **options: Unpack[CallOptions]) -> Table:
    """Create an empty Peaka table.

    ``POST /data/projects/{projectId}/table/{tableName}``

    The name is part of the path; the call takes no body. The table has system columns only until columns are added.
    Whether an existing name is refused is not documented.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: The name for the new table, unique among Peaka tables.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new table.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_CREATE_INTERNAL_TABLE, (project.project_id, table_name), options=options)
    return await project.sender.send(call, _CREATE_INTERNAL_TABLE.read)


async def delete_internal_table(project: ProjectScope, table_name: str, **options: Unpack[CallOptions]) -> None:
    """Delete a Peaka table with its rows.

    ``DELETE /data/projects/{projectId}/table/{tableName}``

    There is no undo. Addressed by name: a repeated call would hit a table that was made again under it. A body, if
    there is one, is ignored.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: Its name, without the `table` schema.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_INTERNAL_TABLE, (project.project_id, table_name), options=options)
    return await project.sender.send(call, _DELETE_INTERNAL_TABLE.read)


async def list_internal_columns(project: ProjectScope, table_name: str, **options: Unpack[CallOptions]) -> list[Column]:
    """List the columns of a Peaka table.

    ``GET /data/projects/{projectId}/table/{tableName}/columns``

    Every table also has system columns: `_id`, `_version`, `_created_time`, `_created_by`, `_last_modified_time`,
    `_last_modified_by`, `_session` and `text`. Whether they are listed here was not recorded.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: Its name, without the `table` schema.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Its columns.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_INTERNAL_COLUMNS, (project.project_id, table_name), options=options)
    return await project.sender.send(call, _LIST_INTERNAL_COLUMNS.read)


async def add_internal_columns(
    project: ProjectScope, table_name: str, *, columns: list[ColumnInput], **options: Unpack[CallOptions]
) -> list[Column]:
    """Add columns to a Peaka table.

    ``POST /data/projects/{projectId}/table/{tableName}/columns``

    The body is a list, whatever the vendor's description says, and so is the reply. `is_not_null` and `is_unique` are
    accepted and stored as false. `JSON`, which a vendor text mentions, is refused as a type.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: Its name, without the `table` schema.
        columns: The columns to add, one or more.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Columns; presumably all of the table's, the new ones included.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_ADD_INTERNAL_COLUMNS, (project.project_id, table_name), body=columns, options=options)
    return await project.sender.send(call, _ADD_INTERNAL_COLUMNS.read)


async def update_internal_column(
    project: ProjectScope,
    table_name: str,
    column_name: str,
    *,
    name: str,
    data_type: ColumnDataType
    | Literal["VARCHAR", "BIGINT", "BOOLEAN", "DECIMAL", "TIMESTAMP", "TIME", "DATE", "UUID"]
    | str,
    display_name: str | Unset = UNSET,
    default_value: str | Unset = UNSET,
    is_not_null: bool | Unset = UNSET,
    is_unique: bool | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> list[Column]:
    """Change a column of a Peaka table.

    ``PUT /data/projects/{projectId}/table/{tableName}/columns/{columnName}``

    The body is a single, whole column with its `data_type`; the reply is a list. A new `name` also moves the address of
    the column, so a repeated call may miss it.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: Its name, without the `table` schema.
        column_name: The present name; the body may bring a new one.
        name: As SQL shall name it. In BI tables underscores are lost.
        data_type: Upper case, unlike in replies.
        display_name: What people see; ignored for BI tables.
        default_value: What a row without a value gets, as text.
        is_not_null: Accepted, but stored as false.
        is_unique: Accepted, but stored as false.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Columns; presumably all of the table's, as they now are.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
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
    return await project.sender.send(call, _UPDATE_INTERNAL_COLUMN.read)


async def delete_internal_column(
    project: ProjectScope, table_name: str, column_name: str, **options: Unpack[CallOptions]
) -> None:
    """Delete a column of a Peaka table with its values.

    ``DELETE /data/projects/{projectId}/table/{tableName}/columns/{columnName}``

    There is no undo. Addressed by name. A body, if there is one, is ignored.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: Its name, without the `table` schema.
        column_name: The name in SQL, not the one that people see.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_INTERNAL_COLUMN, (project.project_id, table_name, column_name), options=options)
    return await project.sender.send(call, _DELETE_INTERNAL_COLUMN.read)


async def import_csv(
    project: ProjectScope, table_name: str, *, file: Upload, request: CsvImportRequest, **options: Unpack[CallOptions]
) -> ImportJob:
    """Append the rows of a CSV file to a Peaka table.

    ``POST /data/projects/{projectId}/table/{tableName}/import``

    Sends the file and, beside it, which CSV column goes into which table column. The call answers when the rows are in.

    Rows are appended: sending the same file twice doubles them. One bad value fails the whole import with 400 and
    nothing is stored. A `csv_column_name` that the header lacks is not an error: the column is filled with NULL.
    Without a header line, columns are given by `csv_column_index`. How large a file may be is not published.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: The table to append to, without the `table` schema.
        file: Bytes in UTF-8, presumably; no source names another encoding.
        request: How to read the file: JSON text of a `CsvImportRequest`.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The finished job with the number of rows.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_IMPORT_CSV, (project.project_id, table_name), body={"file": file, "request": request}, options=options)
    return await project.sender.send(call, _IMPORT_CSV.read)


def download_csv_sample(
    project: ProjectScope, table_name: str, **options: Unpack[CallOptions]
) -> AbstractAsyncContextManager[ByteStream]:
    """Download a CSV template for importing into a Peaka table.

    ``GET /data/projects/{projectId}/table/{tableName}/sample``

    A header line and five made-up rows that fit the columns of the table; the result can be imported as it is. It has a
    `text` column that the table does not declare. A table that does not exist gives 200 and blank lines.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: Its name, without the `table` schema.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        For ``async with``: A CSV file, named `sample.csv`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DOWNLOAD_CSV_SAMPLE, (project.project_id, table_name), options=options)
    return project.sender.stream(call, _DOWNLOAD_CSV_SAMPLE.decode)


class Tables(ProjectScope):
    """Peaka tables: small tables that live in Peaka and are filled from CSV files.

    SQL reads them as `"peaka"."table"."<name>"`. No call writes, changes or deletes a single row.
    """

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
