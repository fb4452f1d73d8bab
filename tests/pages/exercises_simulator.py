"""How the choices of pages/analyza/simulator.py are tried; see tests/pages/test_choices.py."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from sei_core.domain.levels import Level
from sei_core.domain.smallest_change import goals
from sei_core.queries import areas, simulator
from sei_core.view import explain, numbers, simulator_enough, texts
from tests.pages.opening import Exercise, alt

PAGE = "pages/analyza/simulator.py"
CODE = explain.EXAMPLE_CODE


def simulated(column: str) -> Exercise:
    """Tries a count or base: the matrix has the points of the tests that a simulation of the database gives."""

    def expected(year: int, area_code: str, value: float) -> str:
        changes = {CODE: {column: int(value)}}
        index = simulator.outcome(year, changes).iloc[0]
        cells = simulator.cells(CODE, year, changes)
        moved = cells[cells["points_before"] != cells["points_after"]]
        said = [
            f"{texts.INDICATOR_LABEL[row.indicator]} – {texts.VALUE_LABEL['test'][row.test].lower()} "
            f"{row.points_before} → {row.points_after}"
            for row in moved.itertuples()
        ]
        return f"Index {index.points_before} → {index.points_after}. Změněné zkoušky: {', '.join(said) or 'žádná'}."

    def read(app: AppTest) -> str:
        return alt("simulace-body")(app).partition("zkoušek. ")[2].rpartition(" Rok ")[0]

    return Exercise(PICK[column], read, expected)


#: What is typed into each field: far from what Obrnice has in any of the years.
PICK = {
    "population_15plus": "30000",
    "enforcement_count": "3",
    "housing_benefit_twelfths": "12",
    "subsistence_benefit_twelfths": "12",
    "population_15_64": "30000",
    "long_unemployment_count": "1",
    "early_leaving_base": "300",
    "early_leaving_count": "0",
}


def percent(indicator: str) -> Exercise:
    """Tries a percent of an ORP: the table has its municipalities with the index that the database gives."""

    def expected(year: int, area_code: str, value: float) -> list[str]:
        home = simulator.inputs(CODE, year)["orp_code"].item()
        changes = simulator.percent_changes(home, year, {indicator: int(value)})
        return [str(points) for points in simulator.outcome(year, changes, home)["points_after"]]

    return Exercise("-50", orp_column("Body v simulaci"), expected)


def orp_column(name: str) -> Callable[[AppTest], list[str]]:
    """Reads a column of the table of an ORP: the first one with names of municipalities and no reasons."""

    def read(app: AppTest) -> list[str]:
        frames = [frame.value for frame in (*app.table, *app.dataframe)]
        (shown,) = (frame for frame in frames if "Body v simulaci" in frame and "Obec" in frame and "Proč" not in frame)
        return [str(cell) for cell in shown[name]]

    return read


def needed(app: AppTest) -> list[list[str]]:
    """Reads the tables of what would suffice: index and other municipalities of each row."""
    frames = [table.value for table in app.table if "Z → na" in table.value]
    return [row for frame in frames for row in frame[["Index", "Jiné obce"]].to_numpy().tolist()]


def expected_needed(year: int, area_code: str, goal: object) -> list[list[str]]:
    rows = simulator.sufficient(CODE, year, goal.low, goal.high)
    rows = rows[rows["indicator"].notna()]
    return [[numbers.integer(row.index_after), numbers.integer(row.moved_count)] for row in rows.itertuples()]


EXERCISES = {
    "rok": Exercise(
        "2023",
        lambda app: app.metric[0].value.split()[0],
        lambda year, area, _: str(simulator.inputs(CODE, year)["published_points"].item()),
    ),
    "obyvatele15": simulated("population_15plus"),
    "exekuce": simulated("enforcement_count"),
    "bydleni": simulated("housing_benefit_twelfths"),
    "zivobyti": simulated("subsistence_benefit_twelfths"),
    "obyvatele15_64": simulated("population_15_64"),
    "nezamestnani": simulated("long_unemployment_count"),
    "zaci": simulated("early_leaving_base"),
    "odchody": simulated("early_leaving_count"),
    "cil": Exercise("nejvýše 10\xa0bodů", needed, expected_needed),
    "orp": Exercise(
        "ORP Rumburk",
        lambda app: sorted(orp_column("Kód obce")(app)),
        lambda year, area, orp: areas.members(Level.MUNICIPALITY, orp.code)["area_code"].tolist(),
    ),
    "exekuce_orp": percent("enforcement"),
    "bydleni_orp": percent("housing_benefit"),
    "zivobyti_orp": percent("subsistence_benefit"),
    "nezamestnani_orp": percent("long_unemployment"),
    "odchody_orp": percent("early_leaving"),
}
WITHOUT_EFFECT = {"uzemi"}
OTHER_STATES = [
    {"obec": "561231"},
    {"obec": "555177"},
    {"exekuce": "190", "odchody": "0"},
    {"exekuce_orp": "50"},
]
OPTIONS = {"cil": {simulator_enough.goal_label(goal): goal for points in (29, 0) for goal in goals(points)}}
