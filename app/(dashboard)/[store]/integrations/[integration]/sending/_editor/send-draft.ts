import { isCredential, isMask, maskOf, type WebhookHeader } from '@/server/event-types/send-schema'
import type { SendEventTypeWithUsage } from '@/server/event-types/sending/get-send-event-type'
import type { ValidationError } from '@/server/problems'
import {
  aliasOf,
  type FieldDraft,
  fieldDraftOf,
  fieldInputOf,
  filledRows,
  newField,
  newKey,
} from '../../events/_editor/draft'
import { type Faults, faultsOf } from '../../events/_editor/faults'

/** `value` is masked (`isMask`) while the credential that the server keeps stays as it is. */
export type HeaderDraft = { key: string; name: string; value: string }
export type SendDraft = {
  name: string
  alias: string
  webhookUrl: string
  headers: HeaderDraft[]
  fields: FieldDraft[]
}

export const newSendDraft = (): SendDraft => ({
  ...{ name: '', alias: '', webhookUrl: '', headers: [] },
  fields: [newField({ name: 'Email', type: 'email', required: true })],
})

export const newHeader = (over: Partial<HeaderDraft> = {}): HeaderDraft => ({
  ...{ key: newKey(), name: '', value: '' },
  ...over,
})

export const sendDraftOf = (saved: SendEventTypeWithUsage): SendDraft => ({
  ...{ name: saved.name, alias: saved.alias, webhookUrl: saved.webhookUrl },
  headers: saved.webhookHeaders.map((header) => newHeader(masked(header))),
  fields: saved.fields.map(fieldDraftOf),
})

/** Nobody who looks over a shoulder reads a credential: it is typed anew, or kept. */
const masked = ({ name, value }: WebhookHeader): WebhookHeader => ({
  name,
  value: isCredential(name) && !isMask(value) ? maskOf(value.trim()) : value,
})

/** The draft once the server has it: what was typed as a credential is kept there and shown no more. */
export const keptDraft = (draft: SendDraft): SendDraft => ({
  ...draft,
  headers: draft.headers.map((header) => ({ ...header, ...masked(header) })),
})

/** The document of contract §6. Rows that nothing was typed into are none. */
export function sendInputOf(draft: SendDraft) {
  const rows = filledRows(draft.fields)
  const headers = draft.headers.filter(({ name, value }) => name.trim() !== '' || value !== '')
  const input = {
    ...{ name: draft.name, alias: aliasOf(draft), category: 'send' as const, webhookUrl: draft.webhookUrl },
    webhookHeaders: headers.map(({ name, value }) => ({ name, value })),
    fields: rows.map((field) => fieldInputOf(field, 'send')),
  }
  return { input, rows, headers }
}

/** The server's reasons by their places in the form; those of a header at `{row key} name` or `{row key} value`. */
export function sendFaultsOf(
  errors: readonly ValidationError[],
  rows: readonly FieldDraft[],
  headers: readonly HeaderDraft[],
): Faults {
  const ofHeaders = errors.flatMap(({ path, reason }): [string, string][] => {
    const [, index, property] = /^\/webhookHeaders\/(\d+)\/(name|value)/.exec(path) ?? []
    const header = headers[Number(index)]
    return header ? [[`${header.key} ${property}`, reason]] : []
  })
  return new Map([...faultsOf(errors, rows), ...ofHeaders])
}
