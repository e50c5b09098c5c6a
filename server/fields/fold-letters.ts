import { type SQL, sql } from 'drizzle-orm'

/** Capital letters of the Latin alphabets of Europe that have one small letter: À–Þ and Ā–Ž, less İ. */
const CAPITALS = range(0xc0, 0x17f).filter((letter) => {
  const small = letter.toLowerCase()
  return small !== letter && small.length === 1
})
const FROM = CAPITALS.join('')
const TO = FROM.toLowerCase()
const SMALL_OF = new Map(CAPITALS.map((letter) => [letter, letter.toLowerCase()]))
const ANY_CAPITAL = new RegExp(`[A-Z${FROM}]`, 'g')

/**
 * The text without the letter case of A–Z and the Latin letters with marks: what `contains` and its like compare.
 * A fixed table instead of `toLowerCase`, so that Postgres, whose `lower` follows its locale, folds the very same letters.
 */
export function foldLetters(text: string): string {
  return text.replace(ANY_CAPITAL, (letter) => SMALL_OF.get(letter) ?? letter.toLowerCase())
}

/** The same in Postgres. `lower` in the collation "C" knows A–Z only; the table is consulted where other letters occur. */
export function foldedSql(text: SQL): SQL {
  const small = sql`lower(${text} collate "C")`
  return sql`(case when octet_length(${text}) = length(${text}) then ${small} else translate(${small}, ${FROM}::text, ${TO}::text) end)`
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))
}
