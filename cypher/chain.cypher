// Chains from a credit line to data: who finances a company, whom it is then in business with, and
// what data that opens.
//
// One row is one chain: a government owns a lender, the lender lends, the credit line leads to a party, the party is
// partner in a partnership, and the partnership opens an access of the party to data. `link` says by which role a line
// may lead to a party: who carries out what another borrowed is its implementer and no borrower. A government may own the
// lender through others, and the party may own whom the line leads to: `lender_depth` and `party_depth` say through how
// many hops. All of it may be in force at one time: certainly where the dates leave no other reading, possibly where they
// leave it open; `uncertain` says why. The owner is null where nobody names one whose time meets the chain's. An end that
// was only announced bounds a chain like any other and is marked in `planned_end`. Where two hops meet only in a group
// that nobody names, one member may lead in and another out: that is possible at most.
//
// With `certain` an owner of whom it is only possible is left out, and the chain stands without one, unless a government
// was asked for. With `known_on` hops, sources and qualifications are those that were published by then; dates, amounts,
// disputes and ranks are what all sources make of them today. As they were then, `kb rebuild --known-on` has them.
//
// The best come first, hop by hop: chains of the credit line that ranks first, which is undisputed before disputed,
// then has more independent sources, then is of a greater amount (its number, whatever the currency), then goes by id.
// Of one line those that are certain come first, then those of the partnership that ranks first by the same, then by
// the kind of data. So the first rows cost the same however many lines a bank has; they are sooner there where a party's
// partnerships have dates, since all are looked through for what is certain before one comes that is not.
//
// param party: party? = null          The partner that the credit line leads to.
// param lender: party? = null         The lender.
// param government: party? = null     The government that owns the lender.
// param partner: party? = null        The partner's partner.
// param data: string? = null          Id of a kind of data; narrower kinds are found too.
// param link: borrower|implementer|guarantor|any = "borrower"   The role by which the credit line leads to the party.
// param lender_depth: depth = 1       At most this many hops of ownership above the lender.
// param party_depth: depth = 0        At most this many from the party down to whom the line leads to.
// param on: date? = null              Only chains that may be in force on this day.
// param between: period? = null       Only chains that may be in force on some day of this period, as `2010/2015`.
// param certainty: possible|certain = "possible"   `possible` takes both kinds, `certain` the surer one, of owners too.
// param known_on: date? = null        Only what somebody had published by this day, as it is read today: see below.
// column chain: string                The chain's id: the ids of what it runs through, roles and periods after colons.
// column owner: party?                The government that owns the lender.
// column owner_name: string?          Its name.
// column owner_through: party[]       Ids of those through whom it owns the lender, its own first.
// column lender: party                The lender.
// column lender_name: string          Its name.
// column credit_line: thing           The credit line.
// column credit_line_title: string?   Its title.
// column credit_line_status: string?  How far it came, as `pledge`: what is only pledged nobody has lent yet.
// column credit_line_rank: string     What puts credit lines in their order.
// column borrowers: party[]           Ids of all to whom it was lent, whatever the link.
// column link: borrower|implementer|guarantor   The role by which it leads on.
// column linked: party                Whom it leads to.
// column linked_name: string          Its name.
// column party: party                 The partner: the same, or an owner of it.
// column party_name: string           Its name.
// column party_through: party[]       Ids of those through whom it owns whom the line leads to, its own first.
// column partnership: thing           The partnership.
// column partnership_title: string?   Its title.
// column partnership_rank: string     What puts partnerships in their order.
// column partner: party               The partner's partner.
// column partner_name: string         Its name.
// column access: thing                The access to data.
// column access_title: string?        Its title.
// column data: thing                  The kind of data.
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
// column roles: string[]              What each hop is, as `LENT_TO` or `PARTNER_IN:host`, in the order of `facts`.
// column source_counts: int[]         Independent sources that assert each hop, in the order of `roles`.
// column facts: fact[]                Ids of all facts of the chain, for `evidence`: its hops, then its agreements.
// column sources: string[]            Ids of the sources that assert them, and of those they cite.
// order: credit_line_rank, overlap, partnership_rank, data, chain
// limits: rows 10000000, seconds 600, bytes 30000000000
// pages: behind, rows
// example: {"party": "huawei"}
// suggest data: MATCH (d:DataCategory) WHERE d.id STARTS WITH $prefix RETURN d.id AS value, d.name AS label
CYPHER 25
WITH {LENT_TO: 'borrower', IMPLEMENTED_BY: 'implementer', GUARANTEED_BY: 'guarantor'} AS link_of,
     COLLECT { MATCH (lender:Party {id: $lender}) RETURN COUNT { (lender)-[:LENDS]->() } }[0] AS given,
     COLLECT { MATCH (party:Party {id: $party}) RETURN COUNT { (party)<-[:LENT_TO]-() } }[0] AS taken
