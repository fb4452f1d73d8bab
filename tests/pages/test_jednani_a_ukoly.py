"""The page of meetings and tasks: its numbers are those of the database, and it says what nobody knows."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from streamlit.testing.v1 import AppTest

from sei_core.export import ics
from sei_core.export.offer import cited
from sei_core.paths import app_script
from sei_core.queries import meetings, meta, provenance

PAGE = "pages/podpora/jednani_a_ukoly.py"
LIBEREC, USTI = "Liberecký kraj", "Ústecký kraj"
pytestmark = pytest.mark.usefixtures("atlas")


def opened(**address: str) -> AppTest:
    app = AppTest.from_file(str(app_script()), default_timeout=60)
    app.switch_page(PAGE)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def metrics(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def plain(text: str) -> str:
    return text.replace("\\", "").replace("\u00a0", " ").replace("\u2060", "")


def said(app: AppTest) -> str:
    kinds = ("markdown", "caption", "info", "subheader")
    return plain("\n".join(element.value for kind in kinds for element in getattr(app, kind)))


def column(app: AppTest, name: str) -> list[str]:
    """Cells of a column in all tables of the page that have it, from the top."""
    return [plain(cell) for table in app.table if name in table.value for cell in table.value[name]]


def test_a_visitor_from_liberec_finds_the_deadlines_of_2024_on_the_day_of_the_minutes():
    app = opened(uzemi=LIBEREC, k="2024-06-11")

    assert metrics(app) == {
        "Příští jednání": "4",
        "Do 30 dnů": "1",
        "Do 90 dnů": "3",
        "Po termínu": "0",
        "Splněno": "0",
        "Bez termínu": "8",
    }
    assert [cell for cell in column(app, "Termín") if "2024" in cell] == [
        "2/2024",
        "30. 6. 2024",
        "31. 7. 2024",
        "16. 8. 2024",
        "9/2024",
    ]
    assert "do konce termínu 111 dní" in column(app, "Ke zvolenému dni")


def test_today_is_the_day_unless_the_address_has_another():
    app = opened(uzemi=LIBEREC)

    assert app.date_input(key="choice_k").value == date.today()
    assert "k" not in app.query_params
    assert metrics(app)["Po termínu"] == "4"
    assert "Po termínu podle posledního známého stavu (4 + 3 celostátní)" in said(app)
    assert [each.delta for each in app.metric if each.label == "Po termínu"] == ["+ 3 celostátní"]
    for label in ("Příští jednání", "Do 30 dnů", "Do 90 dnů"):
        assert metrics(app)[label] == "–"
        assert "zprávy končí 11. 6. 2024" in plain(next(each.help for each in app.metric if each.label == label))
    late = (date.today() - date(2024, 9, 30)).days
    assert f"⚠ po termínu o {late} dní, splnění nedoloženo" in column(app, "Ke zvolenému dni")
    assert "Nejnovější zpráva o úkolech je k datu 11. 6. 2024; co bylo potom, atlas neví." in said(app)


def test_a_day_chosen_on_the_page_goes_into_the_address():
    app = opened(uzemi=LIBEREC)
    app.date_input(key="choice_k").set_value(date(2024, 10, 1)).run()

    assert app.query_params["k"] in ("2024-10-01", ["2024-10-01"])
    assert "⚠ po termínu o 1 den, splnění nedoloženo" in column(app, "Ke zvolenému dni")
    assert "Nadcházející (1)" in said(app), "a meeting known to the month of October"


@pytest.mark.parametrize("wrong", ["1999-01-01", "2024-13-01", "zítra"])
def test_an_unknown_day_in_a_link_is_answered_by_a_notice(wrong):
    app = opened(uzemi=LIBEREC, k=wrong)

    assert [wrong in plain(warning.value) for warning in app.warning] == [True]
    assert metrics(app)["Po termínu"] == "4"


def test_the_duty_to_meet_four_times_a_year_is_counted():
    app = opened(uzemi=LIBEREC, k="2025-12-31")
    (alt,) = [chart.proto.alt for chart in app.get("plotly_chart") if "opakovane-povinnosti" in chart.proto.id]

    assert "2024: 1 z povinných 4 (doloženo do 11. 6. 2024)." in plain(alt)
    assert "2025: žádné jednání není doloženo." in plain(alt)


def test_a_visitor_from_usti_finds_the_meetings_with_their_sources():
    app = opened(uzemi=USTI, k="2026-01-01")

    assert column(app, "Jednání")[:3] == [
        "Je váš hlas slyšet?",
        "43. zasedání rozšířené platformy RSK+ Ústeckého kraje",
        "Zastupitelstvo Litvínova schválilo Akční plán integračních opatření",
    ]
    assert column(app, "Jednání")[-1] == "První jednání LP Ústí nad Labem"
    assert f"Žádný pramen neukládá území {USTI} povinnost, která by se opakovala." in said(app)
    assert "plánováno, konání nedoloženo" in column(app, "Ke zvolenému dni")


def test_an_area_without_anything_of_its_own_says_so_and_shows_what_the_country_has():
    app = opened(uzemi="ORP Pacov", k="2024-06-11")

    assert set(metrics(app).values()) == {"–"}
    assert "ORP Pacov: atlas nezná žádné vlastní jednání ani úkol." in said(app)
    assert "které se území také týkají: 4." in said(app)
    assert set(column(app, "Územní celek")) == {"Česko (celostátní)"}


def test_the_number_of_events_is_that_of_the_calendar_and_every_row_of_it_is_dated():
    app = opened(uzemi=LIBEREC)
    rows = cited(meetings.of_area("CZ051"), "jednani-a-ukoly", meta.references()).frame
    file = ics.calendar(rows, "Liberecký kraj", ics.stamp(provenance.history()))
    events = list(Calendar.from_ical(file).walk("VEVENT"))

    assert len(events) == int(re.search(r"\(celkem (\d+)\)", said(app))[1]) == 15
    assert len({str(event["uid"]) for event in events}) == 15
    deadlines = {str(event["summary"]): event for event in events if str(event["summary"]).startswith("Termín: ")}
    month = deadlines["Termín: Předložit akční plán 2024–2025 Radě kraje"]
    assert month.decoded("dtend") - month.decoded("dtstart") == timedelta(days=1)
    assert "RSK Libereckého kraje: Zápis č. 02/2024" in str(month["description"])
    conference = next(event for event in events if str(event["summary"]) == "Je váš hlas slyšet?")
    assert conference.decoded("dtstart").isoformat() == "2024-06-26T10:00:00+02:00"


def test_no_key_of_the_data_is_shown():
    app = opened(k="2024-06-11")
    cells = [cell for table in (*app.table, *app.dataframe) for name in table.value for cell in table.value[name]]

    assert cells
    assert not [cell for cell in cells if re.search(r"\b(rsk-lk|asz-rsk|kraj-CZ|obec-\d|lk-)", plain(str(cell)))]
