"""Every operation, called over a real socket both ways: by its endpoint function and by its resource method.

What is called, and with what, is read from the compiled document: an operation that the document gains is called here
without a change, or fails for want of a value.
"""

from __future__ import annotations

import importlib
import inspect
import json
import re
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, cast

import pytest
import pytest_asyncio

from peaka_client import PeakaClient, Response
from peaka_client.testing import Durations, LocalPeaka

pytestmark = pytest.mark.asyncio(loop_scope="module")

Json = Any

DOCUMENT: dict[str, Json] = json.loads(files("peaka_client.testing").joinpath("openapi.json").read_text("utf-8"))
TAGS = {tag["name"]: tag for tag in DOCUMENT["tags"]}

VALUES: dict[str, str] = {
    "organizationId": "0b7f5c1e-2d64-4e1b-9a8f-3c5d7e9f1a2b",
    "workspaceId": "1c8a6d2f-3e75-4f2c-8b90-4d6e8fa02b3c",
    "projectId": "aB3dE5fG",
    "catalogId": "184203377512349696",
    "schemaName": "public",
    "tableName": "orders",
    "columnName": "status",
    "queryId": "184203390771122304",
    "dialect": "postgres",
    "connectionType": "POSTGRES",
    "threadId": "72e02385-9edb-4f82-a1f6-a3c4e5068192",
    "toSchema": "payment",
    "q": "how many orders",
    "table": "orders",
    "question": "What sells best?",
    "connectionId": "3eac8f41-5a97-4b4e-adb2-6f80a1c24d5e",
    "cacheId": "4fbd9052-6ba8-4c5f-bec3-7091b2d35e6f",
    "exportId": "50ce0163-7cb9-4d60-8fd4-81a2c3e46f70",
    "apiKeyId": "61df1274-8dca-4e71-90e5-92b3d4f57081",
    "folderId": "83f13496-afec-4093-b207-b4d5f6179203",
    "id": "94a245a7-b0fd-41a4-8318-c5e607280314",
    "relationId": "a5b356b8-c10e-42b5-9429-d6f718391425",
    "tableId": "184203401234567946",
    "catalogName": "shop",
    "toTable": "charges_this_month",
}
"""What a parameter is given; the sample world of LocalPeaka knows these."""

VALUES_BY_TAG: dict[str, dict[str, str]] = {
    "tables": {"tableName": "suppliers", "columnName": "lead_days"},
    "bi_tables": {"tableName": "targets", "columnName": "revenue"},
    "materialized_queries": {"queryId": "184203390771122560"},
    "semantic_catalogs": {"catalogId": "184203401234567890"},
    "parametric_tables": {"catalogId": "184203377512349721"},
}

VALUES_BY_OPERATION: dict[str, dict[str, str]] = {
    "create_internal_table": {"tableName": "couriers"},
    "create_bi_table": {"tableName": "forecasts"},
    "create_relation": {"relationId": "customer_id"},
}
"""What differs for one operation; create_relation's last segment is a column, the others' a relation."""

ARGUMENTS: dict[str, dict[str, Json]] = {
    "get_query_folder_tree": {"include_queries": True},
    "create_query_folder": {"folder_name": "monthly"},
    "create_query_subfolder": {"folder_name": "daily"},
    "create_catalog": {"name": "archive"},
    "create_semantic_catalog": {"name": "finance"},
    "create_semantic_table": {"table_name": "revenue"},
    "create_parametric_table": {"to_table": "charges_today"},
    "rename_query_folder": {"name": "archive"},
    "delete_query_folder": {"force": True},
    "add_bi_columns": {"columns": [{"name": "note", "dataType": "VARCHAR"}]},
    "add_internal_columns": {"columns": [{"name": "note", "dataType": "VARCHAR"}]},
}
"""Arguments beside or instead of the example's, mostly because the sample world has the example's thing already."""

STARTED_FIRST = {"cancel_full_refresh": "start_full_refresh", "cancel_incremental_update": "start_incremental_update"}
"""What must run before it can be cancelled."""

BY_PROJECT_KEY = {"get_info"}
"""Called with a project key, which is told more."""

BROKEN_ON_THE_WIRE = {"list_schema_cache_statuses"}
"""Always a 500 at Peaka; a strict LocalPeaka answers."""


@dataclass(frozen=True)
class Case:
    operation: str
    function: str
    method: str
    tag: str
    route: str
    parameters: tuple[Mapping[str, Json], ...]
    body: Json
    media_type: str | None
    array_name: str | None
    reply: Json
    """The document's example of the reply; None where the operation has nothing to say."""

    def __str__(self) -> str:
        return self.function


def resolve(node: Json) -> Json:
    while isinstance(node, dict) and "$ref" in node:
        target = DOCUMENT
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def example_of(media: Mapping[str, Json]) -> Json:
    if "example" in media:
        return media["example"]
    return next(iter(media["examples"].values()))["value"] if "examples" in media else None


def body_of(branch: str | None, request: Mapping[str, Json]) -> tuple[str | None, Json]:
    for media_type, media in request.get("content", {}).items():
        if branch is None:
            return media_type, example_of(media)
        required = set(DOCUMENT["components"]["schemas"][branch].get("required", ()))
        known = set(DOCUMENT["components"]["schemas"][branch]["properties"])
        for entry in media["examples"].values():
            if required <= set(entry["value"]) <= known:
                return media_type, entry["value"]
    return None, None


