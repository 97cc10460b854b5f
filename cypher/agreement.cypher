// An agreement's or measure's profile: who has which part in it, its terms, its dates, and how sure they are.
//
// Its parts are read as `role: party`; a part that has a name of its own has that in brackets. What
// nobody asserts is no agreement and has no row.
//
// param agreement: string             Id of the agreement or measure.
// column agreement: thing             The agreement or measure.
// column type: string                 What it is: CreditLine, Partnership, Measure, …
// column title: string?               Its title.
// column collective: bool             Whether it stands for several.
// column parties: string[]            Who has which part in it, as `lender: cn-state-banks`.
// column data: thing[]                The kinds of data to which it is an access.
// column opens: thing[]               Accesses that it opens.
// column opened_by: thing[]           Partnerships that open it.
// column related: thing[]             Other agreements with which it is said to belong.
// column kind: string[]               What sort of partnership or measure it is called.
// column purpose: string[]            What it is for.
// column terms: string[]              Conditions said to bind it.
// column features: string[]           What it lets a partner have, as its sources put it.
// column subjects: string[]           Whose data it is.
// column held: string?                Where the data is kept: device, recipient, grantor or unknown.
// column act: string[]                What is banned, advised or found.
// column status: string?              How far it has come.
// column amount_min: float?           At least this much.
// column amount_max: float?           At most this much.
// column currency: string?            Of the amount, by ISO 4217.
// column interest_rate: float?        Interest, in per cent a year.
// column maturity: float?             From the first day to the last repayment, in years.
// column collateral: string[]         What secures it.
// column in_totals: string?           Whether its amount is meant to be added up with others': yes or no.
// column begins_earliest: date?       It begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column dated_by: string             Whose dates these are: its own, or its partnership's.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it.
// column conflicts: string[]          Fields on which its sources contradict each other.
// column qualified: string[]          Fields that a claim narrows.
// column estimated: string[]          Fields of which only estimates are known.
// column claim_count: int             Claims that assert it.
// column source_count: int            Independent sources among them.
// column denial_count: int            Claims that deny it.
// column known_from: date?            The day by which somebody had published it; null where unknown.
// order: agreement
// example: {"agreement": "huawei-credit"}
// suggest agreement: MATCH (a:Agreement|Measure) WHERE a.id STARTS WITH $prefix RETURN a.id AS value, a.title AS label
CYPHER 25
CALL () {
  MATCH (n:Agreement {id: $agreement}) RETURN n
  UNION
  MATCH (n:Measure {id: $agreement}) RETURN n
}
WITH n, date('0001-01-01') AS never, date('9999-12-31') AS forever,
     {LENDS: 'lender', LENT_TO: 'borrower', GIVES: 'giver', GIVEN_TO: 'receiver', PAYS: 'payer', PAID_TO: 'payee',
      IMPLEMENTED_BY: 'implementer', GUARANTEED_BY: 'guarantor', INSURED_BY: 'insurer', SECURED_BY: 'security',
      ON_LENT_TO: 'on_lent_to', PARTNER_IN: 'partner', GRANTS: 'grantor', TO: 'recipient',
      IMPOSES: 'imposed_by', TARGETS: 'targets', ADDRESSES: 'addressed_to'} AS roles
WHERE n.dated_by IS NOT NULL
RETURN n.id AS agreement, [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, n.title AS title,
       coalesce(n.collective, false) AS collective,
       COLLECT {
         MATCH (n)-[r]-(party:Party) WHERE r.dated_by IS NOT NULL
         WITH coalesce(roles[type(r)], toLower(type(r))) + coalesce(' (' + r.role + ')', '') AS role, party
         RETURN DISTINCT role + ': ' + party.id AS text ORDER BY text
       } AS parties,
       COLLECT { MATCH (n)-[:OF]->(data:DataCategory) RETURN DISTINCT data.id AS id ORDER BY id } AS data,
       COLLECT { MATCH (n)-[:OPENS]->(access:DataAccess) RETURN DISTINCT access.id AS id ORDER BY id } AS opens,
       COLLECT { MATCH (n)<-[:OPENS]-(deal:Partnership) RETURN DISTINCT deal.id AS id ORDER BY id } AS opened_by,
       COLLECT { MATCH (n)-[:RELATED_TO]-(other:Agreement) RETURN DISTINCT other.id AS id ORDER BY id } AS related,
       coalesce([] + n.kind, []) AS kind, coalesce(n.purpose, []) AS purpose, coalesce(n.terms, []) AS terms,
       coalesce(n.features, []) AS features, coalesce(n.subjects, []) AS subjects, n.held AS held,
       coalesce(n.act, []) AS act, n.status AS status,
       n.amount_min AS amount_min, n.amount_max AS amount_max, n.currency AS currency,
       n.interest_rate AS interest_rate, n.maturity AS maturity, coalesce(n.collateral, []) AS collateral,
       n.in_totals AS in_totals,
       nullIf(n.begins_earliest, never) AS begins_earliest,
       nullIf(n.begins_latest, forever) AS begins_latest,
       nullIf(n.ends_earliest, never) AS ends_earliest,
       nullIf(n.ends_latest, forever) AS ends_latest,
       n.dated_by AS dated_by, n.planned_end AS planned_end, n.disputed AS disputed,
       coalesce(n.conflicts, []) AS conflicts, coalesce(n.qualified, []) AS qualified,
       coalesce(n.estimated, []) AS estimated,
       n.claim_count AS claim_count,
       n.source_count AS source_count, n.denial_count AS denial_count,
       nullIf(n.known_from, forever) AS known_from
