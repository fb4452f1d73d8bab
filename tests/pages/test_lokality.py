"""Lokality and the overlays of Mapa: what a visitor finds, what an empty area says, and what is never told."""

from __future__ import annotations

import io
import json
import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from sei_core import catalogue, paths
from sei_core.domain.levels import Level
from sei_core.export.map_files import CategoryOffer
from sei_core.export.offer import cited
from sei_core.queries import areas, localities, meta
from sei_core.view import labels, locality_maps, overlays
from sei_core.view.labels import Area
from tests.pages.opening import open_page

LOKALITY, MAPA = "pages/podpora/lokality.py", "pages/index/mapa.py"
pytestmark = pytest.mark.usefixtures("atlas")


def words(app: AppTest) -> str:
    """Everything written on the page, also in its tables, charts and maps, without the backslashes of markdown."""
    kinds = ("title", "markdown", "caption", "subheader", "info", "warning", "error")
    written = [str(element.value) for kind in kinds for element in getattr(app, kind)]
    written += [f"{metric.label}: {metric.value} {metric.delta}" for metric in app.metric]
    written += [frame.value.to_csv() for frame in (*app.table, *app.dataframe)]
    written += [str(chart.proto) for chart in app.get("plotly_chart")]
    written += [json.dumps(view, ensure_ascii=False) for view in maps_of(app)]
    written += [link.proto.label for link in app.get("page_link")]
    return "\n".join(written).replace("\\", "")


def maps_of(app: AppTest) -> list[dict]:
    """What is sent to each map of the page."""
    sent = [json.loads(element.proto.mixed.json or element.proto.json) for element in app.get("bidi_component")]
    return [view for view in sent if "geometry" in view]


def with_tables_open(app: AppTest) -> AppTest:
    for name in ("souhrn", "seznam", "mapa", "mapa-kraju", "kraje", "lide", "prumery"):
        app.session_state[f"table_lokality-{name}"] = True
    return app.run()


def secrets() -> set[str]:
    """Names, types and notes of the small places that no other locality has."""
    rows = pd.read_csv(paths.data() / "support" / "locality.csv", dtype="str")
    small = rows["small_identifiable"] != "ne"
    told = " ".join(rows[~small].drop(columns="locality_key").fillna("").to_numpy().ravel())
    columns = rows.loc[small, ["locality_name", "locality_type", "note"]]
    return {cell for column in columns for cell in columns[column].dropna() if cell not in told}


def test_numbers_of_the_page_are_those_of_the_survey():
    said = words(open_page(LOKALITY))

    assert "Lokality: 606" in said
    assert "Obce s lokalitou: 297" in said
    assert "Lidé v lokalitách: 95–115\xa0tis." in said
    assert "Atlas tu zná 46\xa0lokalit; obcí s nimi je 21. Šetření 2015 jich ve stejném území napočítalo 606." in said
    assert "Jihomoravský kraj – uvádí 61, z počtů vychází 286–339" in said


def test_a_visitor_from_usti_finds_the_three_localities_of_litvinov():
    app = open_page(LOKALITY, uzemi="Ústecký kraj")
    said = words(app)

    assert [name in said for name in ("sídliště Janov", "ubytovny UNO", "Bílý Sloup")] == [True] * 3
    labels_of_links = [link.proto.label.replace("\\", "") for link in app.get("page_link")]
    assert "Litvínov (okres Most) · 567256" in labels_of_links
    assert "zdroj uvádí 471, neodpovídá" in said


@pytest.mark.parametrize("area", ["ORP Pacov", "okres Pelhřimov"])
def test_an_area_without_known_localities_says_so(area):
    said = words(open_page(LOKALITY, uzemi=area, zminky="ano"))

    assert "Atlas tu jmenovitě nezná žádnou lokalitu. Neznamená to, že tu žádná není." in said
    assert f"Čísla jsou za území Kraj Vysočina, zvolené je {area}." in said
    assert "takových řádků je tu 0" in said


def test_unknown_values_of_a_link_fall_back_with_a_notice():
    app = open_page(LOKALITY, udaj="nic", zminky="možná", nizka="snad")

    assert sorted(warning.value.split("“")[0] for warning in app.warning) == [
        "Odkaz žádá „možná",
        "Odkaz žádá „nic",
        "Odkaz žádá „snad",
    ]


