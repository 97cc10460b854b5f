"""The attacks that the guard is tried with, and what stops each: run by `make attacks` and a test.

`stops` names every layer that stops an attack by itself, in the order in which it meets them:

- `text`, `plan`, `access`, `caps`: the guard's own, see `kb.guard`;
- `settings`: the configuration of the server;
- `neo4j`: what no configuration changes, such as that it takes one statement at a time.

With all layers on the first stops it; with the first off, the second; and where there is no other,
the attack succeeds, which the test sees too. `harms` are those that are not tried with their one
layer off, because Neo4j would not survive it.
"""

from tests.guard.attack import Attack
from tests.guard.reaching import REACHING
from tests.guard.stalling import STALLING

ATTACKS: tuple[Attack, ...] = (*REACHING, *STALLING)
