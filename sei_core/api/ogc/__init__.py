"""OGC API – Features: areas with their index as layers that a GIS opens."""
