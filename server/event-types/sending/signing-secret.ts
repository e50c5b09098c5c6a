import { and, eq } from 'drizzle-orm'
import { eventTypes } from '@/db'
import type { StoreContext } from '@/server/context'
import { Problem } from '@/server/problems'
import { open } from '@/server/secrets/seal'
import { changeStore } from '@/server/stores/change-store'
import { readSendEventType } from './read-send-event-types'
import { signingSecretAt } from './sealed-places'

/** The secret that a receiver checks deliveries by, each time audited. Throws `not-found`, and `conflict` under another APP_SECRET. */
export function signingSecret(ctx: StoreContext, input: { id: string }): Promise<{ signingSecret: string }> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const { id, name } = await readSendEventType(tx, ctx, input.id)
    const [row] = await tx
      .select({ sealed: eventTypes.signingSecret })
      .from(eventTypes)
      .where(and(eq(eventTypes.storeId, storeId), eq(eventTypes.id, id)))
    if (!row?.sealed) throw new Problem('conflict', 'This event type has no signing secret. Make a new one.')
    const secret = open(row.sealed, signingSecretAt(storeId, id))
    await audit('signing-secret.copied', { type: 'event-type', id, name })
    return { signingSecret: secret }
  })
}
