"""What is due, and what is overdue?"""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from sei_core.export import ics
from sei_core.export.offer import Offer, cited
from sei_core.queries import meetings, meta, provenance
from sei_core.view import components as ui
from sei_core.view import meeting_charts, numbers, texts
from sei_core.view import meetings as written

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2050, 12, 31)


def in_groups(groups: Iterable[written.Group], whole: Offer) -> None:
    """Rows group by group, then the sources and files of them all."""
    for group in groups:
        st.markdown(f"##### {group.heading}")
        ui.table(cited(group.rows, whole.name, references))
    st.caption(texts.MEETINGS_MISSING)
    ui.source_line(whole.sources)
    ui.files(whole)


with ui.page(texts.MEETINGS_TITLE, texts.MEETINGS_LEAD):
    area, references = ui.chosen_area(), meta.references()
    day = ui.choose_day(texts.MEETINGS_DAY, "k", default=date.today(), first=FIRST_DAY, last=LAST_DAY)
    tasks, met = meetings.tasks(area.code), meetings.meetings(area.code)
    ui.metrics(written.headline(tasks, met, day))
    ui.statements(written.findings(tasks, met, day, area.label))

    items = cited(meetings.of_area(area.code), "jednani-a-ukoly", references)
    title = texts.CALENDAR_NAME.format(area=area.label)
    stamped = ics.stamp(provenance.history())
    ui.files(ics.CalendarOffer(items.frame, items.name, items.sources, title=title, stamped=stamped))
    st.caption(texts.MEETINGS_ICS.format(count=numbers.integer(len(ics.dated(items.frame)))))

    st.subheader(texts.MEETINGS_TASKS, anchor=False)
    rows = written.task_rows(tasks, day)
    in_groups(written.task_groups(rows), cited(rows, "ukoly", references))

    st.subheader(texts.MEETINGS_DUTIES, anchor=False)
    years = meetings.duty_years(area.code, day)
    if years.empty:
        ui.nothing(texts.MEETINGS_NO_DUTY.format(area=area.label))
    else:
        chart = meeting_charts.duties(years, day, area.label)
        ui.figure(chart, cited(written.duty_rows(years), "opakovane-povinnosti", references))

    st.subheader(texts.MEETINGS_MEETINGS, anchor=False)
    rows = written.meeting_rows(met, day)
    in_groups(written.meeting_groups(rows), cited(rows, "jednani", references))

    st.subheader(texts.MEETINGS_CALENDAR, anchor=False)
    rows = written.agenda(tasks, met, day)
    ui.figure(meeting_charts.calendar(rows, day, area.label), cited(rows, "kalendar", references))
    ui.caveats(texts.MEETINGS_CAVEATS)
