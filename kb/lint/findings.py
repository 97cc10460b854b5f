"""What lint finds: one thing that is wrong or doubtful in a file, by which rule, and the remedy."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kb.language.tokens import Place

# By code, what each rule finds. The README and the help of `kb lint` have the same table.
RULES: Mapping[str, str] = MappingProxyType(
    {
        "syntax": "what Neo4j cannot read",
        "header": "a question whose header breaks a rule, or that does not return what it declares",
        "writes": "a statement that writes, or administers: only loading writes",
        "deprecated": "what Neo4j says that it will no longer read",
        "unknown-label": "a label that the model does not have",
        "unknown-type": "a relationship type that the model does not have",
        "unknown-property": "a property that what it is asked of never has",
        "direction": "a relationship between ends, or in a direction, that the model does not have",
        "unbounded": "a pattern of variable length with no upper bound",
        "cartesian-product": "patterns that nothing joins, so that every row meets every other",
        "scan": "a property looked up in a way that its index cannot serve",
        "null-test": "`$x IS NULL OR n.id = $x` on what the search would begin at",
        "overlap": "a chain of several agreements that does not ask whether they overlap in time",
        "asked": "a chain of which a day, a period or the like is asked, and not of every hop",
        "allow": "a comment `// lint: allow` with no rule or no reason, or that silences nothing",
    }
)


@dataclass(frozen=True, order=True)
class Finding:
    """One finding. Lines and columns count from 1, columns in characters."""

    file: str
    line: int
    column: int
    code: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code}: {self.what}; {self.remedy}"


@dataclass(frozen=True, order=True)
class Found:
    """A finding within one statement, before its file is known."""

    place: Place
    code: str
    what: str
    remedy: str
