"""Counting chains by arrays: the answers of some questions, found faster than by their Cypher.

The question's Cypher is the definition: like an index, this gives what it would give. It costs so
much because it goes through chains one by one. Here the credit lines of a borrower and his ways to
data are joined apart from each other, and what meets of both is counted in sorted arrays.

`hops` joins facts, `meeting` counts what meets, `dominance` what certainly does, `tallies` adds up
rows, and `exposure` is the question. It needs NumPy, of the extra `fast`.
"""
