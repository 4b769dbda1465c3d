"""SQL reaches neither the host's files nor the network nor an extension, whichever layer is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from peaka_client.testing.sql.engine import engine
from peaka_client.testing.sql.errors import SqlError

if TYPE_CHECKING:
    import httpx

REACHING = [
    "SELECT * FROM read_csv('{path}')",
    "SELECT * FROM read_text('{path}')",
    "SELECT * FROM read_blob('{path}')",
    "SELECT * FROM read_parquet('{path}')",
    "SELECT * FROM read_json('{path}')",
    "SELECT * FROM glob('{folder}/*')",
    "SELECT * FROM '{path}'",
    'SELECT * FROM "{path}"',
    "COPY (SELECT 1) TO '{folder}/out.csv'",
    "ATTACH '{folder}/db.duckdb' AS other",
    "EXPORT DATABASE '{folder}/all'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "PRAGMA enable_external_access = true",
    "SELECT * FROM 'https://example.com/data.csv'",
    "CREATE TABLE t AS SELECT * FROM read_csv('{path}')",
]
BY_STATEMENT_ONLY = [
    "SELECT getenv('HOME')",
    "SELECT current_setting('threads')",
    "SELECT * FROM duckdb_settings()",
    "SELECT * FROM pragma_database_list()",
    'SELECT * FROM "memory"."main"."r1"',
    "WITH x AS (SELECT * FROM read_text('{path}')) SELECT * FROM x",
    "SELECT (SELECT content FROM read_text('{path}'))",
]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.csv"
    path.write_text("a,b\ntop-secret,1\n", encoding="utf-8")
    return path


def spelled(sql: str, secret: Path) -> str:
    return sql.format(path=secret, folder=secret.parent)


@pytest.mark.parametrize("sql", [*REACHING, *BY_STATEMENT_ONLY])
async def test_a_statement_is_refused(http: httpx.AsyncClient, secret: Path, sql: str) -> None:
    reply = await http.post("/data/projects/aB3dE5fG/queries/execute", json={"statement": spelled(sql, secret)})

    assert reply.status_code == 400
    assert "top-secret" not in reply.text
    assert [path.name for path in secret.parent.iterdir()] == ["secret.csv"]


@pytest.mark.parametrize("sql", REACHING)
def test_the_engine_itself_refuses(secret: Path, sql: str) -> None:
    """Even if a statement came past the guard: the configuration of DuckDB is the second wall."""
    with pytest.raises(SqlError):
        engine().run_now(spelled(sql, secret))
    assert [path.name for path in secret.parent.iterdir()] == ["secret.csv"]


def test_the_same_statement_reaches_the_file_where_nothing_is_locked(secret: Path) -> None:
    """What the tests above would see if the walls were not there."""
    assert duckdb.connect().execute(spelled(REACHING[0], secret)).fetchall() == [("top-secret", 1)]
