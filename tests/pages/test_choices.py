"""Every choice of every page changes the numbers to those of the database; no choice is forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from sei_core import pipeline
from sei_core.domain.levels import COUNTRY_CODE, COUNTRY_WITHOUT_PRAGUE_CODE, Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.domain.plans import MEASURE_KINDS
from sei_core.domain.progress import Due, due
from sei_core.paths import ROOT
from sei_core.queries import (
    areas,
    change,
    cooperation,
    gaps,
    localities,
    meetings,
    meta,
    method,
    overview,
    plans,
    projects,
)
from sei_core.schema.tables import TABLES
from sei_core.view import labels, maps, numbers, overlays, texts
from sei_core.view import localities as locality_words
from tests.pages import (
    exercises_citlivost,
    exercises_ke_stazeni,
    exercises_prezentace,
    exercises_pruzkumnik,
    exercises_shluky,
    exercises_simulator,
    exercises_sql,
)
from tests.pages.opening import Exercise, alt, cells, codes, metric, open_page
from tests.test_pipeline import publisher_csv, received

#: Pages whose exercises stand in modules of their own.
ANALYSIS = (
    exercises_pruzkumnik,
    exercises_simulator,
    exercises_citlivost,
    exercises_shluky,
    exercises_sql,
    exercises_prezentace,
    exercises_ke_stazeni,
)
#: Without the page that only stewards see; its choices are tried in test_sprava_dat.py.
PAGES = sorted(
    path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").rglob("*.py") if path.stem != "sprava_dat"
)
#: Published points that differ from 2023, and cases of enforcement that every municipality has more than then.
POINTS_OF = {
    2022: {"567337": 5, "553697": 0, "562858": 0, "500011": 3},
    2024: {"567337": 11, "553697": 30, "500020": 2},
}
ENFORCEMENT_OF = {2022: 7, 2024: 200}


@pytest.fixture(scope="module")
def three_years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home with the shipped 2023 and two drawn years imported."""
    root = tmp_path_factory.mktemp("choices")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEI_HOME", str(root / "var"))
        patch.setenv("SEI_STATIC", str(root / "static"))
        files = {year: write_year(root / f"{year}.csv", year, points) for year, points in POINTS_OF.items()}
        pipeline.build(lambda step: None, [received(file, year) for year, file in files.items()])
        yield


@pytest.fixture(scope="module")
def opened(three_years) -> Callable[..., AppTest]:
    """Opens a page by its address, once for all tests that look at it as it opens."""
    return cache(open_page)


def write_year(file: Path, year: int, points: dict[str, int]) -> Path:
    publisher_csv(file, year, ENFORCEMENT_OF[year])
    table = pd.read_csv(file, dtype={"municipality_code": "str"}).set_index("municipality_code")
    table.loc[list(points), "index_points"] = list(points.values())
    table.to_csv(file)
    return file


def map_rows(app: AppTest) -> dict[str, object]:
    """Reads the table of the map: its heading, and rounded values by the code of the area."""
    app.session_state["table_mapa"] = True
    app.run()
    (shown,) = (frame.value for frame in (*app.table, *app.dataframe) if "Třída" in frame.value)
    heading = next(mark.value.replace("\\", "") for mark in app.markdown if mark.value.startswith("##### "))
    name = next(label for label in shown if label not in ("Kód území", "Území", "Okres nebo kraj", "Třída"))
    if not pd.api.types.is_numeric_dtype(shown[name]):  # a short table is written, in Czech
        shown[name] = [float(cell.split()[0].replace(",", ".").strip("%")) for cell in shown[name]]
    return {"heading": heading, "values": dict(zip(shown["Kód území"], shown[name].round(1), strict=True))}


def expected_map(level: Level, measure: Measure, year: int, area_code: str) -> dict[str, object]:
    """What ``map_rows`` reads, from the database."""
    rows = areas.values(year, level, measure).set_index("area_code").loc[areas.members(level, area_code)["area_code"]]
    title, where = maps.measure_title(measure), texts.LEVEL_IN[level]
    label = next(
        labels.area(row.level, row.area_name) for row in meta.areas().itertuples() if row.area_code == area_code
    )
    return {
        "heading": f"##### {title} {where}: {label}, rok {year}",
        "values": rows["value"].astype(float).round(1).to_dict(),
    }


