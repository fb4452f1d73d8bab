"""Documents read back: what was written is what a reader, a spreadsheet or a program finds."""

import json
import shutil
import sqlite3
import subprocess
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from shapely.geometry import MultiPolygon, Polygon, box

from sei_core import export
from sei_core.domain.bands import Band
from sei_core.errors import UnknownExportError
from sei_core.export import About, Source, names
from sei_core.export.offer import Offer
from sei_core.export.xlsx import NUMBER_FORMAT, sheet_titles, workbook_of
from sei_core.view import theme
from sei_core.view.tables import Format

ABOUT = About(
    title="Index obcí 2023",
    description="Jeden řádek je obec.",
    date="31. 12. 2023",
    filters=("kraj: Ústecký",),
    sources=(Source("Zdroj: ASZ (MMR)", "Veřejně dostupná data", "https://example.cz/"),),
    created=date(2024, 5, 6),
)
FRAME = pd.DataFrame(
    {
        "municipality_code": ["567167", "012345"],
        "municipality_name": ["Obrnice", "=2+3"],
        "enforcement_share": [0.123456789, None],
        "index_points": pd.array([29, None], dtype="Int64"),
        "index_change": [-3, 2],
    }
)
LABELS = {
    "municipality_code": ("Kód obce", ""),
    "municipality_name": ("Obec", ""),
    "enforcement_share": ("Podíl osob v exekuci", ""),
    "index_points": ("Index", "bodů"),
    "index_change": ("Změna", "bodů"),
}
HOLED = Polygon([(14, 50), (14, 51), (15, 51), (15, 50)], [[(14.2, 50.2), (14.4, 50.2), (14.4, 50.4), (14.2, 50.4)]])
AREAS = gpd.GeoDataFrame(
    FRAME, geometry=[HOLED, MultiPolygon([box(16, 49, 16.123456789, 49.5), box(17, 49, 17.5, 49.5)])], crs="EPSG:4326"
)


def made(ending, frame=FRAME):
    return export.to_bytes(frame, ending, ABOUT, LABELS)


def test_machine_csv_keeps_names_points_and_text():
    assert made("csv").decode() == (
        "municipality_code,municipality_name,enforcement_share,index_points,index_change\n"
        "567167,Obrnice,0.123456789,29,-3\n"
        "012345,=2+3,,,2\n"
    )
    assert export.to_plain_csv(FRAME) == made("csv").decode()


def test_csv_for_czech_excel():
    assert made("excel.csv").decode("utf-8") == (
        "\ufeffKód obce;Obec;Podíl osob v exekuci (%);Index (bodů);Změna (bodů)\r\n"
        "567167;Obrnice;12,3456789;29;-3\r\n"
        "012345;'=2+3;;;2\r\n"
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_no_text_of_a_czech_csv_is_a_formula(text):
    frame = pd.DataFrame({"municipality_name": [text]})
    read = pd.read_csv(StringIO(export.to_bytes(frame, "excel.csv", ABOUT, LABELS).decode("utf-8-sig")), sep=";")
    assert read["Obec"].tolist() == [f"'{text}"]


def test_text_with_separators_and_quotes_survives_a_czech_csv():
    frame = pd.DataFrame({"municipality_name": ['a;b "c"\nd', "–", None]})
    content = export.to_bytes(frame, "excel.csv", ABOUT, LABELS).decode("utf-8-sig")
    read = pd.read_csv(StringIO(content), sep=";", skip_blank_lines=False)
    assert read["Obec"].fillna("").tolist() == ['a;b "c"\nd', "–", ""]


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(BytesIO(made("xlsx")))


def test_workbook_holds_types_formats_and_empty_cells(book):
    sheet = book["Data"]
    cells = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]
    assert [value for value, _ in cells[0]] == [
        "Kód obce",
        "Obec",
        "Podíl osob v exekuci",
        "Index (bodů)",
        "Změna (bodů)",
    ]
    assert cells[1] == [("567167", "s"), ("Obrnice", "s"), (0.123456789, "n"), (29, "n"), (-3, "n")]
    assert cells[2] == [("012345", "s"), ("=2+3", "s"), (None, "n"), (None, "n"), (2, "n")]
    assert [sheet.cell(2, column).number_format for column in range(1, 6)] == ["@", "@", "0.0 %", "#,##0", "+0;−0;0"]


