"""The tables of cooperation, localities, projects, plans and tasks.

Each is a shipped CSV in ``data/support/``, a sheet of the support workbook and a table of a release; the two at the end
are derived.
"""

from __future__ import annotations

from sei_core.schema.table import CITED, EARLIEST, LATEST, Table

#: Folder below ``data/``.
FOLDER = "support"
#: Source of the folder as a whole; what its rows say is from the documents that they cite.
COMPILED = "support_facts"
#: Sheet of the support workbook that explains the others.
GUIDE_SHEET = "Návod"

#: Dates of which the second cannot be before the first.
DAYS_IN_ORDER = (("start", "end"), ("valid_from", "valid_to"), ("open_from", "open_to"))


def _table(name: str, title: str, grain: str, columns: str, *, key: int = 1, required: str = "") -> Table:
    """Describe a table.

    Args:
        name, title, grain: as in ``Table``.
        columns: names apart by spaces; ``start*`` is a date: its text and its two days. What a row is from and a note
            follow by themselves.
        key: so many of the first columns identify a row.
        required: as in ``Table``, apart by spaces.
    """
    names = []
    for column in (*columns.split(), "reference_keys", "note"):
        date = column.removesuffix("*")
        names += [column] if date == column else [f"{date}_text", date + EARLIEST, date + LATEST]
    shipped = f"{FOLDER}/{name}.csv"
    return Table(name, title, grain, tuple(names), tuple(names[:key]), (CITED,), shipped, tuple(required.split()))


