"""Rows as files that other programs open: comma-separated texts and spreadsheets.

A row is a sequence of values in the order of its columns: text, number, truth, day, list or None.
"""
