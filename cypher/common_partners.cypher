// Who is partner of both of two parties: through which partnerships, and whether at one time.
//
// One row is one party that has a partnership with the first and one with the second. An agreement of
// all three is one partnership on both sides, `shared`. `overlap` tells whether all parts in the two may
// have been in force at one time: `no` only where the dates exclude it, `possible` where they leave
// it open. Who joined an agreement only after the other had left it is no partner of the other. A
// partner that stands for an unnamed group may be one member here and another there: it is a `possible`
// one of both at most. With a day or a period no row is `no`: what never met was not there together.
//
// param party: party                  One party.
// param other: party                  The other.
// param on: date? = null              Only where all of it may be in force on this day.
// param between: period? = null       Only where all of it may be in force on some day of this period, as `2010/2015`.
// param certainty: possible|certain = "possible"   `possible` takes all kinds, `certain` the surest one.
// param known_on: date? = null        Only what somebody had published by this day; its dates are today's reading.
// column partner: party               The partner of both.
// column partner_name: string         Its name.
// column collective: bool             Whether the partner stands for an unnamed group.
// column partnership: thing           Its partnership with the party.
// column title: string?               Its title.
// column other_partnership: thing     Its partnership with the other.
// column other_title: string?         Its title.
// column shared: bool                 Whether the two are one agreement.
// column overlap: certain|possible|no   How surely all parts in the two are in force at one time, and of one partner.
// column overlap_from: date?          No such time begins before this day; null where unknown or never.
// column overlap_to: date?            No such time ends after this day; null where unknown or never.
// column planned_end: bool            Whether an end of a part was announced and not reported.
// column disputed: bool               Whether somebody denies a part or an agreement.
// column facts: fact[]                Ids of the parts and the agreements, for `evidence`.
// order: partner, partnership, other_partnership
// example: {"party": "huawei", "other": "lenovo"}
CYPHER 25
MATCH (p:Party {id: $party})-[joins:PARTNER_IN]->(deal:Partnership)
MATCH (partner:Party)-[partnered:PARTNER_IN]->(deal)
WHERE partner <> p AND partner.id <> $other
  AND joins.begins_earliest <= partnered.ends_latest AND partnered.begins_earliest <= joins.ends_latest
MATCH (partner)-[partners:PARTNER_IN]->(second:Partnership)
MATCH (second)<-[joined:PARTNER_IN]-(:Party {id: $other})
WHERE joined.begins_earliest <= partners.ends_latest AND partners.begins_earliest <= joined.ends_latest
WITH *, [joins, partnered, partners, joined] AS parts, date('0001-01-01') AS never, date('9999-12-31') AS forever,
     coalesce($on, $between[0], date('0001-01-01')) AS since, coalesce($on, $between[1], date('9999-12-31')) AS until
WHERE all(part IN parts WHERE part.begins_earliest <= until AND since <= part.ends_latest
                       AND ($known_on IS NULL OR part.known_from <= $known_on)
                       AND ($certainty = 'possible' OR part.begins_latest <= until AND since <= part.ends_earliest))
  AND ($known_on IS NULL OR deal.known_from <= $known_on AND second.known_from <= $known_on)
WITH *, reduce(day = never, part IN parts |
               CASE WHEN part.begins_earliest > day THEN part.begins_earliest ELSE day END) AS first,
        reduce(day = forever, part IN parts |
               CASE WHEN part.ends_latest < day THEN part.ends_latest ELSE day END) AS last,
        all(part IN parts WHERE none(one IN parts WHERE part.dated_by <> one.dated_by
                                                    AND part.begins_latest > one.ends_earliest))
          AND (deal = second OR partner.collective IS NULL) AS certain
WHERE ($certainty = 'possible' OR certain) AND ($on IS NULL AND $between IS NULL OR first <= last)
// Who has several roles in one agreement has several pairs of parts: the surest of them counts.
WITH *, CASE WHEN first <= last THEN first END AS start, CASE WHEN first <= last THEN last END AS stop
WITH partner, deal, second, never, forever, collect(parts) AS roles, max(certain) AS certain,
     min(start) AS first, max(stop) AS last
UNWIND roles AS parts
UNWIND parts AS part
WITH partner, deal, second, never, forever, certain, first, last, max(part.planned_end) AS planned_end,
     max(part.disputed) AS disputed, collect(DISTINCT part.id) AS parts
RETURN partner.id AS partner, partner.name AS partner_name, coalesce(partner.collective, false) AS collective,
       deal.id AS partnership, deal.title AS title, second.id AS other_partnership, second.title AS other_title,
       deal = second AS shared,
       CASE WHEN certain THEN 'certain' WHEN first IS NOT NULL THEN 'possible' ELSE 'no' END AS overlap,
       nullIf(first, never) AS overlap_from, nullIf(last, forever) AS overlap_to, planned_end, disputed,
       COLLECT { UNWIND parts + [deal.id, second.id] AS fact RETURN DISTINCT fact ORDER BY fact } AS facts
