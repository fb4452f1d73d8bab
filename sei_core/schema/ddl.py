"""CREATE TABLE statements, written from the tables."""

from __future__ import annotations

from sei_core.schema.table import Table


def create_table(table: Table) -> str:
    """Write the statement that creates ``table``; identifiers come from the schema alone."""
    columns = [
        f"{field.name} {field.kind.value}{'' if table.may_miss(field) else ' NOT NULL'}" for field in table.fields
    ]
    return f"CREATE TABLE {table.name} ({', '.join(columns)}, PRIMARY KEY ({', '.join(table.key)}))"
