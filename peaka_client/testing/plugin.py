"""The pytest plugin: fixtures ``local_peaka``, ``peaka`` and ``peaka_env``.

It is found by its entry point as soon as the package is installed, so importing it costs nothing: LocalPeaka and the
extra that it needs are imported when a fixture is used.

Options of the ini file: ``peaka_scope``, ``function`` (each test starts from the sample data) or ``session`` (what one
test leaves behind, the next one finds, and fixtures of any scope may use ``local_peaka``); ``peaka_validate`` (every
reply is checked against openapi.yaml; on unless you say otherwise); ``peaka_strict`` (answer in good order, without the
oddities of the wire).
"""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Generator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

import pytest

if TYPE_CHECKING:
    from peaka_client import PeakaClient

    from .local import LocalPeaka

__all__ = ["local_peaka", "peaka", "peaka_env"]

_SERVER: pytest.StashKey[LocalPeaka] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    parser.addini("peaka_scope", "how long local_peaka keeps its state: function or session", default="function")
    parser.addini("peaka_validate", "check every reply of local_peaka against openapi.yaml", type="bool", default=True)
    parser.addini("peaka_strict", "let local_peaka answer without the oddities of the wire", type="bool", default=False)


def _scope(fixture_name: str, config: pytest.Config) -> Literal["function", "session"]:
    return "session" if config.getini("peaka_scope") == "session" else "function"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Planned failures and the log are one test's own, whatever the scope."""
    server = item.config.stash.get(_SERVER, None)
    if server is not None:
        server.reset()


@pytest.fixture(scope="session")
def _peaka_server(request: pytest.FixtureRequest) -> Generator[LocalPeaka]:
    """One server a session, on a thread of its own, so that no test's event loop matters to it."""
    from . import LocalPeaka

    config = request.config
    with LocalPeaka.serve_in_thread(
        validate=config.getini("peaka_validate"), strict=config.getini("peaka_strict")
    ) as local:
        config.stash[_SERVER] = local
        yield local


@pytest.fixture(scope=_scope)
def _peaka_patch(request: pytest.FixtureRequest) -> Generator[pytest.MonkeyPatch]:
    """The test's own ``monkeypatch``, as two that set one variable can undo it in the wrong order; or the session's."""
    if request.scope == "function":
        yield request.getfixturevalue("monkeypatch")
    else:
        with pytest.MonkeyPatch.context() as patch:
            yield patch


@pytest.fixture(scope=_scope)
def local_peaka(
    request: pytest.FixtureRequest, _peaka_server: LocalPeaka, _peaka_patch: pytest.MonkeyPatch
) -> Generator[LocalPeaka]:
    """A LocalPeaka on a loopback port; PEAKA_* variables are gone while it lasts.

    With ``peaka_scope = function`` everything a test changed is undone after it; that costs nothing where it changed
    nothing.
    """
    scope = request.config.getini("peaka_scope")
    if scope not in ("function", "session"):
        raise pytest.UsageError(f"peaka_scope must be function or session, not {scope!r}")
    for name in [name for name in os.environ if name.startswith("PEAKA_")]:
        _peaka_patch.delenv(name)
    before = _peaka_server.snapshot()
    yield _peaka_server
    _peaka_server.restore(before)


@pytest.fixture(scope=_scope)
def peaka_env(local_peaka: LocalPeaka, _peaka_patch: pytest.MonkeyPatch) -> None:
    """The environment leads to ``local_peaka``: for an application that makes its client with ``PeakaClient()``."""
    _peaka_patch.setenv("PEAKA_API_KEY", local_peaka.partner_key)
    _peaka_patch.setenv("PEAKA_BASE_URL", local_peaka.url)


async def _client(local: LocalPeaka) -> AsyncGenerator[PeakaClient]:
    async with local.client() as client:
        yield client


@pytest.fixture
def peaka(request: pytest.FixtureRequest, local_peaka: LocalPeaka) -> Any:
    """An open client of ``local_peaka`` with the partner key, for tests under pytest-asyncio or anyio.

    Of every test its own, whatever the scope: a client belongs to one event loop.
    """
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
