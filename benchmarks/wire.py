"""What the benchmark server answers, and where."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".bench"
WWW = CACHE / "www"

KEY = "AbCdEfGh.benchmark-secret"
PROJECT = "aB3dE5fG"
PREFIX = "/api/v1"
CATALOGS = f"{PREFIX}/data/projects/{PROJECT}/catalogs"
EXECUTE = f"{PREFIX}/data/projects/{PROJECT}/queries/execute"
AGENT = f"{PREFIX}/ai-agent/{PROJECT}/chat/stream"
IMPORT = f"{PREFIX}/data/projects/{PROJECT}/table/orders/import"
EXPORTS = f"{PREFIX}/data/projects/{PROJECT}/queries/1210890979914023812/exports"
EXPORT_ID = "6f1c1c0e-7d0f-4c8f-9a36-0d6d6f5f3f11"
EXPORT = f"{PREFIX}/data/projects/{PROJECT}/exports/{EXPORT_ID}"
SLOW = "/slow"
"""Before any path: the same answer, 50 ms later."""

ROWS, COLUMNS, EVENTS = 100_000, 10_000, 200_000
LONG = 10
"""How many times longer the long rows body is than the usual one."""
GIB = 1 << 30

CATALOG_LIST = json.dumps(
    [
        {
            "id": "1210890979914023812",
            "name": "shop",
            "displayName": "Shop",
            "catalogType": "POSTGRES",
            "connectionId": "0b8f9a52-5f0c-4d1c-9a4e-0c8f5d3b2a10",
        }
    ],
    separators=(",", ":"),
).encode()
OPENAI_LIST = (
    b'{"object":"list","data":[{"id":"shop-1210890979914023812","object":"model","created":1770000000,'
    b'"owned_by":"0b8f9a52-5f0c-4d1c"}]}'
)
ANTHROPIC_LIST = (
    b'{"data":[{"type":"model","id":"shop-1210890979914023812","display_name":"Shop",'
    b'"created_at":"2026-01-01T00:00:00Z"}],"has_more":false,"first_id":"a","last_id":"a"}'
)

TYPES = (
    ("id", "bigint"),
    ("customer", "varchar"),
    ("amount", "decimal(12,2)"),
    ("weight", "double"),
    ("paid", "boolean"),
    ("ordered_on", "date"),
    ("shipped_at", "timestamp(3)"),
    ("quantity", "integer"),
    ("city", "varchar"),
    ("note", "varchar"),
)


def cells(row: int) -> list[str | None]:
    """The values of one row, as text, the way the wire has them."""
    day, hour = row % 28 + 1, row % 24
    return [
        str(1_210_890_979_914_000_000 + row),
        f"Customer {row % 9973}",
        f"{row % 100_000}.{row % 100:02}",
        f"{row / 7!r}",
        "true" if row % 3 else "false",
        f"2026-{row % 12 + 1:02}-{day:02}",
        f"2026-{row % 12 + 1:02}-{day:02} {hour:02}:{row % 60:02}:{row % 59:02}.123",
        str(row % 50),
        ("İzmir", "Berlin", "São Paulo", "London")[row % 4],
        None if row % 5 == 0 else f'said "{row}", then left',
    ]


def write_rows(path: Path, rows: int) -> None:
    """A CELL_TYPED reply."""
    columns = [
        {"catalogId": "2", "catalogName": "shop", "schemaName": "public", "tableName": "orders", "columnName": name}
        for name, _ in TYPES
    ]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with path.open("w", encoding="utf-8") as file:
        file.write('{"columns":' + encode(columns) + ',"data":[')
        for row in range(rows):
            typed = zip(TYPES, cells(row), strict=True)
            file.write("," if row else "")
            file.write(
                encode(
                    [
                        {"name": name, "displayName": name, "dataType": kind, "order": at, "value": value}
                        for at, ((name, kind), value) in enumerate(typed)
                    ]
                )
            )
        file.write("]}")


def column_list(count: int = COLUMNS) -> bytes:
    """A list of columns, as `list_columns` of a catalog's table answers."""
    return json.dumps(
        [
            {
                "id": f"{at}",
                "name": f"column_{at}",
                "dataType": "varchar",
                "displayName": f"Column {at}",
                "defaultValue": None,
                "isNotNull": at % 2 == 0,
                "isUnique": False,
                "desc": "a column of the wide table",
            }
            for at in range(count)
        ],
        separators=(",", ":"),
    ).encode()


def events(count: int = EVENTS) -> bytes:
    """Server-sent events that carry small JSON objects."""
    return b"".join(
        b'id: %d\nevent: messages\ndata: {"content":"token %d","node":"agent","step":%d}\n\n' % (at, at, at)
        for at in range(count)
    )


class Reply:
    """One answer: a file below WWW, its media type and its status."""

    def __init__(self, file: str, media: str = "application/json", status: int = 200) -> None:
        self.file, self.media, self.status = file, media, status


def replies(big_url: str) -> dict[str, Reply]:
    """Every path that the server knows; writes the files that are not there yet."""
    WWW.mkdir(parents=True, exist_ok=True)
    export = {
        "id": EXPORT_ID,
        "status": "SUCCEEDED",
        "format": "CSV",
        "files": [{"name": "part-0.csv", "url": big_url, "bytes": GIB}],
    }
    job = {"id": "9", "status": "COMPLETED", "result": {"processed": 1}}
    for name, body in {
        "catalogs.json": CATALOG_LIST,
        "openai.json": OPENAI_LIST,
        "anthropic.json": ANTHROPIC_LIST,
        "export.json": json.dumps(export).encode(),
        "created.json": json.dumps({"id": EXPORT_ID, "status": "PENDING"}).encode(),
        "job.json": json.dumps(job).encode(),
    }.items():
        (WWW / name).write_bytes(body)
    for name, rows in {"rows.json": ROWS, "long.json": ROWS * LONG}.items():
        _once(WWW / name, partial(write_rows, rows=rows))
    _once(WWW / "events.txt", lambda path: path.write_bytes(events()))
    _once(WWW / "chunks.txt", lambda path: path.write_bytes(events() + b"data: [DONE]\n\n"))
    _once(WWW / "big.csv", _sparse)
    return {
        CATALOGS: Reply("catalogs.json"),
        "/openai/models": Reply("openai.json"),
        "/anthropic/v1/models": Reply("anthropic.json"),
        EXECUTE: Reply("rows.json"),
        "/long" + EXECUTE: Reply("long.json"),
        AGENT: Reply("events.txt", "text/event-stream"),
        "/openai/events": Reply("chunks.txt", "text/event-stream"),
        EXPORTS: Reply("created.json", status=202),
        EXPORT: Reply("export.json"),
        IMPORT: Reply("job.json"),
        "/big.csv": Reply("big.csv", "text/csv"),
    }


def _once(path: Path, write: Callable[[Path], object]) -> None:
    if not path.exists():
        part = path.with_suffix(".part")
        write(part)
        part.rename(path)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(GIB)
