"""Data of the caller's own."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import duckdb
import pytest

from peaka_client.testing import LocalPeaka
from peaka_client.testing.names import ProjectNames
from peaka_client.testing.sql.execute import Answer, run


async def read(local: LocalPeaka, name: str = "own.main.t") -> Answer:
    project = local.state.projects[local.project_id]
    return await run(f"SELECT * FROM {name}", ProjectNames(project, local.state.clock.moment()))


async def test_types_are_guessed_from_values() -> None:
    local = LocalPeaka()
    row: dict[str, Any] = {
        "a": True,
        "b": 2**40,
        "c": 1.5,
        "d": Decimal("1.50"),
        "e": "x",
        "f": b"\x00\xff",
        "g": dt.date(2024, 1, 2),
        "h": dt.datetime(2024, 1, 2, 3, 4, 5),  # noqa: DTZ001 - a time without a zone is what is tested
        "i": dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC),
        "j": UUID(int=7),
        "k": [1, 2],
        "l": dt.time(1, 2, 3),
        "m": None,
    }
    local.load("own", "main", "t", rows=[row, dict.fromkeys(row)])
    answer = await read(local)

    assert answer.types == [
        "boolean",
        "bigint",
        "double",
        "decimal(38,2)",
        "varchar",
        "varbinary",
        "date",
        "timestamp(3)",
        "timestamp(3) with time zone",
        "uuid",
        "array(bigint)",
        "time(3)",
        "varchar",
    ]
    assert answer.rows[0][1:6] == ["1099511627776", "1.5", "1.50", "x", "AP8="]
    assert answer.rows[0][8] == "2024-01-02 03:04:05.000 UTC"
    assert answer.rows[1] == [None] * len(row)


async def test_microseconds_are_kept() -> None:
    local = LocalPeaka()
    at = dt.datetime(2024, 1, 2, 3, 4, 5, 678901, tzinfo=dt.UTC)
    local.load("own", "main", "t", rows=[{"a": at, "b": at.replace(tzinfo=None), "c": at.time()}])
    answer = await read(local)

    assert answer.types == ["timestamp(6) with time zone", "timestamp(6)", "time(6)"]
    assert answer.rows == [["2024-01-02 03:04:05.678901 UTC", "2024-01-02 03:04:05.678901", "03:04:05.678901"]]


async def test_types_can_be_given() -> None:
    local = LocalPeaka()
    local.load("own", "main", "t", rows=[("1", "2.5")], columns={"id": "bigint", "price": "decimal(10,2)"})
    answer = await read(local)

    assert (answer.types, answer.rows) == (["bigint", "decimal(10,2)"], [["1", "2.50"]])


async def test_csv_comes_as_text_and_as_a_file(tmp_path: Path) -> None:
    local = LocalPeaka()
    text = "id,at,name\n1,2024-01-01 10:00:00,Zoë\n2,,\n"
    path = tmp_path / "rows.csv"
    path.write_text(text, encoding="utf-8")
    for given in (text, path, str(path)):
        local.load("own", "main", "t", csv=given)
        answer = await read(local)
        assert answer.types == ["bigint", "timestamp(3)", "varchar"]
        assert answer.rows == [["1", "2024-01-01 10:00:00.000", "Zoë"], ["2", None, None]]


async def test_parquet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    duckdb.connect().execute(f"COPY (SELECT 1.50::DECIMAL(10,2) AS p, [1, 2] AS xs) TO '{path}' (FORMAT parquet)")
    local = LocalPeaka()
    local.load("own", "main", "t", parquet=path)
    answer = await read(local)

    assert (answer.types, answer.rows) == (["decimal(10,2)", "array(integer)"], [["1.50", "[1, 2]"]])


async def test_data_frames_are_read() -> None:
    local = LocalPeaka()
    frames = []
    for name in ("pandas", "polars"):
        module = pytest.importorskip(name)
        frames.append(module.DataFrame({"id": [1, 2], "name": ["a", None]}))
    for frame in frames:
        local.load("own", "main", "t", frame)
        answer = await read(local)
        assert (answer.types, answer.rows) == (["bigint", "varchar"], [["1", "a"], ["2", None]])


async def test_a_loaded_table_is_listed_and_typed_like_any_other(local: LocalPeaka) -> None:
    from .conftest import client_of

    local.load("own", "main", "t", rows=[{"id": 1}])
    async with client_of(local) as http:
        catalogs = (await http.get("/data/projects/aB3dE5fG/catalogs")).json()
        catalog = next(one for one in catalogs if one["name"] == "own")
        columns = await http.get(f"/data/projects/aB3dE5fG/catalogs/{catalog['id']}/schemas/main/tables/t/columns")

    assert [(one["name"], one["dataType"]) for one in columns.json()] == [("id", "bigint")]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "exactly one"),
        ({"rows": [{"a": 1}], "csv": "a\n1\n"}, "exactly one"),
        ({"rows": []}, "need columns="),
        ({"rows": [{"a": object()}]}, "Cannot guess"),
        ({"rows": [("x",)], "columns": {"a": "bigint"}}, "Cannot cast"),
        ({"rows": [("x",)], "columns": {"a": "money"}}, "Unknown type"),
        ({"rows": [{"a": 1}], "project": "nothing"}, "no project"),
        ({"csv": "nowhere.csv"}, "Cannot read csv: .*nowhere.csv"),
        ({"parquet": "/nowhere/at/all.parquet"}, "Cannot read parquet"),
    ],
)
def test_what_cannot_be_loaded_says_why(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        LocalPeaka().load("own", "main", "t", **options)
