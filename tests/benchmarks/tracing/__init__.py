"""Tracing at scale: `make bench-trace`, or `python -m tests.benchmarks.tracing --help`.

Synthetic graphs of several sizes are made in bulk once and kept. In one run, and by turns on all of
them, the questions about chains are asked at lenders of 10^2, 10^3, 10^4 and 10^5 credit lines and
at other anchors, beside a join of the same facts in NumPy (`join`, `exposure`), whose counts they
have to equal, and beside the patterns that one would write instead (`forms`).
"""
