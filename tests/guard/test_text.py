"""What the rules on the text let pass, and the words in which they refuse the rest."""

import pytest

from kb.errors import InvalidStatement, StatementRefused
from kb.guard import text
from kb.queries import registry

PASS = [
    "MATCH (n) RETURN n",
    "CYPHER 25 MATCH (n:Party|Bank {id: $id})-[:LENDS]->{1,3}(m) WHERE n.id IN [1, 2] RETURN n.x",
    "// a comment\nMATCH (n) WHERE (n.a = 1) AND NOT (n.b = 2) RETURN n ORDER BY (n.a) SKIP 1",
    "MATCH p = ANY SHORTEST (a:Party)-[:OWNS]-+(b) WHERE EXISTS { (a)-->(b) } RETURN p",
    "MATCH p = shortestPath((a)-[*..5]-(b)) RETURN length(p)",
    "MATCH (n) USING INDEX n:Party(id) WHERE n.id = 'x' RETURN n",
    "RETURN date.truncate('year', date()) AS d, point.distance($a, $b) AS e, toLOWER('X') AS f",
    "CALL db.index.fulltext.queryNodes('party_search', 'x') YIELD node RETURN node",
    "CALL (n) { RETURN 1 AS x } RETURN x",
    "MATCH (n) WHERE n.name =~ '(?i)bank.*' RETURN n",
    "MATCH (n) WHERE n.name =~ $pattern RETURN n",
    "MATCH (n) WHERE n.name =~ '(?i).*bank.*' RETURN n",
    "MATCH (n) WHERE n.name =~ '(China|Chinese) [A-Z]{1,3}\\\\d+' AND n.x = 1 RETURN n",
    "UNWIND range(1, $n) AS i RETURN i",
    "RETURN [y IN range(2005, 2018) | y] AS years, range(-5, 5) AS few",
    "WITH split('a b', ' ') AS w RETURN any(x IN w WHERE any(t IN $words WHERE x CONTAINS t)) AS y",
    "UNWIND range(1, 1000000000000) AS i RETURN i LIMIT 10",
    "RETURN [i IN range(0, size($list) - 1) | $list[i]] AS x, range(1, 10) AS y",
    "WITH [1] AS hops RETURN all(a IN hops WHERE all(b IN hops WHERE a <= b)) AS ok",
    "RETURN reduce(s = 0, x IN $list | s + x) AS s, reduce(s = '', x IN $list | s + x + ',') AS t",
    "RETURN reduce(d = $d, x IN $list | CASE WHEN x > d THEN x ELSE d END) AS latest",
    "MATCH (profile:Party), (explain {id: 1}) RETURN profile.id AS x, explain.id AS y",
    "WITH collect(1) AS c RETURN reduce(s = '', x IN c | s + x.name + coalesce(x.a, '') + ', ')",
    "MATCH (n) WHERE n.use = 1 RETURN n.use AS `use`, n:Use, $use",
    "RETURN 'USE neo4j, CALL apoc.x(), EXPLAIN =~ (a+)+' AS text",
    "RETURN 'a\\u00e9b' AS text",
    "MATCH (p) WITH collect(p) AS all_of, [1, 2] AS few RETURN [p IN all_of WHERE p.x IN few] AS x",
    "WITH collect(1) AS many RETURN [a IN many | [b IN a.names WHERE b <> '']] AS x",
    "WITH collect(1) AS c RETURN all(a IN c[..1000] WHERE any(b IN c[0..9] WHERE a = b)) AS x",
    "WITH [a, b] AS hops RETURN COLLECT { UNWIND hops AS h RETURN h } AS x,"
    " all(a IN hops WHERE none(b IN hops WHERE a = b)) AS y",
]  # fmt: skip


@pytest.mark.parametrize("statement", PASS)
def test_lets_pass_what_people_write(statement: str) -> None:
    text.check(statement)


# One takes a name apart sign by sign, which might make something large; the others compare what
# they have collected, which is short there.
NOT_LET_PASS = (
    *("search", "common_partners", "measured_with_access", "who_can_reach"),
    *("chain", "chain_summary", "partners_of_partners", "why_not"),
    *("path", "known_on", "ownership"),
)


@pytest.mark.parametrize("name", registry.names([registry.shipped()]))
def test_lets_pass_what_the_shipped_questions_ask(name: str) -> None:
    question = registry.find([registry.shipped()], name)
    statement = f"{question.body.options} {question.body.text}"
    if name in NOT_LET_PASS:
        with pytest.raises(StatementRefused):
            text.check(statement)
    else:
        text.check(statement)


