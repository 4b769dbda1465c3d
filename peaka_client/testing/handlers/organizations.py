"""Organizations, workspaces, projects and API keys."""

from __future__ import annotations

import re
from typing import Any

from ..call import Call, handles
from ..state import Key, Organization, Project, Workspace
from ..world import internal_catalogs


def _organization(one: Organization) -> dict[str, Any]:
    return {
        "id": one.id, "name": one.name, "owner": one.owner, "createdAt": one.created_at, "iconFileId": None,
        "description": one.description,
    }  # fmt: skip


@handles("list_organizations")
def list_organizations(call: Call) -> Any:
    return [_organization(one) for one in call.state.organizations.values()]


def _find_organization(call: Call) -> Organization:
    return call.find(call.state.organizations, "organization", call.path["organizationId"])


@handles("get_organization")
def get_organization(call: Call) -> Any:
    return _organization(_find_organization(call))


def _workspace(one: Workspace) -> dict[str, Any]:
    return {
        "id": one.id, "name": one.name, "createdBy": one.created_by, "organizationId": one.organization_id,
        "description": one.description, "createdAt": one.created_at, "defaultWorkspace": one.default,
    }  # fmt: skip


def _find_workspace(call: Call) -> Workspace:
    organization = _find_organization(call)
    mine = {one.id: one for one in call.state.workspaces.values() if one.organization_id == organization.id}
    return call.find(mine, "workspace", call.path["workspaceId"])


@handles("list_workspaces")
def list_workspaces(call: Call) -> Any:
    organization = _find_organization(call)
    return [_workspace(one) for one in call.state.workspaces.values() if one.organization_id == organization.id]


@handles("create_workspace")
def create_workspace(call: Call) -> Any:
    """The reply, and later ones, were seen without the moment at which it was made."""
    organization = _find_organization(call)
    name, description = call.body["name"], call.body.get("description", "")
    made = Workspace(call.state.ids.uuid(), organization.id, name, description, call.state.user_id, None)
    call.state.workspaces[made.id] = made
    return _workspace(made)


@handles("get_workspace")
def get_workspace(call: Call) -> Any:
    return _workspace(_find_workspace(call))


@handles("update_workspace")
def update_workspace(call: Call) -> Any:
    found = _find_workspace(call)
    found.name = call.body["name"]
    found.description = call.body.get("description", found.description)
    return _workspace(found)


@handles("delete_workspace")
def delete_workspace(call: Call) -> None:
    found = _find_workspace(call)
    del call.state.workspaces[found.id]
    for project in [one for one in call.state.projects.values() if one.workspace_id == found.id]:
        _delete_project(call, project)


def _project(one: Project) -> dict[str, Any]:
    return {
        "id": one.id, "name": one.name, "description": one.description, "domain": one.domain, "webhookBaseUrl": None,
        "createdAt": one.created_at, "owner": one.owner, "workspaceId": one.workspace_id,
    }  # fmt: skip


def _find_project(call: Call) -> Project:
    workspace = _find_workspace(call)
    mine = {one.id: one for one in call.state.projects.values() if one.workspace_id == workspace.id}
    return call.find(mine, "project", call.path["projectId"])


def _create_project(call: Call, workspace: Workspace) -> Any:
    name = call.body["name"]
    organization = call.state.organizations[workspace.organization_id]
    domain = re.sub(r"[^a-z0-9]+", "-", organization.name.lower()).strip("-")
    made = Project(
        call.state.ids.project(),
        workspace.id,
        organization.id,
        name,
        call.body.get("description"),
        domain,
        call.state.user_id,
        call.timestamp(),
    )
    made.catalogs = internal_catalogs()
    call.state.projects[made.id] = made
    return _project(made)


def _update_project(call: Call, found: Project) -> Any:
    found.name = call.body["name"]
    found.description = call.body.get("description", found.description)
    return _project(found)


def _delete_project(call: Call, found: Project) -> None:
    """With everything in it, and every session that was opened for it."""
    del call.state.projects[found.id]
    for code, session in list(call.state.sessions.items()):
        if session.project_id == found.id:
            del call.state.sessions[code]


@handles("list_projects")
def list_projects(call: Call) -> Any:
    workspace = _find_workspace(call)
    return [_project(one) for one in call.state.projects.values() if one.workspace_id == workspace.id]


@handles("create_project")
def create_project(call: Call) -> Any:
    return _create_project(call, _find_workspace(call))


@handles("get_project")
def get_project(call: Call) -> Any:
    return _project(_find_project(call))


@handles("update_project")
def update_project(call: Call) -> Any:
    return _update_project(call, _find_project(call))


@handles("delete_project")
def delete_project(call: Call) -> None:
    _delete_project(call, _find_project(call))


@handles("list_legacy_projects")
def list_legacy_projects(call: Call) -> Any:
    return [_project(one) for one in call.state.projects.values()]


@handles("create_legacy_project")
def create_legacy_project(call: Call) -> Any:
    workspaces = sorted(call.state.workspaces.values(), key=lambda one: not one.default)
    if not workspaces:
        raise call.bad("There is no workspace to put the project into")
    return _create_project(call, workspaces[0])


@handles("get_legacy_project")
def get_legacy_project(call: Call) -> Any:
    return _project(call.project)


@handles("update_legacy_project")
def update_legacy_project(call: Call) -> Any:
    return _update_project(call, call.project)


@handles("delete_legacy_project")
def delete_legacy_project(call: Call) -> None:
    _delete_project(call, call.project)


def _api_key(one: Key, *, secret: bool = False) -> dict[str, Any]:
    """The secret is shown once, when the key is made."""
    shown: dict[str, Any] = {"name": one.name, "apiKey": one.secret if secret else None, "apiKeyId": one.id}
    if one.expires_at is not None:
        shown["expiresAt"] = one.expires_at
    return shown


@handles("list_api_keys")
def list_api_keys(call: Call) -> Any:
    return [_api_key(one) for one in call.project.keys.values()]


@handles("create_api_key")
def create_api_key(call: Call) -> Any:
    ids = call.state.ids
    made = Key(ids.key(), "project", ids.uuid(), call.body["name"], call.project.id, call.body.get("expiresAt"))
    call.project.keys[made.id] = made
    return _api_key(made, secret=True)


@handles("delete_api_key")
def delete_api_key(call: Call) -> None:
    found = call.find(call.project.keys, "api key", call.path["apiKeyId"])
    del call.project.keys[found.id]
