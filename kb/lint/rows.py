"""The rows of one arm of a query where the reading stands."""

from dataclasses import dataclass, field

from kb.lint.reading import Scope
from kb.lint.things import Binding


@dataclass
class Rows:
    """What each row has names for, and what it runs through.

    Attributes:
        returned: what RETURN gives; what stands after it may still use the names from before it.
    """

    names: dict[str, Binding]
    scope: Scope
    returned: dict[str, Binding] = field(default_factory=dict)


Ends = list[Rows]
