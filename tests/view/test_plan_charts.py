"""Figures of plans: sums, order, honest zeros, and what is not known."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from sei_core.domain.vocabularies import DocumentState, MeasureState
from sei_core.view import figures, plan_charts, theme

COUNTS = pd.DataFrame(
    [("dluhy", "Plán <b>", None, "plněno", 6), ("bydlení", "SPSZ", "město", "nehodnoceno", 1)],
    columns=["topic", "plan_name", "responsible", "measure_state", "planned_count"],
)
TODAY = date(2024, 7, 1)
DAYS = ["valid_from", "valid_to", "approved"]


def documents(*rows: tuple[str, str, str, str | None, str | None, str | None]) -> pd.DataFrame:
    """Documents by title, unit, reach, and years of validity and the day of approval."""
    frame = pd.DataFrame(rows, columns=["title", "unit_name", "reach", *(f"{day}_text" for day in DAYS)])
    for day in DAYS:
        text = frame[f"{day}_text"].astype("object")
        frame[f"{day}_earliest"] = pd.to_datetime(text.map(lambda year: f"{year[:4]}-01-01", na_action="ignore"))
        frame[f"{day}_latest"] = pd.to_datetime(text.map(lambda year: f"{year[:4]}-12-31", na_action="ignore"))
    return frame.assign(document_kind="SPSZ", document_state="platný", state_text=None, approved_by=None)


PLANS = documents(
    ("Plán", "Most", "area", "2010", "2012", "2010"),
    ("Plán", "Cheb", "area", "2016", None, None),
    ("Rámec", "Česko", "country", None, "2014", None),
)
FIGURES = {
    "matrix": lambda cut: plan_charts.matrix(cut(COUNTS), "Most · rok 2010"),
    "by plan": lambda cut: plan_charts.states_by(cut(COUNTS), "plan_name", "Most · rok 2010"),
    "by responsible": lambda cut: plan_charts.states_by(cut(COUNTS), "responsible", "Most · rok 2010"),
    "documents": lambda cut: plan_charts.documents(cut(PLANS), "Most", TODAY),
}


@pytest.mark.parametrize("name", FIGURES)
def test_title_description_and_an_empty_answer(name):
    figure, empty = FIGURES[name](lambda frame: frame), FIGURES[name](lambda frame: frame.iloc[:0])
    heading = figure.layout.title

    assert len(heading.text) <= figures.TITLE_WIDTH
    assert "20" in heading.subtitle.text
    assert all(len(line) <= figures.SUBTITLE_WIDTH for line in heading.subtitle.text.split("<br>"))
    assert "plat" in figure.layout.meta["alt"] or "plněno 6" in figure.layout.meta["alt"]
    assert not empty.data
    assert empty.layout.annotations[0].text == "žádná data"


def test_matrix_writes_an_honest_zero_and_keeps_the_order_of_topics():
    figure = plan_charts.matrix(COUNTS, "")

    assert [text.strip("\u00a0") for text in figure.layout.yaxis.ticktext] == ["bydlení", "dluhy"]
    assert [note.text for note in figure.layout.annotations] == ["0", "0", "0", "1", "6", "0", "0", "0"]
    assert shade(figure, 0, 0) == theme.BACKGROUND


def shade(figure, row: int, column: int) -> str:
    """The colour of a cell."""
    colours = figure.data[0].colorscale
    return colours[2 * int(figure.data[0].z[row][column])][1]


def test_a_cell_has_the_colour_of_its_state_and_no_other():
    most = plan_charts.matrix(COUNTS.assign(planned_count=6), "")

    assert shade(most, 1, 0) == theme.MEASURE_STATE_COLOUR["plněno"]
    assert shade(most, 0, 3) == theme.MEASURE_STATE_COLOUR["nehodnoceno"]
    assert shade(plan_charts.matrix(COUNTS, ""), 0, 3) not in (
        theme.BACKGROUND,
        theme.MEASURE_STATE_COLOUR["nehodnoceno"],
    )


def test_states_have_their_colours_and_all_stand_in_the_legend():
    figure = plan_charts.states_by(COUNTS, "plan_name", "")

    assert [(bar.name, bar.marker.color) for bar in figure.data] == list(theme.MEASURE_STATE_COLOUR.items())
    assert figure.layout.showlegend
    assert sum(sum(bar.x) for bar in figure.data) == 7
    assert figure.data[0].text == ("6", "")


def test_names_are_escaped_and_the_first_is_on_top():
    figure = plan_charts.states_by(COUNTS, "plan_name", "")

    assert figure.layout.yaxis.categoryarray == ("SPSZ", "Plán <b>")
    assert figure.layout.yaxis.ticktext[0].strip("\u00a0") == "Plán &lt;b&gt;"
    assert "&lt;b&gt;" in figure.data[0].hovertext[0]


def test_nobody_named_is_said():
    assert plan_charts.states_by(COUNTS, "responsible", "").layout.yaxis.ticktext[0].strip("\u00a0") == "pramen neuvádí"


def test_more_bars_than_can_be_compared_are_cut_and_said():
    many = pd.concat([COUNTS.iloc[:1].assign(plan_name=f"Plán {order}") for order in range(25)])
    figure = plan_charts.states_by(many, "plan_name", "")

    assert len(figure.layout.yaxis.ticktext) == plan_charts.MOST_BARS
    assert "prvních 20 z 25" in figure.layout.title.subtitle.text.replace("<br>", " ")


def test_documents_of_one_title_are_told_apart_and_the_country_is_marked():
    figure = plan_charts.documents(PLANS, "Most", TODAY)

    assert figure.layout.yaxis.categoryarray[::-1] == ("Plán – Most", "Plán – Cheb", "Rámec (celostátní)")
    unmarked = plan_charts.documents(PLANS.assign(reach="area"), "Česko", TODAY)
    assert unmarked.layout.yaxis.categoryarray[0] == "Rámec"


def test_sure_is_only_the_time_between_two_known_ends():
    figure = plan_charts.documents(PLANS, "Most", TODAY)
    sure = [name for bar in figure.data if bar.type == "bar" and bar.marker.opacity == 1 for name in bar.y]
    pale = [name for bar in figure.data if bar.type == "bar" and bar.marker.opacity == 0.35 for name in bar.y]

    assert sure == ["Plán – Most"]
    assert set(pale) == {"Plán – Most", "Plán – Cheb", "Rámec (celostátní)"}


def test_an_approval_is_marked_where_one_is_known():
    figure = plan_charts.documents(PLANS, "Most", TODAY)
    (marks,) = (trace for trace in figure.data if trace.name == "schválení")

    assert list(marks.y) == ["Plán – Most"]
    assert "schváleno: 2010<br>schválil: –" in marks.hovertext[0]
    without = plan_charts.documents(PLANS.iloc[1:], "Most", TODAY)
    assert not [trace for trace in without.data if trace.name == marks.name]


def test_every_state_has_a_colour_of_its_own():
    assert list(plan_charts.DOCUMENT_STATE_COLOUR) == list(DocumentState)
    assert len(set(plan_charts.DOCUMENT_STATE_COLOUR.values())) == len(DocumentState)
    assert set(theme.MEASURE_STATE_COLOUR) == set(MeasureState)


def test_an_unknown_start_is_an_open_edge_of_the_last_year():
    figure = plan_charts.documents(PLANS, "Most", TODAY)
    (edge,) = (trace for trace in figure.data if trace.name == "začátek neznámý")
    starts = [
        pd.Timestamp(start)
        for bar in figure.data
        if bar.type == "bar" and bar.base is not None
        for name, start in zip(bar.y, bar.base, strict=True)
        if name == "Rámec (celostátní)"
    ]

    assert list(edge.y) == ["Rámec (celostátní)"]
    assert [pd.Timestamp(day) for day in edge.x] == starts == [pd.Timestamp(2014, 1, 1)]
    assert not [trace for trace in plan_charts.documents(PLANS[:2], "Most", TODAY).data if trace.name == edge.name]


def test_the_axis_of_documents_begins_with_the_agency_and_a_state_is_that_of_the_source():
    figure = plan_charts.documents(PLANS, "Most", TODAY)

    assert pd.Timestamp(figure.layout.xaxis.range[0]) == pd.Timestamp(2008, 1, 1)
    assert any(
        "stav podle pramene: platný" in text
        for bar in figure.data
        if bar.type == "bar" and bar.hovertext is not None
        for text in bar.hovertext
    )
