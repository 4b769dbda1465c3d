"""Embedded sessions, and the OAuth steps of connections."""

from __future__ import annotations

import html.parser
import json
import pickle
from typing import Any

import pytest

from peaka_client import PeakaConfigError, PeakaDecodeError, Session

from .stub import Answer

CODE = "0af1" * 16
URL = f"https://partner.peaka.studio/api/v1/ui/session?code={CODE}"
REPLY = {"sessionUrl": URL, "partnerOrigin": "https://acme.peaka.studio/"}


async def test_full_studio(talk: Any) -> None:
    async with talk(lambda _: Answer(REPLY)) as (stub, peaka):
        sessions = peaka.project("aB3dE5fG").sessions
        session = await sessions.start()
        await sessions.start(
            theme="dark",
            timeout_in_seconds=300,
            feature_flags={"queries": False, "newSection": True},
            displayed_connector_types=("slack",),
        )
        bodies = [request.json() for request in stub.requests]
    assert bodies == [
        {"projectId": "aB3dE5fG", "sessionMode": "FULL_STUDIO"},
        {
            "projectId": "aB3dE5fG",
            "sessionMode": "FULL_STUDIO",
            "theme": "dark",
            "timeoutInSeconds": 300,
            "featureFlags": {"queries": False, "newSection": True},
            "featureConfigs": {"displayedConnectorTypes": ["slack"]},
        },
    ]
    assert (session.url, session.partner_origin) == (URL, "https://acme.peaka.studio")


async def test_connector(talk: Any) -> None:
    async with talk(lambda _: Answer(REPLY)) as (stub, peaka):
        sessions = peaka.project("aB3dE5fG").sessions
        await sessions.start_connector("slack", catalog_create_enabled=False, theme="acme")
        assert stub.requests[0].json() == {
            "projectId": "aB3dE5fG",
            "sessionMode": "CONNECTOR_MODAL_ONLY",
            "connectorType": "slack",
            "catalogCreateEnabled": False,
            "theme": "acme",
            "themeOverride": True,
        }


async def test_a_wrong_mix(talk: Any) -> None:
    async with talk(lambda _: Answer(REPLY)) as (stub, peaka):
        sessions = peaka.project("aB3dE5fG").sessions
        with pytest.raises(TypeError, match="connector_type"):
            await sessions.start(connector_type="slack")
        with pytest.raises(TypeError, match="feature_flags"):
            await sessions.start_connector("slack", feature_flags={})
        with pytest.raises(TypeError):
            await sessions.start_connector()
        with pytest.raises(PeakaConfigError, match="True or False"):
            await sessions.start(feature_flags={"queries": "no"})
        assert stub.requests == []


@pytest.mark.parametrize(
    ("theme", "given", "sent"),
    [("dark", None, None), ("acme", None, True), ("acme", False, False), ("light", True, True)],
)
async def test_an_uploaded_theme_is_switched_on(talk: Any, theme: str, given: Any, sent: Any) -> None:
    async with talk(lambda _: Answer(REPLY)) as (stub, peaka):
        more = {} if given is None else {"theme_override": given}
        await peaka.project("aB3dE5fG").sessions.start(theme=theme, **more)
        assert stub.requests[0].json().get("themeOverride") == sent


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "//x.example/", 7])
async def test_a_reply_without_a_usable_url(talk: Any, url: Any) -> None:
    async with talk(lambda _: Answer({"sessionUrl": url})) as (_, peaka):
        with pytest.raises(PeakaDecodeError, match="usable session URL"):
            await peaka.project("aB3dE5fG").sessions.start()


