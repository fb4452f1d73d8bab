"""What the documents say is what there is."""

from __future__ import annotations

import re
import tomllib

import pytest

from sei_core import __main__ as cli
from sei_core import paths
from sei_core.ingest import shipped
from sei_core.schema.fields import FIELDS
from sei_core.schema.table import CITED, INDEX
from sei_core.schema.tables import TABLES

README = (paths.ROOT / "README.md").read_text(encoding="utf-8")
APP = (paths.ROOT / "app.py").read_text(encoding="utf-8")


def table_of_tables() -> str:
    """The table of tables as README has it, written from the schema."""
    rows = [
        f"| `{table.name}` | {table.title} | {table.grain} | {', '.join(f'`{key}`' for key in table.key)} |"
        for table in TABLES.values()
    ]
    return "\n".join(["| tabulka | název | řádek je | klíč |", "|---|---|---|---|", *rows])


def test_readme_has_the_table_of_tables():
    written = re.search(r"<!-- tables: [^>]*-->\n(.*?)\n<!-- /tables -->", README, re.S).group(1)

    assert written == table_of_tables(), f"put this into README.md:\n{table_of_tables()}"


def test_readme_names_every_page():
    from sei_core.view import texts

    for variable in re.findall(r"title=texts\.(\w+)", APP):
        assert f"| **{getattr(texts, variable)}** |" in README


def test_readme_names_every_command():
    (commands,) = (action for action in cli.parser()._actions if action.dest == "command")

    for command in commands.choices:
        assert re.search(rf"\| `{command}[ `]", README), command


def test_readme_names_every_setting():
    text = (paths.ROOT / "sei_core" / "paths.py").read_text(encoding="utf-8")
    read = set(re.findall(r'environ(?:\.get\(|\[)"(SEI_\w+)"', text))

    assert read
    for setting in read:
        assert f"| `{setting}` |" in README
        assert f"    {setting}: " in text


def test_settings_are_read_in_one_place():
    files = (paths.ROOT / "sei_core").rglob("*.py")
    readers = [file.name for file in files if "os.environ" in file.read_text(encoding="utf-8")]

    assert readers == ["paths.py"]


def test_files_that_readme_and_data_log_name_are_there():
    for name in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (paths.ROOT / name).exists(), name
    log = (paths.data() / "README.md").read_text(encoding="utf-8")
    for file in shipped.files(paths.data()):
        assert f"`{file.relative_to(paths.data()).as_posix()}`" in log


def test_every_shipped_file_has_a_source_and_a_matching_fingerprint():
    found = shipped.checksums(paths.data())
    data_files = {file.relative_to(paths.data()).as_posix() for file in paths.data().rglob("*.*") if file.is_file()}

    assert set(found["file_name"]) == data_files - {"sources.toml", "README.md"}
    assert (found["recorded"] == found["sha256"]).all()


def test_every_source_is_fully_described():
    sources = tomllib.loads((paths.data() / "sources.toml").read_text(encoding="utf-8"))
    wanted = ("producer", "title", "data_date", "received_date", "licence", "attribution", "changes", "files")

    for key, source in sources.items():
        assert not [name for name in wanted if not source.get(name)], key
        assert source["urls"] or key == "method_notes"
    used = {key for table in TABLES.values() for key in table.sources}
    years = dict(shipped.index_sources(paths.data()))
    assert used - {CITED, INDEX} | set(years.values()) == set(sources)
    assert all(sources[key]["data_year"] == year for year, key in years.items())


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_table_has_a_key_a_title_and_described_columns(table):
    assert table.title
    assert table.grain
    assert set(table.key) <= set(table.columns)
    assert all(FIELDS[name].label for name in table.columns)


def test_no_field_is_left_over():
    used = {name for table in TABLES.values() for name in table.columns}

    assert set(FIELDS) == used


def test_changelog_has_an_entry():
    assert "## Unreleased" in (paths.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
