"""What ``.streamlit/config.toml`` promises."""

from __future__ import annotations

import tomllib

import pytest
from streamlit import config

from sei_core import paths

SETTINGS = tomllib.loads((paths.ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
SERVER_SETTINGS = [(section, option) for section in SETTINGS if section != "theme" for option in SETTINGS[section]]


@pytest.mark.parametrize(("section", "option"), SERVER_SETTINGS, ids=lambda value: value)
def test_streamlit_knows_every_setting(section, option):
    value = config.get_option(f"{section}.{option}")

    assert type(value) is type(SETTINGS[section][option])


def test_visitors_are_not_counted_and_see_no_internals():
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorDetails"] == "none"
    assert SETTINGS["client"]["showErrorLinks"] is False
    assert SETTINGS["client"]["toolbarMode"] == "minimal"
    assert SETTINGS["client"]["allowedOrigins"] == []
    assert SETTINGS["server"]["enableAgentApi"] is False


def test_protection_against_other_sites_is_not_weakened():
    assert SETTINGS["server"].keys().isdisjoint({"enableCORS", "enableXsrfProtection", "corsAllowedOrigins"})
    assert "serverAddress" in SETTINGS["browser"]  # otherwise Streamlit asks the internet who it is
