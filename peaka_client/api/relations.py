# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Which columns of different tables refer to each other. The agent uses them to join."""

from __future__ import annotations

from typing import Any, Literal, Unpack

from ..model import anything
from ..models.relation import Relation
from ..models.relation_list import RelationList
from ..models.relation_type import RelationType
from ..operation import Call, Operation
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

    Not paged. The vendor's own clients disagree whether `relations` is a list or a map; its editor, which shows them,
    reads a list.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        All relations of the catalog.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_RELATIONS, (project.project_id, catalog_id), options=options)
    return await project.sender.send(call, _LIST_RELATIONS.read)


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
    type: RelationType | Literal["ONE_TO_ONE", "ONE_TO_MANY", "MANY_TO_ONE"] | str,
    source_catalog_name: str | Unset = UNSET,
    target_catalog_name: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> Relation:
    """Tell the agent how a column joins to another table.

    ``POST /metadata/{projectId}/relations/{catalogId}/{schemaName}/{tableName}/{relationId}``

    The path names the source column, the body the target. A second call may make a second relation.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        table_name: Its name as SQL uses it, without quotes.
        column_name: The column on the source side, as SQL names it. The path's last segment is a relation
            elsewhere.
        target_catalog_id: The catalog that is referred to, by its id.
        target_schema_name: The schema that is referred to.
        target_table_name: The table that is referred to.
        target_column_name: The column that the source column refers to.
        type: How many rows there are on either side; the source comes first.
        source_catalog_name: Name in SQL. The vendor's editor sends it; its description lacks it.
        target_catalog_name: Name in SQL. The vendor's editor sends it; its description lacks it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new relation with its id.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
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
    return await project.sender.send(call, _CREATE_RELATION.read)


async def update_relation(
    project: ProjectScope,
    catalog_id: str,
    schema_name: str,
    table_name: str,
    relation_id: str,
    *,
    type: RelationType | Literal["ONE_TO_ONE", "ONE_TO_MANY", "MANY_TO_ONE"] | str,
    **options: Unpack[CallOptions],
) -> Relation:
    """Change the cardinality of a relation.

    ``PUT /metadata/{projectId}/relations/{catalogId}/{schemaName}/{tableName}/{relationId}``

    Only the kind can change. The path still names catalog, schema and table of the source.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        table_name: Its name as SQL uses it, without quotes.
        relation_id: As `relations.list` gives it.
        type: How many rows there are on either side; the source comes first.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The relation as it now is.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _UPDATE_RELATION,
        (project.project_id, catalog_id, schema_name, table_name, relation_id),
        body={"type": type},
        options=options,
    )
    return await project.sender.send(call, _UPDATE_RELATION.read)


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

    The path still names catalog, schema and table of the source. The vendor's editor expects the deleted relation in
    the reply; nothing else is known of it.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        table_name: Its name as SQL uses it, without quotes.
        relation_id: As `relations.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The relation that was, perhaps; no source shows it.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _DELETE_RELATION, (project.project_id, catalog_id, schema_name, table_name, relation_id), options=options
    )
    return await project.sender.send(call, _DELETE_RELATION.read)


class Relations(ProjectScope):
    """Which columns of different tables refer to each other. The agent uses them to join."""

    __slots__ = ()

    list = list_relations
    create = create_relation
    update = update_relation
    delete = delete_relation
