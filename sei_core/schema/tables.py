"""Each table of a release, once: columns, key, Czech title, sources.

DDL, labels of exports, the page Zdroje and the table of tables in README come from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from sei_core.domain.indicators import Test
from sei_core.schema.fields import FIELDS, Field


@dataclass(frozen=True)
class Table:
    """One table of a release.

    Attributes:
        name: its name in DuckDB.
        title: Czech title.
        grain: what one row is, in Czech.
        columns: names of its fields, in order; every one is in ``FIELDS``.
        key: columns that identify a row.
        sources: keys of ``data/sources.toml`` that its facts come from; ``INDEX`` stands for those of the years of the
            index, shipped and imported, whichever a release is made from.
        shipped: path below ``data/`` if the table is a shipped CSV, otherwise empty.
    """

    name: str
    title: str
    grain: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    sources: tuple[str, ...]
    shipped: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The described columns, in order."""
        return tuple(FIELDS[name] for name in self.columns)

    @property
    def by_year(self) -> bool:
        """Whether its rows belong to years of the index, so that one year can be asked for."""
        return INDEX in self.sources

    @property
    def select(self) -> str:
        """SELECT of its rows in the order of the key; those of ``$year`` where it has years of the index."""
        where = " WHERE year = $year" if self.by_year else ""
        return f"SELECT {', '.join(self.columns)} FROM {self.name}{where} ORDER BY {', '.join(self.key)}"


#: In place of a key of a source: the sources of the years of the index.
INDEX = "index"
#: The workbook that the rule of the index was derived from.
RULE = "isv_2023"
TERRITORY, POINTS, RUIAN = "territory_2023", "ruian_points", "ruian_boundaries"
TOTALS = ("ctk_2022", "ctk_2023", "ct24_2025", "isv_2023", "method_notes", "nemovitostprofi_2024")

