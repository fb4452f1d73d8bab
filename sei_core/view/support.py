"""What the words on support of a municipality, of a kraj and of the country share.

All sentences are plain, without markup: a page escapes them, a document sets them as they are. What no source says is
said to be unknown; the list of who cooperates is incomplete, so that "not known" never means "none".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from sei_core.view import numbers, texts, timelines

#: Pages of the section on support, in the order of the menu.
LINKS = (
    ("pages/podpora/spoluprace.py", texts.COOPERATION_NAV),
    ("pages/podpora/kde_podpora_chybi.py", texts.GAPS_NAV),
    ("pages/podpora/lokality.py", texts.LOCALITIES_NAV),
    ("pages/podpora/projekty.py", texts.PROJECTS_NAV),
    ("pages/podpora/opatreni_a_plany.py", texts.PLANS_NAV),
    ("pages/podpora/jednani_a_ukoly.py", texts.MEETINGS_NAV),
)


@dataclass(frozen=True)
class Part:
    """One kind of support, as a page shows it.

    Attributes:
        title: of the part.
        lines: plain sentences, what matters most first.
        rows: for the table and the files, with ``reference_keys``.
        offer: name of the files, key of ``texts.OFFER_TITLE``.
        draw: makes the chart of the rows, which documents do without; None where sentences are enough.
    """

    title: str
    lines: list[str]
    rows: pd.DataFrame
    offer: str
    draw: Callable[[], go.Figure] | None = None


def confirmed(text: str) -> str:
    """`` (doloženo k 11. 6. 2024)``."""
    return texts.SUPPORT_CONFIRMED.format(date=numbers.dated(text))


def period(start: str | None, end: str | None) -> str:
    """From when till when; an unknown end is left open, an unknown start is said to be unknown."""
    if pd.isna(start):
        return texts.SUPPORT_START_UNKNOWN if pd.isna(end) else texts.SUPPORT_UNTIL.format(end=numbers.dated(end))
    return timelines.between(start, end) if pd.notna(end) else texts.SUPPORT_SINCE.format(start=numbers.dated(start))


def project_period(row: object) -> str:
    """`` (1. 10. 2023 – …)``; nothing where no source dates it."""
    dated = pd.notna(row.start_text) or pd.notna(row.end_text)
    return texts.SUPPORT_BRACKETS.format(text=period(row.start_text, row.end_text)) if dated else ""
