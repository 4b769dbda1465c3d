# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Everything that the API can do, by tag: as functions over a scope, and as methods of resource classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..scope import ClientScope, ProjectScope
from ..types import UNSET, CallOptions, Unset

if TYPE_CHECKING:
    from ..models.account_info import AccountInfo
    from ..models.search_result import SearchResult
    from ..models.transpile_result import TranspileResult
    from ..resources.cache import Cache
    from ..resources.connections import Connections
    from ..resources.exports import Exports
    from ..resources.materialized_queries import MaterializedQueries
    from ..resources.metadata import Metadata
    from ..resources.sessions import Sessions
    from .agent import Agent
    from .agent_v1 import AgentV1
    from .api_keys import ApiKeys
    from .bi_tables import BiTables
    from .catalogs import Catalogs
    from .connection_types import ConnectionTypes
    from .drivers import Drivers
    from .golden_sqls import GoldenSqls
    from .legacy_projects import LegacyProjects
    from .organizations import Organizations
    from .parametric_tables import ParametricTables
    from .projects import Projects
    from .queries import Queries
    from .query_folders import QueryFolders
    from .relations import Relations
    from .semantic_catalogs import SemanticCatalogs
    from .tables import Tables
    from .workspaces import Workspaces

__all__ = ["ClientApi", "ProjectApi"]


class ClientApi(ClientScope):
    """What needs no project."""

    __slots__ = ()

    async def info(self, **options: Unpack[CallOptions]) -> AccountInfo:
        """Tell whose key this is, and which kind.

        ``GET /info``

        The quickest check that a key works. With a Project key the reply names the project; with a Partner key those
        two fields are missing or empty, which is how the kinds of key are told apart.

        The vendor's description does not list this call, but its own clients make it.

        Args:
            **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

        Returns:
            Owner of the key, and its project if it is a Project key.

        Raises:
            PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
        """
        from .account import get_info

        return await get_info(self, **options)

    @property
    def organizations(self) -> Organizations:
        """The companies that a partner key belongs to."""
        from .organizations import Organizations

        return Organizations(self.sender)

    @property
    def workspaces(self) -> Workspaces:
        """Groups of projects inside an organization."""
        from .workspaces import Workspaces

        return Workspaces(self.sender)

    @property
    def projects(self) -> Projects:
        """Projects as parts of a workspace."""
        from .projects import Projects

        return Projects(self.sender)

    @property
    def legacy_projects(self) -> LegacyProjects:
        """The older calls that name a project without its workspace."""
        from .legacy_projects import LegacyProjects

        return LegacyProjects(self.sender)

    @property
    def connection_types(self) -> ConnectionTypes:
        """What Peaka can connect to, and which credentials each kind of source wants."""
        from .connection_types import ConnectionTypes

        return ConnectionTypes(self.sender)

    @property
    def drivers(self) -> Drivers:
        """Ready-made URLs for reading a project over JDBC or SQLAlchemy instead of REST."""
        from .drivers import Drivers

        return Drivers(self.sender)

    async def transpile(self, dialect: str, *, query: str, **options: Unpack[CallOptions]) -> TranspileResult:
        """Translate SQL from Trino's dialect to another one.

        ``POST /sql/transpile/{dialect}``

        Vendor texts take the source to be Trino and `dialect` to be the target; its own client sends foreign SQL with
        `trino` as dialect and gets Trino back. The example in the vendor's description has `result`; the wire has
        `query`.

        Args:
            dialect: The dialect to translate into, `trino` for Trino's. Which others there are is not published.
            query: One statement, in the dialect it is to be translated from.
            **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

        Returns:
            The SQL in the other dialect.

        Raises:
            PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
        """
        from .sql import transpile_sql

        return await transpile_sql(self, dialect, query=query, **options)


