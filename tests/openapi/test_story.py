"""The examples tell one story: an id in one of them is that of a thing that another one shows."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openapi_lint.document import Document

ROOT = Path(__file__).resolve().parents[2]
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

SHOWN_BY = {
    "organizationId": ("list_organizations", "id"),
    "workspaceId": ("list_workspaces", "id"),
    "catalogId": ("list_catalogs", "id"),
    "connectionId": ("list_connections", "id"),
    "queryId": ("list_queries", "id"),
    "folderId": ("list_query_folders", "id"),
    "parentId": ("list_query_folders", "id"),
    "threadId": ("list_threads", "threadId"),
    "aiThreadId": ("list_threads", "threadId"),
}
"""Where the things that these ids belong to are listed, and under which key."""

ELSEWHERE = {
    "catalogId": {"184203401234567890"},  # the semantic catalog, which create_semantic_catalog makes
    "connectionId": {"3eac8f41-5a97-4b4e-adb2-6f80a1c24d60"},  # the Stripe catalog's
}


@pytest.fixture(scope="module")
def document() -> Document:
    return Document.read(ROOT / "openapi.yaml")


def pairs(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield key, child
            yield from pairs(child)
    elif isinstance(value, list):
        for child in value:
            yield from pairs(child)


def examples(document: Document, *operations: str) -> Iterator[Any]:
    for operation in document.operations:
        if not operations or operation.id in operations:
            for media in operation.media:
                yield from media.examples.values()


def test_ids_are_those_of_the_lists(document: Document) -> None:
    used: dict[str, set[object]] = defaultdict(set)
    for example in examples(document):
        for key, value in pairs(example):
            if key in SHOWN_BY and value is not None:
                used[key].add(value)
    for key, (operation, name) in SHOWN_BY.items():
        shown = {value for example in examples(document, operation) for each, value in pairs(example) if each == name}
        assert used[key], key
        assert used[key] - ELSEWHERE.get(key, set()) <= shown, key


def test_one_project(document: Document) -> None:
    projects = {value for example in examples(document) for key, value in pairs(example) if key == "projectId"}
    assert projects == {"aB3dE5fG"}


def test_long_ids_are_strings(document: Document) -> None:
    for example in examples(document):
        for key, value in pairs(example):
            if key.lower().endswith("id"):
                assert value is None or isinstance(value, str | list), (key, value)


def test_uuids_are_uuids(document: Document) -> None:
    found = re.findall(r"\b[0-9a-f]{8}-[0-9a-f-]{27}\b", json.dumps(list(examples(document))))
    assert len(found) > 50
    assert all(UUID.fullmatch(each) for each in found)


def test_keys_are_obviously_false(document: Document) -> None:
    text = json.dumps(list(examples(document)))
    assert set(re.findall(r"\b\w{8}\.[\w-]*secret", text)) == {"pk7Qx2Lm.not-a-real-secret"}
    assert not re.search(r"@(?!corner-coffee\.example)[a-z]+\.(com|studio)", text)
