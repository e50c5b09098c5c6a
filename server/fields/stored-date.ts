const MONTHS_AND_DAYS = [
  '(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])',
  '(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)',
  '02-(?:0[1-9]|1[0-9]|2[0-8])',
].join('|')
const BY_FOUR = '(?:0[48]|[2468][048]|[13579][26])'
const LEAP_DAY = `(?:[0-9]{2}${BY_FOUR}|${BY_FOUR}00)-02-29`
const TIME = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]'

/**
 * An instant exactly as `readDate` stores it, a real day included, in the grammar that JavaScript and Postgres share:
 * what matches can be cast to `timestamptz`. Without their Z two such texts compare as their instants do.
 */
export const STORED_DATE_PATTERN = `^(?:(?!0000)[0-9]{4}-(?:${MONTHS_AND_DAYS})|${LEAP_DAY})T${TIME}[.][0-9]{3}(?:[0-9]{0,2}[1-9])?Z$`

const STORED_DATE = new RegExp(STORED_DATE_PATTERN)

export function isStoredDate(text: string): boolean {
  return STORED_DATE.test(text)
}
