"""The workbook that shows the faulty cells of a received file."""

from __future__ import annotations