#: Written by people, in the order of the workbook: who, cooperation, localities, projects, plans, meetings, sources.
WRITTEN_TABLES = (
    _table(
        "unit",
        "Územní celky",
        "obec, skupina obcí, ORP, kraj nebo stát, o kterém něco víme",
        "unit_key unit_name unit_kind covered_area_code within_region_code",
    ),
    _table(
        "unit_member",
        "Členové celků",
        "obec, která je členem skupiny obcí",
        "unit_key municipality_code member_role certainty",
        key=2,
    ),
    _table("programme", "Programy spolupráce", "program spolupráce", "programme_key programme_name programme_order"),
    _table("wave", "Vlny programů", "vlna programu", "wave_key programme_key wave_name wave_order"),
    _table(
        "episode",
        "Spolupráce",
        "jedna spolupráce s územním celkem; celek jich může mít víc",
        "episode_key unit_key episode_phase start* start_basis end* end_reason episode_state confirmed* certainty",
    ),
    _table(
        "episode_programme",
        "Programy v rámci spolupráce",
        "spolupráce a jeden z jejích programů v pořadí",
        "episode_key programme_position programme_key wave_key",
        key=2,
    ),
    _table(
        "memorandum",
        "Memoranda s kraji",
        "memorandum nebo jiná forma spolupráce s krajem",
        "memorandum_key region_code memorandum_kind title signed* valid_from* valid_to* memorandum_state confirmed* "
        "content",
    ),
    _table(
        "partnership",
        "Lokální partnerství",
        "lokální partnerství",
        "partnership_key unit_key established* member_count member_unit",
    ),
    _table(
        "published_count",
        "Zveřejněné počty spolupráce",
        "zveřejněný počet spolupracujících k datu",
        "count_key as_of* metric counted_unit is_target published_value area_code",
    ),
    _table(
        "locality",
        "Lokality",
        "jmenovaná vyloučená lokalita, nebo zmínka, že ji obec má",
        "locality_key municipality_code locality_level locality_name locality_type small_identifiable",
    ),
    _table(
        "locality_observation",
        "Pozorování lokalit",
        "co pramen říká o lokalitě k určité době",
        "observation_key locality_key observed* people_min people_max locality_state certainty",
    ),
    _table(
        "survey_total",
        "Součty šetření lokalit",
        "součet šetření za kraj nebo Česko",
        "survey_key survey_year area_code locality_count survey_municipality_count people_from people_to "
        "stated_average",
    ),
    _table(
        "project",
        "Projekty",
        "projekt",
        "project_key project_name registration_number funding start* end* budget_czk implementer project_level "
        "project_state confirmed* goal territory_text predecessor_key",
    ),
    _table(
        "project_territory",
        "Území projektů",
        "územní celek v projektu a jeho role",
        "project_key unit_key territory_role territory_rank unit_count territory_state",
        key=3,
    ),
    _table(
        "key_activity",
        "Klíčové aktivity projektů",
        "klíčová aktivita projektu",
        "project_key activity_code activity_name",
        key=2,
    ),
    _table(
        "project_indicator",
        "Indikátory",
        "indikátor projektu nebo jiného závazku a jeho cíl",
        "indicator_key project_key unit_key subject_text activity_codes indicator_name comparator target_value "
        "target_unit base_value per_year deadline*",
    ),
    _table(
        "indicator_value",
        "Hodnoty indikátorů",
        "skutečná hodnota indikátoru k datu",
        "value_key indicator_key as_of* actual_value",
        required="as_of_text",
    ),
    _table(
        "call",
        "Výzvy",
        "výzva k předkládání žádostí",
        "call_key call_number call_name funding open_from* open_to* allocation_czk",
    ),
    _table(
        "document",
        "Dokumenty",
        "strategický dokument",
        "document_key unit_key territory_text title document_kind valid_from* valid_to* approved* approved_by "
        "document_state state_text",
    ),
    _table(
        "measure",
        "Opatření",
        "priorita, opatření, téma nebo jiný řádek plánu",
        "measure_key unit_key territory_text document_key document_text priority measure_text topic measure_kind "
        "responsible",
    ),
    _table(
        "measure_state",
        "Stavy opatření",
        "stav opatření v jednom období podle pramene",
        "measure_key period* measure_state state_text",
        key=2,
    ),
    _table("planning_model", "Modely plánování", "model plánování", "model_key model_name"),
    _table(
        "planning_phase",
        "Fáze plánování",
        "fáze modelu plánování v pořadí",
        "model_key step_order phase_name content",
        key=2,
    ),
    _table(
        "unit_phase",
        "Fáze celků",
        "fáze plánování, ve které územní celek je",
        "unit_key model_key current_step_order as_of*",
        key=2,
    ),
    _table(
        "meeting",
        "Jednání",
        "jednání, setkání nebo jiná událost",
        "meeting_key date* time_text meeting_name meeting_kind unit_key organiser place meeting_state confirmed* "
        "duty_key",
        required="date_text",
    ),
    _table(
        "task",
        "Úkoly",
        "úkol nebo opakovaná povinnost",
        "task_key task_text deadline* yearly_minimum responsible unit_key task_state confirmed*",
    ),
    _table(
        "organisation",
        "Organizace",
        "organizace a její role",
        "organisation_key organisation_name organisation_kind organisation_role unit_key territory_text",
    ),
    _table(
        "statement",
        "Rozporná tvrzení",
        "co jeden pramen tvrdí o údaji, na kterém se prameny neshodnou",
        "statement_key subject_table subject_key attribute stated_text",
    ),
    Table(
        "reference",
        "Prameny",
        "dokument, ze kterého jsou fakta o spolupráci",
        ("reference_key", "producer", "title", "url", "date_text", "date_earliest", "date_latest", "licence", "note"),
        ("reference_key",),
        (COMPILED,),
        f"{FOLDER}/reference.csv",
    ),
)

#: The table that a key belongs to, by the name of its column.
OWNERS = {table.key[0]: table for table in WRITTEN_TABLES if len(table.key) == 1}

SUPPORT_TABLES = (
    *WRITTEN_TABLES,
    Table(
        "unit_area",
        "Území celků",
        "územní celek a území, ve kterém leží nebo do kterého zasahuje",
        ("unit_key", "area_code"),
        ("unit_key", "area_code"),
        (CITED, "territory_2023"),
        derived_from=("unit", "unit_member"),
    ),
    Table(
        "unit_municipality",
        "Obce celků",
        "územní celek a obec, která jím je nebo je jeho členem",
        ("unit_key", "municipality_code"),
        ("unit_key", "municipality_code"),
        (CITED,),
        derived_from=("unit", "unit_member"),
    ),
    Table(
        "citation",
        "Citace",
        "řádek tabulky a pramen, který jej dokládá",
        ("table_name", "row_key", "reference_key"),
        ("table_name", "row_key", "reference_key"),
        (COMPILED,),
    ),
)
