// What is given, given back: one parameter of each type.
//
// param count: int             A whole number.
// param words: string[]        Texts.
// param from: date             A day.
// param half: float            A number.
// param sure: bool = true      A truth.
// param nothing: date? = null  Nothing.
// column count: int            The whole number.
// column words: string[]       The texts.
// column from: date            The day.
// column half: float           The number.
// column sure: bool            The truth.
// column nothing: date?        Nothing.
// order: count
// example: {"count": 1, "words": ["a"], "from": "2018-06-05", "half": 0.5}
RETURN $count AS count, $words AS words, $from AS from, $half AS half, $sure AS sure,
       $nothing AS nothing
