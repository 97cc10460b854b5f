// When what was loaded or judged: every load that changed the graph, the latest first.
//
// After each of them answers may differ, and their entity tags do. A load that changed nothing is
// not among them. The graph's hash knows nothing of them: it is the same whenever and in whatever
// order the same dossiers were loaded.
//
// param since: date? = null           Only loads on this day (in UTC) or later.
// param dossier: string? = null       Only loads of this dossier.
// column load: string                 The load, and the edition of the graph from then on.
// column at: string                   When, to the millisecond, in UTC.
// column dossier: string              The dossier that was loaded; `(judgements)` where judgements on who is who changed.
// column title: string?               Its title.
// column created: int                 Claims, things and facts that were made.
// column changed: int                 That were changed.
// column withdrawn: int               That went away.
// column file: string?                The file; only of what is loaded row by row.
// column rows: int?                   Its rows that are loaded; null until its end is reached.
// column refused: int?                Its rows that contradict what other files say.
// column state: string                `judged`, `loaded`, `unloaded`, `stopped` (run it again), or `superseded`: stopped, and a later one did the rest.
// order: at desc, load
// example: {}
// suggest dossier: MATCH (d:Dossier) WHERE d.id STARTS WITH $prefix RETURN d.id AS value, d.title AS label
CYPHER 25
MATCH (l:Load)
WHERE l.at >= datetime({date: coalesce($since, date({year: 1}))}) AND ($dossier IS NULL OR l.dossier = $dossier)
OPTIONAL MATCH (d:Dossier {id: l.dossier})
RETURN l.id AS load, format(datetime({datetime: l.at, timezone: 'Z'}), "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'") AS at,
       l.dossier AS dossier, d.title AS title,
       l.created AS created, l.changed AS changed, l.withdrawn AS withdrawn,
       l.file AS file, l.rows AS rows, l.refused AS refused,
       CASE WHEN l.dossier = '(judgements)' THEN 'judged' WHEN l.superseded THEN 'superseded' WHEN NOT coalesce(l.finished, true) THEN 'stopped' WHEN l.unloaded THEN 'unloaded' ELSE 'loaded' END AS state