// Each line would be held against each partnership of a party who has none with the partner, or none for the data.
WHERE $party IS NULL OR $party_depth > 0
   OR ($partner IS NULL OR EXISTS { (:Party {id: $party})-[:PARTNER_IN]->()<-[:PARTNER_IN]-(:Party {id: $partner}) })
  AND ($data IS NULL OR EXISTS { (:Party {id: $party})<-[:TO]-()-[:OF]->()-[:BROADER]->{0,20}(:DataCategory {id: $data}) })
// The credit lines that may be in it, in their order. Of those who have few they are put in it; where there are more
// than that, those that are meant are found by going through all of them.
CALL (link_of, given, taken) {
  WHEN $party IS NOT NULL AND $link = 'borrower' AND $party_depth = 0 AND ($lender IS NULL OR taken < given) THEN {
    MATCH (line:CreditLine)-[lent:LENT_TO]->() WHERE lent.party = $party AND lent.rank >= coalesce($behind[0], '')
    WITH DISTINCT lent.party AS party, lent.rank AS rank, line ORDER BY party, rank
    RETURN line
  }
  WHEN $party IS NOT NULL AND $link = 'implementer' AND $party_depth = 0 AND $lender IS NULL THEN {
    MATCH (line:CreditLine)-[by:IMPLEMENTED_BY]->() WHERE by.party = $party AND by.rank >= coalesce($behind[0], '')
    WITH DISTINCT by.party AS party, by.rank AS rank, line ORDER BY party, rank
    RETURN line
  }
  WHEN $party IS NOT NULL AND $link = 'guarantor' AND $party_depth = 0 AND $lender IS NULL THEN {
    MATCH (line:CreditLine)-[by:GUARANTEED_BY]->() WHERE by.party = $party AND by.rank >= coalesce($behind[0], '')
    WITH DISTINCT by.party AS party, by.rank AS rank, line ORDER BY party, rank
    RETURN line
  }
  WHEN $party IS NOT NULL AND ($party_depth > 0 OR $lender IS NULL)
       AND reduce(links = 0, some IN COLLECT {
             MATCH (:Party {id: $party})-[:OWNS]->{0,20}(linked:Party)
             WITH DISTINCT linked WHERE $party_depth > 0 OR linked.id = $party
             RETURN CASE WHEN $link IN ['borrower', 'any'] THEN COUNT { (linked)<-[:LENT_TO]-() } ELSE 0 END
                    + CASE WHEN $link IN ['implementer', 'any'] THEN COUNT { (linked)<-[:IMPLEMENTED_BY]-() } ELSE 0 END
                    + CASE WHEN $link IN ['guarantor', 'any'] THEN COUNT { (linked)<-[:GUARANTEED_BY]-() } ELSE 0 END
           } | links + some) <= 20000 THEN {
    MATCH (:Party {id: $party})-[:OWNS]->{0,20}(linked:Party)
    WITH DISTINCT linked, link_of WHERE $party_depth > 0 OR linked.id = $party
    MATCH (linked)<-[led:LENT_TO|IMPLEMENTED_BY|GUARANTEED_BY]-(line:CreditLine)
    WHERE $link IN [link_of[type(led)], 'any']
    WITH DISTINCT line WHERE line.rank >= coalesce($behind[0], '')
    RETURN line ORDER BY line.rank
  }
  WHEN $lender IS NOT NULL THEN {
    MATCH ()-[lends:LENDS]->(line:CreditLine) WHERE lends.party = $lender AND lends.rank >= coalesce($behind[0], '')
    WITH DISTINCT lends.party AS party, lends.rank AS rank, line ORDER BY party, rank
    RETURN line
  }
  WHEN $government IS NOT NULL
       AND reduce(lines = 0, some IN COLLECT { MATCH (:Government {id: $government})-[:OWNS]->{1,20}(bank:Party)
                                               WITH DISTINCT bank
                                               RETURN COUNT { (bank)-[:LENDS]->() } } | lines + some) <= 5000 THEN {
    MATCH (:Government {id: $government})-[:OWNS]->{1,20}(bank:Party)
    WITH DISTINCT bank
    MATCH (bank)-[:LENDS]->(line:CreditLine)
    WITH DISTINCT line WHERE line.rank >= coalesce($behind[0], '')
    RETURN line ORDER BY line.rank
  }
  WHEN $partner IS NOT NULL AND $party_depth = 0
       AND reduce(links = 0, some IN COLLECT {
             MATCH (:Party {id: $partner})-[:PARTNER_IN]->(:Partnership)<-[:PARTNER_IN]-(party:Party)
             WITH DISTINCT party
             RETURN COUNT { (party)<-[:LENT_TO]-() } + COUNT { (party)<-[:IMPLEMENTED_BY]-() }
                    + COUNT { (party)<-[:GUARANTEED_BY]-() }
           } | links + some) <= 5000 THEN {
    MATCH (:Party {id: $partner})-[:PARTNER_IN]->(:Partnership)<-[:PARTNER_IN]-(party:Party)
    WITH DISTINCT party
    MATCH (line:CreditLine)-[:LENT_TO|IMPLEMENTED_BY|GUARANTEED_BY]->(party)
    WITH DISTINCT line WHERE line.rank >= coalesce($behind[0], '')
    RETURN line ORDER BY line.rank
  }
  WHEN $data IS NOT NULL AND $party_depth = 0
       AND reduce(accesses = 0, some IN COLLECT { MATCH (:DataCategory {id: $data})<-[:BROADER]-{0,20}(kind:DataCategory)
                                                  WITH DISTINCT kind
                                                  RETURN COUNT { (kind)<-[:OF]-() } } | accesses + some) <= 2000 THEN {
    MATCH (:DataCategory {id: $data})<-[:BROADER]-{0,20}(:DataCategory)<-[:OF]-(:DataAccess)-[:TO]->(party:Party)
    WITH DISTINCT party
    MATCH (line:CreditLine)-[:LENT_TO|IMPLEMENTED_BY|GUARANTEED_BY]->(party)
    WITH DISTINCT line WHERE line.rank >= coalesce($behind[0], '')
    RETURN line ORDER BY line.rank
  }
  ELSE {
    MATCH (line:CreditLine) WHERE line.rank >= coalesce($behind[0], '')
    RETURN line ORDER BY line.rank
  }
}
WITH line, link_of, date('0001-01-01') AS never, date('9999-12-31') AS forever
WITH *, coalesce($on, $between[0], never) AS since, coalesce($on, $between[1], forever) AS until
UNWIND CASE $certainty WHEN 'certain' THEN ['certain'] ELSE ['certain', 'possible'] END AS wanted
CALL (line, never, forever, link_of, since, until, wanted) {
  MATCH (lender:Party)-[lends:LENDS]->(line)-[lent:LENT_TO|IMPLEMENTED_BY|GUARANTEED_BY]->(linked:Party)
  WHERE ($link = 'any' OR link_of[type(lent)] = $link) AND ($lender IS NULL OR lender.id = $lender)
    AND ($party_depth > 0 OR $party IS NULL OR linked.id = $party)
    AND all(hop IN [lends, lent] WHERE lends.begins_earliest <= hop.ends_latest AND hop.begins_earliest <= lends.ends_latest
                                 AND hop.begins_earliest <= until AND since <= hop.ends_latest)
  MATCH held = ACYCLIC (linked)<-[holds:OWNS]-{0,20}(party:Party)
  WHERE allReduce(hops = 0, hop IN holds | hops + 1, hops <= $party_depth) AND ($party IS NULL OR party.id = $party)
  WITH *, COLLECT {
    MATCH way = ACYCLIC (lender)<-[owns:OWNS]-{1,20}(owner:Government)
    WHERE allReduce(hops = 0, hop IN owns | hops + 1, hops <= $lender_depth)
      AND ($government IS NULL OR owner.id = $government)
      AND all(hop IN owns WHERE hop.begins_earliest <= until AND since <= hop.ends_latest
                          AND ($known_on IS NULL OR hop.known_from <= $known_on)
                          AND ($certainty = 'possible' OR hop.begins_latest <= until AND since <= hop.ends_earliest))
    WITH owner, reverse(owns) AS hops, reverse(nodes(way)) AS parties,
         reduce(day = never, own IN owns | CASE WHEN own.begins_earliest > day THEN own.begins_earliest ELSE day END) AS first,
         reduce(day = forever, own IN owns | CASE WHEN own.ends_latest < day THEN own.ends_latest ELSE day END) AS last,
         all(own IN owns WHERE all(other IN owns WHERE own = other OR own.begins_latest <= other.ends_earliest))
           AND none(one IN nodes(way)[..-1] WHERE one.collective IS NOT NULL) AS sure
    WHERE first <= last AND ($certainty = 'possible' OR sure)
    RETURN {owner: owner, hops: hops, parties: parties, first: first, last: last}
  } AS owners
  WITH * WHERE $government IS NULL OR owners <> []
  CALL (line, never, forever, link_of, since, until, wanted, lender, lends, lent, linked, held, holds, party, owners) {
    MATCH ()-[joins:PARTNER_IN]->(deal:Partnership)
    WHERE joins.party = party.id AND joins.rank > ''
      AND all(hop IN [lends, lent] WHERE joins.begins_earliest <= hop.ends_latest AND hop.begins_earliest <= joins.ends_latest
              AND (wanted = 'possible' OR joins.begins_latest <= hop.ends_earliest AND hop.begins_latest <= joins.ends_earliest))
    WITH * ORDER BY joins.party, joins.rank
    // Apart, as it would else go through all accesses of the party, who may have very many.
    CALL (deal) { MATCH (deal)-[opens:OPENS]->(access:DataAccess) RETURN opens, access }
    WITH *
    MATCH (access)-[to:TO]->(party), (access)-[of:OF]->(data:DataCategory), (partner:Party)-[partnered:PARTNER_IN]->(deal)
    WHERE partner <> party AND ($partner IS NULL OR partner.id = $partner)
      AND ($data IS NULL OR EXISTS { (data)-[:BROADER]->{0,20}(:DataCategory {id: $data}) })
      AND ($known_on IS NULL OR all(thing IN [line, deal, access] WHERE thing.known_from <= $known_on))
    WITH *, [lends, lent] + holds + [joins, partnered, opens, to, of] AS hops
    WITH *, [one IN owners WHERE all(hop IN hops WHERE hop.begins_earliest <= one.last AND one.first <= hop.ends_latest)] AS fitting
    WITH *, CASE $certainty WHEN 'possible' THEN fitting ELSE COLLECT {
              UNWIND fitting AS one
              WITH one, [hop IN one.hops | hop.begins_latest] AS begun, [hop IN one.hops | hop.ends_earliest] AS ended
              WHERE all(hop IN hops WHERE all(day IN ended WHERE hop.begins_latest <= day)
                                      AND all(day IN begun WHERE day <= hop.ends_earliest))
              RETURN one
            } END AS fitting
    WHERE $government IS NULL OR fitting <> []
    UNWIND CASE fitting WHEN [] THEN [null] ELSE fitting END AS owned
    WITH *, coalesce(owned.hops, []) + hops AS hops
    WITH *, reduce(day = never, hop IN hops |
                   CASE WHEN hop.begins_earliest > day THEN hop.begins_earliest ELSE day END) AS first,
            reduce(day = forever, hop IN hops |
                   CASE WHEN hop.ends_latest < day THEN hop.ends_latest ELSE day END) AS last,
            CASE WHEN lender.collective AND owned IS NOT NULL
                 THEN ['owner and credit line meet only in a group, the lender'] ELSE [] END
              + [one IN coalesce(owned.parties[1..-1], []) WHERE one.collective
                 | 'the ownership of the lender leads through a group, ' + one.id]
              + CASE WHEN linked.collective AND holds = []
                THEN ['credit line and partnership meet only in a group, the ' + link_of[type(lent)]] ELSE [] END
              + [one IN nodes(held) WHERE one.collective AND holds <> []
                 | 'the ownership of the ' + link_of[type(lent)] + ' leads through a group, ' + one.id] AS groups
    WHERE first <= last
      AND all(hop IN hops WHERE hop.begins_earliest <= until AND since <= hop.ends_latest
                          AND ($known_on IS NULL OR hop.known_from <= $known_on)
                          AND ($certainty = 'possible' OR hop.begins_latest <= until AND since <= hop.ends_earliest))
    WITH *, CASE WHEN groups = [] AND all(hop IN hops WHERE all(other IN hops WHERE
                      hop.dated_by = other.dated_by OR hop.begins_latest <= other.ends_earliest))
                 THEN 'certain' ELSE 'possible' END AS overlap,
         reduce(above = '', own IN coalesce(owned.hops, []) | above + startNode(own).id + coalesce(':' + own.period, '') + '/')
           + lender.id + coalesce(':' + lends.role, '') + '/'
           + line.id + CASE type(lent) WHEN 'LENT_TO' THEN '' ELSE ':' + link_of[type(lent)] END + '/'
           + reduce(below = '', hold IN holds | below + endNode(hold).id + coalesce(':' + hold.period, '') + '/')
           + party.id + coalesce(':' + joins.role, '') + '/' + deal.id + '/'
           + partner.id + coalesce(':' + partnered.role, '') + '/' + access.id + '/' + data.id AS chain
    WHERE overlap = wanted
      AND ($behind IS NULL OR [line.rank, overlap, joins.rank, data.id, chain] > $behind)
    RETURN owned, joins, deal, access, data, partner, hops, first, last, groups, overlap, chain
    ORDER BY joins.party, joins.rank, data.id, chain LIMIT $rows
  }
  RETURN * ORDER BY joins.rank, data.id, chain LIMIT $rows
}
WITH *, owned.owner AS owner, [hop IN hops | hop.id] + [line.id, deal.id, access.id] AS facts,
     [hop IN hops | {fact: hop, what: CASE WHEN type(hop) = 'OWNS' THEN 'the ownership of '
                                             + CASE WHEN hop IN holds AND endNode(hop) = linked THEN 'the ' + link_of[type(lent)]
                                                    WHEN endNode(hop) = lender THEN 'the lender' ELSE endNode(hop).id END
                                           WHEN hop IN [lends, lent] THEN 'the credit line'
                                           WHEN type(hop) IN ['TO', 'OF'] THEN 'the access'
                                           ELSE 'the partnership' END}] AS named
