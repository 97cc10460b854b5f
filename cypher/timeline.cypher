// What is known of when things began and ended for a party, in the order of time.
//
// One row is one end of one fact in which the party has a part: the days between which it lies. An
// end has no row of which nothing is known but that it does not precede its begin, nor a begin of
// which nothing is known but that it does not follow its end.
//
// param party: party                  The party.
// column day: date                    Where it stands in time: its earliest day, else its latest.
// column earliest: date?              Not before this day; null where only the other bound is known.
// column latest: date?                Not after this day; null where only the other bound is known.
// column event: begins|ends           Which end of the fact.
// column planned: bool                Whether it was announced and is not reported.
// column fact: fact                   The fact.
// column type: string                 Its relationship type.
// column of: thing                    The agreement, measure or party at its other end.
// column of_name: string?             Its name or title.
// column role: string?                The part the party plays, or the position that is held.
// column disputed: bool               Whether somebody denies it.
// column source_count: int            Independent sources that assert it.
// order: day, latest, event, of, type, fact
// example: {"party": "huawei"}
CYPHER 25
MATCH (p:Party {id: $party})-[r]-(other)
WHERE r.dated_by IS NOT NULL
WITH r, other, date('0001-01-01') AS never, date('9999-12-31') AS forever
UNWIND [{event: 'begins', earliest: r.begins_earliest, latest: r.begins_latest, planned: false,
         told: r.begins_earliest <> never OR r.begins_latest <> r.ends_latest},
        {event: 'ends', earliest: r.ends_earliest, latest: r.ends_latest, planned: r.planned_end,
         told: r.ends_latest <> forever OR r.ends_earliest <> r.begins_earliest}] AS end
WITH * WHERE end.told
RETURN CASE WHEN end.earliest = never THEN end.latest ELSE end.earliest END AS day,
       nullIf(end.earliest, never) AS earliest, nullIf(end.latest, forever) AS latest,
       end.event AS event, end.planned AS planned, r.id AS fact, type(r) AS type,
       other.id AS of, coalesce(other.title, other.name) AS of_name,
       coalesce(r.role, r.position) AS role,
       r.disputed AS disputed, r.source_count AS source_count
