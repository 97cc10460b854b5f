// Numbers of which an answer has few.
//
// param count: int             How many.
// column n: int                The number.
// order: n desc
// limits: rows 500, bytes 100, seconds 2
// example: {"count": 3}
UNWIND range(1, $count) AS n
RETURN n