WITH *, [hop IN named WHERE any(other IN hops WHERE hop.fact.dated_by <> other.dated_by
                                              AND hop.fact.begins_latest > other.ends_earliest)] AS late,
        [hop IN named WHERE any(other IN hops WHERE hop.fact.dated_by <> other.dated_by
                                              AND other.begins_latest > hop.fact.ends_earliest)] AS early,
        // Each claim once, though it may state several of the chain's facts.
        COLLECT {
          UNWIND facts AS fact
          MATCH (claim:Claim)-[stated:STATES {fact: fact}]->()
          WHERE stated.stance IN ['asserts', 'qualifies'] AND claim.withdrawn IS NULL
            AND ($known_on IS NULL OR EXISTS { MATCH (claim)-[:STATED_IN]->(one:Source)
                                               WHERE coalesce(one.published_latest, forever) <= $known_on })
          WITH DISTINCT claim, stated.stance AS stance, stated.field + ': ' + stated.value AS narrowed
          CALL (claim, stance, narrowed) {
            WHEN stance = 'qualifies' THEN { RETURN narrowed AS what }
            ELSE { MATCH (claim)-[:STATED_IN|CITES]->(source:Source) RETURN source.id AS what }
          }
          WITH DISTINCT stance, what ORDER BY what
          RETURN {stance: stance, what: what}
        } AS said
