"""Inside a web framework: a lifespan, cancellation by the framework, task groups, many calls at once."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from peaka_client import PeakaClient, PeakaError, PeakaNotFoundError

from .conftest import KEY
from .stub import Answer, Request, serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request as WebRequest


async def test_one_client_a_process_in_a_lifespan() -> None:
    """The recipe: the client lives as long as the application, every request binds its project."""
    import httpx
    from starlette.applications import Starlette
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    async with serve(lambda r: Answer([{"id": r.path.split("/")[3], "name": "a"}])) as stub:

        @asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[dict[str, Any]]:
            async with PeakaClient(KEY, base_url=stub.url) as peaka:
                yield {"peaka": peaka}

        async def catalogs(request: WebRequest) -> JSONResponse:
            project = request.state.peaka.project(request.path_params["project"])
            return JSONResponse([catalog.id for catalog in await project.catalogs.list()])

        app = Starlette(routes=[Route("/{project}", catalogs)], lifespan=lifespan)
        async with app.router.lifespan_context(app) as state:
            assert state is not None

            async def with_state(scope: Any, receive: Any, send: Any) -> None:
                await app({**scope, "state": state}, receive, send)

            async with httpx.AsyncClient(transport=httpx.ASGITransport(with_state), base_url="http://web") as browser:
                replies = await asyncio.gather(*(browser.get(f"/p{number}") for number in range(20)))
        assert [reply.json() for reply in replies] == [[f"p{number}"] for number in range(20)]
        assert len({request.connection for request in stub.requests}) <= 20
    with pytest.raises(PeakaError, match="closed"):
        await state["peaka"].info()


async def test_cancellation_is_never_swallowed(talk: Any) -> None:
    arrived = asyncio.Event()

    async def never(_: Request) -> Answer:
        arrived.set()
        await asyncio.sleep(30)
        return Answer({})

    async with talk(never) as (stub, peaka):
        for _ in range(3):
            arrived.clear()
            task = asyncio.create_task(peaka.info())
            await arrived.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        assert len(stub.requests) == 3
        assert peaka._peaka.hub.http()._transports[None]._pool.open == 0


async def test_a_frameworks_cancel_scope_leaves_the_pool_whole(talk: Any) -> None:
    async def handler(request: Request) -> Answer:
        if "slow" in request.path:
            await asyncio.sleep(30)
        return Answer({})

    async with talk(handler, max_connections=2) as (_, peaka):
        for _ in range(6):
            with anyio.move_on_after(0.02):
                async with anyio.create_task_group() as group:
                    group.start_soon(peaka.request, "GET", "/slow")
                    group.start_soon(peaka.request, "GET", "/slow")
                    group.start_soon(peaka.request, "GET", "/slow")
        await asyncio.gather(*(peaka.request("GET", "/fast") for _ in range(5)))


async def test_a_task_group_cancels_the_rest_when_one_fails(talk: Any) -> None:
    async def handler(request: Request) -> Answer:
        if request.path == "/missing":
            return Answer({}, 404)
        await asyncio.sleep(30)
        return Answer({})

    async with talk(handler) as (_, peaka):
        with pytest.raises(ExceptionGroup) as caught:
            async with asyncio.TaskGroup() as group:
                for path in ("/a", "/b", "/missing"):
                    group.create_task(peaka.request("GET", path))
        assert caught.value.subgroup(PeakaNotFoundError)


async def test_a_timeout_around_a_call_is_the_callers(talk: Any) -> None:
    async def never(_: Request) -> Answer:
        await asyncio.sleep(30)
        return Answer({})

    async with talk(never) as (_, peaka):
        with pytest.raises(TimeoutError) as caught:
            async with asyncio.timeout(0.05):
                await peaka.info()
        assert not isinstance(caught.value, PeakaError)


async def test_a_thousand_calls_at_once(talk: Any) -> None:
    async with talk(lambda r: Answer([{"id": r.path.split("/")[3], "name": "a"}])) as (stub, peaka):
        found = await asyncio.gather(*(peaka.project(f"p{number}").catalogs.list() for number in range(1000)))
        assert [catalogs[0].id for catalogs in found] == [f"p{number}" for number in range(1000)]
        assert stub.most_open <= 100
