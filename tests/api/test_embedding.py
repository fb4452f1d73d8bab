"""Who may show the atlas in a frame."""

from __future__ import annotations

import pytest

from sei_core.api.headers import security_headers
from sei_core.errors import SeiError


def frame_ancestors(headers: dict[str, str]) -> str:
    return headers["Content-Security-Policy"].rpartition("frame-ancestors ")[2]


@pytest.mark.parametrize("setting", [None, "", "  "])
def test_only_the_own_host_by_default(monkeypatch, setting):
    monkeypatch.delenv("SEI_EMBED_ORIGINS", raising=False)
    if setting is not None:
        monkeypatch.setenv("SEI_EMBED_ORIGINS", setting)
    headers = security_headers()

    assert frame_ancestors(headers) == "'self'"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"


def test_hosts_that_the_operator_names(monkeypatch):
    monkeypatch.setenv("SEI_EMBED_ORIGINS", "https://www.kraj.cz  https://*.gov.cz http://localhost:8080")
    headers = security_headers()

    assert frame_ancestors(headers) == "'self' https://www.kraj.cz https://*.gov.cz http://localhost:8080"
    assert "X-Frame-Options" not in headers  # it would forbid what the policy allows


@pytest.mark.parametrize(
    "origin",
    [
        "www.kraj.cz",
        "https://kraj.cz/",
        "https://kraj.cz/mapa",
        "*",
        "https://*",
        "'none'",
        "javascript:alert(1)",
        "https://kraj.cz;script-src",
        "https://kraj.cz,https://gov.cz",
        "ftp://kraj.cz",
        "https://uživatel@kraj.cz",
    ],
)
def test_what_is_not_an_origin_is_refused(monkeypatch, origin):
    monkeypatch.setenv("SEI_EMBED_ORIGINS", f"https://www.kraj.cz {origin}")

    with pytest.raises(SeiError) as mistake:
        security_headers()

    assert str(mistake.value) == (
        f"SEI_EMBED_ORIGINS: „{origin}“ není adresa webu. "
        "Pište například https://www.kraj.cz, bez cesty na konci; více adres oddělte mezerou."
    )
