// Partnerships of a party: with whom, since when, until when, and what data they open.
//
// param party: party? = null          Only partnerships of this party.
// param on: date? = null              Only those that may be in force on this day.
// column partnership: thing           The partnership.
// column title: string?               Its title.
// column kind: string[]               What its sources call it.
// column party: party                 One partner.
// column party_name: string           Its name.
// column role: string?                The part it plays.
// column partner: party               Another partner.
// column partner_name: string         Its name.
// column begins_earliest: date?       It begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column opens: thing[]               The kinds of data it opens to the party.
// column features: string[]           What it lets a partner have, as its sources put it.
// column disputed: bool               Whether somebody denies it.
// column qualified: string[]          Fields that a claim narrows.
// column source_count: int            Independent sources that assert it.
// order: partnership, party, role, partner
// example: {"party": "apple"}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (p:Party {id: $party})-[joins:PARTNER_IN]->(deal:Partnership) RETURN p, joins, deal
  }
  ELSE { MATCH (p:Party)-[joins:PARTNER_IN]->(deal:Partnership) RETURN p, joins, deal }
}
MATCH (partner:Party)-[partnered:PARTNER_IN]->(deal)
WHERE partner <> p
  AND ($on IS NULL OR (joins.begins_earliest <= $on <= joins.ends_latest
                       AND partnered.begins_earliest <= $on <= partnered.ends_latest))
WITH p, joins, deal, partner, collect(partnered) AS partnered,
     date('0001-01-01') AS never, date('9999-12-31') AS forever
RETURN deal.id AS partnership, deal.title AS title, coalesce(deal.kind, []) AS kind,
       p.id AS party, p.name AS party_name, joins.role AS role, partner.id AS partner, partner.name AS partner_name,
       nullIf(joins.begins_earliest, never) AS begins_earliest,
       nullIf(joins.begins_latest, forever) AS begins_latest,
       nullIf(joins.ends_earliest, never) AS ends_earliest,
       nullIf(joins.ends_latest, forever) AS ends_latest,
       joins.planned_end AS planned_end,
       COLLECT {
         MATCH (deal)-[:OPENS]->(access:DataAccess)-[:OF]->(data:DataCategory)
         WHERE EXISTS { (access)-[:TO]->(p) }
         RETURN DISTINCT data.id AS id ORDER BY id
       } AS opens,
       coalesce(deal.features, []) AS features,
       deal.disputed OR joins.disputed OR any(one IN partnered WHERE one.disputed) AS disputed,
       coalesce(deal.qualified, []) AS qualified, deal.source_count AS source_count
