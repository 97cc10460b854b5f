import pytest

from kb.language import patterns
from kb.language.patterns import Element, Node
from kb.language.tokens import tokens
from kb.language.tree import tree

ARROWS = {"out": "->", "in": "<-", "both": "--"}


def _drawn(element: Element) -> str:
    name = element.variable.text if element.variable else ""
    expression = element.labels if isinstance(element, Node) else element.types
    names = "".join(f":{token.name}" for token in expression.names()) if expression else ""
    many = "…" if element.repeated else ""
    if isinstance(element, Node):
        return f"({name}{names}){many}"
    length = f"{{{element.length.least},{element.length.most}}}" if element.length else ""
    return f"{ARROWS[element.direction]}[{name}{names}]{length}{many}"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("(a:Bank)-[r:OWNS|LENDS]->(b)", ["(a:Bank) ->[r:OWNS:LENDS] (b)"]),
        ("()<--()-->()--()<-->()", ["() <-[] () ->[] () --[] () --[] ()"]),
        ("(a)-[*]->(b)-[*2]-(c)", ["(a) ->[]{1,None} (b) --[]{2,2} (c)"]),
        ("(a)-[*1..3]->(b)-[*..3]-(c)", ["(a) ->[]{1,3} (b) --[]{1,3} (c)"]),
        ("(a)-[:T*2..]->(b)", ["(a) ->[:T]{2,None} (b)"]),
        ("(a)-[:T]->{1,5}(b)-[:T]-+(c)-->*(d)", [
            "(a) ->[:T]{1,5} (b) --[:T]{1,None} (c) ->[]{0,None} (d)"]),
        ("(a)-[:T]-{,5}(b)-[:T]-{3}(c)", ["(a) --[:T]{0,5} (b) --[:T]{3,3} (c)"]),
        ("(a) ((b)-[:T]->(c)){1,3} (d)", ["(a) (b)… ->[:T]… (c)… (d)"]),
        ("p = SHORTEST 2 GROUPS (a)-->(b), (c)", ["(a) ->[] (b)", "(c)"]),
        ("p = shortestPath((a)-[*]-(b))", ["(a) --[]{1,None} (b)"]),
        ("(a {id: $x} ), (b $map), (c WHERE c.x = (1))", ["(a)", "(b)", "(c)"]),
        ("(where)-[is]->(`a b` IS X)", ["(where) ->[is] (`a b`:X)"]),
    ],
)  # fmt: skip
def test_reads_paths(text: str, drawn: list[str]) -> None:
    items = tree(tokens(text))
    assert items is not None
    found = [" ".join(map(_drawn, path.elements)) for path in patterns.paths(items)]
    assert found == drawn


@pytest.mark.parametrize(
    ("text", "is_path"),
    [
        ("(a)-[:T]->(b)", True),
        ("(a)-->(b)", True),
        ("(a:X {id: 1})<-[r]-()", True),
        ("(a) - (b)", False),
        ("(a + 1)-[1]-(b)", False),
        ("(a) -1", False),
        ("(a)", False),
    ],
)
def test_tells_patterns_from_sums(text: str, is_path: bool) -> None:
    items = tree(tokens(text))
    assert items is not None
    assert patterns.is_path(items, 0) is is_path