RETURN chain,
       owner.id AS owner, owner.name AS owner_name, [one IN coalesce(owned.parties[1..-1], []) | one.id] AS owner_through,
       lender.id AS lender, lender.name AS lender_name,
       line.id AS credit_line, line.title AS credit_line_title,
       line.status AS credit_line_status, line.rank AS credit_line_rank,
       COLLECT { MATCH (line)-[:LENT_TO]->(one:Party) RETURN DISTINCT one.id AS id ORDER BY id } AS borrowers,
       link_of[type(lent)] AS link, linked.id AS linked, linked.name AS linked_name,
       party.id AS party, party.name AS party_name, [one IN reverse(nodes(held)[1..-1]) | one.id] AS party_through,
       deal.id AS partnership, deal.title AS partnership_title, joins.rank AS partnership_rank,
       partner.id AS partner, partner.name AS partner_name,
       access.id AS access, access.title AS access_title,
       data.id AS data, data.name AS data_name,
       [one IN coalesce(owned.parties[..-1], []) + [lender, line] + nodes(held) + [deal, partner]
        WHERE one.collective | one.id] AS collective,
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
       any(hop IN hops WHERE hop.planned_end) AS planned_end,
       any(hop IN hops WHERE hop.disputed) OR line.disputed OR deal.disputed OR access.disputed AS disputed,
       [field IN coalesce(line.conflicts, []) | field + ' of the credit line']
         + [field IN coalesce(deal.conflicts, []) | field + ' of the partnership']
         + [field IN coalesce(access.conflicts, []) | field + ' of the access']
         + reduce(found = [], own IN [hop IN named WHERE type(hop.fact) = 'OWNS'] |
                  found + [field IN coalesce(own.fact.conflicts, []) | field + ' of ' + own.what]) AS conflicts,
       [one IN said WHERE one.stance = 'qualifies' | one.what] AS qualified,
       [hop IN hops | type(hop) + coalesce(':' + hop.role, '')] AS roles,
       [hop IN hops | hop.source_count] AS source_counts,
       facts,
       [one IN said WHERE one.stance = 'asserts' | one.what] AS sources
LIMIT $rows
