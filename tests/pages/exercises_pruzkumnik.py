"""How the choices of pages/analyza/pruzkumnik.py are tried; see tests/pages/test_choices.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from streamlit.testing.v1 import AppTest

from sei_core.domain import correlation
from sei_core.domain.bands import Band
from sei_core.domain.classification import Method
from sei_core.domain.correlation import Coefficient
from sei_core.domain.levels import Level
from sei_core.domain.selection import Filter, Range, encode, matching
from sei_core.queries import areas, explorer, meta
from sei_core.view import explorer as words
from sei_core.view import explorer_charts, explorer_map, labels, numbers, tables, texts
from sei_core.view.labels import Area
from tests.pages.opening import Exercise, alt, cells, metric

PAGE = "pages/analyza/pruzkumnik.py"
MOST = Area("CZ0425", Level.DISTRICT, "okres Most")


def rows_of(year: int, area_code: str, wanted: Filter | None = None) -> pd.DataFrame:
    everything = explorer.municipalities(year, date.today())
    return matching(everything, wanted or Filter(), areas.members(Level.MUNICIPALITY, area_code)["area_code"])


def shown_in(year: int, area_code: str) -> words.Shown:
    row = meta.areas().set_index("area_code").loc[area_code]
    area = Area(area_code, Level(row["level"]), labels.area(row["level"], row["area_name"]))
    return words.Shown(explorer.municipalities(year, date.today()), rows_of(year, area_code), (), area, year)


def counted(part: str, make: Callable[[Any], object] = tuple) -> Callable[[int, str, Any], str]:
    """How many municipalities pass a filter; without the option all of the area."""

    def expected(year: int, area_code: str, option: Any) -> str:
        wanted = Filter(**{part: make(option)}) if part in Filter.__dataclass_fields__ else Filter()
        return numbers.integer(len(rows_of(year, area_code, wanted)))

    return expected


def limited(column: str, end: str) -> Callable[[int, str, Any], str]:
    def limits(option: float | None) -> tuple[Range, ...]:
        value = None if option is None else option / words.factor(column)
        return (Range(column, **{end: value}),)

    return counted("ranges", limits)


def scatter(**changes: Any) -> Callable[[int, str, Any], str]:
    """The description of the scatter; a field given as ``...`` is the option."""

    def expected(year: int, area_code: str, option: Any) -> str:
        shown = shown_in(year, area_code)
        plot = words.Plot(
            x="long_unemployment_share",
            y="enforcement_share",
            colour="band",
            size=words.EQUAL,
            labels="residual",
            drag="select",
            log_x=False,
            log_y=False,
            has_fit=True,
            weighted=False,
            area=shown.area,
            year=year,
            regions=words.regions(shown.everything),
        )
        plot = replace(plot, **{name: option if value is ... else value for name, value in changes.items()})
        shaded = classified(year, area_code).shading
        return explorer_charts.scatter(words.drawn(shown, plot, "index_points"), plot, (), shaded).layout.meta["alt"]

    return expected


SCATTER = alt("pruzkumnik-graf")


def classified(
    year: int, area_code: str, chosen: tuple = (Method.OFFICIAL, None), edges: str = ""
) -> explorer_map.Classified:
    return explorer_map.classified(shown_in(year, area_code), "index_points", chosen, edges)


def said_of_classes(app: AppTest) -> str:
    return next(each.value for each in app.caption if each.value.startswith("Třídy: "))


def headings(app: AppTest) -> bool:
    """Titles of the maps and charts, the map's second."""
    return [each.value.replace("\\", "") for each in app.markdown if each.value.startswith("##### ")][1]


def correlations(**changes: Any) -> Callable[[int, str, Any], str]:
    def expected(year: int, area_code: str, option: Any) -> str:
        asked = {"columns": [], "coefficient": Coefficient.SPEARMAN, "weighted": False}
        asked |= dict.fromkeys(changes, option)
        shown, columns = shown_in(year, area_code), words.correlated(asked["columns"])
        weight = words.POPULATION if asked["weighted"] else None
        pairs = correlation.matrix(shown.rows, columns, asked["coefficient"], weight)
        title = words.coefficient_title(asked["coefficient"], asked["weighted"])
        return explorer_charts.correlations(pairs, columns, title, shown).layout.meta["alt"]

    return expected


CORRELATIONS = alt("pruzkumnik-korelace")


def columns_of_table(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value)


def expected_columns(year: int, area_code: str, option: list[str]) -> list[str]:
    columns = ("long_unemployment_share", "enforcement_share", "index_points", *option)
    rows = words.table(shown_in(year, area_code), columns)
    return [tables.heading(name, labels.of(rows)) for name in rows]


def label_of_limit(position: int) -> Callable[[AppTest], str]:
    return lambda app: next(each.label for each in app.number_input if each.key == f"choice_od{position}")


