# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Finding things in the project by name."""

from __future__ import annotations

from typing import Unpack

from ..models.search_result import SearchResult
from ..operation import Call, Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = ["search"]

_SEARCH = Operation(
    name="search",
    method="POST",
    path="/data/projects/{projectId}/search",
    safe=True,
    scopes=("partner", "project"),
    decode=SearchResult.from_dict,
)


async def search(
    project: ProjectScope,
    *,
    query: str | Unset = UNSET,
    catalog: str | Unset = UNSET,
    schema: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> SearchResult:
    """Find catalogs, schemas and tables by name.

    ``POST /data/projects/{projectId}/search``

    All fields are optional; what a search without `query` finds is not documented. A list in which nothing was found is
    null rather than empty. Go on with `next_offset` as `offset` until it is null.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        query: Part of a name of a catalog, schema or table.
        catalog: Look only in this catalog, by its name in SQL.
        schema: Look only in this schema.
        limit: At most this many matches. The server's default: ``100``.
        offset: How many matches to skip. The server's default: ``0``.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        What matched, and which page of it this is.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _SEARCH,
        (project.project_id,),
        body={"query": query, "catalog": catalog, "schema": schema, "limit": limit, "offset": offset},
        options=options,
    )
    return await project.sender.send(call, _SEARCH.read)
