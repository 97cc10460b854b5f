// To whom a party lends, who owns the borrower, and how much.
//
// It is `lenders` seen from the other side: the same credit lines with the same dates.
//
// param lender: party? = null         The lender.
// param on: date? = null              Only credit that may be in force on this day.
// column borrower: party              The borrower.
// column borrower_name: string        Its name.
// column collective: bool             Whether the borrower stands for an unnamed group.
// column owners: party[]              Who owns the borrower, or may on that day.
// column credit_line: thing           The credit line.
// column title: string?               Its title.
// column lender: party                The lender.
// column lender_name: string          Its name.
// column lender_role: string          Its part where there are several lenders, as `co-lender`; else empty.
// column purpose: string[]            What the credit is for.
// column status: string?              How far it has come.
// column amount_min: float?           At least this much.
// column amount_max: float?           At most this much.
// column currency: string?            Of the amount, by ISO 4217.
// column begins_earliest: date?       It begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it.
// column conflicts: string[]          Fields of the credit line on which its sources contradict each other.
// column source_count: int            Independent sources that assert it.
// order: lender, borrower, credit_line, lender_role
// example: {"lender": "cn-state-banks"}
CYPHER 25
CALL () {
  WHEN $lender IS NOT NULL THEN {
    MATCH (lender:Party {id: $lender})-[lends:LENDS]->(line:CreditLine)-[lent:LENT_TO]->(borrower:Party)
    RETURN lender, lends, line, lent, borrower
  }
  ELSE {
    MATCH (lender:Party)-[lends:LENDS]->(line:CreditLine)-[lent:LENT_TO]->(borrower:Party)
    RETURN lender, lends, line, lent, borrower
  }
}
WITH *, date('0001-01-01') AS never, date('9999-12-31') AS forever
WHERE $on IS NULL OR (lends.begins_earliest <= $on <= lends.ends_latest
                      AND lent.begins_earliest <= $on <= lent.ends_latest)
RETURN borrower.id AS borrower, borrower.name AS borrower_name, coalesce(borrower.collective, false) AS collective,
       COLLECT {
         MATCH (owner:Party)-[owns:OWNS]->(borrower)
         WHERE $on IS NULL OR owns.begins_earliest <= $on <= owns.ends_latest
         RETURN DISTINCT owner.id AS id ORDER BY id
       } AS owners,
       line.id AS credit_line, line.title AS title,
       lender.id AS lender, lender.name AS lender_name, coalesce(lends.role, '') AS lender_role,
       coalesce(line.purpose, []) AS purpose, line.status AS status,
       line.amount_min AS amount_min, line.amount_max AS amount_max, line.currency AS currency,
       nullIf(lent.begins_earliest, never) AS begins_earliest,
       nullIf(lent.begins_latest, forever) AS begins_latest,
       nullIf(lent.ends_earliest, never) AS ends_earliest,
       nullIf(lent.ends_latest, forever) AS ends_latest,
       lent.planned_end AS planned_end,
       line.disputed OR lends.disputed OR lent.disputed AS disputed, coalesce(line.conflicts, []) AS conflicts,
       line.source_count AS source_count
