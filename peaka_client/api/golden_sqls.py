# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Pairs of a question and the SQL that answers it rightly. The agent looks for similar questions and follows them."""

from __future__ import annotations

from typing import Any, Unpack

from ..model import anything
from ..models.golden_sql import GoldenSql
from ..models.golden_sql_list import GoldenSqlList
from ..models.golden_sql_matches import GoldenSqlMatches
from ..operation import Call, Operation
from ..scope import ProjectScope
from ..types import CallOptions

__all__ = ["GoldenSqls", "create_golden_sql", "delete_golden_sql", "list_golden_sqls", "query_golden_sqls"]

_LIST_GOLDEN_SQLS = Operation(
    name="list_golden_sqls",
    method="GET",
    path="/metadata/{projectId}/golden-sqls",
    safe=True,
    scopes=("partner", "project"),
    decode=GoldenSqlList.from_dict,
)
_CREATE_GOLDEN_SQL = Operation(
    name="create_golden_sql",
    method="POST",
    path="/metadata/{projectId}/golden-sqls",
    safe=False,
    scopes=("partner", "project"),
    decode=GoldenSql.from_dict,
)
_QUERY_GOLDEN_SQLS = Operation(
    name="query_golden_sqls",
    method="GET",
    path="/metadata/{projectId}/golden-sql/query",
    safe=True,
    scopes=("partner", "project"),
    decode=GoldenSqlMatches.from_dict,
)
_DELETE_GOLDEN_SQL = Operation(
    name="delete_golden_sql",
    method="DELETE",
    path="/metadata/{projectId}/golden-sqls/{id}",
    safe=True,
    scopes=("partner", "project"),
    decode=anything,
)


async def list_golden_sqls(project: ProjectScope, **options: Unpack[CallOptions]) -> GoldenSqlList:
    """List the golden SQLs of the project.

    ``GET /metadata/{projectId}/golden-sqls``

    Not paged. The vendor gives no schema; this one is what its clients read.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The pairs with their ids.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_GOLDEN_SQLS, (project.project_id,), options=options)
    return await project.sender.send(call, _LIST_GOLDEN_SQLS.read)


async def create_golden_sql(
    project: ProjectScope, *, prompt: str, sql: str, **options: Unpack[CallOptions]
) -> GoldenSql:
    """Teach the agent the right SQL for a question.

    ``POST /metadata/{projectId}/golden-sqls``

    The reply echoes the pair without its id; the list has that. There is no change: delete and create again.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        prompt: The question in words.
        sql: Trino's dialect.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The pair as it was sent.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_CREATE_GOLDEN_SQL, (project.project_id,), body={"prompt": prompt, "sql": sql}, options=options)
    return await project.sender.send(call, _CREATE_GOLDEN_SQL.read)


async def query_golden_sqls(
    project: ProjectScope, *, question: str, **options: Unpack[CallOptions]
) -> GoldenSqlMatches:
    """Find golden SQLs whose question is like a text.

    ``GET /metadata/{projectId}/golden-sql/query``

    Presumably compares meanings, not letters. How many come back is up to the service.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        question: What to look for, in the words in which a person would ask. On the wire it is called q.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The pairs that fit best.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_QUERY_GOLDEN_SQLS, (project.project_id,), query={"q": question}, options=options)
    return await project.sender.send(call, _QUERY_GOLDEN_SQLS.read)


async def delete_golden_sql(project: ProjectScope, golden_sql_id: str, **options: Unpack[CallOptions]) -> Any:
    """Delete a golden SQL.

    ``DELETE /metadata/{projectId}/golden-sqls/{id}``

    The agent no longer follows the pair. Its id is in the list only.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        golden_sql_id: As `golden_sqls.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Some JSON or nothing; no source shows what.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_GOLDEN_SQL, (project.project_id, golden_sql_id), options=options)
    return await project.sender.send(call, _DELETE_GOLDEN_SQL.read)


class GoldenSqls(ProjectScope):
    """Pairs of a question and the SQL that answers it rightly.

    The agent looks for similar questions and follows them.
    """

    __slots__ = ()

    list = list_golden_sqls
    create = create_golden_sql
    query = query_golden_sqls
    delete = delete_golden_sql