def test_workbook_can_be_used_at_once(book):
    sheet = book["Data"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:E3"
    assert sheet.column_dimensions["A"].width >= 8
    assert sheet.print_title_rows == "$1:$1"


def test_workbook_says_what_it_is(book):
    told = {row[0]: row[1] for row in book["O datech"].iter_rows(values_only=True) if row[0]}
    assert told["Název"] == "Index obcí 2023"
    assert told["Datum dat"] == "31. 12. 2023"
    assert told["Výběr"] == "kraj: Ústecký"
    assert told["Vytvořeno"] == "6.\u00a05.\u00a02024"
    assert told["Počet řádků"] == "2"
    assert told["enforcement_share"] == "Podíl osob v exekuci"
    rows = list(book["O datech"].iter_rows(values_only=True))
    assert (None, "Zdroj: ASZ (MMR)", "Veřejně dostupná data", "https://example.cz/") in rows


@pytest.mark.parametrize("ending", export.ENDINGS)
def test_equal_input_gives_equal_bytes(ending):
    frame = AREAS if ending == "geojson" else FRAME
    assert made(ending, frame) == made(ending, frame)


@pytest.mark.parametrize("ending", export.ENDINGS)
def test_empty_table_is_a_valid_document(ending):
    content = made(ending, AREAS.head(0))
    assert len(content) > 0


def test_parquet_keeps_types_missing_and_description():
    content = made("parquet")
    read = pd.read_parquet(BytesIO(content))
    pd.testing.assert_frame_equal(read, FRAME, check_dtype=False)
    told = json.loads(pq.read_schema(BytesIO(content)).metadata[b"sei_core.about"])
    assert told["title"] == "Index obcí 2023"
    assert told["created"] == "2024-05-06"


def test_geojson_follows_the_standard():
    collection = json.loads(made("geojson", AREAS))
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    assert collection["bbox"] == [14.0, 49.0, 17.5, 51.0]
    assert collection["metadata"]["sources"][0]["licence"] == "Veřejně dostupná data"
    first, second = collection["features"]
    assert first["properties"] == {
        "municipality_code": "567167",
        "municipality_name": "Obrnice",
        "enforcement_share": 0.123456789,
        "index_points": 29,
        "index_change": -3,
    }
    assert second["properties"]["enforcement_share"] is None
    outer, hole = (Polygon(ring) for ring in first["geometry"]["coordinates"])
    assert outer.exterior.is_ccw
    assert not hole.exterior.is_ccw
    assert second["geometry"]["type"] == "MultiPolygon"
    assert "16.12346" in json.dumps(second["geometry"])
    assert "16.123456" not in json.dumps(second["geometry"])


def test_geojson_from_the_national_grid_is_in_degrees():
    collection = json.loads(made("geojson", AREAS.to_crs("EPSG:5514")))
    assert collection["bbox"] == pytest.approx([14.0, 49.0, 17.5, 51.0], abs=1e-4)


def test_boundaries_stay_out_of_tables():
    assert made("csv", AREAS) == made("csv")


def test_unknown_ending_names_the_possible_ones():
    with pytest.raises(UnknownExportError) as caught:
        made("pdf", AREAS)
    assert str(caught.value) == (
        "Formát „pdf“ atlas neumí. Použijte některou z přípon: csv, excel.csv, xlsx, parquet, geojson, gpkg."
    )


def test_table_without_boundaries_says_so():
    with pytest.raises(UnknownExportError, match=r"nemá hranice.*csv, excel\.csv, xlsx, parquet, gpkg\.$"):
        made("geojson")


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("index.csv", "csv"),
        ("index.excel.csv", "excel.csv"),
        ("INDEX.XLSX", "xlsx"),
        ("a.b.geojson", "geojson"),
        ("index.pdf", "pdf"),
        ("index", ""),
    ],
)
def test_ending_of_a_file_name(name, ending):
    assert export.ending_of(name) == ending


def test_a_whole_day_is_a_date_in_a_workbook_and_what_is_less_precise_is_text():
    frame = pd.DataFrame({"start_text": ["2011/2012", None, "2010-05", "2010-05-31"]})
    labels = {"start_text": ("Začátek", "", Format.DATED)}

    sheet = openpyxl.load_workbook(BytesIO(export.to_bytes(frame, "xlsx", ABOUT, labels)))["Data"]

    assert [cell.value for cell in sheet["A"]] == ["Začátek", "2011/2012", None, "5/2010", datetime(2010, 5, 31)]


def test_every_way_to_write_a_column_has_a_number_format():
    assert set(NUMBER_FORMAT) == set(Format)


def test_every_file_with_a_description_says_how_it_is_cited():
    wanted = "Atlas sociálního začleňování: Index obcí 2023 [31. 12. 2023]. Zdroj: ASZ (MMR). Staženo 6. 5. 2024."
    about = openpyxl.load_workbook(BytesIO(export.to_bytes(FRAME, "xlsx", ABOUT, LABELS)))["O datech"]
    rows = {row[0].value: row[1].value for row in about.iter_rows()}
    stored = pq.read_schema(BytesIO(export.to_bytes(FRAME, "parquet", ABOUT, LABELS))).metadata

    assert rows["Citace"].replace("\xa0", " ") == wanted
    assert [
        json.loads(value)["citation"].replace("\xa0", " ") for value in stored.values() if b"citation" in value
    ] == [wanted]


