"""What the atlas ships with is read as recorded, and nothing else."""

import hashlib
import shutil
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from sei_core import paths
from sei_core.errors import DataFileError
from sei_core.ingest import shipped
from sei_core.schema.table import CITED, INDEX
from sei_core.schema.tables import TABLES

SHIPPED = [table for table in TABLES.values() if table.shipped]
HEADER = ",".join(TABLES["index_input"].columns)
GOOD = f"{HEADER}\n2024,500011,1000,800,100,2348,150,8,2,59,7\n2024,500020,200,150,50,120,39,0,,,0\n"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the shipped data, to be spoilt."""
    return Path(shutil.copytree(paths.data(), tmp_path / "data"))


def record(root: Path, **files: str) -> None:
    """Write index files of years, with their checksums as those of one source."""
    (root / "index").mkdir(exist_ok=True)
    lines = []
    for name, text in files.items():
        file = f"index/{name.removeprefix('y')}.csv"
        (root / file).write_text(text, encoding="utf-8")
        lines.append(f'"{file}" = "{sha256(text.encode())}"')
    (root / "sources.toml").write_text("[isv.files]\n" + "\n".join(lines), encoding="utf-8")


def problems_of(root: Path, name: str = "index_input") -> list[str]:
    with pytest.raises(DataFileError) as error:
        shipped.read_table(TABLES[name], root)
    return error.value.problems


@pytest.mark.parametrize("table", SHIPPED, ids=lambda table: table.name)
def test_shipped_table_has_its_columns_and_types(table):
    frame = shipped.read_table(table, paths.data())

    assert list(frame.columns) == [field.name for field in table.written]
    assert len(frame) > 0 or table.name == "unit_phase"  # no source says where a unit stands
    for field in table.written:
        missing = frame[field.name].isna().any()
        assert not missing or table.may_miss(field), field.name
        if field.name.endswith("_code"):
            assert frame[field.name].dtype == "str", field.name


def test_index_counts_early_leaving_only_where_there_is_a_school():
    index = shipped.read_table(TABLES["index_input"], paths.data())

    assert index.dtypes[["year", "published_points", "early_leaving_count"]].astype(str).to_list() == [
        "int64",
        "int64",
        "Int64",
    ]
    assert [len(index), index["early_leaving_count"].isna().sum()] == [6258, 4890]


def test_sources_of_the_years_of_the_index_are_told_by_their_files(tmp_path):
    (tmp_path / "sources.toml").write_text(
        '[b]\nfiles = {"index/2024.csv" = "1"}\n'
        '[a]\nfiles = {"index/2023.csv" = "2", "totals/published_total.csv" = "3"}\n'
        '[c]\nfiles = {"totals/published_total.csv" = "3"}\n'
    )

    assert shipped.index_sources(tmp_path) == [(2023, "a"), (2024, "b")]
    assert shipped.index_file(tmp_path, 2024) == tmp_path / "index" / "2024.csv"


def test_boundaries_belong_to_the_municipalities():
    boundaries = shipped.read_boundaries(paths.data())
    municipalities = shipped.read_table(TABLES["municipality"], paths.data())

    assert list(boundaries.columns) == ["municipality_code", "geometry"]
    assert boundaries.crs.to_epsg() == 4326
    assert boundaries["municipality_code"].to_list() == municipalities["municipality_code"].to_list()


def test_sources_are_those_of_the_tables():
    sources = shipped.read_sources(paths.data())

    assert list(sources.columns) == list(TABLES["source"].columns)
    assert sources["source_key"].is_monotonic_increasing
    assert {key for table in TABLES.values() for key in table.sources} - {CITED, INDEX} <= set(sources["source_key"])
    assert sources.set_index("source_key")["url"].isna().to_dict()["method_notes"]


def test_several_addresses_of_a_source_are_joined(tmp_path):
    text = dict.fromkeys(("producer", "title", "data_date", "licence", "attribution", "changes"), "x")
    entries = "".join(f'{name} = "{value}"\n' for name, value in text.items())
    (tmp_path / "sources.toml").write_text(f'[a]\nurls = ["p", "q"]\nreceived_date = 2025-01-02\n{entries}')

    source = shipped.read_sources(tmp_path).iloc[0]

    assert [source["url"], source["received_date"]] == ["p | q", "2025-01-02"]
    assert pd.isna(source["sha256"])


def test_source_without_an_entry_is_refused(tmp_path):
    (tmp_path / "sources.toml").write_text(
        '[a]\nproducer = "x"\ntitle = "x"\ndata_date = "x"\nreceived_date = 2025-01-02\n'
    )

    with pytest.raises(DataFileError) as error:
        shipped.read_sources(tmp_path)

    assert error.value.problems == [
        f"zdroj „a“: chybí údaj „{name}“ – doplňte jej" for name in ("licence", "attribution", "changes")
    ]


def test_broken_record_of_sources_is_refused(tmp_path):
    (tmp_path / "sources.toml").write_text("[a\n")

    with pytest.raises(DataFileError, match="zápis zdrojů nelze přečíst"):
        shipped.read_sources(tmp_path)


def test_tampered_file_is_refused_with_the_checksum_to_record(root):
    file = root / "index" / "2023.csv"
    recorded = sha256(file.read_bytes())
    file.write_text(file.read_text().replace("2023,500011,1627,", "2023,500011,1628,"))
    found = sha256(file.read_bytes())

    assert problems_of(root) == [
        f"index/2023.csv: otisk {found[:12]}… nesouhlasí se zapsaným {recorded[:12]}… – vraťte původní soubor, "
        f"nebo změnu zkontrolujte a zapište do sources.toml nový otisk {found}"
    ]


def test_tampered_boundaries_are_refused(root):
    with (root / "boundaries" / "municipality.parquet").open("ab") as file:
        file.write(b"x")

    with pytest.raises(DataFileError, match=r"boundaries/municipality\.parquet: otisk \w{12}… nesouhlasí"):
        shipped.read_boundaries(root)


def test_boundaries_that_are_no_parquet_are_refused(root):
    (root / "boundaries" / "municipality.parquet").write_bytes(b"PAR1 nonsense")
    shipped.record_checksums(root)

    with pytest.raises(DataFileError) as error:
        shipped.read_boundaries(root)

    assert error.value.problems == ["boundaries/municipality.parquet: soubor nelze přečíst – vraťte původní soubor"]


def test_new_checksums_are_recorded_for_every_source_of_a_file(root):
    file = root / "territory" / "municipality.csv"
    file.write_text(file.read_text().replace("Libhošť", "Libhoštˇ"))
    before = shipped.checksums(root).set_index("file_name")

    assert shipped.record_checksums(root) == ["territory/municipality.csv"]

    after = shipped.checksums(root).set_index("file_name")
    assert (after["recorded"] == after["sha256"]).all()
    assert before.index[before["recorded"] != before["sha256"]].to_list() == ["territory/municipality.csv"]
    assert (root / "sources.toml").read_text().count(sha256(file.read_bytes())) == 2
    assert len(shipped.read_table(TABLES["municipality"], root)) == 6258


def test_absent_and_unrecorded_files_are_refused(tmp_path):
    record(tmp_path, y2023=GOOD.replace("2024", "2023"))
    (tmp_path / "index" / "2024.csv").write_text(GOOD)

    assert problems_of(tmp_path) == [
        f"index/2024.csv: soubor nemá zápis v sources.toml – doplňte jeho zdroj a otisk {sha256(GOOD.encode())}"
    ]
    assert problems_of(tmp_path, "area") == [
        "territory/area.csv: soubor chybí – vraťte jej, nebo zrušte jeho zápis v sources.toml"
    ]


def test_every_shipped_year_of_the_index_is_read(tmp_path):
    record(tmp_path, y2024=GOOD, y2019=GOOD.replace("2024,", "2019,"))

    years = shipped.read_index_years(tmp_path)

    assert [frame["year"].unique().tolist() for frame in years] == [[2019], [2024]]
    assert_frame_equal(years[0].drop(columns="year"), years[1].drop(columns="year"))
    assert shipped.files(tmp_path) == [tmp_path / "index" / "2019.csv", tmp_path / "index" / "2024.csv"]


COUNT, KEY = "řádek 3, sloupec „enforcement_count“", "řádek 3, sloupec „year, municipality_code“"
FAULTS = {
    "negative": (
        "50,120,39",
        "-50,120,39",
        f"{COUNT}: hodnota „-50“ je záporná – opravte počet na 0 nebo více",
    ),
    "not a number": (
        "50,120,39",
        "x,120,39",
        f"{COUNT}: hodnota „x“ není číslo – napište jen číslo, bez jednotky a poznámky",
    ),
    "not whole": (
        "50,120,39",
        "50.5,120,39",
        f"{COUNT}: hodnota „50.5“ není celé číslo – opravte ji na celé číslo",
    ),
    "empty": ("50,120,39", ",120,39", f"{COUNT}: buňka je prázdná – doplňte hodnotu"),
    "text where there may be nothing": (
        "0,,,0",
        "0,x,,0",
        "řádek 3, sloupec „early_leaving_count“: hodnota „x“ není číslo – napište jen číslo, bez jednotky a poznámky",
    ),
    "out of range": (
        "0,,,0",
        "0,,,31",
        "řádek 3, sloupec „published_points“: hodnota „31“ je mimo rozmezí 0–30 – opravte ji",
    ),
    "repeated": (
        "2024,500020",
        "2024,500011",
        f"{KEY}: hodnota „2024, 500011“ se opakuje – ponechte jeden řádek",
    ),
    "unsorted": (
        "2024,500020",
        "2024,500010",
        f"{KEY}: hodnota „2024, 500010“ porušuje řazení – seřaďte soubor podle sloupců year, municipality_code",
    ),
    "another year": ("2024,", "2023,", "rok 2023 neodpovídá názvu souboru 2024 – opravte název nebo sloupec year"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_of_a_shipped_table_is_named(fault, tmp_path):
    right, wrong, message = FAULTS[fault]
    record(tmp_path, y2024=GOOD.replace(right, wrong))

    assert problems_of(tmp_path) == [message]


def test_other_columns_are_refused(tmp_path):
    record(tmp_path, y2024="year,municipality_code\n2024,500011\n")

    assert problems_of(tmp_path) == [f"sloupce jsou year, municipality_code; mají být {HEADER.replace(',', ', ')}"]


@pytest.mark.parametrize("text", ["", f"{HEADER}\n1,2\n{'1,' * 30}\n"])
def test_unreadable_table_is_refused(text, tmp_path):
    record(tmp_path, y2024=text)

    assert problems_of(tmp_path) == ["2024.csv: soubor nelze přečíst – vraťte původní soubor"]
