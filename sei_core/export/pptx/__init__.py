"""A presentation as PPTX: charts and tables that can be edited, the look of the atlas or of a template."""

from __future__ import annotations

from sei_core.export.pptx.presentation import write
from sei_core.export.pptx.template import TemplateError

__all__ = ["TemplateError", "write"]
