"""Which case tests which trap; sections as in :mod:`exchange`. Both this table and the cases must agree."""

TRAPS: dict[str, str] = {
    # A: the document as a whole
    "A1": (  # media types: any is declared, JSON, CSV or PNG come
        "an_answer_is_a_list_of_messages_and_a_state the_image_is_bytes_and_knows_no_project "
        "sharing_a_catalog_names_the_copy internal_tables_live_in_catalog_one "
        "bi_tables_have_a_schema_of_their_own system_columns_are_among_the_columns "
        "bi_tables_have_one_system_column_more a_sample_is_handed_over_byte_by_byte metadata_of_a_project "
        "a_studio_session_sends_what_the_schema_forgot"
    ),
    "A2": (  # free-form bodies hold any JSON
        "an_answer_is_a_list_of_messages_and_a_state an_answer_without_result an_answer_of_plain_text_is_kept "
        "threads_come_in_an_envelope a_thread_has_its_messages_deep_inside a_thread_without_a_state "
        "a_renamed_thread_may_answer_with_anything a_deleted_thread_may_answer_with_nothing "
        "a_trigger_says_what_it_did a_trigger_may_say_anything a_connection_view_is_often_its_type_alone "
        "a_connection_view_holds_values_of_any_type a_missing_export_answers_in_a_form_of_its_own "
        "metadata_of_a_project metadata_that_match_come_under_result golden_sqls_that_match "
        "golden_sqls_wrap_their_text_in_metadata a_golden_sql_is_echoed "
        "a_deleted_golden_sql_may_answer_with_a_string relations_come_under_relations "
        "relations_may_come_as_a_record_of_records a_relation_is_made_at_its_source_column "
        "a_relation_of_an_unknown_kind a_deleted_relation_comes_back updated_metadata_come_back "
        "a_catalog_takes_the_ai_switch_alone a_schema_takes_the_ai_switch_alone "
        "semantics_come_with_their_thread sample_questions_have_categories "
        "categorical_values_may_come_as_an_array deleted_categorical_values_may_answer_with_nothing "
        "a_refresh_may_say_anything a_refresh_may_say_it_in_plain_text a_callback_hides_its_token "
        "no_callback_is_an_empty_object a_registered_callback_may_answer_with_a_boolean "
        "a_deleted_callback_may_answer_with_nothing"
    ),
    "A3": (  # no schema at all
        "cells_become_values_of_their_sql_type the_plain_call_hands_over_the_envelope_as_it_is "
        "transpiled_sql_is_called_query"
    ),
    "A4": (  # no content declared; empty, or a stray body
        "delete_workspace delete_project delete_legacy_project delete_api_key delete_connection "
        "delete_catalog delete_bi_table delete_bi_column delete_internal_table delete_internal_column "
        "delete_query move_query delete_query_folder share_semantic_catalog delete_semantic_table "
        "delete_cache cancel_full_refresh cancel_incremental_update cancel_export delete_parametric_table "
        "cancel_materialized_query refresh_materialized_query a_deleted_catalog_answers_with_its_id "
        "a_deleted_query_answers_with_its_id_as_a_number a_deleted_query_answers_with_ok "
        "a_deleted_cache_answers_with_ok a_refreshed_query_answers_with_its_status "
        "a_deleted_connection_answers_with_null a_deleted_table_answers_with_what_is_no_json "
        "a_cancelled_query_answers_with_broken_json sharing_a_semantic_catalog_has_another_body_and_no_answer"
    ),
    "A5": (  # 201, 202, 204
        "an_export_is_accepted_with_202_and_an_empty_object_is_sent "
        "columns_are_plain_strings_and_a_separator_is_the_character_itself delete_query_folder cancel_export "
        "delete_parametric_table a_folder_at_the_root_is_created_with_201 "
        "a_folder_in_a_folder_is_created_with_201"
    ),
    "A6": (  # errors that reuse the schema of success
        "a_trigger_on_a_missing_cache_is_a_bad_request an_uncacheable_table_has_a_code_of_letters "
        "a_conflict_may_carry_the_cache_that_is_there a_refused_catalog_is_an_object_not_a_string "
        "an_array_says_nothing an_empty_object_says_nothing a_missing_export_answers_in_a_form_of_its_own "
        "a_folder_that_exists_answers_with_an_error_body_not_a_folder "
        "a_missing_folder_may_answer_with_an_empty_folder a_refusal_may_have_the_form_of_a_table"
    ),
    "A7": (  # nulls
        "organizations_come_as_an_array organization_with_nulls workspaces_come_as_an_array "
        "created_workspace_has_no_creation_time read_workspace_has_no_creation_time "
        "updated_workspace_has_no_creation_time projects_with_nulls_and_nanoseconds read_project_with_nulls "
        "updated_project_with_nulls created_project_sends_no_description_that_nobody_gave "
        "deprecated_project_list deprecated_project_read deprecated_project_update "
        "deprecated_project_of_2024_keeps_the_fields_of_its_time "
        "api_keys_come_as_an_array_without_their_secrets "
        "a_cache_is_created_without_an_id_and_answers_with_a_null_schedule "
        "the_type_of_a_schedule_is_a_free_string a_running_cache_has_nulls_where_its_end_would_be "
        "two_slots_in_two_states_and_an_error_of_any_form the_history_is_a_bare_array "
        "catalogs_without_connection_and_with_long_ids what_every_catalog_has_may_still_be_missing "
        "column_types_are_sql_in_lower_case nothing_matched_is_null "
        "an_update_sends_what_was_given_and_no_more a_finished_export_has_signed_files "
        "columns_are_added_by_the_list_and_come_back_as_a_list system_columns_are_among_the_columns "
        "queries_with_and_without_schedule a_query_of_an_unknown_type_and_the_old_name_of_an_interval "
        "a_schedule_of_nulls null_and_left_out_are_two_things folders_come_in_an_envelope "
        "a_folder_at_the_root_is_created_with_201 a_folder_with_its_contents a_renamed_folder "
        "materialized_queries_in_every_state completed_without_times_has_never_run "
        "nulls_for_both_are_an_empty_result streamed_nulls_are_an_empty_result"
    ),
    "A8": (  # bodies not marked required; POST without a body
        "a_trigger_says_what_it_did a_trigger_may_say_anything an_idle_cache_has_nothing_to_cancel "
        "a_refresh_that_has_just_begun_cannot_be_cancelled a_table_is_created_without_a_body "
        "a_bi_table_is_created_without_a_body a_refresh_may_say_anything a_refresh_may_say_it_in_plain_text "
        "a_registered_callback_may_answer_with_a_boolean"
    ),
    "A10": (  # colliding paths: the literal segment
        "every_state_of_a_cache_and_one_more connection_types_come_as_an_array "
        "a_connection_type_marks_the_need_of_a_redirect a_relation_is_made_at_its_source_column "
        "a_relation_of_an_unknown_kind a_callback_hides_its_token folders_come_in_an_envelope "
        "a_folder_in_a_folder_is_created_with_201 a_tree_of_folders"
    ),
    "A11": (  # paths with drifting nouns
        "the_image_is_bytes_and_knows_no_project statuses_of_a_catalog_have_a_path_in_the_singular "
        "statuses_of_a_schema_fail_always cacheable_not_cacheable_and_unknown_tables "
        "a_table_that_is_routed_to_its_cache internal_tables_live_in_catalog_one "
        "bi_tables_have_a_schema_of_their_own golden_sqls_that_match "
        "a_post_to_a_semantic_catalog_makes_a_table a_studio_session_sends_what_the_schema_forgot"
    ),
    "A12": (  # two bodies to share
        "sharing_a_catalog_names_the_copy share_semantic_catalog "
        "sharing_a_semantic_catalog_has_another_body_and_no_answer"
    ),
    "A13": (  # ids are strings of up to 19 digits, UUIDs or neither
        "read_project_with_nulls a_new_api_key_shows_its_secret_once_and_only_on_demand "
        "an_expiry_that_is_no_date_stays_what_it_is catalogs_without_connection_and_with_long_ids "
        "an_id_that_came_as_a_number_loses_no_digit a_connection_id_need_not_be_a_uuid "
        "internal_tables_live_in_catalog_one queries_with_and_without_schedule folders_come_in_an_envelope "
        "queries_move_by_their_string_ids a_saved_query_goes_by_a_string_id "
        "a_post_to_a_semantic_catalog_makes_a_table"
    ),
    "A14": (  # timestamps of every form
        "projects_with_nulls_and_nanoseconds api_keys_come_as_an_array_without_their_secrets "
        "an_expiry_that_is_no_date_stays_what_it_is a_running_cache_has_nulls_where_its_end_would_be "
        "a_finished_export_has_signed_files a_list_of_exports_is_a_bare_array_in_any_state "
        "an_import_answers_with_epoch_milliseconds an_import_with_a_state_of_its_own "
        "more_digits_than_a_datetime_holds"
    ),
    "A15": (  # appId in replies
        "a_cache_is_created_without_an_id_and_answers_with_a_null_schedule "
        "the_type_of_a_schedule_is_a_free_string a_running_cache_has_nulls_where_its_end_would_be"
    ),
    "A17": "nothing_matched_is_null",  # schema names that collided
    # B: wrong shapes, by operation or schema
    "B.CacheExecutionInfo.error": (
        "two_slots_in_two_states_and_an_error_of_any_form the_history_is_a_bare_array "
        "a_failed_refresh_says_why a_failed_refresh_says_why_in_plain_text"
    ),
    "B.ColumnDetail.dataType": (
        "column_types_are_sql_in_lower_case columns_are_added_by_the_list_and_come_back_as_a_list"
    ),
    "B.ColumnRequest.dataType": "a_json_column_is_refused_by_the_server_alone",
    "B.Connection.url": (
        "an_oauth_connection_answers_with_the_consent_page any_other_connection_has_no_consent_page "
        "the_consent_page_is_not_spelled_anew"
    ),
    "B.ExportCsvOptions.recordSeparator": "columns_are_plain_strings_and_a_separator_is_the_character_itself",
    "B.ExportRequest.columns": "columns_are_plain_strings_and_a_separator_is_the_character_itself",
    "B.ImportJob": "an_import_answers_with_epoch_milliseconds an_import_with_a_state_of_its_own",
    "B.MetadataRefreshJobStatusResult.status": (
        "states_of_a_refresh_are_lower_kebab_case states_of_a_refresh_may_be_upper_snake_case"
    ),
    "B.ParametricTableColumn.value": "parameters_are_strings_or_numbers parameters_are_sent_as_strings_or_numbers",
    "B.SearchResult.matched": "nothing_matched_is_null nothing_matched_is_an_empty_list",
    "B.SearchResult.meta.query": "nothing_matched_is_null",
    "B.ServerSentEvent": "events_of_any_name_with_json_or_text",
    "B.addBiColumn": "bi_columns_are_added_by_the_list_and_come_back_as_a_list",
    "B.addBiColumn.request": "bi_columns_are_added_by_the_list_and_come_back_as_a_list",
    "B.addColumn": "columns_are_added_by_the_list_and_come_back_as_a_list",
    "B.addColumn.request": "columns_are_added_by_the_list_and_come_back_as_a_list",
    "B.chatStream": "events_of_any_name_with_json_or_text",
    "B.createBatchCache": "a_batch_takes_a_bare_array_and_answers_for_each",
    "B.createCache.request": "a_cache_is_created_without_an_id_and_answers_with_a_null_schedule",
    "B.createCatalog.400": "a_refused_catalog_is_an_object_not_a_string",
    "B.createSemanticCatalog": "a_semantic_catalog_says_type a_semantic_catalog_may_say_catalog_type",
    "B.executeQuery.request": "the_builder_sends_its_own_form",
    "B.getConnectionView": "a_connection_view_is_often_its_type_alone a_connection_view_holds_values_of_any_type",
    "B.getJdbcDriver": "the_jdbc_driver_comes_as_an_object_of_one",
    "B.getJdbcDriver.example": "json_with_a_trailing_comma_is_no_json",
    "B.getRefreshMetadataJobStatus.example": "states_of_a_refresh_are_lower_kebab_case",
    "B.getSqlAlchemyDriver": "the_sqlalchemy_driver_comes_as_an_object_of_one",
    "B.getSupportedDrivers": (
        "drivers_come_as_an_object_and_hide_the_key_in_it drivers_of_a_catalog_and_one_driver_more_than_we_know"
    ),
    "B.importCsv.request": "an_import_answers_with_epoch_milliseconds",
    "B.listApiKeys": "api_keys_come_as_an_array_without_their_secrets",
    "B.listConnectionConfig": "connection_types_come_as_an_array",
    "B.listConnections": "connections_come_as_an_array",
    "B.listOrganizations": "organizations_come_as_an_array no_organization_is_an_empty_array",
    "B.listWorkspaces": "workspaces_come_as_an_array",
    "B.transpileSQL": "transpiled_sql_is_called_query transpiled_sql_may_be_called_result",
    "B.updateBiColumn": "one_bi_column_is_updated_and_comes_back_in_a_list",
    "B.updateColumn": "one_column_is_updated_and_comes_back_in_a_list",
    # C: operation groups: number of the group, number of the point
    "C1.1": (  # four forms of the request
        "the_plain_call_hands_over_the_envelope_as_it_is the_builder_sends_its_own_form "
        "a_saved_query_goes_by_a_string_id a_named_query_goes_by_its_qualified_name "
        "bindings_are_called_bindings"
    ),
    "C1.2": "the_builder_sends_its_own_form the_builder_may_send_nulls",  # filters
    "C1.3": "an_unknown_saved_query_cannot_run",  # unknown ids
    "C1.4": (  # three formats
        "cells_become_values_of_their_sql_type streamed_cells_become_the_same_values "
        "the_order_of_cells_is_their_order_number the_order_of_streamed_cells_is_their_order_number "
        "columns_of_one_name_keep_their_own_values streamed_columns_of_one_name_keep_their_own_values "
        "simple_rows_are_objects_of_strings compact_rows_are_arrays_of_strings compact_results_are_untyped"
    ),
    "C1.5": (  # the envelope
        "cells_become_values_of_their_sql_type streamed_cells_become_the_same_values "
        "the_plain_call_hands_over_the_envelope_as_it_is data_before_columns data_before_columns_streamed "
        "the_order_of_cells_is_their_order_number the_order_of_streamed_cells_is_their_order_number "
        "no_rows_but_columns no_streamed_rows nulls_for_both_are_an_empty_result "
        "streamed_nulls_are_an_empty_result compact_data_before_columns "
        "rows_without_their_envelope_are_not_a_result a_result_that_stops_in_the_middle"
    ),
    "C1.6": (  # values
        "cells_become_values_of_their_sql_type streamed_cells_become_the_same_values "
        "every_sql_type_comes_as_a_string every_sql_type_comes_as_a_string_streamed "
        "values_that_come_typed_are_taken_as_they_are a_value_that_does_not_parse_stays_text "
        "more_digits_than_a_datetime_holds simple_rows_are_objects_of_strings "
        "compact_rows_are_arrays_of_strings compact_results_are_untyped "
        "nested_types_as_far_as_their_text_allows simple_values_of_every_type_stay_strings "
        "compact_values_of_every_type_stay_strings"
    ),
    "C1.7": "only_select_is_allowed a_streamed_query_is_refused_before_its_first_row",  # SELECT only
    "C2.1": (  # fields of each session mode
        "a_studio_session_sends_what_the_schema_forgot a_started_session_has_an_origin_and_hides_its_code "
        "a_started_dialog_may_lack_the_partner_origin a_connector_session_has_fields_of_its_own"
    ),
    "C2.2": (  # reply
        "a_studio_session_sends_what_the_schema_forgot a_started_session_has_an_origin_and_hides_its_code "
        "a_started_dialog_may_lack_the_partner_origin a_session_without_its_url_is_none "
        "a_session_may_lack_the_partner_origin"
    ),
    "C2.3": "the_deprecated_session_puts_all_in_the_query",  # the deprecated GET
    "C3.1": "an_answer_is_a_list_of_messages_and_a_state events_of_any_name_with_json_or_text",  # requests
    "C3.2": "an_answer_is_a_list_of_messages_and_a_state an_answer_without_result",  # replies
    "C3.3": (  # threads
        "threads_come_in_an_envelope a_thread_has_its_messages_deep_inside a_thread_without_a_state "
        "a_renamed_thread_may_answer_with_anything a_deleted_thread_may_answer_with_nothing"
    ),
    "C3.4": (  # server-sent events
        "events_of_any_name_with_json_or_text line_ends_of_every_kind_and_no_end_marker a_stream_of_no_events "
        "a_stream_that_is_refused a_stream_that_a_gateway_refuses"
    ),
    "C3.5": "the_image_is_bytes_and_knows_no_project",  # the image
    "C4.1": "an_export_is_accepted_with_202_and_an_empty_object_is_sent",  # 202
    "C4.2": (  # states
        "a_finished_export_has_signed_files an_expired_export_has_no_files "
        "an_empty_table_fails_and_unknown_formats_stay_text a_list_of_exports_is_a_bare_array_in_any_state "
        "an_export_of_somebody_else_ends_without_files an_expired_export_is_not_waited_for "
        "a_cancelled_export_has_two_spellings a_failed_export_says_why"
    ),
    "C4.3": (  # request
        "an_export_is_accepted_with_202_and_an_empty_object_is_sent "
        "columns_are_plain_strings_and_a_separator_is_the_character_itself "
        "an_unknown_column_cannot_be_exported"
    ),
    "C4.4": (  # files
        "a_finished_export_has_signed_files an_expired_export_has_no_files "
        "an_export_of_somebody_else_ends_without_files"
    ),
    "C4.5": "a_list_of_exports_is_a_bare_array_in_any_state",  # list
    "C4.6": "a_missing_export_answers_in_a_form_of_its_own",  # 404
    "C4.7": "an_empty_table_fails_and_unknown_formats_stay_text a_failed_export_says_why",  # failures
    "C5.1": (  # schedules
        "a_cache_is_created_without_an_id_and_answers_with_a_null_schedule the_type_of_a_schedule_is_a_free_string"
    ),
    "C5.2": (  # cacheability
        "cacheable_not_cacheable_and_unknown_tables absent_cache_types_are_not_an_empty_list "
        "a_table_that_is_routed_to_its_cache"
    ),
    "C5.3": (  # states and slots
        "a_running_cache_has_nulls_where_its_end_would_be two_slots_in_two_states_and_an_error_of_any_form "
        "every_state_of_a_cache_and_one_more the_slot_that_began_last_decides a_failed_refresh_says_why "
        "a_deleted_cache_is_not_waited_for"
    ),
    "C5.4": "the_history_is_a_bare_array",  # history
    "C5.5": "an_update_sends_both_schedules_and_may_change_nothing",  # settings
    "C5.6": "a_batch_takes_a_bare_array_and_answers_for_each",  # batch
    "C5.7": (  # triggers and errors
        "statuses_of_a_schema_fail_always a_trigger_says_what_it_did a_trigger_may_say_anything "
        "a_trigger_on_a_missing_cache_is_a_bad_request an_uncacheable_table_has_a_code_of_letters "
        "an_internal_table_has_no_code a_conflict_may_carry_the_cache_that_is_there "
        "a_second_cache_during_the_first_sync_is_a_server_error an_idle_cache_has_nothing_to_cancel "
        "a_refresh_that_has_just_begun_cannot_be_cancelled"
    ),
    "C6.1": "null_and_left_out_are_two_things an_update_merges_so_it_sends_only_what_changed",  # checkSchemaExists
    "C6.2": "move_query an_update_merges_so_it_sends_only_what_changed",  # merge and move
    "C6.3": "queries_with_and_without_schedule",  # names
    "C6.4": (  # materialized queries
        "a_query_of_an_unknown_type_and_the_old_name_of_an_interval null_and_left_out_are_two_things"
    ),
    "C6.5": (  # schedules
        "queries_with_and_without_schedule a_query_of_an_unknown_type_and_the_old_name_of_an_interval "
        "a_schedule_of_nulls null_and_left_out_are_two_things materialized_queries_in_every_state"
    ),
    "C6.6": (  # states
        "materialized_queries_in_every_state completed_without_times_has_never_run a_cancelled_run_has_one_l "
        "a_query_that_never_ran_is_not_waited_for"
    ),
    "C6.7": (  # folders
        "folders_come_in_an_envelope a_folder_with_its_contents a_renamed_folder "
        "a_folder_cannot_move_into_itself queries_move_by_their_string_ids a_tree_of_folders"
    ),
    "C7.1": (  # two families
        "bi_columns_are_added_by_the_list_and_come_back_as_a_list internal_tables_live_in_catalog_one "
        "bi_tables_have_a_schema_of_their_own"
    ),
    "C7.2": "an_import_answers_with_epoch_milliseconds an_import_into_an_unknown_column",  # import
    "C7.3": "a_sample_is_handed_over_byte_by_byte the_sample_of_a_missing_table_is_five_blank_lines",  # sample
    "C7.4": (  # columns
        "one_column_is_updated_and_comes_back_in_a_list system_columns_are_among_the_columns "
        "bi_tables_have_one_system_column_more"
    ),
    "C8.1": (  # OAuth
        "an_oauth_connection_answers_with_the_consent_page any_other_connection_has_no_consent_page "
        "the_end_of_an_oauth_flow_may_show_the_id_alone a_connection_type_marks_the_need_of_a_redirect "
        "the_consent_page_is_not_spelled_anew the_query_string_goes_without_its_mark_and_as_it_was_spelled "
        "a_redirect_to_the_provider_is_not_followed"
    ),
    "C8.2": "a_connection_without_credential an_empty_credential_is_sent_and_refused",  # credentials
    "C8.3": "a_deleted_connection_is_a_bad_request",  # deleted connections
    "C8.4": "catalogs_without_connection_and_with_long_ids a_catalog_takes_free_form_parameters",  # catalogs
    "C8.5": "connections_come_as_an_array connection_types_come_as_an_array",  # types
    "C8.6": "nothing_matched_is_null nothing_matched_is_an_empty_list",  # search
    "C8.7": "distinct_fractions_may_be_negative statistics_exist_for_few_catalog_types",  # statistics
    "C8.8": "a_schema_may_lack_its_catalog_name",  # schemas
    "C9.TableMetadata": "metadata_of_a_project",
    "C9.addGoldenSql": "a_golden_sql_is_echoed",
    "C9.addRelation": (
        "a_relation_is_made_at_its_source_column a_relation_of_an_unknown_kind a_deleted_relation_comes_back"
    ),
    "C9.deleteGoldenSql": "a_deleted_golden_sql_may_answer_with_a_string",
    "C9.generateCategoricalColumnValues": (
        "categorical_values_may_come_as_an_array deleted_categorical_values_may_answer_with_nothing"
    ),
    "C9.generateSampleQuestions": "sample_questions_have_categories",
    "C9.generateSemantics": "semantics_come_with_their_thread",
    "C9.getProjectCatalogMetadataRelations": (
        "relations_come_under_relations relations_may_come_as_a_record_of_records"
    ),
    "C9.getProjectMetadata": "metadata_of_a_project",
    "C9.getRefreshMetadataJobStatus": "a_refresh_may_show_its_progress",
    "C9.listGoldenSqls": "golden_sqls_wrap_their_text_in_metadata",
    "C9.queryGoldenSqls": "golden_sqls_that_match",
    "C9.queryMetadata": "metadata_that_match_come_under_result",
    "C9.refreshMetadata": "a_refresh_may_say_anything a_refresh_may_say_it_in_plain_text",
    "C9.relations.path": (
        "a_relation_is_made_at_its_source_column a_relation_of_an_unknown_kind a_deleted_relation_comes_back"
    ),
    "C9.updateMetadata": "updated_metadata_come_back",
    "C9.useWithAI": "a_catalog_takes_the_ai_switch_alone a_schema_takes_the_ai_switch_alone",
    "C10.1": (  # callback
        "a_refresh_may_say_anything a_callback_hides_its_token no_callback_is_an_empty_object "
        "a_registered_callback_may_answer_with_a_boolean a_deleted_callback_may_answer_with_nothing"
    ),
    "C10.3": (  # states
        "states_of_a_refresh_are_lower_kebab_case a_refresh_may_show_its_progress "
        "states_of_a_refresh_may_be_upper_snake_case a_state_of_a_refresh_that_nobody_knows "
        "a_completed_refresh_is_told_in_lower_case a_refresh_that_does_not_run_is_not_waited_for "
        "a_failed_refresh_is_told_in_lower_case"
    ),
    "C11.1": "transpiled_sql_is_called_query",  # transpile
    "C11.2": (  # API keys
        "api_keys_come_as_an_array_without_their_secrets a_new_api_key_shows_its_secret_once_and_only_on_demand"
    ),
    "C11.3": "parameters_are_strings_or_numbers parameters_are_sent_as_strings_or_numbers",  # parametric tables
    "C11.4": (  # deprecated
        "deprecated_project_list deprecated_project_of_2024_keeps_the_fields_of_its_time "
        "delete_legacy_project the_deprecated_session_puts_all_in_the_query"
    ),
    "C11.5": (  # drivers
        "drivers_come_as_an_object_and_hide_the_key_in_it the_sqlalchemy_driver_comes_as_an_object_of_one"
    ),
    # D: examples that contradict their schema, by the vendor's operation
    "D.addBiColumn": "bi_columns_are_added_by_the_list_and_come_back_as_a_list",
    "D.addColumn": "columns_are_added_by_the_list_and_come_back_as_a_list",
    "D.createCatalog": "a_refused_catalog_is_an_object_not_a_string",
    "D.createParametricTable": "parameters_are_sent_as_strings_or_numbers",
    "D.createParametricTable.request": "parameters_are_sent_as_strings_or_numbers",
    "D.createQueryFolderAtRoot": "a_folder_at_the_root_is_created_with_201",
    "D.createWorkspace": "created_workspace_has_no_creation_time",
    "D.executeQuery": (
        "cells_become_values_of_their_sql_type the_plain_call_hands_over_the_envelope_as_it_is "
        "the_builder_sends_its_own_form"
    ),
    "D.getOrganization": "organization_with_nulls",
    "D.getRefreshMetadataJobStatus": "states_of_a_refresh_may_be_upper_snake_case",
    "D.getSqlAlchemyDriver": "the_sqlalchemy_driver_comes_as_an_object_of_one",
    "D.getSupportedDrivers": (
        "drivers_come_as_an_object_and_hide_the_key_in_it drivers_of_a_catalog_and_one_driver_more_than_we_know"
    ),
    "D.getWorkspace": "read_workspace_has_no_creation_time",
    "D.listApiKeys": "api_keys_come_as_an_array_without_their_secrets",
    "D.listCatalogs": "catalogs_without_connection_and_with_long_ids",
    "D.listColumns_1": "column_types_are_sql_in_lower_case",
    "D.listConnections": "connections_come_as_an_array",
    "D.listOrganizations": "organizations_come_as_an_array",
    "D.listParametricTables": "parameters_are_strings_or_numbers",
    "D.listProjects": "deprecated_project_list",
    "D.listProjects_1": "projects_with_nulls_and_nanoseconds",
    "D.listQueryFolders": "folders_come_in_an_envelope",
    "D.listWorkspaces": "workspaces_come_as_an_array",
    "D.readProject": "deprecated_project_read",
    "D.readProject_1": "read_project_with_nulls",
    "D.readQueryFolder": "a_folder_with_its_contents",
    "D.renameQueryFolder": "a_renamed_folder",
    "D.search": "nothing_matched_is_null",
    "D.transpileSQL": "transpiled_sql_is_called_query",
    "D.updateProject": "deprecated_project_update",
    "D.updateProject_1": "updated_project_with_nulls",
    "D.updateWorkspace": "updated_workspace_has_no_creation_time",
    # P: hosts, headers and error bodies: shape, status, type of errorCode, and what a proxy may send
    "P2.header": "a_request_may_name_its_source",
    "P5.400": (
        "a_trigger_on_a_missing_cache_is_a_bad_request statistics_exist_for_few_catalog_types "
        "a_deleted_connection_is_a_bad_request the_gateways_form an_unknown_query_is_a_bad_request "
        "only_select_is_allowed"
    ),
    "P5.401": "an_invalid_key",
    "P5.403": "a_project_key_on_a_partner_operation a_project_that_the_key_may_not_use",
    "P5.404": (
        "an_idle_cache_has_nothing_to_cancel springs_form_for_an_unknown_route an_empty_body "
        "a_missing_export_answers_in_a_form_of_its_own a_missing_folder_may_answer_with_an_empty_folder"
    ),
    "P5.405": "springs_form_for_a_wrong_verb",
    "P5.409": (
        "a_conflict_may_carry_the_cache_that_is_there "
        "a_folder_that_exists_answers_with_an_error_body_not_a_folder a_folder_cannot_move_into_itself"
    ),
    "P5.429": "too_many_requests",
    "P5.500": (
        "statuses_of_a_schema_fail_always a_second_cache_during_the_first_sync_is_a_server_error "
        "a_refresh_that_has_just_begun_cannot_be_cancelled a_catalog_that_fails_for_no_stated_reason "
        "the_data_planes_form"
    ),
    "P5.A": (
        "a_stream_that_is_refused a_refused_catalog_is_an_object_not_a_string "
        "statistics_exist_for_few_catalog_types the_gateways_form an_unknown_column_cannot_be_exported "
        "a_json_column_is_refused_by_the_server_alone an_unknown_query_is_a_bad_request "
        "an_unknown_saved_query_cannot_run only_select_is_allowed "
        "a_streamed_query_is_refused_before_its_first_row"
    ),
    "P5.B": (
        "a_trigger_on_a_missing_cache_is_a_bad_request an_uncacheable_table_has_a_code_of_letters "
        "a_catalog_that_fails_for_no_stated_reason a_connection_without_credential "
        "an_empty_credential_is_sent_and_refused a_deleted_connection_is_a_bad_request a_services_form "
        "an_import_into_an_unknown_column"
    ),
    "P5.C": "springs_form_for_an_unknown_route springs_form_for_a_wrong_verb",
    "P5.D": "the_data_planes_form",
    "P5.E": (
        "a_code_and_a_reason a_message_goes_before_a_reason fields_of_other_types_do_no_harm "
        "a_missing_export_answers_in_a_form_of_its_own"
    ),
    "P5.array": "an_array_says_nothing",
    "P5.empty": "an_empty_object_says_nothing an_empty_body nothing_with_status_200_is_no_list",
    "P5.errorCode.int": "the_gateways_form an_unknown_query_is_a_bad_request",
    "P5.errorCode.null": (
        "statuses_of_a_schema_fail_always an_internal_table_has_no_code "
        "a_catalog_that_fails_for_no_stated_reason an_import_into_an_unknown_column "
        "a_folder_cannot_move_into_itself"
    ),
    "P5.errorCode.str": (
        "a_trigger_on_a_missing_cache_is_a_bad_request an_uncacheable_table_has_a_code_of_letters a_services_form"
    ),
    "P5.headers": "a_body_comes_gzipped a_body_comes_in_chunks",
    "P5.html": "a_stream_that_a_gateway_refuses a_proxys_page a_page_with_status_200_is_no_list",
    "P5.leak": "what_a_message_leaks_is_masked",
    "P5.root": "an_object_is_no_list an_item_that_is_no_catalog_costs_no_list",
    "P5.string": "a_bare_string_is_the_message",
    "P5.text": "plain_text json_that_breaks_off bytes_that_are_no_text",
    # U: calls and fields outside the vendor's description
    "U.agent_v1": (
        "the_first_agent_answers_with_cells the_history_of_the_first_agent "
        "a_renamed_thread_of_the_first_agent_answers_with_the_history "
        "a_deleted_thread_of_the_first_agent_leaves_an_empty_history"
    ),
    "U.info": (
        "a_partner_key_names_no_project a_partner_key_may_name_an_empty_project a_project_key_names_its_project"
    ),
    "U.sdk": "an_answer_is_a_list_of_messages_and_a_state updated_metadata_come_back",
}

NOT_ON_THE_WIRE: dict[str, str] = {
    "A9": "names of operations in the vendor's description",
    "A16": "missing descriptions and dead links",
    "A18": "counts of examples; the examples themselves are section D",
    "C1.8": "a limit of the source on how many rows it hands out; the reply looks like any other",
    "C1.9": "there is no asynchronous variant",
    "C10.2": "nobody knows what the callback's request looks like",
}
"""Numbered points that no reply can show."""
