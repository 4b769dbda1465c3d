"""Parametric tables."""

from __future__ import annotations

from typing import Any

from ..call import Call, handles
from ..errors import gateway
from ..macros import MacroError, expand
from ..state import Parametric


def _show(one: Parametric) -> dict[str, Any]:
    return {
        "fromSchema": one.from_schema, "fromTable": one.from_table, "toSchema": one.to_schema, "toTable": one.to_table,
        "paramValues": one.values,
    }  # fmt: skip


@handles("list_parametric_tables")
def list_parametric_tables(call: Call) -> Any:
    return [_show(one) for one in call.catalog.parametric]


@handles("create_parametric_table")
def create_parametric_table(call: Call) -> Any:
    catalog, body = call.catalog, call.body
    if body["fromTable"] not in catalog.schemas.get(body["fromSchema"], {}):
        raise gateway(f"There is no table with name: {body['fromSchema']}.{body['fromTable']}")
    target = (body["toSchema"], body["toTable"])
    if any((one.to_schema, one.to_table) == target for one in catalog.parametric) or body[
        "toTable"
    ] in catalog.schemas.get(body["toSchema"], {}):
        raise gateway(f"Table already exists: {'.'.join(target)}", status=409 if call.strict else 400)
    made = Parametric(body["fromSchema"], body["fromTable"], *target, body.get("paramValues") or [])
    for value in made.values:
        try:
            expand(value["value"], call.state.clock.moment())
        except (MacroError, OverflowError, ValueError) as error:
            raise gateway(str(error)) from None
    catalog.parametric.append(made)
    return _show(made)


@handles("delete_parametric_table")
def delete_parametric_table(call: Call) -> None:
    catalog, wanted = call.catalog, (call.query["toSchema"], call.query["toTable"])
    for one in catalog.parametric:
        if (one.to_schema, one.to_table) == wanted:
            catalog.parametric.remove(one)
            return
    raise gateway(f"There is no parametric table with name: {'.'.join(wanted)}", status=404)
