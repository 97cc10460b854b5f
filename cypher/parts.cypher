// What belongs to an agreement or measure: who has which part in it, what it opens, which data it reaches.
//
// param agreement: string             Its id.
// param on: date? = null              Only parts that may be in force on this day.
// column part: string                 As `lender`, `borrower`, `opens`, `opened_by`, `data` or `related`.
// column role: string?                Where there are several in a part, its role, as `co-lender`.
// column other: thing                 Who or what has the part.
// column other_name: string?          Its name or title.
// column kinds: string[]              What that is, such as Bank and Company, or DataAccess.
// column collective: bool             Whether that stands for an unnamed group, or for several.
// column begins_earliest: date?       The part begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it.
// column source_count: int            Independent sources that assert it.
// column fact: fact                   The fact, for `evidence`.
// column type: string                 Its relationship type.
// order: part, other, role, fact
// example: {"agreement": "huawei-credit"}
// suggest agreement: MATCH (a:Agreement|Measure) WHERE a.id STARTS WITH $prefix RETURN a.id AS value, a.title AS label
CYPHER 25
CALL () {
  MATCH (n:Agreement {id: $agreement}) RETURN n
  UNION
  MATCH (n:Measure {id: $agreement}) RETURN n
}
MATCH (n)-[r]-(other)
WHERE r.dated_by IS NOT NULL AND ($on IS NULL OR r.begins_earliest <= $on <= r.ends_latest)
WITH *, date('0001-01-01') AS never, date('9999-12-31') AS forever,
     {LENDS: 'lender', LENT_TO: 'borrower', GIVES: 'giver', GIVEN_TO: 'receiver', PAYS: 'payer', PAID_TO: 'payee',
      IMPLEMENTED_BY: 'implementer', GUARANTEED_BY: 'guarantor', INSURED_BY: 'insurer', SECURED_BY: 'security',
      ON_LENT_TO: 'on_lent_to', PARTNER_IN: 'partner', GRANTS: 'grantor', TO: 'recipient',
      IMPOSES: 'imposed_by', TARGETS: 'targets', ADDRESSES: 'addressed_to',
      OF: 'data', RELATED_TO: 'related', OPENS: CASE WHEN startNode(r) = n THEN 'opens' ELSE 'opened_by' END} AS parts
RETURN coalesce(parts[type(r)], toLower(type(r))) AS part, r.role AS role,
       other.id AS other, coalesce(other.title, other.name) AS other_name,
       COLLECT {
         UNWIND labels(other) AS label
         WITH label WHERE NOT label IN ['Party', 'Agreement']
         RETURN label ORDER BY label
       } AS kinds,
       coalesce(other.collective, false) AS collective,
       nullIf(r.begins_earliest, never) AS begins_earliest,
       nullIf(r.begins_latest, forever) AS begins_latest,
       nullIf(r.ends_earliest, never) AS ends_earliest,
       nullIf(r.ends_latest, forever) AS ends_latest,
       r.planned_end AS planned_end, r.disputed AS disputed, r.source_count AS source_count,
       r.id AS fact, type(r) AS type
