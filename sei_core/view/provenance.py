"""Where the data come from: sources as cards, the dictionary of tables, checks, their age and releases in words."""

from __future__ import annotations

import re
from datetime import date, datetime
from urllib.parse import quote

import pandas as pd

from sei_core.domain.bands import MAX_POINTS
from sei_core.schema.field import limit_text
from sei_core.schema.fields import FIELDS
from sei_core.schema.tables import TABLES
from sei_core.view import numbers, texts
from sei_core.view.numbers import escape_markdown

#: The column whose name a reader knows, for a claim about a key.
_NAMED_BY = {"unit_key": "unit_name"}
#: Tables that people write or send, besides the inputs of the index; the others follow from them.
_WRITTEN = {table.name for table in TABLES.values() if table.shipped} | {"area_boundary"}
#: What stands in an address as it is, besides letters and digits of ASCII; brackets and quotes do not.
_OF_ADDRESS = "%/:?#@!$&*+,;=-._~"
_CODE = re.compile(r"\b\d{6}\b")


def source_heading(source: tuple) -> str:
    """Name one source: producer and title; ``source`` is a row of ``queries.meta.sources``."""
    return f"{escape_markdown(source.producer)} – {escape_markdown(source.title)}"


def source_card(source: tuple, source_tables: pd.DataFrame) -> str:
    """Describe one source in markdown.

    Args:
        source: a row of ``queries.meta.sources``.
        source_tables: rows of ``queries.provenance.source_tables``, of all sources.
    """
    lines = [
        (texts.SOURCE_CARD["producer"], escape_markdown(source.producer)),
        (texts.SOURCE_CARD["url"], _links(source.url)),
        (texts.SOURCE_CARD["data_date"], escape_markdown(source.data_date)),
        (texts.SOURCE_CARD["received_date"], escape_markdown(_day(source.received_date))),
        (texts.SOURCE_CARD["licence"], escape_markdown(source.licence)),
        (texts.SOURCE_CARD["attribution"], escape_markdown(source.attribution)),
        (texts.SOURCE_CARD["changes"], escape_markdown(source.changes)),
        (texts.SOURCE_CARD["rows"], _rows_of(source.source_key, source_tables)),
        (texts.SOURCE_CARD["sha256"], numbers.MISSING if pd.isna(source.sha256) else f"`{source.sha256}`"),
    ]
    return "\n".join(f"- **{label}:** {value}" for label, value in lines)


def _rows_of(source_key: str, source_tables: pd.DataFrame) -> str:
    """How many rows of which tables come from a source; where others say the same rows, how many they are."""
    rows = source_tables[source_tables["source_key"] == source_key]
    told = [
        texts.SOURCE_ROWS.format(table=TABLES[row.table_name].title, count=numbers.counted(row.row_count, "row"))
        + (texts.SOURCE_ROWS_TOGETHER.format(others=row.source_count - 1) if row.source_count > 1 else "")
        for row in rows.sort_values("row_count", ascending=False, kind="stable").itertuples()
    ]
    return ", ".join(told) or texts.SOURCE_NO_ROWS


def rows_by_source(sources: pd.DataFrame, references: pd.DataFrame, source_tables: pd.DataFrame) -> pd.DataFrame:
    """Put titles in place of keys: columns ``producer``, ``title``, ``table_title``, ``row_count``, ``source_count``.

    Args:
        sources: rows of ``queries.meta.sources``.
        references: rows of ``queries.meta.references``.
        source_tables: rows of ``queries.provenance.source_tables``.
    """
    known = pd.concat([sources, references])[["source_key", "producer", "title"]]
    rows = source_tables.merge(known, on="source_key")
    titled = rows.assign(table_title=[TABLES[name].title for name in rows["table_name"]])
    return titled[["producer", "title", "table_title", "row_count", "source_count"]]


def _links(url: str | None) -> str:
    """Addresses as links that a reader may follow; nothing is loaded from there.

    Who writes into a list of documents writes no markdown: what could end a link is percent-encoded in its target.
    """
    if pd.isna(url):
        return texts.SOURCE_NO_URL
    return ", ".join(f"[{escape_markdown(each)}]({quote(each, safe=_OF_ADDRESS)})" for each in url.split(" | "))


