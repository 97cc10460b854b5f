// Numbers, until dividing by one of them fails.
//
// param last: int              The last number that is right.
// column n: int                The number.
// column part: int             A part of it.
// order: n
// example: {"last": 3}
UNWIND range(1, $last + 5000) AS n
RETURN n, n / ($last + 1 - n) AS part
