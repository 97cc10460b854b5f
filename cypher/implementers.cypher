// Who carries out what is lent or given to whom: with lenders or givers, and borrowers or receivers, beside.
//
// One row is one implementer of one credit line or grant. To carry out is to be lent and given nothing:
// money that a government borrows for what a company builds is the government's debt, and the company
// is among `borrowers` only where a source says that it borrows. `other_parts` names what else it is in
// the same agreement.
//
// param party: party? = null          The implementer.
// param financier: party? = null      Only what this party lends or gives.
// param recipient: party? = null      Only what is lent or given to this party.
// param on: date? = null              Only what may be in force on this day.
// column implementer: party           Who carries it out.
// column implementer_name: string     Its name.
// column collective: bool             Whether the implementer stands for an unnamed group.
// column agreement: thing             The credit line or grant.
// column type: CreditLine|Grant       Which of the two it is.
// column title: string?               Its title.
// column lenders: party[]             Who lends, or may on that day; so with the lists that follow.
// column givers: party[]              Who gives.
// column borrowers: party[]           To whom it is lent.
// column receivers: party[]           To whom it is given.
// column on_lent_to: party[]          To whom it is passed on.
// column other_parts: string[]        The implementer's other parts in it: lends, lent_to and so on.
// column purpose: string[]            What it is for.
// column status: string?              How far it has come.
// column in_totals: string?           Whether its amount is meant to be added up with others': yes or no.
// column amount_min: float?           The agreement comes to at least this much, however many carry it out.
// column amount_max: float?           At most this much.
// column currency: string?            Of the amount, by ISO 4217.
// column begins_earliest: date?       The implementer's part begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it, the agreement, or a part named here.
// column conflicts: string[]          Fields of the agreement on which its sources contradict each other.
// column qualified: string[]          Fields of the agreement that a claim narrows.
// column estimated: string[]          Fields of the agreement of which only estimates are known.
// column source_count: int            Independent sources that say who carries it out.
// column fact: fact                   The implementer's part, for `evidence`.
// order: implementer, agreement, fact
// example: {}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (n:CreditLine|Grant)-[carried:IMPLEMENTED_BY]->(p:Party {id: $party}) RETURN n, carried, p
  }
  WHEN $financier IS NOT NULL THEN {
    MATCH (:Party {id: $financier})-[:LENDS|GIVES]->(n:CreditLine|Grant)
    WITH DISTINCT n
    MATCH (n)-[carried:IMPLEMENTED_BY]->(p:Party)
    RETURN n, carried, p
  }
  WHEN $recipient IS NOT NULL THEN {
    MATCH (:Party {id: $recipient})<-[:LENT_TO|GIVEN_TO]-(n:CreditLine|Grant)
    WITH DISTINCT n
    MATCH (n)-[carried:IMPLEMENTED_BY]->(p:Party)
    RETURN n, carried, p
  }
  ELSE { MATCH (n:CreditLine|Grant)-[carried:IMPLEMENTED_BY]->(p:Party) RETURN n, carried, p }
}
WITH *, date('0001-01-01') AS never, date('9999-12-31') AS forever
WHERE $on IS NULL OR carried.begins_earliest <= $on <= carried.ends_latest
WITH *, COLLECT {
       MATCH (n)-[r:LENDS|GIVES|LENT_TO|GIVEN_TO|ON_LENT_TO|GUARANTEED_BY|INSURED_BY|SECURED_BY]-(other:Party)
       WHERE $on IS NULL OR r.begins_earliest <= $on <= r.ends_latest
       WITH type(r) AS type, other.id AS party, max(r.disputed) AS disputed ORDER BY party, type
       RETURN {type: type, party: party, disputed: disputed} AS role
     } AS roles
WHERE ($financier IS NULL OR any(role IN roles WHERE role.type IN ['LENDS', 'GIVES'] AND role.party = $financier))
  AND ($recipient IS NULL OR any(role IN roles WHERE role.type IN ['LENT_TO', 'GIVEN_TO'] AND role.party = $recipient))
RETURN p.id AS implementer, p.name AS implementer_name, coalesce(p.collective, false) AS collective,
       n.id AS agreement, [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, n.title AS title,
       [role IN roles WHERE role.type = 'LENDS' | role.party] AS lenders,
       [role IN roles WHERE role.type = 'GIVES' | role.party] AS givers,
       [role IN roles WHERE role.type = 'LENT_TO' | role.party] AS borrowers,
       [role IN roles WHERE role.type = 'GIVEN_TO' | role.party] AS receivers,
       [role IN roles WHERE role.type = 'ON_LENT_TO' | role.party] AS on_lent_to,
       [role IN roles WHERE role.party = p.id | toLower(role.type)] AS other_parts,
       coalesce(n.purpose, []) AS purpose, n.status AS status, n.in_totals AS in_totals,
       n.amount_min AS amount_min, n.amount_max AS amount_max, n.currency AS currency,
       nullIf(carried.begins_earliest, never) AS begins_earliest,
       nullIf(carried.begins_latest, forever) AS begins_latest,
       nullIf(carried.ends_earliest, never) AS ends_earliest,
       nullIf(carried.ends_latest, forever) AS ends_latest,
       carried.planned_end AS planned_end,
       n.disputed OR carried.disputed OR any(role IN roles WHERE role.disputed) AS disputed,
       coalesce(n.conflicts, []) AS conflicts, coalesce(n.qualified, []) AS qualified,
       coalesce(n.estimated, []) AS estimated, carried.source_count AS source_count, carried.id AS fact
