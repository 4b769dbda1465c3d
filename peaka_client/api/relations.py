# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from typing import Any, Unpack

from ..model import anything
from ..models.relation import Relation
from ..models.relation_list import RelationList
from ..models.relation_type import RelationType
from ..operation import Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = ["Relations", "create_relation", "delete_relation", "list_relations", "update_relation"]

_LIST_RELATIONS = Operation(
    name="list_relations",
    method="GET",
    path="/metadata/{projectId}/relations/{catalogId}",
    safe=True,
    scopes=("partner", "project"),
    decode=RelationList.from_dict,
)
_CREATE_RELATION = Operation(
    name="create_relation",
    method="POST",
    path="/metadata/{projectId}/relations/{catalogId}/{schemaName}/{tableName}/{relationId}",
    safe=False,
    scopes=("partner", "project"),
    decode=Relation.from_dict,
)
_UPDATE_RELATION = Operation(
    name="update_relation",
    method="PUT",
    path="/metadata/{projectId}/relations/{catalogId}/{schemaName}/{tableName}/{relationId}",
    safe=True,
    scopes=("partner", "project"),
    decode=Relation.from_dict,
)
_DELETE_RELATION = Operation(
    name="delete_relation",
    method="DELETE",
    path="/metadata/{projectId}/relations/{catalogId}/{schemaName}/{tableName}/{relationId}",
    safe=True,
    scopes=("partner", "project"),
    decode=anything,
)


async def list_relations(project: ProjectScope, catalog_id: str, **options: Unpack[CallOptions]) -> RelationList:
    """List the relations of the tables of a catalog.

    ``GET /metadata/{projectId}/relations/{catalogId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_RELATIONS, (project.project_id, catalog_id), options=options)


async def create_relation(
    project: ProjectScope,
    catalog_id: str,
    schema_name: str,
    table_name: str,
    column_name: str,
    *,
    target_catalog_id: str,
    target_schema_name: str,
    target_table_name: str,
    target_column_name: str,
    type: RelationType | str,
    source_catalog_name: str | Unset = UNSET,
    target_catalog_name: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> Relation:
    """Tell the agent how a column joins to another table.

    ``POST /metadata/{projectId}/relations/{catalogId}/{schemaName}/{tableName}/{relationId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _CREATE_RELATION,
        (project.project_id, catalog_id, schema_name, table_name, column_name),
        body={
            "targetCatalogId": target_catalog_id,
            "targetSchemaName": target_schema_name,
            "targetTableName": target_table_name,
            "targetColumnName": target_column_name,
            "type": type,
            "sourceCatalogName": source_catalog_name,
            "targetCatalogName": target_catalog_name,
        },
        options=options,
    )


async def update_relation(
    project: ProjectScope,
    catalog_id: str,
    schema_name: str,
    table_name: str,
    relation_id: str,
    *,
    type: RelationType | str,
    **options: Unpack[CallOptions],
) -> Relation:
    """Change the cardinality of a relation.

    ``PUT /metadata/{projectId}/relations/{catalogId}/{schemaName}/{tableName}/{relationId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _UPDATE_RELATION,
        (project.project_id, catalog_id, schema_name, table_name, relation_id),
        body={"type": type},
        options=options,
    )


async def delete_relation(
    project: ProjectScope,
    catalog_id: str,
    schema_name: str,
    table_name: str,
    relation_id: str,
    **options: Unpack[CallOptions],
) -> Any:
    """Delete a relation.

    ``DELETE /metadata/{projectId}/relations/{catalogId}/{schemaName}/{tableName}/{relationId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _DELETE_RELATION, (project.project_id, catalog_id, schema_name, table_name, relation_id), options=options
    )


class Relations(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    list = list_relations
    create = create_relation
    update = update_relation
    delete = delete_relation
