"""The declared model, its value types and its ids. Pure: no file, no database."""
