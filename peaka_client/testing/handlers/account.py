"""Who am I, and the drivers' URLs."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ..call import Call, handles

_DBC = "dbc.peaka.studio:4567"


@handles("get_info")
def get_info(call: Call) -> Any:
    info = {"userId": call.state.user_id, "email": call.state.email}
    if call.key.project_id:
        info |= {"projectId": call.key.project_id, "projectName": call.state.projects[call.key.project_id].name}
    return info


def _jdbc(call: Call, catalog: str) -> str:
    return f"jdbc:peaka://{_DBC}{catalog}?extraCredentials=peakaKey:{call.key.secret}"


def _sqlalchemy(call: Call, catalog: str) -> str:
    credential = quote(f'[["peakaKey","{call.key.secret}"]]', safe='[],"')
    return f"peaka://{_DBC}{catalog}?http_scheme=https&extra_credential={credential}&access_token=true"


@handles("get_drivers")
def get_drivers(call: Call) -> Any:
    catalog = "/" + (call.query.get("catalogName") or "{catalogName}")
    return {"JDBC": _jdbc(call, catalog), "SQL_ALCHEMY": _sqlalchemy(call, catalog)}


@handles("get_jdbc_driver")
def get_jdbc_driver(call: Call) -> Any:
    return {"JDBC": _jdbc(call, "")}


@handles("get_sqlalchemy_driver")
def get_sqlalchemy_driver(call: Call) -> Any:
    return {"SQL_ALCHEMY": _sqlalchemy(call, "/" + call.query["catalogName"])}
