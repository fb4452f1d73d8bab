"""The front door: names the pages by section and offers the shared filters, nothing else."""

import streamlit as st

from sei_core import pipeline
from sei_core.queries import meta
from sei_core.stewardship import rights
from sei_core.view import components as ui
from sei_core.view import texts

sections = {
    texts.SECTION_INDEX: [
        st.Page("pages/index/prehled.py", title=texts.OVERVIEW_NAV, default=True),
        st.Page("pages/index/mapa.py", title=texts.MAP_NAV),
        st.Page("pages/index/kraje.py", title=texts.REGIONS_NAV),
        st.Page("pages/index/obec.py", title=texts.MUNICIPALITY_NAV),
        st.Page("pages/index/vyvoj.py", title=texts.CHANGE_NAV),
    ],
    texts.SECTION_SUPPORT: [
        st.Page("pages/podpora/spoluprace.py", title=texts.COOPERATION_NAV),
        st.Page("pages/podpora/kde_podpora_chybi.py", title=texts.GAPS_NAV),
        st.Page("pages/podpora/lokality.py", title=texts.LOCALITIES_NAV),
        st.Page("pages/podpora/projekty.py", title=texts.PROJECTS_NAV),
        st.Page("pages/podpora/opatreni_a_plany.py", title=texts.PLANS_NAV),
        st.Page("pages/podpora/jednani_a_ukoly.py", title=texts.MEETINGS_NAV),
    ],
    texts.SECTION_ANALYSIS: [
        st.Page("pages/analyza/pruzkumnik.py", title=texts.EXPLORER_NAV),
        st.Page("pages/analyza/simulator.py", title=texts.SIMULATOR_NAV),
        st.Page("pages/analyza/citlivost.py", title=texts.SENSITIVITY_NAV),
        st.Page("pages/analyza/shluky.py", title=texts.CLUSTERS_NAV),
        st.Page("pages/analyza/sql.py", title=texts.CONSOLE_NAV),
    ],
    texts.SECTION_OUTPUT: [
        st.Page("pages/vystupy/prezentace.py", title=texts.SLIDES_NAV),
        st.Page("pages/vystupy/ke_stazeni.py", title=texts.DOWNLOADS_NAV),
    ],
    texts.SECTION_ABOUT: [
        st.Page("pages/o_datech/metodika.py", title=texts.METHOD_NAV),
        st.Page("pages/o_datech/zdroje.py", title=texts.SOURCES_NAV),
    ],
}
if rights.is_on():
    sections[texts.SECTION_ABOUT].append(st.Page("pages/o_datech/sprava_dat.py", title=texts.STEWARDSHIP_NAV))
page = st.navigation(sections, position="hidden")

# After the navigation: a rerun before it would forget which page a link asked for.
ui.first_start(pipeline.is_stale, pipeline.build, meta.has_release)

with ui.readable_errors(), meta.one_release():
    ui.map_files(pipeline.lay_out_maps)
    ui.sidebar(sections, meta.years(), ui.areas(meta.areas()))
    page.run()
