// Parties by what they are called: name, alias or identifier, in any script, the best match first.
//
// The very name comes first, then another name or an identifier, then what is spelled so in other letters, then
// names with all words of the text, of which the last may be only begun. Where there are none, words may have a
// typo: a letter more, less or other, two in the wrong order, a blank too many or too few; and where there are none
// either, names with some of the words are given. Signs are signs: no quote, star or AND has a further meaning. Of the text
// the first 200 characters and 16 words count (six, where typos are allowed for), of parties the 50 that come
// nearest by the index.
//
// param text: string                  What to look for.
// param kind: Company|Bank|Government|Organization|Person? = null   Only parties of this kind; a bank is a company too.
// param spelled: string[]? = null     How the text is also spelled, in Latin letters; three of these count.
// spell spelled: text
// column party: party                 The party.
// column name: string?                Its name.
// column kinds: string[]              What it is, such as Bank and Company.
// column country: string?             Its country, by ISO 3166-1.
// column collective: bool             Whether it stands for an unnamed group.
// column matched: string              Of its names, identifiers and spellings the one that comes nearest.
// column found_by: name|alias|spelling|words|beginning|typo|some   In what that matches; an identifier counts as an alias.
// column score: float                 From 6, where it matches in its name, down to 0 for some of the words; and up to 1 more for how alike the two are.
// column agreements: int              Agreements and measures in which it has a part.
// order: score desc, party
// example: {"text": "Chinese ban"}
CYPHER 25
// Between words stand these signs, all that mean anything to Lucene's parser among them. Linking words are not asked for.
WITH split('\\ + - & | ! ( ) { } [ ] ^ " ~ * ? : / < > = , ; ` _ – — ·', ' ') + [' ', '\t', '\n', '\r', '\u00a0', '\u3000'] AS signs,
     split('a an and da de del der des di do du e et für in la le of the und y', ' ') AS linking
UNWIND ([$text] + coalesce($spelled, []))[..4] AS given
WITH signs, linking, toLower(left(given, 200)) AS plain
WITH *, [word IN split(plain, signs) WHERE word =~ '.*[\\p{L}\\p{N}].*'][..16] AS words
WHERE words <> []
WITH *, CASE WHEN all(word IN words WHERE word IN linking) THEN words ELSE [word IN words WHERE NOT word IN linking] END AS asked
WITH signs, linking, collect({
       text: trim(plain), words: [word IN words | replace(replace(word, '.', ''), '\'', '')],
       needed: [word IN asked | replace(replace(word, '.', ''), '\'', '')],
       pairs: reduce(pairs = [], word IN asked | pairs + [at IN range(0, size(word) - 2) | substring(word, at, 2)]),
       quoted: [word IN asked | '+"' + word + '"'],
       begun: CASE WHEN size(asked[-1]) > 1 THEN '+("' + asked[-1] + '" ' + asked[-1] + '*)' ELSE '+"' + asked[-1] + '"' END,
       asked: asked[..6],
       // A blank too many: any two words that follow each other may be one.
       joined: [at IN range(0, size(asked) - 2) WHERE size(asked) <= 5 |
                [word IN asked[..at] + asked[at + 2..] | '+"' + word + '"'] + ['+"' + asked[at] + asked[at + 1] + '"']],
       // A blank too few: a long word may be any two.
       parted: reduce(parted = [], at IN range(0, size(asked) - 1) |
               CASE WHEN size(asked) > 2 OR size(asked[at]) > 20 THEN parted
                    ELSE parted + [cut IN range(3, size(asked[at]) - 3) |
                      [word IN asked[..at] + asked[at + 1..] | '+"' + word + '"'] +
                      ['+"' + left(asked[at], cut) + ' ' + substring(asked[at], cut) + '"']] END)}) AS readings
WHERE readings <> []
WITH *, readings[0].text AS typed, CASE WHEN $kind IS NULL THEN 50 ELSE 10000 END AS most
// Lucene tries up to 50 words for one with a typo, in each property, and a search may have 1024 parts in all.
WITH *, [one IN readings | [at IN range(0, size(one.asked) - 1) |
         CASE WHEN size(one.asked[at]) > 3 AND at < 6 / size(readings)
              THEN '(name:' + one.asked[at] + '~1 aliases:' + one.asked[at] + '~1 spellings:' + one.asked[at] + '~1)'
              ELSE '"' + one.asked[at] + '"' END]] AS loose
