"""How do regions and the areas within them differ, and who helps there?"""

from datetime import date
from functools import partial

import streamlit as st

from sei_core.documents import profile_archives, profiles
from sei_core.domain.bands import BAND_STARTS
from sei_core.domain.levels import Level, below
from sei_core.export.offer import Offer, cited
from sei_core.queries import agreements, areas, cooperation, gaps, meetings, meta, plans, projects
from sei_core.view import area_profile, charts, labels, region_support, support, texts
from sei_core.view import components as ui
from sei_core.view import cooperation as words


def reserve(area_code: str) -> None:
    """How old what is known of cooperation is, and that it is incomplete."""
    ui.caveats([*words.by_last_source(cooperation.newest_source(area_code)), texts.SUPPORT_INCOMPLETE])


def support_in(region: ui.Area, year: int) -> None:
    """Memorandum, covered and uncovered burden, themes, projects and tasks of one kraj."""
    day, code, references = date.today(), region.code, meta.references()
    burdened, everyone = (gaps.coverage(year, code, points) for points in (BAND_STARTS[-1], 0))
    ever, memoranda = cooperation.by_municipality(day, day), agreements.memoranda(code)
    rows = (projects.of_area(code), plans.key_themes(code), meetings.tasks(code))
    known = region_support.RegionSupport(region, day, memoranda, burdened, everyone, ever, *rows)
    st.subheader(texts.REGION_SUPPORT.format(region=region.label), anchor=False)
    for figures in region_support.region_figures(known):
        ui.metrics(figures)
    reserve(code)
    ui.source_line(meta.sources_of("municipality_index", year=year))
    for part in region_support.region_parts(known):
        ui.part(part, cited(part.rows, part.offer, references, place=region.label))


def support_by_region(area: ui.Area, year: int) -> None:
    """The same of every kraj in a table."""
    burdened, everyone = (gaps.coverage(year, area.code, points) for points in (BAND_STARTS[-1], 0))
    table = region_support.region_table(burdened, everyone, agreements.memoranda(area.code))
    st.subheader(texts.REGION_SUPPORT_TABLE.format(year=year), anchor=False)
    reserve(area.code)
    ui.listing(Offer(table, "podpora-kraju", meta.sources_of("municipality_index", "episode", "memorandum", year=year)))


def printed(area: ui.Area, year: int) -> None:
    """The profile of the area, and those of all its municipalities."""
    known, address = area.code, ui.atlas_address()
    holds = area_profile.archive_contents(area.level, profiles.archive_size(known))
    label = texts.PROFILES_LABEL.format(area=area.label, year=year, holds=holds)
    with st.container(horizontal=True, vertical_alignment="top"):
        one, all_ = (partial(make, known, year, address) for make in (profiles.profile, profile_archives.kept))
        ui.document(texts.AREA_PROFILE_DOWNLOAD, one, profiles.file_name(area, year, "pdf"), address)
        ui.batch(texts.BATCH_START.format(holds=holds), label, all_, profiles.file_name(area, year, "zip"))


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
    if area.level in profiles.LEVELS:
        printed(area, year)
    else:
        st.caption(texts.AREA_PROFILE_NONE)
    around = area if level in inner else known[0]  # a kraj is compared with the other kraje
    offer = partial(Offer, place=around.label, year=year)
    st.caption(texts.REGIONS_DRILL.format(area=around.label))

    bands = labels.marked(areas.bands(year, level, around.code), area.code)
    shares = labels.marked(areas.indicator_shares(year, level, around.code), area.code)
    left, right = st.columns(2, gap="large")
    with left:
        ui.figure(charts.bands_by_area(bands, year, level, weight), offer(bands, "pasma-uzemi", by_index))
        ui.caveat(texts.REGIONS_CAVEAT)
    with right:
        ui.figure(charts.heat(shares, year, "ratio", level), offer(shares, "ukazatele-uzemi", by_indicator))

    ranking = labels.marked(areas.table(year, level, around.code), area.code)
    st.subheader(texts.REGIONS_RANKING.format(area=around.label, year=year), anchor=False)
    ui.listing(offer(ranking, "poradi-uzemi", by_index))

    region = region_support.region_of(meta.areas(), area)
    if region:
        support_in(region, year)
    else:
        support_by_region(area, year)
    ui.page_links(support.LINKS)

    distribution = areas.distribution(year, area.code)
    ui.figure(charts.distribution(distribution, year), Offer(distribution, "rozdeleni-bodu", by_index))

    st.subheader(texts.REGIONS_TWO, anchor=False)
    one, other = st.columns(2)
    with one:
        first = ui.choose(texts.REGIONS_FIRST, known, "prvni", ui.area_label, index=known.index(area))
    with other:
        others = [each for each in known if each != first]
        second = ui.choose(texts.REGIONS_SECOND, others, "druhe", ui.area_label)
    pair = labels.named(areas.comparison(year, [first.code, second.code]))
    ui.figure(charts.two_areas(pair, year), Offer(pair, "dve-uzemi", by_indicator))
