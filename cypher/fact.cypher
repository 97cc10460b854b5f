// One fact: what it says of whom, when it holds, and how sure it is.
//
// An agreement or measure is a fact of its own, whose id is its own.
//
// param fact: fact                    Id of the fact, agreement or measure.
// column fact: fact                   The fact, or the agreement or measure itself.
// column type: string                 Its relationship type; of an agreement its label.
// column from: thing?                 Its left end; null for an agreement itself.
// column from_name: string?           Its name or title.
// column to: thing                    Its right end.
// column to_name: string?             Its name or title.
// column role: string?                The part that a partner plays, or one lender among several.
// column position: string?            The position that a person holds.
// column share: float?                The part that is owned, in per cent.
// column kind: string[]               How two agreements belong together; of an agreement, what it is called.
// column period: string?              Which of several spells it is.
// column begins_earliest: date?       It begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column dated_by: string             Whose dates these are: its own, its agreement's or its partnership's.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it, or the agreement it is a part in.
// column conflicts: string[]          Fields on which its sources contradict each other.
// column qualified: string[]          Fields that a claim narrows.
// column estimated: string[]          Fields of which only estimates are known.
// column claim_count: int             Claims that assert it.
// column source_count: int            Independent sources among them.
// column denial_count: int            Claims that deny it.
// column known_from: date?            The day by which somebody had published it; null where unknown.
// order: fact, type
// example: {"fact": "65fd2431445f98fc"}
CYPHER 25
CALL () {
  MATCH (left)-[r:OWNS|PART_OF|MEMBER_OF|HOLDS_POSITION|LENDS|GIVES|PAYS|LENT_TO|GIVEN_TO|PAID_TO
                  |IMPLEMENTED_BY|GUARANTEED_BY|INSURED_BY|SECURED_BY|ON_LENT_TO|PARTNER_IN
                  |OPENS|GRANTS|TO|OF|IMPOSES|TARGETS|ADDRESSES|RELATED_TO {id: $fact}]->(right)
  RETURN r AS it, type(r) AS type, left, right
  UNION
  MATCH (n:Agreement {id: $fact})
  RETURN n AS it, [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, null AS left, n AS right
  UNION
  MATCH (n:Measure {id: $fact}) RETURN n AS it, 'Measure' AS type, null AS left, n AS right
}
WITH *, date('0001-01-01') AS never, date('9999-12-31') AS forever
WHERE it.dated_by IS NOT NULL
RETURN it.id AS fact, type, left.id AS from, coalesce(left.title, left.name) AS from_name,
       right.id AS to, coalesce(right.title, right.name) AS to_name,
       it.role AS role, it.position AS position, it.share AS share, coalesce([] + it.kind, []) AS kind,
       it.period AS period,
       nullIf(it.begins_earliest, never) AS begins_earliest,
       nullIf(it.begins_latest, forever) AS begins_latest,
       nullIf(it.ends_earliest, never) AS ends_earliest,
       nullIf(it.ends_latest, forever) AS ends_latest,
       it.dated_by AS dated_by, it.planned_end AS planned_end, it.disputed AS disputed,
       coalesce(it.conflicts, []) AS conflicts, coalesce(it.qualified, []) AS qualified,
       coalesce(it.estimated, []) AS estimated,
       it.claim_count AS claim_count,
       it.source_count AS source_count, it.denial_count AS denial_count,
       nullIf(it.known_from, forever) AS known_from
