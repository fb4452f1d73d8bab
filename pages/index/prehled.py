"""How does the country, or one area, stand, and who helps?"""

import streamlit as st

from sei_core.domain.bands import BAND_STARTS
from sei_core.domain.levels import COUNTRY_CODE, Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.export import map_files
from sei_core.export.offer import Offer
from sei_core.queries import agreements, areas, cooperation, gaps, meta, method, municipality, overview
from sei_core.view import charts, findings, maps, region_support, support, texts
from sei_core.view import components as ui
from sei_core.view import cooperation as words

BAND = Measure(INDEX, Part.BAND)
MAP_TABLES = ("municipality_index", "area_boundary")
HELP_TABLES = ("municipality_index", "episode", "memorandum")


def who_helps(year: int, area: ui.Area) -> None:
    """Known cooperation, burdened municipalities without it, memoranda; and where to read on."""
    burdened, everyone = (gaps.coverage(year, area.code, points) for points in (BAND_STARTS[-1], 0))
    memoranda, sources = agreements.memoranda(area.code), meta.sources_of(*HELP_TABLES, year=year)
    st.subheader(texts.HELP_HEADING, anchor=False)
    ui.metrics(region_support.who_helps(burdened, everyone, memoranda))
    ui.evidence(Offer(region_support.region_table(burdened, everyone, memoranda), "kdo-pomaha", sources))
    ui.caveats([*words.by_last_source(cooperation.newest_source(area.code)), texts.SUPPORT_INCOMPLETE])
    ui.page_links(support.LINKS)


with ui.page(texts.OVERVIEW_TITLE, texts.OVERVIEW_LEAD):
    year, area = ui.chosen_year(), ui.chosen_area()
    sources = meta.sources_of("municipality_index", year=year)
    summary = overview.summary(year, area.code)
    bands = overview.bands(year, area.code)
    shares = overview.indicators(year, area.code)

    ui.municipality_search(municipality.search)
    ui.region_links(ui.areas(meta.areas()))
    ui.metrics(findings.headline(summary, overview.summary(year, COUNTRY_CODE)))

    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(texts.OVERVIEW_FINDINGS, anchor=False)
        ui.sentences(findings.overview(area.label, summary, bands, shares, year))
        ui.caveat(findings.caveat(method.cautions(year)))
        st.subheader(texts.OVERVIEW_HEAVIEST.format(area=area.label), anchor=False)
        heaviest = overview.heaviest(year, area.code)
        ui.municipality_links(heaviest, 8)
        ui.table_twin(Offer(heaviest, "nejvice-zatizene", sources))
    with right:
        scene = maps.Scene(
            areas.values(year, Level.MUNICIPALITY, BAND),
            areas.members(Level.MUNICIPALITY, area.code),
            BAND,
            Level.MUNICIPALITY,
            year,
            area,
        )
        borders = meta.sources_of("area_boundary", year=year)
        takeaway = map_files.MapOffer(scene, meta.sources_of(*MAP_TABLES, year=year), meta.release(), areas.boundaries)
        st.subheader(texts.OVERVIEW_MAP.format(year=year), anchor=False)
        view = maps.area_map(scene, **ui.map_frame(meta.geometry(), borders), compact=True, height=360)
        ui.open_municipality(ui.area_map(view, "overview_map", takeaway))

    who_helps(year, area)

    left, right = st.columns(2, gap="large")
    with left:
        ui.figure(charts.band_totals(bands, year), Offer(bands, "pasma", sources))
    with right:
        ui.figure(charts.band_totals(bands, year, "population_15plus"), Offer(bands, "pasma-obyvatele", sources))

    st.subheader(texts.OVERVIEW_SHARES, anchor=False)
    ui.metrics(findings.shares(shares))
    ui.evidence(Offer(shares, "podily", meta.sources_of("area_indicator", year=year)))

    totals = overview.published_totals()
    st.subheader(texts.OVERVIEW_SERIES, anchor=False)
    ui.figure(charts.published_series(totals), Offer(totals, "zverejnene-pocty", meta.sources_of("published_total")))
    ui.caveat(texts.SERIES_CAVEAT)
