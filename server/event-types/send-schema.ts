import { z } from 'zod'
import { aliasSchema } from '@/server/fields/field-id'
import { parsePointer } from '@/server/fields/json-pointer'
import { nameSchema } from '@/server/integrations/text-schema'
import { type Fault, FIELDS_MAX, fieldFaults, fieldSchema, listOf } from './field-schema'
import { withFaults } from './with-faults'

const HEADERS_MAX = 20
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/
/** What Node writes into a header: visible Latin-1, blanks, tabs; no line break (RFC 9110 §5.5). */
const HEADER_VALUE = /^[\t\x20-\x7e\xa0-\xff]*$/
/** Those that the connection, the body or the signature are made of. */
const OURS = new Set([
  ...['host', 'content-length', 'connection', 'transfer-encoding', 'keep-alive', 'upgrade', 'expect', 'te', 'trailer'],
])

/** A credential as it is shown: nobody can send this character in a header, so it is told from any value. */
const MASK = '••••'
export const maskOf = (value: string): string => (value.length < 12 ? MASK : `${MASK} ${value.slice(-4)}`)
export const isMask = (value: string): boolean => value.startsWith(MASK)

/** Whether a header of this name carries what nobody else should read. */
export const isCredential = (name: string): boolean => /^(authorization|cookie)$|token|secret|key/i.test(name)

const headerName = z
  .string()
  .trim()
  .regex(HEADER_NAME, 'expected the name of a header, such as X-Shop')
  .refine((name) => !OURS.has(name.toLowerCase()) && !/^(webhook|proxy)-/i.test(name), 'this header is set by Inlet')
const headerValue = z
  .string()
  .trim()
  .max(2000)
  .refine((value) => HEADER_VALUE.test(value) || isMask(value), 'expected Latin letters, digits and signs in one line')

export const webhookHeaderSchema = z.strictObject({ name: headerName, value: headerValue })
export type WebhookHeader = z.output<typeof webhookHeaderSchema>

const webhookUrl = z
  .string()
  .trim()
  .max(2000)
  .regex(/^https?:\/\//i, 'expected an address that begins with http:// or https://')
const webhookHeaders = z.array(webhookHeaderSchema).max(HEADERS_MAX, `expected at most ${HEADERS_MAX} headers`)
const fields = z.array(fieldSchema).max(FIELDS_MAX, `expected at most ${FIELDS_MAX} fields`)
const receives = z.never({ error: 'only event types that receive have this setting' }).optional()
const notOfSending = {
  receiveType: receives,
  verification: receives,
  deliveryId: receives,
  fanOut: receives,
  invalid: receives,
}

type Placed = { id?: string | null | undefined; jsonPointerPath?: string | null | undefined }

/** Where a field's value goes in the body: its pointer, by default its id at the root. Null: into no body. */
export function bodyPointerOf({ id, jsonPointerPath }: Placed): string[] | null {
  if (!jsonPointerPath) return jsonPointerPath === '' ? null : [id ?? '']
  return parsePointer(jsonPointerPath)
}

/** Two values cannot go to one place, nor one inside the other; a pointer leads into the body. */
export function pointerFaults(fields: readonly Placed[]): Fault[] {
  const places = fields.map((field) => bodyPointerOf(field))
  return places.flatMap((tokens, n) => {
    const at = (message: string): Fault[] => [{ path: ['fields', n, 'jsonPointerPath'], message }]
    if (tokens === null) return at('expected a JSON Pointer into the body, such as /order/total')
    const other = places.findIndex((before, m) => m < n && before !== null && overlap(before, tokens))
    if (other < 0) return []
    return at(`the value of the field “${fields[other]?.id}” goes there, or inside it, or around it`)
  })
}

const overlap = (a: readonly string[], b: readonly string[]): boolean =>
  a.slice(0, b.length).every((token, i) => token === b[i])

/** What the list of fields and that of headers ask beyond their members. */
export function sendFaults(document: unknown): Fault[] {
  const list = listOf(document)
  return [...fieldFaults(list), ...pointerFaults(list), ...headerFaults(document)]
}

function headerFaults(document: unknown): Fault[] {
  const headers =
    typeof document === 'object' && document !== null && 'webhookHeaders' in document ? document.webhookHeaders : []
  if (!Array.isArray(headers)) return []
  const names = headers.map((header) => String(header?.name).toLowerCase())
  return names.flatMap((name, n) =>
    names.indexOf(name) === n
      ? []
      : [{ path: ['webhookHeaders', n, 'name'], message: `the header “${name}” is there already` }],
  )
}

/** An event type that is sent, as an owner makes it (contract §6, `category: "send"`). */
export const sendEventTypeInputSchema = withFaults(
  z.object({
    ...{ name: nameSchema, alias: aliasSchema, category: z.literal('send'), webhookUrl },
    ...{ webhookHeaders: webhookHeaders.default([]), fields, ...notOfSending },
  }),
  sendFaults,
)
export type SendEventTypeInput = z.output<typeof sendEventTypeInputSchema>

/** What is left out stays as it is; `fields` and `webhookHeaders` replace the whole list. */
export const sendEventTypePatchSchema = withFaults(
  z.object({ name: nameSchema, alias: aliasSchema, webhookUrl, webhookHeaders, fields }).partial(),
  sendFaults,
)
export type SendEventTypePatch = z.output<typeof sendEventTypePatchSchema>
