"""What docs/testing.md shows, runs."""

from __future__ import annotations

import ast
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from peaka_client import PeakaClient

if TYPE_CHECKING:
    from starlette.requests import Request

    from peaka_client.testing import LocalPeaka

TEXT = Path(__file__).resolve().parents[2].joinpath("docs", "testing.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
async def test_block(block: str, peaka: PeakaClient, local_peaka: LocalPeaka, request: pytest.FixtureRequest) -> None:
    names: dict[str, Any] = {"app": application()}
    ran = eval(compile(block, "docs/testing.md", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)
    if ran is not None:
        await ran
    if "test_my_report" in names:
        await names["test_my_report"](peaka, local_peaka)
    if "test_my_app" in names:
        await names["test_my_app"](request.getfixturevalue("peaka_env"))
        assert [one.operation for one in local_peaka.requests] == ["execute_query"]


def application() -> Starlette:
    """One that knows of Peaka what its environment says."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[None]:
        async with PeakaClient() as app.state.peaka:
            yield

    async def orders(request: Request) -> Response:
        project = request.app.state.peaka.project("aB3dE5fG")
        return JSONResponse((await project.query("SELECT count(*) FROM shop.public.orders")).rows)

    return Starlette(routes=[Route("/orders", orders)], lifespan=lifespan)


def test_there_are_blocks() -> None:
    assert len(BLOCKS) == 5
