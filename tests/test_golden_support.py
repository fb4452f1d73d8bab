"""The shipped facts on cooperation, localities, projects and plans: what they must say, and that none was lost."""

from __future__ import annotations

import csv

import pandas as pd
import pytest

from sei_core import paths
from sei_core.domain import dates

FOLDER = paths.data() / "support"
FACTS = paths.ROOT.parent / "shared" / "facts"
needs_facts = pytest.mark.skipif(not FACTS.exists(), reason="the collected facts are not at hand")
BETWEEN = " | "
USTI, LIBEREC = "CZ042", "CZ051"

ROWS = {
    "reference": 119,
    "programme": 9,
    "wave": 8,
    "unit": 89,
    "unit_member": 37,
    "episode": 97,
    "episode_programme": 107,
    "memorandum": 12,
    "partnership": 11,
    "published_count": 23,
    "locality": 90,
    "locality_observation": 90,
    "survey_total": 18,
    "project": 30,
    "project_territory": 36,
    "key_activity": 5,
    "project_indicator": 34,
    "indicator_value": 4,
    "call": 7,
    "document": 36,
    "measure": 133,
    "measure_state": 19,
    "planning_model": 5,
    "planning_phase": 25,
    "unit_phase": 0,
    "meeting": 16,
    "task": 18,
    "organisation": 27,
    "statement": 32,
}

#: Received file, its column with a name or an id, shipped table, its column.
SAME_NAMES = [
    ("cooperation", "coop_id", "episode", "episode_key"),
    ("localities", "locality_id", "locality", "locality_key"),
    ("localities", "locality_name", "locality", "locality_name"),
    ("projects", "project_id", "project", "project_key"),
    ("projects", "name", "project", "project_name"),
    ("project_indicators", "indicator_id", "project_indicator", "indicator_key"),
    ("project_indicators", "indicator", "project_indicator", "indicator_name"),
    ("calls", "call_no", "call", "call_number"),
    ("calls", "name", "call", "call_name"),
    ("documents", "document", "document", "title"),
    ("measures", "measure_id", "measure", "measure_key"),
    ("measures", "measure", "measure", "measure_text"),
    ("planning_phases", "phase", "planning_phase", "phase_name"),
    ("meetings", "name", "meeting", "meeting_name"),
    ("meetings", "date", "meeting", "date_text"),
    ("tasks", "task", "task", "task_text"),
    ("tasks", "deadline", "task", "deadline_text"),
    ("organisations", "organisation", "organisation", "organisation_name"),
    ("regions_memoranda", "signed", "memorandum", "signed_text"),
    ("partnerships", "established", "partnership", "established_text"),
    ("cooperation_members", "obec_kod", "unit_member", "municipality_code"),
    ("asz_counts", "value", "published_count", "published_value"),
]

#: Received file, its column of numbers, shipped table, its column.
SAME_SUMS = [
    ("projects", "budget_czk", "project", "budget_czk"),
    ("calls", "allocation_czk", "call", "allocation_czk"),
    ("localities", "pop_min", "locality_observation", "people_min"),
    ("localities", "pop_max", "locality_observation", "people_max"),
    ("localities_summary", "localities", "survey_total", "locality_count"),
    ("localities_summary", "municipalities", "survey_total", "survey_municipality_count"),
    ("localities_summary", "pop_min", "survey_total", "people_from"),
    ("localities_summary", "pop_max", "survey_total", "people_to"),
    ("localities_summary", "avg_per_locality_stated", "survey_total", "stated_average"),
    ("partnerships", "members", "partnership", "member_count"),
    ("project_indicators", "base_value", "project_indicator", "base_value"),
    ("project_indicators", "actual_value", "indicator_value", "actual_value"),
]


def table(name: str) -> pd.DataFrame:
    """One shipped table as text; empty where a value is missing."""
    return pd.read_csv(FOLDER / f"{name}.csv", dtype="str", keep_default_na=False, encoding="utf-8")


def facts(name: str) -> list[dict[str, str]]:
    """One received file."""
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(cells: pd.Series) -> pd.Series:
    """The numbers of a column; a missing one is no number."""
    return cells[cells != ""].astype(float)


