// Chains counted for each lender, kind of data and currency: how many, how sure, and how much credit.
//
// The chains are those of `chain`. Amounts are summed over the distinct credit lines of a row, so that
// none counts twice however many owners, partnerships and partners its line reaches. Rows do not add up:
// a line of two lenders stands in several, and so does one that leads to two kinds of data. Left out are, unless
// they are asked for, pledges, and lines whose amounts their source says not to add up (`in_totals`); both only where
// the sources of a line agree.
//
// param party: party? = null          The borrower.
// param lender: party? = null         The lender.
// param government: party? = null     The government that owns the lender.
// param data: string? = null          Id of a kind of data; narrower kinds are found too.
// param on: date? = null              Only chains that may be in force on this day.
// param between: period? = null       Only chains that may be in force on some day of this period, as `2010/2015`.
// param certainty: possible|certain = "possible"   `possible` takes both kinds, `certain` the surer one.
// param known_on: date? = null        Only what somebody had published by this day; its dates are today's reading.
// param pledges: bool = false         Whether credit that was only pledged counts.
// param outside_totals: bool = false  Whether credit counts that its source says not to add up.
// column lender: party                The lender.
// column lender_name: string          Its name.
// column collective: bool             Whether the lender stands for an unnamed group.
// column data: thing                  The kind of data.
// column data_name: string?           Its name.
// column currency: string?            Of the amounts, by ISO 4217; null for lines of which no amount is stated.
// column chains: int                  Chains, as many as `chain` has rows if all credit counts.
// column certain_chains: int          Those whose hops are certainly in force at one time.
// column disputed_chains: int         Those of which somebody denies a hop.
// column disputed_share: float        Their part of all chains, from 0 to 1.
// column first_day: date?             None of the chains begins before this day; null where unknown.
// column last_day: date?              None of them ends after this day; null where unknown.
// column borrowers: int               Distinct borrowers.
// column partners: int                Distinct partners of these.
// column credit_lines: int            Distinct credit lines; one that stands for several counts once.
// column amount_min: float?           They come to at least this much; null where no line states a least amount.
// column amount_max: float?           At most this much; null as soon as one line states no greatest amount.
// order: lender, data, currency
// limits: seconds 600
// counted: chain_summary
// example: {"party": "huawei"}
// suggest data: MATCH (d:DataCategory) WHERE d.id STARTS WITH $prefix RETURN d.id AS value, d.name AS label
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (lender:Party)-[lends:LENDS]->(line:CreditLine)-[lent:LENT_TO]->(borrower:Party {id: $party})
    RETURN lender, lends, line, lent, borrower
  }
  WHEN $lender IS NOT NULL THEN {
    MATCH (lender:Party {id: $lender})-[lends:LENDS]->(line:CreditLine)-[lent:LENT_TO]->(borrower:Party)
    RETURN lender, lends, line, lent, borrower
  }
  WHEN $government IS NOT NULL THEN {
    MATCH (:Government {id: $government})-[:OWNS]->(lender:Party)
    WITH DISTINCT lender
    MATCH (lender)-[lends:LENDS]->(line:CreditLine)-[lent:LENT_TO]->(borrower:Party)
    RETURN lender, lends, line, lent, borrower
  }
  WHEN $data IS NOT NULL THEN {
    MATCH (:DataCategory {id: $data})<-[:BROADER]-{0,20}(:DataCategory)<-[:OF]-(:DataAccess)-[:TO]->(borrower:Party)
    WITH DISTINCT borrower
    MATCH (lender:Party)-[lends:LENDS]->(line:CreditLine)-[lent:LENT_TO]->(borrower)
    RETURN lender, lends, line, lent, borrower
  }
  ELSE {
    MATCH (lender:Party)-[lends:LENDS]->(line:CreditLine)-[lent:LENT_TO]->(borrower:Party)
    RETURN lender, lends, line, lent, borrower
  }
}
WITH *, coalesce($on, $between[0], date('0001-01-01')) AS since, coalesce($on, $between[1], date('9999-12-31')) AS until
WHERE ($lender IS NULL OR lender.id = $lender)
  AND ($pledges OR coalesce(line.status, '') <> 'pledge') AND ($outside_totals OR coalesce(line.in_totals, '') <> 'no')