#: What a spreadsheet would take for a formula, a code that begins with zeros, and a missing value.
TRAPS = pd.DataFrame(
    {
        "municipality_code": ["012345", "000001", "567337", "500011", "599999"],
        "municipality_name": ["=2+3", "+420", "-1", "@SUM(A1)", '=HYPERLINK("http://x.cz";"y")'],
        "index_points": pd.array([0, 2, 11, 12, None], dtype="Int64"),
        "index_band": ["0–1", "2–7", "8–11", "12–30", None],
    }
)
TRAP_LABELS = LABELS | {"index_band": ("Pásmo", "")}


def saved(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def gdal(*words: object) -> str:
    """Run a program of GDAL; its warnings are mistakes of ours."""
    if not shutil.which(str(words[0])):
        pytest.skip("GDAL is not installed")
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True)
    assert not done.stderr
    return done.stdout


def test_another_program_reads_a_workbook_as_it_was_written(tmp_path):
    content = export.to_bytes(TRAPS, "xlsx", ABOUT, TRAP_LABELS)
    path = saved(tmp_path, "traps.xlsx", content)
    target = tmp_path / "traps.csv"

    gdal("ogr2ogr", "-f", "CSV", target, path, "Data")

    read = pd.read_csv(target, dtype="str")
    assert read["Kód obce"].tolist() == TRAPS["municipality_code"].tolist()
    assert read["Obec"].tolist() == TRAPS["municipality_name"].tolist()
    sheet = openpyxl.load_workbook(BytesIO(content))["Data"]
    assert {cell.data_type for row in sheet["A2:B6"] for cell in row} == {"s"}


