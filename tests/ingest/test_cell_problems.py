"""Every faulty cell by itself, beside the grouped sentences; and both bounded."""

from __future__ import annotations

import pytest

from sei_core.errors import CellProblem, DataFileError
from sei_core.ingest import messages
from sei_core.ingest.grid import _Panics
from sei_core.ingest.index_workbook import read_index


def refused(file, municipalities) -> DataFileError:
    with pytest.raises(DataFileError) as error:
        read_index(file, municipalities)
    return error.value


def test_each_cell_is_told_where_sentences_are_grouped(good, workbook, municipalities):
    frame = good()
    exekuce = frame.columns[4]
    frame[exekuce] = ["x", "asi 5", "x", "x", "x"]
    frame.loc[3, frame.columns[2]] = None

    error = refused(workbook(frame), municipalities)

    assert error.cells == [
        CellProblem("Data", 2, exekuce, "x", "hodnota „x“ není číslo – napište jen číslo, bez jednotky a poznámky"),
        CellProblem("Data", 3, frame.columns[2], "", "buňka je prázdná – doplňte hodnotu"),
        CellProblem("Data", 3, exekuce, "asi 5", error.cells[2].advice),
        *(CellProblem("Data", row, exekuce, "x", error.cells[0].advice) for row in (4, 5, 6)),
    ]
    assert [cell.row for cell in error.cells if cell.header == exekuce] == [2, 3, 4, 5, 6]


def test_recognised_columns_are_told_in_the_order_of_the_file(good, workbook, municipalities):
    frame = good()
    frame = frame[frame.columns[::-1]]

    index = read_index(workbook(frame), municipalities)

    assert index.columns[0] == ("index_band", "Index soc. vyloučení 2024 (4 kategorie bodů)")
    assert [header for _, header in index.columns] == list(frame.columns)


def test_very_many_cells_are_bounded_and_said_so(good, tmp_path, municipalities):
    frame = good()
    rows = [";".join([f"x{number}", *["špatně" * 20] * (len(frame.columns) - 1)]) for number in range(1500)]
    file = tmp_path / "isv.csv"
    file.write_text("\n".join([";".join(frame.columns), *rows]), encoding="utf-8")

    error = refused(file, municipalities)

    assert len(error.cells) == messages.MOST_CELLS == 5000
    assert error.problems[-1] == (
        "vadných buněk je víc než 5\u00a0000; jednotlivě je vyjmenováno prvních 5\u00a0000 "
        "– opravte je a zkuste to znovu"
    )
    assert max(len(cell.value) for cell in error.cells) <= messages.LONGEST_CELL
    assert len(str(error)) < 20_000


def test_very_many_sentences_are_bounded_and_said_so():
    problems, cells = messages.bounded([f"problém {number}" for number in range(3000)], [])

    assert len(problems) == messages.MOST_PROBLEMS + 1
    assert problems[-1] == "další problémy se nevypisují (celkem 3\u00a0000) – opravte tyto a zkuste to znovu"
    assert cells == []


def test_a_panic_of_the_reader_of_workbooks_is_a_damaged_file(tmp_path):
    panic = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})

    with pytest.raises(DataFileError, match="poškozený"), _Panics(tmp_path / "isv.xlsx"):
        raise panic("index out of bounds")
    with pytest.raises(KeyboardInterrupt), _Panics(tmp_path / "isv.xlsx"):
        raise KeyboardInterrupt
