"""The statements that write a load, each with its labels and types in it, and its rows in batches.

None of them holds its rows back to the end (no `Eager` in its plan), so that a batch's size is all
that a statement needs of memory. For that each names the properties that it sets: to set a whole
map might change the id by which the next row is found.
"""
