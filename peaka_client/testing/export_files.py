"""Exports as files: real CSV and JSON lines, plain or gzipped."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from .sql.errors import SqlError
from .sql.execute import Answer, run

if TYPE_CHECKING:
    from .names import ProjectNames
    from .state import Export, Project

__all__ = ["MAX_ROWS", "export_columns", "statement", "write"]

MAX_ROWS = 1_000_000

_HIDDEN = ("_q_", "_cache_")
_SYSTEM = frozenset(
    {
        "_id",
        "_version",
        "_created_time",
        "_created_by",
        "_last_modified_time",
        "_last_modified_by",
        "_session",
        "text",
        "_operation",
    }
)


def statement(project: Project, job: Export) -> str:
    """The SELECT whose rows are exported."""
    if job.query_id is not None:
        query = project.queries.get(job.query_id)
        if query is None:
            raise SqlError(f"There is no query with id: {job.query_id}")
        return f'SELECT * FROM "peaka"."{"mtquery" if query.type == "MATERIALIZED" else "query"}"."{query.name}"'
    catalog = project.catalogs.get(job.catalog_id or "")
    if catalog is None:
        raise SqlError(f"There is no catalog with id: {job.catalog_id}")
    return "SELECT * FROM " + ".".join(
        '"' + part.replace('"', '""') + '"' for part in (catalog.name, job.schema or "", job.table or "")
    )


def export_columns(names: list[str], request: dict[str, Any], *, internal: bool) -> list[str]:
    """Which columns go into the file.

    Raises: SqlError for a wanted column that does not exist.
    """
    wanted = request.get("columns") or []
    unknown = [name for name in wanted if name not in names]
    if unknown:
        raise SqlError(f"Unknown columns: {', '.join(unknown)}")
    kept = [name for name in (wanted or names) if not name.startswith(_HIDDEN)]
    if internal and request.get("includeSystemColumns") is False:
        kept = [name for name in kept if name not in _SYSTEM]
    return kept


async def write(project: Project, job: Export, names: ProjectNames, *, strict: bool) -> tuple[str, bytes, int]:
    """Run an export.

    Returns: the file's name, its content, how many rows it has.

    Raises: SqlError with the text that the job then shows.
    """
    request = job.request
    limit = request.get("limit")
    count = min(max(int(limit), 1), MAX_ROWS) if limit is not None else MAX_ROWS + 1
    answer = await run(f"SELECT * FROM ({statement(project, job)}) AS q LIMIT {count}", names)
    if len(answer.rows) > MAX_ROWS:
        raise SqlError("Query exceeded the 1,000,000 row export limit")
    if not answer.rows and not strict:
        raise SqlError("Trino-native export produced no files for an empty result")
    kept = export_columns([one.name for one in answer.columns], request, internal=job.catalog_id == "1")
    form = request.get("format", "CSV")
    text = _csv(answer, kept, request.get("csvOptions") or {}) if form == "CSV" else _jsonl(answer, kept)
    content = text.encode("utf-8", "surrogatepass")
    base = project.queries[job.query_id].name if job.query_id else job.table
    name = f"{base}.{'csv' if form == 'CSV' else 'jsonl'}"
    if request.get("compression") == "GZIP":
        return f"{name}.gz", gzip.compress(content, mtime=0), len(answer.rows)
    return name, content, len(answer.rows)


def _csv(answer: Answer, kept: list[str], options: dict[str, Any]) -> str:
    delimiter, quote = options.get("delimiter") or ",", options.get("quoteChar") or '"'
    end = (options.get("recordSeparator") or "\n").replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t")
    null = options.get("nullValue") or ""
    special = (delimiter, quote, "\n", "\r")

    def cell(value: str | None) -> str:
        if value is None:
            return null
        if value == null or any(mark in value for mark in special):
            return quote + value.replace(quote, quote * 2) + quote
        return value

    names = [one.name for one in answer.columns]
    places = [names.index(name) for name in kept]
    lines = [[cell(row[place]) for place in places] for row in answer.rows]
    if options.get("includeHeader", True):
        lines.insert(0, [cell(name) for name in kept])
    return "".join(delimiter.join(line) + end for line in lines)


def _jsonl(answer: Answer, kept: list[str]) -> str:
    """One object a line; numbers and booleans as such, everything else as the text that Trino prints."""
    names = [one.name for one in answer.columns]
    columns = [(name, names.index(name), answer.types[names.index(name)]) for name in kept]
    return "".join(
        json.dumps({name: _plain(row[place], kind) for name, place, kind in columns}, ensure_ascii=False) + "\n"
        for row in answer.rows
    )


def _plain(text: str | None, kind: str) -> Any:
    if text is None:
        return None
    if kind in ("bigint", "integer", "smallint", "tinyint"):
        return int(text)
    if kind in ("double", "real"):
        return text if text in ("NaN", "Infinity", "-Infinity") else float(text)
    return text == "true" if kind == "boolean" else text
