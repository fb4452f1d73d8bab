"""What is due, and what is overdue?"""

from datetime import date

import streamlit as st

from sei_core.export import ics
from sei_core.export.offer import cited
from sei_core.queries import meetings, meta, provenance
from sei_core.view import components as ui
from sei_core.view import meetings as written
from sei_core.view import numbers, texts

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2050, 12, 31)

with ui.page(texts.MEETINGS_TITLE, texts.MEETINGS_LEAD):
    area, references = ui.chosen_area(), meta.references()
    day = ui.choose_day(texts.MEETINGS_DAY, "k", default=date.today(), first=FIRST_DAY, last=LAST_DAY)
    tasks, met = meetings.tasks(area.code), meetings.meetings(area.code)

    ui.metrics(written.headline(tasks, met, day))
    ui.statements(written.findings(tasks, met, day, area.label))

    items = cited(meetings.of_area(area.code), "jednani-a-ukoly", references)
    title, stamped = texts.CALENDAR_NAME.format(area=area.label), provenance.stamp()
    ui.files(ics.CalendarOffer(items.frame, items.name, items.sources, title=title, stamped=stamped))
    st.caption(texts.MEETINGS_ICS.format(count=numbers.integer(len(ics.dated(items.frame)))))

    st.subheader(texts.MEETINGS_TASKS, anchor=False)
    rows = written.task_rows(tasks, day)
    for group in written.task_groups(rows):
        st.markdown(f"##### {group.heading}")
        ui.table(cited(group.rows, "ukoly", references))
    st.caption(texts.MEETINGS_MISSING)
    offer = cited(rows, "ukoly", references)
    ui.source_line(offer.sources)
    ui.files(offer)
