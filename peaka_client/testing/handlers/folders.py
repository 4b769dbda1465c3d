"""Query folders."""

from __future__ import annotations

from typing import Any

from ..call import Call, handles
from ..errors import gateway
from ..folders import child, descendants, folder_at, path_of
from ..state import Folder, Project
from .queries import find_query, show_query


def _show(project: Project, one: Folder) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "path": path_of(project, one.id),
        "parentId": one.parent_id,
        "createdAt": one.created_at,
    }


def _contents(project: Project, one: Folder) -> dict[str, Any]:
    return {
        **_show(project, one),
        "folders": [_show(project, inner) for inner in project.folders.values() if inner.parent_id == one.id],
        "queries": [show_query(project, query) for query in project.queries.values() if query.folder_id == one.id],
    }


def _find(call: Call, folder_id: str | None = None) -> Folder:
    wanted = folder_id or call.path["folderId"]
    found = call.project.folders.get(wanted)
    if found is None:
        raise gateway(f"There is no folder with id: {wanted}", status=404)
    return found


def _create(call: Call, parent_id: str | None) -> Any:
    project, name = call.project, call.body["folderName"]
    _free(call, parent_id, name)
    made = Folder(call.state.ids.uuid(), name, parent_id, call.timestamp())
    project.folders[made.id] = made
    return _show(project, made)


def _free(call: Call, parent_id: str | None, name: str, mine: Folder | None = None) -> None:
    if "/" in name:
        raise gateway(f"Invalid folder name: {name}")
    taken = child(call.project, parent_id, name)
    if taken is not None and taken is not mine:
        raise gateway(f"Folder already exists: {name}", status=409)


@handles("list_query_folders")
def list_query_folders(call: Call) -> Any:
    return {"items": [_show(call.project, one) for one in call.project.folders.values()]}


@handles("create_query_folder")
def create_query_folder(call: Call) -> Any:
    return _create(call, None)


@handles("create_query_subfolder")
def create_query_subfolder(call: Call) -> Any:
    return _create(call, _find(call).id)


@handles("get_query_folder")
def get_query_folder(call: Call) -> Any:
    return _contents(call.project, _find(call))


@handles("update_query_folder_contents")
def update_query_folder_contents(call: Call) -> Any:
    folder, body = _find(call), call.body or {}
    added = [find_query(call, one) for one in body.get("queryIdsAdded") or []]
    removed = [find_query(call, one) for one in body.get("queryIdsRemoved") or []]
    for query in removed:
        query.folder_id = None if query.folder_id == folder.id else query.folder_id
    for query in added:
        query.folder_id = folder.id
    return _contents(call.project, folder)


@handles("delete_query_folder")
def delete_query_folder(call: Call) -> None:
    """With ``force``, folders below go too; queries inside move to the root."""
    folder, project = _find(call), call.project
    gone = [folder, *descendants(project, folder.id)]
    ids = {one.id for one in gone}
    inside = [query for query in project.queries.values() if query.folder_id in ids]
    if (inside or len(gone) > 1) and not call.query["force"]:
        raise gateway(f"Folder is not empty: {folder.name}", status=409)
    for query in inside:
        query.folder_id = None
    for one in gone:
        del project.folders[one.id]


@handles("get_query_folder_tree")
def get_query_folder_tree(call: Call) -> Any:
    project, root = call.project, call.query.get("rootFolderId")
    if root:
        return {"tree": [_node(call, _find(call, root))]}
    return {"tree": [_node(call, one) for one in project.folders.values() if one.parent_id is None]}


def _node(call: Call, one: Folder) -> dict[str, Any]:
    project = call.project
    with_queries = call.query["includeQueries"]
    return {
        "id": one.id, "name": one.name, "path": path_of(project, one.id),
        "children": [_node(call, inner) for inner in project.folders.values() if inner.parent_id == one.id],
        "queries": [show_query(project, query) for query in project.queries.values() if query.folder_id == one.id]
        if with_queries else [],
    }  # fmt: skip


@handles("rename_query_folder")
def rename_query_folder(call: Call) -> Any:
    folder, name = _find(call), call.body["name"]
    _free(call, folder.parent_id, name, folder)
    folder.name = name
    return _show(call.project, folder)


@handles("move_query_folder")
def move_query_folder(call: Call) -> Any:
    """Into the folder at the path, which is made if need be; not into itself."""
    project, folder = call.project, _find(call)
    mine = path_of(project, folder.id) or "/"
    target = "/" + call.body["path"].strip("/")
    if f"{target}/".startswith(f"{mine}/"):
        raise gateway(f"Folder cannot be moved into itself: {target}", status=409)
    parent = folder_at(call, target)
    _free(call, parent, folder.name, folder)
    folder.parent_id = parent
    return _show(project, folder)
