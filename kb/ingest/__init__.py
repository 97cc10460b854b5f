"""From a file to claims: every error with its file, line and column. Nothing here writes."""