MATCH (borrower)-[joins:PARTNER_IN]->(deal:Partnership)-[opens:OPENS]->(access:DataAccess)-[to:TO]->(borrower),
      (access)-[of:OF]->(data:DataCategory),
      (partner:Party)-[partnered:PARTNER_IN]->(deal)
WHERE partner <> borrower
  AND ($data IS NULL OR EXISTS { (data)-[:BROADER]->{0,20}(:DataCategory {id: $data}) })
  AND ($known_on IS NULL OR all(thing IN [line, deal, access] WHERE thing.known_from <= $known_on))
OPTIONAL MATCH (owner:Government)-[owns:OWNS]->(lender)
WHERE ($government IS NULL OR owner.id = $government)
  AND all(hop IN [lends, lent, joins, partnered, opens, to, of]
          WHERE hop.begins_earliest <= owns.ends_latest AND owns.begins_earliest <= hop.ends_latest)
  AND all(hop IN [owns] WHERE hop.begins_earliest <= until AND since <= hop.ends_latest
                        AND ($known_on IS NULL OR hop.known_from <= $known_on)
                        AND ($certainty = 'possible' OR hop.begins_latest <= until AND since <= hop.ends_earliest))
  AND ($certainty = 'possible'
       OR lender.collective IS NULL
          AND all(hop IN [lends, lent, joins, partnered, opens, to, of]
              WHERE hop.begins_latest <= owns.ends_earliest AND owns.begins_latest <= hop.ends_earliest))
WITH *, [lends, lent, joins, partnered, opens, to, of] + CASE WHEN owns IS NULL THEN [] ELSE [owns] END AS hops
WITH *, reduce(day = date('0001-01-01'), hop IN hops |
               CASE WHEN hop.begins_earliest > day THEN hop.begins_earliest ELSE day END) AS first,
        reduce(day = date('9999-12-31'), hop IN hops |
               CASE WHEN hop.ends_latest < day THEN hop.ends_latest ELSE day END) AS last,
        all(hop IN hops WHERE none(other IN hops WHERE hop.dated_by <> other.dated_by
                                                   AND hop.begins_latest > other.ends_earliest))
          AND borrower.collective IS NULL AND (owner IS NULL OR lender.collective IS NULL) AS certain
WHERE first <= last
  AND ($government IS NULL OR owner IS NOT NULL)
  AND all(hop IN hops WHERE hop.begins_earliest <= until AND since <= hop.ends_latest
                      AND ($known_on IS NULL OR hop.known_from <= $known_on)
                      AND ($certainty = 'possible' OR hop.begins_latest <= until AND since <= hop.ends_earliest))
  AND ($certainty = 'possible' OR certain)
WITH lender, data, line.currency AS currency, collect(DISTINCT line) AS lines, count(*) AS chains,
     count(CASE WHEN certain THEN 1 END) AS certain_chains,
     count(CASE WHEN any(hop IN hops WHERE hop.disputed) OR line.disputed OR deal.disputed OR access.disputed
                THEN 1 END) AS disputed_chains,
     count(DISTINCT borrower) AS borrowers, count(DISTINCT partner) AS partners,
     min(first) AS first_day, max(last) AS last_day
WITH *, [line IN lines WHERE line.amount_min IS NOT NULL | line.amount_min] AS least,
        [line IN lines WHERE line.amount_max IS NOT NULL | line.amount_max] AS most
RETURN lender.id AS lender, lender.name AS lender_name, coalesce(lender.collective, false) AS collective,
       data.id AS data, data.name AS data_name, currency,
       chains, certain_chains, disputed_chains, disputed_chains * 1.0 / chains AS disputed_share,
       nullIf(first_day, date('0001-01-01')) AS first_day, nullIf(last_day, date('9999-12-31')) AS last_day, borrowers, partners, size(lines) AS credit_lines,
       CASE WHEN least <> [] THEN reduce(sum = 0.0, amount IN least | sum + amount) END AS amount_min,
       CASE WHEN size(most) = size(lines) THEN reduce(sum = 0.0, amount IN most | sum + amount) END AS amount_max
