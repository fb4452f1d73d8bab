"""How the choices of pages/analyza/sql.py are tried; see tests/pages/test_choices.py."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest

from sei_core.queries import console
from sei_core.schema.tables import TABLES
from sei_core.view import console as words
from sei_core.view import texts
from tests.pages.opening import Exercise, alt, cells

PAGE = "pages/analyza/sql.py"
QUESTION = "SELECT count(*) AS obci, max(index_points) AS nejvic FROM municipality_index"


def press(app: AppTest, label: str) -> None:
    """Press a button by its label."""
    next(button for button in app.button if button.label == label).click()


def finished(app: AppTest) -> AppTest:
    """Wait until the question on the page has its answer."""
    while "sql_job" in app.session_state:
        app.session_state["sql_job"].wait()
        app.run()
    return app


def rows_shown(app: AppTest) -> list[list[object]]:
    """Reads the rows of the answer; asks for a link first, and holds „Spustit“ down for what is typed next."""
    press(app, texts.CONSOLE_LINK)
    finished(app.run())
    shown = app.dataframe[0].value.to_numpy().tolist()
    press(app, texts.CONSOLE_RUN)
    return shown


def of_default(kind: str, y: str, colour: str | None = None) -> str:
    """The alternative text of a chart of the first example."""
    frame = console.example(console.EXAMPLES[0]).frame
    return words.chart(frame, kind, "Kraj", y, colour).layout.meta["alt"]


def axis_of(app: AppTest) -> str:
    return re.search(r"podle (.+?),", alt("dotaz")(app)).group(1)


def colours(app: AppTest) -> int:
    """Series of the chart."""
    return len(app.get("plotly_chart")[0].proto.spec.split('"hovertemplate"')) - 1


EXERCISES = {
    "dotaz": Exercise(QUESTION, rows_shown, lambda year, area, sql: console.ask(sql).frame.to_numpy().tolist()),
    "druh_grafu": Exercise("čára", alt("dotaz"), lambda year, area, kind: of_default(kind, "Obcí", "Spolupráce s ASZ")),
    "osa_x": Exercise("Obcí", axis_of, lambda year, area, x: x),
    "osa_y": Exercise("Obyvatelé 15+", alt("dotaz"), lambda year, area, y: of_default("bar", y, "Spolupráce s ASZ")),
    "barva_podle": Exercise(
        texts.CONSOLE_ONE_COLOUR, colours, lambda year, area, colour: 2 if colour == "Spolupráce s ASZ" else 1
    ),
    "prehled_tabulky": Exercise(
        words.table_title("yardstick"),
        lambda app: [name.replace("\\", "") for name in cells(texts.CONSOLE_COLUMN_NAME)(app)],
        lambda year, area, table: list(TABLES[table].columns),
    ),
}
WITHOUT_EFFECT = {"rok", "uzemi"}
OTHER_STATES = [{"dotaz": "FROM area"}, {"hledat_sloupec": "exekuce"}]
OPTIONS = {
    "druh_grafu": {label: kind for kind, label in texts.CONSOLE_CHART_KIND.items()},
    "prehled_tabulky": {words.table_title(name): name for name in TABLES},
}
