"""Words of pptx."""

from __future__ import annotations
