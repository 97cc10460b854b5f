"""Synthetic graphs of any size: tables as registers and papers have them, and their mappings.

`python -m tests.graphs --relationships 10_000_000 --seed 1 -o DIR` writes them; `kb load TABLE
--mapping MAPPING` loads each. They stand in for data of a size and skew that no public source has
at once, and say nothing of anybody: every party in them is a number.

The LDBC Financial Benchmark describes data of this kind (Qi et al., arXiv:2306.15975, and the
defaults of its generator): parties that lend, guarantee, invest and pay, degrees by bounded power
laws, amounts over several orders of magnitude, and times on every relationship. What it lacks is
added: partnerships and the data that they open, dates that are known in part, and claims of several
sources that agree, contradict or deny. `chance` has the laws, `shape` the sizes, `dates` the dates;
`acts`, `credit`, `ownership` and `partnerships` make rows, and `tables` writes them.

Nothing made is kept: a party is a function of its number, and rows follow one another, so that
memory does not grow with the graph.
"""
