"""What is told of a trace, in words: the same on the terminal, on a page and in a report."""
