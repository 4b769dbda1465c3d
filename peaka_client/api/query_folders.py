# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from typing import Unpack

from ..model import nothing
from ..models.query_folder import QueryFolder
from ..models.query_folder_contents import QueryFolderContents
from ..models.query_folder_list import QueryFolderList
from ..models.query_folder_tree import QueryFolderTree
from ..operation import Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = [
    "QueryFolders",
    "create_query_folder",
    "create_query_subfolder",
    "delete_query_folder",
    "get_query_folder",
    "get_query_folder_tree",
    "list_query_folders",
    "move_query_folder",
    "rename_query_folder",
    "update_query_folder_contents",
]

_LIST_QUERY_FOLDERS = Operation(
    name="list_query_folders",
    method="GET",
    path="/data/projects/{projectId}/queries/folders",
    safe=True,
    scopes=("partner", "project"),
    decode=QueryFolderList.from_dict,
)
_CREATE_QUERY_FOLDER = Operation(
    name="create_query_folder",
    method="POST",
    path="/data/projects/{projectId}/queries/folders",
    safe=False,
    scopes=("partner", "project"),
    decode=QueryFolder.from_dict,
)
_GET_QUERY_FOLDER = Operation(
    name="get_query_folder",
    method="GET",
    path="/data/projects/{projectId}/queries/folders/{folderId}",
    safe=True,
    scopes=("partner", "project"),
    decode=QueryFolderContents.from_dict,
)
_CREATE_QUERY_SUBFOLDER = Operation(
    name="create_query_subfolder",
    method="POST",
    path="/data/projects/{projectId}/queries/folders/{folderId}",
    safe=False,
    scopes=("partner", "project"),
    decode=QueryFolder.from_dict,
)
_UPDATE_QUERY_FOLDER_CONTENTS = Operation(
    name="update_query_folder_contents",
    method="PUT",
    path="/data/projects/{projectId}/queries/folders/{folderId}",
    safe=True,
    scopes=("partner", "project"),
    decode=QueryFolderContents.from_dict,
)
_DELETE_QUERY_FOLDER = Operation(
    name="delete_query_folder",
    method="DELETE",
    path="/data/projects/{projectId}/queries/folders/{folderId}",
    safe=True,
    scopes=("partner", "project"),
    decode=nothing,
)
_GET_QUERY_FOLDER_TREE = Operation(
    name="get_query_folder_tree",
    method="GET",
    path="/data/projects/{projectId}/queries/folders/tree",
    safe=True,
    scopes=("partner", "project"),
    decode=QueryFolderTree.from_dict,
)
_RENAME_QUERY_FOLDER = Operation(
    name="rename_query_folder",
    method="PATCH",
    path="/data/projects/{projectId}/queries/folders/{folderId}/name",
    safe=True,
    scopes=("partner", "project"),
    decode=QueryFolder.from_dict,
)
_MOVE_QUERY_FOLDER = Operation(
    name="move_query_folder",
    method="PATCH",
    path="/data/projects/{projectId}/queries/folders/{folderId}/path",
    safe=True,
    scopes=("partner", "project"),
    decode=QueryFolder.from_dict,
)


async def list_query_folders(project: ProjectScope, **options: Unpack[CallOptions]) -> QueryFolderList:
    """List the query folders at the root.

    ``GET /data/projects/{projectId}/queries/folders``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_LIST_QUERY_FOLDERS, (project.project_id,), options=options)


async def create_query_folder(
    project: ProjectScope, *, folder_name: str, **options: Unpack[CallOptions]
) -> QueryFolder:
    """Create a query folder at the root.

    ``POST /data/projects/{projectId}/queries/folders``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaConflictError: Conflict.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _CREATE_QUERY_FOLDER, (project.project_id,), body={"folderName": folder_name}, options=options
    )


async def get_query_folder(
    project: ProjectScope, folder_id: str, **options: Unpack[CallOptions]
) -> QueryFolderContents:
    """Read a query folder with what is in it.

    ``GET /data/projects/{projectId}/queries/folders/{folderId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(_GET_QUERY_FOLDER, (project.project_id, folder_id), options=options)


async def create_query_subfolder(
    project: ProjectScope, parent_folder_id: str, *, folder_name: str, **options: Unpack[CallOptions]
) -> QueryFolder:
    """Create a query folder inside another one.

    ``POST /data/projects/{projectId}/queries/folders/{folderId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaConflictError: Conflict.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _CREATE_QUERY_SUBFOLDER,
        (project.project_id, parent_folder_id),
        body={"folderName": folder_name},
        options=options,
    )


async def update_query_folder_contents(
    project: ProjectScope,
    folder_id: str,
    *,
    query_ids_added: list[str] | Unset = UNSET,
    query_ids_removed: list[str] | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> QueryFolderContents:
    """Put saved queries into a folder or take them out.

    ``PUT /data/projects/{projectId}/queries/folders/{folderId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _UPDATE_QUERY_FOLDER_CONTENTS,
        (project.project_id, folder_id),
        body={"queryIdsAdded": query_ids_added, "queryIdsRemoved": query_ids_removed},
        options=options,
    )


async def delete_query_folder(
    project: ProjectScope, folder_id: str, *, force: bool | Unset = UNSET, **options: Unpack[CallOptions]
) -> None:
    """Delete a query folder.

    ``DELETE /data/projects/{projectId}/queries/folders/{folderId}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        force: The server's default: ``false``.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaConflictError: Conflict.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _DELETE_QUERY_FOLDER, (project.project_id, folder_id), query={"force": force}, options=options
    )


async def get_query_folder_tree(
    project: ProjectScope,
    *,
    include_queries: bool | Unset = UNSET,
    root_folder_id: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> QueryFolderTree:
    """Read the query folders as a tree.

    ``GET /data/projects/{projectId}/queries/folders/tree``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        include_queries: The server's default: ``false``.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _GET_QUERY_FOLDER_TREE,
        (project.project_id,),
        query={"includeQueries": include_queries, "rootFolderId": root_folder_id},
        options=options,
    )


async def rename_query_folder(
    project: ProjectScope, folder_id: str, *, name: str, **options: Unpack[CallOptions]
) -> QueryFolder:
    """Rename a query folder.

    ``PATCH /data/projects/{projectId}/queries/folders/{folderId}/name``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaConflictError: Conflict.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _RENAME_QUERY_FOLDER, (project.project_id, folder_id), body={"name": name}, options=options
    )


async def move_query_folder(
    project: ProjectScope, folder_id: str, *, path: str, **options: Unpack[CallOptions]
) -> QueryFolder:
    """Move a query folder under another path.

    ``PATCH /data/projects/{projectId}/queries/folders/{folderId}/path``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaNotFoundError: Not found.
        PeakaConflictError: Conflict.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await project.invoke(
        _MOVE_QUERY_FOLDER, (project.project_id, folder_id), body={"path": path}, options=options
    )


class QueryFolders(ProjectScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    list = list_query_folders
    create = create_query_folder
    get = get_query_folder
    create_subfolder = create_query_subfolder
    update_contents = update_query_folder_contents
    delete = delete_query_folder
    get_tree = get_query_folder_tree
    rename = rename_query_folder
    move = move_query_folder
