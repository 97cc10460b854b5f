// Measures of authorities: what they did about whom, and who is told to act.
//
// A measure regards a party when it is aimed at it or tells it to act.
//
// param party: party? = null          Only measures that regard this party.
// param on: date? = null              Only those that may be in force on this day.
// column measure: string              The measure.
// column title: string?               Its title.
// column kind: string?                Ban, sanction, advice, designation, inquiry or interest.
// column act: string[]                What is banned, advised or found.
// column imposed_by: string[]         Who took it.
// column targets: string[]            Whom it is aimed at.
// column addressed_to: string[]       Who is to act.
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
  WHEN $party IS NOT NULL THEN {
    MATCH (:Party {id: $party})<-[role:TARGETS|ADDRESSES]-(m:Measure)
    WITH DISTINCT m, toLower(type(role)) AS regards ORDER BY regards
    RETURN m, collect(regards) AS regards
  }
  ELSE { MATCH (m:Measure) RETURN m, [] AS regards }
}
WITH m, regards, date('0001-01-01') AS never, date('9999-12-31') AS forever
WHERE m.dated_by IS NOT NULL AND ($on IS NULL OR m.begins_earliest <= $on <= m.ends_latest)
RETURN m.id AS measure, m.title AS title, m.kind AS kind, coalesce(m.act, []) AS act,
       COLLECT { MATCH (p:Party)-[:IMPOSES]->(m) RETURN DISTINCT p.id AS id ORDER BY id } AS imposed_by,
       COLLECT { MATCH (m)-[:TARGETS]->(p:Party) RETURN DISTINCT p.id AS id ORDER BY id } AS targets,
       COLLECT { MATCH (m)-[:ADDRESSES]->(p:Party) RETURN DISTINCT p.id AS id ORDER BY id } AS addressed_to,
       regards,
       nullIf(m.begins_earliest, never) AS begins_earliest,
       nullIf(m.begins_latest, forever) AS begins_latest,
       nullIf(m.ends_earliest, never) AS ends_earliest,
       nullIf(m.ends_latest, forever) AS ends_latest,
       m.planned_end AS planned_end, m.disputed AS disputed, coalesce(m.conflicts, []) AS conflicts,
       m.source_count AS source_count
