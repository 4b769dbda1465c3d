# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Tables that answer only when parameters are given, published again with those parameters bound.

Most are tables of REST APIs.
"""

from __future__ import annotations

from typing import Unpack

from ..model import list_of, nothing
from ..models.parametric_table import ParametricTable
from ..models.parametric_value_input import ParametricValueInput
from ..operation import Call, Operation
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

    Not paged. Only those of this one catalog.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The parametric tables with their parameters.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_PARAMETRIC_TABLES, (project.project_id, catalog_id), options=options)
    return await project.sender.send(call, _LIST_PARAMETRIC_TABLES.read)


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

    `from_schema` and `from_table` name the source table, `to_schema` and `to_table` the new one. Values are fixed,
    except that a string starting with `@` is a date worked out at each read: an anchor (`today`, `yesterday`, `now`,
    `sow`, `eow`, `som`, `eom`, `soq`, `eoq`, `soy`, `eoy` for the start and end of week, month, quarter and year) and
    any number of offsets like `-7d` or `+1M` (units `d`, `w`, `M`, `q`, `y`, `h`, `m`). `@som-1M` is the first day of
    last month.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        from_schema: Schema of the source table.
        from_table: The source table, which wants parameters.
        to_schema: Schema of the new table.
        to_table: The new table, which will want none.
        param_values: The parameters to bind.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new table as it was asked for.

    Raises:
        PeakaBadRequestError: The service refused the request. Also given for an id that is unknown or deleted,
            where other services say 404.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
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
    return await project.sender.send(call, _CREATE_PARAMETRIC_TABLE.read)


async def delete_parametric_table(
    project: ProjectScope, catalog_id: str, *, to_schema: str, to_table: str, **options: Unpack[CallOptions]
) -> None:
    """Delete a parametric table.

    ``DELETE /data/projects/{projectId}/catalogs/{catalogId}/parametricTables``

    Named by schema and table in the query, not by an id. An unknown table gives 404.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        to_schema: Schema of the parametric table itself, not of its source.
        to_table: Name of the parametric table itself, not of its source.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _DELETE_PARAMETRIC_TABLE,
        (project.project_id, catalog_id),
        query={"toSchema": to_schema, "toTable": to_table},
        options=options,
    )
    return await project.sender.send(call, _DELETE_PARAMETRIC_TABLE.read)


class ParametricTables(ProjectScope):
    """Tables that answer only when parameters are given, published again with those parameters bound.

    Most are tables of REST APIs.
    """

    __slots__ = ()

    list = list_parametric_tables
    create = create_parametric_table
    delete = delete_parametric_table
