"""One request as a handler sees it, and the register of handlers."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from .clock import iso
from .errors import ApiError, gateway

if TYPE_CHECKING:
    from .document import Operation
    from .local import LocalPeaka
    from .state import Catalog, Key, Project, State, Table

__all__ = ["HANDLERS", "Call", "Handler", "Reply", "Upload", "handles"]

T = TypeVar("T")


@dataclass(slots=True)
class Reply:
    """An answer other than JSON with the operation's usual status."""

    body: Any = None
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a form."""

    name: str
    content: bytes


@dataclass(slots=True)
class Call:
    """A request that has been routed, authenticated and read."""

    local: LocalPeaka
    operation: Operation
    key: Key
    path: dict[str, str]
    query: dict[str, Any]
    body: Any
    headers: Mapping[str, str]

    @property
    def state(self) -> State:
        """The world."""
        return self.local.state

    @property
    def strict(self) -> bool:
        """Whether to answer in good order, without the oddities of the wire."""
        return self.local.strict

    @property
    def project(self) -> Project:
        """The project that the path, the query or the body names."""
        in_body = self.body.get("projectId") if isinstance(self.body, dict) else None
        named = self.path.get("projectId") or self.query.get("projectId") or in_body
        return self.project_by_id(str(named or self.key.project_id))

    def project_by_id(self, project_id: str) -> Project:
        """A project that the key may use."""
        found = self.state.projects.get(project_id)
        if self.key.project_id not in (None, project_id):
            raise self.local.refuse(403, "Forbidden")
        if found is None:
            self.missing("project", project_id)
        return found

    def missing(self, what: str, name: str, by: str = "id") -> NoReturn:
        """The thing does not exist: 400 on the wire, 404 where strict."""
        raise gateway(f"There is no {what} with {by}: {name}", status=404 if self.strict else 400)

    def find(self, things: Mapping[str, T], what: str, name: str) -> T:
        """A thing by its id."""
        found = things.get(name)
        if found is None:
            self.missing(what, name)
        return found

    @property
    def catalog(self) -> Catalog:
        """The catalog that the path names."""
        return self.find(self.project.catalogs, "catalog", self.path["catalogId"])

    def schema(self, catalog: Catalog, name: str) -> dict[str, Table]:
        """The tables of a schema, saved queries included."""
        from .names import tables_of

        found = tables_of(self.project, catalog, name)
        if found is None:
            self.missing("schema", name, "name")
        return found

    @property
    def table(self) -> Table:
        """The table that the path names."""
        return self.table_named(self.catalog, self.path["schemaName"], self.path["tableName"])

    def table_named(self, catalog: Catalog, schema: str, name: str) -> Table:
        """A table by its name."""
        found = self.schema(catalog, schema).get(name)
        if found is None:
            self.missing("table", f"{schema}.{name}", "name")
        return found

    def timestamp(self) -> str:
        """Now, as the wire writes it."""
        return iso(self.state.clock.now())

    def stable_id(self, *parts: str) -> str:
        """A UUID that the same parts always give."""
        import uuid

        return str(uuid.UUID(bytes=hashlib.blake2b("/".join(parts).encode(), digest_size=16).digest(), version=4))

    def bad(self, message: str, *, status: int = 400) -> ApiError:
        """A refusal by the gateway."""
        return gateway(message, status=status)


Handler = Callable[[Call], "Awaitable[Any] | Any"]

HANDLERS: dict[str, Handler] = {}


def handles(*names: str) -> Callable[[Handler], Handler]:
    """Register a handler for operations, by their operation ids.

    What it returns becomes the JSON of the operation's success; a :class:`Reply` or a Starlette response goes out as
    it is. Raising :class:`~.errors.ApiError` refuses.
    """

    def register(handler: Handler) -> Handler:
        for name in names:
            if name in HANDLERS:
                raise ValueError(f"{name} has two handlers")
            HANDLERS[name] = handler
        return handler

    return register
