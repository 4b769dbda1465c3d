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
    from .agent import Agent
    from .agent_v1 import AgentV1
    from .api_keys import ApiKeys
    from .bi_tables import BiTables
    from .cache import Cache
    from .catalogs import Catalogs
    from .connection_types import ConnectionTypes
    from .connections import Connections
    from .drivers import Drivers
    from .exports import Exports
    from .golden_sqls import GoldenSqls
    from .legacy_projects import LegacyProjects
    from .materialized_queries import MaterializedQueries
    from .metadata import Metadata
    from .organizations import Organizations
    from .parametric_tables import ParametricTables
    from .projects import Projects
    from .queries import Queries
    from .query_folders import QueryFolders
    from .relations import Relations
    from .semantic_catalogs import SemanticCatalogs
    from .sessions import Sessions
    from .tables import Tables
    from .workspaces import Workspaces

__all__ = ["ClientApi", "ProjectApi"]


class ClientApi(ClientScope):
    """What needs no project."""

    __slots__ = ()

    async def info(self, **options: Unpack[CallOptions]) -> AccountInfo:
        """Tell whose key this is, and which kind.

        ``GET /info``

        Args:
            **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

        Returns:
            Done.

        Raises:
            PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
        """
        from .account import get_info

        return await get_info(self, **options)

    @property
    def organizations(self) -> Organizations:
        """TO BE WRITTEN"""
        from .organizations import Organizations

        return Organizations(self.sender)

    @property
    def workspaces(self) -> Workspaces:
        """TO BE WRITTEN"""
        from .workspaces import Workspaces

        return Workspaces(self.sender)

    @property
    def projects(self) -> Projects:
        """TO BE WRITTEN"""
        from .projects import Projects

        return Projects(self.sender)

    @property
    def legacy_projects(self) -> LegacyProjects:
        """TO BE WRITTEN"""
        from .legacy_projects import LegacyProjects

        return LegacyProjects(self.sender)

    @property
    def connection_types(self) -> ConnectionTypes:
        """TO BE WRITTEN"""
        from .connection_types import ConnectionTypes

        return ConnectionTypes(self.sender)

    @property
    def drivers(self) -> Drivers:
        """TO BE WRITTEN"""
        from .drivers import Drivers

        return Drivers(self.sender)

    async def transpile(self, dialect: str, *, query: str, **options: Unpack[CallOptions]) -> TranspileResult:
        """Translate SQL from Trino's dialect to another one.

        ``POST /sql/transpile/{dialect}``

        Args:
            **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

        Returns:
            Done.

        Raises:
            PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
        """
        from .sql import transpile_sql

        return await transpile_sql(self, dialect, query=query, **options)


class ProjectApi(ProjectScope):
    """What is done inside one project."""

    __slots__ = ()

    @property
    def api_keys(self) -> ApiKeys:
        """TO BE WRITTEN"""
        from .api_keys import ApiKeys

        return ApiKeys(self.sender, self.project_id)

    @property
    def connections(self) -> Connections:
        """TO BE WRITTEN"""
        from .connections import Connections

        return Connections(self.sender, self.project_id)

    @property
    def catalogs(self) -> Catalogs:
        """TO BE WRITTEN"""
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

        Args:
            limit: The server's default: ``100``.
            offset: The server's default: ``0``.
            **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

        Returns:
            Done.

        Raises:
            PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
        """
        from .search import search

        return await search(self, query=query, catalog=catalog, schema=schema, limit=limit, offset=offset, **options)

    @property
    def tables(self) -> Tables:
        """TO BE WRITTEN"""
        from .tables import Tables

        return Tables(self.sender, self.project_id)

    @property
    def bi_tables(self) -> BiTables:
        """TO BE WRITTEN"""
        from .bi_tables import BiTables

        return BiTables(self.sender, self.project_id)

    @property
    def queries(self) -> Queries:
        """TO BE WRITTEN"""
        from .queries import Queries

        return Queries(self.sender, self.project_id)

    @property
    def query_folders(self) -> QueryFolders:
        """TO BE WRITTEN"""
        from .query_folders import QueryFolders

        return QueryFolders(self.sender, self.project_id)

    @property
    def materialized_queries(self) -> MaterializedQueries:
        """TO BE WRITTEN"""
        from .materialized_queries import MaterializedQueries

        return MaterializedQueries(self.sender, self.project_id)

    @property
    def exports(self) -> Exports:
        """TO BE WRITTEN"""
        from .exports import Exports

        return Exports(self.sender, self.project_id)

    @property
    def semantic_catalogs(self) -> SemanticCatalogs:
        """TO BE WRITTEN"""
        from .semantic_catalogs import SemanticCatalogs

        return SemanticCatalogs(self.sender, self.project_id)

    @property
    def parametric_tables(self) -> ParametricTables:
        """TO BE WRITTEN"""
        from .parametric_tables import ParametricTables

        return ParametricTables(self.sender, self.project_id)

    @property
    def cache(self) -> Cache:
        """TO BE WRITTEN"""
        from .cache import Cache

        return Cache(self.sender, self.project_id)

    @property
    def metadata(self) -> Metadata:
        """TO BE WRITTEN"""
        from .metadata import Metadata

        return Metadata(self.sender, self.project_id)

    @property
    def golden_sqls(self) -> GoldenSqls:
        """TO BE WRITTEN"""
        from .golden_sqls import GoldenSqls

        return GoldenSqls(self.sender, self.project_id)

    @property
    def relations(self) -> Relations:
        """TO BE WRITTEN"""
        from .relations import Relations

        return Relations(self.sender, self.project_id)

    @property
    def sessions(self) -> Sessions:
        """TO BE WRITTEN"""
        from .sessions import Sessions

        return Sessions(self.sender, self.project_id)

    @property
    def agent(self) -> Agent:
        """TO BE WRITTEN"""
        from .agent import Agent

        return Agent(self.sender, self.project_id)

    @property
    def agent_v1(self) -> AgentV1:
        """TO BE WRITTEN"""
        from .agent_v1 import AgentV1

        return AgentV1(self.sender, self.project_id)
