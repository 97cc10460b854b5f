"""Counting chains by arrays: the answers of some questions, found faster than by their Cypher.

The question's Cypher is the definition: like an index, this gives what it would give. It costs so
much because it goes through chains one by one. Here the credit lines of a borrower and his ways to
data are joined apart from each other, and what meets of both is counted in sorted arrays.

`answer` has the questions' rows: `reading` reads facts as columns; `exposure` or `summary` counts
them. `hops` joins facts, `sides` what leads to a borrower and what on from him, `meeting` counts
what meets of both, `dominance` what certainly does, and `tallies` adds up rows. It needs NumPy, of
the extra `fast`.
"""
