// Who holds or held which position where, and since when.
//
// One row is one position of one person at one party. Several positions of a person at one party are
// several rows. Whoever may hold a position on the day has a row; `certainty` says how surely.
//
// param person: party? = null         Only positions of this person.
// param party: party? = null          Only positions at this party.
// param on: date? = null              Only positions that may be held on this day.
// param certainty: possible|certain = "possible"   `possible` takes both kinds, `certain` the surer one.
// column person: party                Who holds it.
// column person_name: string          The person's name.
// column position: string             The position's title; empty where no source names it.
// column party: party                 Where.
// column party_name: string           The name of that.
// column kinds: string[]              What that is, such as Bank and Company.
// column collective: bool             Whether the person or the party stands for an unnamed group.
// column certainty: certain|possible?   How surely it is held on that day; null where none is asked for.
// column begins_earliest: date?       It begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it.
// column conflicts: string[]          Fields on which its sources contradict each other.
// column qualified: string[]          Fields that a claim narrows.
// column source_count: int            Independent sources that assert it.
// column fact: fact                   The fact, for `evidence`.
// order: person, party, position, fact
// example: {"party": "facebook"}
CYPHER 25
CALL () {
  WHEN $person IS NOT NULL THEN {
    MATCH (person:Party {id: $person})-[holds:HOLDS_POSITION]->(party:Party) RETURN person, holds, party
  }
  WHEN $party IS NOT NULL THEN {
    MATCH (person:Person)-[holds:HOLDS_POSITION]->(party:Party {id: $party}) RETURN person, holds, party
  }
  ELSE { MATCH (person:Person)-[holds:HOLDS_POSITION]->(party:Party) RETURN person, holds, party }
}
WITH *, date('0001-01-01') AS never, date('9999-12-31') AS forever
WHERE ($party IS NULL OR party.id = $party)
  AND ($on IS NULL OR holds.begins_earliest <= $on <= holds.ends_latest)
  AND ($on IS NULL OR $certainty = 'possible' OR holds.begins_latest <= $on <= holds.ends_earliest)
RETURN person.id AS person, person.name AS person_name, coalesce(holds.position, '') AS position,
       party.id AS party, party.name AS party_name,
       COLLECT { UNWIND labels(party) AS label WITH label WHERE label <> 'Party' RETURN label ORDER BY label } AS kinds,
       coalesce(person.collective, false) OR coalesce(party.collective, false) AS collective,
       CASE WHEN $on IS NULL THEN null
            WHEN holds.begins_latest <= $on <= holds.ends_earliest THEN 'certain' ELSE 'possible' END AS certainty,
       nullIf(holds.begins_earliest, never) AS begins_earliest,
       nullIf(holds.begins_latest, forever) AS begins_latest,
       nullIf(holds.ends_earliest, never) AS ends_earliest,
       nullIf(holds.ends_latest, forever) AS ends_latest,
       holds.planned_end AS planned_end, holds.disputed AS disputed,
       coalesce(holds.conflicts, []) AS conflicts, coalesce(holds.qualified, []) AS qualified,
       holds.source_count AS source_count, holds.id AS fact
