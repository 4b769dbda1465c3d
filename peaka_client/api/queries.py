# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Saved queries, and running SQL.

A saved query is a view: SQL reads it as `"peaka"."query"."<name>"`, or as `"peaka"."mtquery"."<name>"` when it is
materialized.
"""

from __future__ import annotations

from typing import Any, Literal, Unpack

from ..model import list_of, nothing
from ..models.execute_result import ExecuteResult
from ..models.query import Query
from ..models.query_schedule_input import QueryScheduleInput
from ..models.query_type import QueryType
from ..models.result_format import ResultFormat
from ..models.table_reference import TableReference
from ..operation import Call, Operation
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

    Not paged; plain and materialized ones alike, presumably whatever folder they are in.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The saved queries.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_QUERIES, (project.project_id,), options=options)
    return await project.sender.send(call, _LIST_QUERIES.read)


async def create_query(
    project: ProjectScope,
    *,
    display_name: str,
    check_schema_exists: bool | Unset = UNSET,
    input_query: str | Unset | None = UNSET,
    query_type: QueryType | Literal["PLAIN", "MATERIALIZED"] | str | Unset = UNSET,
    schedule: QueryScheduleInput | Unset | None = UNSET,
    input_query_ref_id: str | Unset | None = UNSET,
    path: str | Unset | None = UNSET,
    **options: Unpack[CallOptions],
) -> Query:
    """Save a query under a name that SQL can use.

    ``POST /data/projects/{projectId}/queries``

    `display_name` is what people see; the service makes `name` of it (lower case, normalised) and SQL reads the query
    under that name. A path presumably creates the folders that are missing, as moving a query does.

    A `MATERIALIZED` query runs at once and then by its schedule. `input_query_ref_id` copies the SQL of another saved
    query as it is now; the copy does not follow later changes. A second call makes a second query or is refused for its
    name: no source says which.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        display_name: What people see. The name in SQL is made of it: lower case, normalised.
        check_schema_exists: Presumably whether the service makes sure that the schemas in the SQL are there; no
            source explains it. The server's default: ``true``.
        input_query: The SQL, one SELECT. Null or left out when `input_query_ref_id` gives it.
        query_type: Whether its rows are stored. The server's default: ``"PLAIN"``.
        schedule: When a materialized query runs by itself. Null or left out: only on demand.
        input_query_ref_id: Copy the SQL of this saved query as it is now.
        path: Folder to put it in, like `/reports/weekly`; missing folders are made, presumably. Null or left out:
            the root.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new query with its id and its name in SQL.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
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
    return await project.sender.send(call, _CREATE_QUERY.read)


