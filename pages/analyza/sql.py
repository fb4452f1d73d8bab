"""What does the database answer to a question of one's own?"""

import streamlit as st

from sei_core.export.console import AnswerOffer
from sei_core.queries import console, meta
from sei_core.view import components as ui
from sei_core.view import console as words
from sei_core.view import texts

LIMITS = console.LIMITS
MOST_FOUND = 40


def schema() -> None:
    """What one can ask about: the columns of a table, or those that hold a text."""
    ui.heading(texts.CONSOLE_SCHEMA)
    known, columns = console.tables(), console.columns()
    wanted = ui.choose_text(texts.CONSOLE_SEARCH, "hledat_sloupec", placeholder=texts.CONSOLE_SEARCH_HINT)
    if wanted:
        found = words.schema_rows(columns, wanted=wanted)
        if found.empty:
            ui.nothing(texts.CONSOLE_SEARCH_NOTHING)
            return
        ui.console_schema(found.head(MOST_FOUND))
        if len(found) > MOST_FOUND:
            st.caption(texts.CONSOLE_SEARCH_MORE.format(shown=MOST_FOUND, total=len(found)))
        return
    table = ui.choose(texts.CONSOLE_TABLE, words.table_names(known), "prehled_tabulky", words.table_title)
    st.caption(words.table_line(table, known))
    ui.console_begin(texts.CONSOLE_INSERT, words.beginning(table, columns))
    ui.console_schema(words.schema_rows(columns, table))


def answered(answer: console.Answer) -> None:
    """The answer as a chart, a table and files."""
    ui.heading(texts.CONSOLE_ANSWER)
    st.caption(words.summary(answer))
    if answer.frame.empty:
        ui.nothing(texts.CONSOLE_NO_ROWS.format(columns=", ".join(answer.frame)))
        return
    notes = words.notes(answer, LIMITS.text)
    sources = meta.sources_of(*words.source_tables(answer.tables))
    offer = AnswerOffer(
        answer.frame, "dotaz", sources, answer.sql, answer.release, answer.asked, answer.days, tuple(notes)
    )
    drawn(answer)
    ui.console_table(answer, notes)
    if sources.empty:
        st.caption(texts.CONSOLE_NO_SOURCE)
    ui.source_line(sources)
    st.caption(texts.CONSOLE_RAW)
    ui.console_files(offer)


def drawn(answer: console.Answer) -> None:
    """The chart of an answer that has numbers, as the reader chooses it."""
    frame = answer.frame
    measures = words.number_columns(frame)
    if not measures:
        return
    kinds, columns = list(texts.CONSOLE_CHART_KIND), list(frame)
    kind = ui.choose(
        texts.CONSOLE_CHART,
        kinds,
        "druh_grafu",
        texts.CONSOLE_CHART_KIND.get,
        inline=True,
        index=words.chart_kind(frame),
    )
    if kind == "none":
        return
    first, second, third = st.columns(3)
    with first:
        x = ui.choose(texts.CONSOLE_CHART_X, columns, "osa_x", str, index=words.first_of(frame, columns, named=True))
    with second:
        y = ui.choose(texts.CONSOLE_CHART_Y, measures, "osa_y", str)
    with third:
        colours = [texts.CONSOLE_ONE_COLOUR, *words.colour_columns(frame)]
        first_colour = words.first_colour(frame, x) or texts.CONSOLE_ONE_COLOUR
        colour = ui.choose(texts.CONSOLE_CHART_COLOUR, colours, "barva_podle", str, index=colours.index(first_colour))
    ui.console_chart(words.chart(frame, kind, x, y, None if colour == texts.CONSOLE_ONE_COLOUR else colour))


with ui.page(texts.CONSOLE_TITLE, texts.CONSOLE_LEAD):
    left, right = st.columns([3, 2], gap="large")
    with left:
        ui.console_examples(console.EXAMPLES)
        answer = ui.console_answer(console.start, console.example, console.EXAMPLES[0], LIMITS.sql)
        ui.console_history()
        with st.expander(texts.CONSOLE_RULES, icon=":material/shield:"):
            st.markdown(words.rules(LIMITS, console.WORKERS))
    with right:
        schema()
    if answer is not None:
        answered(answer)
