"""The SQL console: the field of the question, its run that can be cancelled, history, and the answer.

The question is in the address only when the reader asks for a link; from then on the address follows the field. A
question that came with a link is shown and waits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from sei_core.errors import QueryError, SeiError
from sei_core.view import charts, console, numbers, texts
from sei_core.view.components.choices import choose, choose_text, put_choices
from sei_core.view.components.evidence import files
from sei_core.view.components.frame import heading, nothing

#: Name of the question in the address, and of its field.
LINK, FIELD = "dotaz", "choice_dotaz"
#: Names of the choices of the chart in the address.
CHART = ("druh_grafu", "osa_x", "osa_y", "barva_podle")
#: What the session remembers.
_TEXT, _LINKED, _JOB, _OUTCOME, _HISTORY = "sql_text", "sql_linked", "sql_job", "sql_outcome", "sql_history"
#: Questions in the history; seconds before a running question shows its progress; seconds between looks at it.
MOST_HISTORY, PATIENCE, INTERVAL = 20, 1.2, 0.5
#: Columns that a search shows.
MOST_FOUND = 40


class Answer(Protocol):
    """What the database answered; see ``store.console.Answer``."""

    sql: str
    frame: pd.DataFrame
    seconds: float
    days: tuple[str, ...]


class Job(Protocol):
    """A question that is being answered; see ``store.console.Job``."""

    sql: str
    seconds: float
    is_done: bool
    limits: object

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the end."""

    def cancel(self) -> None:
        """End it."""

    def answer(self) -> Answer:
        """The answer, or an error."""


@dataclass(frozen=True)
class Asked:
    """A line of the history."""

    sql: str
    at: datetime
    seconds: float
    row_count: int | None


def console_answer(
    start: Callable[[str], Job], example: Callable[[str], Answer], first: str, most_bytes: int
) -> Answer | None:
    """The field of the question with its buttons, and the answer to show below, if there is one.

    Args:
        start: begins to answer a question.
        example: answers ``first`` at once, from what is kept.
        first: question that stands in the field at first, with its answer.
        most_bytes: length of a question.
    """
    came_by_link = _begin(first)
    with st.form("sql_form", border=False):
        st.text_area(
            texts.CONSOLE_QUERY,
            key=FIELD,
            height=260,
            help=texts.CONSOLE_QUERY_HELP.format(bytes=numbers.integer(most_bytes)),
        )
        with st.container(horizontal=True):
            is_run = st.form_submit_button(texts.CONSOLE_RUN, type="primary", icon=":material/play_arrow:")
            is_linked = st.form_submit_button(texts.CONSOLE_LINK, icon=":material/link:", help=texts.CONSOLE_LINK_HELP)
    _follow(is_linked)
    if is_run:
        _run(start)
    job = st.session_state.get(_JOB)
    if job is not None:
        _progress()
        return None
    if _OUTCOME not in st.session_state and st.session_state[_TEXT] == first and not came_by_link:
        st.session_state[_OUTCOME] = _tried(lambda: example(first))
    if _OUTCOME not in st.session_state:
        st.info(texts.CONSOLE_FROM_LINK)
        return None
    outcome = st.session_state[_OUTCOME]
    if isinstance(outcome, SeiError):
        _show_error(outcome)
        return None
    return outcome


def console_examples(examples: Sequence[str]) -> None:
    """Offer questions to begin with; one is put into the field, not run."""
    with st.expander(texts.CONSOLE_EXAMPLES, icon=":material/lightbulb:"):
        for place, sql in enumerate(examples):
            st.button(
                numbers.escape_markdown(console.title(sql)),
                key=f"example_{place}",
                on_click=_put,
                args=(sql,),
                type="tertiary",
            )


def console_history() -> None:
    """List the questions of this session, the last first; one is put into the field again."""
    with st.expander(texts.CONSOLE_HISTORY, icon=":material/history:"):
        history = st.session_state.get(_HISTORY, [])
        st.caption(texts.CONSOLE_HISTORY_NOTE.format(count=MOST_HISTORY) if history else texts.CONSOLE_HISTORY_EMPTY)
        for place, asked in enumerate(history):
            outcome = (
                texts.CONSOLE_HISTORY_ERROR
                if asked.row_count is None
                else numbers.counted(asked.row_count, "answer_row")
            )
            line = texts.CONSOLE_HISTORY_LINE.format(
                time=f"{asked.at:%H:%M:%S}", outcome=outcome, seconds=numbers.decimal(asked.seconds, 2)
            )
            st.button(
                f"{line} · {numbers.escape_markdown(console.brief(asked.sql))}",
                key=f"history_{place}",
                on_click=_put,
                args=(asked.sql,),
                type="tertiary",
            )


