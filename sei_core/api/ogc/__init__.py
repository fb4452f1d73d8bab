"""OGC API – Features: areas with their index as layers that a GIS opens.

Read only: Part 1 (core, GeoJSON, OpenAPI 3.0), Part 2 (CRS84 and EPSG:5514), queryables of Part 3, schemas of Part 5.

It is written here and not taken from pygeoapi 0.21, which was tried and says what is not so: its OpenAPI document
offers ``DELETE /jobs/{jobId}`` and points to schemas on GitHub, its conformance declares create-replace-delete, its
landing page links processes, jobs and tiles; a parameter that it does not know is passed over (the standard wants 400),
an empty ``sortby`` is a server error. One host stands in its configuration, and translated configurations are kept
without it, so that its pages would name another visitor's host. What would be left of it is less than what mends it.
"""
