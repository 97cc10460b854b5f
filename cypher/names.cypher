// What parties, agreements, measures and kinds of data are called, by their ids.
//
// param ids: string[]                 Their ids.
// column id: string                   The id; one that nothing has gives no row.
// column name: string?                Its name or title.
// column kinds: string[]              What it is, such as Bank and Company, or CreditLine.
// order: id
// example: {"ids": ["huawei", "huawei-credit"]}
// suggest ids: MATCH (a:Party|Agreement|Measure) WHERE a.id STARTS WITH $prefix RETURN a.id AS value, coalesce(a.title, a.name) AS label
CYPHER 25
UNWIND $ids AS id
WITH DISTINCT id
CALL (id) {
  MATCH (n:Party {id: id}) RETURN n
  UNION
  MATCH (n:Agreement {id: id}) RETURN n
  UNION
  MATCH (n:Measure {id: id}) RETURN n
  UNION
  MATCH (n:DataCategory {id: id}) RETURN n
}
RETURN id, coalesce(n.title, n.name) AS name,
       COLLECT {
         UNWIND labels(n) AS label
         WITH label WHERE NOT label IN ['Party', 'Agreement']
         RETURN label ORDER BY label
       } AS kinds