POINTS = Measure(INDEX, Part.BAND)
YEAR_EARLIER, USTI = "2022", "Ústecký kraj"


def burdened(year: int, area_code: str, _: object) -> str:
    """Municipalities with 12 points or more."""
    return str(overview.summary(year, area_code)["high_count"].item())


def heaviest(app: AppTest) -> list[str]:
    """Codes of the municipalities that the page links to."""
    return re.findall(r"· (\d{6})", "\n".join(link.proto.label for link in app.get("page_link")))


def distribution(app: AppTest) -> str:
    return re.search(r"rok (\d{4}).* 0\xa0bodů \(([\d\xa0]+)\xa0obc", alt("rozdeleni-bodu")(app)).groups()


def without_points(year: int, area_code: str, _: object) -> tuple[str, str]:
    counts = areas.distribution(year, area_code).set_index("index_points")["municipality_count"]
    return str(year), numbers.integer(counts[0])


def two_shares(app: AppTest) -> list[str]:
    """The two areas and their shares in enforcement."""
    found = re.search(r"\d{4}: (.+?) a (.+?)\. .+? ([\d,]+)\xa0% / ([\d,]+)\xa0%;", alt("dve-uzemi")(app))
    return list(found.groups())


def pair_of(year: int, codes: list[str]) -> list[str]:
    rows = areas.comparison(year, codes)
    rows = rows[rows["indicator"] == "enforcement"].set_index("area_code").loc[codes]
    named = labels.named(rows.reset_index())["area_name"]
    return [*named, *(numbers.percent(share, 1).removesuffix("\xa0%") for share in rows["share"])]


def other(code: str) -> str:
    """The second area offered first."""
    return COUNTRY_WITHOUT_PRAGUE_CODE if code == COUNTRY_CODE else COUNTRY_CODE


def lightest(year: int, area_code: str, weight: str) -> tuple[str, str]:
    """The kraj with the smallest part in the highest band, and that part."""
    rows = areas.bands(year, Level.REGION, area_code).pivot(index="area_name", columns="band", values=weight)
    high = rows["12–30"].fillna(0) / rows.sum(axis=1)
    return high.idxmin(), numbers.percent(high.min()).removesuffix("\xa0%")


def heaviest_of(year: int, area_code: str) -> list[str]:
    return overview.heaviest(year, area_code)["municipality_code"].head(8).tolist()


def risen(year: int, area_code: str, before: int) -> str:
    return numbers.integer(change.summary(before, year, area_code)["rising_count"].item())


KRAJE, MAPA, OBEC = "pages/index/kraje.py", "pages/index/mapa.py", "pages/index/obec.py"
PREHLED, VYVOJ = "pages/index/prehled.py", "pages/index/vyvoj.py"
JEDNANI = "pages/podpora/jednani_a_ukoly.py"
PROJEKTY = "pages/podpora/projekty.py"
PLANY = "pages/podpora/opatreni_a_plany.py"
LOKALITY = "pages/podpora/lokality.py"
METODIKA, ZDROJE = "pages/o_datech/metodika.py", "pages/o_datech/zdroje.py"
SPOLUPRACE, KDE_CHYBI = "pages/podpora/spoluprace.py", "pages/podpora/kde_podpora_chybi.py"

QUOTIENT = cells("1 bod za kvocient od podílu", 1)


def first_points(year: int, indicator: str) -> list[str]:
    return [numbers.percent(share, 1) for share in method.first_quotient_points(year, indicator)["first_point_share"]]


def overdue(area_code: str, day: date) -> str:
    """The area's own tasks whose deadline has passed."""
    tasks = meetings.tasks(area_code)
    return numbers.integer((due(tasks[tasks["is_own"]], day) == Due.OVERDUE).sum())


def measures_shown(app: AppTest) -> list[str]:
    """Reads the table of measures: their texts, sorted."""
    app.session_state["table_opatreni"] = True
    app.run()
    (shown,) = (frame.value for frame in (*app.table, *app.dataframe) if "Stav opatření" in frame.value)
    return sorted(text.replace("\\", "").replace("\u2060", "") for text in shown["Opatření"])


