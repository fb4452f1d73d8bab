"""The meaning of the index: pure functions over arrays and frames, no files and no screens."""
