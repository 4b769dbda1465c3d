"""The tolerant reader and the strict forms of a model: unknown, missing, null and misshapen values."""

from __future__ import annotations

import copy
import logging
import pickle
from datetime import UTC, datetime
from typing import Any

import attrs
import pytest

from peaka_client import model as model_module
from peaka_client.encoding import to_wire
from peaka_client.errors import PeakaDecodeError
from peaka_client.model import WireShapeError, list_of, map_of, read_list, read_map, text
from peaka_client.models import ApiKey, CacheState, CacheStatus, Catalog, ColumnInput, QueryFolderTreeNode
from peaka_client.operation import Operation, Response
from peaka_client.types import UNSET, Secret


@pytest.fixture(autouse=True)
def _forget() -> None:
    model_module._tell_once.cache_clear()


def test_unknown_properties_are_kept() -> None:
    wire = {"id": "1", "name": "shop", "connectionId": None, "brandNew": [1, {"a": None}]}
    catalog = Catalog.from_dict(wire)
    assert catalog.extra == {"brandNew": [1, {"a": None}]}
    assert catalog.to_dict() == wire
    assert "brandNew" in repr(catalog)


def test_extra_is_never_shared() -> None:
    first, second = Catalog.from_dict({"id": "1"}), Catalog.from_dict({"id": "1"})
    first.extra["a"] = 1
    assert second.extra == {}
    assert first != second
    assert Catalog.from_dict({"id": "1"}).extra == {}


def test_reading_extra_changes_nothing() -> None:
    first, second = Catalog.from_dict({"id": "1"}), Catalog.from_dict({"id": "1"})
    assert first.extra == {}
    assert first == second
    assert first.to_dict() == second.to_dict()
    assert repr(first) == repr(second) == "Catalog(id='1', name=None)"


def test_models_of_two_kinds_are_never_equal() -> None:
    assert Catalog.from_dict({"id": "1"}) != QueryFolderTreeNode.from_dict({"id": "1"})
    assert Catalog.from_dict({"id": "1"}) != {"id": "1"}


def test_missing_and_null_required_values_are_none_and_told_once(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "peaka_client"):
        assert Catalog.from_dict({"name": "shop"}).id is None
        assert Catalog.from_dict({"id": None, "name": "shop"}).id is None
    assert [record.getMessage() for record in caplog.records] == [
        "Catalog without its required property 'id': None stands there"
    ]


def test_nested_values_of_another_shape_stay_and_are_told_once(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "peaka_client"):
        for _ in range(2):
            tree = QueryFolderTreeNode.from_dict(
                {"id": "1", "name": "n", "children": "none", "queries": [5, {"id": "2"}]}
            )
            assert tree.to_dict()["children"] == "none"
            assert tree.queries is not None
            assert tree.queries[0] == 5
            assert tree.queries[1].id == "2"
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == len(set(said))
    assert "a list expected, str found: kept as it is" in said
    assert "Query expected, int found: kept as it is" in said


def test_null_and_left_out_are_no_values_of_another_shape(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "peaka_client"):
        QueryFolderTreeNode.from_dict({"id": "1", "name": "n", "children": None, "queries": [None]})
        QueryFolderTreeNode.from_dict({"id": "1", "name": "n"})
    assert not [record for record in caplog.records if "expected" in record.getMessage()]


def test_null_is_written_only_where_the_document_allows_it() -> None:
    key = ApiKey.from_dict({"apiKeyId": "1", "name": "n", "expiresAt": None})
    assert key.to_dict() == {"apiKeyId": "1", "name": "n", "apiKey": None}


@pytest.mark.parametrize("root", [[], "text", 5, None, True])
def test_a_wrong_root_raises(root: object) -> None:
    with pytest.raises(WireShapeError, match=r"Catalog expected at \$, \w+ found"):
        Catalog.from_dict(root)
    with pytest.raises(ValueError, match="ColumnInput expected"):
        ColumnInput.from_dict(root)


def test_decoders_of_roots() -> None:
    assert list_of(Catalog.read)([{"id": "1"}, "odd"])[1] == "odd"
    assert map_of(text)({"a": "b"}) == {"a": "b"}
    assert text("x") == "x"
    for decode, root in ((list_of(text), {}), (map_of(text), []), (text, 5)):
        with pytest.raises(WireShapeError):
            decode(root)


