// Chains that go one partnership further: what data the partners of a financed party open to others, or have opened.
//
// One row is one chain: a lender lends, the credit line leads to the party, the party is partner of another in a
// partnership, and that one is partner of a third in a further partnership, which opens an access of one of these two to
// data. That the party may reach that data nobody says: who may is the recipient. All of it may be in force at one
// time: certainly where the dates leave no other reading, possibly where they leave it open; `uncertain` says why.
// Where two hops meet only in a group that nobody names, one member may lead in and another out: that is possible at most.
//
// param party: party                  The party that the credit line leads to.
// param link: borrower|implementer|guarantor|any = "borrower"   The role by which the credit line leads to the party.
// param data: string? = null          Id of a kind of data; narrower kinds are found too.
// param on: date? = null              Only chains that may be in force on this day.
// param between: period? = null       Only chains that may be in force on some day of this period, as `2010/2015`.
// param certainty: possible|certain = "possible"   `possible` takes both kinds, `certain` the surer one.
// param known_on: date? = null        Only what somebody had published by this day; its dates are today's reading.
// column chain: string                The chain's id: the ids of what it runs through, roles after colons.
// column lender: party                The lender.
// column lender_name: string          Its name.
// column credit_line: thing           The credit line.
// column credit_line_title: string?   Its title.
// column link: borrower|implementer|guarantor   The role by which it leads to the party.
// column party: party                 The party.
// column party_name: string           Its name.
// column partnership: thing           The partnership of the party.
// column partnership_title: string?   Its title.
// column partner: party               Its partner in that.
// column partner_name: string         Its name.
// column further_partnership: thing   Another partnership of that partner.
// column further_partnership_title: string?   Its title.
// column further_partner: party       The partner's partner in that.
// column further_partner_name: string   Its name.
// column access: thing                The access to data that the further partnership opens.
// column access_title: string?        Its title.
// column recipient: party             Whose access it is: of the partner, or of its partner.
// column recipient_name: string       Its name.
// column data: thing                  The kind of data.
// column data_name: string?           Its name.
// column collective: string[]         Ids of those on the way that stand for an unnamed group.
// column overlap: certain|possible    How surely all hops are in force at one time and meet in the same parties.
// column uncertain: string[]          Why that is not certain.
// column overlap_from: date?          No such time begins before this day; null where unknown.
// column overlap_to: date?            No such time ends after this day; null where unknown.
// column planned_end: bool            Whether an end on the way was announced and not reported.
// column disputed: bool               Whether somebody denies a hop.
// column roles: string[]              What each hop is, as `LENT_TO` or `PARTNER_IN:host`, in the order of `facts`.
// column facts: fact[]                Ids of all facts of the chain, for `evidence`: its hops, then its agreements.
// order: chain
// example: {"party": "huawei"}
// suggest data: MATCH (d:DataCategory) WHERE d.id STARTS WITH $prefix RETURN d.id AS value, d.name AS label
CYPHER 25
WITH date('0001-01-01') AS never, date('9999-12-31') AS forever,
     {LENT_TO: 'borrower', IMPLEMENTED_BY: 'implementer', GUARANTEED_BY: 'guarantor'} AS link_of
WITH *, coalesce($on, $between[0], never) AS since, coalesce($on, $between[1], forever) AS until
MATCH (lender:Party)-[lends:LENDS]->(line:CreditLine)-[lent:LENT_TO|IMPLEMENTED_BY|GUARANTEED_BY]->(party:Party {id: $party})
WHERE $link = 'any' OR link_of[type(lent)] = $link
MATCH (party)-[joins:PARTNER_IN]->(deal:Partnership)<-[partnered:PARTNER_IN]-(partner:Party)
WHERE partner <> party
  AND all(hop IN [lends, lent] WHERE joins.begins_earliest <= hop.ends_latest AND hop.begins_earliest <= joins.ends_latest)
MATCH (partner)-[joins_too:PARTNER_IN]->(further:Partnership)<-[partnered_too:PARTNER_IN]-(third:Party),
      (further)-[opens:OPENS]->(access:DataAccess)-[to:TO]->(recipient:Party), (access)-[of:OF]->(data:DataCategory)
