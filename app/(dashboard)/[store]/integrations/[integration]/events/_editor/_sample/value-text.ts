import { LongNumber } from './long-number'

/** A scalar as JSON writes it, without what it may not show: a long number by its digits, text in quotes. */
export function valueText(value: unknown): string {
  if (value instanceof LongNumber) return value.digits
  return JSON.stringify(value) ?? 'null'
}

/** The same, cut for a line of the screen. */
export function shortText(value: unknown, max = 80): string {
  const text = valueText(value)
  return text.length > max ? `${text.slice(0, max).replace(/[\ud800-\udbff]$/, '')}…` : text
}

export const isBranch = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof LongNumber)
