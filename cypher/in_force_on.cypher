// What was in force on a day: agreements, measures, and facts between parties.
//
// The parts in an agreement or measure have no row of their own. Of a party, only those count in which
// its part may be in force on the day as well, and `certainty` regards both. An end that was only
// announced bounds like any other and is marked.
//
// param on: date                      The day.
// param party: party? = null          Only what this party has a part in.
// param certainty: possible|certain = "possible"   `possible` takes both kinds, `certain` the surer one.
// param known_on: date? = null        Only what somebody had published by this day; its dates are today's reading.
// column fact: fact                   The fact, or the agreement or measure itself.
// column type: string                 Its relationship type; of an agreement its label.
// column from: thing?                 Its left end; null for an agreement itself.
// column from_name: string?           Its name.
// column to: thing                    Its right end, or the agreement or measure.
// column to_name: string?             Its name or title.
// column parts: string[]              The party's parts in the agreement or measure: lends, partner_in and so on.
// column position: string?            The position that is held, of HOLDS_POSITION.
// column collective: bool             Whether an end stands for an unnamed group, or the agreement for several.
// column certainty: certain|possible  How surely it is in force on that day.
// column begins_earliest: date?       It begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it, or a part of the party named here.
// column source_count: int            Independent sources that assert it.
// order: type, to, fact
// example: {"on": "2018-06-05", "party": "huawei"}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (:Party {id: $party})-[r]-(:Party)
    RETURN type(r) AS type, startNode(r) AS from, endNode(r) AS to, properties(r) AS of,
           [] AS parts, true AS sure, false AS denied
    UNION
    MATCH (:Party {id: $party})-[part]-(n:Agreement|Measure)
    WHERE part.begins_earliest <= $on <= part.ends_latest
      AND ($known_on IS NULL OR part.known_from <= $known_on)
    WITH n, part, part.begins_latest <= $on <= part.ends_earliest AS sure, toLower(type(part)) AS what ORDER BY what
    RETURN [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, null AS from, n AS to, properties(n) AS of,
           collect(DISTINCT what) AS parts, max(sure) AS sure, max(part.disputed) AS denied
  }
  ELSE {
    MATCH (from:Party)-[r]->(to:Party)
    RETURN type(r) AS type, from, to, properties(r) AS of, [] AS parts, true AS sure, false AS denied
    UNION ALL
    MATCH (n:Agreement|Measure)
    RETURN [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, null AS from, n AS to, properties(n) AS of,
           [] AS parts, true AS sure, false AS denied
  }
}
WITH *, date('0001-01-01') AS never, date('9999-12-31') AS forever
WHERE of.begins_earliest <= $on <= of.ends_latest
  AND ($known_on IS NULL OR of.known_from <= $known_on)
  AND ($certainty = 'possible' OR sure AND of.begins_latest <= $on <= of.ends_earliest)
RETURN of.id AS fact, type, from.id AS from, from.name AS from_name,
       to.id AS to, coalesce(to.title, to.name) AS to_name, parts, of.position AS position,
       coalesce(from.collective, false) OR coalesce(to.collective, false) AS collective,
       CASE WHEN sure AND of.begins_latest <= $on <= of.ends_earliest THEN 'certain' ELSE 'possible' END AS certainty,
       nullIf(of.begins_earliest, never) AS begins_earliest,
       nullIf(of.begins_latest, forever) AS begins_latest,
       nullIf(of.ends_earliest, never) AS ends_earliest,
       nullIf(of.ends_latest, forever) AS ends_latest,
       of.planned_end AS planned_end, of.disputed OR denied AS disputed, of.source_count AS source_count
