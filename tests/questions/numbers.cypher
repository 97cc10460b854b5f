// Numbers from one, with a day and a word each; every seventh has no word.
//
// param count: int             How many.
// param words: string[] = ["=1+1", "plain", "a, \"b\""]   The words, in turns.
// column n: int                The number.
// column day: date             The day so many days after 2000-01-01.
// column word: string?         A word.
// order: n
// example: {"count": 3}
UNWIND range(1, $count) AS n
RETURN n, date('2000-01-01') + duration({days: n}) AS day,
       CASE WHEN n % 7 = 0 THEN null ELSE $words[n % size($words)] END AS word