def _day(written: str) -> str:
    """``2023-12-04`` as a Czech date."""
    return numbers.date(pd.Timestamp(written))


def source_rows(sources: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``queries.meta.sources`` with ``received_date`` as a date; ``data_date`` is as precise as the source."""
    return sources.assign(received_date=pd.to_datetime(sources["received_date"]))


def reference_rows(references: pd.DataFrame, source_tables: pd.DataFrame) -> pd.DataFrame:
    """Keep what a reader looks for in a list of documents: with ``row_count``, the rows that cite each.

    Args:
        references: rows of ``queries.meta.references``.
        source_tables: rows of ``queries.provenance.source_tables``.
    """
    cited = source_tables.groupby("source_key")["row_count"].sum()
    shown = references.assign(
        data_date=references["data_date"].map(numbers.dated), row_count=references["source_key"].map(cited)
    )
    columns = ["producer", "title", "data_date", "row_count", "url", "licence"]
    return shown[columns].sort_values(["producer", "title"])


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
    """How many checks there are and how many found nothing, for the prose; rows of ``queries.provenance.checks``."""
    return {"total": numbers.integer(len(checks)), "clean": numbers.integer(len(clean(checks)))}


def findings(checks: pd.DataFrame, names: pd.DataFrame) -> list[str]:
    """Write the checks that found something, as sentences; codes of municipalities with their names.

    Args:
        checks: rows of ``queries.provenance.checks``.
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


def check_rows(checks: pd.DataFrame) -> pd.DataFrame:
    """All checks with their results; first cases that are not told say why.

    Args:
        checks: rows of ``queries.provenance.checks``.
    """
    is_hidden = (checks["row_count"] > 0) & checks["example"].isna()
    shown = checks.assign(example=checks["example"].mask(is_hidden, texts.CHECK_EXAMPLE_HIDDEN))
    return shown[["description", "severity", "row_count", "example", "check_name"]]


def _example(check_name: str, example: str | None, names: dict[str, str]) -> str:
    """Write the first offending rows of a check in words, with names before the codes of municipalities."""
    if pd.isna(example):
        return texts.CHECK_EXAMPLE_HIDDEN
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


def freshness(ages: pd.DataFrame, publications: pd.DataFrame, changes: pd.DataFrame, today: date) -> pd.DataFrame:
    """Say how old each table is.

    Args:
        ages: rows of ``queries.provenance.freshness``.
        publications: rows of ``queries.provenance.publications``.
        changes: rows of ``queries.provenance.publication_changes``.
        today: what ages are counted to.

    Returns:
        Columns ``table_title``, ``age`` (of the newest source, ``2023 (před 3 lety)``), ``dated`` (of when its sources
        are), ``received_date``, ``last_change``; in the order of the schema.
    """
    known = ages.set_index("table_name")
    rows = [known.loc[name] for name in TABLES if name in known.index]
    return pd.DataFrame(
        {
            "table_title": [TABLES[row.name].title for row in rows],
            "age": [age(row["newest_year"], today) for row in rows],
            "dated": [_dated(row) for row in rows],
            "received_date": pd.to_datetime([row["received_date"] for row in rows]),
            "last_change": [_last_change(row.name, publications, changes) for row in rows],
        }
    )


def _dated(row: pd.Series) -> str:
    """Of when the sources of a table are, and the documents that its rows cite."""
    own = "" if pd.isna(row["data_dates"]) else numbers.dated(row["data_dates"])
    if not row["document_count"]:
        return own
    told = {"count": row["undated_count"], "total": row["document_count"]}
    if pd.isna(row["oldest_year"]):
        return "; ".join(filter(None, (own, texts.FRESHNESS_UNDATED.format(**told))))
    told |= {"oldest": row["oldest_year"], "newest": row["newest_year"]}
    one = row["oldest_year"] == row["newest_year"]
    pattern = texts.FRESHNESS_ONE_YEAR if one else texts.FRESHNESS_DOCUMENTS
    return "; ".join(filter(None, (own, pattern.format(**told))))


def age(year: int | None, today: date) -> str:
    """``2023 (před 3 lety)``, ``2025 (loni)``; missing where no year is known."""
    if pd.isna(year):
        return numbers.MISSING
    years = max(today.year - int(year), -1)
    return f"{year} ({texts.AGE_OF_YEARS.get(years) or texts.AGE_YEARS.format(years=years)})"


def _last_change(table_name: str, publications: pd.DataFrame, changes: pd.DataFrame) -> str:
    """Day of the last publication that changed a table, or since when none has, as far as releases can be compared."""
    changed = changes.loc[changes["table_name"] == table_name, "publication"]
    for row in publications.itertuples():
        if row.publication in set(changed):
            return numbers.date(row.published)
        if not row.is_compared:
            return texts.FRESHNESS_SAME.format(date=numbers.date(row.published))
    return numbers.MISSING


def log_rows(publications: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """What was published when, in words.

    Args:
        publications: rows of ``queries.provenance.publications``.
        changes: rows of ``queries.provenance.publication_changes``.

    Returns:
        Columns ``when``, ``what_changed``, ``note`` (missing where nobody wrote one), ``release_name``.
    """
    return pd.DataFrame(
        {
            "when": [_minute(row.published) for row in publications.itertuples()],
            "what_changed": [
                _what_changed(row, changes[changes["publication"] == row.publication])
                for row in publications.itertuples()
            ],
            "note": publications["note"],
            "release_name": publications["release_name"],
        }
    )


def log(publications: pd.DataFrame, changes: pd.DataFrame) -> list[str]:
    """The rows of ``log_rows`` as sentences in markdown, the served one marked."""
    rows = log_rows(publications, changes)
    return [
        texts.LOG_LINE.format(when=row.when, what=escape_markdown(row.what_changed))
        + ("" if pd.isna(row.note) else texts.LOG_NOTE.format(note=escape_markdown(row.note)))
        + (texts.LOG_SERVING if is_serving else "")
        for row, is_serving in zip(rows.itertuples(), publications["is_serving"], strict=True)
    ]


def _what_changed(publication: tuple, changes: pd.DataFrame) -> str:
    """What one publication changed, in a sentence or two."""
    head = [texts.LOG_RETURN.format(release=publication.release_name)] if publication.is_return else []
    if not publication.is_compared:
        return " ".join([*head, texts.LOG_FIRST if publication.publication == 1 else texts.LOG_UNKNOWN])
    said = [
        texts.LOG_YEAR[row.row_change].format(
            year=row.year, before=numbers.integer(row.before_count), after=numbers.integer(row.after_count)
        )
        for row in changes[changes["year"].notna()].itertuples()
    ]
    others = changes[changes["year"].isna()]
    written, computed = (others[others["table_name"].isin(_WRITTEN) == side] for side in (True, False))
    if not written.empty:
        said.append(texts.LOG_TABLES.format(tables=_tables_named(written)))
    if not said:
        said = [texts.LOG_SAME if computed.empty else texts.LOG_COMPUTED.format(tables=_tables_named(computed))]
    return " ".join([*head, *said])


def _tables_named(changes: pd.DataFrame) -> str:
    """Tables by their titles, with rows where their number changed; one that no schema knows by its name."""
    named = []
    for row in changes.itertuples():
        title = TABLES[row.table_name].title if row.table_name in TABLES else row.table_name
        counts = {"before": numbers.integer(row.before_count), "after": numbers.integer(row.after_count)}
        is_same = row.before_count == row.after_count
        named.append(title if is_same else texts.LOG_TABLE_ROWS.format(table=title, **counts))
    return ", ".join(named)


def shipped_log(entries: pd.DataFrame) -> list[str]:
    """The log of the shipped data as sentences; rows of ``queries.provenance.shipped_log``, whose text is markdown."""
    return [
        texts.LOG_SHIPPED.format(day=numbers.date(row.logged), said=row.said[:1].upper() + row.said[1:])
        for row in entries.itertuples()
    ]


def releases(history: pd.DataFrame) -> pd.DataFrame:
    """Write when releases were built: ``built`` as Czech text.

    Args:
        history: rows of ``queries.provenance.history``.
    """
    return history.assign(built=history["built"].map(_minute))


def _minute(moment: datetime) -> str:
    """``22. 11. 2026 9:05``."""
    return f"{numbers.date(moment)} {moment.hour}:{moment:%M}"


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
