"""From claims to facts: a pure function. The same claims give the same facts in any order."""
