from pathlib import Path

import pytest
from reporting import best_customers, download_report, save_report

from peaka_client import PeakaBadRequestError, PeakaClient
from peaka_client.testing import LocalPeaka

pytestmark = pytest.mark.asyncio


async def test_a_passing_failure_is_not_noticed(peaka: PeakaClient, local_peaka: LocalPeaka) -> None:
    local_peaka.fail("execute_query", status=503, times=1, retry_after=0)

    assert await best_customers(peaka.project(local_peaka.project_id))
    assert [request.status for request in local_peaka.calls("execute_query")] == [503, 200]


async def test_a_refusal_is_raised_at_once(peaka: PeakaClient, local_peaka: LocalPeaka) -> None:
    body = {"errorCode": 100, "message": "not today"}
    local_peaka.fail("execute_query", status=400, body=body, times=None)

    with pytest.raises(PeakaBadRequestError, match="not today"):
        await best_customers(peaka.project(local_peaka.project_id))
    assert len(local_peaka.calls("execute_query")) == 1


async def test_a_nightly_run_goes_on(peaka: PeakaClient, local_peaka: LocalPeaka, tmp_path: Path) -> None:
    local_peaka.fail("export_query", status=500, times=None)

    assert await download_report(peaka.project(local_peaka.project_id), "Large orders", tmp_path / "x.csv") is None


async def test_what_was_sent(peaka: PeakaClient, local_peaka: LocalPeaka) -> None:
    await save_report(peaka.project(local_peaka.project_id), "Nightly", "SELECT 1 AS x")
    (request,) = local_peaka.calls("create_query")

    assert request.body == {"displayName": "Nightly", "inputQuery": "SELECT 1 AS x"}
    assert local_peaka.partner_key not in repr(request)
