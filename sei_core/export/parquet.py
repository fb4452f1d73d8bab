"""Rows as Parquet: types kept, description in the file's metadata."""

from __future__ import annotations

import json
from io import BytesIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from sei_core.export.about import About

METADATA_KEY = b"sei_core.about"


def table(frame: pd.DataFrame, about: About) -> bytes:
    """Column names of the atlas, shares 0–1, missing values as nulls; ``About`` as JSON under ``METADATA_KEY``."""
    arrow = pa.Table.from_pandas(frame, preserve_index=False)
    described = {METADATA_KEY: json.dumps(about.as_json(), ensure_ascii=False).encode()}
    buffer = BytesIO()
    pq.write_table(arrow.replace_schema_metadata((arrow.schema.metadata or {}) | described), buffer)
    return buffer.getvalue()