def expected_measures(column: str = "plan_title") -> Callable[[int, str, Any], list[str]]:
    """The same from the database, of the rows that have the picked option in a column; all if none has."""

    def expected(year: int, area: str, option: Any) -> list[str]:
        rows = plans.measures(area)
        rows = rows[rows["measure_kind"].isin(MEASURE_KINDS) & (rows["reach"] == "area")]
        picked = rows[rows[column] == option] if option in set(rows[column]) else rows
        return sorted(picked["measure_text"])

    return expected


def stands(answer_of: str) -> Callable[[int, str, Any], str]:
    """Municipalities of the area that stand so; the option is the year of cooperation, or whether to show all."""

    def count(year: int, area_code: str, option: Any) -> str:
        today = date.today()
        unconfirmed = option is True
        day = today if isinstance(option, bool) or not isinstance(option, int) else min(date(option, 12, 31), today)
        found = cooperation.by_municipality(day, today, unconfirmed)
        here = found[found["municipality_code"].isin(areas.members(Level.MUNICIPALITY, area_code)["area_code"])]
        wanted = here["standing"] == "running" if answer_of == "yes" else here["answer"] == "possibly"
        if answer_of == "possibly":
            wanted &= here["standing"] != "confirmed_before"
        return numbers.counted(int(wanted.sum()), "municipality")

    return count


def map_heading(app: AppTest) -> str:
    return next(mark.value.replace("\\", "") for mark in app.markdown if mark.value.startswith("##### "))


def cooperation_heading(year: int, area_code: str, kind: str) -> str:
    place = {"area": "Česko", "day": numbers.date(date.today()), "year": year}
    title = texts.COOPERATION_OVER_INDEX_TITLE if kind == "index" else texts.COOPERATION_MAP_TITLE
    return f"##### {title.format(**place)}"


def uncovered(year: int, area_code: str, points_from: Any) -> str:
    """Burdened municipalities without known cooperation; 12 points and more unless chosen."""
    rows = gaps.burdened(year, area_code, points_from if points_from == 8 else 12)
    return numbers.integer((rows["last_known"] == "none").sum())


def surveyed(year: int, area_code: str, _: object) -> str:
    """Localities by the newest survey."""
    return numbers.integer(localities.survey(area_code)["locality_count"].iloc[0])


def municipalities_with_localities(year: int, area_code: str, with_mentions: bool) -> list[str]:
    return localities.by_municipality(area_code, with_mentions, with_low=False)["municipality_code"].tolist()


def low_notice(app: AppTest) -> bool:
    """Whether the page says that rows of low certainty are shown; it names their number."""
    said = {locality_words.low_notice(localities.low_count("CZ"), shown): shown for shown in (False, True)}
    (info,) = [each.value for each in app.info]
    return said[info.replace("\\", "").rpartition("- ")[2]]


def overlaid(app: AppTest) -> list[str]:
    """Municipalities in the table of the overlay."""
    app.session_state["table_prekryv"] = True
    app.run()
    frames = [frame.value for frame in (*app.table, *app.dataframe)]
    return [code for frame in frames if "Známých lokalit" in frame for code in frame["Kód území"]]


def known_in(year: int, area_code: str, overlay: overlays.Overlay) -> list[str]:
    return sorted(municipalities_with_localities(year, area_code, False)) if overlay.has_localities else []


