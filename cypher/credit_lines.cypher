// Credit lines with everybody who has a part in them, and on what terms.
//
// A party may be lender, borrower, implementer, guarantor, insurer or security, or the credit may be
// passed on to it; `parts` says which of these it is. A line on whose status its sources contradict each
// other has no status here and is found by none.
//
// param party: party? = null          Only lines in which this party has a part.
// param on: date? = null              Only lines that may be in force on this day, the party's part included.
// param status: pledge|commitment|implementation|completion|suspended|cancelled? = null   Only lines so far on.
// param currency: string? = null      Only amounts in this currency, by ISO 4217.
// column credit_line: thing           The credit line.
// column title: string?               Its title.
// column collective: bool             Whether it stands for several.
// column parts: string[]              The party's parts in it: lends, lent_to, implemented_by and so on.
// column lenders: party[]             Who lends, or may on that day; so with the lists that follow.
// column borrowers: party[]           To whom.
// column implementers: party[]        Who carries it out.
// column guarantors: party[]          Who guarantees it.
// column insurers: party[]            Who insures it.
// column security: party[]            By whom it is secured.
// column on_lent_to: party[]          To whom it is passed on.
// column purpose: string[]            What the credit is for.
// column status: string?              How far it has come.
// column interest_rate: float?        In per cent a year.
// column maturity: float?             From the first day to the last repayment, in years.
// column collateral: string[]         What secures it.
// column in_totals: string?           Whether its amount is meant to be added up with others': yes or no.
// column amount_min: float?           At least this much.
// column amount_max: float?           At most this much.
// column currency: string?            Of the amount, by ISO 4217.
// column begins_earliest: date?       It begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it, or a part named here.
// column conflicts: string[]          Fields on which its sources contradict each other.
// column qualified: string[]          Fields that a claim narrows.
// column estimated: string[]          Fields of which only estimates are known.
// column source_count: int            Independent sources that assert it.
// order: credit_line
// example: {"party": "huawei"}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (:Party {id: $party})-[part:LENDS|LENT_TO|IMPLEMENTED_BY|GUARANTEED_BY|INSURED_BY|SECURED_BY|ON_LENT_TO]-
          (line:CreditLine)
    WHERE $on IS NULL OR part.begins_earliest <= $on <= part.ends_latest
    WITH line, toLower(type(part)) AS part ORDER BY part
    RETURN line, collect(part) AS parts
  }
  ELSE { MATCH (line:CreditLine) RETURN line, [] AS parts }
}
WITH line, parts, date('0001-01-01') AS never, date('9999-12-31') AS forever
WHERE line.dated_by IS NOT NULL
  AND ($on IS NULL OR line.begins_earliest <= $on <= line.ends_latest)
  AND ($status IS NULL OR line.status = $status)
  AND ($currency IS NULL OR line.currency = toUpper($currency))
WITH *, COLLECT {
       MATCH (line)-[r:LENDS|LENT_TO|IMPLEMENTED_BY|GUARANTEED_BY|INSURED_BY|SECURED_BY|ON_LENT_TO]-(p:Party)
       WHERE $on IS NULL OR r.begins_earliest <= $on <= r.ends_latest
       RETURN {type: type(r), party: p.id, disputed: r.disputed} AS role ORDER BY p.id
     } AS roles
RETURN line.id AS credit_line, line.title AS title, coalesce(line.collective, false) AS collective, parts,
       [role IN roles WHERE role.type = 'LENDS' | role.party] AS lenders,
       [role IN roles WHERE role.type = 'LENT_TO' | role.party] AS borrowers,
       [role IN roles WHERE role.type = 'IMPLEMENTED_BY' | role.party] AS implementers,
       [role IN roles WHERE role.type = 'GUARANTEED_BY' | role.party] AS guarantors,
       [role IN roles WHERE role.type = 'INSURED_BY' | role.party] AS insurers,
       [role IN roles WHERE role.type = 'SECURED_BY' | role.party] AS security,
       [role IN roles WHERE role.type = 'ON_LENT_TO' | role.party] AS on_lent_to,
       coalesce(line.purpose, []) AS purpose, line.status AS status, line.interest_rate AS interest_rate,
       line.maturity AS maturity, coalesce(line.collateral, []) AS collateral, line.in_totals AS in_totals,
       line.amount_min AS amount_min, line.amount_max AS amount_max, line.currency AS currency,
       nullIf(line.begins_earliest, never) AS begins_earliest,
       nullIf(line.begins_latest, forever) AS begins_latest,
       nullIf(line.ends_earliest, never) AS ends_earliest,
       nullIf(line.ends_latest, forever) AS ends_latest,
       line.planned_end AS planned_end,
       line.disputed OR any(role IN roles WHERE role.disputed) AS disputed,
       coalesce(line.conflicts, []) AS conflicts, coalesce(line.qualified, []) AS qualified,
       coalesce(line.estimated, []) AS estimated, line.source_count AS source_count