LIMITED = {1: "index_points", 2: "enforcement_share", 3: words.POPULATION}
EXERCISES = {
    "rok": Exercise(
        "2022",
        metric("Průměr indexu"),
        lambda year, area, _: numbers.decimal(rows_of(year, area)["index_points"].mean(), 2),
    ),
    "uzemi": Exercise("Ústecký kraj", metric("Obce"), counted("")),
    "kde": Exercise("okres Most", metric("Obce"), counted("areas", lambda chosen: tuple(area.code for area in chosen))),
    "velikost": Exercise("200–499", metric("Obce"), counted("sizes")),
    "status": Exercise("město", metric("Obce"), counted("statuses")),
    "pasmo": Exercise("12–30 bodů", metric("Obce"), counted("bands")),
    "spoluprace": Exercise("konec neuveden", metric("Obce"), counted("standings")),
    "lokality": Exercise(
        "některá je známa",
        metric("Obce"),
        counted("has_localities", {"any": None, "known": True, "unknown": False}.get),
    ),
    "text": Exercise("Most", metric("Obce"), counted("text", str)),
    **{
        f"mez{position}": Exercise(
            "Osoby v exekuci – lokalizační kvocient",
            label_of_limit(position),
            lambda year, area, column: texts.EXPLORER_LOW.format(measure=words.with_unit(column)),
        )
        for position in LIMITED
    },
    **{
        f"{key}{position}": Exercise(pick, metric("Obce"), limited(column, end))
        for position, column in LIMITED.items()
        for key, end, pick in (("od", "low", "12.00"), ("do", "high", "8.00"))
    },
    "x": Exercise("Předčasné odchody ze\u00a0ZŠ – podíl", SCATTER, scatter(x=...)),
    "y": Exercise("Index (body 0–30)", SCATTER, scatter(y=...)),
    "barva": Exercise("kraj", SCATTER, scatter(colour=...)),
    "bod": Exercise("Obyvatelé 15+", SCATTER, scatter(size=...)),
    "popisky": Exercise("nejvyšší svislé hodnoty", SCATTER, scatter(labels=...)),
    "tazeni": Exercise("laso", SCATTER, scatter(drag=...)),
    "log_x": Exercise("ano", SCATTER, scatter(log_x=...)),
    "log_y": Exercise("ano", SCATTER, scatter(log_y=...)),
    "primka": Exercise("ne", SCATTER, scatter(has_fit=...)),
    "vahy": Exercise("ano", SCATTER, scatter(weighted=...)),
    "ukazatel": Exercise(
        "Osoby v exekuci – podíl",
        headings,
        lambda year, area, column: f"##### {words.title(column)}: {shown_in(year, area).area.label}, rok {year}",
    ),
    "trideni": Exercise(
        "Jenks, tříd: 4", said_of_classes, lambda year, area, chosen: classified(year, area, chosen).said
    ),
    "hrany": Exercise("5; 12", said_of_classes, lambda year, area, edges: classified(year, area, edges=edges).said),
    "sloupce": Exercise("Příspěvek na bydlení – podíl", columns_of_table, expected_columns),
    "korelace": Exercise("Index (body 0–30)|Osoby v exekuci – podíl", CORRELATIONS, correlations(columns=...)),
    "koeficient": Exercise("Pearson (hodnoty)", CORRELATIONS, correlations(coefficient=...)),
    "vahy_korelace": Exercise("ano", CORRELATIONS, correlations(weighted=...)),
    "porovnat": Exercise(
        "okres Most", cells("Skupina"), lambda year, area, picked: ["Zobrazené obce", *(each.label for each in picked)]
    ),
}
WITHOUT_EFFECT: set[str] = set()
OTHER_STATES = [
    {"vybrano": encode(["567337", "567027"]), "sada_a": encode(["567337"]), "uzemi": "Ústecký kraj"},
    {"jen": encode(["567337", "567027"]), "od1": "12"},
]
OPTIONS = {
    "kde": {"okres Most": MOST},
    "porovnat": {"okres Most": MOST},
    "velikost": {label: size for size, label in texts.EXPLORER_SIZE_CHOICE.items()},
    "status": {label: letter for letter, label in texts.EXPLORER_STATUS_CHOICE.items()},
    "pasmo": {texts.BAND_LABEL[band]: band.value for band in Band},
    "spoluprace": {label: standing for standing, label in texts.EXPLORER_STANDING_CHOICE.items()},
    "lokality": {label: known for known, label in texts.EXPLORER_LOCALITIES_CHOICE.items()},
    "barva": {label: colour for colour, label in texts.EXPLORER_COLOUR_CHOICE.items()},
    "popisky": {label: kind for kind, label in texts.EXPLORER_LABELS_CHOICE.items()},
    "tazeni": {label: drag for drag, label in texts.EXPLORER_DRAG_CHOICE.items()},
    "koeficient": {label: Coefficient(key) for key, label in texts.EXPLORER_COEFFICIENT_CHOICE.items()},
    "sloupce": {words.title(column): column for column in words.COLUMNS},
    "korelace": {words.title(column): column for column in words.COLUMNS},
}
