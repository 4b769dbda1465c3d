import pytest
from reporting import best_customers

from peaka_client import PeakaClient
from peaka_client.testing import LocalPeaka

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_best_customers(peaka: PeakaClient, local_peaka: LocalPeaka) -> None:
    assert len(await best_customers(peaka.project(local_peaka.project_id))) == 3
