// Numbers, of which one cannot be divided by.
//
// param count: int             How many.
// param last: int              The last number that can be divided by.
// column n: int                The number.
// column part: int             A part of it.
// order: n
// example: {"count": 3, "last": 3}
UNWIND range(1, $count) AS n
RETURN n, n / ($last + 1 - n) AS part
