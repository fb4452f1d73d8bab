"""Files in: one reader per kind of file, all problems of a file at once, tidy tables out."""
