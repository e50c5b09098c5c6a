import type { eventTypes } from '@/db'
import { open } from '@/server/secrets/seal'
import { type Delivered, verifyDelivery } from './verify-delivery'
import type { Verification } from './webhook-settings'

type Row = Pick<typeof eventTypes.$inferSelect, 'id' | 'verificationSecret' | 'previousSecret' | 'previousSecretEndsAt'>

/** What a sender has to prove, with the secrets opened; asked for each delivery. */
export type Proof = {
  verification: Verification
  /** Undefined: proved; otherwise why not. */
  fault: (delivered: Delivered, nowMs: number) => string | undefined
}

export const verificationSecretAt = (storeId: string, eventTypeId: string): string =>
  `verification/${storeId}/${eventTypeId}`

/** The present secret proves a delivery, and the one before it until its end (faults §3 "rotation with overlap"). */
export function proofOf(storeId: string, row: Row, verification: Verification): Proof {
  const place = verificationSecretAt(storeId, row.id)
  const present = opened(verification, row.verificationSecret, place)
  const previous = opened(verification, row.previousSecret, place)
  const previousEndsMs = row.previousSecretEndsAt ? Date.parse(row.previousSecretEndsAt) : 0
  return {
    verification,
    fault(delivered, nowMs) {
      const alive = nowMs < previousEndsMs ? [present, previous] : [present]
      const secrets = alive.flatMap((secret) => secret ?? [])
      return verifyDelivery(verification, secrets, delivered, nowMs)
    },
  }
}

/** A token is kept as its hash. What cannot be opened (another APP_SECRET) proves nothing, and stops nothing else. */
function opened({ type }: Verification, kept: string | null, place: string): string | undefined {
  if (kept === null) return undefined
  if (type === 'token') return kept
  try {
    return open(kept, place)
  } catch {
    return undefined
  }
}
