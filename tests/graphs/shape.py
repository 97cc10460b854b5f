"""How large a graph is made: how many of each kind there are for a number of relationships."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """The parties among whom others are chosen, lowest numbers most often."""

    banks: int
    companies: int
    organizations: int
    organs: int
    people: int


def of(relationships: int) -> Shape:
    """Return the sizes for so many relationships.

    A bank has a part in some ten credit lines in the mean. By the law of lenders (`credit`) the
    first then has some 10^5 where there are 10^7 relationships. Where there are 10^6, the first has
    twice 10^4, and there are lenders of 10^3 and of 10^2.
    """
    return Shape(
        banks=max(3, relationships // 50),
        companies=max(20, relationships // 12),
        organizations=max(3, relationships // 500),
        organs=max(3, relationships // 120),
        people=max(10, relationships // 20),
    )
