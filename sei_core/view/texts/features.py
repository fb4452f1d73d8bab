"""Words of features."""

from __future__ import annotations
