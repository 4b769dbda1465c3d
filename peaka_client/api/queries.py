# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from typing import Any, Unpack

from ..model import list_of, nothing
from ..models.execute_result import ExecuteResult
from ..models.query import Query
from ..models.query_schedule_input import QueryScheduleInput
from ..models.query_type import QueryType
from ..models.result_format import ResultFormat
from ..models.table_reference import TableReference
from ..operation import Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = [
    "Queries",
    "create_query",
    "delete_query",
    "execute_builder",
    "execute_named",
    "execute_saved",
    "execute_statement",
    "get_query",
    "list_queries",
    "move_query",
    "update_query",
]

_LIST_QUERIES = Operation(
    name="list_queries",
    method="GET",
    path="/data/projects/{projectId}/queries",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(Query.read),
)
_CREATE_QUERY = Operation(
    name="create_query",
    method="POST",
    path="/data/projects/{projectId}/queries",
    safe=False,
    scopes=("partner", "project"),
    decode=Query.from_dict,
)
_EXECUTE_QUERY = Operation(
    name="execute_query",
    method="POST",
    path="/data/projects/{projectId}/queries/execute",
    safe=True,
    scopes=("partner", "project"),
    decode=ExecuteResult.from_dict,
)
_GET_QUERY = Operation(
    name="get_query",
    method="GET",
    path="/data/projects/{projectId}/queries/{queryId}",
    safe=True,
    scopes=("partner", "project"),
    decode=Query.from_dict,
)
_UPDATE_QUERY = Operation(
    name="update_query",
    method="PUT",
    path="/data/projects/{projectId}/queries/{queryId}",
    safe=False,
    scopes=("partner", "project"),
    decode=Query.from_dict,
)
_DELETE_QUERY = Operation(
    name="delete_query",
    method="DELETE",
    path="/data/projects/{projectId}/queries/{queryId}",
    safe=True,
    scopes=("partner", "project"),
    decode=nothing,
)
_MOVE_QUERY = Operation(
    name="move_query",
    method="PATCH",
    path="/data/projects/{projectId}/queries/{queryId}/path",
    safe=True,
    scopes=("partner", "project"),
    decode=nothing,
)


async def list_queries(project: ProjectScope, **options: Unpack[CallOptions]) -> list[Query]:
    """List the saved queries of the project.

    ``GET /data/projects/{projectId}/queries``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_QUERIES, (project.project_id,), options=options)


async def create_query(
    project: ProjectScope,
    *,
    display_name: str,
    check_schema_exists: bool | Unset = UNSET,
    input_query: str | Unset | None = UNSET,
    query_type: QueryType | str | Unset = UNSET,
    schedule: QueryScheduleInput | Unset | None = UNSET,
    input_query_ref_id: str | Unset | None = UNSET,
    path: str | Unset | None = UNSET,
    **options: Unpack[CallOptions],
) -> Query:
    """Save a query under a name that SQL can use.

    ``POST /data/projects/{projectId}/queries``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        check_schema_exists: The server's default: ``true``.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _CREATE_QUERY,
        (project.project_id,),
        query={"checkSchemaExists": check_schema_exists},
        body={
            "displayName": display_name,
            "inputQuery": input_query,
            "queryType": query_type,
            "schedule": schedule,
            "inputQueryRefId": input_query_ref_id,
            "path": path,
        },
        options=options,
    )


async def execute_builder(
    project: ProjectScope,
    *,
    from_: list[TableReference],
    format: ResultFormat | str | Unset = UNSET,
    columns: list[str] | Unset = UNSET,
    filters: dict[str, Any] | Unset | None = UNSET,
    order_by: list[str] | Unset | None = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    query_timeout: int | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ExecuteResult:
    """Run a SELECT and return its rows.

    ``POST /data/projects/{projectId}/queries/execute``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _EXECUTE_QUERY,
        (project.project_id,),
        query={"format": format},
        body={
            "from": from_,
            "columns": columns,
            "filters": filters,
            "orderBy": order_by,
            "limit": limit,
            "offset": offset,
            "timeout": query_timeout,
        },
        options=options,
    )


async def execute_saved(
    project: ProjectScope,
    *,
    query_id: str,
    format: ResultFormat | str | Unset = UNSET,
    query_timeout: int | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ExecuteResult:
    """Run a SELECT and return its rows.

    ``POST /data/projects/{projectId}/queries/execute``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _EXECUTE_QUERY,
        (project.project_id,),
        query={"format": format},
        body={"id": query_id, "timeout": query_timeout},
        options=options,
    )


async def execute_named(
    project: ProjectScope,
    *,
    qualified_name: str,
    format: ResultFormat | str | Unset = UNSET,
    query_timeout: int | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ExecuteResult:
    """Run a SELECT and return its rows.

    ``POST /data/projects/{projectId}/queries/execute``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _EXECUTE_QUERY,
        (project.project_id,),
        query={"format": format},
        body={"qualifiedName": qualified_name, "timeout": query_timeout},
        options=options,
    )


async def execute_statement(
    project: ProjectScope,
    *,
    statement: str,
    format: ResultFormat | str | Unset = UNSET,
    bindings: list[str] | Unset = UNSET,
    query_timeout: int | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ExecuteResult:
    """Run a SELECT and return its rows.

    ``POST /data/projects/{projectId}/queries/execute``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _EXECUTE_QUERY,
        (project.project_id,),
        query={"format": format},
        body={"statement": statement, "bindings": bindings, "timeout": query_timeout},
        options=options,
    )


async def get_query(project: ProjectScope, query_id: str, **options: Unpack[CallOptions]) -> Query:
    """Read one saved query.

    ``GET /data/projects/{projectId}/queries/{queryId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_GET_QUERY, (project.project_id, query_id), options=options)


async def update_query(
    project: ProjectScope,
    query_id: str,
    *,
    check_schema_exists: bool | Unset = UNSET,
    display_name: str | Unset = UNSET,
    input_query: str | Unset | None = UNSET,
    query_type: QueryType | str | Unset = UNSET,
    schedule: QueryScheduleInput | Unset | None = UNSET,
    input_query_ref_id: str | Unset | None = UNSET,
    path: str | Unset | None = UNSET,
    **options: Unpack[CallOptions],
) -> Query:
    """Change parts of a saved query.

    ``PUT /data/projects/{projectId}/queries/{queryId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        check_schema_exists: The server's default: ``true``.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _UPDATE_QUERY,
        (project.project_id, query_id),
        query={"checkSchemaExists": check_schema_exists},
        body={
            "displayName": display_name,
            "inputQuery": input_query,
            "queryType": query_type,
            "schedule": schedule,
            "inputQueryRefId": input_query_ref_id,
            "path": path,
        },
        options=options,
    )


async def delete_query(project: ProjectScope, query_id: str, **options: Unpack[CallOptions]) -> None:
    """Delete a saved query.

    ``DELETE /data/projects/{projectId}/queries/{queryId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_DELETE_QUERY, (project.project_id, query_id), options=options)


async def move_query(project: ProjectScope, query_id: str, *, path: str, **options: Unpack[CallOptions]) -> None:
    """Move a saved query to another folder path.

    ``PATCH /data/projects/{projectId}/queries/{queryId}/path``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_MOVE_QUERY, (project.project_id, query_id), body={"path": path}, options=options)


class Queries(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    list = list_queries
    create = create_query
    execute_builder = execute_builder
    execute_saved = execute_saved
    execute_named = execute_named
    execute_statement = execute_statement
    get = get_query
    update = update_query
    delete = delete_query
    move = move_query
