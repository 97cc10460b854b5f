// A party's profile: what it is, what it is called, and in how many agreements it has a part.
//
// param party: party                  The party.
// column party: string                Its id.
// column name: string                 Its name.
// column kinds: string[]              What it is, such as Bank and Company.
// column aliases: string[]            Its other names.
// column country: string?             Its country, by ISO 3166-1.
// column identifiers: string[]        Its identifiers, each after its scheme.
// column collective: bool             Whether it stands for an unnamed group.
// column owners: string[]             Who owns it.
// column lends: int                   Credit lines it gives.
// column borrows: int                 Credit lines it has.
// column partnerships: int            Partnerships it is partner in.
// column accesses: int                Accesses to data it is given.
// column measures: int                Measures aimed at it or telling it to act.
// order: party
// example: {"party": "huawei"}
CYPHER 25
MATCH (p:Party {id: $party})
RETURN p.id AS party, p.name AS name,
       COLLECT { UNWIND labels(p) AS label WITH label WHERE label <> 'Party' RETURN label ORDER BY label } AS kinds,
       coalesce(p.aliases, []) AS aliases, p.country AS country,
       coalesce(p.identifiers, []) AS identifiers, coalesce(p.collective, false) AS collective,
       COLLECT { MATCH (owner:Party)-[:OWNS]->(p) RETURN DISTINCT owner.id AS id ORDER BY id } AS owners,
       COUNT { MATCH (p)-[:LENDS]->(l:CreditLine) RETURN DISTINCT l } AS lends,
       COUNT { MATCH (p)<-[:LENT_TO]-(l:CreditLine) RETURN DISTINCT l } AS borrows,
       COUNT { MATCH (p)-[:PARTNER_IN]->(d:Partnership) RETURN DISTINCT d } AS partnerships,
       COUNT { MATCH (p)<-[:TO]-(a:DataAccess) RETURN DISTINCT a } AS accesses,
       COUNT { MATCH (p)<-[:TARGETS|ADDRESSES]-(m:Measure) RETURN DISTINCT m } AS measures
