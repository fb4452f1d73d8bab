"""Pages opened by their address in Streamlit's own test bench, and what is read off them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from streamlit.testing.v1 import AppTest

from sei_core.paths import app_script


def open_page(page: str, **address: str) -> AppTest:
    """Open a page by its address, as a link does: at once, with no other page before it."""
    app = AppTest.from_file(str(app_script()), default_timeout=60)
    for key, value in address.items():
        app.query_params[key] = value
    app.switch_page(page).run()
    assert not app.exception
    return app


@dataclass(frozen=True)
class Exercise:
    """How a choice is tried: what is picked, what is read off the page, and what that has to be.

    Attributes:
        pick: an option as the reader sees it.
        read: something of the page.
        expected: the same from the database, given the chosen year, area code and option.
    """

    pick: str
    read: Callable[[AppTest], object]
    expected: Callable[[int, str, Any], object]


def cells(column: str, place: int = 0) -> Callable[[AppTest], list[str]]:
    """Reads a column of an open table: short ones are tables, long ones grids."""
    return lambda app: [frame.value for frame in (*app.table, *app.dataframe)][place][column].tolist()


def codes(app: AppTest) -> list[str]:
    """Reads the codes of areas in the first open table that has them."""
    frames = (frame.value for frame in (*app.table, *app.dataframe))
    return next(frame["Kód území"].tolist() for frame in frames if "Kód území" in frame)


def alt(name: str) -> Callable[[AppTest], str]:
    """Reads the alternative text of a chart."""
    return lambda app: next(chart.proto.alt for chart in app.get("plotly_chart") if f"chart_{name}" in chart.proto.id)


def metric(label: str) -> Callable[[AppTest], str]:
    """Reads the number that a metric begins with; its label may go on with a day."""
    return lambda app: next(
        each.value for each in app.metric if each.label == label or each.label.startswith(f"{label} k ")
    ).split(" (")[0]