def test_shape_errors_can_be_pickled() -> None:
    with pytest.raises(WireShapeError) as error:
        Catalog.from_dict([])
    copied = pickle.loads(pickle.dumps(error.value))
    assert copied.place == "$"
    assert str(copied) == str(error.value) == "Catalog expected at $, list found"


def test_equality_is_by_value_and_class() -> None:
    first, second = Catalog.from_dict({"id": "1"}), Catalog.from_dict({"id": "1"})
    assert first == second
    assert first != Catalog.from_dict({"id": "2"})
    assert first != CacheStatus.from_dict({"id": "1"})
    assert first != {"id": "1"}
    with pytest.raises(TypeError, match="unhashable"):
        hash(first)


def test_copies() -> None:
    status = CacheStatus.from_dict(
        {"id": "1", "status": "RUNNING", "new": 1, "cacheActionLogs": [{"timestamp": "2026-07-14T09:00:00Z"}]}
    )
    for copied in (pickle.loads(pickle.dumps(status)), copy.deepcopy(status), copy.copy(status), attrs.evolve(status)):
        assert copied == status
        assert copied.status is CacheState.RUNNING
        assert copied.extra == {"new": 1}
    changed = attrs.evolve(status, id="2")
    assert (changed.id, status.id) == ("2", "1")


def test_unset_and_secrets_survive_copies() -> None:
    column = ColumnInput(name="a", data_type="VARCHAR")
    for copied in (pickle.loads(pickle.dumps(column)), copy.deepcopy(column)):
        assert copied == column
        assert copied.default_value is UNSET
    key = ApiKey(api_key_id="1", name="n", api_key=Secret("hush"))
    assert copy.deepcopy(key) == key
    assert pickle.loads(pickle.dumps(key)) == key


def test_repr_shows_what_is_there() -> None:
    assert repr(Catalog.from_dict({"id": "1", "name": "shop"})).startswith("Catalog(id='1', name='shop'")
    assert "None" not in repr(ApiKey(api_key_id="1", name="n"))
    assert repr(ColumnInput(name="a", data_type="INT")) == "ColumnInput(name='a', data_type='INT')"
    assert Secret("hush") == Secret("hush")
    assert Secret("hush") != Secret("other")
    assert Secret("hush") != "hush"
    shown = repr(ApiKey(api_key_id="1", name="n", api_key=Secret("hush")))
    assert "hush" not in shown
    assert "Secret" in shown


def test_secrets_stay_secret_when_written() -> None:
    written = ApiKey(api_key_id="1", name="n", api_key=Secret("hush")).to_dict()
    assert isinstance(written["apiKey"], Secret)
    assert "hush" not in repr(written)


def test_to_wire() -> None:
    value = {
        "model": Catalog.from_dict({"id": "1"}),
        "enum": CacheState.RUNNING,
        "moment": datetime(2026, 7, 14, tzinfo=UTC),
        "unset": UNSET,
        "many": (1, 2.5, None, True),
    }
    assert to_wire(value) == {
        "model": {"id": "1", "connectionId": None},
        "enum": "RUNNING",
        "moment": "2026-07-14T00:00:00Z",
        "many": [1, 2.5, None, True],
    }
    assert type(to_wire(CacheState.RUNNING)) is str


def test_readers_let_null_and_unset_pass() -> None:
    assert read_list(None, text) is None
    assert read_map(UNSET, text) is UNSET
    assert Catalog.read(UNSET) is UNSET
    assert model_module.read_secret(None) is None


def test_arguments_are_checked_by_name() -> None:
    unchecked: Any = Catalog
    for arguments, named in (((), {"identifier": "1"}), (("1",), {}), ((), {"id": "1"})):
        with pytest.raises(TypeError):
            unchecked(*arguments, **named)


def test_a_tree_deeper_than_python_is_a_decode_error() -> None:
    depth = 400  # JSON allows it, the recursion limit does not
    body = b'{"children":[' * depth + b"{}" + b"]}" * depth
    operation = Operation(name="n", method="GET", path="/", safe=True, decode=QueryFolderTreeNode.from_dict)
    with pytest.raises(PeakaDecodeError, match="recursion"):
        operation.read(Response(200, {}, body, 0.0))