EXERCISES = {
    (LOKALITY, "uzemi"): Exercise(USTI, metric("Lokality"), surveyed),
    (LOKALITY, "zminky"): Exercise("ano", heaviest, municipalities_with_localities),
    (LOKALITY, "nizka"): Exercise("ano", low_notice, lambda year, area, shown: shown),
    (LOKALITY, "udaj"): Exercise(
        "osob nejméně",
        map_heading,
        lambda year, area, measure: f"##### Lokality v krajích: {texts.LOCALITY_MEASURE_CHOICE[measure]}, šetření 2015",
    ),
    (MAPA, "prekryv"): Exercise("vyloučené lokality", overlaid, known_in),
    (SPOLUPRACE, "uzemi"): Exercise(USTI, metric("Obce: možná"), stands("possibly")),
    (SPOLUPRACE, "den"): Exercise("2012", metric("Obce: doloženo"), stands("yes")),
    (SPOLUPRACE, "nepotvrzene"): Exercise("ano", metric("Obce: možná"), stands("possibly")),
    (SPOLUPRACE, "mapa"): Exercise("nad indexem", map_heading, cooperation_heading),
    (KDE_CHYBI, "rok"): Exercise(YEAR_EARLIER, metric("Bez známé současné spolupráce"), uncovered),
    (KDE_CHYBI, "uzemi"): Exercise(USTI, metric("Bez známé současné spolupráce"), uncovered),
    (KDE_CHYBI, "body"): Exercise("8 a více bodů", metric("Bez známé současné spolupráce"), uncovered),
    (PREHLED, "rok"): Exercise(YEAR_EARLIER, metric("Obce s 12+ body"), burdened),
    (PREHLED, "uzemi"): Exercise(USTI, metric("Obce s 12+ body"), burdened),
    (MAPA, "rok"): Exercise(
        YEAR_EARLIER, map_rows, lambda year, area, _: expected_map(Level.MUNICIPALITY, POINTS, year, area)
    ),
    (MAPA, "uzemi"): Exercise(
        USTI, map_rows, lambda year, area, _: expected_map(Level.MUNICIPALITY, POINTS, year, area)
    ),
    (MAPA, "uroven"): Exercise("okresy", map_rows, lambda year, area, level: expected_map(level, POINTS, year, area)),
    (MAPA, "ukazatel"): Exercise(
        "Osoby v exekuci – body",
        map_rows,
        lambda year, area, measure: expected_map(Level.MUNICIPALITY, measure, year, area),
    ),
    (KRAJE, "rok"): Exercise(YEAR_EARLIER, distribution, without_points),
    (KRAJE, "uzemi"): Exercise(USTI, distribution, without_points),
    (KRAJE, "deleni"): Exercise(
        "okresy",
        codes,
        lambda year, area, level: areas.table(year, level, area)["area_code"].tolist(),
    ),
    (KRAJE, "vaha"): Exercise(
        "obyvatele 15+",
        lambda app: re.search(r"Nejvíc .* nejméně: (.+) \(([\d,]+)", alt("pasma-uzemi")(app)).groups(),
        lambda year, area, weight: lightest(year, area, weight),
    ),
    (KRAJE, "prvni"): Exercise(
        "okres Most", two_shares, lambda year, area, first: pair_of(year, [first.code, other(first.code)])
    ),
    (KRAJE, "druhe"): Exercise(
        "okres Most", two_shares, lambda year, area, second: pair_of(year, [COUNTRY_CODE, second.code])
    ),
    (OBEC, "rok"): Exercise(YEAR_EARLIER, heaviest, lambda year, area, _: heaviest_of(year, area)),
    (OBEC, "uzemi"): Exercise(USTI, heaviest, lambda year, area, _: heaviest_of(year, area)),
    (VYVOJ, "rok"): Exercise("2023", metric("Obcím přibylo"), lambda year, area, _: risen(year, area, year - 1)),
    (VYVOJ, "uzemi"): Exercise(USTI, metric("Obcím přibylo"), lambda year, area, _: risen(year, area, year - 1)),
    (VYVOJ, "srovnat"): Exercise("2022", metric("Obcím přibylo"), risen),
    (JEDNANI, "uzemi"): Exercise(USTI, metric("Po termínu"), lambda year, area, _: overdue(area, date.today())),
    (JEDNANI, "k"): Exercise("2024-07-31", metric("Po termínu"), lambda year, area, day: overdue(area, day)),
    (PROJEKTY, "uzemi"): Exercise(
        USTI,
        metric("Projekty"),
        lambda year, area, _: numbers.integer((projects.of_area(area)["reach"] == "area").sum()),
    ),
    (PROJEKTY, "k"): Exercise(
        "2012-07-01",
        metric("Se skutečností"),
        lambda year, area, day: numbers.integer(projects.indicators(area, day)["actual_value"].notna().sum()),
    ),
    (PROJEKTY, "projekt"): Exercise(
        "Zavádění systémových nástrojů sociálního začleňování v sociálně vyloučených lokalitách",
        lambda app: cells("Hodnota")(app)[0].replace("\\", ""),
        lambda year, area, key: projects.card(key)["registration_number"].item(),
    ),
    (PLANY, "uzemi"): Exercise(USTI, measures_shown, expected_measures()),
    (PLANY, "dokument"): Exercise(
        "Strategický plán Roudnice nad Labem", measures_shown, expected_measures("plan_title")
    ),
    (PLANY, "oblast"): Exercise("bydlení", measures_shown, expected_measures("topic")),
    (PLANY, "stav"): Exercise(
        "plněno",
        lambda app: [info.value for info in app.info if info.value == texts.PLANS_NO_MATCH],
        lambda year, area, state: [texts.PLANS_NO_MATCH] if state == "plněno" else [],
    ),
    (METODIKA, "rok"): Exercise(YEAR_EARLIER, QUOTIENT, lambda year, area, _: first_points(year, "enforcement")),
    (METODIKA, "kvocient"): Exercise(
        texts.INDICATOR_LABEL["early_leaving"], QUOTIENT, lambda year, area, indicator: first_points(year, indicator)
    ),
    (ZDROJE, "tabulka"): Exercise(
        "Vstupy indexu",
        lambda app: [name.replace("\\", "") for name in cells("Název v datech", 0)(app)],
        lambda year, area, table: list(TABLES[table].columns),
    ),
}

