// On what sources contradict each other: each value that is stated, who states it, and where.
//
// One row is one value that one claim states of a field on which a fact's sources do not agree, or
// which a claim denies; claims that were taken back do not count. What is stated as in force on a
// day bounds begin and end, and so stands under both. Dates that a role has from its agreement
// are its agreement's and have no rows of their own; a role with dates of its own is held against
// its agreement's, and an access without dates has its partnership's: `stated_of` says whose they are.
//
// param party: party? = null          Only facts in which this party has a part.
// column fact: fact                   The fact, or the agreement or measure itself.
// column type: string                 Its relationship type; of an agreement its label.
// column from: thing?                 Its left end; null for an agreement itself.
// column to: thing                    Its right end.
// column field: string                The field on which its sources contradict each other.
// column value: string                A value that is stated, as written.
// column stance: asserts|denies       Whether the claim asserts or denies this value.
// column planned: bool                Whether that is an end which was only announced.
// column stated_of: fact              The fact of which the claim states it: this one, or whose dates it is held against.
// column stated_as: string            The field as which it does: the field itself, or `in_force`.
// column claim: string                The claim.
// column says: string                 The claim in our words.
// column speaker: party?              The party that says so; null for the source itself.
// column source: string               The source it was read in.
// column published: string?           When that was published, as written.
// order: fact, field, value, claim, stance, stated_of, stated_as, planned
// example: {}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (:Party {id: $party})-[r]-() WHERE r.conflicts IS NOT NULL
    RETURN r AS it, type(r) AS type, startNode(r) AS left, endNode(r) AS right
    UNION
    MATCH (:Party {id: $party})-[r]-(n:Agreement|Measure) WHERE r.dated_by IS NOT NULL AND n.conflicts IS NOT NULL
    RETURN n AS it, [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, null AS left, n AS right
  }
  ELSE {
    MATCH (left)-[r:OWNS|PART_OF|MEMBER_OF|HOLDS_POSITION|LENDS|GIVES|PAYS|LENT_TO|GIVEN_TO|PAID_TO
                    |IMPLEMENTED_BY|GUARANTEED_BY|INSURED_BY|SECURED_BY|ON_LENT_TO|PARTNER_IN
                    |OPENS|GRANTS|TO|OF|IMPOSES|TARGETS|ADDRESSES|RELATED_TO]->(right)
    WHERE r.conflicts IS NOT NULL
    RETURN r AS it, type(r) AS type, left, right
    UNION
    MATCH (n:Agreement|Measure) WHERE n.conflicts IS NOT NULL
    RETURN n AS it, [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, null AS left, n AS right
  }
}
WITH it.id AS fact, type, left.id AS from, right.id AS to, it.conflicts AS conflicts,
     coalesce(left.dated_by, right.dated_by) AS agreement, ['begins', 'ends', 'in_force'] AS dates
// A role that nobody dates by itself only repeats the conflict of its agreement.
WITH *, from IS NULL OR EXISTS {
       MATCH (c:Claim)-[s:STATES {fact: fact}]->()
       WHERE s.field IN dates AND s.stance <> 'qualifies' AND c.withdrawn IS NULL
     } AS dated
UNWIND conflicts AS field
UNWIND CASE WHEN dated AND field IN dates AND agreement <> fact THEN [fact, agreement] ELSE [fact] END AS stated_of
MATCH (claim:Claim)-[stated:STATES {fact: stated_of}]->()
WHERE stated.stance <> 'qualifies' AND claim.withdrawn IS NULL
  AND (stated.field = field OR (stated.field = 'in_force' AND stated.stance = 'asserts' AND field IN dates))
MATCH (claim)-[:STATED_IN]->(source:Source)
OPTIONAL MATCH (claim)-[:SAID_BY]->(speaker:Party)
RETURN DISTINCT fact, type, from, to, field, stated.value AS value, stated.stance AS stance,
       coalesce(stated.planned, false) AS planned, stated_of, stated.field AS stated_as,
       claim.id AS claim, claim.says AS says, speaker.id AS speaker,
       source.id AS source, source.published AS published
