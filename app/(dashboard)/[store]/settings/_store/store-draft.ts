import { z } from 'zod'
import { nameSchema, updateStoreSchema } from '@/server/stores/schema'
import type { Store } from '@/server/stores/store-of'

const { allowedOrigins, requestsPerMinute, retentionDays, showKeysOnce, timeZone } = updateStoreSchema.shape

/** What the form holds: origins one a line, numbers as typed. What is sent is what `updateStoreSchema` takes. */
export const storeDraftSchema = z.object({
  name: nameSchema,
  timeZone: timeZone.unwrap(),
  allowedOrigins: z.string().transform(linesOf).pipe(allowedOrigins.unwrap()),
  requestsPerMinute: z.string().transform(numberOf).pipe(requestsPerMinute.unwrap()),
  retentionDays: z.string().transform(numberOf).pipe(retentionDays.unwrap()),
  showKeysOnce: showKeysOnce.unwrap(),
})
export type StoreDraft = z.input<typeof storeDraftSchema>

export const draftOf = (store: Store): StoreDraft => ({
  name: store.name,
  timeZone: store.timeZone,
  allowedOrigins: store.allowedOrigins.join('\n'),
  requestsPerMinute: String(store.requestsPerMinute),
  retentionDays: String(store.retentionDays),
  showKeysOnce: store.showKeysOnce,
})

function linesOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((line) => line !== '')
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text)
}
