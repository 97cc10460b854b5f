// Who was judged to be who: decisions on whether two parties are one, and who took them.
//
// A party that was judged to be the same as another is no party of its own any more: its id goes on to
// mean that one, and every fact of either is one of both. Judgements stay when what they are on is
// unloaded; ids of which nothing is loaded have no name.
//
// param party: party? = null          Only judgements on this party, by whichever of its ids.
// param verdict: same|different|unsure? = null   Only those.
// column judgement: string            The judgement's id.
// column one: string                  One of the two ids.
// column one_name: string?            What it is called by who declares it.
// column other: string                The other.
// column other_name: string?          What it is called.
// column verdict: same|different|unsure   What was decided.
// column score: float?                How alike their names were then, from 0 to 1.
// column by: string                   Who decided.
// column at: string                   When, in UTC.
// column why: string?                 On what grounds.
// order: one, other, judgement
// example: {}
CYPHER 25
MATCH (j:Judgement)
WHERE $verdict IS NULL OR j.verdict = $verdict
CALL (j) { OPTIONAL MATCH (n:Party {id: j.one}) RETURN n, n AS p UNION OPTIONAL MATCH (n:Referent {id: j.one})-[:SAME_AS]->(p:Party) RETURN n, p }
WITH j, collect({id: p.id, name: COLLECT { MATCH (d:Dossier)-[said:DECLARES]->(n) WHERE said.name IS NOT NULL RETURN said.name ORDER BY d.id LIMIT 1 }[0]}) AS ones
CALL (j) { OPTIONAL MATCH (n:Party {id: j.other}) RETURN n, n AS p UNION OPTIONAL MATCH (n:Referent {id: j.other})-[:SAME_AS]->(p:Party) RETURN n, p }
WITH j, ones, collect({id: p.id, name: COLLECT { MATCH (d:Dossier)-[said:DECLARES]->(n) WHERE said.name IS NOT NULL RETURN said.name ORDER BY d.id LIMIT 1 }[0]}) AS others
WHERE $party IS NULL OR any(one IN ones + others WHERE one.id = $party)
RETURN j.id AS judgement, j.one AS one, [one IN ones WHERE one.name IS NOT NULL | one.name][0] AS one_name,
       j.other AS other, [other IN others WHERE other.name IS NOT NULL | other.name][0] AS other_name,
       j.verdict AS verdict, j.score AS score, j.by AS by,
       format(datetime({datetime: j.at, timezone: 'Z'}), "yyyy-MM-dd'T'HH:mm:ss'Z'") AS at, j.why AS why
