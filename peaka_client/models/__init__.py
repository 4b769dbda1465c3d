# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""What the API's replies and requests carry: attrs models and enums, each loaded when it is first used."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .account_info import AccountInfo as AccountInfo
    from .agent_message import AgentMessage as AgentMessage
    from .agent_message_content import AgentMessageContent as AgentMessageContent
    from .agent_state import AgentState as AgentState
    from .agent_v1_action import AgentV1Action as AgentV1Action
    from .agent_v1_cell import AgentV1Cell as AgentV1Cell
    from .agent_v1_history import AgentV1History as AgentV1History
    from .agent_v1_output import AgentV1Output as AgentV1Output
    from .agent_v1_reply import AgentV1Reply as AgentV1Reply
    from .agent_v1_step import AgentV1Step as AgentV1Step
    from .agent_v1_task import AgentV1Task as AgentV1Task
    from .agent_v1_thread import AgentV1Thread as AgentV1Thread
    from .api_key import ApiKey as ApiKey
    from .cache_action import CacheAction as CacheAction
    from .cache_creation import CacheCreation as CacheCreation
    from .cache_execution import CacheExecution as CacheExecution
    from .cache_execution_progress import CacheExecutionProgress as CacheExecutionProgress
    from .cache_input import CacheInput as CacheInput
    from .cache_schedule import CacheSchedule as CacheSchedule
    from .cache_schedule_input import CacheScheduleInput as CacheScheduleInput
    from .cache_schedule_type import CacheScheduleType as CacheScheduleType
    from .cache_settings import CacheSettings as CacheSettings
    from .cache_state import CacheState as CacheState
    from .cache_status import CacheStatus as CacheStatus
    from .cache_trigger_result import CacheTriggerResult as CacheTriggerResult
    from .cache_type import CacheType as CacheType
    from .catalog import Catalog as Catalog
    from .categorical_frequency import CategoricalFrequency as CategoricalFrequency
    from .chat_reply import ChatReply as ChatReply
    from .column import Column as Column
    from .column_data_type import ColumnDataType as ColumnDataType
    from .column_input import ColumnInput as ColumnInput
    from .column_lineage import ColumnLineage as ColumnLineage
    from .column_lineage_input import ColumnLineageInput as ColumnLineageInput
    from .column_metadata import ColumnMetadata as ColumnMetadata
    from .column_metadata_input import ColumnMetadataInput as ColumnMetadataInput
    from .column_statistics import ColumnStatistics as ColumnStatistics
    from .connection import Connection as Connection
    from .connection_detail import ConnectionDetail as ConnectionDetail
    from .connection_field import ConnectionField as ConnectionField
    from .connection_field_type import ConnectionFieldType as ConnectionFieldType
    from .connection_type import ConnectionType as ConnectionType
    from .csv_column_mapping import CsvColumnMapping as CsvColumnMapping
    from .csv_import_request import CsvImportRequest as CsvImportRequest
    from .csv_options_input import CsvOptionsInput as CsvOptionsInput
    from .driver_urls import DriverUrls as DriverUrls
    from .embedded_session import EmbeddedSession as EmbeddedSession
    from .execute_result import ExecuteResult as ExecuteResult
    from .export import Export as Export
    from .export_compression import ExportCompression as ExportCompression
    from .export_file import ExportFile as ExportFile
    from .export_format import ExportFormat as ExportFormat
    from .export_started import ExportStarted as ExportStarted
    from .export_state import ExportState as ExportState
    from .feature_configs_input import FeatureConfigsInput as FeatureConfigsInput
    from .golden_sql import GoldenSql as GoldenSql
    from .golden_sql_entry import GoldenSqlEntry as GoldenSqlEntry
    from .golden_sql_list import GoldenSqlList as GoldenSqlList
    from .golden_sql_match import GoldenSqlMatch as GoldenSqlMatch
    from .golden_sql_matches import GoldenSqlMatches as GoldenSqlMatches
    from .import_job import ImportJob as ImportJob
    from .import_result import ImportResult as ImportResult
    from .jdbc_driver import JdbcDriver as JdbcDriver
    from .materialized_query_state import MaterializedQueryState as MaterializedQueryState
    from .materialized_query_status import MaterializedQueryStatus as MaterializedQueryStatus
    from .metadata_entry import MetadataEntry as MetadataEntry
    from .metadata_list import MetadataList as MetadataList
    from .metadata_matches import MetadataMatches as MetadataMatches
    from .metadata_refresh_callback import MetadataRefreshCallback as MetadataRefreshCallback
    from .metadata_refresh_state import MetadataRefreshState as MetadataRefreshState
    from .metadata_refresh_status import MetadataRefreshStatus as MetadataRefreshStatus
    from .organization import Organization as Organization
    from .parametric_table import ParametricTable as ParametricTable
    from .parametric_value import ParametricValue as ParametricValue
    from .parametric_value_input import ParametricValueInput as ParametricValueInput
    from .project_info import ProjectInfo as ProjectInfo
    from .query import Query as Query
    from .query_folder import QueryFolder as QueryFolder
    from .query_folder_contents import QueryFolderContents as QueryFolderContents
    from .query_folder_list import QueryFolderList as QueryFolderList
    from .query_folder_tree import QueryFolderTree as QueryFolderTree
    from .query_folder_tree_node import QueryFolderTreeNode as QueryFolderTreeNode
    from .query_schedule import QuerySchedule as QuerySchedule
    from .query_schedule_input import QueryScheduleInput as QueryScheduleInput
    from .query_schedule_type import QueryScheduleType as QueryScheduleType
    from .query_type import QueryType as QueryType
    from .relation import Relation as Relation
    from .relation_list import RelationList as RelationList
    from .relation_type import RelationType as RelationType
    from .result_column import ResultColumn as ResultColumn
    from .result_format import ResultFormat as ResultFormat
    from .sample_question import SampleQuestion as SampleQuestion
    from .sample_questions import SampleQuestions as SampleQuestions
    from .schema import Schema as Schema
    from .search_match import SearchMatch as SearchMatch
    from .search_meta import SearchMeta as SearchMeta
    from .search_page import SearchPage as SearchPage
    from .search_query import SearchQuery as SearchQuery
    from .search_result import SearchResult as SearchResult
    from .semantic_catalog import SemanticCatalog as SemanticCatalog
    from .semantic_table import SemanticTable as SemanticTable
    from .semantics import Semantics as Semantics
    from .shared_catalog import SharedCatalog as SharedCatalog
    from .sql_alchemy_driver import SqlAlchemyDriver as SqlAlchemyDriver
    from .table import Table as Table
    from .table_cacheability import TableCacheability as TableCacheability
    from .table_metadata import TableMetadata as TableMetadata
    from .table_reference import TableReference as TableReference
    from .table_statistics import TableStatistics as TableStatistics
    from .thread import Thread as Thread
    from .thread_detail import ThreadDetail as ThreadDetail
    from .thread_list import ThreadList as ThreadList
    from .thread_snapshot import ThreadSnapshot as ThreadSnapshot
    from .transpile_result import TranspileResult as TranspileResult
    from .workspace import Workspace as Workspace
