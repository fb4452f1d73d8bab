"""The database: build a release, check it, publish it, open it."""
