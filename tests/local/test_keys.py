"""Who may call what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from peaka_client.testing.document import Operation, document

from .conftest import client_of

if TYPE_CHECKING:
    from peaka_client.testing import LocalPeaka

PARTNER_ONLY = [one for one in document().operations.values() if one.scopes == ("partner",)]


async def test_info_says_whose_key_it_is(local: LocalPeaka) -> None:
    async with client_of(local) as partner, client_of(local, local.project_key) as project:
        of_partner, of_project = (await partner.get("/info")).json(), (await project.get("/info")).json()

    assert of_partner.keys() == {"userId", "email"}
    assert (of_project["projectId"], of_project["projectName"]) == ("aB3dE5fG", "Shop data")


@pytest.mark.parametrize("key", ["", "wrong.key", "pk7Qx2Lm"])
async def test_a_bad_key_is_401(local: LocalPeaka, key: str) -> None:
    async with client_of(local, key or "none") as client:
        reply = await client.get("/info")

    assert (reply.status_code, reply.json()["error"]) == (401, "Unauthorized")


async def test_no_key_is_401(local: LocalPeaka) -> None:
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"{local.url}/info")).status_code == 401


def test_the_document_knows_twenty_partner_only_operations() -> None:
    assert len(PARTNER_ONLY) == 20


@pytest.mark.parametrize("operation", PARTNER_ONLY, ids=lambda one: one.name)
async def test_a_project_key_is_refused_where_the_document_says_so(local: LocalPeaka, operation: Operation) -> None:
    path = operation.path
    for name in ("organizationId", "workspaceId", "projectId", "apiKeyId"):
        path = path.replace("{" + name + "}", local.project_id)
    async with client_of(local, local.project_key) as client:
        reply = await client.request(operation.method, path)

    assert (reply.status_code, reply.json()["error"]) == (403, "Forbidden")


async def test_a_project_key_is_refused_for_another_project(local: LocalPeaka) -> None:
    async with client_of(local, local.project_key) as client:
        reply = await client.get("/data/projects/hJ7kL9mN/catalogs")

    assert (reply.status_code, reply.json()["path"]) == (403, "/api/v1/data/projects/hJ7kL9mN/catalogs")


async def test_the_old_session_call_takes_the_project_of_the_key(local: LocalPeaka, strict: LocalPeaka) -> None:
    for one, status in ((local, 200), (strict, 400)):
        async with client_of(one, one.project_key) as client:
            assert (await client.get("/ui/initSession")).status_code == status
    async with client_of(local) as client:
        assert (await client.get("/ui/initSession")).status_code == 400


async def test_an_operation_of_unknown_scope_is_open_to_both(local: LocalPeaka) -> None:
    for key in (local.partner_key, local.project_key):
        async with client_of(local, key) as client:
            assert (await client.get(f"/ai/{local.project_id}/agent/history")).status_code == 200


async def test_another_project_is_refused(local: LocalPeaka) -> None:
    async with client_of(local, local.project_key) as client:
        for path in ("/data/projects/hJ7kL9mN/catalogs", "/connections/hJ7kL9mN", "/data/projects/unknown1/catalogs"):
            assert (await client.get(path)).status_code == 403
        body = {"projectId": "hJ7kL9mN", "sessionMode": "FULL_STUDIO"}
        assert (await client.post("/ui/initSession", json=body)).status_code == 403


async def test_a_new_key_works_until_it_is_deleted(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    made = (await http.post("/projects/hJ7kL9mN/apiKeys", json={"name": "ci"})).json()
    prefix, _, secret = made["apiKey"].partition(".")

    assert (len(prefix), len(secret)) == (8, 32)
    async with client_of(local, made["apiKey"]) as client:
        assert (await client.get("/info")).json()["projectId"] == "hJ7kL9mN"
        listed = (await http.get("/projects/hJ7kL9mN/apiKeys")).json()
        assert [(one["name"], one["apiKey"]) for one in listed] == [("ci", None)]
        await http.delete(f"/projects/hJ7kL9mN/apiKeys/{made['apiKeyId']}")
        assert (await client.get("/info")).status_code == 401


async def test_a_key_expires(local: LocalPeaka, http: httpx.AsyncClient) -> None:
    body = {"name": "short", "expiresAt": "2026-07-14T09:00:10Z"}
    made = (await http.post("/projects/hJ7kL9mN/apiKeys", json=body)).json()
    async with client_of(local, made["apiKey"]) as client:
        assert (await client.get("/info")).status_code == 200
        local.advance(11)
        assert (await client.get("/info")).status_code == 401
