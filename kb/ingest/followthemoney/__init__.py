"""FollowTheMoney's files to claims: what an entity says becomes a claim, as what a row says does.

A file is read twice: first for what there is (`index`), since entities speak of others that come
later; then entity by entity (`read`). Each is taken, or refused with its reason. What the model has
no place for is counted by schema and property.

Two forms are read. Of a file of *entities* each line is one, and what it says is one claim. A file
of *statements* has a line for each value, with the dataset that has it: each of those that says
something of a fact is a claim of its own. It stands in what the file has of the dataset, and cites
the dataset, unless this names another source. A relationship is said by the values of both its ends
together, which are one claim; every other value of it is a claim that the relationship is so and
has that value. Names, countries and identifiers are no claims in this model: they declare a party,
whichever dataset has them.
"""
