"""Comparison of a draft with the served release, and the history of releases."""

from __future__ import annotations
