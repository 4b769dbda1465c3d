"""What counts as a secret in a text, what does not, and that looking for them takes one pass."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from peaka_client.masking import MASK, mask

from .stub import Answer

HUSH = "HUSH"
LONG = 512 * 1024


def wrapped(value: Any, times: int) -> str:
    text = json.dumps(value)
    for _ in range(times):
        text = json.dumps({"message": text})
    return text


def unwrapped(text: str, times: int) -> Any:
    value = json.loads(text)
    for _ in range(times):
        value = json.loads(value["message"])
    return value


@pytest.mark.parametrize(
    ("start", "run"),
    [
        ("", "ab-"), ("", "a"), ("", "\\"), ("", '"'), ("", " "), ("", "://a"), ("", "://a:b"), ("", "a.a."),
        ("", "0f"), ("", "bearer "), ("", "pwd:"), ("", "pwd="), ("", "pwd:["), ("", "pwd:{"), ("", 'pwd"'),
        ("", '"pwd":["'), ("", r"\"pwd\":[" + '" '), ('"pwd":', "\\"), ('"pwd":"', "\\"), ('"pwd":[', "\\"),
        ("pwd", "\\"), ("pwd", " "), ("pwd:", "\\"), ("pwd:", "["), ("pwd:bearer", " "), ("code=", " "), ("://", "a"),
        ("://a:", "b"),
    ],
)  # fmt: skip
def test_no_text_takes_long(start: str, run: str) -> None:
    """With work that grows with the square of the length, pytest's time limit passes."""
    mask(start + run * (LONG // len(run)))


NAMES = (
    "accessKey", "accountKey", "apikey", "api-key", "apiToken", "bearerToken", "botToken", "connectionString",
    "consumerKey", "credentialsJson", "db.password", "pass", "passphrase", "personalAccessToken", "privateKey", "pwd",
    "sasToken", "secret_access_key", "secretKey", "securityToken", "serviceAccountJson", "sessionToken", "X-Api-Key",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_of_secrets(name: str) -> None:
    assert mask(json.dumps({name: HUSH})) == json.dumps({name: MASK})
    assert mask(f"{name}={HUSH}&a=b") == f"{name}={MASK}&a=b"


@pytest.mark.parametrize(
    "text",
    [
        '{"code": 100}', '{"errorCode": "cn004", "code": "TABLE_NOT_CACHEABLE"}', '{"error": "INVALID_CREDENTIALS"}',
        '{"isPrimary": true, "primaryKey": "id", "foreignKey": "x", "key": "host"}',
        '{"catalogId": "1", "threadId": "2"}',
        '{"nextToken": "a", "next_page_token": "b", "pageToken": "c", "cursor": "d", "totalTokens": 5}',
        '{"token": null, "password": true}', '{"credentialSchemaType": "OAUTH2", "authorizationType": "x"}',
        '{"apiKeyId": "1", "apiKeyPrefix": "aBcD1234", "tokenType": "Bearer"}', '["id", "password", "email"]',
        '{"message": "Missing token: ", "errorCode": 100}', '{"url": "https://a.example/x?token=","id":"1"}',
    ],
)  # fmt: skip
def test_what_is_no_secret_stays_readable(text: str) -> None:
    assert mask(text) == text


VALUES = (
    HUSH, 'HUSH"HUSH', "HUSH\\", '\\"HUSH', "HUSH}HUSH", "HUSH]{[HUSH", "it's HUSH", " HUSH", ", HUSH", "HUSH\n\tHUSH",
    "", 12345678, -1.5e3, [HUSH, [HUSH]], {"a": {"b": [1, HUSH]}},
)  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=repr)
@pytest.mark.parametrize("depth", range(4))
def test_json_of_any_depth_stays_json_without_its_secrets(value: Any, depth: int) -> None:
    told = {"id": "1", "credential": {"host": value, "more": {"pat": value}}, "password": value, "after": ["seen"]}
    text = wrapped(told, depth)
    assert unwrapped(mask(text), depth) == {"id": "1", "credential": MASK, "password": MASK, "after": ["seen"]}


@pytest.mark.parametrize("depth", range(4))
def test_no_cut_shows_a_secret(depth: int) -> None:
    told = {
        "id": "1",
        "credential": {"host": "a", "more": {"pat": 'x"HUSH'}},
        "password": HUSH,
        "pwd": [HUSH],
        "b": "c",
    }
    text = wrapped(told, depth)
    for length in range(len(text)):
        assert HUSH not in mask(text[:length])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("code=HUSH&state=s", f"code={MASK}&state=s"),
        ('{"query":"code=HUSH&state=s"}', f'{{"query":"code={MASK}&state=s"}}'),
        ('{"queryParameters": "oauth_verifier=HUSH"}', f'{{"queryParameters": "{MASK}"}}'),
        ("Authorization: Bearer HUSH, Accept: x", f"Authorization: {MASK}, Accept: x"),
        ("authorization=Basic HUSH==", f"authorization={MASK}"),
        ("connect(password='HUSH HUSH', port=1)", f"connect(password={MASK}, port=1)"),
        ('{"message": "password=\\"HUSH, HUSH\\" failed"}', f'{{"message": "password={MASK} failed"}}'),
        ("{'pat': 1, 'credentials': {'pat': 'HUSH'}, 'a': 1}", f"{{'pat': 1, 'credentials': '{MASK}', 'a': 1}}"),
        ("{'password': \"it's HUSH\", 'a': 1}", f"{{'password': '{MASK}', 'a': 1}}"),
        ("credential={pat=HUSH, host=HUSH}, a=1", f"credential={MASK}, a=1"),
        ('h?extra_credential=[["peakaKey","HUSH+/="]]&a=1', f"h?extra_credential={MASK}&a=1"),
        ("AccountName=x;AccountKey=HUSH==;Suffix=y", f"AccountName=x;AccountKey={MASK};Suffix=y"),
        ('{"a": "{\\"credential\\": {\\"pat\\": \\"HUSH", "b": 1}',
         f'{{"a": "{{\\"credential\\": \\"{MASK}\\"", "b": 1}}'),
    ],
)  # fmt: skip
def test_secrets_in_other_surroundings(text: str, expected: str) -> None:
    assert mask(text) == expected


def test_the_secret_that_is_known_is_found_in_any_text() -> None:
    assert mask("a hush-hush b", "hush-hush") == f"a {MASK} b"
    assert mask("a hush-hush b", None) == mask("a hush-hush b", "") == "a hush-hush b"


async def test_the_log_shows_no_credential_and_no_consent(talk: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "peaka_client")
    async with talk(lambda _: Answer({"id": "c1", "url": "https://x.example/y"})) as (_, peaka):
        connections = peaka.project("aB3dE5fG").connections
        await connections.finish("https://me.example/back?code=HUSH-4_0AX4&state=st")
        for credential in ({"pat": HUSH}, {"key": {"a": [HUSH]}}, {"pem": "x" * 5000 + HUSH}):
            await connections.create(name="mine", type="slack", credential=credential)
    told = [vars(record)["peaka"]["request_body"] for record in caplog.records]
    assert len(told) == 4
    assert HUSH not in str([vars(record) for record in caplog.records])
    assert all('"mine"' in body for body in told[1:])


async def test_a_log_record_tells_that_a_body_was_cut_though_its_mask_is_short(
    talk: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "peaka_client")
    async with talk(lambda _: Answer([])) as (_, peaka):
        await peaka.request("POST", "/x", body={"credential": {"pem": "x" * 5000}})
    assert caplog.records[0].__dict__["peaka"]["request_body"].endswith("… (5025 bytes)")
