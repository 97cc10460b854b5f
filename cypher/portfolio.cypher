// What a party lends and gives, or is lent and given, summed by kind, status, use in totals and currency.
//
// Each agreement counts once, in one row. Amounts in different currencies are never combined, and a
// pledge, or what is not meant for totals, has a row of its own, to be left out or added. An amount is
// the whole agreement's: of `joint` ones a part is another's. The agreements themselves are listed by
// `credit_lines` and `grants`.
//
// param party: party                  Who lends and gives, or is lent and given.
// param direction: out|in = "out"     `out` what it lends and gives, `in` what it is lent and given.
// param counterparty: party? = null   Only what is between it and this party.
// param on: date? = null              Only what may be in force on this day, the parts of both included.
// column type: CreditLine|Grant       Credit or gifts.
// column status: string?              How far they have come; null where nobody says so, or sources disagree.
// column in_totals: string?           Whether the amounts are meant to be added up: yes, no, or null where nobody says so.
// column currency: string?            Of the amounts, by ISO 4217; null for agreements of which no amount is known.
// column agreements: int              How many there are; one that stands for several counts once.
// column amount_min: float?           They come to at least this much; null where none states a least amount.
// column amount_max: float?           At most this much; null as soon as one states no greatest amount.
// column estimated: int               Of how many only an estimate of the amount is known.
// column contradicted: int            On the amounts of how many their sources contradict each other.
// column disputed: int                How many somebody denies, or the party's part in them.
// column joint: int                   How many have a second party on the same side.
// column collective: int              How many stand for several.
// column facts: fact[]                Their ids, for `evidence`.
// order: type, status, in_totals, currency
// example: {"party": "huawei", "direction": "in"}
CYPHER 25
CALL () {
  WHEN $direction = 'out' THEN {
    MATCH (p:Party {id: $party})-[part:LENDS|GIVES]->(n:CreditLine|Grant) RETURN p, part, n
  }
  ELSE { MATCH (p:Party {id: $party})<-[part:LENT_TO|GIVEN_TO]-(n:CreditLine|Grant) RETURN p, part, n }
}
WITH *
WHERE n.dated_by IS NOT NULL AND ($on IS NULL OR part.begins_earliest <= $on <= part.ends_latest)
WITH p, n, max(part.disputed) AS denied
WHERE $counterparty IS NULL
   OR EXISTS {
        MATCH (n)-[r:LENDS|GIVES|LENT_TO|GIVEN_TO]-(:Party {id: $counterparty})
        WHERE (type(r) IN ['LENDS', 'GIVES']) = ($direction = 'in')
          AND ($on IS NULL OR r.begins_earliest <= $on <= r.ends_latest)
      }
WITH *, EXISTS {
       MATCH (n)-[r:LENDS|GIVES|LENT_TO|GIVEN_TO]-(other:Party)
       WHERE other <> p AND (type(r) IN ['LENDS', 'GIVES']) = ($direction = 'out')
     } AS joint
ORDER BY n.id
WITH [label IN labels(n) WHERE label <> 'Agreement'][0] AS type, n.status AS status, n.in_totals AS in_totals,
     n.currency AS currency, collect(n) AS several, sum(CASE WHEN joint THEN 1 ELSE 0 END) AS joint,
     sum(CASE WHEN denied OR n.disputed THEN 1 ELSE 0 END) AS disputed
WITH *, [n IN several WHERE n.amount_min IS NOT NULL | n.amount_min] AS least,
        [n IN several WHERE n.amount_max IS NOT NULL | n.amount_max] AS most
RETURN type, status, in_totals, currency, size(several) AS agreements,
       CASE WHEN least <> [] THEN reduce(sum = 0.0, amount IN least | sum + amount) END AS amount_min,
       CASE WHEN size(most) = size(several) THEN reduce(sum = 0.0, amount IN most | sum + amount) END AS amount_max,
       size([n IN several WHERE 'amount' IN coalesce(n.estimated, [])]) AS estimated,
       size([n IN several WHERE 'amount' IN coalesce(n.conflicts, [])]) AS contradicted,
       disputed, joint, size([n IN several WHERE n.collective]) AS collective,
       [n IN several | n.id] AS facts
