"""The map alone, with the shipped data: a small app that tests/browser/test_area_map.py drives.

The folder ``static`` beside a copy of this file holds the asset of the component and ``areas.json``.
"""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import streamlit as st

from sei_core import paths
from sei_core.domain.bands import BAND_STARTS
from sei_core.domain.levels import Level
from sei_core.view import map_component, texts, theme

AREA_MAP = st.components.v2.component("area_map", js=map_component.LOADER)
GEOMETRY = "areas.json"


@st.cache_data
def index() -> pd.DataFrame:
    """Index inputs of 2023 with the region of each municipality, in the order of codes."""
    codes = {"municipality_code": "str", "region_code": "str"}
    rows = pd.read_csv(paths.data() / "index" / "2023.csv", dtype=codes)
    places = pd.read_csv(paths.data() / "territory" / "municipality.csv", dtype=codes)
    return rows.merge(places[list(codes)], on="municipality_code").sort_values("municipality_code")


def measured(measure: str, level: Level) -> tuple[np.ndarray, np.ndarray, int, tuple[str, ...], list[str]]:
    """Classes, values, decimals, units and labels of the chosen measure."""
    rows = index()
    if level is Level.REGION:
        values = rows.groupby("region_code")["published_points"].mean().to_numpy()
        return np.searchsorted([3, 4, 5], values, side="right"), values, 1, ("bodu",) * 4, ["< 3", "3–4", "4–5", "> 5"]
    if measure == "points":
        values = rows["published_points"].to_numpy(dtype=float)
        classes = np.searchsorted(BAND_STARTS, values, side="right") - 1
        return classes, values, 0, texts.NOUN["points"], list(texts.BAND_LABEL.values())
    count, base = ("enforcement_count", "population_15plus") if measure == "share" else ("early_leaving_count",) * 2
    values = 100 * (rows[count] / rows[base].where(rows[base] > 0)).to_numpy(dtype=float)
    classes = np.where(np.isnan(values), map_component.MISSING, np.searchsorted([5, 12, 18], values, side="right"))
    return classes, values, 2, ("%",) * 4, ["< 5 %", "5–12 %", "12–18 %", "> 18 %"]


def view(measure: str, level: Level, **choices: object) -> map_component.AreaMap:
    """The map of a measure."""
    classes, values, decimals, units, labels = measured(measure, level)
    return map_component.AreaMap(
        script_url=f"app/static/{map_component.ASSET_NAME}",
        geometry_url=f"app/static/{GEOMETRY}",
        level=level,
        classes=classes,
        values=values,
        decimals=decimals,
        units=units,
        title=measure,
        count_label=level.value,
        legend=[map_component.LegendClass(*pair) for pair in zip(labels, theme.BAND_COLOUR.values(), strict=True)],
        missing="no school",
        label="Index 2023",
        description="Index of social exclusion by municipality.",
        strings=texts.MAP_STRINGS,
        attribution="© ČÚZK, RÚIAN",
        **choices,
    )


def main() -> None:
    """One map, or two, steered by the address and by widgets."""
    st.set_page_config(layout="wide")
    query = st.query_params
    measure = st.segmented_control("measure", ["points", "share", "early"], default=query.get("measure", "points"))
    level = Level(query.get("level", "municipality"))
    fit = st.toggle("fit")
    select = st.toggle("select")
    misfit = st.toggle("misfit", value="misfit" in query)
    choices = {
        "fit": (Level.REGION, "CZ042") if fit else None,
        "selected": "567337" if select else st.session_state.get("clicked"),
        "borders": (Level.REGION, Level.DISTRICT) if "districts" in query else (Level.REGION,),
    }
    if "overlays" in query:
        choices["points"] = [map_component.Point(50.0875, 14.4213, "Point A", "diamond")]
        choices["outlines"] = [map_component.Outline(("567337", "567027"), "dashed", "cooperation")]
    sent = map_component.data(view(measure, level, **choices))
    if "broken" in query:
        sent["geometry"] = "app/static/nothing.json"
    if misfit:
        sent["areas"] = map_component.pack_areas(np.zeros(3), np.zeros(3), 0)
    callbacks = {f"on_{name}_change": lambda: None for name in ("clicked", "failed", "recovered")}
    result = AREA_MAP(key="map", data=sent, **callbacks)
    if result.clicked:
        st.session_state["clicked"] = result.clicked
    st.text(f"clicked={st.session_state.get('clicked')} failed={result.failed} bytes={len(json.dumps(sent))}")
    st.text(f"recovered={result.recovered}")
    if "two" in query:
        small = map_component.data(view("share", Level.MUNICIPALITY, compact=True, height=260, show_legend=False))
        AREA_MAP(key="small", data=small, **callbacks)


if __name__ == "__main__":
    main()
