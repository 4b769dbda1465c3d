"""Each rule of the lint fires on a document that breaks it, and no other rule does."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lint_openapi
import pytest
import yaml
from openapi_lint import RULES, lint
from openapi_lint.document import Document
from openapi_lint.prose import restates

Break = Callable[[dict[str, Any]], object]

MINIMAL = """
openapi: 3.1.0
info: {title: Shop, version: 1.0.0, description: A shop that sells tea and keeps books on it.}
tags:
  - {name: teas, description: What the shop sells., x-peaka-scope: project}
paths:
  /shop/{projectId}/teas/{teaId}:
    put:
      operationId: update_tea
      tags: [teas]
      summary: Change what a tea costs
      description: Takes effect at once; open orders keep their price.
      x-peaka-operation-id: updateTea
      x-peaka-method: update
      x-peaka-key-scopes: [partner]
      x-peaka-replay: safe
      parameters:
        - {name: projectId, in: path, required: true, description: Whose shop it is., schema: {type: string}}
        - {name: teaId, in: path, required: true, description: As the list gives it., schema: {type: string}}
        - {name: loud, in: query, description: Tell the neighbours., schema: {type: boolean, default: false}}
      requestBody:
        content:
          application/json:
            schema: {$ref: '#/components/schemas/TeaInput'}
            example: {price: 3}
      responses:
        '200':
          description: The tea as it now is.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Tea'}
              example: {price: 3, colour: green, apiKey: none}
        4XX: {$ref: '#/components/responses/Bad'}
        default: {$ref: '#/components/responses/Bad'}
components:
  responses:
    Bad:
      description: What went wrong.
      content:
        application/json:
          schema: {$ref: '#/components/schemas/Error'}
          example: {message: sold out}
  schemas:
    Error:
      description: Why a call failed.
      type: object
      properties: {message: {type: string, description: For people.}}
    Colour: {description: What it looks like in a cup., type: string, enum: [green, black]}
    TeaInput:
      description: A new price for a tea.
      type: object
      properties: {price: {type: integer, description: In cents.}}
    Tea:
      description: Something to drink.
      type: object
      properties:
        price: {type: integer, description: In cents.}
        colour: {$ref: '#/components/schemas/Colour', description: In a white cup.}
        apiKey: {type: string, format: password, description: Opens the tin.}
"""


def operation(data: dict[str, Any]) -> dict[str, Any]:
    return data["paths"]["/shop/{projectId}/teas/{teaId}"]["put"]  # type: ignore[no-any-return]


def schema(data: dict[str, Any], name: str) -> dict[str, Any]:
    return data["components"]["schemas"][name]  # type: ignore[no-any-return]


def properties(data: dict[str, Any], name: str) -> dict[str, Any]:
    return schema(data, name)["properties"]  # type: ignore[no-any-return]


def reply(data: dict[str, Any]) -> dict[str, Any]:
    return operation(data)["responses"]["200"]  # type: ignore[no-any-return]


def body(data: dict[str, Any]) -> dict[str, Any]:
    return operation(data)["requestBody"]["content"]["application/json"]  # type: ignore[no-any-return]


def second(data: dict[str, Any], path: str = "/shop/{projectId}/kettles/{teaId}", **changes: object) -> None:
    """Add a second operation, a copy of the first with changes."""
    other = copy.deepcopy(operation(data))
    fresh = {"operationId": "get_tea", "x-peaka-operation-id": "getTea", "x-peaka-method": "get"}
    data["paths"][path] = {"put": {**other, **fresh, **changes}}


def change(target: Callable[[dict[str, Any]], dict[str, Any]], **changes: object) -> Break:
    return lambda data: target(data).update(changes)


def drop(target: Callable[[dict[str, Any]], dict[str, Any]], *keys: str) -> Break:
    return lambda data: [target(data).pop(key) for key in keys]


def parameter(**values: object) -> Break:
    fresh = {"name": "shout", "in": "query", "description": "How loud it is.", "schema": {"type": "string"}}
    return lambda data: operation(data)["parameters"].append({**fresh, **values})


def prop(name: str, child: dict[str, Any], schema_name: str = "Tea") -> Break:
    worded = {"description": "As the tin says.", **child}
    return lambda data: properties(data, schema_name).update({name: worded})


def union(data: dict[str, Any]) -> None:
    body(data)["schema"] = {"oneOf": [{"$ref": "#/components/schemas/TeaInput"}]}


def nameless_branch(data: dict[str, Any]) -> None:
    union(data)
    branch = {"schema": "TeaInput", "name": "update_tea_price", "method": "update_price"}
    operation(data)["requestBody"]["x-peaka-branches"] = [branch]


def list_body(data: dict[str, Any]) -> None:
    body(data).update({"schema": {"type": "array", "items": {"$ref": "#/components/schemas/TeaInput"}}, "example": []})


def rename_reply_type(data: dict[str, Any]) -> None:
    reply(data)["content"]["*/*"] = reply(data)["content"].pop("application/json")


def nullable_component(data: dict[str, Any]) -> None:
    schema(data, "TeaInput")["type"] = ["object", "null"]


def undeclared_tag(data: dict[str, Any]) -> None:
    """An undeclared tag, while the declared one stays in use."""
    second(data)
    operation(data)["tags"] = ["mugs"]


def two_tags(data: dict[str, Any]) -> None:
    data["tags"].append({**data["tags"][0], "name": "cups"})
    operation(data)["tags"] = ["teas", "cups"]


def renamed_twin(data: dict[str, Any]) -> None:
    """The same path again under another parameter's name."""
    second(data, "/shop/{projectId}/teas/{leafId}")
    data["paths"]["/shop/{projectId}/teas/{leafId}"]["put"]["parameters"][1]["name"] = "leafId"