@pytest.fixture(scope="module")
def episodes() -> pd.DataFrame:
    """Episodes with their unit and the days of start and end."""
    episode = table("episode").merge(table("unit").drop(columns=["reference_keys", "note"]), on="unit_key")
    for date in ("start", "end"):
        text = episode[f"{date}_text"]
        days = dates.span_columns(text.where(text != ""))
        episode[[f"{date}_earliest", f"{date}_latest"]] = days
    return episode.sort_values("episode_key", ignore_index=True)


@pytest.fixture(scope="module")
def territory_codes() -> set[str]:
    places = pd.read_csv(paths.data() / "territory" / "municipality.csv", dtype="str")
    return set(places["municipality_code"])


# ------------------------------------------------------------------------------------------------ whole


def test_every_table_is_there_with_its_rows():
    found = {file.stem: len(table(file.stem)) for file in FOLDER.glob("*.csv")}

    assert found == ROWS


def test_files_are_plain_text_that_a_diff_can_read():
    for file in FOLDER.glob("*.csv"):
        text = file.read_bytes().decode("utf-8")
        assert text.endswith("\n"), file
        assert "\r" not in text, file
        assert not text.startswith("\ufeff"), file


def test_texts_are_not_quotations():
    """A quotation mark may stand only in a name or around a single term."""
    allowed = {"call_name", "measure_text", "task_text"}
    for file in FOLDER.glob("*.csv"):
        rows = table(file.stem)
        for column in set(rows.columns) - allowed:
            assert not rows[column].str.contains("„").any(), (file.name, column)


def test_every_cited_document_exists_and_every_document_is_cited():
    references = set(table("reference")["reference_key"])
    cited = {
        key
        for name in ROWS
        if name != "reference"
        for cell in table(name)["reference_keys"]
        for key in cell.split(BETWEEN)
    }

    assert cited == references


def test_every_unit_is_needed_by_some_table():
    others = [table(name) for name in ROWS if name != "unit"]
    needed = {key for rows in others if "unit_key" in rows for key in rows["unit_key"]}

    assert needed == set(table("unit")["unit_key"])


def test_codes_of_municipalities_exist(territory_codes):
    unit = table("unit")
    places = unit[unit["unit_kind"].isin(["obec", "městský obvod"])]
    used = {*places["covered_area_code"], *table("unit_member")["municipality_code"]}
    used |= set(table("locality")["municipality_code"])

    assert not used - territory_codes
    assert len(places) == 68


def test_units_by_kind():
    assert table("unit")["unit_kind"].value_counts().to_dict() == {
        "obec": 67,
        "kraj": 8,
        "společné partnerství": 5,
        "mikroregion": 4,
        "svazek obcí": 2,
        "stát": 1,
        "ORP": 1,
        "městský obvod": 1,
    }


# ------------------------------------------------------------------------------------------------ cooperation


def test_states_of_episodes():
    assert table("episode")["episode_state"].value_counts().to_dict() == {
        "konec neuveden": 38,
        "ukončeno": 35,
        "trvá": 13,
        "předčasně ukončeno": 5,
        "nepotvrzeno": 3,
        "zahajuje se": 2,
        "v pořadníku": 1,
    }


def test_ten_localities_of_usti_region_in_2010_are_five_pilot_and_five_new(episodes):
    running = (episodes["start_earliest"] <= "2010-12-31") & ~(episodes["end_latest"] < "2010-01-01")
    in_region = episodes["within_region_code"] == USTI
    of_2010 = episodes[running & in_region]

    names = of_2010.groupby("episode_phase")["unit_name"].agg(set).to_dict()
    assert names == {
        "pilotní": {"Ústí nad Labem", "Most", "Litvínov", "Roudnice nad Labem", "Šluknovsko"},
        "nová": {"Bílina", "Chomutov", "Jirkov", "Obrnice", "Trmice"},
    }


def test_cooperation_of_liberec_region_on_the_day_of_its_minutes(episodes):
    here = episodes[(episodes["within_region_code"] == LIBEREC) & (episodes["confirmed_text"] == "2024-06-11")]
    states = here.groupby("episode_state")["unit_name"].agg(list).to_dict()

    assert states == {
        "trvá": [
            "Ralsko",
            "Velké Hamry",
            "Mikroregion Frýdlantsko",
            "Liberec",
            "Nový Bor",
            "Smržovka",
            "Česká Lípa",
            "Jablonec nad Nisou",
            "Nové Město pod Smrkem",
            "Liberecký kraj",
        ],
        "předčasně ukončeno": ["Tanvald", "Desná"],
        "v pořadníku": ["Velké Hamry"],
    }


