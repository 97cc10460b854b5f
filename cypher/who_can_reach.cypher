// Who may reach a kind of data: through which access, granted by whom, opened by which partnerships.
//
// Narrower kinds of data are found too. Without a day the answer is of any time: whoever may reach the
// data, ever could, or is to. Who granted and what opened the access are named as its sources name
// them, whether or not their own time meets that of the access.
//
// param data: string                  Id of a kind of data.
// param on: date? = null              Only accesses that may be in force on this day.
// param certainty: possible|certain = "possible"   `possible` takes both kinds, `certain` the surer one.
// column party: string                Who may reach it.
// column party_name: string           Its name.
// column collective: bool             Whether the party stands for an unnamed group.
// column access: string               The access.
// column access_title: string?        Its title.
// column data: string                 The kind of data that it is to.
// column data_name: string?           Its name.
// column grantors: string[]           Who grants it, or may on that day.
// column partnerships: string[]       What opens it, or may on that day.
// column held: string?                Where the data is kept once reached.
// column subjects: string[]           Whose data it is.
// column purpose: string[]            What the access is for.
// column terms: string[]              Conditions said to bind it.
// column certainty: certain|possible  How surely it is the party's and to this data at one time, or on that day.
// column begins_earliest: date?       The party's access begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it, or the part of a grantor or partnership named here.
// column qualified: string[]          What claims narrow, as `held: device`.
// column source_count: int            Independent sources that assert the access.
// order: party, access, data
// example: {"data": "user-data"}
// suggest data: MATCH (d:DataCategory) WHERE d.id STARTS WITH $prefix RETURN d.id AS value, d.name AS label
CYPHER 25
MATCH (:DataCategory {id: $data})<-[:BROADER]-{0,20}(data:DataCategory)
WITH DISTINCT data, date('0001-01-01') AS never, date('9999-12-31') AS forever
MATCH (data)<-[of:OF]-(access:DataAccess)-[to:TO]->(party:Party)
WITH *, CASE WHEN $on IS NOT NULL
             THEN all(hop IN [to, of] WHERE hop.begins_latest <= $on <= hop.ends_earliest)
             ELSE to.dated_by = of.dated_by
                  OR (to.begins_latest <= of.ends_earliest AND of.begins_latest <= to.ends_earliest)
        END AS certain
WHERE to.begins_earliest <= of.ends_latest AND of.begins_earliest <= to.ends_latest
  AND ($on IS NULL OR all(hop IN [to, of] WHERE hop.begins_earliest <= $on <= hop.ends_latest))
  AND ($certainty = 'possible' OR certain)
WITH *, COLLECT {
       MATCH (giver)-[gave:GRANTS|OPENS]->(access)
       WHERE $on IS NULL OR gave.begins_earliest <= $on <= gave.ends_latest
       RETURN {type: type(gave), id: giver.id, fact: gave.id, disputed: gave.disputed} AS given ORDER BY giver.id
     } AS given
RETURN party.id AS party, party.name AS party_name, coalesce(party.collective, false) AS collective,
       access.id AS access, access.title AS access_title, data.id AS data, data.name AS data_name,
       [one IN given WHERE one.type = 'GRANTS' | one.id] AS grantors,
       [one IN given WHERE one.type = 'OPENS' | one.id] AS partnerships,
       access.held AS held, coalesce(access.subjects, []) AS subjects,
       coalesce(access.purpose, []) AS purpose, coalesce(access.terms, []) AS terms,
       CASE WHEN certain THEN 'certain' ELSE 'possible' END AS certainty,
       nullIf(to.begins_earliest, never) AS begins_earliest,
       nullIf(to.begins_latest, forever) AS begins_latest,
       nullIf(to.ends_earliest, never) AS ends_earliest,
       nullIf(to.ends_latest, forever) AS ends_latest,
       to.planned_end AS planned_end,
       access.disputed OR to.disputed OR of.disputed OR any(one IN given WHERE one.disputed) AS disputed,
       COLLECT {
         UNWIND [access.id, to.id, of.id] + [one IN given | one.fact] AS fact
         MATCH (claim:Claim)-[stated:STATES {fact: fact}]->()
         WHERE stated.stance = 'qualifies' AND claim.withdrawn IS NULL
         RETURN DISTINCT stated.field + ': ' + stated.value AS what ORDER BY what
       } AS qualified,
       access.source_count AS source_count
