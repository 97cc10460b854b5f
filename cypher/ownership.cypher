// Who owns a party and whom it owns, through any number of owners between.
//
// One row is one path of ownership, written from the owner to what it owns; nobody stands on it twice.
// All its hops may be in force at one time: certainly where the dates leave no other reading, possibly
// where they leave it open, or the path leads through a group that nobody names. `share` is known only where
// every hop's is, and is what is owned by way of this path alone; who owns by several paths has several rows.
//
// param party: party                  The party.
// param direction: up|down|both = "both"   `up` to its owners, `down` to what it owns.
// param depth: depth = 5              At most this many hops.
// param on: date? = null              Only paths that may be in force on this day.
// param between: period? = null       Only paths that may be in force on some day of this period, as `2010/2015`.
// param certainty: possible|certain = "possible"   `possible` takes both kinds, `certain` the surer one.
// param known_on: date? = null        Only what somebody had published by this day; its dates are today's reading.
// column direction: up|down           Whether `far` owns the party or is owned by it.
// column depth: int                   How many hops away.
// column far: party                   The party at the other end.
// column far_name: string             Its name.
// column path: string                 Ids from the owner to what it owns, periods after colons.
// column shares: string[]             Of each hop, as `50%`; `unknown` where no source gives it or sources disagree.
// column share: float?                Their product, in per cent; null where one is unknown.
// column collective: string[]         Ids of those on the way that stand for an unnamed group.
// column overlap: certain|possible    How surely all hops are in force at one time and meet in the same parties.
// column overlap_from: date?          No such time begins before this day; null where unknown.
// column overlap_to: date?            No such time ends after this day; null where unknown.
// column planned_end: bool            Whether an end on the way was announced and not reported.
// column disputed: bool               Whether somebody denies a hop.
// column facts: fact[]                Ids of the hops, for `evidence`.
// order: direction, depth, path
// example: {"party": "cn-state-banks"}
CYPHER 25
MATCH (p:Party {id: $party})
CALL (p) {
  FILTER $direction <> 'down'
  MATCH way = ACYCLIC (p)<-[owns:OWNS]-{1,20}(far:Party)
  WHERE allReduce(hops = 0, hop IN owns | hops + 1, hops <= $depth)
  RETURN 'up' AS direction, far, reverse(nodes(way)) AS parties, reverse(owns) AS hops
  UNION ALL
  FILTER $direction <> 'up'
  MATCH way = ACYCLIC (p)-[owns:OWNS]->{1,20}(far:Party)
  WHERE allReduce(hops = 0, hop IN owns | hops + 1, hops <= $depth)
  RETURN 'down' AS direction, far, nodes(way) AS parties, owns AS hops
}
WITH *, date('0001-01-01') AS never, date('9999-12-31') AS forever,
     coalesce($on, $between[0], date('0001-01-01')) AS since, coalesce($on, $between[1], date('9999-12-31')) AS until
WITH *, reduce(day = never, hop IN hops |
               CASE WHEN hop.begins_earliest > day THEN hop.begins_earliest ELSE day END) AS first,
        reduce(day = forever, hop IN hops |
               CASE WHEN hop.ends_latest < day THEN hop.ends_latest ELSE day END) AS last,
        all(hop IN hops WHERE none(other IN hops WHERE hop.dated_by <> other.dated_by
                                                   AND hop.begins_latest > other.ends_earliest))
          AND none(party IN parties[1..-1] WHERE party.collective IS NOT NULL) AS certain
WHERE first <= last AND ($certainty = 'possible' OR certain)
  AND all(hop IN hops WHERE hop.begins_earliest <= until AND since <= hop.ends_latest
                        AND ($known_on IS NULL OR hop.known_from <= $known_on)
                        AND ($certainty = 'possible' OR hop.begins_latest <= until AND since <= hop.ends_earliest))
RETURN direction, size(hops) AS depth, far.id AS far, far.name AS far_name,
       reduce(path = '', hop IN hops | path + startNode(hop).id + coalesce(':' + hop.period, '') + '/')
         + parties[-1].id AS path,
       [hop IN hops | CASE WHEN hop.share IS NULL THEN 'unknown'
                           WHEN hop.share = toInteger(hop.share) THEN toString(toInteger(hop.share)) + '%'
                           ELSE toString(hop.share) + '%' END] AS shares,
       reduce(share = 100.0, hop IN hops | share * hop.share / 100) AS share,
       [party IN parties WHERE party.collective | party.id] AS collective,
       CASE WHEN certain THEN 'certain' ELSE 'possible' END AS overlap,
       nullIf(first, never) AS overlap_from, nullIf(last, forever) AS overlap_to,
       any(hop IN hops WHERE hop.planned_end) AS planned_end,
       any(hop IN hops WHERE hop.disputed) AS disputed,
       [hop IN hops | hop.id] AS facts