def console_table(answer: Answer, notes: Sequence[str]) -> None:
    """Show the rows of an answer, with what a reader should know of them."""
    for note in notes:
        st.warning(numbers.escape_markdown(note))
    part = console.shown(answer.frame)
    if len(part) < len(answer.frame):
        counts = {"shown": numbers.integer(len(part)), "all": numbers.integer(len(answer.frame))}
        st.caption(texts.CONSOLE_SHOWN_PART.format(**counts))
    st.dataframe(
        console.styled(part, answer.days),
        hide_index=True,
        width="stretch",
        height="content" if len(part) <= 10 else 420,
        placeholder=numbers.MISSING,
        key="sql_answer",
    )


def console_chart(frame: pd.DataFrame) -> go.Figure | None:
    """Draw the rows of an answer as the reader chooses it, and return the chart; nothing where there is no number."""
    measures = console.number_columns(frame)
    if not measures:
        return None
    kinds, first_kind = texts.CONSOLE_CHART_KIND, console.chart_kind(frame)
    kind = choose(texts.CONSOLE_CHART, list(kinds), "druh_grafu", kinds.get, inline=True, index=first_kind)
    if kind == "none":
        return None
    across, up, colours = st.columns(3)
    with across:
        names = list(frame)
        x = choose(texts.CONSOLE_CHART_X, names, "osa_x", str, index=console.first_of(frame, names, named=True))
    with up:
        y = choose(texts.CONSOLE_CHART_Y, measures, "osa_y", str)
    with colours:
        offered = [texts.CONSOLE_ONE_COLOUR, *console.colour_columns(frame)]
        first = console.first_colour(frame, x) or texts.CONSOLE_ONE_COLOUR
        colour = choose(texts.CONSOLE_CHART_COLOUR, offered, "barva_podle", str, index=offered.index(first))
    chart = console.chart(frame, kind, x, y, None if colour == texts.CONSOLE_ONE_COLOUR else colour)
    st.plotly_chart(chart, theme=None, config=charts.CONFIG, key="chart_dotaz", alt=chart.layout.meta["alt"])
    return chart


def console_files(offer: object) -> None:
    """Offer the files of an answer, and say why one is not offered."""
    files(offer)
    for note in offer.notes_on_files:
        st.caption(note)


def console_schema(known: pd.DataFrame, columns: pd.DataFrame) -> None:
    """What one can ask about: the columns of a table, or those of all tables that hold a text.

    Args:
        known: rows of ``queries.console.tables``.
        columns: rows of ``queries.console.columns``.
    """
    heading(texts.CONSOLE_SCHEMA)
    wanted = choose_text(texts.CONSOLE_SEARCH, "hledat_sloupec", placeholder=texts.CONSOLE_SEARCH_HINT)
    if wanted:
        found = console.schema_rows(columns, wanted=wanted)
        if found.empty:
            nothing(texts.CONSOLE_SEARCH_NOTHING)
            return
        _show_columns(found.head(MOST_FOUND))
        if len(found) > MOST_FOUND:
            st.caption(texts.CONSOLE_SEARCH_MORE.format(shown=MOST_FOUND, total=len(found)))
        return
    table = choose(texts.CONSOLE_TABLE, console.table_names(known), "prehled_tabulky", console.table_title)
    st.caption(console.table_line(table, known))
    begun = (console.beginning(table, columns),)
    st.button(texts.CONSOLE_INSERT, key="sql_begin", on_click=_put, args=begun, icon=":material/edit_note:")
    _show_columns(console.schema_rows(columns, table))


def _show_columns(rows: pd.DataFrame) -> None:
    """Show columns of the database as an open table that scrolls."""
    with st.container(height=430, border=False, key="sql_schema"):
        st.table(rows.map(numbers.escape_markdown), hide_index=True)


