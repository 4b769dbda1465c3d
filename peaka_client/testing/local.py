"""LocalPeaka: the whole API, embedded."""

from __future__ import annotations

import asyncio
import pickle
import secrets
import threading
from collections import deque
from collections.abc import AsyncGenerator, Callable, Generator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

from .app import PREFIX, App
from .clock import Clock, iso
from .document import Operation, document
from .downloads import DOWNLOAD_FILE
from .errors import ApiError, framework
from .faults import KINDS, Condition, Fault, Faults, Kind
from .jobs import settle
from .loading import load_table
from .log import KEPT
from .world import PROJECT, PROJECT_KEY, sample

if TYPE_CHECKING:
    import httpx
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from peaka_client import Middleware, PeakaClient
    from peaka_client.config import KeyScope

    from .log import Recorded
    from .state import State

__all__ = ["Durations", "LocalPeaka", "Snapshot"]

T = TypeVar("T")

IN_PROCESS = "https://partner.peaka.invalid"
"""The origin of a LocalPeaka that listens nowhere; ``.invalid`` never resolves."""


@dataclass(slots=True)
class Durations:
    """How long jobs take, in seconds of the local clock."""

    queued: float = 0.05
    """From asking for a job to its start."""
    export: float = 0.1
    cache: float = 0.2
    materialized: float = 0.1
    metadata: float = 0.2


class LocalOptions(TypedDict, total=False):
    """What an instance is made with, as :class:`LocalPeaka` says."""

    strict: bool
    validate: bool
    now: datetime | str | None
    seed: str
    frame_ancestors: Sequence[str]
    durations: Durations | None