BROKEN: list[tuple[str, Break]] = [
    ("version", lambda data: data.update(openapi="3.0.3")),
    ("content-type", rename_reply_type),
    ("response-schema", lambda data: reply(data)["content"]["application/json"].pop("schema")),
    ("response-schema", lambda data: reply(data)["content"]["application/json"].update(schema={"type": "object"})),
    ("error-response", lambda data: operation(data)["responses"].pop("4XX")),
    ("error-response", lambda data: operation(data)["responses"].pop("default")),
    ("error-response", lambda data: operation(data)["responses"].update({"404": {"description": "It is not there."}})),
    ("one-tag", two_tags),
    ("one-tag", undeclared_tag),
    ("tag", lambda data: data["tags"][0].update({"x-peaka-scope": "planet"})),
    ("tag", lambda data: data["tags"].append({**data["tags"][0], "name": "cups"})),
    ("named-enum", prop("cup", {"type": "string", "enum": ["small", "large"]})),
    ("nullable-enum", lambda data: schema(data, "Colour").update(type=["string", "null"])),
    ("enum-values", lambda data: schema(data, "Colour")["enum"].append("GREEN")),
    ("enum-values", lambda data: schema(data, "Colour").update({"x-enum-varnames": ["GREEN"]})),
    ("nullable", prop("origin", {"type": "string", "nullable": True})),
    ("nullable-component", nullable_component),
    ("free-form", prop("labels", {"type": "object", "additionalProperties": {"type": "object"}})),
    ("secret", prop("clientSecret", {"type": "string"})),
    ("secret", prop("callbackToken", {"type": ["string", "null"]})),
    ("date-header", parameter(**{"in": "header"}, schema={"type": "string", "format": "date-time"})),
    ("date-header", lambda data: reply(data).update(headers={"Since": {"schema": {"format": "date-time"}}})),
    ("parameter-style", parameter(explode=True)),
    ("parameter-style", parameter(style="deepObject")),
    ("list-default", prop("sizes", {"type": "array", "items": {"type": "string"}, "default": ["small"]})),
    ("string-default", prop("quote", {"type": "string", "default": '"'})),
    ("string-default", prop("separator", {"type": "string", "default": "\\n"})),
    ("one-direction", lambda data: body(data).update(schema={"$ref": "#/components/schemas/Tea"})),
    ("operation-id", change(operation, operationId="updateTea")),
    ("operation-id", change(operation, operationId="update_tea_1")),
    ("operation-id", change(operation, operationId="tea_update")),
    ("operation-id", lambda data: second(data, operationId="update_tea")),
    ("extension", drop(operation, "x-peaka-replay")),
    ("extension", change(operation, **{"x-peaka-replay": "maybe"})),
    ("extension", change(operation, **{"x-peaka-key-scopes": ["owner"]})),
    ("extension", drop(operation, "x-peaka-method")),
    ("extension", drop(operation, "x-peaka-operation-id")),
    ("extension", change(operation, **{"x-peaka-evidnce": "observed"})),
    ("extension", change(operation, **{"x-peaka-evidence": "guessed"})),
    ("extension", prop("cup", {"type": "string", "x-peaka-name": "not a name"})),
    ("extension", prop("cup", {"type": "string", "x-peaka-positional": 1})),
    ("extension", lambda data: data["tags"][0].update({"x-peaka-inline": "yes"})),
    ("extension", lambda data: data["tags"][0].update({"x-peaka-helper": "teas.py"})),
    ("vendor-id", lambda data: second(data, **{"x-peaka-operation-id": "updateTea"})),
    ("method-name", lambda data: second(data, **{"x-peaka-method": "update"})),
    ("branches", union),
    ("array-body", list_body),
    ("path-parameter", lambda data: operation(data)["parameters"].pop(1)),
    ("path-parameter", renamed_twin),
    ("argument-name", parameter(name="timeout")),
    ("argument-name", parameter(name="tea_id")),
    ("argument-name", prop("project", {"type": "string"}, "TeaInput")),
    ("property-name", prop("api_key", {"type": "string", "format": "password"})),
    ("class-name", lambda data: data["components"]["schemas"].update(TEA=schema(data, "Tea"))),
    ("class-name", lambda data: data["components"]["schemas"].update(Teas=schema(data, "Tea"))),
    ("class-name", lambda data: data["components"]["schemas"].update(CupDto=schema(data, "Tea"))),
    ("reference", prop("cup", {"$ref": "#/components/schemas/Cup"})),
    ("summary", change(operation, summary="Change what a tea costs.")),
    ("summary", change(operation, summary="Change " + "and change " * 8)),
    ("summary", drop(operation, "summary")),
    ("summary", nameless_branch),
    ("description", drop(operation, "description")),
    ("description", lambda data: operation(data)["parameters"][1].pop("description")),
    ("description", lambda data: data["tags"][0].pop("description")),
    ("description", lambda data: schema(data, "Tea").pop("description")),
    ("description", prop("strength", {"type": "integer", "description": ""})),
    ("description", prop("name", {"type": "string", "description": ""}, "TeaInput")),
    ("description", change(reply, description="The tea as it now is, without a period")),
    ("restated-name", change(operation, description="Updates the tea.")),
    ("restated-name", lambda data: schema(data, "Tea").update(description="A tea object.")),
    ("restated-name", prop("teaStrength", {"type": "integer", "description": "The strength of the tea."})),
    ("restated-name", parameter(description="The shout.")),
    ("example", lambda data: body(data).pop("example")),
    ("example", lambda data: body(data).update(examples={"cheap": {"value": {"price": 1}}})),
]


