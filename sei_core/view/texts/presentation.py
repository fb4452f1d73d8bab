"""Words of presentation."""

from __future__ import annotations
