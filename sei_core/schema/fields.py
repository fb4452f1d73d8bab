"""Each column of the atlas, once: type, unit, limits and Czech label."""

from __future__ import annotations

from sei_core.schema.field import Field, Kind
from sei_core.schema.support_fields import SUPPORT_FIELDS

#: More than these is a slip of the pen: Česko has under 11 million inhabitants, and means of months count twelvefold.
MOST_PERSONS = 20_000_000
MOST_TWELFTHS = 12 * MOST_PERSONS

NO_SCHOOL = "obec nemá vlastní školu s běžnými třídami"
NO_BASE = "základ je nula"
NO_SCHOOL_OR_BASE = f"{NO_SCHOOL}, nebo {NO_BASE}"
NO_LQ = f"{NO_SCHOOL_OR_BASE}, nebo území neleží v jednom kraji"
NO_DONOR_MATCH = "dárce převzatých bodů není znám"
NO_POINT = "obec vznikla po poslední aktualizaci hranic"
NO_DONOR = "obec bez vlastní školy nemá definiční bod, podle kterého by se našel dárce"

_INT, _NUM = Kind.INTEGER, Kind.NUMBER

FIELDS = {
    field.name: field
    for field in (
        # territory
        Field("municipality_code", "Kód obce"),
        Field("municipality_name", "Obec"),
        Field("status", "Status obce"),
        Field("opou_code", "Kód OPOU"),
        Field("orp_code", "Kód ORP"),
        Field("district_code", "Kód okresu"),
        Field("region_code", "Kód kraje"),
        Field("level", "Úroveň"),
        Field("area_code", "Kód území"),
        Field("area_name", "Území"),
        Field("parent_code", "Kód nadřazeného území", missing="Česko nic nadřazeného nemá"),
        Field("definition_lat", "Definiční bod – šířka", _NUM, "°", 48, 52, missing=NO_POINT),
        Field("definition_lon", "Definiční bod – délka", _NUM, "°", 12, 19, missing=NO_POINT),
        Field("label_lat", "Bod pro popisek – šířka", _NUM, "°", 48, 52, missing=NO_POINT),
        Field("label_lon", "Bod pro popisek – délka", _NUM, "°", 12, 19, missing=NO_POINT),
        Field("neighbour_code", "Kód sousední obce"),
        Field("geometry_wkb", "Hranice (WKB, EPSG:4326)", Kind.GEOMETRY),
        # index, as received
        Field("year", "Rok", _INT, "", 2016, 2100),
        Field("population_15plus", "Obyvatelé 15+", _INT, "osob", 0, MOST_PERSONS),
        Field("population_15_64", "Obyvatelé 15–64", _INT, "osob", 0, MOST_PERSONS),
        Field("enforcement_count", "Osoby v exekuci", _INT, "osob", 0, MOST_PERSONS),
        Field(
            "housing_benefit_twelfths",
            "Příspěvky na bydlení za rok (dvanáctiny průměrného měsíce)",
            _INT,
            "dávek",
            0,
            MOST_TWELFTHS,
        ),
        Field(
            "subsistence_benefit_twelfths",
            "Příspěvky na živobytí za rok (dvanáctiny průměrného měsíce)",
            _INT,
            "dávek",
            0,
            MOST_TWELFTHS,
        ),
        Field("long_unemployment_count", "Uchazeči v evidenci déle než 6 měsíců", _INT, "osob", 0, MOST_PERSONS),
        Field("early_leaving_count", "Předčasné odchody ze ZŠ", _INT, "žáků", 0, MOST_PERSONS, missing=NO_SCHOOL),
        Field(
            "early_leaving_base",
            "Žáci, kteří ukončili povinnou docházku",
            _INT,
            "žáků",
            0,
            MOST_PERSONS,
            missing=NO_SCHOOL,
        ),
        Field("published_points", "Index zveřejněný", _INT, "bodů", 0, 30),
        # index, derived
        Field("indicator", "Ukazatel"),
        Field("position", "Pořadí ukazatele", _INT, "", 1, 5),
        Field("parts_per_unit", "Dílů v jednotce počtu", _INT, "", 1, 12),
        Field("share_lo", "Podíl: 1 bod od", _NUM),
        Field("share_hi", "Podíl: 2 body nad", _NUM),
        Field("lq_lo", "Kvocient: 1 bod od", _NUM),
        Field("lq_hi", "Kvocient: 2 body nad", _NUM),
        Field("count_lo", "Počet: 1 bod od", _NUM),
        Field("count_hi", "Počet: 2 body nad", _NUM),
        Field("count", "Počet", _NUM, "", 0, MOST_PERSONS, missing=NO_SCHOOL),
        Field("base", "Základ", _INT, "", 0, MOST_PERSONS, missing=NO_SCHOOL),
        Field("share", "Podíl", _NUM, "", 0, missing=NO_SCHOOL_OR_BASE),
        Field("lq", "Lokalizační kvocient", _NUM, "", 0, missing=NO_LQ),
        Field("share_points", "Body za podíl", _INT, "bodů", 0, 10, missing=NO_DONOR_MATCH),
        Field("lq_points", "Body za lokalizační kvocient", _INT, "bodů", 0, 10, missing=NO_DONOR_MATCH),
        Field("count_points", "Body za počet", _INT, "bodů", 0, 10, missing=NO_DONOR_MATCH),
        Field("points", "Body za ukazatel", _INT, "bodů", 0, 6, missing=NO_DONOR_MATCH),
        Field("donor_code", "Kód pravděpodobného dárce", missing=f"obec má vlastní školu, nebo: {NO_DONOR}"),
        Field("index_points", "Index sociálního vyloučení", _INT, "bodů", 0, 30),
        Field("computed_points", "Index přepočtený pravidlem", _INT, "bodů", 0, 30, missing=NO_DONOR),
        Field("band", "Pásmo"),
        Field("rank", "Pořadí", _INT, "", 1),
        Field("region_share", "Podíl v kraji", _NUM, "", 0, missing=NO_BASE),
        Field("country_share", "Podíl v Česku", _NUM, "", 0, missing=NO_BASE),
        Field("yardstick_share", "Měřítko (průměr kraje a Česka)", _NUM, "", 0, missing=NO_BASE),
        # aggregates
        Field("municipality_count", "Počet obcí", _INT, "", 0),
        Field("plain_mean_points", "Prostý průměr indexu", _NUM, "bodů", 0, 30),
        Field(
            "weighted_mean_points",
            "Průměr indexu vážený obyvateli 15+",
            _NUM,
            "bodů",
            0,
            30,
            missing="území nemá obyvatele",
        ),
        Field("mean_points", "Průměrné body za ukazatel", _NUM, "bodů", 0, 6),
        # published country totals
        Field("scope", "Území"),
        Field("points_from", "Body od", _INT, "bodů", 0, 30),
        Field("points_to", "Body do", _INT, "bodů", 0, 30),
        Field("note", "Poznámka", missing="bez poznámky"),
        Field("source_key", "Klíč zdroje"),
        # provenance
        Field("producer", "Původce"),
        Field("title", "Název"),
        Field("url", "Adresa", missing="bez adresy"),
        Field("data_date", "Datum dat"),
        Field("data_year", "Rok indexu", _INT, "", 2016, 2100, missing="zdroj není jen za jeden rok indexu"),
        Field("received_date", "Datum převzetí"),
        Field("licence", "Licence"),
        Field("attribution", "Uvedení zdroje"),
        Field("changes", "Co jsme s daty udělali"),
        Field("table_name", "Tabulka"),
        Field("entry_order", "Pořadí", _INT, "", 1),
        Field("entered_at", "Zapsáno (UTC)"),
        Field("column_name", "Sloupec"),
        Field("before_text", "Před zápisem", missing="údaj tu nebyl"),
        Field("after_text", "Po zápisu", missing="údaj byl odstraněn"),
        Field("check_name", "Kontrola"),
        Field("description", "Popis"),
        Field("severity", "Závažnost"),
        Field("row_count", "Počet řádků", _INT, "", 0),
        Field("example", "První případy", missing="žádné"),
        Field("key", "Klíč"),
        Field("value", "Hodnota"),
        Field("imported_kind", "Druh importu", missing="soubor z data/"),
        Field("imported_year", "Importovaný rok", _INT, "", 2016, 2100, missing="soubor není jeden rok indexu"),
        Field("file_name", "Soubor"),
        Field("sha256", "Otisk SHA-256", missing="zdroj nemá soubor"),
        *SUPPORT_FIELDS,
    )
}
