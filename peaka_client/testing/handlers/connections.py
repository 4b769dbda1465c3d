"""Connection types and connections."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, quote

from ..call import Call, handles
from ..connectors import TYPES, connector
from ..errors import service
from ..log import mask
from ..state import Connection
from .catalogs import forget_catalog


@handles("list_connection_types")
def list_connection_types(call: Call) -> Any:
    return TYPES


@handles("get_connection_type")
def get_connection_type(call: Call) -> Any:
    found = connector(call.path["connectionType"])
    if found is None:
        call.missing("connection type", call.path["connectionType"])
    return found


def _show(one: Connection, *, consent: bool = False) -> dict[str, Any]:
    shown = {"id": one.id, "name": one.name, "type": one.type, "url": ""}
    if consent and one.consent is not None:
        shown["url"] = f"https://accounts.example.com/consent?client_id=peaka&state={quote(one.consent)}"
    return shown


def _find(call: Call) -> Connection:
    found = call.project.connections.get(call.path["connectionId"])
    if found is None:
        raise service("INVALID_CONNECTION_ID", "invalid connection id", "cn004", status=404 if call.strict else 400)
    return found


def _is_oauth(kind: str) -> bool:
    """Whether the owner of such a connection is sent to a consent page."""
    return bool((connector(kind) or {}).get("redirectRequired"))


def _checked(call: Call) -> dict[str, Any]:
    """The credential of a body: it may be missing only for a type whose owner is sent to a consent page.

    The type may be one that LocalPeaka does not list: it knows a few of some three hundred.
    """
    body: dict[str, Any] = call.body
    if "credential" not in body and not (_is_oauth(body["type"]) and body.get("connectionCallback")):
        raise service("Bad Request", "Missing property 'credential'", None)
    if "credential" in body and not body["credential"]:
        raise service("INVALID_CREDENTIALS", "invalid credentials", None)
    return body


@handles("list_connections")
def list_connections(call: Call) -> Any:
    return [_show(one) for one in call.project.connections.values()]


@handles("create_connection")
def create_connection(call: Call) -> Any:
    body, ids = _checked(call), call.state.ids
    made = Connection(
        ids.uuid(), body["name"], body["type"], body.get("credential") or {}, body.get("connectionCallback")
    )
    if body.get("connectionCallback") and _is_oauth(made.type):
        made.consent = ids.uuid()
    call.project.connections[made.id] = made
    return _show(made, consent=True)


@handles("complete_connection_oauth")
def complete_connection_oauth(call: Call) -> Any:
    """The query string that the provider sent back; its ``state`` says which connection it belongs to."""
    given = parse_qs(call.body["queryParameters"])
    state, code = given.get("state", [""])[0], given.get("code", [""])[0]
    found = next(
        (one for one in call.project.connections.values() if one.consent is not None and one.consent == state), None
    )
    if found is None or not code:
        raise service("WrongRequestException", "invalid state or code", None)
    found.consent, found.credential = None, {"refreshToken": code}
    return _show(found)


@handles("get_connection")
def get_connection(call: Call) -> Any:
    return _show(_find(call))


@handles("update_connection")
def update_connection(call: Call) -> Any:
    found, body = _find(call), _checked(call)
    found.name, found.type = body["name"], body["type"]
    found.credential = body.get("credential") or found.credential
    return _show(found)


@handles("delete_connection")
def delete_connection(call: Call) -> None:
    """With the catalogs that were made from it."""
    found, project = _find(call), call.project
    del project.connections[found.id]
    for catalog in [one for one in project.catalogs.values() if one.connection_id == found.id]:
        forget_catalog(call, project, catalog)


@handles("get_connection_detail")
def get_connection_detail(call: Call) -> Any:
    """The type, and what of the credential is no secret."""
    found = _find(call)
    secret = {
        "user",
        "username",
        *(name for name, value in mask(found.credential).items() if value != found.credential[name]),
    }
    return {"type": found.type, **{name: value for name, value in found.credential.items() if name not in secret}}
