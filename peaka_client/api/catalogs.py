# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""The sources of a project as SQL sees them: catalog, schema, table, column.

Every project also has two catalogs of Peaka's own, id `1` for Peaka and BI tables and id `2` for saved queries.
"""

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
from ..operation import Call, Operation
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

    The catalogs of connections, semantic ones, and Peaka's own: id `1` (Peaka and BI tables) and id `2` (saved
    queries). Those have no connection: their `connection_id` is null.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The catalogs, Peaka's own included.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_CATALOGS, (project.project_id,), options=options)
    return await project.sender.send(call, _LIST_CATALOGS.read)


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

    Some kinds of source want `extra_parameters`: Google Sheets `{"sheets": [{"id": …, "name": …}]}`, Google Ads its
    secret and token once more. In some projects the service was seen to answer 500.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        name: The first part of a table's name in SQL.
        connection_id: The connection whose data it shows.
        extra_parameters: What some kinds of source want besides, like `sheets` for Google Sheets.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new catalog with its id and its name in SQL.

    Raises:
        PeakaBadRequestError: The service refused the request. Also given for an id that is unknown or deleted,
            where other services say 404.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _CREATE_CATALOG,
        (project.project_id,),
        body={"name": name, "connectionId": connection_id, "extraParameters": extra_parameters},
        options=options,
    )
    return await project.sender.send(call, _CREATE_CATALOG.read)


async def get_catalog(project: ProjectScope, catalog_id: str, **options: Unpack[CallOptions]) -> Catalog:
    """Read one catalog.

    ``GET /data/projects/{projectId}/catalogs/{catalogId}``

    An unknown or deleted id gives 400, not 404.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The catalog.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_CATALOG, (project.project_id, catalog_id), options=options)
    return await project.sender.send(call, _GET_CATALOG.read)


async def delete_catalog(project: ProjectScope, catalog_id: str, **options: Unpack[CallOptions]) -> None:
    """Remove a catalog from the project.

    ``DELETE /data/projects/{projectId}/catalogs/{catalogId}``

    The connection presumably stays. What becomes of queries and caches over the catalog is not documented. Older
    services answered with the deleted id; a body, if there is one, is ignored.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_CATALOG, (project.project_id, catalog_id), options=options)
    return await project.sender.send(call, _DELETE_CATALOG.read)


async def list_schemas(project: ProjectScope, catalog_id: str, **options: Unpack[CallOptions]) -> list[Schema]:
    """List the schemas of a catalog.

    ``GET /data/projects/{projectId}/catalogs/{catalogId}/schemas``

    Items may lack `catalog_name`. For `catalog_id` `1` these are `table` and `bitable`.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The schemas by name.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_SCHEMAS, (project.project_id, catalog_id), options=options)
    return await project.sender.send(call, _LIST_SCHEMAS.read)


async def list_tables(
    project: ProjectScope, catalog_id: str, schema_name: str, **options: Unpack[CallOptions]
) -> list[Table]:
    """List the tables of a schema.

    ``GET /data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables``

    Not paged. `is_cached` says that reads go to the cache, not that the cache is complete.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Its tables.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_TABLES, (project.project_id, catalog_id, schema_name), options=options)
    return await project.sender.send(call, _LIST_TABLES.read)


async def list_columns(
    project: ProjectScope, catalog_id: str, schema_name: str, table_name: str, **options: Unpack[CallOptions]
) -> list[Column]:
    """List the columns of a table.

    ``GET /data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables/{tableName}/columns``

    Not paged. `data_type` is Trino's name of the type in lower case; `default_value` is often null.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        table_name: Its name as SQL uses it, without quotes.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Its columns, in the table's order.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_COLUMNS, (project.project_id, catalog_id, schema_name, table_name), options=options)
    return await project.sender.send(call, _LIST_COLUMNS.read)


async def get_table_cacheability(
    project: ProjectScope, catalog_id: str, schema_name: str, table_name: str, **options: Unpack[CallOptions]
) -> TableCacheability:
    """Ask whether a table is cached and how it could be.

    ``GET /data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables/{tableName}/isCached``

    The same three fields as in `catalogs.list_tables`, for one table. Ask before `cache.create`: a table that cannot be
    cached is refused there.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        table_name: Its name as SQL uses it, without quotes.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        How the table is and may be cached.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_TABLE_CACHEABILITY, (project.project_id, catalog_id, schema_name, table_name), options=options)
    return await project.sender.send(call, _GET_TABLE_CACHEABILITY.read)


async def get_table_statistics(
    project: ProjectScope, catalog_id: str, schema_name: str, table_name: str, **options: Unpack[CallOptions]
) -> TableStatistics:
    """Read the column statistics of a PostgreSQL table.

    ``GET /data/projects/{projectId}/catalogs/{catalogId}/schemas/{schemaName}/tables/{tableName}/statistics``

    PostgreSQL only; other kinds of catalog answer 400. The numbers look like PostgreSQL's own estimates; then they are
    as fresh as its last ANALYZE.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        table_name: Its name as SQL uses it, without quotes.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        One estimate a column.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_TABLE_STATISTICS, (project.project_id, catalog_id, schema_name, table_name), options=options)
    return await project.sender.send(call, _GET_TABLE_STATISTICS.read)


async def share_catalog(
    project: ProjectScope, catalog_id: str, *, target_project_id: str, **options: Unpack[CallOptions]
) -> SharedCatalog:
    """Share a catalog with another project.

    ``POST /data/projects/{projectId}/catalogs/{catalogId}/share``

    The reply has the id under which the other project sees the catalog. What a second call does is not documented.
    Semantic catalogs are shared with `semantic_catalogs.share`.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        target_project_id: The project that is to see the catalog.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Id of the catalog in the other project.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _SHARE_CATALOG, (project.project_id, catalog_id), body={"targetProjectId": target_project_id}, options=options
    )
    return await project.sender.send(call, _SHARE_CATALOG.read)


class Catalogs(ProjectScope):
    """The sources of a project as SQL sees them: catalog, schema, table, column.

    Every project also has two catalogs of Peaka's own, id `1` for Peaka and BI tables and id `2` for saved queries.
    """

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