class ProjectApi(ProjectScope):
    """What is done inside one project."""

    __slots__ = ()

    @property
    def api_keys(self) -> ApiKeys:
        """Keys that reach this one project."""
        from .api_keys import ApiKeys

        return ApiKeys(self.sender, self.project_id)

    @property
    def connections(self) -> Connections:
        """Stored credentials of a source."""
        from ..resources.connections import Connections

        return Connections(self.sender, self.project_id)

    @property
    def catalogs(self) -> Catalogs:
        """The sources of a project as SQL sees them: catalog, schema, table, column."""
        from .catalogs import Catalogs

        return Catalogs(self.sender, self.project_id)

    async def search(
        self,
        *,
        query: str | Unset = UNSET,
        catalog: str | Unset = UNSET,
        schema: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        offset: int | Unset = UNSET,
        **options: Unpack[CallOptions],
    ) -> SearchResult:
        """Find catalogs, schemas and tables by name.

        ``POST /data/projects/{projectId}/search``

        All fields are optional; what a search without `query` finds is not documented. A list in which nothing was
        found is null rather than empty. Go on with `next_offset` as `offset` until it is null.

        Args:
            query: Part of a name of a catalog, schema or table.
            catalog: Look only in this catalog, by its name in SQL.
            schema: Look only in this schema.
            limit: At most this many matches. The server's default: ``100``.
            offset: How many matches to skip. The server's default: ``0``.
            **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

        Returns:
            What matched, and which page of it this is.

        Raises:
            PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
        """
        from .search import search

        return await search(self, query=query, catalog=catalog, schema=schema, limit=limit, offset=offset, **options)

    @property
    def tables(self) -> Tables:
        """Peaka tables: small tables that live in Peaka and are filled from CSV files."""
        from .tables import Tables

        return Tables(self.sender, self.project_id)

    @property
    def bi_tables(self) -> BiTables:
        """BI tables: tables that people fill by hand in Peaka Studio."""
        from .bi_tables import BiTables

        return BiTables(self.sender, self.project_id)

    @property
    def queries(self) -> Queries:
        """Saved queries, and running SQL."""
        from .queries import Queries

        return Queries(self.sender, self.project_id)

    @property
    def query_folders(self) -> QueryFolders:
        """Folders that order saved queries."""
        from .query_folders import QueryFolders

        return QueryFolders(self.sender, self.project_id)

    @property
    def materialized_queries(self) -> MaterializedQueries:
        """Runs of queries of type `MATERIALIZED`, whose rows are stored and refreshed by a schedule or on demand."""
        from ..resources.materialized_queries import MaterializedQueries

        return MaterializedQueries(self.sender, self.project_id)

    @property
    def exports(self) -> Exports:
        """Files made of a query or a table."""
        from ..resources.exports import Exports

        return Exports(self.sender, self.project_id)

    @property
    def semantic_catalogs(self) -> SemanticCatalogs:
        """Catalogs of curated tables, each backed by a saved query, that can be shared with other projects."""
        from .semantic_catalogs import SemanticCatalogs

        return SemanticCatalogs(self.sender, self.project_id)

    @property
    def parametric_tables(self) -> ParametricTables:
        """Tables that answer only when parameters are given, published again with those parameters bound."""
        from .parametric_tables import ParametricTables

        return ParametricTables(self.sender, self.project_id)

    @property
    def cache(self) -> Cache:
        """Copies of source tables that Peaka keeps and brings up to date."""
        from ..resources.cache import Cache

        return Cache(self.sender, self.project_id)

    @property
    def metadata(self) -> Metadata:
        """What Peaka knows about catalogs, schemas, tables and columns."""
        from ..resources.metadata import Metadata

        return Metadata(self.sender, self.project_id)

    @property
    def golden_sqls(self) -> GoldenSqls:
        """Pairs of a question and the SQL that answers it rightly."""
        from .golden_sqls import GoldenSqls

        return GoldenSqls(self.sender, self.project_id)

    @property
    def relations(self) -> Relations:
        """Which columns of different tables refer to each other."""
        from .relations import Relations

        return Relations(self.sender, self.project_id)

    @property
    def sessions(self) -> Sessions:
        """Embedded Peaka in an application of your own."""
        from ..resources.sessions import Sessions

        return Sessions(self.sender, self.project_id)

    @property
    def agent(self) -> Agent:
        """The agent that turns questions into SQL and answers."""
        from .agent import Agent

        return Agent(self.sender, self.project_id)

    @property
    def agent_v1(self) -> AgentV1:
        """The first agent, removed from the vendor's description in August 2025."""
        from .agent_v1 import AgentV1

        return AgentV1(self.sender, self.project_id)
