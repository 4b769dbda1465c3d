"""Peaka tables and BI tables: their columns, CSV import and sample."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import anyio.to_thread

from ..call import Call, Upload, handles
from ..document import document
from ..errors import gateway
from ..sql.engine import engine
from ..sql.errors import SqlError
from ..state import Field, Table
from ..world import BI_SYSTEM_FIELDS, SYSTEM_FIELDS, empty_relation
from .catalogs import show_field, show_table

_TYPES = {
    "VARCHAR": "varchar",
    "BIGINT": "bigint",
    "BOOLEAN": "boolean",
    "DECIMAL": "decimal(38,6)",
    "TIMESTAMP": "timestamp(3)",
    "TIME": "time(3)",
    "DATE": "date",
    "UUID": "uuid",
}
_SAMPLE_ROWS = 5


def _tables(call: Call, schema: str) -> dict[str, Table]:
    return call.project.catalogs["1"].schemas[schema]


def _show(call: Call, schema: str, one: Table) -> dict[str, Any]:
    return show_table(call.project, call.project.catalogs["1"], schema, one)


def _find(call: Call, schema: str) -> Table:
    name = call.path["tableName"]
    found = _tables(call, schema).get(name)
    if found is None:
        call.missing("table", name, "name")
    return found


def _create(call: Call, schema: str) -> Any:
    name, tables = call.path["tableName"], _tables(call, schema)
    if name in tables:
        raise gateway(f"Table already exists: {name}", status=409 if call.strict else 400)
    fields = list(BI_SYSTEM_FIELDS if schema == "bitable" else SYSTEM_FIELDS)
    tables[name] = Table(name, fields, empty_relation(fields), cacheable=False)
    return _show(call, schema, tables[name])


def _columns(table: Table) -> Any:
    return [show_column(one) for one in table.fields if not one.system]


def show_column(one: Field) -> dict[str, Any]:
    """A column of an internal table: its type without parameters, never unique or not null (as on the wire)."""
    return {**show_field(one), "dataType": one.type.partition("(")[0], "isNotNull": False, "isUnique": False}


def _field(schema: str, given: dict[str, Any]) -> Field:
    """BI names lose their underscores, and their display name is ignored."""
    name, display = given["name"], given.get("displayName") or given["name"]
    if schema == "bitable":
        name = display = name.replace("_", "")
    return Field(name, _TYPES[given["dataType"]], display, given.get("defaultValue"))


def _rebuild(table: Table, fields: list[Field], sources: dict[str, str | None]) -> None:
    """Give a table other columns; its rows are copied."""
    parts = [
        f"CAST({_source(sources.get(one.name, one.name))} AS {_storage(one)}) AS {_quote(one.name)}" for one in fields
    ]
    try:
        table.relation = engine().derive(f"SELECT {', '.join(parts)} FROM {table.relation.name}")
    except SqlError as error:
        raise gateway(str(error)) from None
    table.fields = fields


def _source(name: str | None) -> str:
    return "NULL" if name is None else _quote(name)


def _storage(one: Field) -> str:
    from ..sql.types import duckdb_type

    return duckdb_type(one.type)


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _add(call: Call, schema: str) -> Any:
    table = _find(call, schema)
    new = [_field(schema, one) for one in call.body]
    taken = {one.name.lower() for one in table.fields}
    for one in new:
        if one.name.lower() in taken:
            raise gateway(f"Column already exists: {one.name}", status=409 if call.strict else 400)
        taken.add(one.name.lower())
    own = [one for one in table.fields if not one.system]
    system = [one for one in table.fields if one.system]
    _rebuild(table, [*own, *new, *system], {one.name: None for one in new})
    return _columns(table)


def _own_column(call: Call, table: Table) -> Field:
    name = call.path["columnName"]
    found = next((one for one in table.fields if one.name == name and not one.system), None)
    if found is None:
        call.missing("column", name, "name")
    return found


def _update(call: Call, schema: str) -> Any:
    table = _find(call, schema)
    old, new = _own_column(call, table), _field(schema, call.body)
    if new.name != old.name and any(one.name.lower() == new.name.lower() for one in table.fields if one is not old):
        raise gateway(f"Column already exists: {new.name}", status=409 if call.strict else 400)
    fields = [new if one is old else one for one in table.fields]
    _rebuild(table, fields, {new.name: old.name})
    return _columns(table)


def _delete_column(call: Call, schema: str) -> None:
    table = _find(call, schema)
    gone = _own_column(call, table)
    _rebuild(table, [one for one in table.fields if one is not gone], {})


def _delete(call: Call, schema: str) -> None:
    found = _find(call, schema)
    del _tables(call, schema)[found.name]


@handles("list_internal_tables")
def list_internal_tables(call: Call) -> Any:
    return [_show(call, "table", one) for one in _tables(call, "table").values()]


@handles("create_internal_table")
def create_internal_table(call: Call) -> Any:
    return _create(call, "table")


@handles("delete_internal_table")
def delete_internal_table(call: Call) -> None:
    _delete(call, "table")


@handles("list_internal_columns")
def list_internal_columns(call: Call) -> Any:
    return _columns(_find(call, "table"))


@handles("add_internal_columns")
def add_internal_columns(call: Call) -> Any:
    return _add(call, "table")


@handles("update_internal_column")
def update_internal_column(call: Call) -> Any:
    return _update(call, "table")


@handles("delete_internal_column")
def delete_internal_column(call: Call) -> None:
    _delete_column(call, "table")


@handles("list_bi_tables")
def list_bi_tables(call: Call) -> Any:
    return [_show(call, "bitable", one) for one in _tables(call, "bitable").values()]


@handles("create_bi_table")
def create_bi_table(call: Call) -> Any:
    return _create(call, "bitable")


@handles("delete_bi_table")
def delete_bi_table(call: Call) -> None:
    _delete(call, "bitable")


@handles("list_bi_columns")
def list_bi_columns(call: Call) -> Any:
    return _columns(_find(call, "bitable"))


@handles("add_bi_columns")
def add_bi_columns(call: Call) -> Any:
    return _add(call, "bitable")


@handles("update_bi_column")
def update_bi_column(call: Call) -> Any:
    return _update(call, "bitable")


@handles("delete_bi_column")
def delete_bi_column(call: Call) -> None:
    _delete_column(call, "bitable")


@handles("import_csv")
async def import_csv(call: Call) -> Any:
    """Append the rows of a CSV file, all or none. A mapped header that the file lacks gives nulls, silently."""
    table, started = _find(call, "table"), call.state.clock.now()
    request, upload = _import_request(call.body), call.body["file"]
    if not isinstance(upload, Upload):
        upload = Upload("", str(upload).encode())
    header, records = _read(upload.content, bool(request["containsHeader"]))
    targets = {one.name for one in table.fields}
    places: dict[str, int | None] = {}
    for mapping in request["mappings"]:
        if mapping["name"] not in targets:
            raise gateway(f'PSQLException: ERROR: column "{mapping["name"]}" of relation "{table.name}" does not exist')
        places[mapping["name"]] = _place(mapping, header, request["containsHeader"], records)
    rows = [_row(call, table, places, record) for record in records]
    await _append(table, rows)
    ended = call.state.clock.now()
    return {
        "id": call.state.ids.uuid(),
        "status": "COMPLETED",
        "startTime": int(started * 1000),
        "endTime": int(ended * 1000),
        "progress": 100,
        "result": {"processed": len(rows)},
    }


async def _append(table: Table, rows: list[list[Any]]) -> None:
    """Off the loop; once more if another import was quicker, so that neither is lost."""
    while True:
        base = table.relation
        try:
            longer = await anyio.to_thread.run_sync(engine().append, base, table.columns, rows)
        except SqlError as error:
            raise gateway(f"Import failed: {error}") from None
        if table.relation is base:
            table.relation = longer
            return


def _import_request(parts: dict[str, Any]) -> dict[str, Any]:
    raw = parts["request"]
    text = raw.content.decode("utf-8", "replace") if isinstance(raw, Upload) else raw
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise gateway("JSON parse error: part 'request' is no JSON") from None
    schema = {"$ref": "#/components/schemas/CsvImportRequest"}
    for where, problem in document().checker.problems(schema, value, "request"):
        raise gateway(f"JSON parse error: {where} {problem}")
    result: dict[str, Any] = value
    return result


def _read(content: bytes, has_header: bool) -> tuple[list[str], list[list[str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise gateway("Storage error: the file is not UTF-8") from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t|", key=first.count)
    try:
        lines = [line for line in csv.reader(io.StringIO(text), delimiter=delimiter) if line]
    except csv.Error as error:
        raise gateway(f"Storage error: {error}") from None
    return (lines[0], lines[1:]) if has_header and lines else ([], lines)


def _place(mapping: dict[str, Any], header: list[str], has_header: bool, records: list[list[str]]) -> int | None:
    index, name = mapping.get("csvColumnIndex"), mapping.get("csvColumnName")
    if name is not None and has_header:
        return header.index(name) if name in header else None
    if index is None:
        raise gateway("Storage error: csvColumnIndex is required when the file has no header")
    width = len(header) if has_header else max(map(len, records), default=0)
    if records and index >= width:
        raise gateway(f"Storage error: column index {index} is out of range")
    return int(index)


def _row(call: Call, table: Table, places: dict[str, int | None], record: list[str]) -> list[Any]:
    at = re.sub(r"\.?\d*Z$", "", call.timestamp().replace("T", " "))
    system = {
        "_id": call.state.ids.number(), "_version": 1, "_created_time": at, "_created_by": call.state.user_id,
        "_last_modified_time": at, "_last_modified_by": call.state.user_id,
    }  # fmt: skip
    row: list[Any] = []
    for one in table.fields:
        if one.name in places:
            place = places[one.name]
            text = record[place] if place is not None and place < len(record) else None
            row.append(text or (None if one.type != "varchar" or text is None else text))
        else:
            row.append(system.get(one.name) if one.system else one.default)
    return row


@handles("download_csv_sample")
def download_csv_sample(call: Call) -> Any:
    """A file with five made-up rows that an import would take; on the wire a missing table gives blank lines."""
    found = _tables(call, "table").get(call.path["tableName"])
    if found is None and call.strict:
        _find(call, "table")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if found is None:
        out.write("\n" * _SAMPLE_ROWS)
    else:
        own = [one for one in found.fields if not one.system]
        writer.writerow([*(one.name for one in own), "text"])
        for number in range(1, _SAMPLE_ROWS + 1):
            writer.writerow([*(_sample(one, number) for one in own), ""])
    from starlette.responses import Response

    return Response(
        out.getvalue(), media_type="text/csv", headers={"Content-Disposition": 'attachment; filename="sample.csv"'}
    )


def _sample(one: Field, number: int) -> str:
    kind = one.type.partition("(")[0]
    return {
        "bigint": str(number), "boolean": "true" if number % 2 else "false", "decimal": f"{number}.50",
        "timestamp": f"2024-01-0{number} 10:00:00", "time": f"10:0{number}:00", "date": f"2024-01-0{number}",
        "uuid": f"00000000-0000-4000-8000-00000000000{number}",
    }.get(kind, f"sample {number}")  # fmt: skip
