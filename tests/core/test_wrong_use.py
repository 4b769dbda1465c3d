"""Wrong use is found before anything is sent, and the message names the cure."""

from __future__ import annotations

import asyncio
import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from peaka_client import PeakaClient, PeakaConfigError, PeakaKeyScopeError, PeakaUsageError
from peaka_client.api.catalogs import list_catalogs
from peaka_client.hub import Hub

from .stub import Answer

KEY = "aBcD1234.s3cr3t-s3cr3t-s3cr3t"


@pytest.mark.parametrize(
    ("arguments", "environment", "cure"),
    [
        ({}, {}, "set the environment variable PEAKA_API_KEY"),
        ({"api_key": ""}, {}, "pass api_key="),
        ({}, {"PEAKA_API_KEY": ""}, "PEAKA_API_KEY is empty"),
        ({"api_key": "a\r\nb"}, {}, "line breaks"),
        ({"api_key": "a b"}, {}, "spaces"),
        ({"api_key": "schlüssel"}, {}, "outside ASCII"),
        ({"api_key": 7}, {}, "must be a str"),
        ({"api_key": KEY, "zone": "mars"}, {}, "pass 'us' or 'eu'"),
        ({"api_key": KEY}, {"PEAKA_ZONE": "mars"}, "pass 'us' or 'eu'"),
        ({"api_key": KEY, "zone": "eu", "base_url": "https://x.example"}, {}, "^zone and base_url exclude each other"),
        ({"api_key": KEY}, {"PEAKA_ZONE": "eu", "PEAKA_BASE_URL": "https://x.example"}, "^PEAKA_ZONE and PEAKA_BASE_"),
        ({"api_key": KEY, "base_url": "http://peaka.example"}, {}, "in the clear"),
        ({"api_key": KEY, "base_url": "http://127.0.0.1.example"}, {}, "in the clear"),
        ({"api_key": KEY, "base_url": ""}, {}, "must look like https://"),
        ({"api_key": KEY, "base_url": "ftp://x.example"}, {}, "must look like https://"),
        ({"api_key": KEY, "base_url": "https://"}, {}, "must look like https://"),
        ({"api_key": KEY, "base_url": "https://x.example:port"}, {}, "must look like https://"),
        ({"api_key": KEY, "base_url": "https://x.example/a b"}, {}, "must look like https://"),
        ({"api_key": KEY, "base_url": "https://x.example\\@y.example"}, {}, "must look like https://"),
        ({"api_key": KEY, "base_url": "https://ü..example"}, {}, "no ASCII form"),
        ({"api_key": KEY, "base_url": "https://x.example/a#b"}, {}, "takes no user, query or fragment"),
        ({"api_key": KEY, "base_url": "https://me:pw@x.example"}, {}, "takes no user"),
        ({"api_key": KEY, "base_url": "https://x.example/?a=1"}, {}, "takes no user, query"),
        ({"api_key": KEY, "base_url": "https://x.example/a/../b"}, {}, "path segment"),
        ({"api_key": KEY, "timeout": 0}, {}, "above 0"),
        ({"api_key": KEY, "timeout": "5"}, {}, "above 0"),
        ({"api_key": KEY, "max_retries": -1}, {}, "0 or more"),
        ({"api_key": KEY, "max_connections": 0}, {}, "1 or more"),
        ({"api_key": KEY, "key_scope": "admin"}, {}, "'partner', 'project'"),
        ({"api_key": KEY, "headers": {"Authorization": "Bearer x"}}, {}, "with_options(api_key="),
        ({"api_key": KEY, "headers": {"X-A": "a\r\nX-B: b"}}, {}, "in one line"),
        ({"api_key": KEY, "headers": {"X A": "a"}}, {}, "no valid header name"),
        ({"api_key": KEY, "headers": {b"X-A": "a"}}, {}, "no valid header name"),
        ({"api_key": KEY, "headers": {"X-A": "\u00e9"}}, {}, "printable ASCII"),
        ({"api_key": KEY, "headers": {"X-A": 5}}, {}, "must be a str"),
        ({"api_key": KEY, "base_url": Path("x")}, {}, "must be a str, not"),
        ({"api_key": KEY, "headers": {"Host": "a"}}, {}, "cannot be set"),
        ({"api_key": KEY, "headers": {"Accept-Encoding": "br"}}, {}, "cannot be set"),
    ],
)
def test_a_client_that_cannot_work(
    arguments: dict[str, Any], environment: dict[str, str], cure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(PeakaConfigError, match=cure.replace("(", r"\(")) as caught:
        PeakaClient(**arguments)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("arguments", "environment", "base"),
    [
        ({}, {}, "https://partner.peaka.studio/api/v1"),
        ({"zone": "eu"}, {}, "https://partner.eu.peaka.studio/api/v1"),
        ({}, {"PEAKA_ZONE": "eu"}, "https://partner.eu.peaka.studio/api/v1"),
        ({}, {"PEAKA_ZONE": "eu", "PEAKA_BASE_URL": ""}, "https://partner.eu.peaka.studio/api/v1"),
        ({}, {"PEAKA_ZONE": "", "PEAKA_BASE_URL": "https://x.example"}, "https://x.example"),
        ({"zone": "us"}, {"PEAKA_ZONE": "eu"}, "https://partner.peaka.studio/api/v1"),
        ({"zone": "us"}, {"PEAKA_BASE_URL": "https://x.example"}, "https://partner.peaka.studio/api/v1"),
        ({"base_url": "https://x.example/p/"}, {"PEAKA_ZONE": "eu"}, "https://x.example/p"),
        ({}, {"PEAKA_BASE_URL": "https://x.example:8443/p"}, "https://x.example:8443/p"),
        ({"base_url": "http://localhost:8080"}, {}, "http://localhost:8080"),
        ({"base_url": "http://[::1]:8080"}, {}, "http://[::1]:8080"),
        ({"base_url": "http://shop.localhost:8080"}, {}, "http://shop.localhost:8080"),
        ({"base_url": "http://peaka.example", "allow_http": True}, {}, "http://peaka.example"),
        ({"base_url": "https://bücher.example"}, {}, "https://xn--bcher-kva.example"),
    ],
)
def test_where_a_client_talks_to(
    arguments: dict[str, Any], environment: dict[str, str], base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert repr(PeakaClient(KEY, **arguments)) == f"PeakaClient(base_url={base!r})"


@pytest.mark.parametrize("project_id", ["", ".", "..", None, 7])
def test_a_missing_project(project_id: Any) -> None:
    with pytest.raises(PeakaConfigError, match=r"peaka\.projects\.list"):
        PeakaClient(KEY).project(project_id)


async def test_the_client_where_a_project_is_needed(talk: Any) -> None:
    async with talk(lambda _: Answer([])) as (stub, peaka):
        with pytest.raises(PeakaConfigError, match=r"pass peaka\.project\(id\)"):
            await list_catalogs(peaka)
        with pytest.raises(AttributeError, match=r"peaka\.project\(id\)\.catalogs"):
            await peaka.catalogs.list()
        with pytest.raises(AttributeError, match=r"no attribute 'nonsense'$"):
            await peaka.nonsense()
        assert stub.requests == []


async def test_path_parameters_stay_one_segment(talk: Any) -> None:
    async with talk(lambda _: Answer({"id": "1", "name": "a"})) as (stub, peaka):
        project = peaka.project("aB3dE5fG")
        for wrong in ("", ".", "..", 7, "\ud800"):
            with pytest.raises(PeakaConfigError):
                await project.queries.get(wrong)
        assert stub.requests == []
        await project.queries.get("a/../b?c#d%2e é")
        assert stub.requests[0].target.endswith("/queries/a%2F..%2Fb%3Fc%23d%252e%20%C3%A9")


async def test_options_that_do_not_exist_or_do_not_fit(talk: Any) -> None:
    async with talk(lambda _: Answer({})) as (stub, peaka):
        with pytest.raises(TypeError, match="unexpected arguments: retries"):
            await peaka.info(retries=3)
        for options in (
            {"extra_headers": {"authorization": "Bearer other"}},
            {"extra_headers": {"X-A": "a\nb"}},
            {"timeout": -1},
            {"max_retries": -1},
        ):
            with pytest.raises(PeakaConfigError):
                await peaka.info(**options)
        with pytest.raises(PeakaConfigError, match="lone surrogate"):
            await peaka.transpile("trino", query="\ud800")
        with pytest.raises(PeakaConfigError, match="JSON has no nan"):
            await peaka.request("POST", "/x", body={"a": float("nan")})
        with pytest.raises(PeakaConfigError, match="object cannot be sent"):
            await peaka.request("POST", "/x", body={"a": object()})
        with pytest.raises(PeakaConfigError, match="sends a list"):
            await peaka.request("POST", "/x", body=[1], extra_body={"a": 1})
        with pytest.raises(PeakaConfigError, match="query parameter"):
            await peaka.request("GET", "/x", query={"a": {}})
        assert stub.requests == []


@pytest.mark.parametrize("path", ["info", "/a/../b", "/a/%2e%2E/b", "/a?b=1", "/a#b", "http://x.example/"])
async def test_request_wants_a_path(path: str) -> None:
    with pytest.raises(PeakaConfigError, match="pass"):
        await PeakaClient(KEY).request("GET", path)


async def test_a_project_key_on_a_partner_operation(talk: Any) -> None:
    async with talk(lambda _: Answer([]), key_scope="project") as (stub, peaka):
        with pytest.raises(PeakaKeyScopeError, match="list_organizations needs a partner key"):
            await peaka.organizations.list()
        assert stub.requests == []
        await peaka.project("aB3dE5fG").catalogs.list()
        await peaka.request("GET", "/whose/keys/nobody/knows")
    async with talk(lambda _: Answer([]), key_scope="partner") as (_, peaka):
        await peaka.organizations.list()


async def test_after_close(talk: Any) -> None:
    async with talk(lambda _: Answer({})) as (_, peaka):
        await peaka.aclose()
        await peaka.aclose()
        with pytest.raises(PeakaUsageError, match="make a new PeakaClient"):
            await peaka.info()


async def test_two_event_loops(talk: Any) -> None:
    async with talk(lambda _: Answer({})) as (_, peaka):
        await peaka.info()

        def elsewhere() -> None:
            with pytest.raises(PeakaUsageError, match="one PeakaClient for each event loop"):
                asyncio.run(peaka.info())

        await asyncio.to_thread(elsewhere)


async def test_two_threads_that_begin_at_once() -> None:
    made: list[Any] = []

    def elsewhere() -> None:
        async def use() -> None:
            hub.http()

        with pytest.raises(PeakaUsageError, match="one PeakaClient for each event loop"):
            asyncio.run(use())

    def make() -> Any:
        made.append(object())
        if len(made) == 1:  # the import of the HTTP layer takes long enough for another thread to come here
            with ThreadPoolExecutor(1) as threads:
                threads.submit(elsewhere).result(10)
        return made[0]

    hub = Hub(make)
    assert hub.http() is made[0]
    assert len(made) == 1


def test_a_client_is_no_data() -> None:
    client = PeakaClient(KEY)
    for thing in (client, client.project("aB3dE5fG"), client._peaka.hub, client._peaka.settings.key):
        with pytest.raises(TypeError, match="cannot be pickled"):
            pickle.dumps(thing)
        with pytest.raises(TypeError, match="cannot be pickled"):
            copy.copy(thing)


@pytest.mark.parametrize("option", ["zone", "key", "key_scope", "origin"])
def test_a_derived_client_takes_no_other_options(option: str) -> None:
    options: Any = {option: "x"}
    with pytest.raises(TypeError, match=f"unexpected arguments: {option}"):
        PeakaClient(KEY).with_options(**options)


@pytest.mark.parametrize("method", ["", "G E", "M\u00c9", "GET\r\n"])
async def test_what_is_no_method_is_not_sent(talk: Any, method: str) -> None:
    async with talk(lambda _: Answer({})) as (stub, peaka):
        with pytest.raises(PeakaConfigError, match="no HTTP method"):
            await peaka.request(method, "/x")
        assert not stub.requests


@pytest.mark.parametrize(
    ("arguments", "cure"),
    [
        ({"displayed_connector_types": "slack"}, "takes a list of names"),
        ({"feature_flags": ["queries"]}, "takes a dict"),
        ({"feature_flags": {"queries": 0}}, "True or False"),
    ],
)
async def test_a_session_of_another_shape(talk: Any, arguments: dict[str, Any], cure: str) -> None:
    async with talk(lambda _: Answer({})) as (stub, peaka):
        with pytest.raises(PeakaConfigError, match=cure):
            await peaka.project("aB3dE5fG").sessions.start(**arguments)
        assert not stub.requests


@pytest.mark.filterwarnings("error")
def test_a_stream_cannot_be_copied_and_says_no_more_than_that() -> None:
    call = PeakaClient(KEY).project("aB3dE5fG").agent.stream("hi")
    with pytest.raises(TypeError, match="cannot be pickled"):
        copy.deepcopy(call)
    with pytest.warns(ResourceWarning, match="never entered"):
        del call
