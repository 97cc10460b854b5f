// Who may reach a kind of data: through which access, granted by whom, opened by which partnerships.
//
// Narrower kinds of data are found too. Without a day or period the answer is of any time: whoever may reach the
// data, ever could, or is to. Who granted and what opened the access are named as its sources name
// them, whether or not their own time meets that of the access.
//
// param data: string                  Id of a kind of data.
// param on: date? = null              Only accesses that may be in force on this day.
// param between: period? = null       Only accesses that may be in force on some day of this period, as `2010/2015`.
// param certainty: possible|certain = "possible"   `possible` takes both kinds, `certain` the surer one.
// param known_on: date? = null        Only what somebody had published by this day; its dates are today's reading.
// column party: party                 Who may reach it.
// column party_name: string           Its name.
// column collective: bool             Whether the party stands for an unnamed group.
// column access: thing                The access.
// column access_title: string?        Its title.
// column data: thing                  The kind of data that it is to.
// column data_name: string?           Its name.
// column grantors: party[]            Who grants it, or may at the time that is asked.
// column partnerships: thing[]        What opens it, or may at the time that is asked.
// column held: string?                Where the data is kept once reached.
// column subjects: string[]           Whose data it is.
// column purpose: string[]            What the access is for.
// column terms: string[]              Conditions said to bind it.
// column certainty: certain|possible  How surely it is the party's and to this data at one time, within what is asked.
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
WITH DISTINCT data, date('0001-01-01') AS never, date('9999-12-31') AS forever,
     coalesce($on, $between[0], date('0001-01-01')) AS since, coalesce($on, $between[1], date('9999-12-31')) AS until
MATCH (data)<-[of:OF]-(access:DataAccess)-[to:TO]->(party:Party)
WHERE $known_on IS NULL OR access.known_from <= $known_on
// An access with the dates of a partnership is the party's no longer than it is partner in that, in any role.
WITH *, COLLECT {
       MATCH (party)-[joins:PARTNER_IN]->(:Partnership {id: to.dated_by})
       WHERE $known_on IS NULL OR joins.known_from <= $known_on
       RETURN joins
     } AS roles
UNWIND CASE roles WHEN [] THEN [[]] ELSE [role IN roles | [role]] END AS joins
WITH *, [to, of] + joins AS hops
WITH *, reduce(day = never, hop IN hops |
               CASE WHEN hop.begins_earliest > day THEN hop.begins_earliest ELSE day END) AS begins_earliest,
        reduce(day = never, hop IN hops |
               CASE WHEN hop.begins_latest > day THEN hop.begins_latest ELSE day END) AS begins_latest,
        reduce(day = forever, hop IN hops |
               CASE WHEN hop.ends_earliest < day THEN hop.ends_earliest ELSE day END) AS ends_earliest,
        reduce(day = forever, hop IN hops |
               CASE WHEN hop.ends_latest < day THEN hop.ends_latest ELSE day END) AS ends_latest,
        all(hop IN hops WHERE hop.begins_latest <= until AND since <= hop.ends_earliest
                          AND none(other IN hops WHERE hop.dated_by <> other.dated_by
                                                   AND hop.begins_latest > other.ends_earliest)) AS certain
WHERE begins_earliest <= ends_latest AND ($certainty = 'possible' OR certain)
  AND all(hop IN hops WHERE hop.begins_earliest <= until AND since <= hop.ends_latest
                        AND ($known_on IS NULL OR hop.known_from <= $known_on)
                        AND ($certainty = 'possible' OR hop.begins_latest <= until AND since <= hop.ends_earliest))
// Who has several roles has several times: the surest of them counts, then the earliest.
WITH * ORDER BY certain DESC, begins_earliest, ends_latest, hops[-1].id
WITH party, access, data, never, forever, since, until,
     collect({hops: hops, certain: certain, begins_earliest: begins_earliest, begins_latest: begins_latest,
              ends_earliest: ends_earliest, ends_latest: ends_latest})[0] AS found
WITH *, found.hops AS hops, found.certain AS certain,
     found.begins_earliest AS begins_earliest, found.begins_latest AS begins_latest,
     found.ends_earliest AS ends_earliest, found.ends_latest AS ends_latest
WITH *, COLLECT {
       MATCH (giver)-[gave:GRANTS|OPENS]->(access)
       WHERE gave.begins_earliest <= until AND since <= gave.ends_latest
         AND ($known_on IS NULL OR gave.known_from <= $known_on)
       RETURN {type: type(gave), id: giver.id, fact: gave.id, disputed: gave.disputed} AS given ORDER BY giver.id
     } AS given
RETURN party.id AS party, party.name AS party_name, coalesce(party.collective, false) AS collective,
       access.id AS access, access.title AS access_title, data.id AS data, data.name AS data_name,
       [one IN given WHERE one.type = 'GRANTS' | one.id] AS grantors,
       [one IN given WHERE one.type = 'OPENS' | one.id] AS partnerships,
       access.held AS held, coalesce(access.subjects, []) AS subjects,
       coalesce(access.purpose, []) AS purpose, coalesce(access.terms, []) AS terms,
       CASE WHEN certain THEN 'certain' ELSE 'possible' END AS certainty,
       nullIf(begins_earliest, never) AS begins_earliest,
       nullIf(begins_latest, forever) AS begins_latest,
       nullIf(ends_earliest, never) AS ends_earliest,
       nullIf(ends_latest, forever) AS ends_latest,
       any(hop IN hops WHERE hop.planned_end AND hop.ends_latest = ends_latest) AS planned_end,
       access.disputed OR any(hop IN hops WHERE hop.disputed) OR any(one IN given WHERE one.disputed) AS disputed,
       COLLECT {
         UNWIND [access.id] + [hop IN hops | hop.id] + [one IN given | one.fact] AS fact
         MATCH (claim:Claim)-[stated:STATES {fact: fact}]->()
         WHERE stated.stance = 'qualifies' AND claim.withdrawn IS NULL
         RETURN DISTINCT stated.field + ': ' + stated.value AS what ORDER BY what
       } AS qualified,
       access.source_count AS source_count
