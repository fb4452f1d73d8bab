"""Where the data come from: sources as cards, the dictionary of tables, checks and releases in words."""

from __future__ import annotations

import re

import pandas as pd

from sei_core.domain.bands import MAX_POINTS
from sei_core.schema.field import limit_text
from sei_core.schema.fields import FIELDS
from sei_core.schema.tables import TABLES
from sei_core.view import numbers, texts
from sei_core.view.numbers import escape_markdown

#: The column whose name a reader knows, for a claim about a key.
_NAMED_BY = {"unit_key": "unit_name"}
_CODE = re.compile(r"\b\d{6}\b")


def source_heading(source: tuple) -> str:
    """Name one source: producer and title; ``source`` is a row of ``queries.meta.sources``."""
    return f"{escape_markdown(source.producer)} – {escape_markdown(source.title)}"


def source_card(source: tuple) -> str:
    """Describe one source in markdown.

    Args:
        source: a row of ``queries.meta.sources``.
    """
    lines = [
        (texts.SOURCE_CARD["producer"], escape_markdown(source.producer)),
        (texts.SOURCE_CARD["url"], _links(source.url)),
        (texts.SOURCE_CARD["data_date"], escape_markdown(source.data_date)),
        (texts.SOURCE_CARD["received_date"], escape_markdown(_day(source.received_date))),
        (texts.SOURCE_CARD["licence"], escape_markdown(source.licence)),
        (texts.SOURCE_CARD["attribution"], escape_markdown(source.attribution)),
        (texts.SOURCE_CARD["changes"], escape_markdown(source.changes)),
        (texts.SOURCE_CARD["sha256"], numbers.MISSING if pd.isna(source.sha256) else f"`{source.sha256}`"),
    ]
    return "\n".join(f"- **{label}:** {value}" for label, value in lines)


def _links(url: str | None) -> str:
    """Addresses as links that a reader may follow; nothing is loaded from there."""
    if pd.isna(url):
        return texts.SOURCE_NO_URL
    return ", ".join(f"[{escape_markdown(each)}]({each})" for each in url.split(" | "))


def _day(written: str) -> str:
    """``2023-12-04`` as a Czech date."""
    return numbers.date(pd.Timestamp(written))


