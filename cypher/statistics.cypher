// How much there is: things, facts and evidence, counted by kind.
//
// One row is one kind. Things are counted under each label that they bear, so that a bank is
// counted as Bank, as Company and as Party. Agreements and measures that nobody asserts are not
// counted, and a kind of which there is none has no row.
//
// column group: things|facts|evidence   What sort of kind it is.
// column name: string                 The label, the relationship type, or the kind of evidence.
// column count: int                   How many there are.
// column disputed: int?               How many of them are disputed; null where nothing can be.
// column single_source: int?          How many rest on one independent source; null where that has no meaning.
// order: group, name
// example: {}
CYPHER 25
CALL () {
  UNWIND [
    {group: 'things', name: 'Party', count: COUNT { (:Party) }},
    {group: 'things', name: 'Company', count: COUNT { (:Company) }},
    {group: 'things', name: 'Bank', count: COUNT { (:Bank) }},
    {group: 'things', name: 'Government', count: COUNT { (:Government) }},
    {group: 'things', name: 'Organization', count: COUNT { (:Organization) }},
    {group: 'things', name: 'Person', count: COUNT { (:Person) }},
    {group: 'things', name: 'DataCategory', count: COUNT { (:DataCategory) }},
    {group: 'evidence', name: 'Claim', count: COUNT { (:Claim) }},
    {group: 'evidence', name: 'Source', count: COUNT { (:Source) }},
    {group: 'evidence', name: 'Dossier', count: COUNT { (:Dossier) }}
  ] AS kind
  RETURN kind.group AS group, kind.name AS name, kind.count AS count, null AS disputed, null AS single_source
  UNION ALL
  MATCH (n:Agreement|Measure) WHERE n.dated_by IS NOT NULL
  UNWIND labels(n) AS name
  RETURN 'things' AS group, name, count(*) AS count,
         sum(CASE WHEN n.disputed THEN 1 ELSE 0 END) AS disputed,
         sum(CASE WHEN n.source_count = 1 THEN 1 ELSE 0 END) AS single_source
  UNION ALL
  MATCH ()-[r:OWNS|PART_OF|MEMBER_OF|HOLDS_POSITION|LENDS|GIVES|PAYS|LENT_TO|GIVEN_TO|PAID_TO
              |IMPLEMENTED_BY|GUARANTEED_BY|INSURED_BY|SECURED_BY|ON_LENT_TO|PARTNER_IN
              |OPENS|GRANTS|TO|OF|IMPOSES|TARGETS|ADDRESSES|RELATED_TO]->()
  RETURN 'facts' AS group, type(r) AS name, count(*) AS count,
         sum(CASE WHEN r.disputed THEN 1 ELSE 0 END) AS disputed,
         sum(CASE WHEN r.source_count = 1 THEN 1 ELSE 0 END) AS single_source
}
WITH * WHERE count > 0
RETURN group, name, count, disputed, single_source
