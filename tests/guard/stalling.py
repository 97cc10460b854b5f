"""Attacks that take all there is of time or memory."""

from tests.guard.attack import Attack, several

COLLECTED = "UNWIND range(1, 1000000) AS x WITH collect(x) AS c"
LETTERS = "a" * 9000
PAIRS = "all(x IN range(1, 1000) WHERE all(y IN range(1, 1000) WHERE {}))"
LONG_LOOP = "range(1, 500000000)"  # some seconds
ENDLESS = "range(1, 1000000000000)"

STALLING: tuple[Attack, ...] = (
    *several(
        "never end",
        "caps settings",
        {
            "count": f"UNWIND {ENDLESS} AS x RETURN count(x) AS n",
            "look in vain": f"UNWIND {ENDLESS} AS x WITH x WHERE x < 0 RETURN x",
            "pair everything": "MATCH (a), (b), (c), (d), (e), (f) WHERE a.id + b.id + c.id + d.id"
            " + e.id + f.id = '' RETURN count(*) AS n",
            "go the shortest way that is long": "MATCH way = shortestPath((a:Company {id: '10'})"
            "-[*]-(b:Company {id: '23'})) WHERE length(way) % 1000 = 999 RETURN way",
            "go every way": "MATCH way = (a)-[*]-(b) RETURN count(way) AS n",
            "in a list of a subquery": f"RETURN COLLECT {{ UNWIND {ENDLESS} AS x RETURN x }} AS c",
            "in a subquery": "RETURN COUNT {"
            f" UNWIND {ENDLESS} AS x WITH x WHERE x < 0 RETURN x }} AS n",
        },
    ),
    *several(
        "never look up",
        "text caps",
        {
            "reduce": f"RETURN reduce(s = 0, x IN {LONG_LOOP} | s + x % 2) AS n",
            "all": f"RETURN all(x IN {LONG_LOOP} WHERE x > 0) AS n",
            "a list": f"RETURN size([x IN {LONG_LOOP} WHERE x < 0]) AS n",
            "one in a list": "RETURN 0 IN range(1, 5000000000) AS n",
            "a range by another name": f"WITH {LONG_LOOP} AS r RETURN any(x IN r WHERE x < 0) AS n",
            "a name in quotes": "RETURN none(x IN `range`(1, 500000000) WHERE x < 0) AS n",
            "bounds in a parameter": "RETURN none(x IN range(1, 500000 * 1000) WHERE x < 0) AS n",
            "a loop in loops": "WITH range(1, 500) AS r RETURN all(x IN r WHERE"
            " all(y IN r WHERE all(z IN r WHERE x + y + z > 0))) AS n",
            "a loop in a loop over what is collected": "UNWIND range(1, 30000) AS x"
            " WITH collect(x) AS c RETURN all(a IN c WHERE all(b IN c WHERE a + b > 0)) AS n",
            "in the language's new loop": "CYPHER 25 RETURN allReduce(s = 0,"
            f" x IN {LONG_LOOP} | s + 1, s >= 0) AS n",
            "a regular expression": f"RETURN '{'a' * 30}' =~ '((a+)*)+b' AS n",
            "one put together": f"RETURN '{'a' * 30}' =~ '((a+)' + '*)+b' AS n",
            "one of many ways": f"RETURN '{'a' * 1200}' =~ 'a*a*a*b' AS n",
            "one in small groups": f"RETURN '{'a' * 24}' =~ '{'(a|a)' * 24}b' AS n",
            "one by its function": "RETURN string.regexReplace("
            f"'{'a' * 30}', '((a+)*)+b', '') AS n",
        },
    ),
    *several(
        "never look up",
        "text",
        {
            "lists that share their parts": "WITH range(1, 1000) AS a WITH a, [x IN a | a] AS b"
            " WITH a, [x IN a | b] AS c RETURN [x IN a | c] = [x IN a | c] AS n",
            "a short range joined to itself": f"WITH range(1, 1000) AS r WITH {'r + ' * 49}r AS r"
            " RETURN all(x IN r WHERE all(y IN r WHERE x + y > 0)) AS n",
            "a look through all at each step": "UNWIND range(1, 1000000) AS x WITH collect(x) AS c"
            " RETURN all(a IN c WHERE coll.max(c) > 0) AS n",
        },
        harms=True,
    ),
    *several(
        "never look up",
        "text",
        {
            "a part that is long itself": f"{COLLECTED} WITH [c] AS k WITH k[..1] AS m"
            " WITH m[0] AS d RETURN all(a IN d WHERE all(b IN d WHERE a + b > -1)) AS n",
            "a slice that is the whole": f"{COLLECTED}"
            " RETURN all(a IN c WHERE coll.max(c[0..]) >= a) AS n",
            "a loop over what a loop gives": f"{COLLECTED}"
            " RETURN [d IN [c] WHERE all(x IN d WHERE coll.max(d) >= x) | 1] AS n",
            "a name with an escape": "UNWIND range(1, 1000000) AS x WITH collect(x) AS `c\\u00e9`"
            " RETURN all(a IN cé WHERE all(b IN cé WHERE a + b > -1)) AS n",
            "work at each step of two loops": f"WITH '{LETTERS}' AS s"
            f" WITH s{' + s' * 80} AS s RETURN {PAIRS.format('size(toUpper(s)) > 0')} AS n",
            "a search at each step": f"WITH '{LETTERS}' AS s"
            f" RETURN {PAIRS.format('NOT s CONTAINS $b')} AS n".replace("$b", f"'{LETTERS}b'"),
            "one search": f"WITH '{LETTERS}' AS s WITH s{' + s' * 90} AS s"
            f" WITH s{' + s' * 8} AS s RETURN s CONTAINS (left(s, 3000000) + 'b') AS n",
            "lists collected again and again": "UNWIND range(1, 1000) AS x WITH collect(x) AS c"
            " UNWIND range(1, 1000) AS y WITH collect(c) AS d"
            " UNWIND range(1, 1000) AS z WITH collect(d) AS e"
            " UNWIND range(1, 1000) AS z WITH collect(e) AS f RETURN f = f + [] AS n",
        },
        harms=True,
    ),
    *(
        Attack("never look up", name, f"RETURN {made} AS n", ("text",), given, harms=True)
        for name, made, given in (
            (
                "a search of what is sent",
                "$a CONTAINS $b",
                {"a": "a" * 600_000, "b": "b" * 300_000},
            ),
            ("a number of many digits", "toInteger($a)", {"a": "9" * 900_000 + ".5"}),
            ("marks to be put in order", "normalize($a, NFC)", {"a": "\u0315\u0316" * 70_000}),
        )
    ),
    Attack(
        "never look up",
        "a regular expression in a parameter",
        "RETURN $text =~ $pattern AS n",
        ("text", "caps"),
        {"text": "a" * 30, "pattern": "((a+)*)+b"},
    ),
    *several(
        "fill the memory",
        "settings caps",
        {
            "collect": f"UNWIND {ENDLESS} AS x WITH collect(x) AS c RETURN size(c) AS n",
            "tell apart": f"UNWIND {ENDLESS} AS x RETURN count(DISTINCT x) AS n",
            "sort": f"UNWIND {ENDLESS} AS x RETURN x ORDER BY -x",
        },
    ),
    *several(
        "fill the memory",
        "text neo4j",
        {
            "a list": "RETURN size([x IN range(1, 1000000000) | x]) AS n",
            "a text that doubles": "RETURN size(reduce(s = 'a', x IN range(1, 40) | s + s)) AS n",
        },
    ),
    *several(
        "fill the memory",
        "text",
        {
            "a text in steps": "WITH 'aaaaaaaaaa' AS s "
            + "WITH s + s + s + s + s + s AS s " * 13
            + "RETURN size(s) AS n",
            "a text for each letter of another": f"WITH '{'a' * 500}' AS s"
            " WITH replace(s, 'a', s) AS s WITH replace(s, 'a', s) AS s RETURN size(s) AS n",
            "a text for each part of a list": "UNWIND range(1, 1000000) AS x WITH collect(x) AS c"
            f" RETURN size(reduce(s = '', x IN c | s + '{'a' * 10_000}')) AS n",
            "a text for each letter": "WITH 'aaaaaaaaaa' AS s "
            + "WITH replace(s, 'a', s) AS s " * 6
            + "RETURN size(s) AS n",
            "the letters of a text": "WITH 'aaaaaaaaaa' AS s "
            + "WITH s + s + s + s + s + s AS s " * 8
            + "RETURN size(split(s, '')) AS n",
        },
        harms=True,
    ),
    *several(
        "fill the reader's memory",
        "caps",
        {
            "a long list": "UNWIND range(1, 200000) AS x RETURN collect(x) AS all",
            "a long text": "MATCH (b:Bank) RETURN reduce(s = '', x IN range(1, 1000) | s + '"
            + "a" * 1000
            + "') AS text",
            "many rows": f"UNWIND {ENDLESS} AS x RETURN x",
        },
    ),
    *several(
        "fill the reader's memory",
        "text caps",
        {
            "lists in lists": "WITH [1, 1, 1, 1, 1, 1, 1, 1, 1, 1] AS a " + ""
            "WITH [a, a, a, a, a, a, a, a, a, a] AS a " * 5 + "RETURN a",
        },
    ),
    *several(
        "keep the planner busy",
        "text",
        {
            "brackets": f"RETURN {'[' * 2000}1{']' * 2000} AS n",
            "exclusive ors": f"MATCH (n) WHERE {' XOR '.join(['n.x'] * 60)} RETURN n",
            "negations": f"RETURN {'NOT ' * 2000}true AS n",
            "a long sum": f"RETURN {' + '.join(['1'] * 2000)} AS n",
            "negated labels": f"MATCH (n:{'!' * 8000}A) RETURN n",
            "many labels": f"MATCH (n:{'&'.join('A' * 8000)}) RETURN n",
            "properties of properties": f"MATCH (n) RETURN n{'.a' * 900}",
            "groups in groups": f"RETURN 'a' =~ '{'(' * 400}a{')' * 400}' AS n",
            "cases": f"RETURN {'CASE WHEN true THEN ' * 500}1{' END' * 500} AS n",
            "subqueries": f"RETURN {'EXISTS { MATCH (n) WHERE ' * 40}true{' }' * 40} AS n",
            "arms": " UNION ".join(["MATCH (n) RETURN n"] * 500),
            "a long text": f"RETURN size('{'a' * 1_000_000}') AS n",
        },
        harms=True,
    ),
)
