import { z } from 'zod'

const FIELD_ID_CHARACTERS_MAX = 150
const ALIAS_CHARACTERS_MAX = 64
/** `id` is the event's own; the others are names that JavaScript gives a meaning. */
const RESERVED = new Set(['id', '__proto__', 'constructor', 'prototype'])

/** A field id (contract §4): a letter, then letters, digits, `-`, `_`. */
export const fieldIdSchema = z
  .string()
  .max(FIELD_ID_CHARACTERS_MAX, `at most ${FIELD_ID_CHARACTERS_MAX} characters`)
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'expected a letter, then letters, digits, - or _')
  .refine((id) => !RESERVED.has(id), 'this id is reserved')

/** An alias (contract §4): lower-case letters, digits and hyphens; unique in the store, which the database decides. */
export const aliasSchema = z
  .string()
  .max(ALIAS_CHARACTERS_MAX, `at most ${ALIAS_CHARACTERS_MAX} characters`)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and hyphens, not beginning with a hyphen')

/** The id that a field gets from its name: "Número de pedido" → "numero-de-pedido". Always a valid field id. */
export function slugOfName(name: string): string {
  const slug = asciiSlug(name)
  const id = /^[a-z]/.test(slug) ? slug : slug === '' ? 'field' : `field-${slug}`
  const cut = id.slice(0, FIELD_ID_CHARACTERS_MAX).replace(/-+$/, '')
  return RESERVED.has(cut) ? `field-${cut}` : cut
}

/** The alias that is proposed for an event type's name: "Order shipped" → "order-shipped". Always a valid alias. */
export function aliasOfName(name: string): string {
  return asciiSlug(name).slice(0, ALIAS_CHARACTERS_MAX).replace(/-+$/, '') || 'event'
}

/** Lower-case ASCII letters and digits with single hyphens between; accents fall off, other scripts leave nothing. */
function asciiSlug(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase()
  return ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
}
