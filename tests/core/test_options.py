"""Options of one call, and clients derived from a client."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import pytest

from peaka_client import (
    Attempt,
    Next,
    Outcome,
    PeakaAuthenticationError,
    PeakaClient,
    PeakaConnectionError,
    PeakaPermissionError,
    PeakaTimeoutError,
    Response,
    __version__,
)

from .conftest import KEY
from .stub import Answer, Drop, Request

TENANT = "tEnAnT12.another-another-another"


def keys(stub: Any) -> list[str]:
    return [request.headers["authorization"].removeprefix("Bearer ") for request in stub.requests]


async def test_what_every_request_says(talk: Any) -> None:
    async with talk(lambda _: Answer([]), headers={"X-Trino-Source": "shop"}) as (stub, peaka):
        await peaka.organizations.list()
    headers = stub.requests[0].headers
    assert headers["user-agent"] == f"peaka-client/{__version__}"
    assert headers["x-trino-source"] == "shop"
    assert headers["accept"] == "application/json"
    assert headers["accept-encoding"] == "gzip"
    assert "content-type" not in headers
    assert headers["host"] == stub.url.removeprefix("http://")
    assert "cookie" not in headers


async def test_extras_of_one_call(talk: Any) -> None:
    async with talk(lambda _: Answer({"id": "1", "name": "a"})) as (stub, peaka):
        await peaka.project("aB3dE5fG").queries.create(
            display_name="a",
            extra_headers={"X-Trace": "t"},
            extra_query={"dry": True, "tags": ["a", "b"], "none": None},
            extra_body={"novel": 1, "displayName": "b"},
        )
    request = stub.requests[0]
    assert request.headers["x-trace"] == "t"
    assert request.target.endswith("/queries?dry=true&tags=a&tags=b")
    assert request.json() == {"displayName": "b", "novel": 1}


async def test_extras_of_a_call_that_has_none_of_its_own(talk: Any) -> None:
    async with talk(lambda _: Answer({})) as (stub, peaka):
        await peaka.request("POST", "/x", extra_query={"dry": True}, extra_body={"novel": 1})
        await peaka.request("POST", "/x", extra_query={"none": None})
    assert [(request.target, request.body) for request in stub.requests] == [
        ("/x?dry=true", b'{"novel":1}'), ("/x", b""),
    ]  # fmt: skip


async def test_the_raw_response_beside_the_parsed_value(talk: Any) -> None:
    seen: list[Response] = []
    async with talk(lambda _: Answer([{"id": "1", "name": "a"}], headers={"X-Odd": "yes"})) as (_, peaka):
        catalogs = await peaka.project("aB3dE5fG").catalogs.list(on_response=seen.append)
    assert catalogs[0].id == "1"
    (response,) = seen
    assert (response.status, response.headers["x-odd"], response.json()) == (200, "yes", [{"id": "1", "name": "a"}])
    assert response.elapsed > 0
    assert response.attempts == 1
    assert "name" not in repr(response)


async def test_request_is_for_routes_we_do_not_know(talk: Any) -> None:
    async with talk(lambda request: Answer({"target": request.target, "method": request.method})) as (stub, peaka):
        reply = await peaka.request("get", "/something/newer than/us", query={"a": "b c"})
        assert reply.json() == {"method": "GET", "target": "/something/newer%20than/us?a=b+c"}
        await peaka.request("POST", "/x", body={"a": None})
        assert stub.requests[1].body == b'{"a":null}'
        await peaka.request("POST", "/x")
        assert stub.requests[2].headers["content-length"] == "0"


@pytest.mark.parametrize(
    ("method", "safe", "sent"), [("POST", None, 1), ("POST", True, 2), ("GET", None, 2), ("GET", False, 1)]
)
async def test_a_route_we_do_not_know_is_sent_again_if_that_is_safe(
    talk: Any, method: str, safe: bool | None, sent: int
) -> None:
    answers = [Drop(), Answer({})]
    async with talk(lambda _: answers.pop(0)) as (stub, peaka):
        with contextlib.suppress(PeakaConnectionError):
            await peaka.request(method, "/x", safe=safe)
        assert len(stub.requests) == sent


async def test_derived_clients_share_the_pool_and_change_nothing(talk: Any) -> None:
    async with talk(lambda _: Answer([]), headers={"X-A": "1"}) as (stub, peaka):
        derived = peaka.with_options(timeout=5, max_retries=0, headers={"X-B": "2"}, api_key=TENANT)
        assert isinstance(derived, PeakaClient)
        await derived.organizations.list()
        await peaka.organizations.list()
        await derived.aclose()
        await peaka.project("aB3dE5fG", api_key=TENANT).catalogs.list()
        await peaka.project("aB3dE5fG").with_options(headers={"X-C": "3"}).catalogs.list()
        await peaka.project("aB3dE5fG").catalogs.list()
        assert keys(stub) == [TENANT, KEY, TENANT, KEY, KEY]
        extras = [{k: v for k, v in r.headers.items() if k in ("x-a", "x-b", "x-c")} for r in stub.requests]
        assert extras == [{"x-a": "1", "x-b": "2"}, {"x-a": "1"}, {"x-a": "1"}, {"x-a": "1", "x-c": "3"}, {"x-a": "1"}]
        assert stub.connections == 1


async def test_derived_limits_hold(talk: Any) -> None:
    async def slow(_: Request) -> Answer:
        await asyncio.sleep(20)
        return Answer([])

    async with talk(slow) as (_, peaka):
        with pytest.raises(PeakaTimeoutError):
            await peaka.with_options(timeout=0.05).organizations.list()
        with pytest.raises(PeakaTimeoutError):
            await peaka.organizations.list(timeout=0.05)


@pytest.mark.parametrize("kind", ["sync", "async"])
async def test_a_key_function_is_asked_once_and_again_after_a_401(talk: Any, kind: str) -> None:
    given = [f"aBcD1234.key-number-{number}-key-number" for number in range(9)]
    asked: list[str] = []

    def next_key() -> str:
        asked.append(given[len(asked)])
        return asked[-1]

    async def next_key_later() -> str:
        await asyncio.sleep(0)
        return next_key()

    valid = {given[0]}

    def handler(request: Request) -> Answer:
        return Answer([]) if request.headers["authorization"][7:] in valid else Answer({}, 401)

    async with talk(handler, api_key=next_key if kind == "sync" else next_key_later, max_retries=0) as (stub, peaka):
        await asyncio.gather(*(peaka.organizations.list() for _ in range(5)))
        assert asked == given[:1]
        valid = {given[1]}
        await asyncio.gather(*(peaka.organizations.list() for _ in range(5)))
        assert asked == given[:2]
        valid = set()
        count = len(stub.requests)
        with pytest.raises(PeakaAuthenticationError):
            await peaka.organizations.list()
        assert asked == given[:3]
        assert len(stub.requests) == count + 2


async def test_a_middleware_that_says_401_itself_has_the_key_renewed(talk: Any) -> None:
    asked: list[str] = []

    def source() -> str:
        asked.append(KEY)
        return KEY

    async def middleware(attempt: Attempt, following: Next) -> Outcome:
        if attempt.number == 1:
            return Outcome(401, error=PeakaAuthenticationError("not this one", status=401))
        return await following(attempt)

    async with talk(lambda _: Answer([]), api_key=source, middleware=[middleware]) as (stub, peaka):
        await peaka.organizations.list()
        assert len(stub.requests) == len(asked) == 1


async def test_only_a_401_has_the_key_renewed(talk: Any) -> None:
    asked: list[str] = []
    answers = [Answer({}, 403), Answer({}, 503), Answer([])]

    def source() -> str:
        asked.append(KEY)
        return KEY

    async with talk(lambda _: answers.pop(0), api_key=source) as (_, peaka):
        with pytest.raises(PeakaPermissionError):
            await peaka.organizations.list()
        await peaka.organizations.list()
    assert len(asked) == 1


async def test_a_plain_key_is_not_tried_twice(talk: Any) -> None:
    async with talk(lambda _: Answer({}, 401)) as (stub, peaka):
        with pytest.raises(PeakaAuthenticationError):
            await peaka.organizations.list()
        assert len(stub.requests) == 1


async def test_a_bad_key_from_a_function_is_refused(talk: Any) -> None:
    async with talk(lambda _: Answer([]), api_key=lambda: "a\r\nb") as (stub, peaka):
        with pytest.raises(ValueError, match="line breaks"):
            await peaka.organizations.list()
        assert stub.requests == []
