# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""What Peaka knows about catalogs, schemas, tables and columns.

The agent answers from it, so good descriptions make good answers.
"""

from __future__ import annotations

from typing import Any, Literal, Unpack

from ..model import anything
from ..models.categorical_frequency import CategoricalFrequency
from ..models.column_metadata_input import ColumnMetadataInput
from ..models.metadata_list import MetadataList
from ..models.metadata_matches import MetadataMatches
from ..models.metadata_refresh_callback import MetadataRefreshCallback
from ..models.metadata_refresh_status import MetadataRefreshStatus
from ..models.sample_questions import SampleQuestions
from ..models.semantics import Semantics
from ..models.table_metadata import TableMetadata
from ..operation import Call, Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Secret, Unset

__all__ = [
    "Metadata",
    "delete_categorical_values",
    "delete_metadata_refresh_callback",
    "generate_categorical_values",
    "generate_sample_questions",
    "generate_semantics",
    "get_metadata_refresh_callback",
    "get_metadata_refresh_status",
    "get_project_metadata",
    "query_metadata",
    "refresh_metadata",
    "register_metadata_refresh_callback",
    "update_catalog_metadata",
    "update_schema_metadata",
    "update_table_metadata",
]

_GET_PROJECT_METADATA = Operation(
    name="get_project_metadata",
    method="GET",
    path="/metadata/{projectId}",
    safe=True,
    scopes=("partner", "project"),
    decode=MetadataList.from_dict,
)
_QUERY_METADATA = Operation(
    name="query_metadata",
    method="GET",
    path="/metadata/{projectId}/query",
    safe=True,
    scopes=("partner", "project"),
    decode=MetadataMatches.from_dict,
)
_UPDATE_CATALOG_METADATA = Operation(
    name="update_catalog_metadata",
    method="PUT",
    path="/metadata/{projectId}/{catalogId}",
    safe=True,
    scopes=("partner", "project"),
    decode=anything,
)
_UPDATE_SCHEMA_METADATA = Operation(
    name="update_schema_metadata",
    method="PUT",
    path="/metadata/{projectId}/{catalogId}/{schemaName}",
    safe=True,
    scopes=("partner", "project"),
    decode=anything,
)
_UPDATE_TABLE_METADATA = Operation(
    name="update_table_metadata",
    method="PUT",
    path="/metadata/{projectId}/{catalogId}/{schemaName}/{tableName}",
    safe=True,
    scopes=("partner", "project"),
    decode=TableMetadata.from_dict,
)
_GENERATE_SEMANTICS = Operation(
    name="generate_semantics",
    method="POST",
    path="/metadata/{projectId}/semantics/{catalogId}/{schemaName}/{tableName}",
    safe=False,
    scopes=("partner", "project"),
    decode=Semantics.from_dict,
)
_GENERATE_SAMPLE_QUESTIONS = Operation(
    name="generate_sample_questions",
    method="GET",
    path="/metadata/{projectId}/questions/generate",
    safe=False,
    scopes=("partner", "project"),
    decode=SampleQuestions.from_dict,
)
_GENERATE_CATEGORICAL_VALUES = Operation(
    name="generate_categorical_values",
    method="PUT",
    path="/metadata/{projectId}/categorical/{catalogId}/{schemaName}/{tableName}/{columnName}",
    safe=False,
    scopes=("partner", "project"),
    decode=anything,
)
_DELETE_CATEGORICAL_VALUES = Operation(
    name="delete_categorical_values",
    method="DELETE",
    path="/metadata/{projectId}/categorical/{catalogId}/{schemaName}/{tableName}/{columnName}",
    safe=False,
    scopes=("partner", "project"),
    decode=anything,
)
_REFRESH_METADATA = Operation(
    name="refresh_metadata",
    method="POST",
    path="/metadata/{projectId}/refresh",
    safe=False,
    scopes=("partner", "project"),
    decode=anything,
)
_GET_METADATA_REFRESH_STATUS = Operation(
    name="get_metadata_refresh_status",
    method="GET",
    path="/metadata/{projectId}/refresh/{catalogId}",
    safe=True,
    scopes=("partner", "project"),
    decode=MetadataRefreshStatus.from_dict,
)
_GET_METADATA_REFRESH_CALLBACK = Operation(
    name="get_metadata_refresh_callback",
    method="GET",
    path="/metadata/{projectId}/refresh/callback",
    safe=True,
    scopes=("partner", "project"),
    decode=MetadataRefreshCallback.from_dict,
)
_REGISTER_METADATA_REFRESH_CALLBACK = Operation(
    name="register_metadata_refresh_callback",
    method="POST",
    path="/metadata/{projectId}/refresh/callback",
    safe=False,
    scopes=("partner", "project"),
    decode=anything,
)
_DELETE_METADATA_REFRESH_CALLBACK = Operation(
    name="delete_metadata_refresh_callback",
    method="DELETE",
    path="/metadata/{projectId}/refresh/callback",
    safe=False,
    scopes=("partner", "project"),
    decode=anything,
)


async def get_project_metadata(
    project: ProjectScope,
    *,
    catalog_id: str | Unset = UNSET,
    schema_name: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> MetadataList:
    """Read what Peaka knows about the tables of the project.

    ``GET /metadata/{projectId}``

    Everything, or what is in one catalog or schema. Not paged, so it can be large. The vendor gives no schema; this one
    is what its clients read.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: Only this catalog, by its id as `catalogs.list` gives it.
        schema_name: Only this schema. Give the catalog along with it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        One entry a table.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _GET_PROJECT_METADATA,
        (project.project_id,),
        query={"catalogId": catalog_id, "schemaName": schema_name},
        options=options,
    )
    return await project.sender.send(call, _GET_PROJECT_METADATA.read)


