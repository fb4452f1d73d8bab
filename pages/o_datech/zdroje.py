"""Where do the data come from, how old are they, and what did the checks find?"""

from datetime import date

import streamlit as st

from sei_core.export.offer import Offer, cited
from sei_core.queries import meta, overview, provenance
from sei_core.view import components as ui
from sei_core.view import explain, texts
from sei_core.view import provenance as words

with ui.page(texts.SOURCES_TITLE, texts.SOURCES_LEAD):
    sources, releases, checks = meta.sources(), provenance.history(), provenance.checks()
    references, source_tables = meta.references(), provenance.source_tables()
    publications, changes = provenance.publications(), provenance.publication_changes()

    st.subheader(texts.SOURCES_CITE, anchor=False)
    named = meta.sources_of("municipality_index", "area_boundary")
    st.code(words.citation(releases, named), language=None, wrap_lines=True)

    st.subheader(texts.SOURCES_LIST, anchor=False)
    st.markdown(explain.prose("sources_rights"))
    for source in sources.itertuples():
        with st.expander(words.source_heading(source)):
            st.markdown(words.source_card(source, source_tables))
    ui.table_twin(Offer(words.source_rows(sources), "zdroje", sources))

    st.subheader(texts.SOURCES_REFERENCES, anchor=False)
    st.markdown(explain.prose("sources_references", count=str(len(references))))
    ui.table(Offer(words.reference_rows(references, source_tables), "prameny", references))
    ui.files(Offer(words.source_rows(references), "prameny", references))
    ui.table_twin(Offer(words.rows_by_source(sources, references, source_tables), "radky-zdroju", sources))

    st.subheader(texts.SOURCES_CONTRADICTIONS, anchor=False)
    claims = provenance.contradictions()
    ui.sentences([*words.contradictions(overview.published_totals()), *words.disagreements(claims, references)])
    ui.table_twin(cited(claims, "rozpory", references))

    st.subheader(texts.SOURCES_CHECKS, anchor=False)
    st.markdown(explain.prose("sources_checks", **words.check_values(checks)))
    ui.sentences(words.findings(checks, provenance.names_in_findings()))
    with st.expander(texts.SOURCES_CLEAN):
        ui.table(Offer(words.clean(checks), "kontroly-bez-nalezu", sources))
    ui.table_twin(Offer(words.check_rows(checks), "kontroly", sources))

    st.subheader(texts.SOURCES_FRESHNESS, anchor=False)
    ui.caveat(explain.prose("sources_freshness"))
    ages = words.freshness(provenance.freshness(), publications, changes, date.today())
    ui.table(Offer(ages, "stari-dat", sources))
    ui.files(Offer(ages, "stari-dat", sources))

    st.subheader(texts.SOURCES_TABLES, anchor=False)
    tables = words.tables(provenance.row_counts(), provenance.table_sources())
    ui.table(Offer(tables, "tabulky-vydani", sources))
    titles = words.table_titles()
    chosen = ui.choose(texts.SOURCES_TABLE, list(titles), "tabulka", titles.get)
    ui.listing(Offer(words.columns(chosen), "sloupce-tabulky", meta.sources_of(chosen)))

    st.subheader(texts.SOURCES_LOG, anchor=False)
    ui.heading(texts.SOURCES_LOG_ATLAS, is_small=True)
    st.markdown(explain.prose("sources_log"))
    ui.sentences(words.log(publications, changes))
    ui.table_twin(Offer(words.log_rows(publications, changes), "denik-dat", sources))
    ui.heading(texts.SOURCES_LOG_SHIPPED, is_small=True)
    ui.sentences(words.shipped_log(provenance.shipped_log()))
    st.markdown(texts.SOURCES_INPUTS.format(release=f"`{meta.release()}`"))
    ui.sentences(words.input_lines(meta.inputs()))
    ui.table_twin(Offer(meta.inputs(), "soubory-vydani", sources))
    st.markdown(texts.SOURCES_RELEASES)
    ui.table(Offer(words.releases(releases), "vydani", sources))
