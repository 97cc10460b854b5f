// One source: what it is, and the claims that were read in it or cite it.
//
// Claims that were taken back are among them, since the source still says what it says.
//
// param source: string                   Id of the source.
// column source: string                  The source.
// column title: string?                  Its title.
// column publisher: string?              Who published it.
// column published: string?              When, as written.
// column published_earliest: date?       No earlier than this day; null where unknown.
// column published_latest: date?         No later than this day; null where unknown.
// column accessed: string?               The day on which it was read, as whoever read it wrote it; null where nobody did.
// column url: string?                    Where it can be read.
// column held: bool                      Whether its text was at hand, so that its hash is recorded.
// column sha256: string?                 The SHA-256 of that text.
// column claim_count: int                Claims that were read in it.
// column citation_count: int             Claims read elsewhere that cite it.
// column claims: string[]                Ids of the claims that were read in it.
// column citations: string[]             Ids of the claims that cite it.
// column dossiers: string[]              Dossiers that declare it.
// order: source
// example: {"source": "nyt-2018-06-03"}
// suggest source: MATCH (s:Source) WHERE s.id STARTS WITH $prefix RETURN s.id AS value, s.title AS label
CYPHER 25
MATCH (source:Source {id: $source})
RETURN source.id AS source, source.title AS title, source.publisher AS publisher,
       source.published AS published, source.published_earliest AS published_earliest,
       source.published_latest AS published_latest, source.accessed AS accessed, source.url AS url,
       source.sha256 IS NOT NULL AS held, source.sha256 AS sha256,
       COUNT { (source)<-[:STATED_IN]-(:Claim) } AS claim_count,
       COUNT { (source)<-[:CITES]-(:Claim) } AS citation_count,
       COLLECT { MATCH (c:Claim)-[:STATED_IN]->(source) RETURN c.id AS id ORDER BY id } AS claims,
       COLLECT { MATCH (c:Claim)-[:CITES]->(source) RETURN c.id AS id ORDER BY id } AS citations,
       COLLECT { MATCH (d:Dossier)-[:DECLARES]->(source) RETURN DISTINCT d.id AS id ORDER BY id } AS dossiers