def test_nove_mesto_pod_smrkem_counts_once(episodes):
    here = episodes[(episodes["within_region_code"] == LIBEREC) & (episodes["episode_state"] == "trvá")]
    own = list(here.loc[here["unit_kind"] == "obec", "covered_area_code"])
    members = table("unit_member")
    through = list(members[members["unit_key"].isin(here["unit_key"])]["municipality_code"])

    assert (own.count("564265"), through.count("564265")) == (1, 1)
    assert (len(own), len(through), len({*own, *through})) == (8, 8, 15)


def test_slezska_ostrava_is_not_the_whole_of_ostrava(episodes):
    ostrava = episodes[episodes["covered_area_code"] == "554821"].set_index("episode_key")["unit_name"]

    assert ostrava.to_dict() == {"C005": "Slezská Ostrava", "C042": "Ostrava"}


def test_programmes_of_an_episode_keep_their_order():
    rows = table("episode_programme").set_index(["episode_key", "programme_position"])

    assert list(rows.loc["C035", "programme_key"]) == ["ip-2013", "kpsvl", "kpsv-2021"]
    assert list(rows.loc["C036", "programme_key"]) == ["ip-2013", "kpsvl", "kpsv-2021"]
    assert list(rows.loc["C068", "wave_key"]) == ["kpsvl-4", ""]
    assert set(table("episode")["episode_key"]) - set(rows.index.get_level_values(0)) == {"C085"}


def test_memoranda_of_regions():
    memoranda = table("memorandum").set_index("memorandum_key")
    liberec = memoranda[(memoranda["region_code"] == LIBEREC) & (memoranda["memorandum_kind"] == "memorandum")]

    assert list(
        liberec[["valid_from_text", "valid_to_text", "memorandum_state"]].itertuples(index=False, name=None)
    ) == [
        ("2014", "2015", "ukončeno"),
        ("2019", "2022", "ukončeno"),
        ("2023", "neurčito", "platné"),
    ]
    assert memoranda.loc["ustecky-memorandum-starsi", "memorandum_state"] == "vypovězeno krajem"
    assert memoranda.loc["ustecky-spoluprace", "confirmed_text"] == "2023-12-04"


def test_units_and_municipalities_of_2023_are_two_counts():
    counts = table("published_count")
    of_day = counts[counts["as_of_text"] == "2023-12-04"].set_index("counted_unit")["published_value"]

    assert of_day.to_dict() == {"územní celky": "44", "obce": "64"}
    assert list(counts.loc[counts["is_target"] == "ano", "published_value"]) == ["24", "26", "40"]


# ------------------------------------------------------------------------------------------------ localities


def test_survey_of_2015_sums_to_606_localities():
    survey = table("survey_total").query("survey_year == '2015'").set_index("area_code")
    regions, country = survey.drop(index="CZ"), survey.loc["CZ"]

    assert len(regions) == 14
    assert numbers(regions["locality_count"]).sum() == 606
    assert (numbers(regions["people_from"]).sum(), numbers(regions["people_to"]).sum()) == (95_000, 115_000)
    assert (country["locality_count"], country["survey_municipality_count"]) == ("606", "297")
    assert (country["people_from"], country["people_to"]) == ("95000", "115000")


def test_three_localities_of_litvinov_in_2010():
    locality = table("locality").merge(table("locality_observation")[["locality_key", "observed_text"]])
    named = locality.query("municipality_code == '567256' and locality_level == 'lokalita' and observed_text == '2010'")

    assert set(named["locality_name"]) == {"sídliště Janov", "ubytovny UNO", "Bílý Sloup"}


def test_small_localities_are_marked():
    assert table("locality")["small_identifiable"].value_counts().to_dict() == {"ne": 82, "ano": 6, "spíše ano": 2}


# ------------------------------------------------------------------------------------------------ projects


def test_predecessors():
    project = table("project").set_index("project_key")["predecessor_key"]

    assert project[project != ""].to_dict() == {"RSSZ": "SZSZ", "IP2013": "IP2010"}


