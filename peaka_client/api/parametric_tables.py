# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from typing import Unpack

from ..model import list_of, nothing
from ..models.parametric_table import ParametricTable
from ..models.parametric_value_input import ParametricValueInput
from ..operation import Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = ["ParametricTables", "create_parametric_table", "delete_parametric_table", "list_parametric_tables"]

_LIST_PARAMETRIC_TABLES = Operation(
    name="list_parametric_tables",
    method="GET",
    path="/data/projects/{projectId}/catalogs/{catalogId}/parametricTables",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(ParametricTable.read),
)
_CREATE_PARAMETRIC_TABLE = Operation(
    name="create_parametric_table",
    method="POST",
    path="/data/projects/{projectId}/catalogs/{catalogId}/parametricTables",
    safe=False,
    scopes=("partner", "project"),
    decode=ParametricTable.from_dict,
)
_DELETE_PARAMETRIC_TABLE = Operation(
    name="delete_parametric_table",
    method="DELETE",
    path="/data/projects/{projectId}/catalogs/{catalogId}/parametricTables",
    safe=False,
    scopes=("partner", "project"),
    decode=nothing,
)


async def list_parametric_tables(
    project: ProjectScope, catalog_id: str, **options: Unpack[CallOptions]
) -> list[ParametricTable]:
    """List the parametric tables of a catalog.

    ``GET /data/projects/{projectId}/catalogs/{catalogId}/parametricTables``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_PARAMETRIC_TABLES, (project.project_id, catalog_id), options=options)


async def create_parametric_table(
    project: ProjectScope,
    catalog_id: str,
    *,
    from_schema: str,
    from_table: str,
    to_schema: str,
    to_table: str,
    param_values: list[ParametricValueInput] | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ParametricTable:
    """Bind the parameters of a source table under a new name.

    ``POST /data/projects/{projectId}/catalogs/{catalogId}/parametricTables``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaBadRequestError: Refused.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _CREATE_PARAMETRIC_TABLE,
        (project.project_id, catalog_id),
        body={
            "fromSchema": from_schema,
            "fromTable": from_table,
            "toSchema": to_schema,
            "toTable": to_table,
            "paramValues": param_values,
        },
        options=options,
    )


async def delete_parametric_table(
    project: ProjectScope, catalog_id: str, *, to_schema: str, to_table: str, **options: Unpack[CallOptions]
) -> None:
    """Delete a parametric table.

    ``DELETE /data/projects/{projectId}/catalogs/{catalogId}/parametricTables``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _DELETE_PARAMETRIC_TABLE,
        (project.project_id, catalog_id),
        query={"toSchema": to_schema, "toTable": to_table},
        options=options,
    )


class ParametricTables(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    list = list_parametric_tables
    create = create_parametric_table
    delete = delete_parametric_table
