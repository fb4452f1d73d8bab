"""How do regions and the areas within them differ?"""

import streamlit as st

from sei_core.domain.levels import Level, below
from sei_core.export.offer import Offer
from sei_core.queries import areas, meta
from sei_core.view import charts, labels, texts
from sei_core.view import components as ui

with ui.page(texts.REGIONS_TITLE, texts.REGIONS_LEAD):
    year, area, known = ui.chosen_year(), ui.chosen_area(), ui.areas(meta.areas())
    by_index, by_indicator = meta.sources_of("area_index", year=year), meta.sources_of("area_indicator", year=year)
    left, right = st.columns(2)
    with left:
        inner, levels = below(area.level), below(Level.COUNTRY)
        first = levels.index(inner[0])
        level = ui.choose(texts.REGIONS_LEVEL, levels, "deleni", texts.LEVEL_CHOICE.get, inline=True, index=first)
    with right:
        weight = ui.choose(
            texts.REGIONS_WEIGHT, list(texts.WEIGHT_CHOICE), "vaha", texts.WEIGHT_CHOICE.get, inline=True
        )
    around = area if level in inner else known[0]  # a kraj is compared with the other kraje
    st.caption(texts.REGIONS_DRILL.format(area=around.label))

    bands = labels.marked(areas.bands(year, level, around.code), area.code)
    shares = labels.marked(areas.indicator_shares(year, level, around.code), area.code)
    left, right = st.columns(2, gap="large")
    with left:
        ui.figure(charts.bands_by_area(bands, year, level, weight), Offer(bands, "pasma-uzemi", by_index))
        ui.caveat(texts.REGIONS_CAVEAT)
    with right:
        ui.figure(charts.heat(shares, year, "ratio", level), Offer(shares, "ukazatele-uzemi", by_indicator))

    ranking = labels.marked(areas.table(year, level, around.code), area.code)
    st.subheader(texts.REGIONS_RANKING.format(area=around.label, year=year), anchor=False)
    ui.listing(Offer(ranking, "poradi-uzemi", by_index))

    distribution = areas.distribution(year, area.code)
    ui.figure(charts.distribution(distribution, year), Offer(distribution, "rozdeleni-bodu", by_index))

    st.subheader(texts.REGIONS_TWO, anchor=False)
    left, right = st.columns(2)
    with left:
        first = ui.choose(texts.REGIONS_FIRST, known, "prvni", ui.area_label, index=known.index(area))
    with right:
        others = [each for each in known if each != first]
        second = ui.choose(texts.REGIONS_SECOND, others, "druhe", ui.area_label)
    pair = labels.named(areas.comparison(year, [first.code, second.code]))
    ui.figure(charts.two_areas(pair, year), Offer(pair, "dve-uzemi", by_indicator))
