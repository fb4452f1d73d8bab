"""The interface for machines: the questions of the atlas as JSON, CSV and GeoJSON."""
