"""Citlivost by link: numbers of each part against the database, honest empty states, notices for impossible links."""

from __future__ import annotations

from io import BytesIO

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from sei_core.domain.levels import Level
from sei_core.domain.uncertainty import Ranges
from sei_core.domain.variants import recipe
from sei_core.export.offer import Offer
from sei_core.queries import meta, sensitivity
from sei_core.view import numbers, texts
from sei_core.view import sensitivity as words
from sei_core.view.labels import Area
from tests.pages.opening import alt, cells, metric, open_page

PAGE = "pages/analyza/citlivost.py"
VARIANTS, DRAWS, SMALL = texts.SENSITIVITY_PART_CHOICE.values()
pytestmark = pytest.mark.usefixtures("atlas")


def said(app: AppTest) -> str:
    """Everything that the page says outside figures and tables."""
    spoken = [each.value for kind in (app.markdown, app.info, app.caption, app.subheader) for each in kind]
    return "\n".join(spoken).replace("\\", "").replace("\xa0", " ")


def test_the_table_of_variants_has_the_numbers_of_the_database():
    app = open_page(PAGE)
    rows = sensitivity.variants(2023, "CZ")

    assert [name.replace("\\", "") for name in cells("Varianta")(app)] == [
        texts.VARIANT_CHOICE[key] for key in rows["variant"]
    ]
    assert cells("Do těžšího pásma (obcí)")(app) == [numbers.integer(count) for count in rows["up_count"]]
    assert metric(texts.VARIANT_METRIC["still_high_count"][0])(app) == "156 z 241"
    assert "Klatovy (Klatovy): 10 bodů → 0 bodů" in alt("varianta-body")(app).replace("\xa0", " ")
    assert "U 3 obcí není znám dárce" in said(app)
    assert "Handbook on Constructing Composite Indicators" in said(app)


def test_a_link_holds_a_variant_of_ones_own():
    address = {"varianta": "vlastní varianta", "vaha-exekuce": "2.0", "hranice-poctu": "1.20", "uzemi": "okres Most"}
    app = open_page(PAGE, **address)
    made = recipe([2, 1, 1, 1, 1], factors=[1, 1, 1.2])
    row = sensitivity.variants(2023, "CZ0425", made).iloc[-1]

    assert metric(texts.VARIANT_METRIC["down_count"][0])(app) == numbers.integer(row["down_count"])
    assert cells("Průměrný posun pořadí (míst)")(app)[-1] == numbers.decimal(row["mean_rank_shift"])
    assert "Rozdíl bodů, vlastní varianta: okres Most, rok 2023" in said(app)


def test_weights_of_zero_are_explained_and_the_index_stays():
    zeros = dict.fromkeys(("vaha-podilu", "vaha-kvocientu", "vaha-poctu"), "0.0")
    app = open_page(PAGE, varianta="vlastní varianta", **zeros)

    assert texts.VARIANT_NO_WEIGHT in said(app)
    assert texts.MOVERS_BAND_NONE in said(app)
    assert metric(texts.VARIANT_METRIC["spearman"][0])(app) == "1,000"


def test_draws_wait_for_the_button_and_a_link_carries_them():
    app = open_page(PAGE, cast=DRAWS, losy="100", seminko="5")
    assert texts.DRAWS_WAIT.replace("\xa0", " ") in said(app)
    assert not app.metric

    next(each for each in app.button if each.key == "run_losovat").click().run()

    assert not app.exception
    assert app.query_params["losovat"] in ("ano", ["ano"])
    rows = sensitivity.draws(2023, "CZ", Ranges(draws=100, seed=5))
    certain = numbers.counted(int(rows["is_certain"].sum()), "municipality")
    assert metric(texts.DRAWS_METRIC["certain"][0])(app) == certain
    assert "100 losů, semínko 5 (generátor NumPy PCG64)" in said(app)
    assert texts.INFLUENCE_NONE in said(app), "a hundred draws are too few for it"
    assert open_page(PAGE, cast=DRAWS, losy="100", seminko="5", losovat="ano").metric[0].value == app.metric[0].value


