"""The generated code of the small documents, imported and run with a sender that only records."""

from __future__ import annotations

import inspect
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .conftest import Load


class Answer:
    def __init__(self, body: object) -> None:
        self.status = 200
        self.headers: Mapping[str, str] = {}
        self.body = b"" if body is None else json.dumps(body).encode()
        self.elapsed = 0.0
        self.attempts = 1

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self.body


class Recorder:
    """A sender that keeps the calls and answers each with the same JSON."""

    def __init__(self, answer: object = None) -> None:
        self.answer = answer
        self.calls: list[Any] = []

    async def send(self, call: Any, read: Any) -> Any:
        self.calls.append(call)
        return read(Answer(self.answer))

    def stream(self, call: Any, wrap: Any) -> AbstractAsyncContextManager[Any]:
        self.calls.append(call)

        @asynccontextmanager
        async def opened() -> AsyncIterator[Answer]:
            yield wrap(Answer(self.answer))

        return opened()


async def test_path_query_and_scope(load: Load) -> None:
    calls = load("calls")
    item, scope, types = calls("api.item"), calls("scope"), calls("types")
    sender = Recorder([{"id": "1"}, {"id": "2", "more": True}])
    project = scope.ProjectScope(sender, "aB3dE5fG")

    found = await item.list_items(project, "a", "..", type="b", server_timeout=2.5, timeout=9)

    call = sender.calls[0]
    assert call.operation.name == "list_items"
    assert call.path == ("a", "aB3dE5fG", "..")  # refused where it is encoded, by the core
    assert call.query == {
        "limit": types.UNSET, "type": "b", "timeout": 2.5, "kind": types.UNSET, "filter": types.UNSET,
    }  # fmt: skip
    assert call.body is types.UNSET
    assert call.options == {"timeout": 9}
    assert [type(one).__name__ for one in found] == ["Item", "Item"]
    assert found[1].extra == {"more": True}


async def test_function_and_method_are_one(load: Load) -> None:
    calls = load("calls")
    api, item = calls("api"), calls("api.item")
    assert item.ItemCalls.list is item.list_items
    sender = Recorder([])
    resource = api.ProjectApi(sender, "aB3dE5fG").item
    assert isinstance(resource, item.ItemCalls)
    assert await resource.list("a", "x", type="b") == []
    assert sender.calls[0].path == ("a", "aB3dE5fG", "x")


async def test_array_body_is_one_argument(load: Load) -> None:
    calls = load("calls")
    item, scope, models = calls("api.item"), calls("scope"), calls("models")
    sender = Recorder({"x": {"id": "1"}})
    items = [models.ItemInput(id="1")]
    found = await item.update_items(scope.ProjectScope(sender, "p"), "a", "b", items=items)
    assert sender.calls[0].body is items
    assert found == {"x": models.Item(id="1")}


async def test_branches_of_a_body(load: Load) -> None:
    calls = load("calls")
    item, scope = calls("api.item"), calls("scope")
    sender = Recorder({"any": 1})
    project = scope.ProjectScope(sender, "p")
    assert await item.run_text(project, text="SELECT 1") == {"any": 1}
    assert sender.calls[0].body == {"projectId": "p", "mode": "TEXT", "text": "SELECT 1"}
    await item.run_number(project, number=None)
    assert sender.calls[1].body == {"number": None, "password": calls("types").UNSET}
    assert sender.calls[0].operation is sender.calls[1].operation
    assert not hasattr(item, "run")


async def test_project_in_a_query(load: Load) -> None:
    calls = load("calls")
    sender = Recorder(None)
    project = calls("scope").ProjectScope(sender, "p")
    assert await calls("api.item").run_old(project, dry_run=True) is None
    assert sender.calls[0].query == {"projectId": "p", "dryRun": True}


async def test_inline_methods_and_lazy_resources(load: Load) -> None:
    calls = load("calls")
    api = calls("api")
    client = api.ClientApi(Recorder({"email": "a@b.c"}))
    assert await client.info() == {"email": "a@b.c"}
    sender = Recorder(["x"])
    assert await api.ProjectApi(sender, "p").list(list=["t"]) == ["x"]
    assert sender.calls[0].body["list"] == ["t"]
    assert not hasattr(client, "nobody")
    assert isinstance(inspect.getattr_static(api.ClientApi, "projects"), property)


async def test_deprecated_functions_say_so(load: Load) -> None:
    calls = load("calls")
    projects = calls("api.projects")
    with pytest.warns(DeprecationWarning, match="delete_project is deprecated") as seen:
        await projects.delete_project(calls("scope").ClientScope(Recorder(None)), "p")
    assert seen[0].filename == __file__


async def test_nothing_to_say_accepts_any_answer(load: Load) -> None:
    models = load("models")
    for answer in (None, {"ok": True}, "deleted", 5):
        scope = models("scope").ClientScope(Recorder(answer))
        assert await models("api.things").replace_thing(scope, "1", thing=[]) is None


