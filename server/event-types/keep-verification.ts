import { createHash, randomBytes } from 'node:crypto'
import type { eventTypes } from '@/db'
import { notValid } from '@/server/problems'
import { open, seal } from '@/server/secrets/seal'
import { verificationSecretAt } from './proof'
import type { Verification, VerificationInput } from './webhook-settings'

type Kept = Pick<
  typeof eventTypes.$inferSelect,
  'verification' | 'verificationSecret' | 'previousSecret' | 'previousSecretEndsAt'
>

/** How long the secret before the present one is taken, unless told. */
const OVERLAP_HOURS = 24
const TOKEN_BYTES = 24

export type KeptVerification = Kept & {
  /** A token that was made now: it can be told this once, since only its hash is kept. */
  token: string | null
}

const NONE: KeptVerification = {
  ...{ verification: null, verificationSecret: null, previousSecret: null, previousSecretEndsAt: null },
  token: null,
}

/**
 * What is kept of a verification: undefined leaves all as it is, null takes it away. The same type without a secret keeps
 * the secret; a new secret (a new token) lets the old one live on for `overlapHours`. Throws `not-valid` where a type that
 * is new here comes without its secret.
 */
export function keepVerification(
  at: { storeId: string; eventTypeId: string; now: Date },
  before: Kept | null,
  input: VerificationInput | null | undefined,
): KeptVerification {
  if (input === undefined) return before ? { ...before, token: null } : NONE
  if (input === null) return NONE
  const isSame = before?.verification?.type === input.type && before.verificationSecret !== null
  const kept = { ...(isSame ? before : NONE), verification: publicPart(input), token: null }
  const renew = (secret: string): KeptVerification => {
    const hours = input.overlapHours ?? OVERLAP_HOURS
    const endsAt = new Date(at.now.getTime() + hours * 3_600_000).toISOString()
    const lives = isSame && hours > 0
    return {
      ...kept,
      verificationSecret: secret,
      previousSecret: lives ? before.verificationSecret : null,
      previousSecretEndsAt: lives ? endsAt : null,
    }
  }
  if (input.type === 'token') {
    if (isSame && !input.rotate) return kept
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    return { ...renew(createHash('sha256').update(token).digest('hex')), token }
  }
  const place = verificationSecretAt(at.storeId, at.eventTypeId)
  if (input.secret === undefined) {
    if (isSame) return kept
    throw notValid([{ path: '/verification/secret', reason: 'expected the secret that the sender signs with' }])
  }
  if (isSame && opened(before.verificationSecret, place) === input.secret) return kept
  return renew(seal(input.secret, place))
}

function publicPart(input: VerificationInput): Verification {
  switch (input.type) {
    case 'hmac': {
      const { type, algorithm, header, encoding, prefix } = input
      return { type, algorithm, header, encoding, prefix }
    }
    case 'header':
      return { type: input.type, header: input.header }
    case 'basic':
      return { type: input.type, user: input.user }
    default:
      return { type: input.type }
  }
}

function opened(kept: string | null, place: string): string | undefined {
  try {
    return kept === null ? undefined : open(kept, place)
  } catch {
    return undefined
  }
}
