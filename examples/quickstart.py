"""The main job, end to end: look around, query, embed, ask, export.

python examples/quickstart.py            LocalPeaka, an embedded stand-in, on a loopback port
PEAKA_API_KEY=… python examples/…        the real service: reads only, up to SELECT 1
PEAKA_API_KEY=… python … --write         the real service: everything; what it makes, it removes again
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from peaka_client import PeakaClient, PeakaError, Project

SAMPLE_SQL = """
SELECT o.id, c.name AS customer, o.total, o.placed_at
FROM "shop"."public"."orders" o JOIN "shop"."public"."customers" c ON c.id = o.customer_id
ORDER BY o.placed_at DESC, o.id LIMIT 5
"""


def heading(text: str) -> None:
    print(f"\n\033[1m{text}\033[0m" if sys.stdout.isatty() else f"\n{text}")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    cells = [["∅" if value is None else str(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    for line in (columns, ["─" * width for width in widths], *cells):
        print("  " + "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())


async def find_project(peaka: PeakaClient) -> Project:
    """The project of a project key; with a partner key, the first one on the way down."""
    heading("Who am I?")
    who = await peaka.info()
    kind = "project" if who.project_id else "partner"
    print(f"  {who.email}, with a {kind} key")
    if who.project_id:
        return peaka.project(who.project_id)

    heading("Organizations → workspaces → projects")
    found: list[str] = []
    for organization in await peaka.organizations.list():
        print(f"  {organization.name}")
        for workspace in await peaka.workspaces.list(organization.id):
            print(f"    {workspace.name}")
            for project in await peaka.projects.list(organization.id, workspace.id):
                print(f"      {project.name}  {project.id}")
                found.append(project.id)
    if not found:
        raise SystemExit("This key sees no project yet: create one in Peaka Studio first.")
    return peaka.project(found[0])


async def look_around(project: Project) -> None:
    heading("Catalogs, schemas, tables, columns")
    catalogs = await project.catalogs.list()
    for catalog in catalogs[:5]:
        print(f"  {catalog.display_name} ({catalog.catalog_type})")
        for schema in (await project.catalogs.list_schemas(catalog.id))[:2]:
            for table in (await project.catalogs.list_tables(catalog.id, schema.schema_name))[:3]:
                columns = await project.catalogs.list_columns(catalog.id, schema.schema_name, table.table_name)
                names = ", ".join(f"{column.name} {column.data_type}" for column in columns[:4])
                more = f", … {len(columns) - 4} more" if len(columns) > 4 else ""
                print(f"    {schema.schema_name}.{table.table_name}: {names}{more}")
    if len(catalogs) > 5:
        print(f"  … {len(catalogs) - 5} more catalogs")


async def query_and_share(project: Project, sql: str, folder: Path) -> None:
    heading("Save a query and run it")
    query = await project.queries.create(display_name="Quickstart orders", input_query=sql)
    try:
        print(f'  saved as "peaka"."query"."{query.name}"')
        result = await project.query(f'SELECT * FROM "peaka"."query"."{query.name}"')
        print_table([column.name for column in result.columns], result.rows)

        heading("Embed Peaka's own UI")
        session = await project.sessions.start(theme="dark", feature_flags={"queries": False})
        print(f"  {session.url}")
        print(f"  {session.iframe(title='Data')}")

        heading("Ask the agent")
        async with project.agent.stream("How many orders are there?") as events:
            async for event in events:
                print(f"  {event.event}: {event.data}")

        heading("Export to CSV")
        path = await project.exports.download(query_id=query.id, format="CSV", to=folder / "orders.csv")
        lines = path.read_text(encoding="utf-8").splitlines()
        print(f"  {path.name}, {path.stat().st_size} bytes, {len(lines)} lines")
        for line in lines[:3]:
            print(f"    {line}")
    finally:
        await project.queries.delete(query.id)


async def main(arguments: argparse.Namespace) -> None:
    async with AsyncExitStack() as stack:
        if os.environ.get("PEAKA_API_KEY"):
            peaka = await stack.enter_async_context(PeakaClient())
            write, sql = arguments.write, arguments.sql or "SELECT 1 AS one"
            print("Talking to the real service" + ("" if write else ", reads only (--write does the rest)"))
        else:
            from peaka_client.testing import LocalPeaka

            local = await stack.enter_async_context(LocalPeaka.serve())
            peaka = await stack.enter_async_context(PeakaClient(local.partner_key, base_url=local.url))
            write, sql = True, arguments.sql or SAMPLE_SQL
            print(f"No PEAKA_API_KEY, so this is LocalPeaka on {local.url}")

        project = await find_project(peaka)
        await look_around(project)

        heading("Run SQL")
        result = await project.query("SELECT 1 AS one")
        print_table([column.name for column in result.columns], result.rows)

        if write:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="peaka-")))
            await query_and_share(project, sql, folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Peaka from end to end.")
    parser.add_argument("--write", action="store_true", help="with PEAKA_API_KEY: also create, embed, ask and export")
    parser.add_argument("--sql", help="the SELECT to save, run and export")
    try:
        asyncio.run(main(parser.parse_args()))
    except PeakaError as error:
        sys.exit(f"\n{type(error).__name__}: {error}")