@pytest.fixture
def minimal() -> dict[str, Any]:
    return yaml.safe_load(MINIMAL)  # type: ignore[no-any-return]


def test_the_minimal_document_is_clean(minimal: dict[str, Any]) -> None:
    assert lint(Document(minimal)) == []


@pytest.mark.parametrize(("rule", "spoil"), BROKEN, ids=[f"{index}-{rule}" for index, (rule, _) in enumerate(BROKEN)])
def test_a_broken_document_breaks_that_rule_alone(minimal: dict[str, Any], rule: str, spoil: Break) -> None:
    spoil(minimal)
    assert {finding.rule for finding in lint(Document(minimal))} == {rule}


@pytest.mark.parametrize(
    ("text", "adds"),
    [
        ("The id.", False),
        ("Id of the query", False),
        ("Whether the query is cached or not", True),
        ("The ids of the queries.", False),
        ("Eighteen digits.", True),
        ("Id of the query, a string", False),
    ],
)
def test_what_restates_a_name(text: str, adds: bool) -> None:
    assert restates(text, ("queryId", "Query")) is not adds


def test_every_rule_has_a_case() -> None:
    assert {rule for rule, _ in BROKEN} == set(RULES)


def test_the_script_names_file_place_and_rule(
    minimal: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    operation(minimal)["x-peaka-replay"] = "maybe"
    path = tmp_path / "openapi.yaml"
    path.write_text(yaml.safe_dump(minimal))
    assert lint_openapi.main([str(path)]) == 1
    assert capsys.readouterr().err == "openapi.yaml: update_tea: extension: x-peaka-replay must be safe or unsafe\n"


def test_the_script_finds_an_example_that_does_not_fit(
    minimal: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body(minimal)["example"] = {"price": "three"}
    path = tmp_path / "openapi.yaml"
    path.write_text(yaml.safe_dump(minimal))
    assert lint_openapi.main([str(path)]) == 1
    assert capsys.readouterr().err == (
        "openapi.yaml: update_tea/requestBody/application/json: valid-example:"
        " $.price: 'three' is not of type 'integer'\n"
    )


def test_the_script_prints_counts(minimal: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text(yaml.safe_dump(minimal))
    assert lint_openapi.main([str(path), "--counts"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[1].split() == ["operations:", "1", "with", "prose", "1", "without", "0"]
    assert printed[6].split() == ["examples:", "3", "valid", "3"]


def test_the_script_is_silent_on_a_clean_document(
    minimal: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text(yaml.safe_dump(minimal))
    assert lint_openapi.main([str(path)]) == 0
    assert capsys.readouterr() == ("", "")
