"""What must not be generated: each trap names its place in the document, and says what to do."""

# ruff: noqa: E501 (messages stand here as they are printed)

from __future__ import annotations

from pathlib import Path

import pytest
from codegen.document import Document, GenerationError
from codegen.render import check_tools, generate

from .conftest import ROOT

BASE = """\
openapi: 3.1.0
info: {title: Small, version: '1'}
tags:
  - {name: things, description: Things., x-peaka-scope: project}
  - {name: account, description: Account., x-peaka-scope: client, x-peaka-inline: true}
paths:
  /things/{projectId}:
    get:
      operationId: list_things
      tags: [things]
      summary: List things
      x-peaka-method: list
      x-peaka-replay: safe
      parameters:
        - {name: projectId, in: path, required: true, schema: {type: string}}
        - {name: maxItems, in: query, schema: {type: integer}}
      responses:
        '200':
          description: The things.
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}
    post:
      operationId: create_thing
      tags: [things]
      summary: Create a thing
      x-peaka-method: create
      x-peaka-replay: unsafe
      parameters:
        - {name: projectId, in: path, required: true, schema: {type: string}}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/ThingInput'}}}
      responses:
        '200': {description: Done., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
components:
  schemas:
    Thing:
      type: object
      required: [id]
      properties:
        id: {type: string}
        state: {$ref: '#/components/schemas/State'}
        size: {type: integer}
    ThingInput:
      type: object
      properties:
        name: {type: string}
        owner: {$ref: '#/components/schemas/OwnerInput'}
    OwnerInput:
      type: object
      properties:
        name: {type: string}
    State:
      type: string
      enum: [NEW, OLD]
"""


class Case:
    """One change that spoils BASE, and what is said then."""

    def __init__(self, name: str, old: str, new: str, *said: str) -> None:
        self.name = name
        self.old = old
        self.new = new
        self.said = list(said)


