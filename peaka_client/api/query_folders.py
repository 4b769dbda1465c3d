# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Folders that order saved queries. They change nothing about the SQL names of the queries."""

from __future__ import annotations

from typing import Unpack

from ..model import nothing
from ..models.query_folder import QueryFolder
from ..models.query_folder_contents import QueryFolderContents
from ..models.query_folder_list import QueryFolderList
from ..models.query_folder_tree import QueryFolderTree
from ..operation import Call, Operation
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
    """List the query folders.

    ``GET /data/projects/{projectId}/queries/folders``

    Whether folders inside folders are among them is not documented; `query_folders.get_tree` shows how they lie.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The folders.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_QUERY_FOLDERS, (project.project_id,), options=options)
    return await project.sender.send(call, _LIST_QUERY_FOLDERS.read)


async def create_query_folder(
    project: ProjectScope, *, folder_name: str, **options: Unpack[CallOptions]
) -> QueryFolder:
    """Create a query folder at the root.

    ``POST /data/projects/{projectId}/queries/folders``

    A name that the root already has gives 409.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        folder_name: Unique within its parent.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new folder.

    Raises:
        PeakaConflictError: Something of that name is already there, or the change contradicts itself.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_CREATE_QUERY_FOLDER, (project.project_id,), body={"folderName": folder_name}, options=options)
    return await project.sender.send(call, _CREATE_QUERY_FOLDER.read)


async def get_query_folder(
    project: ProjectScope, folder_id: str, **options: Unpack[CallOptions]
) -> QueryFolderContents:
    """Read a query folder with what is in it.

    ``GET /data/projects/{projectId}/queries/folders/{folderId}``

    The folders and queries directly inside, not the deeper ones.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        folder_id: As `query_folders.list` gives it; a UUID in most places. A folder id `tree` could not be read.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The folder and what is directly in it.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_QUERY_FOLDER, (project.project_id, folder_id), options=options)
    return await project.sender.send(call, _GET_QUERY_FOLDER.read)


async def create_query_subfolder(
    project: ProjectScope, parent_folder_id: str, *, folder_name: str, **options: Unpack[CallOptions]
) -> QueryFolder:
    """Create a query folder inside another one.

    ``POST /data/projects/{projectId}/queries/folders/{folderId}``

    A name that the parent already has gives 409, an unknown parent 404.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        parent_folder_id: The folder to make it in.
        folder_name: Unique within its parent.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The new folder.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaConflictError: Something of that name is already there, or the change contradicts itself.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _CREATE_QUERY_SUBFOLDER,
        (project.project_id, parent_folder_id),
        body={"folderName": folder_name},
        options=options,
    )
    return await project.sender.send(call, _CREATE_QUERY_SUBFOLDER.read)


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

    Two lists of query ids: those to put in and those to take out, presumably to the root. A second call changes
    nothing.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        folder_id: As `query_folders.list` gives it; a UUID in most places. A folder id `tree` could not be read.
        query_ids_added: Queries to put in, wherever they are now.
        query_ids_removed: Queries to take out.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The folder as it now is.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _UPDATE_QUERY_FOLDER_CONTENTS,
        (project.project_id, folder_id),
        body={"queryIdsAdded": query_ids_added, "queryIdsRemoved": query_ids_removed},
        options=options,
    )
    return await project.sender.send(call, _UPDATE_QUERY_FOLDER_CONTENTS.read)


async def delete_query_folder(
    project: ProjectScope, folder_id: str, *, force: bool | Unset = UNSET, **options: Unpack[CallOptions]
) -> None:
    """Delete a query folder.

    ``DELETE /data/projects/{projectId}/queries/folders/{folderId}``

    A folder with something in it gives 409 unless `force` is true. What `force` does to the queries inside is not
    documented.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        folder_id: As `query_folders.list` gives it; a UUID in most places. A folder id `tree` could not be read.
        force: Delete it even if something is in it. The server's default: ``false``.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaConflictError: Something of that name is already there, or the change contradicts itself.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_DELETE_QUERY_FOLDER, (project.project_id, folder_id), query={"force": force}, options=options)
    return await project.sender.send(call, _DELETE_QUERY_FOLDER.read)


async def get_query_folder_tree(
    project: ProjectScope,
    *,
    include_queries: bool | Unset = UNSET,
    root_folder_id: str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> QueryFolderTree:
    """Read the query folders as a tree.

    ``GET /data/projects/{projectId}/queries/folders/tree``

    The whole tree, or one branch of it. With `include_queries` each node lists its queries, which can be a lot.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        include_queries: Whether each node lists the queries in it. The server's default: ``false``.
        root_folder_id: Show only what is below this folder.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The roots of the tree.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _GET_QUERY_FOLDER_TREE,
        (project.project_id,),
        query={"includeQueries": include_queries, "rootFolderId": root_folder_id},
        options=options,
    )
    return await project.sender.send(call, _GET_QUERY_FOLDER_TREE.read)


async def rename_query_folder(
    project: ProjectScope, folder_id: str, *, name: str, **options: Unpack[CallOptions]
) -> QueryFolder:
    """Rename a query folder.

    ``PATCH /data/projects/{projectId}/queries/folders/{folderId}/name``

    A name that the parent already has gives 409. The last part of `path` changes along.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        folder_id: As `query_folders.list` gives it; a UUID in most places. A folder id `tree` could not be read.
        name: Unique within its parent.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The folder under its new name.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaConflictError: Something of that name is already there, or the change contradicts itself.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_RENAME_QUERY_FOLDER, (project.project_id, folder_id), body={"name": name}, options=options)
    return await project.sender.send(call, _RENAME_QUERY_FOLDER.read)


async def move_query_folder(
    project: ProjectScope, folder_id: str, *, path: str, **options: Unpack[CallOptions]
) -> QueryFolder:
    """Move a query folder under another path.

    ``PATCH /data/projects/{projectId}/queries/folders/{folderId}/path``

    Gives 409 when the target already has that name, and when the folder would end up inside itself.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        folder_id: As `query_folders.list` gives it; a UUID in most places. A folder id `tree` could not be read.
        path: The folder, like `/reports/weekly`.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The folder at its new place.

    Raises:
        PeakaNotFoundError: There is no such thing, or there is nothing to stop.
        PeakaConflictError: Something of that name is already there, or the change contradicts itself.
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_MOVE_QUERY_FOLDER, (project.project_id, folder_id), body={"path": path}, options=options)
    return await project.sender.send(call, _MOVE_QUERY_FOLDER.read)


class QueryFolders(ProjectScope):
    """Folders that order saved queries. They change nothing about the SQL names of the queries."""

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
