"""The heart: pure and frozen values and functions, without file, clock, database, language or window."""
