"""The console answers in a worker with limits, can be cancelled, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from sei_core.errors import NoReleaseError, QueryBusyError, QueryError
from sei_core.store import console, console_worker, db, public
from sei_core.store.console import Limits

pytestmark = pytest.mark.usefixtures("atlas")
FOREVER = "SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b"
PATIENT = Limits(seconds=60)


def answer(sql: str, /, **limits: int) -> console.Answer:
    return console.start(sql, Limits(**({"seconds": 60} | limits))).answer()


def reason(sql: str, /, **limits: int) -> str:
    with pytest.raises(QueryError) as caught:
        answer(sql, **limits)
    return caught.value.reason


def test_an_answer_has_rows_types_tables_and_says_which_release_gave_it():
    found = answer(
        "SELECT municipality_name, index_points FROM municipality_index JOIN municipality USING "
        "(municipality_code) WHERE municipality_code = '567337'"
    )

    assert found.frame.to_dict("list") == {"municipality_name": ["Obrnice"], "index_points": [29]}
    assert found.types == {"municipality_name": "VARCHAR", "index_points": "INTEGER"}
    assert found.tables == ("municipality", "municipality_index")
    assert found.release == db.serving()
    assert found.seconds > 0
    assert not found.is_cut
    assert not found.is_shortened


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        ("1", [1]),
        ("NULL::INTEGER", [None]),
        ("1.5::DECIMAL(5, 2)", [1.5]),
        ("0.1::DOUBLE", [0.1]),
        ("sum(x) FROM (VALUES (1), (2)) AS t(x)", [3]),
        ("99999999999999999999::DECIMAL(38, 0)", ["99999999999999999999"]),
        ("-0.123456789012345::DECIMAL(18, 15)", [-0.123456789012345]),
        ("0.1234567890123456::DECIMAL(18, 16)", ["0.1234567890123456"]),
        ("x::DECIMAL(20, 1) AS x FROM (VALUES (1.5), (NULL)) AS t(x)", [1.5, None]),
        ("9223372036854775807::HUGEINT", [9223372036854775807]),
        ("9223372036854775808::HUGEINT", ["9223372036854775808"]),
        ("18446744073709551615::UBIGINT", ["18446744073709551615"]),
        ("true", [True]),
        ("DATE '2023-12-31'", ["2023-12-31"]),
        ("DATE '5877642-06-25'", ["5877642-06-25"]),
        ("TIMESTAMP '2023-12-31 10:00:00'", ["2023-12-31 10:00:00"]),
        ("INTERVAL 1 DAY", ["1 day"]),
        ("[1, 2]", ["[1, 2]"]),
        ("{'a': 1}", ["{'a': 1}"]),
        ("MAP {'a': 1}", ["{a=1}"]),
        ("'\\xFF'::BLOB", ["\\xFF"]),
        ("'101'::BIT", ["101"]),
        ("'POINT (1 2)'::GEOMETRY", ["POINT (1 2)"]),
        ("'ř'", ["ř"]),
    ],
)
def test_every_type_comes_as_a_number_a_truth_value_or_text(sql, values):
    column = answer(f"SELECT {sql}").frame.iloc[:, 0]

    assert [None if pd.isna(value) else value for value in column] == values


def test_names_that_repeat_are_told_apart():
    assert list(answer('SELECT 1 AS a, 2 AS a, 3 AS "a (2)", 4 AS "A"').frame) == ["a", "a (2)", "a (2) (2)", "A"]


def test_a_semicolon_and_comments_may_end_a_question():
    assert answer("SELECT ';' AS \"x;\" ; -- and ; more").frame.iloc[0, 0] == ";"
    assert answer("FROM (PIVOT municipality_index ON band USING count(*) GROUP BY year);").frame["12–30"].item() == 241
    assert answer("PIVOT municipality_index ON band USING count(*) GROUP BY year").tables == ("municipality_index",)


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SHOW TABLES", 52),
        ("DESCRIBE area", 4),
        ("SUMMARIZE area", 4),
        ("EXPLAIN SELECT 1", 1),
        ("-- why\nEXPLAIN /* how */ ANALYZE SELECT 1 ;", 1),
        ("EXPLAIN (FORMAT json, ANALYZE) FROM area", 1),
        ("EXPLAIN ANALYZE (FORMAT json) (SELECT 1)", 1),
        ("EXPLAIN PIVOT area ON level", 1),
        ("VALUES (1), (2)", 2),
        ("TABLE area", 692),
        ("WITH a AS (SELECT 1) FROM a", 1),
        ("SELECT 1 WHERE false", 0),
    ],
)
def test_whatever_only_reads_is_answered(sql, rows):
    assert len(answer(sql).frame) == rows


class Heard:
    """A connection that remembers what it is asked."""

    def __init__(self, database: duckdb.DuckDBPyConnection):
        self.database, self.asked = database, []

    def __getattr__(self, name: str) -> object:
        return getattr(self.database, name)

    def execute(self, sql: str, *more: object) -> object:
        self.asked.append(sql)
        return self.database.execute(sql, *more)

    def sql(self, sql: str) -> object:
        self.asked.append(sql)
        return self.database.sql(sql)


@pytest.fixture
def desk(tmp_path, monkeypatch) -> Path:
    """An empty folder beside a copy of the public file, ``atlas.duckdb``, as a worker has it."""
    (tmp_path / "desk").mkdir()
    shutil.copyfile(public.path_of(db.serving()), tmp_path / "atlas.duckdb")
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


def told(file: Path) -> dict[str, object]:
    """What a worker is told beside the question."""
    return asdict(PATIENT) | {"file": str(file)}


def test_a_plan_names_its_tables_and_is_made_once(desk, monkeypatch):
    heard = Heard(console_worker._open(told(desk.parent / "atlas.duckdb")))
    monkeypatch.setattr(console_worker, "_open", lambda limits: heard)

    plan = console_worker._answer("EXPLAIN ANALYZE SELECT count(*) FROM area", told(desk.parent / "atlas.duckdb"))

    assert plan["tables"] == ["area"]
    assert [sql.replace("  ", " ") for sql in heard.asked if "FROM area" in sql] == [
        "EXPLAIN ANALYZE SELECT count(*) FROM area"
    ]


def test_a_question_has_a_copy_of_its_own_that_only_it_can_reach(monkeypatch):
    shared, seen = public.path_of(db.serving()), []

    def started(*more: object, **named: object) -> object:
        (file,) = [each for each in named["cwd"].parent.iterdir() if each.is_file()]
        seen.append((file.samefile(shared), file.stat().st_nlink, stat.S_IMODE(file.stat().st_mode)))
        return opened(*more, **named)

    opened = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", started)
    answer("SELECT 1")

    assert seen == [(False, 1, 0o400)]
    assert shared.stat().st_nlink == 1


@pytest.mark.skipif(os.name != "posix", reason="only there an open file can lose its name")
def test_the_copy_loses_its_name_and_the_folders_are_closed(desk):
    with console_worker._open(told(desk.parent / "atlas.duckdb")) as database:
        assert [each.name for each in desk.parent.iterdir()] == ["desk"]
        assert {stat.S_IMODE(each.stat().st_mode) for each in (desk, desk.parent)} == {0o500}
        assert database.execute("SELECT count(*) FROM municipality_index").fetchall() != [(0,)]
    console._open_up(desk.parent)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such limits")
def test_the_worker_lets_pages_go_first():
    asked = (
        "import os, console_worker as w; before = os.nice(0); "
        "w._limit_process({'process_megabytes': 2048, 'seconds': 9}); os._exit(os.nice(0) - before)"
    )
    found = subprocess.run([sys.executable, "-c", asked], cwd=Path(console_worker.__file__).parent)

    assert found.returncode == console_worker.NICE


def test_folders_that_a_killed_server_left_are_swept_once(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, new, other = (tmp_path / name for name in (f"{console.FOLDER}old", f"{console.FOLDER}new", "other"))
    for folder in (old, new, other):
        (folder / "desk").mkdir(parents=True)
        (folder / "atlas.duckdb").touch()
        folder.chmod(0o500)
    (tmp_path / f"{console.FOLDER}link").symlink_to(other)
    for folder in (old, other):
        os.utime(folder, (0, 0))

    console._sweep.cache_clear()
    console._sweep()

    assert not old.exists()
    assert (new / "desk").exists()
    assert (other / "desk").exists()
    console._open_up(new)
    console._open_up(other)


def test_rows_are_cut_at_the_limit_and_not_before():
    assert answer("FROM range(20)", rows=20).is_cut is False
    cut = answer("FROM range(21)", rows=20)
    assert cut.is_cut is True
    assert cut.frame["range"].tolist() == list(range(20))


def test_an_answer_is_cut_at_its_size():
    cut = answer("SELECT repeat('x', 100) AS x FROM range(100)", characters=1085)

    assert len(cut.frame) == 10
    assert cut.is_cut


def test_empty_texts_have_a_size_too():
    assert len(answer("SELECT '' AS x FROM range(100)", characters=80).frame) == 10


def test_an_answer_is_cut_at_its_cells():
    cut = answer("SELECT '' AS a, '' AS b, '' AS c FROM range(100)", cells=31)

    assert (len(cut.frame), cut.is_cut) == (10, True)
    assert answer("SELECT '' AS a FROM range(31)", cells=31).is_cut is False


def test_texts_are_shortened_at_the_limit_and_not_before():
    whole = answer("SELECT repeat('ř', 30) AS x", text=30)
    shortened = answer("SELECT repeat('ř', 31) AS x", text=30)

    assert (whole.frame["x"].item(), whole.is_shortened) == ("ř" * 30, False)
    assert (shortened.frame["x"].item(), shortened.is_shortened) == ("ř" * 30, True)


def test_limits_of_text_columns_time_and_memory():
    assert reason("SELECT 12", sql=8) == "long"
    assert answer("SELECT 1", sql=8).frame.iloc[0, 0] == 1
    assert reason("SELECT 1, 2, 3", columns=2) == "columns"
    assert reason(FOREVER, seconds=1) == "time"
    assert reason("SELECT list(range) FROM range(100000000)", megabytes=64) == "memory"


def test_an_error_says_what_the_database_says():
    with pytest.raises(QueryError) as caught:
        answer("SELECT municipality_cod FROM municipality")

    assert caught.value.reason == "engine"
    assert "municipality_code" in caught.value.detail
    assert str(caught.value).startswith("Databáze dotazu nerozumí")


def test_a_running_question_can_be_cancelled():
    job = console.start(FOREVER, PATIENT)
    assert not job.wait(0.3)

    job.cancel()

    with pytest.raises(QueryError) as caught:
        job.answer()
    assert caught.value.reason == "cancelled"
    assert job._process.poll() is not None
    job.cancel()
    assert job.is_done


def test_so_many_questions_at_once_and_no_more():
    jobs = [console.start(FOREVER, PATIENT) for _ in range(console.WORKERS)]
    try:
        with pytest.raises(QueryBusyError):
            console.start("SELECT 1")
    finally:
        for job in jobs:
            job.cancel()
            job.wait()
    assert answer("SELECT 1").frame.iloc[0, 0] == 1


def test_the_worker_ends_when_the_one_who_asked_is_gone(desk):
    worker = subprocess.Popen(
        [sys.executable, "-I", console_worker.__file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=desk
    )
    limits = told(desk.parent / "atlas.duckdb")
    worker.stdin.write(json.dumps({"sql": FOREVER, "limits": limits}).encode() + b"\n")
    worker.stdin.flush()
    time.sleep(0.5)
    assert worker.poll() is None

    worker.stdin.close()

    assert worker.wait(20) == 1
    worker.stdout.close()
    console._open_up(desk.parent)


def test_the_worker_sees_neither_the_environment_nor_the_home(monkeypatch):
    monkeypatch.setenv("SEI_SECRET", "secret")
    paths = answer("SELECT path FROM duckdb_databases() WHERE path IS NOT NULL").frame["path"].tolist()

    assert len(paths) == 1
    assert Path(paths[0]).parent.parent == Path(tempfile.gettempdir())
    assert not Path(paths[0]).parent.exists(), "its folder goes with it"
    assert console._environment() == ({"SYSTEMROOT": os.environ["SYSTEMROOT"]} if os.name == "nt" else {})


def test_without_a_release_there_is_nothing_to_ask(empty_home):
    with pytest.raises(NoReleaseError):
        console.start("SELECT 1")