def _begin(first: str) -> bool:
    """Put what the address or the session says into the field; return whether a link brought a question that waits."""
    state, linked = st.session_state, st.query_params.get(LINK)
    if linked is not None and linked != state.get(_LINKED):
        state[_LINKED] = linked
        state.pop(_OUTCOME, None)
        try:
            state[_TEXT] = console.question(linked)
        except ValueError:
            st.warning(texts.CONSOLE_LINK_BROKEN)
            state[_TEXT] = first
            st.query_params.pop(LINK)
            state.pop(_LINKED)
            state[FIELD] = first
            return False
        state[FIELD] = state[_TEXT]
    state.setdefault(_TEXT, first)
    if FIELD not in state:  # a field forgets what it held when its page is left
        state[FIELD] = state[_TEXT]
    return linked is not None and _OUTCOME not in state


def _follow(is_asked: bool) -> None:
    """Remember what is in the field; put it into the address if the reader asks, or if one is there already."""
    state = st.session_state
    state[_TEXT] = state[FIELD]
    if not is_asked and LINK not in st.query_params:
        return
    linked = console.link(state[_TEXT])
    if linked is None:
        put_choices({LINK: None})
        size = {"size": numbers.integer(len(state[_TEXT])), "most": numbers.integer(console.MOST_LINK)}
        st.warning(texts.CONSOLE_LINK_TOO_LONG.format(**size))
        return
    if is_asked and getattr(state.get(_OUTCOME), "sql", None) != state[_TEXT]:
        _forget_chart()  # it was chosen for another question
    if st.query_params.get(LINK) != linked:
        put_choices({LINK: linked})
    state[_LINKED] = linked
    if is_asked:
        st.success(texts.CONSOLE_LINKED)


def _run(start: Callable[[str], Job]) -> None:
    """Begin to answer what is in the field, and wait for a moment: most answers are there at once."""
    state = st.session_state
    if _JOB in state:
        st.warning(texts.CONSOLE_ONE_AT_A_TIME)
        return
    try:
        state[_JOB] = start(state[_TEXT])
    except SeiError as error:
        state[_OUTCOME] = error
        return
    if state[_JOB].wait(PATIENCE):
        _collect()


def _collect() -> None:
    """Take over the outcome of a question that is done, and write it down."""
    state = st.session_state
    job = state.pop(_JOB)
    before, outcome = state.get(_OUTCOME), _tried(job.answer)
    state[_OUTCOME] = outcome
    if hasattr(before, "frame") and hasattr(outcome, "frame") and list(before.frame) != list(outcome.frame):
        _forget_chart()
    count = None if isinstance(outcome, SeiError) else len(outcome.frame)
    state[_HISTORY] = [Asked(job.sql, datetime.now(), job.seconds, count), *state.get(_HISTORY, [])][:MOST_HISTORY]


def _forget_chart() -> None:
    """Take what was chosen for the chart of another answer out of the address."""
    put_choices(dict.fromkeys(CHART))


@st.fragment(run_every=INTERVAL)
def _progress() -> None:
    """How long the question has been running, and a button that ends it."""
    job = st.session_state.get(_JOB)
    if job is None:
        return
    if job.is_done:
        _collect()
        st.rerun(scope="app")
    most = job.limits.seconds
    words = texts.CONSOLE_RUNNING.format(seconds=numbers.decimal(job.seconds, 0), most=most)
    st.progress(min(1.0, job.seconds / most), words)
    if st.button(texts.CONSOLE_CANCEL, key="sql_cancel", icon=":material/stop:"):
        job.cancel()
        job.wait(PATIENCE)
        st.rerun(scope="app")


def _tried(answer: Callable[[], Answer]) -> Answer | SeiError:
    try:
        return answer()
    except SeiError as error:
        return error


def _show_error(error: SeiError) -> None:
    """Say in Czech why there is no answer; what the database itself says stands below as it is."""
    if isinstance(error, QueryError):
        st.error(numbers.escape_markdown(error.REASONS[error.reason]))
        if error.detail:
            with st.container(border=True):
                st.text(console.marked(error.detail))
    else:
        st.error(numbers.escape_markdown(str(error)))


def _put(sql: str) -> None:
    """Put a question into the field; a link in the address gives way to it."""
    state = st.session_state
    state[_TEXT] = state[FIELD] = sql
    if LINK in st.query_params:
        linked = console.link(sql)
        put_choices({LINK: linked})
        state[_LINKED] = linked
