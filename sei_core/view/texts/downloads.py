"""Page Ke stažení: all tables with their formats and the interface."""

from __future__ import annotations

from sei_core.view.texts.frame import DOWNLOAD, DOWNLOAD_HELP, OFFER_TITLE
from sei_core.view.texts.measures import COLUMN

DOWNLOADS_TITLE = "Ke stažení"
DOWNLOADS_LEAD = "Jak si odnést data atlasu?"

DOWNLOAD |= {"parquet": "Parquet", "gpkg": "GeoPackage", "csv": "CSV pro programy"}
DOWNLOAD_HELP |= {
    "csv": "Názvy sloupců atlasu, čárka a desetinná tečka; zdroje a citaci nese sešit XLSX.",
    "parquet": "Pro Python, R a DuckDB; typy sloupců zůstávají, zdroje a citace jsou v metadatech souboru.",
    "gpkg": "Vrstva pro GIS ve WGS 84 (EPSG:4326); popis, zdroje a citaci nese její tabulka o_datech.",
}
GPKG_SYSTEM = "Souřadnicový systém"
GPKG_WGS84 = "WGS 84 (EPSG:4326), zeměpisná délka a šířka ve stupních; do S-JTSK (EPSG:5514) ji převede každý GIS"
GPKG_DESCRIPTION = "{description} – {sources}"

OFFER_TITLE |= {"tabulky-ke-stazeni": "Tabulky ke stažení"}
COLUMN |= {
    "by_year": ("Podle roku",),
    "by_area": ("Podle území",),
    "endings": ("Přípony souborů",),
}

DOWNLOADS_CHOOSE = "Jedna tabulka"
DOWNLOADS_TABLE = "Tabulka"
DOWNLOADS_GRAIN = "**Co je řádek:** {grain}."
DOWNLOADS_ROWS = "Řádky"
DOWNLOADS_YEAR, DOWNLOADS_AREA = "Rok", "Území"
DOWNLOADS_NO_YEAR = "všechny"
DOWNLOADS_WHOLE = "celá tabulka"
DOWNLOADS_NAME = (
    "Soubory se jmenují „{name}“ s příponou formátu, CSV pro programy „{name}-data.csv“; vznikají až po stisknutí "
    "tlačítka."
)
DOWNLOADS_NOT_BY_AREA = "Tuto tabulku nelze omezit na území: stahuje se celá, ať je zvoleno jakékoli."
DOWNLOADS_SUPPRESSED = (
    "Malé lokality, ve kterých by šlo poznat jednotlivé domácnosti, nejsou uvedeny zvlášť; jejich počet v obci říká "
    "sloupec „{column}“."
)
DOWNLOADS_CITE = "Takto tabulku citujte:"
DOWNLOADS_ALL = "Všechny tabulky"
DOWNLOADS_ALL_NOTE = (
    "Počet řádků tabulky s roky je za rok {year}. Co znamenají sloupce, je na stránce Zdroje; vlastní výběr napříč "
    "tabulkami dovolí stránka SQL."
)
DOWNLOADS_DOCUMENTS = "Dokumenty"
DOWNLOADS_DOCUMENTS_NOTE = (
    "Snímky k jednání se skládají na stránce Prezentace, dvoustránkové profily k tisku jsou na stránkách Kraje a Obec; "
    "obrázky map a grafů stojí vždy pod nimi."
)
DOWNLOADS_LINKS = (
    ("pages/vystupy/prezentace.py", "Prezentace území"),
    ("pages/index/kraje.py", "Profil kraje"),
    ("pages/index/obec.py", "Profil obce"),
)
DOWNLOADS_REFERENCES = (
    ("pages/o_datech/zdroje.py", "Zdroje a sloupce tabulek"),
    ("pages/analyza/sql.py", "Dotaz v SQL"),
)
DOWNLOADS_INTERFACE = "Rozhraní pro programy"
DOWNLOADS_INTERFACE_NOTE = (
    "Stejná data dává server i programům, bez přihlášení a jen ke čtení. [Popis pro lidi]({human}) vysvětluje každou "
    "adresu, [dokument OpenAPI]({openapi}) ji popisuje strojům."
)
DOWNLOADS_NOT_SERVED = (
    "Atlas teď běží pod příkazem „streamlit run“, který rozhraní nemá. Adresy odpovídají, když ho spustíte příkazem "
    "„python -m sei_core serve“."
)
DOWNLOADS_BASE = "Základní adresa"
DOWNLOADS_ADDRESS = "Zvolená tabulka jako {format}"
DOWNLOADS_FORMAT = {"json": "JSON", "csv": "CSV", "geojson": "GeoJSON"}
DOWNLOADS_ADDRESS_WHOLE = (
    "Adresa vrací celou tabulku; podle území vybírá rozhraní řádky indexu a podpory, viz popis pro lidi."
)
DOWNLOADS_ADDRESS_PARTS = (
    "Najednou přijde nejvýše {most} řádků z {total}; další část vrátí tatáž adresa s „&offset={most_plain}“."
)
DOWNLOADS_GIS = "Vrstvy v QGIS"
DOWNLOADS_GIS_NOTE = (
    "V nabídce Vrstva → Přidat vrstvu → Přidat vrstvu WFS / OGC API – Features založte nové připojení s touto adresou "
    "a verzí OGC API – Features."
)
DOWNLOADS_COMMANDS = "Z příkazové řádky"
DOWNLOADS_COMMANDS_NOTE = "Totéž bez otevřené aplikace, ve složce s atlasem:"
