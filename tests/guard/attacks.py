"""The attacks that the guard is tried with, and what stops each: run by `make attacks` and a test.

`stops` names every layer that stops an attack by itself, in the order in which it meets them:

- `text`, `plan`, `access`, `caps`: the guard's own, see `kb.guard`;
- `settings`: the configuration of the server;
- `neo4j`: what no configuration changes, such as that it takes one statement at a time.

With all layers on the first stops it; with the first off, the second; and where there is no other,
the attack succeeds, which the test sees too. `harms` are those that are not tried with their one
layer off, because Neo4j would not survive it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FILE = "file:///bait.csv"
WEB = "http://127.0.0.1:9/"
LONG_LOOP = "range(1, 500000000)"  # some seconds
ENDLESS = "range(1, 1000000000000)"


@dataclass(frozen=True)
class Attack:
    """A statement that no caller may have run to its end.

    Attributes:
        group: what it is after.
        harms: whether Neo4j would be lost without the first layer.
    """

    group: str
    name: str
    statement: str
    stops: tuple[str, ...]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    harms: bool = False


def _all(
    group: str, stops: str, statements: Mapping[str, str], *, harms: bool = False
) -> tuple[Attack, ...]:
    return tuple(
        Attack(group, name, statement, tuple(stops.split()), harms=harms)
        for name, statement in statements.items()
    )


ATTACKS: tuple[Attack, ...] = (
    *_all(
        "read a file, call an address",
        "plan settings",
        {
            "a file": f"LOAD CSV FROM '{FILE}' AS row RETURN row",
            "an address": f"LOAD CSV FROM '{WEB}' AS row RETURN row",
            "by another protocol": "LOAD CSV FROM 'ftp://127.0.0.1:9/' AS row RETURN row",
            "in small letters": f"load csv with headers from '{FILE}' as row return row",
            "a comment inside": f"LOAD/* */CSV FROM '{FILE}' AS row RETURN row",
            "a line's comment inside": f"LOAD // CSV\nCSV FROM '{FILE}' AS row RETURN row",
            "after a comment that ends": f"// a comment\rLOAD CSV FROM '{FILE}' AS row RETURN row",
            "in a subquery": f"CALL () {{ LOAD CSV FROM '{FILE}' AS row RETURN row }} RETURN row",
            "in EXISTS": f"RETURN EXISTS {{ LOAD CSV FROM '{FILE}' AS row RETURN row }} AS found",
            "in COUNT": f"RETURN COUNT {{ LOAD CSV FROM '{FILE}' AS row RETURN row }} AS found",
            "in COLLECT": f"RETURN COLLECT {{ LOAD CSV FROM '{FILE}' AS row RETURN row }} AS found",
            "in a WHERE": "MATCH (b:Bank)"
            f" WHERE COUNT {{ LOAD CSV FROM '{FILE}' AS row RETURN row }} > 0 RETURN b",
            "in the other arm": f"RETURN 1 AS row UNION LOAD CSV FROM '{FILE}' AS row RETURN row",
            "in an arm of WHEN": f"CYPHER 25 CALL () {{ WHEN true THEN {{ LOAD CSV FROM '{FILE}'"
            " AS row RETURN row } ELSE { RETURN [] AS row } } RETURN row",
            "after NEXT": f"CYPHER 25 RETURN '{FILE}' AS url"
            " NEXT LOAD CSV FROM url AS row RETURN row",
            "an address put together": "WITH 'file:' + '///bait' + '.csv' AS url"
            " LOAD CSV FROM url AS row RETURN row",
            "for each row": f"MATCH (b:Bank) LOAD CSV FROM '{FILE}' AS row RETURN b, row",
            "in the older language": f"CYPHER 5 LOAD CSV FROM '{FILE}' AS row RETURN row",
        },
    ),
    Attack(
        "read a file, call an address",
        "an address in a parameter",
        "LOAD CSV FROM $url AS row RETURN row",
        ("plan", "settings"),
        {"url": FILE},
    ),
    Attack(
        "read a file, call an address",
        "letters as escapes",
        f"\\u004cOAD CSV FROM '{FILE}' AS row RETURN row",
        ("text", "plan", "settings"),
    ),
    Attack(
        "read a file, call an address",
        "a text that ends by an escape",
        f"WITH '\\u0027 AS text LOAD CSV FROM '{FILE}' AS row RETURN row // '",
        ("text", "plan", "settings"),
    ),
    *_all(
        "call a procedure",
        "text plan",
        {
            "the settings": "CALL dbms.listConfig() YIELD name, value RETURN name, value",
            "the version": "CALL dbms.components()",
            "what Java tells": "CALL dbms.queryJmx('java.lang:type=Runtime')",
            "a name in quotes": "CALL `dbms`.`listConfig`() YIELD name RETURN name",
            "a name in parts": "CALL dbms\n . /* */ listConfig () YIELD name RETURN name",
            "in a subquery": "RETURN COLLECT { CALL db.labels() YIELD label RETURN label } AS all",
            "in EXISTS": "RETURN EXISTS { CALL db.labels() YIELD label RETURN label } AS any",
            "after a reading clause": "MATCH (b:Bank) CALL db.labels() YIELD label RETURN b, label",
            "in the other arm": "RETURN '' AS l UNION CALL db.labels() YIELD label AS l RETURN l",
            "hide from the watch": "CALL tx.setMetaData({throughline: ''})",
            "forget all plans": "CALL db.clearQueryCaches()",
        },
    ),
    Attack("call a procedure", "without brackets", "CALL dbms.components", ("plan",)),
    *_all(
        "call a procedure",
        "text plan access",
        {"make a label": "CALL db.createLabel('Mine')"},
    ),
    *_all(
        "call a procedure",
        "text neo4j",
        {
            "of a plugin": "CALL apoc.load.json('http://127.0.0.1:9/') YIELD value RETURN value",
            "in capitals": "CALL DBMS.LISTCONFIG() YIELD name RETURN name",
            "change a setting": "CALL dbms.setConfigValue('db.transaction.timeout', '0')",
        },
    ),
    *_all(
        "call a function of a plugin, or one that does more than compute",
        "text neo4j",
        {
            "runs a statement": "RETURN apoc.cypher.runFirstColumnSingle('RETURN 1', {}) AS x",
            "calls an address": "RETURN genai.vector.encode('x', 'OpenAI', {token: ''}) AS x",
            "a name in quotes": "RETURN `apoc`.`util`.`sha1`(['x']) AS x",
            "another graph": "USE graph.byName('system') RETURN 1 AS x",
        },
    ),
    *_all(
        "call a function of a plugin, or one that does more than compute",
        "text",
        {"where files are read from": "RETURN file() AS x"},
    ),
    *_all(
        "administer",
        "plan",
        {
            "the settings": "SHOW SETTINGS YIELD name, value",
            "the transactions of others": "SHOW TRANSACTIONS",
            "the procedures": "SHOW PROCEDURES EXECUTABLE",
            "the functions": "SHOW USER DEFINED FUNCTIONS",
            "the indexes": "SHOW INDEXES YIELD *",
            "the constraints": "show constraints",
            "the databases": "SHOW DATABASES",
            "who I am": "SHOW CURRENT USER",
            "the users": "SHOW USERS",
            "end what others run": "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
        },
    ),
    *_all(
        "administer",
        "plan access",
        {
            "make a user": "CREATE USER mine SET PASSWORD 'password1' CHANGE NOT REQUIRED",
            "change the password": "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'password1'",
            "remove a user": "DROP USER neo4j IF EXISTS",
            "make an index": "CREATE INDEX mine FOR (n:Mine) ON (n.name)",
            "make a constraint": "CREATE CONSTRAINT mine FOR (n:Mine) REQUIRE n.id IS UNIQUE",
            "remove an index": "DROP INDEX mine IF EXISTS",
            "stop the database": "STOP DATABASE neo4j",
            "make a database": "CREATE DATABASE mine",
            "grant a role": "GRANT ROLE admin TO neo4j",
        },
    ),
    *_all(
        "administer",
        "plan neo4j",
        {
            "end what others run, found first": "SHOW TRANSACTIONS YIELD transactionId AS id"
            " TERMINATE TRANSACTIONS id YIELD message RETURN message",
        },
    ),
    *_all(
        "leave the graph",
        "text",
        {
            "by name": "USE neo4j MATCH (b:Bank) RETURN b.id AS id",
            "in a subquery": "CALL () { USE neo4j MATCH (b:Bank) RETURN b } RETURN b.id AS id",
            "letters as escapes": "\\u0055SE neo4j MATCH (b:Bank) RETURN b.id AS id",
        },
    ),
    *_all(
        "leave the graph",
        "text neo4j",
        {
            "for the users": "USE system MATCH (u:User) RETURN u",
            "for what administers": "USE system SHOW USERS",
        },
    ),
    *_all(
        "write",
        "plan access",
        {
            "a node": "CREATE (n:Mine)",
            "by GQL's word": "INSERT (n:Mine)",
            "if there is none": "MERGE (n:Mine {id: 1})",
            "a property": "MATCH (b:Bank) SET b.name = 'mine'",
            "a property by its name": "MATCH (b:Bank) SET b[$name] = 'mine'",
            "a label": "MATCH (b:Bank) SET b:$('Mine')",
            "remove a property": "MATCH (b:Bank) REMOVE b.name",
            "delete all": "MATCH (n) DETACH DELETE n",
            "in a loop": "FOREACH (x IN [1, 2] | CREATE (:Mine))",
            "in a subquery": "MATCH (b:Bank) CALL (b) { CREATE (m:Mine) RETURN m } RETURN b, m",
            "in the other arm": "RETURN 1 AS x UNION CREATE (n:Mine) RETURN 2 AS x",
            "after a text that looks like a comment": "WITH '/*' AS a CREATE (n:Mine) RETURN '*/'",
        },
    ),
    *_all(
        "write",
        "plan",
        {"in transactions": "CALL () { RETURN 1 AS x } IN TRANSACTIONS OF 1 ROW RETURN x"},
    ),
    *_all(
        "write",
        "text plan",
        {"as an explanation": "EXPLAIN CREATE (n:Mine)"},
    ),
    *_all(
        "write",
        "neo4j",
        {"behind another statement": "RETURN 1 AS x; CREATE (n:Mine)"},
    ),
    *_all(
        "write",
        "text neo4j",
        {"as a profile": "PROFILE CREATE (n:Mine)"},
    ),
    *_all(
        "be planned otherwise",
        "text",
        {
            "by an option": "CYPHER runtime=interpreted MATCH (b:Bank) RETURN b.id AS id",
            "by one for debugging": "CYPHER debug=ast MATCH (b:Bank) RETURN b.id AS id",
        },
    ),
    *_all(
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
    *_all(
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
    *_all(
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
    Attack(
        "never look up",
        "a regular expression in a parameter",
        "RETURN $text =~ $pattern AS n",
        ("text", "caps"),
        {"text": "a" * 30, "pattern": "((a+)*)+b"},
    ),
    *_all(
        "fill the memory",
        "settings caps",
        {
            "collect": f"UNWIND {ENDLESS} AS x WITH collect(x) AS c RETURN size(c) AS n",
            "tell apart": f"UNWIND {ENDLESS} AS x RETURN count(DISTINCT x) AS n",
            "sort": f"UNWIND {ENDLESS} AS x RETURN x ORDER BY -x",
        },
    ),
    *_all(
        "fill the memory",
        "text neo4j",
        {
            "a list": "RETURN size([x IN range(1, 1000000000) | x]) AS n",
            "a text that doubles": "RETURN size(reduce(s = 'a', x IN range(1, 40) | s + s)) AS n",
        },
    ),
    *_all(
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
    *_all(
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
    *_all(
        "fill the reader's memory",
        "text caps",
        {
            "lists in lists": "WITH [1, 1, 1, 1, 1, 1, 1, 1, 1, 1] AS a " + ""
            "WITH [a, a, a, a, a, a, a, a, a, a] AS a " * 5 + "RETURN a",
        },
    ),
    *_all(
        "keep the planner busy",
        "text",
        {
            "brackets": f"RETURN {'[' * 2000}1{']' * 2000} AS n",
            "exclusive ors": f"MATCH (n) WHERE {' XOR '.join(['n.x'] * 60)} RETURN n",
            "negations": f"RETURN {'NOT ' * 2000}true AS n",
            "a long sum": f"RETURN {' + '.join(['1'] * 2000)} AS n",
            "cases": f"RETURN {'CASE WHEN true THEN ' * 500}1{' END' * 500} AS n",
            "subqueries": f"RETURN {'EXISTS { MATCH (n) WHERE ' * 40}true{' }' * 40} AS n",
            "arms": " UNION ".join(["MATCH (n) RETURN n"] * 500),
            "a long text": f"RETURN size('{'a' * 1_000_000}') AS n",
        },
        harms=True,
    ),
)
