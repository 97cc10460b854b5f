// Agreements that are said to belong with another: which, how, and with what amounts.
//
// One row is one such statement seen from one agreement: `out` as its source writes it, `in` from the
// other side. Who relates two agreements says neither that one pays for the other nor that their
// amounts are two: the same money may be told of twice.
//
// param agreement: string? = null     Only what belongs with this agreement.
// param party: party? = null          Only what belongs with an agreement in which this party has a part.
// column agreement: thing             The agreement.
// column title: string?               Its title.
// column direction: out|in            Whether it is said to belong with the other, or the other with it.
// column kind: string                 How they belong together; empty where no source says so.
// column other: thing                 The other agreement.
// column other_title: string?         Its title.
// column other_type: string           What that is: CreditLine, Grant, Payment, …
// column other_parties: string[]      Who has which part in it, as `lender: cn-state-banks`.
// column other_status: string?        How far it has come.
// column other_in_totals: string?     Whether its amount is meant to be added up with others': yes or no.
// column other_amount_min: float?     At least this much.
// column other_amount_max: float?     At most this much.
// column other_currency: string?      Of the amount, by ISO 4217.
// column other_estimated: bool        Whether only an estimate of the amount is known.
// column other_begins_earliest: date?   It begins no earlier; null where unknown.
// column other_begins_latest: date?   It begins no later; null where unknown.
// column other_ends_earliest: date?   It ends no earlier; null where unknown.
// column other_ends_latest: date?     It ends no later; null where unknown.
// column disputed: bool               Whether somebody denies that they belong together, or the other agreement.
// column source_count: int            Independent sources that say that they belong together.
// column fact: fact                   The fact, for `evidence`.
// order: agreement, direction, other, kind, fact
// example: {}
// suggest agreement: MATCH (a:Agreement) WHERE a.id STARTS WITH $prefix RETURN a.id AS value, a.title AS label
CYPHER 25
CALL () {
  WHEN $agreement IS NOT NULL THEN {
    MATCH (n:Agreement {id: $agreement})-[r:RELATED_TO]-(other:Agreement) RETURN n, r, other
  }
  WHEN $party IS NOT NULL THEN {
    MATCH (:Party {id: $party})-[part]-(n:Agreement) WHERE part.dated_by IS NOT NULL
    WITH DISTINCT n
    MATCH (n)-[r:RELATED_TO]-(other:Agreement)
    RETURN n, r, other
  }
  ELSE { MATCH (n:Agreement)-[r:RELATED_TO]-(other:Agreement) RETURN n, r, other }
}
WITH *, date('0001-01-01') AS never, date('9999-12-31') AS forever,
     {LENDS: 'lender', LENT_TO: 'borrower', GIVES: 'giver', GIVEN_TO: 'receiver', PAYS: 'payer', PAID_TO: 'payee',
      IMPLEMENTED_BY: 'implementer', GUARANTEED_BY: 'guarantor', INSURED_BY: 'insurer', SECURED_BY: 'security',
      ON_LENT_TO: 'on_lent_to', PARTNER_IN: 'partner', GRANTS: 'grantor', TO: 'recipient'} AS roles
WHERE $party IS NULL OR EXISTS { (n)-[part]-(:Party {id: $party}) WHERE part.dated_by IS NOT NULL }
RETURN n.id AS agreement, n.title AS title,
       CASE WHEN startNode(r) = n THEN 'out' ELSE 'in' END AS direction, coalesce(r.kind, '') AS kind,
       other.id AS other, other.title AS other_title,
       [label IN labels(other) WHERE label <> 'Agreement'][0] AS other_type,
       COLLECT {
         MATCH (other)-[part]-(p:Party) WHERE part.dated_by IS NOT NULL
         WITH coalesce(roles[type(part)], toLower(type(part))) + coalesce(' (' + part.role + ')', '') AS role, p
         RETURN DISTINCT role + ': ' + p.id AS text ORDER BY text
       } AS other_parties,
       other.status AS other_status, other.in_totals AS other_in_totals,
       other.amount_min AS other_amount_min, other.amount_max AS other_amount_max, other.currency AS other_currency,
       'amount' IN coalesce(other.estimated, []) AS other_estimated,
       nullIf(other.begins_earliest, never) AS other_begins_earliest,
       nullIf(other.begins_latest, forever) AS other_begins_latest,
       nullIf(other.ends_earliest, never) AS other_ends_earliest,
       nullIf(other.ends_latest, forever) AS other_ends_latest,
       r.disputed OR coalesce(other.disputed, false) AS disputed,
       r.source_count AS source_count, r.id AS fact
