"""A company at which 10,000 people hold 100,000 positions: more than anybody writes down."""

from kb.store.driver import Database

PEOPLE = 10_000
EACH = 10  # positions of each
_WRITE = """
MATCH (:Party)-[held:HOLDS_POSITION]->(), (maker:Party {id: 'invented-maker'})
WITH held, maker ORDER BY held.id LIMIT 1
UNWIND range(1, $people) AS n
CALL (held, maker, n) {
  CREATE (person:Party:Person {id: 'hub-person-' + n, name: 'Person ' + n})
  WITH *
  UNWIND range(1, $each) AS m
  CREATE (person)-[r:HOLDS_POSITION]->(maker)
  SET r = held {.*, id: 'hub-position-' + n + '-' + m, position: 'Position ' + m, dated_by: 'hub'}
} IN TRANSACTIONS OF 1000 ROWS
"""
_REMOVE = """
MATCH (person:Person) WHERE person.id STARTS WITH 'hub-person-'
CALL (person) { DETACH DELETE person } IN TRANSACTIONS OF 1000 ROWS
"""


async def write(db: Database) -> None:
    """Write the people and their positions."""
    await db.administer(_WRITE, {"people": PEOPLE, "each": EACH})


async def remove(db: Database) -> None:
    """Take them away again: they are too many to be deleted at once."""
    await db.administer(_REMOVE)
