"""Embedded sessions: a one-time code for a browser."""

from __future__ import annotations

from typing import Any

from ..call import Call, handles
from ..errors import gateway
from ..state import Session

_DEFAULT_TIMEOUT = 300
"""Seconds; Peaka publishes no default and no maximum. Taken as the life of the code, and of the session after it."""


def _start(call: Call, body: dict[str, Any]) -> Any:
    project = call.project
    timeout = body.get("timeoutInSeconds") or _DEFAULT_TIMEOUT
    configs = body.get("featureConfigs") or {}
    mode = body.get("sessionMode") or ("CONNECTOR_MODAL_ONLY" if body.get("connectorType") else "FULL_STUDIO")
    made = Session(
        code=call.state.ids.code(), project_id=project.id, mode=mode, theme=body.get("theme") or "light",
        theme_override=bool(body.get("themeOverride")), expires_at=call.state.clock.now() + timeout,
        flags=dict(body.get("featureFlags") or {}), connector_types=list(configs.get("displayedConnectorTypes") or []),
        connector_type=body.get("connectorType"), create_catalog=body.get("catalogCreateEnabled") is not False,
    )  # fmt: skip
    call.state.sessions[made.code] = made
    return {
        "sessionUrl": f"{call.local.url}/ui/session?code={made.code}",
        "partnerOrigin": f"{call.local.pages_origin}/",
    }


@handles("create_session")
def create_session(call: Call) -> Any:
    body = call.body
    if not isinstance(body.get("projectId"), str) or not body["projectId"]:
        raise gateway("JSON parse error: body.projectId is missing")
    timeout = body.get("timeoutInSeconds")
    if timeout is not None and (isinstance(timeout, bool) or not isinstance(timeout, int) or timeout < 1):
        raise gateway("JSON parse error: body.timeoutInSeconds is not a positive number of seconds")
    if body.get("sessionMode") not in (None, "FULL_STUDIO", "CONNECTOR_MODAL_ONLY"):
        raise gateway(f"JSON parse error: no enum constant SessionMode.{body['sessionMode']}")
    for name, kind in (("featureFlags", dict), ("featureConfigs", dict)):
        if body.get(name) is not None and not isinstance(body[name], kind):
            raise gateway(f"JSON parse error: body.{name} is not an object")
    return _start(call, body)


@handles("create_legacy_session")
def create_legacy_session(call: Call) -> Any:
    call.local.changed()
    return _start(call, dict(call.query))