WHERE all(hop IN [lends, lent, joins, partnered] WHERE joins_too.begins_earliest <= hop.ends_latest
                                                   AND hop.begins_earliest <= joins_too.ends_latest)
  AND further <> deal AND third <> partner AND third <> party AND recipient IN [partner, third]
  AND ($data IS NULL OR EXISTS { (data)-[:BROADER]->{0,20}(:DataCategory {id: $data}) })
  AND ($known_on IS NULL OR all(thing IN [line, deal, further, access] WHERE thing.known_from <= $known_on))
WITH *, [lends, lent, joins, partnered, joins_too, partnered_too, opens, to, of] AS hops
WITH *, reduce(day = never, hop IN hops |
               CASE WHEN hop.begins_earliest > day THEN hop.begins_earliest ELSE day END) AS first,
        reduce(day = forever, hop IN hops |
               CASE WHEN hop.ends_latest < day THEN hop.ends_latest ELSE day END) AS last,
        CASE WHEN party.collective THEN ['credit line and partnership meet only in a group, the ' + link_of[type(lent)]]
             ELSE [] END
          + CASE WHEN partner.collective THEN ['the partnerships meet only in a group, the partner'] ELSE [] END
          + CASE WHEN third.collective AND recipient = third
            THEN ['further partnership and access meet only in a group, the recipient'] ELSE [] END AS groups
WHERE first <= last
  AND all(hop IN hops WHERE hop.begins_earliest <= until AND since <= hop.ends_latest
                      AND ($known_on IS NULL OR hop.known_from <= $known_on)
                      AND ($certainty = 'possible' OR hop.begins_latest <= until AND since <= hop.ends_earliest))
WITH *, CASE WHEN groups = [] AND all(hop IN hops WHERE all(other IN hops WHERE
                  hop.dated_by = other.dated_by OR hop.begins_latest <= other.ends_earliest))
             THEN 'certain' ELSE 'possible' END AS overlap,
        [hop IN hops | hop.id] + [line.id, deal.id, further.id, access.id] AS facts,
        [hop IN hops | {fact: hop, what: CASE WHEN hop IN [lends, lent] THEN 'the credit line'
                                              WHEN hop IN [joins, partnered] THEN 'the partnership'
                                              WHEN type(hop) IN ['TO', 'OF'] THEN 'the access'
                                              ELSE 'the further partnership' END}] AS named
WHERE $certainty = 'possible' OR overlap = 'certain'
WITH *, [hop IN named WHERE any(other IN hops WHERE hop.fact.dated_by <> other.dated_by
                                              AND hop.fact.begins_latest > other.ends_earliest)] AS late,
        [hop IN named WHERE any(other IN hops WHERE hop.fact.dated_by <> other.dated_by
                                              AND other.begins_latest > hop.fact.ends_earliest)] AS early
RETURN lender.id + coalesce(':' + lends.role, '') + '/'
         + line.id + CASE type(lent) WHEN 'LENT_TO' THEN '' ELSE ':' + link_of[type(lent)] END + '/'
         + party.id + coalesce(':' + joins.role, '') + '/' + deal.id + '/' + partner.id
         + coalesce(':' + partnered.role, '') + '/' + further.id + coalesce(':' + joins_too.role, '') + '/'
         + third.id + coalesce(':' + partnered_too.role, '') + '/' + access.id + '/' + recipient.id + '/' + data.id AS chain,
       lender.id AS lender, lender.name AS lender_name, line.id AS credit_line, line.title AS credit_line_title,
       link_of[type(lent)] AS link, party.id AS party, party.name AS party_name,
       deal.id AS partnership, deal.title AS partnership_title, partner.id AS partner, partner.name AS partner_name,
       further.id AS further_partnership, further.title AS further_partnership_title,
       third.id AS further_partner, third.name AS further_partner_name,
       access.id AS access, access.title AS access_title,
       recipient.id AS recipient, recipient.name AS recipient_name, data.id AS data, data.name AS data_name,
       [one IN [lender, line, party, deal, partner, further, third] WHERE one.collective | one.id] AS collective,
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
       any(hop IN hops WHERE hop.planned_end) AS planned_end,
       any(hop IN hops WHERE hop.disputed) OR line.disputed OR deal.disputed OR further.disputed OR access.disputed
         AS disputed,
       [hop IN hops | type(hop) + coalesce(':' + hop.role, '')] AS roles, facts
