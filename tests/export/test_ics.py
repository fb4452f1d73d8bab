"""The calendar read back: by the library's reader, and line by line as RFC 5545 wants it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from icalendar import Calendar

from sei_core.export import ics

PRAGUE = ZoneInfo("Europe/Prague")
STAMPED = datetime(2026, 11, 21, 12, 30, tzinfo=PRAGUE)
COLUMNS = "item_kind item_key item_text date_text date_earliest date_latest time_text place who_text unit_name is_own"
STATED = "item_state known_text reference_keys note"


def items(*rows):
    frame = pd.DataFrame(rows, columns=f"{COLUMNS} {STATED}".split())
    days = ["date_earliest", "date_latest"]
    reach = frame["is_own"].map({True: "area", False: "country"})
    return frame.assign(reach=reach, **{day: pd.to_datetime(frame[day]) for day in days})


def meeting(key="m-1", text="Porada", first="2024-06-26", last="2024-06-26", time=None, place=None, state="plánováno"):
    written = last if first == last else str(last)[:7]
    return (
        "meeting",
        key,
        text,
        written,
        first,
        last,
        time,
        place,
        "ASZ",
        "Česko",
        False,
        state,
        "2024-06-11",
        "Zápis",
        None,
    )


def task(key="t-1", text="Odevzdat plán", first="2024-06-30", last="2024-06-30", state="termín stanoven"):
    written = last if first == last else str(last)[:7]
    return (
        "task",
        key,
        text,
        written,
        first,
        last,
        None,
        None,
        "odbor",
        "Liberecký kraj",
        True,
        state,
        None,
        "Zápis",
        "Pozn.",
    )


def written(*rows):
    return ics.calendar(items(*rows), "Atlas: jednání, úkoly", STAMPED)


def events(*rows):
    return {str(event["uid"]): event for event in Calendar.from_ical(written(*rows)).walk("VEVENT")}


def only(*rows):
    (event,) = events(*rows).values()
    return event


def test_a_deadline_of_a_day_is_an_event_of_the_whole_day():
    event = only(task())

    assert event["dtstart"].params["VALUE"] == event["dtend"].params["VALUE"] == "DATE"
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2024, 6, 30), date(2024, 7, 1))
    assert str(event["summary"]) == "Termín: Odevzdat plán"
    assert str(event["transp"]) == "TRANSPARENT"
    assert str(event["description"]) == (
        "Termín: 30.\u00a06.\u00a02024\nÚzemí: Liberecký kraj\nOdpovídá: odbor\n"
        "Stav: termín stanoven (pramen stavu není datovaný); splnění nedoloženo\n"
        "Poznámka: Pozn.\nPrameny: Zápis"
    )


def test_a_deadline_of_a_month_takes_its_last_day():
    event = only(task(first="2024-09-01", last="2024-09-30"))

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2024, 9, 30), date(2024, 10, 1))
    assert "Termín: 9/2024" in str(event["description"])


@pytest.mark.parametrize(
    ("time", "end"), [("10:00–16:30", timedelta(hours=6, minutes=30)), ("10:00", timedelta(0))], ids=["both", "start"]
)
def test_a_meeting_with_hours_has_them_in_the_time_of_prague(time, end):
    event = only(meeting(time=time, place="Praha 1"))

    assert event.decoded("dtstart") == datetime(2024, 6, 26, 10, 0, tzinfo=PRAGUE)
    assert event.decoded("dtend") - event.decoded("dtstart") == end
    assert event["dtstart"].params["TZID"] == "Europe/Prague"
    assert str(event["location"]) == "Praha 1"
    assert str(event["transp"]) == "OPAQUE"
    assert "Území: Česko (celostátní)" in str(event["description"])
    assert "Stav: plánováno (stav k 11.\u00a06.\u00a02024); konání nedoloženo" in str(event["description"])


@pytest.mark.parametrize(
    ("row", "status", "is_unproven"),
    [
        (meeting(state="proběhlo"), "CONFIRMED", False),
        (meeting(), "TENTATIVE", True),
        (meeting(state="zrušeno"), "CANCELLED", False),
        (meeting(first="2027-01-01", last="2027-01-01"), "TENTATIVE", False),
        (task(), None, True),
        (task(state="splněno"), None, False),
        (task(first="2027-01-01", last="2027-01-31"), None, False),
    ],
    ids=["held", "planned", "cancelled", "ahead", "overdue", "done", "due"],
)
def test_only_a_held_meeting_is_confirmed_and_what_nobody_proved_says_so(row, status, is_unproven):
    event = only(row)

    assert event.get("status") == status
    assert ("nedoloženo" in event["description"]) == is_unproven


def test_hours_that_fit_no_day_are_only_told():
    event = only(meeting(first="2024-06-01", last="2024-06-30", time="10:00"))

    assert event["dtstart"].params["VALUE"] == "DATE"
    assert "Čas: 10:00" in str(event["description"])


@pytest.mark.parametrize("time", ["25:70", "16:30–10:00", "dopoledne"])
def test_hours_that_the_import_refuses_make_no_event(time):
    with pytest.raises(ValueError, match=r"hour|ends at|grammar"):
        written(meeting(time=time))


def test_the_zone_of_the_file_agrees_with_the_zone_of_python():
    zone = next(iter(Calendar.from_ical(written(meeting(time="10:00"))).walk("VTIMEZONE"))).to_tz(lookup_tzid=False)

    for moment in (
        datetime(year, month, day, 12)
        for year in (2008, 2024, 2026, 2040)
        for month in (1, 3, 6, 10)
        for day in (1, 31)
        if (month, day) != (6, 31)
    ):
        assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=PRAGUE).utcoffset(), moment


def test_a_file_without_hours_needs_no_zone():
    assert b"VTIMEZONE" not in written(task(), meeting())


def test_keys_give_stable_names_and_the_release_the_stamp():
    first, again = written(task(), meeting()), written(task(), meeting())
    event = only(task())

    assert first == again
    assert str(event["uid"]) == "task-t-1@atlas-socialniho-zaclenovani"
    assert event.decoded("dtstamp") == datetime(2026, 11, 21, 11, 30, tzinfo=UTC)
    assert b"DTSTAMP:20261121T113000Z\r\n" in first


@pytest.mark.parametrize(
    ("state", "status"), [("proběhlo", "CONFIRMED"), ("plánováno", "TENTATIVE"), ("zrušeno", "CANCELLED")]
)
def test_the_state_of_a_meeting_is_its_status(state, status):
    assert str(only(meeting(state=state))["status"]) == status


@pytest.mark.parametrize(
    ("first", "last"),
    [(None, "2024-06-30"), ("2024-01-01", "2024-12-31"), ("2024-06-10", "2024-06-20"), ("2024-06-01", "2025-06-30")],
    ids=["until", "year", "days", "two years"],
)
def test_a_less_precise_deadline_stands_on_its_last_day(first, last):
    event = only(task(first=first, last=last))

    day = date.fromisoformat(last)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (day, day + timedelta(days=1))


def test_a_deadline_tells_the_words_of_its_date():
    row = task(first=None, last="2024-06-30")
    rows = items(row).assign(date_text="do 2024-06-30")

    assert "Termín: do 30. 6. 2024" in ics.calendar(rows, "Atlas", STAMPED).decode().replace("\r\n ", "").replace(
        "\u00a0", " "
    )


def test_a_deadline_without_a_last_day_has_no_event():
    rows = (task("none", first=None, last=None), task("since", first="2024-06-30", last=None), task("day"))

    assert list(events(*rows)) == ["task-day@atlas-socialniho-zaclenovani"]
    assert ics.dated(items(*rows))["item_key"].tolist() == ["day"]


def test_a_meeting_less_precise_than_a_month_has_no_event():
    rows = (
        meeting("none", first=None, last=None),
        meeting("year", first="2024-01-01", last="2024-12-31"),
        meeting("until", first=None, last="2024-12-31"),
        meeting("range", first="2024-06-10", last="2024-06-20"),
        meeting("day"),
    )

    assert list(events(*rows)) == ["meeting-day@atlas-socialniho-zaclenovani"]
    assert ics.dated(items(*rows))["item_key"].tolist() == ["day"]


def test_lines_are_short_end_in_crlf_and_escape_what_they_must():
    text = "Čárka, středník; zpětné \\ lomítko a\nnový řádek " + "žluťoučký kůň " * 20
    file = written(task(text=text))
    lines = file.split(b"\r\n")

    assert lines[-1] == b""
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert b"\r" not in file.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # folded between letters, never within one
    unfolded = file.replace(b"\r\n ", b"").decode()
    assert (
        f"SUMMARY:Termín: Čárka\\, středník\\; zpětné \\\\ lomítko a\\nnový řádek {'žluťoučký kůň ' * 20}\r\n"
        in unfolded
    )
    assert "X-WR-CALNAME:Atlas: jednání\\, úkoly\r\n" in unfolded
    assert str(only(task(text=text))["summary"]) == f"Termín: {text}"


def test_the_frame_of_the_file():
    lines = written(task()).decode().split("\r\n")

    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert {"VERSION:2.0", "CALSCALE:GREGORIAN"} <= set(lines)
    assert sum(line.startswith("PRODID:") for line in lines) == 1


def test_nothing_dated_is_a_calendar_without_events():
    assert events(task(first=None, last=None)) == {}


def test_the_offer_is_one_file_named_by_its_rows():
    sources = pd.DataFrame({"data_date": ["2024"], "attribution": ["A"], "licence": ["B"], "url": [None]})
    offer = ics.CalendarOffer(items(task()), "jednani-a-ukoly", sources, title="Kraj", stamped=STAMPED)

    assert list(offer.files) == ["ics"]
    assert offer.files["ics"]() == ics.calendar(items(task()), "Kraj", STAMPED)


def test_the_stamp_is_that_of_the_release_that_answers():
    history = pd.DataFrame({"built": [STAMPED, STAMPED + timedelta(days=1)], "is_serving": [True, False]})

    assert ics.stamp(history) == STAMPED
