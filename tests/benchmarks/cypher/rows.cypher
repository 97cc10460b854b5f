// Rows of the sort that answers have: texts, numbers, a day, a truth, a list, a null.
//
// param count: int            How many.
// column number: int          The row's number.
// column party: string        An id.
// column name: string         A name.
// column amount: float        An amount.
// column begins: date         A day.
// column disputed: bool       A truth.
// column facts: string[]      Ids.
// column ends: date?          Never known.
// order: number
// example: {"count": 10}
// limits: seconds 600
CYPHER 25
UNWIND range(1, $count) AS number
RETURN number, 'party-' + number AS party, 'The name of party ' + number AS name,
       number / 7.0 AS amount, date('2018-06-05') AS begins, number % 2 = 0 AS disputed,
       ['65fd2431445f98fc', '7f7b2cd2f6cd0c17'] AS facts, null AS ends
