// Facts that may still hold, and of which no source has told for years.
//
// A fact is open when nobody gives its end, or only says that it still held on some day; one whose
// end was given, if only as a plan, is not. Of these, the ones whose newest source, be it read or
// cited, was published more than `years` years before the day. What takes its dates from another
// (a role from its agreement, an access from its partnership) is as open as that, and has no row.
//
// param on: date? = null              The day from which to look back; null for today.
// param years: int = 5                A source of this many years or fewer is not old.
// param party: party? = null          Only facts in which this party has a part.
// column fact: fact                   The fact, or the agreement or measure itself.
// column type: string                 Its relationship type; of an agreement its label.
// column from: thing?                 Its left end; null for an agreement itself.
// column from_name: string?           Its name or title.
// column to: thing                    Its right end.
// column to_name: string?             Its name or title.
// column last_published: date         By this day its newest source had been published.
// column last_source: string          That source.
// column begins_earliest: date?       It begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier: it still held on this day; null where unknown.
// column ends_latest: date?           It ends no later; null throughout, as nobody gives its end.
// column disputed: bool               Whether somebody denies it.
// column source_count: int            Independent sources that assert it.
// order: last_published, fact
// example: {"on": "2024-01-01", "party": "huawei"}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (:Party {id: $party})-[r]-() WHERE r.dated_by = r.id
    RETURN r AS it, type(r) AS type, startNode(r) AS left, endNode(r) AS right
    UNION
    MATCH (:Party {id: $party})-[r]-(n:Agreement|Measure) WHERE r.dated_by IS NOT NULL AND n.dated_by = n.id
    RETURN n AS it, [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, null AS left, n AS right
  }
  ELSE {
    MATCH (left)-[r:OWNS|PART_OF|MEMBER_OF|HOLDS_POSITION|LENDS|GIVES|PAYS|LENT_TO|GIVEN_TO|PAID_TO
                    |IMPLEMENTED_BY|GUARANTEED_BY|INSURED_BY|SECURED_BY|ON_LENT_TO|PARTNER_IN
                    |OPENS|GRANTS|TO|OF|IMPOSES|TARGETS|ADDRESSES|RELATED_TO]->(right)
    WHERE r.dated_by = r.id
    RETURN r AS it, type(r) AS type, left, right
    UNION
    MATCH (n:Agreement|Measure) WHERE n.dated_by = n.id
    RETURN n AS it, [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, null AS left, n AS right
  }
}
WITH *, date('0001-01-01') AS never, date('9999-12-31') AS forever
WHERE it.ends_latest = forever
CALL (it, forever) {
  MATCH (claim:Claim)-[stated:STATES {fact: it.id}]->()
  WHERE stated.stance = 'asserts' AND claim.withdrawn IS NULL
  MATCH (claim)-[link:STATED_IN|CITES]->(source:Source)
  // A source "of 2010 or later" may be new; one that is only cited is no newer than what cites it.
  WHERE type(link) = 'STATED_IN' OR source.published_latest IS NOT NULL
  RETURN coalesce(source.published_latest, forever) AS last_published, source.id AS last_source
  ORDER BY last_published DESC, last_source LIMIT 1
}
// More years than a calendar has would be no date.
WITH *, CASE WHEN $years > 9999 THEN 9999 WHEN $years < -9999 THEN -9999 ELSE $years END AS back
WHERE last_published < coalesce($on, date()) - duration({years: back})
RETURN it.id AS fact, type, left.id AS from, coalesce(left.title, left.name) AS from_name,
       right.id AS to, coalesce(right.title, right.name) AS to_name,
       last_published, last_source,
       nullIf(it.begins_earliest, never) AS begins_earliest,
       nullIf(it.begins_latest, forever) AS begins_latest,
       nullIf(it.ends_earliest, never) AS ends_earliest,
       nullIf(it.ends_latest, forever) AS ends_latest,
       it.disputed AS disputed, it.source_count AS source_count
