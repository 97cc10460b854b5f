// Why no chain joins a party to a lender, a government, a partner or a kind of data: the hop that is missing, or the
// dates that do not meet.
//
// One row is one step of a chain of `chain`, with how much of it is known whatever its time: where that is nothing, the
// chain breaks there. Where every step is known, further rows of the hop `time` name the pairs of dates that keep whole
// ways from being in force at one time, or as surely or at the time asked for, with how many ways they break; 10,000
// ways at most are looked at, whichever are found first, and the ten reasons that break most of those are given. Where
// one of those ways is whole, there is a chain, and no reason is `missing`. An end that was only announced is told as
// such. Where a chain has to be certain, a group that nobody names, in which hops meet, is a reason too.
//
// param party: party                  The partner that the credit line leads to.
// param lender: party? = null         The lender.
// param government: party? = null     The government that owns the lender.
// param partner: party? = null        The partner's partner.
// param data: string? = null          Id of a kind of data; narrower kinds count too.
// param link: borrower|implementer|guarantor|any = "borrower"   The role by which the credit line leads to the party.
// param lender_depth: depth = 1       At most this many hops of ownership above the lender.
// param party_depth: depth = 0        At most this many from the party down to whom the line leads to.
// param on: date? = null              The day on which a chain is looked for.
// param between: period? = null       The period on some day of which one is looked for, as `2010/2015`.
// param certainty: possible|certain = "possible"   Whether a chain has to be certain.
// param known_on: date? = null        Only what somebody had published by this day; its dates are today's reading.
// column step: int                    The place of the step, from the owner to the data; 6 is whom the party owns, 10 is time.
// column hop: string                  The relationship type, or `time`.
// column what: string                 What is counted; of time, what breaks ways.
// column known: int                   How many are known; of time, how many ways are broken by it.
// column missing: bool                Whether chains break here: nothing is known of a step, or of time no way is whole.
// order: step, known desc, what
// example: {"party": "lenovo", "government": "cn"}
// suggest data: MATCH (d:DataCategory) WHERE d.id STARTS WITH $prefix RETURN d.id AS value, d.name AS label
CYPHER 25
MATCH (p:Party {id: $party})
WITH p, date('0001-01-01') AS never, date('9999-12-31') AS forever,
     {LENT_TO: 'borrower', IMPLEMENTED_BY: 'implementer', GUARANTEED_BY: 'guarantor'} AS link_of,
     CASE $link WHEN 'borrower' THEN ' to ' WHEN 'implementer' THEN ' carried out by '
                WHEN 'guarantor' THEN ' guaranteed by ' ELSE ' that lead to ' END AS leading,
     COLLECT { MATCH (g:Party) WHERE g.id IN [$government, $lender, $partner] RETURN [g.id, coalesce(g.name, g.id)] } AS names
WITH *, coalesce($on, $between[0], never) AS since, coalesce($on, $between[1], forever) AS until,
     coalesce([one IN names WHERE one[0] = $government | one[1]][0], $government) AS government,
     coalesce([one IN names WHERE one[0] = $lender | one[1]][0], $lender) AS lending,
     coalesce([one IN names WHERE one[0] = $partner | one[1]][0], $partner) AS partnering
WITH *, p.name + CASE WHEN $party_depth > 0 THEN ' or whom it owns' ELSE '' END AS led,
     COLLECT {
       // lint: allow asked, what is known of a step counts whatever its time
       MATCH held = ACYCLIC (p)-[holds:OWNS]->{0,20}(linked:Party)
       WHERE allReduce(hops = 0, hop IN holds | hops + 1, hops <= $party_depth)
       RETURN DISTINCT linked
     } AS linkeds
WITH *, CASE WHEN $lender IS NOT NULL THEN lending ELSE 'a lender that ' + government + ' owns' END AS lent
WITH *, COLLECT {
       MATCH (state:Government {id: $government})
       // lint: allow asked, what is known of a step counts whatever its time
       MATCH way = ACYCLIC (state)-[owns:OWNS]->{1,20}(bank:Party)
       WHERE allReduce(hops = 0, hop IN owns | hops + 1, hops <= $lender_depth)
       WITH DISTINCT bank WHERE EXISTS { (bank)-[:LENDS]->() } AND ($lender IS NULL OR bank.id = $lender)
       RETURN bank
     } AS owned
WITH *, CASE WHEN $government IS NOT NULL THEN owned
             ELSE COLLECT { MATCH (bank:Party {id: $lender}) RETURN bank } END AS banks
