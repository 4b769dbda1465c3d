"""Everything that a LocalPeaka remembers, as plain data: it can be pickled, so a snapshot is a string of bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .sql.types import Column

if TYPE_CHECKING:
    from .clock import Clock
    from .ids import Ids
    from .sql.engine import Relation

__all__ = [
    "Cache", "Catalog", "Connection", "Execution", "Export", "Field", "Folder", "GoldenSql", "Key", "Link",
    "Organization", "Parametric", "Project", "SavedQuery", "Session", "State", "Table", "Thread", "Workspace",
]  # fmt: skip


@dataclass(slots=True)
class Key:
    """An API key."""

    secret: str
    kind: str
    """``partner`` or ``project``."""
    id: str
    name: str
    project_id: str | None = None
    expires_at: str | None = None

    @property
    def prefix(self) -> str:
        """The public part."""
        return self.secret.partition(".")[0]


@dataclass(slots=True)
class Organization:
    """An organization."""

    id: str
    name: str
    owner: str
    created_at: str
    description: str


@dataclass(slots=True)
class Workspace:
    """A workspace of an organization."""

    id: str
    organization_id: str
    name: str
    description: str
    created_by: str
    created_at: str | None
    default: bool = False


@dataclass(slots=True)
class Field:
    """A column of a table, with what Peaka says about it."""

    name: str
    type: str
    display_name: str = ""
    default: str | None = None
    not_null: bool = False
    unique: bool = False
    system: bool = False
    description: str = ""
    categorical: bool = False
    categorical_values: list[str] = field(default_factory=list)
    lineage: list[dict[str, Any]] = field(default_factory=list)
    samples: list[Any] | None = None


@dataclass(slots=True)
class Table:
    """A table: its columns and the relation of the engine that holds its rows."""

    name: str
    fields: list[Field]
    relation: Relation
    cacheable: bool = True
    description: str = ""
    use_with_ai: bool = True
    saved_sql: str | None = None
    """The SELECT that a semantic or parametric table stands for, instead of rows of its own."""
    table_id: str = ""
    metadata_id: str = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """Names and types, in order."""
        return tuple(Column(one.name, one.type) for one in self.fields)


@dataclass(slots=True)
class Parametric:
    """A table that is another one, narrowed by values."""

    from_schema: str
    from_table: str
    to_schema: str
    to_table: str
    values: list[dict[str, Any]]


@dataclass(slots=True)
class Catalog:
    """A catalog: a source of tables under one name."""

    id: str
    name: str
    display_name: str
    type: str
    connection_id: str | None = None
    schemas: dict[str, dict[str, Table]] = field(default_factory=dict)
    parametric: list[Parametric] = field(default_factory=list)
    shared_from: str | None = None
    refresh: str = "not-active"


@dataclass(slots=True)
class Connection:
    """A connection to a source, with its credential."""

    id: str
    name: str
    type: str
    credential: dict[str, Any]
    callback: str | None = None
    consent: str | None = None
    """The state of a consent that was asked for and not given yet."""


@dataclass(slots=True)
class SavedQuery:
    """A saved query; a materialized one has runs and a result."""

    id: str
    display_name: str
    name: str
    sql: str
    type: str = "PLAIN"
    schedule: dict[str, Any] | None = None
    folder_id: str | None = None
    status: str = "COMPLETED"
    started_at: float | None = None
    updated_at: float | None = None
    next_at: float | None = None
    run: int = 0
    result: Table | None = None
    error: str | None = None


@dataclass(slots=True)
class Folder:
    """A folder of saved queries."""

    id: str
    name: str
    parent_id: str | None
    created_at: str


@dataclass(slots=True)
class Execution:
    """One run of a cache."""

    id: str
    mode: str
    status: str
    created_at: float
    updated_at: float
    finished_at: float | None = None
    error: dict[str, Any] | None = None
    progress: dict[str, Any] | None = None
    scheduled: bool = False


@dataclass(slots=True)
class Cache:
    """A copy of a table, kept up to date by schedules."""

    id: str
    catalog_id: str
    schema: str
    table: str
    incremental: dict[str, Any] | None
    full: dict[str, Any] | None
    executions: list[Execution] = field(default_factory=list)
    logs: list[dict[str, Any]] = field(default_factory=list)
    relation: Relation | None = None
    fields: list[Field] = field(default_factory=list)
    schedule_run: int = 0


@dataclass(slots=True)
class Export:
    """An export and, once it has succeeded, its file."""

    id: str
    request: dict[str, Any]
    created_at: float
    key_prefix: str
    client: str
    query_id: str | None = None
    catalog_id: str | None = None
    schema: str | None = None
    table: str | None = None
    status: str = "PENDING"
    started_at: float | None = None
    finished_at: float | None = None
    error: str | None = None
    rows: int = 0
    file_name: str = ""
    content: bytes | None = None


@dataclass(slots=True)
class GoldenSql:
    """A question and the SQL that answers it."""

    id: str
    prompt: str
    sql: str


@dataclass(slots=True)
class Link:
    """A relation between two columns."""

    id: str
    source: dict[str, str]
    target: dict[str, str]
    type: str


@dataclass(slots=True)
class Thread:
    """A conversation with the agent."""

    id: str
    display_name: str
    turns: list[dict[str, Any]] = field(default_factory=list)
    api: str = "v2"


@dataclass(slots=True)
class Session:
    """A browser session: first a code, then a token."""

    code: str
    project_id: str
    mode: str
    theme: str
    theme_override: bool
    expires_at: float
    flags: dict[str, bool]
    connector_types: list[str]
    connector_type: str | None
    create_catalog: bool
    token: str | None = None


@dataclass(slots=True)
class Project:
    """A project and everything in it."""

    id: str
    workspace_id: str
    organization_id: str
    name: str
    description: str | None
    domain: str
    owner: str
    created_at: str
    keys: dict[str, Key] = field(default_factory=dict)
    connections: dict[str, Connection] = field(default_factory=dict)
    catalogs: dict[str, Catalog] = field(default_factory=dict)
    queries: dict[str, SavedQuery] = field(default_factory=dict)
    folders: dict[str, Folder] = field(default_factory=dict)
    caches: dict[str, Cache] = field(default_factory=dict)
    leaving: dict[tuple[str, str, str], float] = field(default_factory=dict)
    """Tables whose cache was deleted a moment ago, and until when it is still being cleared away."""
    exports: dict[str, Export] = field(default_factory=dict)
    golden_sqls: dict[str, GoldenSql] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    threads: dict[str, Thread] = field(default_factory=dict)
    refresh_callback: dict[str, str] | None = None

    def catalog_named(self, name: str) -> Catalog | None:
        """The catalog that SQL calls by this name."""
        return next((one for one in self.catalogs.values() if one.name.lower() == name.lower() and one.id != "2"), None)


@dataclass(slots=True)
class State:
    """The whole world."""

    ids: Ids
    clock: Clock
    partner: Key
    user_id: str
    user_name: str
    email: str
    organizations: dict[str, Organization] = field(default_factory=dict)
    workspaces: dict[str, Workspace] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)

    def keys(self) -> dict[str, Key]:
        """Every key by its secret."""
        found = {self.partner.secret: self.partner}
        for project in self.projects.values():
            found.update((key.secret, key) for key in project.keys.values())
        return found