else:
    from importlib import import_module

    _MODULES = {
        "AccountInfo": "account_info",
        "AgentMessage": "agent_message",
        "AgentMessageContent": "agent_message_content",
        "AgentState": "agent_state",
        "AgentV1Action": "agent_v1_action",
        "AgentV1Cell": "agent_v1_cell",
        "AgentV1History": "agent_v1_history",
        "AgentV1Output": "agent_v1_output",
        "AgentV1Reply": "agent_v1_reply",
        "AgentV1Step": "agent_v1_step",
        "AgentV1Task": "agent_v1_task",
        "AgentV1Thread": "agent_v1_thread",
        "ApiKey": "api_key",
        "CacheAction": "cache_action",
        "CacheCreation": "cache_creation",
        "CacheExecution": "cache_execution",
        "CacheExecutionProgress": "cache_execution_progress",
        "CacheInput": "cache_input",
        "CacheSchedule": "cache_schedule",
        "CacheScheduleInput": "cache_schedule_input",
        "CacheScheduleType": "cache_schedule_type",
        "CacheSettings": "cache_settings",
        "CacheState": "cache_state",
        "CacheStatus": "cache_status",
        "CacheTriggerResult": "cache_trigger_result",
        "CacheType": "cache_type",
        "Catalog": "catalog",
        "CategoricalFrequency": "categorical_frequency",
        "ChatReply": "chat_reply",
        "Column": "column",
        "ColumnDataType": "column_data_type",
        "ColumnInput": "column_input",
        "ColumnLineage": "column_lineage",
        "ColumnLineageInput": "column_lineage_input",
        "ColumnMetadata": "column_metadata",
        "ColumnMetadataInput": "column_metadata_input",
        "ColumnStatistics": "column_statistics",
        "Connection": "connection",
        "ConnectionDetail": "connection_detail",
        "ConnectionField": "connection_field",
        "ConnectionFieldType": "connection_field_type",
        "ConnectionType": "connection_type",
        "CsvColumnMapping": "csv_column_mapping",
        "CsvImportRequest": "csv_import_request",
        "CsvOptionsInput": "csv_options_input",
        "DriverUrls": "driver_urls",
        "EmbeddedSession": "embedded_session",
        "ExecuteResult": "execute_result",
        "Export": "export",
        "ExportCompression": "export_compression",
        "ExportFile": "export_file",
        "ExportFormat": "export_format",
        "ExportStarted": "export_started",
        "ExportState": "export_state",
        "FeatureConfigsInput": "feature_configs_input",
        "GoldenSql": "golden_sql",
        "GoldenSqlEntry": "golden_sql_entry",
        "GoldenSqlList": "golden_sql_list",
        "GoldenSqlMatch": "golden_sql_match",
        "GoldenSqlMatches": "golden_sql_matches",
        "ImportJob": "import_job",
        "ImportResult": "import_result",
        "JdbcDriver": "jdbc_driver",
        "MaterializedQueryState": "materialized_query_state",
        "MaterializedQueryStatus": "materialized_query_status",
        "MetadataEntry": "metadata_entry",
        "MetadataList": "metadata_list",
        "MetadataMatches": "metadata_matches",
        "MetadataRefreshCallback": "metadata_refresh_callback",
        "MetadataRefreshState": "metadata_refresh_state",
        "MetadataRefreshStatus": "metadata_refresh_status",
        "Organization": "organization",
        "ParametricTable": "parametric_table",
        "ParametricValue": "parametric_value",
        "ParametricValueInput": "parametric_value_input",
        "ProjectInfo": "project_info",
        "Query": "query",
        "QueryFolder": "query_folder",
        "QueryFolderContents": "query_folder_contents",
        "QueryFolderList": "query_folder_list",
        "QueryFolderTree": "query_folder_tree",
        "QueryFolderTreeNode": "query_folder_tree_node",
        "QuerySchedule": "query_schedule",
        "QueryScheduleInput": "query_schedule_input",
        "QueryScheduleType": "query_schedule_type",
        "QueryType": "query_type",
        "Relation": "relation",
        "RelationList": "relation_list",
        "RelationType": "relation_type",
        "ResultColumn": "result_column",
        "ResultFormat": "result_format",
        "SampleQuestion": "sample_question",
        "SampleQuestions": "sample_questions",
        "Schema": "schema",
        "SearchMatch": "search_match",
        "SearchMeta": "search_meta",
        "SearchPage": "search_page",
        "SearchQuery": "search_query",
        "SearchResult": "search_result",
        "SemanticCatalog": "semantic_catalog",
        "SemanticTable": "semantic_table",
        "Semantics": "semantics",
        "SharedCatalog": "shared_catalog",
        "SqlAlchemyDriver": "sql_alchemy_driver",
        "Table": "table",
        "TableCacheability": "table_cacheability",
        "TableMetadata": "table_metadata",
        "TableReference": "table_reference",
        "TableStatistics": "table_statistics",
        "Thread": "thread",
        "ThreadDetail": "thread_detail",
        "ThreadList": "thread_list",
        "ThreadSnapshot": "thread_snapshot",
        "TranspileResult": "transpile_result",
        "Workspace": "workspace",
    }

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_MODULES})


