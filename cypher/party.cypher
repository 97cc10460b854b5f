// A party's profile: what it is, what it is called, and in how many agreements it has a part.
//
// Each number counts agreements, measures, parties or positions of any time, disputed ones included. What
// it carries out or backs is not thereby lent or given to it, nor is what its group has part in.
//
// param party: party                  The party.
// column party: party                 Its id.
// column name: string                 Its name.
// column kinds: string[]              What it is, such as Bank and Company.
// column aliases: string[]            Its other names.
// column referents: string[]          Ids of parties that were judged to be this one; each means it.
// column country: string?             Its country, by ISO 3166-1.
// column identifiers: string[]        Its identifiers, each after its scheme.
// column collective: bool             Whether it stands for an unnamed group.
// column owners: party[]              Who owns it.
// column owns: int                    Parties that it owns, wholly or in part.
// column part_of: party[]             Governments of which it is an organ.
// column member_of: party[]           Groups in which it is known to be.
// column members: int                 Parties that are known to be in it, where it is a group.
// column positions: int               Positions that it holds or held, as a person.
// column people: int                  People who hold or held a position at it.
// column lends: int                   Credit lines it gives.
// column borrows: int                 Credit lines it has.
// column gives: int                   Grants it gives.
// column receives: int                Grants it is given.
// column pays: int                    Payments it makes.
// column paid: int                    Payments it is paid.
// column implements: int              Credit lines and grants of whomever that it carries out.
// column backs: int                   Credit lines and grants that it guarantees, insures or secures.
// column on_lent: int                 Credit lines and grants that are passed on to it.
// column partnerships: int            Partnerships it is partner in.
// column accesses: int                Accesses to data it is given.
// column grants_access: int           Accesses to data it grants.
// column measures: int                Measures aimed at it or telling it to act.
// column imposes: int                 Measures it took.
// order: party
// example: {"party": "huawei"}
CYPHER 25
MATCH (p:Party {id: $party})
RETURN p.id AS party, p.name AS name,
       COLLECT { UNWIND labels(p) AS label WITH label WHERE label <> 'Party' RETURN label ORDER BY label } AS kinds,
       coalesce(p.aliases, []) AS aliases,
       COLLECT { MATCH (referent:Referent)-[:SAME_AS]->(p) RETURN referent.id AS id ORDER BY id } AS referents,
       p.country AS country,
       coalesce(p.identifiers, []) AS identifiers, coalesce(p.collective, false) AS collective,
       COLLECT { MATCH (owner:Party)-[:OWNS]->(p) RETURN DISTINCT owner.id AS id ORDER BY id } AS owners,
       COUNT { MATCH (p)-[:OWNS]->(owned:Party) RETURN DISTINCT owned } AS owns,
       COLLECT { MATCH (p)-[:PART_OF]->(whole:Government) RETURN DISTINCT whole.id AS id ORDER BY id } AS part_of,
       COLLECT { MATCH (p)-[:MEMBER_OF]->(group:Party) RETURN DISTINCT group.id AS id ORDER BY id } AS member_of,
       COUNT { MATCH (p)<-[:MEMBER_OF]-(member:Party) RETURN DISTINCT member } AS members,
       COUNT { (p)-[:HOLDS_POSITION]->(:Party) } AS positions,
       COUNT { MATCH (p)<-[:HOLDS_POSITION]-(person:Person) RETURN DISTINCT person } AS people,
       COUNT { MATCH (p)-[:LENDS]->(l:CreditLine) RETURN DISTINCT l } AS lends,
       COUNT { MATCH (p)<-[:LENT_TO]-(l:CreditLine) RETURN DISTINCT l } AS borrows,
       COUNT { MATCH (p)-[:GIVES]->(g:Grant) RETURN DISTINCT g } AS gives,
       COUNT { MATCH (p)<-[:GIVEN_TO]-(g:Grant) RETURN DISTINCT g } AS receives,
       COUNT { MATCH (p)-[:PAYS]->(m:Payment) RETURN DISTINCT m } AS pays,
       COUNT { MATCH (p)<-[:PAID_TO]-(m:Payment) RETURN DISTINCT m } AS paid,
       COUNT { MATCH (p)<-[:IMPLEMENTED_BY]-(n:CreditLine|Grant) RETURN DISTINCT n } AS implements,
       COUNT { MATCH (p)<-[:GUARANTEED_BY|INSURED_BY|SECURED_BY]-(n:CreditLine|Grant) RETURN DISTINCT n } AS backs,
       COUNT { MATCH (p)<-[:ON_LENT_TO]-(n:CreditLine|Grant) RETURN DISTINCT n } AS on_lent,
       COUNT { MATCH (p)-[:PARTNER_IN]->(d:Partnership) RETURN DISTINCT d } AS partnerships,
       COUNT { MATCH (p)<-[:TO]-(a:DataAccess) RETURN DISTINCT a } AS accesses,
       COUNT { MATCH (p)-[:GRANTS]->(a:DataAccess) RETURN DISTINCT a } AS grants_access,
       COUNT { MATCH (p)<-[:TARGETS|ADDRESSES]-(m:Measure) RETURN DISTINCT m } AS measures,
       COUNT { MATCH (p)-[:IMPOSES]->(m:Measure) RETURN DISTINCT m } AS imposes