def test_velke_hamry_are_the_first_substitute_of_the_desegregation_project():
    rows = table("project_territory").query("project_key == 'CPRA'").set_index("unit_key")

    columns = ["territory_role", "territory_rank", "unit_count", "territory_state"]
    assert rows.loc["obec-563838", columns].to_list() == ["náhradník", "7", "", "pořadník"]
    assert rows.loc["cz", columns].to_list() == ["účastník", "", "6", "6 krajů, nejmenovaných"]


def test_targets_of_systemic_projects():
    indicator = table("project_indicator").set_index("indicator_key")

    assert indicator["project_key"].value_counts().to_dict() == {"IP2013": 16, "RSSZ": 9, "": 5, "OPJAK": 2, "CPRA": 2}
    assert indicator.loc[["I026", "I027", "I028"], "target_value"].to_list() == ["15", "6", "6"]
    assert indicator.loc["I029", ["comparator", "target_value"]].to_list() == ["", ""]
    assert indicator.loc[indicator["project_key"] == "", "subject_text"].ne("").all()
    assert list(indicator.index[indicator["per_year"] == "ano"]) == ["I030", "I031", "I032"]


@pytest.mark.parametrize(("key", "count"), [("I002", 30), ("I003", 12)])
def test_counts_derived_from_shares_of_forty_units(key, count):
    row = table("project_indicator").set_index("indicator_key").loc[key]

    assert float(row["target_value"]) / 100 * float(row["base_value"]) == count


def test_actual_values():
    values = table("indicator_value").set_index("indicator_key")[["as_of_text", "actual_value"]]

    assert list(values.itertuples(name=None)) == [
        ("I014", "2015-12-06", "18"),
        ("I030", "2024-06-11", "1"),
        ("I033", "2010", "31"),
        ("I034", "2010", "10"),
    ]


# ------------------------------------------------------------------------------------------------ plans


def test_plan_of_most_has_four_priorities():
    measure = table("measure").query("document_key == 'plan-most-2010-2012' and measure_kind == 'priorita'")

    assert list(measure["measure_text"]) == [
        "1. Vzdělávání a volný čas",
        "2. Zaměstnanost",
        "3. Bydlení",
        "4. Prevence sociálně patologických jevů",
    ]


def test_six_key_themes_of_usti_region():
    themes = table("measure").query(f"unit_key == 'kraj-{USTI}' and measure_kind == 'klíčové téma'")

    assert len(themes) == 6
    assert set(themes["topic"]) == {"bydlení", "bezpečnost", "sociální služby", "dluhy", "vzdělávání", "jiné"}


def test_only_two_rows_of_monitoring_are_assessed():
    state = table("measure_state").set_index("measure_key")
    assessed = state[state["measure_state"] != "nehodnoceno"]

    assert assessed["measure_state"].to_dict() == {"M103": "neplněno", "M104": "částečně plněno"}
    assert set(assessed["period_text"]) == {"2022–2023"}
    assert state.drop(index=assessed.index)["state_text"].ne("").all()


def test_tasks_of_liberec_region_with_deadlines():
    task = table("task").query(f"unit_key == 'kraj-{LIBEREC}' and deadline_text != ''")

    assert sorted(task["deadline_text"]) == ["2024-06-30", "2024-07-31", "2024-08-16", "2024-09"]


def test_meeting_counts_to_a_yearly_duty():
    (duty,) = set(table("meeting")["duty_key"]) - {""}
    task = table("task").set_index("task_key").loc[duty]

    assert (task["yearly_minimum"], task["task_state"]) == ("4", "opakovaný")


# ------------------------------------------------------------------------------------------------ contradictions


def test_contradictions_are_claims_side_by_side():
    claims = table("statement").groupby(["subject_table", "subject_key", "attribute"])["stated_text"].agg(list)

    assert claims.map(len).eq(2).all()
    assert claims["project", "CPRA", "end_text"] == ["2026-08-31", "2026-09-30"]
    assert claims["project", "INOV", "start_text"] == ["2019", "2020"]
    assert claims["project", "INOV", "end_text"] == ["2023", "2022"]
    assert claims["episode", "C082", "start_text"] == ["2024", "2020-09"]


def test_claims_are_about_rows_that_exist():
    keys = {"episode": "episode_key", "project": "project_key", "call": "call_key", "document": "document_key"}
    keys["published_count"] = "count_key"
    statement = table("statement")
    ours = statement[statement["subject_table"] != "published_total"]

    for name, claims in ours.groupby("subject_table"):
        rows = table(name)
        assert set(claims["subject_key"]) <= set(rows[keys[name]]), name
        assert set(claims["attribute"]) <= set(rows.columns), name


