"""Questions to the database: one function, one question; SQL inside, ready rows out."""
