"""The refresh of boundaries."""

from __future__ import annotations
