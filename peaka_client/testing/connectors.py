"""The connection types that LocalPeaka knows: a few of Peaka's some three hundred."""

from __future__ import annotations

from typing import Any

__all__ = ["TYPES", "connector"]

_DOCS = "https://www.peaka.com/docs/"


def _field(name: str, kind: str, description: str, *, required: bool = True) -> dict[str, Any]:
    return {"fieldName": name, "fieldType": kind, "required": required, "description": description}


def _database(kind: str, label: str, port: int) -> dict[str, Any]:
    return {
        "connectionType": kind, "connectionTypeLabel": label, "name": kind.lower(), "authorizationType": "basic",
        "credentialSchemaType": kind, "redirectRequired": False, "category": "Databases",
        "configuration": [
            _field("host", "text", "Host name of the database server"), _field("port", "number", f"Usually {port}"),
            _field("ssl", "boolean", "Whether to encrypt the connection", required=False),
        ],
        "documentationUrl": _DOCS,
    }  # fmt: skip


def _service(kind: str, label: str, category: str, *, oauth: bool) -> dict[str, Any]:
    return {
        "connectionType": kind,
        "connectionTypeLabel": label,
        "name": kind,
        "authorizationType": "oauth2" if oauth else "api_key",
        "credentialSchemaType": "OAUTH2" if oauth else "API_KEY",
        "redirectRequired": oauth,
        "category": category,
        "configuration": [] if oauth else [_field("apiKey", "text", "API key of the account")],
        "documentationUrl": _DOCS,
    }


TYPES: list[dict[str, Any]] = [
    _database("POSTGRES", "PostgreSQL", 5432),
    _database("MYSQL", "MySQL", 3306),
    _database("MONGODB", "MongoDB", 27017),
    _database("MSSQL", "Microsoft SQL Server", 1433),
    _database("SNOWFLAKE", "Snowflake", 443),
    _service("google_sheets", "Google Sheets", "Files", oauth=True),
    _service("hubspot", "HubSpot", "CRM", oauth=True),
    _service("slack", "Slack", "Communication", oauth=True),
    _service("stripe", "Stripe", "Payments", oauth=False),
    _service("airtable", "Airtable", "Files", oauth=False),
]


def connector(kind: str) -> dict[str, Any] | None:
    """A connection type by its id."""
    return next((one for one in TYPES if one["connectionType"] == kind), None)