def cases() -> Iterator[Case]:
    for route, item in DOCUMENT["paths"].items():
        for verb, operation in item.items():
            if verb == "parameters":
                continue
            request = resolve(operation.get("requestBody", {}))
            parameters = tuple(resolve(one) for one in (*item.get("parameters", ()), *operation.get("parameters", ())))
            success = next(reply for status, reply in operation["responses"].items() if status.startswith("2"))
            reply = example_of(resolve(success).get("content", {}).get("application/json", {}))
            for branch in request.get("x-peaka-branches", [None]):
                media_type, body = body_of(branch and branch["schema"], request)
                yield Case(
                    operation=operation["operationId"],
                    function=branch["name"] if branch else operation["operationId"],
                    method=branch["method"] if branch else operation["x-peaka-method"],
                    tag=operation["tags"][0],
                    route=f"{verb.upper()} {route}",
                    parameters=parameters,
                    body=body,
                    media_type=media_type,
                    array_name=request.get("x-peaka-name"),
                    reply=reply,
                )


CASES = list(cases())


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])|(?<=[A-Z])([A-Z])(?=[a-z])", r"_\1\2", name).lower()


def python_name(schema_owner: Mapping[str, Json], name: str) -> str:
    chosen = cast("str", schema_owner.get("x-peaka-name", snake(name)))
    return f"{chosen}_" if chosen in {"from", "import", "class"} else chosen


def value_of(case: Case, name: str) -> str:
    return {**VALUES, **VALUES_BY_TAG.get(case.tag, {}), **VALUES_BY_OPERATION.get(case.operation, {})}[name]


def arguments(case: Case, function: Any) -> tuple[list[Any], dict[str, Any]]:
    """Positional and keyword arguments, as the signature asks for them."""
    signature = inspect.signature(function)
    bound = TAGS[case.tag]["x-peaka-scope"] == "project"
    positional: list[Any] = []
    keyword: dict[str, Any] = {}
    for parameter in case.parameters:
        name = parameter["name"]
        if bound and name == "projectId":
            continue
        if parameter["in"] == "path":
            positional.append(value_of(case, name))
        elif parameter["required"]:
            keyword[python_name(parameter, name)] = value_of(case, name)
    if case.array_name:
        keyword[case.array_name] = case.body
    elif case.media_type == "multipart/form-data":
        keyword["file"] = case.body["file"].encode()
        keyword["request"] = json.loads(case.body["request"])
    elif case.body is not None:
        properties = properties_of(case)
        for name, value in case.body.items():
            argument = python_name(properties.get(name, {}), name)
            if argument in signature.parameters:
                keyword[argument] = value
    return positional, keyword | ARGUMENTS.get(case.operation, {})


def properties_of(case: Case) -> dict[str, Json]:
    operation = DOCUMENT["paths"][case.route.split(" ")[1]][case.route.split(" ")[0].lower()]
    schema = next(iter(resolve(operation["requestBody"])["content"].values()))["schema"]
    found: dict[str, Json] = {}
    for one in schema.get("oneOf", [schema]):
        found |= resolve(one).get("properties", {})
    return found


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served() -> AsyncGenerator[LocalPeaka]:
    async with LocalPeaka.serve(validate=True, durations=Durations(cache=60)) as local:
        yield local


@pytest_asyncio.fixture(loop_scope="module")
async def local(served: LocalPeaka) -> AsyncGenerator[LocalPeaka]:
    start = served.snapshot()
    yield served
    served.restore(start)


def missing_fields(expected: Json, found: Json, place: str = "$") -> list[str]:
    """Where the reply leaves empty what the example fills in."""
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return [f"{place}: {found!r} is no object"]
        return [
            line
            for name, value in expected.items()
            if value is not None
            for line in (
                missing_fields(value, found[name], f"{place}.{name}")
                if found.get(name) is not None
                else [f"{place}.{name} is missing"]
            )
        ]
    if isinstance(expected, list) and expected:
        if not isinstance(found, list) or not found:
            return [f"{place}: {found!r} is no filled list"]
        return min((missing_fields(expected[0], item, f"{place}[]") for item in found), key=len)
    return []


async def call(case: Case, local: LocalPeaka, target: Any, *before: Any) -> Response | None:
    """Call it; give the raw reply, or None for a stream, which is read to its end."""
    replies: list[Response] = []
    positional, keyword = arguments(case, target)
    awaitable = target(*before, *positional, **keyword, on_response=replies.append)
    if isinstance(awaitable, AbstractAsyncContextManager):
        async with awaitable as stream:
            chunks = [chunk async for chunk in stream]
        assert chunks
        return None
    await awaitable
    (reply,) = replies
    return reply


@pytest.mark.parametrize("way", ["function", "method"])
@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_operation(case: Case, way: str, local: LocalPeaka) -> None:
    local.strict = case.operation in BROKEN_ON_THE_WIRE
    key = local.project_key if case.operation in BY_PROJECT_KEY else local.partner_key
    async with PeakaClient(key, base_url=local.url, max_retries=0) as peaka:
        bound = TAGS[case.tag]["x-peaka-scope"] == "project"
        scope: Any = peaka.project(local.project_id) if bound else peaka
        if case.operation in STARTED_FIRST:
            await getattr(peaka.project(local.project_id).cache, STARTED_FIRST[case.operation])(VALUES["cacheId"])
            local.advance(5)
        before = len(local.requests)
        if way == "function":
            reply = await call(
                case, local, getattr(importlib.import_module(f"peaka_client.api.{case.tag}"), case.function), scope
            )
        else:
            holder = scope if TAGS[case.tag].get("x-peaka-inline") else getattr(scope, case.tag)
            reply = await call(case, local, getattr(holder, case.method))

    assert [request.operation for request in local.requests[before:]] == [case.operation]
    if reply is not None and case.reply is not None:
        assert missing_fields(case.reply, json.loads(reply.body)) == []


async def test_all_142_are_here() -> None:
    assert len({case.operation for case in CASES}) == 142
    assert len({case.function for case in CASES}) == len(CASES) == 146
