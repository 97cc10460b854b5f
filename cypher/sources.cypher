// The sources: what was read or is cited, who published it and when, and how much rests on it.
//
// A source that is only cited was read by nobody here: it is known through the claims that name it.
// Claims that were taken back are counted as well, since the source still says what it says.
//
// param publisher: string? = null        Only sources of this publisher, in any case of letters.
// column source: string                  The source.
// column title: string?                  Its title.
// column publisher: string?              Who published it.
// column published: string?              When, as written.
// column published_earliest: date?       No earlier than this day; null where unknown.
// column published_latest: date?         No later than this day; null where unknown.
// column accessed: string?               The day on which it was read, as whoever read it wrote it; null where nobody did.
// column url: string?                    Where it can be read.
// column held: bool                      Whether its text was at hand, so that its hash is recorded.
// column claim_count: int                Claims that were read in it.
// column citation_count: int             Claims read elsewhere that cite it.
// column dossiers: string[]              Dossiers that declare it.
// order: source
// example: {}
// suggest publisher: MATCH (s:Source) WHERE s.publisher STARTS WITH $prefix RETURN s.publisher AS value, null AS label
CYPHER 25
MATCH (source:Source)
WHERE $publisher IS NULL OR toLower(source.publisher) = toLower($publisher)
RETURN source.id AS source, source.title AS title, source.publisher AS publisher,
       source.published AS published, source.published_earliest AS published_earliest,
       source.published_latest AS published_latest, source.accessed AS accessed, source.url AS url,
       source.sha256 IS NOT NULL AS held,
       COUNT { (source)<-[:STATED_IN]-(:Claim) } AS claim_count,
       COUNT { (source)<-[:CITES]-(:Claim) } AS citation_count,
       COLLECT { MATCH (d:Dossier)-[:DECLARES]->(source) RETURN DISTINCT d.id AS id ORDER BY id } AS dossiers