def source_rows(sources: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``queries.meta.sources`` with ``received_date`` as a date; ``data_date`` is as precise as the source."""
    return sources.assign(received_date=pd.to_datetime(sources["received_date"]))


def reference_rows(references: pd.DataFrame) -> pd.DataFrame:
    """Keep what a reader looks for in a list of documents.

    Args:
        references: rows of ``queries.meta.references``.
    """
    shown = references.assign(data_date=references["data_date"].map(numbers.dated))
    return shown[["producer", "title", "data_date", "url", "licence"]].sort_values(["producer", "title"])


def tables(row_counts: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """List the tables of a release.

    Args:
        row_counts: columns ``table_name``, ``row_count``.
        sources: columns ``table_name``, ``attribution``, ``reference_count``.

    Returns:
        Columns ``table_title``, ``table_name``, ``grain`` (what a row is), ``row_count``, ``attribution``; in the
        order of the schema, the source missing for tables about the release itself.
    """
    described = pd.DataFrame(
        [(table.title, table.name, table.grain) for table in TABLES.values()],
        columns=["table_title", "table_name", "grain"],
    )
    rows = described.merge(row_counts, "left", "table_name").merge(sources, "left", "table_name")
    cited = rows.pop("reference_count").fillna(0)
    own = rows["attribution"].fillna("")
    return rows.assign(attribution=[_drawn_on(*each) for each in zip(own, cited, strict=True)])


def _drawn_on(attribution: str, references: int) -> str | None:
    """Write the sources of a table; documents that its rows cite as their number."""
    cited = texts.SOURCES_CITED.format(count=numbers.integer(references)) if references else ""
    return "; ".join(filter(None, (attribution, cited))) or None


def table_titles() -> dict[str, str]:
    """Czech title of each table, by its name."""
    return {table.name: table.title for table in TABLES.values()}


def columns(table_name: str) -> pd.DataFrame:
    """Describe the columns of one table.

    Returns:
        Columns ``column_label``, ``column_name``, ``column_unit``, ``minimum``, ``maximum`` (missing where there is no
        limit), ``missing_reason`` (missing where a value may not be missing), ``is_key``.

    Raises:
        KeyError: if there is no such table.
    """
    table = TABLES[table_name]
    return pd.DataFrame(
        [
            (
                FIELDS[name].label,
                name,
                FIELDS[name].unit or None,
                _limit(FIELDS[name].minimum),
                _limit(FIELDS[name].maximum),
                FIELDS[name].missing or None,
                name in table.key,
            )
            for name in table.columns
        ],
        columns=["column_label", "column_name", "column_unit", "minimum", "maximum", "missing_reason", "is_key"],
    )


def _limit(value: float | None) -> str | None:
    return None if value is None else limit_text(value)


def check_values(checks: pd.DataFrame) -> dict[str, str]:
    """How many checks there are and how many found nothing, for the prose; rows of ``queries.meta.checks``."""
    return {"total": numbers.integer(len(checks)), "clean": numbers.integer(len(clean(checks)))}


def findings(checks: pd.DataFrame, names: pd.DataFrame) -> list[str]:
    """Write the checks that found something, as sentences; codes of municipalities with their names.

    Args:
        checks: rows of ``queries.meta.checks``.
        names: rows of ``queries.provenance.names_in_findings``.
    """
    found = checks[checks["row_count"] > 0]
    if found.empty:
        return [texts.CHECKS_NONE]
    return [
        texts.CHECK_FOUND.format(
            severity=escape_markdown(row.severity),
            description=escape_markdown(row.description),
            count=numbers.integer(row.row_count),
            example=escape_markdown(_example(row.check_name, row.example, dict(names.itertuples(index=False)))),
        )
        for row in found.itertuples()
    ]


def _example(check_name: str, example: str, names: dict[str, str]) -> str:
    """Write the first offending rows of a check in words, with names before the codes of municipalities."""
    pattern = texts.CHECK_ROW.get(check_name)
    rows = example.split("; ")
    if check_name == "statement_disagrees":
        return texts.CHECK_DISAGREEMENTS
    written = "; ".join(pattern.format(*row.split(" ")) for row in rows) if pattern else example
    return _CODE.sub(lambda found: f"{names[found[0]]} {found[0]}" if found[0] in names else found[0], written)


def clean(checks: pd.DataFrame) -> pd.DataFrame:
    """Keep the checks that found nothing: columns ``description``, ``severity``."""
    return checks.loc[checks["row_count"] == 0, ["description", "severity"]].reset_index(drop=True)


def contradictions(totals: pd.DataFrame) -> list[str]:
    """Name the published totals that contradict each other, all values beside each other.

    Args:
        totals: rows of ``queries.overview.published_totals``.
    """
    key = ["year", "points_from", "points_to"]
    against = totals[totals.duplicated(key, keep=False)]
    return [
        texts.CONTRADICTION.format(
            year=year,
            band=texts.POINTS_FROM.format(low=low) if high == MAX_POINTS else f"{low}–{high}",
            values="; ".join(
                f"{numbers.counted(row.municipality_count, 'municipality')} ({escape_markdown(row.attribution)})"
                for row in rows.itertuples()
            ),
        )
        for (year, low, high), rows in against.groupby(key)
    ]


def disagreements(claims: pd.DataFrame, references: pd.DataFrame) -> list[str]:
    """Write what documents disagree on, all claims beside each other.

    Args:
        claims: rows of ``queries.provenance.contradictions``.
        references: rows of ``queries.meta.references``.
    """
    named = references.set_index("source_key")["attribution"]
    return [
        texts.DISAGREEMENT.format(
            subject=escape_markdown(subject(table, key, attribute, rows["subject_name"].iloc[0])),
            claims="; ".join(
                _claim(row.stated_text, named[row.reference_keys.split(" | ")[0]]) for row in rows.itertuples()
            ),
        )
        for (table, key, attribute), rows in claims.groupby(["subject_table", "subject_key", "attribute"])
    ]


def _claim(stated: str, document: str) -> str:
    return f"{escape_markdown(numbers.dated(stated))} ({escape_markdown(document)})"


def subject(table: str, key: str, attribute: str, name: str | None = None) -> str:
    """Say what a claim is about: table, row and column in Czech."""
    return texts.DISAGREEMENT_ABOUT.format(
        table=TABLES[table].title,
        name=key if name is None or pd.isna(name) else name,
        column=FIELDS[_NAMED_BY.get(attribute, attribute)].label,
    )


def input_lines(inputs: pd.DataFrame) -> list[str]:
    """Write the files of a release with their fingerprints.

    Args:
        inputs: rows of ``queries.meta.inputs``.
    """
    lines = [texts.INPUT_LINE.format(file=row.file_name, sha256=row.sha256) for row in inputs.itertuples()]
    return [
        line if pd.isna(year) else texts.INPUT_IMPORTED.format(line=line, year=year)
        for line, year in zip(lines, inputs["imported_year"], strict=True)
    ]


def releases(history: pd.DataFrame) -> pd.DataFrame:
    """Write when releases were built: ``built`` as Czech text.

    Args:
        history: rows of ``queries.provenance.history``.
    """
    return history.assign(built=history["built"].map(lambda moment: f"{numbers.date(moment)} {moment:%H:%M}"))


def citation(history: pd.DataFrame, sources: pd.DataFrame) -> str:
    """How to cite the atlas: its release, the day it was built, and whose data it shows.

    Args:
        history: rows of ``queries.provenance.history``.
        sources: rows of ``queries.meta.sources_of`` that are to be named.
    """
    serving = history[history["is_serving"]].iloc[0]
    return texts.CITATION.format(
        title=texts.APP_TITLE,
        release=serving.release_name,
        built=numbers.date(serving.built),
        sources="; ".join(sources["attribution"].drop_duplicates()),
    )
