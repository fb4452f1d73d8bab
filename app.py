"""The front door: names the pages by section and offers the shared filters, nothing else."""

import streamlit as st

from sei_core import pipeline
from sei_core.queries import meta
from sei_core.store import db
from sei_core.view import components as ui
from sei_core.view import texts

ui.first_start(pipeline.is_stale, pipeline.build)

page = st.navigation(
    {
        texts.SECTION_INDEX: [
            st.Page("pages/index/prehled.py", title=texts.OVERVIEW_NAV, icon=":material/home:", default=True),
            st.Page("pages/index/mapa.py", title=texts.MAP_NAV, icon=":material/map:"),
            st.Page("pages/index/kraje.py", title=texts.REGIONS_NAV, icon=":material/bar_chart:"),
            st.Page("pages/index/obec.py", title=texts.MUNICIPALITY_NAV, icon=":material/location_city:"),
            st.Page("pages/index/vyvoj.py", title=texts.CHANGE_NAV, icon=":material/trending_up:"),
        ],
        texts.SECTION_ABOUT: [
            st.Page("pages/o_datech/metodika.py", title=texts.METHOD_NAV, icon=":material/functions:"),
            st.Page("pages/o_datech/zdroje.py", title=texts.SOURCES_NAV, icon=":material/fact_check:"),
        ],
    }
)

with db.pinned():
    ui.shared_filters(meta.years(), ui.areas(meta.areas()))
    page.run()
