// Exposure over the whole graph: the chains between each lender and kind of data, or each borrower and partner, counted.
//
// The chains are those of `chain` from a lender on: one counts once however many governments own its lender. Amounts
// are summed over the distinct credit lines of a row, so that none counts twice however many partnerships and partners
// its line reaches. Rows do not add up: a line of two lenders stands in several, and so does one that leads to two
// kinds of data. Left out are, unless they are asked for, pledges, and lines whose amounts their source says not to add
// up (`in_totals`); both only where the sources of a line agree.
//
// param by: data|partner = "data"     `data`: each lender with each kind of data; `partner`: each borrower with each partner.
// param on: date? = null              Only chains that may be in force on this day.
// param between: period? = null       Only chains that may be in force on some day of this period, as `2010/2015`.
// param certainty: possible|certain = "possible"   `possible` takes both kinds, `certain` the surer one.
// param known_on: date? = null        Only what somebody had published by this day; its dates are today's reading.
// param pledges: bool = false         Whether credit that was only pledged counts.
// param outside_totals: bool = false  Whether credit counts that its source says not to add up.
// column from: thing                  The lender; by partner the borrower.
// column from_name: string            Its name.
// column to: thing                    The kind of data; by partner the partner.
// column to_name: string?             Its name.
// column currency: string?            Of the amounts, by ISO 4217; null for lines of which no amount is stated.
// column chains: int                  Chains.
// column certain_chains: int          Those whose hops are certainly in force at one time.
// column disputed_chains: int         Those of which somebody denies a hop.
// column disputed_share: float        Their part of all chains, from 0 to 1.
// column credit_lines: int            Distinct credit lines; one that stands for several counts once.
// column amount_min: float?           They come to at least this much; null where no line states a least amount.
// column amount_max: float?           At most this much; null as soon as one line states no greatest amount.
// column first_day: date?             None of the chains begins before this day; null where unknown.
// column last_day: date?              None of them ends after this day; null where unknown.
// order: from, to, currency
// limits: seconds 600
// counted: exposure
// example: {"on": "2018-06-05"}
CYPHER 25
WITH coalesce($on, $between[0], date('0001-01-01')) AS since, coalesce($on, $between[1], date('9999-12-31')) AS until
MATCH (lender:Party)-[lends:LENDS]->(line:CreditLine)-[lent:LENT_TO]->(borrower:Party)
WHERE ($pledges OR coalesce(line.status, '') <> 'pledge') AND ($outside_totals OR coalesce(line.in_totals, '') <> 'no')
MATCH (borrower)-[joins:PARTNER_IN]->(deal:Partnership)-[opens:OPENS]->(access:DataAccess)-[to:TO]->(borrower),
      (access)-[of:OF]->(data:DataCategory),
      (partner:Party)-[partnered:PARTNER_IN]->(deal)
WHERE partner <> borrower
  AND ($known_on IS NULL OR all(thing IN [line, deal, access] WHERE thing.known_from <= $known_on))
WITH *, [lends, lent, joins, partnered, opens, to, of] AS hops
WITH *, reduce(day = date('0001-01-01'), hop IN hops |
               CASE WHEN hop.begins_earliest > day THEN hop.begins_earliest ELSE day END) AS first,
        reduce(day = date('9999-12-31'), hop IN hops |
               CASE WHEN hop.ends_latest < day THEN hop.ends_latest ELSE day END) AS last,
        all(hop IN hops WHERE none(other IN hops WHERE hop.dated_by <> other.dated_by
                                                   AND hop.begins_latest > other.ends_earliest))
          AND borrower.collective IS NULL AS certain
WHERE first <= last
  AND all(hop IN hops WHERE hop.begins_earliest <= until AND since <= hop.ends_latest
                      AND ($known_on IS NULL OR hop.known_from <= $known_on)
                      AND ($certainty = 'possible' OR hop.begins_latest <= until AND since <= hop.ends_earliest))
  AND ($certainty = 'possible' OR certain)
WITH CASE $by WHEN 'data' THEN lender ELSE borrower END AS from, CASE $by WHEN 'data' THEN data ELSE partner END AS to,
     line.currency AS currency, collect(DISTINCT line) AS lines, count(*) AS chains,
     count(CASE WHEN certain THEN 1 END) AS certain_chains,
     count(CASE WHEN any(hop IN hops WHERE hop.disputed) OR line.disputed OR deal.disputed OR access.disputed
                THEN 1 END) AS disputed_chains,
     min(first) AS first_day, max(last) AS last_day
WITH *, [line IN lines WHERE line.amount_min IS NOT NULL | line.amount_min] AS least,
        [line IN lines WHERE line.amount_max IS NOT NULL | line.amount_max] AS most
RETURN from.id AS from, from.name AS from_name, to.id AS to, to.name AS to_name, currency,
       chains, certain_chains, disputed_chains, disputed_chains * 1.0 / chains AS disputed_share,
       size(lines) AS credit_lines,
       CASE WHEN least <> [] THEN reduce(sum = 0.0, amount IN least | sum + amount) END AS amount_min,
       CASE WHEN size(most) = size(lines) THEN reduce(sum = 0.0, amount IN most | sum + amount) END AS amount_max,
       nullIf(first_day, date('0001-01-01')) AS first_day, nullIf(last_day, date('9999-12-31')) AS last_day
