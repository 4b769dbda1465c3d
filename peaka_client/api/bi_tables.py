# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""BI tables: tables that people fill by hand in Peaka Studio.

SQL reads them as `"peaka"."bitable"."<name>"`. The API shapes them but cannot write rows.
"""

from __future__ import annotations

from typing import Literal, Unpack

from ..model import list_of, nothing
from ..models.column import Column
from ..models.column_data_type import ColumnDataType
from ..models.column_input import ColumnInput
from ..models.table import Table
from ..operation import Call, Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = [
    "BiTables",
    "add_bi_columns",
    "create_bi_table",
    "delete_bi_column",
    "delete_bi_table",
    "list_bi_columns",
    "list_bi_tables",
    "update_bi_column",
]

_LIST_BI_TABLES = Operation(
    name="list_bi_tables",
    method="GET",
    path="/data/projects/{projectId}/bitable",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(Table.read),
)
_CREATE_BI_TABLE = Operation(
    name="create_bi_table",
    method="POST",
    path="/data/projects/{projectId}/bitable/{tableName}",
    safe=False,
    scopes=("partner", "project"),
    decode=Table.from_dict,
)
_DELETE_BI_TABLE = Operation(
    name="delete_bi_table",
    method="DELETE",
    path="/data/projects/{projectId}/bitable/{tableName}",
    safe=False,
    scopes=("partner", "project"),
    decode=nothing,
)
_LIST_BI_COLUMNS = Operation(
    name="list_bi_columns",
    method="GET",
    path="/data/projects/{projectId}/bitable/{tableName}/columns",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(Column.read),
)
_ADD_BI_COLUMNS = Operation(
    name="add_bi_columns",
    method="POST",
    path="/data/projects/{projectId}/bitable/{tableName}/columns",
    safe=False,
    scopes=("partner", "project"),
    decode=list_of(Column.read),
)
_UPDATE_BI_COLUMN = Operation(
    name="update_bi_column",
    method="PUT",
    path="/data/projects/{projectId}/bitable/{tableName}/columns/{columnName}",
    safe=False,
    scopes=("partner", "project"),
    decode=list_of(Column.read),
)
_DELETE_BI_COLUMN = Operation(
    name="delete_bi_column",
    method="DELETE",
    path="/data/projects/{projectId}/bitable/{tableName}/columns/{columnName}",
    safe=False,
    scopes=("partner", "project"),
    decode=nothing,
)


async def list_bi_tables(project: ProjectScope, **options: Unpack[CallOptions]) -> list[Table]:
    """List the BI tables of the project.

    ``GET /data/projects/{projectId}/bitable``

    Not paged. These are what people see as BI tables in Peaka Studio.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The BI tables.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_BI_TABLES, (project.project_id,), options=options)
    return await project.sender.send(call, _LIST_BI_TABLES.read)


async def create_bi_table(project: ProjectScope, table_name: str, **options: Unpack[CallOptions]) -> Table:
    """Create an empty BI table.

    ``POST /data/projects/{projectId}/bitable/{tableName}``

    The name is part of the path; the call takes no body. The table has system columns only until columns are added.
    Whether an existing name is refused is not documented.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: The name for the new table, unique among BI tables.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new table.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_CREATE_BI_TABLE, (project.project_id, table_name), options=options)
    return await project.sender.send(call, _CREATE_BI_TABLE.read)


async def delete_bi_table(project: ProjectScope, table_name: str, **options: Unpack[CallOptions]) -> None:
    """Delete a BI table with its rows.

    ``DELETE /data/projects/{projectId}/bitable/{tableName}``

    There is no undo. Addressed by name: a repeated call would hit a table that was made again under it. A body, if
    there is one, is ignored.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: Its name, without the `bitable` schema.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_BI_TABLE, (project.project_id, table_name), options=options)
    return await project.sender.send(call, _DELETE_BI_TABLE.read)


async def list_bi_columns(project: ProjectScope, table_name: str, **options: Unpack[CallOptions]) -> list[Column]:
    """List the columns of a BI table.

    ``GET /data/projects/{projectId}/bitable/{tableName}/columns``

    Every table also has system columns (`_id`, `_version`, `_operation` and others); whether they are listed here was
    not recorded.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: Its name, without the `bitable` schema.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Its columns.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_BI_COLUMNS, (project.project_id, table_name), options=options)
    return await project.sender.send(call, _LIST_BI_COLUMNS.read)


async def add_bi_columns(
    project: ProjectScope, table_name: str, *, columns: list[ColumnInput], **options: Unpack[CallOptions]
) -> list[Column]:
    """Add columns to a BI table.

    ``POST /data/projects/{projectId}/bitable/{tableName}/columns``

    The body is a list, whatever the vendor's description says, and so is the reply. Names lose their underscores and
    `display_name` is ignored. `is_not_null` and `is_unique` are accepted and stored as false.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: Its name, without the `bitable` schema.
        columns: The columns to add, one or more.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Columns; presumably all of the table's, the new ones included.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_ADD_BI_COLUMNS, (project.project_id, table_name), body=columns, options=options)
    return await project.sender.send(call, _ADD_BI_COLUMNS.read)


async def update_bi_column(
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
    """Change a column of a BI table.

    ``PUT /data/projects/{projectId}/bitable/{tableName}/columns/{columnName}``

    The body is a single, whole column with its `data_type`; the reply is a list. A new `name` also moves the address of
    the column, so a repeated call may miss it.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: Its name, without the `bitable` schema.
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
        _UPDATE_BI_COLUMN,
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
    return await project.sender.send(call, _UPDATE_BI_COLUMN.read)


async def delete_bi_column(
    project: ProjectScope, table_name: str, column_name: str, **options: Unpack[CallOptions]
) -> None:
    """Delete a column of a BI table with its values.

    ``DELETE /data/projects/{projectId}/bitable/{tableName}/columns/{columnName}``

    There is no undo. Addressed by name. A body, if there is one, is ignored.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table_name: Its name, without the `bitable` schema.
        column_name: The name in SQL, not the one that people see.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_BI_COLUMN, (project.project_id, table_name, column_name), options=options)
    return await project.sender.send(call, _DELETE_BI_COLUMN.read)


class BiTables(ProjectScope):
    """BI tables: tables that people fill by hand in Peaka Studio.

    SQL reads them as `"peaka"."bitable"."<name>"`. The API shapes them but cannot write rows.
    """

    __slots__ = ()

    list = list_bi_tables
    create = create_bi_table
    delete = delete_bi_table
    list_columns = list_bi_columns
    add_columns = add_bi_columns
    update_column = update_bi_column
    delete_column = delete_bi_column
