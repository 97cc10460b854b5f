"""Tables: a mapping says how their rows become parties, agreements, roles and claims.

A mapping is read once (`mapping`), into functions of a row's cells: `columns` reads cells in the
`forms` that it says, `template` puts texts together, `conditions` choose, `things` declares,
`claims` states. `rows` applies them, row by row; `sheets` reads the table itself, by `lines` where
it is text, or as a `workbook`, whose cells `markup` tells more of.
"""
