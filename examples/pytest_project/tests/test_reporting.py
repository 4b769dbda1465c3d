from decimal import Decimal
from pathlib import Path

import pytest
from reporting import Customer, best_customers, download_report, save_report

from peaka_client import PeakaClient
from peaka_client.models import QueryScheduleInput
from peaka_client.testing import LocalPeaka

pytestmark = pytest.mark.asyncio


async def test_best_customers_of_the_sample_shop(peaka: PeakaClient, local_peaka: LocalPeaka) -> None:
    best = await best_customers(peaka.project(local_peaka.project_id), count=2)

    assert len(best) == 2
    assert best[0].spent >= best[1].spent > 0


async def test_best_customers_of_data_of_our_own(peaka: PeakaClient, local_peaka: LocalPeaka) -> None:
    local_peaka.load("shop", "public", "customers", rows=[{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bob"}])
    local_peaka.load(
        "shop",
        "public",
        "orders",
        rows=[(1, "10.50", "paid"), (1, "2.25", "paid"), (2, "99.00", "cancelled"), (2, "5.00", "new")],
        columns={"customer_id": "bigint", "total": "decimal(10,2)", "status": "varchar"},
    )

    best = await best_customers(peaka.project(local_peaka.project_id))

    assert best == [Customer("Ann", Decimal("12.75")), Customer("Bob", Decimal("5.00"))]


async def test_every_test_starts_from_the_sample_data(peaka: PeakaClient, local_peaka: LocalPeaka) -> None:
    names = {customer.name for customer in await best_customers(peaka.project(local_peaka.project_id), count=50)}

    assert "Ann" not in names


async def test_a_report_is_saved_once(peaka: PeakaClient, local_peaka: LocalPeaka) -> None:
    project = peaka.project(local_peaka.project_id)
    before = len(await project.queries.list())

    await save_report(project, "Nightly", "SELECT 1 AS x")
    name = await save_report(project, "Nightly", "SELECT 2 AS x")

    assert len(await project.queries.list()) == before + 1
    assert (await project.query(f"SELECT x FROM {name}")).rows == [(2,)]


async def test_a_report_is_downloaded(peaka: PeakaClient, local_peaka: LocalPeaka, tmp_path: Path) -> None:
    project = peaka.project(local_peaka.project_id)
    await save_report(project, "Two", "SELECT * FROM (VALUES (1, 'one'), (2, 'two')) AS t(n, word)")

    path = await download_report(project, "Two", tmp_path / "two.csv")

    assert path is not None
    assert path.read_text() == "n,word\n1,one\n2,two\n"


async def test_a_materialized_query_is_as_old_as_its_last_run(peaka: PeakaClient, local_peaka: LocalPeaka) -> None:
    """Hours pass in no time: the clock of LocalPeaka is ours to move."""
    project = peaka.project(local_peaka.project_id)
    local_peaka.load("shop", "public", "customers", rows=[{"id": 1, "name": "Ann"}])
    await project.queries.create(
        display_name="How many",
        input_query='SELECT count(*) AS n FROM "shop"."public"."customers"',
        query_type="MATERIALIZED",
        schedule=QueryScheduleInput(type="interval", repeat_duration="PT6H"),
    )
    read = 'SELECT n FROM "peaka"."mtquery"."how_many"'
    local_peaka.advance(1)
    assert (await project.query(read)).rows == [(1,)]

    local_peaka.load("shop", "public", "customers", rows=[{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bob"}])
    assert (await project.query(read)).rows == [(1,)]
    local_peaka.advance(6 * 3600)
    assert (await project.query(read)).rows == [(2,)]


@pytest.mark.parametrize("question", ["How many orders last week?"])
async def test_the_agent_gives_the_same_answer_every_time(
    peaka: PeakaClient, local_peaka: LocalPeaka, question: str
) -> None:
    texts = []
    for _ in range(2):
        async with peaka.project(local_peaka.project_id).agent.stream(question) as events:
            texts.append("".join([event.data["content"] async for event in events if isinstance(event.data, dict)]))

    assert texts[0] == texts[1] != ""
