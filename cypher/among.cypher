// The facts that hold between several things: what joins them to each other, and nothing else of them.
//
// Things are parties, agreements, measures and kinds of data. A fact has both its ends among them; what
// leads from one of them to anything else is left out, however much that is.
//
// param ids: thing[]                  Their ids, at most 500.
// param on: date? = null              Only facts that may be in force on this day.
// column fact: fact                   The fact.
// column type: string                 Its relationship type.
// column role: string?                The part that a party plays, or the position that is held.
// column source: thing                What stands at its left end.
// column source_name: string?         Its name or title.
// column source_kinds: string[]       What that is, such as Bank and Company, or CreditLine.
// column target: thing                What stands at its right end.
// column target_name: string?         Its name or title.
// column target_kinds: string[]       What that is.
// column begins_earliest: date?       The fact begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it.
// column source_count: int            Independent sources that assert it.
// order: type, source, target, fact
// example: {"ids": ["huawei", "facebook", "facebook-huawei", "huawei-access"]}
CYPHER 25
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Party {id: id}) RETURN n
  UNION MATCH (:Referent {id: id})-[:SAME_AS]->(n:Party) RETURN n
  UNION MATCH (n:Agreement {id: id}) RETURN n
  UNION MATCH (n:Measure {id: id}) RETURN n
  UNION MATCH (n:DataCategory {id: id}) RETURN n
}
WITH collect(DISTINCT n) AS things
// What a party has part in may be without number, so a fact of an agreement is looked for from the agreement.
CALL (things) {
  WITH [n IN things WHERE n:Party] AS parties
  UNWIND parties AS source
  UNWIND parties AS target
  MATCH (source)-[r:OWNS|PART_OF|MEMBER_OF|HOLDS_POSITION]->(target)
  RETURN r
  UNION ALL
  UNWIND [n IN things WHERE n:Agreement OR n:Measure] AS agreement
  MATCH (agreement)-[r]-(other)
  WHERE r.dated_by IS NOT NULL AND other IN things
  RETURN r
}
WITH DISTINCT r
WITH r, startNode(r) AS source, endNode(r) AS target, date('0001-01-01') AS never, date('9999-12-31') AS forever
WHERE $on IS NULL OR r.begins_earliest <= $on <= r.ends_latest
RETURN r.id AS fact, type(r) AS type, coalesce(r.role, r.position) AS role,
       source.id AS source, coalesce(source.title, source.name) AS source_name,
       COLLECT {
         UNWIND labels(source) AS label
         WITH label WHERE NOT label IN ['Party', 'Agreement']
         RETURN label ORDER BY label
       } AS source_kinds,
       target.id AS target, coalesce(target.title, target.name) AS target_name,
       COLLECT {
         UNWIND labels(target) AS label
         WITH label WHERE NOT label IN ['Party', 'Agreement']
         RETURN label ORDER BY label
       } AS target_kinds,
       nullIf(r.begins_earliest, never) AS begins_earliest,
       nullIf(r.begins_latest, forever) AS begins_latest,
       nullIf(r.ends_earliest, never) AS ends_earliest,
       nullIf(r.ends_latest, forever) AS ends_latest,
       r.planned_end AS planned_end, r.disputed AS disputed, r.source_count AS source_count
