"""The log of the shipped data is read as it was written."""

from __future__ import annotations

from datetime import date

from sei_core import paths
from sei_core.store import data_log


def test_every_entry_of_the_log_is_there():
    found = data_log.entries()
    written = (paths.data() / "README.md").read_text(encoding="utf-8").partition("## Deník")[2]

    assert len(found) == written.count("\n* ") > 0
    assert found[-1][0] >= date(2026, 11, 21)
    assert any(said.startswith("první vydání. Sešit indexu 2023") for _, said in found)
    assert [" ".join(said.split()) for _, said in found] == [said for _, said in found]


def test_entries_begin_with_the_newest(tmp_path, monkeypatch):
    text = "# Data\n\n* 2025: no entry\n\n## Deník\n\n* 2026-01-02: první\n  pokračuje\n* 2027-05-06: `b.csv` druhý\n"
    (tmp_path / "README.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(paths, "data", lambda: tmp_path)

    assert data_log.entries() == [(date(2027, 5, 6), "`b.csv` druhý"), (date(2026, 1, 2), "první pokračuje")]
