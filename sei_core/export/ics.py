"""Meetings and deadlines as an iCalendar file (RFC 5545), for Outlook, Google Calendar and phones.

A deadline is an event that takes whole days, not a VTODO: Outlook and Google Calendar silently leave out the to-dos of
a file. It stands on the last day that it can be, and has no status: RFC 5545 has none for what is only due. Neither it
nor a meeting without a time blocks the day. A meeting known to the month takes the month and is confirmed only once it
was held; a meeting that is less precise, and a duty that recurs on no day, is not written. Keys give the UIDs and the
release gives DTSTAMP, so a file imported again updates its events instead of doubling them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText

from sei_core.domain import times
from sei_core.domain.progress import DONE_STATES
from sei_core.domain.vocabularies import MeetingState
from sei_core.export.offer import Offer
from sei_core.view import numbers, texts

ENDING = "ics"
PRODUCT = "-//Atlas socialniho zaclenovani//Jednani a ukoly//CS"
#: After the @ of a UID; it never changes, whatever the address of the server.
HOUSE = "atlas-socialniho-zaclenovani"
PRAGUE = ZoneInfo("Europe/Prague")

#: ``item_kind`` of a deadline.
_TASK = "task"
_STATUS = {
    MeetingState.HELD: "CONFIRMED",
    MeetingState.PLANNED: "TENTATIVE",
    MeetingState.CANCELLED: "CANCELLED",
}
#: States of a meeting or a task after which nothing is open.
_SETTLED = {MeetingState.HELD, MeetingState.CANCELLED} | DONE_STATES


@dataclass(frozen=True)
class CalendarOffer(Offer):
    """Rows of ``queries.meetings.of_area`` to take away as a calendar.

    Attributes:
        stamped: when the release was built, with its time zone.
    """

    stamped: datetime = datetime(2000, 1, 1, tzinfo=UTC)

    @property
    def files(self) -> dict[str, Callable[[], bytes]]:
        """The calendar alone: the rows are offered as tables elsewhere."""
        return {ENDING: lambda: calendar(self.frame, self.about.title, self.stamped)}


def calendar(items: pd.DataFrame, name: str, stamped: datetime) -> bytes:
    """Write the meetings and deadlines of ``dated``.

    Args:
        items: rows of ``queries.meetings.of_area``; ``reference_keys`` as a reader should see them.
        name: of the calendar.
        stamped: when the rows were made, with its time zone.
    """
    file = Calendar()
    file.add("version", "2.0")
    file.add("prodid", PRODUCT)
    file.add("calscale", "GREGORIAN")
    file.add("name", vText(name))
    file.add("x-wr-calname", vText(name))
    shown = dated(items)
    is_deadline = shown["item_kind"] == _TASK
    shown = shown.assign(date_earliest=shown["date_earliest"].where(~is_deadline, shown["date_latest"]))
    events = [_event(item, stamped) for item in shown.itertuples()]
    if any(isinstance(event.decoded("dtstart"), datetime) for event in events):
        file.add_component(_prague())
    for event in events:
        file.add_component(event)
    return file.to_ical()


def stamp(history: pd.DataFrame) -> datetime:
    """When the release that answers was built, with its time zone; rows of ``queries.provenance.history``."""
    return history.loc[history["is_serving"], "built"].iloc[0]


def dated(items: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows that a calendar has a place for: meetings known to the day or the month, deadlines with a last day.

    Args:
        items: columns ``item_kind``, ``date_earliest``, ``date_latest``.
    """
    is_deadline = (items["item_kind"] == _TASK) & items["date_latest"].notna()
    return items[_is_of_day_or_month(items) | is_deadline]


def _is_of_day_or_month(items: pd.DataFrame) -> pd.Series:
    """Whether a date is one day, or exactly the days of one month."""
    first, last = items["date_earliest"], items["date_latest"]
    whole_month = first.dt.is_month_start & last.dt.is_month_end & (first.dt.to_period("M") == last.dt.to_period("M"))
    return (first == last) | whole_month


def _event(item: Any, stamped: datetime) -> Event:
    """One row of ``dated`` as an event on the days from ``date_earliest`` to ``date_latest``."""
    event = Event()
    event.add("uid", f"{item.item_kind}-{item.item_key}@{HOUSE}")
    event.add("dtstamp", stamped.astimezone(UTC))
    start, end = _times(item.date_earliest.date(), item.date_latest.date(), item.time_text)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", texts.CALENDAR_SUMMARY[item.item_kind].format(text=item.item_text))
    event.add("description", _description(item, stamped.date()))
    if not pd.isna(item.place):
        event.add("location", item.place)
    event.add("categories", [texts.ITEM_KIND[item.item_kind]])
    if item.item_kind != _TASK:
        event.add("status", _STATUS[MeetingState(item.item_state)])
    event.add("transp", "OPAQUE" if isinstance(start, datetime) else "TRANSPARENT")
    return event


def _times(first: date, last: date, hours: str | None) -> tuple[date, date]:
    """Start and end of an event: hours of Prague where one day and its hours are known, otherwise whole days."""
    if pd.isna(hours) or first != last:
        return first, last + timedelta(days=1)  # DTEND is the first day after
    read = times.read(hours)
    start = datetime.combine(first, read.start, PRAGUE)
    return start, start if read.end is None else datetime.combine(first, read.end, PRAGUE)


def _description(item: Any, day: date) -> str:
    """What is known of an item, a line each; what no source states is left out.

    Of an item that was over by the day of the release without a source saying that it came about, that is said too.
    """
    known = texts.CALENDAR_KNOWN.format(date=numbers.dated(item.known_text))
    if pd.isna(item.known_text):
        known = texts.CALENDAR_KNOWN_NEVER
    if item.item_state not in _SETTLED and item.date_latest.date() < day:
        known += texts.CALENDAR_UNPROVEN[item.item_kind]
    values = {
        "date": numbers.dated(item.date_text),
        "time": item.time_text,
        "unit": item.unit_name + texts.REACH_MARK.get(item.reach, ""),
        "who": item.who_text,
        "state": item.item_state + known,
        "note": item.note,
        "sources": item.reference_keys,
    }
    labels = texts.CALENDAR_LINE[item.item_kind]
    return "\n".join(f"{labels[key]}: {value}" for key, value in values.items() if not pd.isna(value))


def _prague() -> Timezone:
    """Time of Prague by the rule that holds since 1996; a rule, since Outlook reads no lists of dates."""
    zone = Timezone()
    zone.add("tzid", PRAGUE.key)
    for part, month, clock, before, after in (
        (TimezoneDaylight(), 3, 2, 1, 2),
        (TimezoneStandard(), 10, 3, 2, 1),
    ):
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, clock))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("tzname", "CEST" if after == 2 else "CET")
        zone.add_component(part)
    return zone
