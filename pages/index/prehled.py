"""How does the country, or one area, stand?"""

import streamlit as st

from sei_core.domain.levels import Level
from sei_core.domain.measures import INDEX, Measure, Part
from sei_core.export import map_files
from sei_core.export.offer import Offer
from sei_core.queries import areas, meta, municipality, overview
from sei_core.view import charts, findings, maps, texts
from sei_core.view import components as ui

with ui.page(texts.OVERVIEW_TITLE, texts.OVERVIEW_LEAD):
    year, area = ui.chosen_year(), ui.chosen_area()
    sources = meta.sources_of("municipality_index")
    summary = overview.summary(year, area.code)
    bands = overview.bands(year, area.code)
    shares = overview.indicators(year, area.code)

    ui.municipality_search(municipality.search)
    ui.metrics(findings.headline(summary, year))

    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(texts.OVERVIEW_FINDINGS, anchor=False)
        ui.sentences(findings.overview(summary, bands, shares, year))
        ui.caveat(texts.OVERVIEW_CAVEAT)
    with right:
        band = Measure(INDEX, Part.BAND)
        values, members = areas.values(year, Level.MUNICIPALITY, band), areas.members(Level.MUNICIPALITY, area.code)
        view = maps.area_map(
            values,
            band,
            Level.MUNICIPALITY,
            year=year,
            urls=ui.map_addresses(meta.geometry()),
            attribution=ui.attribution(meta.sources_of("area_boundary")),
            inside=members["area_code"],
            fit=(area.level, area.code),
            compact=True,
            height=360,
        )
        takeaway = map_files.offer(
            values,
            members,
            band,
            Level.MUNICIPALITY,
            year=year,
            area_label=area.label,
            sources=meta.sources_of("municipality_index", "area_boundary"),
            release=meta.release(),
            boundaries=areas.boundaries,
        )
        st.subheader(texts.OVERVIEW_MAP.format(year=year), anchor=False)
        ui.open_municipality(ui.area_map(view, "overview_map", takeaway.more["png"]))
        ui.source_line(takeaway.sources)
        ui.table_twin(takeaway)

    left, right = st.columns(2, gap="large")
    with left:
        ui.figure(charts.band_totals(bands, year), Offer(bands, "pasma", sources))
    with right:
        ui.figure(charts.band_totals(bands, year, "population_15plus"), Offer(bands, "pasma-obyvatele", sources))

    st.subheader(texts.OVERVIEW_SHARES, anchor=False)
    ui.metrics(findings.shares(shares))
    ui.source_line(meta.sources_of("area_indicator"))
    ui.table_twin(Offer(shares, "podily", meta.sources_of("area_indicator")))

    st.subheader(texts.OVERVIEW_HEAVIEST.format(area=area.label), anchor=False)
    for row in overview.heaviest(year, area.code, 8).itertuples():
        ui.municipality_link(row.municipality_code, row.municipality_name, row.district_name, row.index_points)

    totals = overview.published_totals()
    st.subheader(texts.OVERVIEW_SERIES, anchor=False)
    ui.figure(charts.published_series(totals), Offer(totals, "zverejnene-pocty", meta.sources_of("published_total")))
    ui.caveat(texts.SERIES_CAVEAT)