class LocalClientOptions(TypedDict, total=False):
    """What a client of an instance is made with, as :class:`peaka_client.PeakaClient` says."""

    timeout: float | None
    max_retries: int
    key_scope: KeyScope | None
    transport: httpx.AsyncBaseTransport | None
    max_connections: int
    headers: Mapping[str, str] | None
    middleware: Sequence[Middleware]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole state at one moment."""

    version: int
    data: bytes = field(repr=False)
    keep: tuple[object, ...] = field(repr=False)
    """Tables that must not be dropped while this snapshot lives."""


class LocalPeaka:
    """The Peaka Partner API over an in-memory store.

    An instance is an ASGI application. It starts with a small coffee shop's data, two projects and two keys.

    Args:
        strict: answer in good order (404 for what is missing, 409 for what is there), without the oddities of the wire.
        validate: check every reply against openapi.yaml and fail the request, loudly, if it differs.
        now: where the clock starts; it then stands still until :meth:`advance`. None: real time.
        seed: what ids are derived from; the same seed gives the same ids.
        frame_ancestors: the origins that may embed a session's page.
        durations: how long jobs take.
    """

    def __init__(
        self,
        *,
        strict: bool = False,
        validate: bool = False,
        now: datetime | str | None = None,
        seed: str = "local",
        frame_ancestors: Sequence[str] = ("http://127.0.0.1:*", "http://localhost:*", "https://localhost:*"),
        durations: Durations | None = None,
    ) -> None:
        self.strict = strict
        self.validate = validate
        self.frame_ancestors: tuple[str, ...] = tuple(frame_ancestors)
        self.durations: Durations = durations or Durations()
        self.faults: Faults = Faults()
        self.log: deque[Recorded] = deque(maxlen=KEPT)
        self.themes: dict[str, str] = {}
        """Custom themes by name: CSS for sessions that are started with ``theme=<name>, themeOverride=True``."""
        self.origin: str = IN_PROCESS
        self.pages_origin: str = "https://studio.peaka.invalid"
        clock = Clock()
        if now is not None:
            clock.freeze(_timestamp(now))
        self.state: State = sample(clock, seed)
        self._app = App(self)
        self._version = 0
        self._last_version = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._settling = False
        self._latest: Snapshot | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI application itself."""
        await self._app(scope, receive, send)

    @property
    def url(self) -> str:
        """The base URL for a client, e.g. ``http://127.0.0.1:40123/api/v1``."""
        return self.origin + PREFIX

    @property
    def partner_key(self) -> str:
        """A key for everything."""
        return self.state.partner.secret

    @property
    def project_key(self) -> str:
        """A key for the sample project only."""
        keys = self.state.projects[PROJECT].keys
        return next(iter(keys.values())).secret if keys else PROJECT_KEY

    @property
    def project_id(self) -> str:
        """The id of the sample project."""
        return PROJECT

    # -- ways in

    def transport(self) -> httpx.AsyncBaseTransport:
        """An httpx transport that calls this instance in process, without a socket."""
        from .transport import InProcessTransport

        return InProcessTransport(self)

    def client(self, api_key: str | None = None, **options: Unpack[LocalClientOptions]) -> PeakaClient:
        """A client of this instance; in process unless it is being served.

        Args:
            api_key: None: the partner key.
            options: passed on to :class:`peaka_client.PeakaClient`.
        """
        from peaka_client import PeakaClient

        if self.origin == IN_PROCESS:
            options.setdefault("transport", self.transport())
        return PeakaClient(api_key or self.partner_key, base_url=self.url, **options)

    @classmethod
    @asynccontextmanager
    async def serve(
        cls,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        pages_port: int = 0,
        public_host: str | None = None,
        **options: Unpack[LocalOptions],
    ) -> AsyncGenerator[LocalPeaka]:
        """Make an instance and serve it on a socket for the length of an ``async with``.

        Args:
            host: where to listen.
            port: of the API; 0: any free one.
            pages_port: of pages and files; 0: any free one.
            public_host: by what name others reach it, for the URLs that it gives; None: the address it listens on.
            options: passed on to the constructor.
        """
        local = cls(**options)
        async with local.listen(host=host, port=port, pages_port=pages_port, public_host=public_host):
            yield local

    @asynccontextmanager
    async def listen(
        self, *, host: str = "127.0.0.1", port: int = 0, pages_port: int = 0, public_host: str | None = None
    ) -> AsyncGenerator[LocalPeaka]:
        """Serve this instance on the running loop: the API on one port, pages and files on another origin."""
        from .server import listening

        before = (self.origin, self.pages_origin)
        async with listening(self, host, (port, pages_port), public_host) as origins:
            self.origin, self.pages_origin = origins
            self._loop = asyncio.get_running_loop()
            try:
                yield self
            finally:
                self._loop = None
                self.origin, self.pages_origin = before

    @classmethod
    @contextmanager
    def serve_in_thread(
        cls,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        pages_port: int = 0,
        public_host: str | None = None,
        **options: Unpack[LocalOptions],
    ) -> Generator[LocalPeaka]:
        """The same for code without a loop, or with many: the server has a thread and a loop of its own."""
        local = cls(**options)
        ready, failure = threading.Event(), []
        holder: dict[str, Any] = {}

        async def run() -> None:
            stop = asyncio.Event()
            holder.update(stop=stop, loop=asyncio.get_running_loop())
            async with local.listen(host=host, port=port, pages_port=pages_port, public_host=public_host):
                ready.set()
                await stop.wait()

        def work() -> None:
            try:
                asyncio.run(run())
            except BaseException as error:  # noqa: BLE001 - told to the thread that waits
                failure.append(error)
            finally:
                ready.set()

        thread = threading.Thread(target=work, name="LocalPeaka", daemon=True)
        thread.start()
        ready.wait()
        if failure:
            raise failure[0]
        try:
            yield local
        finally:
            holder["loop"].call_soon_threadsafe(holder["stop"].set)
            thread.join()

    # -- control

    def fail(
        self,
        operation: str,
        *,
        status: int | None = None,
        kind: Kind = "status",
        times: int | None = 1,
        after: int = 0,
        match: Condition | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        retry_after: float | None = None,
        delay: float = 0.0,
        handled: bool = False,
    ) -> Fault:
        """Make an operation fail.

        Args:
            operation: an operation id, e.g. ``list_catalogs``; ``*``: any; ``download_file``: a file of an export, not
                among ``*`` since it does not come from the API.
            status: answer with this status; implies ``kind="status"``; 503 if neither is given.
            kind: ``status``; ``reset`` (the connection is reset); ``timeout`` (no answer ever); ``truncate`` (the body
                stops half way); ``malformed`` (a 200 whose body is no JSON).
            times: how many requests fail; None: all.
            after: how many requests pass first.
            match: which requests: a callable on the logged request, or values that its path, query or body must have
                under their names on the wire, e.g. ``{"queryId": …}``.
            body: the error's body; by default the framework's form.
            headers: more headers of the answer.
            retry_after: seconds for a Retry-After header.
            delay: seconds to wait first.
            handled: carry the operation out before its reply is lost.

        Raises: ValueError for an operation, a kind or a name in ``match`` that does not exist.
        """
        found = self._known(operation)
        if isinstance(match, Mapping):
            names = {name for one in found for name in document().names(one)}
            if unknown := match.keys() - names:
                raise ValueError(f"{operation} has no {', '.join(unknown)} on the wire: {', '.join(sorted(names))}")
        if kind not in KINDS:
            raise ValueError(f"Unknown kind of failure {kind!r}: one of {', '.join(KINDS)}")
        status = status or 503
        answer_headers = dict(headers or {})
        if retry_after is not None:
            answer_headers["Retry-After"] = f"{retry_after:g}"
        if body is None:
            body = framework(status, _reason(status), "", self.timestamp()).body | {
                "message": "Failure asked for by a test"
            }
        fault = Fault(operation, kind, status, body, answer_headers, times, after, match, delay, handled)
        self.faults.add(fault)
        return fault

    def delay(self, seconds: float, operation: str = "*") -> None:
        """Wait before every answer of an operation, in real time; ``*``: of all, ``download_file`` aside."""
        self._known(operation)
        self.faults.latency[operation] = seconds

    def _known(self, operation: str) -> list[Operation]:
        """The operations that are meant."""
        operations = document().operations
        if operation == "*":
            return list(operations.values())
        operations = {**operations, DOWNLOAD_FILE.name: DOWNLOAD_FILE}
        if operation in operations:
            return [operations[operation]]
        import difflib

        close = difflib.get_close_matches(operation, operations, n=3)
        hint = f"; did you mean {', '.join(close)}?" if close else ""
        raise ValueError(f"There is no operation {operation!r}{hint}")

    @property
    def requests(self) -> list[Recorded]:
        """The requests so far, secrets masked, oldest first; of very many the last ten thousand."""
        return list(self.log)

    def calls(self, operation: str) -> list[Recorded]:
        """The requests to one operation.

        Raises: ValueError for an operation that does not exist.
        """
        self._known(operation)
        return [one for one in self.log if one.operation == operation]

    def advance(self, seconds: float) -> None:
        """Move the clock ahead; what becomes due happens before the next request is answered."""
        self._in_turn(lambda: self.state.clock.advance(seconds))
        self.changed()

    def freeze(self) -> None:
        """Stop the clock; only :meth:`advance` moves it from then on."""
        self._in_turn(self.state.clock.freeze)
        self.changed()

    def load(
        self,
        catalog: str,
        schema: str,
        table: str,
        data: Any = None,
        *,
        rows: Any = None,
        csv: Any = None,
        parquet: Any = None,
        columns: Mapping[str, str] | None = None,
        project: str | None = None,
        into_caches: bool = True,
    ) -> None:
        """Put a table into a catalog, in place of one that has its name; catalog and schema are made if need be.

        Args:
            catalog: the catalog's name in SQL.
            schema: the schema's name.
            table: the table's name.
            data: a DataFrame of pandas or polars, an Arrow table, or rows.
            rows: mappings or, with ``columns``, sequences.
            csv: a path, or the text itself, which has a line break.
            parquet: a path.
            columns: Trino types by column name, e.g. ``{"id": "bigint"}``; guessed from the values if left out.
            project: the project's id; None: the sample project.
            into_caches: whether a cache of the table shows the new rows at once; False: only after its next run, as if
                the source had changed.

        Raises: ValueError if there is no or more than one source, or a value does not fit its type.
        """
        given = [one for one in (data, rows, csv, parquet) if one is not None]
        if len(given) != 1:
            raise ValueError("Give exactly one of data, rows, csv or parquet")
        target = self.state.projects.get(project or self.project_id)
        if target is None:
            raise ValueError(f"There is no project {project!r}")
        source = "csv" if csv is not None else "parquet" if parquet is not None else "rows"
        self._in_turn(
            lambda: load_table(
                self.state, target, (catalog, schema, table), (source, given[0]), columns, into_caches=into_caches
            )
        )
        self.changed()

    def snapshot(self) -> Snapshot:
        """Remember the whole state, planned failures and the log aside; costs nothing if nothing has changed."""
        return self._in_turn(self._snapshot)

    def _snapshot(self) -> Snapshot:
        if self._latest is None or self._latest.version != self._version:
            self._latest = Snapshot(self._version, pickle.dumps(self.state, 5), tuple(_relations(self.state)))
        return self._latest

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to a snapshot of this instance; costs nothing if nothing has changed since."""
        if snapshot.version != self._version:
            self._in_turn(lambda: self._restore(snapshot))

    def _restore(self, snapshot: Snapshot) -> None:
        self.state = pickle.loads(snapshot.data)  # noqa: S301 - our own bytes
        self._version = snapshot.version

    def reset(self) -> None:
        """Forget planned failures, latencies and the log."""
        self.faults.clear()
        self.log.clear()

    def renew_keys(self) -> None:
        """Replace the well-known keys by random ones: for a server that others can reach."""
        for key in self.state.keys().values():
            key.secret = f"{secrets.token_hex(4)}.{secrets.token_urlsafe(32)}"
        self.changed()

    def changed(self) -> None:
        """Note that the state is another one now."""
        self._last_version += 1
        self._version = self._last_version

    def _in_turn(self, action: Callable[[], T]) -> T:
        """Run on the serving loop if another thread asks, so that no request sees half a change."""
        loop = self._loop
        if loop is None or not loop.is_running() or _running_loop() is loop:
            return action()
        done = threading.Event()
        result: list[Any] = []

        def run() -> None:
            try:
                result.append((action(), None))
            except BaseException as error:  # noqa: BLE001 - raised in the thread that asked
                result.append((None, error))
            done.set()

        loop.call_soon_threadsafe(run)
        done.wait()
        value, error = result[0]
        if error is not None:
            raise error
        return value  # type: ignore[no-any-return]

    # -- what the application asks

    async def settle(self) -> None:
        """Let everything happen that is due by now."""
        if not self._settling and self.state.clock.agenda:
            self._settling = True
            try:
                await settle(self)
            finally:
                self._settling = False

    def timestamp(self) -> str:
        """Now, as the wire writes it."""
        return iso(self.state.clock.now())

    def expired(self, timestamp: str) -> bool:
        """Whether a point in time has passed."""
        return _timestamp(timestamp) <= self.state.clock.now()

    def refuse(self, status: int, error: str, path: str = "") -> ApiError:
        """A refusal in the framework's words."""
        return framework(status, error, path, self.timestamp())

    def in_process(self, request: Request) -> bool:
        """Whether a request came without a socket."""
        return "peaka.in_process" in request.scope.get("extensions", {})


def _relations(state: State) -> Generator[object]:
    for project in state.projects.values():
        for catalog in project.catalogs.values():
            for tables in catalog.schemas.values():
                yield from (table.relation for table in tables.values())
        yield from (query.result.relation for query in project.queries.values() if query.result)
        yield from (made.relation for made in project.caches.values() if made.relation)


def _timestamp(moment: datetime | str) -> float:
    value = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()


def _reason(status: int) -> str:
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
