"""Embedded sessions."""

from peaka_client import PeakaDecodeError, Project, Session
from peaka_client.api.sessions import create_connector_session, create_legacy_session, create_studio_session
from peaka_client.models import EmbeddedSession, FeatureConfigsInput

from .exchange import JSON, calling, through

_CODE = "4f" * 32
_BOTH = r"""{"sessionUrl": "https://partner.peaka.example/api/v1/ui/session?code=4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f",
         "partnerOrigin": "https://northlight.peaka.example/"}"""
_NO_ORIGIN = r"""{"sessionUrl": "https://partner.peaka.example/api/v1/ui/session?code=4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f4f"}"""


@calling(
    create_studio_session,
    theme="dusk",
    theme_override=True,
    timeout_in_seconds=300,
    feature_flags={"queries": False, "createDataInPeaka": False, "weather": True},
    feature_configs=FeatureConfigsInput(displayed_connector_types=["stripe", "POSTGRES"]),
).replies(
    "POST /ui/initSession",
    200,
    JSON,
    _BOTH,
    evidence="SDHX",
    where="C2.1 C2.2 A1 A11",
    sends=r"""{"projectId": "wR7tQ2mZ", "sessionMode": "FULL_STUDIO", "theme": "dusk", "themeOverride": true,
               "timeoutInSeconds": 300, "featureFlags": {"queries": false, "createDataInPeaka": false, "weather": true},
               "featureConfigs": {"displayedConnectorTypes": ["stripe", "POSTGRES"]}}""",
)
def test_a_studio_session_sends_what_the_schema_forgot(session: EmbeddedSession) -> None:
    assert session.session_url.get() == f"https://partner.peaka.example/api/v1/ui/session?code={_CODE}"
    assert session.partner_origin == "https://northlight.peaka.example/"


async def _start(project: Project) -> Session:
    return await project.sessions.start(theme="dusk", feature_flags={"queries": False})


async def _start_connector(project: Project) -> Session:
    return await project.sessions.start_connector("slack", catalog_create_enabled=False, theme="dark")


@through("create_studio_session", start=_start).replies(
    "POST /ui/initSession",
    200,
    JSON,
    _BOTH,
    evidence="SD",
    where="C2.1 C2.2",
    sends=r"""{"projectId": "wR7tQ2mZ", "sessionMode": "FULL_STUDIO", "theme": "dusk", "themeOverride": true,
               "featureFlags": {"queries": false}}""",
)
def test_a_started_session_has_an_origin_and_hides_its_code(session: Session) -> None:
    assert session.url == f"https://partner.peaka.example/api/v1/ui/session?code={_CODE}"
    assert session.partner_origin == "https://northlight.peaka.example"
    assert _CODE not in repr(session)


@through("create_connector_session", start_connector=_start_connector).replies(
    "POST /ui/initSession",
    200,
    JSON,
    _NO_ORIGIN,
    evidence="SDX",
    where="C2.1 C2.2",
    sends=r"""{"projectId": "wR7tQ2mZ", "sessionMode": "CONNECTOR_MODAL_ONLY", "connectorType": "slack",
               "catalogCreateEnabled": false, "theme": "dark"}""",
)
def test_a_started_dialog_may_lack_the_partner_origin(session: Session) -> None:
    assert session.url.endswith(_CODE)
    assert session.partner_origin is None


@through("create_studio_session", start=_start).refuses(
    "POST /ui/initSession",
    200,
    JSON,
    r"""{"sessionUrl": null, "partnerOrigin": "https://northlight.peaka.example/"}""",
    PeakaDecodeError,
    evidence="-",
    where="C2.2",
    warns=("sessionUrl",),
)
def test_a_session_without_its_url_is_none(error: PeakaDecodeError) -> None:
    assert error.place == "$.sessionUrl"
    assert error.operation == "create_session"


@calling(create_studio_session).replies(
    "POST /ui/initSession",
    200,
    JSON,
    _NO_ORIGIN,
    evidence="S",
    where="C2.2",
    sends=r"""{"projectId": "wR7tQ2mZ", "sessionMode": "FULL_STUDIO"}""",
)
def test_a_session_may_lack_the_partner_origin(session: EmbeddedSession) -> None:
    assert session.session_url.get().endswith(_CODE)
    assert session.partner_origin is None


@calling(
    create_connector_session, connector_type="slack", catalog_create_enabled=False, feature_flags={"queries": False}
).replies(
    "POST /ui/initSession",
    200,
    JSON,
    _BOTH,
    evidence="DX",
    where="C2.1",
    sends=r"""{"projectId": "wR7tQ2mZ", "sessionMode": "CONNECTOR_MODAL_ONLY", "connectorType": "slack",
               "catalogCreateEnabled": false, "featureFlags": {"queries": false}}""",
)
def test_a_connector_session_has_fields_of_its_own(session: EmbeddedSession) -> None:
    assert session.partner_origin == "https://northlight.peaka.example/"


@calling(create_legacy_session, timeout_in_seconds=300, theme="dark", theme_override=False).replies(
    "GET /ui/initSession?projectId=wR7tQ2mZ&timeoutInSeconds=300&theme=dark&themeOverride=false",
    200,
    JSON,
    _NO_ORIGIN,
    evidence="SX",
    where="C2.3 C11.4",
    deprecated=True,
)
def test_the_deprecated_session_puts_all_in_the_query(session: EmbeddedSession) -> None:
    assert session.session_url.get().endswith(_CODE)
    assert session.partner_origin is None
