"""What must hold in every release: SELECTs that return offending rows.

Severity ``chyba`` stops the release; ``upozornění`` is published with it on the page Zdroje.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sei_core.domain.bands import BAND_STARTS, Band
from sei_core.domain.levels import COUNTRY_CODE, INNER_LEVELS, Level
from sei_core.domain.territories import COVERED_LEVEL
from sei_core.domain.vocabularies import Identifiable, UnitKind
from sei_core.schema.field import limit_text
from sei_core.schema.fields import FIELDS
from sei_core.schema.support_tables import DAYS_IN_ORDER, SUPPORT_TABLES, WRITTEN_TABLES
from sei_core.schema.table import EARLIEST, LATEST, Table
from sei_core.schema.tables import TABLES

ERROR, WARNING = "chyba", "upozornění"

#: What the survey of excluded localities published for Česko: localities, and the range of their inhabitants.
SURVEY_YEAR = 2015
SURVEY_TOTALS = {"locality_count": 606, "people_from": 95_000, "people_to": 115_000}


@dataclass(frozen=True)
class Check:
    """One rule about the data.

    Attributes:
        name: key.
        severity: ``ERROR`` or ``WARNING``.
        description: what must hold, in Czech.
        offending: a SELECT of the rows that break it; the first column says which.
    """

    name: str
    severity: str
    description: str
    offending: str


_LEVEL_NAMES = {Level.OPOU: "OPOU", Level.ORP: "ORP", Level.DISTRICT: "okres", Level.REGION: "kraj"}


def _limits(table: Table) -> Iterator[Check]:
    """Say for each column with limits that its values keep them."""
    for field in table.fields:
        bounds = [
            f"{field.name} {sign} {limit}"
            for sign, limit in (("<", field.minimum), (">", field.maximum))
            if limit is not None
        ]
        if bounds:
            upper = "" if field.maximum is None else f" a nejvýš {limit_text(field.maximum)}"
            yield Check(
                f"{table.name}.{field.name}",
                ERROR,
                f"{table.title}: „{field.label}“ je nejméně {limit_text(field.minimum)}{upper}",
                f"SELECT {table.key[-1]}, {field.name} FROM {table.name} WHERE {' OR '.join(bounds)}",
            )


def _references(column: str, target: str, target_column: str, tables: Mapping[str, Table]) -> Iterator[Check]:
    """Say for each table with ``column`` that its codes exist in ``target``."""
    for table in tables.values():
        if column in table.columns and table.name != target:
            yield Check(
                f"{table.name}.{column}→{target}",
                ERROR,
                f"{table.title}: každý údaj „{FIELDS[column].label}“ je v tabulce „{TABLES[target].title}“",
                f"SELECT {column} FROM {table.name} WHERE {column} IS NOT NULL "
                f"AND {column} NOT IN (SELECT {target_column} FROM {target})",
            )


def _keys(owner: Table) -> Iterator[Check]:
    """Say for each column that refers to ``owner``, a table with one key, that its keys exist there."""
    for table in SUPPORT_TABLES:
        for field in table.fields:
            refers = field.target == owner.key[0] and not field.several
            if refers and not (table is owner and field.name in table.key):
                yield Check(
                    f"{table.name}.{field.name}→{owner.name}",
                    ERROR,
                    f"{table.title}: každý údaj „{field.label}“ je v tabulce „{owner.title}“",
                    f"SELECT {field.name} FROM {table.name} WHERE {field.name} IS NOT NULL "
                    f"AND {field.name} NOT IN (SELECT {owner.key[0]} FROM {owner.name})",
                )


def _order(table: Table, first: str, second: str) -> Iterator[Check]:
    """Say that the second date of each row can be no earlier than the first."""
    if {first, second} <= set(table.dated):
        yield Check(
            f"{table.name}.{second}≥{first}",
            ERROR,
            f"{table.title}: „{FIELDS[f'{second}_text'].label}“ není před „{FIELDS[f'{first}_text'].label}“",
            f"SELECT {table.key[0]} FROM {table.name} WHERE {second}{LATEST} < {first}{EARLIEST}",
        )


_BAND_CASES = " ".join(
    f"WHEN index_points >= {start} THEN '{band}'"
    for start, band in zip(reversed(BAND_STARTS), reversed(Band), strict=True)
)

_LEVEL_CASES = " ".join(f"WHEN '{kind}' THEN '{level}'" for kind, level in COVERED_LEVEL.items())

CHECKS = (
    *(check for table in TABLES.values() for check in _limits(table)),
    *_references("municipality_code", "municipality", "municipality_code", TABLES),
    *_references("neighbour_code", "municipality", "municipality_code", TABLES),
    *_references("donor_code", "municipality", "municipality_code", TABLES),
    *_references("source_key", "source", "source_key", TABLES),
    *_references("reference_key", "reference", "reference_key", TABLES),
    *_references("region_code", "area", "area_code", {table.name: table for table in SUPPORT_TABLES}),
    *(check for table in WRITTEN_TABLES if len(table.key) == 1 for check in _keys(table)),
    *(check for table in WRITTEN_TABLES for first, second in DAYS_IN_ORDER for check in _order(table, first, second)),
    *(
        Check(
            f"municipality.{level}_code→area",
            ERROR,
            f"Každá obec leží v území úrovně „{_LEVEL_NAMES[level]}“, které existuje",
            f"SELECT municipality_code, {level}_code FROM municipality WHERE {level}_code NOT IN "
            f"(SELECT area_code FROM area WHERE level = '{level}')",
        )
        for level in INNER_LEVELS
    ),
    Check(
        "index_covers_all",
        ERROR,
        "Každá obec je v indexu aspoň jednoho roku a v žádném roce mezi prvním a posledním nechybí",
        "WITH lives AS (SELECT municipality_code, min(year) AS first_year, max(year) AS last_year "
        "FROM municipality LEFT JOIN index_input USING (municipality_code) GROUP BY ALL) "
        "SELECT municipality_code, years.year FROM lives CROSS JOIN (SELECT DISTINCT year FROM index_input) years "
        "ANTI JOIN index_input USING (year, municipality_code) "
        "WHERE first_year IS NULL OR years.year BETWEEN first_year AND last_year",
    ),
    Check(
        "counts_within_base",
        ERROR,
        "Osob a žáků není víc než základ, ze kterého se počítají",
        "SELECT municipality_code, year FROM index_input WHERE enforcement_count > population_15plus "
        "OR long_unemployment_count > population_15_64 OR early_leaving_count > early_leaving_base "
        "OR population_15_64 > population_15plus",
    ),
    Check(
        "band_of_points",
        ERROR,
        "Pásmo odpovídá bodům indexu",
        "SELECT municipality_code, year, index_points, band FROM municipality_index WHERE band IS DISTINCT FROM "
        f"CASE {_BAND_CASES} END",
    ),
    Check(
        "bands_sum_to_all",
        ERROR,
        "Pásma každého území dají dohromady všechny jeho obce",
        "SELECT area_code, year FROM area_band JOIN area_index USING (year, area_code) "
        "GROUP BY area_code, year HAVING sum(area_band.municipality_count) <> any_value(area_index.municipality_count)",
    ),
    Check(
        "boundaries_complete",
        WARNING,
        "Každá obec a každé území, ve kterém nějaká leží, má hranici",
        "SELECT municipality_code FROM municipality "
        "WHERE municipality_code NOT IN (SELECT area_code FROM area_boundary) "
        "UNION ALL SELECT DISTINCT area_code FROM membership WHERE level <> 'country' "
        "AND area_code NOT IN (SELECT area_code FROM area_boundary) ORDER BY 1",
    ),
    Check(
        "points_decompose",
        WARNING,
        "Body pěti ukazatelů dají zveřejněný index",
        "SELECT municipality_code, year FROM indicator_result JOIN municipality_index USING (year, municipality_code) "
        "GROUP BY municipality_code, year HAVING sum(points) <> any_value(index_points)",
    ),
    Check(
        "rule_reproduces_index",
        WARNING,
        "Přepočet z počtů s nejbližší školou jako dárcem dá zveřejněný index",
        "SELECT municipality_code, year, index_points, computed_points FROM municipality_index "
        "WHERE index_points <> computed_points ORDER BY year, municipality_code",
    ),
    Check(
        "no_inhabitants",
        WARNING,
        "Obec má obyvatele, ke kterým lze počty vztáhnout",
        "SELECT municipality_code, year FROM index_input WHERE population_15plus = 0 ORDER BY year, municipality_code",
    ),
    Check(
        "units_of_one_area",
        ERROR,
        "Obec, ORP, kraj i stát jsou jako územní celek jen jednou, aby se nepočítaly dvakrát",
        "SELECT covered_area_code FROM unit "
        f"WHERE covered_area_code IS NOT NULL AND unit_kind <> '{UnitKind.CITY_DISTRICT}' "
        "GROUP BY covered_area_code HAVING count(*) > 1",
    ),
    Check(
        "unit_kind_of_area",
        ERROR,
        "Druh územního celku odpovídá úrovni území, kterým celek je; skupina obcí žádným územím není",
        "SELECT unit_key, unit_kind, covered_area_code FROM unit LEFT JOIN ("
        f"SELECT area_code, level FROM area UNION ALL SELECT municipality_code, '{Level.MUNICIPALITY}' "
        "FROM municipality) known ON area_code = covered_area_code "
        f"WHERE level IS DISTINCT FROM CASE unit_kind {_LEVEL_CASES} END "
        "OR (area_code IS NULL AND covered_area_code IS NOT NULL)",
    ),
    Check(
        "unit_within_region",
        ERROR,
        "Územní celek i jeho členové leží v kraji, který je u celku uveden; stát v žádném kraji není",
        "SELECT DISTINCT unit_key, within_region_code FROM unit JOIN ("
        "SELECT unit_key, municipality_code FROM unit_municipality UNION ALL "
        "SELECT unit_key, municipality_code FROM unit JOIN membership ON area_code = covered_area_code "
        f"WHERE level <> '{Level.COUNTRY}') placed USING (unit_key) JOIN municipality USING (municipality_code) "
        "WHERE (covered_area_code IS NOT NULL OR within_region_code IS NOT NULL) "
        "AND region_code IS DISTINCT FROM within_region_code "
        "UNION ALL SELECT unit_key, within_region_code FROM unit JOIN area ON area_code = covered_area_code "
        f"WHERE level = '{Level.COUNTRY}' AND within_region_code IS NOT NULL",
    ),
    Check(
        "deadline_after_start",
        ERROR,
        "Termín indikátoru není před začátkem jeho projektu",
        "SELECT indicator_key FROM project_indicator JOIN project USING (project_key) "
        "WHERE deadline_latest < start_earliest",
    ),
    Check(
        "predecessors_end",
        ERROR,
        "Žádný projekt není svým vlastním předchůdcem, ani přes jiné projekty",
        "WITH RECURSIVE earlier(project_key, earlier_key) AS ("
        "SELECT project_key, predecessor_key FROM project WHERE predecessor_key IS NOT NULL UNION "
        "SELECT earlier.project_key, predecessor_key FROM earlier JOIN project ON project.project_key = earlier_key "
        "WHERE predecessor_key IS NOT NULL) SELECT project_key FROM earlier WHERE project_key = earlier_key",
    ),
    Check(
        "hidden_localities_untold",
        ERROR,
        "Žádné tvrzení není o malé rozpoznatelné lokalitě",
        "SELECT statement_key FROM statement JOIN ("
        "SELECT 'locality' AS subject_table, locality_key AS subject_key, locality_key FROM locality UNION ALL "
        "SELECT 'locality_observation', observation_key, locality_key FROM locality_observation) told "
        "USING (subject_table, subject_key) JOIN locality USING (locality_key) "
        f"WHERE small_identifiable <> '{Identifiable.NO}'",
    ),
    Check(
        "counts_of_one_unit",
        ERROR,
        "Zveřejněný počet má jednu jednotku: celky, obce a lokality se nikdy neslévají v jedno číslo",
        "SELECT metric FROM published_count GROUP BY metric HAVING count(DISTINCT counted_unit) > 1 UNION ALL "
        "SELECT metric FROM published_count GROUP BY metric, counted_unit, area_code, as_of_text, is_target "
        "HAVING count(*) > 1",
    ),
    Check(
        "survey_of_2015",
        ERROR,
        f"Mezi součty šetření lokalit je šetření z roku {SURVEY_YEAR}",
        "SELECT max(survey_year) FROM survey_total "
        f"HAVING count(*) > 0 AND count(*) FILTER (survey_year = {SURVEY_YEAR}) = 0",
    ),
    *(
        Check(
            f"survey_{column}_sum",
            ERROR,
            f"Šetření lokalit {SURVEY_YEAR}: „{FIELDS[column].label}“ je {limit_text(published)} "
            "jako součet krajů i jako Česko",
            f"SELECT survey_year, sum({column}) FILTER (area_code <> '{COUNTRY_CODE}') AS regions, "
            f"max({column}) FILTER (area_code = '{COUNTRY_CODE}') AS country FROM survey_total "
            f"WHERE survey_year = {SURVEY_YEAR} GROUP BY survey_year "
            f"HAVING regions IS DISTINCT FROM {published} OR country IS DISTINCT FROM {published}",
        )
        for column, published in SURVEY_TOTALS.items()
    ),
    Check(
        "statement_disagrees",
        WARNING,
        "Prameny se na údaji shodnou",
        "SELECT subject_table, subject_key, attribute FROM statement GROUP BY ALL "
        "HAVING count(DISTINCT stated_text) > 1 ORDER BY ALL",
    ),
    Check(
        "published_total_agrees",
        WARNING,
        "Zveřejněný počet obcí se rovná počtu v tabulce obcí téhož roku",
        "SELECT year, points_from, points_to, published_total.municipality_count, counted.n FROM published_total JOIN ("
        "SELECT t.year, t.points_from, t.points_to, t.source_key, "
        "count(*) FILTER (index_points BETWEEN t.points_from AND t.points_to) AS n "
        "FROM published_total t JOIN municipality_index USING (year) GROUP BY ALL) counted "
        "USING (year, points_from, points_to, source_key) WHERE published_total.municipality_count <> counted.n",
    ),
)
