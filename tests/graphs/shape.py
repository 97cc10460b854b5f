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

    A bank has some 30 credit lines in the mean. By the law of lenders (`credit`) the first then
    has some 10^5 where there are 10^7 relationships, and at 10^6 there are lenders with some 10^4,
    10^3, and 10^2 of them.
    """
    return Shape(
        banks=max(3, relationships // 200),
        companies=max(20, relationships // 12),
        organizations=max(3, relationships // 500),
        organs=max(3, relationships // 120),
        people=max(10, relationships // 20),
    )
