// Chains from a credit line to data: who finances a company, whom it is then in business with, and
// what data that opens.
//
// One row is one chain: a government owns a lender, the lender lends to a borrower, the borrower is
// partner in a partnership, and the partnership opens an access of the borrower to data. All of it
// may be in force at one time: certainly where the dates leave no other reading, possibly where
// they leave it open; `uncertain` says why. The owner is null where nobody names one whose time
// meets the chain's. An end that
// was only announced bounds a chain like any other and is marked in `planned_end`. Where two hops meet
// only in a group that nobody names, one member may lead in and another out: that is possible at most.
//
// The best come first, hop by hop: chains of the credit line that ranks first, which is undisputed before disputed,
// then has more independent sources, then is of a greater amount (its number, whatever the currency), then goes by id.
// Of one line those that are certain come first, then those of the partnership that ranks first by the same, then by
// the kind of data. So the first rows cost the same however many lines a bank has.
//
// param party: party? = null          The borrower.
// param lender: party? = null         The lender.
// param government: party? = null     The government that owns the lender.
// param data: string? = null          Id of a kind of data; narrower kinds are found too.
// param on: date? = null              Only chains that may be in force on this day.
// param certainty: possible|certain = "possible"   `possible` takes both kinds, `certain` the surer one.
// column chain: string                The chain's id: the ids of what it runs through, roles and periods after colons.
// column owner: string?               The government that owns the lender.
// column owner_name: string?          Its name.
// column lender: string               The lender.
// column lender_name: string          Its name.
// column credit_line: string          The credit line.
// column credit_line_title: string?   Its title.
// column credit_line_rank: string     What puts credit lines in their order.
// column borrower: string             The borrower.
// column borrower_name: string        Its name.
// column partnership: string          The partnership.
// column partnership_title: string?   Its title.
// column partnership_rank: string     What puts partnerships in their order.
// column partner: string              The partner.
// column partner_name: string         Its name.
// column access: string               The access to data.
// column access_title: string?        Its title.
// column data: string                 The kind of data.
// column data_name: string?           Its name.
// column collective: string[]         Ids of those on the way that stand for an unnamed group.
// column overlap: certain|possible    How surely all hops are in force at one time and meet in the same parties.
// column uncertain: string[]          Why that is not certain.
// column overlap_from: date?          No such time begins before this day; null where unknown.
// column overlap_to: date?            No such time ends after this day; null where unknown.
// column amount_min: float?           At least this much credit.
// column amount_max: float?           At most this much.
// column currency: string?            Of the amount, by ISO 4217.
// column planned_end: bool            Whether an end on the way was announced and not reported.
// column disputed: bool               Whether somebody denies a hop.
// column conflicts: string[]          On what its sources contradict each other, as `amount of the credit line`.
// column qualified: string[]          What claims narrow, as `held: device`.
// column facts: string[]              Ids of all facts of the chain, for `evidence`.
// column sources: string[]            Ids of the sources that assert them, and of those they cite.
// order: credit_line_rank, overlap, partnership_rank, data, chain
// pages: behind, rows
// example: {"party": "huawei"}
// suggest data: MATCH (d:DataCategory) WHERE d.id STARTS WITH $prefix RETURN d.id AS value, d.name AS label
CYPHER 25
// The credit lines that may be in it, in their order. Of a government, or a kind of data, that has few they are put in
// it; where there are more than that, one line in a hundred or so is found by going through all of them.
CALL () {
  WHEN $party IS NOT NULL AND $lender IS NOT NULL THEN {
    MATCH (:Party {id: $lender})-[:LENDS]->(line:CreditLine)-[:LENT_TO]->(:Party {id: $party})
    WITH DISTINCT line WHERE line.rank >= coalesce($behind[0], '')
    RETURN line ORDER BY line.rank
  }
  WHEN $party IS NOT NULL THEN {
    MATCH (line:CreditLine)-[lent:LENT_TO]->() WHERE lent.party = $party AND lent.rank >= coalesce($behind[0], '')
    WITH DISTINCT lent.party AS party, lent.rank AS rank, line ORDER BY party, rank
    RETURN line
  }
  WHEN $lender IS NOT NULL THEN {
    MATCH ()-[lends:LENDS]->(line:CreditLine) WHERE lends.party = $lender AND lends.rank >= coalesce($behind[0], '')
    WITH DISTINCT lends.party AS party, lends.rank AS rank, line ORDER BY party, rank
    RETURN line
  }
  WHEN $government IS NOT NULL
       AND reduce(lines = 0, some IN COLLECT { MATCH (:Government {id: $government})-[:OWNS]->(bank:Party)
                                               RETURN COUNT { (bank)-[:LENDS]->() } } | lines + some) <= 20000 THEN {
    MATCH (:Government {id: $government})-[:OWNS]->(:Party)-[:LENDS]->(line:CreditLine)
    WITH DISTINCT line WHERE line.rank >= coalesce($behind[0], '')
    RETURN line ORDER BY line.rank
  }
  WHEN $data IS NOT NULL
       AND reduce(accesses = 0, some IN COLLECT { MATCH (:DataCategory {id: $data})<-[:BROADER]-{0,20}(kind:DataCategory)
                                                  RETURN COUNT { (kind)<-[:OF]-() } } | accesses + some) <= 2000 THEN {
    MATCH (:DataCategory {id: $data})<-[:BROADER]-{0,20}(:DataCategory)<-[:OF]-(:DataAccess)-[:TO]->(borrower:Party)
    WITH DISTINCT borrower
    MATCH (line:CreditLine)-[:LENT_TO]->(borrower)
    WITH DISTINCT line WHERE line.rank >= coalesce($behind[0], '')
    RETURN line ORDER BY line.rank
  }
  ELSE {
    MATCH (line:CreditLine) WHERE line.rank >= coalesce($behind[0], '')
    RETURN line ORDER BY line.rank
  }
}
UNWIND CASE $certainty WHEN 'certain' THEN ['certain'] ELSE ['certain', 'possible'] END AS wanted
CALL (line, wanted) {
  MATCH (lender:Party)-[lends:LENDS]->(line)-[lent:LENT_TO]->(borrower:Party)
  WHERE ($lender IS NULL OR lender.id = $lender) AND ($party IS NULL OR borrower.id = $party)
    AND ($government IS NULL OR EXISTS { (:Government {id: $government})-[:OWNS]->(lender) })
    AND lends.begins_earliest <= lent.ends_latest AND lent.begins_earliest <= lends.ends_latest
  CALL (line, wanted, lender, lends, lent, borrower) {
    MATCH ()-[joins:PARTNER_IN]->(deal:Partnership)
    WHERE joins.party = borrower.id AND joins.rank > ''
      AND joins.begins_earliest <= lends.ends_latest AND lends.begins_earliest <= joins.ends_latest
      AND joins.begins_earliest <= lent.ends_latest AND lent.begins_earliest <= joins.ends_latest
    WITH * ORDER BY joins.party, joins.rank
    MATCH (deal)-[opens:OPENS]->(access:DataAccess)
    WITH *
    MATCH (access)-[to:TO]->(borrower), (access)-[of:OF]->(data:DataCategory), (partner:Party)-[partnered:PARTNER_IN]->(deal)
    WHERE partner <> borrower
      AND ($data IS NULL OR EXISTS { (data)-[:BROADER]->{0,20}(:DataCategory {id: $data}) })
    OPTIONAL MATCH (owner:Government)-[owns:OWNS]->(lender)
    WHERE ($government IS NULL OR owner.id = $government)
      AND all(hop IN [lends, lent, joins, partnered, opens, to, of]
              WHERE hop.begins_earliest <= owns.ends_latest AND owns.begins_earliest <= hop.ends_latest)
      AND ($on IS NULL OR owns.begins_earliest <= $on <= owns.ends_latest)
      AND ($certainty = 'possible'
           OR lender.collective IS NULL
              AND all(hop IN [lends, lent, joins, partnered, opens, to, of]
                  WHERE hop.begins_latest <= owns.ends_earliest AND owns.begins_latest <= hop.ends_earliest)
              AND ($on IS NULL OR owns.begins_latest <= $on <= owns.ends_earliest))
    WITH *, [{what: 'the credit line', fact: lends}, {what: 'the credit line', fact: lent},
             {what: 'the partnership', fact: joins}, {what: 'the partnership', fact: partnered},
             {what: 'the partnership', fact: opens}, {what: 'the access', fact: to},
             {what: 'the access', fact: of}]
            + CASE WHEN owns IS NULL THEN [] ELSE [{what: 'the ownership of the lender', fact: owns}] END AS hops,
         date('0001-01-01') AS never, date('9999-12-31') AS forever
    WITH *, reduce(day = never, hop IN hops |
                   CASE WHEN hop.fact.begins_earliest > day THEN hop.fact.begins_earliest ELSE day END) AS first,
            reduce(day = forever, hop IN hops |
                   CASE WHEN hop.fact.ends_latest < day THEN hop.fact.ends_latest ELSE day END) AS last,
            [hop IN hops WHERE any(other IN hops WHERE hop.fact.dated_by <> other.fact.dated_by
                                                 AND hop.fact.begins_latest > other.fact.ends_earliest)] AS late,
            [hop IN hops WHERE any(other IN hops WHERE hop.fact.dated_by <> other.fact.dated_by
                                                 AND other.fact.begins_latest > hop.fact.ends_earliest)] AS early,
            CASE WHEN owner IS NOT NULL AND lender.collective THEN ['owner and credit line meet only in a group, the lender'] ELSE [] END
              + CASE WHEN borrower.collective THEN ['credit line and partnership meet only in a group, the borrower'] ELSE [] END AS groups
    WHERE first <= last
      AND ($government IS NULL OR owner IS NOT NULL)
      AND ($on IS NULL OR first <= $on <= last)
      AND ($certainty = 'possible' OR $on IS NULL
           OR all(hop IN hops WHERE hop.fact.begins_latest <= $on <= hop.fact.ends_earliest))
    WITH *, CASE WHEN late = [] AND groups = [] THEN 'certain' ELSE 'possible' END AS overlap,
         coalesce(owner.id + coalesce(':' + owns.period, '') + '/', '') + lender.id + '/' + line.id + '/'
           + borrower.id + coalesce(':' + joins.role, '') + '/' + deal.id + '/'
           + partner.id + coalesce(':' + partnered.role, '') + '/' + access.id + '/' + data.id AS chain
    WHERE overlap = wanted
      AND ($behind IS NULL OR [line.rank, overlap, joins.rank, data.id, chain] > $behind)
    RETURN owner, owns, joins, deal, opens, access, to, of, data, partner, partnered,
           hops, never, forever, first, last, late, early, groups, overlap, chain
    ORDER BY joins.party, joins.rank, data.id, chain LIMIT $rows
  }
  RETURN * ORDER BY joins.rank, data.id, chain LIMIT $rows
}
WITH *, [hop IN hops | hop.fact.id] + [line.id, deal.id, access.id] AS facts
RETURN chain,
       owner.id AS owner, owner.name AS owner_name,
       lender.id AS lender, lender.name AS lender_name,
       line.id AS credit_line, line.title AS credit_line_title, line.rank AS credit_line_rank,
       borrower.id AS borrower, borrower.name AS borrower_name,
       deal.id AS partnership, deal.title AS partnership_title, joins.rank AS partnership_rank,
       partner.id AS partner, partner.name AS partner_name,
       access.id AS access, access.title AS access_title,
       data.id AS data, data.name AS data_name,
       [party IN [owner, lender, line, borrower, deal, partner] WHERE party.collective | party.id] AS collective,
       overlap,
       COLLECT {
         CALL (late, early, groups, never, forever) {
           UNWIND groups AS why
           RETURN why
           UNION
           UNWIND late + early AS hop
           WITH hop.what AS what, hop.fact.begins_latest = forever AND hop IN late AS no_begin,
                hop.fact.ends_earliest = never AND hop IN early AS no_end
           WITH what, max(no_begin) AS no_begin, max(no_end) AS no_end
           WHERE no_begin OR no_end
           RETURN what + CASE WHEN no_begin AND no_end THEN ' has no dates'
                              WHEN no_begin THEN ' has no known begin'
                              ELSE ' has no known end' END AS why
           UNION
           UNWIND late AS hop UNWIND early AS other
           WITH hop, other WHERE hop.fact.dated_by <> other.fact.dated_by
             AND other.fact.ends_earliest < hop.fact.begins_latest
             AND hop.fact.begins_latest < forever AND other.fact.ends_earliest > never
           RETURN other.what + ' may have ended before ' + hop.what + ' began' AS why
         }
         RETURN DISTINCT why ORDER BY why
       } AS uncertain,
       nullIf(first, never) AS overlap_from, nullIf(last, forever) AS overlap_to,
       line.amount_min AS amount_min, line.amount_max AS amount_max, line.currency AS currency,
       any(hop IN hops WHERE hop.fact.planned_end) AS planned_end,
       any(hop IN hops WHERE hop.fact.disputed) OR line.disputed OR deal.disputed OR access.disputed AS disputed,
       [field IN coalesce(line.conflicts, []) | field + ' of the credit line']
         + [field IN coalesce(deal.conflicts, []) | field + ' of the partnership']
         + [field IN coalesce(access.conflicts, []) | field + ' of the access']
         + [field IN coalesce(owns.conflicts, []) | field + ' of the ownership of the lender'] AS conflicts,
       COLLECT {
         UNWIND facts AS fact
         MATCH (claim:Claim)-[stated:STATES {fact: fact}]->()
         WHERE stated.stance = 'qualifies' AND claim.withdrawn IS NULL
         RETURN DISTINCT stated.field + ': ' + stated.value AS what ORDER BY what
       } AS qualified,
       facts,
       COLLECT {
         UNWIND facts AS fact
         MATCH (claim:Claim)-[stated:STATES {fact: fact}]->(), (claim)-[:STATED_IN|CITES]->(source:Source)
         WHERE stated.stance = 'asserts' AND claim.withdrawn IS NULL
         RETURN DISTINCT source.id AS id ORDER BY id
       } AS sources
LIMIT $rows