#: Choices that a page shows because all pages share them, but that none of its numbers depends on.
WITHOUT_EFFECT = {
    (SPOLUPRACE, "rok"),
    (LOKALITY, "rok"),
    (PROJEKTY, "rok"),
    (PLANY, "rok"),
    (JEDNANI, "rok"),
    (METODIKA, "uzemi"),
    (ZDROJE, "rok"),
    (ZDROJE, "uzemi"),
}
#: A page by another address, where it may offer more.
OTHER_STATES = [
    (SPOLUPRACE, {"mapa": "nad indexem"}),
    (OBEC, {"obec": "567337"}),
    (OBEC, {"obec": "567256"}),
    (KRAJE, {"uzemi": USTI}),
    (MAPA, {"vyber": "567337"}),
    (MAPA, {"prekryv": "obojí"}),
    (LOKALITY, {"zminky": "ano", "uzemi": "Ústecký kraj"}),
    (METODIKA, {"obec": "561231"}),
]


#: What stands behind a written option, where the test of a page cannot find it by its text.
OPTIONS = {
    "uroven": {texts.LEVEL_CHOICE[level]: level for level in Level if level in texts.LEVEL_CHOICE},
    "deleni": {texts.LEVEL_CHOICE[level]: level for level in Level if level in texts.LEVEL_CHOICE},
    "vaha": {label: weight for weight, label in texts.WEIGHT_CHOICE.items()},
    "kvocient": {label: indicator for indicator, label in texts.INDICATOR_LABEL.items()},
    "tabulka": {table.title: name for name, table in TABLES.items()},
    "udaj": {label: measure for measure, label in texts.LOCALITY_MEASURE_CHOICE.items()},
    "prekryv": {label: overlays.Overlay(key) for key, label in texts.OVERLAY_CHOICE.items()},
    "mapa": {label: kind for kind, label in texts.COOPERATION_MAP_CHOICE.items()},
    "body": {label: points for points, label in texts.GAPS_POINTS_CHOICE.items()},
    "den": {str(year): year for year in range(2008, 2100)},
}


for each in ANALYSIS:
    EXERCISES |= {(each.PAGE, key): exercise for key, exercise in each.EXERCISES.items()}
    WITHOUT_EFFECT |= {(each.PAGE, key) for key in each.WITHOUT_EFFECT}
    OTHER_STATES += [(each.PAGE, address) for address in each.OTHER_STATES]
    OPTIONS |= each.OPTIONS

#: What a choice without options takes, from what the address holds.
TAKES = {
    "date_input": date.fromisoformat,
    "toggle": lambda written: written == "ano",
    "number_input": float,
    "text_input": str,
    "text_area": str,
}


def widget_of(app: AppTest, key: str) -> Any:
    """The choice with a key in the address."""
    kinds = ("selectbox", "button_group", "select_slider", "multiselect", *TAKES)
    return next(each for kind in kinds for each in app.get(kind) if each.key == f"choice_{key}")