async def execute_builder(
    project: ProjectScope,
    *,
    from_: list[TableReference],
    format: ResultFormat | Literal["CELL_TYPED", "SIMPLE", "COMPACT"] | str | Unset = UNSET,
    columns: list[str] | Unset = UNSET,
    filters: dict[str, Any] | Unset | None = UNSET,
    order_by: list[str] | Unset | None = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    query_timeout: int | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ExecuteResult:
    """Run a SELECT put together from tables and conditions.

    ``POST /data/projects/{projectId}/queries/execute``

    Runs one SELECT and answers when all rows are there; there is no paging and no sign that rows were cut off. The
    query is given in one of four ways: as SQL text, as a saved query by id or by name, or as tables and conditions of
    which the service makes the SQL. It looks at which key is there: one that it does not know gives 400.

    Only SELECT is allowed; anything else gives 400 with "Statement type 'Insert' is not allowed". The dialect is
    Trino's: double quotes around names, OFFSET before LIMIT. All values that are not null come as strings, whatever
    their SQL type; only the format `CELL_TYPED` says what the type is.

    Tables of REST sources (Stripe and the like), unless cached, give at most their first 100 rows, and counts and joins
    over them see no more.

    This way takes tables and conditions of which the service makes the SQL.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        from_: Tables to read, at least one.
        format: How a row of `data` looks. `CELL_TYPED` is a list of cells with name, type and value; `SIMPLE` an
            object by column name (two columns of one name cannot both be shown); `COMPACT` a list of values in column
            order. The server's default: ``"CELL_TYPED"``.
        columns: Names of columns to return. Left out: all.
        filters: Conditions: `{"and": [[{"column": {…}}, ">", [20]], …]}` or the same under `"or"`. Each condition
            is a list of the column (catalogName, schemaName, tableName, columnName), an operator and the list of its
            values. Which operators there are besides `>` is not published.
        order_by: Like `["total DESC", "id"]`.
        limit: At most this many rows. Left out: all.
        offset: How many rows to skip.
        query_timeout: Seconds that the query may run on the server; its default is not published.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Columns and rows.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
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
    return await project.sender.send(call, _EXECUTE_QUERY.read)


async def execute_saved(
    project: ProjectScope,
    *,
    query_id: str,
    format: ResultFormat | Literal["CELL_TYPED", "SIMPLE", "COMPACT"] | str | Unset = UNSET,
    query_timeout: int | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ExecuteResult:
    """Run a saved query by its id.

    ``POST /data/projects/{projectId}/queries/execute``

    Runs one SELECT and answers when all rows are there; there is no paging and no sign that rows were cut off. The
    query is given in one of four ways: as SQL text, as a saved query by id or by name, or as tables and conditions of
    which the service makes the SQL. It looks at which key is there: one that it does not know gives 400.

    Only SELECT is allowed; anything else gives 400 with "Statement type 'Insert' is not allowed". The dialect is
    Trino's: double quotes around names, OFFSET before LIMIT. All values that are not null come as strings, whatever
    their SQL type; only the format `CELL_TYPED` says what the type is.

    Tables of REST sources (Stripe and the like), unless cached, give at most their first 100 rows, and counts and joins
    over them see no more.

    This way takes the id of a saved query.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        query_id: The query's id as a string; as a number it is refused with 400.
        format: How a row of `data` looks. `CELL_TYPED` is a list of cells with name, type and value; `SIMPLE` an
            object by column name (two columns of one name cannot both be shown); `COMPACT` a list of values in column
            order. The server's default: ``"CELL_TYPED"``.
        query_timeout: Seconds that the query may run on the server; its default is not published.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Columns and rows.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _EXECUTE_QUERY,
        (project.project_id,),
        query={"format": format},
        body={"id": query_id, "timeout": query_timeout},
        options=options,
    )
    return await project.sender.send(call, _EXECUTE_QUERY.read)


async def execute_named(
    project: ProjectScope,
    *,
    qualified_name: str,
    format: ResultFormat | Literal["CELL_TYPED", "SIMPLE", "COMPACT"] | str | Unset = UNSET,
    query_timeout: int | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ExecuteResult:
    """Run a saved query by its name in SQL.

    ``POST /data/projects/{projectId}/queries/execute``

    Runs one SELECT and answers when all rows are there; there is no paging and no sign that rows were cut off. The
    query is given in one of four ways: as SQL text, as a saved query by id or by name, or as tables and conditions of
    which the service makes the SQL. It looks at which key is there: one that it does not know gives 400.

    Only SELECT is allowed; anything else gives 400 with "Statement type 'Insert' is not allowed". The dialect is
    Trino's: double quotes around names, OFFSET before LIMIT. All values that are not null come as strings, whatever
    their SQL type; only the format `CELL_TYPED` says what the type is.

    Tables of REST sources (Stripe and the like), unless cached, give at most their first 100 rows, and counts and joins
    over them see no more.

    This way takes a saved query by its name in SQL.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        qualified_name: Like `peaka.query.large_orders`, without quotes.
        format: How a row of `data` looks. `CELL_TYPED` is a list of cells with name, type and value; `SIMPLE` an
            object by column name (two columns of one name cannot both be shown); `COMPACT` a list of values in column
            order. The server's default: ``"CELL_TYPED"``.
        query_timeout: Seconds that the query may run on the server; its default is not published.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Columns and rows.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _EXECUTE_QUERY,
        (project.project_id,),
        query={"format": format},
        body={"qualifiedName": qualified_name, "timeout": query_timeout},
        options=options,
    )
    return await project.sender.send(call, _EXECUTE_QUERY.read)


async def execute_statement(
    project: ProjectScope,
    *,
    statement: str,
    format: ResultFormat | Literal["CELL_TYPED", "SIMPLE", "COMPACT"] | str | Unset = UNSET,
    bindings: list[str] | Unset = UNSET,
    query_timeout: int | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> ExecuteResult:
    """Run a SELECT given as SQL text.

    ``POST /data/projects/{projectId}/queries/execute``

    Runs one SELECT and answers when all rows are there; there is no paging and no sign that rows were cut off. The
    query is given in one of four ways: as SQL text, as a saved query by id or by name, or as tables and conditions of
    which the service makes the SQL. It looks at which key is there: one that it does not know gives 400.

    Only SELECT is allowed; anything else gives 400 with "Statement type 'Insert' is not allowed". The dialect is
    Trino's: double quotes around names, OFFSET before LIMIT. All values that are not null come as strings, whatever
    their SQL type; only the format `CELL_TYPED` says what the type is.

    Tables of REST sources (Stripe and the like), unless cached, give at most their first 100 rows, and counts and joins
    over them see no more.

    This way takes SQL text.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        statement: One SELECT in Trino's dialect, in which OFFSET comes before LIMIT.
        format: How a row of `data` looks. `CELL_TYPED` is a list of cells with name, type and value; `SIMPLE` an
            object by column name (two columns of one name cannot both be shown); `COMPACT` a list of values in column
            order. The server's default: ``"CELL_TYPED"``.
        bindings: Values for the question marks in the statement, in order, as text. A vendor text calls them
            `bindArgs`.
        query_timeout: Seconds that the query may run on the server; its default is not published.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Columns and rows.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _EXECUTE_QUERY,
        (project.project_id,),
        query={"format": format},
        body={"statement": statement, "bindings": bindings, "timeout": query_timeout},
        options=options,
    )
    return await project.sender.send(call, _EXECUTE_QUERY.read)


