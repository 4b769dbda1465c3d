"""The request log, and that no secret gets into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .conftest import client_of

if TYPE_CHECKING:
    from peaka_client.testing import LocalPeaka


async def test_a_request_is_remembered(local: LocalPeaka) -> None:
    async with client_of(local) as http:
        await http.get("/data/projects/aB3dE5fG/exports", params={"limit": 3})
        await http.get("/nowhere")
    (first,) = local.calls("list_exports")

    assert (first.method, first.path_values, first.query) == ("GET", {"projectId": "aB3dE5fG"}, {"limit": "3"})
    assert (first.status, first.key_prefix) == (200, "pk7Qx2Lm")
    assert first.elapsed > 0
    assert [(one.operation, one.status) for one in local.requests] == [("list_exports", 200), ("", 404)]
    local.reset()
    assert local.requests == []


async def test_secrets_are_masked(local: LocalPeaka) -> None:
    body = {"name": "x", "type": "POSTGRES", "credential": {"password": "hunter2"}}
    async with client_of(local) as http:
        await http.post("/connections/aB3dE5fG", json=body)
        await http.post("/connections/aB3dE5fG/oauth2", json={"queryParameters": "code=hunter2&state=s1"})
        await http.post(
            "/metadata/aB3dE5fG/refresh/callback", json={"callbackURL": "https://a.b", "callbackToken": "hunter2"}
        )
        made = (await http.post("/projects/aB3dE5fG/apiKeys", json={"name": "ci"})).json()
    told = repr(local.requests)

    assert local.calls("create_connection")[0].body == {"name": "x", "type": "POSTGRES", "credential": "**********"}
    assert local.calls("create_connection")[0].headers["authorization"] == "**********"
    for secret in ("hunter2", local.partner_key, made["apiKey"]):
        assert secret not in told
