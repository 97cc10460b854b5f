"""Chance that falls the same on every machine, and the power laws drawn by it.

Python promises that `Random(int).random()` gives the same numbers in every version, and promises it
of no other method. IEEE 754 gives the four operations one result, and `pow` and `log` none. So all
that is drawn here is made of `random()` by those operations alone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

T = TypeVar("T")
_STREAMS = 64  # more than there are, so that no two seeds share one


@dataclass(frozen=True)
class Chance:
    """Draws that follow one another; `draw` gives a number from 0 to below 1."""

    draw: Callable[[], float]

    def happens(self, share: float) -> bool:
        """Say yes in this share of all cases."""
        return self.draw() < share

    def below(self, bound: int) -> int:
        """Return a whole number from 0 to below a bound, each as often."""
        return int(bound * self.draw())

    def one_of(self, choices: Sequence[T]) -> T:
        """Return one of several, each as often as it is listed."""
        return choices[int(len(choices) * self.draw())]

    def rank(self, size: int, law: int) -> int:
        """Return a rank from 0 to below `size`, low ones most often: `size` times a draw to `law`.

        A rank r then comes up in proportion to (r + 1)^(1/law) - r^(1/law), by Zipf's law with the
        exponent s = 1 - 1/law: the first in a share of size^(-1/law) of all draws. Degrees of such
        ranks have a power law's tail whose density falls with the exponent 1 + 1/s: 3 for the law
        2, 2.5 for 3, 2.33 for 4. Networks of finance and of most else are found between 2 and 3
        (Clauset, Shalizi, Newman, "Power-law distributions in empirical data", 2009; for banks,
        Boss et al., "Network topology of the interbank market", 2004).
        """
        drawn = self.draw()
        power = drawn
        for _ in range(law - 1):
            power *= drawn
        return int(size * power)

    def pareto(self, low: int, high: int) -> int:
        """Return a number between two bounds by a bounded Pareto law with the exponent 1.

        This inverts its distribution, as the generator of the LDBC Financial Benchmark does for its
        degrees; at this exponent the inversion needs no power.
        """
        return int(low / (1 - self.draw() * (1 - low / high)))

    def several(self, low: int, high: int, make: Callable[[], T], but: Sequence[T] = ()) -> list[T]:
        """Return up to as many as a Pareto law says, all different, and none of those left out."""
        wanted = self.pareto(low, high)
        return list(_different((make() for _ in range(wanted)), but))


def _different(drawn: Iterator[T], but: Sequence[T]) -> dict[T, None]:
    return {one: None for one in drawn if one not in but}


def stream(seed: int, number: int) -> Chance:
    """Return the draws of one of a seed's streams, which know nothing of each other."""
    return Chance(Random(seed * _STREAMS + number).random)  # noqa: S311 - no secret hangs on it
