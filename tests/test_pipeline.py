"""From files to a served release: importing a year, undoing it, building again."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from sei_core import paths, pipeline, provenance, received_files
from sei_core.domain.levels import Level
from sei_core.domain.scoring import score
from sei_core.errors import DataFileError, LostReleaseError
from sei_core.ingest import shipped
from sei_core.queries import areas, meta, overview
from sei_core.schema import imported
from sei_core.schema.checks import CHECKS
from sei_core.schema.tables import TABLES
from sei_core.store import durable, journal, releases
from tests import importing


def publisher_csv(path, year: int, more_enforcement: int = 0) -> None:
    """Write a year in the layout of ``export index``, made from the shipped one."""
    (frame,) = shipped.read_index_years(paths.data())
    table = pd.DataFrame(
        {
            "municipality_code": frame["municipality_code"],
            "year": year,
            "index_points": frame["published_points"],
            "enforcement_count": (frame["enforcement_count"] + more_enforcement).clip(upper=frame["population_15plus"]),
            "enforcement_base": frame["population_15plus"],
            "housing_benefit_count": frame["housing_benefit_twelfths"] / 12,
            "subsistence_benefit_count": frame["subsistence_benefit_twelfths"] / 12,
            "long_unemployment_count": frame["long_unemployment_count"],
            "long_unemployment_base": frame["population_15_64"],
            "early_leaving_count": frame["early_leaving_count"],
            "early_leaving_base": frame["early_leaving_base"],
        }
    )
    table.to_csv(path, index=False)


def received(file: Path, year: int) -> provenance.Input:
    """A file as if it had been imported: several of them make one build with ``pipeline.build``."""
    digest = provenance.fingerprint(file)
    return provenance.Input(f"{year}-{digest[:12]}-20250131{file.suffix}", file, digest, imported.INDEX, year)


@pytest.fixture
def silent():
    return lambda step: None


def test_import_adds_a_year_and_rollback_takes_it_back(own_home, silent, tmp_path):
    first = releases.current_name()
    publisher_csv(tmp_path / "2024.csv", 2024, more_enforcement=3)
    index = received_files.read_import(tmp_path / "2024.csv")

    second = importing.publish_index(tmp_path / "2024.csv", index.year)

    assert first != second
    assert meta.years() == [2024, 2023]
    assert overview.summary(2024, "CZ")["high_change"].item() == 0
    assert areas.change(2024, Level.REGION)["value"].tolist() == [0.0] * 14
    told = meta.inputs().dropna(subset="imported_year")
    assert told["imported_year"].tolist() == [2024]
    assert (paths.received() / told["file_name"].item()).read_bytes() == (tmp_path / "2024.csv").read_bytes()

    assert meta.sources_of("index_input", year=2024)["attribution"].tolist() == [
        "Zdroj: ASZ (MMR), Index sociálního vyloučení 2024"
    ]
    assert meta.sources_of("index_input", year=2023)["source_key"].tolist() == ["isv_2023"]

    releases.rollback()
    assert meta.years() == [2023]
    assert not pipeline.is_stale(), "an undone import is not built again"
    assert pipeline.build(silent) == first


def test_a_release_of_an_older_program_keeps_its_imports_when_it_is_built_anew(empty_home, silent, tmp_path):
    publisher_csv(tmp_path / "2024.csv", 2024)
    name = importing.publish_index(tmp_path / "2024.csv", 2024)
    older = shutil.copy(releases.path_of(name), paths.releases() / "isv-000000000000.duckdb")
    with duckdb.connect(older) as database:  # when only the index could be imported there was no kind
        database.execute("ALTER TABLE release_input DROP COLUMN imported_kind")
        database.execute("UPDATE release_fact SET value = 'older' WHERE key = 'recipe'")
    releases.publish("isv-000000000000")

    assert pipeline.is_stale()
    assert pipeline.build(silent) == name
    assert meta.years() == [2024, 2023]


def test_a_received_file_that_changed_or_is_gone_builds_nothing_until_it_comes_again(own_home, silent, tmp_path):
    publisher_csv(tmp_path / "2024.csv", 2024)
    name = importing.publish_index(tmp_path / "2024.csv", 2024)
    (kept,) = paths.received().iterdir()
    publisher_csv(kept, 2024, more_enforcement=1)

    with pytest.raises(DataFileError, match=f"„{kept.name}“ už není takový, jaký přišel – obnovte jej ze zálohy"):
        pipeline.build(silent)
    assert importing.publish_index(tmp_path / "2024.csv", 2024) == name
    assert list(paths.received().iterdir()) == [kept]
    assert kept.read_bytes() == (tmp_path / "2024.csv").read_bytes()

    kept.unlink()
    with pytest.raises(DataFileError, match=f"„{kept.name}“, ze kterého je zveřejněné vydání, chybí"):
        pipeline.build(silent)


def test_boundaries_and_entries_are_read_only_as_they_came(empty_home):
    for kind, ending, read in (
        (imported.ENTRIES, ".jsonl", received_files.entered),
        (imported.BOUNDARIES, provenance.DERIVED, received_files.boundaries),
    ):
        gone = provenance.Input(f"{kind}{ending}", empty_home / f"{kind}{ending}", "0" * 64, kind)
        with pytest.raises(DataFileError, match="chybí"):
            read([gone])


def test_nothing_is_built_in_place_of_a_release_that_was_lost(own_home, silent):
    name = releases.current_name()
    paths.current().unlink()

    for build in (pipeline.build, lambda told: pipeline.build_if_stale(told, 0)):
        with pytest.raises(LostReleaseError, match="Obnovte zálohu příkazem"):
            build(silent)
    releases.publish(name)
    assert pipeline.build(silent) == name


@pytest.mark.parametrize("left", ["received/2024-0123456789ab-20250131.csv", ".restoring-0/current", "replaced-1/x"])
def test_nothing_is_built_where_a_restore_was_cut_short(empty_home, silent, left):
    assert received_files.received_inputs() == []
    durable.write(paths.home() / left, b"")

    with pytest.raises(LostReleaseError):
        pipeline.build(silent)


def test_a_draft_in_a_new_home_is_no_lost_release(empty_home):
    durable.write(paths.received() / "2024-0123456789ab-20250131.csv", b"")
    journal.record(journal.Action.RECEIVE)

    assert received_files.received_inputs() == []


def test_a_second_file_of_the_same_year_replaces_the_first(empty_home, silent, tmp_path):
    publisher_csv(tmp_path / "a.csv", 2022)
    publisher_csv(tmp_path / "b.csv", 2022, more_enforcement=1)

    first = importing.publish_index(tmp_path / "a.csv", 2022)
    second = importing.publish_index(tmp_path / "b.csv", 2022)

    assert first != second
    assert meta.years() == [2023, 2022]
    assert meta.inputs()["imported_year"].notna().sum() == 1


def test_an_import_of_a_shipped_year_replaces_its_source_and_file(empty_home, silent, tmp_path):
    publisher_csv(tmp_path / "2023.csv", 2023, more_enforcement=1)

    importing.publish_index(tmp_path / "2023.csv", 2023)

    by_year = [table.name for table in TABLES.values() if table.by_year]
    assert {key for name in by_year for key in meta.sources_of(name)["source_key"]} == {
        "isv_2023_import",
        "ruian_points",
    }
    assert "isv_2023" in set(meta.sources_of("published_total")["source_key"])
    files = meta.inputs()["file_name"]
    assert "index/2023.csv" not in set(files)
    assert files.str.fullmatch(r"2023-[0-9a-f]{12}-\d{8}\.csv").sum() == 1


def test_the_day_of_receipt_is_that_of_the_import(empty_home, silent, tmp_path):
    publisher_csv(tmp_path / "2024.csv", 2024)
    importing.publish_index(tmp_path / "2024.csv", 2024)
    (kept,) = paths.received().iterdir()
    received = kept.with_stem(kept.stem[:-8] + "20250131")
    kept.rename(received)
    os.utime(received, (1_000_000_000, 1_000_000_000))

    importing.publish_index(tmp_path / "2024.csv", 2024)

    assert meta.sources().set_index("source_key").loc["isv_2024_import", "received_date"] == "2025-01-31"
    assert list(paths.received().iterdir()) == [received]


def test_another_shipped_year_needs_no_code(empty_home, silent, tmp_path, monkeypatch):
    data = shutil.copytree(paths.data(), tmp_path / "data")
    text = (data / "index" / "2023.csv").read_text().replace("\n2023,", "\n2024,")
    (data / "index" / "2024.csv").write_text(text)
    with (data / "sources.toml").open("a") as record:
        record.write(
            '\n[isv_2024]\ndata_year = 2024\nproducer = "ASZ"\ntitle = "Index 2024"\nurls = []\n'
            'data_date = "rok 2024"\nreceived_date = 2027-01-02\n'
            'licence = "-"\nattribution = "ASZ 2024"\nchanges = "-"\n'
            f'[isv_2024.files]\n"index/2024.csv" = "{hashlib.sha256(text.encode()).hexdigest()}"\n'
        )
    monkeypatch.setattr(paths, "data", lambda: data)

    pipeline.build(silent)

    assert meta.years() == [2024, 2023]
    assert meta.sources_of("index_input", year=2024)["source_key"].tolist() == ["isv_2024"]
    assert meta.sources_of("area_band", year=2023)["source_key"].tolist() == ["isv_2023"]


def test_the_same_files_make_the_same_name_and_are_not_written_twice(own_home, silent):
    first = releases.current_name()
    written = releases.path_of(first).stat().st_mtime_ns

    assert pipeline.build(silent) == first
    assert releases.path_of(first).stat().st_mtime_ns == written
    assert not pipeline.is_stale()


def test_a_missing_map_file_is_noticed_and_written_again(own_home, silent):
    geometry = paths.maps() / meta.geometry()
    before = geometry.read_bytes()
    geometry.unlink()

    assert pipeline.is_stale()
    pipeline.build(silent)
    assert geometry.read_bytes() == before


def test_a_bad_file_changes_nothing(own_home, silent, tmp_path):
    name = releases.current_name()
    publisher_csv(tmp_path / "2024.csv", 2024)
    text = (tmp_path / "2024.csv").read_text().splitlines()
    (tmp_path / "2024.csv").write_text("\n".join(text[:-100]))

    with pytest.raises(DataFileError, match="100"):
        received_files.read_import(tmp_path / "2024.csv")
    assert releases.current_name() == name
    assert not paths.received().exists()


def test_a_year_in_which_nobody_has_a_school_cannot_be_scored():
    (frame,) = shipped.read_index_years(paths.data())
    municipalities = shipped.read_table(TABLES["municipality"], paths.data())

    with pytest.raises(ValueError, match="no municipality has a school of its own in 2023"):
        score(frame.assign(early_leaving_count=pd.NA, early_leaving_base=pd.NA), municipalities)


def test_checks_are_described_in_czech_words():
    names = "|".join(["_code", "_key", *(level.value for level in Level)])

    assert not [check.description for check in CHECKS if re.search(rf"{names}|None", check.description)]
    assert "Každá obec leží v území úrovně „okres“, které existuje" in {check.description for check in CHECKS}
    assert "Vstupy indexu: každý údaj „Kód obce“ je v tabulce „Obce“" in {check.description for check in CHECKS}


def test_every_check_passes_or_is_a_known_warning(atlas):
    found = pipeline.recheck().set_index("check_name")
    with_rows = found[found["row_count"] > 0]

    assert with_rows["row_count"].to_dict() == {
        "rule_reproduces_index": 3,
        "no_inhabitants": 4,
        "statement_disagrees": 16,
        "published_total_agrees": 1,
    }
    assert set(with_rows["severity"]) == {"upozornění"}
