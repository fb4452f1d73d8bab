"""How meetings, tasks and duties stand on a day: words, groups, figures."""

from datetime import date

import pandas as pd
import pytest

from sei_core.view import meeting_charts, meetings, texts

DAY = date(2024, 7, 1)
NBSP = "\u00a0"


def tasks(*rows):
    """Rows of key, deadline (text, first and last day), state, known as of; a minimum a year and ownership after."""
    names = [
        "task_key",
        "deadline_text",
        "deadline_earliest",
        "deadline_latest",
        "task_state",
        "known_text",
        "yearly_minimum",
        "is_own",
    ]
    frame = pd.DataFrame([(*row, *(None, True)[len(row) - 6 :]) for row in rows], columns=names)
    frame = frame.assign(
        **{day: pd.to_datetime(frame[day]) for day in ("deadline_earliest", "deadline_latest")},
        known_earliest=pd.to_datetime(frame["known_text"]),
        yearly_minimum=frame["yearly_minimum"].astype("Int64"),
        is_own=frame["is_own"].astype(bool),
        task_text="Úkol " + frame["task_key"],
        responsible=None,
        reference_keys="zapis",
        note=None,
    )
    return frame.assign(
        unit_name=frame["is_own"].map({True: "Liberecký kraj", False: "Česko"}),
        reach=frame["is_own"].map({True: "area", False: "country"}),
    )


def met(*rows):
    """Rows of key, first and last day, state; ownership after."""
    names = ["meeting_key", "date_earliest", "date_latest", "meeting_state", "is_own"]
    frame = pd.DataFrame([(*row, True)[:5] for row in rows], columns=names)
    frame = frame.assign(
        date_text=[
            first if first == last else first[:7]
            for first, last in zip(frame.iloc[:, 1], frame.iloc[:, 2], strict=True)
        ],
        date_earliest=pd.to_datetime(frame["date_earliest"]),
        date_latest=pd.to_datetime(frame["date_latest"]),
        meeting_name="Jednání " + frame["meeting_key"],
        meeting_kind="zasedání",
        time_text=None,
        place=None,
        organiser=None,
        known_text="2024-06-11",
        reference_keys="zapis",
        note=None,
    )
    return frame.assign(
        unit_name=frame["is_own"].map({True: "Liberecký kraj", False: "Česko"}),
        reach=frame["is_own"].map({True: "area", False: "country"}),
    )


TASKS = tasks(
    ("old", "2010-06", "2010-06-01", "2010-06-30", "termín stanoven", "2010-05-01"),
    ("june", "2024-06-30", "2024-06-30", "2024-06-30", "termín stanoven", "2024-06-11"),
    ("told", "2024-05-31", "2024-05-31", "2024-05-31", "probíhá", "2024-06-11"),
    ("today", "2024-07-01", "2024-07-01", "2024-07-01", "termín stanoven", None),
    ("july", "2024-07-31", "2024-07-31", "2024-07-31", "termín stanoven", "2024-06-11"),
    ("month", "2024-09", "2024-09-01", "2024-09-30", "plán", "2024-06-11"),
    ("duty", None, None, None, "opakovaný", "2024-06-11", 4),
    ("again", None, None, None, "opakovaný", "2024-06-11"),
    ("some-day", None, None, None, "bez termínu", "2024-06-11"),
    ("done", "2010-05", "2010-05-01", "2010-05-31", "splněno", "2010-07-01"),
    ("presumed", "2010-05", "2010-05-01", "2010-05-31", "splněno (předpoklad)", "2010-01-01"),
    ("country", "2023-12", "2023-12-01", "2023-12-31", "plán", "2023-12-04", None, False),
)
MEETINGS = met(
    ("held", "2024-06-11", "2024-06-11", "proběhlo"),
    ("unproven", "2024-06-12", "2024-06-12", "plánováno"),
    ("next", "2024-07-01", "2024-07-01", "plánováno"),
    ("month", "2024-07-01", "2024-07-31", "plánováno"),
    ("cancelled", "2024-08-01", "2024-08-01", "zrušeno"),
    ("country", "2024-07-15", "2024-07-15", "plánováno", False),
)


