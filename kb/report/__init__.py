"""A trace as a document that stands by itself: to print, to hand on, to check note by note."""
