// What stands behind credit and grants: guarantors, insurers, who provides security, and the collateral.
//
// One row is one part of one party in one credit line or grant. An agreement of which a source names the
// collateral and nobody who provides it has one row without a party. The collateral is the agreement's:
// which of several parties provides what of it, no source is asked.
//
// param party: party? = null          Only what this party guarantees, insures or secures.
// param recipient: party? = null      Only what is lent or given to this party.
// param on: date? = null              Only backing that may be in force on this day.
// column agreement: thing             The credit line or grant.
// column type: CreditLine|Grant       Which of the two it is.
// column title: string?               Its title.
// column part: guarantor|insurer|security|collateral   `collateral` where nobody is named who provides it.
// column party: party?                Who guarantees, insures or secures it; null where nobody is named.
// column party_name: string?          Its name.
// column collective: bool             Whether the party stands for an unnamed group.
// column collateral: string[]         What secures the agreement, in words of the claims.
// column lenders: party[]             Who lends or gives, or may on that day.
// column recipients: party[]          To whom it is lent or given, or may be on that day.
// column status: string?              How far it has come.
// column amount_min: float?           The agreement, not the backing, comes to at least this much.
// column amount_max: float?           At most this much.
// column currency: string?            Of the amount, by ISO 4217.
// column begins_earliest: date?       The part begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies the part or the agreement.
// column conflicts: string[]          Fields of the agreement on which its sources contradict each other.
// column source_count: int            Independent sources that assert the part, or else the agreement.
// column fact: fact                   The part, or else the agreement, for `evidence`.
// order: agreement, part, party
// example: {}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (n:CreditLine|Grant)-[backed:GUARANTEED_BY|INSURED_BY|SECURED_BY]->(p:Party {id: $party})
    RETURN n, backed, p
  }
  WHEN $recipient IS NOT NULL THEN {
    MATCH (:Party {id: $recipient})<-[:LENT_TO|GIVEN_TO]-(n:CreditLine|Grant)
    WITH DISTINCT n
    OPTIONAL MATCH (n)-[backed:GUARANTEED_BY|INSURED_BY|SECURED_BY]->(p:Party)
    RETURN n, backed, p
  }
  ELSE {
    MATCH (n:CreditLine|Grant)
    OPTIONAL MATCH (n)-[backed:GUARANTEED_BY|INSURED_BY|SECURED_BY]->(p:Party)
    RETURN n, backed, p
  }
}
WITH *, coalesce(n.collateral, []) AS collateral, date('0001-01-01') AS never, date('9999-12-31') AS forever,
     EXISTS { (n)-[:SECURED_BY]->(:Party) } AS secured
WITH n, collateral, secured, never, forever, collect(CASE WHEN backed IS NOT NULL THEN {by: backed, party: p} END) AS named
UNWIND named + CASE WHEN collateral <> [] AND NOT secured AND $party IS NULL THEN [{by: null, party: null}] ELSE [] END AS one
WITH n, collateral, never, forever, one.by AS backed, one.party AS p, coalesce(properties(one.by), properties(n)) AS of
WHERE n.dated_by IS NOT NULL AND ($on IS NULL OR of.begins_earliest <= $on <= of.ends_latest)
WITH *, COLLECT {
       MATCH (lender:Party)-[r:LENDS|GIVES]->(n) WHERE $on IS NULL OR r.begins_earliest <= $on <= r.ends_latest
       RETURN DISTINCT lender.id AS id ORDER BY id
     } AS lenders,
     COLLECT {
       MATCH (n)-[r:LENT_TO|GIVEN_TO]->(to:Party) WHERE $on IS NULL OR r.begins_earliest <= $on <= r.ends_latest
       RETURN DISTINCT to.id AS id ORDER BY id
     } AS recipients
WHERE $recipient IS NULL OR $recipient IN recipients
RETURN n.id AS agreement, [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, n.title AS title,
       CASE type(backed) WHEN 'GUARANTEED_BY' THEN 'guarantor' WHEN 'INSURED_BY' THEN 'insurer'
                         WHEN 'SECURED_BY' THEN 'security' ELSE 'collateral' END AS part,
       p.id AS party, p.name AS party_name, coalesce(p.collective, false) AS collective, collateral,
       lenders, recipients, n.status AS status,
       n.amount_min AS amount_min, n.amount_max AS amount_max, n.currency AS currency,
       nullIf(of.begins_earliest, never) AS begins_earliest,
       nullIf(of.begins_latest, forever) AS begins_latest,
       nullIf(of.ends_earliest, never) AS ends_earliest,
       nullIf(of.ends_latest, forever) AS ends_latest,
       of.planned_end AS planned_end, n.disputed OR of.disputed AS disputed,
       coalesce(n.conflicts, []) AS conflicts, of.source_count AS source_count, of.id AS fact
