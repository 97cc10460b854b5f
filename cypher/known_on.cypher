// What somebody had published by a day: facts, agreements and measures, and how well each was then known.
//
// The dates of a fact are today's reading, of all that has been published since; so are its roles and
// ends. What has been taken back since does not count. A source counts from the last day on which it
// may have been published.
//
// param on: date                      The day.
// param party: party? = null          Only what this party has a part in.
// column fact: fact                   The fact, or the agreement or measure itself.
// column known_from: date             The day by which somebody had published it.
// column type: string                 Its relationship type; of an agreement its label.
// column from: thing?                 Its left end; null for an agreement itself.
// column to: thing                    Its right end.
// column claim_count: int             Claims that asserted it by that day.
// column source_count: int            Independent sources among them.
// column denial_count: int            Claims that denied it as a whole by that day.
// column begins_earliest: date?       It begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// order: known_from, type, fact
// example: {"on": "2018-06-05", "party": "huawei"}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (:Party {id: $party})-[r]-()
    WHERE r.known_from <= $on
    RETURN type(r) AS type, startNode(r).id AS from, endNode(r).id AS to, properties(r) AS of
    UNION
    MATCH (:Party {id: $party})-[r]-(n:Agreement|Measure)
    WHERE r.known_from <= $on AND n.known_from <= $on
    RETURN [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, null AS from, n.id AS to, properties(n) AS of
  }
  ELSE {
    MATCH (from)-[r]->(to)
    WHERE r.known_from <= $on
    RETURN type(r) AS type, from.id AS from, to.id AS to, properties(r) AS of
    UNION ALL
    MATCH (n:Agreement|Measure)
    WHERE n.known_from <= $on
    RETURN [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, null AS from, n.id AS to, properties(n) AS of
  }
}
WITH *, date('0001-01-01') AS never, date('9999-12-31') AS forever
CALL (of, forever) {
  MATCH (claim:Claim)-[stated:STATES {fact: of.id}]->()
  MATCH (claim)-[:STATED_IN]->(source:Source)
  WHERE claim.withdrawn IS NULL AND coalesce(source.published_latest, forever) <= $on
  WITH claim, stated, source, COLLECT { MATCH (claim)-[:CITES]->(s:Source) RETURN s.id } AS cited
  WITH claim, stated, CASE WHEN cited = [] THEN [source.id] ELSE cited END AS origins
  RETURN count(DISTINCT CASE WHEN stated.stance = 'asserts' THEN claim END) AS claim_count,
         // Sources that one claim leans on together are one: groups that share a source are joined.
         size(reduce(groups = [], own IN collect(DISTINCT CASE WHEN stated.stance = 'asserts' THEN origins END) |
           [g IN groups WHERE none(id IN g WHERE id IN own)]
           + [reduce(joined = own, g IN [g IN groups WHERE any(id IN g WHERE id IN own)] | joined + g)]
         )) AS source_count,
         count(DISTINCT CASE WHEN stated.stance = 'denies' AND stated.field IS NULL THEN claim END) AS denial_count
}
RETURN of.id AS fact, of.known_from AS known_from, type, from, to, claim_count, source_count, denial_count,
       nullIf(of.begins_earliest, never) AS begins_earliest,
       nullIf(of.begins_latest, forever) AS begins_latest,
       nullIf(of.ends_earliest, never) AS ends_earliest,
       nullIf(of.ends_latest, forever) AS ends_latest,
       of.planned_end AS planned_end
