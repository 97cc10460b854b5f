"""Drafts of mappings: what a table's headings and first rows show of it, for a person to finish.

`sample` reads them, `forms` tells how cells are written, `roles` what columns may stand for, and
`written` puts the draft together.

What a row says cannot be told from its form: a mapping that nobody has looked at could load what is
false. A claim that states nothing but names does not exist either, since a claim bears on a fact.
So a draft says `draft: true`, by which rows can be read (`--dry-run`) and are never loaded; where
nobody says when the table was published, it is not even valid, at that line. In it only parties and
their parts are active, of no stated kind; each guess is marked `# check:`, and dates, amounts and
other terms are comments that hold as soon as they are uncommented.
"""
