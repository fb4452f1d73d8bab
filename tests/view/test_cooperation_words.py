"""Words about cooperation: spans, counts on a day, who cooperated in a year, what was published, where it lacks."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from sei_core.domain.dates import span_columns
from sei_core.view import cooperation as words
from sei_core.view import numbers

TODAY = date(2024, 7, 1)
NBSP = numbers.NBSP


def episodes(*rows: tuple[str | None, ...], kind: str = "obec") -> pd.DataFrame:
    """Episodes from unit, phase, start, end, state, confirmed."""
    columns = ["unit_name", "episode_phase", "start_text", "end_text", "episode_state", "confirmed_text"]
    frame = pd.DataFrame(rows, columns=columns, dtype="str")
    spans = [span_columns(frame[f"{name}_text"]).add_prefix(f"{name}_") for name in ("start", "end", "confirmed")]
    more = {"unit_key": frame["unit_name"], "unit_kind": kind, "certainty": "vysoká", "region_name": "Ústecký kraj"}
    return pd.concat([frame.assign(**more), *spans], axis=1)


MOST = ("Most", "pilotní", "2008", "2012-12-31", "ukončeno", None)
MOST_AGAIN = ("Most", "obnovená", "2016-01", None, "konec neuveden", None)
LITVINOV = ("Litvínov", "pilotní", "2009-12", None, "ukončeno", None)
BILINA = ("Bílina", "nová", "2010-05", "2013-06", "ukončeno", None)
CHOMUTOV = ("Chomutov", "nová", "2010-05", None, "ukončeno", None)
DUCHCOV = ("Duchcov", "nová", "2011-08", "2012-01", "předčasně ukončeno", None)
RALSKO = ("Ralsko", "nová", "2013", None, "trvá", "2024-06-11")
APPLICANT = ("Chodov", "zájemce", None, None, "nepotvrzeno", None)


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2008-07-07", "2012-12-31", "7.\u00a07.\u00a02008 – 31.\u00a012.\u00a02012"),
        ("2013", None, "2013 – …"),
        (None, None, "… – …"),
        ("do 2017", "2020-10 (odvozeno)", "do 2017 – 10/2020 (odvozeno)"),
    ],
)
def test_span_shows_what_is_unknown(start, end, written):
    assert words.span(start, end) == written


def test_a_line_tells_state_confirmation_and_doubt():
    rows = episodes(RALSKO, MOST).assign(certainty=["vysoká", "nízká"])

    assert [words.episode_line(row) for row in rows.itertuples()] == [
        f"Ralsko: 2013 – … (trvá, doloženo 11.{NBSP}6.{NBSP}2024)",
        f"Most: 2008 – 31.{NBSP}12.{NBSP}2012 (ukončeno; nejisté)",
    ]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Pilotní lokality 2008", "Pilotní lokality 2008"),
        ("Koordinovaný přístup k sociálně vyloučeným lokalitám (KPSVL)", "KPSVL"),
        ("Inovační aktér (OPZ, výzva 018)", "Inovační aktér"),
        (None, "program neuveden"),
    ],
)
def test_programmes_have_short_labels(name, label):
    assert words.programme_label(name) == label


def test_the_last_day_of_a_year_stands_for_it_and_today_for_this_one():
    days = words.days_of_years(2022, TODAY)

    assert days == {2022: date(2022, 12, 31), 2023: date(2023, 12, 31), 2024: TODAY}


def test_municipalities_and_units_are_counted_apart():
    standings = pd.DataFrame(
        {
            "municipality_code": ["1", "2", "3", "4", "5", "9"],
            "standing": ["running", "running", "confirmed_before", "end_unknown", "ended", "running"],
        }
    )
    members = pd.DataFrame({"area_code": ["1", "2", "3", "4", "5", "6"]})
    own = episodes(RALSKO, MOST, MOST_AGAIN)
    above = episodes(RALSKO, kind="kraj")

    values = [value for _, value, _ in words.headline(standings, members, own, TODAY)]
    of_units = words.unit_headline(pd.concat([own, above], ignore_index=True), date(2018, 12, 31), TODAY)

    assert values == [f"2{NBSP}obce", f"1{NBSP}obec", f"1{NBSP}obec"]
    assert [value for _, value, _ in of_units] == [
        f"1{NBSP}územní celek",
        f"0{NBSP}územních celků",
        f"1{NBSP}územní celek",
    ]


def test_a_year_names_who_cooperated_by_how_it_began_and_marks_doubt():
    rows = episodes(MOST, LITVINOV, BILINA, CHOMUTOV, DUCHCOV, MOST_AGAIN, APPLICANT)

    assert words.in_year(rows, 2010, TODAY) == (
        "Během roku 2010 spolupráce běžela nebo mohla běžet. Územních celků: 4 (doloženo 3, možná 1) – "
        f"2{NBSP}pilotní (Most, Litvínov – možná) a 2{NBSP}nové (Bílina, Chomutov)."
    )
    assert words.in_year(rows, 2007, TODAY) == "Během roku 2007 tu spolupráce s obcemi není doložena."


def test_a_year_that_is_all_sure_or_all_possible_says_so():
    assert words.in_year(episodes(MOST), 2009, TODAY) == (
        f"Během roku 2009 spolupráce běžela. Územních celků: 1 – 1{NBSP}pilotní (Most)."
    )
    assert words.in_year(episodes(MOST_AGAIN), 2020, TODAY) == (
        "Během roku 2020 spolupráce mohla běžet, její začátek nebo konec ale prameny neuvádějí. "
        f"Územních celků: 1 – 1{NBSP}obnovená (Most)."
    )


def test_cooperation_within_a_year_is_found():
    within = ("Ves", None, "2011-02-01", "2011-03-31", "ukončeno", None)

    assert "spolupráce běžela. Územních celků: 1 –" in words.in_year(episodes(within), 2011, TODAY)


def test_of_two_episodes_of_a_unit_the_surest_counts_then_the_latest():
    again = ("Litvínov", "obnovená", "2015-04", None, "konec neuveden", None)

    assert f"1{NBSP}obnovená (Litvínov)" in words.in_year(episodes(LITVINOV, again), 2019, TODAY)


def test_names_are_left_out_where_there_are_too_many():
    rows = episodes(*((f"Ves {number}", *MOST[1:]) for number in range(words.MOST_NAMES + 1)))

    assert words.in_year(rows, 2009, TODAY).endswith(f"Územních celků: 17 – 17{NBSP}pilotních.")


def counts(*rows: tuple[str, str, int, str, str, str | None]) -> pd.DataFrame:
    """Published counts from area, unit, value, whether a target, area code, date."""
    columns = ["area_name", "counted_unit", "published_value", "is_target", "area_code", "as_of_text"]
    frame = pd.DataFrame(rows, columns=columns)
    spans = span_columns(frame["as_of_text"].astype("str")).add_prefix("as_of_")
    keys = [f"count-{number}" for number in range(len(frame))]
    return pd.concat([frame.assign(metric="spolupracující", count_key=keys), spans], axis=1)


BOTH = (
    ("Česko", "územní celky", 44, "ne", "CZ", "2023-12-04"),
    ("Česko", "obce", 64, "ne", "CZ", "2023-12-04"),
    ("Česko", "obce", 26, "ano", "CZ", "2013–2015"),
    ("Ústecký kraj", "lokality", 10, "ne", "CZ042", "2010"),
)


def test_44_units_and_64_municipalities_are_two_sentences():
    assert words.published_in(counts(*BOTH), 2023) == [
        f"44{NBSP}územních celků – spolupracující, Česko, 4.{NBSP}12.{NBSP}2023 (zveřejněno)",
        f"64{NBSP}obcí – spolupracující, Česko, 4.{NBSP}12.{NBSP}2023 (zveřejněno)",
    ]


def test_a_target_over_years_belongs_to_each_of_them():
    assert words.published_in(counts(*BOTH), 2014) == [
        f"26{NBSP}obcí – spolupracující, Česko, 2013–2015 (cíl nebo plán)"
    ]


def test_a_year_without_counts_shows_the_latest_of_each_unit():
    told = words.published_in(counts(*BOTH), 2026)

    assert told[0].startswith("Za Česko k roku 2026 žádný zveřejněný počet neznáme.")
    assert [line.split(NBSP)[0] for line in told[1:]] == ["44", "64"]
    assert words.published_in(counts(*BOTH), 2011) == ["Za Česko k roku 2011 ani dříve žádný zveřejněný počet neznáme."]


def test_what_was_confirmed_before_is_told_with_its_day_apart_from_the_merely_possible():
    assert words.in_year(episodes(RALSKO, MOST_AGAIN), 2026, date(2026, 11, 22)) == (
        f"Podle posledních pramenů (11.{NBSP}6.{NBSP}2024) spolupráce trvá. Územních celků: 1 – 1{NBSP}nová (Ralsko). "
        "Během roku 2026 spolupráce mohla běžet, její začátek nebo konec ale prameny neuvádějí. "
        f"Územních celků: 1 – 1{NBSP}obnovená (Most)."
    )


def beside(*rows: tuple[str | None, ...]) -> words.Beside:
    """What is known of Ústecký kraj: two municipalities cooperate on any day, of which one is outside."""
    stands = pd.DataFrame({"municipality_code": ["1", "2", "9"], "standing": ["running", "end_unknown", "running"]})
    claims = pd.DataFrame(
        {"subject_table": "published_count", "subject_key": "count-4", "stated_text": ["8 obcí", "8 obcí a svazek"]}
    )
    members = pd.DataFrame({"area_code": ["1", "2", "3"]})
    return words.Beside("CZ042", episodes(*rows), claims, members, lambda day: stands, TODAY)


OF_MUNICIPALITIES = ("Ústecký kraj", "obce", 20, "ne", "CZ042", "2019-12")


def test_counts_of_a_kraj_stand_beside_what_the_atlas_knows_in_the_same_unit():
    told = words.published_beside(counts(*BOTH, OF_MUNICIPALITIES), beside(MOST, BILINA), TODAY.year)

    assert told[:2] == [
        f"Zveřejněno: 10{NBSP}lokalit – spolupracující, Ústecký kraj, 2010. V atlasu: Během roku 2010 spolupráce "
        f"běžela. Územních celků: 2 – 1{NBSP}pilotní (Most) a 1{NBSP}nová (Bílina).",
        f"Zveřejněno: 20{NBSP}obcí – spolupracující, Ústecký kraj, 12/2019. V atlasu: k 31.{NBSP}12.{NBSP}2019 "
        f"doloženo 1{NBSP}obec, možná 1{NBSP}obec (obce jednotlivě i jako členové skupin). "
        "Prameny se neshodnou: „8 obcí“ × „8 obcí a svazek“.",
    ]


def test_a_year_that_has_passed_shows_its_own_counts_only():
    told = words.published_beside(counts(*BOTH, OF_MUNICIPALITIES), beside(MOST), 2019)

    assert [line[:14] for line in told] == ["Zveřejněno: 20", "Za Česko k rok"]
    assert "2023" not in " ".join(told)


def test_who_left_early_is_named():
    told = words.year_in_words(episodes(DUCHCOV, MOST), 2011, TODAY)

    assert "Předčasně skončily: Duchcov (8/2011 – 1/2012)." in words.year_in_words(episodes(DUCHCOV), 2012, TODAY)
    assert not [line for line in told if "Předčasně" in line], "on the last day of 2011 it still ran"
    assert len(words.year_in_words(episodes(MOST), 2011, TODAY)) == 2


def test_groups_without_known_members_are_named():
    groups = pd.DataFrame({"unit_name": ["Jesenicko", "Frýdlantsko"], "member_count": [0, 8]})

    assert len(words.reservations(groups)) == 2
    assert "Jesenicko" in words.reservations(groups)[1]
    assert len(words.reservations(groups[1:])) == 1


BURDENED = pd.DataFrame(
    {
        "municipality_code": ["1", "2", "3"],
        "municipality_name": ["A", "B", "C"],
        "district_name": "D",
        "region_code": "CZ042",
        "region_name": "Ústecký kraj",
        "index_points": [29, 20, 12],
        "population_15plus": [100, 200, 300],
        "last_known": ["unknown_end", "none", "current"],
        "unit_names": ["A", None, "C"],
        "confirmed_text": [None, None, "2024-06-11"],
        "former_state": ["předčasně ukončeno", "ukončeno", None],
        "former_end_text": [None, "2013-06", None],
        "reference_keys": ["x", None, "y"],
    }
)


def test_the_ranking_begins_with_those_without_known_cooperation_and_tells_the_former():
    assert words.ranked(BURDENED)["last_known_label"].tolist() == [
        "bez známé současné spolupráce",
        "konec spolupráce není znám",
        "podle posledního pramene trvá",
    ]
    assert words.ranked(BURDENED)["former_text"].tolist()[:2] == ["skončila 6/2013", "předčasně ukončeno"]
    assert words.without_cooperation(BURDENED)["municipality_name"].tolist() == ["B"]


def test_main_figures_say_municipalities_share_and_inhabitants():
    coverage = BURDENED.groupby(["region_code", "region_name", "last_known"], as_index=False).agg(
        municipality_count=("municipality_code", "size"), population_15plus=("population_15plus", "sum")
    )

    figures = words.gap_headline(coverage)

    assert [(label, value, beside) for label, value, _, beside in figures] == [
        ("Bez známé současné spolupráce", f"1 (33,3{NBSP}%)", f"žije v nich 200{NBSP}obyvatel 15+"),
        ("Konec neznámý", f"1 (33,3{NBSP}%)", f"žije v nich 100{NBSP}obyvatel 15+"),
        ("Podle posledního pramene trvá", f"1 (33,3{NBSP}%)", f"žije v nich 300{NBSP}obyvatel 15+"),
    ]


NEWEST = pd.DataFrame({"confirmed_text": ["2024-06-11"], "confirmed_latest": pd.to_datetime(["2024-06-11"])})


def test_a_day_after_the_newest_source_says_how_old_that_is():
    (told,) = words.how_old(NEWEST, date(2026, 11, 22))

    assert told == (
        f"Nejnovější pramen, podle kterého tu některá obec spolupracuje, je z 11.{NBSP}6.{NBSP}2024. K pozdějšímu dni "
        "spolupráci žádný nedokládá; to neznamená, že nikdo nespolupracuje."
    )
    assert words.how_old(NEWEST, date(2024, 6, 11)) == words.how_old(NEWEST.head(0), TODAY) == []


def test_by_the_last_source_is_told_apart_from_proven_for_today():
    (told,) = words.by_last_source(NEWEST)

    assert "není totéž co „doloženo k dnešnímu dni“" in told
    assert told.endswith(f"je z 11.{NBSP}6.{NBSP}2024.")
    assert words.by_last_source(NEWEST.head(0)) == []


def test_sources_are_joined_once_each():
    first = pd.DataFrame({"source_key": ["a", "b"]})

    assert words.joined(first, first[1:])["source_key"].tolist() == ["a", "b"]
