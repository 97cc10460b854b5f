// Measures of authorities: what they did about whom, and who is told to act.
//
// A measure regards a party when it is aimed at it or tells it to act. What is asked of time and of knowledge is asked
// of the measure and of that part of the party alike.
//
// param party: party? = null          Only measures that regard this party.
// param on: date? = null              Only those that may be in force on this day.
// param between: period? = null       Only those that may be in force on some day of this period, as `2010/2015`.
// param certainty: possible|certain = "possible"   `possible` takes both kinds, `certain` the surer one.
// param known_on: date? = null        Only what somebody had published by this day; its dates are today's reading.
// column measure: thing               The measure.
// column title: string?               Its title.
// column kind: string?                Ban, sanction, advice, designation, inquiry or interest.
// column act: string[]                What is banned, advised or found.
// column imposed_by: party[]          Who took it.
// column targets: party[]             Whom it is aimed at.
// column addressed_to: party[]        Who is to act.
// column regards: string[]            How it regards the party: targets, addresses.
// column begins_earliest: date?       It begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it.
// column conflicts: string[]          Fields of the measure on which its sources contradict each other.
// column source_count: int            Independent sources that assert it.
// order: measure
// example: {"party": "huawei"}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN { MATCH (:Party {id: $party})<-[part:TARGETS|ADDRESSES]-(m:Measure) RETURN m, part }
  ELSE { MATCH (m:Measure) RETURN m, null AS part }
}
WITH m, part, CASE WHEN part IS NULL THEN [m] ELSE [m, part] END AS hops,
     coalesce($on, $between[0], date('0001-01-01')) AS since, coalesce($on, $between[1], date('9999-12-31')) AS until
WHERE m.dated_by IS NOT NULL
  AND all(hop IN hops WHERE hop.begins_earliest <= until AND since <= hop.ends_latest
                        AND ($known_on IS NULL OR hop.known_from <= $known_on)
                        AND ($certainty = 'possible' OR hop.begins_latest <= until AND since <= hop.ends_earliest))
WITH DISTINCT m, toLower(type(part)) AS regards ORDER BY regards
WITH m, collect(regards) AS regards, date('0001-01-01') AS never, date('9999-12-31') AS forever
RETURN m.id AS measure, m.title AS title, m.kind AS kind, coalesce(m.act, []) AS act,
       COLLECT { MATCH (p:Party)-[part:IMPOSES]->(m) WHERE $known_on IS NULL OR part.known_from <= $known_on
                 RETURN DISTINCT p.id AS id ORDER BY id } AS imposed_by,
       COLLECT { MATCH (m)-[part:TARGETS]->(p:Party) WHERE $known_on IS NULL OR part.known_from <= $known_on
                 RETURN DISTINCT p.id AS id ORDER BY id } AS targets,
       COLLECT { MATCH (m)-[part:ADDRESSES]->(p:Party) WHERE $known_on IS NULL OR part.known_from <= $known_on
                 RETURN DISTINCT p.id AS id ORDER BY id } AS addressed_to,
       regards,
       nullIf(m.begins_earliest, never) AS begins_earliest,
       nullIf(m.begins_latest, forever) AS begins_latest,
       nullIf(m.ends_earliest, never) AS ends_earliest,
       nullIf(m.ends_latest, forever) AS ends_latest,
       m.planned_end AS planned_end, m.disputed AS disputed, coalesce(m.conflicts, []) AS conflicts,
       m.source_count AS source_count