def test_the_headline_counts_what_is_the_areas_own():
    counts = {label: value for label, value, *_ in meetings.headline(TASKS, MEETINGS, DAY)}

    assert counts == {
        "Příští jednání": "2",
        "Do 30 dnů": "2",
        "Do 90 dnů": "2",
        "Po termínu": "3",
        "Splněno": "2",
        "Bez termínu": "1",
    }


def of_label(tasks, meetings_, day):
    return {label: rest for label, *rest in meetings.headline(tasks, meetings_, day)}


def test_nothing_ahead_is_no_zero_where_the_news_ended_more_than_a_year_before():
    last, after = of_label(TASKS, MEETINGS, date(2025, 6, 11)), of_label(TASKS, MEETINGS, date(2025, 6, 12))

    for label in ("Příští jednání", "Do 30 dnů", "Do 90 dnů"):
        assert last[label][0] == "0"
        assert after[label][0] == "–"
        assert "zprávy končí 11. 6. 2024" in after[label][1].replace(NBSP, " ")
    assert after["Bez termínu"][0] == "1"
    coming = tasks(("far", "2026-01-31", "2026-01-31", "2026-01-31", "plán", "2020"))
    assert of_label(coming, MEETINGS[:0], date(2026, 1, 15))["Do 30 dnů"][0] == "1", "what is known is counted"


def test_nothing_is_no_zero_without_news_and_without_rows():
    undated = tasks(("none", None, None, None, "bez termínu", None))
    nothing = of_label(TASKS[~TASKS["is_own"]], MEETINGS[:0], DAY)

    assert "datovaná" in of_label(undated, MEETINGS[:0], DAY)["Do 30 dnů"][1]
    assert {value for value, *_ in nothing.values()} == {"–"}


def test_the_card_says_the_overdue_around_as_the_heading_does():
    value, _, around = of_label(TASKS, MEETINGS, DAY)["Po termínu"]
    heading = next(meetings.task_groups(meetings.task_rows(TASKS, DAY))).heading

    assert (value, around) == ("3", "+ 1 celostátní")
    assert heading.endswith(f"({value} {around})")
    both = pd.Series(["area", "country", "region", "country"])
    assert meetings.beside(both) == "+ 1 celého kraje + 2 celostátní"
    assert meetings.beside(both[:1]) == ""


def test_a_deadline_of_a_month_is_overdue_after_its_last_day_only():
    month = TASKS[TASKS["task_key"] == "month"]

    assert meetings.task_rows(month, date(2024, 9, 30))["due"].item() == "upcoming"
    assert meetings.task_rows(month, date(2024, 9, 30))["due_text"].item() == "termín je dnes"
    assert meetings.task_rows(month, date(2024, 10, 1))["due_text"].item() == (
        f"⚠ po termínu o 1{NBSP}den, splnění nedoloženo"
    )


def test_each_task_says_how_it_stands():
    rows = meetings.task_rows(TASKS, DAY)

    assert list(zip(rows["task_text"].str.removeprefix("Úkol "), rows["due_text"], strict=True)) == [
        ("country", f"⚠ po termínu o 183{NBSP}dní, splnění nedoloženo"),
        ("told", f"⚠ po termínu o 31{NBSP}dní, ke stavu 11.{NBSP}6.{NBSP}2024 nesplněno"),
        ("june", f"⚠ po termínu o 1{NBSP}den, splnění nedoloženo"),
        ("old", f"⚠ po termínu o 5{NBSP}115{NBSP}dní, splnění nedoloženo"),
        ("today", "termín je dnes"),
        ("july", f"do termínu 30{NBSP}dní"),
        ("month", f"do konce termínu 91{NBSP}dní"),
        ("duty", "nejméně 4× ročně"),
        ("again", "opakuje se"),
        ("some-day", "bez termínu"),
        ("done", "✓ splněno"),
        ("presumed", "✓ splněno podle předpokladu"),
    ]


