"""Good support tables, a row or two each, to be spoilt by each test."""

from __future__ import annotations

import pandas as pd

from sei_core.domain.levels import Level
from sei_core.ingest.places import Places
from sei_core.schema.support_tables import WRITTEN_TABLES

PLACES = Places(
    levels={
        "500011": Level.MUNICIPALITY,
        "500020": Level.MUNICIPALITY,
        "500030": Level.MUNICIPALITY,
        "4201": Level.ORP,
        "CZ042": Level.REGION,
        "CZ051": Level.REGION,
        "CZ": Level.COUNTRY,
    },
    region_of={
        "500011": "CZ042",
        "500020": "CZ042",
        "500030": "CZ051",
        "4201": "CZ042",
        "CZ042": "CZ042",
        "CZ051": "CZ051",
    },
)

#: Filled cells of each row; every row also cites ``zprava-2010`` unless it says otherwise.
ROWS: dict[str, list[dict[str, str]]] = {
    "unit": [
        {
            "unit_key": "mikroregion-sever",
            "unit_name": "Sever",
            "unit_kind": "mikroregion",
            "within_region_code": "CZ042",
        },
        {
            "unit_key": "obec-500011",
            "unit_name": "Želechovice",
            "unit_kind": "obec",
            "covered_area_code": "500011",
            "within_region_code": "CZ042",
        },
    ],
    "unit_member": [
        {"unit_key": "mikroregion-sever", "municipality_code": "500011", "certainty": "vysoká"},
        {"unit_key": "mikroregion-sever", "municipality_code": "500020", "certainty": "střední", "note": "= odhad"},
    ],
    "programme": [{"programme_key": "pilot", "programme_name": "Pilotní lokality", "programme_order": "1"}],
    "wave": [{"wave_key": "pilot-1", "programme_key": "pilot", "wave_name": "1. vlna", "wave_order": "1"}],
    "episode": [
        {
            "episode_key": "C001",
            "unit_key": "mikroregion-sever",
            "episode_phase": "pilotní",
            "start_text": "2008",
            "end_text": "2010-05 (plán)",
            "episode_state": "ukončeno",
            "certainty": "vysoká",
            "reference_keys": "zapis-2011 | zprava-2010",
        }
    ],
    "episode_programme": [
        {"episode_key": "C001", "programme_position": "1", "programme_key": "pilot", "wave_key": "pilot-1"}
    ],
    "memorandum": [
        {
            "memorandum_key": "ustecky-1",
            "region_code": "CZ042",
            "memorandum_kind": "memorandum",
            "title": "Memorandum s krajem",
            "valid_from_text": "2010-05-31",
            "valid_to_text": "neurčito",
            "memorandum_state": "platné",
        }
    ],
    "partnership": [{"partnership_key": "lp-sever", "unit_key": "mikroregion-sever", "member_count": "12"}],
    "published_count": [
        {
            "count_key": "obce-2010",
            "as_of_text": "2010",
            "metric": "spolupracující obce",
            "counted_unit": "obce",
            "is_target": "ne",
            "published_value": "10",
            "area_code": "CZ",
        }
    ],
    "locality": [
        {
            "locality_key": "L001",
            "municipality_code": "500011",
            "locality_level": "lokalita",
            "locality_name": "Za tratí",
            "small_identifiable": "ne",
        }
    ],
    "locality_observation": [
        {
            "observation_key": "L001-2010",
            "locality_key": "L001",
            "observed_text": "2010",
            "people_min": "100",
            "people_max": "150",
            "certainty": "vysoká",
        }
    ],
    "survey_total": [
        {
            "survey_key": "2015-cz042",
            "survey_year": "2015",
            "area_code": "CZ042",
            "people_from": "10",
            "people_to": "20",
        }
    ],
    "project": [
        {
            "project_key": "A",
            "project_name": "První",
            "start_text": "od 2016",
            "end_text": "2019",
            "budget_czk": "1234567.89",
            "project_level": "systémový",
            "project_state": "ukončený",
        },
        {
            "project_key": "B",
            "project_name": "Druhý",
            "project_level": "místní",
            "project_state": "v realizaci",
            "predecessor_key": "A",
        },
    ],
    "project_territory": [{"project_key": "A", "unit_key": "obec-500011", "territory_role": "účastník"}],
    "key_activity": [
        {"project_key": "A", "activity_code": "01", "activity_name": "Bydlení"},
        {"project_key": "A", "activity_code": "02"},
    ],
    "project_indicator": [
        {
            "indicator_key": "I001",
            "project_key": "A",
            "unit_key": "obec-500011",
            "activity_codes": "01 | 02",
            "indicator_name": "Podpořené osoby",
            "comparator": "≥",
            "target_value": "75",
            "target_unit": "%",
            "base_value": "40",
            "per_year": "ne",
            "deadline_text": "2026-08-31 / 2026-09-30",
        }
    ],
    "indicator_value": [
        {"value_key": "I001-2018", "indicator_key": "I001", "as_of_text": "2018", "actual_value": "0.5"}
    ],
    "call": [{"call_key": "vyzva-42", "call_number": "042", "call_name": "Výzva", "allocation_czk": "180000000"}],
    "document": [
        {
            "document_key": "plan-2010",
            "unit_key": "obec-500011",
            "title": "Strategický plán",
            "document_kind": "strategický plán",
            "valid_from_text": "2010",
            "valid_to_text": "2012",
            "document_state": "schválen",
        }
    ],
    "measure": [
        {
            "measure_key": "M001",
            "unit_key": "obec-500011",
            "document_key": "plan-2010",
            "document_text": "Strategický plán",
            "measure_text": "Byty",
            "topic": "bydlení",
            "measure_kind": "opatření",
        }
    ],
    "measure_state": [{"measure_key": "M001", "period_text": "2011", "measure_state": "plněno"}],
    "planning_model": [{"model_key": "spsz", "model_name": "Strategické plánování"}],
    "planning_phase": [{"model_key": "spsz", "step_order": "1", "phase_name": "Analýza"}],
    "unit_phase": [{"unit_key": "obec-500011", "model_key": "spsz", "current_step_order": "1"}],
    "meeting": [
        {
            "meeting_key": "jednani-1",
            "date_text": "2024-06-11",
            "time_text": "10:00–16:00",
            "meeting_name": "Jednání",
            "meeting_kind": "pracovní skupina",
            "unit_key": "obec-500011",
            "meeting_state": "proběhlo",
            "duty_key": "povinnost-1",
        }
    ],
    "task": [
        {
            "task_key": "povinnost-1",
            "task_text": "Nejméně čtyři jednání",
            "yearly_minimum": "4",
            "unit_key": "obec-500011",
            "task_state": "opakovaný",
        }
    ],
    "organisation": [
        {
            "organisation_key": "obec-zelechovice",
            "organisation_name": "Želechovice",
            "organisation_kind": "NNO",
            "unit_key": "obec-500011",
        }
    ],
    "statement": [
        {
            "statement_key": "a-konec-1",
            "subject_table": "project",
            "subject_key": "A",
            "attribute": "end_text",
            "stated_text": "2019",
        }
    ],
    "reference": [
        {
            "reference_key": "zapis-2011",
            "producer": "Obec",
            "title": "Zápis",
            "url": "https://obec.cz/zapis",
            "licence": "neuvedena",
        },
        {
            "reference_key": "zprava-2010",
            "producer": "Úřad",
            "title": "Zpráva",
            "date_text": "2010",
            "licence": "neuvedena",
        },
    ],
}


def text_tables() -> dict[str, pd.DataFrame]:
    """The rows as a reader gives them to the rules: text, empty where there is nothing, labelled from row 2."""
    return {table.name: _text_table(table.name, [field.name for field in table.written]) for table in WRITTEN_TABLES}


def _text_table(name: str, columns: list[str]) -> pd.DataFrame:
    cited = {"reference_keys": "zprava-2010"} if "reference_keys" in columns else {}
    rows = [dict.fromkeys(columns, "") | cited | row for row in ROWS[name]]
    return pd.DataFrame(rows, index=range(2, 2 + len(rows)), columns=columns, dtype="str")
