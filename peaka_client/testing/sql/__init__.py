"""SQL of LocalPeaka: Trino's dialect in, DuckDB behind, values printed as Trino prints them."""
