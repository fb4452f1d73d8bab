"""Words of interface."""

from __future__ import annotations
