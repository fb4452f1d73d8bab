"""The command line: 0 done, 2 the user's mistake with every problem on stderr and no traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys

import pandas as pd
import pyogrio
import pytest

from sei_core import __main__ as cli
from sei_core import catalogue, export_command, paths, pipeline
from sei_core.documents import profiles
from sei_core.domain.indicators import INDICATORS
from sei_core.export.support_template import support_template
from sei_core.queries import meta, tables
from sei_core.schema.support_tables import WRITTEN_TABLES
from sei_core.schema.tables import TABLES
from sei_core.stewardship import drafts
from sei_core.store import build, journal, releases
from sei_core.view import numbers


def run(*words: str) -> int:
    """Run a command and give its exit code, also where argparse ends it."""
    try:
        return cli.main(list(words))
    except SystemExit as end:
        return end.code


def test_index_is_exported_with_the_agreed_columns(atlas, capsys):
    assert run("export", "index", "--year", "2023") == 0

    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    figures = [f"{each.key}_{figure}" for each in INDICATORS for figure in ("count", "base", "share", "lq", "points")]
    head = ["municipality_code", "municipality_name", "year", "index_points", "index_band", "computed_points"]
    assert list(rows[0]) == [*head, *figures]
    assert len(rows) == 6258
    obrnice = next(row for row in rows if row["municipality_code"] == "567337")
    assert obrnice["index_points"] == obrnice["computed_points"] == "29"
    assert obrnice["index_band"] == "12–30"
    assert obrnice["enforcement_count"] == "750"
    assert float(obrnice["enforcement_share"]) == 750 / 1585
    without_school = next(row for row in rows if row["municipality_code"] == "500046")
    assert without_school["early_leaving_count"] == without_school["early_leaving_share"] == ""
    assert without_school["early_leaving_points"] == "0"


@pytest.mark.parametrize("name", list(catalogue.EXPORTS))
def test_every_export_runs(atlas, capsys, name):
    assert run("export", name) == 0
    header, *rows = capsys.readouterr().out.splitlines()
    assert header
    assert rows or name == "unit_phases", "no source says in which phase a unit is"


def test_list_names_every_export(atlas, capsys):
    assert run("export", "--list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [*catalogue.EXPORTS, *export_command.DOCUMENTS]
    endings = {line.split()[0]: line.rpartition(" [")[2].rstrip("]") for line in lines}
    assert endings["index"] == "csv, excel.csv, xlsx, parquet, geojson, gpkg"
    assert endings["sources"] == "csv, excel.csv, xlsx, parquet, gpkg"
    assert endings["presentation"] == "pptx, pdf"


def test_ending_decides_the_format(atlas, tmp_path, capsys):
    for ending in ("csv", "parquet", "geojson", "xlsx", "gpkg"):
        assert run("export", "index", "--output", str(tmp_path / f"index.{ending}")) == 0

    assert pyogrio.read_info(tmp_path / "index.gpkg", layer="index")["features"] == 6258
    assert len(pd.read_csv(tmp_path / "index.csv")) == 6258
    assert pd.read_parquet(tmp_path / "index.parquet")["municipality_code"].iloc[0] == "500011"
    shapes = json.loads((tmp_path / "index.geojson").read_text(encoding="utf-8"))
    assert len(shapes["features"]) == 6258
    assert shapes["features"][0]["geometry"]["type"] in {"Polygon", "MultiPolygon"}
    assert pd.ExcelFile(tmp_path / "index.xlsx", engine="calamine").sheet_names == ["Data", "O datech"]


def test_the_longest_ending_decides(atlas, tmp_path):
    assert run("export", "yardstick", "--output", str(tmp_path / "yardstick.excel.csv")) == 0

    text = (tmp_path / "yardstick.excel.csv").read_bytes().decode("utf-8-sig")
    assert text.startswith("Rok;Kód kraje;Ukazatel;")


HANDOUT = ["export", "presentation", "--area", "CZ", "--output", "a.pdf"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "nothing"], "Vývoz „nothing“ neexistuje. Možné jsou: index,"),
        (["export", "index", "--year", "1999"], "Rok 1999 v databázi není. Jsou v ní: 2023."),
        (["export", "index", "--output", "index.doc"], "Formát „doc“ atlas neumí."),
        (["export", "sources", "--output", "sources.geojson"], "nemá hranice"),
        (["export", "sources", "--output", "missing/sources.csv"], "Do „missing/sources.csv“ nelze zapsat."),
        (["export", "sources", "--output", "folder.csv"], "Do „folder.csv“ nelze zapsat."),
        (["import", "index", "folder.csv"], "cesta vede ke složce"),
        (["import", "index", "a" * 300 + ".csv"], "soubor nelze otevřít"),
        (["releases", "--prune", "-1"], "zadejte 0 nebo více"),
        (["export"], "zadejte název tabulky nebo dokumentu, nebo --list"),
        (["export", "index", "--area", "CZ999"], "Území „CZ999“ atlas nezná. Kódy krajů"),
        (
            ["export", "sources", "--area", "CZ042"],
            "volbu území vynechejte. Podle území lze omezit: index,",
        ),
        (["export", "area_band", "--area", "567337"], "Zvolte ORP, okres nebo kraj; po obcích jsou: index,"),
        (["export", "index", "--grey", "--day", "2024-01-01"], "K „index“ nepatří volby --day, --grey; vynechejte je."),
        (["export", "profile", "--area", "CZ042"], "přidejte --output SOUBOR s příponou pdf."),
        (["export", "profile", "--area", "CZ042", "--output", "a.doc"], "s příponou „doc“. Možné jsou: pdf."),
        (["export", "map", "--output", "a.png"], "potřebuje území: přidejte --area KÓD"),
        (["export", "map", "--area", "CZ", "--output", "a.png"], "přidejte --measure, možné jsou: index_band, "),
        (["export", "map", "--area", "X", "--measure", "index_points", "--output", "a.png"], "Území „X“ atlas nezná."),
        (["export", "map", "--area", "CZ", "--measure", "x", "--output", "a.png"], "Ukazatel „x“ atlas nezná. Možné"),
        (["export", "map", "--level", "x"], "--level: neznámá hodnota 'x'; možné jsou 'municipality', "),
        (["export", "map", "--area", "CZ", "--year", "1999", "--output", "a.png"], "Rok 1999 v databázi není."),
        (
            ["export", "presentation", "--area", "CZ", "--slides", "uvod,x", "--output", "a.pdf"],
            "Snímky „x“ atlas nezná.",
        ),
        (["export", "presentation", "--area", "CZ", "--day", "zítra", "--output", "a.pdf"], "Den „zítra“ není datum."),
        (
            ["export", "presentation", "--area", "CZ", "--template", "t.pptx", "--output", "a.pdf"],
            "jen k prezentaci pptx",
        ),
        (["import", "index", "missing.xlsx"], "soubor neexistuje"),
        (["publish", "nothing"], "Vydání „nothing“ neexistuje"),
        (["serve", "--port", "x"], "není celé číslo"),
        (["import", "index"], "chybí SOUBOR"),
        (["import", "kraje", "a.csv"], "DRUH: neznámá hodnota 'kraje'; možné jsou"),
        (["import", "support", "missing.xlsx"], "soubor neexistuje"),
        (["import", "support", "folder.csv"], "cesta vede ke složce"),
        (["template"], "chybí DRUH"),
        (["template", "index"], "DRUH: neznámá hodnota 'index'; možné jsou"),
        (["template", "support", "--output", "missing"], "prazdna.xlsx“ nelze zapsat."),
        (["fly"], "neznámá hodnota"),
        ([], "chybí PŘÍKAZ"),
    ],
)
def test_mistakes_end_with_two_and_a_czech_sentence(atlas, capsys, monkeypatch, tmp_path, words, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.csv").mkdir()

    assert run(*words) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    "words",
    [
        "map --area CZ --measure x --output a.png",
        "presentation --area CZ --day x --output a.pptx",
        "presentation --area CZ --slides x --output a.pdf",
        "profile --area X --output a.pdf",
    ],
)
def test_a_wrong_argument_does_not_wait_for_what_draws(atlas, words):
    program = (
        "import sys; from sei_core import __main__ as cli; code = cli.main(sys.argv[1:]); "
        "sys.exit(code if not {'matplotlib', 'pptx', 'typst'} & set(sys.modules) else 1)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, "export", *words.split()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=paths.ROOT,
    )

    assert done.returncode == 2, done.stderr


def test_rows_of_an_area_are_exported(atlas, tmp_path, capsys):
    counts = {}
    for name in ("index", "area_index", "localities", "projects"):
        assert run("export", name, "--area", "CZ042") == 0
        counts[name] = len(list(csv.reader(io.StringIO(capsys.readouterr().out)))) - 1
    assert run("export", "index", "--area", "567337", "--output", str(tmp_path / "one.xlsx")) == 0

    assert counts["index"] == 354
    assert counts["projects"] == 29
    assert counts["area_index"] == 30 + 16 + 7 + 1, "OPOU, ORP, okresy and the kraj itself"
    assert 0 < counts["localities"] < len(catalogue.rows(catalogue.find("localities"), 2023))
    told = pd.read_excel(tmp_path / "one.xlsx", sheet_name="O datech", header=None, engine="calamine", index_col=0)[1]
    assert told["Výběr"] == "Území: Obrnice (567337)"
    assert told["Počet řádků"] == "1"


#: Documents with every option of theirs; what is in them has tests of its own.
ASKED = {
    "presentation.pptx": ["--title", "Platforma", "--place", "Ústí", "--day", "2026-03-31", "--slides", "mapa,uvod"],
    "profile.pdf": ["--address", "https://atlas.example/"],
    "map.svg": ["--measure", "enforcement_share", "--level", "orp", "--grey"],
}


@pytest.mark.parametrize("file", ASKED)
def test_documents_are_written(atlas, tmp_path, capsys, file):
    output = tmp_path / file

    assert run("export", file.partition(".")[0], "--area", "CZ042", "--output", str(output), *ASKED[file]) == 0

    begin = {"pptx": b"PK", "pdf": b"%PDF", "svg": b"<?xml"}[output.suffix[1:]]
    assert output.read_bytes().startswith(begin)
    assert capsys.readouterr().out.startswith(f"Uloženo: {output} (")
    assert list(tmp_path.iterdir()) == [output]


def test_who_reads_no_further_gets_no_traceback(atlas):
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [sys.executable, "-m", "sei_core", "history"], stdout=writing, stderr=subprocess.PIPE, cwd=paths.ROOT
    )

    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_profiles_tell_their_progress_and_an_interruption_leaves_nothing(atlas, tmp_path, capsys, monkeypatch):
    output = tmp_path / "profily.zip"
    output.write_bytes(b"kept")

    def interrupted(area_code, year, address, path, go_on):
        path.write_bytes(b"half")
        for done in range(1, 200):
            assert go_on(done, 354)
        raise KeyboardInterrupt

    monkeypatch.setattr(profiles, "profiles", interrupted)

    assert run("export", "profiles", "--area", "CZ042", "--output", str(output)) == 130

    told = capsys.readouterr().err.splitlines()
    assert told[0] == "hotovo 18 z 354"
    assert len(told) == 199 * export_command.TOLD // 354 + 1
    assert told[-1] == "Přerušeno, nic nebylo uloženo."
    assert [path.name for path in tmp_path.iterdir()] == ["profily.zip"]
    assert output.read_bytes() == b"kept"


def test_a_full_disk_leaves_the_old_file_whole(atlas, tmp_path, capsys, monkeypatch):
    output = tmp_path / "zdroje.csv"
    output.write_bytes(b"kept")

    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)

    assert run("export", "sources", "--output", str(output)) == 2
    assert "nelze zapsat" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["zdroje.csv"]
    assert output.read_bytes() == b"kept"


def test_help_is_czech_and_names_every_command(capsys):
    assert run("--help") == 0
    text = capsys.readouterr().out
    for command in ("build", "check", "import", "template", "releases", "publish", "rollback", "serve", "export"):
        assert f"    {command} " in text
    assert "usage" not in text
    assert "show this help" not in text


def test_check_reports_known_warnings(atlas, capsys):
    assert run("check") == 0
    text = capsys.readouterr().out
    assert "řádků: 3 (první: 545422 2023 0 3; 559393 2023 0 4; 561231 2023 5 4)" in text
    assert "chyb: 0." in text


def test_a_year_is_imported_listed_and_undone(empty_home, capsys, tmp_path, monkeypatch):
    from tests.test_pipeline import publisher_csv

    file = tmp_path / "2024.csv"
    publisher_csv(file, 2024)
    assert run("build") == 0
    assert run("build", "--if-needed") == 0
    assert "je aktuální" in capsys.readouterr().out

    assert run("import", "index", str(file), "--dry-run") == 0
    shown = capsys.readouterr()
    assert "rok 2024, obcí 6\u00a0258" in shown.out
    assert "Sulislav" in shown.err, "points that the rule cannot reproduce are a warning"
    assert not paths.received().exists()

    def prepare_as_another_publishes(*arguments: object) -> drafts.Draft:
        draft = prepare(*arguments)
        shutil.copyfile(releases.path_of(releases.current_name()), releases.path_of("isv-other"))
        releases.publish("isv-other")
        return draft

    prepare = drafts.prepare
    with monkeypatch.context() as patch:
        patch.setattr(drafts, "prepare", prepare_as_another_publishes)
        assert run("import", "index", str(file)) == 2
    assert "Mezitím bylo zveřejněno jiné vydání" in capsys.readouterr().err
    assert releases.current_name() == "isv-other"
    assert drafts.listing() == []
    releases.rollback()
    releases.path_of("isv-other").unlink()

    assert run("import", "index", str(file), "--note", "oprava") == 0
    said = capsys.readouterr()
    assert said.out.endswith(f"2024.csv: rok 2024, obcí 6\u00a0258.\nZveřejněno vydání {releases.current_name()}.\n")
    assert "Sulislav" in said.err
    assert journal.entries()[-1].note == "oprava"
    assert run("releases") == 0
    listed = capsys.readouterr().out.splitlines()[-2:]
    assert [line[0] for line in listed] == ["*", " "]

    assert run("import", "index", str(file)) == 0
    assert "Rok 2024 už v atlasu je; nové vydání použije tento soubor." in capsys.readouterr().out

    assert run("rollback") == 0
    assert run("export", "index", "--year", "2024") == 2


def test_old_releases_are_deleted_and_named(own_home, capsys):
    served = releases.current_name()
    shutil.copyfile(releases.path_of(served), releases.path_of("isv-old"))
    os.utime(releases.path_of("isv-old"), (1_000_000, 1_000_000))

    assert run("releases", "--prune", "1") == 0

    first, second, last = capsys.readouterr().out.splitlines()
    assert first == "smazáno isv-old"
    assert second.startswith("Smazáno vydání: 1, uvolněno ")
    assert last.startswith(f"* {served} ")


@pytest.mark.parametrize("words", [["publish", "isv-other"], ["rollback"], ["releases", "--prune", "0"]])
def test_moves_are_refused_while_another_builds(own_home, capsys, monkeypatch, words):
    monkeypatch.setattr(drafts, "MOMENT_SECONDS", 0)
    served = releases.current_name()
    shutil.copyfile(releases.path_of(served), releases.path_of("isv-other"))
    if words == ["rollback"]:
        releases.publish("isv-other")
        served = "isv-other"

    with build.lock():
        assert run(*words) == 2

    assert "Právě běží jiné sestavení" in capsys.readouterr().err
    assert releases.current_name() == served


def test_a_year_whose_file_is_lost_leaves_the_good_release_served(own_home, capsys, tmp_path, monkeypatch):
    from sei_core.api import server
    from tests.test_pipeline import publisher_csv

    publisher_csv(tmp_path / "2024.csv", 2024)
    assert run("import", "index", str(tmp_path / "2024.csv")) == 0
    served = releases.current_name()
    shutil.rmtree(paths.received())
    (paths.maps() / meta.geometry()).unlink()
    asked = []
    monkeypatch.setattr(server, "serve", lambda *where: asked.append(where))
    capsys.readouterr()

    assert run("build", "--if-needed") == 0
    error = capsys.readouterr().err
    assert f"upozornění: nové vydání se nepodařilo sestavit, zveřejněné zůstává {served}." in error
    assert "ze kterého je zveřejněné vydání, chybí" in error
    assert run("serve") == 0
    assert f"zveřejněné zůstává {served}" in capsys.readouterr().err
    assert asked == [(8501, paths.address())]
    assert run("build") == 2
    assert releases.current_name() == served


def test_without_any_release_a_failed_build_is_a_mistake(empty_home, capsys, monkeypatch):
    monkeypatch.setattr(cli, "PATIENCE_SECONDS", 0)
    with build.lock():
        assert run("build", "--if-needed") == 2
        assert run("serve") == 2


def test_a_bad_file_is_refused_without_traceback(empty_home, tmp_path):
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 not a workbook")

    done = subprocess.run(
        [sys.executable, "-m", "sei_core", "import", "index", str(tmp_path / "bad.xlsx")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=paths.ROOT,
    )

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("bad.xlsx: počet problémů: 1")
    assert "Traceback" not in done.stderr


@pytest.fixture
def templates(atlas, tmp_path, capsys):
    """The two workbooks of the release, and what was said of them."""
    assert run("template", "support", "--output", str(tmp_path)) == 0
    return tmp_path, capsys.readouterr().out.splitlines()


def test_template_writes_an_empty_and_a_filled_workbook_and_says_so(templates):
    folder, said = templates
    count = numbers.integer(sum(len(tables.rows(table.select)) for table in WRITTEN_TABLES))

    assert said == [
        f"Uloženo: {folder / 'podpora-prazdna.xlsx'} (listů: 30, řádků: 0).",
        f"Uloženo: {folder / 'podpora-vyplnena.xlsx'} (listů: 30, řádků: {count}).",
    ]
    assert len(pd.read_excel(folder / "podpora-prazdna.xlsx", engine="calamine", sheet_name="Spolupráce")) == 0
    assert len(pd.read_excel(folder / "podpora-vyplnena.xlsx", engine="calamine", sheet_name="Spolupráce")) == 97


def test_without_a_release_there_is_nothing_to_fill_a_template_with(empty_home, capsys):
    assert run("template", "support", "--output", str(empty_home)) == 2
    assert "Databáze ještě není sestavena." in capsys.readouterr().err
    assert not list(empty_home.glob("*.xlsx"))


def test_a_release_of_an_older_program_fills_no_template(atlas, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(pipeline, "RECIPE_PACKAGES", ("duckdb",))  # as if packages had changed since

    assert run("template", "support", "--output", str(tmp_path)) == 2
    assert "Spusťte „python -m sei_core build“" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.xlsx"))


def test_support_is_checked_imported_and_undone(templates, own_home, capsys):
    folder, _ = templates
    served = releases.current_name()
    filled = str(folder / "podpora-vyplnena.xlsx")

    assert run("import", "support", filled, "--dry-run") == 0
    read, done = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"podpora-vyplnena\.xlsx: listů 29, řádků 1\xa0\d{3}\.", read)
    assert done == "Soubor je v pořádku. Nic nebylo změněno (--dry-run)."
    assert releases.current_name() == served

    assert run("import", "support", filled) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-3:-1] == [read, "Nové vydání použije místo dosavadních tabulek podpory tento sešit."]
    assert said[-1] == f"Zveřejněno vydání {releases.current_name()}."
    (kept,) = paths.received().iterdir()
    assert re.fullmatch(r"support-[0-9a-f]{12}-\d{8}\.xlsx", kept.name)
    assert kept.name in set(meta.inputs()["file_name"])

    assert run("rollback") == 0
    assert releases.current_name() == served


def test_a_bad_support_workbook_leaves_the_served_release_whole(own_home, tmp_path, capsys):
    served = releases.current_name()
    rows = tables.rows(TABLES["episode"].select)
    filled = {table.name: tables.rows(table.select) for table in WRITTEN_TABLES}
    filled["episode"].loc[0, "episode_state"] = "skončilo"
    filled["unit"].loc[0, "unit_name"] = None
    (tmp_path / "bad.xlsx").write_bytes(support_template(filled))

    assert run("import", "support", str(tmp_path / "bad.xlsx"), "--report", str(tmp_path / "marked.xlsx")) == 2

    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines() == [
        f"Sešit s vyznačenými chybami: {tmp_path / 'marked.xlsx'}",
        "bad.xlsx: počet problémů: 2",
        "  - list „Územní celky“, řádek 2, sloupec „Územní celek“: buňka je prázdná – doplňte hodnotu",
        "  - list „Spolupráce“, řádek 2, sloupec „Stav spolupráce“: slovo „skončilo“ není v číselníku – použijte jedno "
        "z: trvá, zahajuje se, konec neuveden, ukončeno, předčasně ukončeno, v pořadníku, nepotvrzeno",
    ]
    assert releases.current_name() == served
    assert tables.rows(TABLES["episode"].select).equals(rows)
    assert "Spolupráce" in pd.ExcelFile(tmp_path / "marked.xlsx", engine="calamine").sheet_names
    assert drafts.listing() == []
    assert not paths.received().exists()