async def query_metadata(
    project: ProjectScope, *, table: str, top_k: int | Unset = UNSET, **options: Unpack[CallOptions]
) -> MetadataMatches:
    """Find the tables whose metadata match a text.

    ``GET /metadata/{projectId}/query``

    Presumably compares meanings, not letters, so that a description in plain words finds tables too. The vendor gives
    no schema; this one is what its clients read.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        table: What to look for: a table's name, or words that describe it.
        top_k: At most this many tables. The vendor types it as a string, which a query string cannot tell apart.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The tables that fit best, best first.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_QUERY_METADATA, (project.project_id,), query={"table": table, "topK": top_k}, options=options)
    return await project.sender.send(call, _QUERY_METADATA.read)


async def update_catalog_metadata(
    project: ProjectScope, catalog_id: str, *, use_with_ai: bool, **options: Unpack[CallOptions]
) -> Any:
    """Let the agent use a whole catalog, or not.

    ``PUT /metadata/{projectId}/{catalogId}``

    Takes `use_with_ai` alone and covers all schemas of the catalog. A second call changes nothing.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        use_with_ai: False hides it from the agent.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Some JSON or nothing; no source shows what.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _UPDATE_CATALOG_METADATA, (project.project_id, catalog_id), body={"useWithAI": use_with_ai}, options=options
    )
    return await project.sender.send(call, _UPDATE_CATALOG_METADATA.read)


async def update_schema_metadata(
    project: ProjectScope, catalog_id: str, schema_name: str, *, use_with_ai: bool, **options: Unpack[CallOptions]
) -> Any:
    """Let the agent use a whole schema, or not.

    ``PUT /metadata/{projectId}/{catalogId}/{schemaName}``

    Takes `use_with_ai` alone and covers all tables of the schema. A second call changes nothing.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        use_with_ai: False hides it from the agent.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Some JSON or nothing; no source shows what.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _UPDATE_SCHEMA_METADATA,
        (project.project_id, catalog_id, schema_name),
        body={"useWithAI": use_with_ai},
        options=options,
    )
    return await project.sender.send(call, _UPDATE_SCHEMA_METADATA.read)


async def update_table_metadata(
    project: ProjectScope,
    catalog_id: str,
    schema_name: str,
    table_name: str,
    *,
    table_description: str | Unset = UNSET,
    columns: list[ColumnMetadataInput] | Unset = UNSET,
    use_with_ai: bool | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> TableMetadata:
    """Describe a table and its columns for the agent.

    ``PUT /metadata/{projectId}/{catalogId}/{schemaName}/{tableName}``

    Overwrites what was said before about the columns that are sent. Whether columns that are left out keep theirs is
    not documented.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        table_name: Its name as SQL uses it, without quotes.
        table_description: What the table is about, for the agent.
        columns: Those to say something about.
        use_with_ai: Whether the agent may use it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The table as Peaka now knows it.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _UPDATE_TABLE_METADATA,
        (project.project_id, catalog_id, schema_name, table_name),
        body={"tableDescription": table_description, "columns": columns, "useWithAI": use_with_ai},
        options=options,
    )
    return await project.sender.send(call, _UPDATE_TABLE_METADATA.read)


