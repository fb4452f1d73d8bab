"""Choices of a page live in the address: read from it, answered by a notice where unknown, written back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

SCRIPTS = {
    "several": "chosen = ui.choose_several('Pásma', ['0–1', '2–7', '8–11'], 'x', str)",
    "between": "chosen = list(ui.choose_between('Body', range(31), 'x', str))",
    "whole": "chosen = ui.choose_number('Počet', 'x', default=5, low=0, high=10)",
    "unbounded": "chosen = ui.choose_number('Kolik', 'x', default=5)",
    "decimal": "chosen = ui.choose_number('Podíl (%)', 'x', default=None, low=0, high=100, decimals=1)",
    "text": "chosen = ui.choose_text('Název', 'x', most=5)",
    "whether": "chosen = ui.choose_whether('Jen školy', 'x')",
}
FRAME = "import streamlit as st\nfrom sei_core.view import components as ui\n{}\nst.session_state['chosen'] = chosen\n"


def page(kind: str, asked: str | None = None) -> AppTest:
    app = AppTest.from_string(FRAME.format(SCRIPTS[kind]))
    if asked is not None:
        app.query_params["x"] = asked
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("kind", "asked", "chosen"),
    [
        ("several", None, []),
        ("several", "8–11|0–1", ["0–1", "8–11"]),
        ("between", None, [0, 30]),
        ("between", "8..12", [8, 12]),
        ("whole", None, 5),
        ("whole", "0", 0),
        ("whole", "10", 10),
        ("decimal", None, None),
        ("decimal", "12.5", 12.5),
        ("decimal", "12.50", 12.5),
        ("unbounded", "-" + "9" * 15, -(10**15) + 1),
        ("text", "most", "most"),
        ("whether", "ano", True),
    ],
)
def test_the_address_says_what_is_chosen(kind, asked, chosen):
    app = page(kind, asked)

    assert app.session_state["chosen"] == chosen
    assert not app.warning


@pytest.mark.parametrize(
    ("kind", "asked", "chosen"),
    [
        ("several", "0–1|99", []),
        ("between", "12..8", [0, 30]),
        ("between", "8", [0, 30]),
        ("whole", "11", 5),
        ("whole", "2.5", 5),
        ("whole", "9" * 400, 5),
        ("whole", "9" * 5_000, 5),
        ("whole", "１", 5),
        ("unbounded", "9" * 16, 5),
        ("decimal", "nan", None),
        ("decimal", "12.55", None),
        ("decimal", "1e-300", None),
        ("decimal", "1e1", None),
        ("decimal", "1e999", None),
        ("decimal", "**x**", None),
        ("text", "příliš dlouhé", ""),
        ("whether", "možná", False),
    ],
)
def test_what_is_no_choice_is_answered_by_a_notice(kind, asked, chosen):
    app = page(kind, asked)

    assert app.session_state["chosen"] == chosen
    (notice,) = app.warning
    assert f"„{asked}“" in notice.value.replace("\\", "")


@pytest.mark.parametrize(
    ("kind", "widget", "value", "written", "first"),
    [
        ("several", "multiselect", ["8–11", "0–1"], "0–1|8–11", []),
        ("between", "select_slider", (8, 30), "8..30", (0, 30)),
        ("whole", "number_input", 7, "7", 5),
        ("decimal", "number_input", 0.5, "0.5", None),
        ("text", "text_input", "Most", "Most", ""),
        ("whether", "toggle", True, "ano", None),
    ],
)
def test_a_choice_is_written_into_the_address_and_leaves_it_with_the_default(kind, widget, value, written, first):
    app = page(kind)

    app.get(widget)[0].set_value(value).run()
    assert app.query_params["x"] in (written, [written])
    assert app.session_state["chosen"] == (
        list(value) if kind == "between" else sorted(value) if kind == "several" else value
    )

    if kind != "whether":
        app.get(widget)[0].set_value(first).run()
        assert "x" not in app.query_params
