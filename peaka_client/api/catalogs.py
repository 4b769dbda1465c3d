# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from typing import Any, Unpack

from ..model import list_of, nothing
from ..models.catalog import Catalog
from ..models.column import Column
from ..models.schema import Schema
from ..models.shared_catalog import SharedCatalog
from ..models.table import Table
from ..models.table_cacheability import TableCacheability
from ..models.table_statistics import TableStatistics
from ..operation import Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = [
    "Catalogs",
    "create_catalog",
    "delete_catalog",
    "get_catalog",
    "get_table_cacheability",
    "get_table_statistics",
    "list_catalogs",
    "list_columns",
    "list_schemas",
    "list_tables",
    "share_catalog",
]

_LIST_CATALOGS = Operation(
    name="list_catalogs",
    method="GET",
    path="/data/projects/{projectId}/catalogs",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(Catalog.read),
)
_CREATE_CATALOG = Operation(
    name="create_catalog",
    method="POST",
    path="/data/projects/{projectId}/catalogs",
    safe=False,
    scopes=("partner", "project"),
    decode=Catalog.from_dict,
)
_GET_CATALOG = Operation(
    name="get_catalog",
    method="GET",
    path="/data/projects/{projectId}/catalogs/{catalogId}",
    safe=True,
    scopes=("partner", "project"),
    decode=Catalog.from_dict,
)
_DELETE_CATALOG = Operation(
    name="delete_catalog",
    method="DELETE",
    path="/data/projects/{projectId}/catalogs/{catalogId}",
    safe=True,
    scopes=("partner", "project"),
    decode=nothing,
)
_LIST_SCHEMAS = Operation(
    name="list_schemas",
    method="GET",
    path="/data/projects/{projectId}/catalogs/{catalogId}/schemas",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(Schema.read),
)
_LIST_TABLES = Operation(
    name="list_tables",
    method="GET",
    path="/data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(Table.read),
)
_LIST_COLUMNS = Operation(
    name="list_columns",
    method="GET",
    path="/data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables/{tableName}/columns",
    safe=True,
    scopes=("partner", "project"),
    decode=list_of(Column.read),
)
_GET_TABLE_CACHEABILITY = Operation(
    name="get_table_cacheability",
    method="GET",
    path="/data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables/{tableName}/isCached",
    safe=True,
    scopes=("partner", "project"),
    decode=TableCacheability.from_dict,
)
_GET_TABLE_STATISTICS = Operation(
    name="get_table_statistics",
    method="GET",
    path="/data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables/{tableName}/statistics",
    safe=True,
    scopes=("partner", "project"),
    decode=TableStatistics.from_dict,
)
_SHARE_CATALOG = Operation(
    name="share_catalog",
    method="POST",
    path="/data/projects/{projectId}/catalogs/{catalogId}/share",
    safe=False,
    scopes=("partner", "project"),
    decode=SharedCatalog.from_dict,
)


async def list_catalogs(project: ProjectScope, **options: Unpack[CallOptions]) -> list[Catalog]:
    """List the catalogs of the project.

    ``GET /data/projects/{projectId}/catalogs``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_CATALOGS, (project.project_id,), options=options)


async def create_catalog(
    project: ProjectScope,
    *,
    name: str,
    connection_id: str,
    extra_parameters: dict[str, Any] | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> Catalog:
    """Make the data behind a connection queryable.

    ``POST /data/projects/{projectId}/catalogs``

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
        _CREATE_CATALOG,
        (project.project_id,),
        body={"name": name, "connectionId": connection_id, "extraParameters": extra_parameters},
        options=options,
    )


async def get_catalog(project: ProjectScope, catalog_id: str, **options: Unpack[CallOptions]) -> Catalog:
    """Read one catalog.

    ``GET /data/projects/{projectId}/catalogs/{catalogId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_GET_CATALOG, (project.project_id, catalog_id), options=options)


async def delete_catalog(project: ProjectScope, catalog_id: str, **options: Unpack[CallOptions]) -> None:
    """Remove a catalog from the project.

    ``DELETE /data/projects/{projectId}/catalogs/{catalogId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_DELETE_CATALOG, (project.project_id, catalog_id), options=options)


async def list_schemas(project: ProjectScope, catalog_id: str, **options: Unpack[CallOptions]) -> list[Schema]:
    """List the schemas of a catalog.

    ``GET /data/projects/{projectId}/catalogs/{catalogId}/schemas``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_SCHEMAS, (project.project_id, catalog_id), options=options)


async def list_tables(
    project: ProjectScope, catalog_id: str, schema_name: str, **options: Unpack[CallOptions]
) -> list[Table]:
    """List the tables of a schema.

    ``GET /data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_TABLES, (project.project_id, catalog_id, schema_name), options=options)


async def list_columns(
    project: ProjectScope, catalog_id: str, schema_name: str, table_name: str, **options: Unpack[CallOptions]
) -> list[Column]:
    """List the columns of a table.

    ``GET /data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables/{tableName}/columns``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _LIST_COLUMNS, (project.project_id, catalog_id, schema_name, table_name), options=options
    )


async def get_table_cacheability(
    project: ProjectScope, catalog_id: str, schema_name: str, table_name: str, **options: Unpack[CallOptions]
) -> TableCacheability:
    """Ask whether a table is cached and how it could be.

    ``GET /data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables/{tableName}/isCached``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _GET_TABLE_CACHEABILITY, (project.project_id, catalog_id, schema_name, table_name), options=options
    )


async def get_table_statistics(
    project: ProjectScope, catalog_id: str, schema_name: str, table_name: str, **options: Unpack[CallOptions]
) -> TableStatistics:
    """Read the column statistics of a PostgreSQL table.

    ``GET /data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables/{tableName}/statistics``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _GET_TABLE_STATISTICS, (project.project_id, catalog_id, schema_name, table_name), options=options
    )


async def share_catalog(
    project: ProjectScope, catalog_id: str, *, target_project_id: str, **options: Unpack[CallOptions]
) -> SharedCatalog:
    """Share a catalog with another project.

    ``POST /data/projects/{projectId}/catalogs/{catalogId}/share``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _SHARE_CATALOG, (project.project_id, catalog_id), body={"targetProjectId": target_project_id}, options=options
    )


class Catalogs(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    list = list_catalogs
    create = create_catalog
    get = get_catalog
    delete = delete_catalog
    list_schemas = list_schemas
    list_tables = list_tables
    list_columns = list_columns
    get_cacheability = get_table_cacheability
    get_table_statistics = get_table_statistics
    share = share_catalog
