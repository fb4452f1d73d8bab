"""The columns of cooperation, localities, projects, plans and tasks.

A date has a text as precise as its source, and the earliest and latest day that follow from it (``domain.dates``).
"""

from __future__ import annotations

from collections.abc import Iterator

from sei_core.domain import vocabularies as words
from sei_core.schema.field import Field, Kind

_INT, _NUM = Kind.INTEGER, Kind.NUMBER
_MOST = 20_000_000
_MOST_CZK = 1_000_000_000_000

NOT_STATED = "zdroj neuvádí"
NOT_DATED = "zdroj datum neuvádí"
NO_DAY = "datum není známo, nebo je na jednom konci otevřené"


def _dated(name: str, label: str, missing: str = NOT_DATED) -> Iterator[Field]:
    """A date: its text, and the days between which it lies."""
    yield Field(f"{name}_text", label, missing=missing)
    yield Field(f"{name}_earliest", f"{label} – nejdříve", Kind.DATE, missing=NO_DAY)
    yield Field(f"{name}_latest", f"{label} – nejpozději", Kind.DATE, missing=NO_DAY)


SUPPORT_FIELDS = (
    # what every table has
    Field("reference_keys", "Prameny", target="reference_key", several=True),
    Field("certainty", "Jistota", words=words.Certainty),
    *_dated("confirmed", "Stav doložen k", "pramen neříká, ke kterému dni stav platí"),
    Field("territory_text", "Území slovy", missing="stačí název území"),
    # cited documents
    Field("reference_key", "Klíč pramene"),
    Field("date_text", "Datum", missing=NOT_DATED),
    Field("date_earliest", "Datum – nejdříve", Kind.DATE, missing=NO_DAY),
    Field("date_latest", "Datum – nejpozději", Kind.DATE, missing=NO_DAY),
    Field("row_key", "Klíč řádku"),
    # programmes
    Field("programme_key", "Klíč programu", target="programme_key"),
    Field("programme_name", "Program"),
    Field("programme_order", "Pořadí programu", _INT, "", 1, 100),
    Field("wave_key", "Klíč vlny", missing="program nemá vlny, nebo vlna není uvedena", target="wave_key"),
    Field("wave_name", "Vlna"),
    Field("wave_order", "Pořadí vlny", _INT, "", 1, 100),
    # units
    Field("unit_key", "Klíč územního celku", target="unit_key"),
    Field("unit_name", "Územní celek"),
    Field("unit_kind", "Druh celku", words=words.UnitKind),
    Field("covered_area_code", "Kód území celku", missing="celek je skupinou obcí"),
    Field("within_region_code", "Kód kraje celku", missing="celek přesahuje kraj"),
    Field("member_role", "Role člena", missing="řadový člen"),
    # cooperation
    Field("episode_key", "Klíč spolupráce", target="episode_key"),
    Field("episode_phase", "Druh spolupráce", missing=NOT_STATED, words=words.EpisodePhase),
    *_dated("start", "Začátek"),
    Field("start_basis", "Podle čeho je určen začátek", missing=NOT_STATED),
    *_dated("end", "Konec"),
    Field("end_reason", "Jak skončila", missing=NOT_STATED),
    Field("episode_state", "Stav spolupráce", words=words.EpisodeState),
    Field("programme_position", "Kolikátý program spolupráce", _INT, "", 1, 20),
    Field("memorandum_key", "Klíč memoranda"),
    Field("memorandum_kind", "Forma", words=words.MemorandumKind),
    *_dated("signed", "Podepsáno"),
    *_dated("valid_from", "Platí od"),
    *_dated("valid_to", "Platí do"),
    Field("memorandum_state", "Stav memoranda", words=words.MemorandumState),
    Field("content", "Obsah", missing=NOT_STATED),
    Field("partnership_key", "Klíč partnerství"),
    *_dated("established", "Ustaveno"),
    Field("member_count", "Počet členů", _INT, "", 0, 10_000, missing=NOT_STATED),
    Field("member_unit", "Co se počítá jako člen", missing=NOT_STATED),
    Field("count_key", "Klíč počtu"),
    *_dated("as_of", "K datu"),
    Field("metric", "Co se počítá"),
    Field("counted_unit", "Jednotka počtu", words=words.CountedUnit),
    Field("is_target", "Jde o cíl nebo plán", words=words.YesNo),
    Field("published_value", "Zveřejněný počet", _INT, "", 0, _MOST),
    # localities
    Field("locality_key", "Klíč lokality", target="locality_key"),
    Field("locality_level", "Podrobnost", words=words.LocalityLevel),
    Field("locality_name", "Lokalita"),
    Field("locality_type", "Typ lokality", missing=NOT_STATED),
    Field("small_identifiable", "Malá a rozpoznatelná", words=words.Identifiable),
    Field("observation_key", "Klíč pozorování"),
    *_dated("observed", "Pozorováno"),
    Field("people_min", "Osob nejméně", _INT, "osob", 0, _MOST, missing=NOT_STATED),
    Field("people_max", "Osob nejvýše", _INT, "osob", 0, _MOST, missing=NOT_STATED),
    Field("locality_state", "Stav lokality", missing=NOT_STATED),
    Field("survey_key", "Klíč součtu šetření"),
    Field("survey_year", "Rok šetření", _INT, "", 1990, 2100),
    Field("locality_count", "Počet lokalit", _INT, "", 0, _MOST, missing=NOT_STATED),
    Field("survey_municipality_count", "Počet obcí s lokalitami", _INT, "", 0, _MOST, missing=NOT_STATED),
    Field("people_from", "Obyvatel lokalit od", _INT, "osob", 0, _MOST, missing=NOT_STATED),
    Field("people_to", "Obyvatel lokalit do", _INT, "osob", 0, _MOST, missing=NOT_STATED),
    Field("stated_average", "Průměr na lokalitu podle zdroje", _INT, "osob", 0, _MOST, missing=NOT_STATED),
    # projects
    Field("project_key", "Klíč projektu", missing="indikátor patří k závazku mimo projekty", target="project_key"),
    Field("project_name", "Projekt"),
    Field("registration_number", "Registrační číslo", missing=NOT_STATED),
    Field("funding", "Program financování", missing=NOT_STATED),
    Field("budget_czk", "Rozpočet", _NUM, "Kč", 0, _MOST_CZK, missing=NOT_STATED),
    Field("implementer", "Realizátor", missing=NOT_STATED),
    Field("project_level", "Úroveň projektu", words=words.ProjectLevel),
    Field("project_state", "Stav projektu", words=words.ProjectState),
    Field("goal", "Cíl", missing=NOT_STATED),
    Field("predecessor_key", "Klíč předchůdce", missing="předchůdce není uveden", target="project_key"),
    Field("territory_role", "Role území", words=words.TerritoryRole),
    Field("territory_rank", "Pořadí území", _INT, "", 1, 10_000, missing="pořadí se nestanoví"),
    Field("unit_count", "Počet celků", _INT, "", 0, _MOST, missing="řádek je jeden celek"),
    Field("territory_state", "Stav území v projektu", missing=NOT_STATED),
    Field("activity_code", "Klíčová aktivita"),
    Field("activity_name", "Název aktivity", missing=NOT_STATED),
    Field("indicator_key", "Klíč indikátoru", target="indicator_key"),
    Field("subject_text", "K čemu indikátor patří", missing="indikátor patří projektu"),
    Field("activity_codes", "Klíčové aktivity", missing="indikátor není vázán na aktivitu", several=True),
    Field("indicator_name", "Indikátor"),
    Field("comparator", "Porovnání s cílem", missing="indikátor nemá cíl", words=words.Comparator),
    Field("target_value", "Cíl", _NUM, "", 0, _MOST, missing="indikátor nemá cíl, nebo jej nelze přečíst"),
    Field("target_unit", "Jednotka cíle"),
    Field("base_value", "Základ podílu", _NUM, "", 0, _MOST, missing="cíl není podíl, nebo základ není uveden"),
    Field("per_year", "Cíl platí na každý rok", words=words.YesNo),
    *_dated("deadline", "Termín"),
    Field("value_key", "Klíč hodnoty"),
    Field("actual_value", "Skutečnost", _NUM, "", 0, _MOST),
    Field("call_key", "Klíč výzvy"),
    Field("call_number", "Číslo výzvy"),
    Field("call_name", "Výzva"),
    *_dated("open_from", "Příjem žádostí od"),
    *_dated("open_to", "Příjem žádostí do"),
    Field("allocation_czk", "Alokace", _NUM, "Kč", 0, _MOST_CZK, missing=NOT_STATED),
    # plans
    Field("document_key", "Klíč dokumentu", missing="dokument není v tabulce dokumentů", target="document_key"),
    Field("document_kind", "Druh dokumentu", words=words.DocumentKind),
    *_dated("approved", "Schváleno"),
    Field("approved_by", "Kdo schválil", missing=NOT_STATED),
    Field("document_state", "Stav dokumentu", words=words.DocumentState),
    Field("state_text", "Stav slovy pramene", missing="pramen neříká víc než stav"),
    Field("measure_key", "Klíč opatření", target="measure_key"),
    Field("document_text", "Dokument"),
    Field("priority", "Priorita", missing=NOT_STATED),
    Field("measure_text", "Opatření"),
    Field("topic", "Oblast", words=words.Topic),
    Field("measure_kind", "Druh řádku plánu", words=words.MeasureKind),
    Field("responsible", "Kdo odpovídá", missing=NOT_STATED),
    Field("period_text", "Období"),
    Field("period_earliest", "Období – nejdříve", Kind.DATE, missing=NO_DAY),
    Field("period_latest", "Období – nejpozději", Kind.DATE, missing=NO_DAY),
    Field("measure_state", "Stav opatření", words=words.MeasureState),
    Field("model_key", "Klíč modelu plánování", target="model_key"),
    Field("model_name", "Model plánování"),
    Field("step_order", "Pořadí fáze", _INT, "", 1, 100),
    Field("current_step_order", "Fáze, ve které celek je", _INT, "", 1, 100, missing=NOT_STATED),
    Field("phase_name", "Fáze"),
    # meetings, tasks, organisations
    Field("meeting_key", "Klíč jednání"),
    Field("time_text", "Čas", missing=NOT_STATED),
    Field("meeting_name", "Jednání"),
    Field("meeting_kind", "Druh jednání", words=words.MeetingKind),
    Field("organiser", "Pořadatel", missing=NOT_STATED),
    Field("place", "Místo", missing=NOT_STATED),
    Field("meeting_state", "Stav jednání", words=words.MeetingState),
    Field("duty_key", "Klíč povinnosti, do které se počítá", missing="nepočítá se do žádné", target="task_key"),
    Field("task_key", "Klíč úkolu", target="task_key"),
    Field("task_text", "Úkol"),
    Field("yearly_minimum", "Nejméně za rok", _INT, "", 1, 366, missing="úkol se neopakuje"),
    Field("task_state", "Stav úkolu", words=words.TaskState),
    Field("organisation_key", "Klíč organizace"),
    Field("organisation_name", "Organizace"),
    Field("organisation_kind", "Druh organizace", words=words.OrganisationKind),
    Field("organisation_role", "Role organizace", missing=NOT_STATED),
    # contradictions
    Field("statement_key", "Klíč tvrzení"),
    Field("subject_table", "Tabulka"),
    Field("subject_key", "Klíč řádku, o kterém je"),
    Field("attribute", "Údaj"),
    Field("stated_text", "Co pramen uvádí"),
)
