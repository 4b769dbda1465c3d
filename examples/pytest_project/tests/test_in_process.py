import pytest
from reporting import best_customers, save_report

from peaka_client.testing import LocalPeaka

pytestmark = pytest.mark.asyncio


async def test_without_a_socket_and_back_again() -> None:
    local = LocalPeaka()
    async with local.client() as peaka:
        project = peaka.project(local.project_id)
        before, start = await best_customers(project), local.snapshot()
        name = await save_report(project, "Mine", "SELECT 1 AS x")
        local.load("shop", "public", "orders", rows=[{"customer_id": 1, "total": 1.0, "status": "paid"}])
        assert len(await best_customers(project)) == 1

        local.restore(start)

        assert await best_customers(project) == before
        assert name not in [f'"peaka"."query"."{query.name}"' for query in await project.queries.list()]
