// Who says what of a fact, where, and in whose words.
//
// A fact is named by its id, which every answer carries; the id of an agreement or measure stands
// for its dates, its amount and its fields. One row is one thing that one claim states: that the
// fact is so (no field), or the value of one field, as written.
//
// param facts: fact[]                 Ids of facts, agreements or measures.
// param known_on: date? = null        Only what stands in sources that were published by this day.
// column fact: fact                   The fact.
// column type: string                 Its relationship type; of an agreement its label.
// column stance: asserts|denies|qualifies   What the claim does to it.
// column field: string?               The field that is stated; null for the fact itself.
// column value: string?               Its value as written.
// column planned: bool                Whether that is an end which was only announced.
// column estimated: bool              Whether the source itself calls the value an estimate.
// column claim: string                The claim.
// column says: string                 The claim in our words.
// column locator: string              Where in the source: its first and last words, a row or a page.
// column source: string               The source it was read in.
// column publisher: string?           Who published that.
// column title: string?               Its title.
// column published: string?           When, as written.
// column accessed: string?            The day on which it was read, as whoever read it wrote it; null where nobody did.
// column url: string?                 Where it can be read.
// column cites: string[]              The nearest sources that it names as its own.
// column cites_publishers: string[]   Who published those, as far as that is known.
// column cites_others: string[]       The others among them, by their titles or else their ids.
// column cites_published: string?     When, as written, where it names one source.
// column speaker: party?              The party that says so; null for the source itself.
// column speaker_name: string?        Its name.
// column withdrawn: bool              Whether the claim has been taken back.
// order: published, source, claim, fact, field, value
// example: {"facts": ["facebook-huawei", "huawei-access"]}
// suggest facts: MATCH (a:Agreement|Measure) WHERE a.id STARTS WITH $prefix RETURN a.id AS value, a.title AS label
CYPHER 25
UNWIND $facts AS id
WITH DISTINCT id
MATCH (claim:Claim)-[stated:STATES {fact: id}]->()
MATCH (claim)-[:STATED_IN]->(source:Source)
WHERE $known_on IS NULL OR source.published_latest <= $known_on
WITH *, COLLECT { MATCH (claim)-[:CITES]->(s:Source) RETURN s ORDER BY s.id } AS cited
OPTIONAL MATCH (claim)-[:SAID_BY]->(speaker:Party)
// A claim may name one party by two of its ids, and say the same of both.
RETURN DISTINCT id AS fact, stated.type AS type, stated.stance AS stance, stated.field AS field,
       stated.value AS value, coalesce(stated.planned, false) AS planned,
       coalesce(stated.estimated, false) AS estimated,
       claim.id AS claim, claim.says AS says, claim.locator AS locator,
       source.id AS source, source.publisher AS publisher, source.title AS title,
       source.published AS published, source.accessed AS accessed, source.url AS url,
       [s IN cited | s.id] AS cites,
       COLLECT { UNWIND cited AS s WITH DISTINCT s.publisher AS name WHERE name IS NOT NULL RETURN name ORDER BY name }
         AS cites_publishers,
       [s IN cited WHERE s.publisher IS NULL | coalesce(s.title, s.id)] AS cites_others,
       CASE WHEN size(cited) = 1 THEN head(cited).published END AS cites_published,
       speaker.id AS speaker, speaker.name AS speaker_name,
       coalesce(claim.withdrawn, false) AS withdrawn
