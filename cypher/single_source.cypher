// Facts, agreements and measures that rest on one independent source, and which one that is.
//
// Sources are counted as on every fact: what a claim cites, else where it stands, so that two
// outlets which repeat one report are one source. So are several on which one claim leans together.
//
// param party: party? = null          Only facts in which this party has a part.
// column fact: fact                   The fact, or the agreement or measure itself.
// column type: string                 Its relationship type; of an agreement its label.
// column from: thing?                 Its left end; null for an agreement itself.
// column from_name: string?           Its name or title.
// column to: thing                    Its right end.
// column to_name: string?             Its name or title.
// column sources: string[]            The one source: what the claims cite, or where they stand.
// column publishers: string[]         Who published that.
// column published: string?           When, as written, where it is one document.
// column claim_count: int             Claims that assert the fact.
// column begins_earliest: date?       It begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column known_from: date?            The day by which somebody had published it; null where unknown.
// column disputed: bool               Whether somebody denies it.
// order: fact
// example: {"party": "zte"}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (:Party {id: $party})-[r]-() WHERE r.source_count = 1
    RETURN r AS it, type(r) AS type, startNode(r) AS left, endNode(r) AS right
    UNION
    MATCH (:Party {id: $party})-[r]-(n:Agreement|Measure) WHERE r.dated_by IS NOT NULL AND n.source_count = 1
    RETURN n AS it, [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, null AS left, n AS right
  }
  ELSE {
    MATCH (left)-[r:OWNS|PART_OF|MEMBER_OF|HOLDS_POSITION|LENDS|GIVES|PAYS|LENT_TO|GIVEN_TO|PAID_TO
                    |IMPLEMENTED_BY|GUARANTEED_BY|INSURED_BY|SECURED_BY|ON_LENT_TO|PARTNER_IN
                    |OPENS|GRANTS|TO|OF|IMPOSES|TARGETS|ADDRESSES|RELATED_TO]->(right)
    WHERE r.source_count = 1
    RETURN r AS it, type(r) AS type, left, right
    UNION
    MATCH (n:Agreement|Measure) WHERE n.source_count = 1
    RETURN n AS it, [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, null AS left, n AS right
  }
}
CALL (it) {
  MATCH (claim:Claim)-[stated:STATES {fact: it.id}]->()
  WHERE stated.stance = 'asserts' AND claim.withdrawn IS NULL
  MATCH (claim)-[:STATED_IN]->(read:Source)
  WITH read, COLLECT { MATCH (claim)-[:CITES]->(cited:Source) RETURN cited } AS cited
  UNWIND CASE WHEN cited = [] THEN [read] ELSE cited END AS origin
  WITH DISTINCT origin ORDER BY origin.id
  RETURN collect(origin) AS origins
}
WITH *, date('0001-01-01') AS never, date('9999-12-31') AS forever
RETURN it.id AS fact, type, left.id AS from, coalesce(left.title, left.name) AS from_name,
       right.id AS to, coalesce(right.title, right.name) AS to_name,
       [s IN origins | s.id] AS sources,
       COLLECT { UNWIND origins AS s WITH DISTINCT s.publisher AS name WHERE name IS NOT NULL RETURN name ORDER BY name }
         AS publishers,
       CASE WHEN size(origins) = 1 THEN head(origins).published END AS published,
       it.claim_count AS claim_count,
       nullIf(it.begins_earliest, never) AS begins_earliest,
       nullIf(it.begins_latest, forever) AS begins_latest,
       nullIf(it.ends_earliest, never) AS ends_earliest,
       nullIf(it.ends_latest, forever) AS ends_latest,
       it.planned_end AS planned_end, nullIf(it.known_from, forever) AS known_from, it.disputed AS disputed
