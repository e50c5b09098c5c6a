import { LongNumber } from './long-number'

/** Characters that are not seen, or turn the order of what follows: in received text they would show something else. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** A scalar as JSON writes it, a long number by its digits; what is not seen stands there as its escape. */
export function valueText(value: unknown): string {
  if (value instanceof LongNumber) return value.digits
  const text = JSON.stringify(value) ?? 'null'
  return text.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The same, cut for a line of the screen. */
export function shortText(value: unknown, max = 80): string {
  const text = valueText(value)
  return text.length > max ? `${text.slice(0, max).replace(/[\ud800-\udbff]$/, '')}…` : text
}

export const isBranch = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof LongNumber)
