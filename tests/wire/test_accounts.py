"""Organizations, workspaces, projects, API keys, the key's own account."""

from datetime import UTC, datetime

from peaka_client.api.account import get_info
from peaka_client.api.api_keys import create_api_key, list_api_keys
from peaka_client.api.legacy_projects import (
    create_legacy_project,
    get_legacy_project,
    list_legacy_projects,
    update_legacy_project,
)
from peaka_client.api.organizations import get_organization, list_organizations
from peaka_client.api.projects import create_project, get_project, list_projects, update_project
from peaka_client.api.workspaces import create_workspace, get_workspace, list_workspaces, update_workspace
from peaka_client.models import AccountInfo, ApiKey, Organization, ProjectInfo, Workspace

from .exchange import JSON, calling

ORG = "5d0c1c0e-3f5b-4a34-9d0e-1f6a7f2b9c11"
SPACE = "0b7d6e52-8a4c-4c39-9f5e-6f0a52d1c7aa"


@calling(list_organizations).replies(
    "GET /organizations",
    200,
    JSON,
    r"""[
      {"id": "5d0c1c0e-3f5b-4a34-9d0e-1f6a7f2b9c11", "name": "Northlight Ferries",
          "owner": "c1f2b6de-77a1-4e0f-8f6e-2f5d1f0f9a10",
       "createdAt": "2025-02-11T07:40:12.503917", "iconFileId": null, "description": null},
      {"id": "a2b1f9d4-6f0e-4f6a-8f1c-9f1d6c3e5b20", "name": "Harbour Trust",
          "owner": "c1f2b6de-77a1-4e0f-8f6e-2f5d1f0f9a10",
       "createdAt": "2025-03-01T10:00:00Z", "iconFileId": "icon-77", "description": "Moorings and tolls"}
    ]""",
    evidence="SM",
    where="B.listOrganizations D.listOrganizations A7",
    sends="",
)
def test_organizations_come_as_an_array(found: list[Organization]) -> None:
    first, second = found
    assert first.id == "5d0c1c0e-3f5b-4a34-9d0e-1f6a7f2b9c11"
    assert first.name == "Northlight Ferries"
    assert first.icon_file_id is None
    assert first.description is None
    assert second.icon_file_id == "icon-77"
    assert second.description == "Moorings and tolls"


@calling(list_organizations).replies("GET /organizations", 200, JSON, "[]", evidence="SM", where="B.listOrganizations")
def test_no_organization_is_an_empty_array(found: list[Organization]) -> None:
    assert found == []


@calling(get_organization, ORG).replies(
    "GET /organizations/5d0c1c0e-3f5b-4a34-9d0e-1f6a7f2b9c11",
    200,
    JSON,
    r"""{"id": "5d0c1c0e-3f5b-4a34-9d0e-1f6a7f2b9c11", "name": "Northlight Ferries",
         "owner": "c1f2b6de-77a1-4e0f-8f6e-2f5d1f0f9a10", "createdAt": null, "iconFileId": null,
             "description": null}""",
    evidence="S",
    where="D.getOrganization A7",
)
def test_organization_with_nulls(found: Organization) -> None:
    assert found.name == "Northlight Ferries"
    assert found.icon_file_id is None
    assert found.created_at is None


@calling(list_workspaces, ORG).replies(
    "GET /organizations/5d0c1c0e-3f5b-4a34-9d0e-1f6a7f2b9c11/workspaces",
    200,
    JSON,
    r"""[{"id": "0b7d6e52-8a4c-4c39-9f5e-6f0a52d1c7aa", "name": "Timetables",
           "createdBy": "c1f2b6de-77a1-4e0f-8f6e-2f5d1f0f9a10",
          "organizationId": "5d0c1c0e-3f5b-4a34-9d0e-1f6a7f2b9c11", "description": null, "createdAt": null,
          "defaultWorkspace": true},
         {"id": "w-2", "name": "Fares", "createdAt": "2026-04-02T05:06:07Z", "defaultWorkspace": false}]""",
    evidence="SM",
    where="B.listWorkspaces D.listWorkspaces A7",
)
def test_workspaces_come_as_an_array(found: list[Workspace]) -> None:
    only, other = found
    assert only.name == "Timetables"
    assert only.created_at is None
    assert only.description is None
    assert only.default_workspace is True
    assert other.created_at == datetime(2026, 4, 2, 5, 6, 7, tzinfo=UTC)
    assert other.default_workspace is False