def pick(app: AppTest, key: str, written: str) -> None:
    """Choose an option as the reader sees it."""
    widget = widget_of(app, key)
    if widget.type in TAKES:
        value = TAKES[widget.type](written)
    elif ".." in written:  # both ends of a range
        value = tuple(OPTIONS.get(key, {}).get(end, end) for end in written.split(".."))
    elif widget.type == "multiselect":
        value = [OPTIONS.get(key, {}).get(each, each) for each in written.split("|")]
    else:
        assert written in widget.options
        value = OPTIONS[key][written] if key in OPTIONS else written
    widget.set_value(value).run()
    assert not app.exception
    assert app.query_params[key] in (written, [written])


def now(app: AppTest, key: str) -> tuple[int, str, Any]:
    """The year, the code of the area and the option that a page is drawn with."""
    state = app.session_state
    return state["choice_rok"], state["choice_uzemi"].code, state[f"choice_{key}"]


@pytest.mark.parametrize(("page", "key"), EXERCISES, ids=lambda part: part.split("/")[-1].removesuffix(".py"))
def test_a_choice_changes_what_is_shown_to_what_the_database_says(three_years, page, key):
    exercise, app = EXERCISES[page, key], open_page(page)
    before = exercise.read(app)
    assert before == exercise.expected(*now(app, key))

    pick(app, key, exercise.pick)

    after = exercise.read(app)
    assert after == exercise.expected(*now(app, key))
    assert after != before


@pytest.mark.parametrize(("page", "key"), sorted(WITHOUT_EFFECT))
def test_a_choice_without_effect_changes_no_number(three_years, page, key):
    app = open_page(page)
    before = [table.value for table in app.table]

    pick(app, key, {"rok": YEAR_EARLIER, "uzemi": USTI}[key])

    assert before
    for old, new in zip(before, [table.value for table in app.table], strict=True):
        pd.testing.assert_frame_equal(old, new)


#: What a reader does not choose with: it is read, opened, taken away or clicked; tested elsewhere.
NOT_A_CHOICE = {
    "expander",
    "plotly_chart",
    "bidi_component",
    "download_button",
    "button",
    "arrow_data_frame",
    "dataframe",
}


def keyed(block: Any) -> Iterator[tuple[str, str]]:
    """Kind and key of every element with a key, all blocks down."""
    for element in block.children.values():
        if hasattr(element, "children"):
            yield from keyed(element)
        elif getattr(element, "key", None):
            yield element.type, element.key


@pytest.mark.parametrize(
    ("page", "address"), [*((page, {}) for page in PAGES), *OTHER_STATES], ids=lambda part: str(part).split("/")[-1]
)
def test_no_choice_is_forgotten(opened, page, address):
    app = opened(page, **address)
    choices = {(kind, key) for kind, key in keyed(app._tree) if kind not in NOT_A_CHOICE}
    tried = {f"choice_{key}" for where, key in {*EXERCISES, *WITHOUT_EFFECT} if where == page}

    assert {"choice_rok", "choice_uzemi"} <= {key for _, key in choices}
    assert not {key for kind, key in choices if key not in tried and not (kind == "text_input" and "hledat" in key)}


def test_every_exercise_is_of_a_choice_that_exists(opened):
    for page in PAGES:
        addresses = [{}, *(address for where, address in OTHER_STATES if where == page)]
        known = {key for address in addresses for _, key in keyed(opened(page, **address)._tree)}
        assert {f"choice_{key}" for where, key in {*EXERCISES, *WITHOUT_EFFECT} if where == page} <= known


@pytest.mark.parametrize(
    ("page", "address"), [*((page, {}) for page in PAGES), *OTHER_STATES], ids=lambda part: str(part).split("/")[-1]
)
def test_every_table_of_a_page_opens_with_rows(opened, page, address):
    app = opened(page, **address)
    twins = [key for _, key in keyed_blocks(app._tree) if key.startswith("table_")]
    shown = len(app.table) + len(app.dataframe)

    for key in twins:
        app.session_state[key] = True
    app.run()

    assert not app.exception
    frames = [element.value for element in (*app.table, *app.dataframe)]
    assert len(frames) == shown + len(twins)
    assert all(len(frame) for frame in frames)


def keyed_blocks(block: Any) -> Iterator[tuple[str, str]]:
    """Kind and key of every block with a key, such as an expander."""
    for element in block.children.values():
        if hasattr(element, "children"):
            if getattr(element, "key", None):
                yield element.type, element.key
            yield from keyed_blocks(element)
