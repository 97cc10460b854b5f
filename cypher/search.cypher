// Parties by what they are called: name, alias or identifier, the best match first.
//
// Parties are found that bear any of the words, in any case of letters; the last word may be the
// beginning of one. Signs are signs: no quote, star or AND has a further meaning. Of the text the
// first 200 characters and 16 words count, of the parties the 10,000 that come nearest, of any kind.
//
// param text: string                  What to look for.
// param kind: Company|Bank|Government|Organization|Person? = null   Only parties of this kind; a bank is a company too.
// column party: string                The party.
// column name: string?                Its name.
// column kinds: string[]              What it is, such as Bank and Company.
// column country: string?             Its country, by ISO 3166-1.
// column collective: bool             Whether it stands for an unnamed group.
// column matched: string?             Of its name, aliases and identifiers the first that has most of the words written in it; null where none has one.
// column score: float                 How near it comes by the index, and 1000 more where one of these is the very text.
// column agreements: int              Agreements and measures in which it has a part.
// order: score desc, party
// example: {"text": "Chinese ban"}
CYPHER 25
// Lucene's syntax: within quotes only `"` and `\` mean anything; outside of them, each of these signs.
WITH reduce(plain = left($text, 200), gap IN ['\t', '\n', '\r', '\u00a0', '\u3000'] | replace(plain, gap, ' ')) AS plain
WITH trim(plain) AS plain, [word IN split(plain, ' ') WHERE word <> ''][..16] AS words
WITH * WHERE words <> []
WITH plain, words,
     // An identifier is also looked for by its value alone.
     [phrase IN [plain] + words + [scheme IN ['lei:', 'wikidata:'] WHERE plain =~ '[\\p{L}\\p{N}].*' | scheme + plain] |
      '"' + replace(replace(phrase, '\\', '\\\\'), '"', '\\"') + '"'] AS quoted,
     reduce(escaped = toLower(words[-1]),
            sign IN split('\\ + - & | ! ( ) { } [ ] ^ " ~ * ? : / < > =', ' ') |
            replace(escaped, sign, '\\' + sign)) AS last
WITH plain, words,
     head(quoted) + '^4 ' + reduce(asked = '', phrase IN tail(quoted) | asked + phrase + ' ') + last + '*' AS asked
CALL db.index.fulltext.queryNodes('party_search', asked, {limit: 10000}) YIELD node AS p, score
WHERE $kind IS NULL OR $kind IN labels(p)
WITH p, score,
     [called IN [p.name] + coalesce(p.aliases, []) + coalesce(p.identifiers, []) WHERE called IS NOT NULL |
      {called: called, exact: toLower(called) = toLower(plain),
       words: size([word IN words WHERE toLower(called) CONTAINS toLower(word)])}] AS names
RETURN p.id AS party, p.name AS name,
       COLLECT { UNWIND labels(p) AS label WITH label WHERE label <> 'Party' RETURN label ORDER BY label } AS kinds,
       p.country AS country, coalesce(p.collective, false) AS collective,
       reduce(best = {words: 0}, one IN names |
              CASE WHEN one.words > best.words THEN one ELSE best END).called AS matched,
       score + CASE WHEN any(one IN names WHERE one.exact) THEN 1000 ELSE 0 END AS score,
       COUNT { MATCH (p)-[r]-(a:Agreement|Measure) WHERE r.dated_by IS NOT NULL RETURN DISTINCT a } AS agreements