class Elements(html.parser.HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_iframe_cannot_be_broken_out_of() -> None:
    evil = '"><script>alert(1)</script>'
    session = Session(URL + "&x=" + evil, None)
    text = session.iframe(title=evil, id="a'b", style="border:0")
    assert Elements(text).found == [
        ("iframe", {"src": session.url, "title": evil, "id": "a'b", "style": "border:0", "allow": "clipboard-write *"})
    ]


def test_the_theme_message_cannot_be_broken_out_of() -> None:
    session = Session(URL, "https://acme.peaka.studio/")
    text = session.theme_message("</script><!--\u2028'\"", frame="#a'\"")
    assert "<" not in text
    assert "\u2028" not in text
    start, _, rest = text.partition(".contentWindow.postMessage(")
    assert json.loads(start.removeprefix("document.querySelector(").removesuffix(")")) == "#a'\""
    message, origin = json.loads(f"[{rest.removesuffix(');')}]")
    assert message == {"theme": "</script><!--\u2028'\"", "themeOverride": True}
    assert origin == "https://acme.peaka.studio"
    assert '"themeOverride": false' in session.theme_message("light")
    assert '"themeOverride": true' in session.theme_message("light", override=True)
    assert '"themeOverride": false' in session.theme_message("mine", override=False)
    assert '"themeOverride": true' in session.theme_message("mine")
    with pytest.raises(PeakaConfigError, match="no partner origin"):
        Session(URL, None).theme_message("dark")


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ("https://acme.peaka.studio/", "https://acme.peaka.studio"),
        ("https://acme.peaka.studio:8443/x?y", "https://acme.peaka.studio:8443"),
        ("HTTPS://ACME.peaka.studio", "https://acme.peaka.studio"),
        ("http://[::1]:80/", "http://[::1]:80"),
        ("https://a;b'c/", None),
        ("https://*/", None),
        ("javascript:x", None),
        ("https://h:port/", None),
        ("", None),
        (None, None),
    ],
)
def test_origins(given: str | None, origin: str | None) -> None:
    assert Session(URL, given).partner_origin == origin


def test_the_csp_names_both_origins() -> None:
    assert (
        Session(URL, "https://acme.peaka.studio/").csp()
        == "frame-src https://partner.peaka.studio https://acme.peaka.studio"
    )
    assert Session(URL, None).csp() == "frame-src https://partner.peaka.studio"
    assert Session(URL, "https://partner.peaka.studio").csp() == "frame-src https://partner.peaka.studio"


async def test_the_code_is_shown_to_nobody(talk: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(10, "peaka_client")
    async with talk(lambda _: Answer(REPLY)) as (_, peaka):
        session = await peaka.project("aB3dE5fG").sessions.start()
        raw = await peaka.project("aB3dE5fG").sessions.create_studio()
    assert CODE not in repr(session)
    assert CODE not in str(session)
    assert CODE not in repr(raw)
    assert CODE not in str([vars(record) for record in caplog.records])
    assert CODE in pickle.loads(pickle.dumps(session)).url


async def test_authorize(talk: Any) -> None:
    consent = {"id": "c1", "name": "crm", "type": "hubspot", "url": "https://hubspot.example/consent"}
    async with talk(lambda _: Answer(consent)) as (stub, peaka):
        connections = peaka.project("aB3dE5fG").connections
        found = await connections.authorize(name="crm", type="hubspot", callback_url="https://me.example/back")
        assert found == ("c1", "https://hubspot.example/consent")
        assert stub.requests[0].json() == {
            "name": "crm", "type": "hubspot", "connectionCallback": "https://me.example/back",
        }  # fmt: skip
        await connections.authorize(name="a", type="b", callback_url="c", credential={"clientId": "x"})
        assert stub.requests[1].json()["credential"] == {"clientId": "x"}
    async with talk(lambda _: Answer({"id": "c1"})) as (_, peaka):
        with pytest.raises(PeakaDecodeError, match="c1 was created, but without a consent URL") as caught:
            await peaka.project("aB3dE5fG").connections.authorize(name="a", type="POSTGRES", callback_url="c")
        assert (caught.value.operation, caught.value.place) == ("create_connection", "$.url")


async def test_finish(talk: Any) -> None:
    async with talk(lambda _: Answer({"id": "c1"})) as (stub, peaka):
        connections = peaka.project("aB3dE5fG").connections
        for text in ("code=a%20b&state=s\n", "?code=a%20b&state=s", "https://me.example/back?code=a%20b&state=s#x\n"):
            assert (await connections.finish(text)).id == "c1"
        assert (await connections.finish("/back?code=a%20b&state=s")).id == "c1"  # as some frameworks show an address
        assert {request.body for request in stub.requests} == {b'{"queryParameters":"code=a%20b&state=s"}'}
        await connections.finish("code=a&next=https://me.example/?b")
        assert stub.requests[-1].body == b'{"queryParameters":"code=a&next=https://me.example/?b"}'
        for text, cure in (
            ("error=access_denied", "refused"),
            ("", "no code"),
            ("state=s", "no code"),
            ("https://me.example/back", "no code"),
        ):
            with pytest.raises(PeakaConfigError, match=cure):
                await connections.finish(text)
        assert len(stub.requests) == 5
