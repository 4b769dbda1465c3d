"""Query folders as paths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .state import Folder, Project

if TYPE_CHECKING:
    from .call import Call

__all__ = ["child", "descendants", "folder_at", "path_of"]


def path_of(project: Project, folder_id: str | None) -> str | None:
    """``/reports/weekly``; None for the root."""
    names: list[str] = []
    while folder_id is not None:
        folder = project.folders[folder_id]
        names.insert(0, folder.name)
        folder_id = folder.parent_id
    return "/" + "/".join(names) if names else None


def child(project: Project, parent_id: str | None, name: str) -> Folder | None:
    """The folder of that name inside another one."""
    return next((one for one in project.folders.values() if one.parent_id == parent_id and one.name == name), None)


def folder_at(call: Call, path: str) -> str | None:
    """The id of the folder at a path, made with all its parents if it is not there; None for the root."""
    project, parent = call.project, None
    for name in filter(None, path.split("/")):
        found = child(project, parent, name)
        if found is None:
            found = Folder(call.state.ids.uuid(), name, parent, call.timestamp())
            project.folders[found.id] = found
        parent = found.id
    return parent


def descendants(project: Project, folder_id: str) -> Iterator[Folder]:
    """Every folder below one, nearest first."""
    for folder in list(project.folders.values()):
        if folder.parent_id == folder_id:
            yield folder
            yield from descendants(project, folder.id)