def test_mentions_are_lines_on_the_map_and_sentences_in_the_list():
    app = open_page(LOKALITY, uzemi="Ústecký kraj", zminky="ano")
    known = next(view for view in maps_of(app) if view["level"] == "municipality")

    assert known["outlines"][0]["label"] == "jen zmínka bez jména (25\xa0obcí)"
    assert sorted(point["text"] for point in known["points"]) == ["1", "1", "1", "2", "3", "3"]
    assert "Zmínka bez jména: obec se SVL (GAC Šluknovsko 2009)" in words(app)


def test_nothing_of_the_small_places_is_on_the_page_but_their_count():
    app = with_tables_open(open_page(LOKALITY, zminky="ano", nizka="ano"))
    said = words(app)

    assert len(secrets()) == 12
    assert not [secret for secret in secrets() if secret in said]
    assert "mpsv-mapa-2006-" not in said
    assert said.count("Jen v počtu obce: 1\xa0lokalita bez podrobností") == 6
    assert said.count("Jen v počtu obce: 2\xa0lokality bez podrobností") == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_nothing_of_the_small_places_is_in_the_rows_to_take_away(ending):
    rows = localities.listed("CZ", with_mentions=True, with_low=True)
    offer = cited(rows, "lokality-seznam", meta.references())
    exported, count = catalogue.document(catalogue.find("localities"), 2023, ending)
    files = {"export": exported, "page": offer.files["xlsx" if ending == "xlsx" else "excel.csv"]()}

    assert count == len(localities.export_rows())
    for name, content in files.items():
        text = content.decode() if ending == "csv" else sheet_text(content, name)
        assert "sídliště Janov" in text
        assert not [secret for secret in secrets() if secret in text]


def sheet_text(content: bytes, name: str) -> str:
    sheets = pd.read_excel(io.BytesIO(content), sheet_name=None, header=None, engine="calamine")
    return " ".join(str(cell) for sheet in sheets.values() for cell in sheet.to_numpy().ravel())


def test_labels_of_every_frame_of_the_page_are_czech():
    for frame in (
        localities.export_rows(),
        localities.survey("CZ"),
        localities.survey_by_region(),
        localities.earlier_surveys(),
        localities.listed("CZ", True, True),
        localities.of_municipality("532819"),
    ):
        assert labels.of(frame)


@pytest.mark.parametrize("ending", ["excel.csv", "geojson", "svg"])
def test_nothing_of_the_small_places_is_in_the_files_of_the_map(ending):
    area, members = Area("CZ02", Level.REGION, "Středočeský kraj"), areas.members(Level.MUNICIPALITY, "CZ020")
    towns = localities.by_municipality("CZ020", with_mentions=True, with_low=True)
    counts, coverage = localities.counts(with_low=True), localities.coverage("CZ020", with_low=True)
    scene = locality_maps.known_scene(counts, towns, members, coverage, area)
    layers = overlays.locality_points(towns)
    offer = CategoryOffer(scene, meta.sources_of("area_boundary"), meta.release(), areas.boundaries, "mapa", layers)

    text = offer.files[ending]().decode()

    assert "Slaný" in text or ending == "svg"
    assert not [secret for secret in secrets() if secret in text]


@pytest.mark.parametrize(
    ("overlay", "lines", "points"),
    [("žádný", 0, 0), ("spolupráce s ASZ", 2, 0), ("vyloučené lokality", 0, 6), ("obojí", 2, 6)],
)
def test_an_overlay_of_mapa_lies_over_the_same_areas(overlay, lines, points):
    plain = maps_of(open_page(MAPA, uzemi="Ústecký kraj"))[0]
    (view,) = maps_of(open_page(MAPA, uzemi="Ústecký kraj", prekryv=overlay))

    assert (len(view["outlines"]), len(view["points"])) == (lines, points)
    kept = ("geometry", "areas", "fit", "level", "classes", "label")
    assert {key: view[key] for key in kept} == {key: plain[key] for key in kept}
    assert bool(view["point_label"]) == (points > 0)


def test_the_overlay_names_its_day_and_its_sources():
    app = open_page(MAPA, prekryv="obojí")

    assert any(
        re.fullmatch(r"Překryv: spolupráce obcí s ASZ k .+ a známé vyloučené lokality", c.value) for c in app.caption
    )
    assert any(caption.value.startswith("Pramenů") for caption in app.caption)


def test_an_area_without_anything_to_lay_over_says_so():
    app = open_page(MAPA, uzemi="ORP Pacov", prekryv="vyloučené lokality")

    assert "není pro tento překryv nic známo" in words(app)