def test_the_spreadsheet_of_libreoffice_computes_nothing(tmp_path):
    program = shutil.which("soffice")
    if not program or not (Path(program).resolve().parent / "libsclo.so").exists():
        pytest.skip("LibreOffice Calc is not installed")
    path = saved(tmp_path, "traps.xlsx", export.to_bytes(TRAPS, "xlsx", ABOUT, TRAP_LABELS))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"

    subprocess.run(
        [program, profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", path],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )

    read = pd.read_csv(tmp_path / "traps.csv", dtype="str")
    assert read["Kód obce"].tolist() == TRAPS["municipality_code"].tolist()
    assert read["Obec"].tolist() == TRAPS["municipality_name"].tolist()


def test_bands_and_points_of_a_workbook_have_the_colours_of_the_bands():
    sheet = openpyxl.load_workbook(BytesIO(export.to_bytes(TRAPS, "xlsx", ABOUT, TRAP_LABELS)))["Data"]

    painted = {str(area.sqref): rules for area, rules in sheet.conditional_formatting._cf_rules.items()}
    assert set(painted) == {"C2:C6", "D2:D6"}
    assert [rule.formula[0] for rule in painted["C2:C6"]] == [
        "AND(ISNUMBER(C2),C2>=0,C2<2)",
        "AND(ISNUMBER(C2),C2>=2,C2<8)",
        "AND(ISNUMBER(C2),C2>=8,C2<12)",
        "AND(ISNUMBER(C2),C2>=12,C2<31)",
    ]
    assert [rule.formula[0].partition(",")[0] for rule in painted["D2:D6"]] == [f'OR(D2="{band}"' for band in Band]
    for rules in painted.values():
        fills = [f"#{rule.dxf.fill.bgColor.rgb[2:].lower()}" for rule in rules]
        inks = [f"#{rule.dxf.font.color.rgb[2:].lower()}" for rule in rules]
        assert fills == [theme.BAND_COLOUR[band] for band in Band]
        assert all(theme.contrast(fill, ink) >= 4.5 for fill, ink in zip(fills, inks, strict=True))


def test_several_tables_are_several_sheets_described_together():
    sheets = [("Obce: [2023]", TRAPS, TRAP_LABELS), ("Obce 2023", FRAME, LABELS), ("O DATECH", FRAME.head(0), LABELS)]

    book = openpyxl.load_workbook(BytesIO(workbook_of(sheets, ABOUT)))

    assert book.sheetnames == ["Obce 2023", "Obce 2023 (2)", "O DATECH (2)", "O datech"]
    assert [book[name].max_row for name in book.sheetnames[:3]] == [6, 3, 1]
    assert [book[name].freeze_panes for name in book.sheetnames[:3]] == ["C2"] * 3
    told = list(book["O datech"].iter_rows(values_only=True))
    assert [row[1] for row in told if row[0] == "Počet řádků"] == [
        "Obce 2023: 5",
        "Obce 2023 (2): 2",
        "O DATECH (2): 0",
    ]
    assert [row[0] for row in told].index("Obce 2023 (2)") < [row[0] for row in told].index("index_change")


def test_a_sheet_has_a_name_that_a_workbook_takes():
    long = "Ukazatele obcí Ústeckého kraje podle pásem"

    made = sheet_titles([long, long, "'", "a/b\\c", "O datech"])

    assert made == ["Ukazatele obcí Ústeckého kraje", "Ukazatele obcí Ústeckého kr (2)", "Data", "a b c", "O datech"]
    assert max(map(len, made)) <= 31


def test_what_does_not_fit_in_a_cell_is_refused_aloud():
    with pytest.raises(ValueError, match="row 1, column 'municipality_name' does not fit"):
        made("xlsx", pd.DataFrame({"municipality_name": ["a" * 32_768]}))


def test_geopackage_is_a_layer_that_says_what_it_is(tmp_path):
    content = export.to_bytes(AREAS.to_crs("EPSG:5514"), "gpkg", ABOUT, LABELS, "index-obci")
    path = saved(tmp_path, "areas.gpkg", content)

    said = gdal("ogrinfo", "-so", path, "index_obci")
    listed = gdal("ogr2ogr", "-f", "CSV", "/vsistdout/", path, "index_obci")

    assert "Geometry: Multi Polygon" in said
    assert "Feature Count: 2" in said
    assert 'ID["EPSG",4326]' in said
    assert "Extent: (14.000000, 49.000000) - (17.500000, 51.000000)" in said
    assert "IDENTIFIER=Index obcí 2023" in said
    assert "DESCRIPTION=Jeden řádek je obec. – Zdroj: ASZ (MMR) (Veřejně dostupná data)" in said
    assert "citation=Atlas sociálního začleňování: Index obcí 2023 [31. 12. 2023]." in said
    assert pd.read_csv(StringIO(listed), dtype="str", keep_default_na=False).to_dict("list") == {
        "municipality_code": ["567167", "012345"],
        "municipality_name": ["Obrnice", "=2+3"],
        "enforcement_share": ["0.123456789", ""],
        "index_points": ["29", ""],
        "index_change": ["-3", "2"],
    }


def test_geopackage_describes_itself_in_a_table_of_its_own(tmp_path):
    path = saved(tmp_path, "areas.gpkg", export.to_bytes(AREAS, "gpkg", ABOUT, LABELS))

    with sqlite3.connect(path) as file:
        told = file.execute("SELECT polozka, hodnota FROM o_datech").fetchall()
        changed = file.execute("SELECT DISTINCT last_change FROM gpkg_contents").fetchall()

    assert ("Výběr", "kraj: Ústecký") in told
    assert ("Zdroje", "Zdroj: ASZ (MMR) · Veřejně dostupná data · https://example.cz/") in told
    assert ("index_points", "Index (bodů)") in told
    assert dict(told)["Souřadnicový systém"].startswith("WGS 84 (EPSG:4326)")
    assert changed == [("2024-05-06T00:00:00.000Z",)]


def test_table_without_boundaries_is_a_geopackage_of_attributes(tmp_path):
    path = saved(tmp_path, "rows.gpkg", made("gpkg"))

    assert "Geometry: None" in gdal("ogrinfo", "-so", path, "data")
    with sqlite3.connect(path) as file:
        assert "Souřadnicový systém" not in dict(file.execute("SELECT polozka, hodnota FROM o_datech").fetchall())


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("pasma-uzemi", "Ústecký kraj", 2023), "pasma-uzemi_ustecky-kraj_2023"),
        (("ukazatele-obce", "567337", 2023), "ukazatele-obce_567337_2023"),
        (("zdroje", "", None), "zdroje"),
        (("Body – podíl (%)", "ORP Žďár n. S.", None), "body-podil_orp-zdar-n-s"),
    ],
)
def test_files_are_named_by_what_where_and_when(parts, name):
    assert names.file_name(*parts) == name


def test_an_offer_names_only_the_place_and_year_that_all_rows_are_of():
    sources = pd.DataFrame({"data_date": []})
    of_year, of_years = pd.DataFrame({"year": [2023, 2023]}), pd.DataFrame({"year": [2022, 2023]})

    assert Offer(FRAME, "pasma", sources).file_name == "pasma"
    assert Offer(of_year, "pasma", sources).file_name == "pasma_2023"
    assert Offer(of_years, "pasma", sources).file_name == "pasma"
    assert Offer(of_years, "pasma", sources, place="okres Most", year=2023).file_name == "pasma_okres-most_2023"
    assert list(Offer(of_year, "pasma", sources, title="Pásma").files) == ["excel.csv", "xlsx", "parquet"]