_WORKSPACE = r"""{"id": "0b7d6e52-8a4c-4c39-9f5e-6f0a52d1c7aa", "name": "Timetables",
    "createdBy": "c1f2b6de-77a1-4e0f-8f6e-2f5d1f0f9a10", "organizationId": "5d0c1c0e-3f5b-4a34-9d0e-1f6a7f2b9c11",
    "description": "Winter season", "createdAt": null, "defaultWorkspace": false}"""


@calling(create_workspace, ORG, name="Timetables", description="Winter season").replies(
    "POST /organizations/5d0c1c0e-3f5b-4a34-9d0e-1f6a7f2b9c11/workspaces",
    200,
    JSON,
    _WORKSPACE,
    evidence="S",
    where="D.createWorkspace A7",
    sends=r"""{"name": "Timetables", "description": "Winter season"}""",
)
def test_created_workspace_has_no_creation_time(made: Workspace) -> None:
    assert made.id == "0b7d6e52-8a4c-4c39-9f5e-6f0a52d1c7aa"
    assert made.created_at is None
    assert made.default_workspace is False


@calling(get_workspace, ORG, SPACE).replies(
    "GET /organizations/5d0c1c0e-3f5b-4a34-9d0e-1f6a7f2b9c11/workspaces/0b7d6e52-8a4c-4c39-9f5e-6f0a52d1c7aa",
    200,
    JSON,
    _WORKSPACE,
    evidence="S",
    where="D.getWorkspace A7",
)
def test_read_workspace_has_no_creation_time(found: Workspace) -> None:
    assert found.created_at is None
    assert found.description == "Winter season"


@calling(update_workspace, ORG, SPACE, name="Timetables", description="Winter season").replies(
    "PUT /organizations/5d0c1c0e-3f5b-4a34-9d0e-1f6a7f2b9c11/workspaces/0b7d6e52-8a4c-4c39-9f5e-6f0a52d1c7aa",
    200,
    JSON,
    _WORKSPACE,
    evidence="S",
    where="D.updateWorkspace A7",
)
def test_updated_workspace_has_no_creation_time(found: Workspace) -> None:
    assert found.created_at is None


_PROJECT = r"""{"id": "wR7tQ2mZ", "name": "Crossings", "description": null, "domain": "crossings-77",
    "webhookBaseUrl": null,
    "createdAt": "2026-04-02T05:06:07.123456789", "owner": "c1f2b6de-77a1-4e0f-8f6e-2f5d1f0f9a10",
    "workspaceId": "0b7d6e52-8a4c-4c39-9f5e-6f0a52d1c7aa"}"""
_PROJECTS = f"[{_PROJECT}]"
_PROJECTS_PATH = (
    "/organizations/5d0c1c0e-3f5b-4a34-9d0e-1f6a7f2b9c11/workspaces/0b7d6e52-8a4c-4c39-9f5e-6f0a52d1c7aa/projects"
)


@calling(list_projects, ORG, SPACE).replies(
    f"GET {_PROJECTS_PATH}", 200, JSON, _PROJECTS, evidence="S", where="D.listProjects_1 A7 A14"
)
def test_projects_with_nulls_and_nanoseconds(found: list[ProjectInfo]) -> None:
    (only,) = found
    assert only.id == "wR7tQ2mZ"
    assert only.description is None
    assert only.webhook_base_url is None
    assert only.created_at == datetime(2026, 4, 2, 5, 6, 7, 123456)  # noqa: DTZ001 - no zone on the wire


