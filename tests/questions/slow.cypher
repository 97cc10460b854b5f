// Rows of one word, of which there may be more than are read in time.
//
// param count: int             How many.
// param word: string           The word.
// column n: int                The number.
// column word: string          The word.
// order: n
// limits: seconds 2
// example: {"count": 3, "word": "x"}
UNWIND range(1, $count) AS n
RETURN n, $word AS word
