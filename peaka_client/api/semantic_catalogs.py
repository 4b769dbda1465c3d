# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from typing import Unpack

from ..model import nothing
from ..models.semantic_catalog import SemanticCatalog
from ..models.semantic_table import SemanticTable
from ..operation import Operation
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

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_CREATE_SEMANTIC_CATALOG, (project.project_id,), body={"name": name}, options=options)


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

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _CREATE_SEMANTIC_TABLE,
        (project.project_id, catalog_id),
        body={"schemaName": schema_name, "tableName": table_name, "queryId": query_id},
        options=options,
    )


async def share_semantic_catalog(
    project: ProjectScope, catalog_id: str, *, target: str, **options: Unpack[CallOptions]
) -> None:
    """Share a semantic catalog with another project.

    ``POST /data/projects/{projectId}/semantic-catalogs/{catalogId}/share``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _SHARE_SEMANTIC_CATALOG, (project.project_id, catalog_id), body={"target": target}, options=options
    )


async def delete_semantic_table(
    project: ProjectScope, catalog_id: str, table_id: str, **options: Unpack[CallOptions]
) -> None:
    """Remove a table from a semantic catalog.

    ``DELETE /data/projects/{projectId}/semantic-catalogs/{catalogId}/table/{tableId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_DELETE_SEMANTIC_TABLE, (project.project_id, catalog_id, table_id), options=options)


class SemanticCatalogs(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    create = create_semantic_catalog
    create_table = create_semantic_table
    share = share_semantic_catalog
    delete_table = delete_semantic_table
