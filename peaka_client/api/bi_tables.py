# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from typing import Unpack

from ..model import list_of, nothing
from ..models.column import Column
from ..models.column_data_type import ColumnDataType
from ..models.column_input import ColumnInput
from ..models.table import Table
from ..operation import Operation
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

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_BI_TABLES, (project.project_id,), options=options)


async def create_bi_table(project: ProjectScope, table_name: str, **options: Unpack[CallOptions]) -> Table:
    """Create an empty BI table.

    ``POST /data/projects/{projectId}/bitable/{tableName}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_CREATE_BI_TABLE, (project.project_id, table_name), options=options)


async def delete_bi_table(project: ProjectScope, table_name: str, **options: Unpack[CallOptions]) -> None:
    """Delete a BI table with its rows.

    ``DELETE /data/projects/{projectId}/bitable/{tableName}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_DELETE_BI_TABLE, (project.project_id, table_name), options=options)


async def list_bi_columns(project: ProjectScope, table_name: str, **options: Unpack[CallOptions]) -> list[Column]:
    """List the columns of a BI table.

    ``GET /data/projects/{projectId}/bitable/{tableName}/columns``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_BI_COLUMNS, (project.project_id, table_name), options=options)


async def add_bi_columns(
    project: ProjectScope, table_name: str, *, columns: list[ColumnInput], **options: Unpack[CallOptions]
) -> list[Column]:
    """Add columns to a BI table.

    ``POST /data/projects/{projectId}/bitable/{tableName}/columns``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_ADD_BI_COLUMNS, (project.project_id, table_name), body=columns, options=options)


async def update_bi_column(
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
    """Change a column of a BI table.

    ``PUT /data/projects/{projectId}/bitable/{tableName}/columns/{columnName}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
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


async def delete_bi_column(
    project: ProjectScope, table_name: str, column_name: str, **options: Unpack[CallOptions]
) -> None:
    """Delete a column of a BI table with its values.

    ``DELETE /data/projects/{projectId}/bitable/{tableName}/columns/{columnName}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_DELETE_BI_COLUMN, (project.project_id, table_name, column_name), options=options)


class BiTables(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    list = list_bi_tables
    create = create_bi_table
    delete = delete_bi_table
    list_columns = list_bi_columns
    add_columns = add_bi_columns
    update_column = update_bi_column
    delete_column = delete_bi_column
