"""The pytest plugin: fixtures ``local_peaka`` and ``peaka``.

It is found by its entry point as soon as the package is installed, so importing it costs nothing: LocalPeaka and the
extra that it needs are imported when a fixture is used.

Options of the ini file: ``peaka_scope``, ``function`` (each test starts from the sample data) or ``session`` (what one
test leaves behind, the next one finds); ``peaka_validate`` (every reply is checked against openapi.yaml; on unless you
say otherwise); ``peaka_strict`` (answer in good order, without the oddities of the wire).
"""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Generator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from peaka_client import PeakaClient

    from .local import LocalPeaka

__all__ = ["local_peaka", "peaka"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    parser.addini("peaka_scope", "how long local_peaka keeps its state: function or session", default="function")
    parser.addini("peaka_validate", "check every reply of local_peaka against openapi.yaml", type="bool", default=True)
    parser.addini("peaka_strict", "let local_peaka answer without the oddities of the wire", type="bool", default=False)


@pytest.fixture(scope="session")
def _peaka_server(request: pytest.FixtureRequest) -> Generator[LocalPeaka]:
    """One server a session, on a thread of its own, so that no test's event loop matters to it."""
    from . import LocalPeaka

    config = request.config
    with LocalPeaka.serve_in_thread(
        validate=config.getini("peaka_validate"), strict=config.getini("peaka_strict")
    ) as local:
        yield local


@pytest.fixture
def local_peaka(
    request: pytest.FixtureRequest, _peaka_server: LocalPeaka, monkeypatch: pytest.MonkeyPatch
) -> Generator[LocalPeaka]:
    """A LocalPeaka on a loopback port; PEAKA_* variables are gone while the test runs.

    With ``peaka_scope = function`` everything a test changed is undone after it; that costs nothing where it changed
    nothing.
    """
    for name in [name for name in os.environ if name.startswith("PEAKA_")]:
        monkeypatch.delenv(name)
    scope = request.config.getini("peaka_scope")
    if scope not in ("function", "session"):
        raise pytest.UsageError(f"peaka_scope must be function or session, not {scope!r}")
    _peaka_server.reset()
    before = _peaka_server.snapshot() if scope == "function" else None
    yield _peaka_server
    if before is not None:
        _peaka_server.restore(before)
    _peaka_server.reset()


async def _client(local: LocalPeaka) -> AsyncGenerator[PeakaClient]:
    async with local.client() as client:
        yield client


@pytest.fixture
def peaka(request: pytest.FixtureRequest, local_peaka: LocalPeaka) -> Any:
    """An open client of ``local_peaka`` with the partner key, for tests under pytest-asyncio or anyio."""
    if "anyio_backend" in request.fixturenames:
        return request.getfixturevalue("_peaka_anyio")
    if find_spec("pytest_asyncio") is not None and request.config.pluginmanager.hasplugin("asyncio"):
        return request.getfixturevalue("_peaka_asyncio")
    raise pytest.UsageError(
        "The fixture peaka needs an async test: install pytest-asyncio, or mark the test with anyio"
    )


@pytest.fixture
async def _peaka_anyio(local_peaka: LocalPeaka, anyio_backend: object) -> AsyncGenerator[PeakaClient]:
    async for client in _client(local_peaka):
        yield client


if find_spec("pytest_asyncio") is not None:
    import pytest_asyncio

    @pytest_asyncio.fixture
    async def _peaka_asyncio(local_peaka: LocalPeaka) -> AsyncGenerator[PeakaClient]:
        async for client in _client(local_peaka):
            yield client
