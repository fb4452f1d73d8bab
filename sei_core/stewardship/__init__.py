"""What stewards do with the data: sign in, import, compare, publish, undo, enter. Each verb checks the right itself."""