CALL (p, never, forever, since, until, government, leading, led, linkeds, link_of, lending, lent, partnering, banks) {
  WITH * WHERE $government IS NOT NULL
  RETURN 1 AS step, 'OWNS' AS hop, 'lenders that ' + government + ' owns' + coalesce(', of ' + lending + ' alone', '') AS what,
         size(banks) AS known, false AS broken
  UNION ALL
  WITH * WHERE $lender IS NOT NULL OR $government IS NOT NULL
  RETURN 2 AS step, 'LENDS' AS hop, 'credit lines of ' + lent AS what,
         COUNT { UNWIND banks AS bank
                 MATCH (bank)-[:LENDS]->(line:CreditLine)
                 RETURN DISTINCT line } AS known, false AS broken
  UNION ALL
  RETURN 3 AS step, CASE $link WHEN 'implementer' THEN 'IMPLEMENTED_BY' WHEN 'guarantor' THEN 'GUARANTEED_BY'
                               ELSE 'LENT_TO' END AS hop, 'credit lines' + leading + led AS what,
         COUNT { UNWIND linkeds AS linked
                 MATCH (linked)<-[link:LENT_TO|IMPLEMENTED_BY|GUARANTEED_BY]-(line:CreditLine)
                 WHERE $link = 'any' OR link_of[type(link)] = $link RETURN DISTINCT line } AS known, false AS broken
  UNION ALL
  RETURN 4 AS step, 'LENDS' AS hop, 'credit lines' + leading + led + ' of which a lender is known' AS what,
         COUNT { UNWIND linkeds AS linked
                 MATCH (linked)<-[link:LENT_TO|IMPLEMENTED_BY|GUARANTEED_BY]-(line:CreditLine)
                 WHERE ($link = 'any' OR link_of[type(link)] = $link) AND EXISTS { (line)<-[:LENDS]-(:Party) }
                 RETURN DISTINCT line } AS known, false AS broken
  UNION ALL
  WITH * WHERE $lender IS NOT NULL OR $government IS NOT NULL
  RETURN 5 AS step, 'LENDS' AS hop, 'credit lines' + leading + led + ' that come from ' + lent AS what,
         COUNT { UNWIND linkeds AS linked
                 MATCH (linked)<-[link:LENT_TO|IMPLEMENTED_BY|GUARANTEED_BY]-(line:CreditLine)<-[:LENDS]-(bank:Party)
                 WHERE ($link = 'any' OR link_of[type(link)] = $link) AND bank IN banks
                 RETURN DISTINCT line } AS known, false AS broken
  UNION ALL
  WITH * WHERE $party_depth > 0
  RETURN 6 AS step, 'OWNS' AS hop, 'parties that ' + p.name + ' owns' AS what, size(linkeds) - 1 AS known, false AS broken
  UNION ALL
  RETURN 7 AS step, 'PARTNER_IN' AS hop, 'partnerships of ' + p.name + coalesce(' with ' + partnering, '') AS what,
         COUNT { MATCH (p)-[:PARTNER_IN]->(deal:Partnership)<-[:PARTNER_IN]-(partner:Party)
                 WHERE partner <> p AND ($partner IS NULL OR partner.id = $partner) RETURN DISTINCT deal } AS known, false AS broken
  UNION ALL
  RETURN 8 AS step, 'OPENS' AS hop, 'accesses of ' + p.name + ' that such a partnership opens' AS what,
         COUNT { MATCH (p)-[:PARTNER_IN]->(deal:Partnership)-[:OPENS]->(access:DataAccess)-[:TO]->(p),
                       (deal)<-[:PARTNER_IN]-(partner:Party)
                 WHERE partner <> p AND ($partner IS NULL OR partner.id = $partner) RETURN DISTINCT access } AS known, false AS broken
  UNION ALL
  RETURN 9 AS step, 'OF' AS hop, 'kinds of data' + coalesce(' within ' + $data, '') + ' that such an access is to' AS what,
         COUNT { MATCH (p)-[:PARTNER_IN]->(deal:Partnership)-[:OPENS]->(access:DataAccess)-[:TO]->(p),
                       (access)-[:OF]->(data:DataCategory), (deal)<-[:PARTNER_IN]-(partner:Party)
                 WHERE partner <> p AND ($partner IS NULL OR partner.id = $partner)
                   AND ($data IS NULL OR EXISTS { (data)-[:BROADER]->{0,20}(:DataCategory {id: $data}) })
                 RETURN DISTINCT data } AS known, false AS broken
  UNION ALL
  CALL (p, link_of) {
    // lint: allow asked, what is not in force then is looked for
    MATCH held = ACYCLIC (p)-[holds:OWNS]->{0,20}(linked:Party)
    WHERE allReduce(hops = 0, hop IN holds | hops + 1, hops <= $party_depth)
    MATCH (bank:Party)-[lends:LENDS]->(line:CreditLine)-[lent:LENT_TO|IMPLEMENTED_BY|GUARANTEED_BY]->(linked)
    WHERE ($link = 'any' OR link_of[type(lent)] = $link) AND ($lender IS NULL OR bank.id = $lender)
    MATCH (p)-[joins:PARTNER_IN]->(deal:Partnership)-[opens:OPENS]->(access:DataAccess)-[to:TO]->(p),
          (access)-[of:OF]->(data:DataCategory), (partner:Party)-[partnered:PARTNER_IN]->(deal)
    WHERE partner <> p AND ($partner IS NULL OR partner.id = $partner)
      AND ($data IS NULL OR EXISTS { (data)-[:BROADER]->{0,20}(:DataCategory {id: $data}) })
    CALL (bank) {
      WITH * WHERE $government IS NULL
      RETURN [] AS owns, [] AS between
      UNION ALL
      MATCH way = ACYCLIC (bank)<-[owns:OWNS]-{1,20}(state:Government)
      WHERE state.id = $government AND allReduce(hops = 0, hop IN owns | hops + 1, hops <= $lender_depth)
      RETURN owns, [one IN nodes(way)[1..-1] WHERE one.collective | one.id] AS between
    }
    WITH deal, [one IN CASE WHEN bank.collective AND owns <> [] THEN [bank.id] ELSE [] END
                | 'owner and credit line meet only in a group, the lender ' + one]
             + [one IN between | 'the ownership of the lender leads through a group, ' + one]
             + [one IN CASE WHEN linked.collective AND holds = [] THEN [linked.id] ELSE [] END
                | 'credit line and partnership meet only in a group, the ' + link_of[type(lent)] + ' ' + one]
             + [one IN CASE holds WHEN [] THEN [] ELSE nodes(held) END WHERE one.collective
                | 'the ownership of the ' + link_of[type(lent)] + ' leads through a group, ' + one.id] AS groups,
         [hop IN owns | {fact: hop, what: 'the ownership of the lender'}]
             + [hop IN [lends, lent] | {fact: hop, what: 'the credit line ' + line.id}]
             + [hop IN holds | {fact: hop, what: 'the ownership of the ' + link_of[type(lent)]}]
             + [hop IN [joins, partnered, opens] | {fact: hop, what: 'the partnership ' + deal.id}]
             + [hop IN [to, of] | {fact: hop, what: 'the access ' + access.id}] AS named
    LIMIT 10000
    // An access without dates of its own is dated by its partnership: one date is one reason.
    RETURN groups, named, [hop IN named | {fact: hop.fact, what: CASE hop.fact.dated_by WHEN deal.id THEN 'the partnership ' + deal.id
                                                         ELSE hop.what END}] AS dated
  }
  WITH *, COLLECT {
    UNWIND dated AS hop UNWIND dated AS other
    WITH hop, other WHERE hop.fact.begins_earliest > other.fact.ends_latest
    RETURN DISTINCT other.what + CASE WHEN other.fact.planned_end THEN ' was announced to end by ' ELSE ' ended by ' END
                    + toString(other.fact.ends_latest) + ', before ' + hop.what + ' began, which was not before '
                    + toString(hop.fact.begins_earliest) AS why
  } AS apart, COLLECT {
    UNWIND dated AS hop
    WITH hop WHERE hop.fact.begins_earliest > until OR hop.fact.ends_latest < since
    RETURN DISTINCT hop.what + CASE WHEN hop.fact.ends_latest < since
                    THEN CASE WHEN hop.fact.planned_end THEN ' was announced to end by ' ELSE ' ended by ' END
                         + toString(hop.fact.ends_latest) + ', before the time asked for'
                    ELSE ' began not before ' + toString(hop.fact.begins_earliest) + ', after the time asked for' END AS why
  } AS elsewhere, COLLECT {
    UNWIND named AS hop
    WITH hop WHERE hop.fact.known_from IS NULL OR hop.fact.known_from > $known_on
    RETURN DISTINCT 'nobody is known to have published ' + hop.what + ' by ' + toString($known_on) AS why
  } AS unpublished, COLLECT {
    UNWIND dated AS hop UNWIND dated AS other
    WITH hop, other WHERE $certainty = 'certain' AND hop.fact.dated_by <> other.fact.dated_by
      AND hop.fact.begins_latest > other.fact.ends_earliest
    RETURN DISTINCT CASE WHEN hop.fact.begins_latest = forever THEN hop.what + ' has no known begin'
                         WHEN other.fact.ends_earliest = never THEN other.what + ' has no known end'
                         ELSE other.what + ' may have ended before ' + hop.what + ' began' END AS why
  } AS unsure, COLLECT {
    UNWIND dated AS hop
    WITH hop WHERE $certainty = 'certain' AND (hop.fact.begins_latest > until OR hop.fact.ends_earliest < since)
    RETURN DISTINCT hop.what + ' is not certainly in force at the time asked for' AS why
  } AS maybe
  WITH collect(CASE WHEN apart <> [] THEN apart WHEN elsewhere <> [] THEN elsewhere
                    WHEN $known_on IS NOT NULL AND unpublished <> [] THEN unpublished
                    WHEN $certainty = 'possible' THEN []
                    WHEN unsure <> [] THEN unsure WHEN maybe <> [] THEN maybe ELSE groups END) AS ways
  WITH ways, none(way IN ways WHERE way = []) AS broken
  UNWIND ways AS way
  UNWIND way AS why
  RETURN 10 AS step, 'time' AS hop, why AS what, count(*) AS known, broken
  ORDER BY known DESC, what LIMIT 10
}
RETURN step, hop, what, known, broken OR known = 0 AND step <> 6 AS missing