CALL (readings, typed, most) {
  // Within quotes only `"` and `\` mean anything. An identifier is also looked for by its value alone.
  WITH *, [phrase IN [one IN readings | one.text] + ['lei:' + typed, 'wikidata:' + typed] |
           '"' + replace(replace(phrase, '\\', '\\\\'), '"', '\\"') + '"^8'] AS phrases,
       [one IN readings | one.quoted[..-1] + [one.begun]] AS alternatives
  CALL db.index.fulltext.queryNodes('party_search',
    reduce(sought = '', phrase IN phrases | sought + phrase + ' ') +
    reduce(sought = '', words IN alternatives | sought + '(' + reduce(all = '', word IN words | all + word + ' ') + ') '),
    {limit: most}) YIELD node AS p
  WHERE $kind IS NULL OR $kind IN labels(p)
  RETURN collect({party: p, level: 2})[..50] AS found
}
CALL (readings, loose, found, most) {
  WITH *, [words IN loose | [word IN words | '+' + word]] + readings[0].joined
            + CASE WHEN size(readings) = 1 THEN readings[0].parted ELSE [] END AS alternatives WHERE found = []
  CALL db.index.fulltext.queryNodes('party_search',
    reduce(sought = '', words IN alternatives | sought + '(' + reduce(all = '', word IN words | all + word + ' ') + ') '),
    {limit: most}) YIELD node AS p
  WHERE $kind IS NULL OR $kind IN labels(p)
  RETURN collect({party: p, level: 1})[..50] AS near
}
CALL (loose, found, near, most) {
  WITH * WHERE found + near = []
  CALL db.index.fulltext.queryNodes('party_search',
    reduce(sought = '', words IN loose | sought + reduce(any = '', word IN words | any + word + ' ')),
    {limit: most}) YIELD node AS p
  WHERE $kind IS NULL OR $kind IN labels(p)
  RETURN collect({party: p, level: 0})[..20] AS partly
}
UNWIND found + near + partly AS hit
WITH signs, linking, typed, readings, hit.party AS p, max(hit.level) AS least
UNWIND [{is: p.name, level: 6}] +
       [name IN coalesce(p.aliases, []) + coalesce(p.identifiers, []) | {is: name, level: 5}] +
       [name IN coalesce(p.spellings, []) | {is: name, level: 4}] AS called
WITH *, toLower(called.is) AS plain WHERE plain IS NOT NULL
WITH *, [word IN split(plain, signs) WHERE word <> '' | replace(replace(word, '.', ''), '\'', '')] AS words
UNWIND readings AS reading
WITH p, called.is AS called,
     CASE WHEN words = reading.words THEN CASE WHEN reading.text = typed THEN called.level ELSE 4 END
          WHEN plain IN ['lei:' + typed, 'wikidata:' + typed] THEN called.level
          WHEN all(word IN reading.needed WHERE word IN words) THEN 3 ELSE least END AS level,
     // Short of 1 where they are not the same: how many pairs of letters both have, of those that each has.
     CASE WHEN plain = reading.text THEN 1.0
          ELSE 1.98 * size([pair IN reading.pairs WHERE plain CONTAINS pair]) /
               (size(reading.pairs) + reduce(pairs = 1, word IN words | pairs + CASE WHEN word IN linking THEN 0 ELSE size(word) - 1 END)) END AS alike
ORDER BY level + alike DESC, called
WITH p, collect({called: called, level: level, score: level + alike})[0] AS best
RETURN p.id AS party, p.name AS name,
       COLLECT { UNWIND labels(p) AS label WITH label WHERE label <> 'Party' RETURN label ORDER BY label } AS kinds,
       p.country AS country, coalesce(p.collective, false) AS collective, best.called AS matched,
       ['some', 'typo', 'beginning', 'words', 'spelling', 'alias', 'name'][best.level] AS found_by, best.score AS score,
       COUNT { MATCH (p)-[r]-(a:Agreement|Measure) WHERE r.dated_by IS NOT NULL RETURN DISTINCT a } AS agreements
