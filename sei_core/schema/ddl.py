"""CREATE TABLE statements, written from the tables."""

from __future__ import annotations

from sei_core.schema.table import Table


def create_table(table: Table) -> str:
    """Write the statement that creates ``table``; identifiers come from the schema alone."""
    columns = [
        f"{field.name} {field.kind.value}{'' if table.may_miss(field) else ' NOT NULL'}" for field in table.fields
    ]
    return f"CREATE TABLE {table.name} ({', '.join(columns)}, PRIMARY KEY ({', '.join(table.key)}))"


def comments(table: Table) -> list[str]:
    """Write the statements that put the Czech words of the schema beside ``table`` and its columns."""
    said = {f"TABLE {table.name}": f"{table.title}: {table.grain}"}
    for field in table.fields:
        unit = f" ({field.unit})" if field.unit else ""
        missing = f"; NULL: {field.missing}" if table.may_miss(field) else ""
        said[f"COLUMN {table.name}.{field.name}"] = f"{field.label}{unit}{missing}"
    return [f"COMMENT ON {subject} IS '{_quoted(words)}'" for subject, words in said.items()]


def _quoted(text: str) -> str:
    return text.replace("'", "''")
