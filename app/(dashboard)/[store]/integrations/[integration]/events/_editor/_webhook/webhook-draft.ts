import type { EventTypeView } from '@/server/event-types/read-event-types'
import type {
  DeliveryId,
  FanOut,
  Invalid,
  Verification,
  VerificationInput,
} from '@/server/event-types/webhook-settings'

export type VerificationType = 'none' | Verification['type']
type Hmac = Extract<Verification, { type: 'hmac' }>

/** How senders prove themselves, as it is typed: what another type needs stays while the type is switched to and fro. */
export type VerificationDraft = {
  type: VerificationType
  algorithm: Hmac['algorithm']
  encoding: Hmac['encoding']
  prefix: string
  header: string
  user: string
  /** Empty: the one that is set stays. */
  secret: string
  /** A new token on saving. */
  rotates: boolean
  overlapHours: number
}

/** What only a webhook has. */
export type WebhookDraft = {
  verification: VerificationDraft
  /** `from` tells where; header name or pointer. */
  deliveryId: { from: 'none' | 'header' | 'pointer'; at: string }
  /** Empty: one event for each request. */
  fanOut: string
  invalid: Invalid
}

const OVERLAP_HOURS = 24

export function webhookDraftOf(
  saved?: Pick<EventTypeView, 'verification' | 'deliveryId' | 'fanOut' | 'invalid'>,
): WebhookDraft {
  return {
    verification: verificationDraftOf(saved?.verification ?? null),
    deliveryId: deliveryIdDraftOf(saved?.deliveryId ?? null),
    fanOut: saved?.fanOut?.pointer ?? '',
    invalid: saved?.invalid ?? 'refuse',
  }
}

export function verificationDraftOf(verification: Verification | null): VerificationDraft {
  return {
    ...{ type: verification?.type ?? 'none', algorithm: 'sha256', encoding: 'hex', prefix: '', header: '', user: '' },
    ...verification,
    ...{ secret: '', rotates: false, overlapHours: OVERLAP_HOURS },
  }
}

export function deliveryIdDraftOf(deliveryId: DeliveryId | null): WebhookDraft['deliveryId'] {
  if (!deliveryId) return { from: 'none', at: '' }
  return 'header' in deliveryId
    ? { from: 'header', at: deliveryId.header }
    : { from: 'pointer', at: deliveryId.pointer }
}

/** The settings of contract §6. What is `none` is null: that takes the setting away. */
export function webhookInputOf({ verification, deliveryId, fanOut, invalid }: WebhookDraft): {
  verification: VerificationInput | null
  deliveryId: DeliveryId | null
  fanOut: FanOut | null
  invalid: Invalid
} {
  const { from, at } = deliveryId
  return {
    verification: verificationInputOf(verification),
    deliveryId: from === 'none' ? null : from === 'header' ? { header: at } : { pointer: at },
    fanOut: fanOut.trim() === '' ? null : { pointer: fanOut.trim() },
    invalid,
  }
}

function verificationInputOf(draft: VerificationDraft): VerificationInput | null {
  const { type, algorithm, encoding, prefix, header, user, overlapHours } = draft
  const secret = draft.secret === '' ? {} : { secret: draft.secret, overlapHours }
  switch (type) {
    case 'none':
      return null
    case 'hmac':
      return { type, algorithm, encoding, prefix, header, ...secret }
    case 'header':
      return { type, header, ...secret }
    case 'basic':
      return { type, user, ...secret }
    case 'token':
      return draft.rotates ? { type, rotate: true, overlapHours } : { type }
    default:
      return { type, ...secret }
  }
}

/** After saving: what was told once is forgotten. */
export const withoutSecrets = (draft: WebhookDraft): WebhookDraft => ({
  ...draft,
  verification: { ...draft.verification, secret: '', rotates: false },
})

/** A way of proving that is new here cannot do without its secret; a token is made by the server. */
export const lacksSecret = ({ type, secret }: VerificationDraft, kept: Verification | null): boolean =>
  type !== 'none' && type !== 'token' && secret === '' && kept?.type !== type