async def generate_semantics(
    project: ProjectScope,
    catalog_id: str,
    schema_name: str,
    table_name: str,
    *,
    initial_prompt: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    thread_id: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> Semantics:
    """Let a language model describe a table.

    ``POST /metadata/{projectId}/semantics/{catalogId}/{schemaName}/{tableName}``

    Returns a proposal for the table and its columns; whether the service also stores it is not documented. Give
    `thread_id` of an earlier reply to go on from that one. Takes as long as the model takes.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        table_name: Its name as SQL uses it, without quotes.
        initial_prompt: What the table is about, in your own words.
        limit: What it limits is not documented; the vendor's metadata editor sends 3 unless told otherwise.
        thread_id: Of an earlier reply, to go on from there.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The proposed description, and the thread it was made in.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _GENERATE_SEMANTICS,
        (project.project_id, catalog_id, schema_name, table_name),
        body={"initialPrompt": initial_prompt, "limit": limit, "threadId": thread_id},
        options=options,
    )
    return await project.sender.send(call, _GENERATE_SEMANTICS.read)


async def generate_sample_questions(
    project: ProjectScope, *, question: str, **options: Unpack[CallOptions]
) -> SampleQuestions:
    """Let a language model propose questions to ask.

    ``GET /metadata/{projectId}/questions/generate``

    A GET that works: it runs a language model and opens a thread, so it is not sent twice. Takes as long as the model
    takes.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        question: What the questions should be about.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The proposed questions, and the thread they were made in.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GENERATE_SAMPLE_QUESTIONS, (project.project_id,), query={"question": question}, options=options)
    return await project.sender.send(call, _GENERATE_SAMPLE_QUESTIONS.read)


async def generate_categorical_values(
    project: ProjectScope,
    catalog_id: str,
    schema_name: str,
    table_name: str,
    column_name: str,
    *,
    limit: int | Unset = UNSET,
    frequency: CategoricalFrequency | Literal["NONE", "DAILY", "WEEKLY", "MONTHLY"] | str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> Any:
    """Collect the distinct values of a column.

    ``PUT /metadata/{projectId}/categorical/{catalogId}/{schemaName}/{tableName}/{columnName}``

    Collects which values the column has, so that the agent knows what to compare with; again and again if `frequency`
    says so.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        table_name: Its name as SQL uses it, without quotes.
        column_name: Its name as SQL uses it, without quotes.
        limit: At most this many; the vendor's editor sends 10 unless told otherwise.
        frequency: Whether and when to collect again.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Some JSON or nothing; no source shows what.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _GENERATE_CATEGORICAL_VALUES,
        (project.project_id, catalog_id, schema_name, table_name, column_name),
        body={"limit": limit, "frequency": frequency},
        options=options,
    )
    return await project.sender.send(call, _GENERATE_CATEGORICAL_VALUES.read)


async def delete_categorical_values(
    project: ProjectScope,
    catalog_id: str,
    schema_name: str,
    table_name: str,
    column_name: str,
    **options: Unpack[CallOptions],
) -> Any:
    """Forget the collected values of a column.

    ``DELETE /metadata/{projectId}/categorical/{catalogId}/{schemaName}/{tableName}/{columnName}``

    Addressed by the names of table and column. Whether later collecting stops too is not known.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        schema_name: Its name as SQL uses it, without quotes.
        table_name: Its name as SQL uses it, without quotes.
        column_name: Its name as SQL uses it, without quotes.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Some JSON or nothing; no source shows what.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _DELETE_CATEGORICAL_VALUES,
        (project.project_id, catalog_id, schema_name, table_name, column_name),
        options=options,
    )
    return await project.sender.send(call, _DELETE_CATEGORICAL_VALUES.read)


