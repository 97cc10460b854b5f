// What is given, given back: one parameter of each type, each with a default.
//
// param count: int = 1         A whole number.
// param words: string[] = ["a", "b"]   Texts.
// param from: date = "2018-06-05"   A day.
// param half: float = 0.5      A number.
// param sure: bool = true      A truth.
// param kind: one|other = "one"   A choice.
// param nothing: date? = null  Nothing.
// column count: int            The whole number.
// column words: string[]       The texts.
// column from: date            The day.
// column half: float           The number.
// column sure: bool            The truth.
// column kind: one|other       The choice.
// column nothing: date?        Nothing.
// order: count
// example: {}
RETURN $count AS count, $words AS words, $from AS from, $half AS half, $sure AS sure,
       $kind AS kind, $nothing AS nothing