REFUSED = [
    (
        "MATCH (n)\nRETURN apoc.meta.schema(n) AS x",
        "statement:2:8: apoc.meta.schema may not be called; "
        "call what Neo4j itself has to compute and to find names",
    ),
    (
        "RETURN `genai` . vector . `encode` ('x') AS x",
        "statement:1:8: genai.vector.encode may not be called; "
        "call what Neo4j itself has to compute and to find names",
    ),
    (
        "CALL db.labels() YIELD label RETURN label",
        "statement:1:6: db.labels may not be called; "
        "call what Neo4j itself has to compute and to find names",
    ),
    (
        "RETURN 1 AS x\nUNION\nUSE other RETURN 2 AS x",
        "statement:3:1: USE would leave the graph that is served; "
        "remove it; put a name `use` in backticks",
    ),
    (
        " PROFILE MATCH (n) RETURN n",
        "statement:1:2: PROFILE is not taken; send the statement alone",
    ),
    (
        "CYPHER 25 EXPLAIN MATCH (n) RETURN n",
        "statement:1:11: EXPLAIN is not taken; send the statement alone",
    ),
    (
        "CYPHER 25 planner=dp MATCH (n) RETURN n",
        "statement:1:11: the option `planner` is not taken; "
        "give the version alone, as in CYPHER 25",
    ),
    (
        "RETURN '\\u0027 AS x",
        "statement:1:9: an escape stands for a sign of Cypher: \\u0027; write the sign itself",
    ),
    (
        "RETURN 1 # 2 AS x",
        "statement:1:10: the sign `#` means nothing in Cypher; "
        "remove it, or put it in a text or a quoted name",
    ),
    (
        "RETURN all(x IN range(1, $n) WHERE x > 0) AS x",
        "statement:1:17: this range may be of any length, and Neo4j could not stop a loop over it; "
        "UNWIND it, or give numbers up to 1,000 or a size(…) as its bounds",
    ),
    (
        "RETURN range(1, 1002) AS x",
        "statement:1:8: this range may be of any length, and Neo4j could not stop a loop over it; "
        "UNWIND it, or give numbers up to 1,000 or a size(…) as its bounds",
    ),
    (
        "RETURN [a IN x WHERE any(b IN y WHERE all(c IN z WHERE a = b))] AS x",
        "statement:1:42: a loop stands in a loop, 3 deep, and Neo4j could not stop it; "
        "UNWIND the outermost list",
    ),
    *(
        (
            statement,
            f"statement:1:{column}: a loop over a list that may be long stands in another, "
            "and Neo4j could not stop it; UNWIND the outer list, or take a part of one, "
            "as in list[..1000]",
        )
        for statement, column in (
            ("WITH collect(1) AS c RETURN [a IN c | [b IN c | a + b]] AS x", 39),
            ("MATCH (n) WITH collect(n) + [1] AS c WITH c[5..] AS d"
             " RETURN [a IN d WHERE all(b IN d WHERE a = b)] AS x", 79),
            ("CYPHER 25 LET c = COLLECT { MATCH (n) RETURN n }"
             " RETURN [a IN c | size([b IN split($t, '') | b])] AS x", 72),
        )
    ),
    (
        "WITH 'a' AS s WITH replace(s, 'a', s) AS s RETURN s",
        "statement:1:20: what `replace` puts for a text may be long; "
        "write its last argument out, as a text",
    ),
    *(
        (
            f"UNWIND range(1, 9) AS i WITH collect(i) AS c RETURN {loop} AS x",
            f"statement:1:{column}: a loop over a long list looks at all of `c` in each step; "
            "UNWIND the list, or look at a part, as in c[..1000]",
        )
        for loop, column in (
            ("all(a IN c WHERE coll.max(c) > 0)", 79),
            ("all(a IN c WHERE c = a)", 70),
            ("[a IN c WHERE a IN c]", 72),
        )
    ),
    *(
        (
            f"UNWIND range(1, 9) AS i WITH collect(i) AS c RETURN {loop} AS x",
            f"statement:1:{column}: a loop over a list that may be long stands in another, "
            "and Neo4j could not stop it; UNWIND the outer list, or take a part of one, "
            "as in list[..1000]",
        )
        for loop, column in (
            ("all(a IN c + [1][..1] WHERE all(b IN c + [1][..1] WHERE a = b))", 84),
            ("size(reduce(s = c, x IN c | [y IN s | y]))", 81),
            ("all(a IN range(1, size(c)) WHERE all(b IN range(0, size(c)) WHERE a = b))", 89),
            ("all(a IN [()--() | 1] WHERE all(b IN [(n)--() | 1] WHERE a = b))", 84),
        )
    ),
    (
        "WITH collect(1) AS c RETURN reduce(s = '', x IN c | s + $t) AS x",
        "statement:1:57: `t` is joined for each part of a long list; "
        "join what is of the list, and short texts",
    ),
    (
        "WITH collect(1) AS c RETURN reduce(s = '', x IN c | s + '12345678901234567890') AS x",
        "statement:1:57: more than 20 letters are joined for each part of a long list; "
        "join shorter texts",
    ),
    (
        "WITH range(1, 1000) AS a WITH a, [x IN a | a] AS b WITH [x IN a | b] AS c"
        " RETURN [x IN a | c] = c AS x",
        "statement: the statement could make a value 1,000,000,000 times as large as those it "
        "begins with; join fewer values, in fewer steps",
    ),
    *(
        (
            f"WITH range(1, 1000) AS r WITH {made} AS r"
            " RETURN all(x IN r WHERE all(y IN r WHERE x = y)) AS x",
            f"statement:1:{column}: a loop over a list that may be long stands in another, "
            "and Neo4j could not stop it; UNWIND the outer list, or take a part of one, "
            "as in list[..1000]",
        )
        for made, column in (("r + r + r", 73), ("reduce(s = [], x IN r | s + r)", 94))
    ),
    (
        "MATCH (n) WHERE " + " XOR ".join(["n.x"] * 10) + " RETURN n",
        "statement:1:85: `XOR` stands in the statement more than 8 times; "
        "split it, or put the values in a list parameter",
    ),
    (
        "RETURN $/* */l AS x",
        "statement:1:8: a `$` stands alone; write the parameter's name right after it",
    ),
    (
        "RETURN {a: file()} AS x",
        "statement:1:12: file may not be called; "
        "call what Neo4j itself has to compute and to find names",
    ),
    (
        "RETURN [x IN [1] | linenumber()] AS x",
        "statement:1:20: linenumber may not be called; "
        "call what Neo4j itself has to compute and to find names",
    ),
    (
        "CYPHER 25 CYPHER 25 planner=dp MATCH (n) RETURN n",
        "statement:1:21: the option `planner` is not taken; "
        "give the version alone, as in CYPHER 25",
    ),
    *(
        (
            f"UNWIND range(1, 9) AS x WITH collect(x) AS c UNWIND range(1, 9) AS y {again} AS n",
            f"statement:1:{column}: `{name}` is collected again, once for each row since; "
            "collect what it was made of, once",
        )
        for again, name, column in (
            ("WITH collect(c) AS d RETURN d", "c", 83),
            ("WITH collect(c) AS c RETURN c", "c", 83),
            ("WITH c AS d WITH collect(d) AS e RETURN e", "d", 95),
        )
    ),
    (
        "RETURN reduce(s = 'a', x IN $list | s + s) AS x",
        "statement:1:41: `s` may double at each step; "
        "use `s` once where values are joined or added",
    ),
    (
        "WITH $s AS s " + "WITH s + s AS s " * 20 + "RETURN s",
        "statement: the statement could make a value 1,048,576 times as large as those it begins "
        "with; join fewer values, in fewer steps",
    ),
    (
        "RETURN 'a' =~ '(a+)+b' AS x",
        "statement:1:12: the regular expression is not simple: a group is repeated by `+`; "
        "use CONTAINS, STARTS WITH or ENDS WITH, with toLower(…) where letters may be large",
    ),
    (
        "WITH 'a' + $a AS a RETURN a =~ '.*a.*b' AS x",
        "statement:1:29: the regular expression has many ways to match, "
        "and Neo4j could not stop it; "
        "repeat by * or + once (twice where no values are joined); "
        "or use CONTAINS, STARTS WITH or ENDS WITH, "
        "with toLower(…) where letters may be large",
    ),
    (
        "RETURN 'a' =~ 'a' + $more AS x",
        "statement:1:12: a regular expression has to be a text or a parameter by itself; "
        "use CONTAINS, STARTS WITH or ENDS WITH, with toLower(…) where letters may be large",
    ),
    (
        "RETURN " + "(" * 41 + "1" + ")" * 41 + " AS x",
        "statement:1:48: brackets stand in brackets, 41 deep; "
        "name parts of it by WITH, and go on from there",
    ),
    (
        "RETURN " + "NOT " * 51 + "true AS x",
        "statement:1:208: `NOT` stands in the statement more than 50 times; "
        "split it, or put the values in a list parameter",
    ),
    (
        "RETURN '" + "a" * 20_000 + "' AS x",
        "statement: the statement has 20,014 characters, and 20,000 are the most; "
        "put long texts and lists in parameters",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "said"), REFUSED)
def test_refuses_with_place_and_way_out(statement: str, said: str) -> None:
    with pytest.raises(StatementRefused) as caught:
        text.check(statement)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("", "statement: the statement is empty; write one, such as MATCH (n) RETURN n"),
        ("// nothing", "statement: the statement is empty; write one, such as MATCH (n) RETURN n"),
        (
            "MATCH (n\nRETURN n",
            "statement:1:7: the bracket `(` has no other end; close or remove it",
        ),
        ("RETURN (1]", "statement:1:8: the bracket `(` has no other end; close or remove it"),
        ("RETURN 'a", "statement:1:8: what ' opens is never closed; close it"),
        ("RETURN 1 /* a", "statement:1:10: what /* opens is never closed; close it"),
    ],
)
def test_says_what_no_neo4j_could_read(statement: str, said: str) -> None:
    with pytest.raises(InvalidStatement) as caught:
        text.check(statement)
    assert str(caught.value) == said