__all__ = [
    "AccountInfo",
    "AgentMessage",
    "AgentMessageContent",
    "AgentState",
    "AgentV1Action",
    "AgentV1Cell",
    "AgentV1History",
    "AgentV1Output",
    "AgentV1Reply",
    "AgentV1Step",
    "AgentV1Task",
    "AgentV1Thread",
    "ApiKey",
    "CacheAction",
    "CacheCreation",
    "CacheExecution",
    "CacheExecutionProgress",
    "CacheInput",
    "CacheSchedule",
    "CacheScheduleInput",
    "CacheScheduleType",
    "CacheSettings",
    "CacheState",
    "CacheStatus",
    "CacheTriggerResult",
    "CacheType",
    "Catalog",
    "CategoricalFrequency",
    "ChatReply",
    "Column",
    "ColumnDataType",
    "ColumnInput",
    "ColumnLineage",
    "ColumnLineageInput",
    "ColumnMetadata",
    "ColumnMetadataInput",
    "ColumnStatistics",
    "Connection",
    "ConnectionDetail",
    "ConnectionField",
    "ConnectionFieldType",
    "ConnectionType",
    "CsvColumnMapping",
    "CsvImportRequest",
    "CsvOptionsInput",
    "DriverUrls",
    "EmbeddedSession",
    "ExecuteResult",
    "Export",
    "ExportCompression",
    "ExportFile",
    "ExportFormat",
    "ExportStarted",
    "ExportState",
    "FeatureConfigsInput",
    "GoldenSql",
    "GoldenSqlEntry",
    "GoldenSqlList",
    "GoldenSqlMatch",
    "GoldenSqlMatches",
    "ImportJob",
    "ImportResult",
    "JdbcDriver",
    "MaterializedQueryState",
    "MaterializedQueryStatus",
    "MetadataEntry",
    "MetadataList",
    "MetadataMatches",
    "MetadataRefreshCallback",
    "MetadataRefreshState",
    "MetadataRefreshStatus",
    "Organization",
    "ParametricTable",
    "ParametricValue",
    "ParametricValueInput",
    "ProjectInfo",
    "Query",
    "QueryFolder",
    "QueryFolderContents",
    "QueryFolderList",
    "QueryFolderTree",
    "QueryFolderTreeNode",
    "QuerySchedule",
    "QueryScheduleInput",
    "QueryScheduleType",
    "QueryType",
    "Relation",
    "RelationList",
    "RelationType",
    "ResultColumn",
    "ResultFormat",
    "SampleQuestion",
    "SampleQuestions",
    "Schema",
    "SearchMatch",
    "SearchMeta",
    "SearchPage",
    "SearchQuery",
    "SearchResult",
    "SemanticCatalog",
    "SemanticTable",
    "Semantics",
    "SharedCatalog",
    "SqlAlchemyDriver",
    "Table",
    "TableCacheability",
    "TableMetadata",
    "TableReference",
    "TableStatistics",
    "Thread",
    "ThreadDetail",
    "ThreadList",
    "ThreadSnapshot",
    "TranspileResult",
    "Workspace",
]
