"""How are the points counted?"""

import streamlit as st

from sei_core.domain.indicators import INDICATOR
from sei_core.export.offer import Offer
from sei_core.queries import meta, method, municipality
from sei_core.view import charts, explain, texts
from sei_core.view import components as ui
from sei_core.view.tables import Format

SHARES = {"share_lo": Format.PERCENT, "share_hi": Format.PERCENT}

with ui.page(texts.METHOD_TITLE, texts.METHOD_LEAD):
    year = ui.chosen_year()
    sources = meta.sources_of("municipality_index")
    rule, fit = explain.rule_values(), explain.fit_values(method.fit(), year)
    cautions = explain.caution_values(
        method.cautions(year),
        method.first_quotient_points(year, "enforcement"),
        method.without_inhabitants(year),
        year,
    )

    st.markdown(explain.prose("method_origin", **rule))
    st.subheader(texts.METHOD_RULE, anchor=False)
    st.markdown(explain.prose("method_rule", **rule))
    st.subheader(texts.METHOD_STRUCTURE, anchor=False)
    ui.listing(Offer(explain.structure(), "stavba-indexu", sources, formats=SHARES))

    asked = ui.chosen_municipality(municipality.exists)
    code = asked if asked and year in municipality.years_of(asked) else explain.EXAMPLE_CODE
    profile, indicators = municipality.profile(code, year), municipality.indicators(code, year)
    donor = municipality.indicators(explain.donor_code(indicators), year)
    st.subheader(texts.METHOD_EXAMPLE.format(place=explain.place(profile), year=year), anchor=False)
    st.markdown(texts.METHOD_EXAMPLE_HINT)
    ui.municipality_search(municipality.search, on_choice=ui.select_municipality)
    left, right = st.columns(2, gap="large")
    with left:
        for block in explain.example(profile, indicators, donor):
            st.markdown(block)
    with right:
        chart = charts.points_matrix(indicators, year, explain.place(profile))
        ui.figure(chart, Offer(indicators, "priklad-vypoctu", meta.sources_of("indicator_result", "yardstick")))

    for heading, prose in ((texts.METHOD_LEAVING, "method_leaving"), (texts.METHOD_BANDS, "method_bands")):
        st.subheader(heading, anchor=False)
        st.markdown(explain.prose(prose, **rule | fit | cautions))

    st.subheader(texts.METHOD_FIT, anchor=False)
    st.markdown(explain.prose("method_fit", **fit))
    exceptions = method.exceptions(year)
    ui.municipality_links(exceptions)
    ui.table_twin(Offer(exceptions, "vyjimky-pravidla", meta.sources_of("indicator_result")))

    st.subheader(texts.METHOD_CAVEATS, anchor=False)
    st.markdown(explain.prose("method_caveats", **cautions))
    st.subheader(texts.METHOD_QUOTIENT.format(year=year), anchor=False)
    indicator = ui.choose(texts.METHOD_INDICATOR, list(INDICATOR), "kvocient", texts.INDICATOR_LABEL.get)
    ui.listing(Offer(method.first_quotient_points(year, indicator), "meritka-kraju", meta.sources_of("yardstick")))