def test_disputed_dates_are_marked_where_they_stand():
    statement = table("statement")
    disputed = statement[statement["attribute"].isin(["start_text", "end_text"])]

    for (name, key, attribute), _ in disputed.groupby(["subject_table", "subject_key", "attribute"]):
        assert table(name).set_index(f"{name}_key").at[key, attribute].endswith(" (rozpor)"), (name, key)


# ------------------------------------------------------------------------------------------------ against the facts


@needs_facts
@pytest.mark.parametrize(("received", "column", "name", "ours"), SAME_NAMES)
def test_no_received_row_is_lost(received, column, name, ours):
    assert sorted(table(name)[ours]) == sorted(row[column] for row in facts(received))


@needs_facts
@pytest.mark.parametrize(("received", "column", "name", "ours"), SAME_SUMS)
def test_sums_equal_the_received_ones(received, column, name, ours):
    theirs = [float(row[column]) for row in facts(received) if row[column]]

    assert sorted(numbers(table(name)[ours])) == sorted(theirs)


@needs_facts
def test_episodes_are_of_the_received_municipalities_and_dates(episodes):
    differing_starts = {"C009", "C042", "C075", "C076", "C080", "C082"}
    differing_ends = {"C074", "C075", "C097"}
    for row, received in zip(episodes.to_dict("records"), facts("cooperation"), strict=True):
        assert row["episode_key"] == received["coop_id"]
        assert row["start_basis"] == received["start_precision"]
        if received["obec_kod"]:
            assert row["covered_area_code"] == received["obec_kod"]
        if row["episode_key"] not in differing_starts:
            assert row["start_text"] == received["start"], row["episode_key"]
        if row["episode_key"] not in differing_ends:
            assert row["end_text"] == received["end"], row["episode_key"]


@needs_facts
def test_localities_are_of_the_received_municipalities():
    ours = table("locality").set_index("locality_key")["municipality_code"].to_dict()

    assert ours == {row["locality_id"]: row["obec_kod"] for row in facts("localities")}


@needs_facts
def test_targets_equal_the_received_ones():
    indicator = table("project_indicator").set_index("indicator_key")
    received = {row["indicator_id"]: row["target_value"].replace("?", "") for row in facts("project_indicators")}
    derived = {row["indicator_id"]: row["derived_count"] for row in facts("project_indicators") if row["derived_count"]}

    assert indicator["target_value"].to_dict() == received
    assert derived == {"I002": "30", "I003": "12"}


@needs_facts
def test_every_received_document_is_cited():
    parts = {
        part
        for file in FACTS.glob("*.csv")
        for row in facts(file.stem)
        for column in ("source", "actual_source")
        for part in (row.get(column) or "").split(BETWEEN)
        if part
    }
    addresses = {part for part in parts if part.startswith("http")}
    reference = table("reference")

    assert len(parts) == 118
    assert set(reference["url"]) - {""} == addresses
    named_in_a_note_only = 1
    assert (reference["url"] == "").sum() == len(parts - addresses) + named_in_a_note_only


@needs_facts
@pytest.mark.parametrize(
    ("received", "id_column", "name", "key"),
    [
        ("cooperation", "coop_id", "episode", "episode_key"),
        ("localities", "locality_id", "locality", "locality_key"),
        ("projects", "project_id", "project", "project_key"),
        ("project_indicators", "indicator_id", "project_indicator", "indicator_key"),
        ("measures", "measure_id", "measure", "measure_key"),
        ("meetings", "name", "meeting", "meeting_name"),
        ("tasks", "task", "task", "task_text"),
        ("documents", "document", "document", "title"),
    ],
)
def test_rows_cite_the_received_addresses(received, id_column, name, key):
    address = table("reference").set_index("reference_key")["url"].to_dict()
    cited = table(name).set_index(key)["reference_keys"].str.split(BETWEEN, regex=False).to_dict()

    for row in facts(received):
        theirs = {part if part.startswith("http") else "" for part in row["source"].split(BETWEEN)}
        assert theirs <= {address[reference] for reference in cited[row[id_column]]}, row[id_column]
