"""Who is who: how alike two names are, and what is decided of it."""
