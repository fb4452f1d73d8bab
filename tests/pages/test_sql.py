"""The page SQL: a question is answered, refused, cancelled, linked, remembered and taken away."""

from __future__ import annotations

import json
from io import BytesIO

import pandas as pd
import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest

from sei_core.errors import NoReleaseError, QueryError
from sei_core.export.console import MOST_XLSX, AnswerOffer
from sei_core.export.parquet import METADATA_KEY
from sei_core.queries import console, meta
from sei_core.view import console as words
from sei_core.view import texts
from tests.pages.exercises_sql import PAGE, finished, press
from tests.pages.opening import open_page

pytestmark = pytest.mark.usefixtures("atlas")


def ask(app: AppTest, sql: str, label: str = texts.CONSOLE_RUN) -> AppTest:
    """Write a question and press a button."""
    app.text_area(key="choice_dotaz").set_value(sql)
    press(app, label)
    app.run()
    assert not app.exception
    return finished(app)


def labels(app: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in app.button]


def test_the_page_opens_with_the_answer_to_its_first_example():
    app = open_page(PAGE)

    assert app.text_area(key="choice_dotaz").value == console.EXAMPLES[0]
    shown = app.dataframe[0].value
    assert shown["Obcí"].sum() == 241
    assert any("vydání" in caption.value for caption in app.caption)


def test_a_question_of_ones_own_is_answered_and_remembered():
    app = ask(
        open_page(PAGE),
        "SELECT municipality_name, index_points FROM municipality_index JOIN municipality "
        "USING (municipality_code) ORDER BY index_points DESC LIMIT 1",
    )

    assert app.dataframe[0].value.to_numpy().tolist() == [["Obrnice", 29]]
    assert any("1\xa0řádek" in label and "SELECT municipality_name" in label for label in labels(app))

    app = ask(app, "SELECT nonsense")
    assert any("bez odpovědi" in label for label in labels(app))
    assert app.error[0].value.replace("\\", "") == QueryError.REASONS["engine"]
    assert "nonsense" in app.text[0].value

    next(
        button
        for button in app.button
        if "Obrnice" not in button.label and "municipality" in button.label and "\xa0řádek" in button.label
    ).click().run()
    assert app.text_area(key="choice_dotaz").value.startswith("SELECT municipality_name")


@pytest.mark.parametrize(
    "sql", ["DROP TABLE area", "SELECT 1; SELECT 2", "  ", "-- nothing", "SELECT '" + "x" * 20_000]
)
def test_what_is_no_question_is_refused_in_czech(sql):
    app = ask(open_page(PAGE), sql)

    assert app.error[0].value.replace("\\", "") in QueryError.REASONS.values()
    assert not app.dataframe


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1 AS a, 2 AS a",
        "SELECT " + ", ".join(f"{n} AS c{n}" for n in range(500)),
        "SELECT repeat('x', 20000) AS dlouhy",
        "SELECT '<b>$x$</b>' AS \"%{x}<b>\", 'inf'::DOUBLE AS y, NULL::INTEGER AS z FROM range(3)",
        "SELECT NULL AS nic, 1e300 AS moc, -1e-300 AS malo",
        "SELECT x, x * 1.5 AS y, x % 2 = 0 AS sude FROM range(7000) AS t(x)",
        "EXPLAIN FROM area",
        "FROM test_all_types()",
    ],
)
def test_any_answer_survives(sql):
    app = ask(open_page(PAGE), sql)

    assert not app.error
    assert len(app.dataframe) == 1


def test_an_answer_without_rows_says_so():
    app = ask(open_page(PAGE), "SELECT area_name AS nazev FROM area WHERE false")

    assert any("nazev" in info.value and "žádný řádek" in info.value for info in app.info)
    assert not app.dataframe


def test_a_cut_answer_says_so():
    app = ask(open_page(PAGE), "FROM range(10001)")

    assert any("10\xa0000" in warning.value for warning in app.warning)


def test_a_large_answer_has_no_workbook_and_says_so():
    app = ask(open_page(PAGE), "SELECT a.range, b.range FROM range(5) AS a, range(1000) AS b")
    assert texts.DOWNLOAD["xlsx"] in [each.proto.label for each in app.get("download_button")]

    app = ask(app, "SELECT " + ", ".join(f"range AS c{place}" for place in range(101)) + " FROM range(1981)")

    shown = [each.proto.label for each in app.get("download_button")]
    assert texts.DOWNLOAD["xlsx"] not in shown
    assert texts.DOWNLOAD["parquet"] in shown
    assert any("do 200\xa0000 buněk" in caption.value.replace("\\", "") for caption in app.caption)


def test_a_workbook_has_so_many_cells():
    def endings(rows: int) -> list[str]:
        frame = pd.DataFrame({"a": range(rows)})
        return list(AnswerOffer(frame, "dotaz", pd.DataFrame(), "", "", pd.Timestamp("2026-01-01")).files)

    assert endings(MOST_XLSX) == ["excel.csv", "xlsx", "parquet"]
    assert endings(MOST_XLSX + 1) == ["excel.csv", "parquet"]


