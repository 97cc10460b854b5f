"""Attacks that reach for what is not theirs: files, addresses, settings, other data, writing."""

from tests.guard.attack import Attack, several

FILE = "file:///bait.csv"
WEB = "http://127.0.0.1:9/"

REACHING: tuple[Attack, ...] = (
    *several(
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
    *several(
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
    *several(
        "call a procedure",
        "text plan access",
        {"make a label": "CALL db.createLabel('Mine')"},
    ),
    *several(
        "call a procedure",
        "text neo4j",
        {
            "of a plugin": "CALL apoc.load.json('http://127.0.0.1:9/') YIELD value RETURN value",
            "in capitals": "CALL DBMS.LISTCONFIG() YIELD name RETURN name",
            "change a setting": "CALL dbms.setConfigValue('db.transaction.timeout', '0')",
        },
    ),
    *several(
        "call a function of a plugin, or one that does more than compute",
        "text neo4j",
        {
            "runs a statement": "RETURN apoc.cypher.runFirstColumnSingle('RETURN 1', {}) AS x",
            "calls an address": "RETURN genai.vector.encode('x', 'OpenAI', {token: ''}) AS x",
            "a name in quotes": "RETURN `apoc`.`util`.`sha1`(['x']) AS x",
            "another graph": "USE graph.byName('system') RETURN 1 AS x",
        },
    ),
    *several(
        "call a function of a plugin, or one that does more than compute",
        "text",
        {"where files are read from": "RETURN file() AS x"},
    ),
    *several(
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
    *several(
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
    *several(
        "administer",
        "plan neo4j",
        {
            "end what others run, found first": "SHOW TRANSACTIONS YIELD transactionId AS id"
            " TERMINATE TRANSACTIONS id YIELD message RETURN message",
        },
    ),
    *several(
        "leave the graph",
        "text",
        {
            "by name": "USE neo4j MATCH (b:Bank) RETURN b.id AS id",
            "in a subquery": "CALL () { USE neo4j MATCH (b:Bank) RETURN b } RETURN b.id AS id",
            "letters as escapes": "\\u0055SE neo4j MATCH (b:Bank) RETURN b.id AS id",
        },
    ),
    *several(
        "leave the graph",
        "text neo4j",
        {
            "for the users": "USE system MATCH (u:User) RETURN u",
            "for what administers": "USE system SHOW USERS",
        },
    ),
    *several(
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
    *several(
        "write",
        "plan",
        {"in transactions": "CALL () { RETURN 1 AS x } IN TRANSACTIONS OF 1 ROW RETURN x"},
    ),
    *several(
        "write",
        "text plan",
        {"as an explanation": "EXPLAIN CREATE (n:Mine)"},
    ),
    *several(
        "write",
        "neo4j",
        {"behind another statement": "RETURN 1 AS x; CREATE (n:Mine)"},
    ),
    *several(
        "write",
        "text neo4j",
        {"as a profile": "PROFILE CREATE (n:Mine)"},
    ),
    *several(
        "be planned otherwise",
        "text",
        {
            "by an option": "CYPHER runtime=interpreted MATCH (b:Bank) RETURN b.id AS id",
            "by one for debugging": "CYPHER debug=ast MATCH (b:Bank) RETURN b.id AS id",
        },
    ),
)
