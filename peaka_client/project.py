"""A bound project: everything inside it, without repeating its id."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Never, Unpack

from .api import ProjectApi
from .config import checked_count
from .errors import PeakaConfigError
from .types import UNSET, CallOptions, Unset

if TYPE_CHECKING:
    from .config import ClientOptions
    from .models.search_result import SearchResult
    from .rows import QueryResult, RowOptions, RowStream
    from .sender import PeakaSender


class Project(ProjectApi):
    """One project, as ``peaka.project(id)`` binds it."""

    __slots__ = ("_peaka",)

    def __init__(self, sender: PeakaSender, project_id: str) -> None:
        if not isinstance(project_id, str) or not project_id or project_id in (".", ".."):
            raise PeakaConfigError(
                f"{project_id!r} is no project id: pass the 8 characters that peaka.projects.list(…) or "
                "peaka.info() (with a project key) give"
            )
        super().__init__(sender, project_id)
        self._peaka = sender

    def with_options(self, **options: Unpack[ClientOptions]) -> Project:
        """The same project with other options, over the same connections; see :meth:`PeakaClient.with_options`."""
        return Project(self._peaka.derive(**options), self.project_id)

    async def query(self, statement: str, **options: Unpack[RowOptions]) -> QueryResult:
        """Run a SELECT and collect its rows, typed by what the server says of each column.

        ``POST /data/projects/{projectId}/queries/execute``

        Args:
            statement: SQL in Trino's dialect; only SELECT is allowed.
            **options: ``bindings``: values for the statement's ``?``. ``format``: ``cell_typed`` (default) knows the
                columns' types; ``compact`` is a sixth of the bytes, and all values stay text. ``query_timeout``:
                seconds that the server may take, by default the call's own time limit. And those of every call.

        Raises:
            PeakaBadRequestError: The statement is no SELECT, or wrong.
        """
        from .rows import run

        return await run(self._peaka, self.project_id, statement, options)

    def query_stream(self, statement: str, **options: Unpack[RowOptions]) -> AbstractAsyncContextManager[RowStream]:
        """Run a SELECT and hand over its rows while they arrive, in constant memory; arguments as in :meth:`query`.

        ``POST /data/projects/{projectId}/queries/execute``

        Iterate the result with ``async for row in rows``; ``rows.columns`` is known from the first row on.
        """
        from .rows import open_rows

        return open_rows(self._peaka, self.project_id, statement, options)

    async def iterate_search(
        self,
        *,
        query: str | Unset = UNSET,
        catalog: str | Unset = UNSET,
        schema: str | Unset = UNSET,
        page_size: int = 100,
        **options: Unpack[CallOptions],
    ) -> AsyncGenerator[SearchResult, None]:
        """Search catalogs, schemas and tables, page by page as they are needed.

        ``POST /data/projects/{projectId}/search``; arguments as in :meth:`search`.
        """
        offset = 0
        checked_count(page_size, "page_size", 1)
        while True:
            page = await self.search(
                query=query, catalog=catalog, schema=schema, limit=page_size, offset=offset, **options
            )
            yield page
            following = page.meta.page.next_offset if page.meta is not None and page.meta.page is not None else None
            if following is None or following <= offset:
                return
            offset = following

    def __repr__(self) -> str:
        return f"Project({self.project_id!r})"

    def __reduce__(self) -> Never:
        raise TypeError("a bound project cannot be pickled: pass its project_id to the other process")