def test_files_name_the_method_its_parameters_and_the_seed():
    ranges = Ranges(draws=100, seed=5)
    rows, sources = sensitivity.draws(2023, "CZ0425", ranges), meta.sources_of("indicator_result", year=2023)
    area = Area("CZ0425", Level.DISTRICT, "okres Most")
    offer = Offer(rows, "losy-poradi", sources, words.filters(area, 2023, words.draws_method(ranges)))
    sheets = pd.read_excel(BytesIO(offer.files["xlsx"]()), sheet_name=None, header=None, dtype=str, engine="openpyxl")
    written = sheets[texts.EXPORT_SHEET_ABOUT].to_string().replace("\xa0", " ")

    assert len(sheets[texts.EXPORT_SHEET_DATA]) > len(rows)
    for part in ("okres Most", "100 losů, semínko 5", "váhy ± 25 %", "OECD/JRC, Handbook"):
        assert part in written


def test_draws_list_who_stands_on_the_edge():
    app = open_page(PAGE, cast=DRAWS, losy="500", losovat="ano", uzemi="okres Most")
    rows = sensitivity.draws(2023, "CZ0425", Ranges(draws=500))
    edge = rows["high_band_share"].between(0.05, 0.95, inclusive="neither").sum()

    assert texts.EDGE_HEADING.format(count=edge) in said(app)
    assert len(cells("Kód obce")(app)) == edge
    influence = sensitivity.influence(2023, Ranges(draws=500))
    assert numbers.percent(influence["variance_share"].iloc[0]) in alt("losy-vliv")(app)


def test_small_numbers_of_a_municipality_and_no_other_year():
    app = open_page(PAGE, cast=SMALL, obec="567337")
    rows = sensitivity.wobble(2023, "CZ")
    row = rows[rows["municipality_code"] == "567337"].iloc[0]

    certain = numbers.counted(int(rows["is_certain"].sum()), "municipality")
    assert metric(texts.SMALL_METRIC["certain"][0])(app) == certain
    assert f"v 90 % případů {row.points_low} až {numbers.points(row.points_high)}".replace("\xa0", " ") in said(app)
    assert f"leží mezi {row.points_low} a {row.points_high} body" in alt("sum-obec")(app).replace("\xa0", " ")
    assert texts.JUMP_ONE_YEAR.format(year=2023) in said(app)


@pytest.mark.parametrize("part", [VARIANTS, DRAWS, SMALL])
def test_an_area_without_burdened_municipalities_says_so(part):
    app = open_page(PAGE, cast=part, uzemi="ORP Pacov", losovat="ano", losy="100")
    shown = {each.label: each.value for each in app.metric}

    if part == VARIANTS:
        assert shown[texts.VARIANT_METRIC["still_high_count"][0]] == "0 z 0"
    else:
        assert shown["12+ bodů jistě"] == "0\xa0obcí"
    assert part != DRAWS or texts.EDGE_NONE in said(app)


@pytest.mark.parametrize(
    ("key", "asked", "part"),
    [
        ("varianta", "bez všeho", VARIANTS),
        ("hranice-podilu", "3.00", VARIANTS),
        ("losy", "99999", DRAWS),
        ("pulka", "x", SMALL),
        ("vaha-exekuce", "1e-300", VARIANTS),
        ("vaha-exekuce", "1.123456789", VARIANTS),
        ("seminko", "9" * 400, DRAWS),
    ],
)
def test_what_a_link_cannot_ask_falls_back_with_a_notice(key, asked, part):
    app = open_page(PAGE, **{"cast": part, key: asked})

    (notice,) = [each.value.replace("\\", "") for each in app.warning]
    assert f"„{asked}“" in notice


def test_an_unknown_municipality_is_answered_by_a_notice():
    app = open_page(PAGE, cast=SMALL, obec="999999")

    assert "999999" in app.warning[0].value
    assert not [chart for chart in app.get("plotly_chart") if "sum-obec" in chart.proto.id]


def test_a_municipality_is_found_in_the_draws():
    app = open_page(PAGE, cast=DRAWS, losy="100", losovat="ano", uzemi="okres Cheb", obec="567337")
    row = sensitivity.draws(2023, "CZ", Ranges(draws=100)).set_index("municipality_code").loc["567337"]

    assert f"Obrnice (okres Most): index 29 bodů, {row['rank']}. místo v Česku" in said(app)
    assert f"v 90 % losů {row['rank_low']}. až {row['rank_high']}. místo" in said(app)
    assert numbers.percent(row["high_band_share"]).replace("\xa0", " ") in said(app)
