# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Embedded Peaka in an application of your own.

A session is a one-time URL that opens Peaka Studio, or only its connection dialog.
"""

from __future__ import annotations

import warnings
from typing import Unpack

from ..models.embedded_session import EmbeddedSession
from ..models.feature_configs_input import FeatureConfigsInput
from ..operation import Call, Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Unset

__all__ = ["Sessions", "create_connector_session", "create_legacy_session", "create_studio_session"]

_CREATE_LEGACY_SESSION = Operation(
    name="create_legacy_session",
    method="GET",
    path="/ui/initSession",
    safe=True,
    scopes=("partner", "project"),
    decode=EmbeddedSession.from_dict,
)
_CREATE_SESSION = Operation(
    name="create_session",
    method="POST",
    path="/ui/initSession",
    safe=True,
    scopes=("partner", "project"),
    decode=EmbeddedSession.from_dict,
)


async def create_legacy_session(
    project: ProjectScope,
    *,
    timeout_in_seconds: int | Unset = UNSET,
    theme: str | Unset = UNSET,
    theme_override: bool | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> EmbeddedSession:
    """Start an embedded session the old way.

    ``GET /ui/initSession``

    Knows neither modes nor feature flags. Use `sessions.create_studio`. Each call makes a session and a new one-time
    URL, although it is a GET.

    Deprecated by the vendor.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        timeout_in_seconds: Seconds; default and maximum are not published.
        theme: `dark`, `light`, or the name of a theme that was uploaded in the developer settings.
        theme_override: Must be true for an uploaded theme.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        A one-time URL, and the origin of what it opens.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    warnings.warn("create_legacy_session is deprecated by the vendor", DeprecationWarning, stacklevel=2)
    call = Call(
        _CREATE_LEGACY_SESSION,
        query={
            "projectId": project.project_id,
            "timeoutInSeconds": timeout_in_seconds,
            "theme": theme,
            "themeOverride": theme_override,
        },
        options=options,
    )
    return await project.sender.send(call, _CREATE_LEGACY_SESSION.read)


async def create_studio_session(
    project: ProjectScope,
    *,
    theme: str | Unset = UNSET,
    theme_override: bool | Unset = UNSET,
    timeout_in_seconds: int | Unset = UNSET,
    feature_flags: dict[str, bool] | Unset = UNSET,
    feature_configs: FeatureConfigsInput | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> EmbeddedSession:
    """Start an embedded session of the whole Studio.

    ``POST /ui/initSession``

    The URL in the reply works once, in a browser: do not fetch or check it on a server. Opened as a page it needs no
    setup; in an iframe it works only when Embedded UI is enabled for the partner key in Peaka's developer settings and
    the embedding HTTPS domain is registered there.

    Which kind of session a body without `sessionMode` gives is not documented, so it is always sent. Neither the
    default nor the maximum of `timeout_in_seconds` is published, nor whether it limits the code or the session. A
    second call makes a second session.

    This session opens the whole Studio, or as much of it as the feature flags leave.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        theme: `dark`, `light`, or the name of a theme that was uploaded in the developer settings.
        theme_override: Must be true for an uploaded theme; false goes with the built-in ones.
        timeout_in_seconds: Whether it limits the code or the session is not documented, nor its default and
            maximum.
        feature_flags: Parts of the Studio to hide by false: `createDataInPeaka`, `queries`, `tables`, `caching`,
            `metadata`, `aiAgent`, `queryHistory`. All are true if left out.
        feature_configs: Details of some of those parts.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        A one-time URL, and the origin of what it opens.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _CREATE_SESSION,
        body={
            "projectId": project.project_id,
            "sessionMode": "FULL_STUDIO",
            "theme": theme,
            "themeOverride": theme_override,
            "timeoutInSeconds": timeout_in_seconds,
            "featureFlags": feature_flags,
            "featureConfigs": feature_configs,
        },
        options=options,
    )
    return await project.sender.send(call, _CREATE_SESSION.read)


async def create_connector_session(
    project: ProjectScope,
    *,
    connector_type: str | Unset = UNSET,
    catalog_create_enabled: bool | Unset = UNSET,
    theme: str | Unset = UNSET,
    theme_override: bool | Unset = UNSET,
    timeout_in_seconds: int | Unset = UNSET,
    feature_flags: dict[str, bool] | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> EmbeddedSession:
    """Start an embedded session of the connection dialog alone.

    ``POST /ui/initSession``

    The URL in the reply works once, in a browser: do not fetch or check it on a server. Opened as a page it needs no
    setup; in an iframe it works only when Embedded UI is enabled for the partner key in Peaka's developer settings and
    the embedding HTTPS domain is registered there.

    Which kind of session a body without `sessionMode` gives is not documented, so it is always sent. Neither the
    default nor the maximum of `timeout_in_seconds` is published, nor whether it limits the code or the session. A
    second call makes a second session.

    This session opens the dialog for connecting a source, and nothing else. It is meant for a popup, which tells its
    opener by `postMessage` `{"status": "FINISHED"}` or `"CANCELLED"` when it closes.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        connector_type: The kind of source to connect, as in `connection_type` of `connection_types.list`.
        catalog_create_enabled: Whether the dialog also makes a catalog of the new connection. A vendor text calls
            it `autoCreateCatalog`; no client sends that. The server's default: ``true``.
        theme: `dark`, `light`, or the name of a theme that was uploaded in the developer settings.
        theme_override: Must be true for an uploaded theme; false goes with the built-in ones.
        timeout_in_seconds: Whether it limits the code or the session is not documented, nor its default and
            maximum.
        feature_flags: Meant for the whole Studio. A vendor example sends them here too; what they do here is not
            documented.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        A one-time URL, and the origin of what it opens.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _CREATE_SESSION,
        body={
            "projectId": project.project_id,
            "sessionMode": "CONNECTOR_MODAL_ONLY",
            "connectorType": connector_type,
            "catalogCreateEnabled": catalog_create_enabled,
            "theme": theme,
            "themeOverride": theme_override,
            "timeoutInSeconds": timeout_in_seconds,
            "featureFlags": feature_flags,
        },
        options=options,
    )
    return await project.sender.send(call, _CREATE_SESSION.read)


class Sessions(ProjectScope):
    """Embedded Peaka in an application of your own.

    A session is a one-time URL that opens Peaka Studio, or only its connection dialog.
    """

    __slots__ = ()

    create_legacy = create_legacy_session
    create_studio = create_studio_session
    create_connector = create_connector_session