CASES = [
    Case(
        "one id twice",
        "operationId: create_thing",
        "operationId: list_things",
        "small.yaml:21: paths → /things/{projectId} → post: the operation id 'list_things' is taken by paths → /things/{projectId} → get",
    ),
    Case(
        "ids that snake-case alike",
        "operationId: create_thing",
        "operationId: listThings",
        "small.yaml:21: paths → /things/{projectId} → post: operation id 'listThings' is no snake_case Python name",
    ),
    Case(
        "no id",
        "      operationId: create_thing\n",
        "",
        "small.yaml:21: paths → /things/{projectId} → post: operation id '' is no snake_case Python name",
    ),
    Case(
        "id is a keyword",
        "operationId: create_thing",
        "operationId: import",
        "small.yaml:21: paths → /things/{projectId} → post: operation id 'import' is no snake_case Python name",
    ),
    Case(
        "one method twice in a tag",
        "x-peaka-method: create",
        "x-peaka-method: list",
        "small.yaml:21: paths → /things/{projectId} → post: the method of things 'list' is taken by paths → /things/{projectId} → get",
    ),
    Case(
        "no method",
        "      x-peaka-method: create\n",
        "",
        "small.yaml:21: paths → /things/{projectId} → post: x-peaka-method '' is no snake_case Python name",
    ),
    Case(
        "undeclared tag",
        "tags: [things]",
        "tags: [stuff]",
        "small.yaml:8: paths → /things/{projectId} → get: exactly one declared tag, not ['stuff']",
    ),
    Case(
        "two tags",
        "tags: [things]",
        "tags: [things, account]",
        "small.yaml:8: paths → /things/{projectId} → get: exactly one declared tag, not ['things', 'account']",
    ),
    Case(
        "no scope",
        ", x-peaka-scope: project",
        "",
        "small.yaml:4: tags → 0: x-peaka-scope must be client or project",
    ),
    Case(
        "no replay",
        "      x-peaka-replay: unsafe\n",
        "",
        "small.yaml:21: paths → /things/{projectId} → post: x-peaka-replay must be safe or unsafe",
    ),
    Case(
        "path twice",
        "components:\n",
        "  /things/{projectId}:\n    delete: {}\ncomponents:\n",
        "small.yaml:34: paths → /things/{projectId}: stands here twice",
    ),
    Case(
        "property twice",
        "        size: {type: integer}",
        "        id: {type: integer}",
        "small.yaml:42: components → schemas → Thing → properties → id: stands here twice",
    ),
    Case(
        "unquoted status",
        "        '200':\n",
        "        200:\n",
        "small.yaml:18: paths → /things/{projectId} → get → responses → 200: is no string: quote it",
    ),
    Case(
        "unquoted date",
        "size: {type: integer}",
        "size: {type: string, example: 2026-07-14}",
        "small.yaml:42: components → schemas → Thing → properties → size → example: 2026-07-14 would be a date object: quote it",
    ),
    Case(
        "class renamed by the generator",
        "    OwnerInput:",
        "    owner_input:",
        "small.yaml:47: components → schemas → ThingInput → properties → owner → $ref: #/components/schemas/OwnerInput is not there",
    ),
    Case(
        "class name taken by a tag",
        "    OwnerInput:",
        "    Things:\n      type: object\n    OwnerInput:",
        "small.yaml:4: tags → 0: the class name 'Things' is taken by components → schemas → Things",
    ),
    Case(
        "module names alike",
        "    OwnerInput:",
        "    ThinG:\n      type: object\n    OwnerInput:",
        "small.yaml:48: components → schemas → ThinG: the class name 'ThinG' is taken by components → schemas → Thing",
    ),
    Case(
        "enum members alike",
        "enum: [NEW, OLD]",
        "enum: [in-use, IN_USE]",
        "small.yaml:52: components → schemas → State: the enum member 'IN_USE' is taken by components → schemas → State",
    ),
    Case(
        "enum member without a name",
        "enum: [NEW, OLD]",
        "enum: ['>', '<']",
        "small.yaml:52: components → schemas → State: the value '>' gives no Python name: give x-enum-varnames",
        "small.yaml:52: components → schemas → State: the value '<' gives no Python name: give x-enum-varnames",
    ),
    Case(
        "varnames of another length",
        "enum: [NEW, OLD]",
        "enum: ['>', '<']\n      x-enum-varnames: [MORE]",
        "small.yaml:52: components → schemas → State: as many x-enum-varnames as values, please",
    ),
    Case(
        "integer enum",
        "      type: string\n      enum: [NEW, OLD]",
        "      type: integer\n      enum: [1, 2]\n      x-enum-varnames: [ONE, TWO]",
        "small.yaml:52: components → schemas → State: enums are strings",
    ),
    Case(
        "inline enum",
        "size: {type: integer}",
        "size: {type: string, enum: [A]}",
        "small.yaml:42: components → schemas → Thing → properties → size: an enum without a name; make it a component",
    ),
    Case(
        "attributes alike",
        "size: {type: integer}",
        "ID: {type: integer}",
        "small.yaml:42: components → schemas → Thing → properties → ID: the attribute 'id' is taken by components → schemas → Thing → properties → id",
    ),
    Case(
        "attribute of the base class",
        "size: {type: integer}",
        "toDict: {type: integer}",
        "small.yaml:42: components → schemas → Thing → properties → toDict: 'to_dict' cannot name an attribute: give x-peaka-name",
    ),
    Case(
        "attribute without a name",
        "size: {type: integer}",
        "'%': {type: integer}",
        "small.yaml:42: components → schemas → Thing → properties → %: '' cannot name an attribute: give x-peaka-name",
    ),
    Case(
        "inline object",
        "size: {type: integer}",
        "size: {type: object, properties: {a: {type: string}}}",
        "small.yaml:42: components → schemas → Thing → properties → size: an object with properties but without a name; make it a component",
    ),
    Case(
        "union of models",
        "size: {type: integer}",
        "size: {oneOf: [{$ref: '#/components/schemas/State'}, {type: integer}]}",
        "small.yaml:42: components → schemas → Thing → properties → size: a union of more than plain values; say one schema, or name its branches",
    ),
    Case(
        "allOf",
        "size: {type: integer}",
        "size: {$ref: '#/components/schemas/Both'}\n    Both:\n      allOf: [{$ref: '#/components/schemas/Thing'}, {type: object}]",
        "small.yaml:43: components → schemas → Both: allOf is not supported: write the properties out",
    ),
    Case(
        "sent and received",
        "owner: {$ref: '#/components/schemas/OwnerInput'}",
        "owner: {$ref: '#/components/schemas/Thing'}",
        "small.yaml:47: components → schemas → ThingInput → properties → owner: Thing is both sent and received: split it into a reply and an input",
    ),
    Case(
        "dangling reference",
        "items: {$ref: '#/components/schemas/Thing'}",
        "items: {$ref: '#/components/schemas/Thin'}",
        "small.yaml:20: paths → /things/{projectId} → get → responses → 200 → content → application/json → schema → items → $ref: #/components/schemas/Thin is not there",
    ),
    Case(
        "dangling reference in a schema",
        "state: {$ref: '#/components/schemas/State'}",
        "state: {$ref: '#/components/schemas/Stat'}",
        "small.yaml:41: components → schemas → Thing → properties → state → $ref: #/components/schemas/Stat is not there",
    ),
    Case(
        "reserved argument",
        "name: maxItems",
        "name: maxRetries",
        "small.yaml:8: paths → /things/{projectId} → get: 'maxRetries' takes the reserved name 'max_retries': give x-peaka-name",
    ),
    Case(
        "argument called like the scope",
        "name: maxItems",
        "name: project",
        "small.yaml:8: paths → /things/{projectId} → get: 'project' takes the reserved name 'project': give x-peaka-name",
    ),
    Case(
        "body property called like an option",
        "        name: {type: string}\n        owner",
        "        timeout: {type: string}\n        owner",
        "small.yaml:21: paths → /things/{projectId} → post: 'timeout' takes the reserved name 'timeout': give x-peaka-name",
    ),
    Case(
        "arguments alike",
        "        - {name: maxItems, in: query, schema: {type: integer}}",
        "        - {name: maxItems, in: query, schema: {type: integer}}\n        - {name: max_items, in: query, schema: {type: integer}}",
        "small.yaml:8: paths → /things/{projectId} → get: two arguments are called 'max_items': give x-peaka-name",
    ),
    Case(
        "list in the query",
        "schema: {type: integer}}",
        "schema: {type: array, items: {type: string}}}",
        "small.yaml:16: paths → /things/{projectId} → get → parameters → 1: a query parameter must be one plain value",
    ),
    Case(
        "header",
        "in: query",
        "in: header",
        "small.yaml:16: paths → /things/{projectId} → get → parameters → 1: the header parameter maxItems cannot be sent",
    ),
    Case(
        "path parameter missing",
        "  /things/{projectId}:",
        "  /things/{projectId}/{id}:",
        "small.yaml:8: paths → /things/{projectId}/{id} → get: openapi-python-client: WARNING parsing GET /things/{projectId}/{id} within things. Endpoint will not be generated. Incorrect path templating for /things/{projectId}/{id} (Path parameters do not match with path)",
        "small.yaml:21: paths → /things/{projectId}/{id} → post: openapi-python-client: WARNING parsing POST /things/{projectId}/{id} within things. Endpoint will not be generated. Incorrect path templating for /things/{projectId}/{id} (Path parameters do not match with path)",
    ),
    Case(
        "path parameter is a number",
        "  /things/{projectId}:\n    get:",
        "  /other/{number}:\n    get:\n      operationId: get_other\n      tags: [things]\n      x-peaka-method: other\n      x-peaka-replay: safe\n      parameters:\n        - {name: number, in: path, required: true, schema: {type: integer}}\n      responses: {'200': {description: Done.}}\n  /things/{projectId}:\n    get:",
        "small.yaml:14: paths → /other/{number} → get → parameters → 0: a path parameter must be a string",
    ),
    Case(
        "array body without a name",
        "schema: {$ref: '#/components/schemas/ThingInput'}",
        "schema: {type: array, items: {$ref: '#/components/schemas/ThingInput'}}",
        "small.yaml:29: paths → /things/{projectId} → post → requestBody: a body that is no object with properties needs x-peaka-name or -branches",
    ),
    Case(
        "two media types in a body",
        "content: {application/json: {schema: {$ref: '#/components/schemas/ThingInput'}}}",
        "content: {application/json: {schema: {type: object}}, multipart/form-data: {schema: {type: object}}}",
        "small.yaml:29: paths → /things/{projectId} → post → requestBody: exactly one media type, please",
    ),
    Case(
        "branch that is not there",
        "        required: true\n        content: {application/json: {schema: {$ref: '#/components/schemas/ThingInput'}}}",
        "        required: true\n        x-peaka-branches: [{schema: Nope, name: create_nope, method: create_nope}]\n        content: {application/json: {schema: {oneOf: [{$ref: '#/components/schemas/ThingInput'}, {$ref: '#/components/schemas/OwnerInput'}]}}}",
        "small.yaml:29: paths → /things/{projectId} → post → requestBody: x-peaka-branches must name each of OwnerInput, ThingInput",
    ),
    Case(
        "union body without branches",
        "content: {application/json: {schema: {$ref: '#/components/schemas/ThingInput'}}}",
        "content: {application/json: {schema: {oneOf: [{$ref: '#/components/schemas/ThingInput'}, {$ref: '#/components/schemas/OwnerInput'}]}}}",
        "small.yaml:29: paths → /things/{projectId} → post → requestBody: a body that is no object with properties needs x-peaka-name or -branches",
    ),
    Case(
        "unknown media type",
        "'200': {description: Done., content: {application/json:",
        "'200': {description: Done., content: {application/pdf:",
        "small.yaml:21: paths → /things/{projectId} → post: openapi-python-client: WARNING parsing POST /things/{projectId} within things. Cannot parse response for status code … (Unsupported content_type application/pdf), response will be omitted from generated client",
    ),
    Case(
        "any media type",
        "'200': {description: Done., content: {application/json:",
        "'200': {description: Done., content: {'*/*':",
        "small.yaml:21: paths → /things/{projectId} → post: openapi-python-client: WARNING parsing POST /things/{projectId} within things. Cannot parse response for status code … (Unsupported content_type */*), response will be omitted from generated client",
    ),
    Case(
        "reply without a schema",
        "content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}",
        "content: {application/json: {}}",
        "small.yaml:33: paths → /things/{projectId} → post → responses → 200: one media type with a schema, please",
    ),
    Case(
        "replies of two shapes",
        "        '200': {description: Done., content",
        "        '204': {description: Done.}\n        '200': {description: Done., content",
        "small.yaml:32: paths → /things/{projectId} → post → responses: there must be a 2xx reply, and all of one shape",
    ),
    Case(
        "array without items",
        "size: {type: integer}",
        "size: {type: array}",
        "small.yaml:36: components → schemas → Thing: openapi-python-client: Unable to process schema /components/schemas/Thing: type array must have items or prefixItems defined Failure to process schema has resulted in the removal of: /components/schemas/Thing",
    ),
    Case(
        "not OpenAPI",
        "paths:",
        "ways:",
        "small.yaml: openapi-python-client: Failed to parse OpenAPI document: 1 validation error for OpenAPI paths Field required [type=missing, input_value={'openapi': '3.1.0', 'inf...num': ['NEW', 'OLD']}}}}, input_type=dict]",
    ),
    Case(
        "default of another type",
        "size: {type: integer}",
        "size: {type: integer, default: many}",
        "small.yaml:36: components → schemas → Thing: openapi-python-client: Unable to process schema /components/schemas/Thing: Invalid int value: many Failure to process schema has resulted in the removal of: /components/schemas/Thing",
    ),
    Case(
        "no success",
        "        '200': {description: Done., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}",
        "        '404': {description: Gone.}",
        "small.yaml:32: paths → /things/{projectId} → post → responses: there must be a 2xx reply, and all of one shape",
    ),
    Case(
        "reply that may be null",
        "schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}",
        "schema: {oneOf: [{$ref: '#/components/schemas/Thing'}, {type: 'null'}]}",
        "small.yaml:18: paths → /things/{projectId} → get → responses → 200: a whole reply cannot be null",
    ),
    Case(
        "method that hides a function",
        "x-peaka-method: list",
        "x-peaka-method: create_thing",
        "small.yaml:8: paths → /things/{projectId} → get: the method 'create_thing' is called like another function of things, and would hide it",
    ),
    Case(
        "method of the scope",
        "x-peaka-method: list",
        "x-peaka-method: sender",
        "small.yaml:8: paths → /things/{projectId} → get: 'sender' has another meaning there",
    ),
    Case(
        "function called like a decoder",
        "operationId: list_things",
        "operationId: text",
        "small.yaml:8: paths → /things/{projectId} → get: 'text' has another meaning there",
    ),
    Case(
        "optional argument without a name",
        "        name: {type: string}\n        owner",
        "        name: {type: string, x-peaka-positional: true}\n        owner",
        "small.yaml:46: components → schemas → ThingInput → properties → name: x-peaka-positional is for what is required",
    ),
    Case(
        "inline method called like a tag",
        "x-peaka-scope: project}",
        "x-peaka-scope: project, x-peaka-inline: true}\n  - {name: list, description: Lists., x-peaka-scope: project}",
        "small.yaml:9: paths → /things/{projectId} → get: the name on the project 'list' is taken by tags → 1",
    ),
]


def _generate(text: str, folder: Path) -> None:
    path = folder / "small.yaml"
    path.write_text(text)
    generate(Document(path), ROOT, folder / "output")


def test_the_base_is_fine(tmp_path: Path) -> None:
    _generate(BASE, tmp_path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_trap(case: Case, tmp_path: Path) -> None:
    assert BASE.count(case.old) >= 1
    with pytest.raises(GenerationError) as error:
        _generate(BASE.replace(case.old, case.new, 1), tmp_path)
    assert error.value.problems == case.said
    assert not (tmp_path / "output" / "testing").exists()


def test_what_is_no_yaml(tmp_path: Path) -> None:
    with pytest.raises(GenerationError, match=r"^small\.yaml:5: this is no YAML: "):
        _generate(BASE.replace("  - {name: things", "  -: [{name: things", 1), tmp_path)


def test_other_tools_than_the_pinned_ones(tmp_path: Path) -> None:
    (tmp_path / "constraints.txt").write_text("# pins\nopenapi-python-client==0.28.0\nruff==0.0.1\n")
    with pytest.raises(GenerationError, match=r"constraints\.txt pins 0\.28\.0: run `make setup`"):
        check_tools(tmp_path)
    check_tools(ROOT)