def test_an_example_is_answered_by_the_release_it_is_kept_for():
    with pytest.raises(NoReleaseError, match="isv-000000000000"):
        console._kept("isv-000000000000", "SELECT 1")


def test_a_running_question_is_cancelled():
    app = open_page(PAGE)
    app.text_area(key="choice_dotaz").set_value(
        "SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b"
    )
    press(app, texts.CONSOLE_RUN)
    app.run()
    assert texts.CONSOLE_CANCEL in labels(app)

    press(app, texts.CONSOLE_CANCEL)
    finished(app.run())

    assert app.error[0].value.replace("\\", "") == QueryError.REASONS["cancelled"]


def test_a_link_shows_the_question_and_does_not_run_it():
    app = ask(open_page(PAGE), console.EXAMPLES[1], texts.CONSOLE_LINK)
    linked = "".join(app.query_params["dotaz"])

    opened = open_page(PAGE, dotaz=linked)

    assert len(linked) <= words.MOST_LINK
    assert opened.text_area(key="choice_dotaz").value == console.EXAMPLES[1]
    assert [info.value for info in opened.info] == [texts.CONSOLE_FROM_LINK]
    assert not opened.dataframe
    press(opened, texts.CONSOLE_RUN)
    assert finished(opened.run()).dataframe[0].value["Kraj"].nunique() == 14


def test_without_being_asked_the_question_is_not_in_the_address():
    assert "dotaz" not in ask(open_page(PAGE), "SELECT 1").query_params


@pytest.mark.parametrize("linked", ["z.", "z.AAAA", "z.!!!", "x" * 3000])
def test_a_broken_link_says_so_and_shows_the_example(linked):
    app = open_page(PAGE, dotaz=linked)

    assert [warning.value for warning in app.warning] == [texts.CONSOLE_LINK_BROKEN]
    assert app.text_area(key="choice_dotaz").value == console.EXAMPLES[0]


def test_an_example_and_a_table_are_put_into_the_field():
    app = open_page(PAGE)
    next(button for button in app.button if button.label.startswith("Obce s 11 body")).click().run()
    assert app.text_area(key="choice_dotaz").value == console.EXAMPLES[4]

    press(app, texts.CONSOLE_INSERT)
    app.run()
    assert app.text_area(key="choice_dotaz").value.startswith("SELECT municipality_code, municipality_name")
    press(app, texts.CONSOLE_RUN)
    assert len(finished(app.run()).dataframe[0].value) == 100


def test_columns_are_found_by_their_meaning():
    app = open_page(PAGE, hledat_sloupec="EXEKUCI")
    assert "index_input.enforcement_count" in [name.replace("\\", "") for name in app.table[0].value["Sloupec"]]

    assert texts.CONSOLE_SEARCH_NOTHING[:20] in open_page(PAGE, hledat_sloupec="xyzzy").info[0].value.replace("\\", "")


@pytest.mark.parametrize("sql", console.EXAMPLES, ids=[words.title(sql)[:30] for sql in console.EXAMPLES])
def test_every_example_has_rows_and_is_short_enough_for_a_link(sql):
    found = console.ask(sql)

    assert len(found.frame) > 1
    assert not found.is_cut
    assert found.tables
    assert words.question(words.link(sql)) == sql


def test_files_hold_the_rows_the_question_and_how_to_cite_it():
    sql = (
        "SELECT municipality_code, index_points / 30 AS share, DATE '2023-12-31' AS den, '=1+1' AS vzorec, "
        "indicator FROM municipality_index JOIN indicator_result USING (year, municipality_code) "
        "WHERE municipality_code = '567337' ORDER BY indicator LIMIT 2"
    )
    found = console.ask(sql)
    sources = meta.sources_of(*found.tables)
    offer = AnswerOffer(found.frame, "dotaz", sources, sql, found.release, found.asked, found.days)
    made = {ending: make() for ending, make in offer.files.items()}

    lines = made["excel.csv"].decode("utf-8-sig").splitlines()
    assert lines[0] == "municipality_code;share;den;vzorec;indicator"
    assert lines[1].startswith("567337;0,966666666667;31.\xa012.\xa02023;'=1+1;early_leaving")
    about = pd.read_excel(
        BytesIO(made["xlsx"]), sheet_name=texts.EXPORT_SHEET_ABOUT, header=None, engine="calamine"
    ).to_string()
    data = pd.read_excel(BytesIO(made["xlsx"]), engine="calamine", dtype={"municipality_code": "str"})
    assert data["municipality_code"].tolist() == ["567337"] * 2
    assert data["share"].tolist() == pytest.approx([29 / 30] * 2)
    table = pq.read_table(BytesIO(made["parquet"]))
    described = json.loads(table.schema.metadata[METADATA_KEY])
    assert table.column_names == list(found.frame)
    for text in (about, str(described)):
        assert found.release in text
        assert text.count(f"Atlas sociálního začleňování: Odpověď na vlastní dotaz, vydání {found.release} [") == 1
        assert "WHERE municipality_code" in text
        assert "Index sociálního vyloučení 2023" in text
