"""Files that are either whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sei_core.store import durable


def test_a_file_and_its_name_are_on_the_disk_when_it_is_written(tmp_path, monkeypatch):
    flushed = []
    flush = os.fsync
    monkeypatch.setattr(os, "fsync", lambda opened: flushed.append(os.fstat(opened).st_ino) or flush(opened))
    file = tmp_path / "new" / "file"

    durable.write(file, b"content")

    assert file.read_bytes() == b"content"
    assert flushed == [file.stat().st_ino, file.parent.stat().st_ino]


def half_written(file: Path) -> None:
    assert file.suffix == ".png"
    file.write_bytes(b"half")
    raise ZeroDivisionError


def test_what_was_there_stays_where_writing_fails(tmp_path):
    file = tmp_path / "map.png"
    file.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), durable.taking_place_of(file) as beside:
        half_written(beside)

    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("map.png", b"old")]