@calling(get_project, ORG, SPACE, "wR7tQ2mZ").replies(
    f"GET {_PROJECTS_PATH}/wR7tQ2mZ", 200, JSON, _PROJECT, evidence="S", where="D.readProject_1 A7 A13"
)
def test_read_project_with_nulls(found: ProjectInfo) -> None:
    assert found.name == "Crossings"
    assert found.description is None


@calling(update_project, ORG, SPACE, "wR7tQ2mZ", name="Crossings", description="Summer").replies(
    f"PUT {_PROJECTS_PATH}/wR7tQ2mZ",
    200,
    JSON,
    _PROJECT,
    evidence="S",
    where="D.updateProject_1 A7",
    sends=r"""{"name": "Crossings", "description": "Summer"}""",
)
def test_updated_project_with_nulls(found: ProjectInfo) -> None:
    assert found.webhook_base_url is None
    assert found.description is None


_WHOLE_PROJECT = r"""{"id": "kP3vB8nD", "name": "Crossings", "description": "Summer", "domain": "crossings-78",
    "webhookBaseUrl": "https://hook.example/w", "createdAt": "2026-04-02T05:06:07Z",
    "owner": "c1f2b6de-77a1-4e0f-8f6e-2f5d1f0f9a10", "workspaceId": "0b7d6e52-8a4c-4c39-9f5e-6f0a52d1c7aa"}"""


@calling(create_project, ORG, SPACE, name="Crossings").replies(
    f"POST {_PROJECTS_PATH}", 200, JSON, _WHOLE_PROJECT, evidence="S", where="A7", sends=r"""{"name": "Crossings"}"""
)
def test_created_project_sends_no_description_that_nobody_gave(made: ProjectInfo) -> None:
    assert made.id == "kP3vB8nD"
    assert made.description == "Summer"
    assert made.webhook_base_url == "https://hook.example/w"


@calling(list_legacy_projects).replies(
    "GET /projects", 200, JSON, _PROJECTS, evidence="S", where="D.listProjects A7 C11.4", deprecated=True
)
def test_deprecated_project_list(found: list[ProjectInfo]) -> None:
    assert [project.name for project in found] == ["Crossings"]


@calling(get_legacy_project, "wR7tQ2mZ").replies(
    "GET /projects/wR7tQ2mZ", 200, JSON, _PROJECT, evidence="S", where="D.readProject A7", deprecated=True
)
def test_deprecated_project_read(found: ProjectInfo) -> None:
    assert found.description is None


@calling(update_legacy_project, "wR7tQ2mZ", name="Crossings").replies(
    "PUT /projects/wR7tQ2mZ", 200, JSON, _PROJECT, evidence="S", where="D.updateProject A7", deprecated=True
)
def test_deprecated_project_update(found: ProjectInfo) -> None:
    assert found.webhook_base_url is None


@calling(create_legacy_project, name="Crossings").replies(
    "POST /projects",
    200,
    JSON,
    r"""{"id": "kP3vB8nD", "name": "Crossings", "previewURL": "https://crossings.example/preview", "version": 3,
           "deleted": false,
         "parent": null, "roles": ["OWNER"], "internalApp": false}""",
    evidence="XH",
    where="C11.4 A7",
    deprecated=True,
    unknown=("previewURL", "version", "deleted", "parent", "roles", "internalApp"),
)
def test_deprecated_project_of_2024_keeps_the_fields_of_its_time(made: ProjectInfo) -> None:
    assert made.id == "kP3vB8nD"
    assert made.extra["previewURL"] == "https://crossings.example/preview"
    assert made.extra["roles"] == ["OWNER"]
    assert made.extra["parent"] is None
    assert made.description is None


