"""openapi.yaml itself: valid, complete, and in line with what is known of each operation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openapi_lint import lint
from openapi_lint.counts import count_lines
from openapi_lint.document import Document, Op
from openapi_lint.examples import check_examples
from openapi_spec_validator import OpenAPIV31SpecValidator

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def document() -> Document:
    return Document.read(ROOT / "openapi.yaml")


def known_operations() -> dict[tuple[str, str], tuple[str, str, list[str]]]:
    """Method and template → vendor's id, replay, keys; from operations.txt."""
    table = {}
    for line in Path(__file__).with_name("operations.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        vendor_id, method, path, replay, keys = line.split()
        table[method, template(path)] = (vendor_id, replay, [] if keys == "-" else keys.split("+"))
    return table


def template(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path)


def by_template(document: Document) -> dict[tuple[str, str], Op]:
    return {(each.method.upper(), template(each.path)): each for each in document.operations}


def test_is_valid_openapi(document: Document) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(document.data).iter_errors()] == []


def test_keeps_its_own_rules(document: Document) -> None:
    assert [str(finding) for finding in lint(document)] == []


def test_has_every_operation(document: Document) -> None:
    assert len(document.operations) == 142
    assert set(by_template(document)) == set(known_operations())


def test_replay_follows_the_table(document: Document) -> None:
    replays = [each.data["x-peaka-replay"] for each in document.operations]
    assert (replays.count("safe"), replays.count("unsafe")) == (94, 48)


def test_agrees_with_what_is_known_of_each_operation(document: Document) -> None:
    ours = {
        key: (
            each.data.get("x-peaka-operation-id", "-"),
            each.data["x-peaka-replay"],
            each.data["x-peaka-key-scopes"],
        )
        for key, each in by_template(document).items()
    }
    assert ours == known_operations()


def test_path_parameters_keep_the_vendors_names_but_two(document: Document) -> None:
    vendors = {
        line.split()[2]
        for line in Path(__file__).with_name("operations.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    }
    assert vendors - set(document.data["paths"]) == {
        "/data/projects/{projectId}/queries/folders/{parentFolderId}",
        "/metadata/{projectId}/relations/{catalogId}/{schemaName}/{tableName}/{columnName}",
    }


def test_deprecated_are_the_old_projects_session_and_agent(document: Document) -> None:
    deprecated = [each for each in document.operations if each.data.get("deprecated")]
    assert sorted({each.tags[0] for each in deprecated}) == ["agent_v1", "legacy_projects", "sessions"]
    assert len(deprecated) == 10


def test_examples_are_valid(document: Document) -> None:
    checked = check_examples(document)
    assert checked.problems == []
    assert checked.valid == checked.total > 180


def test_counts_say_that_all_is_described(document: Document) -> None:
    counts = dict(line.split(":", 1) for line in count_lines(document))
    without = {name: int(line.split()[-1]) for name, line in counts.items() if "without" in line}
    assert without.pop("properties") < 100
    assert set(without.values()) == {0}
    assert counts["operations"].split()[0] == "142"
    assert counts["restated names"].strip() == "0"
    assert int(counts["mended places"].split()[0]) > 200


def test_servers_and_security(document: Document) -> None:
    assert [server["url"] for server in document.data["servers"]] == [
        "https://partner.peaka.studio/api/v1",
        "https://partner.eu.peaka.studio/api/v1",
    ]
    assert document.data["security"] == [{"bearerAuth": []}]


def test_is_readable_text() -> None:
    text = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
    assert not re.search(r"(?m)^\s*(- )?\S+: [&*]\w+$", text), "no YAML anchors"
    assert "\t" not in text
