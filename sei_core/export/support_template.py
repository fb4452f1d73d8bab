"""The support workbook to fill in: a sheet a table with drop-downs, limits and notes, empty or with present rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.utility import quote_sheetname, xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from sei_core.domain.vocabularies import BETWEEN_KEYS
from sei_core.export.xlsx import HEADER_HEIGHT, MAX_WIDTH, MIN_WIDTH
from sei_core.schema.field import Field, Kind, limit_text
from sei_core.schema.fields import FIELDS
from sei_core.schema.support_tables import GUIDE_SHEET, OWNERS, WRITTEN_TABLES
from sei_core.schema.table import Table
from sei_core.view import numbers, texts, theme

#: So many rows below the last one have drop-downs and limits too.
SPARE_ROWS = 500
#: Number of Excel's own format of text, ``@``: what is written stays as it is.
AS_TEXT = 49
NUMERIC = {Kind.INTEGER: "integer", Kind.NUMBER: "decimal"}
NOTE_WIDTH, NOTE_LINE, NOTE_CHARACTERS = 330, 17, 46
GUIDE_WIDTHS = (30, 52, 46, 46, 10)


@dataclass(frozen=True)
class _Formats:
    """How cells look: headers of columns that must and need not be filled, text, numbers and the guide."""

    required: CellFormat
    optional: CellFormat
    text: CellFormat
    number: CellFormat
    title: CellFormat
    wrapped: CellFormat


def support_template(frames: Mapping[str, pd.DataFrame] | None) -> bytes:
    """Write the support workbook.

    Args:
        frames: rows of every written support table by its name, with at least its written columns; None for a workbook
            to be filled from nothing.

    Returns:
        The workbook: a sheet with instructions, one sheet a table in the order of ``WRITTEN_TABLES``, and a hidden one
        with the words of drop-downs. Text is never a formula; missing values are empty cells.

    Raises:
        KeyError: if a table or a column is not there.
        ValueError: if a text is longer than a cell takes.
    """
    rows = {
        table.name: frames[table.name][[field.name for field in table.written]] if frames else _no_rows(table)
        for table in WRITTEN_TABLES
    }
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": texts.SUPPORT_TEMPLATE_TITLE, "company": texts.EXPORT_APPLICATION})
        formats = _formats(book)
        _write_guide(book.add_worksheet(GUIDE_SHEET), rows, formats)
        sheets = {table.name: book.add_worksheet(table.title) for table in WRITTEN_TABLES}
        lists = _write_lists(book)
        for table in WRITTEN_TABLES:
            _write_table(sheets[table.name], table, rows, lists, formats)
    return buffer.getvalue()


def _no_rows(table: Table) -> pd.DataFrame:
    return pd.DataFrame(columns=[field.name for field in table.written])


def _formats(book: Workbook) -> _Formats:
    head = {"bold": True, "text_wrap": True, "valign": "top", "font_color": theme.TEXT, "bottom": 1}
    head |= {"bottom_color": theme.OUTLINE, "num_format": AS_TEXT}
    return _Formats(
        required=book.add_format({**head, "bg_color": theme.SEQUENTIAL[1]}),
        optional=book.add_format({**head, "bg_color": theme.SURFACE}),
        text=book.add_format({"num_format": AS_TEXT, "valign": "top"}),
        number=book.add_format({"valign": "top"}),
        title=book.add_format({"bold": True, "font_size": 14}),
        wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
    )


def _write_table(
    sheet: Worksheet, table: Table, rows: Mapping[str, pd.DataFrame], lists: Mapping[str, str], formats: _Formats
) -> None:
    """Write one table: headers with notes, rows, and what may be written below them."""
    frame, last = rows[table.name], len(rows[table.name]) + SPARE_ROWS
    sheet.set_row(0, HEADER_HEIGHT)
    for position, field in enumerate(table.written):
        column = frame[field.name]
        head = formats.optional if table.may_miss(field) else formats.required
        note = _note(table, field)
        lines = sum(1 + len(line) // NOTE_CHARACTERS for line in note.splitlines())
        sheet.write_string(0, position, field.label, head)
        sheet.write_comment(
            0, position, note, {"author": texts.EXPORT_APPLICATION, "width": NOTE_WIDTH, "height": NOTE_LINE * lines}
        )
        cell = formats.number if field.kind in NUMERIC else formats.text
        sheet.set_column(position, position, _width(column, field), cell)
        _write_column(sheet, position, column, field, cell)
        if rule := _rule(table, field, rows, lists):
            sheet.data_validation(1, position, last, position, rule)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(table.written) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_column(sheet: Worksheet, position: int, column: pd.Series, field: Field, cell: CellFormat) -> None:
    for row, value in enumerate(column, start=1):
        if pd.isna(value):
            continue
        if field.kind in NUMERIC:
            sheet.write_number(row, position, value, cell)
        elif sheet.write_string(row, position, value, cell):
            raise ValueError(f"{field.name}, row {row}: {len(value)} characters do not fit into a cell")


def _width(column: pd.Series, field: Field) -> float:
    """Wide enough for the longest value and for the longest word of the wrapped header."""
    words = max(len(word) for word in field.label.split())
    values = column.dropna().astype("str").str.len().max() if column.notna().any() else MIN_WIDTH
    return min(MAX_WIDTH, max(MIN_WIDTH, words + 4, values + 2, len(field.label) / 2))


def _note(table: Table, field: Field) -> str:
    """Say what belongs into a column: one sentence a line."""
    return "\n".join(_sentences(table, field))


def _sentences(table: Table, field: Field) -> Iterator[str]:
    word = texts.SUPPORT_TEMPLATE_NOTE
    yield word["optional"].format(reason=field.missing) if table.may_miss(field) else word["required"]
    if field.name in texts.SUPPORT_TEMPLATE_HINT:
        yield texts.SUPPORT_TEMPLATE_HINT[field.name]
    if field.name == "subject_table":
        named = (word["table_named"].format(name=owner.name, title=owner.title) for owner in OWNERS.values())
        yield word["tables"].format(tables=", ".join(named))
    if table.key == (field.name,):
        yield word["key"]
    elif field.name in table.key:
        yield word["part_of_key"].format(columns=_labels(table, table.key))
    if field.name.removesuffix("_text") in table.dated:
        yield word["date"]
    if field.words:
        yield word["words"].format(words=", ".join(field.words))
    if field.kind in NUMERIC:
        limits = "–".join(limit_text(limit) for limit in (field.minimum, field.maximum) if limit is not None)
        yield word[NUMERIC[field.kind]].format(limits=f"{limits} {field.unit}".rstrip())
    if (owner := _refers_to(table, field)) is not None:
        yield word["target"].format(title=owner.title, column=_labels(owner, owner.key))
    if field.several:
        yield word["several"].format(between=BETWEEN_KEYS)


def _labels(table: Table, names: tuple[str, ...]) -> str:
    return ", ".join(
        texts.SUPPORT_TEMPLATE_QUOTED.format(text=each.label) for each in table.written if each.name in names
    )


def _refers_to(table: Table, field: Field) -> Table | None:
    """The table whose key a column holds; None where it is its own key, or no key at all."""
    owner = OWNERS.get(field.target or field.name)
    return None if owner is table and field.name in table.key else owner


def _rule(
    table: Table, field: Field, rows: Mapping[str, pd.DataFrame], lists: Mapping[str, str]
) -> dict[str, object] | None:
    """What Excel lets people write into a column; None for any text. Keys may be written before their row is."""
    word = texts.SUPPORT_TEMPLATE_REFUSED
    owner = _refers_to(table, field)
    if field.words:
        return _list(lists[field.words.__name__], "stop", word["words"])
    if field.name == "subject_table":
        return _list(lists[field.name], "warning", word["words"])
    if owner is not None and not field.several:
        last = len(rows[owner.name]) + SPARE_ROWS
        source = f"={quote_sheetname(owner.title)}!{xl_range_abs(1, 0, last, 0)}"
        return _list(source, "warning", word["key"].format(title=owner.title))
    if field.kind in NUMERIC:
        limits = {"criteria": "between", "minimum": field.minimum, "maximum": field.maximum}
        said = word["limits"].format(limits="–".join(map(limit_text, (field.minimum, field.maximum))))
        return {"validate": NUMERIC[field.kind], **limits, "error_title": word["title"], "error_message": said}
    return None


def _list(source: str, severity: str, said: str) -> dict[str, object]:
    title = texts.SUPPORT_TEMPLATE_REFUSED["title"]
    return {"validate": "list", "source": source, "error_type": severity, "error_title": title, "error_message": said}


def _write_lists(book: Workbook) -> dict[str, str]:
    """Write the words of each drop-down into a hidden sheet; return where they stand, by vocabulary."""
    sheet = book.add_worksheet(texts.SUPPORT_TEMPLATE_LISTS)
    sheet.very_hidden()
    labels = {"subject_table": FIELDS["subject_table"].label}
    labels |= {field.words.__name__: field.label for table in WRITTEN_TABLES for field in table.written if field.words}
    vocabularies = {
        field.words.__name__: list(field.words) for table in WRITTEN_TABLES for field in table.written if field.words
    }
    vocabularies["subject_table"] = [owner.name for owner in OWNERS.values()]
    for position, (name, words) in enumerate(vocabularies.items()):
        sheet.write_string(0, position, labels[name])
        for row, each in enumerate(words, start=1):
            sheet.write_string(row, position, each)
    name = quote_sheetname(texts.SUPPORT_TEMPLATE_LISTS)
    return {
        key: f"={name}!{xl_range_abs(1, position, len(words), position)}"
        for position, (key, words) in enumerate(vocabularies.items())
    }


def _write_guide(sheet: Worksheet, rows: Mapping[str, pd.DataFrame], formats: _Formats) -> None:
    """Explain how to fill the sheets, and list them."""
    sheet.write_string(0, 0, texts.SUPPORT_TEMPLATE_TITLE, formats.title)
    for position, width in enumerate(GUIDE_WIDTHS):
        sheet.set_column(position, position, width)
    row = 2
    for heading, sentences in texts.SUPPORT_TEMPLATE_GUIDE:
        sheet.write_string(row, 0, heading, formats.optional)
        for sentence in sentences:
            sheet.merge_range(row, 1, row, len(GUIDE_WIDTHS) - 1, sentence, formats.wrapped)
            sheet.set_row(row, 15 * (1 + len(sentence) // 150))
            row += 1
        row += 1
    for position, heading in enumerate(texts.SUPPORT_TEMPLATE_GUIDE_COLUMNS):
        sheet.write_string(row, position, heading, formats.optional)
    for table in WRITTEN_TABLES:
        row += 1
        required = tuple(field.name for field in table.written if not table.may_miss(field))
        link = f"internal:{quote_sheetname(table.title)}!A1"
        sheet.write_url(row, 0, link, string=table.title)
        for position, text in enumerate((table.grain, _labels(table, table.key), _labels(table, required)), start=1):
            sheet.write_string(row, position, text, formats.wrapped)
        sheet.write_string(row, 4, numbers.integer(len(rows[table.name])), formats.wrapped)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
