// Everything one fact away from a party, whatever kind of fact it is.
//
// param party: party                  The party.
// param type: string? = null          Only facts of this relationship type, such as `OWNS`.
// param on: date? = null              Only facts that may be in force on this day.
// param known_on: date? = null        Only what somebody had published by this day; its dates are today's reading.
// column fact: fact                   The fact.
// column type: string                 Its relationship type.
// column direction: out|in            Whether it leads from the party or to it.
// column other: thing                 What stands at its other end.
// column other_name: string?          Its name or title.
// column kinds: string[]              What that is, such as Bank and Company, or CreditLine.
// column collective: bool             Whether that stands for an unnamed group, or for several.
// column role: string?                The part the party plays, or the position that is held.
// column begins_earliest: date?       The fact begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it.
// column conflicts: string[]          Fields of it, or of what stands there, on which sources contradict each other.
// column qualified: string[]          Fields of either that a claim narrows.
// column source_count: int            Independent sources that assert it.
// order: type, direction, other, fact
// example: {"party": "huawei"}
CYPHER 25
MATCH (p:Party {id: $party})-[r]-(other)
WHERE r.dated_by IS NOT NULL
  AND ($type IS NULL OR type(r) = toUpper($type))
  AND ($on IS NULL OR r.begins_earliest <= $on <= r.ends_latest)
  AND ($known_on IS NULL OR r.known_from <= $known_on)
WITH p, r, other, date('0001-01-01') AS never, date('9999-12-31') AS forever
RETURN r.id AS fact, type(r) AS type, CASE WHEN startNode(r) = p THEN 'out' ELSE 'in' END AS direction,
       other.id AS other, coalesce(other.title, other.name) AS other_name,
       COLLECT {
         UNWIND labels(other) AS label
         WITH label WHERE NOT label IN ['Party', 'Agreement']
         RETURN label ORDER BY label
       } AS kinds,
       coalesce(other.collective, false) AS collective, coalesce(r.role, r.position) AS role,
       nullIf(r.begins_earliest, never) AS begins_earliest,
       nullIf(r.begins_latest, forever) AS begins_latest,
       nullIf(r.ends_earliest, never) AS ends_earliest,
       nullIf(r.ends_latest, forever) AS ends_latest,
       r.planned_end AS planned_end, r.disputed AS disputed,
       COLLECT {
         UNWIND coalesce(r.conflicts, []) + coalesce(other.conflicts, []) AS field RETURN DISTINCT field ORDER BY field
       } AS conflicts,
       COLLECT {
         UNWIND coalesce(r.qualified, []) + coalesce(other.qualified, []) AS field RETURN DISTINCT field ORDER BY field
       } AS qualified,
       r.source_count AS source_count
