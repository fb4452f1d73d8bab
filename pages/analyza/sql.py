"""What does the database answer to a question of one's own?"""

import streamlit as st

from sei_core.export.console import AnswerOffer
from sei_core.queries import console, meta
from sei_core.view import components as ui
from sei_core.view import console as words
from sei_core.view import texts

LIMITS = console.LIMITS


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
    chart = ui.console_chart(answer.frame)
    ui.console_table(answer, notes)
    if sources.empty:
        st.caption(texts.CONSOLE_NO_SOURCE)
    ui.source_line(sources)
    st.caption(texts.CONSOLE_RAW)
    ui.console_files(offer if chart is None else offer.of_chart(chart))


with ui.page(texts.CONSOLE_TITLE, texts.CONSOLE_LEAD):
    left, right = st.columns([3, 2], gap="large")
    with left:
        ui.console_examples(console.EXAMPLES)
        answer = ui.console_answer(console.start, console.example, console.EXAMPLES[0], LIMITS.sql)
        if answer is not None:
            answered(answer)
        ui.console_history()
        with st.expander(texts.CONSOLE_RULES, icon=":material/shield:"):
            st.markdown(words.rules(LIMITS, console.WORKERS))
    with right:
        ui.console_schema(console.tables(), console.columns())
