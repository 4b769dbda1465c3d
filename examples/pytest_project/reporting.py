"""A small application on top of the SDK: what it does with a project is what its tests are about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from peaka_client import PeakaError, Project


@dataclass(frozen=True)
class Customer:
    name: str
    spent: Decimal


async def best_customers(project: Project, count: int = 3) -> list[Customer]:
    """Who spent most, best first."""
    result = await project.query(
        f"""
        SELECT c.name, sum(o.total) AS spent
        FROM "shop"."public"."orders" o JOIN "shop"."public"."customers" c ON c.id = o.customer_id
        WHERE o.status <> 'cancelled'
        GROUP BY c.name ORDER BY spent DESC, c.name LIMIT {count:d}
        """
    )
    return [Customer(name, spent) for name, spent in result.rows]


async def save_report(project: Project, name: str, sql: str) -> str:
    """Save a query, or give a new text to the one that has the name; returns its name in SQL."""
    found = [query for query in await project.queries.list() if query.display_name == name]
    if found:
        query = await project.queries.update(found[0].id, display_name=name, input_query=sql)
    else:
        query = await project.queries.create(display_name=name, input_query=sql)
    return f'"peaka"."query"."{query.name}"'


async def download_report(project: Project, name: str, to: Path) -> Path | None:
    """The rows of a saved query as a CSV file; None if Peaka cannot be reached, so that a nightly run goes on."""
    queries = {query.display_name: query.id for query in await project.queries.list()}
    try:
        return await project.exports.download(query_id=queries[name], format="CSV", to=to)
    except PeakaError:
        return None