TABLES = {
    table.name: table
    for table in (
        Table(
            "municipality",
            "Obce",
            "obec nebo vojenský újezd",
            (
                "municipality_code",
                "municipality_name",
                "status",
                "opou_code",
                "orp_code",
                "district_code",
                "region_code",
                "definition_lat",
                "definition_lon",
                "label_lat",
                "label_lon",
            ),
            ("municipality_code",),
            (TERRITORY, POINTS),
            "territory/municipality.csv",
        ),
        Table(
            "area",
            "Území vyšších úrovní",
            "OPOU, ORP, okres, kraj nebo Česko",
            ("level", "area_code", "area_name", "parent_code"),
            ("area_code",),
            (TERRITORY,),
            "territory/area.csv",
        ),
        Table(
            "membership",
            "Příslušnost obcí k územím",
            "obec a jedno z území, ve kterých leží",
            ("municipality_code", "level", "area_code"),
            ("municipality_code", "area_code"),
            (TERRITORY,),
        ),
        Table(
            "indicator",
            "Stavba indexu",
            "ukazatel a hranice jeho tří zkoušek",
            (
                "indicator",
                "position",
                "parts_per_unit",
                *(f"{test}_{bound}" for test in Test for bound in ("lo", "hi")),
            ),
            ("indicator",),
            (RULE,),
        ),
        Table(
            "index_input",
            "Vstupy indexu",
            "obec v jednom roce: surové počty, základy a zveřejněné body",
            (
                "year",
                "municipality_code",
                "population_15plus",
                "population_15_64",
                "enforcement_count",
                "housing_benefit_twelfths",
                "subsistence_benefit_twelfths",
                "long_unemployment_count",
                "early_leaving_count",
                "early_leaving_base",
                "published_points",
            ),
            ("year", "municipality_code"),
            (INDEX,),
            "index/2023.csv",
        ),
        Table(
            "published_total",
            "Zveřejněné počty obcí",
            "jeden zveřejněný počet obcí v rozmezí bodů za rok",
            ("year", "scope", "points_from", "points_to", "municipality_count", "source_key", "note"),
            ("year", "scope", "points_from", "points_to", "source_key"),
            TOTALS,
            "totals/published_total.csv",
        ),
        Table(
            "municipality_index",
            "Index obcí",
            "obec v jednom roce: index, pásmo, pořadí a body podle zkoušek",
            (
                "year",
                "municipality_code",
                "population_15plus",
                "index_points",
                "computed_points",
                "band",
                "share_points",
                "lq_points",
                "count_points",
                "rank",
            ),
            ("year", "municipality_code"),
            (INDEX,),
        ),
        Table(
            "indicator_result",
            "Ukazatele obcí",
            "obec, rok a ukazatel: počet, základ, podíl, kvocient a body tří zkoušek",
            (
                "year",
                "municipality_code",
                "indicator",
                "count",
                "base",
                "share",
                "lq",
                "share_points",
                "lq_points",
                "count_points",
                "points",
                "donor_code",
            ),
            ("year", "municipality_code", "indicator"),
            (INDEX, POINTS),
        ),
        Table(
            "yardstick",
            "Měřítka kvocientu",
            "kraj, rok a ukazatel: podíl kraje, Česka a jejich průměr",
            ("year", "region_code", "indicator", "region_share", "country_share", "yardstick_share"),
            ("year", "region_code", "indicator"),
            (INDEX,),
        ),
        Table(
            "area_index",
            "Index území",
            "území a rok: průměry indexu a velikost",
            (
                "year",
                "level",
                "area_code",
                "municipality_count",
                "population_15plus",
                "plain_mean_points",
                "weighted_mean_points",
            ),
            ("year", "area_code"),
            (INDEX,),
        ),
        Table(
            "area_band",
            "Pásma v územích",
            "území, rok a pásmo: obce a obyvatelé 15+",
            ("year", "level", "area_code", "band", "municipality_count", "population_15plus"),
            ("year", "area_code", "band"),
            (INDEX,),
        ),
        Table(
            "area_indicator",
            "Ukazatele území",
            "území, rok a ukazatel: počet, základ, podíl, kvocient a průměrné body",
            ("year", "level", "area_code", "indicator", "count", "base", "share", "lq", "mean_points"),
            ("year", "area_code", "indicator"),
            (INDEX,),
        ),
        Table(
            "neighbour",
            "Sousední obce",
            "dvojice obcí se společným úsekem hranice",
            ("municipality_code", "neighbour_code"),
            ("municipality_code", "neighbour_code"),
            (RUIAN,),
        ),
        Table(
            "area_boundary",
            "Hranice",
            "území a jeho zobecněná hranice",
            ("level", "area_code", "geometry_wkb"),
            ("area_code",),
            (RUIAN,),
        ),
        Table(
            "source",
            "Zdroje",
            "jeden zdroj dat",
            (
                "source_key",
                "producer",
                "title",
                "url",
                "data_date",
                "data_year",
                "received_date",
                "licence",
                "attribution",
                "changes",
                "sha256",
            ),
            ("source_key",),
            (),
        ),
        Table(
            "table_source",
            "Zdroje tabulek",
            "tabulka a zdroj, ze kterého čerpá",
            ("table_name", "source_key"),
            ("table_name", "source_key"),
            (),
        ),
        Table(
            "release_input",
            "Soubory vydání",
            "soubor, ze kterého vydání vzniklo",
            ("file_name", "sha256", "imported_year"),
            ("file_name",),
            (),
        ),
        Table(
            "quality_check",
            "Kontroly vydání",
            "jedna kontrola a počet řádků, které jí nevyhověly",
            ("check_name", "severity", "description", "row_count", "example"),
            ("check_name",),
            (),
        ),
        Table(
            "release_fact",
            "Údaje o vydání",
            "jeden údaj o vydání",
            ("key", "value"),
            ("key",),
            (),
        ),
    )
}
