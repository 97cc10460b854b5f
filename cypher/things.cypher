// What things are, by their ids: parties, agreements, measures and kinds of data.
//
// An id that nothing has gives no row; nor does that of a fact, a claim or a source. The id of a
// party that was judged to be another gives a row of that one.
//
// param ids: thing[]                  Their ids, at most 500.
// column thing: thing                 The thing.
// column name: string?                Its name or title.
// column kinds: string[]              What it is, such as Bank and Company, or CreditLine; none where no source says.
// column collective: bool             Whether it stands for an unnamed group, or for several.
// column disputed: bool               Whether somebody denies it; of a party, whom nobody can deny, false.
// order: thing
// example: {"ids": ["huawei", "facebook-huawei"]}
CYPHER 25
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Party {id: id}) RETURN n
  UNION MATCH (:Referent {id: id})-[:SAME_AS]->(n:Party) RETURN n
  UNION MATCH (n:Agreement {id: id}) RETURN n
  UNION MATCH (n:Measure {id: id}) RETURN n
  UNION MATCH (n:DataCategory {id: id}) RETURN n
}
WITH DISTINCT n
RETURN n.id AS thing, coalesce(n.title, n.name) AS name,
       COLLECT {
         UNWIND labels(n) AS label
         WITH label WHERE NOT label IN ['Party', 'Agreement']
         RETURN label ORDER BY label
       } AS kinds,
       coalesce(n.collective, false) AS collective, coalesce(n.disputed, false) AS disputed
