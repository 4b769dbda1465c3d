"""Docstrings name arguments and attributes as Python does, whatever the document calls them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from codegen.document import Document
from codegen.wording import speak_python

SOURCE = """
paths:
  /shelves/{shelfId}:
    get:
      operationId: get_shelf
      description: Tells its `shelfWidth` and `shelfId`, but no `bookCount`.
      parameters:
        - {name: shelfId, in: path, description: Not the `shelfWidth`.}
        - {name: q, in: query, x-peaka-name: question}
      responses: {}
components:
  schemas:
    Shelf:
      description: A shelf, `WIDE` or not; units are `q` and `m`.
      properties:
        shelfWidth: {type: number, description: In `m`.}
        description: {type: string, description: Beside `shelfWidth`.}
        shelfKind: {type: string, const: WIDE}
      example: {description: Kept as `shelfWidth`.}
"""


@pytest.fixture
def spoken(tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "openapi.yaml"
    path.write_text(SOURCE)
    document = Document(path)
    speak_python(document)
    return document.data


def test_arguments_and_attributes_are_renamed(spoken: dict[str, Any]) -> None:
    operation = spoken["paths"]["/shelves/{shelfId}"]["get"]
    assert operation["description"] == "Tells its `shelf_width` and `shelf_id`, but no `bookCount`."
    assert operation["parameters"][0]["description"] == "Not the `shelf_width`."


def test_what_has_a_name_of_its_own_keeps_it(spoken: dict[str, Any]) -> None:
    assert spoken["components"]["schemas"]["Shelf"]["description"] == "A shelf, `WIDE` or not; units are `q` and `m`."


def test_a_property_called_description_is_no_description(spoken: dict[str, Any]) -> None:
    properties = spoken["components"]["schemas"]["Shelf"]["properties"]
    assert properties["description"] == {"type": "string", "description": "Beside `shelf_width`."}


def test_examples_stay_as_the_wire_has_them(spoken: dict[str, Any]) -> None:
    assert spoken["components"]["schemas"]["Shelf"]["example"] == {"description": "Kept as `shelfWidth`."}


def test_names_stay(spoken: dict[str, Any]) -> None:
    before = yaml.safe_load(SOURCE)
    assert list(spoken["components"]["schemas"]["Shelf"]["properties"]) == list(
        before["components"]["schemas"]["Shelf"]["properties"]
    )