def test_groups_of_tasks_come_by_urgency_and_leave_out_what_is_empty():
    groups = list(meetings.task_groups(meetings.task_rows(TASKS, DAY)))

    assert [group.heading for group in groups] == [
        "⚠ Po termínu podle posledního známého stavu (3 + 1 celostátní)",
        "S termínem (3)",
        "Opakované (2)",
        "Bez termínu (1)",
        "✓ Splněno (2)",
    ]
    assert "deadline_text" in groups[0].rows
    assert "deadline_text" not in groups[2].rows
    assert not {"due", "reach", "note"} & set(groups[0].rows)
    assert "Česko (celostátní)" in groups[0].rows["unit_name"].tolist()
    assert list(meetings.task_groups(meetings.task_rows(TASKS[:0], DAY))) == []


def test_a_planned_meeting_of_the_past_is_not_called_held():
    rows = meetings.meeting_rows(MEETINGS, DAY)
    groups = list(meetings.meeting_groups(rows))

    assert dict(zip(rows["meeting_name"].str.removeprefix("Jednání "), rows["due_text"], strict=True)) == {
        "next": "plánováno",
        "month": "plánováno",
        "cancelled": "zrušeno",
        "country": "plánováno",
        "unproven": "plánováno, konání nedoloženo",
        "held": "proběhlo",
    }
    assert [group.heading for group in groups] == ["Nadcházející (3 + 1 celostátní)", "Minulá (2)"]
    assert groups[1].rows["meeting_name"].tolist() == ["Jednání unproven", "Jednání held"], "the latest first"


def test_findings_say_what_is_overdue_what_is_not_the_areas_own_and_how_old_the_news_is():
    first, around, newest = (
        text.replace(NBSP, " ") for text in meetings.findings(TASKS, MEETINGS, DAY, "Liberecký kraj")
    )

    assert first == (
        "Liberecký kraj, ke dni 1. 7. 2024: 11 úkolů, 5 jednání. Po termínu podle posledního známého stavu: 3 úkoly; "
        "zda byly splněny, prameny neříkají."
    )
    assert "území také týkají: 2." in around
    assert "k datu 11. 6. 2024" in newest


def test_findings_of_an_area_without_anything_of_its_own_and_of_nothing_at_all():
    around = meetings.findings(TASKS[~TASKS["is_own"]], MEETINGS[:0], DAY, "ORP Pacov")

    assert around[0] == "ORP Pacov: atlas nezná žádné vlastní jednání ani úkol."
    assert "týkají: 1." in around[1]
    assert meetings.findings(TASKS[:0], MEETINGS[:0], DAY, "ORP Pacov") == around[:1]
    assert "Po termínu není žádný úkol." in meetings.findings(TASKS[-3:-1], MEETINGS, DAY, "Kraj")[0]


def test_the_agenda_has_meetings_of_a_month_and_deadlines_by_their_last_day():
    rows = meetings.agenda(TASKS, MEETINGS, DAY)
    wide = tasks(
        ("until", "do 2024-06-30", None, "2024-06-30", "plán", None),
        ("year", "2024", "2024-01-01", "2024-12-31", "plán", None),
        ("from", "od 2024", "2024-01-01", None, "plán", None),
    )
    season = met(("season", "2024-07-01", "2024-08-31", "plánováno"))

    assert rows["date_latest"].is_monotonic_increasing
    assert rows["item_kind"].value_counts().to_dict() == {"task": 9, "meeting": 6}
    assert set(rows["item_standing"]) <= set(texts.ITEM_STANDING)
    found = meetings.agenda(wide, season, DAY)
    assert found["date_text"].tolist() == ["do 2024-06-30", "2024"]
    assert found["date_latest"].tolist() == [pd.Timestamp(2024, 6, 30), pd.Timestamp(2024, 12, 31)]


def test_what_the_kraj_around_has_is_marked_as_such():
    rows = meetings.task_rows(TASKS[:1].assign(reach="region", is_own=False), DAY)

    assert rows["unit_name"].tolist() == ["Liberecký kraj (celý kraj)"]


