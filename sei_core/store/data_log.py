"""The log of the shipped data, as those who keep them wrote it in ``data/README.md``."""

from __future__ import annotations

import re
from datetime import date

from sei_core import paths

_ENTRY = re.compile(r"^\* (\d{4}-\d{2}-\d{2}): (.+?)(?=^\* |^#|\Z)", re.MULTILINE | re.DOTALL)


def entries() -> list[tuple[date, str]]:
    """Each entry, the newest first, those of one day as written: its day, and its text, markdown in one line."""
    text = (paths.data() / "README.md").read_text(encoding="utf-8")
    found = [(date.fromisoformat(day), " ".join(said.split())) for day, said in _ENTRY.findall(text)]
    return sorted(found, key=lambda entry: entry[0], reverse=True)
