"""What meetings and tasks an area has, which of them are the whole country's, and how often duties were kept."""

from datetime import date

import pandas as pd
import pytest

from sei_core.queries import meetings

LIBEREC, USTI, ORP_PACOV, WITHOUT_PRAGUE, PRAGUE = "CZ051", "CZ042", "6110", "CZ-CZ010", "CZ010"
COUNTRY_TASKS = ["vlada-dalsi-fungovani-asz", "opjak-vyzva", "opjak-vyber-obci"]
pytestmark = pytest.mark.usefixtures("atlas")


def own(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["is_own"]]


def test_tasks_of_a_kraj_come_by_deadline_with_those_of_the_country_marked():
    rows = meetings.tasks(LIBEREC)

    assert rows["deadline_text"].head(7).tolist() == [
        "2023-12-31",
        "2023-12",
        "2024-02",
        "2024-06-30",
        "2024-07-31",
        "2024-08-16",
        "2024-09",
    ]
    assert rows.loc[~rows["is_own"], "task_key"].tolist() == [
        "vlada-dalsi-fungovani-asz",
        "opjak-vyzva",
        COUNTRY_TASKS[2],
    ]
    assert rows["deadline_latest"].tail(9).isna().all()
    assert own(rows)["unit_name"].unique().tolist() == ["Liberecký kraj"]
    assert rows.loc[rows["deadline_text"] == "2024-09", "deadline_latest"].item() == pd.Timestamp(2024, 9, 30)


def test_a_state_is_known_as_of_its_confirmation_or_of_the_latest_dated_document():
    rows = meetings.tasks(LIBEREC).set_index("task_key")["known_text"]

    assert rows["lk-koordinacni-skupina-zamer"] == "2024-03-25", "the day that the minutes themselves name"
    assert rows["lk-podnety-k-zameru"] == "2024-06-11", "the day of the minutes"
    assert pd.isna(rows["lk-pripominky-verejnosti"]), "its only document is not dated"


def test_meetings_of_a_kraj_are_those_of_its_municipalities_and_groups_too():
    rows = meetings.meetings(USTI)

    assert own(rows)["unit_name"].unique().tolist() == [
        "Ústí nad Labem",
        "Šluknovsko",
        "Litvínov",
        "Most",
        "Roudnice nad Labem",
        "Ústecký kraj",
    ]
    assert rows["date_latest"].is_monotonic_increasing
    assert rows.loc[~rows["is_own"], "meeting_key"].tolist() == ["2024-06-26-je-vas-hlas-slyset"]


def test_an_area_below_a_kraj_has_what_its_kraj_has_marked():
    for ask in (meetings.tasks, meetings.meetings, meetings.of_area):
        rows, of_kraj = ask("CZ0513"), own(ask(LIBEREC))
        around = rows[rows["reach"] == "region"]
        assert around["unit_name"].unique().tolist() == ["Liberecký kraj"]
        assert len(around) == (of_kraj["unit_name"] == "Liberecký kraj").sum()
        assert not around["is_own"].any()
    assert meetings.duty_years("CZ0513", date(2024, 7, 1))["reach"].tolist() == ["region"]


def test_an_area_without_anything_of_its_own_has_what_the_country_has():
    assert own(meetings.of_area(ORP_PACOV)).empty
    assert sorted(meetings.tasks(ORP_PACOV)["task_key"]) == sorted(COUNTRY_TASKS)


def test_the_country_counts_everything_as_its_own_also_without_prague():
    for code in ("CZ", WITHOUT_PRAGUE):
        rows = meetings.of_area(code)
        assert rows["is_own"].all()
        assert rows["item_kind"].value_counts().to_dict() == {"task": 18, "meeting": 16}


def test_one_list_holds_the_same_rows_as_the_two():
    both = meetings.of_area(LIBEREC)

    assert both.loc[both["item_kind"] == "task", "item_key"].sort_values().tolist() == sorted(
        meetings.tasks(LIBEREC)["task_key"]
    )
    assert (
        both.loc[both["item_kind"] == "meeting", "item_key"].tolist()
        == meetings.meetings(LIBEREC)["meeting_key"].tolist()
    )
    assert both["date_latest"].dropna().is_monotonic_increasing
    assert both["date_latest"].isna().tolist() == sorted(both["date_latest"].isna()), "those without a date are last"


@pytest.mark.parametrize(
    ("day", "years", "held", "documented"),
    [
        (date(2026, 11, 21), [2024, 2025, 2026], [1, None, None], ["2024-06-11", None, None]),
        (date(2024, 3, 25), [2024], [1], ["2024-03-25"]),
        (date(2024, 3, 24), [2024], [None], [None]),
        (date(2022, 5, 1), [2022], [None], [None]),
    ],
)
def test_a_duty_is_counted_from_the_first_record_to_the_day(day, years, held, documented):
    rows = meetings.duty_years(LIBEREC, day)

    assert rows["task_text"].unique().tolist() == ["Scházet se koordinační skupinou min. 4× ročně"]
    assert rows["yearly_minimum"].unique().tolist() == [4]
    assert rows["year"].tolist() == years
    assert rows["held_count"].astype(object).where(rows["held_count"].notna(), None).tolist() == held
    assert [None if pd.isna(each) else str(each.date()) for each in rows["documented_date"]] == documented
    assert rows["reference_keys"].unique().tolist() == ["rsk-lk-2024-02"]


def test_an_area_without_duties_has_no_years():
    assert meetings.duty_years(PRAGUE, date(2024, 1, 1)).empty