def test_the_calendar_has_a_lane_for_each_year_and_unit_and_for_the_day():
    figure = meeting_charts.calendar(meetings.agenda(TASKS, MEETINGS, DAY), DAY, "Liberecký kraj")
    marks = {trace.name: trace for trace in figure.data}

    assert list(figure.layout.yaxis.ticktext) == [
        "<b>2010</b> Liberecký kraj",
        "<b>2023</b> Česko (celostátní)",
        "<b>2024</b> zvolený den",
        "<b>2024</b> Liberecký kraj",
        "<b>2024</b> Česko (celostátní)",
    ]
    assert len({(trace.marker.symbol, trace.marker.color) for trace in figure.data}) == len(figure.data)
    assert marks[f"zvolený den 1.{NBSP}7.{NBSP}2024"].x == (7,)
    coming = marks["jednání plánováno"]
    assert list(zip(coming.x, coming.text, strict=True)) == [(7.2, "2"), (7.2, "")]
    assert "Jednání next<br>" in coming.hovertext[0]
    assert list(figure.layout.xaxis.minor.tickvals) == [month - 0.5 for month in range(1, 14)]
    assert not figure.layout.xaxis.showgrid, "months are columns between lines, not lines"
    assert all(abs(x - round(x)) < 0.3 for trace in figure.data for x in trace.x)
    assert "2024: jednání 6, termíny 5" in figure.layout.meta["alt"]


def test_names_in_figures_are_escaped():
    sharp = MEETINGS.assign(meeting_name="<b>Porada</b>", unit_name="<Kraj>")
    figure = meeting_charts.calendar(meetings.agenda(TASKS[:0], sharp, DAY), DAY, "Kraj")

    assert not any("<Kraj>" in label for label in figure.layout.yaxis.ticktext)
    assert not any("<b>Porada" in text for trace in figure.data[:-1] for text in trace.hovertext)


YEARS = pd.DataFrame(
    [("duty", 2023, None, None), ("duty", 2024, 1, "2024-06-11"), ("other", 2024, 3, "2024-12-31")],
    columns=["task_key", "year", "held_count", "documented_date"],
).assign(
    held_count=lambda rows: rows["held_count"].astype("Int64"),
    documented_date=lambda rows: pd.to_datetime(rows["documented_date"]),
    task_text="Scházet se <často>",
    unit_name="Liberecký kraj",
    is_own=True,
    reach="area",
    yearly_minimum=[4, 4, 2],
    reference_keys="zapis",
)


def test_a_year_without_a_record_is_no_failure():
    rows = meetings.duty_rows(YEARS)

    assert [text.replace(NBSP, " ") for text in rows["due_text"]] == [
        "žádné jednání není doloženo",
        "1 z povinných 4 (doloženo do 11. 6. 2024)",
        "3 z povinných 2 (doloženo do 31. 12. 2024)",
    ]


def test_bars_of_duties_are_drawn_where_there_is_a_record():
    figure = meeting_charts.duties(YEARS, DAY, "Liberecký kraj")
    wanted, held, other_wanted, other_held = figure.data

    assert [pd.isna(length) for length in held.x] == [pd.isna(length) for length in wanted.x] == [True, False]
    assert (held.x[1], wanted.x[1], other_held.x[0], other_wanted.x[0]) == (1, 4, 3, 2)
    assert list(figure.layout.yaxis.ticktext) == ["2023", "2024"]
    assert figure.layout.xaxis2.range[1] >= 3
    assert "2023: žádné jednání není doloženo" in figure.layout.meta["alt"]
    assert not any("<často>" in note.text for note in figure.layout.annotations)


@pytest.mark.parametrize(
    "figure",
    [
        meeting_charts.calendar(meetings.agenda(TASKS[:0], MEETINGS[:0], DAY), DAY, "ORP Pacov"),
        meeting_charts.duties(YEARS[:0], DAY, "ORP Pacov"),
    ],
    ids=["calendar", "duties"],
)
def test_nothing_to_draw_is_said(figure):
    assert not figure.data
    assert figure.layout.annotations[0].text == "žádná data"
    assert "nejsou žádná data" in figure.layout.meta["alt"]