@calling(list_api_keys).replies(
    "GET /projects/wR7tQ2mZ/apiKeys",
    200,
    JSON,
    r"""[
      {"name": "nightly", "apiKey": null, "apiKeyId": "3e9b7c1a-52f4-4f0e-9d7c-8b6a5f4e3d2c", "expiresAt": null},
      {"name": "kiosk", "apiKey": null, "apiKeyId": "9a8b7c6d-1234-4abc-8def-0123456789ab",
       "expiresAt": "2027-01-31T23:59:59.999+00:00"}
    ]""",
    evidence="S",
    where="B.listApiKeys D.listApiKeys A7 A14 C11.2",
)
def test_api_keys_come_as_an_array_without_their_secrets(found: list[ApiKey]) -> None:
    nightly, kiosk = found
    assert nightly.name == "nightly"
    assert nightly.api_key_id == "3e9b7c1a-52f4-4f0e-9d7c-8b6a5f4e3d2c"
    assert nightly.api_key is None
    assert nightly.expires_at is None
    assert kiosk.expires_at == datetime(2027, 1, 31, 23, 59, 59, 999000, tzinfo=UTC)


@calling(create_api_key, name="nightly").replies(
    "POST /projects/wR7tQ2mZ/apiKeys",
    200,
    JSON,
    r"""{"name": "nightly", "apiKey": "kqZ81mTb.6yHn0oPq2rSt4uVw",
           "apiKeyId": "3e9b7c1a-52f4-4f0e-9d7c-8b6a5f4e3d2c"}""",
    evidence="S",
    where="C11.2 A13",
    sends=r"""{"name": "nightly"}""",
)
def test_a_new_api_key_shows_its_secret_once_and_only_on_demand(made: ApiKey) -> None:
    assert made.api_key is not None
    assert made.api_key.get() == "kqZ81mTb.6yHn0oPq2rSt4uVw"
    assert "6yHn0oPq2rSt4uVw" not in repr(made)
    assert made.expires_at is None


@calling(create_api_key, name="kiosk", expires_at=datetime(2027, 1, 31, 23, 59, 59, tzinfo=UTC)).replies(
    "POST /projects/wR7tQ2mZ/apiKeys",
    200,
    JSON,
    r"""{"name": "kiosk", "apiKey": "kqZ81mTb.6yHn0oPq2rSt4uVw", "apiKeyId": "not-a-uuid", "expiresAt": 1801439999}""",
    evidence="S",
    where="A14 A13",
)
def test_an_expiry_that_is_no_date_stays_what_it_is(made: ApiKey) -> None:
    assert made.api_key_id == "not-a-uuid"
    assert made.to_dict()["expiresAt"] == 1801439999


@calling(get_info).replies(
    "GET /info",
    200,
    JSON,
    r"""{"userId": "c1f2b6de-77a1-4e0f-8f6e-2f5d1f0f9a10", "email": "mate@northlight.example"}""",
    evidence="CT",
    where="U.info",
)
def test_a_partner_key_names_no_project(who: AccountInfo) -> None:
    assert who.user_id == "c1f2b6de-77a1-4e0f-8f6e-2f5d1f0f9a10"
    assert who.email == "mate@northlight.example"
    assert not who.project_id
    assert not who.project_name


@calling(get_info).replies(
    "GET /info",
    200,
    JSON,
    r"""{"projectId": "", "projectName": null, "userId": "c1f2b6de-77a1-4e0f-8f6e-2f5d1f0f9a10",
           "email": "mate@northlight.example"}""",
    evidence="CT",
    where="U.info",
)
def test_a_partner_key_may_name_an_empty_project(who: AccountInfo) -> None:
    assert not who.project_id
    assert who.email == "mate@northlight.example"


@calling(get_info).replies(
    "GET /info",
    200,
    JSON,
    r"""{"projectId": "wR7tQ2mZ", "projectName": "Crossings", "userId": "c1f2b6de-77a1-4e0f-8f6e-2f5d1f0f9a10",
         "email": "mate@northlight.example"}""",
    evidence="CT",
    where="U.info",
)
def test_a_project_key_names_its_project(who: AccountInfo) -> None:
    assert who.project_id == "wR7tQ2mZ"
    assert who.project_name == "Crossings"
