"""The pytest plugin, in the hands of other people's test suites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

pytest_plugins = ["pytester"]

BASE = "[pytest]\nasyncio_default_fixture_loop_scope = function\n"

ASYNC_TEST = """
import pytest
MARK
async def test_it(peaka, local_peaka):
    assert (await peaka.info()).email == "ada@corner-coffee.example"
    assert [one.operation for one in local_peaka.requests] == ["get_info"]

MARK
async def test_again(peaka):
    assert len(await peaka.organizations.list()) == 1
"""

SYNC_TESTS = """
import os
import httpx
import pytest

def call(local, method, path):
    return httpx.request(method, local.url + path, headers={"Authorization": "Bearer " + local.partner_key})

def test_first(local_peaka):
    assert not [name for name in os.environ if name.startswith("PEAKA_")]
    call(local_peaka, "DELETE", "/projects/hJ7kL9mN")
    local_peaka.fail("get_info", times=None)
    local_peaka.advance(3600)

def test_second(local_peaka):
    found = call(local_peaka, "GET", "/projects/hJ7kL9mN").status_code
    assert found == EXPECTED
    assert call(local_peaka, "GET", "/info").status_code == 200
    assert len(local_peaka.requests) == 2
"""


def run(pytester: pytest.Pytester, files: Mapping[str, str], ini: str = "", *arguments: str) -> pytest.RunResult:
    pytester.makefile(".ini", pytest=BASE + ini)
    pytester.makepyfile(**files)
    return pytester.runpytest_subprocess("-q", "-p", "no:cacheprovider", *arguments)


@pytest.mark.parametrize(
    ("mark", "ini"),
    [
        ("@pytest.mark.asyncio", "asyncio_mode = strict\n"),
        ("", "asyncio_mode = auto\n"),
        ("@pytest.mark.anyio", "asyncio_mode = strict\n"),
    ],
    ids=["asyncio strict", "asyncio auto", "anyio"],
)
def test_peaka_is_open_under_both_frameworks(pytester: pytest.Pytester, mark: str, ini: str) -> None:
    body = ASYNC_TEST.replace("MARK", mark)
    if "anyio" in mark:
        body += '\n@pytest.fixture\ndef anyio_backend():\n    return "asyncio"\n'

    run(pytester, {"test_it": body}, ini).assert_outcomes(passed=2)


def test_under_anyio_alone(pytester: pytest.Pytester) -> None:
    body = ASYNC_TEST.replace("MARK", "@pytest.mark.anyio")
    body += '\n@pytest.fixture\ndef anyio_backend():\n    return "asyncio"\n'

    pytester.makepyfile(test_it=body)
    pytester.runpytest_subprocess("-q", "-p", "no:asyncio").assert_outcomes(passed=2)


def test_each_test_starts_afresh(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEAKA_API_KEY", "of the developer")

    run(pytester, {"test_it": SYNC_TESTS.replace("EXPECTED", "200")}).assert_outcomes(passed=2)


def test_the_state_of_a_session_stays(pytester: pytest.Pytester) -> None:
    ini = "peaka_scope = session\n"

    run(pytester, {"test_it": SYNC_TESTS.replace("EXPECTED", "400")}, ini).assert_outcomes(passed=2)


def test_the_environment_is_given_back(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEAKA_API_KEY", "of the developer")
    body = """
        import os
        def test_first(monkeypatch, peaka_env):
            monkeypatch.setenv("PEAKA_API_KEY", "another")
        def test_second():
            assert os.environ["PEAKA_API_KEY"] == "of the developer"
            assert "PEAKA_BASE_URL" not in os.environ
    """

    run(pytester, {"test_it": body}).assert_outcomes(passed=2)


SESSION_FIXTURE = """
import os
import pytest
from peaka_client import PeakaClient

@pytest.fixture(scope="session")
def settings(local_peaka, peaka_env):
    assert "PEAKA_ZONE" not in os.environ
    return {"api_key": local_peaka.partner_key, "base_url": local_peaka.url}

async def test_first(settings, local_peaka):
    local_peaka.fail("get_info", times=None)
    assert os.environ["PEAKA_API_KEY"] == settings["api_key"]

async def test_second(settings, peaka):
    async with PeakaClient(**settings) as client:
        assert await client.info() == await peaka.info()
"""


def test_a_fixture_of_the_session_can_use_it(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEAKA_ZONE", "of the developer")
    ini = "asyncio_mode = auto\npeaka_scope = session\n"

    run(pytester, {"test_it": SESSION_FIXTURE}, ini).assert_outcomes(passed=2)


def test_strict_is_an_option(pytester: pytest.Pytester) -> None:
    body = SYNC_TESTS.replace("EXPECTED", "404")

    run(pytester, {"test_it": body}, "peaka_scope = session\npeaka_strict = true\n").assert_outcomes(passed=2)


def test_a_wrong_scope_says_so(pytester: pytest.Pytester) -> None:
    result = run(pytester, {"test_it": "def test_it(local_peaka): pass"}, "peaka_scope = module\n")

    result.stdout.fnmatch_lines(["*peaka_scope must be function or session*"])


def test_a_sync_test_cannot_have_an_async_client(pytester: pytest.Pytester) -> None:
    body = "def test_it(peaka): pass"
    pytester.makepyfile(test_it=body)
    result = pytester.runpytest_subprocess("-q", "-p", "no:asyncio")

    result.stdout.fnmatch_lines(["*needs an async test*"])


def test_a_suite_that_does_not_use_it_pays_nothing(pytester: pytest.Pytester) -> None:
    body = """
        import sys
        def test_it():
            assert not {"duckdb", "sqlglot", "uvicorn", "httpx"} & set(sys.modules)
            assert "peaka_client.testing.local" not in sys.modules
    """
    pytester.makepyfile(test_it=body)
    pytester.runpytest_subprocess(
        "-q", "-p", "no:schemathesis", "-p", "no:pytest_httpx", "-p", "no:respx"
    ).assert_outcomes(passed=1)
