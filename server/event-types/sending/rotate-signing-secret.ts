import { and, eq } from 'drizzle-orm'
import { eventTypes } from '@/db'
import type { StoreContext } from '@/server/context'
import { seal } from '@/server/secrets/seal'
import { changeStore } from '@/server/stores/change-store'
import { newSigningSecret } from './new-signing-secret'
import { readSendEventType } from './read-send-event-types'
import { signingSecretAt } from './sealed-places'

/** A new signing secret: every try from now on is signed with it, of what is pending too. Throws `not-found`. */
export function rotateSigningSecret(ctx: StoreContext, input: { id: string }): Promise<{ signingSecret: string }> {
  const storeId = ctx.store.id
  return changeStore(ctx, async ({ tx, audit }) => {
    const { id, name } = await readSendEventType(tx, ctx, input.id)
    const secret = newSigningSecret()
    await tx
      .update(eventTypes)
      .set({ signingSecret: seal(secret, signingSecretAt(storeId, id)), updatedAt: new Date().toISOString() })
      .where(and(eq(eventTypes.storeId, storeId), eq(eventTypes.id, id)))
    await audit('signing-secret.rotated', { type: 'event-type', id, name })
    return { signingSecret: secret }
  })
}
