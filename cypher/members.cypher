// Who is known to be in a group of which sources give no names, and in which groups a party is.
//
// What a group has part in is not thereby its members': a loan of "several banks" is no loan of a bank
// that is known to be among them, and the members named here need not be all.
//
// param party: party? = null          The group.
// param member: party? = null         The member.
// param on: date? = null              Only memberships that may be in force on this day.
// column party: party                 The group.
// column party_name: string           Its name.
// column collective: bool             Whether it stands for an unnamed group; false for one that is a party itself.
// column member: party                Who is in it.
// column member_name: string          Its name.
// column kinds: string[]              What the member is, such as Bank and Company.
// column member_collective: bool      Whether the member stands for an unnamed group in turn.
// column begins_earliest: date?       It begins no earlier; null where unknown.
// column begins_latest: date?         It begins no later; null where unknown.
// column ends_earliest: date?         It ends no earlier; null where unknown.
// column ends_latest: date?           It ends no later; null where unknown.
// column planned_end: bool            Whether that end was announced and is not reported.
// column disputed: bool               Whether somebody denies it.
// column conflicts: string[]          Fields on which its sources contradict each other.
// column qualified: string[]          Fields that a claim narrows.
// column source_count: int            Independent sources that assert it.
// column fact: fact                   The fact, for `evidence`.
// order: party, member, fact
// example: {}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (member:Party)-[joins:MEMBER_OF]->(party:Party {id: $party}) RETURN member, joins, party
  }
  WHEN $member IS NOT NULL THEN {
    MATCH (member:Party {id: $member})-[joins:MEMBER_OF]->(party:Party) RETURN member, joins, party
  }
  ELSE { MATCH (member:Party)-[joins:MEMBER_OF]->(party:Party) RETURN member, joins, party }
}
WITH *, date('0001-01-01') AS never, date('9999-12-31') AS forever
WHERE ($member IS NULL OR member.id = $member)
  AND ($on IS NULL OR joins.begins_earliest <= $on <= joins.ends_latest)
RETURN party.id AS party, party.name AS party_name, coalesce(party.collective, false) AS collective,
       member.id AS member, member.name AS member_name,
       COLLECT { UNWIND labels(member) AS label WITH label WHERE label <> 'Party' RETURN label ORDER BY label } AS kinds,
       coalesce(member.collective, false) AS member_collective,
       nullIf(joins.begins_earliest, never) AS begins_earliest,
       nullIf(joins.begins_latest, forever) AS begins_latest,
       nullIf(joins.ends_earliest, never) AS ends_earliest,
       nullIf(joins.ends_latest, forever) AS ends_latest,
       joins.planned_end AS planned_end, joins.disputed AS disputed,
       coalesce(joins.conflicts, []) AS conflicts, coalesce(joins.qualified, []) AS qualified,
       joins.source_count AS source_count, joins.id AS fact
