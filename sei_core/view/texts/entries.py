"""Facts entered by hand."""

from __future__ import annotations
