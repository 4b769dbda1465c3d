# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Catalogs of curated tables, each backed by a saved query, that can be shared with other projects."""

from __future__ import annotations

from typing import Unpack

from ..model import nothing
from ..models.semantic_catalog import SemanticCatalog
from ..models.semantic_table import SemanticTable
from ..operation import Call, Operation
from ..scope import ProjectScope
from ..types import CallOptions

__all__ = [
    "SemanticCatalogs",
    "create_semantic_catalog",
    "create_semantic_table",
    "delete_semantic_table",
    "share_semantic_catalog",
]

_CREATE_SEMANTIC_CATALOG = Operation(
    name="create_semantic_catalog",
    method="POST",
    path="/data/projects/{projectId}/semantic-catalogs",
    safe=False,
    scopes=("partner", "project"),
    decode=SemanticCatalog.from_dict,
)
_CREATE_SEMANTIC_TABLE = Operation(
    name="create_semantic_table",
    method="POST",
    path="/data/projects/{projectId}/semantic-catalogs/{catalogId}",
    safe=False,
    scopes=("partner", "project"),
    decode=SemanticTable.from_dict,
)
_SHARE_SEMANTIC_CATALOG = Operation(
    name="share_semantic_catalog",
    method="POST",
    path="/data/projects/{projectId}/semantic-catalogs/{catalogId}/share",
    safe=False,
    scopes=("partner", "project"),
    decode=nothing,
)
_DELETE_SEMANTIC_TABLE = Operation(
    name="delete_semantic_table",
    method="DELETE",
    path="/data/projects/{projectId}/semantic-catalogs/{catalogId}/table/{tableId}",
    safe=True,
    scopes=("partner", "project"),
    decode=nothing,
)


async def create_semantic_catalog(
    project: ProjectScope, *, name: str, **options: Unpack[CallOptions]
) -> SemanticCatalog:
    """Create an empty semantic catalog.

    ``POST /data/projects/{projectId}/semantic-catalogs``

    Its tables are added with `create_table`. The reply names the kind in `type`, where other catalogs have
    `catalog_type`.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        name: The first part of a table's name in SQL.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new catalog.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_CREATE_SEMANTIC_CATALOG, (project.project_id,), body={"name": name}, options=options)
    return await project.sender.send(call, _CREATE_SEMANTIC_CATALOG.read)


async def create_semantic_table(
    project: ProjectScope,
    catalog_id: str,
    *,
    schema_name: str,
    table_name: str,
    query_id: str,
    **options: Unpack[CallOptions],
) -> SemanticTable:
    """Publish a saved query as a table of a semantic catalog.

    ``POST /data/projects/{projectId}/semantic-catalogs/{catalogId}``

    The path says catalog, but what is made is a table. Its rows are those of the saved query.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: The second part of its name in SQL; made if it is new, presumably.
        table_name: The third part of its name in SQL.
        query_id: The saved query that gives the rows.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new table with its id.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _CREATE_SEMANTIC_TABLE,
        (project.project_id, catalog_id),
        body={"schemaName": schema_name, "tableName": table_name, "queryId": query_id},
        options=options,
    )
    return await project.sender.send(call, _CREATE_SEMANTIC_TABLE.read)


async def share_semantic_catalog(
    project: ProjectScope, catalog_id: str, *, target: str, **options: Unpack[CallOptions]
) -> None:
    """Share a semantic catalog with another project.

    ``POST /data/projects/{projectId}/semantic-catalogs/{catalogId}/share``

    The whole catalog is shared, not one table. A body, if there is one, is ignored. To take it back there is no call.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        target: The id of the project that is to see it. `share_catalog` calls this `target_project_id`.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_SHARE_SEMANTIC_CATALOG, (project.project_id, catalog_id), body={"target": target}, options=options)
    return await project.sender.send(call, _SHARE_SEMANTIC_CATALOG.read)


async def delete_semantic_table(
    project: ProjectScope, catalog_id: str, table_id: str, **options: Unpack[CallOptions]
) -> None:
    """Remove a table from a semantic catalog.

    ``DELETE /data/projects/{projectId}/semantic-catalogs/{catalogId}/table/{tableId}``

    The saved query behind it presumably stays. A body, if there is one, is ignored.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        table_id: A string of 18 or 19 digits, as `semantic_catalogs.create_table` gave it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_SEMANTIC_TABLE, (project.project_id, catalog_id, table_id), options=options)
    return await project.sender.send(call, _DELETE_SEMANTIC_TABLE.read)


class SemanticCatalogs(ProjectScope):
    """Catalogs of curated tables, each backed by a saved query, that can be shared with other projects."""

    __slots__ = ()

    create = create_semantic_catalog
    create_table = create_semantic_table
    share = share_semantic_catalog
    delete_table = delete_semantic_table
