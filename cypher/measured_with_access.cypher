// Parties under a measure that have access to data while the measure may be in force.
//
// One row is one measure aimed at a party, one access of that party and one kind of data. Measure and
// access may be in force at one time: certainly where the dates leave no other reading, possibly where
// they leave it open, or where the party is a group that nobody names, of which one member may be meant
// here and another there. An end that was only announced bounds that time like any other and is marked.
//
// param party: party? = null          Only this party.
// param on: date? = null              Only where all of it may be in force on this day.
// param between: period? = null       Only where all of it may be in force on some day of this period, as `2010/2015`.
// param certainty: possible|certain = "possible"   `possible` takes both kinds, `certain` the surer one.
// param known_on: date? = null        Only what somebody had published by this day; its dates are today's reading.
// column party: party                 Whom the measure is aimed at.
// column party_name: string           Its name.
// column collective: bool             Whether the party stands for an unnamed group.
// column measure: thing               The measure.
// column title: string?               Its title.
// column kind: string?                Ban, sanction, advice, designation, inquiry or interest.
// column act: string[]                What is banned, advised or found.
// column imposed_by: party[]          Who took it.
// column access: thing                The party's access to data.
// column access_title: string?        Its title.
// column data: thing                  The kind of data.
// column data_name: string?           Its name.
// column grantors: party[]            Who grants the access.
// column overlap: certain|possible    How surely all of it is in force at one time and is of one party.
// column overlap_from: date?          No such time begins before this day; null where unknown.
// column overlap_to: date?            No such time ends after this day; null where unknown.
// column planned_end: bool            Whether an end among them was announced and not reported.
// column disputed: bool               Whether somebody denies a part of it.
// column facts: fact[]                Ids of the facts, the measure and the access, for `evidence`.
// order: party, measure, access, data
// example: {"party": "huawei"}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (m:Measure)-[targets:TARGETS]->(p:Party {id: $party})<-[to:TO]-(access:DataAccess)
    RETURN m, targets, p, to, access
  }
  ELSE {
    MATCH (m:Measure)-[targets:TARGETS]->(p:Party)<-[to:TO]-(access:DataAccess)
    RETURN m, targets, p, to, access
  }
}
MATCH (access)-[of:OF]->(data:DataCategory)
WHERE $known_on IS NULL OR all(thing IN [m, access] WHERE thing.known_from <= $known_on)
// An access with the dates of a partnership is the party's no longer than it is partner in that, in any role.
WITH *, COLLECT {
       MATCH (p)-[joins:PARTNER_IN]->(:Partnership {id: to.dated_by})
       WHERE $known_on IS NULL OR joins.known_from <= $known_on
       RETURN joins
     } AS roles
UNWIND CASE roles WHEN [] THEN [[]] ELSE [role IN roles | [role]] END AS joins
WITH *, [targets, to, of] + joins AS hops, date('0001-01-01') AS never, date('9999-12-31') AS forever,
     coalesce($on, $between[0], date('0001-01-01')) AS since, coalesce($on, $between[1], date('9999-12-31')) AS until
WITH *, reduce(day = never, hop IN hops |
               CASE WHEN hop.begins_earliest > day THEN hop.begins_earliest ELSE day END) AS first,
        reduce(day = forever, hop IN hops |
               CASE WHEN hop.ends_latest < day THEN hop.ends_latest ELSE day END) AS last,
        all(hop IN hops WHERE none(other IN hops WHERE hop.dated_by <> other.dated_by
                                                   AND hop.begins_latest > other.ends_earliest))
          AND p.collective IS NULL AS certain
WHERE first <= last AND ($certainty = 'possible' OR certain)
  AND all(hop IN hops WHERE hop.begins_earliest <= until AND since <= hop.ends_latest
                        AND ($known_on IS NULL OR hop.known_from <= $known_on)
                        AND ($certainty = 'possible' OR hop.begins_latest <= until AND since <= hop.ends_earliest))
// Who has several roles has several times: the surest of them counts, then the earliest.
WITH p, m, access, data, never, forever, hops, first, last, certain ORDER BY certain DESC, first, last, hops[-1].id
WITH p, m, access, data, never, forever, collect({hops: hops, first: first, last: last, certain: certain})[0] AS found
WITH *, found.hops AS hops, found.first AS first, found.last AS last, found.certain AS certain
RETURN p.id AS party, p.name AS party_name, coalesce(p.collective, false) AS collective,
       m.id AS measure, m.title AS title, m.kind AS kind, coalesce(m.act, []) AS act,
       COLLECT {
         MATCH (by:Party)-[imposes:IMPOSES]->(m) WHERE $known_on IS NULL OR imposes.known_from <= $known_on
         RETURN by.id AS id ORDER BY id
       } AS imposed_by,
       access.id AS access, access.title AS access_title, data.id AS data, data.name AS data_name,
       COLLECT {
         MATCH (grantor:Party)-[grants:GRANTS]->(access) WHERE $known_on IS NULL OR grants.known_from <= $known_on
         RETURN grantor.id AS id ORDER BY id
       } AS grantors,
       CASE WHEN certain THEN 'certain' ELSE 'possible' END AS overlap,
       nullIf(first, never) AS overlap_from, nullIf(last, forever) AS overlap_to,
       any(hop IN hops WHERE hop.planned_end) AS planned_end,
       any(hop IN hops WHERE hop.disputed) OR m.disputed OR access.disputed AS disputed,
       [hop IN hops | hop.id] + [m.id, access.id] AS facts
