import { env } from '@/server/env'

/** What the operator lets the product send to. Handed on as a value, so that a test can have rules of its own. */
export type SendRules = {
  ports: readonly number[]
  /** CIDR ranges that are not public and may be sent to all the same. */
  allowedRanges: readonly string[]
}

/** The rules of this installation (`SEND_PORTS`, `SEND_ALLOWED_RANGES`). */
export const sendRules = (): SendRules => ({ ports: env.SEND_PORTS, allowedRanges: env.SEND_ALLOWED_RANGES })