async def get_query(project: ProjectScope, query_id: str, **options: Unpack[CallOptions]) -> Query:
    """Read one saved query.

    ``GET /data/projects/{projectId}/queries/{queryId}``

    An unknown or deleted id gives 400 with "There is no query with id: …", not 404.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        query_id: A string of 18 or 19 digits, as `queries.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The query.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_QUERY, (project.project_id, query_id), options=options)
    return await project.sender.send(call, _GET_QUERY.read)


async def update_query(
    project: ProjectScope,
    query_id: str,
    *,
    check_schema_exists: bool | Unset = UNSET,
    display_name: str | Unset = UNSET,
    input_query: str | Unset | None = UNSET,
    query_type: QueryType | Literal["PLAIN", "MATERIALIZED"] | str | Unset = UNSET,
    schedule: QueryScheduleInput | Unset | None = UNSET,
    input_query_ref_id: str | Unset | None = UNSET,
    path: str | Unset | None = UNSET,
    **options: Unpack[CallOptions],
) -> Query:
    """Change parts of a saved query.

    ``PUT /data/projects/{projectId}/queries/{queryId}``

    Fields that are left out keep their value, although the method is PUT. Changing a materialized query may run it
    again. A new `display_name` presumably changes `name`, and with it the name in SQL.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        query_id: A string of 18 or 19 digits, as `queries.list` gives it.
        check_schema_exists: Presumably whether the service makes sure that the schemas in the SQL are there; no
            source explains it. The server's default: ``true``.
        display_name: What people see. The name in SQL is made of it.
        input_query: The SQL, one SELECT.
        query_type: Whether its rows are stored.
        schedule: When a materialized query runs by itself.
        input_query_ref_id: Copy the SQL of this saved query as it is now.
        path: Folder to put it in; missing folders are made, presumably.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The query as it now is.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
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
    return await project.sender.send(call, _UPDATE_QUERY.read)


async def delete_query(project: ProjectScope, query_id: str, **options: Unpack[CallOptions]) -> None:
    """Delete a saved query.

    ``DELETE /data/projects/{projectId}/queries/{queryId}``

    Folders stay, even when they are empty. Older services answered with the deleted id; a body, if there is one, is
    ignored.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        query_id: A string of 18 or 19 digits, as `queries.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_QUERY, (project.project_id, query_id), options=options)
    return await project.sender.send(call, _DELETE_QUERY.read)


async def move_query(project: ProjectScope, query_id: str, *, path: str, **options: Unpack[CallOptions]) -> None:
    """Move a saved query to another folder path.

    ``PATCH /data/projects/{projectId}/queries/{queryId}/path``

    Folders that the path names are created. The SQL name presumably stays the same. A second call changes nothing. A
    body, if there is one, is ignored.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        query_id: A string of 18 or 19 digits, as `queries.list` gives it.
        path: The folder, like `/reports/weekly`.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_MOVE_QUERY, (project.project_id, query_id), body={"path": path}, options=options)
    return await project.sender.send(call, _MOVE_QUERY.read)


class Queries(ProjectScope):
    """Saved queries, and running SQL.

    A saved query is a view: SQL reads it as `"peaka"."query"."<name>"`, or as `"peaka"."mtquery"."<name>"` when it is
    materialized.
    """

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
