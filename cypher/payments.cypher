// Payments: who paid whom, how much, and when.
//
// One row is one payment, whoever many pay it or are paid by it, so that no amount stands in two rows.
// What is summed, and in which currency, is for the asker. A payment of which nobody says when it was
// may have been made at any time.
//
// param party: party? = null          Only payments that this party makes or is paid.
// param payer: party? = null          Only payments that this party makes.
// param payee: party? = null          Only payments that this party is paid.
// param since: date? = null           Only payments that may have been made on this day or later.
// param until: date? = null           Only payments that may have been made on this day or earlier.
// column payment: thing               The payment.
// column title: string?               Its title.
// column collective: bool             Whether it stands for several.
// column payers: party[]              Who pays.
// column payer_names: string[]        Their names.
// column payees: party[]              Who is paid; empty where no source names anybody.
// column payee_names: string[]        Their names.
// column collective_parties: party[]  Ids of those among them that stand for an unnamed group.
// column purpose: string[]            What it is for.
// column amount_min: float?           At least this much.
// column amount_max: float?           At most this much.
// column currency: string?            Of the amount, by ISO 4217.
// column begins_earliest: date?       It begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it, or a part in it.
// column conflicts: string[]          Fields on which its sources contradict each other.
// column qualified: string[]          Fields that a claim narrows.
// column estimated: string[]          Fields of which only estimates are known.
// column source_count: int            Independent sources that assert it.
// order: payment
// example: {}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (:Party {id: $party})-[:PAYS|PAID_TO]-(payment:Payment) RETURN DISTINCT payment
  }
  WHEN $payer IS NOT NULL THEN { MATCH (:Party {id: $payer})-[:PAYS]->(payment:Payment) RETURN payment }
  WHEN $payee IS NOT NULL THEN { MATCH (:Party {id: $payee})<-[:PAID_TO]-(payment:Payment) RETURN payment }
  ELSE { MATCH (payment:Payment) RETURN payment }
}
WITH payment, date('0001-01-01') AS never, date('9999-12-31') AS forever
WHERE payment.dated_by IS NOT NULL
  AND ($since IS NULL OR payment.ends_latest >= $since)
  AND ($until IS NULL OR payment.begins_earliest <= $until)
WITH *, COLLECT {
       MATCH (payment)-[r:PAYS|PAID_TO]-(p:Party)
       RETURN {pays: type(r) = 'PAYS', party: p.id, name: p.name, collective: p.collective, disputed: r.disputed} AS role
       ORDER BY p.id
     } AS roles
WHERE ($payer IS NULL OR any(role IN roles WHERE role.pays AND role.party = $payer))
  AND ($payee IS NULL OR any(role IN roles WHERE NOT role.pays AND role.party = $payee))
RETURN payment.id AS payment, payment.title AS title, coalesce(payment.collective, false) AS collective,
       [role IN roles WHERE role.pays | role.party] AS payers,
       [role IN roles WHERE role.pays | role.name] AS payer_names,
       [role IN roles WHERE NOT role.pays | role.party] AS payees,
       [role IN roles WHERE NOT role.pays | role.name] AS payee_names,
       [role IN roles WHERE role.collective | role.party] AS collective_parties,
       coalesce(payment.purpose, []) AS purpose,
       payment.amount_min AS amount_min, payment.amount_max AS amount_max, payment.currency AS currency,
       nullIf(payment.begins_earliest, never) AS begins_earliest,
       nullIf(payment.begins_latest, forever) AS begins_latest,
       nullIf(payment.ends_earliest, never) AS ends_earliest,
       nullIf(payment.ends_latest, forever) AS ends_latest,
       payment.planned_end AS planned_end,
       payment.disputed OR any(role IN roles WHERE role.disputed) AS disputed,
       coalesce(payment.conflicts, []) AS conflicts, coalesce(payment.qualified, []) AS qualified,
       coalesce(payment.estimated, []) AS estimated, payment.source_count AS source_count
