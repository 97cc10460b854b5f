// Grants with everybody who has a part in them: who gave what to whom, and who carries it out.
//
// A party may be giver, receiver, implementer, guarantor, insurer or security, or the grant may be passed
// on to it; `parts` says which of these it is. A grant on whose status its sources contradict each other
// has no status here and is found by none.
//
// param party: party? = null          Only grants in which this party has a part.
// param on: date? = null              Only grants that may be in force on this day, the party's part included.
// param status: pledge|commitment|implementation|completion|suspended|cancelled? = null   Only grants so far on.
// param currency: string? = null      Only amounts in this currency, by ISO 4217.
// column grant: thing                 The grant.
// column title: string?               Its title.
// column collective: bool             Whether it stands for several.
// column parts: string[]              The party's parts in it: gives, given_to, implemented_by and so on.
// column givers: party[]              Who gives, or may on that day; so with the lists that follow.
// column receivers: party[]           To whom.
// column implementers: party[]        Who carries it out.
// column guarantors: party[]          Who guarantees it.
// column insurers: party[]            Who insures it.
// column security: party[]            By whom it is secured.
// column on_lent_to: party[]          To whom it is passed on.
// column purpose: string[]            What the grant is for.
// column status: string?              How far it has come.
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
// order: grant
// example: {}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (:Party {id: $party})-[part:GIVES|GIVEN_TO|IMPLEMENTED_BY|GUARANTEED_BY|INSURED_BY|SECURED_BY|ON_LENT_TO]-
          (g:Grant)
    WHERE $on IS NULL OR part.begins_earliest <= $on <= part.ends_latest
    WITH DISTINCT g, toLower(type(part)) AS part ORDER BY part
    RETURN g, collect(part) AS parts
  }
  ELSE { MATCH (g:Grant) RETURN g, [] AS parts }
}
WITH g, parts, date('0001-01-01') AS never, date('9999-12-31') AS forever
WHERE g.dated_by IS NOT NULL
  AND ($on IS NULL OR g.begins_earliest <= $on <= g.ends_latest)
  AND ($status IS NULL OR g.status = $status)
  AND ($currency IS NULL OR g.currency = toUpper($currency))
WITH *, COLLECT {
       MATCH (g)-[r:GIVES|GIVEN_TO|IMPLEMENTED_BY|GUARANTEED_BY|INSURED_BY|SECURED_BY|ON_LENT_TO]-(p:Party)
       WHERE $on IS NULL OR r.begins_earliest <= $on <= r.ends_latest
       WITH type(r) AS type, p.id AS party, max(r.disputed) AS disputed ORDER BY party
       RETURN {type: type, party: party, disputed: disputed} AS role
     } AS roles
RETURN g.id AS grant, g.title AS title, coalesce(g.collective, false) AS collective, parts,
       [role IN roles WHERE role.type = 'GIVES' | role.party] AS givers,
       [role IN roles WHERE role.type = 'GIVEN_TO' | role.party] AS receivers,
       [role IN roles WHERE role.type = 'IMPLEMENTED_BY' | role.party] AS implementers,
       [role IN roles WHERE role.type = 'GUARANTEED_BY' | role.party] AS guarantors,
       [role IN roles WHERE role.type = 'INSURED_BY' | role.party] AS insurers,
       [role IN roles WHERE role.type = 'SECURED_BY' | role.party] AS security,
       [role IN roles WHERE role.type = 'ON_LENT_TO' | role.party] AS on_lent_to,
       coalesce(g.purpose, []) AS purpose, g.status AS status, g.in_totals AS in_totals,
       g.amount_min AS amount_min, g.amount_max AS amount_max, g.currency AS currency,
       nullIf(g.begins_earliest, never) AS begins_earliest,
       nullIf(g.begins_latest, forever) AS begins_latest,
       nullIf(g.ends_earliest, never) AS ends_earliest,
       nullIf(g.ends_latest, forever) AS ends_latest,
       g.planned_end AS planned_end,
       g.disputed OR any(role IN roles WHERE role.disputed) AS disputed,
       coalesce(g.conflicts, []) AS conflicts, coalesce(g.qualified, []) AS qualified,
       coalesce(g.estimated, []) AS estimated, g.source_count AS source_count
