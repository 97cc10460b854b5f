// The shortest ways from one party to another over facts, each hop cited.
//
// Facts are followed in either direction. What a kind of data is, and which kind is broader, are left
// out (`OF` and `BROADER`): two strangers who may reach the same kind of data have nothing to do with
// each other. Claims, sources and dossiers are never on the way. `overlap` tells whether all hops may
// have been in force at one time: `no` only where the dates exclude it. A way through a group that
// nobody names, see `collective`, may lead in by one member and out by another: it is possible at most.
// With a day or a period the ways are the shortest of those whose hops may each be in force then, and
// with `certain` surely are; and none is `no`: what never met was not there together.
//
// param from: party                   Where the way begins.
// param to: party                     Where it ends.
// param hops: int = 6                 At most this many hops; never more than 12.
// param on: date? = null              Only ways that may be in force on this day.
// param between: period? = null       Only ways that may be in force on some day of this period, as `2010/2015`.
// param certainty: possible|certain = "possible"   `possible` takes all kinds, `certain` the surest one.
// param known_on: date? = null        Only what somebody had published by this day; its dates are today's reading.
// column path: string                 The way: ids, and between them types, roles and periods after colons.
// column length: int                  How many hops.
// column nodes: thing[]               Ids of what is on the way, its ends included.
// column types: string[]              The relationship type of each hop.
// column overlap: certain|possible|no   How surely all hops are in force at one time and meet in the same parties.
// column overlap_from: date?          No such time begins before this day; null where unknown or never.
// column overlap_to: date?            No such time ends after this day; null where unknown or never.
// column collective: string[]         Ids of those on the way that stand for an unnamed group.
// column planned_end: bool            Whether an end on the way was announced and not reported.
// column disputed: bool               Whether somebody denies a hop, or an agreement on the way.
// column facts: fact[]                Ids of the hops, and of agreements and measures on the way, for `evidence`.
// column sources: string[]            Ids of the sources that assert them, and of those they cite.
// order: length, path
// example: {"from": "cn", "to": "facebook"}
CYPHER 25
WITH date('0001-01-01') AS never, date('9999-12-31') AS forever,
     coalesce($on, $between[0], date('0001-01-01')) AS since, coalesce($on, $between[1], date('9999-12-31')) AS until
MATCH way = ALL SHORTEST
      (:Party {id: $from})-[steps:OWNS|PART_OF|MEMBER_OF|HOLDS_POSITION|LENDS|GIVES|PAYS|LENT_TO|GIVEN_TO|PAID_TO
                           |IMPLEMENTED_BY|GUARANTEED_BY|INSURED_BY|SECURED_BY|ON_LENT_TO|PARTNER_IN|OPENS
                           |GRANTS|TO|IMPOSES|TARGETS|ADDRESSES|RELATED_TO
                     WHERE steps.begins_earliest <= until AND since <= steps.ends_latest
                       AND ($known_on IS NULL OR steps.known_from <= $known_on)
                       AND ($certainty = 'possible' OR steps.begins_latest <= until AND since <= steps.ends_earliest)
                    ]-{1,12}(:Party {id: $to})
WHERE $from <> $to AND length(way) <= $hops
WITH *, nodes(way) AS stops
WITH *, reduce(day = never, step IN steps |
               CASE WHEN step.begins_earliest > day THEN step.begins_earliest ELSE day END) AS first,
        reduce(day = forever, step IN steps |
               CASE WHEN step.ends_latest < day THEN step.ends_latest ELSE day END) AS last,
        all(step IN steps WHERE none(other IN steps WHERE step.dated_by <> other.dated_by
                                                      AND step.begins_latest > other.ends_earliest))
          AND none(stop IN stops[1..-1] WHERE stop:Party AND stop.collective IS NOT NULL) AS certain,
        [stop IN stops WHERE stop.dated_by IS NOT NULL | stop] AS agreements
WHERE ($certainty = 'possible' OR first <= last AND certain) AND ($on IS NULL AND $between IS NULL OR first <= last)
  AND ($known_on IS NULL OR all(agreement IN agreements WHERE agreement.known_from <= $known_on))
WITH *, [step IN steps | step.id] + [agreement IN agreements | agreement.id] AS facts
RETURN reduce(path = stops[0].id, n IN range(0, size(steps) - 1) |
              path + CASE WHEN startNode(steps[n]) = stops[n] THEN ' -' ELSE ' <-' END
              + type(steps[n]) + coalesce(':' + coalesce(steps[n].role, steps[n].position), '')
              + CASE WHEN type(steps[n]) = 'RELATED_TO' THEN coalesce(':' + steps[n].kind, '') ELSE '' END
              + coalesce(':' + steps[n].period, '')
              + CASE WHEN startNode(steps[n]) = stops[n] THEN '-> ' ELSE '- ' END + stops[n + 1].id) AS path,
       size(steps) AS length,
       [stop IN stops | stop.id] AS nodes, [step IN steps | type(step)] AS types,
       CASE WHEN first > last THEN 'no' WHEN certain THEN 'certain' ELSE 'possible' END AS overlap,
       CASE WHEN first <= last THEN nullIf(first, never) END AS overlap_from,
       CASE WHEN first <= last THEN nullIf(last, forever) END AS overlap_to,
       [stop IN stops WHERE stop.collective | stop.id] AS collective,
       any(step IN steps WHERE step.planned_end) AS planned_end,
       any(step IN steps WHERE step.disputed) OR any(agreement IN agreements WHERE agreement.disputed) AS disputed,
       facts,
       COLLECT {
         UNWIND facts AS fact
         MATCH (claim:Claim)-[stated:STATES {fact: fact}]->(), (claim)-[:STATED_IN|CITES]->(source:Source)
         WHERE stated.stance = 'asserts' AND claim.withdrawn IS NULL
         RETURN DISTINCT source.id AS id ORDER BY id
       } AS sources