async def refresh_metadata(
    project: ProjectScope,
    *,
    catalog_id: str,
    callback_url: str | Unset = UNSET,
    callback_token: Secret[str] | str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> Any:
    """Start reading the metadata of a catalog again.

    ``POST /metadata/{projectId}/refresh``

    Answers at once; `get_refresh_status` says how far it is. A callback given here is for this refresh alone.

    How Peaka calls it (method, headers, body, where the token goes, whether it tries again) is not documented anywhere,
    so a receiver must not rely on any of it.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: Which catalog to read again: 18 or 19 digits.
        callback_url: Called about this refresh alone. When and how is not documented.
        callback_token: A secret for your callback to know the caller by. Where it is put is not documented.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Some JSON or nothing; no source shows what.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _REFRESH_METADATA,
        (project.project_id,),
        body={"catalogId": catalog_id, "callbackURL": callback_url, "callbackToken": callback_token},
        options=options,
    )
    return await project.sender.send(call, _REFRESH_METADATA.read)


async def get_metadata_refresh_status(
    project: ProjectScope, catalog_id: str, **options: Unpack[CallOptions]
) -> MetadataRefreshStatus:
    """Read how far a metadata refresh has come.

    ``GET /metadata/{projectId}/refresh/{catalogId}``

    The wire says `not-active` and `completed` where the vendor's description has `NOT_ACTIVE` and `COMPLETED`; compare
    without regard to case and hyphens. `not-active` presumably means that none was started.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        catalog_id: A string of 18 or 19 digits, as `catalogs.list` gives it; `1` and `2` are Peaka's own catalogs.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The state of the latest refresh of the catalog.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_METADATA_REFRESH_STATUS, (project.project_id, catalog_id), options=options)
    return await project.sender.send(call, _GET_METADATA_REFRESH_STATUS.read)


async def get_metadata_refresh_callback(
    project: ProjectScope, **options: Unpack[CallOptions]
) -> MetadataRefreshCallback:
    """Read where finished refreshes are reported.

    ``GET /metadata/{projectId}/refresh/callback``

    No source shows a reply; it is presumed to hold what was registered.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The registered address.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_METADATA_REFRESH_CALLBACK, (project.project_id,), options=options)
    return await project.sender.send(call, _GET_METADATA_REFRESH_CALLBACK.read)


async def register_metadata_refresh_callback(
    project: ProjectScope,
    *,
    callback_url: str,
    callback_token: Secret[str] | str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> Any:
    """Say where refreshes are reported.

    ``POST /metadata/{projectId}/refresh/callback``

    Presumably for every refresh in the project, until a later call replaces it. When and how Peaka calls the address is
    not documented anywhere. Unlike `callback_url` of `refresh`, this one stays.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        callback_url: Called about refreshes in the project. When and how is not documented.
        callback_token: A secret for your callback to know the caller by. Where it is put is not documented.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Some JSON or nothing; no source shows what.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _REGISTER_METADATA_REFRESH_CALLBACK,
        (project.project_id,),
        body={"callbackURL": callback_url, "callbackToken": callback_token},
        options=options,
    )
    return await project.sender.send(call, _REGISTER_METADATA_REFRESH_CALLBACK.read)


async def delete_metadata_refresh_callback(project: ProjectScope, **options: Unpack[CallOptions]) -> Any:
    """Stop reporting finished refreshes.

    ``DELETE /metadata/{projectId}/refresh/callback``

    Addressed by project: a repeated call would remove one that was registered in between.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Some JSON or nothing; no source shows what.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_METADATA_REFRESH_CALLBACK, (project.project_id,), options=options)
    return await project.sender.send(call, _DELETE_METADATA_REFRESH_CALLBACK.read)


class Metadata(ProjectScope):
    """What Peaka knows about catalogs, schemas, tables and columns.

    The agent answers from it, so good descriptions make good answers.
    """

    __slots__ = ()

    get = get_project_metadata
    query = query_metadata
    update_catalog = update_catalog_metadata
    update_schema = update_schema_metadata
    update_table = update_table_metadata
    generate_semantics = generate_semantics
    generate_sample_questions = generate_sample_questions
    generate_categorical_values = generate_categorical_values
    delete_categorical_values = delete_categorical_values
    refresh = refresh_metadata
    get_refresh_status = get_metadata_refresh_status
    get_refresh_callback = get_metadata_refresh_callback
    register_refresh_callback = register_metadata_refresh_callback
    delete_refresh_callback = delete_metadata_refresh_callback