async def test_streams_are_plain_functions(load: Load) -> None:
    streams = load("streams")
    files, scope, kinds = streams("api.files"), streams("scope"), streams("streams")
    sender = Recorder("name,age")
    project = scope.ProjectScope(sender, "p")
    for function, wrapper in ((files.download_sample, kinds.ByteStream), (files.download_picture, kinds.ByteStream)):
        assert not inspect.iscoroutinefunction(function)
        async with function(project) as stream:
            assert isinstance(stream, wrapper)
    async with files.watch_files(project, ["a"], deep=True) as events:
        assert isinstance(events, kinds.EventStream)
    assert [call.operation.accept for call in sender.calls] == ["text/csv", "image/png", "text/event-stream"]
    assert sender.calls[2].body == {"deep": True, "names": ["a"]}


def test_a_helper_stands_on_the_face(load: Load) -> None:
    streams = load("streams")
    helper = streams("api").ProjectApi(Recorder(), "aB3dE5fG").files
    assert type(helper) is streams("resources.files").Files
    assert helper.helps
    assert helper.project_id == "aB3dE5fG"


async def test_multipart(load: Load) -> None:
    streams = load("streams")
    files, scope, models = streams("api.files"), streams("scope"), streams("models")
    sender = Recorder(None)
    request = models.ImportRequest(header=True)
    await files.import_file(scope.ProjectScope(sender, "p"), file=b"a,b", request=request)
    assert sender.calls[0].operation.multipart
    assert sender.calls[0].body == {"file": b"a,b", "request": request}


def test_docstrings_survive_quotes_and_backslashes(load: Load) -> None:
    calls, models = load("calls"), load("models")
    doc = inspect.getdoc(calls("api.projects").get_project) or ""
    assert 'Says "no" to `..` and \\d+.' in doc
    assert "PeakaNotFoundError: There is none." in doc
    thing = inspect.getdoc(models("models").Thing) or ""
    assert 'a back\\slash, """three quotes"""' in thing
    assert '- another "point"' in thing


def _thing(load: Load, **changes: Any) -> Any:
    data = {"id": "1", "from": "here", "state": "new", "madeAt": "2026-07-14T09:00:00Z", "parts": []}
    return load("models")("models").Thing.from_dict({**data, **changes})


def test_unknown_enum_values_stay_strings(load: Load) -> None:
    state = load("models")("models").State
    thing = _thing(load, state="brand-new", lastState=None, states=["in-use", "odd", {"not": "hashable"}])
    assert thing.state == "brand-new"
    assert type(thing.state) is str
    assert thing.last_state is None
    assert thing.states == [state.IN_USE, "odd", {"not": "hashable"}]
    assert _thing(load).state is state.NEW


def test_nested_values_are_read(load: Load) -> None:
    thing = _thing(
        load,
        part={"thing": {"id": "2"}},
        grid=[[{"thing": None}]],
        byName={"x": {}},
        flags={"a": True},
        day="2026-07-14",
        times=["2026-07-14T09:00:00Z", "soon"],
        secret="hush",
        oldSecret=None,
        children=[{"id": "3"}],
    )
    assert thing.part.thing.id == "2"
    assert thing.grid[0][0].thing is None
    assert thing.by_name["x"].to_dict() == {"thing": None}
    assert thing.flags == {"a": True}
    assert thing.day == date(2026, 7, 14)
    assert thing.times == [datetime(2026, 7, 14, 9, tzinfo=UTC), "soon"]
    assert thing.secret.get() == "hush"
    assert "hush" not in repr(thing)
    assert thing.old_secret is None
    assert thing.children[0].id == "3"


def test_names_with_quotes(load: Load) -> None:
    wire = 'quo"te\\x'
    thing = _thing(load, **{wire: "here"})
    assert thing.quote == "here"
    assert thing.to_dict()[wire] == "here"


def test_models_of_requests(load: Load) -> None:
    models, types = load("models")("models"), load("models")("types")
    below = models.ThingInput(name="b", extra={"new": 1})
    thing = models.ThingInput(name="a", until=None, token=types.Secret("t"), state="odd", below=[below])
    assert thing.to_dict() == {
        "name": "a", "until": None, "token": types.Secret("t"), "state": "odd", "below": [{"name": "b", "new": 1}],
    }  # fmt: skip
    assert thing.flags is types.UNSET
    moment = models.ThingInput(name="a", until=datetime(2026, 7, 14, 9, tzinfo=UTC))
    assert moment.to_dict() == {"name": "a", "until": "2026-07-14T09:00:00Z"}
    assert models.ThingInput.from_dict(moment.to_dict()) == moment
    with pytest.raises(TypeError, match="name"):
        models.ThingInput()


def test_models_load_when_first_used(load: Load) -> None:
    models = load("models")("models")
    assert models.__all__ == ["Part", "State", "Thing", "ThingInput"]
    assert set(models.__all__) <= set(dir(models))
    with pytest.raises(AttributeError, match="Unused"):
        _ = models.Unused
